//! Figures as they are compared: shares of the highest value, and why there is none.

use crate::library::{Library, SharedAssessment, SharedNode, SharedState};
use crate::score::{Assessment, LeafScore, LeafState, NodeScore, NodeState, Rating, RatingOutcome, Readings};

/// What can be said of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// The three readings as shares of the highest value, 0 to 1.
    Figure(Readings),
    /// It does not apply.
    NotApplicable,
    /// Not all asked about it, or too little of it.
    NotAsked,
    /// It was made with other definitions or other questions, and the answers to score again are withheld.
    NotComparable,
}

impl Standing {
    /// The readings, where there are any.
    #[must_use]
    pub fn readings(self) -> Option<Readings> {
        match self {
            Self::Figure(readings) => Some(readings),
            _ => None,
        }
    }
}

/// The readings of a node as shares of its highest value; none where it has no figure, or too little of it was asked to tell.
#[must_use]
pub fn share(score: &NodeScore) -> Option<Readings> {
    let counts = matches!(score.state, NodeState::Scored | NodeState::Missing) && !score.not_assessed && score.max > 0.0;
    counts.then(|| Readings::of(score.readings.array().map(|value| (value / score.max).clamp(0.0, 1.0))))
}

pub(super) fn of_node(score: &NodeScore) -> Standing {
    match share(score) {
        Some(readings) => Standing::Figure(readings),
        None if score.state == NodeState::NotApplicable => Standing::NotApplicable,
        None => Standing::NotAsked,
    }
}

pub(super) fn of_leaf(assessment: &Assessment, capability: usize) -> Standing {
    let leaf = &assessment.leaves[capability];
    match leaf.state {
        LeafState::Scored => Standing::Figure(leaf.readings),
        LeafState::NotApplicable => Standing::NotApplicable,
        LeafState::NotAsked => Standing::NotAsked,
    }
}

/// Which profiles the figures of a shared assessment may be read with.
#[derive(Debug, Clone, Copy)]
pub(super) struct SameProfiles {
    /// Whether shares of the way are to the targets that all are measured against.
    pub(super) targets: bool,
    /// Whether ratings are put on the same targets.
    pub(super) ratings: bool,
}

/// The figures of a shared assessment in the order of the library; `blank` is the library's assessment of no answers, which gives
/// tops and targets. What the file does not have is not asked.
pub(super) fn of_shared(library: &Library, shared: &SharedAssessment, blank: &Assessment, same: SameProfiles) -> Assessment {
    let mut found = blank.clone();
    for question in &mut found.questions {
        question.state = crate::score::QuestionState::NotShared;
    }
    for (capability, leaf) in library.capabilities.iter().zip(&mut found.leaves) {
        let written = shared.capabilities.iter().find(|written| written.id == capability.id.as_str());
        leaf.state = match written.map(|written| written.state) {
            Some(SharedState::Scored | SharedState::Missing) => LeafState::Scored,
            Some(SharedState::NotApplicable) => LeafState::NotApplicable,
            Some(SharedState::NotAsked) | None => LeafState::NotAsked,
        };
        if let Some(written) = written {
            leaf.readings = written.readings.map_or(Readings::default(), Readings::of);
            leaf.levels = written.levels.unwrap_or_default();
            leaf.coverage = written.coverage;
            leaf.not_yet_claimed = written.not_yet_claimed;
        }
        // Whether any answer stands behind it is all that is told of its questions.
        leaf.answered = u32::from(leaf.coverage.is_some_and(|coverage| coverage > 0.0));
        leaf.open = u32::from(leaf.coverage.is_some_and(|coverage| coverage < 1.0));
    }
    for leaf in found.leaves.iter_mut().skip(library.capabilities.len()) {
        leaf.state = LeafState::NotAsked;
    }
    for (framework, nodes) in library.frameworks.iter().zip(&mut found.frameworks) {
        let written = shared.frameworks.iter().find(|written| written.id == framework.id.as_str());
        for (node, score) in framework.nodes.iter().zip(nodes) {
            let written = written.and_then(|framework| framework.nodes.iter().find(|written| written.id == node.id.as_str()));
            match written {
                Some(written) => take_node(written, score, same),
                None => score.state = NodeState::NotAsked,
            }
        }
    }
    found
}

/// The figures of an assessment on other definitions, in the order of the library, by id. What those did not have is not asked.
pub(super) fn of_other(library: &Library, blank: &Assessment, other: &Library, scored: &Assessment) -> Assessment {
    let mut found = blank.clone();
    for (capability, leaf) in library.capabilities.iter().zip(&mut found.leaves) {
        match other.capability(&capability.id) {
            Some(at) => *leaf = LeafScore { of: leaf.of, targets: leaf.targets, ..scored.leaves[at] },
            None => leaf.state = LeafState::NotAsked,
        }
    }
    for (framework, nodes) in library.frameworks.iter().zip(&mut found.frameworks) {
        let at = other.framework(&framework.id);
        for (node, score) in framework.nodes.iter().zip(nodes) {
            let position = at.and_then(|at| other.frameworks[at].nodes.iter().position(|known| known.id == node.id));
            match at.zip(position) {
                Some((at, position)) => *score = scored.frameworks[at][position],
                None => score.state = NodeState::NotAsked,
            }
        }
    }
    found
}

fn take_node(written: &SharedNode, score: &mut NodeScore, same: SameProfiles) {
    score.state = match written.state {
        SharedState::Scored => NodeState::Scored,
        SharedState::Missing => NodeState::Missing,
        SharedState::NotApplicable => NodeState::NotApplicable,
        SharedState::NotAsked => NodeState::NotAsked,
    };
    score.readings = written.readings.map_or(Readings::default(), Readings::of);
    score.max = written.max.unwrap_or(0.0);
    score.coverage = written.coverage;
    score.asked = written.asked;
    score.not_assessed = written.not_assessed;
    let to_default = written.to_default_target.map(Readings::of).filter(|_| same.ratings);
    score.to_target = [to_default, written.to_target.map(Readings::of).filter(|_| same.targets)];
    [score.essentials, score.essentials_at_zero, score.essentials_below] = written.essentials;
    score.capped = written.capped;
    score.rating = rating(written, same);
}

fn rating(written: &SharedNode, same: SameProfiles) -> RatingOutcome {
    let letter = |letter: char| match letter {
        'F' => Rating::F,
        'L' => Rating::L,
        'P' => Rating::P,
        _ => Rating::N,
    };
    match (written.outcome.as_str(), written.rating) {
        (_, Some([evidenced, claimed, potential])) if same.ratings => RatingOutcome::Rated {
            evidenced: letter(evidenced),
            claimed: letter(claimed),
            potential: letter(potential),
            held: crate::score::Held::Nothing,
        },
        ("not-applicable", _) => RatingOutcome::NotApplicable,
        ("not-assessed", _) => RatingOutcome::NotAssessed,
        ("not-asked", _) => RatingOutcome::NotAsked,
        ("no-element", _) => RatingOutcome::NoElement,
        _ => RatingOutcome::NoTarget,
    }
}
