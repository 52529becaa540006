//! What evidence is cited, and up to where it supports an answer.

use super::phrase::question_name;
use crate::model::{Evidence, EvidenceStatus, Question, QuestionKind, Supports};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::subject::Subject;
use crate::say;
use crate::words::Words;

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
