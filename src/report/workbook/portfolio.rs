//! A portfolio as a workbook (.xlsx): what each State gains, what is delivered where, other budgets, and a chart over the States.

use super::book::{Book, Line};
use super::charts::{filled, high, patterned, percent_axis, series};
use super::comparison::FIRST;
use super::said::told;
use super::several::Several;
use super::{finished, portfolio_tables};
use crate::report::drawing::Ink;
use crate::report::portfolio::{Pooled, sheets};
use crate::say;
use crate::write::NotWorkbook;
use rust_xlsxwriter::{Chart, ChartPatternFillType, ChartType, Worksheet, XlsxError};
use serde_json::Value;

/// The width of the chart, in pixels.
const WIDTH: u32 = 1_000;
/// The most bars that one chart can show so that each can be read.
const MOST_BARS: usize = 60;

/// The bytes of a workbook (.xlsx) with a whole portfolio. The same portfolio gives the same bytes.
///
/// # Errors
/// Where the content does not fit into a workbook.
pub fn portfolio_workbook(pooled: Pooled<'_>) -> Result<Vec<u8>, NotWorkbook> {
    let words = pooled.words;
    let several = Several::marked(sheets::marking(&pooled));
    let threats = sheets::threats(&pooled);
    let subject = several.subject(pooled.library, words, pooled.targets, threats.as_deref());
    let mut book = Book::new(subject, Value::Null, sheets::head(&pooled));
    portfolio_tables::states(&mut book, &pooled)?;
    portfolio_tables::deliveries(&mut book, &pooled)?;
    portfolio_tables::items(&mut book, &pooled)?;
    portfolio_tables::places(&mut book, &pooled)?;
    portfolio_tables::moves(&mut book, &pooled)?;
    portfolio_tables::choices(&mut book, &pooled)?;
    let mut method = told(sheets::made(&pooled), words);
    method.push(Line::Heading(1, say!(words, "report-label-fingerprints")));
    let prints = pooled.library.fingerprints();
    method.extend(prints.named().map(|(name, print)| Line::Pair(name.to_owned(), print.to_owned())));
    book.text("compare-xlsx-notice", "portfolio-xlsx-method-note", &method)?;
    charts(&mut book, &pooled)?;
    book.long_texts()?;
    let mut lines: Vec<Line> = book.opening.facts.iter().map(|(label, text)| Line::Pair(label.clone(), text.clone())).collect();
    lines.extend(told(sheets::in_brief(&pooled), words));
    lines.push(Line::Heading(1, say!(words, "xlsx-contents")));
    lines.extend(book.contents.iter().map(|(name, note)| Line::Sheet(name.clone(), note.clone())));
    book.text("xlsx-summary", "portfolio-xlsx-summary-note", &lines)?;
    finished(book)
}

/// The sheet with a bar for each State; none where there are more than can be read.
fn charts(book: &mut Book<'_>, pooled: &Pooled<'_>) -> Result<(), XlsxError> {
    let Some(chart) = bars(book, pooled).filter(|_| pooled.states.len() <= MOST_BARS) else { return Ok(()) };
    let (name, note) = (say!(pooled.words, "xlsx-charts"), say!(pooled.words, "portfolio-xlsx-charts-note"));
    let mut sheet: Worksheet = book.sheet(&name, &note, &[12; 13])?;
    sheet.set_screen_gridlines(false);
    sheet.insert_chart(FIRST, 0, &chart)?;
    sheet.set_freeze_panes(2, 0)?;
    book.put_first(sheet, name, note);
    Ok(())
}

fn bars(book: &Book<'_>, pooled: &Pooled<'_>) -> Option<Chart> {
    let words = pooled.words;
    let span = book.spans.get("states")?;
    let mut chart = Chart::new(ChartType::BarStacked);
    let parts = [
        ("xlsx-col-now", filled(Ink::Deep)),
        ("portfolio-xlsx-col-added", filled(Ink::Middle)),
        ("portfolio-xlsx-col-left", patterned(ChartPatternFillType::DiagonalStripesWideUpwards, Ink::Middle)),
    ];
    for (key, look) in parts {
        series(&mut chart, span, span.last, &say!(words, "compare-xlsx-state"), &words.say(key, &[]), look)?;
    }
    let (title, told) = (say!(words, "portfolio-chart-title"), say!(words, "portfolio-xlsx-charts-note"));
    chart.set_width(WIDTH).set_height(high(pooled.states.len())).set_alt_text(super::cells::shortened(&told, 250)).set_name(title.as_str());
    chart.title().set_name(title.as_str());
    // The first State stands on top, as in the table.
    chart.y_axis().set_reverse();
    percent_axis(&mut chart);
    Some(chart)
}
