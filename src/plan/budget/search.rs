//! The way to the optimum: solve, look whether the set can be done in some order, tell the solver what is missing, solve again.

use super::ask::{Ask, Start, Unfit};
use super::greedy::greedy;
use super::order::{Tried, tried, useful};
use super::programme::{Goal, Programme};
use super::ties;
use crate::plan::objective::Position;
use crate::plan::ranking::ranks_of_ids;
use crate::score::EQUAL;
use microlp::{Problem, ResumeOptions, SolutionStatus, SolveOptions, SolveOutcome, Variable};

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

/// After how many steps of the solver there is a look whether to stop.
const SLICE: u64 = 16;

/// What one way through the programme came to.
pub(super) enum Found {
    /// This set is best.
    Best(Vec<usize>),
    /// The steps ran out, or it was stopped: J is at most this with any set; and the best set that was seen.
    Bound(Option<f64>, Option<Vec<usize>>),
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
        (Found::Bound(bound, seen), quick) => {
            let sets = seen.into_iter().chain(quick);
            let better = |first: Vec<usize>, next: Vec<usize>| {
                if ask.value(&start, &next) > ask.value(&start, &first) + EQUAL { next } else { first }
            };
            let set = sets.reduce(better).ok_or(Unfit::TooDear)?;
            budgeted(ask, &start, &set, bound.map_or(Proof::Unproven, |bound| Proof::AtMost(bound - before)), steps)
        }
        (Found::Failed, Some(set)) => budgeted(ask, &start, &set, Proof::Unproven, steps),
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
    if ask.stop.now() {
        return None;
    }
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
        let solved = match in_slices(ask, &problem, hint_of(hint, &variables, &programme.open), ask.most_steps.saturating_sub(*steps)) {
            Ok(SolveOutcome::Solution(solved)) => solved,
            Ok(SolveOutcome::Interrupted(interrupted)) => {
                *steps += interrupted.stats().nodes_solved;
                return Found::Bound(interrupted.stats().best_bound.map(|bound| programme.value(bound)), None);
            }
            Err(microlp::Error::Infeasible) => return Found::Nothing,
            Err(_) => return Found::Failed,
        };
        *steps += solved.stats().nodes_solved;
        let chosen = variables.iter().zip(&programme.open).filter(|(variable, _)| solved.var_value(**variable) > 0.5);
        let set: Vec<usize> = chosen.map(|(_, at)| *at).collect();
        match tried(ask, start, &set) {
            Tried::Order(_) if solved.status() == SolutionStatus::Optimal => return Found::Best(set),
            Tried::Order(set) => return Found::Bound(solved.stats().best_bound.map(|bound| programme.value(bound)), Some(set)),
            Tried::Stuck { members, helpers } => programme.learn(&members, &helpers),
        }
    }
    Found::Failed
}

/// A set as values of the variables.
fn hint_of(hint: Option<&[usize]>, variables: &[Variable], open: &[usize]) -> Option<Vec<(Variable, f64)>> {
    let chosen = |hint: &[usize], at: &usize| f64::from(u8::from(hint.contains(at)));
    hint.map(|hint| variables.iter().zip(open).map(|(variable, at)| (*variable, chosen(hint, at))).collect())
}

/// Solves in slices of steps, with a look between them whether to stop; what is found does not depend on how it is cut.
fn in_slices(ask: &Ask<'_>, problem: &Problem, hint: Option<Vec<(Variable, f64)>>, most: u64) -> Result<SolveOutcome, microlp::Error> {
    let mut options = SolveOptions::default();
    options.node_limit = Some(most.min(SLICE));
    options.tolerances.feasibility = 1e-9;
    options.tolerances.prune_epsilon = 1e-10;
    options.warm_start = hint;
    let mut outcome = problem.solve_with(options)?;
    loop {
        let taken = outcome.stats().nodes_solved;
        if outcome.is_optimal() || taken >= most || ask.stop.now() {
            return Ok(outcome);
        }
        let mut further = ResumeOptions::default();
        further.node_limit = Some((most - taken).min(SLICE));
        outcome = outcome.resume_with(further)?;
    }
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
