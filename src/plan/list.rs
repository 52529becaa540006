//! The sequential list while it is taken: where things stand, and which closure adds most for its cost.

use super::bound::Bound;
use super::closure::{Closure, Looked, Search, Wanted, least_costs};
use super::objective::{Objective, Position};
use super::ranking::{better, ratio};
use super::reckoner::Reckoner;
use crate::library::StartRules;
use crate::score::{Assessment, EQUAL, LeafState};

/// What a list is taken from.
#[derive(Clone, Copy)]
pub(super) struct Ground<'l> {
    pub(super) assessment: &'l Assessment,
    pub(super) objective: &'l Objective,
    pub(super) rules: &'l StartRules,
    pub(super) rank_of_id: &'l [usize],
}

impl Ground<'_> {
    /// What an intervention raises, with the values that are then reached at least.
    pub(super) fn raises(&self, intervention: usize) -> impl Iterator<Item = (usize, f64)> {
        let raises = self.rules.raises(intervention).iter();
        raises.filter_map(|raise| {
            let leaf = &self.assessment.leaves[raise.capability];
            (leaf.state == LeafState::Scored).then(|| (raise.capability, f64::from(raise.to) / f64::from(leaf.top)))
        })
    }
}

/// The sequential list, as far as it is taken.
pub(super) struct List<'l> {
    ground: Ground<'l>,
    reckoner: Reckoner<'l>,
    pub(super) levels: Vec<Option<u8>>,
    pub(super) ended: Vec<bool>,
    /// Whether each intervention may be chosen.
    open: Vec<bool>,
    /// Cost of each; for one that must not be chosen more than anybody can pay, so that no closure goes through it.
    costs: Vec<f64>,
    pub(super) taken: Vec<usize>,
    /// The closure of each intervention, where it is known; it stays the same until something moves that the search looked at.
    closures: Vec<Option<Known>>,
    search: Search<'l>,
    bound: Bound,
}

struct Known {
    closure: Option<Closure>,
    /// How much it was allowed to cost.
    most: f64,
    looked: Looked,
}

impl<'l> List<'l> {
    /// A list of which nothing is taken.
    pub(super) fn begin(
        ground: Ground<'l>,
        potential: Position,
        levels: Vec<Option<u8>>,
        ended: Vec<bool>,
        open: Vec<bool>,
        costs: Vec<f64>,
    ) -> Self {
        Self::from(ground, Reckoner::new(ground.objective, potential), levels, ended, open, costs)
    }

    /// The same, of an objective that is at its position already.
    pub(super) fn from(
        ground: Ground<'l>,
        reckoner: Reckoner<'l>,
        levels: Vec<Option<u8>>,
        ended: Vec<bool>,
        open: Vec<bool>,
        costs: Vec<f64>,
    ) -> Self {
        let closures = costs.iter().map(|_| None).collect();
        let search = Search::new(ground.rules, ground.rank_of_id);
        let bound = Bound::of(ground.objective, &reckoner);
        Self { ground, reckoner, levels, ended, open, costs, taken: Vec::new(), closures, search, bound }
    }

    /// The closure of an intervention from where things stand; none where nothing that may be chosen lets it start.
    pub(super) fn closure(&mut self, wanted: usize) -> Option<&Closure> {
        self.closure_within(wanted, f64::INFINITY)
    }

    /// The same; it may also be none where it costs more than this.
    fn closure_within(&mut self, wanted: usize, most: f64) -> Option<&Closure> {
        if self.closures[wanted].as_ref().is_some_and(|known| known.closure.is_none() && known.most < most) {
            self.closures[wanted] = None;
        }
        let known = self.closures[wanted].get_or_insert_with(|| {
            let mut looked = Looked::new(self.levels.len(), self.costs.len());
            let wanted = Wanted { intervention: wanted, levels: &self.levels, ended: &self.ended, costs: &self.costs, most };
            let found = self.search.closure(&wanted, &mut looked);
            Known { closure: found.filter(|found| found.order.iter().all(|member| self.open[*member])), most, looked }
        });
        known.closure.as_ref()
    }

    /// The closure of an intervention, where it was found already.
    fn known(&self, wanted: usize) -> Option<&Closure> {
        self.closures[wanted].as_ref()?.closure.as_ref()
    }

    /// Interventions that may be chosen and have not ended.
    pub(super) fn waiting(&self) -> impl Iterator<Item = usize> + use<> {
        let waiting: Vec<usize> = (0..self.costs.len()).filter(|at| self.open[*at] && !self.ended[*at]).collect();
        waiting.into_iter()
    }

    /// The closure that adds most for its cost, of those that cost no more than what is left, with the intervention that it is of and
    /// what it adds.
    pub(super) fn next(&mut self, left: f64) -> Option<(usize, Closure, f64)> {
        let ground = self.ground;
        self.bound.go(ground.objective, &self.reckoner);
        let most = left + EQUAL * left.clamp(1.0, 1e15);
        // A search for what cannot be paid for looks at a great many sets.
        let least = if left.is_finite() { least_costs(ground.rules, &self.levels, &self.ended, &self.costs) } else { Vec::new() };
        // What each closure costs, and the most that it can add.
        let mut found: Vec<(usize, f64, f64)> = Vec::new();
        for candidate in self.waiting() {
            if least.get(candidate).is_some_and(|least| *least > most) {
                continue;
            }
            if self.closure_within(candidate, most).is_none() {
                continue;
            }
            let Some(Closure { order, cost }) = self.known(candidate) else { continue };
            let raised = order.iter().flat_map(|member| ground.raises(*member));
            let bound = self.bound.of_raised(ground.objective, &self.reckoner, raised);
            if *cost <= most && bound > EQUAL {
                found.push((candidate, *cost, bound));
            }
        }
        // The one that promises most, so that most of the others need not be reckoned.
        let promising = found.iter().copied().max_by(|a, b| ratio(a.1, a.2).total_cmp(&ratio(b.1, b.2)))?;
        let mut reached =
            Some(self.benefit(promising.0)).filter(|benefit| *benefit > EQUAL).map_or(0.0, |benefit| ratio(promising.1, benefit));
        let mut best: Option<(usize, f64, f64)> = None;
        for (candidate, cost, bound) in found {
            if ratio(cost, bound) < reached {
                continue;
            }
            let benefit = self.benefit(candidate);
            let new = (candidate, cost, benefit);
            if benefit > EQUAL {
                reached = reached.max(ratio(cost, benefit));
                if best.is_none_or(|best| better(new, best, ground.rank_of_id)) {
                    best = Some(new);
                }
            }
        }
        let (candidate, _, benefit) = best?;
        Some((candidate, self.closure(candidate)?.clone(), benefit))
    }

    /// What the closure of an intervention that has one adds.
    fn benefit(&mut self, candidate: usize) -> f64 {
        let ground = self.ground;
        let before = self.reckoner.value();
        let Some(found) = self.closures[candidate].as_ref().and_then(|known| known.closure.as_ref()) else { return 0.0 };
        self.reckoner.value_with(found.order.iter().flat_map(|member| ground.raises(*member))) - before
    }

    /// Takes what a closure has: from now on it has ended.
    pub(super) fn take(&mut self, members: &[usize]) {
        let ground = self.ground;
        let before = self.levels.clone();
        for member in members {
            ground.rules.end(*member, &mut self.levels, &mut self.ended);
            self.taken.push(*member);
        }
        self.reckoner.go(members.iter().flat_map(|member| ground.raises(*member)));
        let moved: Vec<usize> = (0..before.len()).filter(|at| before[*at] != self.levels[*at]).collect();
        for known in &mut self.closures {
            if known.as_ref().is_some_and(|known| known.looked.at_any(&moved, members)) {
                *known = None;
            }
        }
    }
}
