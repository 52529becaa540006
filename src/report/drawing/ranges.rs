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
pub(super) const EVIDENCED: Fill = Fill { ink: Ink::Deep, pattern: Pattern::Plain, line: Ink::Deep };
/// What is claimed beyond that.
pub(super) const CLAIMED: Fill = Fill { ink: Ink::Middle, pattern: Pattern::Plain, line: Ink::Deep };
/// What is possible beyond that.
pub(super) const POTENTIAL: Fill = Fill { ink: Ink::Paper, pattern: Pattern::Rising, line: Ink::Deep };
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

/// The mark of three readings between two ends, around a height.
pub(super) fn mark(readings: Readings, left: f64, right: f64, middle: f64, height: f64, shapes: &mut Vec<Shape>) {
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
