//! How high a row must be for its texts: spreadsheet programs do not all find that out when they open a file.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// The highest row that a sheet can have, in points.
const HIGHEST: f64 = 409.0;
/// Height of a row with one line, in points.
const LOWEST: f64 = 15.75;

/// The height of a row in the making.
#[derive(Debug, Default)]
pub(crate) struct Height {
    points: f64,
}

impl Height {
    /// Makes room for a text in a column of so many characters, in type of so many points.
    pub(crate) fn text(&mut self, text: &str, width: u16, size: f64) -> &mut Self {
        // Widths are counted in digits of the usual type, 11 points; letters are a little narrower than digits.
        let characters = f64::from(width) * 11.0 / size * 1.12;
        self.points = self.points.max(f64::from(lines(text, characters)) * size * 1.36 + 3.0);
        self
    }

    /// Gives the row its height.
    pub(crate) fn set(&self, sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
        sheet.set_row_height(row, self.points.clamp(LOWEST, HIGHEST))?;
        Ok(())
    }
}

/// How many lines a text takes where it is broken at blanks and hyphens, and within words only where it must.
fn lines(text: &str, characters: f64) -> u32 {
    let mut lines = 0_u32;
    for line in text.split('\n') {
        lines += 1;
        let mut used = 0.0;
        for word in line.split_inclusive([' ', '-']) {
            let length: f64 = word.trim_end().chars().map(breadth).sum();
            if used > 0.0 && used + length > characters {
                lines += 1;
                used = 0.0;
            }
            // A word longer than a line goes on in the next ones.
            let mut left = length;
            while left > characters {
                lines += 1;
                left -= characters;
            }
            used += left + f64::from(u8::from(word.ends_with(' ')));
        }
    }
    lines
}

/// Breadth of a character in letters.
fn breadth(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | '.' | ',' | ':' | ';' | '\'' | '|' => 0.6,
        'm' | 'w' | 'M' | 'W' => 1.5,
        c if c.is_uppercase() => 1.25,
        // Scripts whose letters fill a square.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' => 1.9,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn counts_lines_as_they_are_broken() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("one\ntwo", 10.0), 2);
        assert_eq!(lines("aaaa bbbb cccc", 9.5), 2);
        assert_eq!(lines("aaaa-bbbb-cccc", 10.0), 2);
        assert_eq!(lines(&"a".repeat(35), 10.0), 4);
    }
}
