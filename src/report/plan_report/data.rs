//! The plan as JSON, for programs.

use super::Planned;
use super::insight::{InsightOut, insight};
use super::item::{Item, Kept, item, kept};
use crate::model::{CostRange, Marking};
use crate::plan::{Bought, Proof, Rung};
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the format that [`plan_json`] writes.
const PLAN_FORMAT: u8 = 1;

/// The JSON Schema (draft 2020-12) of what [`plan_json`] writes.
pub const PLAN_SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/plan.schema.json"));

/// The JSON Schema (draft 2020-12) of the values in a kept plan.
pub const KEPT_PLAN_SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/kept-plan.schema.json"));

/// A plan as JSON, ending with a line break. All figures are at full precision; J and what is added to it run from 0 to 1.
#[must_use]
pub fn plan_json(planned: Planned<'_>) -> String {
    // As for `score_json`, this cannot fail.
    let mut text = serde_json::to_string_pretty(&output(&planned)).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Output<'a> {
    plan: u8,
    engine: &'static str,
    state: &'a str,
    code: &'a str,
    size: crate::model::StateSize,
    marking: &'static str,
    fingerprints: BTreeMap<&'a str, &'a str>,
    targets: Option<&'a str>,
    threats: Option<&'a str>,
    currency: &'a str,
    rates: BTreeMap<&'a str, f64>,
    start: Option<String>,
    budget: Option<f64>,
    parallel: usize,
    yearly: &'a [f64],
    deadline_months: Option<u16>,
    must: Vec<&'a str>,
    without: Vec<&'a str>,
    under_way: Vec<&'a str>,
    done: Vec<&'a str>,
    objective: Objective,
    cost: Money,
    running_cost_a_year: Money,
    proof: ProofOut,
    items: Vec<Item<'a>>,
    kept: Option<Vec<Kept<'a>>>,
    schedule: Vec<Slot<'a>>,
    spending_by_year: &'a [f64],
    left_out_for_time: Vec<&'a str>,
    late: Vec<&'a str>,
    ladder: Vec<RungOut<'a>>,
    next: Option<RungOut<'a>>,
    runner_up: Option<RivalOut<'a>>,
    draws: Option<Draws>,
    look_first: Vec<&'a str>,
    cannot_start: Vec<&'a str>,
    #[serde(flatten)]
    insight: InsightOut<'a>,
}

#[derive(Serialize)]
struct Objective {
    before: f64,
    after: f64,
    before_claimed: f64,
    after_claimed: f64,
    reachable: f64,
}

#[derive(Serialize)]
pub(super) struct Money {
    low: f64,
    middle: f64,
    high: f64,
}

#[derive(Serialize)]
struct ProofOut {
    word: &'static str,
    adds_at_most: Option<f64>,
}

#[derive(Serialize)]
struct Slot<'a> {
    id: &'a str,
    start: i32,
    end: i32,
    from: Option<String>,
    to: Option<String>,
    under_way: bool,
}

#[derive(Serialize)]
struct RungOut<'a> {
    budget: f64,
    cost: Option<f64>,
    benefit: Option<f64>,
    proof: Option<ProofOut>,
    count: Option<usize>,
    joins: Vec<&'a str>,
    leaves: Vec<&'a str>,
}

#[derive(Serialize)]
struct RivalOut<'a> {
    cost: f64,
    behind: f64,
    joins: Vec<&'a str>,
    leaves: Vec<&'a str>,
}

#[derive(Serialize)]
struct Draws {
    number: u32,
    within_budget: u32,
    benefit_5_50_95: [f64; 3],
    cost_5_50_95: [f64; 3],
}

fn output<'a>(planned: &'a Planned<'_>) -> Output<'a> {
    let subject = &planned.subject;
    let (plan, wishes) = (planned.plan, planned.wishes);
    let ids = |set: &[usize]| planned.ids(set);
    let benefit = plan.after[0] - plan.before[0];
    let rung = |rung: &Rung| rung_out(planned, rung);
    Output {
        plan: PLAN_FORMAT,
        engine: env!("CARGO_PKG_VERSION"),
        state: &subject.submission.state,
        code: &subject.submission.code,
        size: subject.submission.size,
        marking: Marking::label(subject.submission.marking),
        fingerprints: subject.library.fingerprints().named().collect(),
        targets: subject.targets,
        threats: subject.threats,
        currency: planned.currency,
        rates: planned.rates.iter().map(|(currency, rate)| (currency.as_str(), *rate)).collect(),
        start: planned.start.map(|start| start.to_string()),
        budget: Some(plan.budget).filter(|budget| budget.is_finite()),
        parallel: wishes.parallel,
        yearly: &wishes.yearly,
        deadline_months: wishes.deadline,
        must: ids(&wishes.mandatory),
        without: ids(&wishes.excluded),
        under_way: ids(&wishes.under_way),
        done: ids(&wishes.done),
        objective: Objective {
            before: plan.before[0],
            after: plan.after[0],
            before_claimed: plan.before[1],
            after_claimed: plan.after[1],
            reachable: plan.reachable,
        },
        cost: plan.cost.into(),
        running_cost_a_year: plan.running_cost.into(),
        proof: proof(plan.proof, benefit),
        items: plan.ranks.iter().map(|rank| item(planned, rank)).collect(),
        kept: planned.kept.map(|plan| kept(planned, plan)),
        schedule: plan
            .schedule
            .items
            .iter()
            .map(|slot| Slot {
                id: planned.id(slot.intervention),
                start: slot.start,
                end: slot.end,
                from: planned.start.map(|start| start.later(slot.start).to_string()),
                to: planned.start.map(|start| start.later(slot.end - 1).to_string()),
                under_way: wishes.under_way.contains(&slot.intervention),
            })
            .collect(),
        spending_by_year: &plan.schedule.spending,
        left_out_for_time: ids(&plan.lateness.left_out),
        late: ids(&plan.lateness.late),
        ladder: plan.ladder.iter().map(rung).collect(),
        next: plan.next.as_ref().map(rung),
        runner_up: plan.runner_up.as_ref().map(|rival| RivalOut {
            cost: rival.cost,
            behind: rival.behind,
            joins: ids(&rival.joins),
            leaves: ids(&rival.leaves),
        }),
        draws: planned.robustness.map(|robustness| Draws {
            number: robustness.draws,
            within_budget: robustness.within_budget,
            benefit_5_50_95: robustness.benefit,
            cost_5_50_95: robustness.cost,
        }),
        look_first: subject.ranking.look_first.iter().map(|look| planned.id(look.intervention)).collect(),
        cannot_start: ids(&subject.ranking.cannot_start),
        insight: insight(planned),
    }
}

fn proof(proof: Proof, benefit: f64) -> ProofOut {
    match proof {
        Proof::Optimal => ProofOut { word: "optimal", adds_at_most: Some(benefit) },
        Proof::AtMost(bound) => ProofOut { word: "bounded", adds_at_most: Some(bound) },
        Proof::Unproven => ProofOut { word: "best-found", adds_at_most: None },
    }
}

fn rung_out<'a>(planned: &'a Planned<'_>, rung: &Rung) -> RungOut<'a> {
    let bought: Option<&Bought> = rung.bought.as_ref();
    RungOut {
        budget: rung.budget,
        cost: bought.map(|bought| bought.cost),
        benefit: bought.map(|bought| bought.benefit),
        proof: bought.map(|bought| proof(bought.proof, bought.benefit)),
        count: bought.map(|bought| bought.count),
        joins: bought.map(|bought| planned.ids(&bought.joins)).unwrap_or_default(),
        leaves: bought.map(|bought| planned.ids(&bought.leaves)).unwrap_or_default(),
    }
}

impl Planned<'_> {
    pub(in crate::report) fn id(&self, intervention: usize) -> &str {
        self.subject.library.interventions[intervention].id.as_str()
    }

    pub(in crate::report) fn ids(&self, set: &[usize]) -> Vec<&str> {
        set.iter().map(|at| self.id(*at)).collect()
    }
}

impl From<CostRange> for Money {
    fn from(range: CostRange) -> Self {
        Self { low: range.low, middle: range.middle(), high: range.high }
    }
}
