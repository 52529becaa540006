//! Charts as pictures: lines, areas and texts with their places, the same for every format.
//!
//! A format hands in the width, what measures its text, and draws the shapes that come back. Nothing here knows a
//! format, and nothing is computed but places. The title and the description of a chart stay with the chart: a format
//! puts them where its readers look for them.

mod gantt;
mod heat_map;
mod ink;
mod legend;
mod pattern;
mod priority;
mod radar;
mod ranges;
mod rows;
mod shape;
mod shares;
mod spreads;
mod text;
mod waterfall;

pub(crate) use ink::Ink;
pub(crate) use ranges::range_mark;
pub(crate) use shape::{Anchor, Dash, Picture, Point, Shape, Stroke, Text};
pub(crate) use text::{Measure, average_width, plain_width};

use crate::report::chart::{Chart, Drawing};
use crate::words::Words;

/// What a chart is drawn on.
#[derive(Clone, Copy)]
pub(crate) struct Sheet<'a> {
    /// Width of every picture, in points; below 360 the layout is the one for a telephone.
    pub(crate) width: f64,
    /// The most height of one picture, in points; infinite where there is no limit.
    pub(crate) height: f64,
    /// Measures text.
    pub(crate) measure: Measure<'a>,
    /// The words of legends.
    pub(crate) words: &'a Words,
}

/// No picture is narrower than this.
const LEAST_WIDTH: f64 = 200.0;
/// Below this width, labels stand above what they name instead of beside it.
const NARROW: f64 = 360.0;

impl Sheet<'_> {
    fn narrow(&self) -> bool {
        self.width < NARROW
    }
}

/// Draws a chart: one picture, or several where it consists of rows that are higher together than the sheet.
///
/// A picture without rows (a radar, points by cost) may be higher than the sheet where that is lower than about 500
/// points; whoever draws it makes it smaller then. No text is smaller than 8 points.
pub(crate) fn draw(chart: &Chart, sheet: Sheet<'_>) -> Vec<Picture> {
    // `max` also turns a width that is not a number into the least one
    let sheet = Sheet { width: sheet.width.max(LEAST_WIDTH), ..sheet };
    match &chart.drawing {
        Drawing::Ranges(rows) => ranges::draw(rows, &sheet),
        Drawing::Radar(axes) => radar::draw(axes, &sheet),
        Drawing::HeatMap { columns, rows } => heat_map::draw(columns, rows, &sheet),
        Drawing::Waterfall(steps) => waterfall::draw(steps, &sheet),
        Drawing::Priority { cost, benefit, points } => priority::draw(cost, benefit, points, &sheet),
        Drawing::Spreads(rows) => spreads::draw(rows, &sheet),
        Drawing::Gantt { marks, rows } => gantt::draw(marks, rows, &sheet),
        Drawing::Shares { parts, rows } => shares::draw(parts, rows, &sheet),
    }
}

/// A share from 0 to 1, whatever came in.
fn within(share: f64) -> f64 {
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
}

/// Counts as measures.
fn number(count: usize) -> f64 {
    // proof: counts of rows and columns stay far below 2^52, so the conversion is exact
    #[allow(clippy::cast_precision_loss)]
    let number = count as f64;
    number
}
