//! A question: what was answered, what that is worth, and why it was asked.

use super::capability::office;
use super::phrase::{answer, answer_or_state, head, option_text, plain, question_name, reading_columns, value};
use super::{evidence, question_value, used_by};
use crate::library::meets;
use crate::model::{AnswerState, Condition, NeedOf, Question, QuestionKind, Test};
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::report::figures::listed;
use crate::report::subject::Subject;
use crate::say;
use crate::score::{QuestionScore, QuestionState};
use crate::words::Words;

/// Explains a question.
pub(super) fn document(subject: Subject<'_>, position: usize) -> Document {
    let words = subject.words;
    let question = &subject.library.questions[position];
    let score = &subject.assessment.questions[position];
    let title = say!(words, "explain-question-title", text = question_name(subject, position));
    let mut document = head(subject, title, question.id.as_str());
    document.paragraph(question.help.clone());
    document.blocks.push(Block::Facts(summary(subject, position)));
    asked(&mut document, subject, position);
    document.heading(2, say!(words, "explain-value"));
    question_value::add(&mut document, subject, position);
    readings(&mut document, subject, question, score);
    evidence::add(&mut document, subject, &[position]);
    measures(&mut document, subject, question);
    let of = NeedOf::Question(question.id.clone());
    if !used_by::places(subject, &of).is_empty() {
        used_by::add(&mut document, subject, &of);
    }
    document
}

fn summary(subject: Subject<'_>, position: usize) -> Vec<(String, String)> {
    let words = subject.words;
    let question = &subject.library.questions[position];
    let mut facts = vec![
        (say!(words, "explain-fact-section"), subject.library.sections[subject.library.section_of[position]].title.clone()),
        (say!(words, "explain-fact-kind"), kind(&question.kind, words)),
        (say!(words, "explain-fact-answer"), answer_or_state(subject, position)),
    ];
    let given = subject.submission.answers.get(&question.id);
    if let Some(AnswerState::NotApplicable(reason)) = given.map(|answer| &answer.state) {
        facts.push((say!(words, "explain-fact-reason"), reason.clone()));
    }
    if let Some(note) = given.map(|answer| &answer.note).filter(|note| !note.is_empty()) {
        facts.push((say!(words, "explain-column-note"), note.clone()));
    }
    if let Some(office) = office(subject, position) {
        facts.push((say!(words, "explain-column-office"), office));
    }
    facts
}

fn kind(kind: &QuestionKind, words: &Words) -> String {
    match kind {
        QuestionKind::Level { .. } => say!(words, "explain-kind-level"),
        QuestionKind::Choice { .. } => say!(words, "explain-kind-choice"),
        QuestionKind::YesNo { .. } => say!(words, "explain-kind-yes-no"),
        QuestionKind::Checklist { .. } => say!(words, "explain-kind-checklist"),
        QuestionKind::Number { .. } => say!(words, "explain-kind-number"),
        QuestionKind::Text => say!(words, "explain-kind-text"),
    }
}

fn asked(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let question = &subject.library.questions[position];
    let state = subject.assessment.questions[position].state;
    document.heading(2, say!(words, "explain-asked"));
    let questionnaire = subject.library.questionnaire_title(&subject.submission.questionnaire.id);
    if state == QuestionState::NotAsked {
        document.paragraph(say!(words, "explain-asked-not", questionnaire = questionnaire));
        return;
    }
    if question.when.is_empty() {
        document.paragraph(say!(words, "explain-asked-always", questionnaire = questionnaire));
        return;
    }
    let mut columns =
        vec![(say!(words, "explain-column-condition"), ColumnKind::Text), (say!(words, "explain-column-must-be"), ColumnKind::Text)];
    columns.push((say!(words, "explain-column-answer"), ColumnKind::Text));
    columns.push((say!(words, "explain-column-met"), ColumnKind::Short));
    let mut table = Table::new(say!(words, "explain-conditions-caption"), columns);
    let mut verdicts = Vec::new();
    for condition in &question.when {
        let Some(above) = subject.library.question(&condition.question.id) else { continue };
        let verdict = verdict(subject, above, condition);
        verdicts.push(verdict);
        table.row(vec![
            Cell::Text(question_name(subject, above)),
            Cell::Text(test(subject, above, &condition.test)),
            Cell::Text(answer_or_state(subject, above)),
            Cell::Text(verdict.word(words)),
        ]);
    }
    document.paragraph(say!(words, "explain-asked-when"));
    document.table(table);
    document.paragraph(conclusion(&verdicts, state, words));
    let ignored = state != QuestionState::Answered;
    if let Some(given) = answer(subject, position).filter(|_| ignored) {
        document.blocks.push(Block::Notice(say!(words, "explain-asked-ignored", answer = given)));
    }
}

/// What became of one condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Met,
    False,
    Open,
    NotApplicable,
}

impl Verdict {
    fn word(self, words: &Words) -> String {
        match self {
            Self::Met => say!(words, "explain-yes"),
            Self::False => say!(words, "explain-no"),
            Self::Open => say!(words, "explain-condition-open"),
            Self::NotApplicable => say!(words, "state-not-applicable"),
        }
    }
}

fn verdict(subject: Subject<'_>, above: usize, condition: &Condition) -> Verdict {
    let id = &subject.library.questions[above].id;
    match subject.assessment.questions[above].state {
        QuestionState::Answered => match subject.submission.answers.get(id).map(|answer| &answer.state) {
            Some(AnswerState::Answered(value)) if meets(value, &condition.test) => Verdict::Met,
            _ => Verdict::False,
        },
        QuestionState::Ruled => Verdict::False,
        QuestionState::Open(_) => Verdict::Open,
        QuestionState::NotApplicable
        | QuestionState::NotApplicableZero
        | QuestionState::Excluded
        | QuestionState::NotAsked
        | QuestionState::NotShared => Verdict::NotApplicable,
    }
}

fn conclusion(verdicts: &[Verdict], state: QuestionState, words: &Words) -> String {
    let any = |wanted: Verdict| verdicts.contains(&wanted);
    if any(Verdict::False) && state == QuestionState::Excluded {
        say!(words, "explain-asked-excluded")
    } else if any(Verdict::False) {
        say!(words, "explain-asked-ruled")
    } else if any(Verdict::Open) {
        say!(words, "explain-asked-open")
    } else if any(Verdict::NotApplicable) {
        say!(words, "explain-asked-not-applicable")
    } else {
        say!(words, "explain-asked-all-met")
    }
}

/// What the answer to a condition's question must be.
fn test(subject: Subject<'_>, above: usize, test: &Test) -> String {
    let words = subject.words;
    let question = &subject.library.questions[above];
    let text = |id: &str| match (id, &question.kind) {
        ("yes", QuestionKind::YesNo { .. }) => say!(words, "explain-yes"),
        ("partly", QuestionKind::YesNo { .. }) => say!(words, "explain-partly"),
        ("no", QuestionKind::YesNo { .. }) => say!(words, "explain-no"),
        _ => option_text(question, id).to_owned(),
    };
    match test {
        Test::AtLeast(least) => say!(words, "explain-test-at-least", bound = plain(*least)),
        Test::AtMost(most) => say!(words, "explain-test-at-most", bound = plain(*most)),
        Test::Is(ids) if ids.len() == 1 => ids.first().map(|id| text(id)).unwrap_or_default(),
        Test::Is(ids) => say!(words, "explain-test-one-of", options = listed(&ids.iter().map(|id| text(id)).collect::<Vec<_>>(), words)),
        Test::Includes(id) => say!(words, "explain-test-includes", option = text(id)),
    }
}

fn readings(document: &mut Document, subject: Subject<'_>, question: &Question, score: &QuestionScore) {
    let words = subject.words;
    if question.kind == QuestionKind::Text {
        return;
    }
    if !score.state.leaves() {
        let mut table = Table::new(say!(words, "explain-question-readings-caption"), reading_columns(words));
        table.row(score.readings.array().map(|figure| Cell::Text(value(figure))).to_vec());
        document.table(table);
    }
    let level = matches!(question.kind, QuestionKind::Level { .. });
    document.paragraph(match score.state {
        QuestionState::Answered if level => {
            let (claimed, upheld) = score.levels;
            say!(words, "explain-reads-level", claimed = claimed, upheld = upheld)
        }
        QuestionState::Answered if score.value <= 0.0 => say!(words, "explain-reads-zero"),
        QuestionState::Answered if score.supported => say!(words, "explain-reads-supported"),
        QuestionState::Answered => say!(words, "explain-reads-unsupported"),
        QuestionState::Ruled => say!(words, "explain-reads-ruled"),
        QuestionState::Open(_) => say!(words, "explain-reads-open"),
        QuestionState::NotApplicableZero => say!(words, "explain-reads-not-applicable-zero"),
        QuestionState::NotApplicable | QuestionState::Excluded | QuestionState::NotAsked | QuestionState::NotShared => {
            say!(words, "explain-reads-leaves")
        }
    });
    document.list(covered(subject, question, score));
}

/// The capabilities for which the evidence of the level answer covers this fact.
fn covered(subject: Subject<'_>, question: &Question, score: &QuestionScore) -> Vec<String> {
    if score.state != QuestionState::Answered || score.supported || score.value <= 0.0 {
        return Vec::new();
    }
    let covered = |measure: &crate::model::Measure| {
        let capability = subject.library.capability(&measure.capability.id)?;
        let upheld = subject.assessment.leaves[capability].ungated[0];
        let at = measure.at.filter(|at| *at > 0 && *at <= upheld)?;
        subject.library.level_question(&measure.capability.id)?;
        Some(say!(
            subject.words,
            "explain-reads-covered",
            capability = subject.capability(capability),
            at = at,
            level = upheld,
            value = value(score.value)
        ))
    };
    if matches!(question.kind, QuestionKind::Level { .. }) {
        return Vec::new();
    }
    question.measures.iter().filter_map(covered).collect()
}

fn measures(document: &mut Document, subject: Subject<'_>, question: &Question) {
    let words = subject.words;
    document.heading(2, say!(words, "explain-measures"));
    let items = question.measures.iter().filter_map(|measure| {
        let capability = subject.library.capability(&measure.capability.id)?;
        let name = say!(words, "explain-named", title = subject.capability(capability), id = measure.capability.id.as_str());
        let gated = subject.library.level_question(&measure.capability.id).is_some();
        Some(match (&question.kind, gated, measure.at.filter(|at| *at > 0)) {
            (QuestionKind::Text, _, _) => say!(words, "explain-measures-context", capability = name),
            (QuestionKind::Level { .. }, _, _) => say!(words, "explain-measures-level", capability = name),
            (_, true, Some(at)) => say!(words, "explain-measures-fact", capability = name, at = at),
            (_, true, None) => say!(words, "explain-measures-context", capability = name),
            (_, false, _) => say!(words, "explain-measures-weight", capability = name, weight = plain(measure.weight)),
        })
    });
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        document.paragraph(say!(words, "explain-measures-none"));
    }
    document.list(items);
}
