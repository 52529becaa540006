//! Tables in columns.

use super::columns::{GAP, Widths};
use super::mark;
use super::paint::Paint;
use super::wrap::{hang, wrap};
use crate::report::document::{Cell, Column, ColumnKind, Row, Table};
use crate::say;
use crate::words::Words;
use comfy_table::{CellAlignment, ColumnConstraint, LineStyle, TableStyle, Width};

/// One light rule below the headings, and nothing else.
const LIGHT: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// Indent of a remark below its row.
const INDENT: &str = "  ";

/// A remark may be this wide below a table that is narrower.
const REMARK_WIDTH: usize = 72;

/// Draws a table with columns of these widths.
pub(super) fn draw(table: &Table, widths: &Widths, page: usize, paint: Paint, words: &Words) -> Vec<String> {
    let sheet = Sheet { columns: &table.columns, widths, page, paint, words };
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| sheet.row(row)).collect();
    // Rows of several lines would run into each other.
    let apart = rows.iter().any(|row| row.len() > 1);
    let mut lines = sheet.head();
    for (at, row) in rows.into_iter().enumerate() {
        if apart && at > 0 {
            lines.push(String::new());
        }
        lines.extend(row);
    }
    lines
}

struct Sheet<'a> {
    columns: &'a [Column],
    widths: &'a Widths,
    page: usize,
    paint: Paint,
    words: &'a Words,
}

impl Sheet<'_> {
    fn head(&self) -> Vec<String> {
        let mut cells: Vec<Vec<String>> =
            self.columns.iter().zip(&self.widths.columns).map(|(column, width)| wrap(column.short_title(), *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        if height == 0 {
            return Vec::new();
        }
        for cell in &mut cells {
            // Headings stand on the rule.
            cell.splice(0..0, vec![String::new(); height - cell.len()]);
        }
        let mut table = comfy_table::Table::new();
        table.set_header(joined(&cells));
        let lines = self.lay_out(table);
        lines.iter().enumerate().map(|(at, line)| if at < height { self.paint.bold(line) } else { line.clone() }).collect()
    }

    fn row(&self, row: &Row) -> Vec<String> {
        let empty = Cell::Text(String::new());
        let cells = row.cells.iter().chain(std::iter::repeat(&empty));
        let cells: Vec<Vec<String>> = self.widths.columns.iter().zip(cells).map(|(width, cell)| self.cell(cell, *width)).collect();
        let mut table = comfy_table::Table::new();
        table.add_row(joined(&cells));
        let mut lines = self.tinted(self.lay_out(table), &row.cells);
        lines.extend(hang(INDENT, INDENT, &row.remark, self.remark_width()));
        lines
    }

    fn cell(&self, cell: &Cell, width: usize) -> Vec<String> {
        match cell {
            Cell::Text(text) => wrap(text, width),
            Cell::Range(readings) => vec![mark::draw(*readings, self.widths.mark)],
            Cell::None => vec![say!(self.words, "dash")],
        }
    }

    /// Sets the cells, whose lines are broken already, side by side.
    fn lay_out(&self, mut table: comfy_table::Table) -> Vec<String> {
        table.load_style(LIGHT).set_width(narrow(self.page));
        let last = self.columns.len().saturating_sub(1);
        for (at, ((set, column), width)) in table.column_iter_mut().zip(self.columns).zip(&self.widths.columns).enumerate() {
            let gap = if at == last { 0 } else { GAP };
            set.set_padding((0, narrow(gap)));
            set.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(width + gap))));
            set.set_cell_alignment(alignment(column.kind));
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    fn tinted(&self, lines: Vec<String>, cells: &[Cell]) -> Vec<String> {
        let marks = cells.iter().filter_map(|cell| if let Cell::Range(readings) = cell { Some(*readings) } else { None });
        let mut marks: Vec<String> = marks.map(|readings| mark::draw(readings, self.widths.mark)).collect();
        // Equal marks are tinted once, all of them.
        marks.sort();
        marks.dedup();
        let tint = |line: String| marks.iter().fold(line, |line, mark| line.replace(mark, &self.paint.tint(mark)));
        lines.into_iter().map(tint).collect()
    }

    fn remark_width(&self) -> usize {
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let table: usize = self.widths.columns.iter().sum();
        self.page.min((table + gaps).max(REMARK_WIDTH))
    }
}

fn joined(cells: &[Vec<String>]) -> Vec<String> {
    cells.iter().map(|lines| lines.join("\n")).collect()
}

fn alignment(kind: ColumnKind) -> CellAlignment {
    match kind {
        ColumnKind::Number => CellAlignment::Right,
        ColumnKind::Text | ColumnKind::Short | ColumnKind::Range => CellAlignment::Left,
    }
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
