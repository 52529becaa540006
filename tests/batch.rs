//! Many submissions in one run: what comes in, what comes out, and that one bad submission spoils nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

#[path = "batch/mod.rs"]
mod batch;

/// A folder of its own for one test, taken away at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("capgap-batch-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).expect("JSON")
    }

    /// Names below it with their bytes, sorted.
    pub(crate) fn files(&self, below: &str) -> Vec<(String, Vec<u8>)> {
        files_below(&self.0.join(below))
    }
}

pub(crate) fn files_below(root: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(root, root, &mut found);
    found.sort();
    found
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn small() -> String {
    format!("{}/tests/fixtures/small/harbour.toml", env!("CARGO_MANIFEST_DIR"))
}

/// A batch on the small definitions, started in a folder.
pub(crate) fn command(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_capgap"));
    command.current_dir(&folder.0).args(["--without-built-in", "-d", &small(), "batch"]).args(arguments);
    command.stdin(Stdio::null());
    command
}

pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

pub(crate) fn outcome(output: Output) -> Outcome {
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Outcome { code: output.status.code().expect("an exit code"), output: text(output.stdout), errors: text(output.stderr) }
}

#[track_caller]
pub(crate) fn run(folder: &Folder, arguments: &[&str]) -> Outcome {
    outcome(command(folder, arguments).output().expect("the program starts"))
}

/// A submission on the small definitions.
pub(crate) fn answers(code: &str, date: &str, level: u8, law: &str) -> String {
    format!(
        "format = 1\n\n[submission]\nstate = \"State {code}\"\ncode = \"{code}\"\nquestionnaire = \"harbours\"\nassessed-on = {date}\n\n\
         [answers.\"team.level\"]\nvalue = {level}\n\n[answers.\"team.roster\"]\nvalue = \"partly\"\n\n[answers.law]\nvalue = \"{law}\"\n"
    )
}

/// Ten good submissions of ten States.
pub(crate) fn ten(folder: &Folder) {
    for number in 0..10_u8 {
        let code = format!("XA{}", char::from(b'A' + number));
        let law = ["none", "draft", "in-force"][usize::from(number) % 3];
        folder.write(&format!("in/{code}.toml"), answers(&code, "2026-05-01", number % 3, law));
    }
}

/// The rows of a table, headings left out, by the names of their columns.
pub(crate) fn table(folder: &Folder, name: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(folder.text(name).into_bytes().as_slice().to_vec().leak() as &[u8]);
    let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| headings.iter().cloned().zip(row.unwrap().iter().map(str::to_owned)).collect());
    rows.collect()
}

pub(crate) fn cell<'r>(row: &'r [(String, String)], column: &str) -> &'r str {
    &row.iter().find(|(name, _)| name == column).unwrap_or_else(|| panic!("no column {column}")).1
}
