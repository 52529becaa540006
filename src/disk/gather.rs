//! Which files hold submissions, at and below any number of paths.

use super::list::{has_ending, is_hidden, sorted_entries};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Files, in the order of the paths and within a folder by name; and what could not be looked into, with the reason.
    pub files: Vec<(PathBuf, Option<io::Error>)>,
    /// Files of a folder that were passed over because their endings are those of other things.
    pub others: usize,
}

/// Adds the files at or below a path.
///
/// A path to a file gives that file whatever its name. In a folder those with one of these endings count; hidden ones are passed over, so are the
/// companions of open workbooks, the folder `leave_out`, and folders that lead back to one above them. A file that was found before is not
/// found again.
pub fn gather(path: &Path, endings: &[&str], leave_out: &Path, found: &mut Gathered, seen: &mut BTreeSet<PathBuf>) {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {
            let left_out = fs::canonicalize(leave_out).ok();
            folder(path, endings, left_out.as_deref(), &mut Vec::new(), found, seen);
        }
        Ok(_) => take(path, found, seen),
        Err(error) => found.files.push((path.to_owned(), Some(error))),
    }
}

fn take(path: &Path, found: &mut Gathered, seen: &mut BTreeSet<PathBuf>) {
    if seen.insert(path.to_owned()) {
        found.files.push((path.to_owned(), None));
    }
}

fn folder(
    path: &Path,
    endings: &[&str],
    left_out: Option<&Path>,
    above: &mut Vec<PathBuf>,
    found: &mut Gathered,
    seen: &mut BTreeSet<PathBuf>,
) {
    let entries = fs::canonicalize(path).and_then(|full| Ok((full, sorted_entries(path)?)));
    let (full, entries) = match entries {
        Ok(entries) => entries,
        Err(error) => return found.files.push((path.to_owned(), Some(error))),
    };
    if above.contains(&full) || left_out == Some(full.as_path()) {
        return;
    }
    above.push(full);
    for entry in entries {
        let companion = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
        if is_hidden(&entry) || companion {
            continue;
        }
        match fs::metadata(&entry) {
            Ok(metadata) if metadata.is_dir() => folder(&entry, endings, left_out, above, found, seen),
            Ok(_) if has_ending(&entry, endings) => take(&entry, found, seen),
            Ok(_) => found.others += 1,
            Err(error) if has_ending(&entry, endings) => found.files.push((entry, Some(error))),
            Err(_) => found.others += 1,
        }
    }
    above.pop();
}
