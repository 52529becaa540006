//! The plan as a table of text, one line for each intervention.

use super::Planned;
use crate::model::Delivery;
use crate::plan::BeforeAfter;
use crate::report::csv::field;
use crate::report::figures::{letter, shares};
use crate::score::{NodeScore, NodeState, RatingOutcome, Readings};

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
/// start; several values of a field stand apart by spaces. Where something is assumed, it is a table of what that changes, so that nobody
/// takes it for the plan of the State.
#[must_use]
pub fn plan_csv(planned: Planned<'_>) -> String {
    if let Some(told) = planned.insight.what_if {
        return what_if_csv(&planned, told);
    }
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

/// Every line says in its first field that it is not what the State has answered.
const WHAT_IF_HEAD: [&str; 17] = [
    "what_if",
    "kind",
    "framework",
    "id",
    "title",
    "before_evidenced",
    "before_claimed",
    "before_potential",
    "after_evidenced",
    "after_claimed",
    "after_potential",
    "before",
    "after",
    "currency",
    "cost_low",
    "cost_high",
    "months",
];

/// A line: kind, framework, id, title, readings before and after, what stands in words before and after, and cost with months.
struct Line<'l> {
    kind: &'static str,
    framework: &'l str,
    id: &'l str,
    title: &'l str,
    readings: [Option<Readings>; 2],
    stands: [String; 2],
    cost: Option<(crate::model::CostRange, u16)>,
}

fn what_if_csv(planned: &Planned<'_>, told: &BeforeAfter) -> String {
    let library = planned.subject.library;
    let nothing = || [String::new(), String::new()];
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (capability, level) in &told.levels {
        let definition = &library.capabilities[*capability];
        let stands = [told.before.leaves[*capability].level().to_string(), level.to_string()];
        let (id, title) = (definition.id.as_str(), definition.title.as_str());
        lines.push(Line { kind: "assumed", framework: "", id, title, readings: [None; 2], stands, cost: None });
    }
    let intervention = |kind, at: usize, cost| {
        let definition = &library.interventions[at];
        let (id, title) = (definition.id.as_str(), definition.title.as_str());
        Line { kind, framework: "", id, title, readings: [None; 2], stands: nothing(), cost }
    };
    lines.extend(told.done.iter().map(|done| intervention("done", done.intervention, Some((done.cost, done.months)))));
    lines.extend(told.stuck.iter().map(|stuck| intervention("not-started", stuck.intervention, None)));
    for capability in &told.capabilities {
        let definition = &library.capabilities[*capability];
        let (was, is) = (&told.before.leaves[*capability], &told.after.leaves[*capability]);
        lines.push(Line {
            kind: "capability",
            framework: "",
            id: definition.id.as_str(),
            title: &definition.title,
            readings: [Some(was.readings), Some(is.readings)],
            stands: [was.level().to_string(), is.level().to_string()],
            cost: None,
        });
    }
    for (framework, node) in &told.nodes {
        let definition = &library.frameworks[*framework];
        let of = |scores: &[Vec<NodeScore>]| {
            let score = &scores[*framework][*node];
            let there = !score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing);
            (there.then(|| shares(score)), rated(score))
        };
        let ((was, before), (is, after)) = (of(&told.before.frameworks), of(&told.after.frameworks));
        let (id, title) = (definition.nodes[*node].id.as_str(), definition.nodes[*node].title.as_str());
        let framework = definition.id.as_str();
        lines.push(Line { kind: "node", framework, id, title, readings: [was, is], stands: [before, after], cost: None });
    }
    for weakest in &told.weakest {
        let definition = &library.frameworks[weakest.framework];
        let names = |phases: &[usize]| phases.iter().map(|phase| definition.nodes[*phase].id.as_str()).collect::<Vec<_>>().join(" ");
        let stands = [names(&weakest.before), names(&weakest.after)];
        let (id, title) = (definition.id.as_str(), definition.root().title.as_str());
        lines.push(Line { kind: "weakest-phase", framework: id, id, title, readings: [None; 2], stands, cost: None });
    }
    let cost = |rank: &crate::plan::Rank| Some((rank.cost, library.interventions[rank.intervention].months));
    lines.extend(planned.plan.ranks.iter().map(|rank| intervention("planned", rank.intervention, cost(rank))));
    let mut text = [WHAT_IF_HEAD.join(",").as_str(), "\n"].concat();
    for line in lines {
        let mut cells = vec!["yes".to_owned(), line.kind.to_owned(), line.framework.to_owned(), line.id.to_owned(), line.title.to_owned()];
        for readings in line.readings {
            match readings {
                Some(readings) => cells.extend(readings.array().map(|value| value.to_string())),
                None => cells.extend([const { String::new() }; 3]),
            }
        }
        cells.extend(line.stands);
        match line.cost {
            Some((range, months)) => {
                cells.extend([planned.currency.to_owned(), range.low.to_string(), range.high.to_string(), months.to_string()]);
            }
            None => cells.extend([const { String::new() }; 4]),
        }
        let cells: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// The letter of a rating as claimed; nothing where there is none.
fn rated(score: &NodeScore) -> String {
    match score.rating {
        RatingOutcome::Rated { claimed, .. } => letter(claimed).to_owned(),
        _ => String::new(),
    }
}
