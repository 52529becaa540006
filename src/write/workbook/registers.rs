//! The sheets of the evidence register and of the offices, open for rows of one's own.

use super::Making;
use super::cells;
use super::layout::Height;
use crate::model::EvidenceStatus;
use crate::say;
use rust_xlsxwriter::{DataValidation, Format, Worksheet, XlsxError};

const EVIDENCE: [(&str, u16); 9] = [
    ("workbook-column-id", 22),
    ("workbook-column-title", 44),
    ("workbook-column-reference", 30),
    ("workbook-column-date", 12),
    ("workbook-column-status", 14),
    ("workbook-column-level", 8),
    ("workbook-column-why", 30),
    ("workbook-column-file", 24),
    ("workbook-column-sha", 20),
];

const OFFICES: [(&str, u16); 4] =
    [("workbook-column-id", 24), ("workbook-column-name", 50), ("workbook-column-sections", 60), ("workbook-column-due", 13)];

/// Rows of a register that are ready to be filled.
const ROWS: u32 = 999;

/// The sheet of the evidence register.
pub(super) fn evidence(making: &mut Making<'_>, name: &str) -> Result<Worksheet, XlsxError> {
    const TABLE: &str = "evidence";
    let mut sheet = Worksheet::new();
    making.dress(&mut sheet, name)?;
    making.columns(&mut sheet, &EVIDENCE)?;
    let styles = &making.styles;
    let looks = [&styles.words, &styles.words, &styles.words, &styles.date, &styles.any, &styles.any, &styles.words, &styles.words];
    open(&mut sheet, &looks)?;
    sheet.set_column_format(8, &styles.words)?;
    let hidden = &mut making.hidden;
    for (row, entry) in (1..).zip(&making.submission.evidence) {
        let id = cells::id(entry.id.as_str());
        let mut text = |column: u16, key: &'static str, text: &str| {
            cells::text(&mut sheet, (row, column), (TABLE, &id, key), text, &styles.words, hidden)
        };
        text(0, "id", entry.id.as_str())?;
        text(1, "title", &entry.title)?;
        for (column, key, optional) in [(2, "reference", &entry.reference), (7, "file", &entry.file), (8, "sha256", &entry.sha256)] {
            if !optional.is_empty() {
                text(column, key, optional)?;
            }
        }
        if let Some((_, reason)) = &entry.supports {
            text(6, "reason", reason)?;
        }
        if let Some((level, _)) = &entry.supports {
            sheet.write_number_with_format(row, 5, *level, &styles.any)?;
        }
        if entry.date.is_some() {
            cells::date(&mut sheet, (row, 3), entry.date, &styles.date)?;
        }
        let status = match entry.status {
            EvidenceStatus::Draft => "draft",
            EvidenceStatus::Adopted => "adopted",
            EvidenceStatus::InOperation => "in-operation",
            EvidenceStatus::Exercised => "exercised",
        };
        cells::say(&mut sheet, (row, 4), status, &styles.any)?;
    }
    let status = DataValidation::new().allow_list_strings(&["draft", "adopted", "in-operation", "exercised"])?;
    let status = status.set_error_title(say!(making.words, "workbook-refused"))?;
    let status = status.set_error_message(say!(making.words, "workbook-refused-list"))?;
    let status = status.set_input_message(say!(making.words, "workbook-message-status"))?;
    sheet.add_data_validation(1, 4, ROWS, 4, &status)?;
    sheet.add_data_validation(1, 3, ROWS, 3, &making.days()?)?;
    for (row, entry) in (1..).zip(&making.submission.evidence) {
        let reason = entry.supports.as_ref().map_or("", |(_, reason)| reason);
        let mut height = Height::default();
        let texts = [(0, entry.id.as_str()), (1, &entry.title), (2, &entry.reference), (6, reason), (7, &entry.file), (8, &entry.sha256)];
        for (column, text) in texts {
            height.text(text, EVIDENCE[column].1, 10.0);
        }
        height.set(&mut sheet, row)?;
    }
    let told = [
        (0, say!(making.words, "workbook-message-id")),
        (2, say!(making.words, "workbook-message-reference")),
        (5, say!(making.words, "workbook-message-supports")),
        (6, say!(making.words, "workbook-message-supports")),
        (7, say!(making.words, "workbook-message-file")),
        (8, say!(making.words, "workbook-message-sha")),
    ];
    for (column, message) in told {
        sheet.add_data_validation(1, column, ROWS, column, &DataValidation::new().set_input_message(message)?)?;
    }
    Ok(sheet)
}

/// The sheet of the offices that answer.
pub(super) fn offices(making: &mut Making<'_>, name: &str) -> Result<Worksheet, XlsxError> {
    const TABLE: &str = "respondent";
    let mut sheet = Worksheet::new();
    making.dress(&mut sheet, name)?;
    making.columns(&mut sheet, &OFFICES)?;
    let styles = &making.styles;
    open(&mut sheet, &[&styles.words, &styles.words, &styles.words, &styles.date])?;
    let hidden = &mut making.hidden;
    for (row, office) in (1..).zip(&making.submission.respondents) {
        let id = cells::id(office.id.as_str());
        cells::text(&mut sheet, (row, 0), (TABLE, &id, "id"), office.id.as_str(), &styles.words, hidden)?;
        if !office.name.is_empty() {
            cells::text(&mut sheet, (row, 1), (TABLE, &id, "name"), &office.name, &styles.words, hidden)?;
        }
        let sections: Vec<&str> = office.sections.iter().map(|section| section.id.as_str()).collect();
        if !sections.is_empty() {
            cells::list(&mut sheet, (row, 2), (TABLE, &id, "sections"), &sections, &styles.words, hidden)?;
        }
        Height::default()
            .text(&id, OFFICES[0].1, 10.0)
            .text(&office.name, OFFICES[1].1, 10.0)
            .text(&sections.join(", "), OFFICES[2].1, 10.0)
            .set(&mut sheet, row)?;
        if office.due.is_some() {
            cells::date(&mut sheet, (row, 3), office.due, &styles.date)?;
        }
    }
    sheet.add_data_validation(1, 3, ROWS, 3, &making.days()?)?;
    let told = [(0, say!(making.words, "workbook-message-office-id")), (2, say!(making.words, "workbook-message-sections"))];
    for (column, message) in told {
        sheet.add_data_validation(1, column, ROWS, column, &DataValidation::new().set_input_message(message)?)?;
    }
    Ok(sheet)
}

/// Opens whole columns below a heading that stays locked.
fn open(sheet: &mut Worksheet, looks: &[&Format]) -> Result<(), XlsxError> {
    for (column, format) in (0..).zip(looks) {
        sheet.set_column_format(column, format)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}
