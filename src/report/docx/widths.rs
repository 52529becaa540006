//! How wide the columns of a table are.

use super::body::MARK;
use super::look::Look;
use crate::report::document::{Cell, Column, ColumnKind, Table};
use crate::report::drawing::average_width;

/// A cell of a word or two has at most as many characters; longer ones may be broken.
const LONGEST_SHORT: usize = 24;
/// No column of running text is narrower while there is room, in points.
const LEAST_TEXT: f64 = 70.0;
/// A word that is wider may be broken, in points.
const WIDEST_WORD: f64 = 110.0;
/// Tables without running text are not drawn out further than this, as a multiple of what they need.
const MOST_STRETCH: f64 = 1.5;
/// Twentieths of a point in a point.
const TWIPS: f64 = 20.0;

/// Widths of the columns in twentieths of a point; together at most the line of the page.
pub(super) fn widths(table: &Table, look: &Look) -> Vec<f64> {
    let room = f64::from(look.line());
    let needs: Vec<Need> = (0..table.columns.len()).map(|at| need(table, at, look)).collect();
    let least: f64 = needs.iter().map(|need| need.least).sum();
    if least >= room {
        return needs.iter().map(|need| need.least * room / least).collect();
    }
    let wanted: f64 = needs.iter().map(|need| need.weight).sum();
    if wanted <= 0.0 {
        let stretch = (room / least.max(1.0)).min(MOST_STRETCH);
        return needs.iter().map(|need| need.least * stretch).collect();
    }
    needs.iter().map(|need| need.least + (room - least) * need.weight / wanted).collect()
}

/// What a column needs.
struct Need {
    /// The least width, in twentieths of a point.
    least: f64,
    /// Its share of the room that is left.
    weight: f64,
}

fn need(table: &Table, at: usize, look: &Look) -> Need {
    let column = &table.columns[at];
    let size = look.small();
    let texts =
        || table.rows.iter().filter_map(|row| if let Some(Cell::Text(text)) = row.cells.get(at) { Some(text.as_str()) } else { None });
    let line = |text: &str| text.split('\n').map(|line| average_width(line, size, false)).fold(0.0, f64::max);
    let word = |text: &str, bold: bool| text.split_whitespace().map(|word| average_width(word, size, bold)).fold(0.0, f64::max);
    let head = word(&column.title, true).min(WIDEST_WORD);
    let body = match column.kind {
        ColumnKind::Text => texts().map(|text| word(text, false)).fold(LEAST_TEXT, f64::max).min(WIDEST_WORD),
        ColumnKind::Short | ColumnKind::Number => texts()
            .map(|text| if text.chars().count() <= LONGEST_SHORT { line(text) } else { word(text, false).min(WIDEST_WORD) })
            .fold(0.0, f64::max),
        ColumnKind::Range => 0.0,
    };
    let mark = if has_mark(table, at) { MARK } else { 0.0 };
    let least = (head.max(body).max(mark) + 1.0) * TWIPS + f64::from(2 * look.cell);
    Need { least, weight: weight(column, texts(), line) }
}

/// Running text takes what is left, by the root of how long it is, so that a long column does not starve a short one.
fn weight<'t>(column: &Column, texts: impl Iterator<Item = &'t str>, line: impl Fn(&str) -> f64) -> f64 {
    let long = |text: &str| text.chars().count() > LONGEST_SHORT;
    match column.kind {
        ColumnKind::Text => texts.map(line).fold(LEAST_TEXT, f64::max).sqrt(),
        ColumnKind::Short => texts.filter(|text| long(text)).map(line).fold(0.0, f64::max).sqrt(),
        ColumnKind::Number | ColumnKind::Range => 0.0,
    }
}

fn has_mark(table: &Table, at: usize) -> bool {
    table.rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Range(_))))
}
