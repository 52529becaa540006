//! Sets that are worth the same: the cheapest, then the smallest, then the first by ids.

use super::ask::{Ask, Start};
use super::order::{Tried, tried};
use super::programme::Programme;
use super::tree::Search;
use crate::score::EQUAL;

/// How many sets of equal worth are compared. More than that come only from a catalogue full of interventions that are alike.
const MOST_ALIKE: usize = 200;

/// The sets that are worth most, as far as they were met.
pub(super) struct Alike {
    settles: bool,
    value: Option<f64>,
    sets: Vec<(f64, Vec<usize>)>,
}

impl Alike {
    pub(super) fn new(settles: bool) -> Self {
        Self { settles, value: None, sets: Vec::new() }
    }

    /// Whether sets that are worth the same are still looked for.
    pub(super) fn settles(&self) -> bool {
        self.settles && self.sets.len() < MOST_ALIKE
    }

    /// What the best is worth.
    pub(super) fn value(&self) -> Option<f64> {
        self.value
    }

    pub(super) fn meet(&mut self, value: f64, set: &[usize]) {
        let mut set = set.to_vec();
        set.sort_unstable();
        let most = self.value.map_or(value, |most| most.max(value));
        self.value = Some(most);
        if self.sets.iter().all(|(_, other)| *other != set) {
            self.sets.push((value, set));
        }
        self.sets.retain(|(value, _)| *value >= most - EQUAL);
    }

    /// What the first of them costs.
    pub(super) fn cost(&self, search: &Search<'_, '_>) -> Option<f64> {
        self.first(search).map(|set| search.ask.cost(&set))
    }

    /// The first of them.
    pub(super) fn first(&self, search: &Search<'_, '_>) -> Option<Vec<usize>> {
        let (ask, whole) = (search.ask, search.ask.budget.max(1.0));
        if !search.settles {
            return self.sets.iter().reduce(|first, next| if next.0 > first.0 { next } else { first }).map(|(_, set)| set.clone());
        }
        let least = self.sets.iter().map(|(_, set)| ask.cost(set)).fold(f64::INFINITY, f64::min);
        let ids = |set: &Vec<usize>| {
            let mut ranks: Vec<usize> = set.iter().map(|at| search.rank_of_id[*at]).collect();
            ranks.sort_unstable();
            ranks
        };
        let cheapest = self.sets.iter().map(|(_, set)| set).filter(|set| ask.cost(set) <= least + EQUAL * whole);
        cheapest.min_by_key(|set| (set.len(), ids(set))).cloned()
    }
}

/// The set without whatever adds nothing to it and can be spared; the solver does not mind what it is not asked about.
pub(super) fn without_idle(ask: &Ask<'_>, start: &Start, programme: &Programme, mut set: Vec<usize>) -> Vec<usize> {
    let least = ask.value(start, &set) - EQUAL * 1e-3;
    let mut at = 0;
    while at < set.len() {
        let mut fewer = set.clone();
        fewer.remove(at);
        let spared = ask.value(start, &fewer) >= least && programme.allows(&fewer) && matches!(tried(ask, start, &fewer), Tried::Order(_));
        if spared {
            set = fewer;
            at = 0;
        } else {
            at += 1;
        }
    }
    set
}
