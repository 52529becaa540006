//! Whatever goes wrong with the disk, the folder holds the tables of one run or of the other, and the next run finds its way.
//!
//! The process that crashes is this test program itself, run again for one test alone and told by variables what to do.

use crate::{Folder, command, outcome, run, ten};
use capgap::batch::{Column, Kind, write_parquet};
use capgap::disk::{Disk, Operation, Where, WriteError};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

const PLACES: [(&str, Where); 3] = [("before", Where::Before), ("half", Where::HalfWay), ("after", Where::After)];

/// Files of a run by name.
type Files = BTreeMap<String, String>;

/// The files of the run before, with one that the new run does not have.
fn old() -> Files {
    ["scores.csv", "gaps.csv", "extra.csv", "rejected/one.html", "summary.json"].map(|name| (name.to_owned(), format!("old {name}"))).into()
}

fn new() -> Files {
    static NEW: OnceLock<Files> = OnceLock::new();
    let made = || {
        let (mut files, mut parquet) = (written(), Vec::new());
        as_parquet(files["scores.csv"].as_bytes(), &mut parquet).unwrap();
        files.insert("scores.parquet".to_owned(), String::from_utf8_lossy(&parquet).into_owned());
        files
    };
    NEW.get_or_init(made).clone()
}

/// Those of the new files that are written as they are.
fn written() -> Files {
    ["scores.csv", "gaps.csv", "rejected/one.html", "rejected/two.html", "summary.json"]
        .map(|name| (name.to_owned(), format!("new {name}\n{}", "a row with some words in it\n".repeat(15_000))))
        .into()
}

fn as_parquet(csv: impl Read + Send, to: impl Write + Send) -> io::Result<()> {
    let columns = [Column::new("new scores.csv", Kind::Text)];
    write_parquet(csv, &columns, &[], 1, &mut |_| true, to).map(|rows| assert_eq!(rows, 15_000))
}

/// Writes the new files over the old ones.
fn work(disk: &Disk, folder: &Path) -> Result<(), WriteError> {
    let mut staged = disk.stage(folder)?;
    let write = |staged: &mut capgap::disk::Staged| {
        for (name, text) in written() {
            let mut file = staged.create(&name)?;
            for part in text.as_bytes().chunks(70_000) {
                file.put(part)?;
            }
            file.finish()?;
        }
        // The Parquet of a table is made of the finished one.
        let mut file = staged.create("scores.parquet")?;
        as_parquet(staged.open("scores.csv")?, &mut file)?;
        file.finish()?;
        Ok::<(), WriteError>(())
    };
    if let Err(error) = write(&mut staged) {
        staged.abandon();
        return Err(error);
    }
    staged.publish("summary.json", &["extra.csv".to_owned(), "scores.csv".to_owned()])
}

fn begin(folder: &Folder) {
    let _ = fs::remove_dir_all(folder.0.join("out"));
    for (name, text) in old() {
        folder.write(&format!("out/{name}"), text);
    }
}

fn found(folder: &Folder) -> Files {
    folder.files("out").into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// The files that a reader sees, without what is hidden.
fn shown(folder: &Folder) -> Files {
    found(folder).into_iter().filter(|(name, _)| !name.starts_with('.')).collect()
}

/// Not a test by itself: the process that the test below starts. Without the variables it does nothing.
#[test]
fn child_process() {
    let Some(folder) = env::var_os("CAPGAP_BATCH_FOLDER") else { return };
    let variable = |name: &str| env::var(name).expect("set together with the folder");
    let place = PLACES.iter().find(|(name, _)| *name == variable("CAPGAP_BATCH_PLACE")).expect("a known place").1;
    let disk = Disk::aborting_at(variable("CAPGAP_BATCH_NUMBER").parse().expect("a number"), place);
    work(&disk, Path::new(&folder)).expect("nothing goes wrong before the crash");
}

fn operations(folder: &Folder) -> Vec<Operation> {
    begin(folder);
    let disk = Disk::recording();
    work(&disk, &folder.0.join("out")).expect("nothing goes wrong");
    assert_eq!(found(folder), new(), "a whole run leaves nothing else");
    disk.recorded()
}

/// What must hold at every moment: where the summary stands, all that stands beside it is of one run and whole.
fn one_run(folder: &Folder, at: &str) {
    let shown = shown(folder);
    match shown.get("summary.json") {
        None => assert!(shown.values().all(|text| text.starts_with("old ") || new().values().any(|whole| whole == text)), "{at}: torn"),
        Some(_) => assert!(shown == old() || shown == new(), "{at}: {:?}", shown.keys()),
    }
}

/// What must hold once the next run has begun.
fn settled(folder: &Folder, at: &str) {
    let next = Disk::new().stage(&folder.0.join("out")).unwrap_or_else(|error| panic!("{at}: {error}"));
    next.abandon();
    let found = found(folder);
    assert!(found == old() || found == new(), "{at}: {:?}", found.keys());
    work(&Disk::new(), &folder.0.join("out")).unwrap_or_else(|error| panic!("{at}: {error}"));
    assert_eq!(self::found(folder), new(), "{at}");
}

#[test]
fn a_crash_at_any_operation_leaves_one_run_or_the_other() {
    let folder = Folder::new("crash");
    let operations = operations(&folder);
    assert!(operations.contains(&Operation::Rename) && operations.contains(&Operation::RemoveFolder));
    let (mut points, mut kept, mut replaced) = (0, 0, 0);
    for (number, operation) in (1u32..).zip(&operations) {
        for (name, place) in PLACES.iter().filter(|(_, place)| operation.writes() || *place != Where::HalfWay) {
            let at = format!("{operation:?}, number {number} of {}, {place:?}", operations.len());
            begin(&folder);
            let output = Command::new(env::current_exe().unwrap())
                .args(["--exact", "batch::faults::child_process", "--nocapture", "--test-threads=1"])
                .env("CAPGAP_BATCH_FOLDER", folder.0.join("out"))
                .env("CAPGAP_BATCH_NUMBER", number.to_string())
                .env("CAPGAP_BATCH_PLACE", name)
                .output()
                .expect("the test program starts again");
            assert_eq!(output.status.code(), Some(Disk::ABORTED), "{at}: {}", String::from_utf8_lossy(&output.stderr));
            one_run(&folder, &at);
            let before = shown(&folder);
            kept += u32::from(before == old());
            replaced += u32::from(before == new());
            settled(&folder, &at);
            points += 1;
        }
    }
    assert!(points > 100 && kept > 60 && replaced > 2, "{points} places, {kept} before and {replaced} after");
}

#[test]
fn a_disk_that_is_full_at_any_operation_loses_nothing() {
    let folder = Folder::new("full");
    let operations = operations(&folder);
    let (mut kept, mut told) = (0, 0);
    for (number, operation) in (1u32..).zip(&operations) {
        let at = format!("{operation:?}, number {number}");
        begin(&folder);
        let result = work(&Disk::refusing_at(number), &folder.0.join("out"));
        one_run(&folder, &at);
        match result {
            Ok(()) => assert_eq!(shown(&folder), new(), "{at}"),
            Err(error) => {
                told += 1;
                kept += u32::from(shown(&folder) == old());
                let words = error.told(&capgap::words::Words::english(), Path::new("out"));
                let wanted = if *operation == Operation::Remove { "the system does not allow it" } else { "no room left on the disk" };
                assert!(words.contains(wanted), "{at}: {words}");
            }
        }
        settled(&folder, &at);
    }
    assert!(told > 20 && kept > 15, "{told} told, {kept} kept");
}

/// Waits until a file is there whose name ends so; the process under test is waiting itself meanwhile.
fn until_there(folder: &Folder, ending: &str) {
    loop {
        let names = fs::read_dir(folder.0.join("out")).into_iter().flatten().flatten().map(|entry| entry.file_name());
        if names.into_iter().any(|name| name.to_string_lossy().ends_with(ending)) {
            return;
        }
        std::thread::yield_now();
    }
}

#[test]
fn two_runs_into_one_folder_do_not_meet() {
    let folder = Folder::new("two");
    ten(&folder);
    let mut first = command(&folder, &["in", "-", "-o", "out"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    until_there(&folder, ".part");
    let second = run(&folder, &["in", "-o", "out"]);
    assert_eq!(second.code, 5, "{}", second.errors);
    assert!(second.errors.contains("is in use"), "{}", second.errors);
    first.stdin.take().unwrap().write_all(crate::answers("XZZ", "2026-05-01", 1, "draft").as_bytes()).unwrap();
    let first = outcome(first.wait_with_output().unwrap());
    assert_eq!(first.code, 0, "{}", first.errors);
    assert_eq!(crate::table(&folder, "out/scores.csv").len(), 11);
    assert_eq!(run(&folder, &["in", "-o", "out"]).code, 0);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_its_folder_and_the_next_one_takes_it_away() {
    let folder = Folder::new("interrupted");
    ten(&folder);
    assert_eq!(run(&folder, &["in", "-o", "out"]).code, 0);
    let before = found(&folder);
    let mut child = command(&folder, &["in", "-", "-o", "out"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    until_there(&folder, ".part");
    let killed = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap();
    assert!(killed.success());
    drop(child.stdin.take());
    let ended = outcome(child.wait_with_output().unwrap());
    assert_eq!(ended.code, 130, "{}", ended.errors);
    assert!(
        ended.errors.contains("Interrupted. Nothing in out has changed; what was written so far is in out/.capgap-batch."),
        "{}",
        ended.errors
    );
    assert_eq!(shown(&folder), before);
    assert!(fs::read_dir(folder.0.join("out")).unwrap().flatten().any(|entry| entry.file_name().to_string_lossy().ends_with(".part")));
    assert_eq!(run(&folder, &["in", "-o", "out"]).code, 0);
    assert_eq!(found(&folder), before);
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_vanishes_is_told() {
    let folder = Folder::new("vanished");
    ten(&folder);
    let mut child = command(&folder, &["in", "-", "-o", "out"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Once all its files are there it waits for standard input.
    until_there(&folder, ".part");
    let all_there = || fs::read_dir(folder.0.join("out")).unwrap().flatten().any(|entry| entry.path().join("rejected.jsonl").is_file());
    while !all_there() {
        std::thread::yield_now();
    }
    fs::remove_dir_all(folder.0.join("out")).unwrap();
    drop(child.stdin.take());
    let ended = outcome(child.wait_with_output().unwrap());
    assert_eq!(ended.code, 4, "{}", ended.errors);
    assert!(ended.errors.contains("out cannot be written: its folder does not exist"), "{}", ended.errors);
    assert!(!folder.0.join("out").exists());
}

#[test]
fn an_output_folder_that_cannot_be_is_told() {
    let folder = Folder::new("barred");
    ten(&folder);
    folder.write("file", "in the way");
    let done = run(&folder, &["in", "-o", "file/out"]);
    assert_eq!(done.code, 4, "{}", done.errors);
    let mut permissions = fs::metadata(folder.0.join("in")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::create_dir(folder.0.join("locked")).unwrap();
    fs::set_permissions(folder.0.join("locked"), permissions).unwrap();
    // Whoever may do everything is not barred.
    if fs::write(folder.0.join("locked/try"), "").is_err() {
        let done = run(&folder, &["in", "-o", "locked"]);
        assert_eq!(done.code, 4, "{}", done.errors);
        assert!(done.errors.contains("the system does not allow it"), "{}", done.errors);
    }
}

#[test]
fn a_table_that_may_not_be_replaced_leaves_all_as_it_was() {
    let folder = Folder::new("in-the-way");
    ten(&folder);
    assert_eq!(run(&folder, &["in", "-o", "out"]).code, 0);
    fs::remove_file(folder.0.join("out/gaps.csv")).unwrap();
    fs::create_dir(folder.0.join("out/gaps.csv")).unwrap();
    let before = found(&folder);
    let done = run(&folder, &["in/XAA.toml", "-o", "out"]);
    assert_eq!(done.code, 4, "{}", done.errors);
    assert_eq!(found(&folder), before);
}
