//! Bars to both sides of a line: what a little less and a little more of something does.

use super::Sheet;
use super::ink::Ink;
use super::legend::{self, Item};
use super::pattern::{self, Area, Fill, Pattern};
use super::rows::{self, BAR, Layout, Strip};
use super::shape::{Anchor, Picture, Point, Shape, Stroke};
use super::text::{Style, below, widest};
use crate::report::chart::SwingRow;
use crate::say;

/// What less of it does.
const LESS: Fill = Fill { ink: Ink::Pale, pattern: Pattern::Rising, line: Ink::Deep };
/// What more of it does.
const MORE: Fill = Fill { ink: Ink::Middle, pattern: Pattern::Plain, line: Ink::Deep };
/// The least width of a bar, so that even a short one is seen.
const LEAST: f64 = 1.5;

pub(super) fn draw(middle: f64, text: &str, swings: &[SwingRow], sheet: &Sheet<'_>) -> Vec<Picture> {
    let layout = Layout::of(swings.iter().map(|row| row.label.as_str()), swings.iter().map(|row| row.text.as_str()), sheet);
    let widest_swing = swings.iter().flat_map(|row| [row.less, row.more]).map(|end| (end - middle).abs()).fold(0.0, f64::max);
    // `place` holds what lies beyond the scale at its ends.
    let place = |value: f64| layout.place(if widest_swing > 0.0 { 0.5 + (value - middle) / (2.0 * widest_swing) } else { 0.5 });
    let line = place(middle);
    let bar = |row: &SwingRow| {
        layout.row(&row.label, &row.text, sheet, |centre, shapes| {
            let ends = [(place(row.less), LESS), (place(row.more), MORE)];
            // Where both lie on one side, one bar above the other shows either.
            let together = (ends[0].0 < line) == (ends[1].0 < line);
            let height = if together { BAR / 2.0 } else { BAR };
            for (at, (end, fill)) in ends.into_iter().enumerate() {
                let y = if together && at == 1 { centre } else { centre - BAR / 2.0 };
                let from = if end < line { end.min(line - LEAST) } else { line };
                pattern::fill(Area { x: from, y, width: (end - line).abs().max(LEAST), height }, fill, shapes);
            }
        })
    };
    let items = vec![Item::area(LESS, say!(sheet.words, "drawing-less")), Item::area(MORE, say!(sheet.words, "drawing-more"))];
    let style = Style::SMALL.anchored(Anchor::Middle);
    let half = widest(std::iter::once(text), Style::SMALL, sheet.measure) / 2.0;
    let figure = below(Point::new(line.clamp(half, (sheet.width - half).max(half)), 0.0), style, text);
    let head = Strip { height: style.leading() + 5.0, shapes: vec![figure], ..Strip::default() };
    rows::pictures(&head, swings.iter().map(bar).collect(), &legend::strip(items, sheet), sheet, |top, bottom| {
        vec![Shape::line(Point::new(line, top), Point::new(line, bottom), Stroke::solid(Ink::Muted, 0.8))]
    })
}
