//! Sets that are worth the same: the cheapest, then the smallest, then the first by ids.

use super::ask::{Ask, Start};
use super::order::{Tried, tried};
use super::programme::{Goal, Programme};
use super::search::{Found, solve};
use crate::score::EQUAL;

/// How many sets of equal worth, cost and number are compared by their ids. More than that come only from a catalogue full of
/// interventions that are alike.
const MOST_ALIKE: usize = 200;

/// The set that comes first among all that are worth as much as this one.
pub(super) fn settled(
    ask: &Ask<'_>,
    start: &Start,
    programme: &mut Programme,
    set: Vec<usize>,
    rank_of_id: &[usize],
    steps: &mut u64,
) -> Vec<usize> {
    let whole = ask.budget.max(1.0);
    let costs: Vec<f64> = ask.costs.iter().map(|cost| cost / whole).collect();
    let ones = vec![1.0; ask.costs.len()];
    let least = ask.value(start, &set) - EQUAL;
    let mark = programme.mark();
    let mut best = without_idle(ask, start, programme, set, least);
    // Most often there is no other set at all, which one question settles.
    programme.at_most(&costs, ask.cost(&best) / whole + EQUAL);
    programme.differ(&best, true);
    let other = next(ask, start, programme, &costs, least, steps);
    programme.forget(mark);
    if let Some(other) = other {
        for weights in [&costs, &ones] {
            let start_of_these = programme.mark();
            if let Some(found) = next_from(ask, start, programme, weights, least, Some(&best), steps) {
                best = found;
            }
            programme.forget(start_of_these);
            programme.at_most(weights, weight(weights, &best) + EQUAL);
        }
        let mut alike = vec![best.clone(), other];
        programme.differ(&best, true);
        for _ in 0..MOST_ALIKE {
            let Some(found) = next(ask, start, programme, &ones, least, steps) else { break };
            programme.differ(&found, true);
            alike.push(found);
        }
        let (cost, count) = (weight(&costs, &best), best.len());
        alike.retain(|set| set.len() == count && weight(&costs, set) <= cost + EQUAL);
        let ids = |set: &Vec<usize>| {
            let mut ranks: Vec<usize> = set.iter().map(|at| rank_of_id[*at]).collect();
            ranks.sort_unstable();
            ranks
        };
        best = alike.into_iter().min_by_key(ids).unwrap_or(best);
    }
    programme.forget(mark);
    best
}

fn weight(weights: &[f64], set: &[usize]) -> f64 {
    set.iter().map(|at| weights[*at]).sum()
}

/// The set without whatever adds nothing to it and can be spared; the solver does not mind what it is not asked about.
fn without_idle(ask: &Ask<'_>, start: &Start, programme: &Programme, mut set: Vec<usize>, least: f64) -> Vec<usize> {
    let mut at = 0;
    while at < set.len() {
        let mut fewer = set.clone();
        fewer.remove(at);
        let spared =
            ask.value(start, &fewer) >= least + EQUAL && programme.allows(&fewer) && matches!(tried(ask, start, &fewer), Tried::Order(_));
        if spared {
            set = fewer;
            at = 0;
        } else {
            at += 1;
        }
    }
    set
}

fn next(ask: &Ask<'_>, start: &Start, programme: &mut Programme, weights: &[f64], least: f64, steps: &mut u64) -> Option<Vec<usize>> {
    next_from(ask, start, programme, weights, least, None, steps)
}

/// The set of least weight that is worth enough, by scoring again and not by the solver's word.
fn next_from(
    ask: &Ask<'_>,
    start: &Start,
    programme: &mut Programme,
    weights: &[f64],
    least: f64,
    hint: Option<&[usize]>,
    steps: &mut u64,
) -> Option<Vec<usize>> {
    for _ in 0..MOST_ALIKE {
        let Found::Best(set) = solve(ask, start, programme, &Goal::Least { weights, value: least }, hint, steps) else { return None };
        if ask.value(start, &set) >= least - EQUAL * 0.1 {
            return Some(set);
        }
        programme.differ(&set, true);
    }
    None
}
