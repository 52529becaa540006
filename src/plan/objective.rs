//! The objective J: what the norms framework and the scenarios are worth with every capability clipped at its target.

mod weights;

pub use weights::Weighed;

use crate::library::Library;
use crate::model::{Aggregate, Cap, FrameworkKind, ThreatProfile};
use crate::score::{Assessment, Combine, EQUAL, LeafState, NodeScore, NodeState, Reading, Readings, combine};

/// The objective for one assessment.
#[derive(Debug, Clone)]
pub struct Objective {
    lenses: Vec<Lens>,
    /// Target of each leaf, from 0 to 1; none where it has none.
    targets: Vec<Option<f64>>,
}

/// A framework with its weight in the objective.
#[derive(Debug, Clone)]
pub struct Lens {
    /// Position of the framework.
    pub framework: usize,
    /// Its weight; all weights add to 1.
    pub weight: f64,
    nodes: Vec<Node>,
    max: f64,
}

/// A node as the objective takes it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kept: bool,
    pub(super) how: Combine,
    pub(super) scale: f64,
    pub(super) capped: bool,
    pub(super) children: Vec<(usize, f64)>,
    pub(super) needs: Vec<Leaf>,
}

/// A need as the objective takes it.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub(super) leaf: usize,
    pub(super) weight: f64,
    /// 1/L where the need is essential.
    pub(super) step: Option<f64>,
    pub(super) counts: Counts,
}

/// How much of a leaf counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Counts {
    /// Clipped at its target.
    ToTarget(f64),
    /// A question alone: as it stands.
    AsItIs,
    /// A question alone where less is better.
    Reversed,
    /// No target: nothing counts.
    Nothing,
}

/// Where a State stands in one reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// The value of each leaf, from 0 to 1.
    pub values: Vec<f64>,
    /// The value of each leaf where less is better; interventions move capabilities only, so it stays as it is.
    reversed: Vec<f64>,
}

impl Position {
    /// Where an assessment stands in one reading.
    #[must_use]
    pub fn of(assessment: &Assessment, reading: Reading) -> Self {
        let pick = |readings: Readings| match reading {
            Reading::Evidenced => readings.evidenced,
            Reading::Claimed => readings.claimed,
            Reading::Potential => readings.potential,
        };
        Self {
            values: assessment.leaves.iter().map(|leaf| pick(leaf.readings)).collect(),
            reversed: assessment.leaves.iter().map(|leaf| pick(leaf.reversed)).collect(),
        }
    }

    /// The value of each leaf where less is better.
    pub(super) fn reversed(&self) -> &[f64] {
        &self.reversed
    }

    /// Every leaf at 1.
    fn full(leaves: usize) -> Self {
        Self { values: vec![1.0; leaves], reversed: vec![1.0; leaves] }
    }
}

/// The values of all nodes of a lens, by position in the framework; none where a node has no place in the objective.
pub type NodeValues = Vec<Option<f64>>;

impl Objective {
    /// Prepares the objective. Nodes without a place in it (not applicable, not asked, not assessed) are left out for good.
    #[must_use]
    pub fn new(library: &Library, assessment: &Assessment, profile: Option<&ThreatProfile>) -> Self {
        let targets = assessment.leaves.iter().map(|leaf| leaf.targets[1].map(|target| f64::from(target) / f64::from(leaf.top))).collect();
        let mut objective = Self { lenses: Vec::new(), targets };
        let ones = Position::full(assessment.leaves.len());
        for (framework, weight) in weights(library, profile) {
            let mut lens = prepare(library, assessment, framework, weight);
            // A root under which nothing has a place has no value, and so no place itself.
            if let (true, Some(max)) = (weight > 0.0, lens.values(&ones, Clip::No)[0]) {
                lens.max = max;
                objective.lenses.push(lens);
            }
        }
        let whole: f64 = objective.lenses.iter().map(|lens| lens.weight).sum();
        for lens in &mut objective.lenses {
            lens.weight /= whole;
        }
        objective
    }

    /// Multiplies the weight of every lens by a factor, one call each, in order; the weights add to 1 again afterwards.
    pub(super) fn reweigh(&mut self, factor: &mut dyn FnMut() -> f64) {
        for lens in &mut self.lenses {
            lens.weight *= factor();
        }
        let whole: f64 = self.lenses.iter().map(|lens| lens.weight).sum();
        for lens in &mut self.lenses {
            lens.weight /= whole;
        }
    }

    /// The frameworks that count, with their weights.
    #[must_use]
    pub fn lenses(&self) -> &[Lens] {
        &self.lenses
    }

    /// J, from 0 to 1.
    #[must_use]
    pub fn value(&self, position: &Position) -> f64 {
        // An empty sum is -0.0, which a reader would take for a mistake.
        self.parts(position).iter().sum::<f64>() + 0.0
    }

    /// J with every capability at its target: the most that can be reached.
    #[must_use]
    pub fn reachable(&self) -> f64 {
        self.value(&Position::full(self.targets.len()))
    }

    /// The value of every lens, each times its weight; their sum is J.
    #[must_use]
    pub fn parts(&self, position: &Position) -> Vec<f64> {
        self.lenses.iter().map(|lens| lens.weight * self.lens_value(lens, position)).collect()
    }

    /// The value of one lens, from 0 to 1.
    #[must_use]
    pub fn lens_value(&self, lens: &Lens, position: &Position) -> f64 {
        lens.values(position, Clip::Yes)[0].unwrap_or(0.0) / lens.max
    }

    /// The values of all nodes of a lens.
    #[must_use]
    pub fn node_values(&self, lens: &Lens, position: &Position) -> NodeValues {
        lens.values(position, Clip::Yes)
    }

    /// The values of all nodes of a lens with every leaf at 1.
    pub(super) fn most(&self, lens: &Lens) -> NodeValues {
        lens.values(&Position::full(self.targets.len()), Clip::No)
    }

    /// The target of a leaf, from 0 to 1.
    #[must_use]
    pub fn target(&self, leaf: usize) -> Option<f64> {
        self.targets[leaf]
    }
}

/// Weights of frameworks as the profile gives them, before those without a place are left out.
fn weights(library: &Library, profile: Option<&ThreatProfile>) -> Vec<(usize, f64)> {
    let norms: Vec<usize> = library.frameworks_of(FrameworkKind::Norms).map(|(at, _)| at).collect();
    let scenarios: Vec<usize> = library.frameworks_of(FrameworkKind::Scenario).map(|(at, _)| at).collect();
    let estimate = |scenario: usize| match profile.filter(|profile| !profile.threats.is_empty()) {
        None => 1.0,
        Some(profile) => profile
            .threats
            .iter()
            .find(|threat| threat.scenario.id == library.frameworks[scenario].id)
            .map_or(0.0, |threat| f64::from(threat.likelihood) * f64::from(threat.impact)),
    };
    let whole: f64 = scenarios.iter().map(|scenario| estimate(*scenario)).sum();
    let share = profile.map_or(0.5, |profile| profile.norms_share);
    let norms_half = if whole <= 0.0 { 1.0 } else { share };
    let threat_half = if norms.is_empty() { 1.0 } else { 1.0 - share };
    #[allow(clippy::cast_precision_loss)] // proof: a handful of frameworks
    let each = norms_half / norms.len().max(1) as f64;
    let norms = norms.into_iter().map(|at| (at, each));
    let scenarios = scenarios.into_iter().map(|at| (at, if whole > 0.0 { threat_half * estimate(at) / whole } else { 0.0 }));
    norms.chain(scenarios).collect()
}

fn prepare(library: &Library, assessment: &Assessment, framework: usize, weight: f64) -> Lens {
    let definition = &library.frameworks[framework];
    let scores = &assessment.frameworks[framework];
    let kept = |score: &NodeScore| !score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing);
    let mut nodes: Vec<Node> = definition
        .nodes
        .iter()
        .enumerate()
        .map(|(position, node)| {
            // Under a minimum everything counts alike, whatever weight it carries.
            let equal = matches!(node.aggregate, Aggregate::Minimum | Aggregate::Product);
            let needs = node.needs.iter().filter_map(|need| {
                let leaf = assessment.leaf_of(library, &need.of)?;
                let score = &assessment.leaves[leaf];
                if score.state != LeafState::Scored {
                    return None;
                }
                let target = score.targets[1].map(|target| f64::from(target) / f64::from(score.top));
                let alone = matches!(score.of, crate::score::LeafOf::Question(_));
                let counts = match target {
                    _ if alone && need.reverse => Counts::Reversed,
                    _ if alone => Counts::AsItIs,
                    Some(target) if !need.reverse => Counts::ToTarget(target),
                    _ => Counts::Nothing,
                };
                let essential = need.role == crate::model::Role::Essential;
                Some(Leaf {
                    leaf,
                    weight: if equal { 1.0 } else { need.weight },
                    step: essential.then(|| 1.0 / f64::from(score.top)),
                    counts,
                })
            });
            Node {
                kept: kept(&scores[position]),
                how: match Combine::from(node.aggregate) {
                    Combine::Minimum => Combine::Mean,
                    how => how,
                },
                scale: node.scale,
                capped: node.cap == Cap::WeakestEssential,
                children: Vec::new(),
                needs: needs.collect(),
            }
        })
        .collect();
    for (position, node) in definition.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            let equal = matches!(definition.nodes[parent].aggregate, Aggregate::Minimum | Aggregate::Product);
            nodes[parent].children.push((position, if equal { 1.0 } else { node.weight }));
        }
    }
    Lens { framework, weight, nodes, max: 1.0 }
}

/// Whether values are clipped at their targets and nodes at their caps.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Clip {
    Yes,
    No,
}

impl Lens {
    /// A node by its position in the framework.
    pub(super) fn node(&self, position: usize) -> &Node {
        &self.nodes[position]
    }

    /// All nodes, by position in the framework.
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The value of the lens when every leaf is 1.
    pub(super) fn max(&self) -> f64 {
        self.max
    }

    pub(super) fn values(&self, position: &Position, clip: Clip) -> NodeValues {
        let mut values: NodeValues = vec![None; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if node.kept {
                values[at] = node.value(position, &values, clip);
            }
        }
        values
    }
}

impl Node {
    pub(super) fn value(&self, position: &Position, values: &NodeValues, clip: Clip) -> Option<f64> {
        self.parts(position, values, clip).map(|(whole, limit)| whole.min(limit) * self.scale)
    }

    /// What is under the node, combined, and what its cap allows; the lesser of both, scaled, is its value.
    pub(super) fn parts(&self, position: &Position, values: &NodeValues, clip: Clip) -> Option<(f64, f64)> {
        let (mut any, mut limit) = (false, f64::INFINITY);
        let mut leaf = |need: &Leaf| {
            any = true;
            match (clip, need.counts) {
                (Clip::No, _) => 1.0,
                (Clip::Yes, Counts::ToTarget(target)) => {
                    let value = position.values[need.leaf];
                    // An essential below its target allows its node no more than the next level.
                    if let (true, Some(step)) = (self.capped && value < target - EQUAL, need.step) {
                        limit = limit.min(value + step);
                    }
                    if value < target { value } else { target }
                }
                (Clip::Yes, Counts::AsItIs) => position.values[need.leaf],
                (Clip::Yes, Counts::Reversed) => position.reversed[need.leaf],
                (Clip::Yes, Counts::Nothing) => 0.0,
            }
        };
        let mut children = false;
        let combined = if self.how == Combine::Mean {
            // What nearly every node is, in the order of arithmetic of `combine`.
            let (mut sum, mut weights) = (0.0, 0.0);
            for (child, weight) in &self.children {
                if let Some(value) = values[*child] {
                    children = true;
                    weights += weight;
                    sum += weight * value;
                }
            }
            for need in &self.needs {
                weights += need.weight;
                sum += need.weight * leaf(need);
            }
            sum / weights
        } else {
            let below = self.children.iter().filter_map(|(child, weight)| values[*child].map(|value| (*weight, value)));
            let leaves = self.needs.iter().map(|need| (need.weight, leaf(need)));
            combine(self.how, below.inspect(|_| children = true).chain(leaves))
        };
        (any || children).then_some((combined, limit))
    }
}
