//! What a picture is made of.

use super::ink::Ink;

/// A picture of shapes, drawn in their order. Measures are points (1/72 inch).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    /// Width.
    pub(crate) width: f64,
    /// Height, which follows from what is drawn.
    pub(crate) height: f64,
    /// The shapes; later ones lie above earlier ones.
    pub(crate) shapes: Vec<Shape>,
}

/// A place; x grows to the right and y downwards, from the upper left corner of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    /// To the right.
    pub(crate) x: f64,
    /// Downwards.
    pub(crate) y: f64,
}

/// A shape. Patterns are lines like any others, so that no format needs patterns of its own.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// Lines of the same stroke, which belong together.
    Lines {
        /// Both ends of each.
        lines: Vec<[Point; 2]>,
        /// How they are drawn.
        stroke: Stroke,
    },
    /// A rectangle, upright.
    Rectangle {
        /// Its upper left corner.
        corner: Point,
        /// Its width, 0 or more.
        width: f64,
        /// Its height, 0 or more.
        height: f64,
        /// What it is filled with.
        fill: Option<Ink>,
        /// How its edge is drawn.
        stroke: Option<Stroke>,
    },
    /// A closed polygon.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// What it is filled with.
        fill: Option<Ink>,
        /// How its edge is drawn.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f64,
        /// What it is filled with.
        fill: Option<Ink>,
        /// How its edge is drawn.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text(Text),
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    /// Colour.
    pub(crate) ink: Ink,
    /// Width.
    pub(crate) width: f64,
    /// Whether it is broken.
    pub(crate) dash: Dash,
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dash {
    /// Not at all.
    Solid,
    /// Into long dashes.
    Dashed,
    /// Into dots.
    Dotted,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    /// Where it stands: on the base line, at its start, middle or end.
    pub(crate) at: Point,
    /// Which of those.
    pub(crate) anchor: Anchor,
    /// Size of the type, 8 or more.
    pub(crate) size: f64,
    /// Whether it is bold.
    pub(crate) bold: bool,
    /// Colour.
    pub(crate) ink: Ink,
    /// What it says, without line feeds or control characters.
    pub(crate) text: String,
}

/// Which part of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Point {
    /// The place with these distances from the corner.
    pub(crate) const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    fn moved(self, by: Self) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

impl Stroke {
    /// An unbroken line.
    pub(crate) const fn solid(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: Dash::Solid }
    }
}

impl Dash {
    /// Lengths of line and gap in turn, in points; empty for an unbroken line.
    pub(crate) fn lengths(self) -> &'static [f64] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[6.0, 3.0],
            Self::Dotted => &[1.2, 2.4],
        }
    }
}

impl Shape {
    /// One line.
    pub(super) fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self::Lines { lines: vec![[from, to]], stroke }
    }

    /// The same shape elsewhere.
    pub(super) fn moved(self, by: Point) -> Self {
        match self {
            Self::Lines { lines, stroke } => {
                Self::Lines { lines: lines.into_iter().map(|ends| ends.map(|end| end.moved(by))).collect(), stroke }
            }
            Self::Rectangle { corner, width, height, fill, stroke } => {
                Self::Rectangle { corner: corner.moved(by), width, height, fill, stroke }
            }
            Self::Polygon { points, fill, stroke } => {
                Self::Polygon { points: points.into_iter().map(|point| point.moved(by)).collect(), fill, stroke }
            }
            Self::Circle { centre, radius, fill, stroke } => Self::Circle { centre: centre.moved(by), radius, fill, stroke },
            Self::Text(text) => Self::Text(Text { at: text.at.moved(by), ..text }),
        }
    }
}
