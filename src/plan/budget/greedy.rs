//! A good set without a proof: closures by benefit for cost, as long as the money lasts.

use super::ask::{Ask, Start, Unfit};
use crate::plan::list::{Ground, List};
use crate::plan::objective::Position;
use crate::plan::ranking::ranks_of_ids;

/// What must be in the plan, then whatever closure that can still be paid for adds most for its cost.
///
/// # Errors
/// That what must be in it cannot be had.
pub(super) fn greedy(ask: &Ask<'_>, start: &Start, rank_of_id: &[usize]) -> Result<Vec<usize>, Unfit> {
    let mut list = List::new(ask, start.clone(), rank_of_id);
    for wanted in &ask.mandatory {
        if !list.ended[*wanted] {
            let order = list.closure(*wanted).ok_or(Unfit::CannotStart)?.order.clone();
            list.take(&order);
        }
    }
    if !ask.affords(ask.cost(&list.taken)) {
        return Err(Unfit::TooDear);
    }
    while let Some((_, found, _)) = list.next(ask.budget - ask.cost(&list.taken)) {
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
        let Some((_, found, _)) = list.next(f64::INFINITY) else { break };
        list.take(&found.order);
    }
    // Where what must be in it cannot be had from a drawn position, the draw has no plan.
    (list.taken, greedy(ask, &start, &rank_of_id).unwrap_or_default())
}

impl<'l> List<'l> {
    fn new(ask: &'l Ask<'_>, now: Start, rank_of_id: &'l [usize]) -> Self {
        let beyond = ask.costs.iter().sum::<f64>() + ask.budget + 1.0;
        let costs = ask.costs.iter().zip(&now.open).map(|(cost, open)| if *open { *cost } else { beyond }).collect();
        let ground = Ground { assessment: ask.assessment, objective: ask.objective, rules: ask.rules, rank_of_id };
        Self::begin(ground, now.potential, now.levels, now.ended, now.open, costs)
    }
}
