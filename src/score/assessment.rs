//! What the scorer returns.

use super::rating::RatingOutcome;
use crate::library::Library;
use crate::model::NeedOf;
use serde::Serialize;

/// The three readings of a figure; evidenced ≤ claimed ≤ potential.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Readings {
    /// What evidence supports.
    pub evidenced: f64,
    /// What was answered: the headline.
    pub claimed: f64,
    /// What it would be if every open answer were the best one.
    pub potential: f64,
}

impl Readings {
    /// The three in order.
    #[must_use]
    pub fn of(values: [f64; 3]) -> Self {
        Self { evidenced: values[0], claimed: values[1], potential: values[2] }
    }

    /// The three in order.
    #[must_use]
    pub fn array(self) -> [f64; 3] {
        [self.evidenced, self.claimed, self.potential]
    }
}

/// One of the three readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// What evidence supports.
    Evidenced,
    /// What was answered.
    Claimed,
    /// What it could be.
    Potential,
}

/// Why an answer is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenKind {
    /// "We do not know."
    Unknown,
    /// The State chooses not to disclose.
    Withheld,
    /// Not answered yet.
    Unanswered,
}

/// What became of a question once conditions were looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionState {
    /// Answered.
    Answered,
    /// Not put, because a condition is false; counts as answered with 0.
    Ruled,
    /// Open.
    Open(OpenKind),
    /// Not applicable; leaves the sum.
    NotApplicable,
    /// Not applicable, but counts 0.
    NotApplicableZero,
    /// Not put, because a condition is false; leaves the sum.
    Excluded,
    /// Not asked by this questionnaire.
    NotAsked,
    /// Asked, and withheld from the audience that these figures are for; never made by the scorer.
    NotShared,
}

impl QuestionState {
    /// Whether it leaves the sum.
    #[must_use]
    pub fn leaves(self) -> bool {
        matches!(self, Self::NotApplicable | Self::Excluded | Self::NotAsked | Self::NotShared)
    }

    /// Whether it counts as answered.
    #[must_use]
    pub fn answered(self) -> bool {
        matches!(self, Self::Answered | Self::Ruled)
    }
}

/// What a question is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuestionScore {
    /// What became of it.
    pub state: QuestionState,
    /// Its value in each reading; without meaning where it leaves the sum. For a fact covered by the evidence of
    /// the level answer, the evidenced reading here is the one of its own evidence alone.
    pub readings: Readings,
    /// The value of the answer itself, 0 where there is none.
    pub value: f64,
    /// The level answered and the level that its own evidence supports, for level questions.
    pub levels: (u8, u8),
    /// Whether evidence of its own supports it.
    pub supported: bool,
}

/// What a leaf of the trees is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeafOf {
    /// A capability, by position in the library.
    Capability(usize),
    /// A question alone, by position in the library.
    Question(usize),
}

/// Whether a leaf counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeafState {
    /// It has figures.
    Scored,
    /// It does not apply and leaves the sum.
    NotApplicable,
    /// This questionnaire does not ask about it; it leaves the sum.
    NotAsked,
}

/// The figures of a capability, or of a question that hangs on a node alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeafScore {
    /// What it is.
    pub of: LeafOf,
    /// Whether it counts.
    pub state: LeafState,
    /// Score in each reading, from 0 to 1.
    pub readings: Readings,
    /// The same where less is better (a `reverse` need).
    pub reversed: Readings,
    /// Gated level in each reading, 0 to L.
    pub levels: [u8; 3],
    /// Highest level, L.
    pub top: u8,
    /// Level before the gate in each reading, where there is a level question.
    pub ungated: [u8; 3],
    /// Share of the facts of the next level that are met, in each reading.
    pub towards_next: [f64; 3],
    /// Questions that count as answered.
    pub answered: u32,
    /// Questions that are open.
    pub open: u32,
    /// Share of its questions that are answered, from 0 to 1; none where none could be. Facts count alike, the
    /// questions of a capability without a level question by their weight.
    pub coverage: Option<f64>,
    /// Target level under the default profile and under the chosen one, from 1 to L.
    pub targets: [Option<u8>; 2],
    /// Whether all facts of the next level are met although the level was not claimed.
    pub not_yet_claimed: bool,
}

impl LeafScore {
    /// Whether no question under it is answered although some could be.
    #[must_use]
    pub fn missing(&self) -> bool {
        self.state == LeafState::Scored && self.answered == 0 && self.open > 0
    }

    /// The level as reports show it: gated, claimed reading.
    #[must_use]
    pub fn level(&self) -> u8 {
        self.levels[1]
    }

    /// Gap to the target of the chosen profile (`profile` 1) or the default one (0), in each reading; none without a target.
    #[must_use]
    pub fn gap(&self, profile: usize) -> Option<Readings> {
        let target = f64::from(self.targets[profile]?) / f64::from(self.top);
        let scored = self.state == LeafState::Scored;
        scored.then(|| Readings::of(self.readings.array().map(|score| (target - score).max(0.0))))
    }
}

/// Whether a node counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeState {
    /// It has figures.
    Scored,
    /// Nothing under it is answered; it reads 0, 0 and its maximum.
    Missing,
    /// Nothing under it applies.
    NotApplicable,
    /// This questionnaire asks nothing under it.
    NotAsked,
}

/// The figures of a node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeScore {
    /// Whether it counts.
    pub state: NodeState,
    /// Value in each reading, in the node's own unit.
    pub readings: Readings,
    /// Value in each reading as it was before cap, rounding and scaling.
    pub uncapped: Readings,
    /// Value when every leaf that is kept is 1.
    pub max: f64,
    /// Share of its questions that are answered, weighted, from 0 to 1; none where nothing under it could be.
    pub coverage: Option<f64>,
    /// Share of its weight that is asked, from 0 to 1.
    pub asked: f64,
    /// Whether an essential need of it is not asked, or less than half of its weight.
    pub not_assessed: bool,
    /// Questions under it that count as answered.
    pub answered: u32,
    /// Questions under it that are open.
    pub open: u32,
    /// Percent to target divided by 100, in each reading, under the default profile and under the chosen one.
    pub to_target: [Option<Readings>; 2],
    /// Rating, where the node has needs of its own.
    pub rating: RatingOutcome,
    /// Essential needs at level 0 in the claimed reading.
    pub essentials_at_zero: u16,
    /// Essential needs below their target (chosen profile) in the claimed reading.
    pub essentials_below: u16,
    /// Essential needs that count.
    pub essentials: u16,
    /// Essential needs that do not apply.
    pub essentials_not_applicable: u16,
    /// Whether the cap lowered the claimed reading.
    pub capped: bool,
}

/// Everything that was scored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assessment {
    /// Every question of the library, by position.
    pub questions: Vec<QuestionScore>,
    /// Every capability by position, then every question that hangs on a node alone.
    pub leaves: Vec<LeafScore>,
    /// Every node of every framework, by position.
    pub frameworks: Vec<Vec<NodeScore>>,
}

impl Assessment {
    /// Position among the leaves of what a need is of.
    #[must_use]
    pub fn leaf_of(&self, library: &Library, of: &NeedOf) -> Option<usize> {
        match of {
            NeedOf::Capability(id) => library.capability(id),
            NeedOf::Question(id) => {
                let question = library.question(id)?;
                self.leaves[library.capabilities.len()..]
                    .iter()
                    .position(|leaf| leaf.of == LeafOf::Question(question))
                    .map(|position| position + library.capabilities.len())
            }
        }
    }
}
