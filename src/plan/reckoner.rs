//! J near a position: where only a few leaves differ, only the nodes above them are reckoned again.
//!
//! A node is reckoned from the same values in the same order as in [`Objective::value`], so that every figure is the same to the last bit.

use super::objective::{Clip, Lens, NodeValues, Objective, Position};

/// An objective at a position that moves.
pub(super) struct Reckoner<'o> {
    objective: &'o Objective,
    position: Position,
    lenses: Vec<AtLens>,
    /// Leaves that differ while something is tried, with what stood there.
    tried: Vec<(usize, f64)>,
}

/// A lens at the position.
struct AtLens {
    values: NodeValues,
    /// Its value times its weight.
    part: f64,
    parents: Vec<Option<usize>>,
    /// Nodes with a need of each leaf.
    above: Vec<Vec<usize>>,
    /// Nodes to be reckoned again.
    stale: Vec<bool>,
    /// Nodes that differ while something is tried, with what stood there.
    tried: Vec<(usize, Option<f64>)>,
}

impl<'o> Reckoner<'o> {
    pub(super) fn new(objective: &'o Objective, position: Position) -> Self {
        let lenses = objective.lenses().iter().map(|lens| AtLens::new(lens, &position)).collect();
        Self { objective, position, lenses, tried: Vec::new() }
    }

    /// J.
    pub(super) fn value(&self) -> f64 {
        self.lenses.iter().map(|lens| lens.part).sum()
    }

    /// J where leaves stand at least as high as these values.
    pub(super) fn value_with(&mut self, raised: impl Iterator<Item = (usize, f64)>) -> f64 {
        self.raise(raised);
        let (position, tried) = (&self.position, &self.tried);
        let parts = self.objective.lenses().iter().zip(&mut self.lenses).map(|(lens, at)| {
            if !at.mark(tried) {
                return at.part;
            }
            at.reckon(lens, position);
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
        for (lens, at) in self.objective.lenses().iter().zip(&mut self.lenses) {
            if at.mark(&self.tried) {
                at.reckon(lens, &self.position);
                at.tried.clear();
                at.part = at.worth(lens);
            }
        }
        self.tried.clear();
    }

    fn raise(&mut self, raised: impl Iterator<Item = (usize, f64)>) {
        for (leaf, value) in raised {
            let stands = &mut self.position.values[leaf];
            if value > *stands {
                self.tried.push((leaf, *stands));
                *stands = value;
            }
        }
    }
}

impl AtLens {
    fn new(lens: &Lens, position: &Position) -> Self {
        let nodes = lens.nodes();
        let mut parents = vec![None; nodes.len()];
        let mut above = vec![Vec::new(); position.values.len()];
        for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.kept) {
            node.children.iter().for_each(|(child, _)| parents[*child] = Some(at));
            node.needs.iter().for_each(|need| above[need.leaf].push(at));
        }
        let values = lens.values(position, Clip::Yes);
        let mut found = Self { values, part: 0.0, parents, above, stale: vec![false; nodes.len()], tried: Vec::new() };
        found.part = found.worth(lens);
        found
    }

    /// The value of the lens as its values say, times its weight.
    fn worth(&self, lens: &Lens) -> f64 {
        lens.weight * (self.values[0].unwrap_or(0.0) / lens.max())
    }

    /// Marks the nodes over what moved; whether there is any.
    fn mark(&mut self, moved: &[(usize, f64)]) -> bool {
        let mut any = false;
        for (leaf, _) in moved {
            for node in &self.above[*leaf] {
                self.stale[*node] = true;
                any = true;
            }
        }
        any
    }

    fn reckon(&mut self, lens: &Lens, position: &Position) {
        // Parents stand before children.
        for at in (0..self.stale.len()).rev() {
            if !std::mem::take(&mut self.stale[at]) {
                continue;
            }
            let value = lens.node(at).value(position, &self.values, Clip::Yes);
            if value != self.values[at] {
                self.tried.push((at, self.values[at]));
                self.values[at] = value;
                if let Some(parent) = self.parents[at] {
                    self.stale[parent] = true;
                }
            }
        }
    }
}
