//! The same answers seen otherwise: threats, pillars, sections, progress, actions, and the way to the targets.

use super::book::{Book, Column, Columns, Plan};
use super::cells::Cell;
use super::elements::title_of;
use super::looks::Look;
use crate::model::FrameworkKind;
use crate::report::chart::{Chart, Drawing};
use crate::report::gap_report::{self, charts};
use rust_xlsxwriter::XlsxError;

const PILLARS: &Columns<'_> = &[
    ("xlsx-col-pillar", 50, Look::Text, ""),
    ("xlsx-col-evidenced-top", 14, Look::Bar, ""),
    ("xlsx-col-claimed-top", 14, Look::Bar, ""),
    ("xlsx-col-potential-top", 14, Look::Bar, ""),
    ("xlsx-col-target-top", 14, Look::Percent, ""),
];

const WAY: &Columns<'_> = &[
    ("xlsx-col-step", 60, Look::Text, ""),
    ("xlsx-col-from", 12, Look::Points, ""),
    ("xlsx-col-adds", 12, Look::Points, ""),
    ("xlsx-col-to", 12, Look::Points, ""),
];

const COVERAGE: &Columns<'_> = &[
    ("xlsx-col-section", 54, Look::Text, ""),
    ("column-answered", 11, Look::Whole, ""),
    ("column-unknown", 11, Look::Whole, ""),
    ("column-withheld", 11, Look::Whole, ""),
    ("column-unanswered", 11, Look::Whole, ""),
    ("column-not-applicable", 11, Look::Whole, ""),
    ("column-not-asked", 11, Look::Whole, ""),
    ("chart-part-evidenced", 14, Look::Percent, ""),
    ("chart-part-claimed", 14, Look::Percent, ""),
    ("chart-part-open", 14, Look::Percent, ""),
    ("chart-part-unanswered", 14, Look::Percent, ""),
    ("chart-part-not-applicable", 14, Look::Percent, ""),
];

const PROGRESS: &Columns<'_> = &[
    ("xlsx-col-id", 26, Look::Id, ""),
    ("xlsx-col-title", 56, Look::Text, ""),
    ("xlsx-col-then", 12, Look::Bar, ""),
    ("xlsx-col-now", 12, Look::Bar, ""),
    ("xlsx-col-share-at-target", 12, Look::Bar, ""),
    ("xlsx-col-progress", 16, Look::Percent, ""),
    ("xlsx-col-progress-told", 18, Look::Short, ""),
];

const ACTIONS: &Columns<'_> = &[
    ("xlsx-col-id", 22, Look::Id, "id"),
    ("xlsx-col-action", 84, Look::Text, ""),
    ("xlsx-col-element-id", 20, Look::Id, "element"),
    ("xlsx-col-element", 46, Look::Text, ""),
    ("xlsx-col-where", 16, Look::Short, ""),
    ("xlsx-col-status", 16, Look::Short, "status"),
];

/// Threat scenarios by phase, tinted by readiness.
pub(super) fn threats(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let subject = book.subject;
    let Some(Chart { drawing: Drawing::HeatMap { columns: phases, rows: cells }, .. }) = charts::threats(&subject).into_iter().next()
    else {
        return Ok(());
    };
    let mut columns = book.columns(&[
        ("xlsx-col-id", 32, Look::Id, ""),
        ("xlsx-col-scenario", 46, Look::Text, ""),
        ("xlsx-col-ready", 11, Look::Heat, ""),
    ]);
    columns.extend(phases.into_iter().map(|title| Column { title, width: 11, look: Look::Heat, path: "" }));
    columns.extend(book.columns(&[("xlsx-col-mean", 11, Look::Percent, ""), ("xlsx-col-remark", 70, Look::Text, "")]));
    let scenarios = subject.library.frameworks_of(FrameworkKind::Scenario);
    let row = |((at, framework), row): ((usize, &crate::model::Framework), crate::report::chart::HeatRow)| {
        let told = gap_report::scenario(&subject, at);
        let mut cells = vec![Cell::text(framework.id.as_str()), Cell::text(row.label), Cell::optional(told.ready)];
        cells.extend(row.cells.into_iter().map(|cell| Cell::optional(cell.map(|cell| cell.share))));
        cells.extend([Cell::optional(told.mean), Cell::text(told.remark)]);
        cells
    };
    let rows = scenarios.zip(cells).map(row).collect();
    let plan = Plan { name: "threats", title: "xlsx-threats", note: "xlsx-threats-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

pub(super) fn pillars(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(PILLARS);
    let drawings = charts::all_pillars(&book.subject).into_iter().map(|chart| chart.drawing);
    let axes = drawings.take(1).filter_map(|drawing| if let Drawing::Radar(axes) = drawing { Some(axes) } else { None }).flatten();
    let rows = axes.map(|axis| {
        let readings = axis.readings.array().map(Cell::Number);
        std::iter::once(Cell::text(axis.label)).chain(readings).chain([Cell::optional(axis.target)]).collect()
    });
    let plan = Plan { name: "pillars", title: "xlsx-pillars", note: "xlsx-pillars-note", frozen: 1 };
    book.table(plan, &columns, rows.collect())
}

/// From today to the targets, rank by rank.
pub(super) fn way(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(WAY);
    let drawings = charts::waterfall(&book.subject).into_iter().map(|chart| chart.drawing);
    let steps = drawings.filter_map(|drawing| if let Drawing::Waterfall(steps) = drawing { Some(steps) } else { None }).flatten();
    let rows =
        steps.map(|step| vec![Cell::text(step.label), Cell::Number(step.from), Cell::Number(step.to - step.from), Cell::Number(step.to)]);
    let plan = Plan { name: "way", title: "xlsx-way", note: "xlsx-way-note", frozen: 1 };
    book.table(plan, &columns, rows.collect())
}

/// Answers by section: how many of each state, and which shares.
pub(super) fn coverage(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(COVERAGE));
    let drawings = charts::coverage(&subject).into_iter().map(|chart| chart.drawing);
    let bars = drawings.filter_map(|drawing| if let Drawing::Shares { rows, .. } = drawing { Some(rows) } else { None }).flatten();
    let rows = gap_report::states_by_section(&subject).into_iter().zip(bars).map(|((section, counts), bar)| {
        let counts = counts.map(Cell::number);
        let shares = bar.shares.into_iter().map(Cell::Number);
        std::iter::once(Cell::text(section)).chain(counts).chain(shares).collect()
    });
    let plan = Plan { name: "coverage", title: "xlsx-coverage", note: "xlsx-coverage-note", frozen: 1 };
    book.table(plan, &columns, rows.collect())
}

/// Progress since the earlier assessment, where there is one.
pub(super) fn progress(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(PROGRESS);
    let rows = [FrameworkKind::Norms, FrameworkKind::Scenario].into_iter().flat_map(|kind| gap_report::progress_of(&book.subject, kind));
    let rows = rows.map(|step| {
        vec![
            Cell::text(step.id),
            Cell::text(step.title),
            Cell::Number(step.then),
            Cell::Number(step.now),
            Cell::Number(step.at_target),
            Cell::optional(step.way),
            Cell::text(step.told),
        ]
    });
    let rows = rows.collect();
    let plan = Plan { name: "progress", title: "xlsx-progress", note: "xlsx-progress-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

pub(super) fn actions(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(ACTIONS));
    let mut rows = Vec::new();
    for (at, action) in subject.library.actions.iter().enumerate() {
        let national = action.level == crate::model::ActionLevel::National;
        let place = subject.words.say(if national { "action-national" } else { "action-international" }, &[]);
        let given = vec![Cell::text(action.text.as_str()), Cell::text(title_of(book, &action.element.id)), Cell::text(place)];
        rows.push(book.row(&columns, &book.figures["actions"][at], given));
    }
    let plan = Plan { name: "actions", title: "xlsx-actions", note: "xlsx-actions-note", frozen: 1 };
    book.table(plan, &columns, rows)
}
