//! Settling a conflict for one of its sides.

use super::said::of_side;
use crate::model::{Conflict, ConflictAbout, Says, Side, Submission, SubmissionStatus};

/// Settles a conflict: what the side says becomes the answer or the entry. Says whether there was such a side.
///
/// The submission is a draft again, since its content has changed.
pub fn settle(submission: &mut Submission, about: &ConflictAbout, side: usize) -> bool {
    let Some(at) = submission.conflicts.iter().position(|conflict| conflict.about == *about) else { return false };
    let Some(chosen) = submission.conflicts[at].sides.get(side).cloned() else { return false };
    put(submission, about, &chosen);
    submission.conflicts.retain(|conflict| conflict.about != *about);
    submission.status = SubmissionStatus::Draft;
    submission.cleared = None;
    true
}

/// Position of the side that a person means: its name, or its number from 1.
#[must_use]
pub fn find_side(conflict: &Conflict, meant: &str) -> Option<usize> {
    let named = conflict.sides.iter().position(|side| side.from == meant);
    let number = || meant.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < conflict.sides.len());
    named.or_else(number)
}

/// Makes what a side says the answer or the entry.
pub(super) fn put(submission: &mut Submission, about: &ConflictAbout, side: &Side) {
    match about {
        ConflictAbout::Question(question) => {
            let said = of_side(side);
            submission.answers.remove(question);
            submission.kept.remove(question);
            if !said.is_nothing() {
                submission.answers.insert(question.clone(), said.answer);
            }
            if let Some(written) = said.written {
                submission.kept.insert(question.clone(), written);
            }
        }
        ConflictAbout::Evidence(id) => {
            let at = submission.evidence.iter().position(|entry| entry.id == *id);
            match (&side.says, at) {
                (Says::Evidence(entry), Some(at)) => submission.evidence[at] = (**entry).clone(),
                (Says::Evidence(entry), None) => submission.evidence.push((**entry).clone()),
                (_, Some(at)) => {
                    submission.evidence.remove(at);
                }
                (_, None) => {}
            }
        }
    }
}
