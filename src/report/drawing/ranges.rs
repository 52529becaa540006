//! Range marks: three readings on one line, row by row.

use super::ink::Ink;
use super::legend::{self, Item, SAMPLE, SAMPLE_HEIGHT};
use super::pattern::{self, Area, Fill, Pattern};
use super::rows::{self, BAR, Layout};
use super::shape::{Picture, Point, Shape, Stroke};
use super::{Sheet, within};
use crate::report::chart::RangeRow;
use crate::say;
use crate::score::Readings;

/// What evidence supports.
const EVIDENCED: Fill = Fill { ink: Ink::Deep, pattern: Pattern::Plain, line: Ink::Deep };
/// What is claimed beyond that.
const CLAIMED: Fill = Fill { ink: Ink::Middle, pattern: Pattern::Plain, line: Ink::Deep };
/// What is possible beyond that.
const POTENTIAL: Fill = Fill { ink: Ink::Paper, pattern: Pattern::Rising, line: Ink::Deep };
/// Width of a mark in a cell.
const CELL: f64 = 96.0;
/// The mark at what is claimed.
const MARK: Stroke = Stroke::solid(Ink::Text, 2.0);

pub(super) fn draw(ranges: &[RangeRow], sheet: &Sheet<'_>) -> Vec<Picture> {
    let layout = Layout::of(ranges.iter().map(|row| row.label.as_str()), ranges.iter().map(|row| row.text.as_str()), sheet);
    let mut strips = Vec::new();
    for range in ranges {
        if !range.group.is_empty() {
            strips.push(rows::heading(&range.group, sheet));
        }
        strips.push(layout.row(&range.label, &range.text, sheet, |middle, shapes| {
            if let Some(readings) = range.readings {
                mark(readings, layout.left, layout.right, middle, BAR, shapes);
            }
        }));
    }
    let legend = legend::strip(items(sheet), sheet);
    rows::pictures(&layout.scale(sheet), strips, &legend, sheet, |top, bottom| layout.grid(top, bottom))
}

/// The mark of three readings alone, as it stands in a cell of a table: its ends are 0 and 100 per cent.
pub(crate) fn range_mark(readings: Readings) -> Picture {
    let (width, height) = (CELL, BAR + 4.0);
    let middle = height / 2.0;
    let end = |x: f64| [Point::new(x, 1.0), Point::new(x, height - 1.0)];
    let lines = vec![end(1.0), end(width - 1.0), [Point::new(1.0, middle), Point::new(width - 1.0, middle)]];
    let mut shapes = vec![Shape::Lines { lines, stroke: Stroke::solid(Ink::Muted, 0.6) }];
    mark(readings, 1.0, width - 1.0, middle, BAR - 2.0, &mut shapes);
    Picture { width, height, shapes }
}

/// The mark of three readings between two ends, around a height.
fn mark(readings: Readings, left: f64, right: f64, middle: f64, height: f64, shapes: &mut Vec<Shape>) {
    let place = |share: f64| left + within(share) * (right - left);
    let evidenced = place(readings.evidenced);
    let claimed = place(readings.claimed).max(evidenced);
    let potential = place(readings.potential).max(claimed);
    let y = middle - height / 2.0;
    for (from, to, fill) in [(left, evidenced, EVIDENCED), (evidenced, claimed, CLAIMED), (claimed, potential, POTENTIAL)] {
        pattern::fill(Area { x: from, y, width: to - from, height }, fill, shapes);
    }
    shapes.push(Shape::line(Point::new(claimed, y - 2.0), Point::new(claimed, y + height + 2.0), MARK));
}

fn items(sheet: &Sheet<'_>) -> Vec<Item> {
    let words = sheet.words;
    let middle = SAMPLE / 2.0;
    vec![
        Item::area(EVIDENCED, say!(words, "drawing-evidenced")),
        Item::area(CLAIMED, say!(words, "drawing-claimed")),
        Item::area(POTENTIAL, say!(words, "drawing-potential")),
        Item {
            shapes: vec![Shape::line(Point::new(middle, -1.0), Point::new(middle, SAMPLE_HEIGHT + 1.0), MARK)],
            text: say!(words, "drawing-mark"),
        },
    ]
}
