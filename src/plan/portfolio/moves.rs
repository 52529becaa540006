//! Single steps from one choice to another: what can be left out, what can be added, and what several States can take together.

use super::desk::{Desk, Sets};
use crate::plan::closure::Closure;
use crate::score::EQUAL;
use std::collections::BTreeSet;

/// More money than anybody has.
const BEYOND: f64 = 1e16;

/// A choice while it is changed, with what is known of each State until its set changes.
#[derive(Clone)]
pub(super) struct Draft<'d, 'a> {
    desk: &'d Desk<'a>,
    pub(super) sets: Sets,
    values: Vec<f64>,
    cost: f64,
    losses: Vec<Option<Vec<Loss>>>,
    /// What others pay for a shared delivery may have changed since; what is added then still can start, and its cost is reckoned afresh.
    gains: Vec<Option<Vec<Gain>>>,
}

/// What one State would lose without an intervention and all that rests on it there.
#[derive(Clone)]
struct Loss {
    intervention: usize,
    kept: Vec<usize>,
    value: f64,
}

/// What one State would gain from an intervention with all that it needs to start.
#[derive(Clone)]
struct Gain {
    intervention: usize,
    added: Vec<usize>,
    value: f64,
}

/// A change for some States: their new sets.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) sets: Vec<(usize, Vec<usize>)>,
    /// What it adds to the sum of J, or takes from it.
    value: f64,
    /// What it costs, or saves.
    cost: f64,
}

impl<'d, 'a> Draft<'d, 'a> {
    pub(super) fn new(desk: &'d Desk<'a>, sets: Sets) -> Self {
        let values = desk.sides.iter().zip(&sets).map(|(side, set)| side.market.value(set)).collect();
        let cost = desk.cost(&sets);
        let states = desk.sides.len();
        Self { desk, sets, values, cost, losses: vec![None; states], gains: vec![None; states] }
    }

    pub(super) fn take(&mut self, step: &Step) {
        for (state, set) in &step.sets {
            self.values[*state] = self.desk.sides[*state].market.value(set);
            self.losses[*state] = None;
            self.gains[*state] = None;
            self.sets[*state].clone_from(set);
        }
        self.cost = self.desk.cost(&self.sets);
    }

    /// Leaves out what is worth least for its cost until the budget is kept. `held` is left in: a State and an intervention.
    /// Says whether that can be done.
    pub(super) fn shrink(&mut self, held: &[(usize, usize)]) -> bool {
        while !self.desk.affords(self.cost) {
            let Some(step) = self.least_loss(held) else { return false };
            self.take(&step);
        }
        true
    }

    /// Adds what is worth most for its cost as long as the money lasts.
    pub(super) fn fill(&mut self) {
        while let Some(step) = self.most_gain(self.desk.budget) {
            self.take(&step);
        }
    }

    /// Leaves out what adds nothing.
    pub(super) fn trim(&mut self) {
        for state in 0..self.sets.len() {
            loop {
                let least = self.values[state] - 1e-12;
                let Some(loss) = self.losses_of(state).iter().find(|loss| loss.value >= least).cloned() else { break };
                self.take(&Step { sets: vec![(state, loss.kept)], value: 0.0, cost: 0.0 });
            }
        }
    }

    fn losses_of(&mut self, state: usize) -> &[Loss] {
        let Self { desk, sets, losses, .. } = self;
        let market = &desk.sides[state].market;
        losses[state].get_or_insert_with(|| {
            let without = |at: &usize| {
                let rest: Vec<usize> = sets[state].iter().copied().filter(|other| other != at).collect();
                let kept = market.startable(&rest);
                let value = market.value(&kept);
                Loss { intervention: *at, kept, value }
            };
            sets[state].iter().map(without).collect()
        })
    }

    fn gains_of(&mut self, state: usize) -> &[Gain] {
        let Self { desk, sets, values, gains, .. } = self;
        gains[state].get_or_insert_with(|| {
            let market = &desk.sides[state].market;
            let mut margins = desk.margins(sets, state);
            // What must not be chosen costs more than anybody has, so that no closure goes through it.
            (0..margins.len()).filter(|at| !market.is_open(*at)).for_each(|at| margins[at] = BEYOND);
            let stands = market.standing(&sets[state]);
            let mut from = market.from(&sets[state]);
            let mut gain = |(intervention, found): (usize, Closure)| {
                let value = market.value_with(&mut from, &found.order) - values[state];
                (value > EQUAL).then_some(Gain { intervention, added: found.order, value })
            };
            let wanted = (0..margins.len()).filter(|at| market.is_open(*at) && sets[state].binary_search(at).is_err());
            wanted.filter_map(|at| Some((at, market.closure(at, &stands, &margins)?))).filter_map(&mut gain).collect()
        })
    }

    /// The cheapest way to save money: a single set made smaller, or a shared delivery given up by all.
    fn least_loss(&mut self, held: &[(usize, usize)]) -> Option<Step> {
        let mut best: Option<Step> = None;
        let mut shared: Vec<Vec<(usize, Loss)>> = vec![Vec::new(); self.desk.interventions()];
        for state in 0..self.sets.len() {
            let losses = self.losses_of(state).to_vec();
            for loss in losses {
                let holds = held.iter().any(|(held, at)| *held == state && loss.kept.binary_search(at).is_err());
                if holds || !self.desk.sides[state].keeps_floor(loss.value) {
                    continue;
                }
                if self.desk.most[loss.intervention] > 1 {
                    shared[loss.intervention].push((state, loss.clone()));
                }
                self.weigh(vec![(state, loss)], &mut best);
            }
        }
        for losses in shared {
            // Who keeps the delivery keeps its cost too, so giving it up saves only where all do.
            let whole = losses.first().is_some_and(|(_, loss)| Desk::members(&self.sets, loss.intervention).len() == losses.len());
            if whole && losses.len() > 1 {
                self.weigh(losses, &mut best);
            }
        }
        best
    }

    fn weigh(&self, losses: Vec<(usize, Loss)>, best: &mut Option<Step>) {
        let value: f64 = losses.iter().map(|(state, loss)| loss.value - self.values[*state]).sum();
        let sets: Vec<(usize, Vec<usize>)> = losses.into_iter().map(|(state, loss)| (state, loss.kept)).collect();
        let cost = self.cost_with(&sets) - self.cost;
        let step = Step { sets, value, cost };
        // What saves nothing does not help; of the rest the least loss for the money that it saves.
        let ratio = |step: &Step| step.value / step.cost;
        if step.cost < -1e-9 && best.as_ref().is_none_or(|best| ratio(&step) < ratio(best) - 1e-15) {
            *best = Some(step);
        }
    }

    /// What is worth most for its cost, of what costs no more than is left of a budget.
    fn most_gain(&mut self, budget: f64) -> Option<Step> {
        let left = budget + 1e-9 * budget.max(1.0) - self.cost;
        let mut steps = self.steps();
        steps.retain(|step| step.cost <= left);
        steps.into_iter().reduce(|best, step| if step.worth() > best.worth() + 1e-15 { step } else { best })
    }

    /// Everything that can be added, whatever it costs, in a fixed order.
    pub(super) fn steps(&mut self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut shared: Vec<Vec<(usize, Gain)>> = vec![Vec::new(); self.desk.interventions()];
        for state in 0..self.sets.len() {
            for gain in self.gains_of(state).to_vec() {
                if self.desk.most[gain.intervention] > 1 {
                    shared[gain.intervention].push((state, gain.clone()));
                }
                steps.push(self.step(&[(state, gain)]));
            }
        }
        for mut gains in shared.into_iter().filter(|gains| gains.len() > 1) {
            gains.sort_by(|one, other| other.1.value.total_cmp(&one.1.value));
            for count in 2..=gains.len() {
                steps.push(self.step(&gains[..count]));
            }
        }
        steps
    }

    fn step(&self, gains: &[(usize, Gain)]) -> Step {
        let with = |(state, gain): &(usize, Gain)| {
            let mut set: Vec<usize> = self.sets[*state].iter().chain(&gain.added).copied().collect();
            set.sort_unstable();
            (*state, set)
        };
        let sets: Vec<(usize, Vec<usize>)> = gains.iter().map(with).collect();
        let cost = self.cost_with(&sets) - self.cost;
        Step { sets, value: gains.iter().map(|(_, gain)| gain.value).sum(), cost }
    }

    /// What everything costs with other sets for some States.
    fn cost_with(&self, changed: &[(usize, Vec<usize>)]) -> f64 {
        let mut cost = self.cost;
        let touched: BTreeSet<usize> = changed.iter().flat_map(|(state, set)| differing(&self.sets[*state], set)).collect();
        for at in touched {
            let before = Desk::members(&self.sets, at);
            let takes = |state: &usize| {
                let new = changed.iter().find(|(changed, _)| changed == state).map_or(&self.sets[*state], |(_, set)| set);
                new.binary_search(&at).is_ok()
            };
            let after: Vec<usize> = (0..self.sets.len()).filter(takes).collect();
            cost += self.desk.served(at, &after) - self.desk.served(at, &before);
        }
        cost
    }
}

/// What one of two sets has that the other has not.
fn differing<'s>(one: &'s [usize], other: &'s [usize]) -> impl Iterator<Item = usize> + 's {
    let gone = one.iter().filter(|at| other.binary_search(at).is_err());
    gone.chain(other.iter().filter(|at| one.binary_search(at).is_err())).copied()
}

impl Step {
    /// What it adds for its cost; the most where it costs nothing.
    pub(super) fn worth(&self) -> f64 {
        if self.cost <= 1e-9 { f64::INFINITY } else { self.value / self.cost }
    }
}
