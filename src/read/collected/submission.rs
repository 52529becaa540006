//! A submission of an export as the tables of an answer file.

use super::super::answers;
use super::super::tree::{Data, Entry, Value};
use super::{Filled, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{
    FormField, GivenSubmission, HeadField, Library, NONE_CHOICE, NOT_APPLICABLE_CHOICE, QuestionField, RegisterField, UNKNOWN_CHOICE,
    WITHHELD_CHOICE, id_of_choice,
};
use crate::model::{Place, Question, QuestionId, QuestionKind};
use crate::text::SourceMap;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A text with its place.
type Said<'r> = (&'r str, Place);

/// What was said to one question.
#[derive(Debug, Default)]
struct Parts<'r> {
    said: BTreeMap<QuestionField, Said<'r>>,
    /// The place of the first of them.
    place: Place,
}

/// The submission of a row. Labels in place of names are told once for a whole export.
pub(super) fn submission(
    name: &str,
    row: &Row,
    library: &Library,
    sources: &mut SourceMap,
    labels_told: &mut bool,
    findings: &mut Vec<Diagnostic>,
) -> GivenSubmission {
    let documents: Vec<&Filled> = row.register.iter().flatten().flatten().collect();
    let cells: Vec<(String, String)> = std::iter::once((row.address.clone(), String::new()))
        .chain(row.fields.iter().chain(documents).map(|filled| (filled.address.clone(), filled.text.clone())))
        .collect();
    let (file, places) = sources.add_cells(name.to_owned(), &cells);
    let mut places = places.into_iter();
    let mut next = || places.next().unwrap_or(Place { file, start: 0, end: 0 });
    let whole = next();
    let mut head: BTreeMap<HeadField, Said<'_>> = BTreeMap::new();
    let mut order: Vec<&QuestionId> = Vec::new();
    let mut questions: BTreeMap<&QuestionId, Parts<'_>> = BTreeMap::new();
    for filled in &row.fields {
        let said = (filled.text.as_str(), next());
        match &filled.field {
            FormField::Head(field) => {
                head.entry(*field).or_insert(said);
            }
            FormField::Question(id, part) => {
                let parts = questions.entry(id).or_insert_with(|| {
                    order.push(id);
                    Parts { place: said.1, ..Parts::default() }
                });
                if let Some(before) = parts.said.get(part) {
                    if before.0 != said.0 {
                        findings.push(Diagnostic::new(Code::AnsweredTwice, said.1).with("question", id.as_str()).related(before.1));
                    }
                    continue;
                }
                parts.said.insert(*part, said);
            }
            FormField::Register(_) => {}
        }
    }
    let mut register: Vec<Value<'static>> =
        row.register.iter().flatten().filter_map(|fields| document(fields.iter().map(|filled| (filled, next())).collect())).collect();
    let office = head.get(&HeadField::Office).map(|(office, place)| (office_id(office), *place));
    let day = head.get(&HeadField::Day).copied().filter(|(day, _)| is_day(day));
    let mut cited: Vec<(String, Place)> = Vec::new();
    let mut answers = Vec::new();
    for id in order {
        let Some(parts) = questions.get(id) else { continue };
        let question = library.question(id).map(|position| &library.questions[position]);
        if let Some((said, place)) = label(question, parts)
            && !*labels_told
        {
            *labels_told = true;
            findings.push(Diagnostic::new(Code::ExportLabels, place).with("found", said));
        }
        let mut keys = answer(question, parts);
        let evidence = evidence(parts);
        cited.extend(evidence.iter().map(|(id, place)| ((*id).to_owned(), *place)));
        if let Some((_, place)) = parts.said.get(&QuestionField::Evidence) {
            keys.push(entry("evidence", *place, Data::List(evidence.into_iter().map(|(id, place)| text(id, place)).collect())));
        }
        keys.extend(parts.said.get(&QuestionField::Note).map(|(note, place)| entry("note", *place, Data::Text(own(note)))));
        keys.extend(office.as_ref().map(|(office, place)| entry("by", *place, Data::Text(own(office)))));
        keys.extend(day.map(|(day, place)| entry("on", place, Data::Text(own(day)))));
        answers.push(Entry { key: own(id.as_str()), key_place: parts.place, value: Value { place: parts.place, data: Data::Table(keys) } });
    }
    if row.register.is_none() && !cited.is_empty() {
        register = unlisted(&cited, whole, findings);
    }
    let mut file = vec![entry("submission", whole, Data::Table(submission_table(&head, whole)))];
    if let Some((id, place)) = office {
        let named = head.get(&HeadField::Office).map_or("", |office| office.0);
        let keys = vec![entry("id", place, Data::Text(id.into())), entry("name", place, Data::Text(own(named)))];
        file.push(entry("respondent", place, Data::List(vec![Value { place, data: Data::Table(keys) }])));
    }
    if !register.is_empty() {
        file.push(entry("evidence", whole, Data::List(register)));
    }
    file.push(entry("answers", whole, Data::Table(answers)));
    answers::read(file, whole, findings)
}

fn submission_table(head: &BTreeMap<HeadField, Said<'_>>, whole: Place) -> Vec<Entry<'static>> {
    let mut keys = Vec::new();
    for (field, key) in [
        (HeadField::State, "state"),
        (HeadField::Code, "code"),
        (HeadField::Size, "size"),
        (HeadField::AssessedOn, "assessed-on"),
        (HeadField::Questionnaire, "questionnaire"),
    ] {
        keys.extend(head.get(&field).map(|(said, place)| entry(key, *place, Data::Text(own(said.trim())))));
    }
    let mut definitions = Vec::new();
    definitions.extend(head.get(&HeadField::Version).map(|(said, place)| entry("version", *place, Data::Text(own(said.trim())))));
    definitions.extend(head.get(&HeadField::Fingerprint).map(|(said, place)| {
        entry("fingerprints", *place, Data::Table(vec![entry("questionnaire", *place, Data::Text(own(said.trim())))]))
    }));
    if !definitions.is_empty() {
        keys.push(entry("definitions", whole, Data::Table(definitions)));
    }
    keys
}

/// An entry of the register; nothing where a form opened one that nobody filled.
fn document(fields: Vec<(&Filled, Place)>) -> Option<Value<'static>> {
    let mut keys = Vec::new();
    let place = fields.first()?.1;
    for (filled, place) in fields {
        let key = match &filled.field {
            FormField::Register(RegisterField::Id) => "id",
            FormField::Register(RegisterField::Title) => "title",
            FormField::Register(RegisterField::Reference) => "reference",
            FormField::Register(RegisterField::Date) => "date",
            FormField::Register(RegisterField::Status) => "status",
            _ => continue,
        };
        if !keys.iter().any(|known: &Entry<'_>| known.key == key) {
            keys.push(entry(key, place, Data::Text(own(filled.text.trim()))));
        }
    }
    (!keys.is_empty()).then_some(Value { place, data: Data::Table(keys) })
}

/// Entries for documents whose register is in another file: with their ids alone, and as drafts, which support nothing.
fn unlisted(cited: &[(String, Place)], whole: Place, findings: &mut Vec<Diagnostic>) -> Vec<Value<'static>> {
    let different: BTreeSet<&str> = cited.iter().map(|(id, _)| id.as_str()).collect();
    let count = different.len();
    findings.push(Diagnostic::new(Code::RegisterMissing, cited.first().map_or(whole, |(_, place)| *place)).with("count", count));
    let keys = |id: &str, place| {
        vec![
            entry("id", place, Data::Text(own(id))),
            entry("title", place, Data::Text(own(id))),
            entry("status", place, Data::Text("draft".into())),
        ]
    };
    let place = |id: &str| cited.iter().find(|(known, _)| known == id).map_or(whole, |(_, place)| *place);
    different.into_iter().map(|id| Value { place: place(id), data: Data::Table(keys(id, place(id))) }).collect()
}

/// The documents that an answer cites.
fn evidence<'r>(parts: &Parts<'r>) -> Vec<Said<'r>> {
    let Some((text, place)) = parts.said.get(&QuestionField::Evidence) else { return Vec::new() };
    text.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|id| !id.is_empty()).map(|id| (id, *place)).collect()
}

/// Value or state of an answer.
fn answer(question: Option<&Question>, parts: &Parts<'_>) -> Vec<Entry<'static>> {
    let mut keys = Vec::new();
    let mut state = |said: &str, place: Place| {
        let word = match said {
            UNKNOWN_CHOICE => "unknown",
            WITHHELD_CHOICE => "withheld",
            NOT_APPLICABLE_CHOICE => "not-applicable",
            _ => return false,
        };
        keys.push(entry("state", place, Data::Text(word.into())));
        true
    };
    let free = question.is_some_and(|question| matches!(question.kind, QuestionKind::Text));
    let said = parts.said.get(&QuestionField::Answer).filter(|(said, place)| free || !state(said.trim(), *place)).copied();
    if let Some((why, place)) = parts.said.get(&QuestionField::State)
        && !state(why.trim(), *place)
    {
        keys.push(entry("state", *place, Data::Text(own(why))));
    }
    keys.extend(said.map(|(said, place)| entry("value", place, value(question, said, place))));
    keys.extend(parts.said.get(&QuestionField::Reason).map(|(reason, place)| entry("reason", *place, Data::Text(own(reason)))));
    keys
}

/// What was chosen or entered.
fn value(question: Option<&Question>, said: &str, place: Place) -> Data<'static> {
    let option = |choice: &str| id_of_choice(choice).unwrap_or_else(|| choice.to_owned());
    match question.map(|question| &question.kind) {
        Some(QuestionKind::Choice { .. }) => Data::Text(option(said.trim()).into()),
        Some(QuestionKind::Checklist { .. }) if said.trim() == NONE_CHOICE => Data::List(Vec::new()),
        Some(QuestionKind::Checklist { .. }) => {
            Data::List(said.split_whitespace().map(|choice| Value { place, data: Data::Text(option(choice).into()) }).collect())
        }
        Some(QuestionKind::Text) => Data::Text(own(said)),
        _ => Data::Cell(said.to_owned()),
    }
}

/// A choice with a blank in it: the label of one, since none has a blank in its name.
fn label<'r>(question: Option<&Question>, parts: &Parts<'r>) -> Option<Said<'r>> {
    let one_of =
        |kind: &QuestionKind| matches!(kind, QuestionKind::Level { .. } | QuestionKind::Choice { .. } | QuestionKind::YesNo { .. });
    let said = parts.said.get(&QuestionField::Answer).filter(|_| question.is_some_and(|question| one_of(&question.kind)));
    said.or_else(|| parts.said.get(&QuestionField::State)).filter(|(said, _)| said.trim().contains(' ')).copied()
}

/// An id for an office: its name in lower-case ASCII letters and digits with hyphens.
fn office_id(office: &str) -> String {
    let plain: String = office.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let id = plain.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    if id.is_empty() { "office".to_owned() } else { id }
}

/// Whether a text is written like a day; what a spreadsheet made of it otherwise is no loss.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

fn entry(key: &'static str, place: Place, data: Data<'static>) -> Entry<'static> {
    Entry { key: key.into(), key_place: place, value: Value { place, data } }
}

fn text(text: &str, place: Place) -> Value<'static> {
    Value { place, data: Data::Text(own(text)) }
}

fn own(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}
