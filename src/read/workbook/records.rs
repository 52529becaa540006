//! The rows of the registers and of the submission.

use super::Reading;
use super::cells::Cell;
use super::table::Row;
use super::values::{self, entry, usable};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Place;
use crate::read::record::Findings;
use crate::read::tree::{Data, Entry, Value};
use std::collections::BTreeSet;

/// An entry of a row: what the hidden sheet keeps of it, or what its cell says.
fn told(
    (table, key): (&str, &'static str),
    row: &Row<'_>,
    reading: &Reading,
    findings: &mut Findings,
    read: impl Fn(&Cell) -> Data<'static>,
) -> Option<Entry<'static>> {
    let cell = row.cell(key);
    let place = cell.map_or(row.place(), |cell| cell.place);
    if let Some(value) = reading.hidden.original(table, &row.id(), key, cell, place) {
        return Some(Entry { key: key.into(), key_place: place, value });
    }
    usable(cell, findings).map(|cell| entry(key, cell.place, read(cell)))
}

/// Whether a row says whom it is about; one that says something all the same is told.
fn has_id(table: &str, row: &Row<'_>, others: &[&str], reading: &Reading, findings: &mut Findings) -> bool {
    let Some(cell) = row.first(others) else { return row.cell("id").is_some() };
    // An id that nobody can see is one all the same, until somebody mends it.
    let unseen = || reading.hidden.original(table, "", "id", None, cell.place).is_some();
    let found = row.cell("id").is_some() || unseen();
    if !found {
        findings.push(Diagnostic::new(Code::RowUnknown, cell.place).with("found", ""));
    }
    found
}

/// The record of an entry of the register.
pub(super) fn evidence(row: &Row<'_>, reading: &Reading, findings: &mut Findings) -> Option<Value<'static>> {
    const TABLE: &str = "evidence";
    if !has_id(TABLE, row, &["title", "reference", "date", "status", "level", "reason", "file"], reading, findings) {
        return None;
    }
    let mut told = |key, read: &dyn Fn(&Cell) -> Data<'static>| told((TABLE, key), row, reading, findings, read);
    let mut entries = Vec::new();
    for key in ["id", "title", "reference"] {
        entries.extend(told(key, &values::text));
    }
    entries.extend(told("date", &|cell| values::date(cell, reading.from_1904)));
    entries.extend(told("status", &values::word));
    let supports: Vec<Entry<'static>> = told("level", &values::number).into_iter().chain(told("reason", &values::text)).collect();
    if let Some(first) = supports.first() {
        entries.push(entry("supports", first.key_place, Data::Table(supports)));
    }
    for key in ["file", "sha256"] {
        entries.extend(told(key, &values::text));
    }
    Some(Value { place: row.place(), data: Data::Table(entries) })
}

/// The record of an office.
pub(super) fn office(row: &Row<'_>, reading: &Reading, findings: &mut Findings) -> Option<Value<'static>> {
    const TABLE: &str = "respondent";
    if !has_id(TABLE, row, &["name", "sections", "due"], reading, findings) {
        return None;
    }
    let mut told = |key, read: &dyn Fn(&Cell) -> Data<'static>| told((TABLE, key), row, reading, findings, read);
    let mut entries: Vec<Entry<'static>> = told("id", &values::text).into_iter().chain(told("name", &values::text)).collect();
    entries.extend(told("sections", &values::list));
    entries.extend(told("due", &|cell| values::date(cell, reading.from_1904)));
    Some(Value { place: row.place(), data: Data::Table(entries) })
}

/// Number of the conflict that a row says is settled, from 1.
pub(super) fn settled(row: &Row<'_>) -> Option<usize> {
    let yes = row.cell("settled").is_some_and(|cell| values::yes_or_no(cell) == Some(true));
    row.id().strip_prefix("conflict-").filter(|_| yes)?.parse().ok()
}

/// Number and place of the conflict that a row shows.
pub(super) fn conflict(row: &Row<'_>) -> Option<(usize, Place)> {
    Some((row.id().strip_prefix("conflict-")?.parse().ok()?, row.place()))
}

/// The fields of the submission.
#[derive(Debug, Default)]
pub(super) struct Head {
    seen: BTreeSet<String>,
    entries: Vec<Entry<'static>>,
    cleared: Vec<Entry<'static>>,
    version: Vec<Entry<'static>>,
    fingerprints: Vec<Entry<'static>>,
}

const FINGERPRINTS: &str = "definitions.fingerprints.";

impl Head {
    /// Takes the field of a row in.
    pub(super) fn take(&mut self, row: &Row<'_>, reading: &Reading, findings: &mut Findings) {
        const TABLE: &str = "submission";
        let id = row.id();
        let field = ["state", "code", "questionnaire", "classification", "target-profile", "threat-profile", "size", "status"]
            .into_iter()
            .chain(["marking", "assessed-on", "cleared.office", "cleared.date", "cleared.fingerprint", "definitions.version"])
            .find(|field| *field == id);
        let mut value = |read: &dyn Fn(&Cell) -> Data<'static>| told((TABLE, "value"), row, reading, findings, read);
        let (list, key, found) = match field {
            Some("size" | "status") => (&mut self.entries, field, value(&values::word)),
            Some("marking") => (&mut self.entries, field, value(&|cell| Data::Text(cell.what.text().to_uppercase().into()))),
            Some("assessed-on") => (&mut self.entries, field, value(&|cell| values::date(cell, reading.from_1904))),
            Some("cleared.date") => (&mut self.cleared, Some("date"), value(&|cell| values::date(cell, reading.from_1904))),
            Some("cleared.office") => (&mut self.cleared, Some("office"), value(&values::text)),
            Some("cleared.fingerprint") => (&mut self.cleared, Some("fingerprint"), value(&values::text)),
            Some("definitions.version") => (&mut self.version, Some("version"), value(&values::text)),
            Some(_) => (&mut self.entries, field, value(&values::text)),
            None => (&mut self.fingerprints, None, value(&values::text)),
        };
        let Some(found) = found else { return };
        let name: std::borrow::Cow<'static, str> = match (key, id.strip_prefix(FINGERPRINTS)) {
            (Some(key), _) => key.into(),
            (None, Some(name)) => match reading.hidden.original(TABLE, &id, "id", row.cell("id"), row.place()).map(|value| value.data) {
                Some(Data::Text(whole)) => whole.strip_prefix(FINGERPRINTS).unwrap_or(name).to_owned().into(),
                _ => name.to_owned().into(),
            },
            (None, None) => {
                findings.push(Diagnostic::new(Code::RowUnknown, row.place()).with("found", id));
                return;
            }
        };
        if !self.seen.insert(id.clone()) {
            findings.push(Diagnostic::new(Code::AnsweredTwice, found.key_place).with("question", id));
            return;
        }
        list.push(Entry { key: name, key_place: row.place(), value: found.value });
    }

    /// The record of the submission; nothing where no field was found.
    pub(super) fn value(mut self) -> Option<Value<'static>> {
        if let Some(first) = self.fingerprints.first() {
            self.version.push(entry("fingerprints", first.key_place, Data::Table(self.fingerprints)));
        }
        for (key, list) in [("cleared", self.cleared), ("definitions", self.version)] {
            if let Some(first) = list.first() {
                self.entries.push(entry(key, first.key_place, Data::Table(list)));
            }
        }
        let place = self.entries.first()?.key_place;
        Some(Value { place, data: Data::Table(self.entries) })
    }
}
