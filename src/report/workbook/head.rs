//! What every sheet has: title, marking, status and what was used at its head, and the same on each printed page.

use super::book::Book;
use super::cells;
use crate::report::document::Document;
use crate::report::subject::Subject;
use crate::say;
use crate::words::Words;
use crate::write::Height;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Characters beside each other on a usual screen.
const SEEN: u16 = 130;

impl Book<'_> {
    /// A sheet with its head and its print set-up.
    ///
    /// # Errors
    /// Where the name is none that a sheet can have.
    pub(super) fn sheet(&self, name: &str, note: &str, widths: &[u16]) -> Result<Worksheet, XlsxError> {
        let words = self.subject.words;
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        let (title, banner) = (cells::fine(&self.opening.title), cells::fine(&self.opening.banner));
        let title = cells::shortened(&say!(words, "xlsx-title", report = title, sheet = name), 300);
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, *width)?;
            sheet.write_blank(1, column, &self.looks.marking)?;
        }
        sheet.write_string_with_format(1, 0, &self.opening.marking, &self.looks.marking)?;
        sheet.write_string_with_format(2, 0, &banner, &self.looks.banner)?;
        // Over as many columns as can be seen at once, so that neither the screen nor the paper has to be wider than the table.
        let together = widths.iter().scan(0, |sum, width| Some(std::mem::replace(sum, *sum + width))).take_while(|before| *before < SEEN);
        let last = u16::try_from(together.count().saturating_sub(1)).unwrap_or_default();
        let width: u16 = widths.iter().take(usize::from(last) + 1).sum();
        let (large, small) = (&self.looks.title, &self.looks.small);
        let imprint = cells::shortened(&cells::fine(&self.imprint), 2_000);
        for (row, text, look, size) in [(0, title.as_str(), large, 15.0), (3, imprint.as_str(), small, 9.0), (4, note, small, 9.0)] {
            Height::default().text(text, width, size).set(&mut sheet, row)?;
            if last > 0 {
                sheet.merge_range(row, 0, row, last, text, look)?;
            } else {
                sheet.write_string_with_format(row, 0, text, look)?;
            }
        }
        paper(&mut sheet, [&self.subject.submission.state, &self.opening.marking, &banner], &self.imprint, words);
        Ok(sheet)
    }
}

/// How a sheet is printed: its whole width on a page, with the name of its matter, the marking and a banner above, and what was used below.
pub(super) fn paper(sheet: &mut Worksheet, [matter, marking, banner]: [&str; 3], imprint: &str, words: &Words) {
    // Both A4 and Letter: the width is made to fit, whichever paper is in the printer.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.8, 0.7, 0.3, 0.3);
    // A header and a footer hold 255 characters each.
    let plain = |text: &str, most| cells::shortened(&cells::fine(text), most).replace(['&', '\n'], " ");
    sheet.set_header(format!("&L{}&C&\"Arial,Bold\"{}&R{}", plain(matter, 70), plain(marking, 40), plain(banner, 60)));
    let page = say!(words, "workbook-page", page = "&P", pages = "&N");
    sheet.set_footer(format!("&L{}&R{page}", plain(imprint, 110)));
}

/// The facts of the report that tell what figures rest on, the definitions first.
pub(super) fn imprint(subject: &Subject<'_>, opening: &Document) -> Vec<String> {
    let keys = ["report-label-definitions", "report-label-fingerprints", "report-label-targets", "report-label-threats"];
    let labels = keys.map(|key| subject.words.say(key, &[]));
    let found = labels.iter().filter_map(|wanted| opening.facts.iter().find(|(label, _)| label == wanted));
    found.map(|(label, text)| say!(subject.words, "xlsx-used", label = label, text = text)).collect()
}
