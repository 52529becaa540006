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
    /// Whether both target profiles ask the same of everything under it, so that its gaps are the same under both.
    pub(super) one_profile: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct PreparedNeed {
    pub(super) leaf: usize,
    pub(super) weight: f64,
    pub(super) essential: bool,
    pub(super) reverse: bool,
    /// For an essential need: 1/L, which the cap adds.
    pub(super) cap_step: Option<f64>,
    /// Targets under the default and the chosen profile, from 0 to 1.
    pub(super) targets: [Option<f64>; 2],
}

impl PreparedTree {
    pub(super) fn of(mut nodes: Vec<PreparedNode>) -> Self {
        for at in (0..nodes.len()).rev() {
            let alike = |need: &PreparedNeed| need.targets[0] == need.targets[1];
            nodes[at].one_profile = nodes[at].needs.iter().all(alike) && nodes[at].children.iter().all(|child| nodes[*child].one_profile);
        }
        Self { nodes }
    }
}

/// What a child brings to its node.
#[derive(Debug, Clone, Copy)]
struct Child {
    weight: f64,
    /// Values in the three readings, and when every leaf is 1. Where nothing under it is answered: 0, 0 and its maximum.
    values: [f64; 4],
    left: Option<NodeState>,
    missing: bool,
    coverage: Option<f64>,
    asked: f64,
    answered: u32,
    open: u32,
    cap_step: Option<f64>,
}

/// Weighted gap in three readings and weighted target, under the default and the chosen profile; for leaves and nodes alike.
type Gaps = [Option<([f64; 3], f64)>; 2];

/// Position of the reading in which every leaf is 1.
const MAX: usize = 3;

/// Scores all nodes of a tree; `scratch` only saves allocations. Without `FULL`, gaps and ratings stay blank.
pub(super) fn score<const FULL: bool>(tree: &PreparedTree, leaves: &[LeafScore], nodes: &mut Vec<NodeScore>, scratch: &mut Scratch) {
    // Every place is filled before anybody looks at it, so what stood there may stay until then.
    nodes.resize(tree.nodes.len(), BLANK);
    scratch.as_child.resize(tree.nodes.len(), None);
    scratch.gaps_as_child.resize(if FULL { tree.nodes.len() } else { 0 }, [None; 2]);
    for position in (0..tree.nodes.len()).rev() {
        let node = &tree.nodes[position];
        let needs = node.needs.iter().map(|need| leaf_child(need, &leaves[need.leaf]));
        let (equal, exclude) = (matches!(node.aggregate, Aggregate::Minimum | Aggregate::Product), node.missing == Missing::Exclude);
        scratch.children.clear();
        let mut sums = Sums::default();
        // Of a mean without a cap the sums say everything, so that nobody looks at its children again.
        if !FULL && matches!(node.aggregate, Aggregate::Mean | Aggregate::Sum) && node.cap != Cap::WeakestEssential {
            let nodes = node.children.iter().filter_map(|child| scratch.as_child[*child].as_ref());
            nodes.for_each(|child| sums.add(child, equal, exclude));
            for child in needs {
                sums.add(&child, equal, exclude);
            }
        } else {
            scratch.children.extend(node.children.iter().filter_map(|child| scratch.as_child[*child]));
            scratch.children.extend(needs);
            scratch.children.iter().for_each(|child| sums.add(child, equal, exclude));
        }
        let score = &mut nodes[position];
        *score = BLANK;
        let whole = figures(node, leaves, &scratch.children, &sums, score);
        if FULL {
            scratch.gaps.clear();
            scratch.gaps.extend(node.children.iter().map(|child| scratch.gaps_as_child[*child]));
            scratch.gaps.extend(node.needs.iter().map(|need| leaf_gaps(need, &leaves[need.leaf])));
            scratch.gaps_as_child[position] = beside(node, leaves, &scratch.children, &scratch.gaps, whole, score);
        }
        scratch.as_child[position] = Some(Child {
            weight: node.weight,
            values: [score.readings.evidenced, score.readings.claimed, score.readings.potential, score.max],
            left: matches!(score.state, NodeState::NotApplicable | NodeState::NotAsked).then_some(score.state),
            missing: score.state == NodeState::Missing,
            coverage: score.coverage,
            asked: score.asked,
            answered: score.answered,
            open: score.open,
            cap_step: None,
        });
    }
}

/// Working memory of the scorer, to be used for any number of sheets.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    /// Frameworks by position whose nodes stay empty where figures alone are wanted; those beyond its end do not.
    pub left_out: Vec<bool>,
    children: Vec<Child>,
    as_child: Vec<Option<Child>>,
    gaps: Vec<Gaps>,
    gaps_as_child: Vec<Gaps>,
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
    let missing = leaf.missing();
    let [evidenced, claimed, potential] = if need.reverse { leaf.reversed } else { leaf.readings }.array();
    Child {
        weight: need.weight,
        values: if missing { [0.0, 0.0, 1.0, 1.0] } else { [evidenced, claimed, potential, 1.0] },
        left: match leaf.state {
            LeafState::Scored => None,
            LeafState::NotApplicable => Some(NodeState::NotApplicable),
            LeafState::NotAsked => Some(NodeState::NotAsked),
        },
        missing,
        coverage: leaf.coverage,
        asked: if leaf.state == LeafState::NotAsked { 0.0 } else { 1.0 },
        answered: leaf.answered,
        open: leaf.open,
        cap_step: need.cap_step,
    }
}

fn leaf_gaps(need: &PreparedNeed, leaf: &LeafScore) -> Gaps {
    if need.reverse || leaf.state != LeafState::Scored {
        return [None; 2];
    }
    let values = leaf.readings.array();
    need.targets.map(|target| target.map(|target| (values.map(|value| (target - value).max(0.0)), target)))
}

/// Everything over the children that is summed child by child, in one walk; each sum in the order of the definitions.
#[derive(Default)]
struct Sums {
    /// Weights of all children, and of what is asked of them.
    all: f64,
    asked: f64,
    answered: u32,
    open: u32,
    kept: u32,
    /// Weights of the kept ones, and of those that count in the claimed reading.
    weights: f64,
    weights_claimed: f64,
    /// Weights times values, in three readings and when every leaf is 1.
    values: [f64; 4],
    /// Weights of those that have a coverage, and of what is covered.
    could_be_covered: f64,
    covered: f64,
    any_not_asked: bool,
}

impl Sums {
    #[inline(always)]
    fn add(&mut self, child: &Child, equal: bool, exclude: bool) {
        let weight = if equal { 1.0 } else { child.weight };
        self.all += weight;
        self.asked += weight * child.asked;
        self.answered += child.answered;
        self.open += child.open;
        if let Some(left) = child.left {
            self.any_not_asked |= left == NodeState::NotAsked;
            return;
        }
        self.kept += 1;
        if let Some(coverage) = child.coverage {
            self.covered += weight * coverage;
            self.could_be_covered += weight;
        }
        let [evidenced, claimed, potential, max] = child.values;
        self.weights += weight;
        self.values[0] += weight * evidenced;
        self.values[2] += weight * potential;
        self.values[MAX] += weight * max;
        if !(exclude && child.missing) {
            self.weights_claimed += weight;
            self.values[1] += weight * claimed;
        }
    }

    /// What the node comes to in a reading where it is a mean or a sum; 0 where nothing counts.
    fn linear(&self, aggregate: Aggregate, reading: usize) -> f64 {
        let weights = if reading == 1 { self.weights_claimed } else { self.weights };
        match aggregate {
            Aggregate::Sum => self.values[reading],
            _ if weights == 0.0 => 0.0,
            _ => self.values[reading] / weights,
        }
    }
}

/// The figures of a node, all but gaps and ratings; returns what the weights of the kept children add up to. The children are looked at
/// only where the sums do not say everything.
fn figures(node: &PreparedNode, leaves: &[LeafScore], children: &[Child], sums: &Sums, score: &mut NodeScore) -> f64 {
    score.asked = if sums.all > 0.0 { sums.asked / sums.all } else { 0.0 };
    score.answered = sums.answered;
    score.open = sums.open;
    let not_asked = |need: &PreparedNeed| need.essential && leaves[need.leaf].state == LeafState::NotAsked;
    let essential_not_asked = sums.any_not_asked && node.needs.iter().any(not_asked);
    score.not_assessed = essential_not_asked || score.asked < 0.5 - EQUAL;
    if sums.kept == 0 {
        score.state = if sums.any_not_asked { NodeState::NotAsked } else { NodeState::NotApplicable };
        return sums.weights;
    }
    let missing = score.answered == 0 && score.open > 0;
    score.state = if missing { NodeState::Missing } else { NodeState::Scored };
    let mut capped_values = [0.0; 3];
    let mut uncapped_values = [0.0; 3];
    for reading in 0..3 {
        let uncapped = aggregated(node, children, sums, reading);
        let limit = limit(node, children, reading);
        capped_values[reading] = finish(node, uncapped.min(limit));
        uncapped_values[reading] = uncapped;
        score.capped |= reading == 1 && limit < uncapped - EQUAL;
    }
    score.max = finish(node, aggregated(node, children, sums, MAX).min(limit(node, children, MAX)));
    if missing {
        capped_values = [0.0, 0.0, score.max];
    }
    score.readings = Readings::of(capped_values);
    score.uncapped = Readings::of(uncapped_values);
    score.coverage = (sums.could_be_covered > 0.0).then(|| sums.covered / sums.could_be_covered);
    sums.weights
}

/// Gaps and ratings of a node, with what its essential needs come to; returns what it brings to its own parent.
fn beside(node: &PreparedNode, leaves: &[LeafScore], children: &[Child], gaps: &[Gaps], whole: f64, score: &mut NodeScore) -> Gaps {
    essentials(node, leaves, score);
    let default = weighted_gaps(node.aggregate, children, gaps, whole, 0);
    let chosen = if node.one_profile { default } else { weighted_gaps(node.aggregate, children, gaps, whole, 1) };
    if !score.not_assessed && score.state != NodeState::NotApplicable {
        score.to_target = [default, chosen].map(|gaps| {
            let (gap, target) = gaps?;
            (target > EQUAL).then(|| Readings::of(gap.map(|gap| 1.0 - gap / target)))
        });
    }
    score.rating = rating::outcome(node, leaves, score);
    [default, chosen]
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

/// Gaps and targets of the capabilities below, each times the product of its shares down from here.
fn weighted_gaps(aggregate: Aggregate, children: &[Child], gaps: &[Gaps], whole: f64, profile: usize) -> Option<([f64; 3], f64)> {
    let mut total: Option<([f64; 3], f64)> = None;
    for (child, gaps) in children.iter().zip(gaps).filter(|(child, _)| child.left.is_none()) {
        let Some((gap, target)) = gaps[profile] else { continue };
        let share = match aggregate {
            Aggregate::Minimum | Aggregate::Product => 1.0 / whole,
            Aggregate::Sum => child.weight,
            Aggregate::Mean | Aggregate::Geometric => child.weight / whole,
        };
        let (gaps, targets) = total.get_or_insert(([0.0; 3], 0.0));
        for (sum, gap) in gaps.iter_mut().zip(gap) {
            *sum += share * gap;
        }
        *targets += share * target;
    }
    total
}

/// The children that count in a reading, with what they count.
fn counted<'c>(node: &PreparedNode, children: &'c [Child], reading: usize) -> impl Iterator<Item = (&'c Child, f64)> {
    let exclude = node.missing == Missing::Exclude && reading == 1;
    let kept = children.iter().filter(move |child| child.left.is_none() && !(exclude && child.missing));
    kept.map(move |child| (child, child.values[reading]))
}

/// The value of a node in one reading before its cap.
fn aggregated(node: &PreparedNode, children: &[Child], sums: &Sums, reading: usize) -> f64 {
    match node.aggregate {
        Aggregate::Mean | Aggregate::Sum => sums.linear(node.aggregate, reading),
        other => combine(other.into(), counted(node, children, reading).map(|(child, value)| (child.weight, value))),
    }
}

/// What the cap of a node allows in a reading; no limit where it has none.
fn limit(node: &PreparedNode, children: &[Child], reading: usize) -> f64 {
    if node.cap != Cap::WeakestEssential {
        return f64::INFINITY;
    }
    counted(node, children, reading).filter_map(|(child, value)| Some(value + child.cap_step?)).fold(f64::INFINITY, f64::min)
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
