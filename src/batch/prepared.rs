//! What all workers share: the definitions and a scorer for each questionnaire.

use crate::library::Library;
use crate::model::{ProfileId, QuestionnaireId};
use crate::score::{Doubts, Scorer, Support, Targets};
use std::sync::OnceLock;

/// Definitions with a scorer for every questionnaire and view, made when it is first needed.
///
/// All submissions of a run are measured against one target profile, or their figures could not be set side by side.
#[derive(Debug)]
pub struct Prepared<'l> {
    /// The definitions, free of errors.
    pub library: &'l Library,
    /// The target profiles.
    pub targets: Targets<'l>,
    /// The threat profile for ranked interventions; none weights all scenarios alike.
    pub threats: Option<ProfileId>,
    scorers: Vec<(QuestionnaireId, OnceLock<Scorer>, OnceLock<Checks>)>,
}

/// What the short way through a file needs of a questionnaire, beside its scorer.
#[derive(Debug)]
pub(super) struct Checks {
    /// What is doubtful in answers.
    pub(super) doubts: Doubts,
    /// How evidence supports answers, by position of the question.
    pub(super) supports: Vec<Support>,
}

impl<'l> Prepared<'l> {
    /// Prepares a run over a library without errors.
    #[must_use]
    pub fn new(library: &'l Library, targets: Targets<'l>, threats: Option<ProfileId>) -> Self {
        let questionnaires = library.questionnaires.iter().map(|questionnaire| &questionnaire.id);
        let ids = questionnaires.chain(library.views.iter().map(|view| &view.id));
        let scorers = ids.map(|id| (id.clone(), OnceLock::new(), OnceLock::new())).collect();
        Self { library, targets, threats, scorers }
    }

    /// The scorer for a questionnaire or view; none where there is none of this id.
    #[must_use]
    pub fn scorer(&self, questionnaire: &QuestionnaireId) -> Option<&Scorer> {
        let (id, scorer, _) = self.scorers.iter().find(|(id, ..)| id == questionnaire)?;
        Some(scorer.get_or_init(|| Scorer::new(self.library, &self.library.asked(id), self.targets)))
    }
    /// The checks for a questionnaire or view; none where there is none of this id.
    pub(super) fn checks(&self, questionnaire: &QuestionnaireId) -> Option<&Checks> {
        let (id, _, checks) = self.scorers.iter().find(|(id, ..)| id == questionnaire)?;
        Some(checks.get_or_init(|| Checks {
            doubts: Doubts::of(self.library, &self.library.asked(id)),
            supports: self.library.questions.iter().map(|question| Support::of(self.library, question)).collect(),
        }))
    }
}
