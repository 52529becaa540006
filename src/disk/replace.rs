//! Writing a file so that a crash leaves the old one or the new one, never a part and never none.

use super::{Disk, WriteError, name};
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Writes a file so that it is either the old one or the new one, never a part: temporary file beside it, sync, rename.
///
/// The rename is tried again where another program holds the old file for a moment, as happens on Windows.
///
/// # Errors
/// Where the system refuses; the old file is then untouched and the temporary one taken away.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    Disk::new().write_atomically(path, bytes)
}

impl Disk {
    /// Saves an answer file: as [`Disk::write_atomically`], with the state before kept as `<name>.previous`.
    ///
    /// Whoever saves holds the [`Lock`](super::Lock) of the file. Where the state before cannot be kept, the save goes on: a new answer
    /// is worth more than an older state, and the older `.previous` is still there.
    ///
    /// # Errors
    /// Where the file is read only, is none, or the system refuses. The old file is then untouched.
    pub fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        self.put(&Target::of(path)?, bytes, true)
    }

    /// Whether [`Disk::replace`] would be allowed to begin, so that nobody works an hour on a file that cannot be saved.
    ///
    /// # Errors
    /// Where the file is read only or none.
    pub fn can_replace(&self, path: &Path) -> Result<(), WriteError> {
        Target::of(path).map(|_| ())
    }

    /// Writes a file so that it is either the old one or the new one, never a part.
    ///
    /// The permissions of the old file stay; a symbolic link stays and what it leads to is written. Into a device or a pipe, such as
    /// `/dev/stdout`, the bytes are written as they are.
    ///
    /// # Errors
    /// As [`Disk::replace`].
    pub fn write_atomically(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
            return self.write(&mut OpenOptions::new().write(true).open(path)?, bytes);
        }
        Ok(self.put(&Target::of(path)?, bytes, false)?)
    }

    /// Writes a file that must not exist yet, whole or not at all.
    ///
    /// Of two processes that try at once only one succeeds. Where the file system has no links, a crash between two
    /// neighbouring operations can leave an empty file.
    ///
    /// # Errors
    /// [`WriteError::Exists`] where there is anything of this name, even a link that leads nowhere; else where the system refuses.
    pub fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        // Asked first only to spare the writing; the link or the claim decides.
        if fs::symlink_metadata(path).is_ok() {
            return Err(WriteError::Exists);
        }
        let temporary = self.filled_beside(path, None, bytes)?;
        let result = self.enter(&temporary, path);
        if result.is_ok() {
            self.sync_folder(name::folder_of(path));
        }
        result
    }

    /// Makes a folder for results, with those above it, where it is not there yet.
    ///
    /// # Errors
    /// Where the system refuses, or a file stands in the way.
    pub fn make_folder(&self, path: &Path) -> Result<(), WriteError> {
        if path.as_os_str().is_empty() {
            return Ok(());
        }
        self.make_folders(path)?;
        self.sync_folder(name::folder_of(path));
        Ok(())
    }

    /// Gives a filled temporary file a name that must be free; takes it away in any case.
    fn enter(&self, temporary: &Path, path: &Path) -> Result<(), WriteError> {
        let linked = match self.link(temporary, path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => match self.claim(path) {
                Ok(()) => {
                    let renamed = self.rename(temporary, path);
                    if renamed.is_err() {
                        self.remove(path);
                    } else {
                        return Ok(());
                    }
                    renamed
                }
                refused => refused,
            },
            linked => linked,
        };
        self.remove(temporary);
        linked.map_err(|error| if error.kind() == ErrorKind::AlreadyExists { WriteError::Exists } else { WriteError::System(error) })
    }

    fn put(&self, target: &Target, bytes: &[u8], keep_previous: bool) -> Result<(), WriteError> {
        let temporary = self.filled_beside(&target.path, target.permissions.as_ref(), bytes)?;
        if keep_previous && let Some(permissions) = &target.permissions {
            let _ = self.keep_previous(&target.path, permissions);
        }
        if let Err(error) = self.rename(&temporary, &target.path) {
            self.remove(&temporary);
            return Err(WriteError::System(error));
        }
        self.sync_folder(name::folder_of(&target.path));
        Ok(())
    }

    /// Makes `<name>.previous` the present state of a file, so that at every moment a whole older state is there.
    ///
    /// A second name for the same bytes costs no writing, so that is tried first; what has none, such as a memory stick, gets a copy.
    /// Either comes into being under a temporary name and replaces the older state by a rename.
    fn keep_previous(&self, path: &Path, permissions: &Permissions) -> Result<(), WriteError> {
        let previous = name::previous(path)?;
        let linked = self.beside(&previous, |temporary| self.link(path, temporary));
        let temporary = match linked {
            Ok((temporary, ())) => temporary,
            Err(_) => self.filled_beside(&previous, Some(permissions), &fs::read(path)?)?,
        };
        let renamed = self.rename(&temporary, &previous);
        // After a crash both names can already be those of one file; a rename between such names does nothing and leaves both.
        if renamed.is_err() || fs::symlink_metadata(&temporary).is_ok() {
            self.remove(&temporary);
        }
        Ok(renamed?)
    }

    /// Makes a temporary file beside this one with these bytes, all of them on the disk.
    pub(super) fn filled_beside(&self, path: &Path, permissions: Option<&Permissions>, bytes: &[u8]) -> Result<PathBuf, WriteError> {
        let (temporary, mut file) = self.beside(path, |temporary| self.create_temporary(temporary))?;
        // Before the first byte is written, for the answers may not be for everybody's eyes. A file system that refuses has no
        // permissions to keep.
        if let Some(permissions) = permissions {
            let _ = self.copy_permissions(&temporary, permissions.clone());
        }
        let filled = self.write(&mut file, bytes).and_then(|()| self.sync_file(&file));
        drop(file);
        match filled {
            Ok(()) => Ok(temporary),
            Err(error) => {
                self.remove(&temporary);
                Err(WriteError::System(error))
            }
        }
    }

    /// Does something with the first temporary name that is free.
    ///
    /// A name can be taken by a process that crashed and had the same number, which is usual in containers.
    fn beside<T>(&self, path: &Path, act: impl Fn(&Path) -> io::Result<T>) -> Result<(PathBuf, T), WriteError> {
        const MOST_NAMES: u32 = 100;
        let mut attempt = 1;
        loop {
            let temporary = name::temporary(path, attempt)?;
            match act(&temporary) {
                Ok(value) => return Ok((temporary, value)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && attempt < MOST_NAMES => attempt += 1,
                Err(error) => return Err(WriteError::System(error)),
            }
        }
    }
}

/// A file that may be replaced, or a name that is free.
pub(super) struct Target {
    /// Where it is, links followed.
    pub(super) path: PathBuf,
    /// Those of the file that is there, if any.
    pub(super) permissions: Option<Permissions>,
}

impl Target {
    pub(super) fn of(path: &Path) -> Result<Self, WriteError> {
        let path = name::without_links(path)?;
        let permissions = match fs::metadata(&path) {
            Ok(metadata) if metadata.is_file() => Some(metadata.permissions()),
            Ok(_) => return Err(WriteError::NotAFile),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(WriteError::System(error)),
        };
        if permissions.as_ref().is_some_and(|permissions| permissions.readonly() || may_not_be_written(&path)) {
            return Err(WriteError::ReadOnly);
        }
        Ok(Self { path, permissions })
    }
}

/// Whether the system would not let this user write into a file. A rename asks only whether the folder may be changed.
fn may_not_be_written(path: &Path) -> bool {
    // A program that bars the file for a moment gives another error, and the rename is patient with it.
    OpenOptions::new().write(true).open(path).is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
}
