//! What runs down a drawn page: title, headings, paragraphs, lists.

use super::paint::Paint;
use super::wrap::{flat, hang, longest_word, measure, natural_width, wrap};
use super::{columns, mark, stacked, table};
use crate::report::document::{Block, Cell, Choice, Document, Table};
use crate::say;
use crate::words::Words;
use std::iter::repeat_n;

/// Rule of titles and chapters.
const HEAVY: char = '═';
/// Rule of sections.
const LIGHT: char = '─';
/// Begins headings of level 3.
const POINT: &str = "■ ";
/// Begins items of a list.
const BULLET: &str = "• ";
/// Begins every line of a notice, so that it stands out without colour.
const BAR: &str = "▌";
/// As wide as a box to tick with the space behind it.
const TICK_INDENT: &str = "    ";
/// Empty columns between labels and texts.
const GAP: usize = 2;

/// A page of a width.
pub(super) struct Page<'a> {
    width: usize,
    paint: Paint,
    words: &'a Words,
    lines: Vec<String>,
    /// Whether the last part is a heading that stands directly on the next one.
    on_next: bool,
    /// Whether the meaning of the marks was told.
    legend: bool,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(super) fn new(width: usize, paint: Paint, words: &'a Words) -> Self {
        Self { width, paint, words, lines: Vec::new(), on_next: false, legend: false }
    }

    /// The lines of a whole document.
    pub(super) fn draw(mut self, document: &Document) -> Vec<String> {
        let margin = self.margin(&document.banner, &document.marking);
        self.lines.extend(margin.iter().cloned());
        self.title(&document.title);
        self.facts(&document.facts);
        for block in &document.blocks {
            self.block(block);
        }
        // A text has no pages: its ends are where imprint, banner and marking are looked for.
        self.part(wrap(&document.imprint, self.width));
        self.part(margin);
        self.lines
    }

    /// Banner on the left and marking on the right; below each other where they do not fit.
    fn margin(&self, banner: &str, marking: &str) -> Vec<String> {
        let (left, right) = (flat(banner), flat(marking));
        let used = measure(&left) + measure(&right);
        if !left.is_empty() && !right.is_empty() && used + GAP <= self.width {
            let between = " ".repeat(self.width - used);
            return vec![format!("{}{between}{}", self.paint.alert(&left), self.paint.bold(&right))];
        }
        let banner = wrap(banner, self.width).into_iter().map(|line| self.paint.alert(&line));
        banner.chain(wrap(marking, self.width).into_iter().map(|line| self.paint.bold(&line))).collect()
    }

    fn title(&mut self, title: &str) {
        let text = wrap(title, self.width);
        if text.is_empty() {
            return;
        }
        self.lines.push(rule(HEAVY, self.width));
        self.lines.extend(text.iter().map(|line| self.paint.bold(line)));
        self.lines.push(rule(HEAVY, self.width));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => self.part(wrap(text, self.width)),
            Block::List(items) => self.part(items.iter().flat_map(|item| hang(BULLET, "  ", item, self.width)).collect()),
            Block::Steps(items) => self.steps(items),
            Block::Notice(text) => self.notice(text),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            // Its figures stand beside it.
            Block::Chart(_) => {}
            Block::Choices { options, several } => self.choices(options, *several),
            Block::Space { label, lines } => self.part(space(label, *lines, self.width)),
        }
    }

    /// Adds lines after an empty one.
    fn part(&mut self, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        if !self.lines.is_empty() && !self.on_next {
            self.lines.push(String::new());
        }
        self.on_next = false;
        self.lines.extend(lines);
    }

    fn heading(&mut self, level: u8, text: &str) {
        let text_lines = if level < 3 { wrap(text, self.width) } else { hang(POINT, "  ", text, self.width) };
        let width = text_lines.iter().map(|line| measure(line)).max().unwrap_or(0);
        let mut lines: Vec<String> = text_lines.iter().map(|line| self.paint.bold(line)).collect();
        match level {
            0 | 1 => lines.push(rule(HEAVY, width)),
            2 => lines.push(rule(LIGHT, width)),
            _ => {}
        }
        // A heading without a rule of its own is held to its text by standing on it.
        let on_next = level > 2 && !lines.is_empty();
        self.part(lines);
        self.on_next = on_next;
    }

    fn steps(&mut self, items: &[String]) {
        let digits = items.len().to_string().len();
        let rest = " ".repeat(digits + 2);
        let step = |(at, item): (usize, &String)| hang(&format!("{:>digits$}. ", at + 1), &rest, item, self.width);
        self.part(items.iter().enumerate().flat_map(step).collect());
    }

    fn notice(&mut self, text: &str) {
        let bar = self.paint.bold(BAR);
        let lines = wrap(text, self.width - 2);
        self.part(lines.iter().map(|line| format!("{bar} {line}")).collect());
    }

    /// Labels on the left, as wide as the widest one but at most a third of the page, or half of it for a long word;
    /// texts beside them.
    fn facts(&mut self, facts: &[(String, String)]) {
        let widest = facts.iter().map(|(label, _)| natural_width(label)).max().unwrap_or(0);
        let word = facts.iter().map(|(label, _)| longest_word(label)).max().unwrap_or(0);
        let left = widest.min((self.width / 3).max(word)).min(self.width / 2);
        let fact = |(label, text): &(String, String)| self.beside(label, left, text);
        self.part(facts.iter().flat_map(fact).collect());
    }

    fn beside(&self, label: &str, left: usize, text: &str) -> Vec<String> {
        let labels = wrap(label, left);
        let texts = wrap(text, self.width - left - GAP);
        let line = |at: usize| {
            let label = labels.get(at).map_or("", String::as_str);
            let pad = " ".repeat(left.saturating_sub(measure(label)) + GAP);
            format!("{label}{pad}{}", texts.get(at).map_or("", String::as_str)).trim_end().to_owned()
        };
        (0..labels.len().max(texts.len())).map(line).collect()
    }

    fn choices(&mut self, options: &[Choice], several: bool) {
        if options.iter().all(|option| option.text.is_empty() && measure(&option.label) <= self.width / 2) {
            self.part(beside_each_other(options, several, self.width));
            return;
        }
        let option = |option: &Choice| {
            let mut lines = hang(tick_box(several), TICK_INDENT, &option.label, self.width);
            if !option.text.is_empty() {
                lines.extend(hang(TICK_INDENT, TICK_INDENT, &option.text, self.width));
            }
            lines
        };
        self.part(options.iter().flat_map(option).collect());
    }

    fn table(&mut self, table: &Table) {
        if table.rows.is_empty() || table.columns.is_empty() {
            return;
        }
        self.part(match columns::widths(table, self.width) {
            Some(widths) => table::draw(table, &widths, self.width, self.paint, self.words),
            None => stacked::draw(table, self.width, self.paint, self.words),
        });
        let marks = table.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Range(_)));
        if marks && !self.legend {
            self.legend = true;
            let legend =
                say!(self.words, "terminal-legend", evidenced = mark::EVIDENCED, claimed = mark::CLAIMED, potential = mark::POTENTIAL);
            self.part(wrap(&legend, self.width));
        }
    }
}

fn rule(line: char, width: usize) -> String {
    repeat_n(line, width).collect()
}

/// A box to tick: one of several in square brackets, one alone in round ones.
pub(super) fn tick_box(several: bool) -> &'static str {
    if several { "[ ] " } else { "( ) " }
}

/// Boxes with short labels, as many on a line as fit.
fn beside_each_other(options: &[Choice], several: bool, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for option in options {
        let drawn = [tick_box(several), &flat(&option.label)].concat();
        match lines.last_mut() {
            Some(line) if measure(line) + TICK_INDENT.len() + measure(&drawn) <= width => line.push_str(&[TICK_INDENT, &drawn].concat()),
            _ => lines.extend(hang("", TICK_INDENT, &drawn, width)),
        }
    }
    lines
}

/// Lines to write on, with a label above them.
fn space(label: &str, lines: u8, width: usize) -> Vec<String> {
    let mut space = wrap(label, width);
    space.extend(repeat_n(rule('_', width), usize::from(lines)));
    space
}
