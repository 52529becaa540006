//! The entry of a number or a text.

use super::{Front, Shown, Stop};
use crate::ask::{Card, Move};
use crate::library::answer_value;
use crate::model::{AnswerState, AnswerValue, Given, Place, Question, QuestionKind};
use crate::say;
use crate::screen::{Frame, Key, Outcome, Part, Rect, TextEntry};
use crate::words::Words;

impl Front<'_, '_> {
    /// Lets the user type the answer; what is typed already stands there instead of the answer so far.
    pub(super) fn enter(&mut self, card: &Card, typed: &str) -> Result<(), Stop> {
        let library = self.interview.library();
        let question = &library.questions[card.question];
        let now = match self.interview.answer(card.question).map(|answer| &answer.state) {
            _ if !typed.is_empty() => typed.to_owned(),
            Some(AnswerState::Answered(AnswerValue::Number(number))) => number.to_string(),
            Some(AnswerState::Answered(AnswerValue::Text(text))) => text.clone(),
            _ => String::new(),
        };
        let title = say!(self.words, "interview-entry-title");
        let prompt = [card.title.as_str(), "\n", &say!(self.words, "interview-entry-prompt", entry = card.entry.as_str())].concat();
        if question.kind == QuestionKind::Text {
            if let Shown::Taken(text) = self.show(title, &mut TextEntry::lines(&now).prompt(prompt))? {
                self.answer(if text.trim().is_empty() { Move::Clear } else { Move::Typed(Given::Text(text)) });
            }
            return Ok(());
        }
        let wrong = say!(self.words, "interview-entry-wrong", entry = card.entry.as_str());
        let mut entry = NumberEntry::new(question, &now, prompt, wrong);
        if let Shown::Taken(text) = self.show(title, &mut entry)? {
            self.answer(Move::Typed(Given::Cell(text)));
        }
        Ok(())
    }
}

/// A number that is looked at while it is typed.
struct NumberEntry<'a> {
    entry: TextEntry<'a>,
    question: &'a Question,
    wrong: String,
}

impl<'a> NumberEntry<'a> {
    fn new(question: &'a Question, now: &str, prompt: String, wrong: String) -> Self {
        let message = wrong.clone();
        let check = move |text: &str| value(question, text).is_none().then(|| message.clone());
        Self { entry: TextEntry::line(now).prompt(prompt).check(check), question, wrong }
    }
}

impl Part for NumberEntry<'_> {
    type Value = String;

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words) {
        self.entry.draw(frame, area, words);
    }

    fn key(&mut self, key: &Key) -> Option<Outcome<String>> {
        let outcome = self.entry.key(key);
        if outcome.is_none() && is_lost(self.question, self.entry.editor().text()) {
            self.entry.set_error(self.wrong.as_str());
        }
        outcome
    }

    fn help(&self, words: &Words) -> Vec<String> {
        self.entry.help(words)
    }
}

fn value(question: &Question, text: &str) -> Option<AnswerValue> {
    answer_value(question, &Given::Cell(text.to_owned()), Place::default()).ok()
}

/// Whether no more typing at the end makes an answer of it: a character that no number has, or a number above the range.
fn is_lost(question: &Question, text: &str) -> bool {
    let text = text.trim();
    if text.chars().any(|c| !(c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ','))) {
        return true;
    }
    let QuestionKind::Number { min, max, .. } = &question.kind else { return false };
    let Ok(number) = text.replace(',', ".").parse::<f64>() else { return false };
    max.is_some_and(|max| number > max.max(0.0)) || min.is_some_and(|min| number < min.min(0.0))
}
