//! What a front needs from outside: a way to keep the interview, and a look at a file.

use super::Interview;

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The interview is kept as it stands.
    Kept,
    /// It is kept, and the user should know this, in finished words: the file had been changed elsewhere and both are in it
    /// now, or the answers had to go to another file.
    KeptWith(String),
    /// It is not kept, for this reason in finished words. It is tried again with the next change.
    Failed(String),
}

/// Keeps an interview where it outlives the program.
pub trait Saver {
    /// Keeps the interview as it stands, with the reason of [`Interview::reason`]; takes into it what somebody else has
    /// written into the file meanwhile, by [`Interview::reload`].
    fn save(&mut self, interview: &mut Interview<'_>) -> Saved;

    /// SHA-256 of a file in 64 hexadecimal digits; the name is a path from the folder of the answer file.
    ///
    /// # Errors
    /// Why the file cannot be read, in finished words.
    fn hash(&mut self, file: &str) -> Result<String, String>;
}
