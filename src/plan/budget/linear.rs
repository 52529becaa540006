//! Linear functions of the variables of a programme.

use microlp::{ComparisonOp, LinearExpr, Variable};
use std::collections::BTreeMap;

/// A sum of variables with their factors, and a constant.
#[derive(Debug, Clone, Default)]
pub(super) struct Linear {
    pub(super) constant: f64,
    pub(super) terms: BTreeMap<usize, f64>,
}

/// What a linear function must keep to.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) terms: Linear,
    pub(super) how: ComparisonOp,
    pub(super) right: f64,
}

impl Linear {
    pub(super) fn add(&mut self, other: &Self, factor: f64) {
        self.constant += other.constant * factor;
        for (variable, by) in &other.terms {
            *self.terms.entry(*variable).or_insert(0.0) += by * factor;
        }
    }

    pub(super) fn variable(at: usize) -> Self {
        Self { constant: 0.0, terms: BTreeMap::from([(at, 1.0)]) }
    }

    pub(super) fn sum(variables: impl Iterator<Item = usize>) -> Self {
        Self { constant: 0.0, terms: variables.map(|at| (at, 1.0)).collect() }
    }
}

impl Row {
    /// The row for the solver: its terms and what stands on the right.
    pub(super) fn of(&self, variables: &[Variable]) -> (LinearExpr, f64) {
        let mut terms = LinearExpr::empty();
        for (variable, by) in self.terms.terms.iter().filter(|(_, by)| by.abs() > 1e-12) {
            terms.add(variables[*variable], *by);
        }
        (terms, self.right - self.terms.constant)
    }
}
