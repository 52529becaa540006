//! The annexes: every answer, the evidence register, the arithmetic of every figure. What other depths leave out is counted.

use super::{Depth, interventions, summary};
use crate::model::{AnswerState, Conflict, Submission};
use crate::report::conflicts::conflicts;
use crate::report::document::{Block, Document};
use crate::report::explain;
use crate::report::subject::Subject;
use crate::say;

/// Adds the annexes.
pub(super) fn chapters(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let submission = subject.submission;
    let mut letters = ["A", "B", "C", "D", "E"].into_iter();
    let mut heading = |key: &str| words.say(key, &[("letter", letters.next().unwrap_or_default().into())]);
    document.heading(1, heading("annex-answers-heading"));
    document.paragraph(say!(words, "annex-answers-intro"));
    explain::every_answer(*subject, document);
    if !submission.conflicts.is_empty() {
        // They belong to the annex before.
        document.heading(2, say!(words, "annex-conflicts-heading"));
        let all: Vec<&Conflict> = submission.conflicts.iter().collect();
        let told = conflicts(subject.library, submission, &all, &|_, _| Vec::new(), words).blocks;
        document.blocks.extend(told.into_iter().map(|block| match block {
            Block::Heading { text, .. } => Block::Heading { level: 3, text },
            block => block,
        }));
    }
    document.heading(1, heading("annex-register-heading"));
    document.paragraph(say!(words, "annex-register-intro", count = submission.evidence.len()));
    document.table(explain::register(*subject));
    // Where nothing is answered there is no arithmetic but that of zeros.
    if summary::nothing_answered(subject) {
        return;
    }
    if !subject.library.capabilities.is_empty() {
        document.heading(1, heading("annex-capabilities-heading"));
        explain::capabilities(*subject, document);
    }
    document.heading(1, heading("annex-views-heading"));
    explain::views(*subject, document);
    let counted = interventions::only_counted(subject);
    if !counted.is_empty() {
        document.heading(1, heading("annex-interventions-heading"));
        document.list(counted);
    }
}

/// What the file holds that a report without annexes does not show, in a sentence; empty where there is nothing.
pub(super) fn left_out(subject: &Subject<'_>, depth: Depth) -> String {
    let count = Held::by(subject.submission);
    let key = match depth {
        Depth::Annex => return String::new(),
        _ if count == Held::default() => return String::new(),
        Depth::Brief => "brief-left-out",
        Depth::Full => "annex-left-out",
    };
    subject.words.say(key, &[("answers", count.answers.into()), ("notes", count.notes.into()), ("evidence", count.evidence.into())])
}

/// How much a submission holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Held {
    answers: usize,
    notes: usize,
    evidence: usize,
}

impl Held {
    fn by(submission: &Submission) -> Self {
        let said = submission.answers.iter().filter(|(id, answer)| {
            // What cannot be read as an answer stands as unanswered, and beside it as it was written.
            answer.state != AnswerState::Unanswered && !submission.kept.contains_key(*id)
        });
        Self {
            answers: said.count() + submission.kept.len(),
            notes: submission.answers.values().filter(|answer| !answer.note.is_empty()).count(),
            evidence: submission.evidence.len(),
        }
    }
}
