//! Costs in one currency.

use crate::model::{CostBySize, CostRange, Intervention};
use std::collections::BTreeMap;

/// The one currency of all costs, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Converted {
    /// All costs are in this currency now.
    Into(String),
    /// There is no rate for these.
    WithoutRate {
        /// The currency that was to be had.
        wanted: String,
        /// The currencies without a rate, in order.
        missing: Vec<String>,
    },
}

/// Turns all costs into one currency: the one that is wanted, else that of most interventions. `rates` says how much of it one unit of
/// another is, above 0; the one under the empty name serves where a single other currency has no rate of its own.
#[must_use]
pub fn convert(interventions: &mut [Intervention], wanted: Option<&str>, rates: &BTreeMap<String, f64>) -> Converted {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for intervention in &*interventions {
        *counts.entry(&intervention.currency).or_default() += 1;
    }
    // Of currencies that stand equally often the first by name.
    let usual = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(currency, _)| *currency);
    let wanted = wanted.or(usual).unwrap_or_default().to_owned();
    let others: Vec<&str> = counts.keys().copied().filter(|currency| *currency != wanted).collect();
    let any = rates.get("").filter(|_| others.len() == 1);
    let missing: Vec<String> =
        others.iter().filter(|currency| any.is_none() && !rates.contains_key(**currency)).map(|currency| (*currency).to_owned()).collect();
    if !missing.is_empty() {
        return Converted::WithoutRate { wanted, missing };
    }
    let factors: BTreeMap<String, f64> =
        others.iter().filter_map(|currency| Some(((*currency).to_owned(), *rates.get(*currency).or(any)?))).collect();
    for intervention in interventions {
        if let Some(factor) = factors.get(&intervention.currency) {
            intervention.cost = times(intervention.cost, *factor);
            intervention.running_cost = times(intervention.running_cost, *factor);
            intervention.currency.clone_from(&wanted);
        }
    }
    Converted::Into(wanted)
}

fn times(cost: CostBySize, factor: f64) -> CostBySize {
    let range = |range: CostRange| CostRange { low: range.low * factor, high: range.high * factor };
    CostBySize { small: range(cost.small), medium: range(cost.medium), large: range(cost.large) }
}
