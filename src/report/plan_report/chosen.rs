//! What is chosen, in the order in which it starts, with its reasons.

use super::Planned;
use crate::model::ItemStatus;
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::{cost, points};
use crate::report::gap_report::reason_lines;
use crate::say;

pub(super) fn chapter(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let plan = planned.plan;
    if plan.order.is_empty() {
        return;
    }
    document.heading(1, say!(words, "plan-chosen-heading"));
    document.paragraph(say!(words, "plan-chosen-intro"));
    if planned.robustness.is_some() {
        document.paragraph(say!(words, "plan-chosen-draws"));
    }
    let mut columns = vec![
        (say!(words, "column-position"), ColumnKind::Number),
        (say!(words, "column-intervention"), ColumnKind::Text),
        (say!(words, "column-cost"), ColumnKind::Short),
        (say!(words, "column-benefit"), ColumnKind::Number),
        (say!(words, "plan-column-low"), ColumnKind::Number),
    ];
    if planned.robustness.is_some() {
        columns.push((say!(words, "plan-column-draws"), ColumnKind::Short));
    }
    let mut table = Table::new(say!(words, "plan-chosen-caption"), columns);
    for (at, rank) in plan.ranks.iter().enumerate() {
        let mut cells = vec![
            (at + 1).to_string().into(),
            planned.title(rank.intervention).into(),
            cost(rank.cost, planned.currency, words).into(),
            points(rank.benefit).into(),
            points(rank.benefit_claimed).into(),
        ];
        if let Some(robustness) = planned.robustness {
            cells.push(planned.draws(robustness.in_plan[rank.intervention]).into());
        }
        match standing(planned, rank.intervention) {
            told if told.is_empty() => table.row(cells),
            told => table.row_with_remark(cells, told),
        }
    }
    document.table(table);
    document.heading(2, say!(words, "plan-reasons-heading"));
    for (at, rank) in plan.ranks.iter().enumerate() {
        document.heading(3, say!(words, "interventions-reasons-title", position = at + 1, title = planned.title(rank.intervention)));
        document.paragraph(planned.subject.library.interventions[rank.intervention].summary.clone());
        document.list(reason_lines(&planned.subject, rank));
    }
}

/// How far it has come, who answers for it and who pays; nothing where it is a mere proposal.
fn standing(planned: &Planned<'_>, intervention: usize) -> String {
    let words = planned.subject.words;
    let named = [("plan-owner", planned.owner(intervention)), ("plan-funder", planned.funder(intervention))];
    let named = named.into_iter().filter(|(_, name)| !name.is_empty());
    let mut parts: Vec<String> = named.map(|(key, name)| words.say(key, &[("name", name.into())])).collect();
    match planned.status(intervention) {
        ItemStatus::Agreed => parts.insert(0, say!(words, "plan-status-agreed")),
        ItemStatus::Funded => parts.insert(0, say!(words, "plan-status-funded")),
        _ => {}
    }
    parts.join(" ")
}
