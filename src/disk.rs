//! Every operation on the disk.
//!
//! Other rooms get bytes and give bytes; this one alone opens, lists and replaces files. Its errors
//! carry the id of the message that tells them.

use crate::say;
use crate::words::Words;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The largest file that is read whole, in bytes: 16 MiB.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// Why a file could not be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// It is larger than [`LARGEST_FILE`]; nothing of it was read.
    #[error("disk-too-large")]
    TooLarge(u64),
    /// It is not UTF-8 from this byte on.
    #[error("disk-not-utf8")]
    NotUtf8(usize),
    /// The system said no.
    #[error("disk-cannot-read")]
    System(#[source] io::Error),
}

/// Reads a whole text file: at most [`LARGEST_FILE`] bytes, UTF-8, a byte-order mark taken away, line ends made `\n`.
///
/// # Errors
/// Where the file is too large, not UTF-8, or the system refuses it.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    let file = File::open(path).map_err(ReadError::System)?;
    let metadata = file.metadata().map_err(ReadError::System)?;
    if metadata.is_dir() {
        return Err(ReadError::System(io::ErrorKind::IsADirectory.into()));
    }
    if metadata.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge(metadata.len()));
    }
    read_text_from(file)
}

/// Reads a whole file as it is, such as a workbook: at most `limit` bytes.
///
/// # Errors
/// Where the file is larger, or the system refuses it.
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    if fs::metadata(path).map_err(ReadError::System)?.is_dir() {
        return Err(ReadError::System(io::ErrorKind::IsADirectory.into()));
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(ReadError::System)?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(ReadError::System)?;
    let length = bytes.len() as u64;
    if length > limit { Err(ReadError::TooLarge(length)) } else { Ok(bytes) }
}

/// The same from any reader, such as standard input.
///
/// # Errors
/// As [`read_text`].
pub fn read_text_from(reader: impl Read) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    reader.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(ReadError::System)?;
    let length = bytes.len() as u64;
    if length > LARGEST_FILE {
        return Err(ReadError::TooLarge(length));
    }
    let text = String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8(error.utf8_error().valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
    Ok(if text.contains('\r') { text.replace("\r\n", "\n") } else { text })
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
    let mut entries: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
    entries.sort();
    for entry in entries {
        let hidden = entry.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if fs::metadata(&entry)?.is_dir() {
            found.extend(toml_files(&entry)?);
        } else if entry.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
            found.push(entry);
        }
    }
    Ok(found)
}

/// Writes a file so that it is either the old one or the new one, never a part: temporary file beside it, sync, rename.
///
/// The rename is tried again where another program holds the old file for a moment, as happens on Windows.
///
/// # Errors
/// Where the system refuses; the old file is then untouched and the temporary one taken away.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut temporary = name.to_os_string();
    temporary.push(format!(".{}.part", std::process::id()));
    let temporary = path.with_file_name(temporary);
    let written = (|| {
        let mut file = File::create_new(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        rename_patiently(&temporary, path)
    })();
    if written.is_err() {
        // The first error is the one to tell; a temporary file that cannot be removed is harmless.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Why a file could not be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A new file was asked for, and there is one of this name.
    #[error("disk-exists")]
    Exists,
    /// The system said no.
    #[error("disk-cannot-write")]
    System(#[source] io::Error),
}

impl WriteError {
    /// Says in words what went wrong with this file.
    #[must_use]
    pub fn told(&self, words: &Words, path: &Path) -> String {
        let message = match self {
            Self::Exists => io::Error::from(io::ErrorKind::AlreadyExists).to_string(),
            Self::System(error) => error.to_string(),
        };
        say!(words, "cli-cannot-write", file = path.display().to_string(), message = message)
    }
}

/// Whatever changes the disk.
#[derive(Debug, Default)]
pub struct Disk;

impl Disk {
    /// The disk.
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// Writes a file that must not exist yet.
    ///
    /// # Errors
    /// [`WriteError::Exists`] where there is anything of this name; else where the system refuses.
    pub fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(WriteError::Exists);
        }
        write_atomically(path, bytes).map_err(WriteError::System)
    }

    /// Saves a file and keeps the state before as `<name>.previous`.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        if path.is_file() {
            let mut previous = path.as_os_str().to_owned();
            previous.push(".previous");
            fs::copy(path, previous).map_err(WriteError::System)?;
        }
        write_atomically(path, bytes).map_err(WriteError::System)
    }
}

/// How often a rename is tried before its error is believed.
const RENAME_TRIES: u32 = 20;

fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    let mut tries = 1;
    loop {
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && cfg!(windows) && tries < RENAME_TRIES => {
                std::thread::sleep(std::time::Duration::from_millis(10));
                tries += 1;
            }
            result => return result,
        }
    }
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
    }

    #[test]
    fn replaces_a_file_whole() {
        let folder = std::env::temp_dir().join(format!("capgap-disk-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let path = folder.join("x.toml");
        write_atomically(&path, b"one").expect("first write");
        write_atomically(&path, b"two").expect("second write");
        assert_eq!(fs::read(&path).expect("readable"), b"two");
        assert_eq!(fs::read_dir(&folder).expect("listable").count(), 1);
        fs::remove_dir_all(&folder).expect("removable");
    }
}
