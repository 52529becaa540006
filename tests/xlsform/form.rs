//! The form as the tests see it.

use calamine::{Data, Reader, Xlsx};
use capgap::library::{Definitions, Library};
use capgap::model::QuestionnaireId;
use capgap::read;
use capgap::text::SourceMap;
use capgap::words::Words;
use capgap::write::xlsform;
use std::collections::BTreeMap;
use std::io::Cursor;

/// A row of a sheet by its headings; empty cells are left out.
pub(crate) type Row = BTreeMap<String, String>;

/// The sheets of a form.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) survey: Vec<Row>,
    pub(crate) choices: Vec<Row>,
    pub(crate) settings: Vec<Row>,
}

pub(crate) fn built_in() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let files = u32::try_from(sources.files().count()).expect("few files");
    Library::build(definitions, files, "en").0
}

pub(crate) fn bytes(library: &Library, questionnaire: &str) -> Vec<u8> {
    xlsform(library, &QuestionnaireId::from(questionnaire), &Words::english()).expect("a form")
}

pub(crate) fn form(library: &Library, questionnaire: &str) -> Form {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes(library, questionnaire))).expect("a workbook");
    let mut sheet = |name: &str| {
        let range = book.worksheet_range(name).expect(name);
        let mut rows = range.rows();
        let text = |cell: &Data| cell.to_string();
        let headings: Vec<String> = rows.next().expect("headings").iter().map(text).collect();
        rows.map(|row| headings.iter().cloned().zip(row.iter().map(text)).filter(|(_, text)| !text.is_empty()).collect()).collect()
    };
    Form { survey: sheet("survey"), choices: sheet("choices"), settings: sheet("settings") }
}

/// All that is shipped and can be asked.
pub(crate) fn questionnaires(library: &Library) -> Vec<String> {
    let banks = library.questionnaires.iter().map(|questionnaire| &questionnaire.id);
    banks.chain(library.views.iter().map(|view| &view.id)).map(|id| id.as_str().to_owned()).collect()
}
