//! What a form asks before the questions: about the submission, and the register of documents.

use super::choices::{SIZES, STATUSES};
use super::sheet::Row;
use super::{Maker, expression};
use crate::library::{FormField, HeadField, RegisterField, SHORT};
use crate::model::QuestionnaireId;
use crate::say;

impl Maker<'_> {
    /// State, size, day and office, and what tells later which form it was.
    pub(super) fn head(&mut self, questionnaire: &QuestionnaireId) {
        let words = self.words;
        let name = |field| FormField::Head(field).name();
        let needed = say!(words, "xlsform-needed");
        let sizes = self.choices.list(SIZES, || {
            let choice = |id: &str, label| (id.to_owned(), label);
            vec![
                choice("small", say!(words, "xlsform-small")),
                choice("medium", say!(words, "xlsform-medium")),
                choice("large", say!(words, "xlsform-large")),
            ]
        });
        let print = &self.library.fingerprints().questionnaire;
        let print = print.get(..SHORT).unwrap_or(print);
        let version = self.library.release.as_ref().map_or("", |release| release.version.as_str());
        let rows = [
            Row::new("today", name(HeadField::Day)),
            Row::new("begin_group", name(HeadField::About)).label(say!(words, "xlsform-about")).appearance("field-list"),
            Row::new("note", name(HeadField::Welcome)).label(say!(words, "xlsform-welcome")),
            Row::new("text", name(HeadField::State)).label(say!(words, "xlsform-state")).required(needed.clone()),
            Row::new("text", name(HeadField::Code))
                .label(say!(words, "xlsform-code"))
                .hint(say!(words, "xlsform-code-hint"))
                .constraint(expression::matches("^[A-Z]{3}$"))
                .constraint_message(say!(words, "xlsform-code-wrong"))
                .required(needed),
            Row::new(["select_one ", &sizes].concat(), name(HeadField::Size))
                .label(say!(words, "xlsform-size"))
                .hint(say!(words, "xlsform-size-hint"))
                .default("medium"),
            Row::new("date", name(HeadField::AssessedOn)).label(say!(words, "xlsform-assessed-on")),
            Row::new("text", name(HeadField::Office)).label(say!(words, "xlsform-office")).hint(say!(words, "xlsform-office-hint")),
            Row::new("calculate", name(HeadField::Questionnaire)).calculation(expression::literal(questionnaire.as_str())),
            Row::new("calculate", name(HeadField::Version)).calculation(expression::literal(version)),
            Row::new("calculate", name(HeadField::Fingerprint)).calculation(expression::literal(print)),
            Row::end("end_group"),
        ];
        self.form.survey.extend(rows);
    }

    /// The documents that answers cite, entered once each.
    pub(super) fn register(&mut self) {
        let words = self.words;
        let name = |field| FormField::Register(field).name();
        let id = expression::of(&FormField::Register(RegisterField::Id));
        // An entry that nobody began must not keep a form from being sent.
        let begun = || format!("{id} != ''");
        let needed = || say!(words, "xlsform-needed");
        let statuses = self.choices.list(STATUSES, || {
            let choice = |id: &str, label| (id.to_owned(), label);
            vec![
                choice("draft", say!(words, "xlsform-status-draft")),
                choice("adopted", say!(words, "xlsform-status-adopted")),
                choice("in-operation", say!(words, "xlsform-status-in-operation")),
                choice("exercised", say!(words, "xlsform-status-exercised")),
            ]
        });
        let rows = [
            Row::new("note", name(RegisterField::Introduction)).label(say!(words, "xlsform-register")),
            Row::new("begin_repeat", name(RegisterField::Entry)).label(say!(words, "xlsform-document")).appearance("field-list"),
            Row::new("text", name(RegisterField::Id))
                .label(say!(words, "xlsform-document-id"))
                .hint(say!(words, "xlsform-document-id-hint"))
                .constraint(expression::matches("^[A-Za-z0-9][A-Za-z0-9._-]*$"))
                .constraint_message(say!(words, "xlsform-document-id-wrong")),
            Row::new("text", name(RegisterField::Title)).label(say!(words, "xlsform-document-title")).relevant(begun()).required(needed()),
            Row::new("text", name(RegisterField::Reference))
                .label(say!(words, "xlsform-document-reference"))
                .hint(say!(words, "xlsform-document-reference-hint"))
                .relevant(begun()),
            Row::new("date", name(RegisterField::Date)).label(say!(words, "xlsform-document-date")).relevant(begun()),
            Row::new(["select_one ", &statuses].concat(), name(RegisterField::Status))
                .label(say!(words, "xlsform-document-status"))
                .relevant(begun())
                .required(needed()),
            Row::end("end_repeat"),
            Row::new("calculate", name(RegisterField::Listed)).calculation(format!("join(' ', {id})")),
        ];
        self.form.survey.extend(rows);
    }
}
