//! How sure a difference is: section 10 of the method.

use super::figures::{Standing, of_leaf, of_node};
use crate::score::{Assessment, EQUAL, QuestionState, Readings, Scorer, Sheet};

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

impl Certainty {
    /// The word for it in data formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::WithinUncertainty => "within-uncertainty",
            Self::Clear => "clear",
            Self::Evidenced => "evidenced",
        }
    }
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
        Self::settled(scorer, [(before, &then.common), (after, &now.common)])
    }

    /// The same of two sheets with their figures.
    fn settled(scorer: &Scorer, sides: [(&Sheet, &Assessment); 2]) -> Self {
        let open =
            |(_, figures): (&Sheet, &Assessment), question: usize| matches!(figures.questions[question].state, QuestionState::Open(_));
        let both = |question: usize| sides.into_iter().all(|side| open(side, question));
        let settle = |sheet, corner: u8| {
            scorer.score_settled(sheet, |question| Some(if both(question) { corner & 1 != 0 } else { corner & 2 != 0 }))
        };
        Self { settled: Some(sides.map(|(sheet, _)| [0, 1, 2, 3].map(|corner| settle(sheet, corner)))) }
    }

    pub(super) fn node(&self, framework: usize, node: usize, then: Readings, now: Readings) -> Certainty {
        self.certainty(then, now, &|assessment| of_node(&assessment.frameworks[framework][node]))
    }

    pub(super) fn capability(&self, capability: usize, then: Readings, now: Readings) -> Certainty {
        self.certainty(then, now, &|assessment| of_leaf(assessment, capability))
    }

    fn certainty(&self, then: Readings, now: Readings, figure: &dyn Fn(&Assessment) -> Standing) -> Certainty {
        judged(&self.differences(then, now, figure), now.evidenced - then.evidenced)
    }

    /// What the difference is, and what it can be however open questions turn out.
    fn differences(&self, then: Readings, now: Readings, figure: &dyn Fn(&Assessment) -> Standing) -> Vec<f64> {
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
        differences
    }
}

/// What the difference of a figure of two sheets can be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sureness {
    /// How sure it is.
    pub certainty: Certainty,
    /// The least and the greatest difference of the claimed shares, from −1 to 1, however open questions turn out.
    pub range: [f64; 2],
    /// The difference of the evidenced shares, from −1 to 1.
    pub evidenced: f64,
}

/// How sure the differences of all nodes are between two sheets that one scorer scores, then and now with its figures: frameworks and nodes
/// in definition order; none where one of the two has no figure.
#[must_use]
pub fn surenesses(scorer: &Scorer, then: &Sheet, now: (&Sheet, &Assessment)) -> Vec<Option<Sureness>> {
    let before = scorer.score(then);
    let corners = Corners::settled(scorer, [(then, &before), now]);
    let mut found = Vec::new();
    for (framework, nodes) in now.1.frameworks.iter().enumerate() {
        for (node, score) in nodes.iter().enumerate() {
            let ends = of_node(&before.frameworks[framework][node]).readings().zip(of_node(score).readings());
            found.push(ends.map(|(then, now)| {
                let differences = corners.differences(then, now, &|assessment| of_node(&assessment.frameworks[framework][node]));
                let evidenced = now.evidenced - then.evidenced;
                let least = differences.iter().copied().fold(f64::INFINITY, f64::min);
                let greatest = differences.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                Sureness { certainty: judged(&differences, evidenced), range: [least, greatest], evidenced }
            }));
        }
    }
    found
}

/// The certainty of a difference, from what it is however open questions turn out, and from the difference of what evidence upholds.
#[must_use]
pub fn judged(differences: &[f64], evidenced: f64) -> Certainty {
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
