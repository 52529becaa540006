//! Who has an answer file open: a lock of the operating system, which a crash frees.
//!
//! The lock is not on the answer file itself, for a save replaces that by another file, but on one beside it.
//!
//! On Unix it is an advisory lock on the open lock file. On Windows such a lock would also keep others from reading who holds it, so there the lock is
//! the opening itself, which lets others read and nothing else.

use super::{Disk, WriteError, name};
use crate::say;
use crate::words::Words;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Who holds a lock, as far as the lock file tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// The office in whose name the file was opened.
    pub office: Option<String>,
    /// The number of the process.
    pub process: Option<u32>,
}

impl Holder {
    /// Says in words who holds the lock of this file.
    pub(super) fn told(&self, words: &Words, file: &str) -> String {
        let process = self.process.map(|process| process.to_string());
        match (&self.office, process) {
            (Some(office), Some(process)) => say!(words, "disk-in-use", file = file, office = office, process = process),
            (None, Some(process)) => say!(words, "disk-in-use-unnamed", file = file, process = process),
            (_, None) => say!(words, "disk-in-use-unknown", file = file),
        }
    }

    fn to_text(&self) -> String {
        let process = self.process.map(|process| process.to_string()).unwrap_or_default();
        format!("{process}\n{}\n", self.office.as_deref().map(plain).unwrap_or_default())
    }

    /// What a lock file says. It may be cut short or be anything at all.
    fn from_text(text: &str) -> Self {
        let mut lines = text.lines();
        let process = lines.next().and_then(|line| line.trim().parse().ok());
        let office = lines.next().map(plain).filter(|office| !office.is_empty());
        Self { office, process }
    }
}

/// An office without what could disturb a terminal, and not endless.
fn plain(office: &str) -> String {
    const LONGEST: usize = 100;
    office.chars().filter(|c| !c.is_control()).take(LONGEST).collect::<String>().trim().to_owned()
}

/// The right to save one answer file, until it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    disk: Disk,
    path: PathBuf,
    held: Result<File, io::Error>,
}

impl Disk {
    /// Takes the lock of an answer file, which need not exist yet, and removes what crashed processes left beside it.
    ///
    /// Where the folder or the file system allows no lock, the result says so in [`Lock::doubt`] and the work can go on.
    ///
    /// # Errors
    /// [`WriteError::InUse`] where somebody else holds it; else where the path names no file or its folder does not exist.
    pub fn lock(&self, path: &Path, office: Option<&str>) -> Result<Lock, WriteError> {
        // Beside what a link leads to, so that two ways to one file meet in one lock.
        let target = name::without_links(path)?;
        let path = name::lock(&target)?;
        if !fs::metadata(name::folder_of(&target))?.is_dir() {
            return Err(WriteError::System(io::ErrorKind::NotADirectory.into()));
        }
        let held = match self.take(&path) {
            Ok(Some(file)) => Ok(file),
            Ok(None) => return Err(WriteError::InUse(holder_in(&path))),
            Err(error) => Err(error),
        };
        let mut lock = Lock { disk: self.clone(), path, held };
        if let Ok(file) = &mut lock.held {
            let holder = Holder { office: office.map(plain), process: Some(std::process::id()) };
            // The lock holds without its text; only the message to others is poorer.
            let _ = self.write_holder(file, holder.to_text().as_bytes());
            self.remove_left_over(&target);
        }
        Ok(lock)
    }

    /// The locked file, or none where somebody else holds it.
    #[cfg(windows)]
    fn take(&self, path: &Path) -> io::Result<Option<File>> {
        // ERROR_SHARING_VIOLATION
        const BARRED: i32 = 32;
        match self.open_lock(path) {
            Err(error) if error.raw_os_error() == Some(BARRED) => Ok(None),
            result => result.map(Some),
        }
    }

    /// The locked file, or none where somebody else holds it.
    #[cfg(not(windows))]
    fn take(&self, path: &Path) -> io::Result<Option<File>> {
        // The holder removes the file when it is done. That this happens in the middle of every single attempt is not to be
        // expected; rather the file system does not know its own files again.
        const MOST_ATTEMPTS: u32 = 100;
        for _ in 0..MOST_ATTEMPTS {
            let file = match self.open_lock(path) {
                // Left there by another user; it can be locked all the same.
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(path).map_err(|_| error)?,
                result => result?,
            };
            match file.try_lock() {
                Ok(()) if is_still_there(&file, path) => return Ok(Some(file)),
                // A child process that is just being started may hold the same open file for a moment, and with it the lock.
                Ok(()) => file.unlock()?,
                Err(fs::TryLockError::WouldBlock) => return Ok(None),
                Err(fs::TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Removes the temporary files beside a file whose lock is held, so that nobody can be writing them.
    fn remove_left_over(&self, target: &Path) {
        let Ok(previous) = name::previous(target) else { return };
        let Ok(entries) = fs::read_dir(name::folder_of(target)) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            if name::is_temporary_of(&name, target) || name::is_temporary_of(&name, &previous) {
                self.remove(&entry.path());
            }
        }
    }
}

impl Lock {
    /// Why nothing could be locked, where it could not; the file may then be open elsewhere as well.
    #[must_use]
    pub fn doubt(&self) -> Option<&io::Error> {
        self.held.as_ref().err()
    }

    /// The same as a warning in words.
    #[must_use]
    pub fn warning(&self, words: &Words, path: &Path) -> Option<String> {
        let error = self.doubt()?;
        Some(say!(words, "disk-not-locked", file = path.display().to_string(), message = error.to_string()))
    }
}

impl Drop for Lock {
    /// Removes the lock file, so that a folder looks the same after the work as before.
    ///
    /// That is safe: on Unix it is removed while it is locked, and whoever waits at the removed file sees that it is no longer there and
    /// begins again. On Windows an open file cannot be removed, so it is closed first; where somebody else has opened it since, the removal fails as it should.
    fn drop(&mut self) {
        let Ok(file) = std::mem::replace(&mut self.held, Err(io::ErrorKind::NotFound.into())) else { return };
        let open_until_removed = if cfg!(windows) { None } else { Some(file) };
        self.disk.remove(&self.path);
        drop(open_until_removed);
    }
}

fn holder_in(path: &Path) -> Holder {
    const LONGEST: u64 = 1_000;
    let mut bytes = Vec::new();
    // What cannot be read is not told.
    let _ = File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes));
    Holder::from_text(&String::from_utf8_lossy(&bytes))
}

/// Whether a path still names this open file, and not through a link, which somebody else could have laid.
#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(open), Ok(named)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

#[cfg(not(any(unix, windows)))]
fn is_still_there(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_file_says_who_holds_it() {
        let holder = Holder { office: Some("digital-ministry".to_owned()), process: Some(4711) };
        assert_eq!(holder.to_text(), "4711\ndigital-ministry\n");
        assert_eq!(Holder::from_text(&holder.to_text()), holder);
        let unnamed = Holder { office: None, process: Some(1) };
        assert_eq!(Holder::from_text(&unnamed.to_text()), unnamed);
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_file_that_was_removed_and_made_again_is_another_one() {
        let path = std::env::temp_dir().join(format!("capgap-lock-{}", std::process::id()));
        let first = File::create(&path).expect("the temporary folder can be written");
        assert!(is_still_there(&first, &path));
        fs::remove_file(&path).expect("an own file");
        assert!(!is_still_there(&first, &path));
        let second = File::create(&path).expect("the name is free");
        assert!(!is_still_there(&first, &path) && is_still_there(&second, &path));
        fs::remove_file(&path).expect("an own file");
    }

    #[test]
    fn a_lock_file_may_say_anything() {
        assert_eq!(Holder::from_text(""), Holder::default());
        assert_eq!(Holder::from_text("x\n\u{1b}[31mred\u{7}"), Holder { office: Some("[31mred".to_owned()), process: None });
        assert_eq!(Holder::from_text("99999999999\n"), Holder::default());
        assert_eq!(Holder::from_text("12\r\na\r\n").process, Some(12));
        let long = Holder { office: Some("é".repeat(1_000)), process: None };
        assert_eq!(Holder::from_text(&long.to_text()).office.map(|office| office.chars().count()), Some(100));
    }
}
