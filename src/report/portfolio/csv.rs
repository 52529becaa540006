//! The portfolio as a table of text, one line for each State and intervention.

use super::Pooled;
use crate::report::csv::field;

const HEAD: [&str; 23] = [
    "state",
    "code",
    "size",
    "id",
    "title",
    "delivery",
    "states_together",
    "currency",
    "cost_low",
    "cost_middle",
    "cost_high",
    "delivery_cost",
    "cost_a_state",
    "running_low",
    "running_high",
    "benefit",
    "benefit_up_to",
    "months",
    "gfce_theme",
    "crs",
    "sdg",
    "raises",
    "indicator",
];

/// What each State has as CSV, in the order in which it starts there. `delivery` numbers the deliveries: lines with the same number are
/// served together, `delivery_cost` is the middle of what that costs once. `cost_*` is what the State would pay alone.
#[must_use]
pub fn portfolio_csv(pooled: Pooled<'_>) -> String {
    let mut text = [HEAD.join(",").as_str(), "\n"].concat();
    for (at, share) in pooled.portfolio.shares.iter().enumerate() {
        let size = serde_json::to_value(pooled.size(at)).ok();
        let size = size.as_ref().and_then(|size| size.as_str()).unwrap_or_default();
        for rank in &share.ranks {
            let intervention = &pooled.library.interventions[rank.intervention];
            let Some((number, delivery)) = pooled.delivery(at, rank.intervention) else { continue };
            let raise = |raise: &crate::model::Raise| format!("{}:{}>{}", raise.capability.id.as_str(), raise.from, raise.to);
            let cells = [
                pooled.name(at),
                pooled.code(at),
                size.to_owned(),
                intervention.id.as_str().to_owned(),
                intervention.title.clone(),
                (number + 1).to_string(),
                delivery.states.len().to_string(),
                pooled.currency.to_owned(),
                rank.cost.low.to_string(),
                rank.cost.middle().to_string(),
                rank.cost.high.to_string(),
                delivery.cost.middle().to_string(),
                delivery.cost_a_state().to_string(),
                rank.running_cost.low.to_string(),
                rank.running_cost.high.to_string(),
                rank.benefit.to_string(),
                rank.benefit_claimed.to_string(),
                intervention.months.to_string(),
                intervention.theme.clone(),
                intervention.crs.clone(),
                intervention.sdg.join(" "),
                intervention.raises.iter().map(raise).collect::<Vec<_>>().join(" "),
                intervention.indicator.clone(),
            ];
            text.push_str(&cells.map(|cell| field(&cell)).join(","));
            text.push('\n');
        }
    }
    text
}
