//! What a cell says under its heading.

use super::table::Cell;
use crate::diagnostic::Diagnostic;
use crate::model::Place;
use crate::read::json;
use crate::read::tree::{Data, Entry, Value};
use std::borrow::Cow;

/// A key with what it holds, both at the place of a cell.
pub(super) fn entry<'t>(key: &'t str, value: Value<'t>) -> Entry<'t> {
    Entry { key: Cow::Borrowed(key), key_place: value.place, value }
}

pub(super) fn text(text: &str, place: Place) -> Value<'_> {
    Value { place, data: Data::Text(Cow::Borrowed(text)) }
}

pub(super) fn whole_table(place: Place, entries: Vec<Entry<'_>>) -> Value<'_> {
    Value { place, data: Data::Table(entries) }
}

/// A part of an answer; nothing where the cell is as good as empty, or holds JSON that is none.
pub(super) fn part<'t>(part: &'t str, cell: &'t Cell, decimal_comma: bool, findings: &mut Vec<Diagnostic>) -> Option<Entry<'t>> {
    let (place, written) = (cell.place, cell.text.as_str());
    let trimmed = written.trim();
    let value = match part {
        _ if super::is_free_text(part) => text(written, place),
        _ if trimmed.is_empty() => return None,
        "value" => Value { place, data: Data::Cell(if decimal_comma { with_point(written) } else { written.to_owned() }) },
        "json" => return json::parse(written, json::At::Cell(place), findings).map(|value| entry("value", value)),
        "evidence" => list(trimmed, place, findings)?,
        "to-confirm" => Value { place, data: truth(trimmed) },
        _ => text(trimmed, place),
    };
    Some(entry(part, value))
}

/// A key of a record that is no answer.
pub(super) fn of_record<'t>(key: &str, written: &'t str, place: Place, findings: &mut Vec<Diagnostic>) -> Option<Value<'t>> {
    let trimmed = written.trim();
    Some(match key {
        "format" | "level" => Value { place, data: trimmed.parse().map_or(Data::Text(Cow::Borrowed(trimmed)), Data::Integer) },
        "sections" | "questions" => list(trimmed, place, findings)?,
        "code" | "size" | "questionnaire" | "assessed-on" | "status" | "marking" | "target-profile" | "threat-profile" | "date" | "due"
        | "by" | "of" | "sha256" | "fingerprint" => text(trimmed, place),
        _ => text(written, place),
    })
}

/// Ids with commas, semicolons or blanks between them, or a list as JSON writes it.
fn list<'t>(trimmed: &'t str, place: Place, findings: &mut Vec<Diagnostic>) -> Option<Value<'t>> {
    if trimmed.starts_with('[') {
        return json::parse(trimmed, json::At::Cell(place), findings);
    }
    let items = trimmed.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|item| !item.is_empty());
    Some(Value { place, data: Data::List(items.map(|item| text(item, place)).collect()) })
}

/// Yes or no as people and spreadsheets write it in a cell.
fn truth(trimmed: &str) -> Data<'_> {
    match trimmed.to_lowercase().as_str() {
        "true" | "yes" | "x" | "1" => Data::Boolean(true),
        "false" | "no" | "0" => Data::Boolean(false),
        _ => Data::Text(Cow::Borrowed(trimmed)),
    }
}

/// A number with a comma before three decimals, with a point instead. Everywhere else such a comma can stand between thousands
/// too and is asked about; in a table whose separator is a semicolon it cannot.
fn with_point(written: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match written.trim().split_once(',') {
        Some((whole, decimals)) if decimals.len() == 3 && digits(decimals) && digits(whole.trim_start_matches(['-', '+'])) => {
            written.replace(',', ".")
        }
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_comma_becomes_a_point_only_where_it_could_be_mistaken() {
        let cases = [("1,234", "1.234"), ("-0,125", "-0.125"), ("1,5", "1,5"), ("a,123", "a,123"), ("1,234,567", "1,234,567"), ("3", "3")];
        for (written, read) in cases {
            assert_eq!(with_point(written), read);
        }
    }
}
