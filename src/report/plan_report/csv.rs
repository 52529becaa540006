//! The plan as a table of text, one line for each intervention.

use super::Planned;
use super::what_if_csv::what_if_csv;
use crate::model::{Deliverer, Delivery, Extent};
use crate::plan::Rank;
use crate::report::csv::field;
use crate::text::guarded;

const HEAD: [&str; 33] = [
    "position",
    "id",
    "title",
    "status",
    "owner",
    "funder",
    "from",
    "to",
    "currency",
    "cost_low",
    "cost_middle",
    "cost_high",
    "running_low",
    "running_high",
    "price_year",
    "planning_assumption",
    "cost_driver",
    "benefit",
    "benefit_claimed",
    "chosen_in_draws",
    "draws",
    "months",
    "after",
    "raises",
    "delivery",
    "delivered_by",
    "alone",
    "gfce_theme",
    "crs",
    "sdg",
    "principles",
    "outputs",
    "indicator",
];

/// The chosen interventions as CSV with their tags, in the order in which they start, then what is under way, done or dropped, without
/// a position. Months are counted from 1 where the plan has no start; several values of a field stand apart by spaces, outputs by " | ".
/// Where something is assumed, it is a table of what that changes, so that nobody takes it for the plan of the State.
#[must_use]
pub fn plan_csv(planned: Planned<'_>) -> String {
    if let Some(told) = planned.insight.what_if {
        return what_if_csv(&planned, told);
    }
    let mut text = [HEAD.join(",").as_str(), "\n"].concat();
    let ranks = planned.plan.ranks.iter().enumerate().map(|(at, rank)| (rank.intervention, Some((at + 1, rank))));
    for (intervention, rank) in ranks.chain(planned.others().into_iter().map(|other| (other, None))) {
        text.push_str(&cells(&planned, intervention, rank).map(|cell| field(&cell)).join(","));
        text.push('\n');
    }
    text
}

fn cells(planned: &Planned<'_>, at: usize, rank: Option<(usize, &Rank)>) -> [String; HEAD.len()] {
    let intervention = &planned.subject.library.interventions[at];
    let size = planned.subject.submission.size;
    let (cost, running) = (intervention.cost.of(size), intervention.running_cost.of(size));
    let [from, to] = planned.months_told(at);
    let number = |figure: &dyn Fn(&Rank) -> f64| rank.map(|(_, rank)| figure(rank).to_string()).unwrap_or_default();
    let draws = planned.robustness.filter(|_| rank.is_some());
    let raise = |raise: &crate::model::Raise| format!("{}:{}>{}", raise.capability.id.as_str(), raise.from, raise.to);
    // A spreadsheet program takes no text for a formula.
    let text = |text: &str| guarded(text).into_owned();
    [
        rank.map(|(position, _)| position.to_string()).unwrap_or_default(),
        intervention.id.as_str().to_owned(),
        text(&intervention.title),
        planned.status(at).word().to_owned(),
        text(planned.owner(at)),
        text(planned.funder(at)),
        from,
        to,
        planned.currency.to_owned(),
        cost.low.to_string(),
        cost.middle().to_string(),
        cost.high.to_string(),
        running.low.to_string(),
        running.high.to_string(),
        intervention.price_year.to_string(),
        intervention.planning_assumption.to_string(),
        text(&intervention.cost_driver),
        number(&|rank| rank.benefit),
        number(&|rank| rank.benefit_claimed),
        draws.map(|draws| draws.in_plan[at].to_string()).unwrap_or_default(),
        draws.map(|draws| draws.draws.to_string()).unwrap_or_default(),
        intervention.months.to_string(),
        intervention.after.iter().map(|before| before.id.as_str()).collect::<Vec<_>>().join(" "),
        intervention.raises.iter().map(raise).collect::<Vec<_>>().join(" "),
        words(&Delivery::ALL, &intervention.delivery),
        words(&Deliverer::ALL, &intervention.delivered_by),
        intervention.alone.as_ref().map_or(String::new(), |alone| words(&Extent::ALL, &[alone.extent])),
        intervention.theme.clone(),
        intervention.crs.clone(),
        intervention.sdg.join(" "),
        intervention.principles.iter().map(|note| note.principle.id.as_str()).collect::<Vec<_>>().join(" "),
        text(&intervention.outputs.join(" | ")),
        text(&intervention.indicator),
    ]
}

/// The words that files have for values.
fn words<T: PartialEq>(all: &[(&'static str, T)], values: &[T]) -> String {
    let word = |value: &T| all.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word);
    values.iter().map(word).collect::<Vec<_>>().join(" ")
}

impl Planned<'_> {
    /// The first and the last month of an intervention, of the calendar or counted from 1; empty where none are known.
    pub(in crate::report) fn months_told(&self, intervention: usize) -> [String; 2] {
        if let Some(start) = self.start {
            return self.months_of(intervention, start).map_or_else(Default::default, |(from, to)| [from.to_string(), to.to_string()]);
        }
        let slot = self.plan.schedule.items.iter().find(|slot| slot.intervention == intervention);
        slot.map_or_else(Default::default, |slot| [slot.start.saturating_add(1).to_string(), slot.end.to_string()])
    }
}
