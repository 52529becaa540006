//! Every answer with what became of it, the evidence register and the offices.

use super::book::{Book, Columns, Plan};
use super::cells::Cell;
use super::looks::Look;
use crate::model::{Answer, AnswerState, QuestionId, RespondentId};
use crate::report::said::{question_text, said, titles};
use crate::say;
use crate::score::QuestionState;
use rust_xlsxwriter::XlsxError;
use serde_json::Value;
use std::collections::BTreeSet;

const ANSWERS: &Columns<'_> = &[
    ("xlsx-col-id", 36, Look::Id, ""),
    ("xlsx-col-question", 56, Look::Text, ""),
    ("xlsx-col-section", 26, Look::Text, ""),
    ("xlsx-col-capabilities", 28, Look::Id, ""),
    ("xlsx-col-answer", 40, Look::Text, ""),
    ("xlsx-col-state", 16, Look::Short, "state"),
    ("xlsx-col-answer-remark", 34, Look::Text, ""),
    ("xlsx-col-value-evidenced", 11, Look::Value, "evidenced"),
    ("xlsx-col-value-claimed", 11, Look::Value, "claimed"),
    ("xlsx-col-value-potential", 11, Look::Value, "potential"),
    ("xlsx-col-evidence", 34, Look::Text, ""),
    ("xlsx-col-evidence-ids", 24, Look::Id, ""),
    ("xlsx-col-note", 56, Look::Text, ""),
    ("xlsx-col-office", 26, Look::Text, ""),
    ("xlsx-col-on", 12, Look::Day, ""),
];

const EVIDENCE: &Columns<'_> = &[
    ("xlsx-col-id", 26, Look::Id, ""),
    ("xlsx-col-title", 50, Look::Text, ""),
    ("xlsx-col-reference", 44, Look::Text, ""),
    ("xlsx-col-day", 12, Look::Day, ""),
    ("xlsx-col-status", 14, Look::Short, ""),
    ("xlsx-col-supports", 10, Look::Whole, ""),
    ("xlsx-col-reason", 40, Look::Text, ""),
    ("xlsx-col-cited", 9, Look::Whole, ""),
    ("xlsx-col-cited-by", 90, Look::Text, ""),
    ("xlsx-col-file", 30, Look::Text, ""),
    ("xlsx-col-sha", 30, Look::Id, ""),
];

const OFFICES: &Columns<'_> = &[
    ("xlsx-col-id", 26, Look::Id, ""),
    ("xlsx-col-office", 50, Look::Text, ""),
    ("xlsx-col-sections", 60, Look::Text, ""),
    ("xlsx-col-due", 12, Look::Day, ""),
    ("xlsx-col-answered", 11, Look::Whole, ""),
];

/// Questions that were put or answered, in the order of the questionnaire; then answers to what is no question here.
pub(super) fn answers(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(ANSWERS));
    let (library, submission) = (subject.library, subject.submission);
    let nothing = Answer::of(AnswerState::Unanswered);
    let mut rows = Vec::new();
    for (at, question) in library.questions.iter().enumerate() {
        let state = subject.assessment.questions[at].state;
        let answer = submission.answers.get(&question.id);
        let written = answer.is_some_and(|answer| !answer.is_empty()) || submission.kept.contains_key(&question.id);
        if state == QuestionState::NotAsked && !written {
            continue;
        }
        let section = library.sections.get(library.section_of[at]).map_or("", |section| &section.title);
        let measures: Vec<&str> = question.measures.iter().map(|measure| measure.capability.id.as_str()).collect();
        let given = given(book, &question.id, section, &measures.join(", "), answer.unwrap_or(&nothing), Some(state));
        rows.push(book.row(&columns, &book.figures["questions"][at], given));
    }
    let unknown: BTreeSet<&QuestionId> =
        submission.answers.keys().chain(submission.kept.keys()).filter(|id| library.question(id).is_none()).collect();
    for id in unknown {
        let given = given(book, id, "", "", submission.answers.get(id).unwrap_or(&nothing), None);
        rows.push(book.row(&columns, &Value::Null, given));
    }
    let plan = Plan { name: "answers", title: "xlsx-answers", note: "xlsx-answers-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

/// What the figures do not hold, in the order of the columns without a path.
fn given(book: &Book<'_>, id: &QuestionId, section: &str, measures: &str, answer: &Answer, state: Option<QuestionState>) -> Vec<Cell> {
    let subject = book.subject;
    let register = &subject.submission.evidence;
    let cited: Vec<&str> = answer.evidence.iter().map(|cited| cited.id.as_str()).collect();
    vec![
        Cell::text(id.as_str()),
        Cell::text(if state.is_some() { question_text(subject.library, id, subject.words) } else { String::new() }),
        Cell::text(section),
        Cell::text(measures),
        Cell::text(said(subject.library, id, answer, subject.submission.kept.get(id), subject.words)),
        Cell::text(remark(book, id, answer, state)),
        Cell::text(titles(register, answer.evidence.iter().map(|cited| &cited.id), subject.words)),
        Cell::text(cited.join(", ")),
        Cell::text(answer.note.as_str()),
        Cell::text(answer.by.as_ref().map_or_else(String::new, |by| office(book, &by.id))),
        answer.on.map_or(Cell::Blank, Cell::Day),
    ]
}

/// Why an answer does not count, and under which other id it was written.
fn remark(book: &Book<'_>, id: &QuestionId, answer: &Answer, state: Option<QuestionState>) -> String {
    let (words, submission) = (book.subject.words, book.subject.submission);
    let answered = matches!(answer.state, AnswerState::Answered(_));
    let mut parts = Vec::new();
    match state {
        None => parts.push(say!(words, "xlsx-left-out-unknown")),
        Some(_) if submission.kept.contains_key(id) => parts.push(say!(words, "xlsx-left-out-unread")),
        Some(QuestionState::NotAsked) => parts.push(say!(words, "xlsx-left-out-not-asked")),
        Some(QuestionState::Ruled | QuestionState::Excluded) if answered => parts.push(say!(words, "xlsx-left-out-condition")),
        Some(_) if answer.to_confirm => parts.push(say!(words, "xlsx-left-out-to-confirm")),
        Some(_) => {}
    }
    if let Some(was) = submission.moved.get(id) {
        parts.push(say!(words, "xlsx-written-as", was = was.as_str()));
    }
    parts.join(&say!(words, "list-semicolon"))
}

/// The name of an office; its id where it is not in the list.
fn office(book: &Book<'_>, id: &RespondentId) -> String {
    let found = book.subject.submission.respondents.iter().find(|office| office.id == *id);
    found.map(|office| office.name.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| id.as_str().to_owned())
}

pub(super) fn evidence(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (submission, columns) = (book.subject.submission, book.columns(EVIDENCE));
    let row = |entry: &crate::model::Evidence| {
        let citing = submission.answers.iter().filter(|(_, answer)| answer.evidence.iter().any(|cited| cited.id == entry.id));
        let citing: Vec<&str> = citing.map(|(id, _)| id.as_str()).collect();
        let status = serde_json::to_value(entry.status).unwrap_or_default();
        vec![
            Cell::text(entry.id.as_str()),
            Cell::text(entry.title.as_str()),
            Cell::text(entry.reference.as_str()),
            entry.date.map_or(Cell::Blank, Cell::Day),
            Cell::of(&status, "", ""),
            entry.supports.as_ref().map_or(Cell::Blank, |(level, _)| Cell::number(*level)),
            Cell::text(entry.supports.as_ref().map_or("", |(_, reason)| reason)),
            Cell::count(citing.len()),
            Cell::text(citing.join(", ")),
            Cell::text(entry.file.as_str()),
            Cell::text(entry.sha256.as_str()),
        ]
    };
    let rows = submission.evidence.iter().map(row).collect();
    let plan = Plan { name: "evidence", title: "xlsx-evidence", note: "xlsx-evidence-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

pub(super) fn offices(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(OFFICES));
    let row = |office: &crate::model::Respondent| {
        let titled = office.sections.iter().map(|section| {
            let known = subject.library.section(&section.id).map(|at| subject.library.sections[at].title.as_str());
            known.unwrap_or_else(|| section.id.as_str())
        });
        let sections: Vec<&str> = titled.collect();
        let answered = subject.submission.answers.values().filter(|answer| answer.by.as_ref().is_some_and(|by| by.id == office.id));
        vec![
            Cell::text(office.id.as_str()),
            Cell::text(office.name.as_str()),
            Cell::text(sections.join("\n")),
            office.due.map_or(Cell::Blank, Cell::Day),
            Cell::count(answered.count()),
        ]
    };
    let rows = subject.submission.respondents.iter().map(row).collect();
    let plan = Plan { name: "offices", title: "xlsx-offices", note: "xlsx-offices-note", frozen: 1 };
    book.table(plan, &columns, rows)
}
