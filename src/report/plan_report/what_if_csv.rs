//! What a what-if changes, as a table of text.

use super::Planned;
use crate::plan::BeforeAfter;
use crate::report::csv::field;
use crate::report::figures::{letter, shares};
use crate::score::{NodeScore, NodeState, RatingOutcome, Readings};
use crate::text::guarded;

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

/// One line for each thing that is assumed, done or changed, and for each intervention of the plan that follows.
pub(super) fn what_if_csv(planned: &Planned<'_>, told: &BeforeAfter) -> String {
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
        let mut cells =
            vec!["yes".to_owned(), line.kind.to_owned(), line.framework.to_owned(), line.id.to_owned(), guarded(line.title).into_owned()];
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
