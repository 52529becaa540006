//! Axes around a centre, with one polygon for each reading and one for the targets.

use super::ink::Ink;
use super::legend::{self, Item, SAMPLE, SAMPLE_HEIGHT};
use super::shape::{Anchor, Dash, Picture, Point, Shape, Stroke};
use super::text::{Style, beside, lines_below, wrap};
use super::{Sheet, number, within};
use crate::report::chart::RadarAxis;
use crate::report::figures::{percent, percent_in_full};
use crate::say;
use std::f64::consts::{FRAC_PI_2, TAU};

const EVIDENCED: Stroke = Stroke::solid(Ink::Deep, 0.8);
const CLAIMED: Stroke = Stroke::solid(Ink::Deep, 2.0);
const POTENTIAL: Stroke = Stroke { ink: Ink::Deep, width: 1.2, dash: Dash::Dotted };
const TARGET: Stroke = Stroke { ink: Ink::Target, width: 1.5, dash: Dash::Dashed };

/// The largest radius.
const LARGEST: f64 = 125.0;
/// From this many axes on, their names stand in a list below.
const MANY: usize = 11;
/// Between the end of an axis and its name.
const GAP: f64 = 9.0;

struct Radar<'s> {
    sheet: &'s Sheet<'s>,
    axes: &'s [RadarAxis],
    centre: Point,
    radius: f64,
    shapes: Vec<Shape>,
}

pub(super) fn draw(axes: &[RadarAxis], sheet: &Sheet<'_>) -> Vec<Picture> {
    let listed = sheet.narrow() || axes.len() >= MANY;
    // Room above and below for names of two lines with their figures, or for a number.
    let beside = if listed { 20.0 } else { sheet.width * 0.25 };
    let above = if listed { 20.0 } else { 60.0 };
    let radius = (sheet.width / 2.0 - beside).min(LARGEST);
    let centre = Point::new(sheet.width / 2.0, above + radius);
    let mut radar = Radar { sheet, axes, centre, radius, shapes: Vec::new() };
    radar.web();
    radar.readings();
    radar.scale();
    if listed {
        radar.numbers();
    } else {
        radar.names(beside);
    }
    let mut y = radar.trim();
    if listed {
        y = radar.list(y + 6.0);
    }
    let legend = legend::strip(items(axes, sheet), sheet);
    let mut shapes = radar.shapes;
    shapes.extend(legend.shapes.into_iter().map(|shape| shape.moved(Point::new(0.0, y))));
    vec![Picture { width: sheet.width, height: y + legend.height, shapes }]
}

impl Radar<'_> {
    /// The direction of an axis; the first one points upwards, and the others follow to the right.
    fn direction(&self, at: usize) -> Point {
        let (sine, cosine) = (TAU * number(at) / number(self.axes.len().max(1)) - FRAC_PI_2).sin_cos();
        Point::new(cosine, sine)
    }

    fn place(&self, at: usize, share: f64) -> Point {
        self.at_radius(at, within(share) * self.radius)
    }

    fn at_radius(&self, at: usize, radius: f64) -> Point {
        let direction = self.direction(at);
        Point::new(self.centre.x + direction.x * radius, self.centre.y + direction.y * radius)
    }

    fn web(&mut self) {
        let points = self.polygon(|axis| axis.readings.evidenced);
        self.shapes.push(Shape::Polygon { points, fill: Some(Ink::Pale), stroke: None });
        let stroke = Stroke::solid(Ink::Grid, 0.6);
        for share in [0.25, 0.5, 0.75, 1.0] {
            let points = self.polygon(|_| share);
            self.shapes.push(Shape::Polygon { points, fill: None, stroke: Some(stroke) });
        }
        let lines = (0..self.axes.len()).map(|at| [self.centre, self.place(at, 1.0)]).collect();
        self.shapes.push(Shape::Lines { lines, stroke });
    }

    fn polygon(&self, share: impl Fn(&RadarAxis) -> f64) -> Vec<Point> {
        self.axes.iter().enumerate().map(|(at, axis)| self.place(at, share(axis))).collect()
    }

    fn readings(&mut self) {
        let line = |points: Vec<Point>, stroke: Stroke| Shape::Polygon { points, fill: None, stroke: Some(stroke) };
        self.shapes.push(line(self.polygon(|axis| axis.readings.evidenced), EVIDENCED));
        self.shapes.push(line(self.polygon(|axis| axis.readings.potential), POTENTIAL));
        self.shapes.push(line(self.polygon(|axis| axis.readings.claimed), CLAIMED));
        if self.axes.iter().all(|axis| axis.target.is_some()) {
            self.shapes.push(line(self.polygon(|axis| axis.target.unwrap_or(0.0)), TARGET));
        }
        let targets = self.axes.iter().enumerate().filter_map(|(at, axis)| axis.target.map(|target| self.place(at, target)));
        let diamonds: Vec<Shape> = targets.map(diamond).collect();
        self.shapes.extend(diamonds);
    }

    /// Figures of the scale between the last axis and the first, on ground of their own, so that no line runs through.
    fn scale(&mut self) {
        let (first, last) = (self.place(0, 1.0), self.place(self.axes.len().saturating_sub(1), 1.0));
        let edge = Point::new((first.x + last.x) / 2.0, (first.y + last.y) / 2.0);
        let style = Style::SMALL.anchored(Anchor::Middle);
        for share in [0.5, 1.0] {
            let text = percent_in_full(share, self.sheet.words);
            let at = Point::new(self.centre.x + (edge.x - self.centre.x) * share, self.centre.y + (edge.y - self.centre.y) * share);
            let (width, height) = ((self.sheet.measure)(&text, style.size, style.bold) + 4.0, style.size + 1.0);
            let corner = Point::new(at.x - width / 2.0, at.y - height / 2.0);
            self.shapes.push(Shape::Rectangle { corner, width, height, fill: Some(Ink::Paper), stroke: None });
            self.shapes.push(beside(at, style, &text));
        }
    }

    /// Names at the ends of the axes, each with what is claimed and with its target.
    fn names(&mut self, beside: f64) {
        for (at, axis) in self.axes.iter().enumerate() {
            let direction = self.direction(at);
            let end = self.at_radius(at, self.radius + GAP);
            let (anchor, width) = match direction.x {
                x if x > 0.2 => (Anchor::Start, self.sheet.width - end.x),
                x if x < -0.2 => (Anchor::End, end.x),
                _ => (Anchor::Middle, beside * 1.6),
            };
            let style = Style::LABEL.anchored(anchor);
            let mut lines = wrap(&axis.label, width, style, self.sheet.measure);
            lines.push(say!(self.sheet.words, "percent", figure = percent(axis.readings.claimed)));
            let target = axis.target.map(|target| say!(self.sheet.words, "drawing-target-figure", figure = percent(target)));
            let small = Style::SMALL.anchored(anchor);
            let height = number(lines.len()) * style.leading() + target.as_ref().map_or(0.0, |_| small.leading());
            // Beside the circle around their middle, above it on their foot, below it from their head on.
            let top = end.y - height * (1.0 - direction.y) / 2.0;
            let split = lines.len().saturating_sub(1);
            let (name, figure) = lines.split_at(split);
            let below = lines_below(Point::new(end.x, top), style, name, &mut self.shapes);
            let below = below + lines_below(Point::new(end.x, top + below), Style { bold: true, ..style }, figure, &mut self.shapes);
            lines_below(Point::new(end.x, top + below), small, target.as_slice(), &mut self.shapes);
        }
    }

    /// Takes away what is empty above what was drawn so far; returns where that ends.
    fn trim(&mut self) -> f64 {
        let mut bounds = [f64::INFINITY, f64::NEG_INFINITY];
        for shape in &self.shapes {
            let ends = match shape {
                Shape::Text(text) => [text.at.y - text.size, text.at.y + text.size * 0.3],
                Shape::Polygon { points, .. } => {
                    let heights = points.iter().map(|point| point.y);
                    [heights.clone().fold(f64::INFINITY, f64::min), heights.fold(f64::NEG_INFINITY, f64::max)]
                }
                Shape::Lines { .. } | Shape::Rectangle { .. } | Shape::Circle { .. } => continue,
            };
            bounds = [bounds[0].min(ends[0]), bounds[1].max(ends[1])];
        }
        let [top, bottom] = bounds;
        if !top.is_finite() {
            return 0.0;
        }
        let shapes = std::mem::take(&mut self.shapes);
        self.shapes = shapes.into_iter().map(|shape| shape.moved(Point::new(0.0, -top))).collect();
        bottom - top
    }

    fn numbers(&mut self) {
        let style = Style::STRONG.anchored(Anchor::Middle);
        for at in 0..self.axes.len() {
            let end = self.at_radius(at, self.radius + GAP);
            self.shapes.push(beside(end, style, &(at + 1).to_string()));
        }
    }

    /// The names by number, from a height on; returns where they end.
    fn list(&mut self, from: f64) -> f64 {
        let mut y = from;
        for (at, axis) in self.axes.iter().enumerate() {
            let words = self.sheet.words;
            let (title, claimed) = (&axis.label, percent(axis.readings.claimed));
            let text = match axis.target.map(percent) {
                Some(target) => say!(words, "drawing-axis-with-target", title = title, claimed = claimed, target = target),
                None => say!(words, "drawing-axis", title = title, claimed = claimed),
            };
            let lines = wrap(&text, self.sheet.width - 18.0, Style::LABEL, self.sheet.measure);
            self.shapes.push(super::text::below(Point::new(12.0, y), Style::STRONG.anchored(Anchor::End), &(at + 1).to_string()));
            y += lines_below(Point::new(18.0, y), Style::LABEL, &lines, &mut self.shapes) + 2.0;
        }
        y
    }
}

fn diamond(at: Point) -> Shape {
    let half = 3.0;
    let points = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)].map(|(x, y)| Point::new(at.x + x, at.y + y));
    Shape::Polygon { points: points.to_vec(), fill: Some(Ink::Target), stroke: None }
}

fn items(axes: &[RadarAxis], sheet: &Sheet<'_>) -> Vec<Item> {
    let words = sheet.words;
    let ground = Shape::Rectangle {
        corner: Point::new(0.0, 0.0),
        width: SAMPLE,
        height: SAMPLE_HEIGHT,
        fill: Some(Ink::Pale),
        stroke: Some(EVIDENCED),
    };
    let mut items = vec![
        Item { shapes: vec![ground], text: say!(words, "reading-evidenced") },
        Item::line(CLAIMED, say!(words, "drawing-claimed-with-figure")),
        Item::line(POTENTIAL, say!(words, "reading-potential")),
    ];
    if axes.iter().any(|axis| axis.target.is_some()) {
        let mut target = Item::line(TARGET, say!(words, "drawing-target"));
        target.shapes.push(diamond(Point::new(SAMPLE / 2.0, SAMPLE_HEIGHT / 2.0)));
        items.push(target);
    }
    items
}
