//! Ratings of elements, section 6 of the method, and progress to date.

use super::EQUAL;
use super::assessment::{LeafScore, LeafState, NodeScore, NodeState, Readings};
use super::tree::PreparedNode;
use serde::Serialize;

/// The four ratings of ISO/IEC 33020, from the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Rating {
    /// Not achieved: 0 to 15 %.
    N,
    /// Partially: above 15 to 50 %.
    P,
    /// Largely: above 50 to 85 %.
    L,
    /// Fully: above 85 %.
    F,
}

/// What can be said of the rating of a node.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatingOutcome {
    /// The node has no needs of its own and is not rated.
    NoElement,
    /// Nothing under it applies.
    NotApplicable,
    /// Not one question under it is answered.
    NotAssessed,
    /// This questionnaire does not ask enough of it.
    NotAsked,
    /// No capability under it has a target.
    NoTarget,
    /// A rating in each reading.
    Rated {
        /// From what evidence supports.
        evidenced: Rating,
        /// From what was answered: the rating.
        claimed: Rating,
        /// From what it could be.
        potential: Rating,
        /// What holds the claimed rating down.
        held: Held,
    },
}

/// What holds a rating down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// Nothing but the percentage itself.
    Nothing,
    /// An essential capability below its target: at most L.
    BelowTarget,
    /// An essential capability at level 0: at most P.
    AtZero,
    /// No essential capability that applies: at most L.
    NoEssential,
}

/// A share as reports show it: per cent, half up, to one decimal.
#[must_use]
pub fn shown_percent(share: f64) -> f64 {
    (share * 1000.0 + 0.5 + EQUAL).floor() / 10.0
}

/// The rating of a share, judged by the percentage as shown.
#[must_use]
pub fn rating_of(share: f64) -> Rating {
    let percent = shown_percent(share);
    if percent <= 15.0 + EQUAL {
        Rating::N
    } else if percent <= 50.0 + EQUAL {
        Rating::P
    } else if percent <= 85.0 + EQUAL {
        Rating::L
    } else {
        Rating::F
    }
}

/// Progress to date: (now − baseline) / (at target − baseline); none where the baseline is already at the target.
#[must_use]
pub fn progress(baseline: f64, now: f64, at_target: f64) -> Option<f64> {
    let way = at_target - baseline;
    (way > EQUAL).then(|| (now - baseline) / way)
}

pub(super) fn outcome(node: &PreparedNode, leaves: &[LeafScore], score: &NodeScore) -> RatingOutcome {
    if node.needs.is_empty() || !node.children.is_empty() {
        return RatingOutcome::NoElement;
    }
    if score.state == NodeState::NotApplicable {
        return RatingOutcome::NotApplicable;
    }
    if score.not_assessed || score.state == NodeState::NotAsked {
        return RatingOutcome::NotAsked;
    }
    if score.answered == 0 {
        return RatingOutcome::NotAssessed;
    }
    let Some(shares) = score.to_target[0] else { return RatingOutcome::NoTarget };
    let mut held = Held::Nothing;
    let mut ratings = [Rating::N; 3];
    for (reading, share) in shares.array().into_iter().enumerate() {
        let by_percent = rating_of(share);
        let (limit, why) = limit(node, leaves, reading);
        ratings[reading] = by_percent.min(limit);
        if reading == 1 && limit < by_percent {
            held = why;
        }
    }
    RatingOutcome::Rated { evidenced: ratings[0], claimed: ratings[1], potential: ratings[2], held }
}

/// The best rating that the essential capabilities allow in a reading.
fn limit(node: &PreparedNode, leaves: &[LeafScore], reading: usize) -> (Rating, Held) {
    let mut limit = (Rating::F, Held::Nothing);
    let (mut declared, mut remaining) = (false, false);
    for need in node.needs.iter().filter(|need| need.essential) {
        declared = true;
        let leaf = &leaves[need.leaf];
        if leaf.state != LeafState::Scored {
            continue;
        }
        remaining = true;
        let Some(target) = leaf.targets[0].filter(|_| !need.reverse) else { continue };
        let found = if leaf.levels[reading] == 0 {
            (Rating::P, Held::AtZero)
        } else if leaf.levels[reading] < target {
            (Rating::L, Held::BelowTarget)
        } else {
            continue;
        };
        if found.0 < limit.0 {
            limit = found;
        }
    }
    if declared && !remaining && limit.0 > Rating::L {
        limit = (Rating::L, Held::NoEssential);
    }
    limit
}

impl Readings {
    /// The three readings as shown percentages.
    #[must_use]
    pub fn shown(self) -> Readings {
        Readings::of(self.array().map(shown_percent))
    }
}
