//! J near a position: where only a few leaves differ, only the nodes above them are reckoned again.
//!
//! A node is reckoned from the same values in the same order as in [`Objective::value`], so that every figure is the same to the last bit.

use super::objective::{Clip, Lens, NodeValues, Objective, Position};
use std::sync::Arc;

/// An objective at a position that moves.
pub(super) struct Reckoner<'o> {
    objective: &'o Objective,
    above: Arc<Above>,
    position: Position,
    lenses: Vec<AtLens>,
    /// Leaves that differ while something is tried, with what stood there.
    tried: Vec<(usize, f64)>,
}

/// What stands above what, the same wherever the position is.
struct Above {
    /// For each leaf where its nodes begin in the next list; the last entry is the end of that list.
    starts: Vec<usize>,
    /// The lens and the node, both by position, of every need.
    nodes: Vec<(usize, usize)>,
    /// The parent of each node of each lens.
    parents: Vec<Vec<Option<usize>>>,
}

/// A lens at the position.
struct AtLens {
    values: NodeValues,
    /// Its value times its weight.
    part: f64,
    /// Nodes to be reckoned again, 64 in a block, and the blocks in which there are any.
    stale: Vec<u64>,
    stale_to: usize,
    /// Nodes that differ while something is tried, with what stood there.
    tried: Vec<(usize, Option<f64>)>,
}

impl<'o> Reckoner<'o> {
    pub(super) fn new(objective: &'o Objective, position: Position) -> Self {
        let above = Arc::new(Above::of(objective, position.values.len()));
        Self::over(objective, above, position)
    }

    /// The same objective at another position.
    pub(super) fn at(&self, position: Position) -> Self {
        Self::over(self.objective, Arc::clone(&self.above), position)
    }

    fn over(objective: &'o Objective, above: Arc<Above>, position: Position) -> Self {
        let lenses = objective.lenses().iter().map(|lens| AtLens::new(lens, &position)).collect();
        Self { objective, above, position, lenses, tried: Vec::new() }
    }

    /// J.
    pub(super) fn value(&self) -> f64 {
        self.lenses.iter().map(|lens| lens.part).sum()
    }

    /// The position.
    pub(super) fn position(&self) -> &Position {
        &self.position
    }

    /// The values of all nodes of each lens, in the order of the objective.
    pub(super) fn values(&self) -> impl Iterator<Item = &NodeValues> {
        self.lenses.iter().map(|lens| &lens.values)
    }

    /// J where leaves stand at least as high as these values.
    pub(super) fn value_with(&mut self, raised: impl Iterator<Item = (usize, f64)>) -> f64 {
        self.raise(raised);
        let (position, above) = (&self.position, &self.above);
        let lenses = self.objective.lenses().iter().zip(&mut self.lenses).zip(&above.parents);
        let parts = lenses.map(|((lens, at), parents)| {
            if at.stale_to == 0 {
                return at.part;
            }
            at.reckon(lens, parents, position);
            let part = at.worth(lens);
            for (node, value) in at.tried.drain(..).rev() {
                at.values[node] = value;
            }
            part
        });
        let value = parts.sum();
        for (leaf, value) in self.tried.drain(..).rev() {
            self.position.values[leaf] = value;
        }
        value
    }

    /// Moves to where leaves stand at least as high as these values.
    pub(super) fn go(&mut self, raised: impl Iterator<Item = (usize, f64)>) {
        self.raise(raised);
        let lenses = self.objective.lenses().iter().zip(&mut self.lenses).zip(&self.above.parents);
        for ((lens, at), parents) in lenses.filter(|((_, at), _)| at.stale_to > 0) {
            at.reckon(lens, parents, &self.position);
            at.tried.clear();
            at.part = at.worth(lens);
        }
        self.tried.clear();
    }

    /// Raises leaves, and marks the nodes over what moved.
    fn raise(&mut self, raised: impl Iterator<Item = (usize, f64)>) {
        for (leaf, value) in raised {
            let stands = &mut self.position.values[leaf];
            if value > *stands {
                self.tried.push((leaf, *stands));
                *stands = value;
                for (lens, node) in self.above.of_leaf(leaf) {
                    self.lenses[*lens].mark(*node);
                }
            }
        }
    }
}

impl Above {
    fn of(objective: &Objective, leaves: usize) -> Self {
        let mut starts = vec![0; leaves + 1];
        let mut needs = Vec::new();
        let mut parents = Vec::with_capacity(objective.lenses().len());
        for (place, lens) in objective.lenses().iter().enumerate() {
            let mut of_lens = vec![None; lens.nodes().len()];
            for (at, node) in lens.nodes().iter().enumerate().filter(|(_, node)| node.kept) {
                node.children.iter().for_each(|(child, _)| of_lens[*child] = Some(at));
                for need in &node.needs {
                    starts[need.leaf + 1] += 1;
                    needs.push((need.leaf, (place, at)));
                }
            }
            parents.push(of_lens);
        }
        for leaf in 0..leaves {
            starts[leaf + 1] += starts[leaf];
        }
        let (mut next, mut nodes) = (starts.clone(), vec![(0, 0); needs.len()]);
        for (leaf, node) in needs {
            nodes[next[leaf]] = node;
            next[leaf] += 1;
        }
        Self { starts, nodes, parents }
    }

    fn of_leaf(&self, leaf: usize) -> &[(usize, usize)] {
        &self.nodes[self.starts[leaf]..self.starts[leaf + 1]]
    }
}

impl AtLens {
    fn new(lens: &Lens, position: &Position) -> Self {
        let values = lens.values(position, Clip::Yes);
        let blocks = lens.nodes().len().div_ceil(64);
        let mut found = Self { values, part: 0.0, stale: vec![0; blocks], stale_to: 0, tried: Vec::new() };
        found.part = found.worth(lens);
        found
    }

    /// The value of the lens as its values say, times its weight.
    fn worth(&self, lens: &Lens) -> f64 {
        lens.weight * (self.values[0].unwrap_or(0.0) / lens.max())
    }

    /// Marks a node as to be reckoned again.
    fn mark(&mut self, node: usize) {
        self.stale[node / 64] |= 1 << (node % 64);
        self.stale_to = self.stale_to.max(node / 64 + 1);
    }

    fn reckon(&mut self, lens: &Lens, parents: &[Option<usize>], position: &Position) {
        // Parents stand before children, so the last that is marked comes first.
        while self.stale_to > 0 {
            let block = self.stale[self.stale_to - 1];
            if block == 0 {
                self.stale_to -= 1;
                continue;
            }
            let last = block.ilog2() as usize;
            self.stale[self.stale_to - 1] &= !(1 << last);
            let at = (self.stale_to - 1) * 64 + last;
            let value = lens.node(at).value(position, &self.values, Clip::Yes);
            if value != self.values[at] {
                self.tried.push((at, self.values[at]));
                self.values[at] = value;
                if let Some(parent) = parents[at] {
                    // It stands before this node, so no block after this one is touched.
                    self.stale[parent / 64] |= 1 << (parent % 64);
                }
            }
        }
    }
}
