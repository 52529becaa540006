//! How sure a difference is: section 10 of the method.

use super::figures::{Standing, of_leaf, of_node};
use crate::score::{Assessment, EQUAL, QuestionState, Readings, Scorer};

use super::side::Side;

/// How sure a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// There is none, however open questions turn out.
    Unchanged,
    /// Open questions could take it away or turn it round.
    WithinUncertainty,
    /// Claimed keeps its sign however open questions turn out.
    Clear,
    /// Clear, and what evidence upholds differs the same way.
    Evidenced,
}

/// Two assessments with every open question settled: those open on one side alone at 0 or at 1, and those open on both alike.
pub(super) struct Corners {
    /// By side, then 2 × (open here alone at 1) + (open on both at 1).
    settled: Option<[[Assessment; 4]; 2]>,
}

impl Corners {
    /// Settles the open questions of two sides; nothing where the answers of one are withheld.
    pub(super) fn of(scorer: &Scorer, then: &Side, now: &Side) -> Self {
        let (Some(before), Some(after)) = (&then.sheet, &now.sheet) else { return Self { settled: None } };
        let open = |side: &Side, question: usize| matches!(side.common.questions[question].state, QuestionState::Open(_));
        let both = |question: usize| open(then, question) && open(now, question);
        let settle = |sheet, corner: u8| {
            scorer.score_settled(sheet, |question| Some(if both(question) { corner & 1 != 0 } else { corner & 2 != 0 }))
        };
        Self { settled: Some([before, after].map(|sheet| [0, 1, 2, 3].map(|corner| settle(sheet, corner)))) }
    }

    pub(super) fn node(&self, framework: usize, node: usize, then: Readings, now: Readings) -> Certainty {
        self.certainty(then, now, &|assessment| of_node(&assessment.frameworks[framework][node]))
    }

    pub(super) fn capability(&self, capability: usize, then: Readings, now: Readings) -> Certainty {
        self.certainty(then, now, &|assessment| of_leaf(assessment, capability))
    }

    fn certainty(&self, then: Readings, now: Readings, figure: &dyn Fn(&Assessment) -> Standing) -> Certainty {
        let mut differences = vec![now.claimed - then.claimed];
        match &self.settled {
            Some([before, after]) => {
                let claimed = |assessment: &Assessment| figure(assessment).readings().map(|readings| readings.claimed);
                for (corner, other) in [(0, 0), (0, 2), (2, 0), (2, 2)] {
                    for alike in [0, 1] {
                        let ends = (claimed(&before[corner + alike]), claimed(&after[other + alike]));
                        if let (Some(before), Some(after)) = ends {
                            differences.push(after - before);
                        }
                    }
                }
            }
            // Which questions are open on both sides is not told, so none is taken alike: the widest that can be.
            None => differences.extend([now.claimed - then.potential, now.potential - then.claimed]),
        }
        judged(&differences, now.evidenced - then.evidenced)
    }
}

/// The certainty of a difference, from what it is however open questions turn out.
fn judged(differences: &[f64], evidenced: f64) -> Certainty {
    if differences.iter().all(|difference| difference.abs() <= EQUAL) {
        return Certainty::Unchanged;
    }
    let rises = differences.iter().all(|difference| *difference > EQUAL);
    let falls = differences.iter().all(|difference| *difference < -EQUAL);
    match (rises, falls) {
        (true, _) if evidenced > EQUAL => Certainty::Evidenced,
        (_, true) if evidenced < -EQUAL => Certainty::Evidenced,
        (true, _) | (_, true) => Certainty::Clear,
        _ => Certainty::WithinUncertainty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_decide() {
        assert_eq!(judged(&[0.0, 0.0], 0.5), Certainty::Unchanged);
        assert_eq!(judged(&[0.2, 0.1], 0.1), Certainty::Evidenced);
        assert_eq!(judged(&[0.2, 0.1], 0.0), Certainty::Clear);
        assert_eq!(judged(&[0.2, 0.1], -0.1), Certainty::Clear);
        assert_eq!(judged(&[-0.2, -0.1], -0.1), Certainty::Evidenced);
        assert_eq!(judged(&[0.2, 0.0], 0.1), Certainty::WithinUncertainty);
        assert_eq!(judged(&[0.0, 0.1], 0.1), Certainty::WithinUncertainty);
        assert_eq!(judged(&[0.2, -0.1], 0.1), Certainty::WithinUncertainty);
    }
}
