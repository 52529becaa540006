//! Figures over many submissions, as they are told: what is not told is not in them, so no format can let it slip.

use crate::model::FrameworkKind;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the JSON that [`super::cohort_json`] writes.
pub const COHORT_FORMAT: u32 = 1;

/// Everything that is told of many submissions together. Counts are of submissions; shares run from 0 to 1.
///
/// In a summary for sharing every count is "at least", a multiple of the threshold; what is not told is none or absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Version of the format.
    pub format: u32,
    /// Version of the program.
    pub engine: &'static str,
    /// The definitions that the figures were made with.
    pub definitions: Made,
    /// Id of the target profile; none where there is none.
    pub targets: Option<String>,
    /// The threshold of a summary for sharing; none at home, where nothing is suppressed.
    pub at_least: Option<u64>,
    /// The strictest marking among the submissions.
    pub marking: Option<&'static str>,
    /// How many submissions the figures are of.
    pub submissions: Option<u64>,
    /// How many submissions or files could not be taken.
    pub rejected: Option<u64>,
    /// How many earlier submissions of the same States were left out for later ones.
    pub superseded: Option<u64>,
    /// How many submissions name other definitions than these.
    pub other_definitions: Option<u64>,
    /// The first and the last day of the assessments, as ISO 8601 writes it.
    pub days: Option<[String; 2]>,
    /// The questionnaires that were answered.
    pub questionnaires: Vec<Counted>,
    /// Share of the questions put that are answered.
    pub coverage: Option<Spread>,
    /// Share of the answers that need evidence and have it.
    pub evidence: Option<Spread>,
    /// The frameworks with their nodes.
    pub frameworks: Vec<FrameworkSummary>,
    /// The capabilities, in definition order.
    pub capabilities: Vec<CapabilitySummary>,
    /// The interventions, in definition order.
    pub interventions: Vec<InterventionSummary>,
    /// The most interventions that documents name; data formats have all.
    #[serde(skip)]
    pub most_interventions: usize,
    /// This round against an earlier one; none where there is none.
    pub rounds: Option<Rounds>,
    /// The States by code; empty unless asked for.
    pub states: Vec<StateNamed>,
}

/// The definitions that figures were made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    /// Version of the set; none where it has none.
    pub version: Option<String>,
    /// Fingerprints by part.
    pub fingerprints: BTreeMap<String, String>,
}

/// A State that is in the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateNamed {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Something with a number of submissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Id.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// How many submissions.
    pub count: Option<u64>,
}

/// How figures are spread over the submissions: shares as shown, to a tenth of a per cent.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Spread {
    /// Mean.
    pub mean: Option<f64>,
    /// Least.
    pub minimum: Option<f64>,
    /// A quarter lies at or below it (type 7).
    pub lower_quartile: Option<f64>,
    /// Half lies at or below it (type 7).
    pub median: Option<f64>,
    /// Three quarters lie at or below it (type 7).
    pub upper_quartile: Option<f64>,
    /// Greatest.
    pub maximum: Option<f64>,
}

/// How many submissions lie in a band, or in neighbouring bands that were joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Band {
    /// The lowest band in it, such as N.
    pub from: String,
    /// The highest band in it; the same where none were joined.
    pub to: String,
    /// How many submissions.
    pub count: u64,
}

/// A framework over many submissions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrameworkSummary {
    /// Id.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// What it is to a reader.
    pub kind: FrameworkKind,
    /// Its nodes; the first is the root.
    pub nodes: Vec<NodeSummary>,
}

/// A node over many submissions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NodeSummary {
    /// Id.
    pub id: String,
    /// Id of the parent; none for the root.
    pub parent: Option<String>,
    /// Name for readers.
    pub title: String,
    /// Submissions with a figure, which all spreads, ratings and bands are of.
    pub with_figure: Option<u64>,
    /// Submissions without one answer under it.
    pub nothing_answered: Option<u64>,
    /// Submissions whose questionnaire does not ask enough of it.
    pub not_asked: Option<u64>,
    /// Submissions in which nothing under it applies.
    pub not_applicable: Option<u64>,
    /// Value divided by the greatest possible one, claimed reading.
    pub claimed: Option<Spread>,
    /// The same, evidenced reading.
    pub evidenced: Option<Spread>,
    /// The same, potential reading.
    pub potential: Option<Spread>,
    /// Share of its questions that are answered.
    pub coverage: Option<Spread>,
    /// Submissions whose claimed share lies in each tenth: up to 10 %, above 10 to 20 %, …; empty where it is not told.
    pub tenths: Vec<u64>,
    /// Ratings, claimed reading; empty where the node is not rated or nothing can be told.
    pub ratings: Vec<Band>,
    /// Ratings that open answers still allow.
    pub ratings_potential: Vec<Band>,
    /// For a node that is not rated: claimed shares by the bounds of the ratings, in per cent.
    pub bands: Vec<Band>,
    /// For a scenario and its phases: submissions at 50 % or below.
    pub weak: Option<u64>,
    /// For a phase of a scenario: submissions in which no other phase is weaker.
    pub weakest: Option<u64>,
}

/// A capability over many submissions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CapabilitySummary {
    /// Id.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// Target level; none where it has none.
    pub target: Option<u8>,
    /// Submissions in which it is asked and applies.
    pub asked: Option<u64>,
    /// Submissions whose questionnaire does not ask about it.
    pub not_asked: Option<u64>,
    /// Submissions in which it does not apply.
    pub not_applicable: Option<u64>,
    /// Submissions without one answer about it.
    pub nothing_answered: Option<u64>,
    /// Submissions at each level from 0, of those with an answer; empty where it is not told.
    pub levels: Vec<u64>,
    /// Submissions with an answer that stand at level 0.
    pub at_zero: Option<u64>,
    /// Submissions with an answer that stand below the target level.
    pub below_target: Option<u64>,
    /// Submissions with a gap to the target, claimed reading.
    pub gap: Option<u64>,
    /// Submissions with a gap whatever the open answers are.
    pub gap_certain: Option<u64>,
    /// Submissions with a gap that open answers may close.
    pub gap_open: Option<u64>,
    /// Submissions in which it holds the rating of an element down.
    pub holds_down: Option<u64>,
    /// Elements whose rating it holds down, over all submissions.
    pub holds_elements: Option<u64>,
}

/// An intervention over many submissions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InterventionSummary {
    /// Id.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// Submissions in which it can start and narrows a gap whatever the open answers are.
    pub serves: Option<u64>,
    /// Submissions in which it can start and narrows a gap, claimed reading.
    pub serves_up_to: Option<u64>,
    /// How many States one delivery can serve together; none where each needs its own.
    pub regional: Option<u16>,
    /// How long it takes, in months.
    pub months: u16,
    /// What it costs for one medium State, least and greatest.
    pub cost: [f64; 2],
    /// ISO 4217 code of the currency.
    pub currency: String,
}

/// This round against an earlier one, over the States in both.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rounds {
    /// Submissions of the earlier round.
    pub before: Option<u64>,
    /// States in both rounds.
    pub both: Option<u64>,
    /// States in both rounds that answered another questionnaire then, and are not compared.
    pub other_questionnaire: Option<u64>,
    /// How many submissions of the earlier round name other definitions than these.
    pub other_definitions: Option<u64>,
    /// Files or submissions of the earlier round that could not be taken.
    pub rejected: Option<u64>,
    /// Codes of the States that are in this round alone; empty where they are not told.
    pub joined: Vec<String>,
    /// Codes of the States that were in the earlier round alone; empty where they are not told.
    pub left: Vec<String>,
    /// How many joined.
    pub joined_count: Option<u64>,
    /// How many left.
    pub left_count: Option<u64>,
    /// The change of each node, frameworks and nodes in definition order.
    pub changes: Vec<ChangeSummary>,
}

/// The change of a node between two rounds, claimed reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeSummary {
    /// Id of the framework.
    pub framework: String,
    /// Id of the node.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// States with a figure in both rounds.
    pub compared: Option<u64>,
    /// How many are lower, the same, or higher than before, as shown.
    pub moved: Vec<Band>,
    /// The change of the share, from −1 to 1.
    pub change: Option<Spread>,
    /// States whose rating is higher than before.
    pub rated_higher: Option<u64>,
    /// States whose rating is lower than before.
    pub rated_lower: Option<u64>,
    /// How sure the changes are; none for sharing, and where no State can be compared.
    pub certainty: Option<ChangeCertainty>,
}

/// How sure the changes of a node are: as a comparison of two assessments tells it, and for their mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChangeCertainty {
    /// How sure the mean change is: `unchanged`, `within-uncertainty`, `clear` or `evidenced`.
    pub mean: &'static str,
    /// The least and the greatest that the mean change can be, from −1 to 1, however open questions turn out in each State.
    pub mean_range: [f64; 2],
    /// States without a change, however open questions turn out.
    pub unchanged: u64,
    /// States in which open questions could take the change away or turn it round.
    pub within_uncertainty: u64,
    /// States that are lower however open questions turn out, not upheld by evidence.
    pub clearly_lower: u64,
    /// States that are higher however open questions turn out, not upheld by evidence.
    pub clearly_higher: u64,
    /// States that are clearly lower, and in what evidence upholds too.
    pub evidenced_lower: u64,
    /// States that are clearly higher, and in what evidence upholds too.
    pub evidenced_higher: u64,
}

/// Names of the ratings as bands.
pub const RATINGS: [&str; 4] = ["N", "P", "L", "F"];
/// Names of the stretches of a share, in per cent.
pub const STRETCHES: [&str; 4] = ["0-15", "15-50", "50-85", "85-100"];
/// Names of directions of a change.
pub const DIRECTIONS: [&str; 3] = ["lower", "same", "higher"];
