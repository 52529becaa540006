//! Nodes: aggregate, cap, missing, rounding, section 5 of the method.

use super::EQUAL;
use super::assessment::{LeafScore, LeafState, NodeScore, NodeState, Readings};
use super::rating::{self, RatingOutcome};
use crate::model::{Aggregate, Cap, Missing};

/// A framework as the scorer needs it; parents stand before children.
#[derive(Debug, Clone, Default)]
pub(super) struct PreparedTree {
    pub(super) nodes: Vec<PreparedNode>,
}

#[derive(Debug, Clone)]
pub(super) struct PreparedNode {
    pub(super) weight: f64,
    pub(super) aggregate: Aggregate,
    pub(super) cap: Cap,
    pub(super) missing: Missing,
    pub(super) round: Option<u8>,
    pub(super) scale: f64,
    pub(super) children: Vec<usize>,
    pub(super) needs: Vec<PreparedNeed>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct PreparedNeed {
    pub(super) leaf: usize,
    pub(super) weight: f64,
    pub(super) essential: bool,
    pub(super) reverse: bool,
}

/// What a child brings to its node.
#[derive(Clone, Copy)]
struct Child {
    weight: f64,
    /// Values in the three readings, and when every leaf is 1.
    values: [f64; 4],
    left: Option<NodeState>,
    missing: bool,
    coverage: Option<f64>,
    asked: f64,
    answered: u32,
    open: u32,
    /// Weighted gap in three readings and weighted target, under both profiles; for leaves and nodes alike.
    gaps: [Option<([f64; 3], f64)>; 2],
    /// For an essential need: 1/L, which the cap adds.
    cap_step: Option<f64>,
}

/// Position of the reading in which every leaf is 1.
const MAX: usize = 3;

/// Scores all nodes of a tree; `scratch` only saves allocations.
pub(super) fn score(tree: &PreparedTree, leaves: &[LeafScore], nodes: &mut Vec<NodeScore>, scratch: &mut Scratch) {
    nodes.clear();
    nodes.resize(tree.nodes.len(), BLANK);
    scratch.as_child.clear();
    scratch.as_child.resize(tree.nodes.len(), None);
    for position in (0..tree.nodes.len()).rev() {
        let node = &tree.nodes[position];
        scratch.children.clear();
        for child in &node.children {
            scratch.children.extend(scratch.as_child[*child]);
        }
        for need in &node.needs {
            scratch.children.push(leaf_child(need, &leaves[need.leaf]));
        }
        let (score, child) = one(node, leaves, &scratch.children);
        nodes[position] = score;
        scratch.as_child[position] = Some(child);
    }
}

/// Working memory of [`score`].
#[derive(Default)]
pub(super) struct Scratch {
    children: Vec<Child>,
    as_child: Vec<Option<Child>>,
}

const BLANK: NodeScore = NodeScore {
    state: NodeState::NotApplicable,
    readings: Readings { evidenced: 0.0, claimed: 0.0, potential: 0.0 },
    uncapped: Readings { evidenced: 0.0, claimed: 0.0, potential: 0.0 },
    max: 0.0,
    coverage: None,
    asked: 0.0,
    not_assessed: false,
    answered: 0,
    open: 0,
    to_target: [None; 2],
    rating: RatingOutcome::NoElement,
    essentials_at_zero: 0,
    essentials_below: 0,
    essentials: 0,
    essentials_not_applicable: 0,
    capped: false,
};

fn leaf_child(need: &PreparedNeed, leaf: &LeafScore) -> Child {
    let [evidenced, claimed, potential] = if need.reverse { leaf.reversed } else { leaf.readings }.array();
    let values = [evidenced, claimed, potential, 1.0];
    let left = match leaf.state {
        LeafState::Scored => None,
        LeafState::NotApplicable => Some(NodeState::NotApplicable),
        LeafState::NotAsked => Some(NodeState::NotAsked),
    };
    let gaps = [0, 1].map(|profile| {
        let target = leaf.targets[profile].filter(|_| !need.reverse)?;
        let target_value = f64::from(target) / f64::from(leaf.top);
        leaf.gap(profile).map(|gap| (gap.array(), target_value))
    });
    Child {
        weight: need.weight,
        values,
        left,
        missing: leaf.missing(),
        coverage: leaf.coverage,
        asked: if leaf.state == LeafState::NotAsked { 0.0 } else { 1.0 },
        answered: leaf.answered,
        open: leaf.open,
        gaps,
        cap_step: need.essential.then(|| 1.0 / f64::from(leaf.top)),
    }
}

fn one(node: &PreparedNode, leaves: &[LeafScore], children: &[Child]) -> (NodeScore, Child) {
    let mut score = BLANK;
    let equal = matches!(node.aggregate, Aggregate::Minimum | Aggregate::Product);
    let weight = |child: &Child| if equal { 1.0 } else { child.weight };
    score.asked = share(children, weight, |child| Some(child.asked)).unwrap_or(0.0);
    essentials(node, leaves, &mut score);
    score.answered = children.iter().map(|child| child.answered).sum();
    score.open = children.iter().map(|child| child.open).sum();
    let essential_not_asked = node.needs.iter().any(|need| need.essential && leaves[need.leaf].state == LeafState::NotAsked);
    score.not_assessed = essential_not_asked || score.asked < 0.5 - EQUAL;

    let kept = children.iter().filter(|child| child.left.is_none());
    if kept.clone().count() == 0 {
        let not_asked = children.iter().any(|child| child.left == Some(NodeState::NotAsked));
        score.state = if not_asked { NodeState::NotAsked } else { NodeState::NotApplicable };
    } else {
        let missing = score.answered == 0 && score.open > 0;
        score.state = if missing { NodeState::Missing } else { NodeState::Scored };
        let (max, _, _) = value(node, children, MAX);
        let mut capped_values = [0.0; 3];
        let mut uncapped_values = [0.0; 3];
        for reading in 0..3 {
            let (capped, uncapped, lowered) = value(node, children, reading);
            capped_values[reading] = finish(node, capped);
            uncapped_values[reading] = uncapped;
            score.capped |= reading == 1 && lowered;
        }
        score.max = finish(node, max);
        if score.state == NodeState::Missing {
            capped_values = [0.0, 0.0, score.max];
        }
        score.readings = Readings::of(capped_values);
        score.uncapped = Readings::of(uncapped_values);
        score.coverage = share(children, weight, |child| child.coverage.filter(|_| child.left.is_none()));
    }
    let gaps = [0, 1].map(|profile| weighted_gaps(node.aggregate, children, profile));
    if !score.not_assessed && score.state != NodeState::NotApplicable {
        score.to_target = gaps.map(|gaps| {
            let (gap, target) = gaps?;
            (target > EQUAL).then(|| Readings::of(gap.map(|gap| 1.0 - gap / target)))
        });
    }

    score.rating = rating::outcome(node, leaves, &score);
    let child = Child {
        weight: node.weight,
        values: [score.readings.evidenced, score.readings.claimed, score.readings.potential, score.max],
        left: matches!(score.state, NodeState::NotApplicable | NodeState::NotAsked).then_some(score.state),
        missing: score.state == NodeState::Missing,
        coverage: score.coverage,
        asked: score.asked,
        answered: score.answered,
        open: score.open,
        gaps,
        cap_step: None,
    };
    (score, child)
}

fn essentials(node: &PreparedNode, leaves: &[LeafScore], score: &mut NodeScore) {
    for need in node.needs.iter().filter(|need| need.essential) {
        let leaf = &leaves[need.leaf];
        match leaf.state {
            LeafState::NotApplicable => score.essentials_not_applicable += 1,
            LeafState::NotAsked => {}
            LeafState::Scored => {
                score.essentials += 1;
                score.essentials_at_zero += u16::from(leaf.level() == 0);
                score.essentials_below += u16::from(!need.reverse && leaf.targets[1].is_some_and(|target| leaf.level() < target));
            }
        }
    }
}

/// Weighted mean of something over those children that have it.
fn share(children: &[Child], weight: impl Fn(&Child) -> f64, of: impl Fn(&Child) -> Option<f64>) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for child in children {
        if let Some(value) = of(child) {
            sum += weight(child) * value;
            weights += weight(child);
        }
    }
    (weights > 0.0).then(|| sum / weights)
}

/// Gaps and targets of the capabilities below, each times the product of its shares down from here.
fn weighted_gaps(aggregate: Aggregate, children: &[Child], profile: usize) -> Option<([f64; 3], f64)> {
    let kept = || children.iter().filter(|child| child.left.is_none());
    let whole: f64 = match aggregate {
        Aggregate::Mean | Aggregate::Geometric => kept().map(|child| child.weight).sum(),
        Aggregate::Minimum | Aggregate::Product => kept().map(|_| 1.0).sum(),
        Aggregate::Sum => 1.0,
    };
    let mut total: Option<([f64; 3], f64)> = None;
    for child in kept() {
        let share = match aggregate {
            Aggregate::Minimum | Aggregate::Product => 1.0 / whole,
            _ => child.weight / whole,
        };
        if let Some((gap, target)) = child.gaps[profile] {
            let (gaps, targets) = total.get_or_insert(([0.0; 3], 0.0));
            for (sum, gap) in gaps.iter_mut().zip(gap) {
                *sum += share * gap;
            }
            *targets += share * target;
        }
    }
    total
}

/// The value of a node in one reading: with the cap, without it, and whether the cap lowered it.
fn value(node: &PreparedNode, children: &[Child], reading: usize) -> (f64, f64, bool) {
    let exclude = node.missing == Missing::Exclude;
    // What a child counts: where it is missing 0, 0 (or nothing at all) and its maximum, whatever stands under it.
    let counted = |child: &Child| match (child.missing, reading) {
        (true, 1) if exclude => None,
        (true, 0 | 1) => Some(0.0),
        (true, _) => Some(child.values[MAX]),
        (false, _) => Some(child.values[reading]),
    };
    let kept = || children.iter().filter(|child| child.left.is_none());
    let values = kept().filter_map(|child| counted(child).map(|value| (child.weight, value)));
    let aggregated = combine(node.aggregate.into(), values);
    if node.cap != Cap::WeakestEssential {
        return (aggregated, aggregated, false);
    }
    let limit = kept().filter_map(|child| Some(counted(child)? + child.cap_step?)).fold(f64::INFINITY, f64::min);
    (aggregated.min(limit), aggregated, limit < aggregated - EQUAL)
}

/// How values become one; the same as [`Aggregate`], for whoever combines values by another rule than the node's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Combine {
    Mean,
    Sum,
    Geometric,
    Minimum,
    Product,
}

impl From<Aggregate> for Combine {
    fn from(aggregate: Aggregate) -> Self {
        match aggregate {
            Aggregate::Mean => Self::Mean,
            Aggregate::Sum => Self::Sum,
            Aggregate::Geometric => Self::Geometric,
            Aggregate::Minimum => Self::Minimum,
            Aggregate::Product => Self::Product,
        }
    }
}

/// Combines pairs of weight and value, in their order; 0 where there are none.
pub(crate) fn combine(how: Combine, values: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mut sum, mut weights, mut least, mut product, mut any, mut zero) = (0.0, 0.0, f64::INFINITY, 1.0, false, false);
    for (weight, value) in values {
        any = true;
        weights += weight;
        match how {
            Combine::Mean | Combine::Sum => sum += weight * value,
            Combine::Geometric if value <= 0.0 => zero = true,
            Combine::Geometric => sum += weight * libm::log(value),
            Combine::Minimum => least = f64::min(least, value),
            Combine::Product => product *= value,
        }
    }
    match how {
        _ if !any => 0.0,
        Combine::Mean => sum / weights,
        Combine::Sum => sum,
        Combine::Geometric if zero => 0.0,
        Combine::Geometric => libm::exp(sum / weights),
        Combine::Minimum => least,
        Combine::Product => product,
    }
}

/// Rounds half up and scales.
fn finish(node: &PreparedNode, value: f64) -> f64 {
    match node.round {
        Some(digits) => {
            let unit = libm::pow(10.0, f64::from(digits));
            // Scaled before it is divided, so that 0.949 times 100 is 94.9 and not 94.89999999999999.
            (value * unit + 0.5 + EQUAL).floor() * node.scale / unit
        }
        None => value * node.scale,
    }
}
