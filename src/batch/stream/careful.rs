//! The long way: a row through the readers that answer files go through, which word what is wrong with it.

use super::layout::{Column, Layout, Shape};
use super::mapped::{HEAD_KEYS, HeadKey, Mapped};
use super::rows::is_year;
use crate::batch::run::Rejected;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::library::{GivenAnswer, GivenState, GivenSubmission, Library, check_submission};
use crate::model::{Date, Given, Place, Reference, Submission};
use crate::read::{self, Meaning};
use crate::text::{SourceMap, address, nearest};

/// What the readers say of a row.
pub(super) enum Careful {
    /// Nothing stands in it.
    Nothing,
    /// It cannot be taken.
    Wrong(Box<Rejected>),
    /// A submission, with its id and the day as it was written.
    Taken(Box<Submission>, (String, String)),
}

/// A cell or a value with what it stands under.
struct Written {
    name: String,
    name_place: Place,
    text: String,
    place: Place,
}

/// Reads a row, which has its line end. `row` counts from 1; `open_end` says that the line end was not there.
pub(super) fn careful(
    layout: &Layout,
    library: &Library,
    input: &str,
    text: &str,
    row: u64,
    open_end: bool,
    sources: &mut SourceMap,
) -> Vec<Careful> {
    let mut findings = Vec::new();
    let number = usize::try_from(row).unwrap_or(usize::MAX).saturating_sub(1);
    let line = text.trim_end_matches(['\n', '\r']);
    if line.is_empty() {
        return vec![Careful::Nothing];
    }
    if let (Shape::Table { separator, .. }, true) = (&layout.shape, open_end) {
        let cells = read::csv_cells(line, *separator).len();
        if cells < layout.columns.len() {
            let finding = Diagnostic::without_place(Code::StreamBroken).with("file", input).with("row", row.to_string());
            return vec![wrong(vec![finding.with("problem", "short").with("message", "")])];
        }
    }
    let given = match (&layout.shape, &layout.mapping) {
        (Shape::Table { heading, .. }, None) => read::csv_rows(input, &[heading, text].concat(), number, sources, &mut findings),
        (Shape::Lines { .. }, None) => read::json_line(input, line, number, sources, &mut findings).into_iter().collect(),
        (shape, Some(mapping)) => return vec![mapped(shape, mapping, library, input, line, number, sources)],
    };
    if given.is_empty() {
        let any = findings.iter().any(|finding| finding.severity() == Severity::Error);
        return vec![if any { wrong(findings) } else { Careful::Nothing }];
    }
    given.into_iter().map(|given| checked(library, given, findings.clone(), None)).collect()
}

fn wrong(findings: Vec<Diagnostic>) -> Careful {
    Careful::Wrong(Box::new(Rejected { findings, ..Rejected::default() }))
}

fn checked(library: &Library, given: GivenSubmission, mut findings: Vec<Diagnostic>, said: Option<(String, String)>) -> Careful {
    let submission = check_submission(library, given, &mut findings);
    if let Some(part) = &submission.part {
        findings.push(Diagnostic::new(Code::PartAlone, submission.place).with("name", part.name.as_str()));
    }
    let known = library.questionnaire(&submission.questionnaire.id).is_some();
    if !known || findings.iter().any(|finding| finding.severity() == Severity::Error) {
        let (state, code) = (submission.state, submission.code);
        return Careful::Wrong(Box::new(Rejected { state, code, findings, ..Rejected::default() }));
    }
    let said = said.unwrap_or_else(|| (String::new(), submission.assessed_on.map(|date| date.to_string()).unwrap_or_default()));
    Careful::Taken(Box::new(submission), said)
}

fn mapped(shape: &Shape, mapping: &Mapped, library: &Library, input: &str, line: &str, number: usize, sources: &mut SourceMap) -> Careful {
    let mut findings = Vec::new();
    let values = match shape {
        Shape::Table { separator, heading } => table(heading, *separator, input, line, number, sources, &mut findings),
        Shape::Lines { inside } => {
            let Some(flat) = read::flat_object(input, line, number, inside.as_deref(), sources, &mut findings) else {
                return wrong(findings);
            };
            flat.into_iter().map(|one| Written { name: one.key, name_place: one.key_place, text: one.text, place: one.place }).collect()
        }
    };
    if matches!(shape, Shape::Table { .. }) && findings.is_empty() && values.iter().all(|value| value.text.trim().is_empty()) {
        return Careful::Nothing;
    }
    let place = values.first().map(|value| value.place).unwrap_or_default();
    let mut heads: [Option<&Written>; HEAD_KEYS] = [None; HEAD_KEYS];
    let mut answers: Vec<GivenAnswer> = Vec::new();
    let mut answered = vec![false; library.questions.len()];
    for (position, value) in values.iter().enumerate() {
        if values[..position].iter().any(|before| before.name == value.name) {
            findings.push(Diagnostic::new(Code::DuplicateId, value.name_place).with("id", value.name.as_str()).with("what", "key"));
            continue;
        }
        let Some((keys, questions)) = mapping.columns.get(value.name.as_str()) else {
            if !mapping.passes_over(&value.name) {
                let names = mapping.columns.keys().map(String::as_str);
                let finding = Diagnostic::new(Code::ColumnUnmapped, value.name_place).with("column", value.name.as_str());
                findings.push(finding.nearest(nearest(&value.name, names)));
            }
            continue;
        };
        for key in keys {
            heads[*key as usize] = Some(value);
        }
        for question in questions {
            answered[*question] = true;
            answers.push(answer(library, mapping, *question, value.text.trim(), value));
        }
    }
    // What stands under no key says what an empty cell says.
    let nothing = Written { name: String::new(), name_place: place, text: String::new(), place };
    for question in mapping.columns.values().flat_map(|(_, questions)| questions).filter(|question| !answered[**question]) {
        answers.push(answer(library, mapping, *question, "", &nothing));
    }
    let text = |key: HeadKey| heads[key as usize].map_or("", |value| value.text.trim());
    let assessed_on = text(HeadKey::AssessedOn);
    let date: Option<Date> = assessed_on.parse().ok();
    if let Some(value) = heads[HeadKey::AssessedOn as usize].filter(|_| date.is_none() && !assessed_on.is_empty() && !is_year(assessed_on))
    {
        findings.push(Diagnostic::new(Code::BadDate, value.place).with("found", assessed_on));
    }
    let questionnaire = match (text(HeadKey::Questionnaire), mapping.questionnaire()) {
        ("", Some(id)) => Reference { id: id.clone(), place },
        (found, _) => Reference { id: found.into(), place: heads[HeadKey::Questionnaire as usize].map_or(place, |value| value.place) },
    };
    if questionnaire.id.as_str().is_empty() {
        findings.push(Diagnostic::new(Code::MissingKey, questionnaire.place).with("key", "questionnaire").with("record", "submission"));
    }
    let head = Submission {
        state: text(HeadKey::State).to_owned(),
        code: text(HeadKey::Code).to_owned(),
        assessed_on: date,
        questionnaire,
        ..Submission::empty(place)
    };
    let said = (text(HeadKey::Id).to_owned(), assessed_on.to_owned());
    let given = GivenSubmission { head, answers, conflicts: Vec::new(), part: None };
    checked(library, given, findings, Some(said))
}

fn answer(library: &Library, mapping: &Mapped, question: usize, text: &str, value: &Written) -> GivenAnswer {
    let words = mapping.words_of(question);
    let state = match words.meaning(text) {
        Some(Meaning::Unknown) => GivenState::Unknown,
        Some(Meaning::Withheld) => GivenState::Withheld,
        Some(Meaning::Unanswered) => GivenState::Unanswered,
        Some(Meaning::NotApplicable) => GivenState::NotApplicable(mapping.table.reason.clone(), value.place),
        Some(Meaning::Value(means)) if means.trim().is_empty() => GivenState::Unanswered,
        Some(Meaning::Value(means)) => GivenState::Value(Given::Cell(means.clone()), value.place),
        None if text.is_empty() => GivenState::Unanswered,
        None => GivenState::Value(Given::Cell(value.text.clone()), value.place),
    };
    GivenAnswer {
        question: Reference { id: library.questions[question].id.clone(), place: value.place },
        state,
        evidence: Vec::new(),
        note: String::new(),
        by: None,
        on: None,
        to_confirm: false,
        place: value.place,
    }
}

/// The cells of a row of somebody else's table, with their addresses.
fn table(
    heading: &str,
    separator: u8,
    input: &str,
    line: &str,
    number: usize,
    sources: &mut SourceMap,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Written> {
    let titles = read::csv_cells(heading.trim_end_matches(['\n', '\r']), separator);
    let written = read::csv_cells(line, separator);
    let addressed: Vec<(String, String)> = written
        .iter()
        .enumerate()
        .map(|(column, text)| {
            let title = titles.get(column).map(|title| title.trim()).unwrap_or_default();
            let place = address(column, number);
            (if title.is_empty() { place } else { format!("{place} ({title})") }, text.clone())
        })
        .collect();
    let (_, places) = sources.add_cells(input.to_owned(), &addressed);
    if let Some(place) = places.get(titles.len()).filter(|_| written.len() > titles.len()) {
        findings.push(Diagnostic::new(Code::NotTable, *place).with("problem", "wide").with("columns", titles.len()));
    }
    let cells = titles.into_iter().zip(written).zip(places);
    cells
        .filter(|((title, text), _)| !(title.trim().is_empty() && text.is_empty()))
        .map(|((title, text), place)| Written { name: title.trim().to_owned(), name_place: place, text, place })
        .collect()
}

/// Whether a heading of somebody else's table leads somewhere; what does not is told once for the table.
pub(super) fn headings(headings: &[String], mapping: &Mapped, input: &str, findings: &mut Vec<Diagnostic>) {
    let has = |column: &str| headings.iter().any(|heading| heading.trim() == column);
    let nearest_heading = |name: &str| nearest(name, headings.iter().map(|heading| heading.trim()));
    for column in mapping.named().filter(|column| !has(&column.id)) {
        let finding = Diagnostic::new(Code::ColumnMissing, column.place).with("table", input).with("column", column.id.as_str());
        findings.push(finding.nearest(nearest_heading(&column.id)));
    }
    for (position, heading) in headings.iter().enumerate() {
        let heading = heading.trim();
        let finding = |code: Code| Diagnostic::without_place(code).with("file", input);
        if headings[..position].iter().any(|before| before.trim() == heading) && !heading.is_empty() {
            findings.push(finding(Code::DuplicateId).with("id", heading).with("what", "column"));
        } else if !mapping.columns.contains_key(heading) && !mapping.passes_over(heading) {
            let nearest = nearest(heading, mapping.columns.keys().map(String::as_str));
            findings.push(finding(Code::ColumnUnmapped).with("column", heading).nearest(nearest));
        }
    }
}

/// Whether any column answers a question.
pub(super) fn answers_anything(layout: &Layout) -> bool {
    layout.columns.iter().any(|column| matches!(column, Column::Use { from, to, .. } if from < to))
}
