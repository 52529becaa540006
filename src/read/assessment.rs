//! Shared assessments, as `capgap share` writes them.

mod figures;

use super::json::{At, parse};
use super::record::{Findings, Record};
use super::tree::Data;
use super::{answers, unknown_file};
use crate::library::{GivenAnswer, GivenSubmission, SharedAssessment, SharedAudience, Withheld, WithheldKind};
use crate::model::{Clearance, Marking, Place, Reference, StateSize, Submission, SubmissionStatus};
use crate::text::SourceMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The key that tells a shared assessment from answers; its value is the version of the format.
const KEY: &str = "shared_assessment";
/// The newest version that this program reads.
const FORMAT: u16 = 1;
/// More than any file holds of one kind.
const MOST_COUNTED: u16 = u16::MAX;

/// Whether a text is likely to be a shared assessment.
#[must_use]
pub fn looks_shared(text: &str) -> bool {
    let quoted = ["\"", KEY, "\""].concat();
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && text.match_indices(&quoted).any(|(at, found)| text[at + found.len()..].trim_start().starts_with(':'))
}

/// Reads a shared assessment. What cannot be read is told with its place; nothing is returned where anything is wrong, since a
/// figure that is missing or misread must not be compared.
pub fn shared_assessment(name: &str, text: &str, sources: &mut SourceMap, findings: &mut Findings) -> Option<SharedAssessment> {
    let file = sources.add(name.to_owned(), Cow::Owned(text.to_owned()), false);
    let before = findings.len();
    let value = parse(text, At::File(file), findings)?;
    let whole = Place { file, start: value.place.start, end: value.place.start.saturating_add(1) };
    let Data::Table(entries) = value.data else {
        findings.push(unknown_file(&[], file));
        return None;
    };
    let shared = read(Record::new(KEY, whole, entries), findings);
    (findings.len() == before).then_some(shared).flatten()
}

fn read(mut file: Record<'_>, findings: &mut Findings) -> Option<SharedAssessment> {
    let place = file.place;
    // Of a format that is not known, nothing more can be told.
    file.required_whole(KEY, 1, FORMAT, findings)?;
    file.required_whole("format", 1, FORMAT, findings)?;
    let engine = section(&mut file, "engine", findings, |engine, findings| {
        let _ = engine.required_text("name", findings);
        engine.required_text("version", findings)
    });
    let audience = section(&mut file, "audience", findings, audience);
    let head = section(&mut file, "submission", findings, |head, findings| submission(head, place, findings));
    let clearance = file.record("clearance", findings).and_then(|mut cleared| {
        let office = cleared.text("office", findings).unwrap_or_default();
        if !cleared.has("date") {
            cleared.tell_missing("date", findings);
        }
        let date = cleared.date("date", findings);
        cleared.finish(findings);
        Some(Clearance { office, date: date?, fingerprint: None })
    });
    let classification = file.text("classification", findings).unwrap_or_default();
    let definitions = section(&mut file, "definitions", findings, |used, findings| {
        (used.text("version", findings), section(used, "fingerprints", findings, fingerprints))
    });
    let profiles = section(&mut file, "profiles", findings, |profiles, findings| {
        ["targets", "rating_targets", "threats"].map(|key| profiles.text(key, findings))
    });
    let capabilities = figures::capabilities(&mut file, findings);
    let questions = figures::questions(&mut file, findings);
    let frameworks = figures::frameworks(&mut file, findings);
    let actions = figures::actions(&mut file, findings);
    let objective = section(&mut file, "objective", findings, |objective, findings| {
        ["potential", "claimed"].map(|key| figures::number(objective, key, 0.0, 1.0, findings))
    });
    let ranking = figures::ranking(&mut file, findings);
    let look_first = file.plain_texts("look_first", findings);
    let (respondents, evidence, answers) = said(&mut file, findings);
    file.finish(findings);
    let head = Submission { cleared: clearance, classification, respondents, evidence, ..head? };
    let (version, fingerprints) = definitions?;
    let [targets, rating_targets, threats] = profiles?;
    let [potential, claimed] = objective?;
    Some(SharedAssessment {
        engine: engine?,
        audience: audience?,
        given: GivenSubmission { head, answers, conflicts: Vec::new(), part: None },
        version,
        fingerprints: fingerprints?,
        targets,
        rating_targets,
        threats,
        capabilities,
        questions,
        frameworks,
        actions,
        objective: [potential?, claimed?],
        ranking,
        look_first,
        place,
    })
}

/// A table that must be there, taken apart to its last key.
fn section<T>(
    file: &mut Record<'_>,
    key: &'static str,
    findings: &mut Findings,
    read: impl FnOnce(&mut Record<'_>, &mut Findings) -> T,
) -> Option<T> {
    if !file.has(key) {
        file.tell_missing(key, findings);
    }
    let mut record = file.record(key, findings)?;
    let read = read(&mut record, findings);
    record.finish(findings);
    Some(read)
}

fn audience(record: &mut Record<'_>, findings: &mut Findings) -> SharedAudience {
    let id = record.required_text("id", findings);
    let title = record.required_text("title", findings);
    // A later version may show what this one does not know; the names alone change no figure.
    let shows = record.plain_texts("shows", findings);
    let mut counts = Withheld::default();
    let _ = section(record, "withheld", findings, |withheld, findings| {
        for (word, kind) in WithheldKind::ALL {
            let count = withheld.required_whole(word, 0, MOST_COUNTED, findings).map_or(0, |(count, _)| count);
            counts.add(*kind, usize::from(count));
        }
    });
    SharedAudience { id, title, shows, withheld: counts }
}

fn submission(record: &mut Record<'_>, place: Place, findings: &mut Findings) -> Submission {
    let sizes = [("small", StateSize::Small), ("medium", StateSize::Medium), ("large", StateSize::Large)];
    let statuses = [("draft", SubmissionStatus::Draft), ("reviewed", SubmissionStatus::Reviewed), ("approved", SubmissionStatus::Approved)];
    Submission {
        state: record.text("state", findings).unwrap_or_default(),
        code: record.text("code", findings).unwrap_or_default(),
        size: record.required_word("size", &sizes, findings).unwrap_or_default(),
        questionnaire: record.required_reference("questionnaire", findings),
        assessed_on: record.date("assessed_on", findings),
        status: record.required_word("status", &statuses, findings).unwrap_or_default(),
        marking: record.required_word("marking", &Marking::ALL, findings).unwrap_or(Marking::Red),
        ..Submission::empty(place)
    }
}

fn fingerprints(record: &mut Record<'_>, findings: &mut Findings) -> BTreeMap<String, Reference<String>> {
    let entries = record.rest().into_iter().filter_map(|entry| {
        let (id, place) = super::record::text_of("fingerprints", entry.value, findings)?;
        Some((entry.key.into_owned(), Reference { id, place }))
    });
    entries.collect()
}

/// Offices, evidence and answers, which stand here as in an answer file.
fn said(file: &mut Record<'_>, findings: &mut Findings) -> (Vec<crate::model::Respondent>, Vec<crate::model::Evidence>, Vec<GivenAnswer>) {
    let respondents = file.records("respondent", findings).into_iter().map(|office| answers::respondent(office, findings)).collect();
    let evidence = file.records("evidence", findings).into_iter().filter_map(|entry| answers::evidence(entry, None, findings)).collect();
    (respondents, evidence, answers::answers(file, findings))
}
