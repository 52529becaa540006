//! Tables that come out of a run: columns with types, and rows of cells, whatever file they end up in.

use super::seen::Seen;
use std::fmt::Debug;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number, 0 or more.
    Count,
    /// A figure.
    Figure,
    /// The text `yes` or `no`.
    YesNo,
    /// A day, as ISO 8601 writes it.
    Day,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name: lower-case words; unique in its table.
    pub name: String,
    /// What its cells hold.
    pub kind: Kind,
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self { name: name.into(), kind }
    }
}

/// Where the cells of rows go, in the order of the columns; a cell must be of the kind of its column, or empty.
pub trait Cells {
    /// A cell with text.
    fn text(&mut self, text: &str);
    /// A cell with a whole number.
    fn count(&mut self, number: u64);
    /// A cell with a figure; not a number and infinities count as empty.
    fn figure(&mut self, figure: f64);
    /// A cell without a value.
    fn empty(&mut self);
    /// The end of a row.
    fn end_row(&mut self);

    /// A cell with a figure of at most so many decimals, 0 to 6, rounded half up.
    fn rounded(&mut self, figure: f64, digits: u8) {
        let unit = UNITS.get(usize::from(digits)).copied().unwrap_or(PARTS);
        // proof: a unit is at most a million
        #[allow(clippy::cast_precision_loss)]
        let unit = unit as f64;
        self.figure((figure * unit + 0.5 + crate::score::EQUAL).floor() / unit);
    }

    /// A cell with several texts and a separator between them.
    fn texts(&mut self, texts: &mut dyn Iterator<Item = &str>, separator: &str) {
        let mut joined = String::new();
        for text in texts {
            if !joined.is_empty() {
                joined.push_str(separator);
            }
            joined.push_str(text);
        }
        self.text(&joined);
    }

    /// A cell with a figure, or without.
    fn optional(&mut self, figure: Option<f64>) {
        match figure {
            Some(figure) => self.figure(figure),
            None => self.empty(),
        }
    }
}

/// A table to which every submission brings rows.
pub trait Table: Debug + Sync {
    /// Name of its file, without an ending.
    fn name(&self) -> &'static str;
    /// Its columns.
    fn columns(&self) -> &[Column];
    /// Whether its rows need more of an assessment than the figures of nodes; see [`crate::score::Wanted`].
    fn needs_everything(&self) -> bool {
        true
    }
    /// Whether its rows need the nodes of the framework at this position.
    fn needs_framework(&self, _: usize) -> bool {
        true
    }
    /// Whether its rows need the submission with the texts of its head, where there is one.
    fn needs_submission(&self) -> bool {
        false
    }
    /// Puts the rows of a submission into cells.
    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells);
}

/// Cells as the bytes of a CSV file: commas, lines ended with `\n`, quotes where they must be.
///
/// Figures are rounded half up to six decimals, trailing zeros left out. Text that a spreadsheet would take for a
/// formula has an apostrophe before it.
#[derive(Debug, Default)]
pub struct CsvCells {
    bytes: Vec<u8>,
    within_row: bool,
    rows: u64,
}

impl CsvCells {
    /// Cells with room for about so many bytes.
    #[must_use]
    pub fn with_room(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), ..Self::default() }
    }

    /// The first line of a table.
    pub fn heading(&mut self, columns: &[Column]) {
        for column in columns {
            self.text(&column.name);
        }
        self.end_row();
    }

    /// The bytes so far; what follows starts anew.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// How many bytes there are so far.
    pub(super) fn length(&self) -> usize {
        self.bytes.len()
    }

    /// How many rows have ended since the beginning, those cut off again among them.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Takes back what was written since there were this many bytes, at the end of a row.
    pub(super) fn cut(&mut self, length: usize) {
        self.bytes.truncate(length);
        self.within_row = false;
    }

    fn separate(&mut self) {
        if self.within_row {
            self.bytes.push(b',');
        }
        self.within_row = true;
    }
}

/// Whether a text stands in a table as it is: no quotes needed and no guard.
fn is_plain(text: &[u8]) -> bool {
    !text.first().is_some_and(|first| matches!(first, b'=' | b'+' | b'-' | b'@' | b'\t' | b'\''))
        && !text.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'))
}

impl Cells for CsvCells {
    fn text(&mut self, text: &str) {
        self.separate();
        if is_plain(text.as_bytes()) {
            return self.bytes.extend_from_slice(text.as_bytes());
        }
        let guarded = crate::text::guarded(text);
        if guarded.contains([',', '"', '\n', '\r']) {
            self.bytes.push(b'"');
            self.bytes.extend_from_slice(guarded.replace('"', "\"\"").as_bytes());
            self.bytes.push(b'"');
        } else {
            self.bytes.extend_from_slice(guarded.as_bytes());
        }
    }

    fn texts(&mut self, texts: &mut dyn Iterator<Item = &str>, separator: &str) {
        let (before, within_row) = (self.bytes.len(), self.within_row);
        self.separate();
        let start = self.bytes.len();
        for text in texts {
            if self.bytes.len() > start {
                self.bytes.extend_from_slice(separator.as_bytes());
            }
            self.bytes.extend_from_slice(text.as_bytes());
        }
        if !is_plain(&self.bytes[start..]) {
            let joined = String::from_utf8_lossy(&self.bytes[start..]).into_owned();
            self.bytes.truncate(before);
            self.within_row = within_row;
            self.text(&joined);
        }
    }

    fn rounded(&mut self, figure: f64, digits: u8) {
        self.separate();
        push_figure(&mut self.bytes, figure, digits);
    }

    fn count(&mut self, number: u64) {
        self.separate();
        push_whole(&mut self.bytes, number);
    }

    fn figure(&mut self, figure: f64) {
        self.separate();
        push_figure(&mut self.bytes, figure, MOST_DIGITS);
    }

    fn empty(&mut self) {
        self.separate();
    }

    fn end_row(&mut self) {
        self.bytes.push(b'\n');
        self.within_row = false;
        self.rows += 1;
    }
}

/// Parts of one into which a figure is rounded.
const PARTS: u64 = 1_000_000;
/// Decimals at most.
const MOST_DIGITS: u8 = 6;
/// The same by the number of decimals.
const UNITS: [u64; 7] = [1, 10, 100, 1_000, 10_000, 100_000, PARTS];
/// From here on a double has no room for six decimals.
const LARGEST: f64 = 4e9;

fn push_whole(bytes: &mut Vec<u8>, mut number: u64) {
    // proof: a u64 has at most 20 digits
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        // proof: a remainder of ten is a digit
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    bytes.extend_from_slice(&digits[at..]);
}

fn push_figure(bytes: &mut Vec<u8>, figure: f64, digits: u8) {
    if !figure.is_finite() {
        return;
    }
    if figure.abs() >= LARGEST {
        bytes.extend_from_slice(figure.to_string().as_bytes());
        return;
    }
    let unit = UNITS.get(usize::from(digits)).copied().unwrap_or(PARTS);
    // Rounded as everywhere: what is within 10⁻⁹ of a half counts as the half. proof: below LARGEST · PARTS, which a u64 holds
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let parts = (figure.abs() * unit as f64 + 0.5 + crate::score::EQUAL) as u64;
    if figure < 0.0 && parts > 0 {
        bytes.push(b'-');
    }
    let (whole, mut rest) = (parts / unit, parts % unit);
    if whole < 10 {
        // proof: a digit
        bytes.push(b'0' + whole as u8);
    } else {
        push_whole(bytes, whole);
    }
    if rest > 0 {
        let mut shown = [b'.'; 7];
        let mut length = usize::from(digits.min(MOST_DIGITS));
        while rest.is_multiple_of(10) {
            rest /= 10;
            length -= 1;
        }
        for digit in shown[1..=length].iter_mut().rev() {
            // proof: a remainder of ten is a digit
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        bytes.extend_from_slice(&shown[..=length]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(figure: f64) -> String {
        let mut bytes = Vec::new();
        push_figure(&mut bytes, figure, MOST_DIGITS);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[test]
    fn figures_are_rounded_half_up_and_have_no_needless_zero() {
        for (figure, text) in [
            (0.0, "0"),
            (1.0, "1"),
            (0.5, "0.5"),
            (0.275, "0.275"),
            (1.0 / 3.0, "0.333333"),
            (2.0 / 3.0, "0.666667"),
            (0.000_000_5, "0.000001"),
            (0.000_000_4, "0"),
            (-0.25, "-0.25"),
            (-0.000_000_1, "0"),
            (100.0, "100"),
            (42.307_692_3, "42.307692"),
            (0.050_1, "0.0501"),
            (0.999_999_9, "1"),
            (f64::NAN, ""),
        ] {
            assert_eq!(shown(figure), text, "{figure}");
        }
    }

    #[test]
    fn cells_are_quoted_and_guarded_where_they_must_be() {
        let mut cells = CsvCells::default();
        for text in ["plain", "a,b", "say \"no\"", "=1+1", ""] {
            cells.text(text);
        }
        cells.empty();
        cells.count(18_446_744_073_709_551_615);
        cells.end_row();
        cells.figure(0.1);
        cells.end_row();
        assert_eq!(String::from_utf8_lossy(&cells.take()), "plain,\"a,b\",\"say \"\"no\"\"\",'=1+1,,,18446744073709551615\n0.1\n");
    }
}
