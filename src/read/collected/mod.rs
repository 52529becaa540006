//! Exports of ODK and KoboToolbox, CSV or JSON: how forms that `write::xlsform` wrote were filled.
//!
//! An export holds any number of submissions. Each becomes a table of cells of its own and goes through the same checks as an
//! answer file, so that what is wrong with one never touches another.

mod heading;
mod json;
mod submission;
mod table;

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{FormField, GivenSubmission, Library, RegisterField};
use crate::model::Place;
use crate::text::SourceMap;
use heading::Headings;
use std::collections::BTreeMap;

/// An export.
#[derive(Debug, Clone, Copy)]
pub struct Export<'t> {
    /// Name of the file.
    pub name: &'t str,
    /// Its text, CSV or JSON.
    pub text: &'t str,
    /// Name and text of the second file in which a CSV export of ODK Central has the documents.
    pub register: Option<(&'t str, &'t str)>,
}

/// A submission as it stands in an export.
#[derive(Debug, Default)]
struct Row {
    /// Where it stands, as a reader knows it.
    address: String,
    /// What tells it from others, by the name of the key.
    keys: Vec<(String, String)>,
    /// The fields that hold something.
    fields: Vec<Filled>,
    /// The documents, each with its fields; none where the export does not hold them.
    register: Option<Vec<Vec<Filled>>>,
}

/// A field that holds something.
#[derive(Debug)]
struct Filled {
    field: FormField,
    text: String,
    address: String,
}

/// Whether a text looks like an export of a form, in CSV or JSON.
#[must_use]
pub fn looks_collected(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let signs = |found: &dyn Fn(&str) -> bool| {
        // Marks of both tools stand in every export of theirs, also where labels took the place of names.
        found("submission___") || found("_submission_time") || found("__system") || (found("KEY") && found("SubmissionDate"))
    };
    if text.starts_with(['{', '[']) {
        return signs(&|sign| [["\"", sign].concat(), ["/", sign].concat()].iter().any(|sign| text.contains(sign.as_str())));
    }
    let headings = table::headings(text);
    let last = |heading: &str| heading.rsplit(['/', '-']).next().unwrap_or_default().to_owned();
    signs(&|sign| headings.iter().any(|heading| heading == sign || (sign.ends_with("___") && last(heading).starts_with(sign))))
}

/// The name of the second file of an export of ODK Central: `fcc.csv` has `fcc-register___entry.csv` beside it.
#[must_use]
pub fn register_beside(name: &str) -> Option<String> {
    let before = name.strip_suffix(".csv")?;
    Some([before, "-", FormField::Register(RegisterField::Entry).name().as_str(), ".csv"].concat())
}

/// Reads an export: one submission for each row or object. What cannot be read is told; everything else is kept.
pub fn collected(export: &Export<'_>, library: &Library, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) -> Vec<GivenSubmission> {
    let text = export.text.trim_start_matches('\u{feff}');
    let mut headings = Headings::new(library);
    let mut rows = if text.trim_start().starts_with(['{', '[']) {
        json::rows(export.name, text, &mut headings, sources, findings)
    } else {
        table::rows(export.name, text, &mut headings, sources, findings)
    };
    if let Some((name, text)) = export.register {
        let documents = table::rows(name, text.trim_start_matches('\u{feff}'), &mut headings, sources, findings);
        add_documents(&mut rows, documents);
    }
    tell_headings(export.name, &headings, !rows.is_empty(), sources, findings);
    if !headings.any_known() {
        return Vec::new();
    }
    let mut labels_told = false;
    rows.iter().map(|row| submission::submission(export.name, row, library, sources, &mut labels_told, findings)).collect()
}

/// Under which names the two tools link a document to its submission: the name there and the name here.
const LINKS: [(&str, &str); 3] = [("PARENT_KEY", "KEY"), ("_submission__uuid", "_uuid"), ("_parent_index", "_index")];

fn add_documents(rows: &mut [Row], documents: Vec<Row>) {
    let mut found: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (position, row) in rows.iter_mut().enumerate() {
        row.register.get_or_insert_with(Vec::new);
        for (there, here) in LINKS {
            if let Some(key) = row.key(here) {
                found.insert((there, key.to_owned()), position);
            }
        }
    }
    for document in documents {
        let position = LINKS.iter().find_map(|(there, _)| found.get(&(*there, document.key(there)?.to_owned())));
        if let Some(register) = position.and_then(|position| rows.get_mut(*position)).and_then(|row| row.register.as_mut()) {
            register.push(document.fields);
        }
    }
}

impl Row {
    fn key(&self, name: &str) -> Option<&str> {
        self.keys.iter().find(|(known, _)| known == name).map(|(_, key)| key.as_str())
    }
}

/// Headings beyond this are not told one by one.
const MOST_UNKNOWN: usize = 10;

/// Tells of headings that mean nothing, or that none means anything.
fn tell_headings(name: &str, headings: &Headings<'_>, any_rows: bool, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) {
    let unknown = headings.unknown();
    let cells: Vec<(String, String)> = unknown.iter().take(MOST_UNKNOWN).map(|(heading, at)| (at.clone(), heading.clone())).collect();
    if headings.any_known() {
        let (_, places) = sources.add_cells(name.to_owned(), &cells);
        for ((heading, _), place) in unknown.iter().zip(places) {
            findings.push(Diagnostic::new(Code::ColumnUnknown, place).with("table", name).with("column", heading.as_str()));
        }
    } else if any_rows || !unknown.is_empty() {
        let (file, places) = sources.add_cells(name.to_owned(), &cells);
        let place = places.first().copied().unwrap_or(Place { file, start: 0, end: 0 });
        let found = unknown.first().map_or("", |(heading, _)| heading.as_str());
        findings.push(Diagnostic::new(Code::ExportLabels, place).with("found", found));
    }
}

/// The letters that a spreadsheet has over a column, from 0.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        // proof: a remainder of 26 fits a byte
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default());
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_columns_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn knows_an_export_when_it_sees_one() {
        for text in [
            "SubmissionDate,submission___about-submission___state,KEY",
            "submission___state;x",
            "\u{feff}\"start\",\"Name of the State\",\"_uuid\",\"_submission_time\"",
            "SubmissionDate,Name,KEY",
            "[{\"_id\": 3, \"submission___about/submission___state\": \"Atlantis\"}]",
            "{\"value\": [{\"__id\": \"uuid:1\", \"__system\": {}}]}",
        ] {
            assert!(looks_collected(text), "{text}");
        }
        for text in ["", "state,code,questionnaire", "{\"submission\": {\"state\": \"Atlantis\"}}", "question,value", "[submission]"] {
            assert!(!looks_collected(text), "{text}");
        }
    }

    #[test]
    fn knows_the_second_file() {
        assert_eq!(register_beside("a/fcc.csv").as_deref(), Some("a/fcc-register___entry.csv"));
        assert_eq!(register_beside("fcc.json"), None);
    }
}
