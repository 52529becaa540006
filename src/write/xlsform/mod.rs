//! A questionnaire as a form in XLSForm, which ODK and KoboToolbox take: a workbook with the sheets `survey`, `choices` and
//! `settings`.
//!
//! How the form is filled comes back through `read::collected`; both take the names of fields and choices from the library.

mod choices;
mod expression;
mod head;
mod question;
mod sheet;

use crate::library::{FormField, Library, QuestionField, SHORT, field_name};
use crate::model::{Question, QuestionnaireId};
use crate::say;
use crate::words::Words;
use choices::Choices;
use sheet::{Form, Row, shown};
use thiserror::Error;

/// Why a form could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoForm {
    /// There is no questionnaire or view of this id, or it asks nothing.
    #[error("xlsform-nothing-asked")]
    NothingAsked,
    /// A text is longer than a cell of a workbook can hold.
    #[error("xlsform-too-long")]
    TooLong,
}

impl NoForm {
    /// The message that says so, by its id.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::NothingAsked => "xlsform-nothing-asked",
            Self::TooLong => "xlsform-too-long",
        }
    }
}

/// The form of a questionnaire or view, as the bytes of a workbook (.xlsx). The same definitions give the same bytes.
///
/// # Errors
/// Where the questionnaire asks nothing, or a text is too long for a cell.
pub fn xlsform(library: &Library, questionnaire: &QuestionnaireId, words: &Words) -> Result<Vec<u8>, NoForm> {
    let form = form(library, questionnaire, words).ok_or(NoForm::NothingAsked)?;
    // Of all that can go wrong with a workbook in memory, only the length of a text depends on what goes in.
    form.workbook().map_err(|_| NoForm::TooLong)
}

/// What goes into the form, by position.
struct Maker<'l> {
    library: &'l Library,
    words: &'l Words,
    form: Form,
    choices: Choices,
}

fn form(library: &Library, questionnaire: &QuestionnaireId, words: &Words) -> Option<Form> {
    let asked = library.asked(questionnaire);
    if !asked.questions.contains(&true) {
        return None;
    }
    let mut maker = Maker { library, words, form: Form::default(), choices: Choices::default() };
    maker.head(questionnaire);
    maker.register();
    for (position, section) in library.sections.iter().enumerate() {
        let questions: Vec<&Question> = (0..library.questions.len())
            .filter(|question| asked.questions[*question] && library.section_of[*question] == position)
            .map(|question| &library.questions[question])
            .collect();
        if questions.is_empty() {
            continue;
        }
        let of_section = |field| FormField::Question(section.id.as_str().into(), field).name();
        maker.add(Row::new("begin_group", of_section(QuestionField::Section)).label(shown(&section.title)));
        if !section.intro.is_empty() {
            maker.add(Row::new("note", of_section(QuestionField::Introduction)).label(shown(&section.intro)));
        }
        for group in groups(&questions) {
            maker.group(&group);
        }
        maker.add(Row::end("end_group"));
    }
    let Maker { mut form, choices, .. } = maker;
    form.choices = choices.rows();
    form.settings = settings(library, questionnaire, words);
    Some(form)
}

/// Questions on one capability stand together, in the order of the first of them; a question that measures nothing alone.
fn groups<'q>(questions: &[&'q Question]) -> Vec<Vec<&'q Question>> {
    let mut groups: Vec<Vec<&Question>> = Vec::new();
    for question in questions {
        let capability = question.measures.first().map(|measure| &measure.capability.id);
        let same = |group: &&mut Vec<&Question>| {
            let first = group.first().and_then(|first| first.measures.first()).map(|measure| &measure.capability.id);
            capability.is_some() && first == capability
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(question),
            None => groups.push(vec![question]),
        }
    }
    groups
}

fn settings(library: &Library, questionnaire: &QuestionnaireId, words: &Words) -> Vec<(&'static str, String)> {
    let title = library.questionnaire_title(questionnaire);
    let version = library.release.as_ref().map_or("", |release| release.version.as_str());
    let print = &library.fingerprints().questionnaire;
    let version: Vec<&str> = [version, print.get(..SHORT).unwrap_or(print)].into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        ("form_title", shown(title)),
        ("form_id", ["capgap_", field_name(questionnaire.as_str()).as_str()].concat()),
        ("version", version.join("-")),
        ("default_language", say!(words, "xlsform-language")),
        ("style", "pages".to_owned()),
        ("instance_name", expression::instance_name(questionnaire)),
    ]
}

impl Maker<'_> {
    fn add(&mut self, row: Row) {
        self.form.survey.push(row);
    }
}
