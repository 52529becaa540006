//! An assessment that somebody shared: figures, and as much of the answers as its audience gets to see.

use super::{GivenSubmission, Library, Withheld};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{CostRange, FrameworkKind, Place, Reference};
use std::collections::BTreeMap;

/// A shared assessment as it was read, before the definitions are looked at.
#[derive(Debug, Clone)]
pub struct SharedAssessment {
    /// Version of the program that computed the figures.
    pub engine: String,
    /// Whom it is for.
    pub audience: SharedAudience,
    /// The head of the submission, and the answers, offices and evidence that are shown. Where the name or the code of the State is
    /// withheld it is empty. Checked against the definitions like any other, it can be scored again.
    pub given: GivenSubmission,
    /// Version of the definitions; none where they have none.
    pub version: Option<String>,
    /// Fingerprints of the definitions by what they are of, each with its place.
    pub fingerprints: BTreeMap<String, Reference<String>>,
    /// Id of the target profile that gaps and shares of the way use.
    pub targets: Option<String>,
    /// Id of the target profile that ratings use.
    pub rating_targets: Option<String>,
    /// Id of the threat profile.
    pub threats: Option<String>,
    /// Capabilities, in the order of the file.
    pub capabilities: Vec<SharedCapability>,
    /// Questions, in the order of the file.
    pub questions: Vec<SharedQuestion>,
    /// Frameworks with their nodes, in the order of the file.
    pub frameworks: Vec<SharedFramework>,
    /// Practical actions, in the order of the file.
    pub actions: Vec<SharedAction>,
    /// The objective today in the potential and in the claimed reading, 0 to 1.
    pub objective: [f64; 2],
    /// The ranked interventions, best first; empty where they are withheld.
    pub ranking: Vec<SharedRank>,
    /// Ids of interventions to look up first.
    pub look_first: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// Whom a shared assessment is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedAudience {
    /// Id of the profile.
    pub id: String,
    /// Title of the profile.
    pub title: String,
    /// Names of what is shown.
    pub shows: Vec<String>,
    /// How much is withheld, by kind.
    pub withheld: Withheld,
}

/// The three readings of a figure in order: evidenced, claimed, potential.
pub type SharedReadings = [f64; 3];

/// The figures of a capability.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedCapability {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Id of its pillar.
    pub pillar: String,
    /// Whether it is core.
    pub core: bool,
    /// Whether it counts.
    pub state: SharedState,
    /// Score, 0 to 1; none unless scored.
    pub readings: Option<SharedReadings>,
    /// Gated level in each reading, 0 to top; none unless scored.
    pub levels: Option<[u8; 3]>,
    /// Highest level.
    pub top: u8,
    /// Share of its questions that are answered, 0 to 1.
    pub coverage: Option<f64>,
    /// Target level, 1 to top.
    pub target: Option<u8>,
    /// Gap to the target, 0 to 1.
    pub gap: Option<SharedReadings>,
    /// Whether all facts of the next level are met although it was not claimed.
    pub not_yet_claimed: bool,
}

/// Whether a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedState {
    /// It does.
    Scored,
    /// Nothing under it is answered; nodes alone.
    Missing,
    /// It does not apply.
    NotApplicable,
    /// The questionnaire does not ask about it.
    NotAsked,
}

/// What became of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedQuestion {
    /// Id.
    pub id: String,
    /// Its state.
    pub state: SharedQuestionState,
    /// Its value, 0 to 1; none where it leaves the sum or is withheld.
    pub readings: Option<SharedReadings>,
}

/// The state of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedQuestionState {
    /// Answered.
    Answered,
    /// Not put, because a condition is false; counts 0.
    Ruled,
    /// "We do not know."
    OpenUnknown,
    /// The State chooses not to disclose.
    OpenWithheld,
    /// Not answered yet.
    OpenUnanswered,
    /// Not applicable.
    NotApplicable,
    /// Not applicable, but counts 0.
    NotApplicableZero,
    /// Not put, because a condition is false; leaves the sum.
    Excluded,
    /// Not asked by the questionnaire.
    NotAsked,
    /// Asked, and withheld from the audience of this file.
    NotShared,
}

/// The figures of a framework.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedFramework {
    /// Id.
    pub id: String,
    /// Version.
    pub version: String,
    /// Kind.
    pub kind: FrameworkKind,
    /// Title.
    pub title: String,
    /// Nodes, parents before children.
    pub nodes: Vec<SharedNode>,
}

/// The figures of a node.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedNode {
    /// Id.
    pub id: String,
    /// Id of its parent; none for the root.
    pub parent: Option<String>,
    /// Title.
    pub title: String,
    /// Whether it counts.
    pub state: SharedState,
    /// Value in its own unit; none where it does not count.
    pub readings: Option<SharedReadings>,
    /// Claimed value before cap, rounding and scaling.
    pub uncapped_claimed: Option<f64>,
    /// Value when everything that is kept is 1.
    pub max: Option<f64>,
    /// Share of its questions that are answered, 0 to 1.
    pub coverage: Option<f64>,
    /// Share of its weight that is asked, 0 to 1.
    pub asked: f64,
    /// Whether too little of it is asked to rate it.
    pub not_assessed: bool,
    /// Share of the way to the chosen targets, 0 to 1.
    pub to_target: Option<SharedReadings>,
    /// Share of the way to the default targets, 0 to 1.
    pub to_default_target: Option<SharedReadings>,
    /// Value with every capability at its target.
    pub at_target: Option<f64>,
    /// How the rating came out, such as `rated` or `not-assessed`.
    pub outcome: String,
    /// Rating in each reading, `N`, `P`, `L` or `F`; none unless rated.
    pub rating: Option<[char; 3]>,
    /// What holds the rating down, such as `nothing` or `below-target`.
    pub held: Option<String>,
    /// Name of its band.
    pub band: Option<String>,
    /// Essential needs that count, that stand at 0, and that stand below their target.
    pub essentials: [u16; 3],
    /// Whether the cap lowered the claimed reading.
    pub capped: bool,
}

/// A practical action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedAction {
    /// Id.
    pub id: String,
    /// Id of its element.
    pub element: String,
    /// `documented`, `claimed`, `open` or `not-assessed`.
    pub status: String,
}

/// A ranked intervention.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedRank {
    /// Id of the intervention.
    pub intervention: String,
    /// Ids of all that has to be funded for it, in an order in which each can start.
    pub closure: Vec<String>,
    /// Cost of the closure, in units of the currency.
    pub cost: CostRange,
    /// Running cost of the closure a year.
    pub running_cost: CostRange,
    /// ISO 4217 code.
    pub currency: String,
    /// Benefit in the potential reading: certain.
    pub benefit: f64,
    /// Benefit in the claimed reading: up to.
    pub benefit_claimed: f64,
    /// What moves.
    pub moves: Vec<SharedMove>,
}

/// A node that an intervention moves.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedMove {
    /// Id of the framework.
    pub framework: String,
    /// Id of the node.
    pub node: String,
    /// Value before.
    pub before: f64,
    /// Value after.
    pub after: f64,
    /// What it adds to the objective.
    pub contribution: f64,
}

/// Where a shared assessment was made with other definitions than these: one finding for each part of them.
#[must_use]
pub fn shared_on_others(library: &Library, shared: &SharedAssessment) -> Vec<Diagnostic> {
    let now = |name: &str| library.fingerprints().named().find(|(known, _)| *known == name).map(|(_, print)| print);
    let differs = shared.fingerprints.iter().filter(|(name, print)| now(name) != Some(print.id.as_str()));
    let told = differs.map(|(name, print)| {
        Diagnostic::new(Code::SharedOnOthers, print.place)
            .with("name", name.as_str())
            .with("version", shared.version.as_deref().unwrap_or("–"))
            .with("now", now(name).unwrap_or("–"))
    });
    told.collect()
}
