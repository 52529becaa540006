//! Closures: the cheapest set of interventions that lets one of them start.

use crate::library::{Obstacle, StartRules};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap};

/// The cheapest set that lets an intervention start, itself included.
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    /// Positions of the interventions, in an order in which each can start.
    pub order: Vec<usize>,
    /// Sum of their costs.
    pub cost: f64,
}

/// How many sets are looked at before the search gives up. Far more than a real catalogue needs; it bounds the
/// time that a hostile one can take.
const MOST_SETS: usize = 20_000;

/// Finds the cheapest closure of `wanted` from where things stand; ties: fewer, then ids in catalogue order.
///
/// `costs` has the cost of each intervention; `ended` those that need not be paid again. Nothing where no set lets it start.
#[must_use]
pub fn closure(
    rules: &StartRules,
    wanted: usize,
    levels: &[Option<u8>],
    ended: &[bool],
    costs: &[f64],
    rank_of_id: &[usize],
) -> Option<Closure> {
    closure_looking(rules, wanted, levels, ended, costs, f64::INFINITY, rank_of_id, &mut Looked::new(levels.len(), ended.len()))
}

/// The same, as long as it costs at most so much; `looked` is told what the result rests on beside the costs.
#[allow(clippy::too_many_arguments)] // what it searches, what it may cost, and what it tells
pub(super) fn closure_looking(
    rules: &StartRules,
    wanted: usize,
    levels: &[Option<u8>],
    ended: &[bool],
    costs: &[f64],
    most: f64,
    rank_of_id: &[usize],
    looked: &mut Looked,
) -> Option<Closure> {
    looked.look(rules, wanted);
    if rules.obstacle(wanted, levels, ended).is_none() {
        return Some(Closure { order: vec![wanted], cost: costs[wanted] });
    }
    // Uniform-cost search over sets. A blocked set is widened by whatever meets the first obstacle of any of its
    // blocked members: the first of them to start in a working order must have its obstacle met from outside.
    let mut queue = BinaryHeap::new();
    // Sets that were put into the queue; the cost of a set is the same on every way to it, so once is enough.
    let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
    queue.push(Reverse(Candidate::new(costs[wanted], vec![rank_of_id[wanted]])));
    let id_at: Vec<usize> = {
        let mut inverse = vec![0; rank_of_id.len()];
        rank_of_id.iter().enumerate().for_each(|(position, rank)| inverse[*rank] = position);
        inverse
    };
    let mut looked_at = 0;
    while let Some(Reverse(candidate)) = queue.pop() {
        looked_at += 1;
        if looked_at > MOST_SETS {
            return None;
        }
        let members: Vec<usize> = candidate.set.iter().map(|rank| id_at[*rank]).collect();
        members.iter().for_each(|member| looked.look(rules, *member));
        let (order, obstacles) = run(rules, &members, levels, ended);
        if obstacles.is_empty() {
            return Some(Closure { order, cost: candidate.cost });
        }
        let mut helpers: BTreeSet<usize> = BTreeSet::new();
        for obstacle in obstacles {
            match obstacle {
                Obstacle::After(other) => {
                    helpers.insert(other);
                }
                Obstacle::Below(capability, level) => helpers.extend(rules.raisers(capability, level).filter(|other| !ended[*other])),
            }
        }
        for helper in helpers.into_iter().filter(|helper| !members.contains(helper)) {
            let mut set = candidate.set.clone();
            set.push(rank_of_id[helper]);
            set.sort_unstable();
            // The cost is added up afresh in one order, so that it does not depend on the way to the set.
            let cost: f64 = set.iter().map(|rank| costs[id_at[*rank]]).sum();
            if cost <= most && !seen.contains(&set) {
                seen.insert(set.clone());
                queue.push(Reverse(Candidate::new(cost, set)));
            }
        }
    }
    None
}

/// For each intervention a cost that no closure of it can be below, infinite where nothing lets it start: its own and, of what it needs,
/// the dearest alone, each had in the cheapest way.
pub(super) fn least_costs(rules: &StartRules, levels: &[Option<u8>], ended: &[bool], costs: &[f64]) -> Vec<f64> {
    let top = (0..rules.len()).flat_map(|at| rules.raises(at)).map(|raise| usize::from(raise.to)).max().unwrap_or(0);
    let mut least: Vec<f64> = ended.iter().map(|ended| if *ended { 0.0 } else { f64::INFINITY }).collect();
    loop {
        // The cheapest way to each level of each capability, by whoever reaches it or more.
        let mut ways = vec![vec![f64::INFINITY; top + 1]; levels.len()];
        for at in (0..rules.len()).filter(|at| !ended[*at]) {
            for raise in rules.raises(at) {
                ways[raise.capability][..=usize::from(raise.to)].iter_mut().for_each(|way| *way = way.min(least[at]));
            }
        }
        let way = |capability: usize, level: u8| match levels[capability] {
            Some(stands) if stands < level => ways[capability].get(usize::from(level)).copied().unwrap_or(f64::INFINITY),
            _ => 0.0,
        };
        let mut moved = false;
        for at in (0..rules.len()).filter(|at| !ended[*at]) {
            let after = rules.after(at).iter().map(|after| least[*after]);
            let raises = rules.raises(at).iter().filter(|raise| levels[raise.capability].is_some_and(|level| level < raise.to));
            let needs = raises.map(|raise| {
                let asks = raise.asks().map(|(capability, level)| way(capability, level)).fold(way(raise.capability, raise.from), f64::max);
                // Whoever reaches the level spares it what the raise asks for.
                asks.min(way(raise.capability, raise.to))
            });
            let now = costs[at] + after.chain(needs).fold(0.0, f64::max);
            if now < least[at] {
                least[at] = now;
                moved = true;
            }
        }
        if !moved {
            return least;
        }
    }
}

/// Starts whatever can start, first in catalogue order each time, until nothing moves; the order, and what blocks the rest.
fn run(rules: &StartRules, members: &[usize], levels: &[Option<u8>], ended: &[bool]) -> (Vec<usize>, Vec<Obstacle>) {
    let mut levels = levels.to_vec();
    let mut ended = ended.to_vec();
    let mut waiting = members.to_vec();
    waiting.sort_unstable();
    let mut order = Vec::with_capacity(members.len());
    while let Some(at) = waiting.iter().position(|member| rules.obstacle(*member, &levels, &ended).is_none()) {
        let next = waiting.remove(at);
        rules.end(next, &mut levels, &mut ended);
        order.push(next);
    }
    let obstacles = waiting.iter().filter_map(|member| rules.obstacle(*member, &levels, &ended)).collect();
    (order, obstacles)
}

/// What a search for a closure looked at. As long as none of it moves, the search would find the same.
#[derive(Debug, Clone)]
pub(super) struct Looked {
    capabilities: Vec<bool>,
    interventions: Vec<bool>,
}

impl Looked {
    pub(super) fn new(capabilities: usize, interventions: usize) -> Self {
        Self { capabilities: vec![false; capabilities], interventions: vec![false; interventions] }
    }

    /// Notes what it rests on whether an intervention can start. Whoever could help it raises one of these capabilities above where it
    /// stands, or is one of these interventions, so it is enough to see those move.
    fn look(&mut self, rules: &StartRules, intervention: usize) {
        self.interventions[intervention] = true;
        rules.after(intervention).iter().for_each(|after| self.interventions[*after] = true);
        for raise in rules.raises(intervention) {
            self.capabilities[raise.capability] = true;
            raise.asks().for_each(|(capability, _)| self.capabilities[capability] = true);
        }
    }

    /// Whether any of these is among it.
    pub(super) fn at_any(&self, capabilities: &[usize], interventions: &[usize]) -> bool {
        capabilities.iter().any(|at| self.capabilities[*at]) || interventions.iter().any(|at| self.interventions[*at])
    }
}

/// A set by the ranks of its ids, cheapest first; ties: fewer, then ids.
#[derive(Debug)]
struct Candidate {
    cost: f64,
    /// The cost in billionths.
    nanos: i128,
    set: Vec<usize>,
}

impl Candidate {
    fn new(cost: f64, set: Vec<usize>) -> Self {
        Self { cost, nanos: nanos(cost), set }
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.nanos.cmp(&other.nanos).then_with(|| self.set.len().cmp(&other.set.len())).then_with(|| self.set.cmp(&other.set))
    }
}

/// A cost in billionths, so that costs within 10⁻⁹ of each other count as equal and the order stays a total one.
fn nanos(cost: f64) -> i128 {
    // proof: costs are finite; what leaves the range of the integer saturates
    #[allow(clippy::cast_possible_truncation)]
    let whole = (cost * 1e9).round() as i128;
    whole
}
