//! Whether answers are doubtful, asked of many sheets one after the other.

use super::prepare::prepare_condition;
use super::question::{PreparedCondition, meets};
use super::sheet::{CellState, Sheet};
use crate::library::{Asked, Library};

/// What makes answers doubtful under a questionnaire, so that somebody is warned of them. [`crate::library::check_submission`] says of
/// what and where; this tells only whether it would.
#[derive(Debug, Clone)]
pub struct Doubts {
    /// For every question that is asked what it hangs on.
    when: Vec<(usize, Vec<PreparedCondition>)>,
    rules: Vec<Vec<PreparedCondition>>,
    /// Level questions, the level from which one needs the other, and the level that the other then needs.
    requires: Vec<(usize, u8, usize, u8)>,
}

impl Doubts {
    /// Prepares them. The library must be free of errors.
    #[must_use]
    pub fn of(library: &Library, asked: &Asked) -> Self {
        let prepared = |conditions: &[crate::model::Condition]| -> Vec<PreparedCondition> {
            conditions.iter().filter_map(|condition| prepare_condition(library, condition)).collect()
        };
        let hanging = library.questions.iter().enumerate().filter(|(at, question)| asked.questions[*at] && !question.when.is_empty());
        let requires = library.capabilities.iter().flat_map(|capability| {
            capability.requires.iter().filter_map(|requires| {
                let own = library.level_question(&capability.id)?;
                Some((own, requires.to, library.level_question(&requires.capability.id)?, requires.level))
            })
        });
        Self {
            when: hanging.map(|(at, question)| (at, prepared(&question.when))).collect(),
            rules: library.rules.iter().map(|rule| prepared(&rule.when)).collect(),
            requires: requires.collect(),
        }
    }

    /// Whether there is any doubt in the answers of a sheet.
    #[must_use]
    pub fn any(&self, sheet: &Sheet) -> bool {
        let cells = &sheet.cells;
        let answered = |at: usize| cells[at].state == CellState::Answered;
        let holds = |condition: &PreparedCondition| meets(&condition.test, &cells[condition.question]);
        let passes = |(own, to, other, needed): &(usize, u8, usize, u8)| {
            let (own, other) = (*own, *other);
            answered(own) && answered(other) && cells[own].number >= f64::from(*to) && cells[other].number < f64::from(*needed)
        };
        self.requires.iter().any(passes)
            || self.rules.iter().any(|rule| rule.iter().all(|condition| answered(condition.question) && holds(condition)))
            || self.when.iter().any(|(at, when)| {
                cells[*at].state != CellState::Unanswered && when.iter().any(|condition| answered(condition.question) && !holds(condition))
            })
    }
}
