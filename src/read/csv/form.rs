//! A form: one row a question, and rows for the keys of everything else.

use super::cells::{entry, of_record, text, whole_table};
use super::table::{Cell, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::GivenSubmission;
use crate::model::Place;
use crate::read::answers;
use crate::read::json;
use crate::read::tree::{Data, Entry, Value};
use crate::text::{ANSWER_PARTS, FINGERPRINT_COLUMN, FORM_COLUMNS, SHOWN_COLUMNS, nearest};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Records of a form.
const RECORDS: [&str; 8] = ["submission", "respondent", "evidence", "answer", "conflict", "part", "start-evidence", "start-answer"];

/// Reads a form.
pub(super) fn form(table: &Table, findings: &mut Vec<Diagnostic>) -> GivenSubmission {
    unknown_columns(table, findings);
    let mut file = Form::default();
    for cells in &table.rows {
        let row = Row::of(table, cells);
        if row.says_something() {
            file.row(&row, table.decimal_comma, findings);
        }
    }
    answers::read(file.entries(table.place), table.place, findings)
}

fn unknown_columns(table: &Table, findings: &mut Vec<Diagnostic>) {
    let filled: BTreeSet<usize> = table.rows.iter().flatten().map(|cell| cell.column).collect();
    for (column, (heading, place)) in table.headings.iter().enumerate() {
        if !FORM_COLUMNS.contains(&heading.trim()) && filled.contains(&column) {
            findings.push(
                Diagnostic::new(Code::ColumnUnknown, *place)
                    .with("table", table.name.as_str())
                    .with("column", heading.as_str())
                    .nearest(nearest(heading, FORM_COLUMNS)),
            );
        }
    }
}

/// A row by its columns.
struct Row<'t> {
    cells: BTreeMap<&'t str, &'t Cell>,
    /// Its first cell.
    place: Place,
}

impl<'t> Row<'t> {
    fn of(table: &'t Table, cells: &'t [Cell]) -> Self {
        let title = |cell: &Cell| table.headings.get(cell.column).map_or("", |(heading, _)| heading.trim());
        let place = cells.iter().find(|cell| title(cell) == "id").or(cells.first()).map(|cell| cell.place).unwrap_or_default();
        Self { cells: cells.iter().map(|cell| (title(cell), cell)).collect(), place }
    }

    fn text(&self, column: &str) -> &'t str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// The parts of an answer that the row has.
    fn parts(&self) -> impl Iterator<Item = (&'static str, &'t Cell)> {
        ANSWER_PARTS.into_iter().filter_map(|part| self.cells.get(part).map(|cell| (part, *cell)))
    }

    /// Whether there is more in it than what is for the eye.
    fn says_something(&self) -> bool {
        self.cells.keys().any(|column| FORM_COLUMNS.contains(column) && !SHOWN_COLUMNS.contains(column))
    }

    /// Whether it has an answer or a value.
    fn is_filled(&self) -> bool {
        self.parts().any(|(part, cell)| super::is_free_text(part) || !cell.text.trim().is_empty())
    }
}

/// Records of one kind by their ids, in the order in which they first occur.
type Records<'t> = Vec<(&'t str, Place, Vec<Entry<'t>>)>;

/// Everything that the rows said so far.
#[derive(Default)]
struct Form<'t> {
    format: Vec<Entry<'t>>,
    submission: Vec<Entry<'t>>,
    cleared: Vec<Entry<'t>>,
    definitions: Vec<Entry<'t>>,
    fingerprints: Vec<Entry<'t>>,
    respondents: Records<'t>,
    evidence: Records<'t>,
    answers: Vec<Entry<'t>>,
    conflicts: Vec<Value<'t>>,
    part: Vec<Entry<'t>>,
    start_evidence: Records<'t>,
    start_answers: Vec<Entry<'t>>,
    /// Questions that have a row, by the list they are in, with the place of the first one.
    answered: BTreeMap<(&'static str, &'t str), Place>,
}

impl<'t> Form<'t> {
    fn row(&mut self, row: &Row<'t>, decimal_comma: bool, findings: &mut Vec<Diagnostic>) {
        let id = row.text("id");
        let record = match row.text("record").trim() {
            // A row that somebody added by hand.
            "" => "answer",
            record => record,
        };
        if !RECORDS.contains(&record) || (id.is_empty() && record != "answer") {
            if row.is_filled() {
                let found = if RECORDS.contains(&record) { id } else { record };
                findings.push(Diagnostic::new(Code::RowUnknown, row.place).with("found", found).nearest(nearest(record, RECORDS)));
            }
            return;
        }
        match record {
            "answer" | "start-answer" => self.answer(record == "start-answer", id, row, decimal_comma, findings),
            "conflict" => {
                if let Some(cell) = row.cells.get("json") {
                    self.conflicts.extend(json::parse(&cell.text, json::At::Cell(cell.place), findings));
                }
            }
            _ => self.key(record, id, row, findings),
        }
    }

    fn answer(&mut self, start: bool, id: &'t str, row: &Row<'t>, decimal_comma: bool, findings: &mut Vec<Diagnostic>) {
        // Most rows of a form are there to be filled and say nothing yet; those of what a part started from are as they are.
        if !row.is_filled() && !start {
            return;
        }
        if id.is_empty() {
            findings.push(Diagnostic::new(Code::RowUnknown, row.place).with("found", id));
            return;
        }
        let list = if start { "start-answer" } else { "answer" };
        if let Some(before) = self.answered.get(&(list, id)) {
            findings.push(Diagnostic::new(Code::AnsweredTwice, row.place).with("question", id).related(*before));
            return;
        }
        let keys = super::answer_entries(row.parts(), id, decimal_comma, findings);
        self.answered.insert((list, id), row.place);
        let answer = Entry { key: Cow::Borrowed(id), key_place: row.place, value: whole_table(row.place, keys) };
        if start { self.start_answers.push(answer) } else { self.answers.push(answer) }
    }

    /// A key of anything but an answer, with its value.
    fn key(&mut self, record: &str, id: &'t str, row: &Row<'t>, findings: &mut Vec<Diagnostic>) {
        // What stands elsewhere in such a row is not read, and whoever wrote it ought to know.
        for (part, cell) in row.parts().filter(|(part, cell)| *part != "value" && !cell.text.trim().is_empty()) {
            findings.push(Diagnostic::new(Code::ColumnUnknown, cell.place).with("table", record).with("column", part));
        }
        let Some(cell) = row.cells.get("value") else { return };
        let (list, key) = match record {
            "submission" | "part" => (None, id.trim()),
            _ => {
                let known = [".supports.level", ".supports.reason"].into_iter().find_map(|end| id.strip_suffix(end).map(|of| (of, end)));
                let dotted = known.or_else(|| id.rsplit_once('.'));
                let Some((of, key)) = dotted else {
                    findings.push(Diagnostic::new(Code::RowUnknown, row.place).with("found", id));
                    return;
                };
                (Some(of), key.trim_start_matches('.'))
            }
        };
        let last = key.rsplit('.').next().unwrap_or_default();
        let print = key.strip_prefix(FINGERPRINT_COLUMN);
        let Some(value) = of_record(if print.is_some() { "fingerprint" } else { last }, &cell.text, cell.place, findings) else { return };
        let keys = match (record, list) {
            ("submission", _) => match (print, key.split_once('.')) {
                (Some(name), _) => return self.fingerprints.push(at(name, row.place, value)),
                (None, Some(("cleared", below))) => return self.cleared.push(at(below, row.place, value)),
                (None, Some(("definitions", below))) => return self.definitions.push(at(below, row.place, value)),
                (None, _) if key == "format" => return self.format.push(at(key, row.place, value)),
                (None, _) => &mut self.submission,
            },
            ("part", _) => &mut self.part,
            ("respondent", Some(of)) => of_id(&mut self.respondents, of, row.place),
            ("evidence", Some(of)) => of_id(&mut self.evidence, of, row.place),
            (_, Some(of)) => of_id(&mut self.start_evidence, of, row.place),
            _ => return,
        };
        match key.split_once('.') {
            Some(("supports", below)) => {
                let inner = at(below, row.place, value);
                if let Some(Entry { value: Value { data: Data::Table(entries), .. }, .. }) = keys.iter_mut().find(|e| e.key == "supports") {
                    entries.push(inner);
                } else {
                    keys.push(at("supports", row.place, whole_table(row.place, vec![inner])));
                }
            }
            _ => keys.push(at(key, row.place, value)),
        }
    }

    /// The whole as if it had been read from any other format.
    fn entries(self, place: Place) -> Vec<Entry<'t>> {
        let mut file = self.format;
        let mut definitions = self.definitions;
        if !self.fingerprints.is_empty() {
            definitions.push(entry("fingerprints", whole_table(first(&self.fingerprints, place), self.fingerprints)));
        }
        let mut submission = self.submission;
        for (key, entries) in [("cleared", self.cleared), ("definitions", definitions)] {
            if !entries.is_empty() {
                submission.push(entry(key, whole_table(first(&entries, place), entries)));
            }
        }
        file.push(entry("submission", whole_table(first(&submission, place), submission)));
        let mut add = |key: &'static str, value: Option<Value<'t>>| file.extend(value.map(|value| entry(key, value)));
        add("respondent", records(self.respondents, place));
        add("evidence", records(self.evidence, place));
        add("answers", (!self.answers.is_empty()).then(|| whole_table(place, self.answers)));
        add("conflict", (!self.conflicts.is_empty()).then_some(Value { place, data: Data::List(self.conflicts) }));
        add("part", (!self.part.is_empty()).then(|| whole_table(first(&self.part, place), self.part)));
        let mut start: Vec<Entry<'t>> = records(self.start_evidence, place).map(|list| entry("evidence", list)).into_iter().collect();
        if !self.start_answers.is_empty() {
            start.push(entry("answers", whole_table(place, self.start_answers)));
        }
        add("start", (!start.is_empty()).then(|| whole_table(place, start)));
        file
    }
}

fn at<'t>(key: &'t str, place: Place, value: Value<'t>) -> Entry<'t> {
    Entry { key: Cow::Borrowed(key), key_place: place, value }
}

fn first(entries: &[Entry<'_>], or: Place) -> Place {
    entries.first().map_or(or, |entry| entry.key_place)
}

/// The keys of the record with this id, which is made where it is new.
fn of_id<'l, 't>(list: &'l mut Records<'t>, id: &'t str, place: Place) -> &'l mut Vec<Entry<'t>> {
    let at = list.iter().position(|(known, ..)| *known == id).unwrap_or_else(|| {
        list.push((id, place, Vec::new()));
        list.len() - 1
    });
    // proof: it was found or pushed just now
    &mut list[at].2
}

fn records<'t>(list: Records<'t>, whole: Place) -> Option<Value<'t>> {
    let items: Vec<Value<'t>> = list
        .into_iter()
        .map(|(id, place, mut keys)| {
            if !keys.iter().any(|entry| entry.key == "id") {
                keys.insert(0, at("id", place, text(id, place)));
            }
            whole_table(place, keys)
        })
        .collect();
    (!items.is_empty()).then_some(Value { place: whole, data: Data::List(items) })
}
