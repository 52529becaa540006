//! Patterns of rectangles, as lines that end at their edges.

use super::ink::Ink;
use super::shape::{Point, Shape, Stroke};

/// A pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    /// No lines.
    Plain,
    /// Lines that rise to the right.
    Rising,
    /// Lines that rise and lines that fall.
    Crossed,
    /// Short level lines, row by row.
    Dashes,
}

/// What a rectangle is filled with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fill {
    pub(super) ink: Ink,
    pub(super) pattern: Pattern,
    /// Colour of the pattern and of the edge.
    pub(super) line: Ink,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Distance between lines, measured level.
const STEP: f64 = 4.0;
const LINE: f64 = 0.7;
/// No picture is so large that it needs more lines than this in one area.
const MOST: u16 = 4_000;

/// Fills an area; nothing where it has no width or height.
pub(super) fn fill(area: Area, fill: Fill, shapes: &mut Vec<Shape>) {
    if !(area.width > 0.0 && area.height > 0.0) {
        return;
    }
    let stroke = Stroke::solid(fill.line, LINE);
    let corner = Point::new(area.x, area.y);
    shapes.push(Shape::Rectangle { corner, width: area.width, height: area.height, fill: Some(fill.ink), stroke: None });
    let lines = match fill.pattern {
        Pattern::Plain => Vec::new(),
        Pattern::Rising => rising(area),
        Pattern::Crossed => [rising(area), falling(area)].concat(),
        Pattern::Dashes => dashes(area),
    };
    if !lines.is_empty() {
        shapes.push(Shape::Lines { lines, stroke });
    }
    shapes.push(Shape::Rectangle { corner, width: area.width, height: area.height, fill: None, stroke: Some(stroke) });
}

/// Multiples of a step strictly between two bounds: the same for every area, so that patterns of neighbours meet.
fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let first = (from / step).floor() + 1.0;
    (0..MOST).map(move |at| (first + f64::from(at)) * step).take_while(move |value| *value < to)
}

fn rising(area: Area) -> Vec<[Point; 2]> {
    let (left, top, right, bottom) = (area.x, area.y, area.x + area.width, area.y + area.height);
    let line = |sum: f64| {
        let (start, end) = (left.max(sum - bottom), right.min(sum - top));
        [Point::new(start, sum - start), Point::new(end, sum - end)]
    };
    multiples(left + top, right + bottom, STEP).map(line).collect()
}

fn falling(area: Area) -> Vec<[Point; 2]> {
    let (left, top, right, bottom) = (area.x, area.y, area.x + area.width, area.y + area.height);
    let line = |difference: f64| {
        let (start, end) = (left.max(difference + top), right.min(difference + bottom));
        [Point::new(start, start - difference), Point::new(end, end - difference)]
    };
    multiples(left - bottom, right - top, STEP).map(line).collect()
}

fn dashes(area: Area) -> Vec<[Point; 2]> {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let mut lines = Vec::new();
    for (row, y) in multiples(area.y, bottom, STEP - 1.0).enumerate() {
        let offset = if row % 2 == 0 { 0.0 } else { STEP / 2.0 };
        for x in multiples(area.x - STEP - offset, right - offset, STEP) {
            let (start, end) = ((x + offset).max(area.x), (x + offset + STEP / 2.0).min(right));
            if start < end {
                lines.push([Point::new(start, y), Point::new(end, y)]);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_leaves_its_area() {
        let area = Area { x: 3.3, y: 7.1, width: 41.7, height: 9.2 };
        for pattern in [Pattern::Plain, Pattern::Rising, Pattern::Crossed, Pattern::Dashes] {
            let mut shapes = Vec::new();
            fill(area, Fill { ink: Ink::Pale, pattern, line: Ink::Deep }, &mut shapes);
            let lines = shapes.iter().filter_map(|shape| if let Shape::Lines { lines, .. } = shape { Some(lines) } else { None });
            let ends: Vec<Point> = lines.flatten().flatten().copied().collect();
            assert_eq!(ends.is_empty(), pattern == Pattern::Plain);
            for end in ends {
                let inside = |value: f64, from: f64, length: f64| value > from - 1e-9 && value < from + length + 1e-9;
                assert!(inside(end.x, area.x, area.width) && inside(end.y, area.y, area.height), "{pattern:?} {end:?}");
            }
        }
    }

    #[test]
    fn draws_nothing_where_there_is_nothing() {
        let mut shapes = Vec::new();
        for (width, height) in [(0.0, 5.0), (5.0, 0.0), (-1.0, 5.0), (f64::NAN, 5.0)] {
            fill(Area { x: 0.0, y: 0.0, width, height }, Fill { ink: Ink::Pale, pattern: Pattern::Rising, line: Ink::Deep }, &mut shapes);
        }
        assert_eq!(shapes, []);
    }
}
