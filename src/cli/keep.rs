//! Keeping an answer file: the one way in which a command changes it, and its log.

use super::opened::{OpenFile, beside};
use super::output;
use super::{Environment, Exit};
use crate::disk::{self, Disk, Lock, WriteError};
use crate::model::{Date, Submission};
use crate::say;
use crate::team::{LogEntry, LogLine, outside_changes, read_log};
use crate::words::Words;
use crate::write::{self, Guide};
use std::path::{Path, PathBuf};

/// The log that stands beside an answer file.
pub(super) fn log_of(path: &Path) -> PathBuf {
    beside(path, ".log.jsonl")
}

/// Takes the lock of a file that is to be changed; it holds as long as the value lives.
pub(super) fn lock(environment: &mut Environment<'_>, words: &Words, path: &Path, office: Option<&str>) -> Result<Lock, Exit> {
    let lock = Disk::new().lock(path, office).map_err(|error| refused(environment, words, path, &error))?;
    if let Some(warning) = lock.warning(words, path) {
        output::tell(environment, &warning);
    }
    Ok(lock)
}

fn refused(environment: &mut Environment<'_>, words: &Words, path: &Path, error: &WriteError) -> Exit {
    output::tell(environment, &error.told(words, path));
    if matches!(error, WriteError::InUse(_)) { Exit::InUse } else { Exit::Output }
}

/// Writes the new state of a submission: into its own file, whose comments stay, or into another one. Then the log.
pub(super) fn keep(
    environment: &mut Environment<'_>,
    words: &Words,
    file: &OpenFile,
    after: &Submission,
    target: Option<&Path>,
    log: &[LogEntry],
) -> Exit {
    let path = target.unwrap_or(&file.path);
    let text = match (write::edited(&file.text, &file.as_written, after), target) {
        (Ok(text), _) => text,
        // A table has no text to be changed; into a file of its own it can be written whole.
        (Err(_), Some(_)) => write::toml(after, &Guide::default()),
        (Err(_), None) => {
            output::tell(environment, &say!(words, "team-not-toml", file = path.display().to_string()));
            return Exit::Usage;
        }
    };
    if let Err(error) = Disk::new().replace(path, text.as_bytes()) {
        return refused(environment, words, path, &error);
    }
    append(environment, words, path, log)
}

/// Writes a file that must not exist yet.
pub(super) fn write_new(environment: &mut Environment<'_>, words: &Words, path: &Path, bytes: &[u8]) -> Exit {
    match Disk::new().write_new(path, bytes) {
        Ok(()) => Exit::Done,
        Err(error) => refused(environment, words, path, &error),
    }
}

/// Makes the folder that results go into, where it is not there yet.
pub(super) fn make_folder(environment: &mut Environment<'_>, words: &Words, path: &Path) -> Exit {
    match Disk::new().make_folder(path) {
        Ok(()) => Exit::Done,
        Err(error) => refused(environment, words, path, &error),
    }
}

fn append(environment: &mut Environment<'_>, words: &Words, path: &Path, log: &[LogEntry]) -> Exit {
    let log_path = log_of(path);
    for entry in log {
        if let Err(error) = Disk::new().append_line(&log_path, &entry.to_line()) {
            // The answers are safe; what is missing is the trace of how they came.
            output::tell(environment, &error.told(words, &log_path));
            output::tell(environment, &say!(words, "team-log-not-written"));
            return Exit::Output;
        }
    }
    Exit::Done
}

/// The log of a file as it can be read; torn and foreign lines are told by their number.
pub(super) fn logged(environment: &mut Environment<'_>, words: &Words, path: &Path) -> Result<Vec<LogEntry>, Exit> {
    let log_path = log_of(path);
    let name = log_path.display().to_string();
    let lines = match disk::read_log(&log_path) {
        Ok(lines) => lines,
        Err(error) => {
            output::tell(environment, &say!(words, "team-log-not-read", file = name, message = error.to_string()));
            return Err(Exit::Input);
        }
    };
    let mut entries = Vec::new();
    for line in read_log(&lines.join("\n")) {
        match line {
            LogLine::Entry(entry) => entries.push(entry),
            LogLine::Unreadable(number) => {
                output::tell(environment, &say!(words, "team-log-line", file = name.as_str(), number = number.to_string()));
            }
        }
    }
    Ok(entries)
}

/// What somebody changed in the file itself since the log was last written to.
pub(super) fn changed_outside(environment: &mut Environment<'_>, words: &Words, file: &OpenFile, today: Date) -> Vec<LogEntry> {
    // Without a readable log there is nothing to compare with; that was said already.
    let entries = logged(environment, words, &file.path).unwrap_or_default();
    outside_changes(&entries, &file.as_written, today)
}
