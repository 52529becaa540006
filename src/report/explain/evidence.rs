//! What evidence is cited, and up to where it supports an answer.

use super::phrase::question_name;
use crate::model::{Answer, Evidence, EvidenceId, EvidenceStatus, Question, QuestionKind, Supports};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::subject::Subject;
use crate::say;
use crate::words::Words;
use std::collections::BTreeMap;

/// Adds the evidence that these questions cite.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, questions: &[usize]) {
    let words = subject.words;
    document.heading(2, say!(words, "explain-evidence"));
    let columns = vec![
        (say!(words, "explain-evidence"), ColumnKind::Text),
        (say!(words, "explain-column-status"), ColumnKind::Short),
        (say!(words, "explain-column-supports"), ColumnKind::Text),
        (say!(words, "explain-column-cited-for"), ColumnKind::Text),
    ];
    let mut table = Table::new(say!(words, "explain-evidence-caption"), columns);
    for question in questions {
        let definition = &subject.library.questions[*question];
        let Some(answer) = subject.submission.answers.get(&definition.id) else { continue };
        for cited in &answer.evidence {
            match subject.submission.evidence.iter().find(|entry| entry.id == cited.id) {
                Some(entry) => {
                    let (supports, reason) = supports(subject, definition, entry);
                    let cells = vec![
                        Cell::Text(title(entry, words)),
                        Cell::Text(status(entry.status, words)),
                        Cell::Text(supports),
                        Cell::Text(question_name(subject, *question)),
                    ];
                    table.row_with_remark(cells, reason);
                }
                None => table.row(vec![
                    Cell::from(cited.id.as_str()),
                    Cell::None,
                    Cell::Text(say!(words, "explain-supports-unlisted")),
                    Cell::Text(question_name(subject, *question)),
                ]),
            }
        }
    }
    if table.rows.is_empty() {
        document.paragraph(say!(words, "explain-evidence-none"));
    }
    document.table(table);
}

/// What an answer cites, each with its status; the id where the register has no such entry.
pub(super) fn cited(subject: Subject<'_>, answer: &Answer) -> Vec<String> {
    let words = subject.words;
    let name = |id: &EvidenceId| match subject.submission.evidence.iter().find(|entry| entry.id == *id) {
        Some(entry) => say!(words, "annex-cited", title = title(entry, words), status = status(entry.status, words)),
        None => id.to_string(),
    };
    answer.evidence.iter().map(|cited| name(&cited.id)).collect()
}

/// The whole register, each entry with how many answers cite it.
pub(in crate::report) fn register(subject: Subject<'_>) -> Table {
    let words = subject.words;
    let columns = vec![
        (say!(words, "explain-evidence"), ColumnKind::Text),
        (say!(words, "explain-column-status"), ColumnKind::Short),
        (say!(words, "annex-column-cited"), ColumnKind::Number),
    ];
    let mut table = Table::new(say!(words, "annex-register-caption"), columns);
    let mut citing: BTreeMap<&str, usize> = BTreeMap::new();
    for cited in subject.submission.answers.values().flat_map(|answer| &answer.evidence) {
        *citing.entry(cited.id.as_str()).or_default() += 1;
    }
    for entry in &subject.submission.evidence {
        let count = citing.get(entry.id.as_str()).copied().unwrap_or_default();
        let cells = vec![Cell::Text(title(entry, words)), Cell::Text(status(entry.status, words)), Cell::Text(count.to_string())];
        table.row_with_remark(cells, particulars(entry, words));
    }
    table
}

/// The id of an entry, the file that holds it with its fingerprint, and what its owner says it supports.
fn particulars(entry: &Evidence, words: &Words) -> String {
    let mut parts = vec![say!(words, "annex-entry-id", id = entry.id.as_str())];
    if !entry.file.is_empty() {
        parts.push(say!(words, "annex-entry-file", file = &entry.file));
    }
    if !entry.sha256.is_empty() {
        parts.push(say!(words, "annex-entry-print", print = &entry.sha256));
    }
    if let Some((level, reason)) = &entry.supports {
        parts.push(say!(words, "explain-supports-level", level = *level));
        parts.push(say!(words, "explain-supports-reason", reason = reason));
    }
    parts.join(&say!(words, "list-semicolon"))
}

fn title(entry: &Evidence, words: &Words) -> String {
    let date = entry.date.map(|date| date.to_string()).unwrap_or_default();
    let parts: Vec<&str> =
        [entry.title.as_str(), entry.reference.as_str(), date.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&say!(words, "list-comma"))
}

fn status(status: EvidenceStatus, words: &Words) -> String {
    match status {
        EvidenceStatus::Draft => say!(words, "explain-status-draft"),
        EvidenceStatus::Adopted => say!(words, "explain-status-adopted"),
        EvidenceStatus::InOperation => say!(words, "explain-status-in-operation"),
        EvidenceStatus::Exercised => say!(words, "explain-status-exercised"),
    }
}

/// What an entry supports, and the reason where the entry itself says so.
fn supports(subject: Subject<'_>, question: &Question, entry: &Evidence) -> (String, String) {
    let words = subject.words;
    if entry.status == EvidenceStatus::Draft {
        return (say!(words, "explain-supports-nothing"), String::new());
    }
    let QuestionKind::Level { top, .. } = question.kind else {
        return match &entry.supports {
            Some((0, reason)) => (say!(words, "explain-supports-nothing"), say!(words, "explain-supports-reason", reason = reason)),
            _ => (say!(words, "explain-supports-answer"), String::new()),
        };
    };
    match &entry.supports {
        Some((level, reason)) => {
            (say!(words, "explain-supports-level", level = *level), say!(words, "explain-supports-reason", reason = reason))
        }
        None => {
            let rule = rule(subject, question, top);
            let level = match entry.status {
                EvidenceStatus::Draft => 0,
                EvidenceStatus::Adopted => rule.adopted,
                EvidenceStatus::InOperation => rule.in_operation,
                EvidenceStatus::Exercised => rule.exercised,
            };
            (say!(words, "explain-supports-level", level = level), String::new())
        }
    }
}

fn rule(subject: Subject<'_>, question: &Question, top: u8) -> Supports {
    super::phrase::capability_of(subject, question)
        .and_then(|capability| subject.library.scale_of(&subject.library.capabilities[capability]))
        .map_or(Supports::standard(top), |scale| scale.supports)
}
