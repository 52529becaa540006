//! Documents as PDF, laid out page by page.
//!
//! `flow` is the page in the making, `blocks` and `table` set what a document says, `front` and `margins` what stands
//! before and around it; `canvas` draws with the operations of `printpdf`, one page at a time, and `file` makes the file
//! of them, with what that crate has no words for: structure, nested outline, language. Nothing here computes figures.

mod blocks;
mod canvas;
mod chart;
mod columns;
mod embed;
mod file;
mod flow;
mod form;
mod front;
mod glyphs;
mod margins;
mod page;
mod structure;
mod style;
mod table;
mod tags;
mod text;
mod writer;

use super::document::{Document, Layout};
use super::fonts::Shaper;
use crate::words::Words;
use flow::{Context, Flow};
use margins::Margins;
use style::{Frame, Style};
use tags::Tags;

/// The size of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 by 297 millimetres.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// All sizes with the words for them, the usual one first.
    pub const ALL: [(&'static str, Self); 2] = [("a4", Self::A4), ("letter", Self::Letter)];
}

/// A document as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// Characters that none of the fonts has, in order; each shows as U+FFFD.
    pub missing: Vec<char>,
}

/// Draws a document as a file of PDF 1.7.
///
/// The same document gives the same bytes. Fonts are part of the file, and nothing in it depends on day or machine.
#[must_use]
pub fn pdf(document: &Document, paper: Paper, words: &Words) -> Pdf {
    let shaper = Shaper::new();
    let sheet = Frame::of(paper, document.layout);
    let mut tightness = 0;
    loop {
        let style = Style::of(document.layout, tightness);
        let around = Context { shaper: &shaper, words, frame: sheet, style };
        let margins = Margins::of(document, around);
        let context = Context { frame: margins.within(sheet), ..around };
        let mut flow = Flow::new(context);
        set(document, &mut flow);
        // One page is tried tighter and tighter until it is one.
        if document.layout == Layout::OnePage && flow.finished.len() > 1 && tightness < Style::TIGHTEST {
            tightness += 1;
            continue;
        }
        let (bytes, pages) = file::file(document, flow, &margins, sheet);
        return Pdf { bytes, pages, missing: shaper.missing().into_iter().collect() };
    }
}

/// Sets the content, and then what stands before it.
fn set(document: &Document, flow: &mut Flow<'_>) {
    let covered = matches!(document.layout, Layout::Report | Layout::Book);
    if !covered {
        blocks::head(document, flow);
        blocks::set(document, flow);
        flow.turn();
        if flow.finished.is_empty() {
            flow.finish();
        }
        flow.front = flow.finished.len();
        return;
    }
    let front = flow.tags.add(Tags::DOCUMENT, "Sect");
    blocks::set(document, flow);
    flow.turn();
    flow.front = flow.finished.len();
    front::cover(document, flow, front);
    if front::has_contents(flow) {
        let count = flow.entries.len();
        // The number of pages of the contents is known when they are set, and does not depend on the numbers in them.
        let before = flow.finished.len() - flow.front + front::pages(flow, count);
        front::contents(flow, front, count, before);
    }
}
