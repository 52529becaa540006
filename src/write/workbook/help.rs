//! What is said about a question: its text, its answers, and when it is asked.

use super::cells;
use crate::library::Library;
use crate::model::{Capability, Condition, NotApplicable, Question, QuestionKind, Test};
use crate::say;
use crate::words::Words;

/// Longest item of a drop-down, in characters; more is not seen in the list.
const ITEM: usize = 110;

/// Tells of questions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Help<'a> {
    pub(super) library: &'a Library,
    pub(super) words: &'a Words,
}

impl<'a> Help<'a> {
    /// What the question asks, and below it when it is asked.
    pub(super) fn question(self, question: &Question) -> String {
        let mut text = match self.capability(question) {
            _ if !question.text.is_empty() => question.text.clone(),
            Some(capability) => say!(self.words, "workbook-level-question", capability = capability.title.as_str()),
            None => question.id.to_string(),
        };
        let conditions: Vec<String> = question.when.iter().map(|condition| self.condition(condition)).collect();
        if !conditions.is_empty() {
            text.push('\n');
            text.push_str(&say!(self.words, "workbook-asked-if", conditions = conditions.join(&say!(self.words, "workbook-and"))));
        }
        text
    }

    fn capability(self, question: &Question) -> Option<&'a Capability> {
        let measure = question.measures.first()?;
        self.library.capability(&measure.capability.id).map(|at| &self.library.capabilities[at])
    }

    fn condition(self, condition: &Condition) -> String {
        let id = condition.question.id.as_str();
        match &condition.test {
            Test::AtLeast(value) => say!(self.words, "workbook-when-at-least", question = id, value = value.to_string()),
            Test::AtMost(value) => say!(self.words, "workbook-when-at-most", question = id, value = value.to_string()),
            Test::Is(values) => {
                say!(self.words, "workbook-when-is", question = id, values = values.join(&say!(self.words, "workbook-or")))
            }
            Test::Includes(option) => say!(self.words, "workbook-when-includes", question = id, option = option.as_str()),
        }
    }

    /// The levels of a level question: number, name and what each looks like.
    fn levels(self, question: &Question) -> Vec<(u8, String, String)> {
        let QuestionKind::Level { top, labels } = &question.kind else { return Vec::new() };
        let capability = self.capability(question);
        let scale = capability.and_then(|capability| self.library.scale_of(capability));
        let level = |number: u8| {
            let at = usize::from(number);
            let named = scale.and_then(|scale| scale.levels.get(at));
            let described = capability.and_then(|capability| capability.levels.iter().find(|level| level.level == number));
            let descriptor = match (described, named) {
                (Some(described), _) => described.descriptor.clone(),
                (None, Some(named)) if number == 0 => named.test.clone(),
                _ => labels.get(at).cloned().unwrap_or_default(),
            };
            (number, named.map(|named| named.name.clone()).unwrap_or_default(), descriptor)
        };
        (0..=*top).map(level).collect()
    }

    /// The items of the drop-down of a question; none where its answer is typed. What stands before a colon is the answer.
    pub(super) fn items(self, question: &Question) -> Vec<String> {
        let item = |id: &str, text: String| {
            let whole = if text.is_empty() { id.to_owned() } else { [id, ": ", text.as_str()].concat() };
            cells::shortened(&cells::fine(&whole).replace('\n', " "), ITEM)
        };
        match &question.kind {
            QuestionKind::Level { .. } => {
                let levels = self.levels(question).into_iter();
                levels.map(|(number, name, descriptor)| item(&number.to_string(), self.named(&name, &descriptor))).collect()
            }
            QuestionKind::Choice { options } => options.iter().map(|option| item(option.id.as_str(), option.text.clone())).collect(),
            QuestionKind::YesNo { partly, .. } => {
                let words = if partly.is_some() { &["yes", "partly", "no"][..] } else { &["yes", "no"] };
                words.iter().map(|word| (*word).to_owned()).collect()
            }
            QuestionKind::Checklist { .. } | QuestionKind::Number { .. } | QuestionKind::Text => Vec::new(),
        }
    }

    /// The states that an answer to the question can have.
    pub(super) fn states(question: &Question) -> &'static [&'static str] {
        match question.not_applicable {
            NotApplicable::Forbidden => &["unknown", "withheld"],
            NotApplicable::Allowed | NotApplicable::Zero => &["unknown", "withheld", "not-applicable"],
        }
    }

    fn named(self, name: &str, descriptor: &str) -> String {
        match (name.is_empty(), descriptor.is_empty()) {
            (false, false) => say!(self.words, "workbook-level", name = name, descriptor = descriptor),
            _ => [name, descriptor].concat(),
        }
    }

    /// The text of the help column.
    pub(super) fn column(self, question: &Question) -> String {
        let mut lines = Vec::new();
        if !question.help.is_empty() {
            lines.push(question.help.clone());
        }
        match &question.kind {
            QuestionKind::Level { .. } => {
                for (number, name, descriptor) in self.levels(question) {
                    lines.push([number.to_string().as_str(), ": ", &self.named(&name, &descriptor)].concat());
                }
            }
            QuestionKind::Choice { options } => {
                lines.extend(options.iter().map(|option| [option.id.as_str(), ": ", option.text.as_str()].concat()));
            }
            QuestionKind::Checklist { .. } => lines.push(say!(self.words, "workbook-help-checklist")),
            QuestionKind::Number { .. } => lines.push(self.number(&question.kind)),
            QuestionKind::Text => lines.push(say!(self.words, "workbook-help-text")),
            QuestionKind::YesNo { .. } => {}
        }
        lines.join("\n")
    }

    fn number(self, kind: &QuestionKind) -> String {
        let QuestionKind::Number { unit, min, max, .. } = kind else { return String::new() };
        let what = match unit.as_str() {
            "" => say!(self.words, "workbook-help-number"),
            "%" => say!(self.words, "workbook-help-percent"),
            unit => say!(self.words, "workbook-help-number-unit", unit = unit),
        };
        let bounds = match (min, max) {
            (Some(min), Some(max)) => say!(self.words, "workbook-help-between", min = min.to_string(), max = max.to_string()),
            (Some(min), None) => say!(self.words, "workbook-help-from", min = min.to_string()),
            (None, Some(max)) => say!(self.words, "workbook-help-to", max = max.to_string()),
            (None, None) => String::new(),
        };
        [what.as_str(), " ", &bounds].concat().trim().to_owned()
    }

    /// What is said when the answer cell is chosen: a sentence on how to answer, then as much of the help as there is room for.
    pub(super) fn message(self, question: &Question) -> String {
        /// The most that spreadsheet programs show.
        const MOST: usize = 255;
        let how = match &question.kind {
            QuestionKind::Level { .. } => say!(self.words, "workbook-message-level"),
            QuestionKind::Choice { .. } => say!(self.words, "workbook-message-choice"),
            QuestionKind::YesNo { .. } => say!(self.words, "workbook-message-yes-no"),
            QuestionKind::Checklist { .. } => say!(self.words, "workbook-help-checklist"),
            QuestionKind::Number { .. } => self.number(&question.kind),
            QuestionKind::Text => say!(self.words, "workbook-help-text"),
        };
        let help = if question.help.is_empty() { how } else { [how.as_str(), "\n", &question.help].concat() };
        cells::shortened(&cells::fine(&help), MOST)
    }

    /// The levels in full, with what has to be shown for each; empty where the question is of another kind.
    pub(super) fn levels_in_full(self, question: &Question) -> String {
        let Some(capability) = self.capability(question) else { return String::new() };
        let mut text = String::new();
        for (number, name, descriptor) in self.levels(question) {
            let Some(level) = capability.levels.iter().find(|level| level.level == number) else { continue };
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&[number.to_string().as_str(), ": ", &self.named(&name, &descriptor)].concat());
            for criterion in &level.criteria {
                text.push_str(&["\n• ", criterion].concat());
            }
            if !level.evidence.is_empty() {
                text.push('\n');
                text.push_str(&say!(self.words, "workbook-note-evidence", examples = level.evidence.join("; ")));
            }
        }
        text
    }
}
