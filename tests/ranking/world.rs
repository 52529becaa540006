//! An instance with its figures, and the objective said once more.

use crate::brute::Instance;
use crate::common::build::{Scored, errors, library_of};
use crate::common::random::Random;
use capgap::diagnostic::Code;
use capgap::model::{Cap, Framework, FrameworkKind, NeedOf, Role};
use capgap::score::{EQUAL, LeafState, NodeScore, NodeState};

/// An instance with its figures.
pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) instance: Instance,
    pub(crate) scored: Scored,
}

impl World {
    /// None where some intervention can never start; the library must then say so, and say nothing else.
    pub(crate) fn new(seed: u64) -> Option<Self> {
        Self::of(seed, 9)
    }

    /// The same with up to this many interventions.
    pub(crate) fn of(seed: u64, most: usize) -> Option<Self> {
        let mut random = Random::new(seed);
        let instance = Instance::random(&mut random, most);
        Self::made(seed, instance, &mut random)
    }

    /// The same with interventions among them that support each other in a circle.
    pub(crate) fn circular(seed: u64, most: usize) -> Option<Self> {
        let mut random = Random::new(seed);
        let mut instance = Instance::random(&mut random, most - 3);
        instance.add_circle(&mut random);
        Self::made(seed, instance, &mut random)
    }

    /// The same world as [`Self::of`] with its interventions in another order.
    pub(crate) fn shuffled(seed: u64, most: usize) -> Option<Self> {
        let mut random = Random::new(seed);
        let instance = Instance::random(&mut random, most).shuffled(&mut Random::new(seed + 1));
        Self::made(seed, instance, &mut random)
    }

    fn made(seed: u64, instance: Instance, random: &mut Random) -> Option<Self> {
        let case = instance.case(random);
        let nothing = vec![Some(0); instance.tops.len()];
        let works = instance.workable(&nothing, 0);
        if works[works.len() - 1] {
            return Some(Self { seed, scored: instance.score(&case), instance });
        }
        let files = case.files();
        let (_, findings) = library_of(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
        let wrong = errors(&findings);
        let codes: Vec<Code> = wrong.iter().map(|finding| finding.code).collect();
        assert!(!codes.is_empty() && codes.iter().all(|code| *code == Code::NeverStarts), "seed {seed}: {codes:?} for {instance:?}");
        None
    }

    pub(crate) fn ids(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.instance.items.len()).collect();
        order.sort_by_key(|at| &self.instance.items[*at].id);
        let mut ranks = vec![0; order.len()];
        order.into_iter().enumerate().for_each(|(rank, at)| ranks[at] = rank);
        ranks
    }

    /// J after a set has ended, in the potential or the claimed reading, said once more for the two shapes of tree made here: a mean of
    /// elements, and a minimum of capped phases, which counts as their mean. Every lens that has a place weighs the same.
    pub(crate) fn objective(&self, set: u32, potential: bool) -> f64 {
        let leaves = &self.scored.assessment.leaves;
        let mut values: Vec<f64> =
            leaves.iter().map(|leaf| if potential { leaf.readings.potential } else { leaf.readings.claimed }).collect();
        for at in self.instance.members(set) {
            for (capability, _, to) in &self.instance.items[at].raises {
                values[*capability] = values[*capability].max(f64::from(*to) / f64::from(self.instance.tops[*capability]));
            }
        }
        let frameworks = self.scored.library.frameworks.iter().zip(&self.scored.assessment.frameworks);
        let of_plan = frameworks.filter(|(framework, _)| matches!(framework.kind, FrameworkKind::Norms | FrameworkKind::Scenario));
        let lenses: Vec<f64> = of_plan.filter_map(|(framework, scores)| self.lens(framework, scores, &values)).collect();
        if lenses.is_empty() { 0.0 } else { lenses.iter().sum::<f64>() / lenses.len() as f64 }
    }

    fn lens(&self, framework: &Framework, scores: &[NodeScore], values: &[f64]) -> Option<f64> {
        let has_place = |score: &NodeScore| !score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing);
        if !has_place(&scores[0]) {
            return None;
        }
        let mut below = Vec::new();
        for (node, _) in framework.nodes.iter().zip(scores).skip(1).filter(|(_, score)| has_place(score)) {
            let (mut sum, mut weights, mut cap) = (0.0, 0.0, f64::INFINITY);
            for need in &node.needs {
                let NeedOf::Capability(id) = &need.of else { panic!("only capabilities are made here") };
                let at = self.scored.library.capability(id).unwrap();
                if self.scored.assessment.leaves[at].state != LeafState::Scored {
                    continue;
                }
                let (top, target) = (f64::from(self.instance.tops[at]), f64::from(self.instance.targets[at]));
                sum += need.weight * values[at].min(target / top);
                weights += need.weight;
                if need.role == Role::Essential && node.cap == Cap::WeakestEssential && values[at] < target / top - EQUAL {
                    cap = cap.min(values[at] + 1.0 / top);
                }
            }
            below.push((sum / weights).min(cap));
        }
        // A root that is asked enough, over elements of which none is, has no value and so no place: the other lenses share its weight.
        (!below.is_empty()).then(|| below.iter().sum::<f64>() / below.len() as f64)
    }
}
