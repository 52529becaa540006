//! Answer files.

use super::definitions::format_version;
use super::record::{Findings, Record, list_of, number_of, text_of, wrong_type};
use super::tree::{Data, Entry, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Given, GivenAnswer, GivenState, GivenSubmission};
use crate::model::{
    Clearance, Evidence, EvidenceId, EvidenceStatus, Marking, Place, Reference, Respondent, StateSize, Submission, SubmissionStatus,
    UsedDefinitions,
};
use crate::text::nearest;

mod team;

/// The words for the status of evidence.
pub(crate) const EVIDENCE_STATUS: [(&str, EvidenceStatus); 4] = [
    ("draft", EvidenceStatus::Draft),
    ("adopted", EvidenceStatus::Adopted),
    ("in-operation", EvidenceStatus::InOperation),
    ("exercised", EvidenceStatus::Exercised),
];

const STATES: [&str; 4] = ["unknown", "withheld", "not-applicable", "unanswered"];

/// Reads an answer file. What cannot be read is told; everything else is kept.
pub(crate) fn read(entries: Vec<Entry<'_>>, whole: Place, findings: &mut Findings) -> GivenSubmission {
    let mut file = Record::new("answer-file", whole, entries);
    format_version(&mut file, findings);
    let mut head = match file.record("submission", findings) {
        Some(record) => submission(record, findings),
        None => {
            file.tell_missing("submission", findings);
            Submission::empty(whole)
        }
    };
    for record in file.records("respondent", findings) {
        head.respondents.push(respondent(record, findings));
    }
    for record in file.records("evidence", findings) {
        if let Some(evidence) = evidence(record, None, findings) {
            head.evidence.push(evidence);
        }
    }
    let answers = answers(&mut file, findings);
    let conflicts = team::conflicts(&mut file, findings);
    let part = team::part(&mut file, findings);
    file.finish(findings);
    GivenSubmission { head, answers, conflicts, part }
}

pub(super) fn answers(record: &mut Record<'_>, findings: &mut Findings) -> Vec<GivenAnswer> {
    let Some(mut table) = record.record("answers", findings) else { return Vec::new() };
    table.rest().into_iter().filter_map(|entry| answer(entry, findings)).collect()
}

fn submission(mut record: Record<'_>, findings: &mut Findings) -> Submission {
    let sizes = [("small", StateSize::Small), ("medium", StateSize::Medium), ("large", StateSize::Large)];
    let statuses = [("draft", SubmissionStatus::Draft), ("reviewed", SubmissionStatus::Reviewed), ("approved", SubmissionStatus::Approved)];
    let place = record.place;
    let state = record.required_text("state", findings);
    let code: Reference<String> = record.required_reference("code", findings);
    let three_capitals = code.id.len() == 3 && code.id.bytes().all(|b| b.is_ascii_uppercase());
    if !code.id.is_empty() && !three_capitals {
        findings.push(Diagnostic::new(Code::StateCode, code.place).with("found", code.id.as_str()));
    }
    let size = record.word("size", &sizes, findings).unwrap_or_default();
    let questionnaire = record.required_reference("questionnaire", findings);
    let definitions = record.record("definitions", findings).map(|used| used_definitions(used, findings)).unwrap_or_default();
    let assessed_on = record.date("assessed-on", findings);
    let status = record.word("status", &statuses, findings).unwrap_or_default();
    let cleared = record.record("cleared", findings).and_then(|mut cleared| {
        let office = cleared.required_text("office", findings);
        if !cleared.has("date") {
            cleared.tell_missing("date", findings);
        }
        let date = cleared.date("date", findings);
        let fingerprint = cleared.text("fingerprint", findings);
        cleared.finish(findings);
        Some(Clearance { office, date: date?, fingerprint })
    });
    if status != SubmissionStatus::Draft && cleared.is_none() {
        findings.push(Diagnostic::new(Code::ClearanceMissing, place));
    }
    let marking = record.word("marking", &Marking::ALL, findings).unwrap_or(Marking::AmberStrict);
    let classification = record.text("classification", findings).unwrap_or_default();
    let target_profile = record.reference("target-profile", findings);
    let threat_profile = record.reference("threat-profile", findings);
    record.finish(findings);
    Submission {
        state,
        code: code.id,
        size,
        questionnaire,
        assessed_on,
        status,
        cleared,
        marking,
        classification,
        target_profile,
        threat_profile,
        definitions,
        ..Submission::empty(place)
    }
}

fn used_definitions(mut record: Record<'_>, findings: &mut Findings) -> UsedDefinitions {
    let mut used = UsedDefinitions { version: record.text("version", findings), ..UsedDefinitions::default() };
    if let Some(mut prints) = record.record("fingerprints", findings) {
        for entry in prints.rest() {
            let name = entry.key.into_owned();
            if let Some((id, place)) = text_of("fingerprints", entry.value, findings) {
                used.fingerprints.insert(name, Reference { id, place });
            }
        }
    }
    record.finish(findings);
    used
}

pub(super) fn respondent(mut record: Record<'_>, findings: &mut Findings) -> Respondent {
    let respondent = Respondent {
        id: record.id(findings).id,
        name: record.text("name", findings).unwrap_or_default(),
        sections: record.references("sections", findings),
        due: record.date("due", findings),
    };
    record.finish(findings);
    respondent
}

/// An entry of the register; its id stands in it, unless what it stands in says it.
pub(super) fn evidence(mut record: Record<'_>, id: Option<Reference<EvidenceId>>, findings: &mut Findings) -> Option<Evidence> {
    let id = id.unwrap_or_else(|| record.id(findings));
    let title = record.required_text("title", findings);
    let reference = record.text("reference", findings).unwrap_or_default();
    let date = record.date("date", findings);
    let status = record.required_word("status", &EVIDENCE_STATUS, findings);
    let supports = record.record("supports", findings).map(|mut supports| {
        let level = supports.required_level("level", findings);
        let reason = supports.required_text("reason", findings);
        supports.finish(findings);
        (level, reason)
    });
    let file = record.text("file", findings).unwrap_or_default();
    let sha256 = record.text("sha256", findings).unwrap_or_default();
    record.finish(findings);
    Some(Evidence { id: id.id, title, reference, date, status: status?, supports, file, sha256, place: id.place })
}

fn answer(entry: Entry<'_>, findings: &mut Findings) -> Option<GivenAnswer> {
    let question: Reference<crate::model::QuestionId> = Reference { id: entry.key.as_ref().into(), place: entry.key_place };
    if looks_unquoted(&entry.value) {
        if let Data::Table(inner) = &entry.value.data {
            for part in inner {
                findings.push(Diagnostic::new(Code::UnquotedId, part.key_place).with("quoted", format!("\"{}.{}\"", entry.key, part.key)));
            }
        }
        return None;
    }
    let mut record = Record::from_value("answers", entry.value, findings)?;
    let answer = answer_of(&mut record, question, findings);
    record.finish(findings);
    answer
}

/// An answer out of the keys that every answer has, wherever it stands.
fn answer_of(record: &mut Record<'_>, question: Reference<crate::model::QuestionId>, findings: &mut Findings) -> Option<GivenAnswer> {
    let place = record.place;
    let value = record.take("value");
    let state = record.reference::<String>("state", findings);
    let reason = record.text("reason", findings).unwrap_or_default();
    let evidence = record.references("evidence", findings);
    let note = record.text("note", findings).unwrap_or_default();
    let by = record.reference("by", findings);
    let on = record.date("on", findings);
    let to_confirm = record.boolean("to-confirm", findings).unwrap_or(false);
    let state = match (value, state) {
        (Some(value), None) => {
            let place = value.place;
            GivenState::Value(given(value, findings)?, place)
        }
        (None, Some(state)) => match state.id.as_str() {
            "unknown" => GivenState::Unknown,
            "withheld" => GivenState::Withheld,
            "not-applicable" => GivenState::NotApplicable(reason, state.place),
            "unanswered" => GivenState::Unanswered,
            other => {
                findings.push(
                    Diagnostic::new(Code::NotOneOf, state.place)
                        .with("key", "state")
                        .with("found", other)
                        .with("allowed", STATES.join(", "))
                        .nearest(nearest(other, STATES)),
                );
                return None;
            }
        },
        // An entry with a note or evidence alone is a start, and an empty one is how a blank file begins.
        (None, None) if reason.is_empty() => GivenState::Unanswered,
        _ => {
            findings.push(Diagnostic::new(Code::ValueAndState, question.place));
            return None;
        }
    };
    Some(GivenAnswer { question, state, evidence, note, by, on, to_confirm, place })
}

/// Whether a dotted key was written without quotes: the table holds no key of an answer, but tables or one value.
fn looks_unquoted(value: &Value<'_>) -> bool {
    let Data::Table(inner) = &value.data else { return false };
    let of_answer = |key: &str| ["value", "state", "reason", "evidence", "note", "by", "on", "to-confirm"].contains(&key);
    let table = |entry: &Entry<'_>| matches!(entry.value.data, Data::Table(_));
    !inner.is_empty() && inner.iter().all(|entry| !of_answer(&entry.key) && (table(entry) || inner.len() == 1))
}

/// A value as it was written, whatever question it answers.
pub(crate) fn given(value: Value<'_>, findings: &mut Findings) -> Option<Given> {
    match value.data {
        Data::Text(text) => Some(Given::Text(text.into_owned())),
        Data::Cell(text) => Some(Given::Cell(text)),
        Data::Integer(_) => number_of("value", &value, findings).map(|number| Given::Number { number, whole: true }),
        Data::Float(_) => number_of("value", &value, findings).map(|number| Given::Number { number, whole: number.fract() == 0.0 }),
        Data::Boolean(truth) => Some(Given::Boolean(truth)),
        Data::List(_) => {
            let items = list_of("value", value, findings);
            let count = items.len();
            let texts: Vec<String> = items.into_iter().filter_map(|item| text_of("value", item, findings)).map(|(text, _)| text).collect();
            (texts.len() == count).then_some(Given::List(texts))
        }
        other => {
            findings.push(wrong_type("value", "text", &other, value.place));
            None
        }
    }
}
