//! One budget over several States: which interventions where, with deliveries that several States share.
//!
//! `desk` has the States and what sets cost them together, `moves` single changes, `bound` what no choice can exceed, `search` the
//! way between them. No State is ranked or weighted: the sum of what all of them gain is what is sought. Pure, and the same everywhere:
//! limits are counted in rounds and in steps of the solver, never in seconds.

mod bound;
mod desk;
mod made;
mod moves;
mod search;

pub use made::portfolio;

use super::budget::Proof;
use super::ranking::Rank;
use crate::model::{CostRange, StateSize, ThreatProfile};
use crate::score::Assessment;

/// A State of a portfolio.
#[derive(Debug, Clone, Copy)]
pub struct PortfolioState<'a> {
    /// Its figures.
    pub assessment: &'a Assessment,
    /// Which scenarios weigh how much for it; none where all weigh alike.
    pub threats: Option<&'a ThreatProfile>,
    /// Which cost range applies.
    pub size: StateSize,
}

/// What somebody wants of a portfolio.
#[derive(Debug, Clone, PartialEq)]
pub struct PortfolioWishes {
    /// What may be spent in all, 0 or more; infinite where there is no limit.
    pub budget: f64,
    /// Other budgets to be told of.
    pub ladder: Vec<f64>,
    /// What every State is to gain at least.
    pub floor: Option<Floor>,
    /// Interventions that must not be in it, by position.
    pub excluded: Vec<usize>,
    /// The most steps of the solver for one State at a time.
    pub most_steps: u64,
    /// How many rounds of prices are made for the budget.
    pub rounds: u32,
    /// How many threads share the States, 1 or more; the result is the same.
    pub threads: usize,
}

/// What every State is to gain at least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Floor {
    /// This share, from 0 to 1, of what its own best plan would gain with an equal share of the budget.
    OfEqualShare(f64),
    /// What its own best plan would gain with this much money.
    OfMoney(f64),
}

/// One budget over several States.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// The budget that it keeps within.
    pub budget: f64,
    /// What each State has, in the order in which the States were given.
    pub shares: Vec<Share>,
    /// Everything that is paid for, in order of the catalogue.
    pub deliveries: Vec<Delivery>,
    /// What all of it costs.
    pub cost: CostRange,
    /// What it leaves to be paid each year in all States.
    pub running_cost: CostRange,
    /// What J gains, as the mean over the States.
    pub benefit: f64,
    /// How sure it is that no other choice has a greater mean; with the greatest mean gain that is not ruled out.
    pub proof: Proof,
    /// What the floor costs; none where there is none.
    pub without_floor: Option<PortfolioRung>,
    /// What each other budget would buy, from the least to the greatest.
    pub ladder: Vec<PortfolioRung>,
    /// What the next step of money would buy; none where nothing more was found.
    pub next: Option<PortfolioRung>,
    /// Other budgets that no portfolio was made for, from the least to the greatest, the next step of money among them.
    pub not_made: Vec<(f64, NotMade)>,
}

/// Why there is no portfolio for another budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotMade {
    /// It was stopped before.
    Stopped,
    /// The money that every State's floor is reckoned with is more than this budget when all are taken together.
    FloorTooHigh,
}

/// What a State has.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// What is chosen, in an order in which each can start, with what each brings.
    pub ranks: Vec<Rank>,
    /// J today, in the potential and in the claimed reading.
    pub before: [f64; 2],
    /// J after all of it has ended.
    pub after: [f64; 2],
    /// J with every capability at its target.
    pub reachable: f64,
    /// Its part of the money: what it has alone, and an equal part of each delivery that it shares.
    pub money: f64,
    /// What it has to pay each year afterwards.
    pub running_cost: CostRange,
    /// What its own best plan would gain with an equal share of the budget.
    pub alone: f64,
    /// What it gains at least; none without a floor.
    pub floor: Option<f64>,
}

/// A delivery of an intervention, to one State or to several together.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Position of the intervention.
    pub intervention: usize,
    /// Positions of the States that it serves, in order.
    pub states: Vec<usize>,
    /// What it costs: as much as for the dearest of them.
    pub cost: CostRange,
    /// What it would cost to serve each of them alone, in the middle of the ranges.
    pub one_by_one: f64,
}

impl Delivery {
    /// An equal part of what it costs, in the middle of the range, for each State that it serves.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // proof: there are far fewer than 2^52 States
    pub fn cost_a_state(&self) -> f64 {
        self.cost.middle() / self.states.len().max(1) as f64
    }
}

/// What another budget, or the same without the floor, would come to.
#[derive(Debug, Clone, PartialEq)]
pub struct PortfolioRung {
    /// The budget.
    pub budget: f64,
    /// Cost, in the middle of the ranges.
    pub cost: f64,
    /// What J gains, as the mean over the States.
    pub benefit: f64,
    /// How sure it is.
    pub proof: Proof,
    /// How many deliveries there are.
    pub count: usize,
    /// What it has that the portfolio has not: a State and an intervention each.
    pub joins: Vec<(usize, usize)>,
    /// What the portfolio has that it has not.
    pub leaves: Vec<(usize, usize)>,
}

/// Why there is no portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPortfolio {
    /// No State was given.
    NoState,
    /// The money that every State's floor is reckoned with is more than the budget when all are taken together.
    FloorTooHigh,
}
