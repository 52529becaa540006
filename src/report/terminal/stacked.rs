//! Tables as blocks, a row after the other, where columns do not fit the page.

use super::mark;
use super::paint::Paint;
use super::wrap::{hang, measure, wrap};
use crate::report::document::{Cell, Column, Row, Table};
use crate::say;
use crate::score::Readings;
use crate::words::Words;

/// Indent of what belongs to a row.
const INDENT: &str = "  ";
/// Indent of the further lines of a value.
const HANGING: &str = "    ";

/// Draws every row as its first cell with the other cells below it.
pub(super) fn draw(table: &Table, page: usize, paint: Paint, words: &Words) -> Vec<String> {
    let stack = Stack { columns: &table.columns, page, paint, words };
    let mut lines = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            lines.push(String::new());
        }
        stack.row(row, &mut lines);
    }
    lines
}

struct Stack<'a> {
    columns: &'a [Column],
    page: usize,
    paint: Paint,
    words: &'a Words,
}

impl Stack<'_> {
    fn row(&self, row: &Row, lines: &mut Vec<String>) {
        for (at, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
            match cell {
                Cell::Text(text) if at == 0 => lines.extend(wrap(text, self.page).iter().map(|line| self.paint.bold(line))),
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => lines.extend(hang(INDENT, HANGING, &labelled(&column.title, text, self.words), self.page)),
                Cell::Range(readings) => self.mark(&column.title, *readings, lines),
                Cell::None => {}
            }
        }
        lines.extend(hang(INDENT, INDENT, &row.remark, self.page));
    }

    /// A mark after its label, or below it where the line is too short.
    fn mark(&self, title: &str, readings: Readings, lines: &mut Vec<String>) {
        let cells = mark::cells(self.page);
        let tinted = self.paint.tint(&mark::draw(readings, cells));
        let mut label = hang(INDENT, HANGING, &labelled(title, "", self.words), self.page);
        match label.pop() {
            Some(last) if measure(&last) + 1 + mark::width(cells) <= self.page => label.push(format!("{last} {tinted}")),
            last => label.extend(last.into_iter().chain([format!("{HANGING}{tinted}")])),
        }
        lines.extend(label);
    }
}

/// A value after the heading of its column, if there is one.
pub(super) fn labelled(title: &str, value: &str, words: &Words) -> String {
    if title.is_empty() { value.to_owned() } else { say!(words, "terminal-pair", label = title, value = value) }
}
