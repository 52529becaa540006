//! The report as a workbook (.xlsx): every figure as a number, every answer, and native charts over both.
//!
//! The tables take their figures from the same value that `capgap score` writes as JSON, so that no cell can differ from it.

mod answers;
mod book;
mod capabilities;
mod cells;
mod charts;
mod cohort;
mod comparison;
mod comparison_lines;
mod elements;
mod head;
mod interventions;
mod looks;
mod plan;
mod plan_tables;
mod portfolio;
mod portfolio_tables;
mod said;
mod several;
mod views;
mod what_if;

pub use self::cohort::cohort_workbook;

use super::gap_report::{self, Depth};
use super::json::score_value;
use super::subject::Subject;
use crate::write::NotWorkbook;
pub use comparison::comparison_workbook;
pub use plan::plan_workbook;
pub use portfolio::portfolio_workbook;

use book::Book;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

/// The bytes of a workbook (.xlsx) with the whole report: figures, answers, evidence, charts, notice.
///
/// The same subject gives the same bytes.
///
/// # Errors
/// Where the content does not fit into a workbook, such as when there are more questions than a sheet has rows.
pub fn workbook(subject: Subject<'_>) -> Result<Vec<u8>, NotWorkbook> {
    let mut book = Book::new(subject, score_value(subject), gap_report::opening(&subject, Depth::Full));
    elements::elements(&mut book)?;
    capabilities::capabilities(&mut book)?;
    capabilities::gaps(&mut book)?;
    interventions::interventions(&mut book)?;
    interventions::moves(&mut book)?;
    views::way(&mut book)?;
    views::threats(&mut book)?;
    views::pillars(&mut book)?;
    views::coverage(&mut book)?;
    views::progress(&mut book)?;
    said::not_known(&mut book)?;
    answers::answers(&mut book)?;
    answers::evidence(&mut book)?;
    answers::offices(&mut book)?;
    views::actions(&mut book)?;
    elements::all_figures(&mut book)?;
    said::notice(&mut book)?;
    charts::sheet(&mut book)?;
    book.long_texts()?;
    said::summary(&mut book)?;
    finished(book)
}

/// The bytes of a workbook with all its sheets.
fn finished(book: Book<'_>) -> Result<Vec<u8>, NotWorkbook> {
    let properties = properties(&book)?;
    let mut workbook = book.into_workbook()?;
    workbook.set_properties(&properties);
    Ok(workbook.save_to_buffer()?)
}

/// The same every time, so that the bytes repeat.
fn properties(book: &Book<'_>) -> Result<DocProperties, XlsxError> {
    let (opening, submission) = (&book.opening, book.subject.submission);
    let author = if opening.author.is_empty() { &submission.state } else { &opening.author };
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(cells::fine(&opening.title))
        .set_author(cells::fine(author))
        .set_keywords(opening.marking.as_str())
        .set_status(opening.banner.as_str())
        .set_creation_datetime(&created))
}
