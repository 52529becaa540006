//! What is asked before the first question: what a file must say about itself, and an office that it does not know.

use super::Talk;
use super::dialogue::{Said, asked, asked_day};
use crate::model::{Date, Respondent, RespondentId, Submission};
use crate::say;
use std::io;

/// Whether a submission does not yet say which State it is of, or which day it describes.
#[must_use]
pub fn head_is_missing(submission: &Submission) -> bool {
    submission.state.trim().is_empty() || submission.code.is_empty() || submission.assessed_on.is_none()
}

/// Asks for what is missing: name and code of the State, and the day that the answers describe. Says whether it goes on; not
/// where the input has ended.
///
/// # Errors
/// Where the reader or the writer fails.
pub fn ask_head(talk: &mut Talk<'_>, submission: &mut Submission, today: Date) -> io::Result<bool> {
    let words = talk.words;
    talk.say(&say!(words, "line-head"))?;
    if submission.state.trim().is_empty() {
        match asked(talk, &say!(words, "line-ask-state"), |text| Ok(text.to_owned()))? {
            Said::This(name) => submission.state = name,
            Said::Nothing | Said::Cancel => {}
            Said::End => return Ok(false),
        }
    }
    if submission.code.is_empty() {
        let read = |text: &str| {
            let code = text.to_ascii_uppercase();
            let fine = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
            if fine { Ok(code) } else { Err(say!(words, "line-no-code", found = text)) }
        };
        match asked(talk, &say!(words, "line-ask-code"), read)? {
            Said::This(code) => submission.code = code,
            Said::Nothing | Said::Cancel => {}
            Said::End => return Ok(false),
        }
    }
    if submission.assessed_on.is_none() {
        match asked_day(talk, &say!(words, "line-ask-assessed-on", today = today.to_string()))? {
            Said::This(day) => submission.assessed_on = Some(day),
            Said::Nothing => submission.assessed_on = Some(today),
            Said::Cancel => {}
            Said::End => return Ok(false),
        }
    }
    Ok(true)
}

/// Asks whether an office that the file does not know is to be entered, and its name; none where it is not.
///
/// # Errors
/// Where the reader or the writer fails.
pub fn ask_office(talk: &mut Talk<'_>, id: &RespondentId, known: &[Respondent]) -> io::Result<Option<Respondent>> {
    let words = talk.words;
    let ids: Vec<&str> = known.iter().map(|office| office.id.as_str()).collect();
    talk.say(&match ids.as_slice() {
        [] => say!(words, "line-office-first", id = id.as_str()),
        ids => say!(words, "line-office-unknown", id = id.as_str(), all = ids.join(", ")),
    })?;
    match asked(talk, &say!(words, "line-ask-office"), |text| Ok(text.to_owned()))? {
        Said::This(name) => Ok(Some(Respondent { id: id.clone(), name, sections: Vec::new(), due: None })),
        Said::Nothing | Said::Cancel | Said::End => Ok(None),
    }
}
