//! How many answers there are of each state, by section. Counts alone: what became of which question is not in them.

use crate::library::Library;
use crate::score::{Assessment, OpenKind, QuestionState};

/// Questions of a section by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Answered, and nothing in the answer needs evidence that it does not have.
    pub upheld: u32,
    /// Answered with something above nothing, and without evidence.
    pub on_trust: u32,
    /// "We do not know."
    pub unknown: u32,
    /// Not disclosed by the State.
    pub withheld: u32,
    /// Not answered yet.
    pub unanswered: u32,
    /// Not applicable.
    pub not_applicable: u32,
    /// Not asked by this questionnaire.
    pub not_asked: u32,
}

impl Tally {
    /// Questions that are answered.
    #[must_use]
    pub fn answered(self) -> u32 {
        self.upheld + self.on_trust
    }

    /// Questions that are put.
    #[must_use]
    pub fn put(self) -> u32 {
        self.answered() + self.unknown + self.withheld + self.unanswered + self.not_applicable
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            upheld: self.upheld + other.upheld,
            on_trust: self.on_trust + other.on_trust,
            unknown: self.unknown + other.unknown,
            withheld: self.withheld + other.withheld,
            unanswered: self.unanswered + other.unanswered,
            not_applicable: self.not_applicable + other.not_applicable,
            not_asked: self.not_asked + other.not_asked,
        }
    }
}

/// The tally of every section, by position.
pub(super) fn tallies(library: &Library, assessment: &Assessment) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); library.sections.len()];
    for (section, score) in library.section_of.iter().zip(&assessment.questions) {
        let tally = &mut tallies[*section];
        match score.state {
            QuestionState::Answered if score.supported || score.value <= 0.0 => tally.upheld += 1,
            QuestionState::Answered => tally.on_trust += 1,
            QuestionState::Open(OpenKind::Unknown) => tally.unknown += 1,
            QuestionState::Open(OpenKind::Withheld) => tally.withheld += 1,
            QuestionState::Open(OpenKind::Unanswered) => tally.unanswered += 1,
            QuestionState::NotApplicable | QuestionState::NotApplicableZero => tally.not_applicable += 1,
            QuestionState::NotAsked => tally.not_asked += 1,
            QuestionState::Ruled | QuestionState::Excluded | QuestionState::NotShared => {}
        }
    }
    tallies
}
