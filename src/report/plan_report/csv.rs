//! The plan as a table of text, one line for each intervention.

use super::Planned;
use crate::model::Delivery;
use crate::report::csv::field;

const HEAD: [&str; 22] = [
    "position",
    "id",
    "title",
    "from",
    "to",
    "currency",
    "cost_low",
    "cost_middle",
    "cost_high",
    "running_low",
    "running_high",
    "benefit",
    "benefit_up_to",
    "chosen_in_draws",
    "draws",
    "months",
    "delivery",
    "gfce_theme",
    "crs",
    "sdg",
    "raises",
    "indicator",
];

/// The chosen interventions as CSV with their tags, in the order in which they start. Months are counted from 1 where the plan has no
/// start; several values of a field stand apart by spaces.
#[must_use]
pub fn plan_csv(planned: Planned<'_>) -> String {
    let library = planned.subject.library;
    let mut text = [HEAD.join(",").as_str(), "\n"].concat();
    for (at, rank) in planned.plan.ranks.iter().enumerate() {
        let intervention = &library.interventions[rank.intervention];
        let slot = planned.plan.schedule.items.iter().find(|item| item.intervention == rank.intervention);
        let month = |month: i32| planned.start.map_or_else(|| month.saturating_add(1).to_string(), |start| start.later(month).to_string());
        let word = |delivery: &Delivery| Delivery::ALL.iter().find(|(_, known)| known == delivery).map_or("", |(word, _)| word);
        let raise = |raise: &crate::model::Raise| format!("{}:{}>{}", raise.capability.id.as_str(), raise.from, raise.to);
        let draws = planned.robustness;
        let cells = [
            (at + 1).to_string(),
            intervention.id.as_str().to_owned(),
            intervention.title.clone(),
            slot.map(|slot| month(slot.start)).unwrap_or_default(),
            slot.map(|slot| month(slot.end - 1)).unwrap_or_default(),
            planned.currency.to_owned(),
            rank.cost.low.to_string(),
            rank.cost.middle().to_string(),
            rank.cost.high.to_string(),
            rank.running_cost.low.to_string(),
            rank.running_cost.high.to_string(),
            rank.benefit.to_string(),
            rank.benefit_claimed.to_string(),
            draws.map(|draws| draws.in_plan[rank.intervention].to_string()).unwrap_or_default(),
            draws.map(|draws| draws.draws.to_string()).unwrap_or_default(),
            intervention.months.to_string(),
            intervention.delivery.iter().map(word).collect::<Vec<_>>().join(" "),
            intervention.theme.clone(),
            intervention.crs.clone(),
            intervention.sdg.join(" "),
            intervention.raises.iter().map(raise).collect::<Vec<_>>().join(" "),
            intervention.indicator.clone(),
        ];
        text.push_str(&cells.map(|cell| field(&cell)).join(","));
        text.push('\n');
    }
    text
}
