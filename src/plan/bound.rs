//! The most that a closure can add to J, without reckoning it.
//!
//! Over means and sums J moves in a straight line with each leaf, and caps only take away from that. So a leaf that rises adds no more than its
//! slope times its rise, and what the caps of the nodes over it take away today.

use super::objective::{Clip, Counts, Lens, Node, NodeValues, Objective};
use super::reckoner::Reckoner;
use crate::score::Combine;

/// Slopes, and what caps take away at one position.
pub(super) struct Bound {
    /// What J moves by with each node of each lens, as long as nothing above it is in the way.
    worth: Vec<Vec<f64>>,
    /// What J moves by with each leaf that is below its target, without caps; infinite where it does not move in a straight line.
    slopes: Vec<f64>,
    /// For each leaf what caps of the nodes over it take from J.
    taken: Vec<f64>,
}

impl Bound {
    /// The bound of an objective, at no position yet.
    pub(super) fn of(objective: &Objective, reckoner: &Reckoner<'_>) -> Self {
        let leaves = reckoner.position().values.len();
        let mut bound = Self { worth: Vec::new(), slopes: vec![0.0; leaves], taken: vec![0.0; leaves] };
        for (lens, values) in objective.lenses().iter().zip(reckoner.values()) {
            let worth = bound.slopes_of(lens, values);
            bound.worth.push(worth);
        }
        bound
    }

    fn slopes_of(&mut self, lens: &Lens, values: &NodeValues) -> Vec<f64> {
        let mut worth = vec![0.0; lens.nodes().len()];
        worth[0] = lens.weight / lens.max();
        let kept = || lens.nodes().iter().enumerate().filter(|(at, _)| values[*at].is_some());
        let straight = kept().all(|(_, node)| is_straight(node));
        // Parents stand before children.
        for (at, node) in kept() {
            let children = || node.children.iter().filter(|(child, _)| values[*child].is_some());
            let weights = match node.how {
                Combine::Sum => 1.0,
                _ => children().map(|(_, weight)| weight).chain(node.needs.iter().map(|need| &need.weight)).sum(),
            };
            let each = if straight && weights > 0.0 { worth[at] * node.scale / weights } else { f64::INFINITY };
            children().for_each(|(child, weight)| worth[*child] = each * weight);
            for need in node.needs.iter().filter(|need| matches!(need.counts, Counts::ToTarget(_))) {
                self.slopes[need.leaf] += if each.is_finite() { each * need.weight } else { f64::INFINITY };
            }
        }
        worth
    }

    /// Goes to where a reckoner is.
    pub(super) fn go(&mut self, objective: &Objective, reckoner: &Reckoner<'_>) {
        self.taken.fill(0.0);
        for ((lens, values), worth) in objective.lenses().iter().zip(reckoner.values()).zip(&self.worth) {
            for (at, node) in lens.nodes().iter().enumerate().filter(|(at, node)| node.capped && values[*at].is_some()) {
                let Some((whole, capped)) = node.parts(reckoner.position(), values, Clip::Yes) else { continue };
                let taken = worth[at] * node.scale * (whole - whole.min(capped));
                if taken > 0.0 {
                    node.needs.iter().for_each(|need| self.taken[need.leaf] += taken);
                }
            }
        }
    }

    /// The most that J can rise by where leaves stand at least as high as these values; a leaf may come more than once.
    pub(super) fn of_raised(&self, objective: &Objective, reckoner: &Reckoner<'_>, raised: impl Iterator<Item = (usize, f64)>) -> f64 {
        let of_leaf = |(leaf, value): (usize, f64)| {
            let rise = objective.target(leaf).map_or(0.0, |target| value.min(target) - reckoner.position().values[leaf]);
            if rise > 0.0 { self.slopes[leaf] * rise + self.taken[leaf] } else { 0.0 }
        };
        // Somewhat more than the sum, for what is lost in reckoning.
        raised.map(of_leaf).sum::<f64>() * (1.0 + 1e-6) + 1e-12
    }
}

/// Whether the value of a node, without its cap, moves in a straight line with what is under it, and no cap stands above another node.
fn is_straight(node: &Node) -> bool {
    matches!(node.how, Combine::Mean | Combine::Sum) && (node.children.is_empty() || !node.capped)
}
