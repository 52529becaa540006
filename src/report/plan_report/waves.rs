//! When what happens, and what each year costs.

use super::Planned;
use crate::report::chart::{Chart, Drawing, GanttRow, TimeMark};
use crate::report::document::{ColumnKind, Document, Table};
use crate::say;

const YEAR: i32 = 12;
/// How many interventions are named that time keeps out.
const NAMED: usize = 10;

pub(super) fn chapter(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let plan = planned.plan;
    if !plan.schedule.items.is_empty() {
        document.heading(1, say!(words, "plan-waves-heading"));
        document.paragraph(say!(words, "plan-waves-intro", parallel = planned.wishes.parallel));
        document.charts(vec![gantt(planned)]);
        document.table(table(planned));
        spending(planned, document);
    }
    lateness(planned, document);
}

/// The months as bars.
fn gantt(planned: &Planned<'_>) -> Chart {
    let words = planned.subject.words;
    let items = &planned.plan.schedule.items;
    let first = items.iter().map(|item| item.start).min().unwrap_or(0).min(0);
    let last = items.iter().map(|item| item.end).max().unwrap_or(0);
    // A mark each quarter where that leaves room, else each year; the chart ends with a whole step.
    let step = if last - first <= 3 * YEAR { YEAR / 4 } else { YEAR };
    let (from, to) = (first.div_euclid(step), last.div_euclid(step) + i32::from(last.rem_euclid(step) > 0));
    let mark = |at: i32| TimeMark { month: at * step, label: planned.month(at * step) };
    let row = |item: &crate::plan::Scheduled| GanttRow {
        label: planned.title(item.intervention).to_owned(),
        start: item.start,
        end: item.end,
        under_way: planned.wishes.under_way.contains(&item.intervention),
        text: planned.month(item.start),
    };
    Chart {
        title: say!(words, "plan-waves-caption"),
        description: say!(words, "plan-waves-description", count = items.len(), from = planned.month(first), to = planned.month(last - 1)),
        drawing: Drawing::Gantt { marks: (from..=to).map(mark).collect(), rows: items.iter().map(row).collect() },
    }
}

fn table(planned: &Planned<'_>) -> Table {
    let words = planned.subject.words;
    let mut table = Table::new(
        say!(words, "plan-waves-table-caption"),
        vec![
            (say!(words, "plan-column-from"), ColumnKind::Short),
            (say!(words, "plan-column-to"), ColumnKind::Short),
            (say!(words, "column-intervention"), ColumnKind::Text),
        ],
    );
    for item in &planned.plan.schedule.items {
        let title = planned.title(item.intervention);
        let under_way = planned.wishes.under_way.contains(&item.intervention);
        let title = if under_way { say!(words, "plan-under-way", title = title) } else { title.to_owned() };
        table.row(vec![planned.month(item.start).into(), planned.month(item.end - 1).into(), title.into()]);
    }
    table
}

fn spending(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let mut table = Table::new(
        say!(words, "plan-spending-caption"),
        vec![
            (say!(words, "plan-column-year"), ColumnKind::Short),
            (say!(words, "plan-column-months"), ColumnKind::Text),
            (say!(words, "plan-column-spent"), ColumnKind::Number),
        ],
    );
    for (year, amount) in (0i32..).zip(&planned.plan.schedule.spending) {
        let (from, to) = (year * YEAR, (year + 1) * YEAR - 1);
        let months = say!(words, "plan-from-to", from = planned.month(from), to = planned.month(to));
        table.row(vec![(year + 1).to_string().into(), months.into(), planned.money(*amount).into()]);
    }
    if !table.rows.is_empty() {
        document.heading(2, say!(words, "plan-spending-heading"));
        document.paragraph(say!(words, "plan-spending-intro"));
        document.table(table);
    }
}

fn lateness(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    for (set, message) in [(&planned.plan.lateness.left_out, "plan-left-out-for-time"), (&planned.plan.lateness.late, "plan-late")] {
        let named = planned.titles(&set[..set.len().min(NAMED)]).join(&say!(words, "list-semicolon"));
        if !set.is_empty() {
            document.paragraph(words.say(message, &[("list", named.into()), ("others", set.len().saturating_sub(NAMED).into())]));
        }
    }
}
