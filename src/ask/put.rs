//! Whether a question is put, and why not.

use crate::library::{Library, meets};
use crate::model::{AnswerState, Condition, Question, Submission};

/// Whether a question is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is put; all its conditions hold.
    Yes,
    /// It waits for the answer to the question at this position.
    Waits(usize),
    /// The answer to the question at this position rules it out.
    RuledOut(usize),
}

/// Whether a question is put after these answers. One condition that does not hold decides; else the first open one.
pub(super) fn put(library: &Library, submission: &Submission, question: &Question) -> Put {
    let mut waits = None;
    for condition in &question.when {
        let Some(above) = library.question(&condition.question.id) else { continue };
        match holds(library, submission, above, condition) {
            Some(true) => {}
            Some(false) => return Put::RuledOut(above),
            None => waits = waits.or(Some(above)),
        }
    }
    waits.map_or(Put::Yes, Put::Waits)
}

/// Whether a condition holds; nothing where its question is open. What was ruled out itself holds no condition.
fn holds(library: &Library, submission: &Submission, above: usize, condition: &Condition) -> Option<bool> {
    match put(library, submission, &library.questions[above]) {
        Put::RuledOut(_) => return Some(false),
        Put::Waits(_) => return None,
        Put::Yes => {}
    }
    let answer = submission.answers.get(&condition.question.id).filter(|answer| !answer.to_confirm)?;
    match &answer.state {
        AnswerState::Answered(value) => Some(meets(value, &condition.test)),
        // What does not apply cannot have a follow-up.
        AnswerState::NotApplicable(_) => Some(false),
        AnswerState::Unknown | AnswerState::Withheld | AnswerState::Unanswered => None,
    }
}
