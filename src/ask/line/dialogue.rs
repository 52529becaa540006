//! Short dialogues inside the interview: several things asked one after the other.

use super::Talk;
use crate::model::Date;
use crate::say;
use std::io;

/// What was said to one question of a dialogue.
pub(super) enum Said<T> {
    /// This.
    This(T),
    /// Nothing; it stays as it is.
    Nothing,
    /// That the dialogue is to end without a result.
    Cancel,
    /// The input came to its end.
    End,
}

/// The word that ends a dialogue without a result.
const CANCEL: &str = "cancel";

/// Asks until what is said is nothing, can be read, or ends the dialogue. `read` gives what is wrong in words.
pub(super) fn asked<T>(talk: &mut Talk<'_>, prompt: &str, mut read: impl FnMut(&str) -> Result<T, String>) -> io::Result<Said<T>> {
    loop {
        let Some(line) = talk.ask(prompt)? else { return Ok(Said::End) };
        if line.is_empty() {
            return Ok(Said::Nothing);
        }
        if line.eq_ignore_ascii_case(CANCEL) || line.strip_prefix(':').is_some_and(|word| word.eq_ignore_ascii_case(CANCEL)) {
            return Ok(Said::Cancel);
        }
        match read(&line) {
            Ok(value) => return Ok(Said::This(value)),
            Err(told) => talk.say(&told)?,
        }
    }
}

/// Asks for a day.
pub(super) fn asked_day(talk: &mut Talk<'_>, prompt: &str) -> io::Result<Said<Date>> {
    let words = talk.words;
    asked(talk, prompt, |text| text.parse::<Date>().map_err(|_| say!(words, "line-no-day", found = text)))
}
