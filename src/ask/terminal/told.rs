//! The one line that says what a move did.

use crate::ask::card::answer_text;
use crate::ask::{Done, Interview, Move, Position, Refusal, question_text};
use crate::say;
use crate::score::LeafState;
use crate::screen::shorten;
use crate::words::Words;

/// An answer or a question within the line; the rest has to have room as well.
const LONGEST: usize = 34;

/// What kind of move it was, in words; nothing for one that answers.
pub(super) fn kind(wanted: &Move, words: &Words) -> Option<String> {
    match wanted {
        Move::Note(_) => Some(say!(words, "interview-done-note")),
        Move::Cite(_) | Move::Register(_) => Some(say!(words, "interview-done-evidence")),
        Move::Confirm => Some(say!(words, "interview-done-confirmed")),
        Move::Settle(_) | Move::SettleEvidence(..) => Some(say!(words, "interview-done-settled")),
        Move::Clear => Some(say!(words, "interview-done-cleared")),
        Move::Undo => Some(say!(words, "interview-done-undone")),
        _ => None,
    }
}

/// What a change did, by the question at which it was made.
pub(super) fn done(interview: &Interview<'_>, at: Position, kind: Option<String>, done: &Done, saved: bool, words: &Words) -> String {
    let mut parts = Vec::new();
    let library = interview.library();
    let what = match (kind, at) {
        (Some(kind), _) => kind,
        (None, Position::Question(question)) => {
            let text = answer_text(library, &library.questions[question], interview.answer(question), words);
            shorten(&text, LONGEST)
        }
        (None, Position::End) => String::new(),
    };
    parts.push(if saved { say!(words, "interview-done", what = what) } else { say!(words, "interview-done-not-saved", what = what) });
    if done.lapsed {
        parts.push(say!(words, "interview-done-lapsed"));
    }
    if let Position::Question(question) = at {
        parts.extend(level(interview, question, words));
    }
    if !done.appeared.is_empty() {
        parts.push(say!(words, "interview-done-appeared", count = done.appeared.len()));
    }
    if !done.gone.is_empty() {
        parts.push(say!(words, "interview-done-gone", count = done.gone.len()));
    }
    parts.join(" ")
}

/// What the answer makes of the capability.
fn level(interview: &Interview<'_>, question: usize, words: &Words) -> Option<String> {
    let library = interview.library();
    let measure = library.questions[question].measures.first()?;
    let leaf = &interview.assessment().leaves[library.capability(&measure.capability.id)?];
    if leaf.state != LeafState::Scored || leaf.missing() {
        return None;
    }
    let [evidenced, claimed, _] = leaf.levels;
    Some(if leaf.ungated[1] > claimed {
        say!(words, "interview-done-held", level = claimed)
    } else if evidenced < claimed {
        say!(words, "interview-done-level-evidence", level = claimed, evidenced = evidenced)
    } else {
        say!(words, "interview-done-level", level = claimed)
    })
}

/// Why a move was not made.
pub(super) fn refused(refusal: &Refusal, wanted: &Move, words: &Words) -> String {
    match refusal {
        Refusal::Value(finding) => words.say(finding.code.label(), &finding.arguments),
        Refusal::NotApplicableForbidden => say!(words, "interview-not-applicable-forbidden"),
        Refusal::ReasonMissing => say!(words, "interview-reason-missing"),
        Refusal::NothingToConfirm => say!(words, "interview-nothing-to-confirm"),
        Refusal::NotRegistered(id) => say!(words, "interview-not-registered", id = id.as_str()),
        Refusal::NoSuchSide => say!(words, "interview-no-conflict"),
        Refusal::NothingToUndo => say!(words, "interview-nothing-to-undo"),
        Refusal::NoQuestion if *wanted == Move::Back => say!(words, "interview-first-question"),
        Refusal::NoQuestion => say!(words, "interview-no-question"),
    }
}

/// A question on one line of a list.
pub(super) fn line(interview: &Interview<'_>, question: usize, words: &Words) -> String {
    question_text(interview.library(), &interview.library().questions[question], words)
}

/// The answer to a question on the right of such a line.
pub(super) fn answered(interview: &Interview<'_>, question: usize, words: &Words) -> String {
    let library = interview.library();
    answer_text(library, &library.questions[question], interview.answer(question), words)
}
