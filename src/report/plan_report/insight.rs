//! What lies behind a plan and beside it, as JSON.

use super::data::Money;
use super::{Cut, Planned};
use crate::library::Obstacle;
use crate::model::{OptionId, QuestionKind};
use crate::plan::{Outcome, Weighed};
use crate::report::figures::{letter, shares};
use crate::say;
use crate::score::{LeafOf, NodeScore, NodeState, OpenKind, RatingOutcome, Readings};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct InsightOut<'a> {
    what_if: Option<WhatIfOut<'a>>,
    stopped: Option<&'static str>,
    intervals: Option<Intervals<'a>>,
    exact_draws: Option<ExactOut<'a>>,
    weights: Option<WeightsOut<'a>>,
    answers: Option<AnswersOut<'a>>,
}

#[derive(Serialize)]
struct WhatIfOut<'a> {
    note: String,
    assumed: Vec<Assumed<'a>>,
    done: Vec<DoneOut<'a>>,
    not_started: Vec<StuckOut<'a>>,
    cost: Money,
    running_cost_a_year: Money,
    objective: Pair<Readings>,
    capabilities: Vec<CapabilityOut<'a>>,
    nodes: Vec<NodeOut<'a>>,
    weakest_phases: Vec<WeakestOut<'a>>,
}

#[derive(Serialize)]
struct Pair<T> {
    before: T,
    after: T,
}

#[derive(Serialize)]
struct Assumed<'a> {
    capability: &'a str,
    level: u8,
}

#[derive(Serialize)]
struct DoneOut<'a> {
    id: &'a str,
    cost: Money,
    months: u16,
}

#[derive(Serialize)]
struct StuckOut<'a> {
    id: &'a str,
    lacks: Vec<Lack<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Lack<'a> {
    After { after: &'a str },
    Below { capability: &'a str, level: u8 },
}

#[derive(Serialize)]
struct CapabilityOut<'a> {
    id: &'a str,
    readings: Pair<Readings>,
    /// Evidenced, claimed, potential.
    levels: Pair<[u8; 3]>,
}

#[derive(Serialize)]
struct NodeOut<'a> {
    framework: &'a str,
    node: &'a str,
    shares: Pair<Option<Readings>>,
    rating: Pair<Option<&'static str>>,
}

#[derive(Serialize)]
struct WeakestOut<'a> {
    scenario: &'a str,
    phases: Pair<Vec<&'a str>>,
}

#[derive(Serialize)]
struct Intervals<'a> {
    objective_before_5_50_95: [f64; 3],
    objective_after_5_50_95: [f64; 3],
    items: Vec<ItemInterval<'a>>,
    elements: Vec<ElementOut<'a>>,
}

#[derive(Serialize)]
struct ItemInterval<'a> {
    id: &'a str,
    benefit_5_95: [f64; 2],
}

#[derive(Serialize)]
struct ElementOut<'a> {
    framework: &'a str,
    node: &'a str,
    without: f64,
    with_plan: f64,
    without_5_95: [f64; 2],
    with_plan_5_95: [f64; 2],
}

#[derive(Serialize)]
struct ExactOut<'a> {
    number: u32,
    proven: u32,
    ahead_5_50_95: [f64; 3],
    items: Vec<ExactItem<'a>>,
}

#[derive(Serialize)]
struct ExactItem<'a> {
    id: &'a str,
    exact: u32,
    list: u32,
}

#[derive(Serialize)]
struct WeightsOut<'a> {
    tried: usize,
    benefit: f64,
    most: Vec<WeightOut<'a>>,
}

#[derive(Serialize)]
struct WeightOut<'a> {
    framework: &'a str,
    node: Option<&'a str>,
    need: Option<&'a str>,
    /// With the weight a quarter less, and a quarter more.
    benefit: [f64; 2],
    changes: [usize; 2],
}

#[derive(Serialize)]
struct AnswersOut<'a> {
    open: usize,
    looked_at: usize,
    worth_knowing: Vec<LookupOut<'a>>,
}

#[derive(Serialize)]
struct LookupOut<'a> {
    question: &'a str,
    state: OpenKind,
    worth: f64,
    outcomes: Vec<OutcomeOut<'a>>,
}

#[derive(Serialize)]
struct OutcomeOut<'a> {
    answer: String,
    gain: f64,
    joins: Vec<&'a str>,
    leaves: Vec<&'a str>,
}

pub(super) fn insight<'a>(planned: &'a Planned<'_>) -> InsightOut<'a> {
    InsightOut {
        what_if: what_if(planned),
        stopped: planned.insight.cut.map(Cut::word),
        intervals: intervals(planned),
        exact_draws: exact(planned),
        weights: weights(planned),
        answers: answers(planned),
    }
}

fn what_if<'a>(planned: &'a Planned<'_>) -> Option<WhatIfOut<'a>> {
    let told = planned.insight.what_if?;
    let library = planned.subject.library;
    let capability = |at: usize| library.capabilities[at].id.as_str();
    let lack = |obstacle: &Obstacle| match obstacle {
        Obstacle::After(other) => Lack::After { after: planned.id(*other) },
        Obstacle::Below(at, level) => Lack::Below { capability: capability(*at), level: *level },
    };
    let node = |(framework, node): &(usize, usize)| {
        let definition = &library.frameworks[*framework];
        let of = |scores: &[Vec<NodeScore>]| {
            let score = &scores[*framework][*node];
            let there = !score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing);
            let rating = if let RatingOutcome::Rated { claimed, .. } = score.rating { Some(letter(claimed)) } else { None };
            (there.then(|| shares(score)), rating)
        };
        let ((was, rating_before), (is, rating_after)) = (of(&told.before.frameworks), of(&told.after.frameworks));
        NodeOut {
            framework: definition.id.as_str(),
            node: definition.nodes[*node].id.as_str(),
            shares: Pair { before: was, after: is },
            rating: Pair { before: rating_before, after: rating_after },
        }
    };
    Some(WhatIfOut {
        note: say!(planned.subject.words, "what-if-notice"),
        assumed: told.levels.iter().map(|(at, level)| Assumed { capability: capability(*at), level: *level }).collect(),
        done: told
            .done
            .iter()
            .map(|done| DoneOut { id: planned.id(done.intervention), cost: done.cost.into(), months: done.months })
            .collect(),
        not_started: told
            .stuck
            .iter()
            .map(|stuck| StuckOut { id: planned.id(stuck.intervention), lacks: stuck.lacks.iter().map(lack).collect() })
            .collect(),
        cost: told.cost.into(),
        running_cost_a_year: told.running_cost.into(),
        objective: Pair { before: told.objective_before, after: told.objective_after },
        capabilities: told
            .capabilities
            .iter()
            .map(|at| {
                let (was, is) = (&told.before.leaves[*at], &told.after.leaves[*at]);
                CapabilityOut {
                    id: capability(*at),
                    readings: Pair { before: was.readings, after: is.readings },
                    levels: Pair { before: was.levels, after: is.levels },
                }
            })
            .collect(),
        nodes: told.nodes.iter().map(node).collect(),
        weakest_phases: told
            .weakest
            .iter()
            .map(|weakest| {
                let framework = &library.frameworks[weakest.framework];
                let ids = |phases: &[usize]| phases.iter().map(|phase| framework.nodes[*phase].id.as_str()).collect();
                WeakestOut { scenario: framework.id.as_str(), phases: Pair { before: ids(&weakest.before), after: ids(&weakest.after) } }
            })
            .collect(),
    })
}

fn intervals<'a>(planned: &'a Planned<'_>) -> Option<Intervals<'a>> {
    let robustness = planned.robustness?;
    let [before, after] = robustness.objective;
    let item = |(at, interval): (&usize, &[f64; 2])| ItemInterval { id: planned.id(*at), benefit_5_95: *interval };
    let element = |element: &crate::plan::Element| {
        let framework = &planned.subject.library.frameworks[element.framework];
        ElementOut {
            framework: framework.id.as_str(),
            node: framework.nodes[element.node].id.as_str(),
            without: element.values[0],
            with_plan: element.values[1],
            without_5_95: element.intervals[0],
            with_plan_5_95: element.intervals[1],
        }
    };
    Some(Intervals {
        objective_before_5_50_95: before,
        objective_after_5_50_95: after,
        items: planned.plan.order.iter().zip(&robustness.benefits).map(item).collect(),
        elements: robustness.elements.iter().map(element).collect(),
    })
}

fn exact<'a>(planned: &'a Planned<'_>) -> Option<ExactOut<'a>> {
    let exact = planned.robustness?.exact.as_ref()?;
    let counts = exact.in_plan.iter().zip(&exact.in_list).enumerate().filter(|(_, (exact, list))| **exact + **list > 0);
    let items = counts.map(|(at, (exact, list))| ExactItem { id: planned.id(at), exact: *exact, list: *list }).collect();
    Some(ExactOut { number: exact.draws, proven: exact.proven, ahead_5_50_95: exact.ahead, items })
}

fn weights<'a>(planned: &'a Planned<'_>) -> Option<WeightsOut<'a>> {
    let tornado = planned.insight.tornado?;
    let library = planned.subject.library;
    let node_id = |framework: usize, node: usize| library.frameworks[framework].nodes[node].id.as_str();
    let most = tornado.swings.iter().map(|swing| {
        let (framework, node, need) = match swing.weight {
            Weighed::Lens { framework } => (framework, None, None),
            Weighed::Node { framework, node } => (framework, Some(node_id(framework, node)), None),
            Weighed::Need { framework, node, leaf } => {
                let need = match planned.subject.assessment.leaves[leaf].of {
                    LeafOf::Capability(capability) => library.capabilities[capability].id.as_str(),
                    LeafOf::Question(question) => library.questions[question].id.as_str(),
                };
                (framework, Some(node_id(framework, node)), Some(need))
            }
        };
        WeightOut { framework: library.frameworks[framework].id.as_str(), node, need, benefit: swing.benefit, changes: swing.changes }
    });
    Some(WeightsOut { tried: tornado.tried, benefit: tornado.benefit, most: most.collect() })
}

fn answers<'a>(planned: &'a Planned<'_>) -> Option<AnswersOut<'a>> {
    let answers = planned.insight.answers?;
    let lookup = |lookup: &crate::plan::Lookup| {
        let question = &planned.subject.library.questions[lookup.question];
        let outcome = |of: &crate::plan::OutcomeOf| OutcomeOut {
            answer: answer(&question.kind, of.outcome),
            gain: of.gain,
            joins: planned.ids(&of.joins),
            leaves: planned.ids(&of.leaves),
        };
        let outcomes = lookup.outcomes.iter().map(outcome).collect();
        LookupOut { question: question.id.as_str(), state: lookup.open, worth: lookup.worth, outcomes }
    };
    Some(AnswersOut { open: answers.open, looked_at: answers.looked_at, worth_knowing: answers.lookups.iter().map(lookup).collect() })
}

/// An answer as answer files write it; the ends of a checklist as `none` and `all`.
fn answer(kind: &QuestionKind, outcome: Outcome) -> String {
    match (outcome, kind) {
        (Outcome::Level(level), _) => level.to_string(),
        (Outcome::Option(at), QuestionKind::Choice { options }) => {
            options.get(at).map(|option| &option.id).map(OptionId::as_str).unwrap_or_default().to_owned()
        }
        (Outcome::Option(at), _) => at.to_string(),
        (Outcome::YesNo(at), _) => ["no", "partly", "yes"].get(usize::from(at)).copied().unwrap_or_default().to_owned(),
        (Outcome::Nothing, _) => "none".to_owned(),
        (Outcome::All, _) => "all".to_owned(),
        (Outcome::Number(number), _) => number.to_string(),
    }
}
