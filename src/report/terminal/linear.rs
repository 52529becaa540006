//! Documents as linear text for a screen reader: no columns, no marks, no lines.

use super::page::tick_box;
use super::stacked::labelled;
use super::wrap::{flat, wrap};
use crate::report::document::{Block, Cell, Choice, Column, Document, Row, Table};
use crate::report::figures::percent;
use crate::say;
use crate::score::Readings;
use crate::words::Words;

/// The lines of a whole document.
pub(super) fn draw(document: &Document, width: usize, words: &Words) -> Vec<String> {
    let text = Linear { words };
    let mut lines = Vec::new();
    for part in text.document(document) {
        let part: Vec<String> = part.iter().flat_map(|line| wrap(line, width)).collect();
        if !lines.is_empty() && !part.is_empty() {
            lines.push(String::new());
        }
        lines.extend(part);
    }
    lines
}

struct Linear<'a> {
    words: &'a Words,
}

impl Linear<'_> {
    /// Parts, each of lines that are not yet wrapped.
    fn document(&self, document: &Document) -> Vec<Vec<String>> {
        let mut margin = vec![document.banner.clone()];
        if !document.marking.is_empty() {
            margin.push(say!(self.words, "terminal-marking", text = &document.marking));
        }
        let mut parts = vec![margin.clone(), vec![document.title.clone()], self.facts(&document.facts)];
        parts.extend(document.blocks.iter().map(|block| self.block(block)));
        parts.extend([vec![document.imprint.clone()], margin]);
        parts
    }

    fn block(&self, block: &Block) -> Vec<String> {
        match block {
            Block::Heading { level, text } => vec![self.heading(*level, text)],
            Block::Paragraph(text) => vec![text.clone()],
            Block::List(items) => items.iter().map(|item| format!("- {}", flat(item))).collect(),
            Block::Steps(items) => items.iter().enumerate().map(|(at, item)| format!("{}. {}", at + 1, flat(item))).collect(),
            Block::Notice(text) => vec![say!(self.words, "terminal-notice", text = text)],
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Chart(_) => Vec::new(),
            Block::Choices { options, several } => options.iter().map(|option| self.choice(option, *several)).collect(),
            Block::Space { label, .. } => vec![say!(self.words, "terminal-space", text = label)],
        }
    }

    fn choice(&self, option: &Choice, several: bool) -> String {
        let label = [tick_box(several), &flat(&option.label)].concat();
        if option.text.is_empty() { label } else { labelled(&label, &flat(&option.text), self.words) }
    }

    fn heading(&self, level: u8, text: &str) -> String {
        match level {
            0 | 1 => say!(self.words, "terminal-section", text = text),
            2 => say!(self.words, "terminal-subsection", text = text),
            _ => say!(self.words, "terminal-topic", text = text),
        }
    }

    fn facts(&self, facts: &[(String, String)]) -> Vec<String> {
        facts.iter().map(|(label, text)| labelled(label, &flat(text), self.words)).collect()
    }

    fn table(&self, table: &Table) -> Vec<String> {
        if table.rows.is_empty() {
            return Vec::new();
        }
        let mut lines = Vec::new();
        if !table.caption.is_empty() {
            lines.push(say!(self.words, "terminal-table", text = &table.caption));
        }
        for row in &table.rows {
            lines.push(self.row(&table.columns, row));
            lines.push(row.remark.clone());
        }
        lines
    }

    /// A row as a sentence: "Column: value; Column: value."
    fn row(&self, columns: &[Column], row: &Row) -> String {
        let parts = columns.iter().zip(&row.cells).filter_map(|(column, cell)| {
            let value = self.value(cell)?;
            Some(labelled(&flat(&column.title), &value, self.words))
        });
        let joined = parts.reduce(|first, next| say!(self.words, "terminal-join", first = first, next = next));
        match joined {
            Some(text) if text.ends_with(['.', '!', '?', '…']) => text,
            Some(text) => say!(self.words, "terminal-end", text = text),
            None => String::new(),
        }
    }

    /// The value of a cell; none where it is empty.
    fn value(&self, cell: &Cell) -> Option<String> {
        match cell {
            Cell::Text(text) => Some(flat(text)).filter(|text| !text.is_empty()),
            Cell::Range(readings) => Some(self.readings(*readings)),
            Cell::None => None,
        }
    }

    fn readings(&self, readings: Readings) -> String {
        let [evidenced, claimed, potential] = readings.array().map(|share| say!(self.words, "percent", figure = percent(share)));
        say!(self.words, "terminal-readings", claimed = claimed, evidenced = evidenced, potential = potential)
    }
}
