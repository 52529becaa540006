//! What those who write tables of answers and those who read them have to agree on.

use std::borrow::Cow;

/// The columns of a form, one row a question, in the order in which they are written.
///
/// `json` is written only where a row needs it; those after it are for the eye and are not read.
pub const FORM_COLUMNS: [&str; 15] = [
    "record",
    "id",
    "section",
    "question",
    "options",
    "value",
    "state",
    "reason",
    "evidence",
    "note",
    "by",
    "on",
    "to-confirm",
    "json",
    "help",
];

/// The columns of a form that are for the eye alone.
pub const SHOWN_COLUMNS: [&str; 4] = ["section", "question", "options", "help"];

/// What an answer can say, each in a column of its own: in a form under these names, in a wide table after the id of the
/// question and a colon. The first one stands under the id alone there.
pub const ANSWER_PARTS: [&str; 9] = ["value", "state", "reason", "evidence", "note", "by", "on", "to-confirm", "json"];

/// Columns of a wide table that say who answered what and when. After `definitions.fingerprints.` comes the name of one.
pub const HEAD_COLUMNS: [&str; 15] = [
    "format",
    "state",
    "code",
    "size",
    "questionnaire",
    "assessed-on",
    "status",
    "cleared.office",
    "cleared.date",
    "cleared.fingerprint",
    "marking",
    "classification",
    "target-profile",
    "threat-profile",
    "definitions.version",
];

/// What a column of a fingerprint begins with, before the name of what it is the fingerprint of.
pub const FINGERPRINT_COLUMN: &str = "definitions.fingerprints.";

/// Columns of a wide table that hold records as JSON text.
pub const RECORD_COLUMNS: [&str; 5] = ["respondent", "evidence", "conflict", "part", "start"];

/// Whether a heading of a wide table is about the submission and not about a question.
#[must_use]
pub fn is_head_column(heading: &str) -> bool {
    HEAD_COLUMNS.contains(&heading) || RECORD_COLUMNS.contains(&heading) || heading.starts_with(FINGERPRINT_COLUMN)
}

/// What a cell with this text must hold, so that a spreadsheet program does not take it for a formula: the text itself, or
/// the text after an apostrophe.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { ["'", text].concat().into() } else { text.into() }
}

/// The text of a cell, without the apostrophe that [`guarded`] puts before it, and with every other one.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| needs_guard(text)).unwrap_or(cell)
}

/// Texts that begin with a sign of a formula, and texts that look as if they had a guard already: those get one more, so that
/// taking one away gives back what was there.
fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The address of a cell as spreadsheet programs write it: letters for the column, then the row. Both count from 0 here.
#[must_use]
pub fn address(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        // proof: below 26
        #[allow(clippy::cast_possible_truncation)]
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    let letters: String = letters.iter().rev().map(|letter| char::from(*letter)).collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_is_one_apostrophe_and_comes_off_again() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-x", "'-x"),
            ("@a", "'@a"),
            ("\ta", "'\ta"),
            ("\ra", "'\ra"),
            ("'=1", "''=1"),
            ("''@", "'''@"),
            ("'a", "'a"),
            ("'", "'"),
            ("''", "''"),
            ("", ""),
            ("a=1", "a=1"),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
    }

    #[test]
    fn every_short_text_survives_its_guard() {
        let letters = ['\'', '=', '+', '-', '@', '\t', '\r', 'a', ' '];
        let mut texts = vec![String::new()];
        for length in 0..5 {
            let longer: Vec<String> = texts
                .iter()
                .filter(|text| text.chars().count() == length)
                .flat_map(|text| letters.iter().map(move |letter| format!("{text}{letter}")))
                .collect();
            texts.extend(longer);
        }
        assert!(texts.len() > 60_000);
        for text in &texts {
            let cell = guarded(text).into_owned();
            assert_eq!(unguarded(&cell), text);
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            assert!(cell.len() <= text.len() + 1);
        }
    }

    #[test]
    fn names_cells_as_spreadsheets_do() {
        let found: Vec<String> = [0, 25, 26, 51, 701, 702].iter().map(|column| address(*column, 8)).collect();
        assert_eq!(found, ["A9", "Z9", "AA9", "AZ9", "ZZ9", "AAA9"]);
    }
}
