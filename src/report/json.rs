//! Every figure at full precision, as JSON with a published schema.

use super::explain::{ActionStatus, action_status};
use super::subject::Subject;
use crate::model::{CostRange, Date, SubmissionStatus};
use crate::plan::{Move, Rank};
use crate::score::{LeafScore, LeafState, NodeScore, NodeState, OpenKind, QuestionState, RatingOutcome, Readings, band};
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the JSON format that [`score_json`] writes.
pub const SCORE_FORMAT: u8 = 1;

/// The JSON Schema (draft 2020-12) of what [`score_json`] writes.
pub const SCORE_SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/score.schema.json"));

/// The figures of an assessment as JSON, ending with a line break.
#[must_use]
pub fn score_json(subject: Subject<'_>) -> String {
    // The value holds no map with other keys than text and no number that JSON cannot say, so this cannot fail.
    let mut text = serde_json::to_string_pretty(&output(subject)).unwrap_or_default();
    text.push('\n');
    text
}

/// The same figures as a value, for a format that arranges the records in its own way.
pub(super) fn score_value(subject: Subject<'_>) -> serde_json::Value {
    serde_json::to_value(output(subject)).unwrap_or_default()
}

#[derive(Serialize)]
struct Output<'a> {
    format: u8,
    engine: Engine,
    submission: SubmissionOut<'a>,
    definitions: DefinitionsOut<'a>,
    profiles: Profiles<'a>,
    capabilities: Vec<CapabilityOut<'a>>,
    questions: Vec<QuestionOut<'a>>,
    frameworks: Vec<FrameworkOut<'a>>,
    actions: Vec<ActionOut<'a>>,
    objective: Objective,
    ranking: Vec<RankOut<'a>>,
    look_first: Vec<&'a str>,
}

#[derive(Serialize)]
struct Engine {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct SubmissionOut<'a> {
    state: &'a str,
    code: &'a str,
    size: crate::model::StateSize,
    questionnaire: &'a str,
    assessed_on: Option<Date>,
    status: SubmissionStatus,
    marking: &'static str,
}

#[derive(Serialize)]
struct DefinitionsOut<'a> {
    version: Option<&'a str>,
    fingerprints: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct Profiles<'a> {
    targets: Option<&'a str>,
    rating_targets: Option<&'static str>,
    threats: Option<&'a str>,
}

#[derive(Serialize)]
struct CapabilityOut<'a> {
    id: &'a str,
    title: &'a str,
    pillar: &'a str,
    core: bool,
    state: LeafState,
    evidenced: Option<f64>,
    claimed: Option<f64>,
    potential: Option<f64>,
    level: Option<u8>,
    level_evidenced: Option<u8>,
    level_potential: Option<u8>,
    top: u8,
    coverage: Option<f64>,
    target: Option<u8>,
    gap: Option<Readings>,
    not_yet_claimed: bool,
}

#[derive(Serialize)]
struct QuestionOut<'a> {
    id: &'a str,
    state: &'static str,
    evidenced: Option<f64>,
    claimed: Option<f64>,
    potential: Option<f64>,
}

#[derive(Serialize)]
struct FrameworkOut<'a> {
    id: &'a str,
    version: &'a str,
    kind: crate::model::FrameworkKind,
    title: &'a str,
    nodes: Vec<NodeOut<'a>>,
}

#[derive(Serialize)]
struct NodeOut<'a> {
    id: &'a str,
    parent: Option<&'a str>,
    title: &'a str,
    state: NodeState,
    evidenced: Option<f64>,
    claimed: Option<f64>,
    potential: Option<f64>,
    uncapped_claimed: Option<f64>,
    max: Option<f64>,
    coverage: Option<f64>,
    asked: f64,
    not_assessed: bool,
    percent_to_target: Option<Readings>,
    percent_to_default_target: Option<Readings>,
    at_target: Option<f64>,
    rating: RatingOut,
    band: Option<&'a str>,
    essentials: u16,
    essentials_at_zero: u16,
    essentials_below_target: u16,
    capped: bool,
}

#[derive(Serialize)]
struct RatingOut {
    outcome: &'static str,
    evidenced: Option<crate::score::Rating>,
    claimed: Option<crate::score::Rating>,
    potential: Option<crate::score::Rating>,
    held: Option<crate::score::Held>,
}

#[derive(Serialize)]
struct ActionOut<'a> {
    id: &'a str,
    element: &'a str,
    status: &'static str,
}

#[derive(Serialize)]
struct Objective {
    potential: f64,
    claimed: f64,
}

#[derive(Serialize)]
struct RankOut<'a> {
    position: usize,
    intervention: &'a str,
    closure: Vec<&'a str>,
    cost: f64,
    cost_range: CostRange,
    running_cost_a_year: CostRange,
    currency: &'a str,
    benefit: f64,
    benefit_claimed: f64,
    moves: Vec<MoveOut<'a>>,
}

#[derive(Serialize)]
struct MoveOut<'a> {
    framework: &'a str,
    node: &'a str,
    before: f64,
    after: f64,
    contribution: f64,
}

fn output(subject: Subject<'_>) -> Output<'_> {
    let library = subject.library;
    let submission = subject.submission;
    Output {
        format: SCORE_FORMAT,
        engine: Engine { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        submission: SubmissionOut {
            state: &submission.state,
            code: &submission.code,
            size: submission.size,
            questionnaire: submission.questionnaire.id.as_str(),
            assessed_on: submission.assessed_on,
            status: submission.status,
            marking: submission.marking.label(),
        },
        definitions: DefinitionsOut {
            version: library.release.as_ref().map(|release| release.version.as_str()),
            fingerprints: library.fingerprints().named().collect(),
        },
        profiles: Profiles {
            targets: subject.targets,
            rating_targets: library.target_profile(&"default".into()).map(|_| "default"),
            threats: subject.threats,
        },
        capabilities: library
            .capabilities
            .iter()
            .zip(&subject.assessment.leaves)
            .map(|(definition, leaf)| capability(definition, leaf))
            .collect(),
        questions: library
            .questions
            .iter()
            .zip(&subject.assessment.questions)
            .map(|(question, score)| {
                let kept = !score.state.leaves();
                QuestionOut {
                    id: question.id.as_str(),
                    state: question_state(score.state),
                    evidenced: kept.then_some(score.readings.evidenced),
                    claimed: kept.then_some(score.readings.claimed),
                    potential: kept.then_some(score.readings.potential),
                }
            })
            .collect(),
        frameworks: frameworks(subject),
        actions: library
            .actions
            .iter()
            .map(|action| ActionOut {
                id: action.id.as_str(),
                element: action.element.id.as_str(),
                status: match action_status(subject, action) {
                    ActionStatus::Documented => "documented",
                    ActionStatus::Claimed => "claimed",
                    ActionStatus::Open => "open",
                    ActionStatus::NotAssessed => "not-assessed",
                },
            })
            .collect(),
        objective: Objective { potential: subject.ranking.today[0], claimed: subject.ranking.today[1] },
        ranking: subject.ranking.ranks.iter().enumerate().map(|(at, rank)| rank_out(subject, at, rank)).collect(),
        look_first: subject.ranking.look_first.iter().map(|look| library.interventions[look.intervention].id.as_str()).collect(),
    }
}

fn capability<'a>(definition: &'a crate::model::Capability, leaf: &LeafScore) -> CapabilityOut<'a> {
    let scored = leaf.state == LeafState::Scored;
    let readings = leaf.readings;
    CapabilityOut {
        id: definition.id.as_str(),
        title: &definition.title,
        pillar: definition.pillar.id.as_str(),
        core: definition.core,
        state: leaf.state,
        evidenced: scored.then_some(readings.evidenced),
        claimed: scored.then_some(readings.claimed),
        potential: scored.then_some(readings.potential),
        level: scored.then_some(leaf.levels[1]),
        level_evidenced: scored.then_some(leaf.levels[0]),
        level_potential: scored.then_some(leaf.levels[2]),
        top: leaf.top,
        coverage: leaf.coverage,
        target: leaf.targets[1],
        gap: leaf.gap(1),
        not_yet_claimed: leaf.not_yet_claimed,
    }
}

fn question_state(state: QuestionState) -> &'static str {
    match state {
        QuestionState::Answered => "answered",
        QuestionState::Ruled => "ruled",
        QuestionState::Open(OpenKind::Unknown) => "open-unknown",
        QuestionState::Open(OpenKind::Withheld) => "open-withheld",
        QuestionState::Open(OpenKind::Unanswered) => "open-unanswered",
        QuestionState::NotApplicable => "not-applicable",
        QuestionState::NotApplicableZero => "not-applicable-zero",
        QuestionState::Excluded => "excluded",
        QuestionState::NotAsked => "not-asked",
    }
}

fn frameworks(subject: Subject<'_>) -> Vec<FrameworkOut<'_>> {
    let library = subject.library;
    library
        .frameworks
        .iter()
        .enumerate()
        .map(|(at, framework)| FrameworkOut {
            id: framework.id.as_str(),
            version: &framework.version,
            kind: framework.kind,
            title: &framework.root().title,
            nodes: framework
                .nodes
                .iter()
                .enumerate()
                .map(|(node, definition)| {
                    let score = &subject.assessment.frameworks[at][node];
                    let parent = definition.parent.map(|parent| framework.nodes[parent].id.as_str());
                    self::node(definition, parent, score, subject.at_target.get(at).and_then(|nodes| nodes.get(node)).copied())
                })
                .collect(),
        })
        .collect()
}

fn node<'a>(definition: &'a crate::model::Node, parent: Option<&'a str>, score: &NodeScore, at_target: Option<f64>) -> NodeOut<'a> {
    let scored = matches!(score.state, NodeState::Scored | NodeState::Missing);
    NodeOut {
        id: definition.id.as_str(),
        parent,
        title: &definition.title,
        state: score.state,
        evidenced: scored.then_some(score.readings.evidenced),
        claimed: scored.then_some(score.readings.claimed),
        potential: scored.then_some(score.readings.potential),
        uncapped_claimed: scored.then_some(score.uncapped.claimed),
        max: scored.then_some(score.max),
        coverage: score.coverage,
        asked: score.asked,
        not_assessed: score.not_assessed,
        percent_to_target: score.to_target[1],
        percent_to_default_target: score.to_target[0],
        at_target: at_target.filter(|_| scored),
        rating: rating(score.rating),
        band: (!definition.bands.is_empty() && scored).then(|| band(definition, score)),
        essentials: score.essentials,
        essentials_at_zero: score.essentials_at_zero,
        essentials_below_target: score.essentials_below,
        capped: score.capped,
    }
}

fn rating(outcome: RatingOutcome) -> RatingOut {
    let none = |outcome| RatingOut { outcome, evidenced: None, claimed: None, potential: None, held: None };
    match outcome {
        RatingOutcome::NoElement => none("no-element"),
        RatingOutcome::NotApplicable => none("not-applicable"),
        RatingOutcome::NotAssessed => none("not-assessed"),
        RatingOutcome::NotAsked => none("not-asked"),
        RatingOutcome::NoTarget => none("no-target"),
        RatingOutcome::Rated { evidenced, claimed, potential, held } => {
            RatingOut { outcome: "rated", evidenced: Some(evidenced), claimed: Some(claimed), potential: Some(potential), held: Some(held) }
        }
    }
}

fn rank_out<'a>(subject: Subject<'a>, at: usize, rank: &'a Rank) -> RankOut<'a> {
    let library = subject.library;
    let intervention = &library.interventions[rank.intervention];
    RankOut {
        position: at + 1,
        intervention: intervention.id.as_str(),
        closure: rank.closure.iter().map(|member| library.interventions[*member].id.as_str()).collect(),
        cost: rank.cost.middle(),
        cost_range: rank.cost,
        running_cost_a_year: rank.running_cost,
        currency: &intervention.currency,
        benefit: rank.benefit,
        benefit_claimed: rank.benefit_claimed,
        moves: rank.moves.iter().map(|moved| move_out(subject, moved)).collect(),
    }
}

fn move_out<'a>(subject: Subject<'a>, moved: &Move) -> MoveOut<'a> {
    let framework = &subject.library.frameworks[moved.framework];
    MoveOut {
        framework: framework.id.as_str(),
        node: framework.nodes[moved.node].id.as_str(),
        before: moved.before,
        after: moved.after,
        contribution: moved.contribution,
    }
}
