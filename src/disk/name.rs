//! Names of the files that stand beside another one.

use super::WriteError;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

const PART: &str = ".part";

/// The folder that a file stands in; `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The name of the state before the last save: `x.toml.previous`.
///
/// The ending comes last so that nothing that looks for answer files takes it for one.
pub(super) fn previous(path: &Path) -> Result<PathBuf, WriteError> {
    beside(path, "", ".previous")
}

/// The name of the lock file: `.x.toml.lock`.
pub(super) fn lock(path: &Path) -> Result<PathBuf, WriteError> {
    beside(path, ".", ".lock")
}

/// The name under which this process writes what will replace the file: `.x.toml.4711.part`, for another try `.x.toml.4711-2.part`.
pub(super) fn temporary(path: &Path, attempt: u32) -> Result<PathBuf, WriteError> {
    let process = std::process::id();
    let ending = if attempt <= 1 { format!(".{process}{PART}") } else { format!(".{process}-{attempt}{PART}") };
    beside(path, ".", &ending)
}

/// Whether a name is one of those that [`temporary`] gives for this file, in any process.
pub(super) fn is_temporary_of(name: &OsStr, path: &Path) -> bool {
    let Some(own) = path.file_name() else { return false };
    let number = name
        .as_encoded_bytes()
        .strip_prefix(b".")
        .and_then(|rest| rest.strip_prefix(own.as_encoded_bytes()))
        .and_then(|rest| rest.strip_prefix(b"."))
        .and_then(|rest| rest.strip_suffix(PART.as_bytes()));
    // Digits alone, or `.x.toml.4711.part` would also pass for a part of a file named `x`.
    number.is_some_and(|number| !number.is_empty() && number.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-'))
}

/// What a chain of links in the last part of a path leads to, whether it exists or not; the path itself where it is no link.
///
/// The result stays relative where the path is, for it may be shown.
pub(super) fn without_links(path: &Path) -> Result<PathBuf, WriteError> {
    // As many as Linux follows.
    const MOST_LINKS: u32 = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink()) {
            return if path.file_name().is_some() { Ok(path) } else { Err(WriteError::NoName) };
        }
        path = folder_of(&path).join(fs::read_link(&path).map_err(WriteError::System)?);
    }
    Err(WriteError::NotAFile)
}

fn beside(path: &Path, before: &str, after: &str) -> Result<PathBuf, WriteError> {
    let mut name = OsString::from(before);
    name.push(path.file_name().ok_or(WriteError::NoName)?);
    name.push(after);
    Ok(path.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_own_temporary_names_and_no_others() {
        let path = Path::new("folder/x.toml");
        for attempt in 1..4 {
            let name = temporary(path, attempt).expect("the path has a name");
            assert!(is_temporary_of(name.file_name().expect("a name"), path));
        }
        for other in [".x.toml.part", ".x.toml..part", "x.toml.1.part", ".x.toml.1.part.toml", ".y.toml.1.part", ".x.toml.previous.1.part"]
        {
            assert!(!is_temporary_of(OsStr::new(other), path), "{other}");
        }
        assert!(!is_temporary_of(OsStr::new(".x.toml.1.part"), Path::new("x")));
        assert!(is_temporary_of(OsStr::new(".x.toml.previous.1.part"), &previous(path).expect("a name")));
    }

    #[test]
    fn refuses_a_path_without_a_file_name() {
        for path in ["", "/", "..", "folder/.."] {
            assert!(matches!(lock(Path::new(path)), Err(WriteError::NoName)), "{path}");
            assert!(matches!(without_links(Path::new(path)), Err(WriteError::NoName)), "{path}");
        }
    }

    #[test]
    fn a_bare_name_stands_in_this_folder() {
        assert_eq!(folder_of(Path::new("x.toml")), Path::new("."));
        assert_eq!(folder_of(Path::new("a/x.toml")), Path::new("a"));
        assert_eq!(previous(Path::new("x.toml")).expect("a name"), Path::new("x.toml.previous"));
    }
}
