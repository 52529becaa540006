//! Boxes: how figures are spread, row by row.

use super::Sheet;
use super::ink::Ink;
use super::legend::{self, Item, SAMPLE, SAMPLE_HEIGHT};
use super::pattern::{self, Area, Fill, Pattern};
use super::rows::{self, BAR, Layout};
use super::shape::{Picture, Point, Shape, Stroke};
use crate::report::chart::SpreadRow;
use crate::say;

/// From the least to the greatest.
const WHISKER: Stroke = Stroke::solid(Ink::Deep, 1.0);
/// The middle half.
const BOX: Fill = Fill { ink: Ink::Middle, pattern: Pattern::Plain, line: Ink::Deep };
/// The one in the middle.
const MEDIAN: Stroke = Stroke::solid(Ink::Text, 2.0);
/// Radius of the mark of the mean.
const MEAN: f64 = 2.2;

pub(super) fn draw(spreads: &[SpreadRow], sheet: &Sheet<'_>) -> Vec<Picture> {
    let layout = Layout::of(spreads.iter().map(|row| row.label.as_str()), spreads.iter().map(|row| row.text.as_str()), sheet);
    let mut strips = Vec::new();
    for row in spreads {
        if !row.group.is_empty() {
            strips.push(rows::heading(&row.group, sheet));
        }
        strips.push(layout.row(&row.label, &row.text, sheet, |middle, shapes| mark(row, &layout, middle, shapes)));
    }
    let legend = legend::strip(items(spreads, sheet), sheet);
    rows::pictures(&layout.scale(sheet), strips, &legend, sheet, |top, bottom| layout.grid(top, bottom))
}

fn mark(row: &SpreadRow, layout: &Layout, middle: f64, shapes: &mut Vec<Shape>) {
    let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
    if let Some((least, greatest)) = row.ends {
        let (left, right) = (layout.place(least), layout.place(greatest));
        let end = |x: f64| [Point::new(x, top + 2.0), Point::new(x, bottom - 2.0)];
        let lines = vec![[Point::new(left, middle), Point::new(right, middle)], end(left), end(right)];
        shapes.push(Shape::Lines { lines, stroke: WHISKER });
    }
    if let Some((lower, upper)) = row.quartiles {
        let (left, right) = (layout.place(lower), layout.place(upper));
        pattern::fill(Area { x: left, y: top, width: right - left, height: BAR }, BOX, shapes);
    }
    if let Some(median) = row.median {
        let x = layout.place(median);
        shapes.push(Shape::line(Point::new(x, top - 1.5), Point::new(x, bottom + 1.5), MEDIAN));
    }
    if let Some(mean) = row.mean {
        shapes.push(point(Point::new(layout.place(mean), middle)));
    }
}

fn point(centre: Point) -> Shape {
    Shape::Circle { centre, radius: MEAN, fill: Some(Ink::Paper), stroke: Some(Stroke::solid(Ink::Text, 0.8)) }
}

/// Only what is drawn somewhere.
fn items(spreads: &[SpreadRow], sheet: &Sheet<'_>) -> Vec<Item> {
    let words = sheet.words;
    let (middle, half) = (SAMPLE / 2.0, SAMPLE_HEIGHT / 2.0);
    let mut items = Vec::new();
    if spreads.iter().any(|row| row.ends.is_some()) {
        items.push(Item::line(WHISKER, say!(words, "drawing-spread-ends")));
    }
    if spreads.iter().any(|row| row.quartiles.is_some()) {
        items.push(Item::area(BOX, say!(words, "drawing-spread-box")));
    }
    if spreads.iter().any(|row| row.median.is_some()) {
        let line = Shape::line(Point::new(middle, -1.0), Point::new(middle, SAMPLE_HEIGHT + 1.0), MEDIAN);
        items.push(Item { shapes: vec![line], text: say!(words, "drawing-spread-median") });
    }
    if spreads.iter().any(|row| row.mean.is_some()) {
        items.push(Item { shapes: vec![point(Point::new(middle, half))], text: say!(words, "drawing-spread-mean") });
    }
    items
}
