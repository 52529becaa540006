//! What `capgap check` says of wrong and doubtful files: whole outputs, one file of mistakes at a time.
//!
//! `CAPGAP_BLESS=1 cargo test --test invalid_fixtures` writes the `.expected` files anew; read each before it is kept.

#![allow(clippy::expect_used, clippy::panic)] // tests

use capgap::diagnostic::Code;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Definitions, checked alone.
const DEFINITIONS: &str = "tests/fixtures/invalid";
/// Answers, checked with the built-in definitions.
const ANSWERS: &str = "tests/fixtures/invalid-answers";

/// Answers to definitions that have moved on, which stand in a folder of their own.
const OLDER_ANSWERS: &str = "tests/fixtures/older-answers";
const NEWER_DEFINITIONS: &str = "tests/fixtures/older-answers/definitions/newer.toml";

/// Endings of fixtures.
const ENDINGS: [&str; 3] = ["toml", "json", "csv"];

/// Codes without a fixture, with the reason.
const WITHOUT_FIXTURE: &[(Code, &str)] = &[
    (Code::TooLarge, "a file of 16 MiB has no place in the repository; tests/command_line.rs makes one"),
    (Code::CannotRead, "a missing file cannot be stored; tests/command_line.rs names one"),
    (Code::NotWorkbook, "tests of the room that reads it"),
    (Code::PasswordProtected, "tests of the room that reads it"),
    (Code::WorkbookMacros, "tests of the room that reads it"),
    (Code::UnpacksTooLarge, "tests of the room that reads it"),
    (Code::SheetMissing, "tests of the room that reads it"),
    (Code::CellError, "tests of the room that reads it"),
    (Code::ExportLabels, "tests of the room that reads it"),
    (Code::RegisterMissing, "tests of the room that reads it"),
    (Code::ChangedWhileRead, "no stored file changes; tests/batch.rs makes one"),
    (Code::HoldsNothing, "a batch alone tells it; tests/batch.rs has one"),
    (Code::PartAlone, "a batch alone tells it; tests/batch.rs has one"),
    (Code::FiguresOnOthers, "a batch alone tells it; tests/batch/inputs.rs has one"),
    (Code::ProgramMistake, "nobody knows a file that brings it about; tests of the room of batches make one"),
    (Code::StreamBroken, "streams alone break off; tests/stream.rs makes some"),
    (Code::ColumnUnmapped, "needs a mapping beside the table; tests/stream.rs has one"),
    (Code::PartOfAnother, "needs two files; tests/fixtures/command-line/merge-another.txt names them"),
    (Code::WithoutFont, "no file is checked; tests/pdf.rs makes one"),
    (Code::Replaces, "needs definitions beside the built-in ones; tests/command_line.rs has them"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut found: Vec<PathBuf> = entries
        .map(|entry| Path::new(folder).join(entry.expect("an entry of the folder").file_name()))
        .filter(|path| path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no fixtures in {folder}");
    found
}

/// Standard output, then standard error, then the exit code.
fn outcome(path: &Path, flags: &[&str]) -> String {
    // Forward slashes on every system, so that the expected text is the same.
    let name = path.to_string_lossy().replace('\\', "/");
    let output = Command::new(env!("CARGO_BIN_EXE_capgap"))
        .current_dir(root())
        .env_remove("NO_COLOR")
        .args(["check", "--short", "--notes"])
        .args(flags)
        .arg(&name)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    let code = output.status.code().expect("an exit code");
    format!("{}{}exit code {code}\n", text(output.stdout), text(output.stderr))
}

fn blessing() -> bool {
    std::env::var_os("CAPGAP_BLESS").is_some_and(|value| value == "1")
}

/// Runs every fixture of a folder and tells of all that differ.
fn compare(folder: &str, flags: &[&str]) {
    let mut differing = Vec::new();
    for path in fixtures(folder) {
        let found = outcome(&path, flags);
        let expected = root().join(path.with_extension("expected"));
        if blessing() {
            fs::write(&expected, &found).expect("the expected file can be written");
            continue;
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if wanted != found {
            differing.push(format!("{}\n--- expected\n{wanted}--- found\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
}

#[test]
fn definitions_are_told_what_is_wrong() {
    compare(DEFINITIONS, &["--without-built-in"]);
}

#[test]
fn answers_are_told_what_is_wrong() {
    compare(ANSWERS, &[]);
}

#[test]
fn older_answers_are_told_what_became_of_their_questions() {
    compare(OLDER_ANSWERS, &["--without-built-in", "-d", NEWER_DEFINITIONS]);
}

#[test]
fn every_code_has_a_fixture() {
    if blessing() {
        return;
    }
    let mut told = BTreeSet::new();
    for path in [DEFINITIONS, ANSWERS, OLDER_ANSWERS].iter().flat_map(|folder| fixtures(folder)) {
        let expected = path.with_extension("expected");
        let text = fs::read_to_string(root().join(&expected)).unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
        told.extend(Code::ALL.iter().copied().filter(|code| text.contains(&format!("[{}]: ", code.label()))));
    }
    let excused: BTreeSet<Code> = WITHOUT_FIXTURE.iter().map(|(code, _)| *code).collect();
    let lacking: Vec<&str> =
        Code::ALL.iter().filter(|code| !told.contains(code) && !excused.contains(code)).map(|code| code.label()).collect();
    assert!(lacking.is_empty(), "no fixture causes {lacking:?}");
    let needless: Vec<&str> = told.intersection(&excused).map(|code| code.label()).collect();
    assert!(needless.is_empty(), "a fixture causes {needless:?}; take them from the list of codes without one");
}

#[test]
fn a_fixture_tells_of_the_codes_in_its_name() {
    if blessing() {
        return;
    }
    for path in [DEFINITIONS, ANSWERS, OLDER_ANSWERS].iter().flat_map(|folder| fixtures(folder)) {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let codes = name.split('-').map_while(Code::from_label);
        let text = fs::read_to_string(root().join(path.with_extension("expected"))).unwrap_or_default();
        for code in codes {
            assert!(text.contains(&format!("[{}]: ", code.label())), "{name} does not tell of {}", code.label());
        }
    }
}

#[test]
fn every_expected_file_has_its_fixture() {
    if blessing() {
        return;
    }
    for folder in [DEFINITIONS, ANSWERS, OLDER_ANSWERS] {
        for entry in fs::read_dir(root().join(folder)).expect("a folder of fixtures") {
            let path = entry.expect("an entry of the folder").path();
            let fine = match path.extension().and_then(|ending| ending.to_str()) {
                Some("expected") => ENDINGS.iter().any(|ending| path.with_extension(ending).exists()),
                Some(ending) => ENDINGS.contains(&ending) && path.with_extension("expected").exists(),
                None => path.is_dir(),
            };
            assert!(fine, "{} stands alone", path.display());
        }
    }
}
