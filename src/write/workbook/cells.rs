//! Putting texts, numbers and days into cells so that they come back as they were.

use super::hidden::Hidden;
use crate::model::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};
use toml_edit::Value;

/// The longest text that is put into one cell, in UTF-16 units; a cell holds 32,767.
pub(super) const LONGEST: usize = 30_000;

/// Where a cell stands: row and column, from 0.
pub(super) type At = (u32, u16);

/// What a cell belongs to: the table, the id of the row and the key of the column.
pub(super) type Key<'k> = (&'static str, &'k str, &'static str);

/// A text that a cell can hold: no control characters but line breaks, nothing that the format takes for a sign of its own.
pub(super) fn fine(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut length = 0;
    let mut fine = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\n' => c,
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => ' ',
            c => c,
        };
        length += c.len_utf16();
        if length > LONGEST {
            fine.push('…');
            break;
        }
        fine.push(c);
    }
    fine
}

/// An id as the reader finds it in its cell.
pub(super) fn id(id: &str) -> String {
    fine(id).trim_matches(unseen).to_owned()
}

/// What people do not see at the ends of a text, and what is taken away there when it is read.
fn unseen(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// Whether a cell gives back exactly this text, whichever program saves the workbook.
fn comes_back(text: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(unseen);
    !edge(text.chars().next()) && !edge(text.chars().next_back()) && !text.contains("_x") && fine(text) == text
}

/// At most this many characters of a text, cut at a word, with an ellipsis where something was left out.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most).collect();
    let hard = start.char_indices().next_back().map_or(0, |(at, _)| at);
    let cut = start.rfind(' ').filter(|at| *at * 2 > start.len()).unwrap_or(hard);
    [start[..cut].trim_end_matches([' ', ',', ';', ':', '.']), "…"].concat()
}

/// Writes a text that nobody reads back.
pub(super) fn say(sheet: &mut Worksheet, at: At, text: &str, format: &Format) -> Result<(), XlsxError> {
    if text.is_empty() {
        sheet.write_blank(at.0, at.1, format)?;
        return Ok(());
    }
    let fine = fine(text);
    if looks_like_formula(&fine) {
        // Without it the text becomes a formula when somebody opens the cell and closes it again.
        sheet.write_string_with_format(at.0, at.1, fine, &format.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(at.0, at.1, fine, format)?;
    }
    Ok(())
}

/// Whether a spreadsheet program could take a typed text for a formula.
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// Writes a text; where the cell cannot give it back as it is, it is kept on the hidden sheet as well.
pub(super) fn text(sheet: &mut Worksheet, at: At, key: Key<'_>, text: &str, format: &Format, hidden: &mut Hidden) -> Result<(), XlsxError> {
    if !comes_back(text) {
        hidden.original(key, &fine(text), &Value::from(text));
    }
    say(sheet, at, text, format)
}

/// The same where no text and an empty cell are the same.
pub(super) fn text_or_blank(
    sheet: &mut Worksheet,
    at: At,
    key: Key<'_>,
    text: &str,
    format: &Format,
    hidden: &mut Hidden,
) -> Result<(), XlsxError> {
    if text.is_empty() { say(sheet, at, "", format) } else { self::text(sheet, at, key, text, format, hidden) }
}

/// Writes a list of ids, one after the other.
pub(super) fn list(
    sheet: &mut Worksheet,
    at: At,
    key: Key<'_>,
    ids: &[&str],
    format: &Format,
    hidden: &mut Hidden,
) -> Result<(), XlsxError> {
    let shown = ids.join(", ");
    let plain = |id: &&str| comes_back(id) && !id.contains([',', ';', ' ', '\n']);
    if !ids.iter().all(plain) || (shown.is_empty() && !ids.is_empty()) || fine(&shown) != shown {
        hidden.original(key, &fine(&shown), &ids.iter().copied().collect::<toml_edit::Array>().into());
    }
    say(sheet, at, &shown, format)
}

/// Writes a number; where not every spreadsheet program keeps all its digits, they stand on the hidden sheet as well.
pub(super) fn number(
    sheet: &mut Worksheet,
    at: At,
    key: Key<'_>,
    number: f64,
    format: &Format,
    hidden: &mut Hidden,
) -> Result<(), XlsxError> {
    let fifteen_digits = format!("{number:.14e}").parse() == Ok(number);
    if !fifteen_digits {
        hidden.original(key, &number.to_string(), &number.into());
    }
    sheet.write_number_with_format(at.0, at.1, number, format)?;
    Ok(())
}

/// Writes a day; one that spreadsheet programs do not agree upon is written as text.
pub(super) fn date(sheet: &mut Worksheet, at: At, date: Option<Date>, format: &Format) -> Result<(), XlsxError> {
    // The calendar of workbooks begins in 1900 and has a day too many in that year.
    const FIRST: Date = Date { year: 1900, month: 3, day: 1 };
    let Some(date) = date else { return say(sheet, at, "", format) };
    match ExcelDateTime::from_ymd(date.year, date.month, date.day) {
        Ok(day) if date >= FIRST => {
            sheet.write_datetime_with_format(at.0, at.1, &day, format)?;
            Ok(())
        }
        _ => say(sheet, at, &date.to_string(), format),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_at_words() {
        assert_eq!(shortened("An agreed plan, with money", 16), "An agreed plan…");
        assert_eq!(shortened("short", 5), "short");
        assert_eq!(shortened("abcdefghij", 5), "abcd…");
        assert_eq!(shortened("éééééé", 3), "éé…");
        assert_eq!(shortened("abc", 0), "…");
    }

    #[test]
    fn knows_what_a_cell_gives_back() {
        for text in ["plain", "two\nlines", "=1+1", "é 中"] {
            assert!(comes_back(text), "{text}");
        }
        for text in ["", " a", "a\u{a0}", "a\tb", "a\r\nb", "_x000D_", "\u{fffe}", "\u{7}"] {
            assert!(!comes_back(text), "{text:?}");
        }
        assert!(!comes_back(&"a".repeat(40_000)));
    }
}
