//! The search: families of sets, each by what is in every one of them and what is in none, cheapest first.

use super::here::{Here, Place};
use super::{Closure, Looked};
use crate::library::{Obstacle, StartRules};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// How many sets are looked at before the search gives up. Far more than a real catalogue needs; it bounds the
/// time that a hostile one can take.
const MOST_SETS: usize = 20_000;

/// Where closures are looked for, and for how much.
#[derive(Clone, Copy)]
pub(in crate::plan) struct Wanted<'s> {
    /// The intervention that is to start.
    pub(in crate::plan) intervention: usize,
    /// The level of each capability; none where it does not bind.
    pub(in crate::plan) levels: &'s [Option<u8>],
    /// Those that have ended and need not be paid again.
    pub(in crate::plan) ended: &'s [bool],
    /// The cost of each intervention.
    pub(in crate::plan) costs: &'s [f64],
    /// What the closure may cost.
    pub(in crate::plan) most: f64,
}

/// A search, with memory that the next one uses again.
pub(in crate::plan) struct Search<'r> {
    rules: &'r StartRules,
    rank_of_id: &'r [usize],
    /// Families that are still to be looked at.
    queue: BinaryHeap<Reverse<Family>>,
    steps: Vec<Step>,
    /// The helpers of all steps, one list behind the other.
    helpers: Vec<usize>,
    here: Here,
    /// Members of a set that is held against the best so far.
    found: Vec<usize>,
    /// Helpers from outside of one need or of a circle of needs.
    outside: Vec<usize>,
    circle: Vec<usize>,
}

/// How a family comes from the one before: with one helper, and without those that stand before it in the list.
#[derive(Clone, Copy)]
struct Step {
    before: Option<usize>,
    /// The list of helpers, its end, and the one that is taken.
    first: usize,
    last: usize,
    at: usize,
    /// What is in every set: its cost without this helper, and how many they are with it.
    cost: f64,
    count: usize,
}

/// A family in the queue: no set of it costs less than the bound.
struct Family {
    bound: f64,
    step: usize,
}

/// The best set so far.
struct Best {
    cost: f64,
    nanos: i128,
    /// The ranks of its ids, in order.
    ranks: Vec<usize>,
    members: Vec<usize>,
}

impl<'r> Search<'r> {
    pub(in crate::plan) fn new(rules: &'r StartRules, rank_of_id: &'r [usize]) -> Self {
        let here = Here::default();
        let (queue, steps, helpers, found) = (BinaryHeap::new(), Vec::new(), Vec::new(), Vec::new());
        Self { rules, rank_of_id, queue, steps, helpers, here, found, outside: Vec::new(), circle: Vec::new() }
    }

    /// The cheapest closure, as long as it costs at most so much; `looked` is told what the result rests on beside the costs.
    pub(in crate::plan) fn closure(&mut self, wanted: &Wanted<'_>, looked: &mut Looked) -> Option<Closure> {
        let (rules, intervention) = (self.rules, wanted.intervention);
        looked.look(rules, intervention);
        if rules.obstacle(intervention, wanted.levels, wanted.ended).is_none() {
            return Some(Closure { order: vec![intervention], cost: wanted.costs[intervention] });
        }
        let best = self.best(wanted, looked)?;
        let (mut levels, mut ended) = (wanted.levels.to_vec(), wanted.ended.to_vec());
        // The set works, so that nothing of it is left.
        let (order, _) = rules.end_all(&best.members, &mut levels, &mut ended);
        Some(Closure { order, cost: best.cost })
    }

    fn best(&mut self, wanted: &Wanted<'_>, looked: &mut Looked) -> Option<Best> {
        self.begin(wanted);
        let mut best: Option<Best> = None;
        let mut looked_at = 0;
        while let Some(Reverse(family)) = self.queue.pop() {
            if family.bound > limit(wanted, best.as_ref()) {
                break;
            }
            self.pass_on(&family, wanted);
            self.enter(family.step, wanted, looked);
            looked_at = self.look(family, wanted, looked, &mut best, looked_at);
            self.here.leave();
            if looked_at > MOST_SETS {
                break;
            }
        }
        best
    }

    fn begin(&mut self, wanted: &Wanted<'_>) {
        self.queue.clear();
        self.steps.clear();
        self.helpers.clear();
        self.here.begin(wanted.ended);
        self.helpers.push(wanted.intervention);
        self.steps.push(Step { before: None, first: 0, last: 1, at: 0, cost: 0.0, count: 1 });
        self.queue.push(Reverse(Family { bound: wanted.costs[wanted.intervention], step: 0 }));
    }

    /// Puts the family with the next helper into the queue: one at a time, since few of them are ever looked at.
    fn pass_on(&mut self, family: &Family, wanted: &Wanted<'_>) {
        let step = self.steps[family.step];
        if step.at + 1 < step.last {
            let bound = family.bound.max(step.cost + wanted.costs[self.helpers[step.at + 1]]);
            self.steps.push(Step { at: step.at + 1, ..step });
            self.queue.push(Reverse(Family { bound, step: self.steps.len() - 1 }));
        }
    }

    /// Takes up a family: what is in every set of it waits, what is in none is out.
    fn enter(&mut self, step: usize, wanted: &Wanted<'_>, looked: &mut Looked) {
        self.here.enter(wanted.levels);
        let mut next = Some(step);
        while let Some(step) = next.map(|at| self.steps[at]) {
            self.here.put(self.helpers[step.at], Place::Blocked);
            self.helpers[step.first..step.at].iter().for_each(|out| self.here.put(*out, Place::Out));
            next = step.before;
        }
        looked.look(self.rules, self.helpers[self.steps[step].at]);
    }

    /// Looks at the family, then at the one with the cheapest helper for as long as no other is cheaper; how many were looked at by then.
    fn look(&mut self, family: Family, wanted: &Wanted<'_>, looked: &mut Looked, best: &mut Option<Best>, mut looked_at: usize) -> usize {
        let Family { mut bound, mut step } = family;
        let mut blocked = 0;
        loop {
            looked_at += 1;
            if looked_at > MOST_SETS {
                return looked_at;
            }
            self.here.settle(self.rules, blocked);
            blocked = self.here.blocked().len();
            if self.here.blocked().is_empty() {
                self.hold_against(best, step, wanted);
                return looked_at;
            }
            let Step { cost, count, at, .. } = self.steps[step];
            let cost = cost + wanted.costs[self.helpers[at]];
            // Whoever is blocked needs one more: at the same cost there is nothing to gain.
            if best.as_ref().is_some_and(|best| count >= best.members.len() && bound >= best.cost - slack(best.cost)) {
                return looked_at;
            }
            let Some(least) = self.branch(wanted.costs) else { return looked_at };
            bound = bound.max(cost + least);
            let first = self.helpers.len();
            self.helpers.append(&mut self.outside);
            self.steps.push(Step { before: Some(step), first, last: self.helpers.len(), at: first, cost, count: count + 1 });
            step = self.steps.len() - 1;
            bound = bound.max(cost + wanted.costs[self.helpers[first]]);
            if bound > limit(wanted, best.as_ref()) {
                return looked_at;
            }
            if self.queue.peek().is_some_and(|Reverse(next)| next.bound < bound) {
                self.queue.push(Reverse(Family { bound, step }));
                return looked_at;
            }
            self.pass_on(&Family { bound, step }, wanted);
            self.here.put(self.helpers[first], Place::Blocked);
            looked.look(self.rules, self.helpers[first]);
        }
    }

    /// Puts into `outside`, cheapest first, interventions of which every set of the family that works has at least one; none where no set
    /// can work. What is told is a cost that any such set has beside that of the family.
    ///
    /// A need of a blocked member is met by somebody who is not in every set, or by another blocked member. Where no blocked member can meet
    /// it, it is enough to try those who meet this one need. Where all needs can be met from among the blocked, they may wait for each other
    /// in a circle: of members whose chosen needs lead to no others, one starts first, and its need is met from outside.
    fn branch(&mut self, costs: &[f64]) -> Option<f64> {
        let mut least: f64 = 0.0;
        let mut fewest: Option<(usize, Obstacle, usize)> = None;
        for member in self.here.blocked() {
            for need in self.here.needs(self.rules, *member) {
                let (mut inside, mut outside, mut cheapest) = (false, 0, f64::INFINITY);
                self.here.helpers(self.rules, *member, need, |helper, place| {
                    if place == Place::Blocked {
                        inside = true;
                    } else {
                        outside += 1;
                        cheapest = cheapest.min(costs[helper]);
                    }
                });
                if inside {
                    continue;
                }
                if outside == 0 {
                    return None;
                }
                least = least.max(cheapest);
                if fewest.is_none_or(|(_, _, fewest)| outside < fewest) {
                    fewest = Some((*member, need, outside));
                }
            }
        }
        self.outside.clear();
        match fewest {
            Some((member, need, _)) => self.add_outside(member, need),
            None => self.leave_circle()?,
        }
        let ranks = self.rank_of_id;
        self.outside.sort_unstable_by(|a, b| costs[*a].total_cmp(&costs[*b]).then_with(|| ranks[*a].cmp(&ranks[*b])));
        Some(least)
    }

    fn add_outside(&mut self, member: usize, need: Obstacle) {
        let outside = &mut self.outside;
        self.here.helpers(self.rules, member, need, |helper, place| {
            if place == Place::Open && !outside.contains(&helper) {
                outside.push(helper);
            }
        });
    }

    /// The circle with the fewest helpers from outside, each member with the need that has fewest; none where one has no helper at all.
    fn leave_circle(&mut self) -> Option<()> {
        let mut fewest: Option<Vec<usize>> = None;
        for at in 0..self.here.blocked().len() {
            self.circle.clear();
            self.circle.push(self.here.blocked()[at]);
            self.outside.clear();
            let mut done = 0;
            while done < self.circle.len() {
                let member = self.circle[done];
                done += 1;
                let Some(need) = self.here.hardest(self.rules, member) else { continue };
                self.add_outside(member, need);
                let circle = &mut self.circle;
                self.here.helpers(self.rules, member, need, |helper, place| {
                    if place == Place::Blocked && !circle.contains(&helper) {
                        circle.push(helper);
                    }
                });
            }
            if self.outside.is_empty() {
                return None;
            }
            if fewest.as_ref().is_none_or(|fewest| self.outside.len() < fewest.len()) {
                fewest = Some(self.outside.clone());
            }
        }
        self.outside = fewest?;
        Some(())
    }

    /// Holds the family's smallest set, which works, against the best so far: cheaper, then fewer, then ids.
    fn hold_against(&mut self, best: &mut Option<Best>, step: usize, wanted: &Wanted<'_>) {
        self.found.clear();
        let mut next = Some(step);
        while let Some(step) = next.map(|at| self.steps[at]) {
            self.found.push(self.helpers[step.at]);
            next = step.before;
        }
        let ranks_of = self.rank_of_id;
        self.found.sort_unstable_by_key(|member| ranks_of[*member]);
        // The cost is added up afresh in one order, so that it does not depend on the way to the set.
        let cost: f64 = self.found.iter().map(|member| wanted.costs[*member]).sum();
        if cost > wanted.most {
            return;
        }
        let ranks: Vec<usize> = self.found.iter().map(|member| ranks_of[*member]).collect();
        let new = Best { cost, nanos: nanos(cost), ranks, members: self.found.clone() };
        if best.as_ref().is_none_or(|best| new.is_before(best)) {
            *best = Some(new);
        }
    }
}

impl Best {
    fn is_before(&self, other: &Self) -> bool {
        let by_count = || self.ranks.len().cmp(&other.ranks.len());
        self.nanos.cmp(&other.nanos).then_with(by_count).then_with(|| self.ranks.cmp(&other.ranks)) == Ordering::Less
    }
}

impl PartialEq for Family {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Family {}

impl PartialOrd for Family {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Family {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound).then_with(|| self.step.cmp(&other.step))
    }
}

/// What a family may cost at least and still be of use.
fn limit(wanted: &Wanted<'_>, best: Option<&Best>) -> f64 {
    let most = best.map_or(wanted.most, |best| best.cost.min(wanted.most));
    most + slack(most)
}

/// By how much the sum of costs may differ from the same sum in another order, and costs that count as equal.
fn slack(cost: f64) -> f64 {
    if cost.is_finite() { 1e-9 + 1e-14 * cost.abs() } else { 0.0 }
}

/// A cost in billionths, so that costs within 10⁻⁹ of each other count as equal and the order stays a total one.
fn nanos(cost: f64) -> i128 {
    // proof: costs are finite; what leaves the range of the integer saturates
    #[allow(clippy::cast_possible_truncation)]
    let whole = (cost * 1e9).round() as i128;
    whole
}
