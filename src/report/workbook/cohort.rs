//! The summary of many submissions as a workbook: each table of the document on a sheet, and all figures on one.

use super::book::SIZE;
use super::cells::{fine, shortened};
use super::head::paper;
use super::looks::{Look, Looks};
use crate::model::Marking;
use crate::report::cohort::{Summary, cohort_report, cohort_rows};
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::say;
use crate::words::Words;
use crate::write::{Height, NotWorkbook};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// Where the headings of a table stand; above them its caption and the marking.
const HEADINGS: u32 = 2;
/// Widths of the columns of the front sheet, of a column of figures, of one of texts, and of one of remarks, in characters.
const LABEL: u16 = 34;
const TEXT: u16 = 90;
const FIGURE: u16 = 12;
const NAME: u16 = 44;
/// The same of the sheet with all figures.
const FIGURES: [u16; 6] = [14, 26, 34, 60, 26, 12];

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
    sheet.set_name(say!(words, "cohort-sheet-front"))?.set_column_width(0, LABEL)?.set_column_width(1, TEXT)?;
    sheet.write_with_format(0, 0, fine(&document.title), &looks.heading)?;
    sheet.write_with_format(1, 0, document.marking.as_str(), &looks.marking)?;
    let mut row = 3;
    let pair = |sheet: &mut Worksheet, row: &mut u32, label: &str, text: &str| -> Result<(), XlsxError> {
        Height::default().text(label, LABEL, SIZE).text(text, TEXT, SIZE).set(sheet, *row)?;
        if !label.is_empty() {
            sheet.write_with_format(*row, 0, fine(label), &looks.label)?;
        }
        sheet.write_with_format(*row, 1, fine(text), &looks.text)?;
        *row += 1;
        Ok(())
    };
    for (label, text) in &document.facts {
        pair(sheet, &mut row, label, text)?;
    }
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => {
                row += 1;
                sheet.write_with_format(row, 0, fine(text), &looks.heading)?;
                row += 1;
            }
            Block::Paragraph(text) | Block::Notice(text) => pair(sheet, &mut row, "", text)?,
            Block::List(items) => items.iter().try_for_each(|item| pair(sheet, &mut row, "", item))?,
            Block::Facts(facts) => facts.iter().try_for_each(|(label, text)| pair(sheet, &mut row, label, text))?,
            _ => {}
        }
    }
    row += 1;
    Height::default().text(&document.imprint, LABEL + TEXT, 9.0).set(sheet, row)?;
    sheet.merge_range(row, 0, row, 1, &fine(&document.imprint), &looks.small)?;
    print_set_up(sheet, document, words);
    Ok(())
}

/// The whole width on a page, with the marking above and what was used below.
fn print_set_up(sheet: &mut Worksheet, document: &Document, words: &Words) {
    paper(sheet, [&document.title, &document.marking, ""], &document.imprint, words);
}

fn table(sheet: &mut Worksheet, told: &Table, document: &Document, looks: &Looks, words: &Words) -> Result<(), XlsxError> {
    head(sheet, &told.caption, document, looks)?;
    let width = |kind: ColumnKind| if kind == ColumnKind::Number { FIGURE } else { NAME };
    let mut headings = Height::default();
    for (at, column) in (0_u16..).zip(&told.columns) {
        let number = column.kind == ColumnKind::Number;
        sheet.write_with_format(HEADINGS, at, fine(&column.title), if number { &looks.figures } else { &looks.column })?;
        sheet.set_column_width(at, width(column.kind))?;
        // Bold type is broader.
        headings.text(&column.title, width(column.kind), SIZE * 1.15);
    }
    headings.set(sheet, HEADINGS)?;
    let remarks = u16::try_from(told.columns.len()).unwrap_or(u16::MAX);
    if told.rows.iter().any(|row| !row.remark.is_empty()) {
        sheet.write_with_format(HEADINGS, remarks, say!(words, "xlsx-col-remark"), &looks.column)?.set_column_width(remarks, TEXT)?;
    }
    for (at, row) in (HEADINGS + 1..).zip(&told.rows) {
        let mut height = Height::default();
        height.text(&row.remark, TEXT, SIZE);
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
                    height.text(text, width(kind), SIZE);
                    sheet.write_with_format(at, column, fine(text), looks.of(Look::Text, super::cells::looks_like_formula(text)))?;
                }
            }
        }
        height.set(sheet, at)?;
    }
    sheet.set_freeze_panes(HEADINGS + 1, 1)?;
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    print_set_up(sheet, document, words);
    Ok(())
}

fn figures(sheet: &mut Worksheet, summary: &Summary, document: &Document, looks: &Looks, words: &Words) -> Result<(), XlsxError> {
    head(sheet, &say!(words, "cohort-sheet-figures-caption"), document, looks)?;
    let titles = ["about", "framework", "id", "title", "figure", "value"];
    for ((at, title), width) in (0_u16..).zip(titles).zip(FIGURES) {
        sheet.write_with_format(HEADINGS, at, title, &looks.column)?.set_column_width(at, width)?;
    }
    let mut last = HEADINGS;
    for (at, figure) in (HEADINGS + 1..).zip(cohort_rows(summary)) {
        let texts = [figure.about, figure.framework, figure.id, figure.title, figure.figure.as_str()];
        let mut height = Height::default();
        for ((column, text), width) in (0_u16..).zip(texts).zip(FIGURES) {
            height.text(text, width, SIZE);
            sheet.write_with_format(at, column, fine(text), looks.of(Look::Text, super::cells::looks_like_formula(text)))?;
        }
        height.set(sheet, at)?;
        sheet.write_with_format(at, 5, figure.value, &looks.of(Look::Value, false).clone().set_num_format("General"))?;
        last = at;
    }
    sheet.autofilter(HEADINGS, 0, last, 5)?.set_freeze_panes(HEADINGS + 1, 0)?.set_repeat_rows(HEADINGS, HEADINGS)?;
    print_set_up(sheet, document, words);
    Ok(())
}

fn head(sheet: &mut Worksheet, caption: &str, document: &Document, looks: &Looks) -> Result<(), XlsxError> {
    sheet.write_with_format(0, 0, fine(caption), &looks.heading)?;
    if !document.marking.is_empty() {
        sheet.write_with_format(1, 0, document.marking.as_str(), &looks.marking)?;
    }
    Ok(())
}
