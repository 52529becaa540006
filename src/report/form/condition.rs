//! When a question is to be answered, in words that somebody with a pencil understands.

use super::one_of;
use super::paper::Paper;
use crate::model::{Condition, Question, QuestionKind, Test};
use crate::report::figures::listed;
use crate::report::said::question_text;
use crate::say;

impl Paper<'_> {
    /// When a question is to be answered; empty where always.
    pub(super) fn when(&self, question: &Question) -> String {
        let conditions: Vec<String> = question.when.iter().map(|condition| self.condition(condition)).collect();
        if conditions.is_empty() {
            return String::new();
        }
        say!(self.form.words, "form-only", conditions = listed(&conditions, self.form.words))
    }

    fn condition(&self, condition: &Condition) -> String {
        let (library, words) = (self.form.library, self.form.words);
        let position = library.question(&condition.question.id);
        let asked = position.map(|position| &library.questions[position]);
        let question = match position.and_then(|position| self.number(position)) {
            Some(number) => say!(words, "form-the-question", number = number),
            None => {
                let text = question_text(library, &condition.question.id, words);
                say!(words, "form-question-elsewhere", text = text, id = condition.question.id.as_str())
            }
        };
        let number = asked.is_some_and(|asked| matches!(asked.kind, QuestionKind::Number { .. }));
        let quoted = |value: &String| say!(words, "form-quoted", text = self.option(asked, value));
        match &condition.test {
            Test::AtLeast(value) if number => say!(words, "form-when-number-at-least", question = question, value = value.to_string()),
            Test::AtMost(value) if number => say!(words, "form-when-number-at-most", question = question, value = value.to_string()),
            Test::AtLeast(value) => say!(words, "form-when-level-at-least", question = question, value = value.to_string()),
            Test::AtMost(value) => say!(words, "form-when-level-at-most", question = question, value = value.to_string()),
            Test::Is(values) => {
                let values: Vec<String> = values.iter().map(quoted).collect();
                say!(words, "form-when-is", question = question, values = one_of(&values, words))
            }
            Test::Includes(option) => say!(words, "form-when-includes", question = question, option = quoted(option)),
        }
    }

    /// What stands beside the box of an answer that a condition names by its id.
    fn option(&self, question: Option<&Question>, id: &str) -> String {
        let words = self.form.words;
        let text = question.and_then(|question| match &question.kind {
            QuestionKind::Choice { options } => options.iter().find(|option| option.id.as_str() == id).map(|option| option.text.clone()),
            QuestionKind::Checklist { options } => options.iter().find(|option| option.id.as_str() == id).map(|option| option.text.clone()),
            QuestionKind::YesNo { .. } => match id {
                "yes" => Some(say!(words, "form-yes")),
                "partly" => Some(say!(words, "form-partly")),
                "no" => Some(say!(words, "form-no")),
                _ => None,
            },
            QuestionKind::Level { .. } | QuestionKind::Number { .. } | QuestionKind::Text => None,
        });
        text.unwrap_or_else(|| id.to_owned())
    }
}
