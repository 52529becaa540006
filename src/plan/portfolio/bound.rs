//! What no choice can add more than: every State on its own, at prices of money and of shared deliveries.
//!
//! A shared delivery has no cost that belongs to one State, so each State is given a price of its own for it. The prices are such
//! that no group that one delivery can serve pays more than the delivery costs; what the States would gain at such prices, and what
//! the budget is worth at the price of money, is then more than any choice within the budget can come to.

use super::desk::{Desk, Sets};

/// The price of money, and what of each cost each State is charged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Prices {
    /// What a unit of money is worth in J, 0 or more.
    pub(super) money: f64,
    /// By State and intervention, in money.
    charged: Vec<Vec<f64>>,
}

/// What came of one round.
pub(super) struct Round {
    /// No choice has a sum of J above this; none where it is not known.
    pub(super) bound: Option<f64>,
    /// What the States would take, which may cost more or less than the budget; none where one of them is not known.
    pub(super) sets: Option<Sets>,
}

impl Prices {
    /// Every delivery charged to all States alike that may take it.
    pub(super) fn alike(desk: &Desk<'_>) -> Self {
        let charged = desk.sides.iter().map(|side| side.costs.to_vec()).collect();
        let whole: f64 = desk.sides.iter().flat_map(|side| side.costs).sum();
        let mut prices = Self { money: 0.5 / whole.max(1.0), charged };
        for at in (0..desk.interventions()).filter(|at| desk.most[*at] > 1) {
            prices.settle(desk, at);
        }
        prices
    }

    /// The same where money is worth nothing.
    pub(super) fn free(&self) -> Self {
        Self { money: 0.0, charged: self.charged.clone() }
    }

    /// Makes the charges for an intervention as high as they may be all together, in the proportion in which they stand.
    fn settle(&mut self, desk: &Desk<'_>, at: usize) {
        let open: Vec<usize> = (0..desk.sides.len()).filter(|state| desk.sides[*state].market.is_open(at)).collect();
        let mut by_cost: Vec<usize> = open.clone();
        by_cost.sort_by(|one, other| desk.sides[*one].costs[at].total_cmp(&desk.sides[*other].costs[at]));
        let cost = |state: usize| desk.sides[state].costs[at];
        // The most that one delivery can be asked to charge: the greatest charges among those who cost no more than somebody.
        let greatest = |charged: &[Vec<f64>], upto: f64| {
            let mut charges: Vec<f64> = open.iter().filter(|state| cost(**state) <= upto).map(|state| charged[*state][at]).collect();
            charges.sort_by(|one, other| other.total_cmp(one));
            charges.iter().take(desk.most[at]).sum::<f64>()
        };
        let scale = by_cost
            .iter()
            .map(|state| greatest(&self.charged, cost(*state)) / cost(*state))
            .filter(|ratio| ratio.is_finite())
            .fold(0.0, f64::max);
        if scale > 0.0 {
            open.iter().for_each(|state| self.charged[*state][at] /= scale);
        }
        // What rounding left above what is allowed is taken off again, from the cheapest on.
        for state in &by_cost {
            let (most, asked) = (cost(*state), greatest(&self.charged, cost(*state)));
            if asked > most {
                let factor = most / asked;
                open.iter().filter(|other| cost(**other) <= most).for_each(|other| self.charged[*other][at] *= factor);
            }
        }
    }

    /// Solves every State at the prices.
    pub(super) fn round(&self, desk: &mut Desk<'_>, hints: Option<&Sets>) -> Round {
        let money = self.money;
        let charged = &self.charged;
        let offers = desk.each(|state, side| {
            let prices: Vec<f64> = charged[state].iter().map(|charge| charge * money).collect();
            side.market.at_prices(&prices, side.least, hints.map(|hints| hints[state].as_slice()))
        });
        let of_money = money * (desk.budget + 1e-9 * desk.budget.max(1.0));
        let bound = offers.iter().map(|offer| offer.bound).sum::<Option<f64>>().map(|sum| sum + of_money);
        let sets = offers.into_iter().map(|offer| offer.set).collect::<Option<Sets>>();
        Round { bound, sets: sets.map(|sets| sets.into_iter().map(sorted).collect()) }
    }

    /// What the sets are charged.
    pub(super) fn spent(&self, sets: &[Vec<usize>]) -> f64 {
        sets.iter().zip(&self.charged).map(|(set, charged)| set.iter().map(|at| charged[*at]).sum::<f64>()).sum()
    }

    /// Moves charges to those who take a delivery from those who do not, and the price of money to where the budget is just spent.
    pub(super) fn learn(&mut self, desk: &Desk<'_>, sets: &[Vec<usize>], pace: f64) {
        let spent = self.spent(sets);
        let ratio = if desk.budget > 0.0 { (spent / desk.budget).clamp(0.25, 4.0) } else { 4.0 };
        self.money *= ratio.powf(pace);
        for at in (0..desk.interventions()).filter(|at| desk.most[*at] > 1) {
            let takers = Desk::members(sets, at);
            if takers.is_empty() || takers.len() == sets.len() {
                continue;
            }
            for state in 0..sets.len() {
                let step = if takers.contains(&state) { pace } else { -pace };
                self.charged[state][at] *= step.exp();
            }
            self.settle(desk, at);
        }
    }
}

fn sorted(mut set: Vec<usize>) -> Vec<usize> {
    set.sort_unstable();
    set
}
