//! The cells of a workbook, sheet by sheet, with only what stands in them.

use super::guard::Opened;
use crate::model::{Date, Place};
use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType, Reader, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;

/// A sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// What stands in the cells that are not empty, by row and column from 0.
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// What the crate said where some of the sheet could not be read.
    pub(super) broken: Option<String>,
}

/// A cell.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) what: What,
    pub(super) place: Place,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// Text, without blanks at its ends.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A day, and whether the cell says so itself.
    Day(Date),
    /// The error of a formula; empty where the formula was never worked out.
    Error(String),
}

/// How many cells of a sheet may be unreadable before the rest of it is given up.
const MOST_ERRORS: usize = 1_000;

/// Errors that spreadsheet programs put into cells.
const ERRORS: [&str; 17] = [
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#BUSY!",
    "#PYTHON!",
    "#EXTERNAL!",
];

/// The sheets of a workbook in their order; nothing where it is none.
pub(super) fn sheets(opened: Opened) -> Option<Vec<Sheet>> {
    let Opened { bytes, formulas, from_1904 } = opened;
    let mut workbook: Xlsx<Cursor<Vec<u8>>> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let names = workbook.sheet_names();
    let sheets = names.into_iter().map(|name| {
        let mut sheet = Sheet { name, rows: BTreeMap::new(), broken: None };
        if let Err(error) = values(&mut workbook, &mut sheet, from_1904) {
            // A chart on a sheet of its own has no cells.
            sheet.broken = (!matches!(error, XlsxError::NotAWorksheet(_))).then(|| error.to_string());
        }
        if formulas {
            never_worked_out(&mut workbook, &mut sheet);
        }
        sheet
    });
    Some(sheets.collect())
}

fn values(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &mut Sheet, from_1904: bool) -> Result<(), XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(&sheet.name)?;
    let mut errors = 0;
    loop {
        match reader.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let percent = || {
                    let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
                    format.is_some_and(|format| format.format_code.contains('%'))
                };
                let (row, column) = cell.get_position();
                if let Some(what) = what(cell.get_value(), percent, from_1904) {
                    sheet.rows.entry(row).or_default().entry(column).or_insert(Cell { what, place: Place::default() });
                }
            }
            Ok(None) => return Ok(()),
            Err(error) => {
                errors += 1;
                if errors > MOST_ERRORS || matches!(error, XlsxError::Xml(_) | XlsxError::XmlEof(_)) {
                    return Err(error);
                }
                sheet.broken.get_or_insert(error.to_string());
            }
        }
    }
}

fn what(value: &DataRef<'_>, percent: impl Fn() -> bool, from_1904: bool) -> Option<What> {
    let text = |text: &str| {
        let text = trimmed(text);
        (!text.is_empty()).then(|| What::Text(text.to_owned()))
    };
    match value {
        DataRef::Empty => None,
        DataRef::String(said) if ERRORS.contains(&said.as_str()) => Some(What::Error(said.clone())),
        DataRef::String(said) => text(said),
        DataRef::SharedString(said) => text(said),
        // proof: whole numbers beyond 2^53 are outside every range that is checked
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(number) => Some(What::Number(*number as f64)),
        // A person who sees "50%" has typed 50 for a share, and the workbook holds 0.5.
        DataRef::Float(number) if number.is_finite() && percent() => Some(What::Number(rounded(*number * 100.0))),
        DataRef::Float(number) => Some(What::Number(*number)),
        DataRef::Bool(truth) => Some(What::Truth(*truth)),
        DataRef::DateTime(time) => Some(day(time.as_f64(), from_1904).map_or(What::Number(time.as_f64()), What::Day)),
        DataRef::DateTimeIso(said) | DataRef::DurationIso(said) => text(said.split('T').next().unwrap_or(said)),
        DataRef::Error(error) => Some(What::Error(error.to_string())),
    }
}

/// Formulas without a value, as programs write them that cannot reckon, count as errors and not as empty cells.
fn never_worked_out(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &mut Sheet) {
    let Ok(mut reader) = workbook.worksheet_cells_reader(&sheet.name) else { return };
    let mut errors = 0;
    while errors < MOST_ERRORS {
        match reader.next_cell_with_formula_metadata() {
            Ok(Some(record)) => {
                if record.formula.is_some() && record.value == DataRef::Empty {
                    let cell = Cell { what: What::Error(String::new()), place: Place::default() };
                    sheet.rows.entry(record.pos.0).or_default().entry(record.pos.1).or_insert(cell);
                }
            }
            Ok(None) | Err(XlsxError::Xml(_) | XlsxError::XmlEof(_)) => return,
            Err(_) => errors += 1,
        }
    }
}

/// Twelve digits, so that a share times a hundred has no tail.
fn rounded(number: f64) -> f64 {
    format!("{number:.11e}").parse().unwrap_or(number)
}

/// A text without what people do not see at its ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}'))
}

/// The day of a serial number, from 1900 to 9999.
pub(super) fn day(serial: f64, from_1904: bool) -> Option<Date> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let (year, month, day, ..) = ExcelDateTime::new(serial.floor(), ExcelDateTimeType::DateTime, from_1904).to_ymd_hms_milli();
    Some(Date { year, month, day })
}

impl What {
    /// What a person sees.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_from_both_beginnings() {
        let at = |serial, from_1904| day(serial, from_1904).map(|day| day.to_string());
        assert_eq!(at(46143.0, false).as_deref(), Some("2026-05-01"));
        assert_eq!(at(46143.75, false).as_deref(), Some("2026-05-01"));
        assert_eq!(at(44681.0, true).as_deref(), Some("2026-05-01"));
        assert_eq!(at(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(at(2_958_465.0, false).as_deref(), Some("9999-12-31"));
        assert_eq!(at(0.5, false), None);
        assert_eq!(at(f64::NAN, false), None);
    }

    #[test]
    fn a_share_has_no_tail() {
        assert!((rounded(0.07 * 100.0) - 7.0).abs() < f64::EPSILON);
    }
}
