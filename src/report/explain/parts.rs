//! What a node is made of: its child nodes and its needs, with what each brings.

use super::find::node_form;
use super::phrase::question_name;
use crate::model::{Aggregate, Cap, Missing, NeedOf, Node, Role};
use crate::report::subject::Subject;
use crate::score::{EQUAL, LeafScore, LeafState, NodeState, combine};

/// A child node or a need.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Name for readers.
    pub(super) name: String,
    /// The id by which it can be explained.
    pub(super) id: String,
    pub(super) of: PartOf,
    pub(super) weight: f64,
    /// Value in each reading, in its own unit, as the node counts it.
    pub(super) values: [f64; 3],
    /// Value when every leaf is 1.
    pub(super) max: f64,
    /// Why it leaves the sum.
    pub(super) left: Option<LeafState>,
    /// Whether nothing under it is answered.
    pub(super) missing: bool,
    pub(super) coverage: Option<f64>,
    pub(super) asked: f64,
}

/// Which of the two a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartOf {
    /// A child node, by position in the framework.
    Node(usize),
    /// A need, by position in the node, with the position of its leaf.
    Need(usize, usize),
}

/// The parts of a node, in the order in which the scorer takes them: child nodes, then needs.
pub(super) fn parts(subject: Subject<'_>, framework: usize, node: usize) -> Vec<Part> {
    let nodes = &subject.library.frameworks[framework].nodes;
    let children = nodes.iter().enumerate().filter(|(_, child)| child.parent == Some(node));
    let children = children.map(|(at, child)| child_part(subject, framework, at, child));
    let needs = nodes[node].needs.iter().enumerate().filter_map(|(at, _)| need_part(subject, &nodes[node], at));
    children.chain(needs).collect()
}

fn child_part(subject: Subject<'_>, framework: usize, at: usize, child: &Node) -> Part {
    let score = &subject.assessment.frameworks[framework][at];
    Part {
        name: child.title.clone(),
        id: node_form(subject.library, framework, at),
        of: PartOf::Node(at),
        weight: child.weight,
        values: score.readings.array(),
        max: score.max,
        left: match score.state {
            NodeState::NotApplicable => Some(LeafState::NotApplicable),
            NodeState::NotAsked => Some(LeafState::NotAsked),
            NodeState::Scored | NodeState::Missing => None,
        },
        missing: score.state == NodeState::Missing,
        coverage: score.coverage,
        asked: score.asked,
    }
}

fn need_part(subject: Subject<'_>, node: &Node, at: usize) -> Option<Part> {
    let need = &node.needs[at];
    let position = subject.assessment.leaf_of(subject.library, &need.of)?;
    let leaf = &subject.assessment.leaves[position];
    let (name, id) = match &need.of {
        NeedOf::Capability(id) => (subject.capability(position).to_owned(), id.to_string()),
        NeedOf::Question(id) => (question_name(subject, subject.library.question(id)?), id.to_string()),
    };
    Some(Part {
        name,
        id,
        of: PartOf::Need(at, position),
        weight: need.weight,
        values: need_values(leaf, need.reverse),
        max: 1.0,
        left: (leaf.state != LeafState::Scored).then_some(leaf.state),
        missing: leaf.missing(),
        coverage: leaf.coverage,
        asked: if leaf.state == LeafState::NotAsked { 0.0 } else { 1.0 },
    })
}

/// The readings of a leaf as a need counts them.
fn need_values(leaf: &LeafScore, reverse: bool) -> [f64; 3] {
    if reverse { leaf.reversed } else { leaf.readings }.array()
}

impl Part {
    /// Its value in a reading as the node counts it; none where it is left out.
    pub(super) fn counted(&self, node: &Node, reading: usize) -> Option<f64> {
        match (self.left, node.missing == Missing::Exclude && self.missing, reading) {
            (Some(_), _, _) | (None, true, 1) => None,
            (None, true, 0) => Some(0.0),
            (None, true, _) => Some(self.max),
            (None, false, _) => Some(self.values[reading]),
        }
    }

    /// Whether it is an essential need of the node.
    pub(super) fn essential(&self, node: &Node) -> bool {
        matches!(self.of, PartOf::Need(at, _) if node.needs[at].role == Role::Essential)
    }
}

/// Whether all parts count alike, whatever weight they carry.
pub(super) fn equal(node: &Node) -> bool {
    matches!(node.aggregate, Aggregate::Minimum | Aggregate::Product)
}

/// The weight of a part in coverage and in the way to the target.
pub(super) fn share_weight(node: &Node, part: &Part) -> f64 {
    if equal(node) { 1.0 } else { part.weight }
}

/// The pairs of weight and value that count in a reading.
pub(super) fn terms(node: &Node, parts: &[Part], reading: usize) -> Vec<(f64, f64)> {
    parts.iter().filter_map(|part| Some((part.weight, part.counted(node, reading)?))).collect()
}

/// The value of a node before its cap.
pub(super) fn aggregate(node: &Node, parts: &[Part], reading: usize) -> f64 {
    combine(node.aggregate.into(), terms(node, parts, reading).into_iter())
}

/// The essential need that limits a node most in a reading, with the limit; none where the node has no cap.
pub(super) fn limit<'p>(subject: Subject<'_>, node: &Node, parts: &'p [Part], reading: usize) -> Option<(&'p Part, f64)> {
    if node.cap != Cap::WeakestEssential {
        return None;
    }
    let exclude = node.missing == Missing::Exclude;
    let counts = |part: &&Part| part.left.is_none() && part.essential(node) && !(exclude && part.missing && reading == 1);
    let mut lowest: Option<(&Part, f64)> = None;
    for part in parts.iter().filter(counts) {
        let limit = part.values[reading] + step(subject, part);
        if lowest.is_none_or(|(_, found)| limit < found) {
            lowest = Some((part, limit));
        }
    }
    lowest
}

/// One level, as a share of the highest.
pub(super) fn step(subject: Subject<'_>, part: &Part) -> f64 {
    match part.of {
        PartOf::Need(_, leaf) => 1.0 / f64::from(subject.assessment.leaves[leaf].top),
        PartOf::Node(_) => 0.0,
    }
}

/// Rounds half up as the node says.
pub(super) fn rounded(node: &Node, value: f64) -> f64 {
    match node.round {
        Some(digits) => {
            let unit = (0..digits).fold(1.0, |unit, _| unit * 10.0);
            (value * unit + 0.5 + EQUAL).floor() / unit
        }
        None => value,
    }
}

/// The value of a node in a reading, with cap, rounding and scale.
pub(super) fn finished(subject: Subject<'_>, node: &Node, parts: &[Part], reading: usize) -> f64 {
    let limit = limit(subject, node, parts, reading).map_or(f64::INFINITY, |(_, limit)| limit);
    rounded(node, aggregate(node, parts, reading).min(limit)) * node.scale
}

/// The weighted gap in each reading and the weighted target that a part brings; none without a target.
pub(super) fn part_gap(subject: Subject<'_>, framework: usize, node: &Node, part: &Part, profile: usize) -> Option<([f64; 3], f64)> {
    match part.of {
        PartOf::Node(at) => node_gap(subject, framework, at, profile),
        PartOf::Need(at, leaf) if !node.needs[at].reverse => {
            let leaf = &subject.assessment.leaves[leaf];
            Some((leaf.gap(profile)?.array(), super::phrase::target_value(leaf, profile)?))
        }
        PartOf::Need(..) => None,
    }
}

/// The same for a whole node, as its parent counts it: means over its own parts, a sum where it is a sum.
pub(super) fn node_gap(subject: Subject<'_>, framework: usize, node: usize, profile: usize) -> Option<([f64; 3], f64)> {
    let definition = &subject.library.frameworks[framework].nodes[node];
    let parts = parts(subject, framework, node);
    let (gaps, target) = gap_sums(subject, framework, definition, &parts, profile)?;
    let whole = gap_divisor(definition, &parts);
    Some((gaps.map(|gap| gap / whole), target / whole))
}

/// Sums of weight × gap and of weight × target over the parts that are kept; none without any target.
pub(super) fn gap_sums(subject: Subject<'_>, framework: usize, node: &Node, parts: &[Part], profile: usize) -> Option<([f64; 3], f64)> {
    let mut sums: Option<([f64; 3], f64)> = None;
    for part in parts.iter().filter(|part| part.left.is_none()) {
        let Some((gap, target)) = part_gap(subject, framework, node, part, profile) else { continue };
        let weight = share_weight(node, part);
        let (gaps, targets) = sums.get_or_insert(([0.0; 3], 0.0));
        gaps.iter_mut().zip(gap).for_each(|(sum, gap)| *sum += weight * gap);
        *targets += weight * target;
    }
    sums
}

/// What the sums are divided by on the way up: the weights kept, or 1 under a sum.
pub(super) fn gap_divisor(node: &Node, parts: &[Part]) -> f64 {
    match node.aggregate {
        Aggregate::Sum => 1.0,
        _ => parts.iter().filter(|part| part.left.is_none()).map(|part| share_weight(node, part)).sum(),
    }
}
