//! A good set without a proof: closures by benefit for cost, as long as the money lasts.

use super::ask::{Ask, Start, Unfit};
use crate::plan::closure::{Closure, closure};
use crate::plan::objective::Position;
use crate::plan::ranking::{better, ranks_of_ids};
use crate::score::EQUAL;

/// What must be in the plan, then whatever closure that can still be paid for adds most for its cost.
///
/// # Errors
/// That what must be in it cannot be had.
pub(super) fn greedy(ask: &Ask<'_>, start: &Start, rank_of_id: &[usize]) -> Result<Vec<usize>, Unfit> {
    let mut list = List::new(ask, start.clone(), rank_of_id);
    for wanted in &ask.mandatory {
        if !list.now.ended[*wanted] {
            let found = list.closure(*wanted).ok_or(Unfit::CannotStart)?;
            list.take(&found.order);
        }
    }
    if !ask.affords(ask.cost(&list.taken)) {
        return Err(Unfit::TooDear);
    }
    while let Some(found) = list.next(ask.budget - ask.cost(&list.taken)) {
        list.take(&found.order);
    }
    Ok(list.taken)
}

/// From another position than the assessment's: everything that is within the first ranks of the list without a limit of money, and the
/// set that the list gives within the budget.
pub(in crate::plan) fn best_of_list(ask: &Ask<'_>, position: &Position, levels: &[Option<u8>], ranks: usize) -> (Vec<usize>, Vec<usize>) {
    let rank_of_id = ranks_of_ids(ask.library);
    let start = ask.start_at(position, levels);
    let mut list = List::new(ask, start.clone(), &rank_of_id);
    for _ in 0..ranks {
        let Some(found) = list.next(f64::INFINITY) else { break };
        list.take(&found.order);
    }
    // Where what must be in it cannot be had from a drawn position, the draw has no plan.
    (list.taken, greedy(ask, &start, &rank_of_id).unwrap_or_default())
}

/// The sequential list while it is taken.
struct List<'l, 'a> {
    ask: &'l Ask<'a>,
    rank_of_id: &'l [usize],
    now: Start,
    taken: Vec<usize>,
    /// Costs, with one that nobody can pay where an intervention must not be chosen, so that no closure goes through it.
    costs: Vec<f64>,
}

impl<'l, 'a> List<'l, 'a> {
    fn new(ask: &'l Ask<'a>, now: Start, rank_of_id: &'l [usize]) -> Self {
        let beyond = ask.costs.iter().sum::<f64>() + ask.budget + 1.0;
        let costs = ask.costs.iter().zip(&now.open).map(|(cost, open)| if *open { *cost } else { beyond }).collect();
        Self { ask, rank_of_id, now, taken: Vec::new(), costs }
    }

    fn closure(&self, wanted: usize) -> Option<Closure> {
        let found = closure(self.ask.rules, wanted, &self.now.levels, &self.now.ended, &self.costs, self.rank_of_id);
        found.filter(|found| found.order.iter().all(|member| self.now.open[*member]))
    }

    fn take(&mut self, members: &[usize]) {
        for member in members {
            self.ask.rules.end(*member, &mut self.now.levels, &mut self.now.ended);
            self.ask.raise(*member, &mut self.now.potential);
            self.taken.push(*member);
        }
    }

    /// The closure that adds most for its cost, of those that cost no more than what is left.
    fn next(&self, left: f64) -> Option<Closure> {
        let parts = self.ask.objective.parts(&self.now.potential);
        let before: f64 = parts.iter().sum();
        let mut best: Option<(usize, Closure, f64)> = None;
        for candidate in (0..self.ask.rules.len()).filter(|at| self.now.open[*at] && !self.now.ended[*at]) {
            let Some(found) = self.closure(candidate).filter(|found| found.cost <= left + EQUAL * left.clamp(1.0, 1e15)) else { continue };
            let mut after = self.now.potential.clone();
            found.order.iter().for_each(|member| self.ask.raise(*member, &mut after));
            let raised = found.order.iter().flat_map(|member| self.ask.rules.raises(*member)).map(|raise| raise.capability);
            let benefit = self.ask.objective.value_changed(&parts, &after, &raised.collect::<Vec<_>>()) - before;
            if benefit > EQUAL && best.as_ref().is_none_or(|best| better((candidate, &found, benefit), best, self.rank_of_id)) {
                best = Some((candidate, found, benefit));
            }
        }
        best.map(|(_, found, _)| found)
    }
}
