//! A grid of shares: a figure in each cell, and a pattern and a colour by band.

use super::ink::Ink;
use super::legend::{self, Item};
use super::pattern::{self, Area, Fill, Pattern};
use super::rows::{self, Strip};
use super::shape::{Anchor, Picture, Point, Shape};
use super::text::{Style, beside, lines_below, widest, wrap};
use super::{Sheet, number};
use crate::report::chart::{BANDS, HeatCell, HeatRow};
use crate::report::figures::percent_in_full;
use crate::say;

/// Fills of the bands: the more there is, the fuller the cell.
const FILLS: [Fill; 4] = [
    Fill { ink: Ink::Paper, pattern: Pattern::Plain, line: Ink::Deep },
    Fill { ink: Ink::Pale, pattern: Pattern::Rising, line: Ink::Deep },
    Fill { ink: Ink::Middle, pattern: Pattern::Crossed, line: Ink::Deep },
    Fill { ink: Ink::Deep, pattern: Pattern::Plain, line: Ink::Deep },
];
/// Height of a cell.
const CELL: f64 = 20.0;
const GAP: f64 = 3.0;
const AFTER_LABEL: f64 = 8.0;

struct Grid<'s> {
    sheet: &'s Sheet<'s>,
    /// Width of the labels; none where they stand above their cells.
    label: Option<f64>,
    left: f64,
    /// Width of a cell.
    width: f64,
}

pub(super) fn draw(columns: &[String], rows: &[HeatRow], sheet: &Sheet<'_>) -> Vec<Picture> {
    let widest_label = widest(rows.iter().map(|row| row.label.as_str()), Style::LABEL, sheet.measure).ceil();
    let label = (!sheet.narrow()).then_some(widest_label.min(sheet.width * 0.42));
    let left = label.map_or(0.0, |label| label + AFTER_LABEL);
    let count = number(columns.len().max(1));
    let width = ((sheet.width - left - GAP * (count - 1.0)) / count).max(1.0);
    let grid = Grid { sheet, label, left, width };
    let strips = rows.iter().map(|row| grid.row(row)).collect();
    rows::pictures(&grid.head(columns), strips, &grid.legend(rows), sheet, |_, _| Vec::new())
}

impl Grid<'_> {
    fn column(&self, at: usize) -> f64 {
        self.left + number(at) * (self.width + GAP)
    }

    /// The headings of the columns, standing on the first row.
    fn head(&self, columns: &[String]) -> Strip {
        let style = Style::LABEL.anchored(Anchor::Middle);
        let headings: Vec<Vec<String>> = columns.iter().map(|text| wrap(text, self.width, style, self.sheet.measure)).collect();
        let most = number(headings.iter().map(Vec::len).max().unwrap_or(0));
        let mut shapes = Vec::new();
        for (at, lines) in headings.iter().enumerate() {
            let top = (most - number(lines.len())) * style.leading();
            lines_below(Point::new(self.column(at) + self.width / 2.0, top), style, lines, &mut shapes);
        }
        Strip { height: most * style.leading() + 5.0, shapes, ..Strip::default() }
    }

    fn row(&self, row: &HeatRow) -> Strip {
        let lines = wrap(&row.label, self.label.unwrap_or(self.sheet.width), Style::LABEL, self.sheet.measure);
        let text = number(lines.len()) * Style::LABEL.leading();
        let (above, height) = if self.label.is_some() { (0.0, text.max(CELL)) } else { (text + 2.0, CELL) };
        let mut shapes = Vec::new();
        let top = if self.label.is_some() { (height - text) / 2.0 } else { 0.0 };
        lines_below(Point::new(0.0, top), Style::LABEL, &lines, &mut shapes);
        for (at, cell) in row.cells.iter().enumerate() {
            let area = Area { x: self.column(at), y: above, width: self.width, height };
            self.cell(area, cell.as_ref(), &mut shapes);
        }
        Strip { height: above + height + if self.label.is_some() { GAP } else { GAP * 2.0 }, shapes, ..Strip::default() }
    }

    fn cell(&self, area: Area, cell: Option<&HeatCell>, shapes: &mut Vec<Shape>) {
        let middle = Point::new(area.x + area.width / 2.0, area.y + area.height / 2.0);
        let style = Style::LABEL.anchored(Anchor::Middle);
        let Some(cell) = cell else {
            shapes.push(beside(middle, style, &say!(self.sheet.words, "dash")));
            return;
        };
        pattern::fill(area, band(cell.band), shapes);
        // The figure stands on white ground, so that no pattern runs through it.
        let text = (self.sheet.measure)(&cell.text, style.size, true);
        let (width, height) = ((text + 8.0).min(area.width), 13.0);
        let corner = Point::new(middle.x - width / 2.0, middle.y - height / 2.0);
        shapes.push(Shape::Rectangle { corner, width, height, fill: Some(Ink::Paper), stroke: None });
        shapes.push(beside(middle, Style { bold: true, ..style }, &cell.text));
    }

    fn legend(&self, rows: &[HeatRow]) -> Strip {
        let words = self.sheet.words;
        let full = |share: f64| percent_in_full(share, words);
        let bounds = [0.0].into_iter().chain(BANDS).zip(BANDS.into_iter().chain([1.0]));
        let mut items: Vec<Item> = bounds
            .zip(FILLS)
            .enumerate()
            .map(|(at, ((from, to), fill))| {
                let text = if at == 0 {
                    say!(words, "drawing-band-first", to = full(to))
                } else {
                    say!(words, "drawing-band", from = full(from), to = full(to))
                };
                Item::area(fill, text)
            })
            .collect();
        if rows.iter().flat_map(|row| &row.cells).any(Option::is_none) {
            let at = Point::new(legend::SAMPLE / 2.0, legend::SAMPLE_HEIGHT / 2.0);
            let dash = beside(at, Style::LABEL.anchored(Anchor::Middle), &say!(words, "dash"));
            items.push(Item { shapes: vec![dash], text: say!(words, "drawing-no-figure") });
        }
        legend::strip(items, self.sheet)
    }
}

fn band(band: u8) -> Fill {
    let [.., last] = FILLS;
    FILLS.get(usize::from(band)).copied().unwrap_or(last)
}
