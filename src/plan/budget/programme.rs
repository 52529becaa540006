//! The mixed-integer programme: one yes or no for each intervention, and the objective as a linear function of what they reach.
//!
//! Every capability is a staircase of the levels that interventions reach: a step counts as far as somebody reaches it or
//! more. Means are linear in the steps; a cap is a bound on its node that goes away with the step that reaches the target.
//! So the programme is exact wherever trees use means and sums; `None` stands for a tree that does not.

use super::ask::{Ask, Start};
use super::linear::{Linear, Row};
use super::order::{Tried, tried};
use crate::plan::objective::{Counts, Lens, Node};
use crate::score::{Combine, EQUAL};
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, Variable};
use std::collections::BTreeMap;

/// The programme with its variables.
pub(super) struct Programme {
    /// Rows beside the objective, to be put into every problem that is solved.
    rows: Vec<Row>,
    /// Interventions that can be chosen, in the order of their variables, which come first.
    pub(super) open: Vec<usize>,
    /// Bounds of the variables after those.
    bounds: Vec<(f64, f64)>,
    /// J as a function of all variables.
    objective: Linear,
    mandatory: Vec<usize>,
    /// What was learnt of sets that cannot be done in any order.
    stuck: Vec<(Vec<usize>, Vec<usize>)>,
}

/// What is sought.
pub(super) enum Goal<'r> {
    /// The greatest J.
    Value,
    /// The least of these weights of interventions, by position, with J at least this.
    Least { weights: &'r [f64], value: f64 },
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
}

impl Programme {
    /// The programme for a wish; none where a tree combines its parts in another way than by means and sums.
    pub(super) fn of(ask: &Ask<'_>, start: &Start) -> Option<Self> {
        Self::over(ask, start, (0..ask.rules.len()).collect())
    }

    /// The same over some of the interventions, in the order of the catalogue.
    pub(super) fn over(ask: &Ask<'_>, start: &Start, mut open: Vec<usize>) -> Option<Self> {
        open.retain(|at| start.open[*at] && ask.affords(ask.costs[*at]));
        let mandatory = ask.mandatory.iter().copied().filter(|at| !start.ended[*at]).collect();
        let programme = Self { rows: Vec::new(), open, bounds: Vec::new(), objective: Linear::default(), mandatory, stuck: Vec::new() };
        let mut builder = Builder { ask, start, programme, steps: BTreeMap::new() };
        builder.staircases();
        let mut objective = Linear::default();
        for lens in ask.objective.lenses() {
            let root = builder.node(lens, 0)??;
            objective.add(&root, lens.weight / lens.max());
        }
        builder.programme.objective = objective;
        builder.money();
        builder.supports();
        builder.circles();
        Some(builder.programme)
    }

    /// Adds what was learnt of a set that cannot be done in any order, with everything that could help one of its members.
    pub(super) fn learn(&mut self, members: &[usize], helpers: &[usize]) {
        self.help(members, helpers);
        self.stuck.push((members.to_vec(), helpers.to_vec()));
    }

    /// What was learnt.
    pub(super) fn stuck(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        self.stuck.clone()
    }

    /// Adds what every workable set keeps that has one of these members: one of the helpers is in it too.
    pub(super) fn help(&mut self, members: &[usize], helpers: &[usize]) {
        let helpers: Vec<usize> = helpers.iter().filter_map(|at| self.variable(*at)).collect();
        for member in members.iter().filter_map(|at| self.variable(*at)).collect::<Vec<_>>() {
            let mut terms = Linear::sum(helpers.iter().copied());
            terms.add(&Linear::variable(member), -1.0);
            self.row(terms, ComparisonOp::Ge, 0.0);
        }
    }

    /// Adds that at least one of some interventions is chosen that a set leaves out, or, with `or_less`, that one of the set is not chosen.
    pub(super) fn differ(&mut self, set: &[usize], or_less: bool) {
        let (inside, outside): (Vec<usize>, Vec<usize>) = (0..self.open.len()).partition(|at| set.contains(&self.open[*at]));
        let mut terms = Linear::sum(outside.into_iter());
        let mut least = 1.0;
        if or_less {
            #[allow(clippy::cast_precision_loss)] // proof: a catalogue has far fewer than 2^52 interventions
            let count = inside.len() as f64;
            terms.add(&Linear::sum(inside.into_iter()), -1.0);
            least -= count;
        }
        self.row(terms, ComparisonOp::Ge, least);
    }

    /// Adds that the weights of what is chosen add up to at most this.
    pub(super) fn at_most(&mut self, weights: &[f64], most: f64) {
        let terms = self.open.iter().enumerate().map(|(variable, at)| (variable, weights[*at])).collect();
        self.row(Linear { constant: 0.0, terms }, ComparisonOp::Le, most);
    }

    /// Whether a set keeps every row that says something of interventions alone, and has what must be chosen.
    pub(super) fn allows(&self, set: &[usize]) -> bool {
        let of_interventions = |row: &&Row| row.terms.terms.keys().next_back().is_none_or(|last| *last < self.open.len());
        let chosen = |variable: &usize| set.contains(&self.open[*variable]);
        self.mandatory.iter().all(|at| set.contains(at))
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

    /// How many rows there are, to come back to with [`Self::forget`].
    pub(super) fn mark(&self) -> usize {
        self.rows.len()
    }

    /// Takes out the rows that were added after a mark.
    pub(super) fn forget(&mut self, mark: usize) {
        self.rows.truncate(mark);
    }

    /// The problem for the solver, with the variable of each intervention in the order of `open`.
    pub(super) fn problem(&self, goal: &Goal<'_>) -> (Problem, Vec<Variable>) {
        let direction = if matches!(goal, Goal::Least { .. }) { OptimizationDirection::Minimize } else { OptimizationDirection::Maximize };
        let of_intervention = |weights: &[f64], variable: usize| self.open.get(variable).map_or(0.0, |at| weights[*at]);
        let of_value = |variable: usize| self.objective.terms.get(&variable).copied().unwrap_or(0.0);
        let factor = |variable: usize| match goal {
            Goal::Value => of_value(variable),
            Goal::Least { weights, .. } => of_intervention(weights, variable),
            Goal::Priced { prices, .. } => of_value(variable) - of_intervention(prices, variable),
        };
        let mut problem = Problem::new(direction);
        let mut all: Vec<Variable> = (0..self.open.len()).map(|at| problem.add_binary_var(factor(at))).collect();
        all.extend(self.bounds.iter().enumerate().map(|(at, bounds)| problem.add_var(factor(self.open.len() + at), *bounds)));
        let mut put = |row: &Row| {
            let mut terms = LinearExpr::empty();
            for (variable, by) in row.terms.terms.iter().filter(|(_, by)| by.abs() > 1e-12) {
                terms.add(all[*variable], *by);
            }
            problem.add_constraint(terms, row.how, row.right - row.terms.constant);
        };
        self.rows.iter().for_each(&mut put);
        for at in self.mandatory.iter().filter_map(|at| self.variable(*at)) {
            put(&Row { terms: Linear::variable(at), how: ComparisonOp::Eq, right: 1.0 });
        }
        if let Goal::Least { value, .. } | Goal::Priced { value, .. } = goal {
            put(&Row { terms: self.objective.clone(), how: ComparisonOp::Ge, right: *value });
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

    fn variable(&self, intervention: usize) -> Option<usize> {
        self.open.binary_search(&intervention).ok()
    }

    fn row(&mut self, terms: Linear, how: ComparisonOp, right: f64) {
        self.rows.push(Row { terms, how, right });
    }
}

impl Builder<'_, '_> {
    fn new_variable(&mut self, from: f64, to: f64) -> usize {
        self.programme.bounds.push((from, to));
        self.programme.open.len() + self.programme.bounds.len() - 1
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
                let variable = self.new_variable(0.0, 1.0);
                let by = self.reaching(capability, level, None);
                let mut terms = Linear::sum(by.into_iter());
                terms.add(&Linear::variable(variable), -1.0);
                self.programme.row(terms, ComparisonOp::Ge, 0.0);
                steps.push((value, variable));
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
            value.terms.insert(*variable, to - below);
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
            let mut limit = self.clipped(need.leaf, target);
            limit.constant += step;
            // The step that reaches the target lifts the limit as high as the mean can be.
            if let Some((_, last)) = self.steps.get(&need.leaf).and_then(|steps| steps.steps.last()).filter(|(to, _)| *to >= target - EQUAL)
            {
                let before = limit.constant + limit.terms.iter().filter(|(variable, _)| *variable != last).map(|(_, by)| by).sum::<f64>();
                limit.terms.insert(*last, (most - before).max(0.0));
            }
            limits.push(limit);
        }
        if limits.is_empty() {
            return None;
        }
        let variable = self.new_variable(0.0, 1.0);
        for bound in limits.iter().chain([mean]) {
            let mut terms = bound.clone();
            terms.add(&Linear::variable(variable), -1.0);
            self.programme.row(terms, ComparisonOp::Ge, 0.0);
        }
        Some(Linear::variable(variable))
    }

    /// The budget, as shares of it, so that factors stay near 1.
    fn money(&mut self) {
        let whole = if self.ask.budget > 0.0 { self.ask.budget } else { 1.0 };
        let terms = self.programme.open.iter().enumerate().map(|(variable, at)| (variable, self.ask.costs[*at] / whole)).collect();
        let most = (self.ask.budget + 1e-9 * self.ask.budget.max(1.0)) / whole;
        self.programme.row(Linear { constant: 0.0, terms }, ComparisonOp::Le, most);
    }

    /// Two that could only start after each other: whoever has one of them has somebody from outside who helps. Most circles are of
    /// two, and the solver takes long to find them one by one.
    fn circles(&mut self) {
        let alone = |at: &usize| match tried(self.ask, self.start, &[*at]) {
            Tried::Order(_) => Vec::new(),
            Tried::Stuck { helpers, .. } => helpers,
        };
        let open = self.programme.open.clone();
        let helpers: Vec<Vec<usize>> = open.iter().map(alone).collect();
        for (one, helped) in helpers.iter().enumerate() {
            let later = (one + 1..open.len()).filter(|other| helped.contains(&open[*other]) && helpers[*other].contains(&open[one]));
            for other in later {
                if let Tried::Stuck { members, helpers } = tried(self.ask, self.start, &[open[one], open[other]])
                    && members.len() == 2
                {
                    self.programme.help(&members, &helpers);
                }
            }
        }
    }

    /// What each intervention needs to start at all, whatever the order: whoever comes first, and for each unmet obstacle
    /// somebody who meets it or spares it.
    fn supports(&mut self) {
        for at in self.programme.open.clone() {
            for after in self.ask.rules.after(at).to_vec() {
                if !self.start.ended[after] {
                    self.programme.help(&[at], &[after]);
                }
            }
            for raise in self.ask.rules.raises(at) {
                let Some(level) = self.start.levels[raise.capability] else { continue };
                if level >= raise.to {
                    continue;
                }
                let spared = self.reaching(raise.capability, raise.to, Some(at));
                if level < raise.from {
                    let by = self.reaching(raise.capability, raise.from, Some(at));
                    self.supported(at, &by);
                }
                for (capability, least) in raise.asks() {
                    if self.start.levels[capability].is_some_and(|level| level < least) {
                        let by: Vec<usize> = [self.reaching(capability, least, Some(at)), spared.clone()].concat();
                        self.supported(at, &by);
                    }
                }
            }
        }
    }

    fn supported(&mut self, at: usize, by: &[usize]) {
        let Some(own) = self.programme.variable(at) else { return };
        let mut terms = Linear::sum(by.iter().copied());
        terms.add(&Linear::variable(own), -1.0);
        self.programme.row(terms, ComparisonOp::Ge, 0.0);
    }
}
