//! A whole plan: what to fund within a budget, when, how sure that is, and what other budgets would buy.

use super::budget::{Ask, Budgeted, Proof, Unfit, best_of_list, best_within, runner_up_to};
use super::objective::{Objective, Position};
use super::ranking::{Rank, in_order};
use super::stop::Stop;
use super::waves::{Schedule, Timing, schedule};
use crate::library::{Library, StartRules};
use crate::model::{CostRange, StateSize, ThreatProfile};
use crate::score::{Assessment, EQUAL, LeafState, Reading};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody wants of a plan. Interventions are given by position.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wishes {
    /// What may be spent, 0 or more; infinite where there is no limit.
    pub budget: f64,
    /// Other budgets to be told of.
    pub ladder: Vec<f64>,
    /// Interventions that must be in the plan.
    pub mandatory: Vec<usize>,
    /// Interventions that must not be in the plan.
    pub excluded: Vec<usize>,
    /// Interventions that run already and are paid for.
    pub under_way: Vec<usize>,
    /// Interventions that have ended.
    pub done: Vec<usize>,
    /// Starts that are given, in months from the beginning of the plan.
    pub starts: BTreeMap<usize, i32>,
    /// The most that run at the same time, 1 or more.
    pub parallel: usize,
    /// What may be spent in each year, the last figure again in all further years; empty where there is no limit.
    pub yearly: Vec<f64>,
    /// By which month everything must have ended; none where there is no such month.
    pub deadline: Option<u16>,
    /// The most steps of the solver for each budget.
    pub most_steps: u64,
}

/// A plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Funded {
    /// What is chosen, in the order in which it starts.
    pub order: Vec<usize>,
    /// What each brings in that order, with its reasons.
    pub ranks: Vec<Rank>,
    /// The budget that it keeps within.
    pub budget: f64,
    /// What all of it costs.
    pub cost: CostRange,
    /// What it leaves to be paid each year.
    pub running_cost: CostRange,
    /// J before, in the potential and in the claimed reading.
    pub before: [f64; 2],
    /// J after all of it has ended.
    pub after: [f64; 2],
    /// J with every capability at its target.
    pub reachable: f64,
    /// How sure it is that no other choice is better.
    pub proof: Proof,
    /// When what happens, with what is under way.
    pub schedule: Schedule,
    /// What time alone kept out or makes late.
    pub lateness: Lateness,
    /// What each other budget would buy, from the least to the greatest.
    pub ladder: Vec<Rung>,
    /// What the next step of money would buy; none where nothing more can be bought.
    pub next: Option<Rung>,
    /// The best choice with something that this one has not.
    pub runner_up: Option<Rival>,
}

/// What does not fit into the time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lateness {
    /// Left out because it would end after the deadline or finds no year that pays for it.
    pub left_out: Vec<usize>,
    /// In the plan because it must be, though it ends after the deadline or finds no place in the years.
    pub late: Vec<usize>,
}

/// What a budget would buy.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// The budget.
    pub budget: f64,
    /// What its plan costs, in the middle of the ranges; none where what must be in it costs more than the budget.
    pub bought: Option<Bought>,
}

/// What a rung comes to, beside the plan that is told in full.
#[derive(Debug, Clone, PartialEq)]
pub struct Bought {
    /// Cost, in the middle of the ranges.
    pub cost: f64,
    /// What it adds to J.
    pub benefit: f64,
    /// How sure it is.
    pub proof: Proof,
    /// How many interventions it has.
    pub count: usize,
    /// What it has that the plan has not.
    pub joins: Vec<usize>,
    /// What the plan has that it has not.
    pub leaves: Vec<usize>,
}

/// Another choice for the same budget.
#[derive(Debug, Clone, PartialEq)]
pub struct Rival {
    /// Cost, in the middle of the ranges.
    pub cost: f64,
    /// What it adds to J less than the plan.
    pub behind: f64,
    /// What it has that the plan has not.
    pub joins: Vec<usize>,
    /// What the plan has that it has not.
    pub leaves: Vec<usize>,
}

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplanned {
    /// What must be in it costs more than the budget, with what it needs to start.
    TooDear,
    /// What must be in it cannot be made to start, at any cost.
    CannotStart,
}

/// By how much more the next step of money is.
const STEP: f64 = 1.25;

/// Makes a plan. `assessment` is the one that `objective` was made of.
///
/// # Errors
/// That what must be in the plan cannot be had within the budget.
pub fn fund(
    library: &Library,
    assessment: &Assessment,
    profile: Option<&ThreatProfile>,
    size: StateSize,
    wishes: &Wishes,
) -> Result<Funded, Unplanned> {
    fund_until(library, assessment, profile, size, wishes, Stop::NEVER)
}

/// The same, with what is best so far where it is asked to stop before the end.
///
/// # Errors
/// That what must be in the plan cannot be had within the budget.
pub fn fund_until(
    library: &Library,
    assessment: &Assessment,
    profile: Option<&ThreatProfile>,
    size: StateSize,
    wishes: &Wishes,
    stop: Stop<'_>,
) -> Result<Funded, Unplanned> {
    let objective = Objective::new(library, assessment, profile);
    let rules = StartRules::of(library);
    let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.of(size).middle()).collect();
    let desk = Desk { library, assessment, objective: &objective, rules: &rules, costs: &costs, wishes, stop };
    let Settled { found, schedule, lateness } = desk.settle(wishes.budget).map_err(|unfit| match unfit {
        Unfit::TooDear => Unplanned::TooDear,
        Unfit::CannotStart => Unplanned::CannotStart,
    })?;
    let ended = desk.ended();
    let begins = schedule.items.iter().map(|item| item.intervention).filter(|at| found.order.contains(at));
    let order: Vec<usize> = begins.chain(schedule.without_place.iter().copied()).collect();
    let ranks = in_order(library, assessment, &objective, size, &ended, &order);
    let mut ladder = wishes.ladder.clone();
    ladder.sort_by(f64::total_cmp);
    let mut ladder: Vec<Rung> = ladder.into_iter().map(|budget| desk.rung(budget, &found)).collect();
    let further = ladder.iter().find(|rung| rung.budget > wishes.budget).cloned();
    let next = further.or_else(|| wishes.budget.is_finite().then(|| desk.rung(wishes.budget * STEP, &found)));
    ladder.retain(|rung| rung.budget.total_cmp(&wishes.budget).is_ne());
    let more = |rung: &Rung| rung.bought.as_ref().is_some_and(|bought| bought.benefit > found.after - found.before + EQUAL);
    // Whether another choice fits into the time is not known, so none is told where time kept something out.
    let rival = lateness.left_out.is_empty().then(|| runner_up_to(&desk.ask(wishes.budget, &[]), &found)).flatten().map(|rival| Rival {
        cost: rival.cost,
        behind: found.after - rival.after,
        joins: missing(&rival.order, &found.order),
        leaves: missing(&found.order, &rival.order),
    });
    let sum = |range: &dyn Fn(&Rank) -> CostRange| {
        let add = |sum: CostRange, range: CostRange| CostRange { low: sum.low + range.low, high: sum.high + range.high };
        ranks.iter().map(range).fold(CostRange { low: 0.0, high: 0.0 }, add)
    };
    let claimed = |set: &[usize]| {
        let mut position = Position::of(assessment, Reading::Claimed);
        let ask = desk.ask(wishes.budget, &[]);
        ended.iter().chain(set).for_each(|at| ask.raise(*at, &mut position));
        objective.value(&position)
    };
    Ok(Funded {
        budget: wishes.budget,
        cost: sum(&|rank| rank.cost),
        running_cost: sum(&|rank| rank.running_cost),
        before: [found.before, claimed(&[])],
        after: [found.after, claimed(&order)],
        reachable: objective.reachable(),
        proof: found.proof,
        next: next.filter(more),
        runner_up: rival,
        order,
        ranks,
        schedule,
        lateness,
        ladder,
    })
}

/// What one of two sets has that the other has not, in order of the catalogue.
fn missing(of: &[usize], other: &[usize]) -> Vec<usize> {
    of.iter().copied().filter(|at| !other.contains(at)).collect::<BTreeSet<usize>>().into_iter().collect()
}

/// What all plans of one call are made from.
struct Desk<'d> {
    library: &'d Library,
    assessment: &'d Assessment,
    objective: &'d Objective,
    rules: &'d StartRules,
    costs: &'d [f64],
    wishes: &'d Wishes,
    stop: Stop<'d>,
}

/// A choice with its place in time.
struct Settled {
    found: Budgeted,
    schedule: Schedule,
    lateness: Lateness,
}

impl Desk<'_> {
    fn ended(&self) -> Vec<usize> {
        self.wishes.done.iter().chain(&self.wishes.under_way).copied().collect()
    }

    fn ask(&self, budget: f64, left_out: &[usize]) -> Ask<'_> {
        Ask {
            library: self.library,
            assessment: self.assessment,
            objective: self.objective,
            rules: self.rules,
            costs: self.costs,
            // The solver asks for a figure; no choice costs more than everything.
            budget: budget.min(self.costs.iter().sum::<f64>() + 1.0),
            mandatory: self.wishes.mandatory.clone(),
            excluded: [self.wishes.excluded.as_slice(), left_out].concat(),
            ended: self.ended(),
            most_steps: self.wishes.most_steps,
            stop: self.stop,
        }
    }

    /// The best choice that also fits into the time: what does not is left out, and the choice made again.
    fn settle(&self, budget: f64) -> Result<Settled, Unfit> {
        let mut left_out: Vec<usize> = Vec::new();
        loop {
            let ask = self.ask(budget, &left_out);
            let mut found = best_within(&ask)?;
            let schedule = self.schedule(&ask, &found);
            let late = self.late(&found, &schedule);
            let (must, may): (Vec<usize>, Vec<usize>) = late.into_iter().partition(|at| self.needed(&ask, *at));
            if !left_out.is_empty() {
                // What was left out was the choice of one way through time among others.
                found.proof = Proof::Unproven;
            }
            if may.is_empty() {
                return Ok(Settled { found, schedule, lateness: Lateness { left_out, late: must } });
            }
            // Without one of them another may be had in time; where something must be in the plan, it may rest on the others.
            let most = if self.wishes.mandatory.is_empty() { may.len() } else { 1 };
            left_out.extend(may.into_iter().take(most));
            left_out.sort_unstable();
        }
    }

    /// Whether what must be in the plan cannot be had without an intervention.
    fn needed(&self, ask: &Ask<'_>, at: usize) -> bool {
        if self.wishes.mandatory.contains(&at) {
            return true;
        }
        let without = Ask { excluded: [ask.excluded.as_slice(), &[at]].concat(), ..ask.clone() };
        !self.wishes.mandatory.is_empty() && best_within(&without).is_err()
    }

    fn late(&self, found: &Budgeted, schedule: &Schedule) -> Vec<usize> {
        let deadline = self.wishes.deadline.map_or(i32::MAX, i32::from);
        let late = schedule.items.iter().filter(|item| item.end > deadline).map(|item| item.intervention);
        late.filter(|at| found.order.contains(at)).chain(schedule.without_place.iter().copied()).collect()
    }

    fn schedule(&self, ask: &Ask<'_>, found: &Budgeted) -> Schedule {
        let mut levels = self.levels();
        let mut ended = vec![false; self.rules.len()];
        for at in &self.wishes.done {
            self.rules.end(*at, &mut levels, &mut ended);
        }
        let mut costs = self.costs.to_vec();
        let mut fixed = self.wishes.starts.clone();
        for at in &self.wishes.under_way {
            costs[*at] = 0.0;
            fixed.entry(*at).or_insert(0);
        }
        let months: Vec<u16> = self.library.interventions.iter().map(|intervention| intervention.months).collect();
        let timing = Timing {
            rules: self.rules,
            levels: &levels,
            ended: &ended,
            months: &months,
            costs: &costs,
            parallel: self.wishes.parallel,
            yearly: &self.wishes.yearly,
            fixed: &fixed,
        };
        let set: Vec<usize> = self.wishes.under_way.iter().copied().chain(self.by_worth(ask, found)).collect();
        schedule(&timing, &set)
    }

    /// What is chosen, with what adds most for its cost first, so that it also starts first where it can.
    fn by_worth(&self, ask: &Ask<'_>, found: &Budgeted) -> Vec<usize> {
        let others = (0..self.rules.len()).filter(|at| !found.order.contains(at)).collect();
        let only = Ask { excluded: others, mandatory: Vec::new(), ..ask.clone() };
        let position = Position::of(self.assessment, Reading::Potential);
        let (mut order, _) = best_of_list(&only, &position, &self.levels(), found.order.len());
        order.extend(missing(&found.order, &order));
        order
    }

    fn levels(&self) -> Vec<Option<u8>> {
        let capabilities = &self.assessment.leaves[..self.library.capabilities.len()];
        capabilities.iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect()
    }

    fn rung(&self, budget: f64, plan: &Budgeted) -> Rung {
        let bought = self.settle(budget).ok().map(|Settled { found, .. }| Bought {
            cost: found.cost,
            benefit: found.after - found.before,
            proof: found.proof,
            count: found.order.len(),
            joins: missing(&found.order, &plan.order),
            leaves: missing(&plan.order, &found.order),
        });
        Rung { budget, bought }
    }
}
