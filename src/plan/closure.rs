//! Closures: the cheapest set of interventions that lets one of them start.

mod here;
mod search;

pub(super) use search::{Search, Wanted};

use crate::library::StartRules;

/// The cheapest set that lets an intervention start, itself included.
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    /// Positions of the interventions, in an order in which each can start.
    pub order: Vec<usize>,
    /// Sum of their costs.
    pub cost: f64,
}

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
    let wanted = Wanted { intervention: wanted, levels, ended, costs, most: f64::INFINITY };
    Search::new(rules, rank_of_id).closure(&wanted, &mut Looked::new(levels.len(), ended.len()))
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
