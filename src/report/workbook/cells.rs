//! What stands in a cell: a text that no program takes for something else, a number as it was computed, or nothing.

use crate::model::Date;
use crate::report::clean::clean;
use serde_json::Value;

/// The longest text that is put into one cell, in UTF-16 units; a cell holds 32,767, and a remark has to fit too.
pub(super) const LONGEST: usize = 32_000;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Day(Date),
    Blank,
}

impl Cell {
    /// A text; nothing where it is empty.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    pub(super) fn number(number: impl Into<f64>) -> Self {
        Self::Number(number.into())
    }

    /// A count of things in memory.
    pub(super) fn count(count: usize) -> Self {
        Self::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    pub(super) fn optional(number: Option<f64>) -> Self {
        number.map_or(Self::Blank, Self::Number)
    }

    /// A value of the figures as JSON; `yes` and `no` are the words for what is true and false.
    pub(super) fn of(value: &Value, yes: &str, no: &str) -> Self {
        match value {
            Value::Null | Value::Object(_) => Self::Blank,
            Value::Bool(true) => Self::text(yes),
            Value::Bool(false) => Self::text(no),
            Value::Number(number) => Self::optional(number.as_f64()),
            Value::String(text) => Self::text(text.as_str()),
            Value::Array(items) => Self::text(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// A text that a cell can hold: line feeds, but no other control characters, and nothing that the format takes for a sign of its own.
pub(super) fn fine(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    let fine: String = clean(&text).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    without_escapes(fine)
}

/// `_x0041_` means the letter A to a spreadsheet program; with its first sign escaped it is shown as it was written.
fn without_escapes(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut result = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        let rest = text.as_bytes().get(at..at + 7).unwrap_or_default();
        let escape = matches!(rest, [b'_', b'x', digits @ .., b'_'] if digits.iter().all(u8::is_ascii_hexdigit));
        result.push_str(if escape { "_x005F_" } else { "" });
        if !escape {
            result.push(c);
        }
    }
    result
}

/// The text in pieces that a cell can hold; one piece nearly always.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut length) = (0, 0);
    for (at, c) in text.char_indices() {
        if length + c.len_utf16() > LONGEST {
            pieces.push(&text[start..at]);
            (start, length) = (at, 0);
        }
        length += c.len_utf16();
    }
    pieces.push(&text[start..]);
    pieces
}

/// Whether a spreadsheet program could take a typed text for a formula.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// At most this many characters, for headers of pages.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most.saturating_sub(1)).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned_and_lose_nothing_that_is_seen() {
        assert_eq!(fine("a\r\nb\rc\td\u{7}\u{202e}\u{ffff}é"), "a\nb\nc dé");
        assert_eq!(fine("_x0041_ and _x00G1_ and _x"), "_x005F_x0041_ and _x00G1_ and _x");
    }

    #[test]
    fn pieces_join_to_the_whole() {
        let text = "é😀a".repeat(20_000);
        let found = pieces(&text);
        assert_eq!(found.concat(), text);
        assert!(found.len() > 1 && found.iter().all(|piece| piece.encode_utf16().count() <= LONGEST));
        assert_eq!(pieces(""), [""]);
    }
}
