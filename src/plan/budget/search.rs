//! The way to the optimum: solve, look whether the set can be done in some order, tell the solver what is missing, solve again.

use super::ask::{Ask, Start, Unfit};
use super::greedy::greedy;
use super::order::{Tried, tried, useful};
use super::programme::{Goal, Programme};
use super::ties;
use crate::plan::ranking::ranks_of_ids;
use crate::score::EQUAL;
use microlp::{SolutionStatus, SolveOptions, SolveOutcome};

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
    /// Sets that nobody can do in any order, met on the way, each with everything that could help one of its members.
    stuck: Vec<(Vec<usize>, Vec<usize>)>,
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

/// How often the solver is told of sets that cannot be done in any order before it is given up. Each time at least one set is
/// ruled out for good; a real catalogue needs a handful.
const MOST_ROUNDS: usize = 400;

/// What one way through the programme came to.
pub(super) enum Found {
    /// This set is best.
    Best(Vec<usize>),
    /// This much at most adds any set to J; with the best set that was seen, if any.
    Bound(Option<f64>),
    /// No set is allowed.
    Nothing,
    /// The solver failed.
    Failed,
}

/// Finds the set that adds most within the budget; among equals the cheapest, then the smallest, then the first by ids.
///
/// # Errors
/// That what must be in the plan cannot be had.
pub fn best_within(ask: &Ask<'_>) -> Result<Budgeted, Unfit> {
    let start = ask.start();
    let rank_of_id = ranks_of_ids(ask.library);
    let quick = match greedy(ask, &start, &rank_of_id) {
        Ok(set) => Some(set),
        // Closures taken one after the other may cost more than what the same wishes need together.
        Err(Unfit::TooDear) => None,
        Err(why) => return Err(why),
    };
    let Some(mut programme) = Programme::over(ask, &start, useful(ask, &start)) else {
        let set = improved(ask, &start, quick.ok_or(Unfit::TooDear)?, &rank_of_id);
        return Ok(budgeted(ask, &start, &set, Proof::Unproven, 0));
    };
    if !programme.has_mandatory() {
        return Err(Unfit::TooDear);
    }
    let mut steps = 0;
    let found = solve(ask, &start, &mut programme, &Goal::Value, quick.as_deref(), &mut steps);
    let before = ask.value(&start, &[]);
    Ok(match (found, quick) {
        (Found::Best(set), _) => {
            let set = ties::settled(ask, &start, &mut programme, set, &rank_of_id, &mut steps);
            Budgeted { stuck: programme.stuck(), ..budgeted(ask, &start, &set, Proof::Optimal, steps) }
        }
        (Found::Nothing, _) => return Err(Unfit::TooDear),
        (Found::Bound(Some(bound)), Some(set)) => budgeted(ask, &start, &set, Proof::AtMost(bound - before), steps),
        (Found::Bound(None) | Found::Failed, Some(set)) => budgeted(ask, &start, &set, Proof::Unproven, steps),
        (_, None) => return Err(Unfit::TooDear),
    })
}

/// The best set within the budget that has at least one intervention which `first` has not; none where there is no other.
#[must_use]
pub fn runner_up(ask: &Ask<'_>, first: &[usize]) -> Option<Budgeted> {
    second(ask, first, &[])
}

/// The same after what [`best_within`] found for the same wish, with what it learnt on the way.
#[must_use]
pub fn runner_up_to(ask: &Ask<'_>, best: &Budgeted) -> Option<Budgeted> {
    second(ask, &best.order, &best.stuck)
}

fn second(ask: &Ask<'_>, first: &[usize], stuck: &[(Vec<usize>, Vec<usize>)]) -> Option<Budgeted> {
    let start = ask.start();
    let mut programme = Programme::of(ask, &start)?;
    stuck.iter().for_each(|(members, helpers)| programme.learn(members, helpers));
    programme.differ(first, false);
    let mut steps = 0;
    match solve(ask, &start, &mut programme, &Goal::Value, None, &mut steps) {
        Found::Best(set) => {
            let set = ties::settled(ask, &start, &mut programme, set, &ranks_of_ids(ask.library), &mut steps);
            Some(budgeted(ask, &start, &set, Proof::Optimal, steps))
        }
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
    Budgeted { cost: ask.cost(&order), order, before, after, proof, steps, stuck: Vec::new() }
}

/// Solves the programme until its set can be done in some order.
pub(super) fn solve(
    ask: &Ask<'_>,
    start: &Start,
    programme: &mut Programme,
    goal: &Goal<'_>,
    hint: Option<&[usize]>,
    steps: &mut u64,
) -> Found {
    for _ in 0..MOST_ROUNDS {
        let (problem, variables) = programme.problem(goal);
        let mut options = SolveOptions::default();
        options.node_limit = Some(ask.most_steps.saturating_sub(*steps));
        options.tolerances.feasibility = 1e-9;
        options.tolerances.prune_epsilon = 1e-10;
        options.warm_start = hint.map(|hint| {
            let chosen = |at: &usize| f64::from(u8::from(hint.contains(at)));
            variables.iter().zip(&programme.open).map(|(variable, at)| (*variable, chosen(at))).collect()
        });
        let solved = match problem.solve_with(options) {
            Ok(SolveOutcome::Solution(solution)) => solution,
            Ok(SolveOutcome::Interrupted(interrupted)) => {
                return Found::Bound(interrupted.stats().best_bound.map(|bound| programme.value(bound)));
            }
            Err(microlp::Error::Infeasible) => return Found::Nothing,
            Err(_) => return Found::Failed,
        };
        *steps += solved.stats().nodes_solved;
        let chosen = variables.iter().zip(&programme.open).filter(|(variable, _)| solved.var_value(**variable) > 0.5);
        let set: Vec<usize> = chosen.map(|(_, at)| *at).collect();
        match tried(ask, start, &set) {
            Tried::Order(_) if solved.status() == SolutionStatus::Optimal => return Found::Best(set),
            Tried::Order(_) => return Found::Bound(solved.stats().best_bound.map(|bound| programme.value(bound))),
            Tried::Stuck { members, helpers } => programme.learn(&members, &helpers),
        }
    }
    Found::Failed
}

/// A set made better by leaving out one member after the other, with what rests on it, and filling up again.
fn improved(ask: &Ask<'_>, start: &Start, set: Vec<usize>, rank_of_id: &[usize]) -> Vec<usize> {
    let mut best = set;
    let mut value = ask.value(start, &best);
    loop {
        let tries = best.iter().filter(|member| !ask.mandatory.contains(member)).filter_map(|member| {
            let without = Ask { excluded: [ask.excluded.as_slice(), &[*member]].concat(), ..ask.clone() };
            let set = greedy(&without, &without.start(), rank_of_id).ok()?;
            Some((ask.value(start, &set), set))
        });
        let found = tries.reduce(|first, next| if next.0 > first.0 + EQUAL { next } else { first });
        match found {
            Some((after, set)) if after > value + EQUAL => (value, best) = (after, set),
            _ => return best,
        }
    }
}
