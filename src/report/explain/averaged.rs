//! The arithmetic of a capability without a level question: a weighted mean of its questions.

use super::Setting;
use super::phrase::{answer_or_state, plain, question_name, reading_columns, readings, value};
use crate::model::QuestionKind;
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::subject::Subject;
use crate::say;

/// Adds questions and arithmetic.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, capability: usize, questions: &[usize], setting: Setting) {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[capability];
    if setting.alone() {
        document.paragraph(say!(words, "explain-averaged-method"));
    }
    let mut columns = vec![
        (say!(words, "explain-column-question"), ColumnKind::Text),
        (say!(words, "explain-column-weight"), ColumnKind::Number),
        (say!(words, "explain-column-answer"), ColumnKind::Text),
    ];
    columns.extend(reading_columns(words));
    let mut table = Table::new(say!(words, "explain-averaged-caption"), columns);
    let mut kept: Vec<(f64, [f64; 3])> = Vec::new();
    for (question, weight) in weights(subject, capability, questions) {
        let score = &subject.assessment.questions[question];
        let mut cells =
            vec![Cell::Text(question_name(subject, question)), Cell::Text(plain(weight)), Cell::Text(answer_or_state(subject, question))];
        if score.state.leaves() {
            cells.extend([Cell::None, Cell::None, Cell::None]);
        } else {
            kept.push((weight, score.readings.array()));
            cells.extend(score.readings.array().map(|figure| Cell::Text(value(figure))));
        }
        table.row(cells);
    }
    document.table(table);
    let weights: f64 = kept.iter().map(|(weight, _)| weight).sum();
    let lines = readings(words).into_iter().zip(leaf.readings.array()).enumerate().map(|(reading, (name, score))| {
        let terms: Vec<String> = kept.iter().map(|(weight, values)| term(*weight, values[reading])).collect();
        say!(words, "explain-mean-line", reading = name, terms = terms.join(" + "), weights = plain(weights), value = value(score))
    });
    document.list(lines.collect());
    let next = leaf.level().saturating_add(1);
    document.paragraph(say!(
        words,
        "explain-averaged-level",
        level = leaf.level(),
        top = leaf.top,
        bound = value(f64::from(leaf.level()) / f64::from(leaf.top)),
        score = value(leaf.readings.claimed)
    ));
    if next <= leaf.top {
        document.paragraph(say!(words, "explain-averaged-next", next = next, bound = value(f64::from(next) / f64::from(leaf.top))));
    }
}

/// Weight times value.
pub(super) fn term(weight: f64, figure: f64) -> String {
    [&plain(weight), " × ", &value(figure)].concat()
}

fn weights(subject: Subject<'_>, capability: usize, questions: &[usize]) -> Vec<(usize, f64)> {
    let id = &subject.library.capabilities[capability].id;
    let scores = |question: &&usize| !matches!(subject.library.questions[**question].kind, QuestionKind::Text | QuestionKind::Level { .. });
    let weighted = questions.iter().filter(scores).flat_map(|question| {
        let measures = subject.library.questions[*question].measures.iter();
        measures.filter(|measure| measure.capability.id == *id).map(|measure| (*question, measure.weight))
    });
    weighted.collect()
}
