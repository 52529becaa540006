//! How the width of a page is shared among the columns of a table.

use super::mark;
use super::wrap::{longest_word, natural_width, wrap};
use crate::report::document::{Cell, Column, ColumnKind, Table};

/// Empty columns between two columns of a table.
pub(super) const GAP: usize = 2;

/// A text column narrower than this is hard to read.
const LEAST_TEXT: usize = 16;
/// A text column of this width reads well.
const GOOD_TEXT: usize = 28;
/// Words up to this width are kept whole in text columns; what is wider is an address rather than a word.
const LONGEST_WORD: usize = 30;
/// Short columns may be wrapped between words down to this width where nothing else helps.
const LEAST_SHORT: usize = 14;

/// The widths of a table's columns, and the cells of its marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Widths {
    /// Width of each column.
    pub(super) columns: Vec<usize>,
    /// Cells of a mark.
    pub(super) mark: usize,
}

/// What is given up, step by step, when a table does not fit.
struct Attempt {
    mark: usize,
    /// Least width of text columns.
    text: usize,
    /// Whether headings of columns stay within two lines.
    low_heads: bool,
    /// Whether short columns stay on one line.
    whole_shorts: bool,
}

/// What a column asks for.
struct Need {
    /// Below this, words or figures would be cut.
    least: usize,
    /// With this, no line of its cells is wrapped.
    body: usize,
    /// With this, its heading is not wrapped either.
    full: usize,
}

/// The widths with which a table fits the page and nothing in it is cut; none where there are no such widths.
pub(super) fn widths(table: &Table, page: usize) -> Option<Widths> {
    let mark = mark::cells(page);
    let good = Attempt { mark, text: GOOD_TEXT, low_heads: true, whole_shorts: true };
    let tight = Attempt { mark, text: LEAST_TEXT, low_heads: false, whole_shorts: true };
    let tighter = Attempt { mark: mark::FEWEST_CELLS, ..tight };
    let tightest = Attempt { whole_shorts: false, ..tighter };
    [good, tight, tighter, tightest].iter().find_map(|attempt| attempt.fit(table, page))
}

impl Attempt {
    fn fit(&self, table: &Table, page: usize) -> Option<Widths> {
        let needs: Vec<Need> = table.columns.iter().enumerate().map(|(at, column)| self.need(table, at, column)).collect();
        let gaps = GAP * needs.len().saturating_sub(1);
        let least: usize = needs.iter().map(|need| need.least).sum();
        let mut spare = page.checked_sub(gaps + least)?;
        let mut columns: Vec<usize> = needs.iter().map(|need| need.least).collect();
        share(&mut columns, &needs, |need| need.body, &mut spare);
        share(&mut columns, &needs, |need| need.full, &mut spare);
        Some(Widths { columns, mark: self.mark })
    }

    fn need(&self, table: &Table, at: usize, column: &Column) -> Need {
        let cells = || table.rows.iter().filter_map(move |row| row.cells.get(at));
        let body = cells().map(|cell| self.width(cell, natural_width)).max().unwrap_or(0);
        let word = cells().map(|cell| self.width(cell, longest_word)).max().unwrap_or(0);
        let head = if self.low_heads { two_line_width(column.short_title()) } else { longest_word(column.short_title()) };
        let least = match column.kind {
            ColumnKind::Text => body.min(self.text.max(word.min(LONGEST_WORD))),
            ColumnKind::Short if !self.whole_shorts => body.min(LEAST_SHORT.max(word)),
            ColumnKind::Short | ColumnKind::Number | ColumnKind::Range => body,
        };
        let least = least.max(head).max(1);
        Need { least, body, full: body.max(natural_width(column.short_title())) }
    }

    fn width(&self, cell: &Cell, of_text: fn(&str) -> usize) -> usize {
        match cell {
            Cell::Text(text) => of_text(text),
            Cell::Range(_) => mark::width(self.mark),
            Cell::None => 1,
        }
    }
}

/// Gives what is spare to the columns below their goal, the narrowest first, a column of the page at a time.
fn share(columns: &mut [usize], needs: &[Need], goal: fn(&Need) -> usize, spare: &mut usize) {
    while *spare > 0 {
        let below = columns.iter_mut().zip(needs).filter(|(width, need)| **width < goal(need));
        let Some((narrowest, _)) = below.min_by_key(|(width, _)| **width) else { return };
        *narrowest += 1;
        *spare -= 1;
    }
}

/// The least width with which a heading takes two lines at most.
fn two_line_width(title: &str) -> usize {
    (longest_word(title)..natural_width(title)).find(|width| wrap(title, *width).len() <= 2).unwrap_or_else(|| natural_width(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &[(&str, ColumnKind)], rows: &[&[&str]]) -> Table {
        let mut table = Table::new(String::new(), columns.iter().map(|(title, kind)| ((*title).to_owned(), *kind)).collect());
        for row in rows {
            table.row(row.iter().map(|cell| Cell::from(*cell)).collect());
        }
        table
    }

    #[test]
    fn takes_no_more_than_is_needed() {
        let table = table(&[("Name", ColumnKind::Text), ("Share", ColumnKind::Number)], &[&["abc", "42.3 %"]]);
        assert_eq!(widths(&table, 80), Some(Widths { columns: vec![4, 6], mark: 13 }));
    }

    #[test]
    fn shares_what_is_left_among_text_columns() {
        let long = "word ".repeat(60);
        let columns = [("A", ColumnKind::Text), ("B", ColumnKind::Text), ("C", ColumnKind::Number)];
        let table = table(&columns, &[&[&long, &long, "100.0 %"]]);
        assert_eq!(widths(&table, 80).map(|widths| widths.columns), Some(vec![35, 34, 7]));
    }

    #[test]
    fn keeps_headings_low_while_there_is_room() {
        let table = table(&[("A", ColumnKind::Text), ("Percent to target", ColumnKind::Number)], &[&[&"word ".repeat(60), "1"]]);
        assert_eq!(widths(&table, 80).map(|widths| widths.columns), Some(vec![69, 9]));
        assert_eq!(widths(&table, 30).map(|widths| widths.columns), Some(vec![21, 7]));
    }

    #[test]
    fn gives_up_where_words_or_figures_would_be_cut() {
        let long = "word ".repeat(60);
        let columns = [("A", ColumnKind::Text), ("B", ColumnKind::Text), ("C", ColumnKind::Number)];
        assert_eq!(widths(&table(&columns, &[&[&long, &long, "1"]]), 36), None);
        assert_eq!(widths(&table(&columns[2..], &[&["1\u{a0}000\u{a0}000"]]), 8), None);
    }
}
