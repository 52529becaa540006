//! The States of a portfolio with their programmes, and what sets of interventions cost them together.

use crate::plan::budget::Market;
use crate::score::EQUAL;

/// What each State takes, by position of the interventions, each set in order of the catalogue.
pub(super) type Sets = Vec<Vec<usize>>;

/// A State.
pub(super) struct Side<'a> {
    pub(super) market: Market<'a>,
    /// What each intervention costs it alone, in the middle of the range.
    pub(super) costs: &'a [f64],
    /// J today.
    pub(super) today: f64,
    /// The least J that it must come to; 0 where there is no floor.
    pub(super) least: f64,
}

/// All States, in the order of their codes, with what they share.
pub(super) struct Desk<'a> {
    pub(super) sides: Vec<Side<'a>>,
    /// How many States one delivery of each intervention serves at most; 1 where each needs its own.
    pub(super) most: Vec<usize>,
    pub(super) budget: f64,
    /// How many threads share the States.
    pub(super) threads: usize,
}

/// A choice for all States.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub(super) sets: Sets,
    /// The sum of J over the States.
    pub(super) value: f64,
    pub(super) cost: f64,
}

impl Choice {
    /// Whether it is worth more, or as much for less money.
    pub(super) fn beats(&self, other: &Self) -> bool {
        self.value > other.value + EQUAL || (self.value > other.value - EQUAL && self.cost < other.cost - EQUAL * other.cost.max(1.0))
    }
}

impl Desk<'_> {
    /// How many States there are.
    #[allow(clippy::cast_precision_loss)] // proof: there are far fewer than 2^52 States
    pub(super) fn states(&self) -> f64 {
        self.sides.len() as f64
    }

    pub(super) fn interventions(&self) -> usize {
        self.most.len()
    }

    /// The States that take an intervention.
    pub(super) fn members(sets: &[Vec<usize>], intervention: usize) -> Vec<usize> {
        (0..sets.len()).filter(|state| sets[*state].binary_search(&intervention).is_ok()).collect()
    }

    /// How the States that take an intervention are served: the dearest together first, which is the cheapest way, because a delivery
    /// costs as much as for the dearest of those whom it serves.
    pub(super) fn deliveries(&self, intervention: usize, members: &[usize]) -> Vec<Vec<usize>> {
        let mut members = members.to_vec();
        members.sort_by(|one, other| self.sides[*other].costs[intervention].total_cmp(&self.sides[*one].costs[intervention]));
        members.chunks(self.most[intervention]).map(<[usize]>::to_vec).collect()
    }

    /// What it costs to serve them.
    pub(super) fn served(&self, intervention: usize, members: &[usize]) -> f64 {
        if self.most[intervention] == 1 || members.len() < 2 {
            return members.iter().map(|state| self.sides[*state].costs[intervention]).sum();
        }
        self.deliveries(intervention, members).iter().map(|delivery| self.sides[delivery[0]].costs[intervention]).sum()
    }

    /// What everything costs, summed in the order of the catalogue.
    pub(super) fn cost(&self, sets: &[Vec<usize>]) -> f64 {
        (0..self.interventions()).map(|at| self.served(at, &Self::members(sets, at))).sum()
    }

    /// What each intervention costs in addition where one more State takes it. For what the State has it is what leaving it out saves.
    pub(super) fn margins(&self, sets: &[Vec<usize>], state: usize) -> Vec<f64> {
        let margin = |at: usize| {
            if self.most[at] == 1 {
                return self.sides[state].costs[at];
            }
            let mut members = Self::members(sets, at);
            members.retain(|member| *member != state);
            let without = self.served(at, &members);
            members.push(state);
            (self.served(at, &members) - without).max(0.0)
        };
        (0..self.interventions()).map(margin).collect()
    }

    pub(super) fn choice(&self, sets: Sets) -> Choice {
        let value = self.sides.iter().zip(&sets).map(|(side, set)| side.market.value(set)).sum();
        let cost = self.cost(&sets);
        Choice { sets, value, cost }
    }

    /// Whether a cost is within the budget; what is off by a billionth of it is rounding.
    pub(super) fn affords(&self, cost: f64) -> bool {
        cost <= self.budget + 1e-9 * self.budget.max(1.0)
    }

    /// Whether every State comes to its least J.
    pub(super) fn keeps_floors(&self, sets: &[Vec<usize>]) -> bool {
        self.sides.iter().zip(sets).all(|(side, set)| side.keeps_floor(side.market.value(set)))
    }

    /// Something of every State, made on as many threads as there are; in the order of the States.
    pub(super) fn each<T: Send>(&mut self, make: impl Fn(usize, &mut Side<'_>) -> T + Sync) -> Vec<T> {
        let share = self.sides.len().div_ceil(self.threads.max(1)).max(1);
        let make = &make;
        if share >= self.sides.len() {
            return self.sides.iter_mut().enumerate().map(|(at, side)| make(at, side)).collect();
        }
        std::thread::scope(|scope| {
            let made: Vec<_> = self
                .sides
                .chunks_mut(share)
                .enumerate()
                .map(|(chunk, sides)| {
                    scope.spawn(move || {
                        let sides = sides.iter_mut().enumerate();
                        sides.map(|(at, side)| make(chunk * share + at, side)).collect::<Vec<T>>()
                    })
                })
                .collect();
            made.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
        })
    }
}

impl Side<'_> {
    pub(super) fn keeps_floor(&self, value: f64) -> bool {
        value >= self.least - EQUAL
    }
}
