//! Writing several files of one folder so that none of them is ever a part, and none is replaced before all can be.

use super::replace::Target;
use super::{Disk, WriteError, name};
use crate::say;
use crate::words::Words;
use std::path::{Path, PathBuf};

/// Not all files could be written. Each is the old one or the new one, and no temporary file is left.
#[derive(Debug)]
pub struct NotAllWritten {
    /// How many, from the first one, are the new ones.
    pub written: usize,
    /// The file at which it failed.
    pub path: PathBuf,
    /// Why.
    pub error: WriteError,
}

impl NotAllWritten {
    /// Says in words what went wrong, which files were written and which were not.
    #[must_use]
    pub fn told(&self, words: &Words, names: &[&str]) -> String {
        let (written, not) = names.split_at(self.written.min(names.len()));
        let listed = |names: &[&str]| names.join(", ");
        let rest = if written.is_empty() {
            say!(words, "disk-none-written", names = listed(not))
        } else {
            say!(words, "disk-some-written", written = listed(written), names = listed(not))
        };
        [self.error.told(words, &self.path), rest].join("\n")
    }
}

impl Disk {
    /// Writes files into a folder that is there: first each under a temporary name with all its bytes on the disk, then each takes its
    /// name and replaces what stood there.
    ///
    /// What fails for lack of room or of rights fails in the first part, and then nothing has changed.
    ///
    /// # Errors
    /// Where the system refuses; see [`NotAllWritten`].
    pub fn write_several(&self, folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), NotAllWritten> {
        let mut filled: Vec<(PathBuf, Target)> = Vec::with_capacity(files.len());
        for (file, bytes) in files {
            let path = folder.join(file);
            let ready = Target::of(&path).and_then(|target| {
                let temporary = self.filled_beside(&target.path, target.permissions.as_ref(), bytes)?;
                Ok((temporary, target))
            });
            match ready {
                Ok(ready) => filled.push(ready),
                Err(error) => {
                    self.take_away(&filled);
                    return Err(NotAllWritten { written: 0, path, error });
                }
            }
        }
        for (at, (temporary, target)) in filled.iter().enumerate() {
            if let Err(error) = self.rename(temporary, &target.path) {
                self.take_away(&filled[at..]);
                self.sync_folder(folder);
                return Err(NotAllWritten { written: at, path: target.path.clone(), error: WriteError::System(error) });
            }
        }
        // A link can lead elsewhere; nearly always there is one folder.
        let mut folders: Vec<&Path> = filled.iter().map(|(_, target)| name::folder_of(&target.path)).collect();
        folders.dedup();
        for folder in folders {
            self.sync_folder(folder);
        }
        Ok(())
    }

    fn take_away(&self, filled: &[(PathBuf, Target)]) {
        for (temporary, _) in filled {
            self.remove(temporary);
        }
    }
}
