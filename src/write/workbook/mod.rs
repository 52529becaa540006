//! A submission as a workbook (.xlsx) that a person fills in Excel or LibreOffice.
//!
//! Every row that holds something begins with an id, so that it can be read back wherever it stands. What a cell cannot
//! show as it is, and what nobody has to see, stands on one hidden sheet.

mod cells;
mod conflicts;
mod help;
mod hidden;
mod instructions;
mod layout;
mod names;
mod registers;
mod sections;
mod style;
mod submission;

use crate::library::Library;
use crate::model::{Question, Submission};
use crate::say;
use crate::words::Words;
use hidden::Hidden;
pub(crate) use layout::Height;
use names::Names;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use style::Styles;
use thiserror::Error;

/// The workbook cannot be made, such as when there are more questions than a sheet has rows.
#[derive(Debug, Error)]
#[error("write-not-workbook")]
pub struct NotWorkbook(#[from] XlsxError);

/// The bytes of a workbook (.xlsx) with a sheet for each section of what is asked. Reading it gives the same submission back.
///
/// The same submission gives the same bytes. Of a part, only its own questions are asked.
///
/// # Errors
/// Where the content does not fit into a workbook.
pub fn workbook(library: &Library, submission: &Submission, words: &Words) -> Result<Vec<u8>, NotWorkbook> {
    let mut making = Making::new(library, submission, words);
    let sections = making.sections();
    let mut sheets = Vec::new();
    let mut contents = Vec::new();
    let own_sheets = making.own_sheets();
    sheets.push(submission::sheet(&mut making, &own_sheets.submission)?);
    if let Some(name) = &own_sheets.conflicts {
        sheets.push(conflicts::sheet(&mut making, name)?);
    }
    for section in &sections {
        let record = &library.sections[section.at];
        let name = making.names.new_name(&names::of_id(record.id.as_str()));
        making.hidden.sheet("section", &name);
        sheets.push(sections::sheet(&mut making, &name, section, &own_sheets)?);
        contents.push((name, record.title.clone(), section.questions.len()));
    }
    sheets.push(registers::evidence(&mut making, &own_sheets.evidence)?);
    sheets.push(registers::offices(&mut making, &own_sheets.offices)?);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&making)?);
    workbook.push_worksheet(instructions::sheet(&making, &own_sheets, &contents)?);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    making.keep_unseen(&sections);
    workbook.push_worksheet(making.hidden.sheet_of()?);
    Ok(workbook.save_to_buffer()?)
}

/// The same every time, so that the bytes repeat.
fn properties(making: &Making<'_>) -> Result<DocProperties, XlsxError> {
    let title = say!(
        making.words,
        "workbook-title",
        state = making.submission.state.as_str(),
        questionnaire = making.library.questionnaire_title(&making.submission.questionnaire.id)
    );
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    Ok(DocProperties::new().set_title(cells::fine(&title)).set_creation_datetime(&created))
}

/// What all sheets are made with.
struct Making<'a> {
    library: &'a Library,
    submission: &'a Submission,
    words: &'a Words,
    styles: Styles,
    names: Names,
    hidden: Hidden,
}

/// A section with those of its questions that are asked.
struct AskedSection<'a> {
    at: usize,
    questions: Vec<&'a Question>,
}

/// The names of the sheets besides the sections.
struct OwnSheets {
    instructions: String,
    submission: String,
    conflicts: Option<String>,
    evidence: String,
    offices: String,
}

impl<'a> Making<'a> {
    fn new(library: &'a Library, submission: &'a Submission, words: &'a Words) -> Self {
        Self { library, submission, words, styles: Styles::new(), names: Names::default(), hidden: Hidden::new(submission) }
    }

    fn own_sheets(&mut self) -> OwnSheets {
        let conflicts = (!self.submission.conflicts.is_empty()).then(|| say!(self.words, "workbook-sheet-conflicts"));
        let mut name = |kind: &'static str, title: &str| {
            let name = self.names.new_name(title);
            self.hidden.sheet(kind, &name);
            name
        };
        OwnSheets {
            instructions: name("instructions", &say!(self.words, "workbook-sheet-instructions")),
            submission: name("submission", &say!(self.words, "workbook-sheet-submission")),
            conflicts: conflicts.map(|title| name("conflicts", &title)),
            evidence: name("evidence", &say!(self.words, "workbook-sheet-evidence")),
            offices: name("respondent", &say!(self.words, "workbook-sheet-offices")),
        }
    }

    /// The sections of what is asked, in the order of the questionnaire.
    fn sections(&self) -> Vec<AskedSection<'a>> {
        let asked = self.library.asked(&self.submission.questionnaire.id);
        let part = self.submission.part.as_ref();
        let mut found: Vec<AskedSection<'a>> = Vec::new();
        for (position, question) in self.library.questions.iter().enumerate() {
            let in_part = part.is_none_or(|part| part.questions.contains(&question.id));
            if !asked.questions[position] || !in_part {
                continue;
            }
            let at = self.library.section_of[position];
            match found.iter_mut().find(|section| section.at == at) {
                Some(section) => section.questions.push(question),
                None => found.push(AskedSection { at, questions: vec![question] }),
            }
        }
        found
    }

    /// Puts on the hidden sheet what the other sheets do not show.
    fn keep_unseen(&mut self, sections: &[AskedSection<'_>]) {
        let shown: std::collections::BTreeSet<_> =
            sections.iter().flat_map(|section| &section.questions).map(|question| &question.id).collect();
        let mut rest = self.submission.clone();
        rest.respondents.clear();
        rest.evidence.clear();
        for question in shown {
            if let Some(answer) = rest.answers.remove(question)
                && crate::write::records::answer(&answer, rest.kept.get(question)).is_empty()
            {
                self.hidden.blank(question);
            }
            rest.kept.remove(question);
        }
        self.hidden.rest(&crate::write::toml(&rest, &crate::write::Guide::default()));
    }

    /// What every sheet has: landscape A4, one page wide, and the marking on each page.
    fn dress(&self, sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
        let plain = |text: &str| cells::fine(text).replace('&', "&&");
        let status = match self.submission.status {
            crate::model::SubmissionStatus::Draft => say!(self.words, "workbook-status-draft"),
            crate::model::SubmissionStatus::Reviewed => say!(self.words, "workbook-status-reviewed"),
            crate::model::SubmissionStatus::Approved => say!(self.words, "workbook-status-approved"),
        };
        // A header holds 255 characters in all.
        let state = cells::shortened(&self.submission.state, 80);
        sheet.set_name(name)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
        sheet.set_header(format!("&L{}&C&\"Arial,Bold\"{}&R{}", plain(&state), self.submission.marking.label(), plain(&status)));
        let page = say!(self.words, "workbook-page", page = "&P", pages = "&N");
        sheet.set_footer(format!("&L{}&R{page}", plain(name)));
        Ok(())
    }
}
