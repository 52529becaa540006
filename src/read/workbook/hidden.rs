//! The hidden sheet: what the other sheets do not show, and what their cells stand for.

use super::cells::{Cell, Sheet, What, trimmed};
use crate::model::Place;
use crate::read::record::Findings;
use crate::read::tree::{self, Entry, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Name of the hidden sheet.
pub(super) const SHEET: &str = "capgap";

/// What stands on the hidden sheet.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// Kind and name of the sheets that were written.
    pub(super) sheets: Vec<(String, String)>,
    /// Questions that had an entry with nothing in it.
    pub(super) blank: BTreeSet<String>,
    /// The answer file with what no other sheet shows.
    pub(super) file: String,
    /// Where that file stands.
    pub(super) place: Place,
    originals: BTreeMap<[String; 3], Vec<Original>>,
}

/// What a cell stands for, as long as it shows this.
#[derive(Debug, Default)]
struct Original {
    shown: String,
    /// A line of TOML with the value.
    value: String,
}

impl Hidden {
    /// Reads the sheet.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut hidden = Self::default();
        let mut last: Option<[String; 3]> = None;
        for row in sheet.rows.values() {
            // An empty text leaves its cell empty.
            let cell = |column: u32| row.get(&column).map(|cell| cell.what.text()).unwrap_or_default();
            let (kind, piece) = (cell(0), cell(1));
            let first = decoded(&piece);
            match kind.as_str() {
                "sheet" => hidden.sheets.push((first, decoded(&cell(2)))),
                "blank" => {
                    hidden.blank.insert(first);
                }
                "original" => {
                    let key = [first, decoded(&cell(2)), cell(3)];
                    hidden.originals.entry(key.clone()).or_default().push(Original::default());
                    last = Some(key);
                }
                "shown" | "value" => {
                    let of = last.as_ref().and_then(|key| hidden.originals.get_mut(key)).and_then(|list| list.last_mut());
                    if let Some(original) = of {
                        let text = if kind == "shown" { &mut original.shown } else { &mut original.value };
                        text.push_str(&piece);
                    }
                }
                "file" => {
                    if hidden.file.is_empty() {
                        hidden.place = row.values().next().map(|cell| cell.place).unwrap_or_default();
                    }
                    hidden.file.push_str(&piece);
                }
                _ => {}
            }
        }
        // A character can lie on the border of two pieces.
        hidden.file = decoded(&hidden.file);
        for original in hidden.originals.values_mut().flatten() {
            *original = Original { shown: decoded(&original.shown), value: decoded(&original.value) };
        }
        hidden
    }

    /// What the cell of a row stands for, where it still shows what was written; nothing where it was changed.
    pub(super) fn original(&self, table: &str, id: &str, column: &str, cell: Option<&Cell>, place: Place) -> Option<Value<'static>> {
        let key = [table, id, column].map(str::to_owned);
        let found = self.originals.get(&key)?.iter().find(|original| shows(&original.shown, cell.map(|cell| &cell.what)))?;
        let line = ["value = ", &found.value].concat();
        let (mut ignored, mut value) = (Findings::new(), None);
        for entry in tree::parse(&line, place.file, &mut ignored) {
            value = (entry.key == "value").then(|| owned(entry.value));
        }
        let mut value = value.filter(|_| ignored.is_empty())?;
        put(&mut value, place);
        Some(value)
    }
}

/// Whether a cell shows a text; blanks and the last digits of a number are nothing that a person changes.
fn shows(shown: &str, what: Option<&What>) -> bool {
    match what {
        None => trimmed(shown).is_empty(),
        Some(What::Number(number)) => {
            shown.parse::<f64>().is_ok_and(|shown| (shown - number).abs() <= shown.abs().max(number.abs()) * 1e-13)
        }
        Some(what) => trimmed(shown).split_whitespace().eq(what.text().split_whitespace()),
    }
}

/// Sets the place of everything in a tree.
pub(super) fn put(value: &mut Value<'_>, place: Place) {
    value.place = place;
    match &mut value.data {
        tree::Data::List(items) => items.iter_mut().for_each(|item| put(item, place)),
        tree::Data::Table(entries) => put_all(entries, place),
        _ => {}
    }
}

/// The same for entries.
pub(super) fn put_all(entries: &mut [Entry<'_>], place: Place) {
    for entry in entries {
        entry.key_place = place;
        put(&mut entry.value, place);
    }
}

/// A value that borrows nothing.
fn owned(value: Value<'_>) -> Value<'static> {
    use tree::Data;
    let data = match value.data {
        Data::Text(text) => Data::Text(text.into_owned().into()),
        Data::Cell(text) => Data::Cell(text),
        Data::Integer(number) => Data::Integer(number),
        Data::Float(number) => Data::Float(number),
        Data::Boolean(truth) => Data::Boolean(truth),
        Data::Date(date) => Data::Date(date),
        Data::OtherTime => Data::OtherTime,
        Data::List(items) => Data::List(items.into_iter().map(owned).collect()),
        Data::Table(entries) => Data::Table(
            entries
                .into_iter()
                .map(|entry| Entry { key: entry.key.into_owned().into(), key_place: entry.key_place, value: owned(entry.value) })
                .collect(),
        ),
    };
    Value { place: value.place, data }
}

/// A text out of the characters that every spreadsheet program keeps: `%HEX;` is one character.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let character = after.split_once(';').and_then(|(hex, left)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, left)));
        match character {
            Some((character, left)) => {
                out.push(character);
                rest = left;
            }
            None => {
                out.push('%');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_was_encoded() {
        assert_eq!(decoded("a%20;%25;b%A;%1F600;"), "a %b\n😀");
        assert_eq!(decoded("100% %zz; %"), "100% %zz; %");
    }

    #[test]
    fn compares_as_a_person_would() {
        let text = |text: &str| What::Text(text.to_owned());
        assert!(shows("a  b\n", Some(&text("a b"))));
        assert!(!shows("a b", Some(&text("ab"))));
        assert!(shows(" ", None));
        assert!(shows("0.1234567890123456", Some(&What::Number(0.123456789012346))));
        assert!(!shows("0.12", Some(&What::Number(0.123))));
    }
}
