//! How far results hold when weights, answers and costs are other than they seem: many draws, each with all of them changed a little.
//!
//! Generator: PCG-XSH-RR 64/32, seeded with the seed as its state and the number of the draw as its stream, so that a draw is the
//! same whoever makes it and in whatever order. In each draw, in this order: one figure for each weight (frameworks in definition order;
//! each node's own, then its needs'), one for each lens of the objective, one for each capability, one for each cost.

use super::budget::{Ask, Proof, best_at, best_of_list};
use super::objective::{NodeValues, Objective, Position};
use super::what_if::WhatIf;
use crate::library::{Asked, Library, StartRules};
use crate::model::{FrameworkKind, StateSize, ThreatProfile};
use crate::score::{Assessment, EQUAL, LeafState, Reading, Scorer, Sheet, Targets};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use std::num::NonZero;

/// By how much a weight may be off: it is multiplied by a factor between 1 − this and 1 + this.
pub(super) const OFF: f64 = 0.25;
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
    /// What is assumed beside the answers; empty where they alone count.
    pub what_if: &'a WhatIf,
    /// The figures as they stand, with what is assumed.
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
    /// In how many of the first draws the exact plan is made too.
    pub thorough: u32,
    /// Seed of the generator.
    pub seed: u64,
    /// How many threads share the work; the result does not depend on it.
    pub threads: NonZero<usize>,
}

impl Doubt<'_> {
    /// The figures of a sheet, with what is assumed.
    pub(super) fn scored(&self, scorer: &Scorer, sheet: &Sheet) -> Assessment {
        let mut assessment = scorer.score(sheet);
        if *self.what_if != WhatIf::default() {
            self.what_if.apply(self.library, scorer, &mut assessment);
        }
        assessment
    }
}

/// The level of each capability; none where it does not bind.
pub(super) fn levels_of(assessment: &Assessment, capabilities: usize) -> Vec<Option<u8>> {
    assessment.leaves[..capabilities].iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect()
}

/// What the draws tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Robustness {
    /// Number of draws that were made.
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
    /// The same of J before and after the plan.
    pub objective: [[f64; 3]; 2],
    /// 5th and 95th percentile of what each intervention of the plan adds when those before it have ended.
    pub benefits: Vec<[f64; 2]>,
    /// Elements and scenarios that the plan moves, in definition order.
    pub elements: Vec<Element>,
    /// The exact plans of the first draws, where they were made.
    pub exact: Option<Exact>,
}

/// A node that the plan moves: of a scenario the whole, else an element. Values are those of the objective, clipped at the targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Position of the framework.
    pub framework: usize,
    /// Position of the node.
    pub node: usize,
    /// Its value without and with the plan, every open answer at its best, as a share of what it can be.
    pub values: [f64; 2],
    /// 5th and 95th percentile of each over the draws.
    pub intervals: [[f64; 2]; 2],
}

/// What the exact plans of the first draws tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Exact {
    /// Number of draws in which the exact plan was made.
    pub draws: u32,
    /// In how many of them it was proven to be the best.
    pub proven: u32,
    /// In how many of them each intervention is in the exact plan.
    pub in_plan: Vec<u32>,
    /// In how many of the same draws each is in the plan that the list gives.
    pub in_list: Vec<u32>,
    /// 5th percentile, median and 95th percentile of what the exact plan adds to J more than the list's.
    pub ahead: [f64; 3],
}

/// What one draw gives.
struct Drawn {
    nodes: Vec<f64>,
    among_first: Vec<usize>,
    in_plan: Vec<usize>,
    benefit: f64,
    cost: f64,
    objective: [f64; 2],
    benefits: Vec<f64>,
    elements: [Vec<f64>; 2],
    exact: Option<ExactDrawn>,
}

/// The exact plan of one draw.
struct ExactDrawn {
    plan: Vec<usize>,
    proven: bool,
    ahead: f64,
}

/// Makes the draws. `told` hears after each how many are done, and says whether to go on. Where it does not, those count that are done
/// without a gap from the first one on; none where not even that one is.
pub fn robustness(doubt: &Doubt<'_>, told: &(dyn Fn(u32) -> bool + Sync)) -> Option<Robustness> {
    let threads = u32::try_from(doubt.threads.get()).unwrap_or(1).min(doubt.draws.max(1));
    let done = std::sync::atomic::AtomicU32::new(0);
    let count_up = || told(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1);
    let share = |first: u32| {
        let mut library = doubt.library.clone();
        let mine = (first..doubt.draws).step_by(threads as usize);
        let mut found = Vec::new();
        for number in mine {
            let drawn = draw(doubt, &mut library, number);
            if doubt.ask.stop.now() {
                break;
            }
            found.push(drawn);
            if !count_up() {
                break;
            }
        }
        found
    };
    let share = &share;
    let shares: Option<Vec<Vec<Drawn>>> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|first| scope.spawn(move || share(first))).collect();
        handles.into_iter().map(|handle| handle.join().ok()).collect()
    });
    let mut shares: Vec<std::vec::IntoIter<Drawn>> = shares?.into_iter().map(Vec::into_iter).collect();
    let in_order: Vec<Drawn> = (0..doubt.draws).map_while(|number| shares[(number % threads) as usize].next()).collect();
    if in_order.is_empty() {
        return None;
    }
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
    let assessment = doubt.scored(&Scorer::new(library, doubt.asked, doubt.targets), doubt.sheet);
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
    // What runs or has ended stands before the plan begins.
    let mut stood = position.clone();
    ask.ended.iter().for_each(|member| ask.raise(*member, &mut stood));
    let mut after = stood.clone();
    let before = objective.value(&stood);
    let (mut stands, mut benefits) = (before, Vec::with_capacity(doubt.plan.len()));
    for member in doubt.plan {
        ask.raise(*member, &mut after);
        let next = objective.value(&after);
        benefits.push(next - stands);
        stands = next;
    }
    let exact = (number < doubt.thorough).then(|| exact(&ask, &position, &levels, &in_plan));
    Drawn {
        nodes: assessment.frameworks.iter().flatten().map(|score| score.readings.claimed).collect(),
        among_first,
        in_plan,
        benefit: objective.value(&after) - before,
        cost: ask.cost(doubt.plan),
        objective: [before, objective.value(&after)],
        benefits,
        elements: [&stood, &after].map(|position| elements(library, &objective, position).into_iter().map(|(_, _, value)| value).collect()),
        exact,
    }
}

/// The exact plan of a draw, held against that of the list.
fn exact(ask: &Ask<'_>, position: &Position, levels: &[Option<u8>], list: &[usize]) -> ExactDrawn {
    // Where what must be in it cannot be had from a drawn position, the draw has no plan.
    let Ok(found) = best_at(ask, position, levels) else { return ExactDrawn { plan: Vec::new(), proven: false, ahead: 0.0 } };
    let value = |set: &[usize]| {
        let mut after = position.clone();
        ask.ended.iter().chain(set).for_each(|member| ask.raise(*member, &mut after));
        ask.objective.value(&after)
    };
    ExactDrawn { ahead: value(&found.order) - value(list), proven: found.proof == Proof::Optimal, plan: found.order }
}

/// Elements, and scenarios as wholes, as shares of what they can be; 0 for one that has no place in the objective.
fn elements(library: &Library, objective: &Objective, position: &Position) -> Vec<(usize, usize, f64)> {
    let mut found = Vec::new();
    for (at, framework) in library.frameworks.iter().enumerate() {
        // What loses its place where weights are others stays in the list, so that all lists have the same order.
        let lens = objective.lenses().iter().find(|lens| lens.framework == at);
        if framework.kind == FrameworkKind::Scenario {
            found.push((at, 0, lens.map_or(0.0, |lens| objective.lens_value(lens, position))));
            continue;
        }
        let values: NodeValues = lens.map(|lens| objective.node_values(lens, position)).unwrap_or_default();
        let most: NodeValues = lens.map(|lens| objective.most(lens)).unwrap_or_default();
        for (node, _) in framework.nodes.iter().enumerate().filter(|(_, node)| !node.needs.is_empty()) {
            let of = |values: &NodeValues| values.get(node).copied().flatten().unwrap_or(0.0);
            found.push((at, node, if of(&most) > 0.0 { of(&values) / of(&most) } else { 0.0 }));
        }
    }
    found
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
    // proof: there are at most as many draws as were asked for, whose number is a u32
    #[allow(clippy::cast_possible_truncation)]
    let draws = drawn.len() as u32;
    let two = |values: Vec<f64>| [quantile(&values, 0.05), quantile(&values, 0.95)];
    let benefits = (0..doubt.plan.len()).map(|at| two(sorted(drawn.iter().map(|draw| draw.benefits[at]))));
    let three = |sorted: Vec<f64>| [0.05, 0.5, 0.95].map(|share| quantile(&sorted, share));
    Robustness {
        draws,
        nodes,
        among_first: count(|draw| &draw.among_first),
        in_plan: count(|draw| &draw.in_plan),
        // proof: there are at most as many as draws, whose number is a u32
        #[allow(clippy::cast_possible_truncation)]
        within_budget: within.count() as u32,
        benefit: three(sorted(drawn.iter().map(|draw| draw.benefit))),
        cost: three(sorted(drawn.iter().map(|draw| draw.cost))),
        objective: [0, 1].map(|at| three(sorted(drawn.iter().map(|draw| draw.objective[at])))),
        benefits: benefits.collect(),
        elements: moved(doubt, drawn),
        exact: exact_draws(doubt, drawn),
    }
}

/// The elements that the plan moves with all as it is, with their intervals.
fn moved(doubt: &Doubt<'_>, drawn: &[Drawn]) -> Vec<Element> {
    let mut before = Position::of(doubt.assessment, Reading::Potential);
    doubt.ask.ended.iter().for_each(|at| doubt.ask.raise(*at, &mut before));
    let mut after = before.clone();
    doubt.plan.iter().for_each(|at| doubt.ask.raise(*at, &mut after));
    let (was, is) = (elements(doubt.library, doubt.ask.objective, &before), elements(doubt.library, doubt.ask.objective, &after));
    let pairs = was.iter().zip(&is).enumerate().filter(|(_, (was, is))| (was.2 - is.2).abs() > EQUAL);
    let interval = |at: usize, with: usize| {
        let values = sorted(drawn.iter().filter_map(|draw| draw.elements[with].get(at).copied()));
        [quantile(&values, 0.05), quantile(&values, 0.95)]
    };
    pairs
        .map(|(at, (was, is))| Element {
            framework: was.0,
            node: was.1,
            values: [was.2, is.2],
            intervals: [interval(at, 0), interval(at, 1)],
        })
        .collect()
}

fn exact_draws(doubt: &Doubt<'_>, drawn: &[Drawn]) -> Option<Exact> {
    let exact: Vec<(&Drawn, &ExactDrawn)> = drawn.iter().filter_map(|draw| Some((draw, draw.exact.as_ref()?))).collect();
    let count = |of: &dyn Fn(&(&Drawn, &ExactDrawn)) -> Vec<usize>| {
        let mut counts = vec![0u32; doubt.library.interventions.len()];
        exact.iter().flat_map(of).for_each(|at| counts[at] += 1);
        counts
    };
    let ahead = sorted(exact.iter().map(|(_, exact)| exact.ahead));
    // proof: there are at most as many as draws, whose number is a u32
    #[allow(clippy::cast_possible_truncation)]
    let number = |count: usize| count as u32;
    (!exact.is_empty()).then(|| Exact {
        draws: number(exact.len()),
        proven: number(exact.iter().filter(|(_, exact)| exact.proven).count()),
        in_plan: count(&|(_, exact)| exact.plan.clone()),
        in_list: count(&|(draw, _)| draw.in_plan.clone()),
        ahead: [0.05, 0.5, 0.95].map(|share| quantile(&ahead, share)),
    })
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
