//! How sure the plan is: what broke the search off, the intervals of its figures, and the weights that matter most.

use super::{Cut, Planned, tornado};
use crate::model::FrameworkKind;
use crate::plan::{Proof, Robustness};
use crate::report::document::{Block, ColumnKind, Document, Table};
use crate::report::figures::{percent, points};
use crate::say;

/// Says before everything else that the search did not come to its end.
pub(super) fn cut(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let benefit = planned.plan.after[0] - planned.plan.before[0];
    let proof = planned.proof(planned.plan.proof, benefit);
    let Some(cut) = planned.insight.cut else { return };
    let proven = planned.plan.proof == Proof::Optimal;
    let told = match cut {
        Cut::Time(seconds) if proven => say!(words, "plan-cut-time-proven", seconds = seconds.to_string()),
        Cut::Interrupt if proven => say!(words, "plan-cut-interrupt-proven"),
        Cut::Time(seconds) => say!(words, "plan-cut-time", seconds = seconds.to_string(), proof = proof),
        Cut::Interrupt => say!(words, "plan-cut-interrupt", proof = proof),
    };
    document.blocks.push(Block::Notice(told));
    let made = planned.robustness.map_or(0, |robustness| robustness.draws);
    if made < planned.insight.draws {
        let asked = planned.insight.draws.to_string();
        document.blocks.push(Block::Notice(say!(words, "plan-cut-draws", made = made.to_string(), asked = asked)));
    }
}

pub(super) fn chapter(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let Some(robustness) = planned.robustness.filter(|_| !planned.plan.order.is_empty()) else { return };
    document.heading(1, say!(words, "plan-doubts-heading"));
    document.paragraph(say!(words, "plan-doubts-intro", draws = robustness.draws.to_string()));
    figures(planned, robustness, document);
    elements(planned, robustness, document);
    exact(planned, robustness, document);
    tornado::chapter(planned, document);
}

/// A low and a high figure.
fn interval(planned: &Planned<'_>, [low, high]: [f64; 2], shown: impl Fn(f64) -> String) -> String {
    say!(planned.subject.words, "plan-interval", low = shown(low), high = shown(high))
}

fn figures(planned: &Planned<'_>, robustness: &Robustness, document: &mut Document) {
    let words = planned.subject.words;
    let plan = planned.plan;
    let columns = vec![
        (say!(words, "plan-column-figure"), ColumnKind::Text),
        (say!(words, "plan-column-as-it-is"), ColumnKind::Short),
        (say!(words, "plan-column-median"), ColumnKind::Short),
        (say!(words, "plan-column-interval"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "plan-doubts-caption"), columns);
    let ends = |[low, _, high]: [f64; 3]| [low, high];
    let rows = [
        ("plan-figure-before", plan.before[0], robustness.objective[0]),
        ("plan-figure-after", plan.after[0], robustness.objective[1]),
        ("plan-figure-benefit", plan.after[0] - plan.before[0], robustness.benefit),
    ];
    for (name, value, drawn) in rows {
        table.row(vec![
            words.say(name, &[]).into(),
            points(value).into(),
            points(drawn[1]).into(),
            interval(planned, ends(drawn), points).into(),
        ]);
    }
    let money = |amount: f64| planned.money(amount);
    table.row(vec![
        say!(words, "plan-figure-cost").into(),
        money(plan.cost.middle()).into(),
        money(robustness.cost[1]).into(),
        say!(words, "plan-interval", low = crate::report::figures::money(robustness.cost[0]), high = money(robustness.cost[2])).into(),
    ]);
    for (at, rank) in plan.ranks.iter().enumerate() {
        let title = say!(words, "plan-figure-adds", position = at + 1, title = planned.title(rank.intervention));
        let drawn = robustness.benefits.get(at).copied().unwrap_or_default();
        table.row(vec![title.into(), points(rank.benefit).into(), say!(words, "dash").into(), interval(planned, drawn, points).into()]);
    }
    document.table(table);
}

fn elements(planned: &Planned<'_>, robustness: &Robustness, document: &mut Document) {
    let words = planned.subject.words;
    if robustness.elements.is_empty() {
        return;
    }
    document.heading(2, say!(words, "plan-elements-heading"));
    document.paragraph(say!(words, "plan-elements-intro"));
    let columns = vec![
        (say!(words, "what-if-column-node"), ColumnKind::Text),
        (say!(words, "plan-column-without"), ColumnKind::Number),
        (say!(words, "plan-column-interval"), ColumnKind::Short),
        (say!(words, "plan-column-with"), ColumnKind::Number),
        (say!(words, "plan-column-interval-with"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "plan-elements-caption"), columns);
    for element in &robustness.elements {
        let framework = &planned.subject.library.frameworks[element.framework];
        let title = framework.nodes[element.node].title.as_str();
        let title =
            if framework.kind == FrameworkKind::Scenario { say!(words, "plan-scenario-mean", title = title) } else { title.to_owned() };
        table.row(vec![
            title.into(),
            percent(element.values[0]).into(),
            interval(planned, element.intervals[0], percent).into(),
            percent(element.values[1]).into(),
            interval(planned, element.intervals[1], percent).into(),
        ]);
    }
    document.table(table);
}

/// The exact plans of the first draws beside those of the list.
fn exact(planned: &Planned<'_>, robustness: &Robustness, document: &mut Document) {
    let words = planned.subject.words;
    let Some(exact) = &robustness.exact else { return };
    document.heading(2, say!(words, "plan-exact-heading"));
    let draws = exact.draws.to_string();
    let (median, high) = (points(exact.ahead[1]), points(exact.ahead[2]));
    let proven = exact.proven.to_string();
    document.paragraph(say!(words, "plan-exact-intro", draws = draws.as_str(), proven = proven, median = median, high = high));
    let columns = vec![
        (say!(words, "column-intervention"), ColumnKind::Text),
        (say!(words, "plan-column-exact"), ColumnKind::Short),
        (say!(words, "plan-column-list"), ColumnKind::Short),
        (say!(words, "plan-column-here"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "plan-exact-caption"), columns);
    let mut seen: Vec<usize> = (0..exact.in_plan.len()).filter(|at| exact.in_plan[*at] + exact.in_list[*at] > 0).collect();
    // Those chosen most often first; the sort keeps the order of the catalogue among equals.
    seen.sort_by_key(|at| std::cmp::Reverse(exact.in_plan[*at]));
    for at in seen {
        let of = |count: u32| say!(words, "plan-in-draws", count = count.to_string(), draws = draws.as_str());
        let here = if planned.plan.order.contains(&at) { say!(words, "plan-yes") } else { say!(words, "dash") };
        table.row(vec![planned.title(at).into(), of(exact.in_plan[at]).into(), of(exact.in_list[at]).into(), here.into()]);
    }
    document.table(table);
}
