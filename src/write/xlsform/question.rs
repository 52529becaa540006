//! The questions on one capability, on one screen.

use super::choices::{ADD_EVIDENCE, ADD_NOTE, TO_ADD};
use super::sheet::{Row, shown};
use super::{Maker, expression};
use crate::library::{FormField, QuestionField, RegisterField};
use crate::model::{Capability, NotApplicable, Question, QuestionKind};
use crate::say;

impl Maker<'_> {
    /// Questions that stand on one screen: those on a capability, or one alone.
    pub(super) fn group(&mut self, questions: &[&Question]) {
        let Some(first) = questions.first() else { return };
        let capability = self.capability(first);
        let name = |field| FormField::Question(first.id.clone(), field).name();
        let title = capability.map(|capability| shown(&capability.title)).unwrap_or_default();
        let purpose = capability.map(|capability| shown(&capability.purpose)).unwrap_or_default();
        // A screen with nothing to ask would be an empty page.
        let asked: Vec<String> = questions.iter().map(|question| expression::asked(self.library, question)).collect();
        let asked = if asked.contains(&String::new()) { String::new() } else { expression::any(&asked) };
        let opening = Row::new("begin_group", name(QuestionField::Group)).label(title).appearance("field-list").relevant(asked);
        self.add(opening);
        if !purpose.is_empty() {
            self.add(Row::new("note", name(QuestionField::Purpose)).label(purpose));
        }
        for question in questions {
            self.question(question);
        }
        self.add(Row::end("end_group"));
    }

    fn capability(&self, question: &Question) -> Option<&Capability> {
        let measure = question.measures.first()?;
        self.library.capability(&measure.capability.id).map(|position| &self.library.capabilities[position])
    }

    fn question(&mut self, question: &Question) {
        let words = self.words;
        let name = |field| FormField::Question(question.id.clone(), field).name();
        let asked = expression::asked(self.library, question);
        let list = self.choices.of_question(self.library, question, words);
        let kind = match (&question.kind, &list) {
            (QuestionKind::Checklist { .. }, Some(list)) => ["select_multiple ", list].concat(),
            (_, Some(list)) => ["select_one ", list].concat(),
            (QuestionKind::Number { .. }, None) => "decimal".to_owned(),
            (_, None) => "text".to_owned(),
        };
        let text = if question.text.is_empty() { say!(words, "xlsform-level") } else { shown(&question.text) };
        let mut row = Row::new(kind, name(QuestionField::Answer))
            .label(text)
            .hint(self.hint(question))
            .guidance(self.guidance(question))
            .relevant(asked.as_str());
        match &question.kind {
            QuestionKind::Checklist { .. } => {
                row = row.constraint(expression::stands_alone(question)).constraint_message(say!(words, "xlsform-stands-alone"));
            }
            QuestionKind::Number { min, max, .. } if min.is_some() || max.is_some() => {
                row = row.constraint(expression::within(*min, *max)).constraint_message(self.limits(*min, *max));
            }
            _ => {}
        }
        self.add(row);
        if list.is_none() {
            let states = self.choices.states(question, words);
            let empty = format!("{} = ''", expression::of_question(&question.id, QuestionField::Answer));
            self.add(
                Row::new(["select_one ", &states].concat(), name(QuestionField::State))
                    .label(say!(words, "xlsform-no-answer"))
                    .relevant(expression::all(&[asked.clone(), empty]))
                    .appearance("minimal"),
            );
        }
        if question.not_applicable != NotApplicable::Forbidden {
            self.add(
                Row::new("text", name(QuestionField::Reason))
                    .label(say!(words, "xlsform-reason"))
                    .relevant(expression::all(&[asked.clone(), expression::not_applicable(question)]))
                    .required(say!(words, "xlsform-needed")),
            );
        }
        self.additions(question, &asked);
    }

    /// What can be added to an answer, out of sight until somebody wants it.
    fn additions(&mut self, question: &Question, asked: &str) {
        let words = self.words;
        let name = |field| FormField::Question(question.id.clone(), field).name();
        let list = self.choices.list(TO_ADD, || {
            vec![(ADD_EVIDENCE.to_owned(), say!(words, "xlsform-add-evidence")), (ADD_NOTE.to_owned(), say!(words, "xlsform-add-note"))]
        });
        let wanted = |what: &str| {
            let add = expression::of_question(&question.id, QuestionField::More);
            format!("selected({add}, {})", expression::literal(what))
        };
        let listed = expression::of(&FormField::Register(RegisterField::Listed));
        self.add(
            Row::new(["select_multiple ", &list].concat(), name(QuestionField::More))
                .label(say!(words, "xlsform-add"))
                .relevant(expression::all(&[asked.to_owned(), expression::filled(question)]))
                .appearance("minimal"),
        );
        self.add(
            Row::new("text", name(QuestionField::Evidence))
                .label(say!(words, "xlsform-evidence"))
                .hint(say!(words, "xlsform-evidence-hint", listed = listed))
                .relevant(wanted(ADD_EVIDENCE)),
        );
        self.add(
            Row::new("text", name(QuestionField::Note))
                .label(say!(words, "xlsform-note"))
                .relevant(wanted(ADD_NOTE))
                .appearance("multiline"),
        );
    }

    /// Help, with the unit of a number.
    fn hint(&self, question: &Question) -> String {
        let of_kind = match &question.kind {
            QuestionKind::Level { .. } if question.help.is_empty() => say!(self.words, "xlsform-level-hint"),
            QuestionKind::Checklist { .. } => say!(self.words, "xlsform-checklist-hint"),
            QuestionKind::Number { unit, .. } if !unit.is_empty() => say!(self.words, "xlsform-unit", unit = shown(unit)),
            _ => String::new(),
        };
        [shown(&question.help), of_kind].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// The criteria of each level, for those who ask for guidance.
    fn guidance(&self, question: &Question) -> String {
        let QuestionKind::Level { .. } = question.kind else { return String::new() };
        let Some(capability) = self.capability(question) else { return String::new() };
        let of_level = |level: &crate::model::LevelDescriptor| {
            let criteria: Vec<String> = level.criteria.iter().map(|criterion| ["• ", shown(criterion).as_str()].concat()).collect();
            [say!(self.words, "xlsform-criteria", level = level.level), criteria.join("\n")].join("\n")
        };
        let levels = capability.levels.iter().filter(|level| !level.criteria.is_empty());
        levels.map(of_level).collect::<Vec<_>>().join("\n\n")
    }

    fn limits(&self, min: Option<f64>, max: Option<f64>) -> String {
        match (min, max) {
            (Some(min), Some(max)) => say!(self.words, "xlsform-between", min = min.to_string(), max = max.to_string()),
            (Some(min), None) => say!(self.words, "xlsform-at-least", min = min.to_string()),
            (None, Some(max)) => say!(self.words, "xlsform-at-most", max = max.to_string()),
            (None, None) => String::new(),
        }
    }
}
