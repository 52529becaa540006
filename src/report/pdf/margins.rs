//! Header and footer: title, banner, marking, what the document was made with, and the number of the page.

use super::canvas::Canvas;
use super::flow::{Context, height};
use super::glyphs::Glyphs;
use super::style::{Frame, IMPRINT_TYPE, MARGIN_TYPE, MARKING_TYPE, Type};
use super::text::Line;
use crate::report::document::{Document, Layout};
use crate::report::drawing::{Ink, Stroke};
use crate::report::tlp;
use crate::say;

/// Space between parts that stand beside each other.
const BETWEEN: f64 = 14.0;
/// Space between the margins and the content of a page, and the same where all stands on one.
const APART: f64 = 17.0;
const APART_ON_ONE_PAGE: f64 = 11.0;
/// Space around the letters of a marking.
const PAD: f64 = 5.0;

/// The margins of all pages of a document.
pub(super) struct Margins {
    title: Vec<Line>,
    banner: Vec<Line>,
    marking: Vec<Line>,
    imprint: Vec<Line>,
    colour: [u8; 3],
    /// How many lines of the marking have that colour.
    coloured: usize,
    /// Height of the header and of the footer.
    header: f64,
    footer: f64,
    /// Width of the marking with its ground.
    marked: f64,
    apart: f64,
}

impl Margins {
    /// Finds what stands in the margins, and how much room that takes; `context` has the frame of the paper alone.
    pub(super) fn of(document: &Document, context: Context<'_>) -> Self {
        let setter = context.setter();
        let line = context.frame.line();
        let lines =
            |text: &str, type_: Type, width: f64| if text.trim().is_empty() { Vec::new() } else { setter.lines(text, type_, width) };
        let widest = |lines: &[Line]| lines.iter().map(|line| line.width).fold(0.0, f64::max);
        // The marking of the sender stands above what the State adds in its own words, and alone has its colour.
        let (shared, national) = document.marking.split_once("; ").unwrap_or((&document.marking, ""));
        let mut marking = lines(shared, MARKING_TYPE, line * 0.45);
        let coloured = marking.len();
        marking.extend(lines(national, MARKING_TYPE, line * 0.45));
        let marked = if marking.is_empty() { 0.0 } else { widest(&marking) + 2.0 * PAD };
        let banner = lines(&document.banner, MARGIN_TYPE.bold().ink(Ink::Target), line * 0.3);
        let beside = line - marked - BETWEEN - if banner.is_empty() { 0.0 } else { widest(&banner) + BETWEEN };
        let title = lines(&document.title, MARGIN_TYPE, beside);
        let number = setter.width(&say!(context.words, "pdf-page", page = 1000usize, pages = 1000usize), MARGIN_TYPE);
        let imprint = lines(&document.imprint, IMPRINT_TYPE, line - marked - number - 2.0 * BETWEEN);
        let mark = ground(&marking);
        let apart = if document.layout == Layout::OnePage { APART_ON_ONE_PAGE } else { APART };
        let header = height(title.len(), MARGIN_TYPE).max(height(banner.len(), MARGIN_TYPE)).max(mark);
        let footer = height(imprint.len(), IMPRINT_TYPE).max(MARGIN_TYPE.leading).max(mark);
        Self { title, banner, marking, imprint, colour: tlp::letters(shared), coloured, header, footer, marked, apart }
    }

    /// What is left of a frame for the content.
    pub(super) fn within(&self, frame: Frame) -> Frame {
        let header = if self.header > 0.0 { self.header + self.apart } else { self.apart };
        Frame { top: frame.top + header, bottom: frame.bottom - self.footer - self.apart, ..frame }
    }

    /// Draws header and footer of a page; `frame` is that of the paper alone.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas,
        glyphs: &mut Glyphs<'_>,
        context: Context<'_>,
        frame: Frame,
        (page, pages): (usize, usize),
        titled: bool,
    ) {
        canvas.begin_pagination();
        if titled {
            let middle = |lines: &[Line]| frame.top + (self.header - height(lines.len(), MARGIN_TYPE)) / 2.0;
            let mut y = middle(&self.title);
            for line in &self.title {
                canvas.line(glyphs, line, MARGIN_TYPE, frame.left, y, f64::INFINITY);
                y += MARGIN_TYPE.leading;
            }
            let banner = MARGIN_TYPE.bold().ink(Ink::Target);
            let end = frame.right - if self.marked > 0.0 { self.marked + BETWEEN } else { 0.0 };
            let mut y = middle(&self.banner);
            for line in &self.banner {
                canvas.line(glyphs, line, banner, end - line.width, y, f64::INFINITY);
                y += banner.leading;
            }
            if self.header > 0.0 {
                let y = frame.top + self.header + 4.0;
                canvas.rule([frame.left, y], [frame.right, y], Stroke::solid(Ink::Grid, 0.5));
            }
        }
        self.mark(canvas, glyphs, frame.right, frame.top);
        canvas.end();
        canvas.begin_pagination();
        let top = frame.bottom - self.footer;
        canvas.rule([frame.left, top - 5.0], [frame.right, top - 5.0], Stroke::solid(Ink::Grid, 0.5));
        let mark = ground(&self.marking);
        let tall = height(self.imprint.len(), IMPRINT_TYPE);
        let mut y = if tall < mark { top + (mark - tall) / 2.0 } else { top };
        for line in &self.imprint {
            canvas.line(glyphs, line, IMPRINT_TYPE, frame.left, y, f64::INFINITY);
            y += IMPRINT_TYPE.leading;
        }
        let number = context.setter().single(&say!(context.words, "pdf-page", page = page, pages = pages), MARGIN_TYPE);
        let end = frame.right - if self.marked > 0.0 { self.marked + BETWEEN } else { 0.0 };
        let y = top + ((mark - MARGIN_TYPE.leading) / 2.0).max(0.0);
        canvas.line(glyphs, &number, MARGIN_TYPE, end - number.width, y, f64::INFINITY);
        self.mark(canvas, glyphs, frame.right, top);
        canvas.end();
    }

    /// The marking on its black ground, its upper right corner at a place.
    fn mark(&self, canvas: &mut Canvas, glyphs: &mut Glyphs<'_>, right: f64, top: f64) {
        if self.marking.is_empty() {
            return;
        }
        canvas.area([right - self.marked, top], self.marked, ground(&self.marking), [0, 0, 0]);
        let mut y = top + 1.5;
        for (at, line) in self.marking.iter().enumerate() {
            let x = right - PAD - line.width;
            let colour = if at < self.coloured { self.colour } else { [0xff; 3] };
            canvas.text(glyphs, &line.parts, MARKING_TYPE.size, colour, x, y + MARKING_TYPE.base());
            y += MARKING_TYPE.leading;
        }
    }
}

/// Height of the ground of a marking.
fn ground(marking: &[Line]) -> f64 {
    if marking.is_empty() { 0.0 } else { height(marking.len(), MARKING_TYPE) + 3.0 }
}
