//! The content of a document, block by block.

use super::canvas::Canvas;
use super::chart;
use super::flow::{Entry, Flow, height};
use super::style::{Style, Type};
use super::table;
use super::tags::{Node, Tags};
use super::text::Line;
use crate::report::document::{Block, Document, Layout};
use crate::report::drawing::{Ink, Stroke};
use crate::say;

/// How far items of a list stand from its left edge.
const INDENT: f64 = 14.0;
/// Space around the text of a notice.
const NOTICE: f64 = 8.0;
/// The most of a line that the labels of facts take.
const LABELS: f64 = 0.34;
const BETWEEN_COLUMNS: f64 = 12.0;
/// A question of a form that takes no more of a page than this is not broken over two.
const KEPT_WHOLE: f64 = 0.45;

/// Sets all blocks of a document.
pub(super) struct Setting<'f, 'a> {
    pub(super) flow: &'f mut Flow<'a>,
    pub(super) layout: Layout,
    titled: bool,
    /// Level of the last heading; 0 before the first one.
    level: u8,
    /// Whether the meaning of the marks was told.
    pub(super) legend: bool,
    /// Page and height at which the headings of a table ended last.
    pub(super) header: (usize, f64),
}

pub(super) fn set(document: &Document, flow: &mut Flow<'_>) {
    Setting::new(document, flow).blocks(&document.blocks);
}

/// A title with facts at the head of a document that has no cover.
pub(super) fn head(document: &Document, flow: &mut Flow<'_>) {
    let style = flow.context.style;
    if !document.title.is_empty() {
        let type_ = style.headings[0];
        let width = flow.context.frame.line();
        let lines = flow.context.setter().lines(&document.title, type_, width);
        let node = flow.tags.add(Tags::DOCUMENT, "H1");
        flow.lines(&lines, type_, flow.context.frame.left, width, node);
        flow.space(style.below[0]);
    }
    Setting::new(document, flow).facts(&document.facts, style.body, Tags::DOCUMENT);
    flow.space(style.gap * 1.5);
}

impl<'f, 'a> Setting<'f, 'a> {
    pub(super) fn new(document: &Document, flow: &'f mut Flow<'a>) -> Self {
        Self { flow, layout: document.layout, titled: !document.title.is_empty(), level: 0, legend: false, header: (0, 0.0) }
    }

    pub(super) fn style(&self) -> Style {
        self.flow.context.style
    }

    pub(super) fn left(&self) -> f64 {
        self.flow.context.frame.left
    }

    pub(super) fn width(&self) -> f64 {
        self.flow.context.frame.line()
    }

    pub(super) fn wrapped(&self, text: &str, type_: Type, width: f64) -> Vec<Line> {
        self.flow.context.setter().lines(text, type_, width)
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate().filter(|(_, block)| !is_empty(block)) {
            let rest = blocks.get(at + 1..).unwrap_or_default();
            match block {
                Block::Heading { level, text } => self.heading(*level, text, rest),
                Block::Paragraph(text) => self.paragraph(text, rest),
                Block::List(items) => self.list(items, false),
                Block::Steps(items) => self.list(items, true),
                Block::Notice(text) => self.notice(text),
                Block::Facts(facts) => {
                    let body = self.style().body;
                    self.facts(facts, body, Tags::DOCUMENT);
                }
                Block::Table(table) => table::set(self, table),
                Block::Chart(chart) => chart::set(self, chart),
                Block::Choices { options, several } => {
                    let after = match rest.first() {
                        Some(Block::Space { label, lines }) => self.style().gap + self.space_height(label, (*lines).min(3)),
                        _ => 0.0,
                    };
                    self.choices(options, *several, after);
                }
                Block::Space { label, lines } => self.room_to_write(label, *lines),
            }
            // Headings ask for a distance of their own.
            if !matches!(block, Block::Heading { .. }) {
                self.flow.space(self.style().gap);
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str, rest: &[Block]) {
        let level = level.clamp(1, 6).min(self.level + 1);
        self.level = level;
        let style = self.style();
        let at = usize::from(level.min(3) - 1);
        let (Some(type_), Some(above), Some(below)) = (style.headings.get(at), style.above.get(at), style.below.get(at)) else { return };
        if level == 1 && self.layout == Layout::Book {
            self.flow.turn();
        }
        let lines = self.wrapped(text, *type_, self.width());
        let own = height(lines.len(), *type_) + below;
        self.flow.space(*above);
        self.flow.need((own + self.lead(rest)).min(self.flow.context.frame.room()));
        let roles = ["H1", "H2", "H3", "H4", "H5", "H6"];
        // The title of the document is its first heading, where it has one.
        let role = roles.get(usize::from(level - u8::from(!self.titled))).copied().unwrap_or("H6");
        let node = self.flow.tags.add(Tags::DOCUMENT, role);
        let entry = Entry { level, text: text.to_owned(), page: self.flow.page(), y: self.flow.y };
        self.flow.entries.push(entry);
        let (left, width) = (self.left(), self.width());
        self.flow.lines(&lines, *type_, left, width, node);
        self.flow.space(*below);
    }

    /// How much of what follows a heading must stand on its page.
    fn lead(&self, blocks: &[Block]) -> f64 {
        if self.layout == Layout::Form {
            let group = blocks.iter().position(|block| matches!(block, Block::Heading { .. })).unwrap_or(blocks.len());
            let group = blocks.get(..group).unwrap_or_default();
            // A heading that is followed by another one, or by what announces it, leads to the group below that.
            if !group.iter().all(|block| matches!(block, Block::Paragraph(_))) {
                let whole: f64 = group.iter().map(|block| self.whole(block) + self.style().gap).sum();
                if whole <= self.flow.context.frame.room() * KEPT_WHOLE {
                    return whole;
                }
            }
        }
        let blocks = blocks.iter().position(|block| !is_empty(block)).and_then(|at| blocks.get(at..)).unwrap_or_default();
        let Some((first, rest)) = blocks.split_first() else { return 0.0 };
        let style = self.style();
        let some = |lines: usize| if lines <= 3 { lines } else { 2 };
        match first {
            Block::Heading { level, text } => {
                let at = usize::from(level.clamp(&1, &3) - 1);
                let (Some(type_), Some(above), Some(below)) = (style.headings.get(at), style.above.get(at), style.below.get(at)) else {
                    return 0.0;
                };
                above + height(self.wrapped(text, *type_, self.width()).len(), *type_) + below + self.lead(rest)
            }
            Block::Paragraph(text) => {
                let lines = self.wrapped(text, style.body, self.width()).len();
                let announces = !matches!(rest.first(), None | Some(Block::Paragraph(_) | Block::Notice(_) | Block::Space { .. }));
                let leads = lines <= 4 && announces;
                if leads { height(lines, style.body) + style.gap + self.lead(rest) } else { height(some(lines), style.body) }
            }
            Block::List(items) | Block::Steps(items) => self.list_lead(items),
            Block::Table(table) => table::lead(self, table),
            // A list of figures after a lone line that announces it belongs to that line.
            Block::Facts(_) => height(2, style.body),
            Block::Notice(_) => self.whole(first),
            Block::Chart(chart) => chart::lead(self, chart),
            Block::Choices { options, .. } => self.choices_height(options, 2),
            Block::Space { label, lines } => self.space_height(label, (*lines).min(2)),
        }
    }

    /// How much of a list must stand together at its beginning: a short one as a whole, else two items.
    fn list_lead(&self, items: &[String]) -> f64 {
        let style = self.style();
        let lines = |item: &String| self.wrapped(item, style.body, self.width() - INDENT).len();
        let counts: Vec<usize> = items.iter().take(4).map(lines).collect();
        if counts.len() == items.len() && counts.iter().sum::<usize>() <= 4 {
            return counts.iter().map(|count| height(*count, style.body) + style.between).sum();
        }
        counts.iter().take(2).map(|count| height(if *count <= 3 { *count } else { 2 }, style.body) + style.between).sum()
    }

    /// The height of a block, where it is of a kind that forms and headings keep whole.
    fn whole(&self, block: &Block) -> f64 {
        let style = self.style();
        match block {
            Block::Paragraph(text) => height(self.wrapped(text, style.body, self.width()).len(), style.body),
            Block::List(items) | Block::Steps(items) => items
                .iter()
                .map(|item| height(self.wrapped(item, style.body, self.width() - INDENT).len(), style.body) + style.between)
                .sum(),
            Block::Notice(text) => height(self.wrapped(text, style.body, self.width() - 2.0 * NOTICE).len() + 1, style.body) + 2.0 * NOTICE,
            Block::Chart(chart) => chart::height_of(self, chart),
            Block::Choices { options, .. } => self.choices_height(options, usize::MAX),
            Block::Space { label, lines } => self.space_height(label, *lines),
            Block::Facts(facts) => height(facts.len(), style.body) + style.between,
            Block::Table(table) => table::whole(self, table),
            // A heading begins what is kept whole.
            Block::Heading { .. } => 0.0,
        }
    }

    fn paragraph(&mut self, text: &str, rest: &[Block]) {
        let type_ = self.style().body;
        let lines = self.wrapped(text, type_, self.width());
        if text.trim_end().ends_with(':') && lines.len() <= 3 {
            let all = height(lines.len(), type_) + self.style().gap + self.lead(rest);
            self.flow.need(all.min(self.flow.context.frame.room()));
        }
        let node = self.flow.tags.add(Tags::DOCUMENT, "P");
        let (left, width) = (self.left(), self.width());
        self.flow.lines(&lines, type_, left, width, node);
    }

    fn list(&mut self, items: &[String], numbered: bool) {
        let (type_, between) = (self.style().body, self.style().between);
        let list = self.flow.tags.add(Tags::DOCUMENT, "L");
        let setter = self.flow.context.setter();
        let widest = setter.width(&format!("{}.", items.len()), type_);
        let indent = if numbered { INDENT.max(widest + 6.0) } else { INDENT };
        let (left, width) = (self.left(), self.width() - indent);
        self.flow.need(self.list_lead(items).min(self.flow.context.frame.room()));
        for (at, item) in items.iter().enumerate() {
            let node = self.flow.tags.add(list, "LI");
            let lines = self.wrapped(item, type_, width);
            let keep = if lines.len() <= 3 { lines.len() } else { 2 };
            self.flow.need(height(keep, type_));
            let label = self.flow.tags.add(node, "Lbl");
            let mark = if numbered { format!("{}.", at + 1) } else { "•".to_owned() };
            let mark = setter.single(&mark, type_);
            let y = self.flow.y;
            let x = if numbered { left + indent - 6.0 - mark.width } else { left + 3.0 };
            self.flow.tagged(label, |canvas, glyphs| canvas.line(glyphs, &mark, type_, x, y, f64::INFINITY));
            let body = self.flow.tags.add(node, "LBody");
            self.flow.lines(&lines, type_, left + indent, width, body);
            self.flow.space(between);
        }
    }

    fn notice(&mut self, text: &str) {
        let type_ = self.style().body;
        let label = [say!(self.flow.context.words, "html-notice"), " ".to_owned()].concat();
        let (left, width) = (self.left(), self.width());
        let inner = width - 2.0 * NOTICE - 3.0;
        let lines = self.flow.context.setter().spans(&[(&label, true), (text, false)], type_, inner);
        let whole = height(lines.len(), type_) + 2.0 * NOTICE;
        self.flow.need(whole.min(height(2, type_) + 2.0 * NOTICE));
        if whole <= self.flow.context.frame.room() {
            self.flow.need(whole);
        }
        let node = self.flow.tags.add(Tags::DOCUMENT, "P");
        self.flow.y += NOTICE;
        self.flow.lines_with(&lines, type_, left + NOTICE + 3.0, inner, node, |canvas: &mut Canvas, top, bottom| {
            let height = bottom - top + 2.0 * NOTICE;
            canvas.area([left, top - NOTICE], width, height, [0xf3, 0xf6, 0xf9]);
            canvas.area([left, top - NOTICE], 2.5, height, Ink::Deep.rgb());
        });
        self.flow.y += NOTICE;
    }

    pub(super) fn facts(&mut self, facts: &[(String, String)], type_: Type, parent: Node) {
        if facts.is_empty() {
            return;
        }
        if self.layout == Layout::OnePage && self.facts_in_lines(facts, type_, parent) {
            return;
        }
        let setter = self.flow.context.setter();
        let (left, width) = (self.left(), self.width());
        let name = type_.ink(Ink::Muted);
        let widest = facts.iter().map(|(label, _)| setter.width(label, name)).fold(0.0, f64::max).min(width * LABELS);
        let (column, room) = (widest + BETWEEN_COLUMNS, width - widest - BETWEEN_COLUMNS);
        let list = self.flow.tags.add(parent, "L");
        for (label, text) in facts {
            let labels = self.wrapped(label, name, widest + 0.1);
            let lines = self.wrapped(text, type_, room);
            let node = self.flow.tags.add(list, "LI");
            let least = if lines.len() <= 3 { lines.len() } else { 2 };
            self.flow.need(height(labels.len().max(least), type_));
            let part = self.flow.tags.add(node, "Lbl");
            let (y, page) = (self.flow.y, self.flow.page());
            self.flow.tagged(part, |canvas, glyphs| {
                let mut y = y;
                for line in &labels {
                    canvas.line(glyphs, line, name, left, y, widest);
                    y += name.leading;
                }
            });
            let body = self.flow.tags.add(node, "LBody");
            self.flow.lines(&lines, type_, left + column, room, body);
            if text.trim().is_empty() && self.layout == Layout::Form {
                // Room to write beside the label.
                let y = self.flow.y + 5.0;
                let stroke = Stroke::solid(Ink::Grid, 0.6);
                self.flow.artifact(|canvas, _| canvas.rule([left + column, y], [left + width, y], stroke));
                self.flow.y = y + 3.0;
            }
            if self.flow.page() == page {
                self.flow.y = self.flow.y.max(y + height(labels.len(), name));
            }
            self.flow.space(self.style().between);
        }
    }

    /// Facts beside each other, where space is short; false where one of them is too long for that.
    fn facts_in_lines(&mut self, facts: &[(String, String)], type_: Type, parent: Node) -> bool {
        let setter = self.flow.context.setter();
        let (left, width) = (self.left(), self.width());
        let name = type_.ink(Ink::Muted);
        let drawn = |(label, text): &(String, String)| {
            let label = setter.single(label, name);
            let at = label.width + 5.0;
            (label, setter.single(text, type_), at)
        };
        let drawn: Vec<(Line, Line, f64)> = facts.iter().map(drawn).collect();
        let one_line = |(label, text): &(String, String)| !label.contains('\n') && !text.contains('\n');
        if !facts.iter().all(one_line) || drawn.iter().any(|(_, text, at)| at + text.width > width) {
            return false;
        }
        let list = self.flow.tags.add(parent, "L");
        let mut x = 0.0;
        for (at, (label, text, beside)) in drawn.iter().enumerate() {
            if at == 0 || x + beside + text.width > width {
                self.flow.y += if at == 0 { 0.0 } else { type_.leading };
                self.flow.need(type_.leading);
                x = 0.0;
            }
            let (from, y) = (left + x, self.flow.y);
            let node = self.flow.tags.add(list, "LI");
            let part = self.flow.tags.add(node, "Lbl");
            self.flow.tagged(part, |canvas, glyphs| canvas.line(glyphs, label, name, from, y, f64::INFINITY));
            let body = self.flow.tags.add(node, "LBody");
            self.flow.tagged(body, |canvas, glyphs| canvas.line(glyphs, text, type_, from + beside, y, f64::INFINITY));
            x += beside + text.width + 2.0 * BETWEEN_COLUMNS;
        }
        self.flow.y += type_.leading;
        true
    }
}

/// Whether a block takes no room.
fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) => text.trim().is_empty(),
        Block::List(items) | Block::Steps(items) => items.is_empty(),
        Block::Facts(facts) => facts.is_empty(),
        Block::Table(table) => table.rows.is_empty() || table.columns.is_empty(),
        Block::Choices { options, .. } => options.is_empty(),
        Block::Heading { .. } | Block::Notice(_) | Block::Chart(_) | Block::Space { .. } => false,
    }
}
