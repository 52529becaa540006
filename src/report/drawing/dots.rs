//! Dots on ranges, row by row: what is claimed, between what is evidenced and what is possible.

use super::Sheet;
use super::ink::Ink;
use super::legend::{self, Item, SAMPLE, SAMPLE_HEIGHT};
use super::rows::{self, Layout};
use super::shape::{Dash, Picture, Point, Shape, Stroke};
use crate::report::chart::RangeRow;
use crate::say;
use crate::score::Readings;

const RADIUS: f64 = 3.6;
/// Half the height of the end of a range.
const END: f64 = 3.0;
/// From what evidence supports up to what is claimed.
const SUPPORTED: Stroke = Stroke::solid(Ink::Deep, 2.0);
/// From there up to what is possible.
const POSSIBLE: Stroke = Stroke { ink: Ink::Deep, width: 1.1, dash: Dash::Dotted };

pub(super) fn draw(dots: &[RangeRow], sheet: &Sheet<'_>) -> Vec<Picture> {
    let layout = Layout::of(dots.iter().map(|row| row.label.as_str()), dots.iter().map(|row| row.text.as_str()), sheet);
    let mut strips = Vec::new();
    for dot in dots {
        if !dot.group.is_empty() {
            strips.push(rows::heading(&dot.group, sheet));
        }
        strips.push(layout.row(&dot.label, &dot.text, sheet, |middle, shapes| {
            if let Some(readings) = dot.readings {
                mark(readings, &|share| layout.place(share), middle, shapes);
            }
        }));
    }
    let legend = legend::strip(items(sheet), sheet);
    rows::pictures(&layout.scale(sheet), strips, &legend, sheet, |top, bottom| layout.grid(top, bottom))
}

fn mark(readings: Readings, place: &dyn Fn(f64) -> f64, y: f64, shapes: &mut Vec<Shape>) {
    let evidenced = place(readings.evidenced);
    let claimed = place(readings.claimed).max(evidenced);
    let potential = place(readings.potential).max(claimed);
    let level = |from: f64, to: f64, stroke| Shape::line(Point::new(from, y), Point::new(to, y), stroke);
    let end = |x: f64| Shape::line(Point::new(x, y - END), Point::new(x, y + END), Stroke::solid(Ink::Deep, 1.2));
    if claimed > evidenced {
        shapes.extend([level(evidenced, claimed, SUPPORTED), end(evidenced)]);
    }
    if potential > claimed {
        shapes.extend([level(claimed, potential, POSSIBLE), end(potential)]);
    }
    let stroke = Some(Stroke::solid(Ink::Deep, 1.0));
    shapes.push(Shape::Circle { centre: Point::new(claimed, y), radius: RADIUS, fill: Some(Ink::Middle), stroke });
}

fn items(sheet: &Sheet<'_>) -> Vec<Item> {
    let words = sheet.words;
    let centre = Point::new(SAMPLE / 2.0, SAMPLE_HEIGHT / 2.0);
    let dot = Shape::Circle { centre, radius: RADIUS, fill: Some(Ink::Middle), stroke: Some(Stroke::solid(Ink::Deep, 1.0)) };
    vec![
        Item { shapes: vec![dot], text: say!(words, "drawing-mark") },
        Item::line(SUPPORTED, say!(words, "drawing-dots-trust")),
        Item::line(POSSIBLE, say!(words, "drawing-potential")),
    ]
}
