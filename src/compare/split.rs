//! A difference in its parts: the answers of before turned into those of after, one kind of change at a time.

use super::answers::{AnswerKind, Pair};
use super::figures::{Standing, of_leaf, of_node};
use super::side::Side;
use crate::score::{Assessment, Cell, Scorer, Sheet};

/// A difference in its parts, each in the three readings; `then` and all parts add to `now`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Split {
    /// The figure as the report of then has it.
    pub then: [f64; 3],
    /// What other definitions, and questions that only one of both asked, do.
    pub definitions: [f64; 3],
    /// What answers do that were open before.
    pub newly_answered: [f64; 3],
    /// What answers did that are open now.
    pub no_longer_answered: [f64; 3],
    /// What other answers do.
    pub answered_differently: [f64; 3],
    /// What evidence does.
    pub evidence: [f64; 3],
    /// The figure as the report of now has it.
    pub now: [f64; 3],
}

impl Split {
    /// The parts in the order in which they are reckoned.
    #[must_use]
    pub fn parts(&self) -> [[f64; 3]; 5] {
        [self.definitions, self.newly_answered, self.no_longer_answered, self.answered_differently, self.evidence]
    }

    /// From the figures of all stages in order: as reported then, over what all asked then, with each kind of change, as reported now.
    fn of(stages: &[Standing; 7]) -> Option<Self> {
        let figures = stages.map(|stage| stage.readings().map(crate::score::Readings::array));
        let (Some(then), Some(now)) = (figures[0], figures[6]) else { return None };
        // A stage between may leave everything not applicable; what it did is told with the next one.
        let mut known = [then; 7];
        for at in 1..7 {
            known[at] = figures[at].unwrap_or(known[at - 1]);
        }
        let step = |at: usize| -> [f64; 3] { [0, 1, 2].map(|reading: usize| known[at][reading] - known[at - 1][reading]) };
        let (before, after) = (step(1), step(6));
        Some(Self {
            then,
            definitions: [0, 1, 2].map(|reading: usize| before[reading] + after[reading]),
            newly_answered: step(2),
            no_longer_answered: step(3),
            answered_differently: step(4),
            evidence: step(5),
            now,
        })
    }
}

/// The stages between two assessments, scored.
pub(super) struct Stages<'s> {
    then: &'s Side,
    now: &'s Side,
    /// With newly answered ones, then without those no longer answered, then with different answers. Evidence comes last.
    between: [Assessment; 3],
}

impl<'s> Stages<'s> {
    pub(super) fn of(scorer: &Scorer, then: &'s Side, now: &'s Side, pair: &Pair<'_>) -> Self {
        let stage = |last: AnswerKind| scorer.score(&between(pair, last));
        let kinds = [AnswerKind::NewlyAnswered, AnswerKind::NoLongerAnswered, AnswerKind::AnsweredDifferently];
        Self { then, now, between: kinds.map(stage) }
    }

    pub(super) fn node(&self, framework: usize, node: usize) -> Option<Split> {
        self.split(&|assessment| of_node(&assessment.frameworks[framework][node]))
    }

    pub(super) fn capability(&self, capability: usize) -> Option<Split> {
        self.split(&|assessment| of_leaf(assessment, capability))
    }

    fn split(&self, figure: &dyn Fn(&Assessment) -> Standing) -> Option<Split> {
        let [newly, no_longer, differently] = &self.between;
        let all = [&self.then.reported, &self.then.common, newly, no_longer, differently, &self.now.common, &self.now.reported];
        Split::of(&all.map(figure))
    }
}

/// The answers of before with those changes made that are told up to and with one kind. Evidence stays what it was.
fn between(pair: &Pair<'_>, last: AnswerKind) -> Sheet {
    let [before, after] = pair.sheets;
    let cells = before.cells.iter().zip(&after.cells).enumerate().map(|(question, (before, after))| {
        // What has changed without an effect of its own, such as the answer to what is ruled out, goes with the last kind.
        let kind = pair.kind(question).unwrap_or(AnswerKind::AnsweredDifferently);
        if kind <= last { Cell { evidenced: before.evidenced, supported: before.supported, ..*after } } else { *before }
    });
    Sheet { cells: cells.collect() }
}
