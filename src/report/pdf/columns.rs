//! The widths of the columns of a table.

use super::blocks::Setting;
use super::style::Type;
use crate::report::document::{Cell, Column, ColumnKind, Table};
use crate::report::drawing::range_mark;
use crate::score::Readings;

/// Space between columns.
const BETWEEN: f64 = 10.0;
/// The most of a line that a column of short texts takes.
const LONGEST_SHORT: f64 = 0.24;
/// Marks are not drawn narrower than this.
const MARK: f64 = 54.0;
/// Longer words may be broken in a table of many columns.
const LONGEST_WORD: f64 = 78.0;
/// Headings of figures stand on one line up to this width, where there is room.
const HEADING: f64 = 56.0;
/// No column of text is narrower than this if it can be helped.
const NARROWEST: f64 = 44.0;

/// The places of columns.
pub(super) struct Columns {
    /// Left edge and width of each.
    pub(super) places: Vec<(f64, f64)>,
    pub(super) cell: Type,
    /// The column that names its row.
    pub(super) names: usize,
}

/// Finds widths: figures and marks take what they need, short texts that too within limits, and texts share the rest by
/// how much they say.
pub(super) fn columns(setting: &Setting<'_, '_>, table: &Table) -> Columns {
    let frame = setting.flow.context.frame;
    let mut cell = setting.flow.context.style.cell;
    let mut widths = widths(setting, table, cell);
    let between = BETWEEN;
    let gaps = between * count(table.columns.len().saturating_sub(1));
    if least(&widths) + gaps > frame.line() && cell.size > 8.0 {
        cell = Type { size: 8.0, leading: 10.8, ..cell };
        widths = self::widths(setting, table, cell);
    }
    let shared = shared(&widths, (frame.line() - gaps).max(1.0));
    let mut x = frame.left;
    let places = shared.into_iter().map(|width| {
        let place = (x, width);
        x += width + between;
        place
    });
    let places = places.collect();
    let names = table.columns.iter().position(|column| matches!(column.kind, ColumnKind::Text)).unwrap_or(0);
    Columns { places, cell, names }
}

fn count(columns: usize) -> f64 {
    // A table has a handful of columns, so the conversion is exact.
    #[allow(clippy::cast_precision_loss)]
    let count = columns as f64;
    count
}

/// The least and the most width that a column can use, and whether it may be broken below the least.
struct Width {
    least: f64,
    most: f64,
    /// What it would take if there were room left over.
    wish: f64,
    /// Whether it must not get less than the least.
    firm: bool,
}

fn least(widths: &[Width]) -> f64 {
    widths.iter().map(|width| width.least).sum()
}

fn widths(setting: &Setting<'_, '_>, table: &Table, cell: Type) -> Vec<Width> {
    let setter = setting.flow.context.setter();
    let line = setting.flow.context.frame.line();
    let width = |(at, column): (usize, &Column)| {
        let title = setter.widest_word(&column.title, cell.bold());
        let texts = || {
            table.rows.iter().filter_map(move |row| match row.cells.get(at) {
                Some(Cell::Text(text)) => Some(text.as_str()),
                _ => None,
            })
        };
        let marks = table.rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Range(_))));
        let mark = if marks { range_mark(Readings::of([0.0; 3])).width } else { 0.0 };
        let whole = texts().map(|text| setter.width(text, cell)).fold(mark, f64::max);
        match column.kind {
            ColumnKind::Range => {
                let least = MARK.max(texts().map(|text| setter.width(text, cell)).fold(title, f64::max)).min(line * 0.5);
                let most = least.max(whole.min(line * 0.5));
                Width { least, most, wish: most, firm: true }
            }
            ColumnKind::Number => {
                let least = whole.max(title).min(line * 0.5);
                Width { least, most: least, wish: least.max(setter.width(&column.title, cell.bold()).min(HEADING)), firm: true }
            }
            ColumnKind::Short if whole <= line * LONGEST_SHORT => {
                Width { least: whole.max(title), most: whole.max(title), wish: whole.max(title), firm: true }
            }
            _ => {
                let word = texts().map(|text| setter.widest_word(text, cell)).fold(mark, f64::max);
                let most = whole.max(title);
                let longest = if table.columns.len() > 3 { LONGEST_WORD } else { line * 0.3 };
                Width { least: word.min(longest).max(title).max(NARROWEST.min(most)).min(most), most, wish: most, firm: false }
            }
        }
    };
    table.columns.iter().enumerate().map(width).collect()
}

/// The width of each column, so that all of them fill the room.
fn shared(widths: &[Width], room: f64) -> Vec<f64> {
    let least = least(widths);
    if least >= room {
        // Figures are not broken, so texts give way first.
        let firm: f64 = widths.iter().filter(|width| width.firm).map(|width| width.least).sum();
        let soft = least - firm;
        if soft > 0.0 && room - firm >= soft * 0.4 {
            let part = (room - firm) / soft;
            return widths.iter().map(|width| if width.firm { width.least } else { width.least * part }).collect();
        }
        return widths.iter().map(|width| width.least / least * room).collect();
    }
    let most: f64 = widths.iter().map(|width| width.most).sum();
    let mut shared: Vec<f64> = widths.iter().map(|width| width.least).collect();
    if most <= room {
        let wish: f64 = widths.iter().map(|width| width.wish).sum();
        let wished = wish <= room;
        let most = if wished { wish } else { most };
        shared = widths.iter().map(|width| if wished { width.wish } else { width.most }).collect();
        // What is left over goes to the first column that holds running text, so that figures stand at the right edge.
        let widest = widths.iter().enumerate().filter(|(_, width)| width.most > width.least).map(|(at, _)| at).next();
        if let Some(place) = widest.or(Some(0)).and_then(|at| shared.get_mut(at)) {
            *place += room - most;
        }
        return shared;
    }
    let want = |width: &Width| (width.most - width.least).max(0.0).powf(0.6);
    let wanted: f64 = widths.iter().map(want).sum();
    let mut rest = room - least;
    for (place, width) in shared.iter_mut().zip(widths) {
        let more = if wanted > 0.0 { ((room - least) * want(width) / wanted).min(width.most - width.least) } else { 0.0 };
        *place += more;
        rest -= more;
    }
    // Columns that needed less than their share leave it to those that have the most to say.
    let hungry = widths.iter().enumerate().max_by(|(_, one), (_, other)| one.most.total_cmp(&other.most)).map(|(at, _)| at);
    if let Some(place) = hungry.and_then(|at| shared.get_mut(at)) {
        *place += rest.max(0.0);
    }
    shared
}
