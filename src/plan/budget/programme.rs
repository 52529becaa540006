//! The mixed-integer programme: one yes or no for each intervention, and the objective as a linear function of what they reach.
//!
//! Every capability is a staircase of the levels that interventions reach: a step counts as far as somebody reaches it or
//! more. Means are linear in the steps; a cap is a bound on its node that goes away with the step that reaches the target.
//! So the programme is exact wherever trees use means and sums; `None` stands for a tree that does not.

use super::ask::{Ask, Start};
use super::linear::{Linear, Row};
use super::supports::{Obstacles, Support};
use crate::plan::closure::least_costs;
use crate::plan::objective::{Counts, Lens, Node};
use crate::score::{Combine, EQUAL};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::BTreeMap;

/// The programme with its variables.
#[derive(Clone)]
pub(super) struct Programme {
    /// Rows beside the objective, to be put into every problem that is solved.
    rows: Vec<Row>,
    /// Interventions that can be chosen, in the order of their variables, which come first.
    pub(super) open: Vec<usize>,
    /// How many variables from 0 to 1 there are after those.
    others: usize,
    /// J as a function of all variables.
    objective: Linear,
    mandatory: Vec<usize>,
    /// What each needs to start.
    pub(super) obstacles: Obstacles,
    /// What else workable sets keep, as far as it was learnt.
    learnt: Vec<Support>,
}

/// What is sought.
#[derive(Clone, Copy)]
pub(super) enum Goal<'r> {
    /// The greatest J.
    Value,
    /// The greatest J less the prices of interventions, by position, with J at least this.
    Priced { prices: &'r [f64], value: f64 },
}

/// The steps of a capability, lowest first: the value with each, and its variable.
struct Steps {
    from: f64,
    steps: Vec<(f64, usize)>,
}

struct Builder<'b, 'a> {
    ask: &'b Ask<'a>,
    start: &'b Start,
    programme: Programme,
    steps: BTreeMap<usize, Steps>,
    /// The variable that is 1 where one of some interventions is chosen, by their variables.
    any: BTreeMap<Vec<usize>, usize>,
}

impl Programme {
    /// The programme for a wish; none where a tree combines its parts in another way than by means and sums.
    pub(super) fn of(ask: &Ask<'_>, start: &Start) -> Option<Self> {
        Self::over(ask, start, (0..ask.rules.len()).collect())
    }

    /// The same over some of the interventions, in the order of the catalogue.
    pub(super) fn over(ask: &Ask<'_>, start: &Start, mut open: Vec<usize>) -> Option<Self> {
        let costs: Vec<f64> = (0..ask.rules.len()).map(|at| if start.open[at] { ask.costs[at] } else { f64::INFINITY }).collect();
        let least = least_costs(ask.rules, &start.levels, &start.ended, &costs);
        open.retain(|at| start.open[*at] && ask.affords(least[*at]));
        let mandatory = ask.mandatory.iter().copied().filter(|at| !start.ended[*at]).collect();
        let programme =
            Self { rows: Vec::new(), open, others: 0, objective: Linear::default(), mandatory, obstacles: Vec::new(), learnt: Vec::new() };
        let mut builder = Builder { ask, start, programme, steps: BTreeMap::new(), any: BTreeMap::new() };
        builder.staircases();
        let mut objective = Linear::default();
        for lens in ask.objective.lenses() {
            let root = builder.node(lens, 0)??;
            objective.add(&root, lens.weight / lens.max());
        }
        builder.programme.objective = objective;
        builder.money();
        builder.obstacles();
        Some(builder.programme)
    }

    /// Adds what every workable set keeps.
    pub(super) fn learn(&mut self, support: &Support) {
        self.row(support_row(support), ComparisonOp::Ge, 0.0);
        self.learnt.push(support.clone());
    }

    /// What was learnt, by the positions of interventions.
    pub(super) fn learnt(&self) -> Vec<Support> {
        let learnt = self.learnt.iter();
        learnt.map(|support| Support { of: self.open[support.of], by: support.by.iter().map(|at| self.open[*at]).collect() }).collect()
    }

    /// Learns what was learnt of the same wish over fewer interventions, by their positions.
    pub(super) fn learn_again(&mut self, learnt: &[Support]) {
        for support in learnt {
            if let Some(of) = self.variable(support.of) {
                let by = support.by.iter().filter_map(|at| self.variable(*at)).collect();
                self.learn(&Support { of, by });
            }
        }
    }

    /// Adds that at least one of some interventions is chosen that a set leaves out.
    pub(super) fn differ(&mut self, set: &[usize]) {
        let outside = (0..self.open.len()).filter(|at| !set.contains(&self.open[*at]));
        let terms = Linear::sum(outside);
        self.row(terms, ComparisonOp::Ge, 1.0);
    }

    /// Whether a set keeps every row that says something of interventions alone, and has what must be chosen.
    pub(super) fn allows(&self, set: &[usize]) -> bool {
        let of_interventions = |row: &&Row| row.terms.terms.keys().next_back().is_none_or(|last| *last < self.open.len());
        let chosen = |variable: &usize| set.contains(&self.open[*variable]);
        self.mandatory.iter().all(|at| set.contains(at))
            && set.iter().all(|at| self.has(*at))
            && self.rows.iter().filter(of_interventions).all(|row| {
                let terms = row.terms.terms.iter().filter(|(variable, _)| chosen(variable));
                let left = row.terms.constant + terms.map(|(_, by)| by).sum::<f64>();
                match row.how {
                    ComparisonOp::Le => left <= row.right + EQUAL,
                    ComparisonOp::Ge => left >= row.right - EQUAL,
                    ComparisonOp::Eq => (left - row.right).abs() <= EQUAL,
                }
            })
    }

    /// Whether an intervention can be chosen.
    pub(super) fn has(&self, intervention: usize) -> bool {
        self.variable(intervention).is_some()
    }

    /// The linear programme for the solver, where every intervention may be chosen in part, with the variable of each in the order of `open`.
    pub(super) fn problem(&self, goal: Goal<'_>) -> (Problem, Vec<Variable>) {
        let of_value = |variable: usize| self.objective.terms.get(&variable).copied().unwrap_or(0.0);
        let factor = |variable: usize| match goal {
            Goal::Priced { prices, .. } => of_value(variable) - self.open.get(variable).map_or(0.0, |at| prices[*at]),
            Goal::Value => of_value(variable),
        };
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let least = |variable: usize| f64::from(u8::from(self.open.get(variable).is_some_and(|at| self.mandatory.contains(at))));
        let mut all: Vec<Variable> = (0..self.open.len() + self.others).map(|at| problem.add_var(factor(at), (least(at), 1.0))).collect();
        let mut put = |row: &Row| {
            let (terms, right) = row.of(&all);
            problem.add_constraint(terms, row.how, right);
        };
        self.rows.iter().for_each(&mut put);
        if let Goal::Priced { value, .. } = goal {
            put(&Row { terms: self.objective.clone(), how: ComparisonOp::Ge, right: value });
        }
        all.truncate(self.open.len());
        (problem, all)
    }

    /// J, less the prices where there are any, at the optimum that the solver found, from its objective without the constant.
    pub(super) fn value(&self, objective: f64) -> f64 {
        objective + self.objective.constant
    }

    /// Whether what must be chosen can be chosen at all.
    pub(super) fn has_mandatory(&self) -> bool {
        self.mandatory.iter().all(|at| self.has(*at))
    }

    /// The variable of an intervention.
    pub(super) fn variable(&self, intervention: usize) -> Option<usize> {
        self.open.binary_search(&intervention).ok()
    }

    fn row(&mut self, terms: Linear, how: ComparisonOp, right: f64) {
        self.rows.push(Row { terms, how, right });
    }
}

/// The row that says what a support says.
pub(super) fn support_row(support: &Support) -> Linear {
    let mut terms = Linear::sum(support.by.iter().copied());
    terms.add(&Linear::variable(support.of), -1.0);
    terms
}

impl Builder<'_, '_> {
    fn new_variable(&mut self) -> usize {
        self.programme.others += 1;
        self.programme.open.len() + self.programme.others - 1
    }

    /// A variable that is at most 1 and at most as much as is chosen of some interventions. One of them alone is its own.
    fn any_of(&mut self, by: Vec<usize>) -> usize {
        if let [alone] = by[..] {
            return alone;
        }
        if let Some(known) = self.any.get(&by) {
            return *known;
        }
        let variable = self.new_variable();
        let mut terms = Linear::sum(by.iter().copied());
        terms.add(&Linear::variable(variable), -1.0);
        self.programme.row(terms, ComparisonOp::Ge, 0.0);
        self.any.insert(by, variable);
        variable
    }

    /// One variable from 0 to 1 for each value that somebody raises a capability to, at most as much as is chosen of those.
    fn staircases(&mut self) {
        let mut reached: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
        for at in &self.programme.open {
            for raise in self.ask.rules.raises(*at) {
                reached.entry(raise.capability).or_default().push(raise.to);
            }
        }
        for (capability, mut levels) in reached {
            levels.sort_unstable();
            levels.dedup();
            let target = self.ask.objective.target(capability).unwrap_or(1.0);
            let from = self.start.potential.values[capability].min(target);
            let mut steps: Vec<(f64, usize)> = Vec::new();
            let mut stands = from;
            for level in levels {
                let Some(value) = self.ask.reached(capability, level).map(|value| value.min(target)) else { continue };
                if value <= stands + EQUAL {
                    continue;
                }
                stands = value;
                let by = self.reaching(capability, level, None);
                steps.push((value, self.any_of(by)));
            }
            self.steps.insert(capability, Steps { from, steps });
        }
    }

    /// The variables of those that raise a capability to a level or beyond, but for one of them.
    fn reaching(&self, capability: usize, level: u8, but: Option<usize>) -> Vec<usize> {
        let reaches = |at: &usize| self.ask.rules.raises(*at).iter().any(|raise| raise.capability == capability && raise.to >= level);
        let open = self.programme.open.iter().enumerate();
        open.filter(|(_, at)| Some(**at) != but && reaches(at)).map(|(variable, _)| variable).collect()
    }

    /// A capability's value, clipped at its target.
    fn clipped(&self, capability: usize, target: f64) -> Linear {
        let Some(steps) = self.steps.get(&capability) else {
            return Linear { constant: self.start.potential.values[capability].min(target), terms: BTreeMap::new() };
        };
        let mut value = Linear { constant: steps.from, terms: BTreeMap::new() };
        let mut below = steps.from;
        for (to, variable) in &steps.steps {
            *value.terms.entry(*variable).or_insert(0.0) += to - below;
            below = *to;
        }
        value
    }

    /// A node as a linear function; the inner `None` where it has no value, the outer one where it is no mean or sum.
    fn node(&mut self, lens: &Lens, at: usize) -> Option<Option<Linear>> {
        let node = lens.node(at);
        if !node.kept {
            return Some(None);
        }
        let mut parts: Vec<(f64, Linear)> = Vec::new();
        for (child, weight) in &node.children {
            if let Some(value) = self.node(lens, *child)? {
                parts.push((*weight, value));
            }
        }
        parts.extend(node.needs.iter().map(|need| (need.weight, self.need(need.leaf, need.counts))));
        if parts.is_empty() {
            return Some(None);
        }
        let whole: f64 = match node.how {
            Combine::Mean => parts.iter().map(|(weight, _)| weight).sum(),
            Combine::Sum => 1.0,
            _ => return None,
        };
        let mut value = Linear::default();
        for (weight, part) in &parts {
            value.add(part, weight / whole);
        }
        let capped = if node.capped { self.capped(node, &value) } else { None };
        let mut scaled = Linear::default();
        scaled.add(capped.as_ref().unwrap_or(&value), node.scale);
        Some(Some(scaled))
    }

    fn need(&self, leaf: usize, counts: Counts) -> Linear {
        let constant = |constant: f64| Linear { constant, terms: BTreeMap::new() };
        match counts {
            Counts::ToTarget(target) => self.clipped(leaf, target),
            Counts::AsItIs => constant(self.start.potential.values[leaf]),
            Counts::Reversed => constant(self.start.potential.reversed()[leaf]),
            Counts::Nothing => constant(0.0),
        }
    }

    /// A variable that is at most the mean and at most what each essential allows; none where nothing limits the node.
    fn capped(&mut self, node: &Node, mean: &Linear) -> Option<Linear> {
        let mut limits = Vec::new();
        // No mean is higher than with every step taken.
        let most = mean.constant + mean.terms.values().sum::<f64>();
        for need in &node.needs {
            let (Some(step), Counts::ToTarget(target)) = (need.step, need.counts) else { continue };
            if self.start.potential.values[need.leaf] >= target - EQUAL {
                continue;
            }
            let steps = self.steps.get(&need.leaf);
            let steps: &[(f64, usize)] = steps.map_or(&[], |steps| &steps.steps);
            // Without the steps from one on the mean is lower too, whatever else is done.
            let without = |from: usize| {
                let mut gone: Vec<usize> = steps[from..].iter().map(|(_, variable)| *variable).collect();
                gone.dedup();
                most - gone.iter().filter_map(|variable| mean.terms.get(variable)).sum::<f64>()
            };
            let allowed = |value: f64, from: usize| if value >= target - EQUAL { most } else { (value + step).min(without(from)) };
            let least = allowed(self.start.potential.values[need.leaf], 0);
            let mut limit = Linear { constant: least, terms: BTreeMap::new() };
            let (mut below, mut binds) = (least, least < without(0) - EQUAL);
            for (place, (value, variable)) in steps.iter().enumerate() {
                let now = allowed(*value, place + 1);
                binds |= now < without(place + 1) - EQUAL;
                *limit.terms.entry(*variable).or_insert(0.0) += (now - below).max(0.0);
                below = below.max(now);
            }
            if binds {
                limits.push(limit);
            }
        }
        if limits.is_empty() {
            return None;
        }
        // A sum can be more than 1.
        let (variable, scale) = (self.new_variable(), most.max(1.0));
        let value = Linear { constant: 0.0, terms: BTreeMap::from([(variable, scale)]) };
        for bound in limits.iter().chain([mean]) {
            let mut terms = bound.clone();
            terms.add(&value, -1.0);
            self.programme.row(terms, ComparisonOp::Ge, 0.0);
        }
        Some(value)
    }

    /// The budget, as shares of it, so that factors stay near 1.
    fn money(&mut self) {
        let whole = if self.ask.budget > 0.0 { self.ask.budget } else { 1.0 };
        let terms = self.programme.open.iter().enumerate().map(|(variable, at)| (variable, self.ask.costs[*at] / whole)).collect();
        let most = (self.ask.budget + 1e-9 * self.ask.budget.max(1.0)) / whole;
        self.programme.row(Linear { constant: 0.0, terms }, ComparisonOp::Le, most);
    }

    /// What each intervention needs to start at all, whatever the order: whoever comes first, and for each unmet obstacle somebody who
    /// meets it or spares it. Obstacles that more can take away than another one say nothing.
    fn obstacles(&mut self) {
        for at in self.programme.open.clone() {
            let mut all: Vec<Vec<usize>> = Vec::new();
            for after in self.ask.rules.after(at) {
                if !self.start.ended[*after] {
                    all.push(self.programme.variable(*after).into_iter().collect());
                }
            }
            for raise in self.ask.rules.raises(at) {
                let Some(level) = self.start.levels[raise.capability] else { continue };
                if level >= raise.to {
                    continue;
                }
                if level < raise.from {
                    all.push(self.reaching(raise.capability, raise.from, Some(at)));
                }
                for (capability, least) in raise.asks() {
                    if self.start.levels[capability].is_some_and(|level| level < least) {
                        let spared = self.reaching(raise.capability, raise.to, Some(at));
                        let mut by = [self.reaching(capability, least, Some(at)), spared].concat();
                        by.sort_unstable();
                        by.dedup();
                        all.push(by);
                    }
                }
            }
            all.sort_unstable_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
            let mut kept: Vec<Vec<usize>> = Vec::new();
            for by in all {
                if !kept.iter().any(|narrower| narrower.iter().all(|helper| by.binary_search(helper).is_ok())) {
                    kept.push(by);
                }
            }
            if let Some(of) = self.programme.variable(at) {
                kept.iter().for_each(|by| self.programme.row(support_row(&Support { of, by: by.clone() }), ComparisonOp::Ge, 0.0));
            }
            self.programme.obstacles.push(kept);
        }
    }
}
