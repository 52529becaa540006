//! Shared assessments among the submissions of a run.

use super::run::{Filling, Rejected};
use super::seen::{Head, Seen};
use crate::compare::{can_be_scored, told_figures};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::library::{Library, SharedAssessment, SharedQuestionState, Withheld, check_submission};
use crate::score::{CellState, Sheet};

/// A shared assessment that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedTaken {
    /// Name of the input.
    pub input: String,
    /// Id of the profile of its audience.
    pub audience: String,
    /// Whether its answers were scored; else its figures stand as they were told.
    pub scored_again: bool,
    /// How much is withheld, by kind.
    pub withheld: Withheld,
}

impl Filling<'_> {
    /// Scores a shared assessment where its audience sees what the figures rest on, else takes its figures as they are told.
    pub(super) fn shared(&mut self, input: &str, shared: SharedAssessment, findings: Vec<Diagnostic>) {
        let before = self.done.keys.len();
        let scored_again = can_be_scored(&shared);
        let (audience, withheld) = (shared.audience.id.clone(), shared.audience.withheld.clone());
        if scored_again {
            self.one(input, 0, shared.given, findings);
        } else {
            self.figures(input, shared, findings);
        }
        if self.done.keys.len() > before {
            self.done.shared.push(SharedTaken { input: input.to_owned(), audience, scored_again, withheld });
        }
    }

    fn figures(&mut self, input: &str, shared: SharedAssessment, mut findings: Vec<Diagnostic>) {
        let prepared = self.job.prepared;
        let library = prepared.library;
        let submission = check_submission(library, shared.given.clone(), &mut findings);
        let wrong = findings.iter().any(|finding| finding.severity() == Severity::Error);
        let scorer = prepared.scorer(&submission.questionnaire.id).filter(|_| !wrong);
        let told = scorer.and_then(|scorer| Some((scorer, told_figures(library, prepared.targets, &shared, scorer)?)));
        let Some((scorer, assessment)) = told else {
            if !wrong {
                findings.push(Diagnostic::new(Code::FiguresOnOthers, shared.place).with("audience", shared.audience.id.as_str()));
            }
            let (state, code) = (submission.state, submission.code);
            return self.reject(Rejected { input: input.to_owned(), row: 0, state, code, findings });
        };
        let assessed_on = submission.assessed_on.map(|date| date.to_string()).unwrap_or_default();
        let head = Head {
            input,
            state: &submission.state,
            code: &submission.code,
            assessed_on: &assessed_on,
            questionnaire: submission.questionnaire.id.as_str(),
            ..Head::default()
        };
        if !self.leaves_out(&head) {
            let sheet = states(library, &shared);
            self.take(&Seen { library, head, submission: None, sheet: &sheet, scorer, assessment: &assessment });
        }
    }
}

/// The states of the answers, as far as they are told; what the audience does not see counts as withheld.
fn states(library: &Library, shared: &SharedAssessment) -> Sheet {
    let mut sheet = Sheet::blank(library);
    for question in &shared.questions {
        let Some(position) = library.question(&question.id.as_str().into()) else { continue };
        sheet.cells[position].state = match question.state {
            SharedQuestionState::Answered | SharedQuestionState::Ruled => CellState::Answered,
            SharedQuestionState::OpenUnknown => CellState::Unknown,
            SharedQuestionState::OpenWithheld | SharedQuestionState::NotShared => CellState::Withheld,
            SharedQuestionState::NotApplicable | SharedQuestionState::NotApplicableZero => CellState::NotApplicable,
            SharedQuestionState::OpenUnanswered | SharedQuestionState::Excluded | SharedQuestionState::NotAsked => CellState::Unanswered,
        };
    }
    sheet
}
