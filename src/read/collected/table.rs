//! Exports in CSV: one row a submission, or one a document.

use super::heading::{Heading, Headings};
use super::{Filled, LINKS, Row, letters};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::FormField;
use crate::text::SourceMap;
use csv::{ReaderBuilder, StringRecord};
use std::collections::{BTreeMap, BTreeSet};

/// The headings of a table.
pub(super) fn headings(text: &str) -> Vec<String> {
    let mut record = StringRecord::new();
    let _ = reader(text, separator(text)).read_record(&mut record);
    record.iter().map(str::to_owned).collect()
}

/// The rows of a table.
pub(super) fn rows(
    name: &str,
    text: &str,
    headings: &mut Headings<'_>,
    sources: &mut SourceMap,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let mut reader = reader(text, separator(text));
    let mut record = StringRecord::new();
    // Text in memory that is UTF-8 and rows of any length: nothing can fail.
    if !reader.read_record(&mut record).unwrap_or(false) {
        return Vec::new();
    }
    let titles: Vec<String> = record.iter().map(str::to_owned).collect();
    let kinds: Vec<Heading> =
        titles.iter().enumerate().map(|(column, title)| headings.of(title, || [letters(column).as_str(), "1"].concat())).collect();
    let mut rows = Vec::new();
    let mut broken = Vec::new();
    let mut number = 1_usize;
    while reader.read_record(&mut record).unwrap_or(false) {
        number += 1;
        if record.len() == titles.len() {
            rows.push(row(number, &record, &titles, &kinds));
        } else if record.iter().any(|cell| !cell.is_empty()) {
            broken.push((number, if record.len() > titles.len() { "wide" } else { "narrow" }));
        }
    }
    // A quote that nobody closes takes everything after it into one cell, to the end.
    if !text.matches('"').count().is_multiple_of(2) && broken.last().is_none_or(|(last, _)| *last < number) {
        rows.retain(|row| row.number() != Some(number));
        broken.push((number, "quote"));
    }
    let cells: Vec<(String, String)> = broken.iter().map(|(number, _)| (["A", &number.to_string()].concat(), String::new())).collect();
    if !cells.is_empty() {
        let (_, places) = sources.add_cells(name.to_owned(), &cells);
        for ((_, problem), place) in broken.into_iter().zip(places) {
            findings.push(Diagnostic::new(Code::NotTable, place).with("problem", problem).with("columns", titles.len()));
        }
    }
    rows
}

impl Row {
    fn number(&self) -> Option<usize> {
        self.address.strip_prefix('A')?.parse().ok()
    }
}

fn row(number: usize, record: &StringRecord, titles: &[String], kinds: &[Heading]) -> Row {
    let mut row = Row { address: ["A", &number.to_string()].concat(), ..Row::default() };
    let mut chosen: BTreeMap<&FormField, Filled> = BTreeMap::new();
    let mut together: BTreeSet<&FormField> = BTreeSet::new();
    for (column, ((cell, title), kind)) in record.iter().zip(titles).zip(kinds).enumerate() {
        if cell.trim().is_empty() {
            continue;
        }
        let filled = |field: &FormField, text: &str| {
            let address = format!("{}{number} {}", letters(column), field.name());
            Filled { field: field.clone(), text: text.to_owned(), address }
        };
        match kind {
            Heading::Field(field) => {
                together.insert(field);
                row.fields.push(filled(field, cell));
            }
            Heading::Choice(field, choice) if is_true(cell) => {
                let filled = chosen.entry(field).or_insert_with(|| filled(field, ""));
                if !filled.text.is_empty() {
                    filled.text.push(' ');
                }
                filled.text.push_str(choice);
            }
            Heading::Passed if LINKS.iter().any(|(there, here)| title == there || title == here) => {
                row.keys.push((title.clone(), cell.to_owned()));
            }
            _ => {}
        }
    }
    // Where the choices stand in one cell too, that one holds.
    row.fields.extend(chosen.into_iter().filter(|(field, _)| !together.contains(field)).map(|(_, filled)| filled));
    row
}

fn is_true(cell: &str) -> bool {
    matches!(cell.trim().to_lowercase().as_str(), "1" | "true" | "yes" | "1.0")
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// What stands between cells: what there is most of in the first line, outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(separator, _)| *separator == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // The comma stays where nothing else is more frequent.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::separator;

    #[test]
    fn finds_the_separator() {
        for (text, found) in [("a,b;c,d\n;;;;", b','), ("\"a,b,c\";d", b';'), ("a\tb", b'\t'), ("a", b','), ("", b',')] {
            assert_eq!(separator(text), found, "{text}");
        }
    }
}
