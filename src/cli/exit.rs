//! How a command ends.

/// How a command ended; the number is the exit code of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// There are findings that need a person.
    Findings = 1,
    /// The command was not written as it should be.
    Usage = 2,
    /// Input cannot be read.
    Input = 3,
    /// Output cannot be written.
    Output = 4,
    /// Somebody else has the file open.
    InUse = 5,
    /// The user broke it off.
    Interrupted = 130,
}

impl Exit {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }
}
