//! Which files a folder holds.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The full name of a file or folder, for readers; the name as given where the system does not tell it.
#[must_use]
pub fn full_name(path: &Path) -> String {
    /// What Windows puts before names that may be long; no reader knows it.
    const MARK: &str = "\\\\?\\";
    let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()).display().to_string();
    full.strip_prefix(MARK).map_or(full.clone(), str::to_owned)
}

/// The TOML files at or below a path, sorted by name so that every system lists them alike.
///
/// A path to a file gives that file whatever its ending. Hidden files and folders are passed over.
///
/// # Errors
/// Where a folder cannot be listed.
pub fn toml_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in sorted_entries(path)? {
        if is_hidden(&entry) {
            continue;
        }
        if fs::metadata(&entry)?.is_dir() {
            found.extend(toml_files(&entry)?);
        } else if has_ending(&entry, &["toml"]) {
            found.push(entry);
        }
    }
    Ok(found)
}

/// A file that may hold answers, as a folder lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerFile {
    /// The folder with the name.
    pub path: PathBuf,
    /// The name, for show.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written, in whole seconds since the start of 1970 UTC, where the system tells.
    pub modified: Option<u64>,
}

/// Endings of files that can hold answers.
const ANSWER_ENDINGS: [&str; 4] = ["toml", "xlsx", "json", "csv"];

/// The files of one folder, not of those below, that may hold answers: TOML, workbooks, JSON and CSV, sorted by name.
///
/// Hidden files are passed over, and so is what the system cannot tell anything about, such as a link that leads nowhere.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn answer_files(folder: &Path) -> io::Result<Vec<AnswerFile>> {
    let mut found = Vec::new();
    for path in sorted_entries(folder)? {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
        // A workbook that is open elsewhere has a companion that begins so and is none itself.
        if is_hidden(&path) || name.starts_with("~$") || !has_ending(&path, &ANSWER_ENDINGS) {
            continue;
        }
        let Ok(metadata) = fs::metadata(&path) else { continue };
        if metadata.is_file() {
            let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            found.push(AnswerFile { path, name, size: metadata.len(), modified: since.map(|time| time.as_secs()) });
        }
    }
    Ok(found)
}

pub(super) fn sorted_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
    entries.sort();
    Ok(entries)
}

pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'))
}

pub(super) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|found| endings.iter().any(|ending| found.eq_ignore_ascii_case(ending)))
}
