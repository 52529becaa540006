//! Cells to values: what a person typed, as the reader of answer records wants it.

use super::cells::{Cell, What, day, trimmed};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, Place};
use crate::read::record::Findings;
use crate::read::tree::{Data, Entry, Value};

/// An entry under a key, at the place of a cell.
pub(super) fn entry<'t>(key: &'static str, place: Place, data: Data<'t>) -> Entry<'t> {
    Entry { key: key.into(), key_place: place, value: Value { place, data } }
}

/// Whether a cell can be used; the error of a formula is told.
pub(super) fn usable<'c>(cell: Option<&'c Cell>, findings: &mut Findings) -> Option<&'c Cell> {
    let cell = cell?;
    match &cell.what {
        What::Error(found) => {
            findings.push(Diagnostic::new(Code::CellError, cell.place).with("found", found.as_str()));
            None
        }
        _ => Some(cell),
    }
}

/// Text.
pub(super) fn text(cell: &Cell) -> Data<'static> {
    Data::Text(cell.what.text().into())
}

/// One of a few words, however it was typed.
pub(super) fn word(cell: &Cell) -> Data<'static> {
    Data::Text(plain(cell).into())
}

/// What stands in a cell, in small letters and with hyphens for blanks.
pub(super) fn plain(cell: &Cell) -> String {
    let text = cell.what.text().to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Why there is no answer.
pub(super) fn state(cell: &Cell) -> Data<'static> {
    let plain = plain(cell);
    let meant = match plain.as_str() {
        "n/a" | "na" | "n.a." => "not-applicable",
        other => other,
    };
    Data::Text(meant.to_owned().into())
}

/// Ids with commas, semicolons, blanks or line breaks between them.
pub(super) fn list(cell: &Cell) -> Data<'static> {
    let text = cell.what.text();
    let ids = text.split(|c: char| c.is_whitespace() || c == ',' || c == ';').map(trimmed).filter(|id| !id.is_empty());
    Data::List(ids.map(|id| Value { place: cell.place, data: Data::Text(id.to_owned().into()) }).collect())
}

/// Yes or no; what is neither stays as it is, to be told.
pub(super) fn truth(cell: &Cell) -> Data<'static> {
    match yes_or_no(cell) {
        Some(truth) => Data::Boolean(truth),
        None => text(cell),
    }
}

/// Yes or no.
pub(super) fn yes_or_no(cell: &Cell) -> Option<bool> {
    match plain(cell).as_str() {
        "yes" | "y" | "x" | "true" | "1" | "✓" | "✔" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A day: a cell that says so, a number that counts days, or a text.
pub(super) fn date(cell: &Cell, from_1904: bool) -> Data<'static> {
    match &cell.what {
        What::Day(date) => Data::Date(*date),
        What::Number(serial) => day(*serial, from_1904).map_or_else(|| text(cell), Data::Date),
        // The reader of records knows whether the day exists.
        What::Text(typed) => Data::Text(iso(typed).unwrap_or_else(|| typed.clone()).into()),
        What::Truth(_) | What::Error(_) => text(cell),
    }
}

/// A day that was typed in an order that leaves no doubt, as year-month-day.
fn iso(typed: &str) -> Option<String> {
    let typed = typed.split(['T', ' ']).next()?;
    let separator = ['-', '/', '.'].into_iter().find(|separator| typed.contains(*separator))?;
    let numbers: Vec<u16> = typed.split(separator).map(str::parse).collect::<Result<_, _>>().ok()?;
    let (year, month, day) = match numbers.as_slice() {
        [year, month, day] if *year >= 1000 => (year, month, day),
        // Points stand between day, month and year; with slashes nobody can tell which of the first two is the day.
        [day, month, year] if *year >= 1000 && separator == '.' => (year, month, day),
        _ => return None,
    };
    Some(Date { year: *year, month: u8::try_from(*month).ok()?, day: u8::try_from(*day).ok()? }.to_string())
}

/// A number.
pub(super) fn number(cell: &Cell) -> Data<'static> {
    let number = match &cell.what {
        What::Number(number) => Some(*number),
        What::Text(typed) => typed.parse().ok(),
        _ => None,
    };
    match number {
        // proof: whole and below 2^53, so the conversion is exact
        #[allow(clippy::cast_possible_truncation)]
        Some(number) if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 => Data::Integer(number as i64),
        Some(number) => Data::Float(number),
        None => text(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn reads_days_that_leave_no_doubt() {
        for typed in ["2026-05-01", "2026-5-1", "2026/05/01", "1.5.2026", "2026-05-01T00:00:00", "2026-05-01 10:00"] {
            assert_eq!(iso(typed).as_deref(), Some("2026-05-01"), "{typed}");
        }
        for typed in ["01/05/2026", "May 2026", "2026", "", "-", "1.5.26", "2026-05-01-01"] {
            assert_eq!(iso(typed), None, "{typed}");
        }
    }
}
