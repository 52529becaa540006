//! The records of the JSON, as its schema describes them.

use crate::compare::{Split, Standing};
use crate::score::Readings;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct Output<'a> {
    pub(super) comparison: u8,
    pub(super) engine: Engine,
    pub(super) definitions: Definitions<'a>,
    pub(super) marking: &'static str,
    pub(super) anonymous: bool,
    pub(super) targets: Option<&'a str>,
    pub(super) threats: Option<&'a str>,
    pub(super) asked: AskedOut,
    pub(super) states: Vec<State<'a>>,
    pub(super) plan: Option<Plan<'a>>,
    pub(super) across: Option<AcrossOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct Engine {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
}

#[derive(Serialize)]
pub(super) struct Definitions<'a> {
    pub(super) version: Option<&'a str>,
    pub(super) fingerprints: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
pub(super) struct AskedOut {
    pub(super) capabilities: usize,
    pub(super) questions: usize,
    pub(super) narrowed: bool,
}

#[derive(Serialize)]
pub(super) struct State<'a> {
    pub(super) label: String,
    pub(super) state: Option<&'a str>,
    pub(super) code: Option<&'a str>,
    pub(super) assessments: Vec<AssessmentOut<'a>>,
    pub(super) changes: Vec<ChangeOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct AssessmentOut<'a> {
    pub(super) assessed_on: Option<String>,
    pub(super) file: Option<&'a str>,
    pub(super) questionnaire: &'a str,
    pub(super) status: crate::model::SubmissionStatus,
    pub(super) marking: &'static str,
    pub(super) made_with: &'static str,
    pub(super) other_definitions: &'a [String],
    pub(super) answers_withheld: bool,
    pub(super) interventions_withheld: bool,
    pub(super) capabilities: Vec<Capability<'a>>,
    pub(super) frameworks: Vec<Framework<'a>>,
}

#[derive(Serialize)]
pub(super) struct Capability<'a> {
    pub(super) id: &'a str,
    pub(super) standing: &'static str,
    #[serde(flatten)]
    pub(super) readings: MaybeReadings,
    pub(super) level: Option<u8>,
    pub(super) gap: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Framework<'a> {
    pub(super) id: &'a str,
    pub(super) nodes: Vec<Node<'a>>,
}

#[derive(Serialize)]
pub(super) struct Node<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) standing: &'static str,
    #[serde(flatten)]
    pub(super) readings: MaybeReadings,
    pub(super) to_target: Option<Readings>,
    pub(super) rating: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct MaybeReadings {
    pub(super) evidenced: Option<f64>,
    pub(super) claimed: Option<f64>,
    pub(super) potential: Option<f64>,
}

impl From<Standing> for MaybeReadings {
    fn from(standing: Standing) -> Self {
        let readings = standing.readings();
        Self {
            evidenced: readings.map(|readings| readings.evidenced),
            claimed: readings.map(|readings| readings.claimed),
            potential: readings.map(|readings| readings.potential),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ChangeOut<'a> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) whole: bool,
    pub(super) definitions_known: bool,
    pub(super) frameworks: Vec<FrameworkChange<'a>>,
    pub(super) capabilities: Vec<CapabilityOut<'a>>,
    pub(super) answers: Option<Vec<AnswerOut<'a>>>,
}

#[derive(Serialize)]
pub(super) struct FrameworkChange<'a> {
    pub(super) id: &'a str,
    pub(super) nodes: Vec<FigureOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct FigureOut<'a> {
    pub(super) id: &'a str,
    pub(super) then: Readings,
    pub(super) now: Readings,
    pub(super) difference: f64,
    pub(super) certainty: &'static str,
    pub(super) parts: Option<Parts>,
}

#[derive(Serialize)]
pub(super) struct Parts {
    pub(super) reported_then: Readings,
    pub(super) definitions: Readings,
    pub(super) newly_answered: Readings,
    pub(super) no_longer_answered: Readings,
    pub(super) answered_differently: Readings,
    pub(super) evidence: Readings,
    pub(super) reported_now: Readings,
}

impl From<Split> for Parts {
    fn from(split: Split) -> Self {
        Self {
            reported_then: Readings::of(split.then),
            definitions: Readings::of(split.definitions),
            newly_answered: Readings::of(split.newly_answered),
            no_longer_answered: Readings::of(split.no_longer_answered),
            answered_differently: Readings::of(split.answered_differently),
            evidence: Readings::of(split.evidence),
            reported_now: Readings::of(split.now),
        }
    }
}

#[derive(Serialize)]
pub(super) struct CapabilityOut<'a> {
    #[serde(flatten)]
    pub(super) figure: FigureOut<'a>,
    pub(super) level_then: u8,
    pub(super) level_now: u8,
    pub(super) gap_then: Option<f64>,
    pub(super) gap_now: Option<f64>,
    pub(super) gap: Option<&'static str>,
    pub(super) questions: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct AnswerOut<'a> {
    pub(super) question: &'a str,
    pub(super) kind: &'static str,
    pub(super) evidence: &'static str,
    pub(super) then: String,
    pub(super) now: String,
}

#[derive(Serialize)]
pub(super) struct Plan<'a> {
    pub(super) state: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) others: usize,
    pub(super) unknown: Vec<&'a str>,
    pub(super) items: Vec<Item<'a>>,
}

#[derive(Serialize)]
pub(super) struct Item<'a> {
    pub(super) intervention: &'a str,
    pub(super) status: &'static str,
    pub(super) outcome: &'static str,
    pub(super) promised_points: Option<f64>,
    pub(super) seen_points_claimed: Option<f64>,
    pub(super) seen_points_evidenced: Option<f64>,
    pub(super) raises: Vec<RaiseOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct RaiseOut<'a> {
    pub(super) capability: &'a str,
    pub(super) to: u8,
    pub(super) level_then: Option<u8>,
    pub(super) level_now: Option<u8>,
    pub(super) outcome: &'static str,
}

#[derive(Serialize)]
pub(super) struct AcrossOut<'a> {
    pub(super) common_gaps: Vec<GapOut<'a>>,
    pub(super) missing_in_all: Vec<&'a str>,
    pub(super) weak_in_all: Vec<&'a str>,
    pub(super) interventions: Vec<SharedOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct GapOut<'a> {
    pub(super) capability: &'a str,
    pub(super) states: Vec<usize>,
    pub(super) of: usize,
}

#[derive(Serialize)]
pub(super) struct SharedOut<'a> {
    pub(super) intervention: &'a str,
    pub(super) among_first: usize,
    pub(super) states: Vec<SharedState>,
}

#[derive(Serialize)]
pub(super) struct SharedState {
    pub(super) state: usize,
    pub(super) rank: usize,
    pub(super) benefit: f64,
}
