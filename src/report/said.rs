//! Answers in words: what a value means to somebody who has not the questionnaire at hand.

use crate::library::{Library, shown};
use crate::model::{Answer, AnswerState, AnswerValue, EvidenceId, Given, OptionId, Question, QuestionId, QuestionKind, YesNo};
use crate::say;
use crate::words::Words;

/// What an answer says; what was written as it stands where that is no answer to the question.
pub(super) fn said(library: &Library, question: &QuestionId, answer: &Answer, written: Option<&Given>, words: &Words) -> String {
    let question = library.question(question).map(|position| &library.questions[position]);
    let said = match (&answer.state, written) {
        (_, Some(written)) => say!(words, "team-unreadable", value = shown(written)),
        (AnswerState::Answered(said), None) => value(library, question, said, words),
        (AnswerState::Unknown, None) => say!(words, "state-unknown"),
        (AnswerState::Withheld, None) => say!(words, "state-withheld"),
        (AnswerState::NotApplicable(reason), None) => say!(words, "team-not-applicable", reason = reason.as_str()),
        (AnswerState::Unanswered, None) => say!(words, "state-unanswered"),
    };
    if answer.to_confirm { say!(words, "team-said-to-confirm", said = said) } else { said }
}

fn value(library: &Library, question: Option<&Question>, value: &AnswerValue, words: &Words) -> String {
    let option = |id: &OptionId| {
        let text = question.and_then(|question| match &question.kind {
            QuestionKind::Choice { options } => options.iter().find(|option| option.id == *id).map(|option| option.text.clone()),
            QuestionKind::Checklist { options } => options.iter().find(|option| option.id == *id).map(|option| option.text.clone()),
            _ => None,
        });
        text.unwrap_or_else(|| id.0.clone())
    };
    match value {
        AnswerValue::Level(level) => self::level(library, question, *level),
        AnswerValue::Option(id) => option(id),
        AnswerValue::YesNo(YesNo::Yes) => say!(words, "team-yes"),
        AnswerValue::YesNo(YesNo::Partly) => say!(words, "team-partly"),
        AnswerValue::YesNo(YesNo::No) => say!(words, "team-no"),
        AnswerValue::Options(ids) if ids.is_empty() => say!(words, "team-none-of-these"),
        AnswerValue::Options(ids) => ids.iter().map(option).collect::<Vec<_>>().join(&say!(words, "list-semicolon")),
        AnswerValue::Number(number) => match question.map(|question| &question.kind) {
            Some(QuestionKind::Number { unit, .. }) if !unit.is_empty() => [number.to_string().as_str(), " ", unit].concat(),
            _ => number.to_string(),
        },
        AnswerValue::Text(text) => text.clone(),
    }
}

/// The number of a level with its name.
pub(super) fn level(library: &Library, question: Option<&Question>, level: u8) -> String {
    let at = usize::from(level);
    let of_scale = || {
        let measure = question?.measures.first()?;
        let capability = library.capability(&measure.capability.id)?;
        library.scale_of(&library.capabilities[capability])?.levels.get(at).map(|level| level.name.as_str())
    };
    let own = question.and_then(|question| match &question.kind {
        QuestionKind::Level { labels, .. } => labels.get(at).map(String::as_str),
        _ => None,
    });
    let number = level.to_string();
    match own.or_else(of_scale) {
        Some(name) if name != number => [number.as_str(), " ", name].concat(),
        _ => number,
    }
}

/// The words of a question; those of a level question come from its capability. The id where there is no such question.
#[must_use]
pub fn question_text(library: &Library, id: &QuestionId, words: &Words) -> String {
    let Some(question) = library.question(id).map(|position| &library.questions[position]) else { return id.0.clone() };
    if !question.text.is_empty() {
        return question.text.clone();
    }
    let capability = question.measures.first().and_then(|measure| library.capability(&measure.capability.id));
    capability.map_or_else(
        || id.0.clone(),
        |capability| say!(words, "question-level-of", title = library.capabilities[capability].title.as_str()),
    )
}

/// Titles of entries of a register; the id where there is none.
pub(super) fn titles<'e>(register: &[crate::model::Evidence], cited: impl Iterator<Item = &'e EvidenceId>, words: &Words) -> String {
    let title = |id: &EvidenceId| register.iter().find(|entry| entry.id == *id).map_or(id.0.clone(), |entry| entry.title.clone());
    cited.map(title).collect::<Vec<_>>().join(&say!(words, "list-semicolon"))
}
