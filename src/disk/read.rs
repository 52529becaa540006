//! Reading whole files and streams.

use crate::diagnostic::{Code, Diagnostic};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use thiserror::Error;

/// The largest text file that is read whole, in bytes: 16 MiB.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// Why a file could not be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// It is larger than the limit, in bytes; nothing of it was read.
    #[error("disk-too-large")]
    TooLarge(u64),
    /// It is not UTF-8 from this byte on.
    #[error("disk-not-utf8")]
    NotUtf8(usize),
    /// It was changed while it was read.
    #[error("disk-changed")]
    Changed,
    /// The system said no.
    #[error("disk-cannot-read")]
    System(#[source] io::Error),
}

impl ReadError {
    /// The same error once more; the standard library cannot copy those of the system.
    #[must_use]
    pub fn again(&self) -> Self {
        match self {
            Self::TooLarge(size) => Self::TooLarge(*size),
            Self::NotUtf8(offset) => Self::NotUtf8(*offset),
            Self::Changed => Self::Changed,
            Self::System(error) => {
                let other = || io::Error::new(error.kind(), error.to_string());
                Self::System(error.raw_os_error().map_or_else(other, io::Error::from_raw_os_error))
            }
        }
    }

    /// The same as a finding about the file of this name.
    #[must_use]
    pub fn finding(&self, file: &str) -> Diagnostic {
        // Whole megabytes are near enough for a limit; rounded up so that one byte over does not read as the limit.
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024).to_string();
        let finding = match self {
            Self::TooLarge(size) => {
                Diagnostic::without_place(Code::TooLarge).with("size", megabytes(*size)).with("limit", megabytes(LARGEST_FILE))
            }
            Self::NotUtf8(offset) => Diagnostic::without_place(Code::NotUtf8).with("offset", *offset),
            Self::Changed => Diagnostic::without_place(Code::ChangedWhileRead),
            Self::System(error) => Diagnostic::without_place(Code::CannotRead).with("message", error.to_string()),
        };
        finding.with("file", file)
    }
}

/// Whether there is a file at this path.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Whether there is a folder at this path.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether both paths lead to the same file or folder, whatever links are on the way; not where one leads nowhere.
#[must_use]
pub fn is_same_file(path: &Path, other: &Path) -> bool {
    matches!((path.canonicalize(), other.canonicalize()), (Ok(one), Ok(two)) if one == two)
}

/// Reads a whole text file: at most [`LARGEST_FILE`] bytes, UTF-8, a byte-order mark taken away, line ends made `\n`.
///
/// # Errors
/// Where the file is too large, not UTF-8, or the system refuses it.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    text_of(read_bytes(path, LARGEST_FILE)?)
}

/// The same from any reader, such as standard input.
///
/// # Errors
/// As [`read_text`].
pub fn read_text_from(reader: impl Read) -> Result<String, ReadError> {
    text_of(bytes_of(reader, LARGEST_FILE)?)
}

/// Reads a whole file as it is, such as a workbook: at most `limit` bytes.
///
/// # Errors
/// Where the file is larger, or the system refuses it.
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let file = open(path)?;
    let length = file.metadata().map_err(ReadError::System)?.len();
    if length > limit {
        return Err(ReadError::TooLarge(length));
    }
    bytes_of(file, limit)
}

/// The same from any reader, such as standard input.
///
/// # Errors
/// As [`read_bytes`].
pub fn read_bytes_from(reader: impl Read, limit: u64) -> Result<Vec<u8>, ReadError> {
    bytes_of(reader, limit)
}

/// As [`read_bytes`], and an error where the file is another one at the end than it was at the beginning, as far as size and time tell.
///
/// # Errors
/// As [`read_bytes`]; [`ReadError::Changed`] where somebody wrote into it in the meantime.
pub fn read_settled(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let file = open(path)?;
    settled(|| file.metadata().map(|found| (found.len(), found.modified().ok())), &file, limit)
}

/// `state` tells size and time of what is read.
fn settled<S: PartialEq>(state: impl Fn() -> io::Result<(u64, S)>, reader: impl Read, limit: u64) -> Result<Vec<u8>, ReadError> {
    let before = state().map_err(ReadError::System)?;
    if before.0 > limit {
        return Err(ReadError::TooLarge(before.0));
    }
    let bytes = bytes_of(reader, limit)?;
    // What has no size, such as a pipe, says 0.
    let whole = before.0 == 0 || bytes.len() as u64 == before.0;
    if whole && state().map_err(ReadError::System)? == before { Ok(bytes) } else { Err(ReadError::Changed) }
}

/// Opens a file of any size to be read piece by piece, such as a piece of evidence to be fingerprinted.
///
/// # Errors
/// Where the system refuses it, or the path is a folder.
pub fn open_reader(path: &Path) -> Result<impl Read + use<>, ReadError> {
    open(path)
}

/// The same for a thread of its own to read from.
///
/// # Errors
/// As [`open_reader`].
pub fn open_stream(path: &Path) -> Result<impl Read + Send + use<>, ReadError> {
    open(path)
}

fn open(path: &Path) -> Result<File, ReadError> {
    // Asked before it is opened: Windows words the opening of a folder as a lack of rights.
    if fs::metadata(path).map_err(ReadError::System)?.is_dir() {
        return Err(ReadError::System(io::ErrorKind::IsADirectory.into()));
    }
    File::open(path).map_err(ReadError::System)
}

fn bytes_of(reader: impl Read, limit: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    // One byte more than allowed shows that there is more: a file can grow, and a pipe has no length.
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(ReadError::System)?;
    let length = bytes.len() as u64;
    if length > limit { Err(ReadError::TooLarge(length)) } else { Ok(bytes) }
}

fn text_of(bytes: Vec<u8>) -> Result<String, ReadError> {
    let text = String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8(error.utf8_error().valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
    Ok(if text.contains('\r') { text.replace("\r\n", "\n") } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_mark_and_carriage_returns_away() {
        let text = read_text_from("\u{feff}a = 1\r\nb = 2\r\n".as_bytes()).expect("UTF-8 within the limit");
        assert_eq!(text, "a = 1\nb = 2\n");
    }

    #[test]
    fn names_the_first_byte_that_is_not_utf8() {
        let error = read_text_from(&b"ab\xff"[..]).expect_err("0xff is never UTF-8");
        assert!(matches!(error, ReadError::NotUtf8(2)));
    }

    #[test]
    fn refuses_what_is_over_the_limit() {
        let error = read_text_from(io::repeat(b'a')).expect_err("an endless file is over any limit");
        assert!(matches!(error, ReadError::TooLarge(_)));
        assert!(matches!(bytes_of(&b"abc"[..], 2), Err(ReadError::TooLarge(3))));
        assert_eq!(bytes_of(&b"abc"[..], 3).expect("exactly the limit"), b"abc");
        assert!(bytes_of(&b"abc"[..], u64::MAX).is_ok());
    }

    #[test]
    fn sees_that_a_file_was_changed_while_it_was_read() {
        let states = |before: (u64, u8), after: (u64, u8)| {
            let asked = std::cell::Cell::new(0);
            move || {
                asked.set(asked.get() + 1);
                Ok(if asked.get() == 1 { before } else { after })
            }
        };
        let read = |before, after| settled(states(before, after), &b"abc"[..], 9);
        assert_eq!(read((3, 1), (3, 1)).expect("nothing has changed"), b"abc");
        assert_eq!(read((0, 1), (0, 1)).expect("a pipe"), b"abc");
        for (before, after) in [((3, 1), (3, 2)), ((3, 1), (4, 1)), ((4, 1), (4, 1)), ((2, 1), (2, 1))] {
            assert!(matches!(read(before, after), Err(ReadError::Changed)), "{before:?} {after:?}");
        }
        assert!(matches!(read((10, 1), (10, 1)), Err(ReadError::TooLarge(10))));
    }

    #[test]
    fn refuses_a_folder_in_plain_words() {
        let folder = std::env::temp_dir();
        for error in [read_bytes(&folder, 1).err(), open_reader(&folder).err()] {
            let Some(ReadError::System(error)) = error else { panic!("a folder was read") };
            assert_eq!(error.kind(), io::ErrorKind::IsADirectory);
        }
    }
}
