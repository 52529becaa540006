//! The weights that J rests on, one by one, and J with one of them changed.

use super::{Clip, Objective, Position};
use crate::library::Library;
use crate::model::Aggregate;

/// One weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weighed {
    /// That of a framework among those that count.
    Lens {
        /// Position of the framework.
        framework: usize,
    },
    /// That of a node among its siblings.
    Node {
        /// Position of the framework.
        framework: usize,
        /// Position of the node.
        node: usize,
    },
    /// That of a need of a node.
    Need {
        /// Position of the framework.
        framework: usize,
        /// Position of the node.
        node: usize,
        /// Position among the leaves of what is needed.
        leaf: usize,
    },
}

impl Objective {
    /// Every weight that can count: frameworks first, then for each its nodes and their needs, in definition order. Where all parts count
    /// alike, whatever they weigh, there is none.
    pub(in crate::plan) fn weights(&self, library: &Library) -> Vec<Weighed> {
        let mut found: Vec<Weighed> = self.lenses.iter().map(|lens| Weighed::Lens { framework: lens.framework }).collect();
        for lens in &self.lenses {
            let framework = lens.framework;
            let nodes = &library.frameworks[framework].nodes;
            let alike = |node: usize| matches!(nodes[node].aggregate, Aggregate::Minimum | Aggregate::Product);
            for (node, prepared) in lens.nodes.iter().enumerate().filter(|(_, node)| node.kept) {
                if nodes[node].parent.is_some_and(|parent| !alike(parent)) {
                    found.push(Weighed::Node { framework, node });
                }
                if !alike(node) {
                    found.extend(prepared.needs.iter().map(|need| Weighed::Need { framework, node, leaf: need.leaf }));
                }
            }
        }
        found
    }

    /// Multiplies one weight by a factor above 0. Weights of frameworks add to 1 again afterwards.
    pub(in crate::plan) fn scale(&mut self, weight: Weighed, factor: f64) {
        let (framework, leaves) = match weight {
            Weighed::Lens { framework } => {
                let mut of =
                    self.lenses.iter().map(|lens| if lens.framework == framework { factor } else { 1.0 }).collect::<Vec<_>>().into_iter();
                return self.reweigh(&mut || of.next().unwrap_or(1.0));
            }
            Weighed::Node { framework, .. } | Weighed::Need { framework, .. } => (framework, self.targets.len()),
        };
        let Some(lens) = self.lenses.iter_mut().find(|lens| lens.framework == framework) else { return };
        match weight {
            Weighed::Node { node, .. } => {
                let children = lens.nodes.iter_mut().flat_map(|parent| &mut parent.children);
                children.filter(|(child, _)| *child == node).for_each(|(_, weight)| *weight *= factor);
            }
            Weighed::Need { node, leaf, .. } => {
                let needs = lens.nodes[node].needs.iter_mut();
                needs.filter(|need| need.leaf == leaf).for_each(|need| need.weight *= factor);
            }
            Weighed::Lens { .. } => {}
        }
        if let Some(max) = lens.values(&Position::full(leaves), Clip::No)[0] {
            lens.max = max;
        }
    }
}
