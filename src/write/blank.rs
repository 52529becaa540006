//! What a blank answer file tells whoever fills it: each question with its words, what can be answered, and help.

use super::{Form, FormHead, FormQuestion, Guide};
use crate::library::{Library, NONE_OF_THESE};
use crate::model::{
    Answer, AnswerState, Capability, Condition, Marking, NotApplicable, Question, QuestionId, QuestionKind, QuestionnaireId, Scale,
    Submission, Test,
};
use crate::say;
use crate::words::Words;

/// Widest line of a comment, with the sign before it.
const WIDTH: usize = 100;

/// Between the words that a cell takes, in the column that shows them.
const BETWEEN: &str = " | ";

/// The words of a questionnaire or view, for blank files of it.
#[derive(Debug, Clone, Copy)]
pub struct Blank<'a> {
    library: &'a Library,
    words: &'a Words,
    questionnaire: &'a QuestionnaireId,
    /// The questions of a part; none where everything is asked.
    part: Option<&'a [QuestionId]>,
}

impl<'a> Blank<'a> {
    /// The words of this questionnaire or view.
    #[must_use]
    pub fn new(library: &'a Library, words: &'a Words, questionnaire: &'a QuestionnaireId) -> Self {
        Self { library, words, questionnaire, part: None }
    }

    /// The words of what a submission asks: all of its questionnaire or view, of a part its own questions.
    #[must_use]
    pub fn of(library: &'a Library, words: &'a Words, submission: &'a Submission) -> Self {
        let part = submission.part.as_ref().map(|part| part.questions.as_slice());
        Self { part, ..Self::new(library, words, &submission.questionnaire.id) }
    }

    /// The comments of a file in TOML.
    #[must_use]
    pub fn guide(self, carried: bool) -> Guide {
        let title = self.library.questionnaire_title(self.questionnaire);
        let mut text = say!(self.words, "files-head", title = title);
        if carried {
            text = [text, say!(self.words, "files-head-carried")].join("\n\n");
        }
        let mut guide = Guide {
            head: text
                .lines()
                .flat_map(|line| if line.chars().count() + 2 <= WIDTH { vec![line.to_owned()] } else { wrapped(line, "") })
                .collect(),
            questions: Vec::new(),
        };
        let mut section = None;
        for (position, question) in self.asked() {
            let mut lines = Vec::new();
            let here = self.library.section_of.get(position).and_then(|section| self.library.sections.get(*section));
            if let Some(here) = here.filter(|here| section != Some(&here.id)) {
                section = Some(&here.id);
                lines.push("=".repeat(WIDTH - 2));
                lines.extend(wrapped(&here.title, ""));
                lines.extend(wrapped(&here.intro, ""));
                lines.push("=".repeat(WIDTH - 2));
                lines.push(String::new());
            }
            lines.extend(self.comments(question));
            guide.questions.push((question.id.clone(), lines));
        }
        guide
    }

    /// A submission with an empty entry for every question that is asked and has none, for formats that hold no comments.
    #[must_use]
    pub fn with_empty_answers(self, submission: &Submission) -> Submission {
        let mut submission = submission.clone();
        for (_, question) in self.asked() {
            submission.answers.entry(question.id.clone()).or_insert_with(|| Answer::of(AnswerState::Unanswered));
        }
        submission
    }

    /// The cells for the eye of a form.
    #[must_use]
    pub fn form(self) -> Form {
        let questions = self.asked().map(|(position, question)| {
            let section = self.library.section_of.get(position).and_then(|section| self.library.sections.get(*section));
            let options = self
                .options(question)
                .into_iter()
                .map(|option| if option.1.is_empty() { option.0 } else { format!("{}: {}", option.0, option.1) });
            let mut help: Vec<String> = vec![question.help.clone(), self.how(question, true)];
            help.push(self.when(question));
            help.extend(self.levels(question).map(|(number, text, _)| format!("{number}: {text}")));
            FormQuestion {
                id: question.id.clone(),
                section: section.map(|section| section.title.clone()).unwrap_or_default(),
                question: self.text(question),
                options: options.collect::<Vec<_>>().join(BETWEEN),
                help: help.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
            }
        });
        Form { heads: self.heads(), questions: questions.collect() }
    }

    /// The rows of a form before the first question.
    fn heads(self) -> Vec<FormHead> {
        let markings = Marking::ALL.map(|(label, _)| label).join(BETWEEN);
        let submission = [
            ("state", say!(self.words, "files-key-state"), String::new()),
            ("code", say!(self.words, "files-key-code"), String::new()),
            ("size", say!(self.words, "files-key-size"), ["small", "medium", "large"].join(BETWEEN)),
            ("questionnaire", say!(self.words, "files-key-questionnaire"), String::new()),
            ("assessed-on", say!(self.words, "files-key-assessed-on"), String::new()),
            ("status", say!(self.words, "files-key-status"), String::new()),
            ("marking", say!(self.words, "files-key-marking"), markings),
        ];
        let row =
            |record: &str, id: String, question: String, options: String| FormHead { record: record.to_owned(), id, question, options };
        let mut heads: Vec<FormHead> =
            submission.into_iter().map(|(key, question, options)| row("submission", key.to_owned(), question, options)).collect();
        for number in 1..=3 {
            for (key, text) in [("name", say!(self.words, "files-key-office")), ("due", say!(self.words, "files-key-due"))] {
                heads.push(row("respondent", format!("office-{number}.{key}"), text, String::new()));
            }
        }
        let proves = ["draft", "adopted", "in-operation", "exercised"].join(BETWEEN);
        for number in 1..=5 {
            let keys = [
                ("title", say!(self.words, "files-key-title"), ""),
                ("reference", say!(self.words, "files-key-reference"), ""),
                ("date", say!(self.words, "files-key-date"), ""),
                ("status", say!(self.words, "files-key-proves"), proves.as_str()),
            ];
            for (key, text, options) in keys {
                heads.push(row("evidence", format!("document-{number}.{key}"), text, options.to_owned()));
            }
        }
        heads
    }

    /// The questions that are asked, with their positions.
    fn asked(self) -> impl Iterator<Item = (usize, &'a Question)> {
        let asked = self.library.asked(self.questionnaire).questions;
        let in_part = move |question: &Question| self.part.is_none_or(|part| part.contains(&question.id));
        let all = self.library.questions.iter().enumerate();
        all.filter(move |(position, question)| asked.get(*position) == Some(&true) && in_part(question))
    }

    fn comments(self, question: &Question) -> Vec<String> {
        let mut lines = wrapped(&self.text(question), "");
        lines.extend(wrapped(&question.help, ""));
        lines.extend(wrapped(&self.when(question), ""));
        let levels: Vec<_> = self.levels(question).collect();
        for (option, text) in self.options(question) {
            let described = levels.iter().find(|(number, ..)| *number == option);
            let whole = match described {
                Some((_, descriptor, _)) => format!("{option} {text}: {descriptor}"),
                None if text.is_empty() => option.clone(),
                None => format!("{option}: {text}"),
            };
            lines.extend(wrapped(&whole, "  "));
            let criteria = described.map(|(_, _, criteria)| *criteria).unwrap_or_default();
            lines.extend(criteria.iter().flat_map(|criterion| wrapped(&["- ", criterion].concat(), "      ")));
        }
        lines.extend(wrapped(&self.how(question, false), ""));
        lines
    }

    /// What is asked; a level question without words of its own is worded from its capability.
    fn text(self, question: &Question) -> String {
        match self.capability(question) {
            Some(capability) if question.text.is_empty() => {
                say!(self.words, "catalogue-level-question", capability = capability.title.as_str())
            }
            _ if question.text.is_empty() => question.id.to_string(),
            _ => question.text.clone(),
        }
    }

    fn capability(self, question: &Question) -> Option<&'a Capability> {
        let measure = question.measures.first()?;
        self.library.capability(&measure.capability.id).and_then(|position| self.library.capabilities.get(position))
    }

    /// When the question is asked; empty where always.
    fn when(self, question: &Question) -> String {
        if question.when.is_empty() {
            return String::new();
        }
        let conditions: Vec<String> = question.when.iter().map(|condition| self.condition(condition)).collect();
        say!(self.words, "files-when", conditions = conditions.join("; "))
    }

    fn condition(self, condition: &Condition) -> String {
        let question = condition.question.id.as_str();
        match &condition.test {
            Test::AtLeast(value) => say!(self.words, "catalogue-when-at-least", question = question, value = value.to_string()),
            Test::AtMost(value) => say!(self.words, "catalogue-when-at-most", question = question, value = value.to_string()),
            Test::Is(values) => say!(self.words, "catalogue-when-is", question = question, values = values.join(", ")),
            Test::Includes(option) => say!(self.words, "catalogue-when-includes", question = question, option = option.as_str()),
        }
    }

    /// What can be answered, each with its text.
    fn options(self, question: &Question) -> Vec<(String, String)> {
        match &question.kind {
            QuestionKind::Level { top, labels } => {
                let scale = self.capability(question).and_then(|capability| self.library.scale_of(capability));
                (0..=*top).map(|level| (level.to_string(), level_name(scale, labels, level))).collect()
            }
            QuestionKind::Choice { options } => options.iter().map(|option| (option.id.to_string(), option.text.clone())).collect(),
            QuestionKind::Checklist { options } => options.iter().map(|option| (option.id.to_string(), option.text.clone())).collect(),
            QuestionKind::YesNo { partly, .. } => {
                let words = ["yes", "partly", "no"].into_iter().filter(|word| *word != "partly" || partly.is_some());
                words.map(|word| (word.to_owned(), String::new())).collect()
            }
            QuestionKind::Number { .. } | QuestionKind::Text => Vec::new(),
        }
    }

    /// The levels of a capability as they are described, with what has to be shown.
    fn levels(self, question: &Question) -> impl Iterator<Item = (String, &'a str, &'a [String])> {
        let level_question = matches!(question.kind, QuestionKind::Level { .. });
        let capability = self.capability(question).filter(|_| level_question);
        let scale = capability.and_then(|capability| self.library.scale_of(capability));
        let none = scale.and_then(|scale| scale.levels.first()).map(|level| ("0".to_owned(), level.test.as_str(), &[][..]));
        let levels = capability.map_or(&[][..], |capability| &capability.levels);
        none.into_iter().chain(levels.iter().map(|level| (level.level.to_string(), level.descriptor.as_str(), level.criteria.as_slice())))
    }

    /// How an answer is written.
    fn how(self, question: &Question, table: bool) -> String {
        let value = match &question.kind {
            QuestionKind::Level { top, .. } => say!(self.words, "files-how-level", top = *top),
            QuestionKind::Choice { .. } => say!(self.words, "files-how-choice"),
            QuestionKind::Checklist { .. } if table => say!(self.words, "files-how-checklist-cell", none = NONE_OF_THESE),
            QuestionKind::Checklist { .. } => say!(self.words, "files-how-checklist"),
            QuestionKind::YesNo { .. } => String::new(),
            QuestionKind::Number { unit, min, max, .. } => self.how_number(unit, *min, *max),
            QuestionKind::Text => say!(self.words, "files-how-text"),
        };
        let allowed = question.not_applicable != NotApplicable::Forbidden;
        let not_applicable = match (allowed, table) {
            (false, _) => String::new(),
            (true, true) => say!(self.words, "files-how-not-applicable-cell"),
            (true, false) => say!(self.words, "files-how-not-applicable"),
        };
        [value, not_applicable].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn how_number(self, unit: &str, min: Option<f64>, max: Option<f64>) -> String {
        let range = match (min, max) {
            (Some(min), Some(max)) => say!(self.words, "files-how-between", min = min.to_string(), max = max.to_string()),
            (Some(min), None) => say!(self.words, "files-how-from", min = min.to_string()),
            (None, Some(max)) => say!(self.words, "files-how-up-to", max = max.to_string()),
            (None, None) => say!(self.words, "files-how-number"),
        };
        if unit.is_empty() { range } else { say!(self.words, "files-how-unit", range = range, unit = unit) }
    }
}

fn level_name(scale: Option<&Scale>, labels: &[String], level: u8) -> String {
    let of_scale = || scale.and_then(|scale| scale.levels.get(usize::from(level))).map(|level| level.name.clone());
    labels.get(usize::from(level)).cloned().or_else(of_scale).unwrap_or_default()
}

/// A text as lines that fit behind the sign of a comment, those after the first one set in. No line for an empty text.
fn wrapped(text: &str, indent: &str) -> Vec<String> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let room = WIDTH - 2;
    let mut lines: Vec<String> = Vec::new();
    let mut line = indent.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > room {
            let next = [indent, if indent.is_empty() { "" } else { "  " }].concat();
            lines.push(std::mem::replace(&mut line, next));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines
}
