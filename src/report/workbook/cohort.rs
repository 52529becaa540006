//! The summary of many submissions as a workbook: each table of the document on a sheet, and all figures on one.

use super::cells::{fine, shortened};
use super::looks::{Look, Looks};
use crate::model::Marking;
use crate::report::cohort::{Summary, cohort_report, cohort_rows};
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::say;
use crate::words::Words;
use crate::write::NotWorkbook;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// Where the headings of a table stand; above them its caption and the marking.
const HEADINGS: u32 = 2;

/// The bytes of a workbook (.xlsx) with the whole summary. The same summary gives the same bytes.
///
/// # Errors
/// Where the content does not fit into a workbook.
pub fn cohort_workbook(summary: &Summary, words: &Words) -> Result<Vec<u8>, NotWorkbook> {
    let document = cohort_report(summary, words);
    let marking = Marking::ALL.iter().find(|(label, _)| *label == document.marking).map_or(Marking::Clear, |(_, marking)| *marking);
    let looks = Looks::new(marking);
    let mut workbook = Workbook::new();
    front(workbook.add_worksheet(), &document, &looks, words)?;
    let mut number = 0_u32;
    for block in &document.blocks {
        if let Block::Table(told) = block {
            number += 1;
            let name = say!(words, "cohort-sheet", number = number.to_string(), caption = &told.caption);
            let sheet = workbook.add_worksheet().set_name(sheet_name(&name))?;
            table(sheet, told, &document, &looks, words)?;
        }
    }
    figures(workbook.add_worksheet().set_name(say!(words, "cohort-sheet-figures"))?, summary, &document, &looks, words)?;
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let properties =
        DocProperties::new().set_title(fine(&document.title)).set_keywords(document.marking.as_str()).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    Ok(workbook.save_to_buffer()?)
}

/// Without the signs that the format keeps for itself.
fn sheet_name(name: &str) -> String {
    shortened(&fine(name).replace(['[', ']', ':', '*', '?', '/', '\\', '\''], " "), LONGEST_NAME)
}

fn front(sheet: &mut Worksheet, document: &Document, looks: &Looks, words: &Words) -> Result<(), XlsxError> {
    sheet.set_name(say!(words, "cohort-sheet-front"))?.set_column_width(0, 34)?.set_column_width(1, 90)?;
    sheet.write_with_format(0, 0, fine(&document.title), &looks.title)?;
    sheet.write_with_format(1, 0, document.marking.as_str(), &looks.marking)?;
    let mut row = 3;
    let pairs = |sheet: &mut Worksheet, row: &mut u32, pairs: &[(String, String)]| -> Result<(), XlsxError> {
        for (label, text) in pairs {
            sheet.write_with_format(*row, 0, fine(label), &looks.label)?.write_with_format(*row, 1, fine(text), &looks.text)?;
            *row += 1;
        }
        Ok(())
    };
    pairs(sheet, &mut row, &document.facts)?;
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => {
                row += 1;
                sheet.write_with_format(row, 0, fine(text), &looks.heading)?;
                row += 1;
            }
            Block::Paragraph(text) | Block::Notice(text) => {
                sheet.write_with_format(row, 1, fine(text), &looks.text)?;
                row += 1;
            }
            Block::List(items) => {
                for item in items {
                    sheet.write_with_format(row, 1, fine(item), &looks.text)?;
                    row += 1;
                }
            }
            Block::Facts(facts) => pairs(sheet, &mut row, facts)?,
            _ => {}
        }
    }
    sheet.write_with_format(row + 1, 0, fine(&document.imprint), &looks.small)?;
    Ok(())
}

fn table(sheet: &mut Worksheet, told: &Table, document: &Document, looks: &Looks, words: &Words) -> Result<(), XlsxError> {
    head(sheet, &told.caption, document, looks)?;
    for (at, column) in (0_u16..).zip(&told.columns) {
        let number = column.kind == ColumnKind::Number;
        sheet.write_with_format(HEADINGS, at, fine(&column.title), if number { &looks.figures } else { &looks.column })?;
        sheet.set_column_width(at, if number { 12 } else { 44 })?;
    }
    let remarks = u16::try_from(told.columns.len()).unwrap_or(u16::MAX);
    if told.rows.iter().any(|row| !row.remark.is_empty()) {
        sheet.write_with_format(HEADINGS, remarks, say!(words, "xlsx-col-remark"), &looks.column)?.set_column_width(remarks, 90)?;
    }
    for (at, row) in (HEADINGS + 1..).zip(&told.rows) {
        if !row.remark.is_empty() {
            let look = looks.of(Look::Text, super::cells::looks_like_formula(&row.remark));
            sheet.write_with_format(at, remarks, fine(&row.remark), look)?;
        }
        for ((column, cell), kind) in (0_u16..).zip(&row.cells).zip(told.columns.iter().map(|column| column.kind)) {
            let Cell::Text(text) = cell else { continue };
            // Figures of the document are texts; a number stays one.
            match text.replace('−', "-").parse::<f64>() {
                Ok(number) if kind == ColumnKind::Number && number.is_finite() => {
                    let look = if text.contains('.') { Look::Value } else { Look::Whole };
                    let format = looks.of(look, false).clone().set_num_format(if text.contains('.') { "0.0" } else { "0" });
                    sheet.write_with_format(at, column, number, &format)?;
                }
                _ => {
                    sheet.write_with_format(at, column, fine(text), looks.of(Look::Text, super::cells::looks_like_formula(text)))?;
                }
            }
        }
    }
    sheet.set_freeze_panes(HEADINGS + 1, 1)?;
    Ok(())
}

fn figures(sheet: &mut Worksheet, summary: &Summary, document: &Document, looks: &Looks, words: &Words) -> Result<(), XlsxError> {
    head(sheet, &say!(words, "cohort-sheet-figures-caption"), document, looks)?;
    let titles = ["about", "framework", "id", "title", "figure", "value"];
    for ((at, title), width) in (0_u16..).zip(titles).zip([14, 26, 34, 60, 26, 12]) {
        sheet.write_with_format(HEADINGS, at, title, &looks.column)?.set_column_width(at, width)?;
    }
    let mut last = HEADINGS;
    for (at, figure) in (HEADINGS + 1..).zip(cohort_rows(summary)) {
        let texts = [figure.about, figure.framework, figure.id, figure.title, figure.figure.as_str()];
        for (column, text) in (0_u16..).zip(texts) {
            sheet.write_with_format(at, column, fine(text), looks.of(Look::Text, super::cells::looks_like_formula(text)))?;
        }
        sheet.write_with_format(at, 5, figure.value, &looks.of(Look::Value, false).clone().set_num_format("General"))?;
        last = at;
    }
    sheet.autofilter(HEADINGS, 0, last, 5)?.set_freeze_panes(HEADINGS + 1, 0)?;
    Ok(())
}

fn head(sheet: &mut Worksheet, caption: &str, document: &Document, looks: &Looks) -> Result<(), XlsxError> {
    sheet.write_with_format(0, 0, fine(caption), &looks.heading)?;
    if !document.marking.is_empty() {
        sheet.write_with_format(1, 0, document.marking.as_str(), &looks.marking)?;
    }
    Ok(())
}
