//! Good sets without a proof: what a choice in parts points at, and a set with one member exchanged.

use super::ask::{Ask, Start};
use super::order::{Tried, tried};
use crate::plan::reckoner::Reckoner;
use crate::score::EQUAL;

/// How much of an intervention a choice in parts must take to point at it.
const POINTS: f64 = 0.05;
/// How often a set is exchanged for a better one.
const MOST_EXCHANGES: usize = 12;

/// A set while it grows.
struct Growing<'g, 'a> {
    ask: &'g Ask<'a>,
    open: &'g [usize],
    rank_of_id: &'g [usize],
    levels: Vec<Option<u8>>,
    ended: Vec<bool>,
    reckoner: Reckoner<'g>,
    cost: f64,
    taken: Vec<usize>,
}

/// The set that a choice in parts of what is open points at: whatever can start and is chosen most, then whatever adds most for its cost.
pub(super) fn rounded(ask: &Ask<'_>, start: &Start, open: &[usize], rank_of_id: &[usize], chosen: &[f64]) -> Vec<usize> {
    let mut growing = Growing::new(ask, start, open, rank_of_id);
    let wish = |place: usize| if ask.mandatory.contains(&open[place]) { 2.0 } else { chosen[place] };
    loop {
        let able = (0..open.len()).filter(|place| wish(*place) > POINTS && growing.can_take(open[*place]));
        let Some(place) = able.reduce(|first, next| if wish(next) > wish(first) + EQUAL { next } else { first }) else { break };
        growing.take(open[place]);
    }
    growing.fill(None);
    growing.taken
}

/// A set made better by leaving out one member after the other, with what rests on it, and filling up again.
pub(super) fn exchanged(ask: &Ask<'_>, start: &Start, open: &[usize], rank_of_id: &[usize], set: Vec<usize>) -> Vec<usize> {
    let mut best = set;
    let mut value = ask.value(start, &best);
    for _ in 0..MOST_EXCHANGES {
        let without = |member: &usize| {
            let rest: Vec<usize> = best.iter().copied().filter(|other| other != member).collect();
            let rest = match tried(ask, start, &rest) {
                Tried::Order(order) => order,
                Tried::Stuck { members, .. } => rest.into_iter().filter(|other| !members.contains(other)).collect(),
            };
            let keeps = ask.mandatory.iter().all(|wanted| start.ended[*wanted] || rest.contains(wanted));
            keeps.then(|| {
                let mut growing = Growing::new(ask, start, open, rank_of_id);
                rest.iter().for_each(|other| growing.take(*other));
                growing.fill(Some(*member));
                (growing.reckoner.value(), growing.taken)
            })
        };
        let found = best.iter().filter_map(without).reduce(|first, next| if next.0 > first.0 + EQUAL { next } else { first });
        match found {
            Some((after, set)) if after > value + EQUAL => (value, best) = (after, set),
            _ => break,
        }
    }
    best
}

impl<'g, 'a> Growing<'g, 'a> {
    fn new(ask: &'g Ask<'a>, start: &Start, open: &'g [usize], rank_of_id: &'g [usize]) -> Self {
        Self {
            ask,
            open,
            rank_of_id,
            levels: start.levels.clone(),
            ended: start.ended.clone(),
            reckoner: Reckoner::new(ask.objective, start.potential.clone()),
            cost: 0.0,
            taken: Vec::new(),
        }
    }

    fn can_take(&self, intervention: usize) -> bool {
        !self.ended[intervention]
            && self.ask.affords(self.cost + self.ask.costs[intervention])
            && self.ask.rules.obstacle(intervention, &self.levels, &self.ended).is_none()
    }

    fn take(&mut self, intervention: usize) {
        self.ask.rules.end(intervention, &mut self.levels, &mut self.ended);
        let ask = self.ask;
        let raises = ask.rules.raises(intervention).iter();
        self.reckoner.go(raises.filter_map(|raise| Some((raise.capability, ask.reached(raise.capability, raise.to)?))));
        self.cost += ask.costs[intervention];
        self.taken.push(intervention);
    }

    /// Takes whatever can start and adds most for its cost, as long as the money lasts.
    fn fill(&mut self, but: Option<usize>) {
        let ask = self.ask;
        loop {
            let before = self.reckoner.value();
            let mut best: Option<(f64, f64, usize)> = None;
            for at in self.open.iter().copied().filter(|at| Some(*at) != but) {
                if !self.can_take(at) {
                    continue;
                }
                let raises = ask.rules.raises(at).iter();
                let raises = raises.filter_map(|raise| Some((raise.capability, ask.reached(raise.capability, raise.to)?)));
                let benefit = self.reckoner.value_with(raises) - before;
                let cost = ask.costs[at];
                // As ratios, multiplied out, so that what is free comes first.
                let better = best.is_none_or(|(most, of, first)| {
                    let (this, other) = (benefit * of, most * cost);
                    this > other || (this == other && self.rank_of_id[at] < self.rank_of_id[first])
                });
                if benefit > EQUAL && better {
                    best = Some((benefit, cost, at));
                }
            }
            let Some((_, _, at)) = best else { return };
            self.take(at);
        }
    }
}
