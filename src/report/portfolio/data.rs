//! The portfolio as JSON, for programs.

use super::Pooled;
use crate::model::{CostRange, Marking, StateSize};
use crate::plan::{Delivery, Floor, NotMade, PortfolioRung, Proof, Rank, Share};
use crate::report::plan_report::Cut;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the format that [`portfolio_json`] writes.
const PORTFOLIO_FORMAT: u8 = 1;

/// The JSON Schema of a portfolio in that format.
pub const PORTFOLIO_SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/portfolio.schema.json"));

/// A portfolio as JSON, ending with a line break. All figures are at full precision; J and what is added to it run from 0 to 1, as means
/// over the States where nothing else is said.
#[must_use]
pub fn portfolio_json(pooled: Pooled<'_>) -> String {
    // Texts, numbers and lists of them alone: this cannot fail.
    let mut text = serde_json::to_string_pretty(&output(&pooled)).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Output<'a> {
    portfolio: u8,
    engine: &'static str,
    marking: &'static str,
    anonymous: bool,
    fingerprints: BTreeMap<&'a str, &'a str>,
    targets: Option<&'a str>,
    currency: &'a str,
    rates: BTreeMap<&'a str, f64>,
    budget: Option<f64>,
    floor: Option<FloorOut>,
    without: Vec<&'a str>,
    stopped: Option<&'static str>,
    benefit: f64,
    proof: ProofOut,
    cost: Money,
    running_cost_a_year: Money,
    states: Vec<StateOut<'a>>,
    deliveries: Vec<DeliveryOut<'a>>,
    ladder: Vec<RungOut<'a>>,
    next: Option<RungOut<'a>>,
    without_floor: Option<RungOut<'a>>,
    not_made: Vec<NotMadeOut>,
    left_out: usize,
    replaced: usize,
}

#[derive(Serialize)]
struct NotMadeOut {
    budget: Option<f64>,
    why: &'static str,
}

#[derive(Serialize)]
struct FloorOut {
    share_of_equal_share: Option<f64>,
    money: Option<f64>,
}

#[derive(Serialize)]
struct Money {
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
struct StateOut<'a> {
    state: String,
    code: String,
    size: StateSize,
    threats: Option<&'a str>,
    before: f64,
    after: f64,
    before_claimed: f64,
    after_claimed: f64,
    reachable: f64,
    benefit: f64,
    benefit_alone: f64,
    floor: Option<f64>,
    money: f64,
    running_cost_a_year: Money,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    delivery: Option<usize>,
    cost: Money,
    benefit: f64,
    benefit_up_to: f64,
}

#[derive(Serialize)]
struct DeliveryOut<'a> {
    number: usize,
    id: &'a str,
    title: &'a str,
    states: Vec<String>,
    cost: Money,
    cost_a_state: f64,
    one_by_one: f64,
    most_states: u16,
    months: u16,
    gfce_theme: &'a str,
    crs: &'a str,
    sdg: &'a [String],
}

#[derive(Serialize)]
struct RungOut<'a> {
    budget: Option<f64>,
    cost: f64,
    benefit: f64,
    proof: ProofOut,
    deliveries: usize,
    joins: Vec<Pair<'a>>,
    leaves: Vec<Pair<'a>>,
}

#[derive(Serialize)]
struct Pair<'a> {
    code: String,
    id: &'a str,
}

fn output<'a>(pooled: &Pooled<'a>) -> Output<'a> {
    let portfolio = pooled.portfolio;
    Output {
        portfolio: PORTFOLIO_FORMAT,
        engine: env!("CARGO_PKG_VERSION"),
        marking: Marking::label(pooled.marking()),
        anonymous: pooled.is_anonymous,
        fingerprints: pooled.library.fingerprints().named().collect(),
        targets: pooled.targets,
        currency: pooled.currency,
        rates: pooled.rates.iter().map(|(currency, rate)| (currency.as_str(), *rate)).collect(),
        budget: Some(portfolio.budget).filter(|budget| budget.is_finite()),
        floor: pooled.wishes.floor.map(|floor| match floor {
            Floor::OfEqualShare(share) => FloorOut { share_of_equal_share: Some(share), money: None },
            Floor::OfMoney(money) => FloorOut { share_of_equal_share: None, money: Some(money) },
        }),
        without: pooled.wishes.excluded.iter().map(|at| pooled.id(*at)).collect(),
        stopped: pooled.cut.map(Cut::word),
        benefit: portfolio.benefit,
        proof: proof(portfolio.proof, portfolio.benefit),
        cost: portfolio.cost.into(),
        running_cost_a_year: portfolio.running_cost.into(),
        states: portfolio.shares.iter().enumerate().map(|(at, share)| state(pooled, at, share)).collect(),
        deliveries: portfolio.deliveries.iter().enumerate().map(|(at, delivery)| delivered(pooled, at, delivery)).collect(),
        ladder: portfolio.ladder.iter().map(|rung| rung_out(pooled, rung)).collect(),
        next: portfolio.next.as_ref().map(|rung| rung_out(pooled, rung)),
        without_floor: portfolio.without_floor.as_ref().map(|rung| rung_out(pooled, rung)),
        not_made: portfolio.not_made.iter().map(not_made).collect(),
        left_out: pooled.left_out.len(),
        replaced: pooled.replaced.len(),
    }
}

fn not_made((budget, why): &(f64, NotMade)) -> NotMadeOut {
    let why = match why {
        NotMade::Stopped => "stopped",
        NotMade::FloorTooHigh => "floor-too-high",
    };
    NotMadeOut { budget: Some(*budget).filter(|budget| budget.is_finite()), why }
}

fn proof(proof: Proof, benefit: f64) -> ProofOut {
    match proof {
        Proof::Optimal => ProofOut { word: "optimal", adds_at_most: Some(benefit) },
        Proof::AtMost(bound) => ProofOut { word: "bounded", adds_at_most: Some(bound) },
        Proof::Unproven => ProofOut { word: "best-found", adds_at_most: None },
    }
}

fn state<'a>(pooled: &Pooled<'a>, at: usize, share: &Share) -> StateOut<'a> {
    let item = |rank: &Rank| Item {
        id: pooled.id(rank.intervention),
        delivery: pooled.delivery(at, rank.intervention).map(|(number, _)| number + 1),
        cost: rank.cost.into(),
        benefit: rank.benefit,
        benefit_up_to: rank.benefit_claimed,
    };
    StateOut {
        state: pooled.name(at),
        code: pooled.code(at),
        size: pooled.size(at),
        threats: pooled.states[at].threats,
        before: share.before[0],
        after: share.after[0],
        before_claimed: share.before[1],
        after_claimed: share.after[1],
        reachable: share.reachable,
        benefit: share.after[0] - share.before[0],
        benefit_alone: share.alone,
        floor: share.floor,
        money: share.money,
        running_cost_a_year: share.running_cost.into(),
        items: share.ranks.iter().map(item).collect(),
    }
}

fn delivered<'a>(pooled: &Pooled<'a>, at: usize, delivery: &Delivery) -> DeliveryOut<'a> {
    let intervention = &pooled.library.interventions[delivery.intervention];
    DeliveryOut {
        number: at + 1,
        id: intervention.id.as_str(),
        title: &intervention.title,
        states: delivery.states.iter().map(|state| pooled.code(*state)).collect(),
        cost: delivery.cost.into(),
        cost_a_state: delivery.cost_a_state(),
        one_by_one: delivery.one_by_one,
        most_states: intervention.regional.unwrap_or(1),
        months: intervention.months,
        gfce_theme: &intervention.theme,
        crs: &intervention.crs,
        sdg: &intervention.sdg,
    }
}

fn rung_out<'a>(pooled: &Pooled<'a>, rung: &PortfolioRung) -> RungOut<'a> {
    let pairs = |pairs: &[(usize, usize)]| {
        pairs.iter().map(|(state, at)| Pair { code: pooled.code(*state), id: pooled.id(*at) }).collect::<Vec<Pair<'a>>>()
    };
    RungOut {
        budget: Some(rung.budget).filter(|budget| budget.is_finite()),
        cost: rung.cost,
        benefit: rung.benefit,
        proof: proof(rung.proof, rung.benefit),
        deliveries: rung.count,
        joins: pairs(&rung.joins),
        leaves: pairs(&rung.leaves),
    }
}

impl From<CostRange> for Money {
    fn from(range: CostRange) -> Self {
        Self { low: range.low, middle: range.middle(), high: range.high }
    }
}
