//! Definition files: which records a file may hold, and how each is read.

mod frameworks;
mod history;
mod plans;
mod questions;
mod records;
mod worked_tests;

use super::record::{Findings, Record};
use super::tree::{Data, Entry, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Definitions, Overlay, Release};
use crate::model::{Place, Source, SourceKind};
use crate::text::nearest;

/// The tables that a definition file may hold.
pub(crate) const TABLES: [&str; 25] = [
    "format",
    "definitions",
    "scale",
    "pillar",
    "capability",
    "framework",
    "scenario",
    "node",
    "action",
    "principle",
    "instrument",
    "questionnaire",
    "view",
    "section",
    "rule",
    "renamed",
    "removed",
    "intervention",
    "cost",
    "target-profile",
    "threat-profile",
    "audience",
    "test",
    "overlay",
    "texts",
];

/// The newest format version that this program reads. Files without one are of version 1.
pub(crate) const FORMAT: u16 = 1;

/// Reads all records of one file into the definitions, and tells of everything that is wrong with them.
pub(crate) fn read(entries: Vec<Entry<'_>>, whole: Place, built_in: bool, definitions: &mut Definitions, findings: &mut Findings) {
    let mut file = Record::new("file", whole, entries);
    format_version(&mut file, findings);
    if let Some(record) = file.record("definitions", findings) {
        definitions.release = Some(release(record, findings));
    }
    definitions.scales.extend(each(&mut file, "scale", findings, records::scale));
    definitions.pillars.extend(each(&mut file, "pillar", findings, records::pillar));
    definitions.capabilities.extend(each(&mut file, "capability", findings, records::capability));
    definitions.instruments.extend(each(&mut file, "instrument", findings, records::instrument));
    definitions.principles.extend(each(&mut file, "principle", findings, records::principle));
    definitions.actions.extend(each(&mut file, "action", findings, records::action));
    frameworks::read(&mut file, definitions, findings);
    questions::read(&mut file, definitions, findings);
    history::read(&mut file, definitions, findings);
    for record in file.records("intervention", findings) {
        definitions.interventions.push(plans::intervention(record, built_in, findings));
    }
    definitions.costs.extend(each(&mut file, "cost", findings, plans::cost_override).into_iter().flatten());
    definitions.targets.extend(each(&mut file, "target-profile", findings, plans::target_profile));
    definitions.threats.extend(each(&mut file, "threat-profile", findings, plans::threat_profile));
    definitions.audiences.extend(each(&mut file, "audience", findings, plans::audience));
    definitions.tests.extend(each(&mut file, "test", findings, worked_tests::worked_test));
    overlays(&mut file, definitions, findings);
    for entry in file.rest() {
        findings.push(
            Diagnostic::new(Code::UnknownKey, entry.key_place)
                .with("key", entry.key.as_ref())
                .with("record", "file")
                .nearest(nearest(&entry.key, TABLES)),
        );
    }
}

/// Tells where a file says that it is of a format newer than this program knows.
pub(crate) fn format_version(file: &mut Record<'_>, findings: &mut Findings) {
    let _ = file.whole("format", 1, FORMAT, findings);
}

fn each<T>(file: &mut Record<'_>, key: &'static str, findings: &mut Findings, read: impl Fn(Record<'_>, &mut Findings) -> T) -> Vec<T> {
    file.records(key, findings).into_iter().map(|record| read(record, findings)).collect()
}

fn release(mut record: Record<'_>, findings: &mut Findings) -> Release {
    let release = Release {
        version: record.required_text("version", findings),
        licence: record.text("licence", findings).unwrap_or_default(),
        notice: record.text("notice", findings).unwrap_or_default(),
    };
    record.finish(findings);
    release
}

/// The source of a record; one that says nothing counts as derived and unverified.
pub(super) fn source(record: &mut Record<'_>, findings: &mut Findings) -> Option<Source> {
    let mut record = record.record("source", findings)?;
    let kinds = [
        ("document", SourceKind::Document),
        ("public-source", SourceKind::PublicSource),
        ("general-knowledge", SourceKind::GeneralKnowledge),
        ("derived", SourceKind::Derived),
    ];
    let source = Source {
        text: record.required_text("text", findings),
        kind: record.word("kind", &kinds, findings).unwrap_or(SourceKind::Derived),
        verified: record.boolean("verified", findings).unwrap_or(false),
    };
    record.finish(findings);
    Some(source)
}

/// The same where a record must have one.
pub(super) fn required_source(record: &mut Record<'_>, findings: &mut Findings) -> Source {
    if !record.has("source") {
        record.tell_missing("source", findings);
    }
    source(record, findings).unwrap_or(Source { text: String::new(), kind: SourceKind::Derived, verified: false })
}

fn overlays(file: &mut Record<'_>, definitions: &mut Definitions, findings: &mut Findings) {
    let language = file.record("overlay", findings).map(|mut record| {
        let language = record.required_text("language", findings);
        record.finish(findings);
        language
    });
    let Some(texts) = file.take("texts") else { return };
    let Some(language) = language else {
        findings.push(Diagnostic::new(Code::MissingKey, texts.place).with("key", "overlay").with("record", "texts"));
        return;
    };
    let Value { data: Data::Table(entries), .. } = texts else {
        findings.push(super::record::wrong_type("texts", "table", &texts.data, texts.place));
        return;
    };
    for entry in entries {
        let key = crate::model::Reference { id: entry.key.into_owned(), place: entry.key_place };
        if let Some((text, _)) = super::record::text_of("texts", entry.value, findings) {
            definitions.overlays.push(Overlay { language: language.clone(), key, text });
        }
    }
}
