//! The way to the optimum: solve, look whether the set can be done in some order, tell the solver what is missing, solve again.

use super::ask::{Ask, Start, Unfit};
use super::greedy::greedy;
use super::order::{Tried, tried, useful};
use super::primal::exchanged;
use super::programme::{Goal, Programme};
use super::supports::Support;
use super::tree::{Found, Search, search};
use crate::plan::objective::Position;
use crate::plan::ranking::ranks_of_ids;

/// The best set within a budget.
#[derive(Debug, Clone, PartialEq)]
pub struct Budgeted {
    /// Positions of the interventions, in an order in which each can start.
    pub order: Vec<usize>,
    /// What they cost, in the middle of each range.
    pub cost: f64,
    /// J before, from 0 to 1.
    pub before: f64,
    /// J after all of them have ended.
    pub after: f64,
    /// How sure it is that no set is better.
    pub proof: Proof,
    /// Steps that the solver took.
    pub steps: u64,
    /// What workable sets keep, as far as it was learnt on the way.
    learnt: Vec<Support>,
}

/// How sure it is that no set is better.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Proof {
    /// Proven: no set within the budget has a J that is greater by more than 10⁻⁹.
    Optimal,
    /// The steps ran out: no set adds more than this to J, which is above what the set adds.
    AtMost(f64),
    /// The best that was found, where a tree does not let itself be put into a programme or the solver failed.
    Unproven,
}

/// Finds the set that adds most within the budget; among equals the cheapest, then the smallest, then the first by ids.
///
/// # Errors
/// That what must be in the plan cannot be had.
pub fn best_within(ask: &Ask<'_>) -> Result<Budgeted, Unfit> {
    best_from(ask, ask.start())
}

/// The same from another position than the assessment's.
pub(in crate::plan) fn best_at(ask: &Ask<'_>, position: &Position, levels: &[Option<u8>]) -> Result<Budgeted, Unfit> {
    best_from(ask, ask.start_at(position, levels))
}

fn best_from(ask: &Ask<'_>, start: Start) -> Result<Budgeted, Unfit> {
    let rank_of_id = ranks_of_ids(ask.library);
    let quick = match greedy(ask, &start, &rank_of_id) {
        Ok(set) => Some(set),
        // Closures taken one after the other may cost more than what the same wishes need together.
        Err(Unfit::TooDear) => None,
        Err(why) => return Err(why),
    };
    if let (true, Some(set)) = (ask.stop.now(), &quick) {
        return Ok(budgeted(ask, &start, set, Proof::Unproven, 0));
    }
    let Some(mut programme) = Programme::over(ask, &start, useful(ask, &start)) else {
        let open: Vec<usize> = (0..ask.rules.len()).filter(|at| start.open[*at]).collect();
        let set = exchanged(ask, &start, &open, &rank_of_id, quick.ok_or(Unfit::TooDear)?);
        return Ok(budgeted(ask, &start, &set, Proof::Unproven, 0));
    };
    if !programme.has_mandatory() {
        return Err(Unfit::TooDear);
    }
    let mut steps = 0;
    let wanted = Search { ask, start: &start, rank_of_id: &rank_of_id, goal: Goal::Value, settles: true };
    let found = search(&wanted, &mut programme, quick.as_deref(), &mut steps);
    let before = ask.value(&start, &[]);
    let (set, proof) = match found {
        Found::Best(set) => (Some(set), Proof::Optimal),
        Found::Nothing => return Err(Unfit::TooDear),
        Found::Bound(bound, set) => (set, bound.map_or(Proof::Unproven, |bound| Proof::AtMost(bound - before))),
        Found::Failed(set) => (set, Proof::Unproven),
    };
    let set = set.ok_or(Unfit::TooDear)?;
    Ok(Budgeted { learnt: programme.learnt(), ..budgeted(ask, &start, &set, proof, steps) })
}

/// The best set within the budget that has at least one intervention which `first` has not; none where there is no other.
#[must_use]
pub fn runner_up(ask: &Ask<'_>, first: &[usize]) -> Option<Budgeted> {
    second(ask, first, &[])
}

/// The same after what [`best_within`] found for the same wish, with what it learnt on the way.
#[must_use]
pub fn runner_up_to(ask: &Ask<'_>, best: &Budgeted) -> Option<Budgeted> {
    second(ask, &best.order, &best.learnt)
}

fn second(ask: &Ask<'_>, first: &[usize], learnt: &[Support]) -> Option<Budgeted> {
    if ask.stop.now() {
        return None;
    }
    let start = ask.start();
    let rank_of_id = ranks_of_ids(ask.library);
    let mut programme = Programme::of(ask, &start)?;
    programme.learn_again(learnt);
    programme.differ(first);
    let mut steps = 0;
    let wanted = Search { ask, start: &start, rank_of_id: &rank_of_id, goal: Goal::Value, settles: true };
    match search(&wanted, &mut programme, None, &mut steps) {
        Found::Best(set) => Some(budgeted(ask, &start, &set, Proof::Optimal, steps)),
        _ => None,
    }
}

fn budgeted(ask: &Ask<'_>, start: &Start, set: &[usize], proof: Proof, steps: u64) -> Budgeted {
    let order = match tried(ask, start, set) {
        Tried::Order(order) => order,
        // proof: every set that comes here was tried before; an empty plan is right for whatever else comes
        Tried::Stuck { .. } => Vec::new(),
    };
    let (before, after) = (ask.value(start, &[]), ask.value(start, &order));
    Budgeted { cost: ask.cost(&order), order, before, after, proof, steps, learnt: Vec::new() }
}
