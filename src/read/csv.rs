//! Answers in CSV: a form with one row a question, or a wide table with one row a submission, told apart by the headings.

mod cells;
mod form;
mod table;
mod wide;

use super::tree::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::GivenSubmission;
use crate::text::{HEAD_COLUMNS, SourceMap};
use table::Cell;

/// Reads a table of answers; its separator is a comma, a semicolon or a tab, as the headings show.
///
/// What cannot be read is told; everything else is kept. A form is one submission, each row of a wide table is one.
pub fn csv(name: &str, text: &str, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) -> Vec<GivenSubmission> {
    of_table(&table::table(name, text, None, sources, findings), findings)
}

/// The same for some rows of a wide table under its headings, the first of which has this number, from 0, in the whole table.
pub fn csv_rows(name: &str, text: &str, first: usize, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) -> Vec<GivenSubmission> {
    of_table(&table::table(name, text, Some(first), sources, findings), findings)
}

fn of_table(table: &table::Table, findings: &mut Vec<Diagnostic>) -> Vec<GivenSubmission> {
    let has = |heading: &str| table.headings.iter().any(|(known, _)| known.trim() == heading);
    match (has("id"), has("record") || has("value"), HEAD_COLUMNS.iter().any(|heading| *heading != "format" && has(heading))) {
        (true, true, _) => vec![form::form(table, findings)],
        (_, _, true) => {
            if has("code") {
                return wide::wide(table, findings);
            }
            missing("code", table, findings)
        }
        (false, true, false) => missing("id", table, findings),
        _ => missing("record", table, findings),
    }
}

/// The separator and the headings of a table that begins with this text.
#[must_use]
pub fn csv_headings(text: &str) -> (u8, Vec<String>) {
    let separator = table::separator(text);
    (separator, table::first_row(text, separator))
}

/// The cells of the one row that a text is, without their guards.
#[must_use]
pub fn csv_cells(text: &str, separator: u8) -> Vec<String> {
    table::first_row(text, separator)
}

/// Whether headings are those of a wide table, one row a submission.
#[must_use]
pub fn is_wide(headings: &[String]) -> bool {
    let has = |heading: &str| headings.iter().any(|known| known.trim() == heading);
    has("code") && !(has("id") && (has("record") || has("value")))
}

/// Whether a text without a telling name looks like a table of answers.
pub(super) fn has_headings(text: &str) -> bool {
    table::has_headings(text)
}

fn missing(column: &str, table: &table::Table, findings: &mut Vec<Diagnostic>) -> Vec<GivenSubmission> {
    findings.push(Diagnostic::new(Code::ColumnMissing, table.place).with("table", table.name.as_str()).with("column", column));
    Vec::new()
}

/// Whether a part of an answer is in the words of a person, which are kept with their blanks.
fn is_free_text(part: &str) -> bool {
    part == "reason" || part == "note"
}

/// The parts of an answer as its keys. A value stands once: under `value`, or as JSON where a cell cannot hold it.
fn answer_entries<'t>(
    parts: impl Iterator<Item = (&'static str, &'t Cell)>,
    question: &str,
    decimal_comma: bool,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = Vec::new();
    for (part, cell) in parts {
        let Some(entry) = cells::part(part, cell, decimal_comma, findings) else { continue };
        if let Some(before) = entries.iter().find(|known| known.key == entry.key) {
            let finding = Diagnostic::new(Code::AnsweredTwice, cell.place).with("question", question);
            findings.push(finding.related(before.key_place));
        } else {
            entries.push(entry);
        }
    }
    entries
}
