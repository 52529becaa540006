//! The first sheet: what this is and how it is filled.

use super::cells;
use super::layout::Height;
use super::{Making, OwnSheets};
use crate::say;
use rust_xlsxwriter::{Format, ProtectionOptions, Url, Worksheet, XlsxError};

/// Widths of the two columns, in characters.
const WIDTHS: [u16; 2] = [30, 100];

/// The sheet of the instructions, with links to the sections and the number of their questions.
pub(super) fn sheet(making: &Making<'_>, own: &OwnSheets, contents: &[(String, String, usize)]) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    making.dress(&mut sheet, &own.instructions)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let (words, styles) = (making.words, &making.styles);
    let submission = making.submission;
    let questionnaire = making.library.questionnaire_title(&submission.questionnaire.id);
    let mut page = Page { sheet: &mut sheet, row: 0 };
    let title = say!(words, "workbook-title", state = submission.state.as_str(), questionnaire = questionnaire);
    page.across(&title, &styles.title)?;
    let part = submission.part.as_ref().map(|part| say!(words, "workbook-part", name = part.name.as_str()));
    if let Some(part) = &part {
        page.across(part, &styles.heading)?;
    }
    let marked = say!(words, "workbook-marked", marking = submission.marking.label());
    page.across(&[marked.as_str(), " ", &submission.classification].concat(), &styles.text)?;
    page.row += 1;
    page.chapter(&say!(words, "workbook-fill"), &styles.heading, &styles.text)?;
    page.chapter(&say!(words, "workbook-states"), &styles.heading, &styles.text)?;
    page.chapter(&say!(words, "workbook-evidence"), &styles.heading, &styles.text)?;
    page.chapter(&say!(words, "workbook-columns"), &styles.heading, &styles.text)?;
    page.chapter(&say!(words, "workbook-back"), &styles.heading, &styles.text)?;
    page.across(&say!(words, "workbook-sheets"), &styles.heading)?;
    page.link(&own.submission, &say!(words, "workbook-sheets-submission"), making)?;
    if let Some(name) = &own.conflicts {
        page.link(name, &say!(words, "workbook-sheets-conflicts"), making)?;
    }
    for (name, title, questions) in contents {
        page.link(name, &say!(words, "workbook-sheets-section", title = title.as_str(), questions = *questions), making)?;
    }
    page.link(&own.evidence, &say!(words, "workbook-sheets-evidence"), making)?;
    page.link(&own.offices, &say!(words, "workbook-sheets-offices"), making)?;
    sheet.protect_with_options(&ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() });
    Ok(sheet)
}

/// The sheet and the row that comes next.
struct Page<'p> {
    sheet: &'p mut Worksheet,
    row: u32,
}

impl Page<'_> {
    /// A line over both columns.
    fn across(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, 1, &cells::fine(text), format)?;
        self.row += 1;
        Ok(())
    }

    /// A heading, then a line for each line of the text; what stands before a bar is set apart on the left.
    fn chapter(&mut self, text: &str, heading: &Format, format: &Format) -> Result<(), XlsxError> {
        for (at, line) in text.lines().enumerate() {
            match line.split_once('|') {
                _ if at == 0 => self.across(line, heading)?,
                Some((name, said)) => {
                    cells::say(self.sheet, (self.row, 0), name.trim(), format)?;
                    cells::say(self.sheet, (self.row, 1), said.trim(), format)?;
                    Height::default().text(said, WIDTHS[1], 10.0).set(self.sheet, self.row)?;
                    self.row += 1;
                }
                None => {
                    self.across(line, format)?;
                    // Merged cells do not grow with their text.
                    Height::default().text(line, WIDTHS.iter().sum(), 10.0).set(self.sheet, self.row - 1)?;
                }
            }
        }
        self.row += 1;
        Ok(())
    }

    /// A link to a sheet, and what stands there.
    fn link(&mut self, name: &str, said: &str, making: &Making<'_>) -> Result<(), XlsxError> {
        let to = Url::new(["internal:'", &name.replace('\'', "''"), "'!A1"].concat()).set_text(name);
        Height::default().text(name, WIDTHS[0], 10.0).set(self.sheet, self.row)?;
        self.sheet.write_url_with_format(self.row, 0, to, &making.styles.link)?;
        cells::say(self.sheet, (self.row, 1), said, &making.styles.text)?;
        self.row += 1;
        Ok(())
    }
}
