//! One State asked again and again: at prices, and within budgets at other costs.

use super::ask::{Ask, Start, Unfit};
use super::order::{Tried, tried};
use super::programme::{Goal, Programme};
use super::search::{Budgeted, best_within};
use super::tree::{Found, Search, search};
use crate::plan::closure::{Closure, closure};
use crate::plan::objective::Position;
use crate::plan::ranking::ranks_of_ids;
use crate::plan::reckoner::Reckoner;
use crate::score::Reading;

/// A State with its programme, which is made once.
pub(in crate::plan) struct Market<'a> {
    ask: Ask<'a>,
    start: Start,
    /// None where a tree does not let itself be put into a programme.
    programme: Option<Programme>,
    rank_of_id: Vec<usize>,
}

/// What a State would take at prices.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::plan) struct Offer {
    /// What it would take, by position; none where the steps ran out or nothing is allowed.
    pub(in crate::plan) set: Option<Vec<usize>>,
    /// No set has a J that is greater than its prices by more than this; none where that is not known.
    pub(in crate::plan) bound: Option<f64>,
}

impl<'a> Market<'a> {
    pub(in crate::plan) fn new(ask: Ask<'a>) -> Self {
        let start = ask.start();
        let programme = Programme::of(&ask, &start);
        let rank_of_id = ranks_of_ids(ask.library);
        Self { ask, start, programme, rank_of_id }
    }

    /// J after a set has ended.
    pub(in crate::plan) fn value(&self, set: &[usize]) -> f64 {
        self.ask.value(&self.start, set)
    }

    /// J where a set has ended, to be reckoned on from there.
    pub(in crate::plan) fn from(&self, set: &[usize]) -> Reckoner<'_> {
        let mut position = self.start.potential.clone();
        set.iter().for_each(|at| self.ask.raise(*at, &mut position));
        Reckoner::new(self.ask.objective, position)
    }

    /// J after more has ended.
    pub(in crate::plan) fn value_with(&self, from: &mut Reckoner<'_>, more: &[usize]) -> f64 {
        let raises = more.iter().flat_map(|at| self.ask.rules.raises(*at));
        from.value_with(raises.filter_map(|raise| Some((raise.capability, self.ask.reached(raise.capability, raise.to)?))))
    }

    /// J in the claimed reading after a set has ended.
    pub(in crate::plan) fn claimed(&self, set: &[usize]) -> f64 {
        let mut position = Position::of(self.ask.assessment, Reading::Claimed);
        self.ask.ended.iter().chain(set).for_each(|at| self.ask.raise(*at, &mut position));
        self.ask.objective.value(&position)
    }

    /// An order in which each of a set can start; none where there is none.
    pub(in crate::plan) fn order(&self, set: &[usize]) -> Option<Vec<usize>> {
        match tried(&self.ask, &self.start, set) {
            Tried::Order(order) => Some(order),
            Tried::Stuck { .. } => None,
        }
    }

    /// Whether an intervention may be chosen.
    pub(in crate::plan) fn is_open(&self, intervention: usize) -> bool {
        self.start.open[intervention]
    }

    /// The set with the greatest J less its prices, of those with a J of at least `least`.
    pub(in crate::plan) fn at_prices(&mut self, prices: &[f64], least: f64, hint: Option<&[usize]>) -> Offer {
        let Some(programme) = &mut self.programme else { return Offer { set: None, bound: None } };
        let mut steps = 0;
        let goal = Goal::Priced { prices, value: least };
        let wanted = Search { ask: &self.ask, start: &self.start, rank_of_id: &self.rank_of_id, goal, settles: false };
        match search(&wanted, programme, hint, &mut steps) {
            Found::Best(set) => {
                let bound = self.ask.value(&self.start, &set) - set.iter().map(|at| prices[*at]).sum::<f64>();
                Offer { set: Some(set), bound: Some(bound) }
            }
            Found::Bound(bound, set) => Offer { set, bound },
            Found::Nothing | Found::Failed(_) => Offer { set: None, bound: None },
        }
    }

    /// The best set within a budget at other costs.
    pub(in crate::plan) fn within(&self, costs: &[f64], budget: f64) -> Result<Budgeted, Unfit> {
        best_within(&Ask { costs, budget, ..self.ask.clone() })
    }

    /// A set within a budget at other costs that is worth at least as much as the hint, which must be one itself; without a look at sets that
    /// are worth the same. None where nothing was found.
    pub(in crate::plan) fn bettered(&self, costs: &[f64], budget: f64, hint: &[usize]) -> Option<Vec<usize>> {
        let ask = Ask { costs, budget, ..self.ask.clone() };
        let Some(mut programme) = Programme::of(&ask, &self.start) else { return best_within(&ask).ok().map(|found| found.order) };
        let wanted = Search { ask: &ask, start: &self.start, rank_of_id: &self.rank_of_id, goal: Goal::Value, settles: false };
        match search(&wanted, &mut programme, Some(hint), &mut 0) {
            Found::Best(set) | Found::Bound(_, Some(set)) => Some(set),
            Found::Bound(_, None) | Found::Nothing | Found::Failed(_) => None,
        }
    }

    /// Those of a set that can start, one after the other, in order of the catalogue.
    pub(in crate::plan) fn startable(&self, set: &[usize]) -> Vec<usize> {
        let mut able = set.to_vec();
        if let Tried::Stuck { members, .. } = tried(&self.ask, &self.start, set) {
            able.retain(|at| !members.contains(at));
        }
        able.sort_unstable();
        able
    }

    /// Where the State stands once a set has ended: its levels, and what has ended.
    pub(in crate::plan) fn standing(&self, set: &[usize]) -> (Vec<Option<u8>>, Vec<bool>) {
        let (mut levels, mut ended) = (self.start.levels.clone(), self.start.ended.clone());
        set.iter().for_each(|at| self.ask.rules.end(*at, &mut levels, &mut ended));
        (levels, ended)
    }

    /// The cheapest set of what is open that lets an intervention start from there.
    pub(in crate::plan) fn closure(&self, wanted: usize, standing: &(Vec<Option<u8>>, Vec<bool>), costs: &[f64]) -> Option<Closure> {
        let (levels, ended) = standing;
        let found = closure(self.ask.rules, wanted, levels, ended, costs, &self.rank_of_id);
        found.filter(|found| found.order.iter().all(|member| self.start.open[*member]))
    }
}
