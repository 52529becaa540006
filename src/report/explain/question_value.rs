//! From an answer to a value, with the numbers put in.

use super::phrase::{plain, value, yes_no};
use crate::model::{AnswerState, AnswerValue, ChecklistOption, ChoiceOption, OptionId, QuestionKind, YesNo};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::subject::Subject;
use crate::say;
use crate::score::QuestionState;
use crate::words::Words;

/// Adds what the answers are worth and how the value of this one comes about.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let question = &subject.library.questions[position];
    let given = counted(subject, position);
    match &question.kind {
        QuestionKind::Level { top, .. } => {
            document.paragraph(say!(words, "explain-value-level-method", top = *top));
        }
        QuestionKind::Choice { options } => {
            let chosen = given.and_then(|given| if let AnswerValue::Option(id) = given { Some(id) } else { None });
            document.table(choices(options, chosen, words));
        }
        QuestionKind::YesNo { yes, partly, no } => {
            let chosen = given.and_then(|given| if let AnswerValue::YesNo(answer) = given { Some(*answer) } else { None });
            let offered = [Some((YesNo::Yes, *yes)), partly.map(|partly| (YesNo::Partly, partly)), Some((YesNo::No, *no))];
            document.table(yes_no_values(offered, chosen, words));
        }
        QuestionKind::Checklist { options } => {
            let chosen = given.and_then(|given| if let AnswerValue::Options(ids) = given { Some(ids.as_slice()) } else { None });
            document.table(checklist(options, chosen.unwrap_or_default(), words));
        }
        QuestionKind::Number { from, to, .. } => {
            document.paragraph(say!(words, "explain-value-goalposts", from = plain(*from), to = plain(*to)));
        }
        QuestionKind::Text => document.paragraph(say!(words, "explain-value-text")),
    }
    document.paragraph(formula(subject, position).unwrap_or_default());
    if given.is_none() && question.kind != QuestionKind::Text {
        document.paragraph(say!(words, "explain-value-none"));
    }
}

/// The answer, where there is one that counts.
fn counted(subject: Subject<'_>, position: usize) -> Option<&AnswerValue> {
    let answer = subject.submission.answers.get(&subject.library.questions[position].id)?;
    match &answer.state {
        AnswerState::Answered(given) if subject.assessment.questions[position].state == QuestionState::Answered => Some(given),
        _ => None,
    }
}

/// How the value of the answer comes about; none where there is no answer that counts.
pub(super) fn formula(subject: Subject<'_>, position: usize) -> Option<String> {
    let words = subject.words;
    let result = subject.assessment.questions[position].value;
    Some(match (&subject.library.questions[position].kind, counted(subject, position)?) {
        (QuestionKind::Level { top, .. }, AnswerValue::Level(level)) => {
            say!(words, "explain-value-level", level = *level, top = *top, value = value(result))
        }
        (QuestionKind::Choice { .. } | QuestionKind::YesNo { .. }, _) => say!(words, "explain-value-own", value = value(result)),
        (QuestionKind::Checklist { options }, AnswerValue::Options(chosen)) => checklist_formula(options, chosen, result, words),
        (QuestionKind::Number { from, to, logarithm, .. }, AnswerValue::Number(number)) => {
            goalposts(*number, *from, *to, *logarithm, result, words)
        }
        _ => return None,
    })
}

fn columns(figure: String, words: &Words) -> Vec<(String, ColumnKind)> {
    vec![
        (say!(words, "explain-column-option"), ColumnKind::Text),
        (figure, ColumnKind::Number),
        (say!(words, "explain-column-chosen"), ColumnKind::Short),
    ]
}

fn mark(chosen: bool, words: &Words) -> Cell {
    if chosen { Cell::Text(say!(words, "explain-yes")) } else { Cell::None }
}

fn choices(options: &[ChoiceOption], chosen: Option<&OptionId>, words: &Words) -> Table {
    let columns = columns(say!(words, "explain-column-value"), words);
    let mut table = Table::new(say!(words, "explain-options-caption"), columns);
    for option in options {
        table.row(vec![Cell::from(option.text.as_str()), Cell::Text(value(option.value)), mark(chosen == Some(&option.id), words)]);
    }
    table
}

fn yes_no_values(offered: [Option<(YesNo, f64)>; 3], chosen: Option<YesNo>, words: &Words) -> Table {
    let columns = columns(say!(words, "explain-column-value"), words);
    let mut table = Table::new(say!(words, "explain-options-caption"), columns);
    for (answer, worth) in offered.into_iter().flatten() {
        table.row(vec![Cell::Text(yes_no(answer, words)), Cell::Text(value(worth)), mark(chosen == Some(answer), words)]);
    }
    table
}

fn checklist(options: &[ChecklistOption], chosen: &[OptionId], words: &Words) -> Table {
    let columns = columns(say!(words, "explain-column-weight"), words);
    let mut table = Table::new(say!(words, "explain-options-caption"), columns);
    for option in options {
        table.row(vec![Cell::from(option.text.as_str()), Cell::Text(plain(option.weight)), mark(chosen.contains(&option.id), words)]);
    }
    table
}

fn checklist_formula(options: &[ChecklistOption], chosen: &[OptionId], result: f64, words: &Words) -> String {
    let weights = |chosen_only: bool| -> String {
        let counted = options.iter().filter(|option| !chosen_only || chosen.contains(&option.id));
        let weights: Vec<String> = counted.map(|option| plain(option.weight)).collect();
        if weights.is_empty() { plain(0.0) } else { weights.join(" + ") }
    };
    say!(words, "explain-value-checklist", chosen = weights(true), all = weights(false), value = value(result))
}

fn goalposts(number: f64, from: f64, to: f64, logarithm: bool, result: f64, words: &Words) -> String {
    let (number_text, from_text, to_text) = (plain(number), plain(from), plain(to));
    if logarithm && number <= 0.0 {
        return say!(words, "explain-value-number-zero", number = number_text, value = value(result));
    }
    if logarithm {
        return say!(words, "explain-value-number-ln", number = number_text, from = from_text, to = to_text, value = value(result));
    }
    say!(
        words,
        "explain-value-number",
        number = number_text,
        from = from_text,
        to = to_text,
        share = value((number - from) / (to - from)),
        value = value(result)
    )
}
