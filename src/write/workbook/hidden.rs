//! The hidden sheet: what must come back and nobody edits, and the lists of the drop-downs.

use super::cells::Key;
use crate::library::seal;
use crate::model::{QuestionId, Submission};
use rust_xlsxwriter::{Formula, Worksheet, XlsxError};
use std::collections::BTreeMap;
use toml_edit::Value;

/// Name of the hidden sheet.
pub(super) const SHEET: &str = "capgap";

/// Characters of a long text in one cell; a cell holds 32,767 units, and a character takes one or two.
const PIECE: usize = 15_000;

/// First column of the lists; those before hold what comes back.
const LISTS: u16 = 8;

/// What stands on the hidden sheet.
#[derive(Debug)]
pub(super) struct Hidden {
    rows: Vec<Vec<String>>,
    lists: BTreeMap<Vec<String>, u16>,
}

impl Hidden {
    pub(super) fn new(submission: &Submission) -> Self {
        let row = |kind: &str, value: &str| vec![kind.to_owned(), encoded(value)];
        let rows =
            vec![row("format", "1"), row("questionnaire", submission.questionnaire.id.as_str()), row("fingerprint", &seal(submission))];
        Self { rows, lists: BTreeMap::new() }
    }

    /// Notes that there is a sheet of this kind and name.
    pub(super) fn sheet(&mut self, kind: &str, name: &str) {
        self.rows.push(vec!["sheet".to_owned(), kind.to_owned(), encoded(name)]);
    }

    /// Keeps what a cell stands for, as long as the cell shows this.
    pub(super) fn original(&mut self, (table, id, column): Key<'_>, shown: &str, value: &Value) {
        let head = ["original", table, &encoded(id), column].map(str::to_owned);
        self.rows.push(head.to_vec());
        self.pieces("shown", shown);
        self.pieces("value", value.to_string().trim());
    }

    /// Notes that a question has an entry in which nothing stands.
    pub(super) fn blank(&mut self, question: &QuestionId) {
        self.rows.push(vec!["blank".to_owned(), encoded(question.as_str())]);
    }

    /// Keeps an answer file with what no other sheet shows.
    pub(super) fn rest(&mut self, file: &str) {
        self.pieces("file", file);
    }

    fn pieces(&mut self, kind: &str, text: &str) {
        let encoded = encoded(text);
        let mut left = encoded.as_str();
        loop {
            let length = left.char_indices().nth(PIECE).map_or(left.len(), |(at, _)| at);
            let (piece, rest) = left.split_at(length);
            self.rows.push(vec![kind.to_owned(), edges(piece)]);
            left = rest;
            if left.is_empty() {
                break;
            }
        }
    }

    /// The range in which the items of a drop-down stand, as a formula.
    pub(super) fn list(&mut self, items: &[String]) -> Formula {
        let next = LISTS.saturating_add(u16::try_from(self.lists.len()).unwrap_or(u16::MAX));
        let column = *self.lists.entry(items.to_vec()).or_insert(next);
        let letters = rust_xlsxwriter::column_number_to_name(column);
        Formula::new(format!("={SHEET}!${letters}$1:${letters}${}", items.len().max(1)))
    }

    /// The sheet itself.
    pub(super) fn sheet_of(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(SHEET)?;
        sheet.set_hidden(true);
        for (row, cells) in (0..).zip(&self.rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text)?;
            }
        }
        for (items, column) in &self.lists {
            for (row, item) in (0..).zip(items) {
                sheet.write_string(row, *column, item)?;
            }
        }
        sheet.protect();
        Ok(sheet)
    }
}

/// A text in characters that every spreadsheet program keeps: what is not safe is written as `%HEX;`.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let safe = c.is_alphanumeric() || (c == ' ' && before != ' ') || (c.is_ascii_graphic() && c != '%' && c != '_');
        if safe {
            out.push(c);
        } else {
            out.push_str(&format!("%{:X};", u32::from(c)));
        }
        before = c;
    }
    edges(&out)
}

/// The same without blanks at the ends, where some programs drop them.
fn edges(text: &str) -> String {
    let Some(inner) = text.strip_suffix(' ') else {
        return text.strip_prefix(' ').map_or_else(|| text.to_owned(), |inner| [BLANK, inner].concat());
    };
    [edges(inner).as_str(), BLANK].concat()
}

const BLANK: &str = "%20;";
