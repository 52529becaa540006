//! A log: a file to which lines are only ever added.

use super::{Disk, ReadError, WriteError, name, read_bytes};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

/// The largest log that is read, in bytes: 64 MiB, several hundred thousand changes.
pub const LARGEST_LOG: u64 = 64 * 1024 * 1024;

impl Disk {
    /// Adds one line at the end of a log and waits until it is on the disk; creates the log where there is none.
    ///
    /// A crash can leave the last line cut short. The next line then begins on a new one, so that only the cut one is lost.
    ///
    /// # Errors
    /// Where the line holds a line end itself, or the system refuses.
    pub fn append_line(&self, path: &Path, line: &str) -> Result<(), WriteError> {
        if line.contains(['\n', '\r']) {
            return Err(WriteError::System(ErrorKind::InvalidInput.into()));
        }
        if path.file_name().is_none() {
            return Err(WriteError::NoName);
        }
        let mut file = self.open_log(path)?;
        let state = end_of(&mut file)?;
        // One write for all, so that what two processes add is never mixed.
        let cut = if state == End::Cut { "\n" } else { "" };
        self.append(&mut file, format!("{cut}{line}\n").as_bytes())?;
        self.sync_file(&file)?;
        if state == End::Empty {
            self.sync_folder(name::folder_of(path));
        }
        Ok(())
    }
}

/// Reads the lines of a log, oldest first; none where there is no log.
///
/// Empty lines are left out. A line that a crash cut short is among them, with U+FFFD for half a character: whoever takes the lines apart passes over
/// what is not whole.
///
/// # Errors
/// Where the log is larger than [`LARGEST_LOG`], or the system refuses it.
pub fn read_log(path: &Path) -> Result<Vec<String>, ReadError> {
    let bytes = match read_bytes(path, LARGEST_LOG) {
        Err(ReadError::System(error)) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        result => result?,
    };
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
}

#[derive(Debug, PartialEq, Eq)]
enum End {
    /// There is no line yet.
    Empty,
    /// The last line is whole.
    Whole,
    /// The last line has no end.
    Cut,
}

fn end_of(file: &mut File) -> io::Result<End> {
    if file.metadata()?.len() == 0 {
        return Ok(End::Empty);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(if last == *b"\n" { End::Whole } else { End::Cut })
}
