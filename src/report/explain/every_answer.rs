//! Every answer of a submission: as it was given, what it claims, what stands behind it, and as what it counts.

use super::evidence::cited;
use super::phrase::{answer_or_state, capability_of, question_name, value};
use super::question_value::formula;
use crate::library::shown;
use crate::model::{Answer, AnswerState, AnswerValue, Given, QuestionId, QuestionKind};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::said::said;
use crate::report::subject::Subject;
use crate::say;
use crate::score::{OpenKind, QuestionState};

/// Adds the answers by section, then those that have no question.
pub(in crate::report) fn every_answer(subject: Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let library = subject.library;
    let mut not_asked = 0usize;
    for (at, section) in library.sections.iter().enumerate() {
        let mut table = table(subject, say!(words, "annex-answers-caption", title = &section.title));
        for question in (0..library.questions.len()).filter(|question| library.section_of[*question] == at) {
            let id = &library.questions[question].id;
            let given = subject.submission.answers.contains_key(id) || subject.submission.kept.contains_key(id);
            if subject.assessment.questions[question].state == QuestionState::NotAsked && !given {
                not_asked += 1;
            } else {
                let name = say!(words, "explain-named", title = question_name(subject, question), id = id.as_str());
                let cells = vec![Cell::Text(name), Cell::Text(answer_or_state(subject, question)), reads(subject, question)];
                table.row_with_remark(cells, remark(subject, question));
            }
        }
        if !table.rows.is_empty() {
            document.heading(2, section.title.clone());
            document.table(table);
        }
    }
    without_question(subject, document);
    if not_asked > 0 {
        document.paragraph(say!(words, "annex-not-asked", count = not_asked));
    }
}

fn table(subject: Subject<'_>, caption: String) -> Table {
    let words = subject.words;
    let columns = vec![
        (say!(words, "explain-column-question"), ColumnKind::Text),
        (say!(words, "explain-column-answer"), ColumnKind::Text),
        (say!(words, "annex-column-reads"), ColumnKind::Short),
    ];
    Table::new(caption, columns)
}

/// The three readings of a question; none where it leaves the sum or has no value.
fn reads(subject: Subject<'_>, question: usize) -> Cell {
    let score = &subject.assessment.questions[question];
    if score.state.leaves() || subject.library.questions[question].kind == QuestionKind::Text {
        return Cell::None;
    }
    let [evidenced, claimed, potential] = score.readings.array().map(value);
    Cell::Text(say!(subject.words, "annex-reads", evidenced = evidenced, claimed = claimed, potential = potential))
}

/// Everything about an answer beside the answer itself.
fn remark(subject: Subject<'_>, question: usize) -> String {
    let words = subject.words;
    let definition = &subject.library.questions[question];
    let given = subject.submission.answers.get(&definition.id);
    let written = subject.submission.kept.get(&definition.id);
    let mut parts = claims(subject, question);
    if matches!(definition.kind, QuestionKind::Checklist { .. } | QuestionKind::Number { .. }) {
        parts.extend(formula(subject, question).map(|formula| say!(words, "annex-value", formula = formula)));
    }
    parts.extend(otherwise(subject, question, given, written));
    parts.extend(given.into_iter().flat_map(|given| behind(subject, given)));
    parts.join(" ")
}

/// What the level that was answered means, with what a reviewer would ask to see.
fn claims(subject: Subject<'_>, question: usize) -> Vec<String> {
    let words = subject.words;
    let definition = &subject.library.questions[question];
    let given = subject.submission.answers.get(&definition.id).map(|answer| &answer.state);
    let (Some(AnswerState::Answered(AnswerValue::Level(level))), Some(capability)) = (given, capability_of(subject, definition)) else {
        return Vec::new();
    };
    let levels = &subject.library.capabilities[capability].levels;
    let Some(described) = levels.iter().find(|described| described.level == *level) else { return Vec::new() };
    let mut parts = vec![say!(words, "annex-claims", level = *level, text = &described.descriptor)];
    if !described.criteria.is_empty() {
        parts.push(say!(words, "annex-criteria", list = described.criteria.join(" ")));
    }
    parts
}

/// What was written where it counts as something else than it says; the reason where it does not apply.
fn otherwise(subject: Subject<'_>, question: usize, given: Option<&Answer>, written: Option<&Given>) -> Option<String> {
    let words = subject.words;
    if let Some(written) = written {
        return Some(say!(words, "annex-unread", found = shown(written)));
    }
    let given = given?;
    match (subject.assessment.questions[question].state, &given.state) {
        (QuestionState::Answered, AnswerState::Answered(_))
        | (QuestionState::Open(OpenKind::Unknown), AnswerState::Unknown)
        | (QuestionState::Open(OpenKind::Withheld), AnswerState::Withheld)
        | (_, AnswerState::Unanswered) => None,
        (QuestionState::NotApplicable | QuestionState::NotApplicableZero, AnswerState::NotApplicable(reason)) => {
            (!reason.is_empty()).then(|| say!(words, "annex-reason", reason = reason))
        }
        _ => {
            let id = &subject.library.questions[question].id;
            Some(say!(words, "annex-otherwise", said = said(subject.library, id, given, None, words)))
        }
    }
}

/// Evidence, note, office and day.
fn behind(subject: Subject<'_>, answer: &Answer) -> Vec<String> {
    let words = subject.words;
    let mut parts = Vec::new();
    let evidence = cited(subject, answer);
    if !evidence.is_empty() {
        parts.push(say!(words, "annex-evidence", list = evidence.join(&say!(words, "list-semicolon"))));
    }
    if !answer.note.is_empty() {
        parts.push(say!(words, "annex-note", note = &answer.note));
    }
    let office = answer.by.as_ref().map(|by| {
        let named = subject.submission.respondents.iter().find(|respondent| respondent.id == by.id && !respondent.name.is_empty());
        named.map_or_else(|| by.id.to_string(), |respondent| respondent.name.clone())
    });
    let day = answer.on.map(|on| on.to_string());
    parts.extend(match (office, day) {
        (Some(office), Some(day)) => Some(say!(words, "annex-by-on", office = office, day = day)),
        (Some(office), None) => Some(say!(words, "annex-by", office = office)),
        (None, Some(day)) => Some(say!(words, "annex-on", day = day)),
        (None, None) => None,
    });
    parts
}

/// Answers to questions that the definitions do not have.
fn without_question(subject: Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let submission = subject.submission;
    let unknown = |id: &&QuestionId| subject.library.question(id).is_none();
    let mut ids: Vec<&QuestionId> = submission.answers.keys().chain(submission.kept.keys()).filter(unknown).collect();
    ids.sort();
    ids.dedup();
    let title = say!(words, "unknowns-kept-heading");
    let mut table = table(subject, title.clone());
    for id in ids {
        let answer = submission.answers.get(id);
        let nothing = Answer::of(AnswerState::Unanswered);
        let told = said(subject.library, id, answer.unwrap_or(&nothing), submission.kept.get(id), words);
        let cells = vec![Cell::from(id.as_str()), Cell::Text(told), Cell::None];
        let behind: Vec<String> = answer.into_iter().flat_map(|answer| behind(subject, answer)).collect();
        table.row_with_remark(cells, behind.join(" "));
    }
    if !table.rows.is_empty() {
        document.heading(2, title);
        document.paragraph(say!(words, "unknowns-kept-intro"));
    }
    document.table(table);
}
