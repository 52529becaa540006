//! The areas by State and date, as a table with a native chart over it: lines for one State, columns for several.

use super::book::{Book, Column, Plan};
use super::cells::Cell;
use super::comparison::{FIRST, day, drawn};
use super::looks::{Look, color};
use crate::report::comparison::{Comparing, sheets};
use crate::report::drawing::Ink;
use crate::say;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill, ChartType,
    Worksheet, XlsxError,
};

/// Looks of lines, told apart by dash and mark as well as by colour.
const LOOKS: [(Ink, ChartLineDashType, ChartMarkerType); 8] = [
    (Ink::Text, ChartLineDashType::Solid, ChartMarkerType::Circle),
    (Ink::Deep, ChartLineDashType::Solid, ChartMarkerType::Diamond),
    (Ink::Middle, ChartLineDashType::Solid, ChartMarkerType::Square),
    (Ink::Target, ChartLineDashType::Solid, ChartMarkerType::Triangle),
    (Ink::Muted, ChartLineDashType::Dash, ChartMarkerType::Circle),
    (Ink::Deep, ChartLineDashType::Dash, ChartMarkerType::Diamond),
    (Ink::Middle, ChartLineDashType::RoundDot, ChartMarkerType::Square),
    (Ink::Target, ChartLineDashType::RoundDot, ChartMarkerType::Triangle),
];
const WIDTH: u32 = 1_000;
const HEIGHT: u32 = 460;

/// Adds the table, then the sheet with the chart over it.
pub(super) fn sheet(book: &mut Book<'_>, comparing: &Comparing<'_>) -> Result<(), XlsxError> {
    let words = comparing.words;
    let Some(framework) = drawn(comparing) else { return Ok(()) };
    let definition = &comparing.library.frameworks[framework];
    let mut nodes = vec![0];
    nodes.extend(definition.children().first().into_iter().flatten());
    nodes.truncate(LOOKS.len());
    let mut columns = vec![
        Column { title: say!(words, "compare-xlsx-state"), width: 24, look: Look::Short, path: "" },
        Column { title: say!(words, "compare-xlsx-date"), width: 12, look: Look::Day, path: "" },
    ];
    columns.extend(nodes.iter().map(|node| Column {
        title: definition.nodes[*node].title.clone(),
        width: 18,
        look: Look::Percent,
        path: "",
    }));
    let mut rows = Vec::new();
    for (at, series) in comparing.comparison.states.iter().enumerate() {
        for side in &series.sides {
            let claimed = |node: &usize| Cell::optional(side.node(framework, *node).readings().map(|readings| readings.claimed));
            let mut row = vec![Cell::text(sheets::short(comparing, at)), day(side)];
            row.extend(nodes.iter().map(claimed));
            rows.push(row);
        }
    }
    let count = rows.len();
    let plan = Plan { name: "areas", title: "xlsx-areas-by-date", note: "compare-xlsx-lines-note", frozen: 2 };
    book.table(plan, &columns, rows)?;
    let (name, note) = (say!(words, "compare-xlsx-lines"), say!(words, "compare-xlsx-lines-note"));
    let mut sheet: Worksheet = book.sheet(&name, &note, &[12; 13])?;
    sheet.set_screen_gridlines(false);
    if let Some(chart) = chart(book, comparing, definition.title(), count) {
        sheet.insert_chart(FIRST, 0, &chart)?;
    }
    sheet.set_freeze_panes(2, 0)?;
    book.put_first(sheet, name, note);
    Ok(())
}

fn chart(book: &Book<'_>, comparing: &Comparing<'_>, title: &str, points: usize) -> Option<Chart> {
    let span = book.spans.get("areas")?;
    let last = super::book::HEADINGS + u32::try_from(points).ok()?;
    // A line from one State to another would say that something runs between them.
    let lines = comparing.comparison.states.len() == 1;
    let mut chart = Chart::new(if lines { ChartType::Line } else { ChartType::Column });
    // Both the State and the day name a point.
    let (sheet, first_row, first_column, last_row, _) = span.values(&say!(comparing.words, "compare-xlsx-state"), last)?;
    for (title, (ink, dash, marker)) in span.titles.iter().skip(2).zip(LOOKS) {
        let (values, heading) = (span.values(title, last)?, span.heading(title)?);
        let mut line = ChartFormat::new().set_line(ChartLine::new().set_color(color(ink)).set_width(2.0).set_dash_type(dash)).clone();
        let fill = ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color(ink))).clone();
        let marker = ChartMarker::new().set_type(marker).set_size(7).set_format(&mut fill.clone()).clone();
        let of = (sheet, first_row, first_column, last_row, first_column + 1);
        let series = chart.add_series().set_name(heading).set_values(values).set_categories(of);
        if lines {
            series.set_format(&mut line).set_marker(&marker);
        } else {
            series.set_format(&mut fill.clone());
        }
    }
    let title = say!(comparing.words, "compare-slope-areas-title", title = title);
    let told = say!(comparing.words, "compare-xlsx-lines-note");
    chart.set_width(WIDTH).set_height(HEIGHT).set_alt_text(super::cells::shortened(&told, 250)).set_name(title.as_str());
    chart.title().set_name(title.as_str());
    chart.y_axis().set_min(0).set_max(1).set_num_format("0%");
    chart.legend().set_position(ChartLegendPosition::Bottom);
    Some(chart)
}
