//! Content that flows from page to page.

use super::canvas::Canvas;
use super::glyphs::Glyphs;
use super::page::Finished;
use super::style::{Frame, Style, Type};
use super::tags::{Kid, Node, Tags};
use super::text::{Line, Setter};
use crate::report::fonts::Shaper;
use crate::words::Words;

/// What everything on the pages needs.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) shaper: &'a Shaper,
    pub(super) words: &'a Words,
    pub(super) frame: Frame,
    pub(super) style: Style,
}

impl<'a> Context<'a> {
    pub(super) fn setter(self) -> Setter<'a> {
        Setter { shaper: self.shaper }
    }
}

/// A heading, for the contents and the outline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// From 1 on; no level is left out on the way down.
    pub(super) level: u8,
    pub(super) text: String,
    /// Page in the order in which pages were made, and height on it.
    pub(super) page: usize,
    pub(super) y: f64,
}

/// A link of a page to a heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Link {
    /// Left, upper, right and lower edge.
    pub(super) edges: [f64; 4],
    /// Place of the heading among the entries.
    pub(super) entry: usize,
    pub(super) node: Node,
}

/// Pages in the making.
pub(super) struct Flow<'a> {
    pub(super) context: Context<'a>,
    pub(super) glyphs: Glyphs<'a>,
    pub(super) tags: Tags,
    pub(super) entries: Vec<Entry>,
    pub(super) finished: Vec<Finished>,
    /// How many of these are content; those after them are cover and contents, which stand before it.
    pub(super) front: usize,
    pub(super) canvas: Canvas,
    /// Parts of the structure by the numbers of their content on this page.
    contents: Vec<Node>,
    links: Vec<Link>,
    /// Where the next content begins.
    pub(super) y: f64,
    /// Space that is left free before the next content, unless it begins a page.
    space: f64,
}

impl<'a> Flow<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        Self {
            context,
            glyphs: Glyphs::new(context.shaper),
            tags: Tags::new(),
            entries: Vec::new(),
            finished: Vec::new(),
            front: 0,
            canvas: Canvas::new(context.frame.height),
            contents: Vec::new(),
            links: Vec::new(),
            y: context.frame.top,
            space: 0.0,
        }
    }

    /// The number of the page that is being made.
    pub(super) fn page(&self) -> usize {
        self.finished.len()
    }

    /// Whether nothing stands on the page yet.
    pub(super) fn fresh(&self) -> bool {
        self.y <= self.context.frame.top + 0.01
    }

    /// Asks for space before what comes next.
    pub(super) fn space(&mut self, space: f64) {
        self.space = self.space.max(space);
    }

    /// How much room is left on the page for what comes next.
    pub(super) fn room(&self) -> f64 {
        let space = if self.fresh() { 0.0 } else { self.space };
        self.context.frame.bottom - self.y - space
    }

    /// Goes to the next page, unless nothing stands on this one.
    pub(super) fn turn(&mut self) {
        if !self.fresh() || !self.contents.is_empty() {
            self.finish();
        }
    }

    /// Ends the page, even an empty one.
    pub(super) fn finish(&mut self) {
        let canvas = std::mem::replace(&mut self.canvas, Canvas::new(self.context.frame.height));
        let (contents, links) = (std::mem::take(&mut self.contents), std::mem::take(&mut self.links));
        self.finished.push(Finished::of(canvas.ops, self.context.frame, contents, links));
        self.y = self.context.frame.top;
        self.space = 0.0;
    }

    /// Makes room for something of a height that must not be broken; it may be higher than a page only at its upper edge.
    pub(super) fn need(&mut self, height: f64) {
        if height > self.room() + 0.01 {
            self.turn();
        }
        self.take_space();
    }

    fn take_space(&mut self) {
        if !self.fresh() {
            self.y += self.space;
        }
        self.space = 0.0;
    }

    /// Draws content that belongs to a part of the structure.
    pub(super) fn tagged(&mut self, node: Node, draw: impl FnOnce(&mut Canvas, &mut Glyphs<'a>)) {
        let number = self.contents.len();
        self.contents.push(node);
        self.tags.kid(node, Kid::Content { page: self.page(), number });
        self.canvas.begin(self.tags.role(node), number);
        draw(&mut self.canvas, &mut self.glyphs);
        self.canvas.end();
    }

    /// Draws what is only there for the eye.
    pub(super) fn artifact(&mut self, draw: impl FnOnce(&mut Canvas, &mut Glyphs<'a>)) {
        self.canvas.begin_artifact();
        draw(&mut self.canvas, &mut self.glyphs);
        self.canvas.end();
    }

    /// Adds a link over a part of the page.
    pub(super) fn link(&mut self, edges: [f64; 4], entry: usize, node: Node) {
        let (page, at) = (self.page(), self.links.len());
        self.tags.kid(node, Kid::Link { page, at });
        self.links.push(Link { edges, entry, node });
    }

    /// Lines of text that may go on on the next page, but leave no line alone on either.
    pub(super) fn lines(&mut self, lines: &[Line], type_: Type, x: f64, width: f64, node: Node) {
        self.lines_with(lines, type_, x, width, node, |_, _, _| {});
    }

    /// The same; `beside` draws something beside each part that stands on one page, from one height to another.
    pub(super) fn lines_with(
        &mut self,
        lines: &[Line],
        type_: Type,
        x: f64,
        width: f64,
        node: Node,
        beside: impl Fn(&mut Canvas, f64, f64),
    ) {
        let mut rest = lines;
        while !rest.is_empty() {
            let count = self.fitting(rest.len(), type_.leading);
            if count == 0 {
                self.turn();
                continue;
            }
            self.take_space();
            let (now, later) = rest.split_at(count.min(rest.len()));
            let top = self.y;
            let bottom = top + height(now.len(), type_);
            self.artifact_beside(&beside, top, bottom);
            self.tagged(node, |canvas, glyphs| {
                let mut y = top;
                for line in now {
                    canvas.line(glyphs, line, type_, x, y, width);
                    y += type_.leading;
                }
            });
            self.y = bottom;
            rest = later;
            if !rest.is_empty() {
                self.finish();
            }
        }
    }

    fn artifact_beside(&mut self, beside: &impl Fn(&mut Canvas, f64, f64), top: f64, bottom: f64) {
        let before = self.canvas.ops.len();
        self.canvas.begin_artifact();
        let begun = self.canvas.ops.len();
        beside(&mut self.canvas, top, bottom);
        if self.canvas.ops.len() == begun {
            self.canvas.ops.truncate(before);
        } else {
            self.canvas.end();
        }
    }

    /// How many of the lines that are left are set on this page; 0 where the next page has to be begun first.
    fn fitting(&self, left: usize, leading: f64) -> usize {
        let room = self.room() + 0.01;
        // The room on a page is a few hundred lines at most, so no digit is lost; less than nothing becomes 0.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let fit = (room / leading).floor().max(0.0) as usize;
        if fit >= left {
            return left;
        }
        // Two lines at least on either page, and three are not parted.
        let fit = if left == fit + 1 { fit.saturating_sub(1) } else { fit };
        if fit < 2 && !self.fresh() {
            return 0;
        }
        fit.max(1)
    }
}

/// Height of a number of lines.
pub(super) fn height(lines: usize, type_: Type) -> f64 {
    // Lines of one text stay far below 2^52, so the conversion is exact.
    #[allow(clippy::cast_precision_loss)]
    let lines = lines as f64;
    lines * type_.leading
}
