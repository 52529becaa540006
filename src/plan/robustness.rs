//! How far results hold when weights, answers and costs are other than they seem: many draws, each with all of them changed a little.
//!
//! Generator: PCG-XSH-RR 64/32, seeded with the seed as its state and the number of the draw as its stream, so that a draw is the
//! same whoever makes it and in whatever order. In each draw, in this order: one figure for each weight (frameworks in definition order;
//! each node's own, then its needs'), one for each lens of the objective, one for each capability, one for each cost.

use super::budget::{Ask, best_of_list};
use super::objective::{Objective, Position};
use crate::library::{Asked, Library, StartRules};
use crate::model::{StateSize, ThreatProfile};
use crate::score::{Assessment, LeafState, Reading, Scorer, Sheet, Targets};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use std::num::NonZero;

/// By how much a weight may be off: it is multiplied by a factor between 1 − this and 1 + this.
const OFF: f64 = 0.25;
/// How many ranks count as the first.
const FIRST: usize = 10;

/// What the draws are made from.
#[derive(Debug, Clone, Copy)]
pub struct Doubt<'a> {
    /// The definitions.
    pub library: &'a Library,
    /// What was asked.
    pub asked: &'a Asked,
    /// What it is measured against.
    pub targets: Targets<'a>,
    /// The answers.
    pub sheet: &'a Sheet,
    /// The figures as they stand.
    pub assessment: &'a Assessment,
    /// The threat profile.
    pub threats: Option<&'a ThreatProfile>,
    /// Size of the State, for its costs.
    pub size: StateSize,
    /// The wishes of the plan: its budget, what must and must not be in it; with the costs in the middle of their ranges.
    pub ask: &'a Ask<'a>,
    /// The plan whose cost is drawn, by position.
    pub plan: &'a [usize],
    /// Number of draws, 1 or more.
    pub draws: u32,
    /// Seed of the generator.
    pub seed: u64,
    /// How many threads share the work; the result does not depend on it.
    pub threads: NonZero<usize>,
}

/// What the draws tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Robustness {
    /// Number of draws.
    pub draws: u32,
    /// For each framework and node, the 5th and the 95th percentile of its value in the claimed reading under changed weights, in
    /// the node's own unit.
    pub nodes: Vec<Vec<[f64; 2]>>,
    /// In how many draws each intervention is among the first ten of the list, or funded together with one of them.
    pub among_first: Vec<u32>,
    /// In how many draws each intervention is in the plan that the list gives within the budget.
    pub in_plan: Vec<u32>,
    /// In how many draws the plan costs no more than the budget.
    pub within_budget: u32,
    /// 5th percentile, median and 95th percentile of what the plan adds to J.
    pub benefit: [f64; 3],
    /// The same of what it costs.
    pub cost: [f64; 3],
}

/// What one draw gives.
struct Drawn {
    nodes: Vec<f64>,
    among_first: Vec<usize>,
    in_plan: Vec<usize>,
    benefit: f64,
    cost: f64,
}

/// Makes the draws. `told` hears after each how many are done, and says whether to go on; without all draws there is no result.
pub fn robustness(doubt: &Doubt<'_>, told: &(dyn Fn(u32) -> bool + Sync)) -> Option<Robustness> {
    let threads = u32::try_from(doubt.threads.get()).unwrap_or(1).min(doubt.draws.max(1));
    let done = std::sync::atomic::AtomicU32::new(0);
    let count_up = || told(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1);
    let share = |first: u32| {
        let mut library = doubt.library.clone();
        let mine = (first..doubt.draws).step_by(threads as usize);
        mine.map(|number| count_up().then(|| draw(doubt, &mut library, number))).collect::<Option<Vec<Drawn>>>()
    };
    let shares: Option<Vec<Vec<Drawn>>> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|first| scope.spawn(move || share(first))).collect();
        handles.into_iter().map(|handle| handle.join().ok().flatten()).collect()
    });
    let mut shares: Vec<std::vec::IntoIter<Drawn>> = shares?.into_iter().map(Vec::into_iter).collect();
    let in_order: Vec<Drawn> = (0..doubt.draws).filter_map(|number| shares[(number % threads) as usize].next()).collect();
    Some(summed(doubt, &in_order))
}

fn draw(doubt: &Doubt<'_>, library: &mut Library, number: u32) -> Drawn {
    let mut random = Pcg32::new(doubt.seed, u64::from(number));
    let mut factor = || 1.0 - OFF + 2.0 * OFF * share(&mut random);
    for (framework, as_defined) in library.frameworks.iter_mut().zip(&doubt.library.frameworks) {
        for (node, as_defined) in framework.nodes.iter_mut().zip(&as_defined.nodes) {
            node.weight = as_defined.weight * factor();
            for (need, as_defined) in node.needs.iter_mut().zip(&as_defined.needs) {
                need.weight = as_defined.weight * factor();
            }
        }
    }
    let assessment = Scorer::new(library, doubt.asked, doubt.targets).score(doubt.sheet);
    let mut objective = Objective::new(library, &assessment, doubt.threats);
    objective.reweigh(&mut factor);
    let (evidenced, potential) = (Position::of(&assessment, Reading::Evidenced), Position::of(&assessment, Reading::Potential));
    let mut position = potential.clone();
    let mut levels: Vec<Option<u8>> = Vec::with_capacity(library.capabilities.len());
    for (at, leaf) in assessment.leaves[..library.capabilities.len()].iter().enumerate() {
        let where_it_stands = share(&mut random);
        position.values[at] = evidenced.values[at] + where_it_stands * (potential.values[at] - evidenced.values[at]);
        let between = f64::from(leaf.levels[2] - leaf.levels[0].min(leaf.levels[2]));
        // proof: a share below 1 of at most 256 levels
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let above = ((between + 1.0) * where_it_stands).min(between) as u8;
        levels.push((leaf.state == LeafState::Scored).then(|| leaf.levels[0] + above));
    }
    let costs: Vec<f64> = doubt
        .library
        .interventions
        .iter()
        .zip(doubt.ask.costs)
        .map(|(intervention, middle)| {
            let range = intervention.cost.of(doubt.size);
            // A cost of the user's own stays in the middle of a range as wide as the one it replaces.
            let of_middle =
                if range.middle() > 0.0 { (range.low + share(&mut random) * (range.high - range.low)) / range.middle() } else { 1.0 };
            middle * of_middle
        })
        .collect();
    let rules = StartRules::of(library);
    let ask = Ask { library, assessment: &assessment, objective: &objective, rules: &rules, costs: &costs, ..doubt.ask.clone() };
    let (among_first, in_plan) = best_of_list(&ask, &position, &levels, FIRST);
    let mut after = position.clone();
    doubt.plan.iter().for_each(|member| ask.raise(*member, &mut after));
    Drawn {
        nodes: assessment.frameworks.iter().flatten().map(|score| score.readings.claimed).collect(),
        among_first,
        in_plan,
        benefit: objective.value(&after) - objective.value(&position),
        cost: ask.cost(doubt.plan),
    }
}

fn summed(doubt: &Doubt<'_>, drawn: &[Drawn]) -> Robustness {
    let count = |of: fn(&Drawn) -> &Vec<usize>| {
        let mut counts = vec![0u32; doubt.library.interventions.len()];
        drawn.iter().flat_map(of).for_each(|at| counts[*at] += 1);
        counts
    };
    let within = drawn.iter().filter(|draw| doubt.ask.affords(draw.cost));
    let mut at = 0;
    let nodes = doubt.assessment.frameworks.iter().map(|framework| {
        let of_node = framework.iter().map(|_| {
            let sorted = sorted(drawn.iter().map(|draw| draw.nodes[at]));
            at += 1;
            [quantile(&sorted, 0.05), quantile(&sorted, 0.95)]
        });
        of_node.collect()
    });
    let nodes = nodes.collect();
    let three = |sorted: Vec<f64>| [0.05, 0.5, 0.95].map(|share| quantile(&sorted, share));
    Robustness {
        draws: doubt.draws,
        nodes,
        among_first: count(|draw| &draw.among_first),
        in_plan: count(|draw| &draw.in_plan),
        // proof: there are at most as many as draws, whose number is a u32
        #[allow(clippy::cast_possible_truncation)]
        within_budget: within.count() as u32,
        benefit: three(sorted(drawn.iter().map(|draw| draw.benefit))),
        cost: three(sorted(drawn.iter().map(|draw| draw.cost))),
    }
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The quantile of sorted values at a share from 0 to 1, between neighbours in proportion (type 7); 0 where there are none.
#[must_use]
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    #[allow(clippy::cast_precision_loss)] // proof: far fewer than 2^52 values fit into memory
    let place = last as f64 * share.clamp(0.0, 1.0);
    // proof: between 0 and the last position
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    sorted[below] + (place - place.floor()) * (sorted[above] - sorted[below])
}

/// A number from 0 up to but not 1: the upper 53 bits of what the generator gives.
fn share(random: &mut Pcg32) -> f64 {
    #[allow(clippy::cast_precision_loss)] // proof: 53 bits fit a double exactly
    let upper = (random.next_u64() >> 11) as f64;
    upper / 9_007_199_254_740_992.0
}
