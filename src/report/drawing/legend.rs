//! Legends: samples with what they mean.

use super::Sheet;
use super::pattern::{self, Area, Fill};
use super::rows::Strip;
use super::shape::{Point, Shape, Stroke};
use super::text::{Style, beside, widest, wrap};

/// Width of a sample.
pub(super) const SAMPLE: f64 = 18.0;
/// Height of a sample.
pub(super) const SAMPLE_HEIGHT: f64 = 9.0;
const GAP: f64 = 5.0;
const BETWEEN: f64 = 14.0;

/// A sample, drawn from (0, 0) to its width and height, with what it means.
pub(super) struct Item {
    pub(super) shapes: Vec<Shape>,
    pub(super) text: String,
}

impl Item {
    /// A filled area.
    pub(super) fn area(fill: Fill, text: String) -> Self {
        let mut shapes = Vec::new();
        pattern::fill(Area { x: 0.0, y: 0.0, width: SAMPLE, height: SAMPLE_HEIGHT }, fill, &mut shapes);
        Self { shapes, text }
    }

    /// A line.
    pub(super) fn line(stroke: Stroke, text: String) -> Self {
        let y = SAMPLE_HEIGHT / 2.0;
        Self { shapes: vec![Shape::line(Point::new(0.0, y), Point::new(SAMPLE, y), stroke)], text }
    }
}

/// The items one after another, in as many lines as they need.
pub(super) fn strip(items: Vec<Item>, sheet: &Sheet<'_>) -> Strip {
    let style = Style::SMALL;
    let leading = style.leading() + 3.0;
    let (mut x, mut y) = (0.0, 8.0);
    let mut strip = Strip::default();
    for item in items {
        let lines = wrap(&item.text, sheet.width - SAMPLE - GAP, style, sheet.measure);
        let width = SAMPLE + GAP + widest(lines.iter().map(String::as_str), style, sheet.measure);
        if x > 0.0 && x + width > sheet.width {
            x = 0.0;
            y += leading;
        }
        let corner = Point::new(x, y);
        strip.shapes.extend(item.shapes.into_iter().map(|shape| shape.moved(corner)));
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                y += style.leading();
            }
            strip.shapes.push(beside(Point::new(x + SAMPLE + GAP, y + SAMPLE_HEIGHT / 2.0), style, line));
        }
        x += width + BETWEEN;
    }
    strip.height = if strip.shapes.is_empty() { 0.0 } else { y + leading };
    strip
}
