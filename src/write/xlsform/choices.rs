//! The lists of choices.

use super::sheet::shown;
use crate::library::{Library, NONE_CHOICE, NOT_APPLICABLE_CHOICE, UNKNOWN_CHOICE, WITHHELD_CHOICE, choice_name, field_name};
use crate::model::{NotApplicable, Question, QuestionKind};
use crate::say;
use crate::words::Words;
use std::collections::BTreeSet;

/// Lists of choices, each added once.
#[derive(Debug, Default)]
pub(super) struct Choices {
    known: BTreeSet<String>,
    rows: Vec<[String; 3]>,
}

/// The list of what can be added to an answer.
pub(super) const TO_ADD: &str = "list___add";
/// The list of sizes of States.
pub(super) const SIZES: &str = "list___size";
/// The list of statuses of documents.
pub(super) const STATUSES: &str = "list___status";

/// What can be added to an answer.
pub(super) const ADD_EVIDENCE: &str = "evidence";
/// What can be added to an answer.
pub(super) const ADD_NOTE: &str = "note";

impl Choices {
    /// All rows: list, name and label.
    pub(super) fn rows(self) -> Vec<[String; 3]> {
        self.rows
    }

    /// Adds a list, unless it is there, and gives its name back.
    pub(super) fn list(&mut self, name: &str, choices: impl FnOnce() -> Vec<(String, String)>) -> String {
        if self.known.insert(name.to_owned()) {
            self.rows.extend(choices().into_iter().map(|(choice, label)| [name.to_owned(), choice, label]));
        }
        name.to_owned()
    }

    /// The list from which a question is answered, with the states; none where it is answered otherwise.
    pub(super) fn of_question(&mut self, library: &Library, question: &Question, words: &Words) -> Option<String> {
        let (name, mut choices) = match &question.kind {
            QuestionKind::Level { top, labels } => (own(question), levels(library, question, *top, labels)),
            QuestionKind::Choice { options } => {
                (own(question), options.iter().map(|option| (choice_name(option.id.as_str()), shown(&option.text))).collect())
            }
            QuestionKind::Checklist { options } => {
                let mut choices: Vec<(String, String)> =
                    options.iter().map(|option| (choice_name(option.id.as_str()), shown(&option.text))).collect();
                choices.push((NONE_CHOICE.to_owned(), say!(words, "xlsform-none-of-these")));
                (own(question), choices)
            }
            QuestionKind::YesNo { partly, .. } => {
                let name = if partly.is_some() { "list___yes_partly_no" } else { "list___yes_no" };
                let partly = partly.map(|_| ("partly".to_owned(), say!(words, "xlsform-partly")));
                let yes = ("yes".to_owned(), say!(words, "xlsform-yes"));
                let no = ("no".to_owned(), say!(words, "xlsform-no"));
                (name.to_owned(), [Some(yes), partly, Some(no)].into_iter().flatten().collect())
            }
            QuestionKind::Number { .. } | QuestionKind::Text => return None,
        };
        let applicable = question.not_applicable == NotApplicable::Forbidden;
        let shared = matches!(question.kind, QuestionKind::YesNo { .. });
        let name = if shared && !applicable { [name.as_str(), "_or_not_applicable"].concat() } else { name };
        choices.extend(states(question, words));
        Some(self.list(&name, || choices))
    }

    /// The list of states of a question that is not answered by choosing.
    pub(super) fn states(&mut self, question: &Question, words: &Words) -> String {
        let applicable = question.not_applicable == NotApplicable::Forbidden;
        let name = if applicable { "list___no_answer" } else { "list___no_answer_or_not_applicable" };
        self.list(name, || states(question, words))
    }
}

fn own(question: &Question) -> String {
    field_name(question.id.as_str())
}

/// The ways to say that there is no answer.
fn states(question: &Question, words: &Words) -> Vec<(String, String)> {
    let mut states =
        vec![(UNKNOWN_CHOICE.to_owned(), say!(words, "xlsform-unknown")), (WITHHELD_CHOICE.to_owned(), say!(words, "xlsform-withheld"))];
    if question.not_applicable != NotApplicable::Forbidden {
        states.push((NOT_APPLICABLE_CHOICE.to_owned(), say!(words, "xlsform-not-applicable")));
    }
    states
}

/// Levels as `3 Established: …`, in the texts of the capability or of the question.
fn levels(library: &Library, question: &Question, top: u8, labels: &[String]) -> Vec<(String, String)> {
    let capability = question.measures.first().and_then(|measure| library.capability(&measure.capability.id));
    let capability = capability.map(|position| &library.capabilities[position]);
    let scale = capability.and_then(|capability| library.scale_of(capability));
    let label = |level: u8| {
        let of_scale = scale.and_then(|scale| scale.levels.get(usize::from(level)));
        let name = of_scale.map_or("", |level| level.name.as_str());
        let descriptor = capability
            .and_then(|capability| capability.levels.iter().find(|descriptor| descriptor.level == level))
            .map_or_else(|| of_scale.map_or("", |level| level.test.as_str()), |descriptor| descriptor.descriptor.as_str());
        let text = match labels.get(usize::from(level)) {
            Some(label) => label.clone(),
            None if name.is_empty() || descriptor.is_empty() => [name, descriptor].concat(),
            None => [name, ": ", descriptor].concat(),
        };
        shown(format!("{level} {text}").trim())
    };
    (0..=top).map(|level| (level.to_string(), label(level))).collect()
}
