//! Workbooks (.xlsx) to submissions: the cells of known columns, handed on as the same records that other files have.
//!
//! Tables are found by the headings of their columns and rows by their ids, so that people may move and add what they like.
//! Every place is a cell.

mod answers;
mod cells;
mod guard;
mod hidden;
mod records;
mod table;
mod tame;
mod values;

use super::answers as reader;
use super::record::Findings;
use super::tree::{self, Data, Entry, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::GivenSubmission;
use crate::model::Place;
use crate::text::SourceMap;
use answers::Answers;
use cells::Sheet;
use hidden::Hidden;
use records::Head;
use std::collections::BTreeSet;
use table::Kind;
use values::entry;

/// Reads a workbook with answers; nothing where it cannot be read at all. `name` is the file as a reader knows it.
///
/// What is wrong is told at its cell; everything else is kept.
pub fn workbook(name: &str, bytes: &[u8], sources: &mut SourceMap, findings: &mut Findings) -> Option<GivenSubmission> {
    let refused = |sources: &mut SourceMap, code: Option<Diagnostic>, findings: &mut Findings| {
        let (file, _) = sources.add_cells(name.to_owned(), &[]);
        let place = Place { file, start: 0, end: 0 };
        let told = code.unwrap_or_else(|| Diagnostic::new(Code::NotWorkbook, place).with("file", name));
        findings.push(Diagnostic { place: Some(place), ..told });
    };
    let opened = match guard::opened(name, bytes, Place::default()) {
        Ok(opened) => opened,
        Err(told) => {
            refused(sources, Some(told), findings);
            return None;
        }
    };
    let from_1904 = opened.from_1904;
    let Some(mut sheets) = cells::sheets(opened) else {
        refused(sources, None, findings);
        return None;
    };
    let file = put_places(name, &mut sheets, sources);
    let whole = Place { file, start: 0, end: 1 };
    let hidden = sheets.iter().find(|sheet| is_hidden(sheet)).map(Hidden::of);
    let reading = Reading { from_1904, lost: hidden.is_none(), hidden: hidden.unwrap_or_default(), whole };
    reading.read(name, &sheets, findings)
}

fn is_hidden(sheet: &Sheet) -> bool {
    sheet.name.eq_ignore_ascii_case(hidden::SHEET)
}

/// Makes the cells known, so that a message can name them, and gives each its place.
fn put_places(name: &str, sheets: &mut [Sheet], sources: &mut SourceMap) -> u32 {
    let mut list = Vec::new();
    for sheet in sheets.iter() {
        for (row, cells) in &sheet.rows {
            list.extend(cells.iter().map(|(column, cell)| (address(&sheet.name, *row, *column), cell.what.text())));
        }
    }
    let (file, places) = sources.add_cells(name.to_owned(), &list);
    let cells = sheets.iter_mut().flat_map(|sheet| sheet.rows.values_mut()).flat_map(|row| row.values_mut());
    for (cell, place) in cells.zip(places) {
        cell.place = place;
    }
    file
}

/// The address of a cell, such as `Law!C14`.
fn address(sheet: &str, row: u32, column: u32) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    [sheet, "!", &letters, &(row + 1).to_string()].concat()
}

/// What is known of the workbook as a whole.
struct Reading {
    from_1904: bool,
    /// Whether the hidden sheet is gone.
    lost: bool,
    hidden: Hidden,
    whole: Place,
}

impl Reading {
    fn read(&self, name: &str, sheets: &[Sheet], findings: &mut Findings) -> Option<GivenSubmission> {
        let mut answers = Answers::default();
        let (mut head, mut evidence, mut offices) = (Head::default(), Vec::new(), Vec::new());
        let (mut settled, mut shown) = (BTreeSet::new(), Vec::new());
        let mut tables = 0;
        for sheet in sheets.iter().filter(|sheet| !is_hidden(sheet)) {
            if let Some(message) = &sheet.broken {
                let place = sheet.rows.values().flat_map(|row| row.values()).next().map_or(self.whole, |cell| cell.place);
                let told = [sheet.name.as_str(), ": ", message].concat();
                findings.push(Diagnostic::new(Code::NotTable, place).with("problem", "broken").with("message", told));
            }
            let Some(table) = table::table(sheet, &self.hidden.sheets, findings) else { continue };
            tables += 1;
            for row in table.rows {
                match table.kind {
                    Kind::Answers => answers.take(row, findings),
                    Kind::Evidence => evidence.extend(records::evidence(&row, self, findings)),
                    Kind::Offices => offices.extend(records::office(&row, self, findings)),
                    Kind::Submission => head.take(&row, self, findings),
                    Kind::Conflicts => {
                        settled.extend(records::settled(&row));
                        shown.extend(records::conflict(&row));
                    }
                }
            }
        }
        if tables == 0 {
            findings.push(Diagnostic::new(Code::ColumnMissing, self.whole).with("table", name).with("column", "id"));
            return None;
        }
        self.missing(sheets, findings);
        let mut entries = vec![entry("format", self.whole, Data::Integer(1))];
        let list = |key: &'static str, records: Vec<Value<'static>>| {
            let place = records.first().map_or(self.whole, |record| record.place);
            entry(key, place, Data::List(records))
        };
        entries.push(list("respondent", offices));
        entries.push(list("evidence", evidence));
        let head = head.value();
        let mut answers = answers.entries(self, findings);
        let mut file = self.file(head.is_none(), &shown, &settled, findings);
        let kept = file.iter().position(|entry| entry.key == "answers").map(|at| file.remove(at));
        if let Some(Data::Table(unseen)) = kept.map(|entry| entry.value.data) {
            let known: BTreeSet<String> = answers.iter().map(|entry| entry.key.to_string()).collect();
            answers.extend(unseen.into_iter().filter(|entry| !known.contains(entry.key.as_ref())));
        }
        entries.push(entry("answers", self.whole, Data::Table(answers)));
        entries.extend(head.map(|value| Entry { key: "submission".into(), key_place: value.place, value }));
        entries.extend(file);
        Some(reader::read(entries, self.whole, findings))
    }

    /// Tells of sheets that were written and are no longer there.
    fn missing(&self, sheets: &[Sheet], findings: &mut Findings) {
        let lost = self.lost.then_some(hidden::SHEET);
        let written = self.hidden.sheets.iter().filter(|(kind, _)| kind != "instructions").map(|(_, name)| name.as_str());
        for name in lost.into_iter().chain(written) {
            let same = |sheet: &Sheet| cells::trimmed(&sheet.name).to_lowercase() == cells::trimmed(name).to_lowercase();
            if !sheets.iter().any(same) {
                findings.push(Diagnostic::new(Code::SheetMissing, self.whole).with("sheet", name));
            }
        }
    }

    /// What no other sheet shows, with places of cells. Conflicts that are settled are left out.
    fn file(&self, with_head: bool, shown: &[(usize, Place)], settled: &BTreeSet<usize>, findings: &mut Findings) -> Vec<Entry<'_>> {
        let mut mistakes = Findings::new();
        let mut file = tree::parse(&self.hidden.file, self.whole.file, &mut mistakes);
        if let Some(Diagnostic { arguments, .. }) = mistakes.into_iter().next() {
            findings.push(Diagnostic { arguments, ..Diagnostic::new(Code::Syntax, self.hidden.place) });
            return Vec::new();
        }
        hidden::put_all(&mut file, self.hidden.place);
        file.retain(|entry| match entry.key.as_ref() {
            "submission" => with_head,
            key => matches!(key, "answers" | "conflict" | "part" | "start"),
        });
        for entry in file.iter_mut().filter(|entry| entry.key == "conflict") {
            let Data::List(conflicts) = &mut entry.value.data else { continue };
            let mut number = 0;
            conflicts.retain_mut(|conflict| {
                number += 1;
                if let Some((_, place)) = shown.iter().find(|(at, _)| *at == number) {
                    conflict.place = *place;
                }
                !settled.contains(&number)
            });
        }
        file
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_cells_as_spreadsheets_do() {
        let at = |row, column| super::address("Law", row, column);
        assert_eq!([at(0, 0), at(13, 2), at(9, 25), at(9, 26), at(0, 16_383)], ["Law!A1", "Law!C14", "Law!Z10", "Law!AA10", "Law!XFD1"]);
    }
}
