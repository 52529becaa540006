//! A wide table: one row a submission.

use super::cells::{entry, of_record, whole_table};
use super::table::{Cell, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::GivenSubmission;
use crate::model::Place;
use crate::read::answers;
use crate::read::json;
use crate::read::tree::Entry;
use crate::text::{ANSWER_PARTS, FINGERPRINT_COLUMN, RECORD_COLUMNS, is_head_column, nearest};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a column is about.
#[derive(Debug, Clone, Copy)]
enum Column<'t> {
    /// A key of the submission.
    Head(&'t str),
    /// Records as JSON text.
    Records(&'t str),
    /// A part of the answer to a question.
    Answer(&'t str, &'static str),
    /// Nobody knows.
    Unknown,
}

/// A question with the first of its cells and all parts of its answer.
type Parts<'t> = (&'t str, Place, Vec<(&'static str, &'t Cell)>);

/// Reads all rows of a wide table.
pub(super) fn wide(table: &Table, findings: &mut Vec<Diagnostic>) -> Vec<GivenSubmission> {
    let columns: Vec<Column<'_>> = table.headings.iter().map(|(heading, _)| column(heading)).collect();
    let mut told = vec![false; columns.len()];
    for cell in table.rows.iter().flatten() {
        let unknown = matches!(columns.get(cell.column), Some(Column::Unknown));
        if let (true, Some(told), Some((heading, place))) = (unknown, told.get_mut(cell.column), table.headings.get(cell.column))
            && !std::mem::replace(told, true)
        {
            let part = heading.rsplit_once(':').and_then(|(id, part)| nearest(part, ANSWER_PARTS).map(|part| format!("{id}:{part}")));
            let finding = Diagnostic::new(Code::ColumnUnknown, *place).with("table", table.name.as_str());
            findings.push(finding.with("column", heading.as_str()).nearest(part.as_deref()));
        }
    }
    table.rows.iter().map(|row| submission(row, &columns, table.decimal_comma, findings)).collect()
}

fn column(heading: &str) -> Column<'_> {
    let trimmed = heading.trim();
    let part = heading.rsplit_once(':').map(|(id, part)| (id, ANSWER_PARTS.iter().find(|known| **known == part.trim())));
    match part {
        Some((id, Some(part))) => Column::Answer(id, part),
        _ if RECORD_COLUMNS.contains(&trimmed) => Column::Records(trimmed),
        _ if is_head_column(trimmed) => Column::Head(trimmed),
        Some((_, None)) => Column::Unknown,
        None if trimmed.is_empty() => Column::Unknown,
        None => Column::Answer(heading, ANSWER_PARTS[0]),
    }
}

fn submission(row: &[Cell], columns: &[Column<'_>], decimal_comma: bool, findings: &mut Vec<Diagnostic>) -> GivenSubmission {
    let place = row.first().map(|cell| cell.place).unwrap_or_default();
    let (mut file, mut head) = (Vec::new(), Vec::new());
    let (mut cleared, mut definitions, mut prints) = (Vec::new(), Vec::new(), Vec::new());
    let mut answers: Vec<Parts<'_>> = Vec::new();
    let mut position: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in row {
        match columns.get(cell.column).copied().unwrap_or(Column::Unknown) {
            Column::Unknown => {}
            Column::Records(key) => {
                if !cell.text.trim().is_empty() {
                    file.extend(json::parse(&cell.text, json::At::Cell(cell.place), findings).map(|value| entry(key, value)));
                }
            }
            Column::Head(key) => {
                let print = key.strip_prefix(FINGERPRINT_COLUMN);
                let last = if print.is_some() { "fingerprint" } else { key.rsplit('.').next().unwrap_or_default() };
                let Some(value) = of_record(last, &cell.text, cell.place, findings) else { continue };
                match (print, key.split_once('.')) {
                    (Some(name), _) => prints.push(entry(name, value)),
                    (None, Some(("cleared", below))) => cleared.push(entry(below, value)),
                    (None, Some(("definitions", below))) => definitions.push(entry(below, value)),
                    (None, _) if key == "format" => file.push(entry(key, value)),
                    (None, _) => head.push(entry(key, value)),
                }
            }
            Column::Answer(id, part) => {
                let at = *position.entry(id).or_insert_with(|| {
                    answers.push((id, cell.place, Vec::new()));
                    answers.len() - 1
                });
                if let Some((_, _, parts)) = answers.get_mut(at) {
                    parts.push((part, cell));
                }
            }
        }
    }
    if !prints.is_empty() {
        definitions.push(entry("fingerprints", whole_table(place, prints)));
    }
    for (key, entries) in [("cleared", cleared), ("definitions", definitions)] {
        if !entries.is_empty() {
            head.push(entry(key, whole_table(place, entries)));
        }
    }
    file.push(entry("submission", whole_table(place, head)));
    let mut entries = Vec::with_capacity(answers.len());
    for (id, place, mut parts) in answers {
        // The order of columns means nothing; that of the parts decides which finding comes first.
        parts.sort_by_key(|(part, _)| ANSWER_PARTS.iter().position(|known| known == part));
        let keys = super::answer_entries(parts.into_iter(), id, decimal_comma, findings);
        entries.push(Entry { key: Cow::Borrowed(id), key_place: place, value: whole_table(place, keys) });
    }
    if !entries.is_empty() {
        file.push(entry("answers", whole_table(place, entries)));
    }
    answers::read(file, place, findings)
}
