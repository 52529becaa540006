//! The rows of questions.

use super::Reading;
use super::cells::{Cell, What};
use super::table::Row;
use super::values;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Place;
use crate::read::record::Findings;
use crate::read::tree::{Data, Entry, Value};
use std::collections::BTreeMap;

/// The columns in which an answer can stand.
const ANSWER: [&str; 8] = ["value", "state", "reason", "evidence", "note", "by", "on", "to-confirm"];
const TABLE: &str = "answers";

/// The answers found so far, by question.
#[derive(Debug, Default)]
pub(super) struct Answers<'s> {
    /// In the order of the sheets.
    order: Vec<String>,
    found: BTreeMap<String, Found<'s>>,
}

#[derive(Debug, Default)]
struct Found<'s> {
    place: Place,
    row: Option<Row<'s>>,
    /// Options of a checklist with what is said of each.
    options: Vec<(String, &'s Cell)>,
}

impl<'s> Answers<'s> {
    /// Takes a row in. A second one with the same id is told, unless nothing stands in one of them.
    pub(super) fn take(&mut self, row: Row<'s>, findings: &mut Findings) {
        let id = row.id();
        let filled = row.first(&ANSWER);
        let (question, option) = id.split_once('#').map_or((id.as_str(), None), |(question, option)| (question, Some(option)));
        let is_id = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
        if !is_id(question) || !option.is_none_or(is_id) {
            // A heading, a sum or a remark of somebody's own says nothing in the columns of an answer.
            if let Some(filled) = filled {
                let place = row.cell("id").unwrap_or(filled).place;
                findings.push(Diagnostic::new(Code::RowUnknown, place).with("found", id.as_str()));
            }
            return;
        }
        if !self.found.contains_key(question) {
            self.order.push(question.to_owned());
        }
        let found = self.found.entry(question.to_owned()).or_default();
        if found.row.is_none() && found.options.is_empty() {
            found.place = row.place();
        }
        let twice = |place: Place| Diagnostic::new(Code::AnsweredTwice, place).with("question", question);
        match option {
            Some(option) => {
                let Some(said) = values::usable(row.cell("value"), findings) else { return };
                match found.options.iter().find(|(known, _)| known == option) {
                    Some((_, before)) if values::plain(before) != values::plain(said) => {
                        findings.push(twice(said.place).related(before.place));
                    }
                    Some(_) => {}
                    None => found.options.push((option.to_owned(), said)),
                }
            }
            None => match &found.row {
                Some(before) if before.first(&ANSWER).is_some() => {
                    if filled.is_some() {
                        findings.push(twice(row.place()).related(before.place()));
                    }
                }
                _ => {
                    found.place = row.place();
                    found.row = Some(row);
                }
            },
        }
    }

    /// The entries of the answers, in the order of the sheets.
    pub(super) fn entries(mut self, reading: &Reading, findings: &mut Findings) -> Vec<Entry<'static>> {
        let mut entries = Vec::new();
        for question in &self.order {
            let Some(found) = self.found.remove(question) else { continue };
            let place = found.place;
            let inner = found.entries(question, reading, findings);
            if !inner.is_empty() || reading.hidden.blank.contains(question) {
                let value = Value { place, data: Data::Table(inner) };
                entries.push(Entry { key: question.clone().into(), key_place: place, value });
            }
        }
        entries
    }
}

impl Found<'_> {
    fn entries(self, question: &str, reading: &Reading, findings: &mut Findings) -> Vec<Entry<'static>> {
        let mut entries: Vec<Entry<'static>> = Vec::new();
        let row = self.row.as_ref();
        let cell = |key: &str| row.and_then(|row| row.cell(key));
        let original = |key: &'static str| {
            let place = cell(key).map_or(self.place, |cell| cell.place);
            let value = reading.hidden.original(TABLE, question, key, cell(key), place)?;
            Some(Entry { key: key.into(), key_place: place, value })
        };
        let ticked = ticked(question, &self.options, findings);
        let typed = match ticked.is_some() {
            // What could not be read before has been answered anew.
            true if original("value").is_some() => None,
            _ => original("value").or_else(|| answer(values::usable(cell("value"), findings)?)),
        };
        if let (Some(ticked), Some(typed)) = (&ticked, &typed) {
            let both = Diagnostic::new(Code::AnsweredTwice, typed.key_place).with("question", question);
            findings.push(both.related(ticked.key_place));
        }
        entries.extend(ticked.or(typed));
        for key in ["state", "reason", "evidence", "note", "by", "on", "to-confirm"] {
            if let Some(original) = original(key) {
                entries.push(original);
                continue;
            }
            let Some(cell) = values::usable(cell(key), findings) else { continue };
            let data = match key {
                "state" => values::state(cell),
                "evidence" => values::list(cell),
                "on" => values::date(cell, reading.from_1904),
                "to-confirm" => values::truth(cell),
                _ => values::text(cell),
            };
            if !matches!(data, Data::Boolean(false)) {
                entries.push(values::entry(key, cell.place, data));
            }
        }
        entries
    }
}

/// The answer that was typed or chosen. The kind of the question decides what it means.
fn answer(cell: &Cell) -> Option<Entry<'static>> {
    let text = match &cell.what {
        What::Error(_) => return None,
        what => what.text(),
    };
    Some(values::entry("value", cell.place, Data::Cell(text)))
}

/// The options that are said to hold; nothing where none is answered.
fn ticked(question: &str, options: &[(String, &Cell)], findings: &mut Findings) -> Option<Entry<'static>> {
    let mut held = Vec::new();
    let mut place = None;
    for (option, cell) in options {
        match values::yes_or_no(cell) {
            Some(holds) => {
                place.get_or_insert(cell.place);
                if holds {
                    held.push(Value { place: cell.place, data: Data::Text(option.clone().into()) });
                }
            }
            None => findings.push(
                Diagnostic::new(Code::AnswerRange, cell.place)
                    .with("question", question)
                    .with("found", cell.what.text())
                    .with("range", "options")
                    .with("options", ["yes", "no"].join(", ")),
            ),
        }
    }
    Some(values::entry("value", place?, Data::List(held)))
}
