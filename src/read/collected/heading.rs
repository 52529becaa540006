//! What a heading of an export, or a key of its JSON, is about.

use crate::library::{FormField, HeadField, Library, QuestionField, RegisterField};
use crate::model::QuestionKind;

/// What a heading is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heading {
    /// A field of the form.
    Field(FormField),
    /// A choice of a field, in a column of its own.
    Choice(FormField, String),
    /// The group of documents.
    Documents,
    /// Something that the tools add, or a note of the form.
    Passed,
    /// Something else.
    Unknown,
}

/// What the two tools add to every submission.
const ADDED: [&str; 28] = [
    "AttachmentsExpected",
    "AttachmentsPresent",
    "DeviceID",
    "Edits",
    "FormVersion",
    "KEY",
    "PARENT_KEY",
    "ReviewState",
    "Status",
    "SubmissionDate",
    "SubmitterID",
    "SubmitterName",
    "audit",
    "deprecatedID",
    "deviceid",
    "email",
    "end",
    "instanceID",
    "instanceName",
    "isValidated",
    "phonenumber",
    "rootUuid",
    "simserial",
    "start",
    "subscriberid",
    "today",
    "username",
    "uuid",
];

/// What stands between the names of groups and of a field, in the one tool or the other.
const BETWEEN: [char; 4] = ['/', '-', '.', ':'];

/// Headings that mean nothing are not kept beyond this; fewer are told.
const MOST_KEPT: usize = 50;

/// Looks headings up, and keeps those that mean nothing.
#[derive(Debug)]
pub(super) struct Headings<'l> {
    library: &'l Library,
    unknown: Vec<(String, String)>,
    any_known: bool,
}

impl<'l> Headings<'l> {
    pub(super) fn new(library: &'l Library) -> Self {
        Self { library, unknown: Vec::new(), any_known: false }
    }

    /// What a heading is about; `address` says where it stands.
    pub(super) fn of(&mut self, heading: &str, address: impl FnOnce() -> String) -> Heading {
        let found = self.look_up(heading.trim());
        match &found {
            Heading::Field(_) | Heading::Choice(..) | Heading::Documents => self.any_known = true,
            Heading::Unknown if self.unknown.len() < MOST_KEPT && !self.unknown.iter().any(|(known, _)| known == heading) => {
                self.unknown.push((heading.to_owned(), address()));
            }
            Heading::Unknown | Heading::Passed => {}
        }
        found
    }

    /// Whether any heading was one of a form.
    pub(super) fn any_known(&self) -> bool {
        self.any_known
    }

    /// Headings that mean nothing, each with where it first stood.
    pub(super) fn unknown(&self) -> &[(String, String)] {
        &self.unknown
    }

    fn look_up(&self, heading: &str) -> Heading {
        if heading.starts_with("SET-OF-") || heading.contains("@odata") {
            return Heading::Passed;
        }
        if let Some((before, choice)) = heading.rsplit_once('/')
            && let Some(field) = self.field(before)
            && self.is_list(&field)
        {
            return if holds_nothing(&field) { Heading::Passed } else { Heading::Choice(field, choice.to_owned()) };
        }
        match self.field(heading) {
            Some(FormField::Register(RegisterField::Entry)) => Heading::Documents,
            Some(field) if holds_nothing(&field) => Heading::Passed,
            Some(field) => Heading::Field(field),
            None if added(heading) => Heading::Passed,
            None => Heading::Unknown,
        }
    }

    /// The field that a heading ends with. An answer to a question that is not defined is one where the form shows around it.
    fn field(&self, heading: &str) -> Option<FormField> {
        let (before, name) = match heading.rfind(BETWEEN) {
            Some(at) => (&heading[..at], &heading[at + 1..]),
            None => ("", heading),
        };
        let field = FormField::of(name)?;
        let FormField::Question(id, QuestionField::Answer) = &field else { return Some(field) };
        let in_form = before.ends_with("___group") || before.ends_with("___section");
        (in_form || self.library.question(id).is_some()).then_some(field)
    }

    fn is_list(&self, field: &FormField) -> bool {
        let FormField::Question(id, part) = field else { return false };
        let kind = self.library.question(id).map(|position| &self.library.questions[position].kind);
        match part {
            QuestionField::More => true,
            QuestionField::Answer => kind.is_none_or(|kind| matches!(kind, QuestionKind::Checklist { .. })),
            _ => false,
        }
    }
}

/// Whether a field only shows something, or is there for the form itself.
fn holds_nothing(field: &FormField) -> bool {
    match field {
        FormField::Head(field) => matches!(field, HeadField::About | HeadField::Welcome),
        FormField::Register(field) => matches!(field, RegisterField::Introduction | RegisterField::Listed),
        FormField::Question(_, part) => matches!(
            part,
            QuestionField::Group | QuestionField::Purpose | QuestionField::Section | QuestionField::Introduction | QuestionField::More
        ),
    }
}

fn added(heading: &str) -> bool {
    let last = heading.rsplit(BETWEEN).next().unwrap_or_default();
    heading.starts_with('_')
        || heading.is_empty()
        || ["meta", "formhub"]
            .iter()
            .any(|group| heading.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with(BETWEEN)))
        || ADDED.contains(&last)
}
