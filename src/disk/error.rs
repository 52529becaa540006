//! Why something could not be written, and the words for it.

use super::Holder;
use super::operations::is_barred;
use crate::say;
use crate::words::Words;
use std::io::{self, ErrorKind};
use std::path::Path;
use thiserror::Error;

/// Why a file could not be written or locked. What stood there before is untouched.
#[derive(Debug, Error)]
pub enum WriteError {
    /// Somebody else has it open.
    #[error("disk-in-use")]
    InUse(Holder),
    /// A new file was asked for, and there is one of this name.
    #[error("disk-exists")]
    Exists,
    /// The file may be read only.
    #[error("disk-read-only")]
    ReadOnly,
    /// It is a folder, a device, or a link that leads in a circle.
    #[error("disk-not-a-file")]
    NotAFile,
    /// The path names no file, such as `..`.
    #[error("disk-no-name")]
    NoName,
    /// The system said no.
    #[error("disk-cannot-write")]
    System(#[source] io::Error),
}

impl WriteError {
    /// Says in words what went wrong with this file and what can be done.
    #[must_use]
    pub fn told(&self, words: &Words, path: &Path) -> String {
        let file = path.display().to_string();
        match self {
            Self::InUse(holder) => holder.told(words, &file),
            Self::Exists => say!(words, "disk-exists", file = file),
            Self::ReadOnly => say!(words, "disk-read-only", file = file),
            Self::NotAFile => say!(words, "disk-not-a-file", file = file),
            Self::NoName => say!(words, "disk-no-name", file = file),
            Self::System(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => say!(words, "disk-no-folder", file = file),
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => say!(words, "disk-full", file = file),
                _ if is_barred(error) => say!(words, "disk-not-allowed", file = file),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => say!(words, "disk-not-allowed", file = file),
                _ => say!(words, "disk-cannot-write", file = file, message = error.to_string()),
            },
        }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl From<WriteError> for io::Error {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::InUse(_) => ErrorKind::ResourceBusy.into(),
            WriteError::Exists => ErrorKind::AlreadyExists.into(),
            WriteError::ReadOnly => ErrorKind::PermissionDenied.into(),
            WriteError::NotAFile | WriteError::NoName => ErrorKind::InvalidInput.into(),
            WriteError::System(error) => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_words_that_name_the_file() {
        let words = Words::english();
        let kinds = [ErrorKind::NotFound, ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::TimedOut];
        let system = kinds.into_iter().map(|kind| WriteError::System(kind.into()));
        let others =
            [WriteError::InUse(Holder::default()), WriteError::Exists, WriteError::ReadOnly, WriteError::NotAFile, WriteError::NoName];
        let mut seen = std::collections::BTreeSet::new();
        for error in others.into_iter().chain(system) {
            let text = error.told(&words, Path::new("atlantis.toml"));
            assert!(text.contains("atlantis.toml") && !text.contains("{$"), "{text}");
            assert!(words.try_say(&error.to_string(), &[]).is_some(), "{error} is no message");
            assert!(seen.insert(text), "two errors with the same words");
        }
    }
}
