//! The programme with interventions that may be chosen in part, kept solved while some of them are fixed and rows are added.

use super::linear::{Linear, Row};
use super::programme::{Goal, Programme, support_row};
use super::supports::Support;
use microlp::{ComparisonOp, Error, Solution, SolveOptions, SolveOutcome, Variable};
use std::rc::Rc;

/// A relaxation at its optimum.
#[derive(Clone)]
pub(super) struct Relaxation {
    solution: Solution,
    variables: Rc<[Variable]>,
}

/// What came of solving.
pub(super) enum Solved {
    /// The optimum.
    At(Relaxation),
    /// Nothing keeps all rows.
    Nothing,
    /// The solver failed.
    Failed,
}

impl Relaxation {
    pub(super) fn of(programme: &Programme, goal: Goal<'_>) -> Solved {
        let (problem, variables) = programme.problem(goal);
        let mut options = SolveOptions::default();
        options.tolerances.feasibility = 1e-9;
        let variables: Rc<[Variable]> = variables.into();
        Solved::of(problem.solve_with(options), variables)
    }

    /// The same with an intervention chosen or not, by its variable.
    pub(super) fn fixed(self, variable: usize, chosen: bool) -> Solved {
        let value = f64::from(u8::from(chosen));
        Solved::of(self.solution.fix_var(self.variables[variable], value), self.variables)
    }

    /// The same with a support that must be kept.
    pub(super) fn supported(self, support: &Support) -> Solved {
        self.with(Row { terms: support_row(support), how: ComparisonOp::Ge, right: 0.0 })
    }

    /// The same with weights of what is chosen that add up to at most this.
    pub(super) fn at_most(self, weights: impl Iterator<Item = (usize, f64)>, most: f64) -> Solved {
        self.with(Row { terms: Linear { constant: 0.0, terms: weights.collect() }, how: ComparisonOp::Le, right: most })
    }

    fn with(self, row: Row) -> Solved {
        let (terms, right) = row.of(&self.variables);
        Solved::of(self.solution.add_constraint(terms, row.how, right), self.variables)
    }

    /// How much is chosen of each intervention, from 0 to 1, by variable.
    pub(super) fn chosen(&self) -> Vec<f64> {
        self.variables.iter().map(|variable| self.solution.var_value(*variable).clamp(0.0, 1.0)).collect()
    }

    /// What the goal comes to, without the constant.
    pub(super) fn objective(&self) -> f64 {
        self.solution.objective()
    }
}

impl Solved {
    fn of(outcome: Result<SolveOutcome, Error>, variables: Rc<[Variable]>) -> Self {
        match outcome {
            Ok(SolveOutcome::Solution(solution)) => Self::At(Relaxation { solution, variables }),
            Err(Error::Infeasible) => Self::Nothing,
            // There is no limit that could interrupt it.
            Ok(SolveOutcome::Interrupted(_)) | Err(_) => Self::Failed,
        }
    }
}
