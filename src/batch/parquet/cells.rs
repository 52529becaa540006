//! The cells of a CSV of this program as values with types.

use super::super::table::Kind;
use crate::model::Date;
use crate::text::unguarded;
use memchr::{memchr, memchr2};

/// The values of a column, those of empty cells left out.
pub(super) enum Values {
    /// Texts behind each other, and where each of them ends.
    Text {
        bytes: Vec<u8>,
        ends: Vec<usize>,
    },
    Counts(Vec<i64>),
    Figures(Vec<f64>),
    YesNo(Vec<bool>),
    /// Days since the first of January 1970.
    Days(Vec<i32>),
}

impl Values {
    pub(super) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text { bytes: Vec::new(), ends: Vec::new() },
            Kind::Count => Self::Counts(Vec::new()),
            Kind::Figure => Self::Figures(Vec::new()),
            Kind::YesNo => Self::YesNo(Vec::new()),
            Kind::Day => Self::Days(Vec::new()),
        }
    }

    /// Adds the value of a cell that is not empty; none where it is no such value.
    pub(super) fn push(&mut self, cell: &[u8]) -> Option<()> {
        let text = std::str::from_utf8(cell).ok()?;
        match self {
            Self::Text { bytes, ends } => {
                bytes.extend_from_slice(unguarded(text).as_bytes());
                ends.push(bytes.len());
            }
            Self::Counts(values) => values.push(text.parse().ok()?),
            // The double that is nearest to what is printed.
            Self::Figures(values) => values.push(text.parse().ok().filter(|figure: &f64| figure.is_finite())?),
            Self::YesNo(values) => values.push(match text {
                "yes" => true,
                "no" => false,
                _ => return None,
            }),
            Self::Days(values) => values.push(days(text.parse().ok()?)),
        }
        Some(())
    }
}

/// How many days a day is after the first of January 1970, in the calendar of today carried back.
pub(super) fn days(date: Date) -> i32 {
    // Years that begin in March, so that the day of a leap year is the last one.
    let (month, year) = if date.month > 2 { (date.month - 3, i32::from(date.year)) } else { (date.month + 9, i32::from(date.year) - 1) };
    let within_year = (153 * i32::from(month) + 2) / 5 + i32::from(date.day) - 1;
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    /// Days from the first of March of the year 0 to the first of January 1970.
    const EPOCH: i32 = 719_468;
    365 * year + leaps + within_year - EPOCH
}

/// A cell of a CSV.
pub(super) struct Cell {
    /// Where it begins and ends, where it is not quoted.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Where what comes after its comma or line end begins.
    pub(super) next: usize,
    /// Whether it is the last one of its row.
    pub(super) ends: bool,
    /// Whether it is quoted: then its text was put into `unquoted`.
    pub(super) quoted: bool,
}

/// The cell that begins here; none where it has no end. Lines end with `\n` alone.
///
/// The crate *csv* is not used here because it passes over the row of a table with one column whose cell is empty.
pub(super) fn cell(bytes: &[u8], from: usize, unquoted: &mut Vec<u8>) -> Option<Cell> {
    let quoted = bytes.get(from) == Some(&b'"');
    let mut to = from;
    if quoted {
        unquoted.clear();
        let mut at = from + 1;
        loop {
            let quote = at + memchr(b'"', bytes.get(at..)?)?;
            unquoted.extend_from_slice(&bytes[at..quote]);
            at = quote + 1;
            if bytes.get(at) != Some(&b'"') {
                to = at;
                break;
            }
            unquoted.push(b'"');
            at += 1;
        }
    }
    let end = to + memchr2(b',', b'\n', bytes.get(to..)?)?;
    // Nothing stands between the quote and what ends the cell.
    if quoted && end != to {
        return None;
    }
    Some(Cell { from, to: end, next: end + 1, ends: bytes[end] == b'\n', quoted })
}
