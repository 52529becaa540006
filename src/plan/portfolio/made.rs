//! A portfolio from the States and what is wanted of it.

use super::desk::{Desk, Sets, Side};
use super::search::{Settled, settle};
use super::{Delivery, Floor, NoPortfolio, NotMade, Portfolio, PortfolioRung, PortfolioState, PortfolioWishes, Share};
use crate::library::{Library, StartRules};
use crate::model::CostRange;
use crate::plan::budget::{Ask, Market};
use crate::plan::objective::Objective;
use crate::plan::ranking::in_order;
use crate::plan::stop::Stop;
use std::collections::BTreeSet;

/// By how much more the next step of money is.
const STEP: f64 = 1.25;
/// What part of the rounds another budget gets, which begins where the last one ended.
const FEWER: u32 = 3;

/// Makes a portfolio. `told` hears how many of how many rounds are done. Where `stop` ends it, what was found so far stands, with the bound
/// of the rounds that are done, and other budgets are left out; without a round it is every State's own plan by the list.
///
/// # Errors
/// That there is no State, or the floor asks for more money than there is.
pub fn portfolio(
    library: &Library,
    states: &[PortfolioState<'_>],
    wishes: &PortfolioWishes,
    stop: Stop<'_>,
    told: &dyn Fn(u32, u32),
) -> Result<Portfolio, NoPortfolio> {
    if states.is_empty() {
        return Err(NoPortfolio::NoState);
    }
    let ground = Ground::of(library, states, wishes, stop);
    let budget = wishes.budget;
    let mut budgets: Vec<f64> = wishes.ladder.iter().copied().filter(|other| other.total_cmp(&budget).is_ne()).collect();
    let next = budgets.iter().copied().filter(|other| *other > budget).reduce(f64::min).unwrap_or(budget * STEP);
    let told_of_next = budgets.contains(&next);
    if budget.is_finite() && !told_of_next {
        budgets.push(next);
    }
    budgets.push(budget);
    budgets.sort_by(f64::total_cmp);
    budgets.dedup();
    let few = (wishes.rounds / FEWER).max(1);
    #[allow(clippy::cast_possible_truncation)] // proof: nobody names 2^32 budgets
    let others = budgets.len() as u32 - 1 + u32::from(wishes.floor.is_some());
    let all = wishes.rounds + few * others;
    let mut done = 0;
    let mut settled: Vec<(f64, Made)> = Vec::new();
    let mut not_made: Vec<(f64, NotMade)> = Vec::new();
    for amount in budgets {
        let is_own = amount.total_cmp(&budget).is_eq();
        if !is_own && stop.now() {
            not_made.push((amount, NotMade::Stopped));
            continue;
        }
        let rounds = if is_own { wishes.rounds } else { few };
        let told = |round: u32| told(done + round, all);
        let before = settled.iter().map(|(_, made)| made).collect::<Vec<_>>();
        match ground.made(amount, wishes.floor, &before, rounds, &told) {
            Ok(made) => settled.push((amount, made)),
            Err(why) if is_own => return Err(why),
            Err(_) => not_made.push((amount, NotMade::FloorTooHigh)),
        }
        done += rounds;
    }
    let place = settled.iter().position(|(amount, _)| amount.total_cmp(&budget).is_eq()).ok_or(NoPortfolio::NoState)?;
    let own = settled.remove(place).1;
    let without_floor = match wishes.floor {
        Some(_) if !stop.now() => Some(ground.made(budget, None, &[&own], few, &|round| told(done + round, all))?),
        _ => None,
    };
    let mut rungs: Vec<PortfolioRung> = settled.iter().map(|(amount, made)| ground.rung(*amount, made, &own)).collect();
    let further = rungs.iter().find(|rung| rung.budget.total_cmp(&next).is_eq() && budget.is_finite()).cloned();
    if !told_of_next {
        rungs.retain(|rung| rung.budget.total_cmp(&next).is_ne());
    }
    let mut portfolio = ground.portfolio(budget, wishes.floor, &own);
    portfolio.next = further.filter(|rung| rung.benefit > portfolio.benefit + crate::score::EQUAL);
    portfolio.ladder = rungs;
    portfolio.not_made = not_made;
    portfolio.without_floor = without_floor.map(|made| ground.rung(budget, &made, &own));
    Ok(portfolio)
}

/// What all budgets of one call are made from.
struct Ground<'g> {
    library: &'g Library,
    states: &'g [PortfolioState<'g>],
    wishes: &'g PortfolioWishes,
    rules: StartRules,
    objectives: Vec<Objective>,
    costs: Vec<Vec<f64>>,
    stop: Stop<'g>,
}

/// What was found for one budget.
struct Made {
    settled: Settled,
    proof: crate::plan::Proof,
    /// What each State would have with an equal share of its own, as J.
    alone: Vec<f64>,
    /// J of each State today, and the least that it comes to.
    today: Vec<f64>,
    least: Vec<f64>,
}

impl<'g> Ground<'g> {
    fn of(library: &'g Library, states: &'g [PortfolioState<'g>], wishes: &'g PortfolioWishes, stop: Stop<'g>) -> Self {
        let costs = |state: &PortfolioState<'_>| {
            library.interventions.iter().map(|intervention| intervention.cost.of(state.size).middle()).collect::<Vec<f64>>()
        };
        Self {
            library,
            states,
            wishes,
            rules: StartRules::of(library),
            objectives: states.iter().map(|state| Objective::new(library, state.assessment, state.threats)).collect(),
            costs: states.iter().map(costs).collect(),
            stop,
        }
    }

    fn desk(&self, budget: f64) -> Desk<'_> {
        // The solver asks for a figure; no choice costs more than everything.
        let budget = budget.min(self.costs.iter().flatten().sum::<f64>() + 1.0);
        let side = |at: usize| {
            let ask = Ask {
                library: self.library,
                assessment: self.states[at].assessment,
                objective: &self.objectives[at],
                rules: &self.rules,
                costs: &self.costs[at],
                budget,
                mandatory: Vec::new(),
                excluded: self.wishes.excluded.clone(),
                ended: Vec::new(),
                most_steps: self.wishes.most_steps,
                stop: self.stop,
            };
            let market = Market::new(ask);
            let today = market.value(&[]);
            Side { market, costs: &self.costs[at], today, least: 0.0 }
        };
        let most = self.library.interventions.iter().map(|intervention| intervention.regional.map_or(1, usize::from)).collect();
        Desk { sides: (0..self.states.len()).map(side).collect(), most, budget, threads: self.wishes.threads }
    }

    /// The portfolio for a budget; `before` are those of smaller budgets, and the first one's prices are begun with.
    fn made(&self, budget: f64, floor: Option<Floor>, before: &[&Made], rounds: u32, told: &dyn Fn(u32)) -> Result<Made, NoPortfolio> {
        let mut desk = self.desk(budget);
        let equal = desk.budget / desk.states();
        let alone = plans(&mut desk, equal);
        let mut starts: Vec<Sets> = vec![alone.clone(), vec![Vec::new(); self.states.len()]];
        let value =
            |desk: &Desk<'_>, sets: &Sets| desk.sides.iter().zip(sets).map(|(side, set)| side.market.value(set)).collect::<Vec<f64>>();
        let of_alone = value(&desk, &alone);
        match floor {
            None => {}
            Some(Floor::OfEqualShare(share)) => {
                for (side, alone) in desk.sides.iter_mut().zip(&of_alone) {
                    side.least = side.today + share * (alone - side.today);
                }
            }
            Some(Floor::OfMoney(money)) => {
                if money > equal * (1.0 + 1e-9) {
                    return Err(NoPortfolio::FloorTooHigh);
                }
                let sets = plans(&mut desk, money);
                let values = value(&desk, &sets);
                desk.sides.iter_mut().zip(values).for_each(|(side, value)| side.least = value);
                starts.push(sets);
            }
        }
        starts.extend(before.iter().map(|made| made.settled.choice.sets.clone()));
        let prices = before.last().map(|made| made.settled.prices.clone());
        let settled = settle(&mut desk, starts, prices, rounds, self.stop, told);
        let proof = settled.proof(&desk);
        let today = desk.sides.iter().map(|side| side.today).collect();
        let least = desk.sides.iter().map(|side| side.least).collect();
        Ok(Made { settled, proof, alone: of_alone, today, least })
    }

    #[allow(clippy::cast_precision_loss)] // proof: there are far fewer than 2^52 States
    fn mean_gain(&self, made: &Made) -> f64 {
        (made.settled.choice.value - made.today.iter().sum::<f64>()) / self.states.len() as f64
    }

    fn deliveries(&self, sets: &Sets) -> Vec<Delivery> {
        // The budget has no part in how deliveries are put together.
        let desk = self.desk(0.0);
        let mut deliveries = Vec::new();
        for (at, intervention) in self.library.interventions.iter().enumerate() {
            for mut states in desk.deliveries(at, &Desk::members(sets, at)) {
                let cost = intervention.cost.of(self.states[states[0]].size);
                let one_by_one = states.iter().map(|state| self.costs[*state][at]).sum();
                states.sort_unstable();
                deliveries.push(Delivery { intervention: at, states, cost, one_by_one });
            }
        }
        deliveries
    }

    fn portfolio(&self, budget: f64, floor: Option<Floor>, made: &Made) -> Portfolio {
        let sets = &made.settled.choice.sets;
        let deliveries = self.deliveries(sets);
        let desk = self.desk(0.0);
        let shares: Vec<Share> = (0..self.states.len())
            .map(|at| {
                let (state, market) = (&self.states[at], &desk.sides[at].market);
                let order = market.order(&sets[at]).unwrap_or_default();
                let ranks = in_order(self.library, state.assessment, &self.objectives[at], state.size, &[], &order);
                Share {
                    before: [market.value(&[]), market.claimed(&[])],
                    after: [market.value(&order), market.claimed(&order)],
                    reachable: self.objectives[at].reachable(),
                    money: deliveries.iter().filter(|delivery| delivery.states.contains(&at)).map(Delivery::cost_a_state).sum(),
                    running_cost: sum(ranks.iter().map(|rank| rank.running_cost)),
                    alone: made.alone[at] - made.today[at],
                    floor: floor.map(|_| made.least[at] - made.today[at]),
                    ranks,
                }
            })
            .collect();
        Portfolio {
            budget,
            cost: sum(deliveries.iter().map(|delivery| delivery.cost)),
            running_cost: sum(shares.iter().map(|share| share.running_cost)),
            benefit: self.mean_gain(made),
            proof: made.proof,
            without_floor: None,
            ladder: Vec::new(),
            next: None,
            not_made: Vec::new(),
            shares,
            deliveries,
        }
    }

    fn rung(&self, budget: f64, made: &Made, own: &Made) -> PortfolioRung {
        let pairs = |made: &Made| {
            let sets = made.settled.choice.sets.iter().enumerate();
            sets.flat_map(|(state, set)| set.iter().map(move |at| (state, *at))).collect::<BTreeSet<(usize, usize)>>()
        };
        let (other, own) = (pairs(made), pairs(own));
        PortfolioRung {
            budget,
            cost: made.settled.choice.cost,
            benefit: self.mean_gain(made),
            proof: made.proof,
            count: self.deliveries(&made.settled.choice.sets).len(),
            joins: other.difference(&own).copied().collect(),
            leaves: own.difference(&other).copied().collect(),
        }
    }
}

/// Every State's own best plan with this much money.
fn plans(desk: &mut Desk<'_>, money: f64) -> Sets {
    desk.each(|_, side| {
        let mut set = side.market.within(side.costs, money).map(|found| found.order).unwrap_or_default();
        set.sort_unstable();
        set
    })
}

fn sum(ranges: impl Iterator<Item = CostRange>) -> CostRange {
    ranges.fold(CostRange { low: 0.0, high: 0.0 }, |sum, range| CostRange { low: sum.low + range.low, high: sum.high + range.high })
}
