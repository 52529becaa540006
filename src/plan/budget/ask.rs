//! What a plan is wanted for.

use crate::library::{Library, StartRules};
use crate::plan::objective::{Objective, Position};
use crate::plan::stop::Stop;
use crate::score::{Assessment, LeafState, Reading};

/// What a plan within a budget is made from.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// The definitions.
    pub library: &'a Library,
    /// The figures of the State.
    pub assessment: &'a Assessment,
    /// What is worth how much.
    pub objective: &'a Objective,
    /// When each intervention can start.
    pub rules: &'a StartRules,
    /// Cost of each intervention, by position: the middle of its range, finite and 0 or more.
    pub costs: &'a [f64],
    /// How much may be spent, in the currency of the costs, 0 or more.
    pub budget: f64,
    /// Interventions that must be in the plan, by position.
    pub mandatory: Vec<usize>,
    /// Interventions that must not be in the plan, by position.
    pub excluded: Vec<usize>,
    /// Interventions that have ended or are paid for already: they count as ended when the plan begins.
    pub ended: Vec<usize>,
    /// The most steps that the solver takes before it gives the best it has.
    pub most_steps: u64,
    /// Asked now and then whether to give the best it has before.
    pub stop: Stop<'a>,
}

/// Why there is no plan at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// What must be in the plan costs more than the budget, with what it needs to start.
    TooDear,
    /// What must be in the plan cannot be made to start, at any cost.
    CannotStart,
}

/// Where things stand when the plan begins.
#[derive(Debug, Clone)]
pub(super) struct Start {
    pub(super) potential: Position,
    pub(super) levels: Vec<Option<u8>>,
    pub(super) ended: Vec<bool>,
    /// Whether each intervention may be chosen.
    pub(super) open: Vec<bool>,
}

impl Ask<'_> {
    pub(super) fn start(&self) -> Start {
        let mut potential = Position::of(self.assessment, Reading::Potential);
        let capabilities = &self.assessment.leaves[..self.library.capabilities.len()];
        let mut levels: Vec<Option<u8>> = capabilities.iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect();
        let mut ended = vec![false; self.rules.len()];
        for at in &self.ended {
            self.rules.end(*at, &mut levels, &mut ended);
            self.raise(*at, &mut potential);
        }
        let open = (0..self.rules.len()).map(|at| !ended[at] && !self.excluded.contains(&at)).collect();
        Start { potential, levels, ended, open }
    }

    /// The same where the State stands elsewhere than its answers say; what has ended stands wherever they are put.
    pub(super) fn start_at(&self, position: &Position, levels: &[Option<u8>]) -> Start {
        let mut start = Start { potential: position.clone(), levels: levels.to_vec(), ..self.start() };
        for ended in &self.ended {
            self.rules.end(*ended, &mut start.levels, &mut start.ended);
            self.raise(*ended, &mut start.potential);
        }
        start
    }

    /// Raises values as an intervention does that has ended.
    pub(in crate::plan) fn raise(&self, intervention: usize, position: &mut Position) {
        for raise in self.rules.raises(intervention) {
            if let Some(value) = self.reached(raise.capability, raise.to) {
                let stands = &mut position.values[raise.capability];
                *stands = stands.max(value);
            }
        }
    }

    /// The value of a capability at a level; none where it has none.
    pub(super) fn reached(&self, capability: usize, level: u8) -> Option<f64> {
        let leaf = &self.assessment.leaves[capability];
        (leaf.state == LeafState::Scored).then(|| f64::from(level) / f64::from(leaf.top))
    }

    /// J after a set has ended.
    pub(super) fn value(&self, start: &Start, set: &[usize]) -> f64 {
        let mut position = start.potential.clone();
        for at in set {
            self.raise(*at, &mut position);
        }
        self.objective.value(&position)
    }

    /// What a set costs, summed in the order of the catalogue.
    pub(in crate::plan) fn cost(&self, set: &[usize]) -> f64 {
        let mut sorted = set.to_vec();
        sorted.sort_unstable();
        sorted.iter().map(|at| self.costs[*at]).sum()
    }

    /// Whether a cost is within the budget; what is off by a billionth of it is rounding.
    pub(in crate::plan) fn affords(&self, cost: f64) -> bool {
        cost <= self.budget + 1e-9 * self.budget.max(1.0)
    }
}
