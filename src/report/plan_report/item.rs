//! The interventions of a plan as JSON, with all that they are tagged with.

use super::Planned;
use super::data::Money;
use crate::model::{Deliverer, Delivery, Extent, Intervention, KeptPlan};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Item<'a> {
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    status: &'static str,
    owner: &'a str,
    funder: &'a str,
    cost: Money,
    running_cost_a_year: Money,
    price_year: u16,
    planning_assumption: bool,
    cost_driver: &'a str,
    benefit: f64,
    benefit_claimed: f64,
    months: u16,
    after: Vec<&'a str>,
    raises: Vec<RaiseOut<'a>>,
    moves: Vec<MoveOut<'a>>,
    delivery: &'a [Delivery],
    delivered_by: &'a [Deliverer],
    alone: Option<AloneOut<'a>>,
    gfce_theme: &'a str,
    crs: &'a str,
    sdg: &'a [String],
    principles: Vec<PrincipleOut<'a>>,
    outputs: &'a [String],
    indicator: &'a str,
    chosen_in_draws: Option<u32>,
    among_first_in_draws: Option<u32>,
}

#[derive(Serialize)]
struct RaiseOut<'a> {
    capability: &'a str,
    from: u8,
    to: u8,
}

#[derive(Serialize)]
struct MoveOut<'a> {
    framework: &'a str,
    node: &'a str,
    before: f64,
    after: f64,
    contribution: f64,
}

#[derive(Serialize)]
struct AloneOut<'a> {
    extent: Extent,
    how: &'a str,
}

#[derive(Serialize)]
struct PrincipleOut<'a> {
    principle: &'a str,
    how: &'a str,
}

/// An item of the kept plan, as people wrote it.
#[derive(Serialize)]
pub(super) struct Kept<'a> {
    id: &'a str,
    status: &'static str,
    owner: &'a str,
    funder: &'a str,
    start: Option<String>,
    end: Option<String>,
    cost: Option<f64>,
    promised: Option<f64>,
}

pub(super) fn item<'a>(planned: &'a Planned<'_>, rank: &'a crate::plan::Rank) -> Item<'a> {
    let library = planned.subject.library;
    let intervention: &Intervention = &library.interventions[rank.intervention];
    Item {
        id: intervention.id.as_str(),
        title: &intervention.title,
        summary: &intervention.summary,
        status: planned.status(rank.intervention).word(),
        owner: planned.owner(rank.intervention),
        funder: planned.funder(rank.intervention),
        cost: rank.cost.into(),
        running_cost_a_year: rank.running_cost.into(),
        price_year: intervention.price_year,
        planning_assumption: intervention.planning_assumption,
        cost_driver: &intervention.cost_driver,
        benefit: rank.benefit,
        benefit_claimed: rank.benefit_claimed,
        months: intervention.months,
        after: intervention.after.iter().map(|before| before.id.as_str()).collect(),
        raises: intervention
            .raises
            .iter()
            .map(|raise| RaiseOut { capability: raise.capability.id.as_str(), from: raise.from, to: raise.to })
            .collect(),
        moves: rank
            .moves
            .iter()
            .map(|moved| {
                let framework = &library.frameworks[moved.framework];
                MoveOut {
                    framework: framework.id.as_str(),
                    node: framework.nodes[moved.node].id.as_str(),
                    before: moved.before,
                    after: moved.after,
                    contribution: moved.contribution,
                }
            })
            .collect(),
        delivery: &intervention.delivery,
        delivered_by: &intervention.delivered_by,
        alone: intervention.alone.as_ref().map(|alone| AloneOut { extent: alone.extent, how: &alone.how }),
        gfce_theme: &intervention.theme,
        crs: &intervention.crs,
        sdg: &intervention.sdg,
        principles: intervention
            .principles
            .iter()
            .map(|note| PrincipleOut { principle: note.principle.id.as_str(), how: &note.how })
            .collect(),
        outputs: &intervention.outputs,
        indicator: &intervention.indicator,
        chosen_in_draws: planned.robustness.map(|robustness| robustness.in_plan[rank.intervention]),
        among_first_in_draws: planned.robustness.map(|robustness| robustness.among_first[rank.intervention]),
    }
}

pub(super) fn kept<'a>(planned: &Planned<'_>, plan: &'a KeptPlan) -> Vec<Kept<'a>> {
    let shown = |name: &'a str| if planned.shows_offices() { name } else { "" };
    let out = |item: &'a crate::model::KeptItem| Kept {
        id: item.intervention.id.as_str(),
        status: item.status.word(),
        owner: shown(&item.owner),
        funder: shown(&item.funder),
        start: item.start.map(|month| month.to_string()),
        end: item.end.map(|month| month.to_string()),
        cost: item.cost,
        promised: item.promised,
    };
    plan.items.iter().map(out).collect()
}
