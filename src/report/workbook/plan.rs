//! A plan as a workbook (.xlsx): what to fund, when, what it costs by year, other choices, how sure it is, and the figures it rests on.

use super::book::{Book, Line};
use super::{capabilities, elements, finished, plan_tables, said, what_if};
use crate::report::document::{Block, Document};
use crate::report::json::score_value;
use crate::report::plan_report::{Planned, summary};
use crate::say;
use crate::write::NotWorkbook;
use rust_xlsxwriter::XlsxError;

/// The bytes of a workbook (.xlsx) with a whole plan. The same plan gives the same bytes.
///
/// # Errors
/// Where the content does not fit into a workbook.
pub fn plan_workbook(planned: Planned<'_>) -> Result<Vec<u8>, NotWorkbook> {
    let told = summary(&planned, false);
    let opening = Document { blocks: Vec::new(), ..told.clone() };
    let mut book = Book::new(planned.subject, score_value(planned.subject), opening);
    what_if::tables(&mut book, &planned)?;
    plan_tables::interventions(&mut book, &planned)?;
    plan_tables::months(&mut book, &planned)?;
    plan_tables::years(&mut book, &planned)?;
    plan_tables::choices(&mut book, &planned)?;
    plan_tables::moves(&mut book, &planned)?;
    plan_tables::texts(&mut book, &planned)?;
    plan_tables::intervals(&mut book, &planned)?;
    plan_tables::draws(&mut book, &planned)?;
    elements::elements(&mut book)?;
    capabilities::capabilities(&mut book)?;
    said::notice(&mut book)?;
    book.long_texts()?;
    front(&mut book, told)?;
    finished(book)
}

/// What was wanted, the plan in brief, how it was made, and what each sheet holds.
fn front(book: &mut Book<'_>, mut told: Document) -> Result<(), XlsxError> {
    let words = book.subject.words;
    let mut lines: Vec<Line> = told.facts.iter().map(|(label, text)| Line::Pair(label.clone(), text.clone())).collect();
    told.blocks.push(Block::Paragraph(say!(words, "plan-method")));
    lines.extend(said::told(told, words));
    lines.push(Line::Heading(1, say!(words, "xlsx-contents")));
    lines.extend(book.contents.iter().map(|(name, note)| Line::Sheet(name.clone(), note.clone())));
    book.text("xlsx-summary", "xlsx-plan-summary-note", &lines)
}
