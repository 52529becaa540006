//! A good set without a proof: closures by benefit for cost, as long as the money lasts.

use super::ask::{Ask, Start, Unfit};
use super::order::{Tried, tried};
use crate::plan::closure::closure;
use crate::score::EQUAL;

/// What must be in the plan, then whatever closure that can still be paid for adds most for its cost.
///
/// # Errors
/// That what must be in it cannot be had.
pub(super) fn greedy(ask: &Ask<'_>, start: &Start, rank_of_id: &[usize]) -> Result<Vec<usize>, Unfit> {
    let mut now = start.clone();
    let mut set: Vec<usize> = Vec::new();
    let take = |members: &[usize], now: &mut Start, set: &mut Vec<usize>| {
        for member in members {
            ask.rules.end(*member, &mut now.levels, &mut now.ended);
            ask.raise(*member, &mut now.potential);
            set.push(*member);
        }
    };
    // What is excluded has to be left out by whoever looks for a way to start, too; a cost that nobody has does that.
    let costs: Vec<f64> =
        ask.costs.iter().zip(&start.open).map(|(cost, open)| if *open { *cost } else { f64::from(u32::MAX) * 1e6 }).collect();
    let allowed = |members: &[usize], now: &Start| members.iter().all(|member| now.open[*member]);
    for wanted in &ask.mandatory {
        if now.ended[*wanted] {
            continue;
        }
        let found = closure(ask.rules, *wanted, &now.levels, &now.ended, &costs, rank_of_id);
        let found = found.filter(|found| allowed(&found.order, &now)).ok_or(Unfit::CannotStart)?;
        take(&found.order, &mut now, &mut set);
    }
    if !ask.affords(ask.cost(&set)) {
        return Err(Unfit::TooDear);
    }
    loop {
        let parts = ask.objective.parts(&now.potential);
        let (before, spent) = (parts.iter().sum::<f64>(), ask.cost(&set));
        let mut best: Option<(f64, f64, Vec<usize>)> = None;
        for candidate in (0..ask.rules.len()).filter(|at| now.open[*at] && !now.ended[*at]) {
            let Some(found) = closure(ask.rules, candidate, &now.levels, &now.ended, &costs, rank_of_id) else { continue };
            if !allowed(&found.order, &now) || !ask.affords(spent + found.cost) {
                continue;
            }
            let mut after = now.potential.clone();
            found.order.iter().for_each(|member| ask.raise(*member, &mut after));
            let benefit = ask.objective.value(&after) - before;
            let ratio = if found.cost <= EQUAL { f64::INFINITY } else { benefit / found.cost };
            if benefit > EQUAL && best.as_ref().is_none_or(|(most, by, _)| ratio > *most || (ratio >= *most && benefit > *by)) {
                best = Some((ratio, benefit, found.order));
            }
        }
        let Some((_, _, order)) = best else { break };
        take(&order, &mut now, &mut set);
    }
    debug_assert!(matches!(tried(ask, start, &set), Tried::Order(_)));
    Ok(set)
}
