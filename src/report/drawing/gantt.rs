//! Bars in time, row by row, on a scale of months.

use super::Sheet;
use super::ink::Ink;
use super::legend::{self, Item};
use super::pattern::{self, Area, Fill, Pattern};
use super::rows::{self, BAR, Layout, Strip};
use super::shape::{Anchor, Picture, Point, Shape, Stroke};
use super::text::{Style, below, widest};
use crate::report::chart::{GanttRow, TimeMark};
use crate::say;

/// What is to be done.
const PLANNED: Fill = Fill { ink: Ink::Middle, pattern: Pattern::Plain, line: Ink::Deep };
/// What runs already.
const UNDER_WAY: Fill = Fill { ink: Ink::Pale, pattern: Pattern::Rising, line: Ink::Deep };
/// The least width of a bar, so that even a short one is seen.
const LEAST: f64 = 1.5;
const BETWEEN: f64 = 6.0;

pub(super) fn draw(marks: &[TimeMark], bars: &[GanttRow], sheet: &Sheet<'_>) -> Vec<Picture> {
    let layout = Layout::of(bars.iter().map(|row| row.label.as_str()), bars.iter().map(|row| row.text.as_str()), sheet);
    let (first, last) = match marks {
        [first, .., last] => (f64::from(first.month), f64::from(last.month)),
        _ => (0.0, 1.0),
    };
    // `place` holds what lies beyond the scale at its ends.
    let place = |month: i32| layout.place((f64::from(month) - first) / (last - first).max(1.0));
    let bar = |row: &GanttRow| {
        layout.row(&row.label, &row.text, sheet, |middle, shapes| {
            let (start, end) = (place(row.start), place(row.end));
            let fill = if row.under_way { UNDER_WAY } else { PLANNED };
            pattern::fill(Area { x: start, y: middle - BAR / 2.0, width: (end - start).max(LEAST), height: BAR }, fill, shapes);
        })
    };
    let mut items = Vec::new();
    if bars.iter().any(|row| row.under_way) {
        items.push(Item::area(UNDER_WAY, say!(sheet.words, "drawing-under-way")));
        items.push(Item::area(PLANNED, say!(sheet.words, "drawing-planned")));
    }
    let legend = legend::strip(items, sheet);
    rows::pictures(&scale(marks, &place, sheet), bars.iter().map(bar).collect(), &legend, sheet, |top, bottom| {
        let line = |mark: &TimeMark| [Point::new(place(mark.month), top), Point::new(place(mark.month), bottom)];
        vec![Shape::Lines { lines: marks.iter().map(line).collect(), stroke: Stroke::solid(Ink::Grid, 0.5) }]
    })
}

/// The names of the marks, as far as they do not run into each other.
fn scale(marks: &[TimeMark], place: &dyn Fn(i32) -> f64, sheet: &Sheet<'_>) -> Strip {
    let style = Style::SMALL.anchored(Anchor::Middle);
    let mut shapes = Vec::new();
    let mut free = f64::NEG_INFINITY;
    for mark in marks.iter().filter(|mark| !mark.label.is_empty()) {
        let half = widest(std::iter::once(mark.label.as_str()), Style::SMALL, sheet.measure) / 2.0;
        let x = place(mark.month).clamp(half, (sheet.width - half).max(half));
        if x - half >= free {
            shapes.push(below(Point::new(x, 0.0), style, &mark.label));
            free = x + half + BETWEEN;
        }
    }
    Strip { height: style.leading() + 5.0, shapes, ..Strip::default() }
}
