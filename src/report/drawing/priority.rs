//! Points by cost and benefit, each with its number, and the list of what the numbers stand for.

use super::ink::Ink;
use super::legend::{self, Item, SAMPLE, SAMPLE_HEIGHT};
use super::shape::{Anchor, Picture, Point, Shape, Stroke};
use super::text::{Style, beside, lines_below, widest, wrap};
use super::{Sheet, number, within};
use crate::report::chart::PriorityPoint;
use crate::report::figures::money;
use crate::say;
use std::f64::consts::TAU;

/// Radius of a mark, which holds two digits.
const RADIUS: f64 = 8.0;
/// The least distance of two marks.
const APART: f64 = 2.0 * RADIUS + 2.5;
const EDGE: Stroke = Stroke::solid(Ink::Deep, 1.0);
/// Height of the area of the points.
const HEIGHT: f64 = 230.0;
/// How many lines a scale has at most.
const MOST_LINES: f64 = 5.0;

/// A scale from one value to another.
struct Scale {
    from: f64,
    to: f64,
    step: f64,
}

struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    costs: Scale,
    benefits: Scale,
}

pub(super) fn draw(cost: &str, benefit: &str, points: &[PriorityPoint], sheet: &Sheet<'_>) -> Vec<Picture> {
    let mut shapes = Vec::new();
    let strong = Style::STRONG;
    let above = wrap(benefit, sheet.width, strong, sheet.measure);
    let top = lines_below(Point::new(0.0, 0.0), strong, &above, &mut shapes) + 8.0 + RADIUS;
    let benefits = Scale::of(points.iter().map(|point| point.benefit), MOST_LINES);
    let figures: Vec<String> = benefits.values().map(|value| benefits.figure(value)).collect();
    let left = widest(figures.iter().map(String::as_str), Style::SMALL, sheet.measure).ceil() + 6.0;
    let right = sheet.width - RADIUS - 10.0;
    // Figures of money are wide: no more of them than there is room for.
    let costs = Scale::of(points.iter().map(|point| point.cost), ((right - left) / 60.0).floor().clamp(2.0, MOST_LINES));
    let plot = Plot { left, right, top, bottom: top + HEIGHT, costs, benefits };
    plot.grid(&mut shapes);
    let under = wrap(cost, plot.right - plot.left, strong.anchored(Anchor::End), sheet.measure);
    let foot = plot.bottom + Style::SMALL.leading() + 6.0;
    let foot = foot + lines_below(Point::new(plot.right, foot), strong.anchored(Anchor::End), &under, &mut shapes);
    plot.marks(points, &mut shapes);
    let legend = legend::strip(items(points, sheet), sheet);
    shapes.extend(legend.shapes.into_iter().map(|shape| shape.moved(Point::new(0.0, foot))));
    let height = list(points, foot + legend.height + 4.0, sheet, &mut shapes);
    vec![Picture { width: sheet.width, height, shapes }]
}

impl Scale {
    /// A scale for values that begins at 0 or below, with a round step.
    fn of(values: impl Iterator<Item = f64> + Clone, lines: f64) -> Self {
        let finite = values.filter(|value| value.is_finite());
        let low = finite.clone().fold(0.0, f64::min);
        let high = finite.fold(0.0, f64::max);
        let wanted = (high - low) / lines;
        if !(wanted > f64::MIN_POSITIVE && wanted.is_finite()) {
            return Self { from: 0.0, to: 1.0, step: 1.0 };
        }
        let magnitude = 10f64.powf(wanted.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0].iter().map(|factor| factor * magnitude).find(|step| *step >= wanted * 0.999);
        let step = step.unwrap_or(10.0 * magnitude);
        Self { from: (low / step).floor() * step, to: (high / step).ceil() * step, step }
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        (0..32u8).map(|at| self.from + f64::from(at) * self.step).take_while(|value| *value <= self.to + self.step * 0.01)
    }

    /// A value with as many decimals as the step has.
    fn figure(&self, value: f64) -> String {
        let decimals = (0..6usize).find(|digits| {
            let scaled = self.step * 10f64.powi(i32::try_from(*digits).unwrap_or(0));
            (scaled - scaled.round()).abs() < 1e-6
        });
        format!("{value:.0$}", decimals.unwrap_or(6))
    }

    fn share(&self, value: f64) -> f64 {
        within((value - self.from) / (self.to - self.from))
    }
}

impl Plot {
    fn place(&self, point: &PriorityPoint) -> Point {
        Point::new(self.x(point.cost), self.y(point.benefit))
    }

    fn x(&self, cost: f64) -> f64 {
        self.left + self.costs.share(cost) * (self.right - self.left)
    }

    fn y(&self, benefit: f64) -> f64 {
        self.bottom - self.benefits.share(benefit) * (self.bottom - self.top)
    }

    fn grid(&self, shapes: &mut Vec<Shape>) {
        let mut lines = Vec::new();
        for value in self.benefits.values() {
            let y = self.y(value);
            lines.push([Point::new(self.left, y), Point::new(self.right, y)]);
            let style = Style::SMALL.anchored(Anchor::End);
            shapes.push(beside(Point::new(self.left - 4.0, y), style, &self.benefits.figure(value)));
        }
        for value in self.costs.values() {
            let x = self.x(value);
            lines.push([Point::new(x, self.top), Point::new(x, self.bottom)]);
            let anchor = if value > self.costs.to - self.costs.step * 0.5 { Anchor::End } else { Anchor::Middle };
            let x = if anchor == Anchor::End { x + RADIUS + 8.0 } else { x };
            shapes.push(super::text::below(Point::new(x, self.bottom + 4.0), Style::SMALL.anchored(anchor), &money(value)));
        }
        shapes.push(Shape::Lines { lines, stroke: Stroke::solid(Ink::Grid, 0.5) });
    }

    /// The marks, each beside its point where another mark lies there already.
    fn marks(&self, points: &[PriorityPoint], shapes: &mut Vec<Shape>) {
        let mut taken: Vec<Point> = Vec::new();
        for point in points {
            let at = self.place(point);
            let free = self.free(at, &taken);
            if free != at {
                shapes.push(Shape::line(at, free, Stroke::solid(Ink::Deep, 0.7)));
                shapes.push(Shape::Circle { centre: at, radius: 1.6, fill: Some(Ink::Deep), stroke: None });
            }
            taken.push(free);
        }
        for (point, centre) in points.iter().zip(taken) {
            mark(point, centre, RADIUS, shapes);
        }
    }

    /// The nearest place around a point where no other mark lies; the point itself where everything is full.
    fn free(&self, at: Point, taken: &[Point]) -> Point {
        let apart = |place: &Point| taken.iter().all(|other| (other.x - place.x).hypot(other.y - place.y) >= APART);
        let inside = |place: &Point| {
            let level = place.x > self.left + RADIUS - 4.0 && place.x < self.right + RADIUS;
            level && place.y > self.top - RADIUS && place.y < self.bottom - RADIUS + 4.0
        };
        if apart(&at) {
            return at;
        }
        let around = (2..30u8).flat_map(|ring| {
            (0..16u8).map(move |turn| {
                let (sine, cosine) = (f64::from(turn) * TAU / 16.0).sin_cos();
                Point::new(at.x + cosine * f64::from(ring) * 5.0, at.y - sine * f64::from(ring) * 5.0)
            })
        });
        around.into_iter().find(|place| inside(place) && apart(place)).unwrap_or(at)
    }
}

/// A mark with its number, lying on further ones where it stands for several.
fn mark(point: &PriorityPoint, centre: Point, radius: f64, shapes: &mut Vec<Shape>) {
    if !point.with.is_empty() {
        shapes.push(behind(centre, radius));
    }
    shapes.push(Shape::Circle { centre, radius, fill: Some(Ink::Paper), stroke: Some(EDGE) });
    let style = Style { ink: Ink::Text, bold: true, ..Style::SMALL.anchored(Anchor::Middle) };
    shapes.push(beside(centre, style, &point.mark));
}

/// What lies behind a mark that stands for several.
fn behind(centre: Point, radius: f64) -> Shape {
    let centre = Point::new(centre.x + radius * 0.4, centre.y - radius * 0.3);
    Shape::Circle { centre, radius, fill: Some(Ink::Middle), stroke: Some(EDGE) }
}

fn items(points: &[PriorityPoint], sheet: &Sheet<'_>) -> Vec<Item> {
    if points.iter().all(|point| point.with.is_empty()) {
        return Vec::new();
    }
    let centre = Point::new(SAMPLE / 2.0 - 1.5, SAMPLE_HEIGHT / 2.0 + 1.0);
    let front = Shape::Circle { centre, radius: 5.0, fill: Some(Ink::Paper), stroke: Some(EDGE) };
    vec![Item { shapes: vec![behind(centre, 5.0), front], text: say!(sheet.words, "drawing-together") }]
}

/// What a number stands for: its lines from height 0 on, and those of what is funded with it, joined to it by a line.
struct Entry {
    height: f64,
    shapes: Vec<Shape>,
}

impl Entry {
    fn of(point: &PriorityPoint, width: f64, sheet: &Sheet<'_>) -> Self {
        let style = Style::LABEL;
        let (axis, indent) = (RADIUS + 1.0, 2.0 * RADIUS + 9.0);
        let lines_of = |text: &str| {
            let lines = wrap(text, width - indent - 6.0, style, sheet.measure);
            let height = number(lines.len()) * style.leading();
            (lines, height)
        };
        let (lines, text) = lines_of(&point.label);
        let mut height = text.max(2.0 * RADIUS + 2.0);
        let centre = Point::new(axis, height / 2.0);
        let (mut joint, mut joined) = (Vec::new(), Vec::new());
        lines_below(Point::new(indent, (height - text) / 2.0), style, &lines, &mut joined);
        let mut last = centre.y;
        for other in &point.with {
            let (lines, text) = lines_of(&say!(sheet.words, "drawing-with", title = other));
            let at = Point::new(axis, height + style.leading() / 2.0);
            joint.push([Point::new(axis, last), at]);
            last = at.y;
            joined.push(Shape::Circle { centre: at, radius: 3.0, fill: Some(Ink::Middle), stroke: Some(EDGE) });
            lines_below(Point::new(indent, height), style, &lines, &mut joined);
            height += text;
        }
        let mut shapes = if joint.is_empty() { Vec::new() } else { vec![Shape::Lines { lines: joint, stroke: EDGE }] };
        shapes.extend(joined);
        mark(point, centre, RADIUS, &mut shapes);
        Self { height: height + 4.0, shapes }
    }
}

/// What the numbers stand for, in two columns of about the same height where there is room; returns where it ends.
fn list(points: &[PriorityPoint], from: f64, sheet: &Sheet<'_>, shapes: &mut Vec<Shape>) -> f64 {
    let columns = if sheet.narrow() { 1 } else { 2 };
    let width = sheet.width / number(columns);
    let mut entries: Vec<Entry> = points.iter().map(|point| Entry::of(point, width, sheet)).collect();
    let height = |entries: &[Entry]| entries.iter().map(|entry| entry.height).sum::<f64>();
    let higher = |at: usize| height(&entries[..at]).max(height(&entries[at..]));
    let split =
        if columns == 1 { entries.len() } else { (0..=entries.len()).min_by(|a, b| higher(*a).total_cmp(&higher(*b))).unwrap_or(0) };
    let second = entries.split_off(split);
    let mut lowest = from;
    for (column, x) in [(entries, 0.0), (second, width)] {
        let mut y = from;
        for entry in column {
            shapes.extend(entry.shapes.into_iter().map(|shape| shape.moved(Point::new(x, y))));
            y += entry.height;
        }
        lowest = f64::max(lowest, y);
    }
    lowest
}
