//! A crash at any moment of a save leaves the answers before it or after it, and nothing that bars the next save.
//!
//! The process that crashes is this test program itself, run again for one test alone and told by variables what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use capgap::disk::{Disk, Operation, ReadError, Where, WriteError, read_log};
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const SAVES: usize = 3;
const OFFICE: &str = "digital-ministry";

// --- what the process that crashes does ---

/// A task for the process that crashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    /// Takes the lock and saves three times, each time with an entry in the log.
    Saves,
    /// Writes a new file.
    New,
    /// Writes a report over an older one.
    Report,
    /// Writes three reports into a folder where one of them is already.
    Several,
}

const TASKS: [(&str, Task); 4] = [("saves", Task::Saves), ("new", Task::New), ("report", Task::Report), ("several", Task::Several)];

/// The reports of [`Task::Several`], the first of which is there before.
const REPORTS: [&str; 3] = ["atlantis.toml", "atlantis-report.html", "atlantis-report.xlsx"];

fn reports() -> Vec<(String, Vec<u8>)> {
    REPORTS.map(|name| (name.to_owned(), state(1).into_bytes())).to_vec()
}

/// Does a task and returns how many operations were begun after each part of it.
fn work(task: Task, disk: &Disk, folder: &Path) -> Vec<u32> {
    match task {
        Task::Saves => {
            let lock = disk.lock(&file_in(folder), Some(OFFICE)).expect("the lock is free");
            let save = |number| {
                disk.replace(&file_in(folder), state(number).as_bytes()).expect("a save");
                disk.append_line(&log_in(folder), &entry(number)).expect("an entry");
                disk.begun()
            };
            let ends = (1..=SAVES).map(save).collect();
            drop(lock);
            ends
        }
        Task::New => {
            disk.write_new(&file_in(folder), state(1).as_bytes()).expect("a new file");
            vec![disk.begun()]
        }
        Task::Report => {
            disk.write_atomically(&file_in(folder), state(1).as_bytes()).expect("a report");
            vec![disk.begun()]
        }
        Task::Several => {
            disk.write_several(folder, &reports()).expect("reports");
            vec![disk.begun()]
        }
    }
}

/// Not a test by itself: the process that the tests below start. Without the variables it does nothing.
#[test]
fn child_process() {
    let Ok(folder) = env::var("CAPGAP_CRASH_FOLDER").map(PathBuf::from) else { return };
    let variable = |name: &str| env::var(name).expect("set together with the folder");
    if variable("CAPGAP_CRASH_TASK") == "hold" {
        let _lock = Disk::new().lock(&file_in(&folder), Some(OFFICE)).expect("the lock is free");
        println!("held");
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).expect("a word when to go on");
        // No destructor runs, as in a crash.
        std::process::exit(Disk::ABORTED);
    }
    let task = TASKS.iter().find(|(name, _)| *name == variable("CAPGAP_CRASH_TASK")).expect("a known task").1;
    let place = PLACES.iter().find(|(name, _)| *name == variable("CAPGAP_CRASH_PLACE")).expect("a known place").1;
    let mut disk = Disk::aborting_at(variable("CAPGAP_CRASH_NUMBER").parse().expect("a number"), place);
    if variable("CAPGAP_CRASH_LINKS") == "no" {
        disk = disk.without_links();
    }
    work(task, &disk, &folder);
}

const PLACES: [(&str, Where); 3] = [("before", Where::Before), ("half", Where::HalfWay), ("after", Where::After)];

fn child(folder: &Path, task: &str) -> Command {
    let mut command = Command::new(env::current_exe().expect("a test knows its program"));
    command.args(["--exact", "child_process", "--nocapture", "--test-threads=1"]);
    command.env("CAPGAP_CRASH_FOLDER", folder).env("CAPGAP_CRASH_TASK", task);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Lets a process do a task and crash at one place.
fn crash(folder: &Path, task: Task, links: bool, number: u32, place: Where) {
    let task = TASKS.iter().find(|(_, found)| *found == task).unwrap().0;
    let place = PLACES.iter().find(|(_, found)| *found == place).unwrap().0;
    let output = child(folder, task)
        .env("CAPGAP_CRASH_NUMBER", number.to_string())
        .env("CAPGAP_CRASH_PLACE", place)
        .env("CAPGAP_CRASH_LINKS", if links { "yes" } else { "no" })
        .output()
        .expect("the test program starts again");
    assert_eq!(output.status.code(), Some(Disk::ABORTED), "{task} {number} {place}: {}", String::from_utf8_lossy(&output.stderr));
}

// --- what is saved ---

/// An answer file with a person's comments and this number of answers.
fn state(answers: usize) -> String {
    let mut text =
        "# Kept by the working group; ask before you change the marking.\nformat = 1\n\n[submission]\nstate = \"Atlantis\" # fictional\n\
                    code = \"XAT\"\nquestionnaire = \"fcc\"\n"
            .to_owned();
    for number in 1..=answers {
        text += &format!(
            "\n# {number}: agreed with the ministry of transport – “as it stands”\n[answers.\"question-{number}.level\"]\nvalue = {number}\n"
        );
    }
    text + "\n# The end of the file.\n"
}

fn entry(number: usize) -> String {
    format!("{{\"question\":\"question-{number}.level\",\"new\":{number},\"why\":\"décision nº {number}\"}}")
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("atlantis.toml")
}

fn previous_in(folder: &Path) -> PathBuf {
    folder.join("atlantis.toml.previous")
}

fn log_in(folder: &Path) -> PathBuf {
    folder.join("atlantis.log")
}

fn lock_in(folder: &Path) -> PathBuf {
    folder.join(".atlantis.toml.lock")
}

// --- what is looked at afterwards ---

/// A folder of its own for one test, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("capgap-crash-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    /// Empties it and puts the first state there.
    fn begin(&self) -> &Path {
        for name in self.names() {
            fs::remove_file(self.0.join(name)).expect("an own file");
        }
        fs::write(file_in(&self.0), state(0)).expect("the first state");
        &self.0
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the folder is there").map(|entry| entry.expect("an entry"));
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Which of the states stands in a file, if it is one of them.
fn state_of(path: &Path) -> Option<usize> {
    let text = fs::read_to_string(path).ok()?;
    (0..=SAVES + 1).find(|answers| state(*answers) == text)
}

/// The answers to which the whole entries of the log belong; how many were cut short.
fn entries_in(folder: &Path) -> (Vec<usize>, usize) {
    let lines = read_log(&log_in(folder)).expect("a log or none");
    let whole: Vec<usize> = lines
        .iter()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .map(|entry| usize::try_from(entry["new"].as_u64().expect("a number")).unwrap())
        .collect();
    let cut = lines.len() - whole.len();
    (whole, cut)
}

fn parts(folder: &Folder) -> Vec<String> {
    folder.names().into_iter().filter(|name| name.ends_with(".part")).collect()
}

fn recorded(task: Task, links: bool, folder: &Path) -> (Vec<Operation>, Vec<u32>) {
    let disk = if links { Disk::recording() } else { Disk::recording().without_links() };
    let ends = work(task, &disk, folder);
    assert_eq!(disk.recorded().len(), disk.begun() as usize);
    (disk.recorded(), ends)
}

fn places_of(operation: Operation) -> &'static [Where] {
    if operation.writes() { &[Where::Before, Where::HalfWay, Where::After] } else { &[Where::Before, Where::After] }
}

// --- crashes ---

/// Crashes three saves at every place there is; returns how many places and which operations there were.
fn crash_saves_everywhere(links: bool) -> (usize, BTreeSet<Operation>) {
    let folder = Folder::new(if links { "saves" } else { "copies" });
    let (operations, ends) = recorded(Task::Saves, links, folder.begin());
    assert_eq!(ends.len(), SAVES);
    assert_eq!(folder.names(), ["atlantis.log", "atlantis.toml", "atlantis.toml.previous"], "a whole run leaves nothing else");
    let mut points = 0;
    for (number, operation) in (1u32..).zip(&operations) {
        for place in places_of(*operation) {
            let at = format!("{operation:?}, number {number} of {}, {place:?}", operations.len());
            folder.begin();
            crash(&folder.0, Task::Saves, links, number, *place);
            points += 1;
            after_crash(&folder, &ends, number, &at);
            next_save(&folder, &at);
        }
    }
    (points, operations.into_iter().collect())
}

fn after_crash(folder: &Folder, ends: &[u32], number: u32, at: &str) {
    // Saves that were done before this operation began.
    let done = ends.iter().filter(|end| **end < number).count();
    let now = state_of(&file_in(&folder.0)).unwrap_or_else(|| panic!("{at}: the file is missing or between two states"));
    assert!(now == done || now == done + 1, "{at}: state {now} after {done} saves");
    let previous = state_of(&previous_in(&folder.0));
    assert_eq!(previous.is_some(), previous_in(&folder.0).exists(), "{at}: the previous state is no whole one");
    assert!(previous.is_none_or(|previous| previous <= now && previous + 1 >= now), "{at}: {previous:?} is kept before {now}");
    assert!(previous.is_some() || done == 0, "{at}: the previous state is gone");
    let (entries, cut) = entries_in(&folder.0);
    assert!(
        entries == (1..=done).collect::<Vec<_>>() || entries == (1..=done + 1).collect::<Vec<_>>(),
        "{at}: {entries:?} after {done} saves"
    );
    assert!(entries.len() <= now && cut <= 1, "{at}: {entries:?} and {cut} cut short in state {now}");
}

fn next_save(folder: &Folder, at: &str) {
    let (now, (entries, cut)) = (state_of(&file_in(&folder.0)).unwrap(), entries_in(&folder.0));
    let disk = Disk::new();
    let lock = disk.lock(&file_in(&folder.0), None).unwrap_or_else(|error| panic!("{at}: {error}"));
    assert!(lock.doubt().is_none(), "{at}: {:?}", lock.doubt());
    assert_eq!(parts(folder), [""; 0], "{at}: left over");
    disk.replace(&file_in(&folder.0), state(now + 1).as_bytes()).expect("a save after the crash");
    disk.append_line(&log_in(&folder.0), &entry(now + 1)).expect("an entry after the crash");
    drop(lock);
    assert_eq!(state_of(&file_in(&folder.0)), Some(now + 1), "{at}");
    assert_eq!(state_of(&previous_in(&folder.0)), Some(now), "{at}");
    let (later, later_cut) = entries_in(&folder.0);
    assert_eq!(later, [entries, vec![now + 1]].concat(), "{at}: the entry after one that was cut short");
    // A line that lost its end alone was whole all the time.
    assert_eq!(later_cut, cut, "{at}");
    assert_eq!(folder.names(), ["atlantis.log", "atlantis.toml", "atlantis.toml.previous"], "{at}");
}

#[test]
fn a_crash_at_any_operation_of_a_save_loses_nothing() {
    let (points, operations) = crash_saves_everywhere(true);
    assert!(points > 80, "{points} places");
    let elsewhere = BTreeSet::from([Operation::Claim, Operation::MakeFolder, Operation::RemoveFolder]);
    let all: BTreeSet<Operation> = Operation::ALL.iter().copied().collect();
    assert_eq!(operations.union(&elsewhere).copied().collect::<BTreeSet<_>>(), all, "no crash at some operation was tried");
}

#[test]
fn a_folder_for_results_is_made_with_those_above_it() {
    let folder = Folder::new("folders");
    let deep = folder.0.join("of").join("parts");
    let disk = Disk::recording();
    disk.make_folder(&deep).unwrap();
    disk.make_folder(&deep).unwrap();
    disk.make_folder(Path::new("")).unwrap();
    assert!(deep.is_dir());
    assert_eq!(disk.recorded()[0], Operation::MakeFolder);
    fs::write(folder.0.join("file"), "a file in the way").unwrap();
    assert!(disk.make_folder(&folder.0.join("file").join("below")).is_err());
}

#[test]
fn the_same_where_the_file_system_has_no_links() {
    let (points, _) = crash_saves_everywhere(false);
    assert!(points > 100, "{points} places");
}

#[test]
fn a_new_file_is_whole_or_not_there() {
    for links in [true, false] {
        let folder = Folder::new(if links { "new" } else { "claimed" });
        let (operations, _) = recorded(Task::New, links, &folder.0);
        assert_eq!(operations.contains(&Operation::Claim), !links);
        for (number, operation) in (1u32..).zip(&operations) {
            for place in places_of(*operation) {
                let at = format!("{operation:?}, number {number}, {place:?}, links: {links}");
                folder.begin();
                fs::remove_file(file_in(&folder.0)).unwrap();
                crash(&folder.0, Task::New, links, number, *place);
                let there = fs::read(file_in(&folder.0)).ok();
                // Without links there are two moments at which the name is taken already and the bytes are still beside it.
                let claimed = !links && there.as_deref() == Some(&[]);
                assert!(there.is_none() || claimed || state_of(&file_in(&folder.0)) == Some(1), "{at}: {there:?}");
                drop(Disk::new().lock(&file_in(&folder.0), None).unwrap());
                assert_eq!(parts(&folder), [""; 0], "{at}: left over");
            }
        }
    }
}

#[test]
fn a_report_is_the_old_one_or_the_new_one() {
    let folder = Folder::new("report");
    let (operations, _) = recorded(Task::Report, true, folder.begin());
    for (number, operation) in (1u32..).zip(&operations) {
        for place in places_of(*operation) {
            folder.begin();
            crash(&folder.0, Task::Report, true, number, *place);
            let now = state_of(&file_in(&folder.0));
            assert!(now == Some(0) || now == Some(1), "{operation:?}, number {number}, {place:?}: {now:?}");
            assert!(!previous_in(&folder.0).exists());
        }
    }
}

#[test]
fn several_reports_are_each_the_old_one_or_the_new_one() {
    let folder = Folder::new("several");
    let (operations, _) = recorded(Task::Several, true, folder.begin());
    let first_rename = operations.iter().position(|operation| *operation == Operation::Rename).expect("a rename");
    assert!(operations[first_rename..].iter().all(|operation| matches!(operation, Operation::Rename | Operation::SyncFolder)));
    for (number, operation) in (1u32..).zip(&operations) {
        for place in places_of(*operation) {
            let at = format!("{operation:?}, number {number}, {place:?}");
            folder.begin();
            crash(&folder.0, Task::Several, true, number, *place);
            let states = REPORTS.map(|name| folder.0.join(name)).map(|path| (path.exists(), state_of(&path)));
            assert!(matches!(states[0], (true, Some(0 | 1))), "{at}: {states:?}");
            for (there, state) in &states[1..] {
                assert_eq!(*state, there.then_some(1), "{at}: {states:?}");
            }
            // Before all of them are whole under other names, none has changed.
            let before = usize::try_from(number).unwrap() <= first_rename;
            assert!(!before || (states[0].1 == Some(0) && !states[1].0 && !states[2].0), "{at}: {states:?}");
        }
    }
}

#[test]
fn several_reports_of_which_one_is_refused_leave_nothing_half_done() {
    let folder = Folder::new("several-refused");
    let (operations, _) = recorded(Task::Several, true, folder.begin());
    let words = capgap::words::Words::english();
    let mut some = 0;
    for (number, operation) in (1u32..).zip(&operations) {
        folder.begin();
        let error = Disk::refusing_at(number).write_several(&folder.0, &reports()).err();
        let harmless = matches!(operation, Operation::SyncFolder | Operation::CopyPermissions);
        assert_eq!(error.is_none(), harmless, "{operation:?}, number {number}");
        assert_eq!(parts(&folder), [""; 0], "{operation:?}, number {number}: left over");
        let written = error.as_ref().map_or(REPORTS.len(), |error| error.written);
        assert_eq!(state_of(&folder.0.join(REPORTS[0])), Some(usize::from(written > 0)));
        for (at, name) in REPORTS.iter().enumerate().skip(1) {
            assert_eq!(state_of(&folder.0.join(name)), (at < written).then_some(1), "{operation:?}, number {number}: {name}");
        }
        if let Some(error) = error {
            let told = error.told(&words, &REPORTS);
            assert!(REPORTS.iter().all(|name| told.contains(name)), "{told}");
            assert_eq!(told.contains("Written:"), written > 0, "{told}");
            some += usize::from(written > 0);
        }
    }
    assert_eq!(some, REPORTS.len() - 1, "a refused rename after the first one leaves some written");
}

/// A crash of the system, unlike one of the process, can lose what is not yet on the disk: only this order is safe.
#[test]
fn bytes_are_on_the_disk_before_they_get_a_name() {
    use Operation::*;
    let folder = Folder::new("order");
    let done = |disk: Disk| {
        disk.replace(&file_in(&folder.0), state(1).as_bytes()).unwrap();
        disk.recorded()
    };
    folder.begin();
    let written = [CreateTemporary, CopyPermissions, Write, SyncFile];
    assert_eq!(done(Disk::recording()), [&written[..], &[Link, Rename, Rename, SyncFolder]].concat());
    assert_eq!(done(Disk::recording().without_links()), [&written[..], &[Link], &written[..], &[Rename, Rename, SyncFolder]].concat());
    fs::remove_file(file_in(&folder.0)).unwrap();
    assert_eq!(done(Disk::recording()), [CreateTemporary, Write, SyncFile, Rename, SyncFolder]);
    let disk = Disk::recording();
    disk.append_line(&log_in(&folder.0), "{}").unwrap();
    disk.append_line(&log_in(&folder.0), "{}").unwrap();
    assert_eq!(disk.recorded(), [OpenLog, Append, SyncFile, SyncFolder, OpenLog, Append, SyncFile]);
}

/// What fails without a crash, such as a write on a full disk, leaves the old file and nothing beside it.
#[test]
fn a_refused_operation_leaves_the_file_before_or_after() {
    for links in [true, false] {
        let folder = Folder::new(if links { "refused" } else { "refused-copies" });
        let plain = |disk: Disk| if links { disk } else { disk.without_links() };
        let save = |disk: &Disk| disk.replace(&file_in(&folder.0), state(1).as_bytes());
        let new = |disk: &Disk| disk.write_new(&folder.0.join("new.toml"), b"new");
        folder.begin();
        let disk = plain(Disk::new());
        save(&disk).unwrap();
        let saving = disk.begun();
        new(&disk).unwrap();
        let all = disk.begun();
        let mut refused = 0;
        for number in 1..=all {
            folder.begin();
            let disk = plain(Disk::refusing_at(number));
            let saved = save(&disk);
            assert_eq!(state_of(&file_in(&folder.0)), Some(usize::from(saved.is_ok())), "save, number {number}");
            assert!(previous_in(&folder.0).exists() || number <= saving, "number {number}");
            let created = new(&disk);
            assert_eq!(folder.0.join("new.toml").exists(), created.is_ok(), "new, number {number}");
            assert!(created.is_err() || fs::read(folder.0.join("new.toml")).unwrap() == b"new", "new, number {number}");
            // Where the removal itself is what is refused, something may stay; the next opening removes it.
            let removal = Disk::recording();
            removal.lock(&file_in(&folder.0), None).unwrap();
            assert!(parts(&folder).iter().all(|name| name.starts_with(".new.toml")), "number {number}: {:?}", parts(&folder));
            refused += u32::from(saved.is_err()) + u32::from(created.is_err());
        }
        assert!(refused >= 6, "only {refused} errors");
    }
}

// --- locks ---

fn holding(folder: &Path) -> (Child, BufReader<std::process::ChildStdout>) {
    let mut child = child(folder, "hold").spawn().expect("the test program starts again");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    while !line.contains("held") {
        line.clear();
        assert!(output.read_line(&mut line).expect("readable") > 0, "the process ended without the lock");
    }
    (child, output)
}

#[test]
fn a_second_process_sees_the_lock_and_a_crash_frees_it() {
    let folder = Folder::new("lock");
    let file = file_in(folder.begin());
    let (mut child, _output) = holding(&folder.0);
    let error = Disk::new().lock(&file, Some("ministry-of-transport")).expect_err("somebody else holds it");
    let WriteError::InUse(holder) = &error else { panic!("{error}") };
    assert_eq!((holder.office.as_deref(), holder.process), (Some(OFFICE), Some(child.id())));
    let told = error.told(&capgap::words::Words::english(), &file);
    assert!(told.contains(OFFICE) && told.contains(&child.id().to_string()), "{told}");
    drop(child.stdin.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(Disk::ABORTED));
    assert!(lock_in(&folder.0).exists(), "a crash leaves the lock file");
    let lock = Disk::new().lock(&file, None).expect("the crash freed the lock");
    assert!(lock.doubt().is_none());
    drop(lock);
    assert_eq!(folder.names(), ["atlantis.toml"]);
}

#[test]
fn a_killed_process_frees_the_lock() {
    let folder = Folder::new("killed");
    let file = file_in(folder.begin());
    let (mut child, _output) = holding(&folder.0);
    assert!(matches!(Disk::new().lock(&file, None), Err(WriteError::InUse(_))));
    child.kill().expect("an own process");
    child.wait().expect("it ends");
    assert!(Disk::new().lock(&file, None).is_ok());
}

#[test]
fn one_process_cannot_take_a_lock_twice_either() {
    let folder = Folder::new("twice");
    let file = file_in(folder.begin());
    let disk = Disk::new();
    let lock = disk.lock(&file, None).unwrap();
    assert!(matches!(disk.lock(&file, None), Err(WriteError::InUse(holder)) if holder.process == Some(std::process::id())));
    // Another file of the folder is free.
    assert!(disk.lock(&folder.0.join("other.toml"), None).is_ok());
    drop(lock);
    assert!(disk.lock(&file, None).is_ok());
}

/// Whoever waits at a lock file that its holder removes must not believe that it holds anything. On Windows an open file is not removed.
#[cfg(unix)]
#[test]
fn many_threads_hold_a_lock_one_after_the_other() {
    use std::sync::atomic::{AtomicU32, Ordering};
    let folder = Folder::new("threads");
    let file = file_in(folder.begin());
    let (inside, taken) = (AtomicU32::new(0), AtomicU32::new(0));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..100 {
                    if let Ok(lock) = Disk::new().lock(&file, None) {
                        assert!(lock.doubt().is_none());
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "two hold the lock");
                        taken.fetch_add(1, Ordering::SeqCst);
                        // Long enough for the others to come in, if they could.
                        (0..20).for_each(|_| std::thread::yield_now());
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                }
            });
        }
    });
    assert!(taken.into_inner() >= 4);
    assert_eq!(folder.names(), ["atlantis.toml"]);
}

/// A folder for reading only or a file system without locks is no reason not to work.
#[test]
fn where_nothing_can_be_locked_there_is_a_warning() {
    let folder = Folder::new("unlocked");
    let file = file_in(folder.begin());
    fs::write(folder.0.join(".atlantis.toml.4711.part"), "perhaps still being written").unwrap();
    let lock = Disk::refusing_at(1).lock(&file, None).expect("the work goes on");
    let warning = lock.warning(&capgap::words::Words::english(), Path::new("atlantis.toml")).expect("a warning");
    assert!(warning.starts_with("atlantis.toml could not be locked ("), "{warning}");
    assert_eq!(parts(&folder).len(), 1, "without a lock nothing is known of other processes");
    drop(lock);
    assert!(Disk::new().lock(&file, None).unwrap().warning(&capgap::words::Words::english(), &file).is_none());
}

#[test]
fn a_lock_removes_what_crashed_processes_left_and_nothing_else() {
    let folder = Folder::new("left-over");
    let file = file_in(folder.begin());
    let left = [".atlantis.toml.4711.part", ".atlantis.toml.4711-2.part", ".atlantis.toml.previous.1.part"];
    let others = [".atlantis.toml.part", ".other.toml.4711.part", "atlantis.toml.4711.part", "notes.part"];
    for name in left.into_iter().chain(others) {
        fs::write(folder.0.join(name), "x").unwrap();
    }
    drop(Disk::new().lock(&file, None).unwrap());
    let mut expected: Vec<&str> = others.into_iter().chain(["atlantis.toml"]).collect();
    expected.sort_unstable();
    assert_eq!(folder.names(), expected);
}

#[test]
fn what_is_left_of_a_process_with_the_same_number_bars_nothing() {
    let folder = Folder::new("same-number");
    let file = file_in(folder.begin());
    let process = std::process::id();
    for name in [format!(".atlantis.toml.{process}.part"), format!(".atlantis.toml.previous.{process}.part")] {
        fs::write(folder.0.join(name), "x").unwrap();
    }
    Disk::new().replace(&file, state(1).as_bytes()).unwrap();
    assert_eq!((state_of(&file), state_of(&previous_in(&folder.0))), (Some(1), Some(0)));
}

// --- paths that are no plain file ---

#[test]
fn a_path_without_a_file_or_a_folder_is_refused() {
    let folder = Folder::new("paths");
    let disk = Disk::new();
    for path in ["", "/", "..", "folder/.."].map(Path::new) {
        assert!(matches!(disk.replace(path, b"x"), Err(WriteError::NoName)), "{path:?}");
        assert!(disk.write_new(path, b"x").is_err(), "{path:?}");
        assert!(disk.write_atomically(path, b"x").is_err(), "{path:?}");
        assert!(matches!(disk.append_line(path, "x"), Err(WriteError::NoName)), "{path:?}");
        assert!(matches!(disk.lock(path, None), Err(WriteError::NoName)), "{path:?}");
    }
    let missing = folder.0.join("missing").join("atlantis.toml");
    let words = capgap::words::Words::english();
    for error in
        [disk.replace(&missing, b"x"), disk.write_new(&missing, b"x"), disk.append_line(&missing, "x"), disk.lock(&missing, None).map(drop)]
    {
        let error = error.expect_err("the folder is missing");
        let told = error.told(&words, Path::new("atlantis.toml"));
        assert_eq!(told, "atlantis.toml cannot be written: its folder does not exist.");
    }
    assert!(matches!(disk.replace(&folder.0, b"x"), Err(WriteError::NotAFile)));
    assert!(matches!(disk.append_line(&folder.0.join("log"), "two\nlines"), Err(WriteError::System(_))));
    assert!(matches!(capgap::disk::read_bytes(&missing, 1), Err(ReadError::System(_))));
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn a_read_only_file_is_refused() {
    let folder = Folder::new("read-only");
    let file = file_in(folder.begin());
    let writable = fs::metadata(&file).unwrap().permissions();
    let mut permissions = writable.clone();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    assert!(matches!(Disk::new().replace(&file, b"x"), Err(WriteError::ReadOnly)));
    assert_eq!(Disk::new().write_atomically(&file, b"x").unwrap_err().kind(), std::io::ErrorKind::PermissionDenied);
    assert_eq!((folder.names(), state_of(&file)), (vec!["atlantis.toml".to_owned()], Some(0)));
    fs::set_permissions(&file, writable).unwrap();
}

#[test]
fn a_new_file_never_replaces_one() {
    let folder = Folder::new("exists");
    let file = file_in(folder.begin());
    for disk in [Disk::new(), Disk::new().without_links()] {
        assert!(matches!(disk.write_new(&file, b"x"), Err(WriteError::Exists)));
    }
    // Of many that try at once one alone succeeds, and its bytes are there.
    for (name, links) in [("linked.toml", true), ("claimed.toml", false)] {
        let path = folder.0.join(name);
        let write = |number: usize| {
            let disk = if links { Disk::new() } else { Disk::new().without_links() };
            disk.write_new(&path, number.to_string().as_bytes()).is_ok()
        };
        let won: Vec<usize> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|number| (number, scope.spawn(move || write(number)))).collect();
            threads.into_iter().filter_map(|(number, thread)| thread.join().unwrap().then_some(number)).collect()
        });
        assert_eq!(won.len(), 1, "{name}: {won:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), won[0].to_string());
    }
    assert_eq!(state_of(&file), Some(0));
    assert_eq!(parts(&folder), [""; 0]);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new("links");
    let file = file_in(folder.begin());
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let (link, second) = (folder.0.join("link.toml"), folder.0.join("second.toml"));
    symlink("atlantis.toml", &link).unwrap();
    symlink(&link, &second).unwrap();
    let disk = Disk::new();
    let lock = disk.lock(&second, None).unwrap();
    assert!(matches!(disk.lock(&file, None), Err(WriteError::InUse(_))), "two ways to one file meet in one lock");
    disk.replace(&second, state(1).as_bytes()).unwrap();
    drop(lock);
    assert!(fs::symlink_metadata(&second).unwrap().is_symlink() && fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!((state_of(&file), state_of(&previous_in(&folder.0))), (Some(1), Some(0)));
    for path in [&file, &previous_in(&folder.0)] {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o640, "{path:?}");
    }
    disk.write_atomically(&link, state(2).as_bytes()).unwrap();
    assert_eq!((state_of(&file), fs::symlink_metadata(&link).unwrap().is_symlink()), (Some(2), true));
    // A link that leads nowhere: the file is made where it leads to, but is no free name for a new one.
    let dangling = folder.0.join("dangling.toml");
    symlink("later.toml", &dangling).unwrap();
    assert!(matches!(disk.write_new(&dangling, b"x"), Err(WriteError::Exists)));
    disk.replace(&dangling, b"x").unwrap();
    assert_eq!(fs::read(folder.0.join("later.toml")).unwrap(), b"x");
    // A circle of links.
    symlink("b", folder.0.join("a")).unwrap();
    symlink("a", folder.0.join("b")).unwrap();
    assert!(matches!(disk.replace(&folder.0.join("a"), b"x"), Err(WriteError::NotAFile)));
}

#[cfg(unix)]
#[test]
fn a_device_is_written_into_and_never_replaced() {
    let device = Path::new("/dev/null");
    Disk::new().write_atomically(device, b"x").unwrap();
    assert!(matches!(Disk::new().replace(device, b"x"), Err(WriteError::NotAFile)));
    assert!(!fs::metadata(device).unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn a_lock_file_that_somebody_made_a_link_is_not_followed() {
    let folder = Folder::new("trap");
    let file = file_in(folder.begin());
    let precious = folder.0.join("precious");
    fs::write(&precious, "precious").unwrap();
    std::os::unix::fs::symlink(&precious, lock_in(&folder.0)).unwrap();
    assert!(Disk::new().lock(&file, None).unwrap().doubt().is_some());
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
}

// --- lists and logs ---

#[test]
fn a_folder_lists_what_may_hold_answers() {
    let folder = Folder::new("list");
    folder.begin();
    let others = ["b.XLSX", "a.csv", "c.json", "notes.txt", "atlantis.toml.previous", ".hidden.toml", "~$b.xlsx", "toml"];
    for name in others {
        fs::write(folder.0.join(name), name).unwrap();
    }
    fs::create_dir(folder.0.join("below.toml")).unwrap();
    let found = capgap::disk::answer_files(&folder.0).unwrap();
    let names: Vec<(&str, u64)> = found.iter().map(|file| (file.name.as_str(), file.size)).collect();
    assert_eq!(names, [("a.csv", 5), ("atlantis.toml", state(0).len() as u64), ("b.XLSX", 6), ("c.json", 6)]);
    assert!(found.iter().all(|file| file.modified.is_some() && file.path == folder.0.join(&file.name)));
    assert!(capgap::disk::answer_files(&folder.0.join("missing")).is_err());
    fs::remove_dir(folder.0.join("below.toml")).unwrap();
}

#[test]
fn a_log_takes_up_after_a_line_that_was_cut_anywhere() {
    let folder = Folder::new("cut");
    let log = log_in(&folder.0);
    assert!(read_log(&log).unwrap().is_empty(), "no log is no mistake");
    let whole = format!("{}\n{}\n", entry(1), entry(2)).into_bytes();
    let first = entry(1).len() + 1;
    for length in first..whole.len() {
        fs::write(&log, &whole[..length]).unwrap();
        Disk::new().append_line(&log, &entry(3)).unwrap();
        let (entries, cut) = entries_in(&folder.0);
        // Without its line end alone the second entry is still whole.
        let expected = if length + 1 == whole.len() { (vec![1, 2, 3], 0) } else { (vec![1, 3], usize::from(length > first)) };
        assert_eq!((entries, cut), expected, "cut at {length}");
    }
}

// --- the one place ---

/// A new operation that is not numbered could not be tested above.
#[test]
fn nothing_changes_the_disk_outside_of_the_numbered_operations() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join("disk");
    let changing = [
        "fs::write",
        "fs::rename",
        "fs::remove",
        "fs::copy",
        "fs::hard_link",
        "fs::create_dir",
        "fs::set_permissions",
        "File::create",
        "create_new",
        "create(true)",
        "append(true)",
        "truncate(true)",
        "write_all",
        "set_len",
        "sync_all",
        "sync_data",
        "io::copy",
        "set_modified",
        "fs::symlink(",
    ];
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(&room).expect("the room") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in changing {
            if code.contains(word) {
                seen.insert(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    assert_eq!(seen, BTreeSet::from(["operations.rs".to_owned()]));
    let operations = fs::read_to_string(room.join("operations.rs")).expect("a source");
    let methods = operations.matches("pub(super) fn ").count() - operations.matches("pub(super) fn is_barred").count();
    assert_eq!(operations.matches("self.step(").count(), methods, "an operation that is not numbered");
    assert_eq!(methods, Operation::ALL.len());
}
