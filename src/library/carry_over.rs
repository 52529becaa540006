//! Last year's answers as a start for this year's.

use super::{Library, new_questions};
use crate::model::{Answer, AnswerState, Place, Reference, Submission, SubmissionStatus, UsedDefinitions};
use crate::model::{QuestionnaireId, StateSize};

/// A submission that was begun with the answers of an earlier one.
#[derive(Debug, Clone, PartialEq)]
pub struct CarriedOver {
    /// The submission, a draft without a day.
    pub submission: Submission,
    /// Answers that were carried over, each to be confirmed.
    pub answers: usize,
    /// Questions that are asked and had no answer.
    pub open: usize,
    /// Those among them that the definitions of before did not have.
    pub new: usize,
    /// Answers to questions that no longer exist; they were kept.
    pub without_question: usize,
    /// Answers to questions that the questionnaire does not ask; they were left out.
    pub not_asked: usize,
    /// Conflicts that were never settled; they were left out.
    pub conflicts: usize,
}

/// A submission to a questionnaire, with nothing in it but what the definitions are.
#[must_use]
pub fn blank(library: &Library, questionnaire: &QuestionnaireId) -> Submission {
    let place = Place::default();
    let fingerprints = library.fingerprints().named().map(|(name, print)| {
        let short = print.get(..super::SHORT).unwrap_or(print);
        (name.to_owned(), Reference { id: short.to_owned(), place })
    });
    let version = library.release.as_ref().map(|release| release.version.clone());
    Submission {
        size: StateSize::default(),
        questionnaire: Reference { id: questionnaire.clone(), place },
        definitions: UsedDefinitions { version, fingerprints: fingerprints.collect() },
        ..Submission::empty(place)
    }
}

/// Begins a submission with what an earlier one says: the State, its offices, its evidence, and the answers to whatever the
/// questionnaire asks. Each of them has to be confirmed before it counts.
#[must_use]
pub fn carry_over(library: &Library, earlier: &Submission, questionnaire: &QuestionnaireId) -> CarriedOver {
    let asked = library.asked(questionnaire).questions;
    let is_asked = |position: usize| asked.get(position) == Some(&true);
    let mut carried = CarriedOver {
        submission: Submission {
            state: earlier.state.clone(),
            code: earlier.code.clone(),
            size: earlier.size,
            status: SubmissionStatus::Draft,
            marking: earlier.marking,
            classification: earlier.classification.clone(),
            target_profile: earlier.target_profile.clone(),
            threat_profile: earlier.threat_profile.clone(),
            respondents: earlier.respondents.clone(),
            evidence: earlier.evidence.clone(),
            ..blank(library, questionnaire)
        },
        answers: 0,
        open: 0,
        new: 0,
        without_question: 0,
        not_asked: 0,
        conflicts: earlier.conflicts.len(),
    };
    for (id, answer) in &earlier.answers {
        let written = earlier.kept.get(id);
        if answer.is_empty() && written.is_none() {
            continue;
        }
        let position = library.question(id);
        match position {
            Some(position) if !is_asked(position) => {
                carried.not_asked += 1;
                continue;
            }
            Some(_) => carried.answers += usize::from(answer.state != AnswerState::Unanswered),
            None => carried.without_question += 1,
        }
        carried.submission.answers.insert(id.clone(), to_confirm(answer, written.is_some()));
        carried.submission.kept.extend(written.map(|written| (id.clone(), written.clone())));
    }
    let answered = |position: usize| {
        let answer = library.questions.get(position).and_then(|question| carried.submission.answers.get(&question.id));
        answer.is_some_and(|answer| answer.state != AnswerState::Unanswered)
    };
    carried.open = (0..library.questions.len()).filter(|position| is_asked(*position) && !answered(*position)).count();
    let begun_then = Submission { questionnaire: carried.submission.questionnaire.clone(), ..earlier.clone() };
    carried.new = new_questions(library, &begun_then).into_iter().filter(|position| !answered(*position)).count();
    carried
}

/// A note alone is no answer, so there is nothing to confirm in it.
fn to_confirm(answer: &Answer, kept: bool) -> Answer {
    Answer { on: None, to_confirm: kept || answer.state != AnswerState::Unanswered, ..answer.clone() }
}
