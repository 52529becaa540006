//! Charts as pictures: lines, areas and texts with their places, the same for every format.
//!
//! A format hands in the width, what measures its text, and draws the shapes that come back. Nothing here knows a
//! format, and nothing is computed but places. The title and the description of a chart stay with the chart: a format
//! puts them where its readers look for them.

mod dots;
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
mod slopes;
mod spreads;
mod swings;
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
        Drawing::Dots(rows) => dots::draw(rows, &sheet),
        Drawing::Slopes { marks, lines } => slopes::draw(marks, lines, &sheet),
        Drawing::Spreads(rows) => spreads::draw(rows, &sheet),
        Drawing::Gantt { marks, rows } => gantt::draw(marks, rows, &sheet),
        Drawing::Swings { middle, text, rows } => swings::draw(*middle, text, rows, &sheet),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::{GanttRow, SwingRow, TimeMark};

    fn drawn(drawing: Drawing, width: f64) -> Vec<Picture> {
        let words = Words::english();
        let measure: Measure<'_> = &|text, size, bold| average_width(text, size, bold);
        let chart = Chart { title: String::new(), description: String::new(), drawing };
        draw(&chart, Sheet { width, height: f64::INFINITY, measure, words: &words })
    }

    /// Nothing runs out of the picture, and no two texts of one height lie on each other.
    fn fits(drawing: &Drawing) {
        for width in [200.0, 260.0, 320.0, 359.0, 360.0, 480.0, 760.0] {
            for picture in drawn(drawing.clone(), width) {
                let mut texts: Vec<(f64, f64, f64, String)> = Vec::new();
                for shape in &picture.shapes {
                    if let Shape::Text(text) = shape {
                        let long = average_width(&text.text, text.size, text.bold);
                        let left = match text.anchor {
                            Anchor::Start => text.at.x,
                            Anchor::Middle => text.at.x - long / 2.0,
                            Anchor::End => text.at.x - long,
                        };
                        assert!(left >= -0.5 && left + long <= width + 0.5, "{width}: “{}” from {left} to {}", text.text, left + long);
                        let over = texts
                            .iter()
                            .find(|(y, from, to, _)| (y - text.at.y).abs() < 4.0 && left < *to - 0.5 && left + long > *from + 0.5);
                        assert!(over.is_none(), "{width}: “{}” lies on {over:?}", text.text);
                        texts.push((text.at.y, left, left + long, text.text.clone()));
                    }
                    if let Shape::Rectangle { corner, width: across, .. } = shape {
                        assert!(corner.x >= -0.5 && corner.x + across <= width + 0.5, "{width}: {shape:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn bars_in_time_fit_into_narrow_pictures() {
        let mark = |month: i32| TimeMark { month, label: format!("20{}-{:02}", 26 + month.div_euclid(12), month.rem_euclid(12) + 1) };
        let row = |label: &str, start: i32, end: i32| GanttRow {
            label: label.to_owned(),
            start,
            end,
            under_way: start < 0,
            text: mark(start).label,
        };
        let rows = vec![
            row("What runs already, since long before the plan begins, and has a name of many words", -7, 5),
            row("Extraordinarily-long-word-that-nothing-breaks-anywhere-at-all-in-a-narrow-picture", 0, 1),
            row("Short", 5, 36),
        ];
        fits(&Drawing::Gantt { marks: (-3..=12).map(|quarter| mark(quarter * 3)).collect(), rows });
    }

    #[test]
    fn swings_fit_into_narrow_pictures() {
        let row = |label: &str, less: f64, more: f64| SwingRow { label: label.to_owned(), less, more, text: format!("{less} | {more}") };
        let rows = vec![
            row("Norms of responsible State behaviour in the framework for responsible State behaviour", 6.2, 6.35),
            row("To one side alone", 6.3, 6.4),
            row("Short", 6.26, 6.25),
        ];
        fits(&Drawing::Swings { middle: 6.25, text: "6.25 points".to_owned(), rows });
        fits(&Drawing::Swings { middle: 6.25, text: "6.25 points".to_owned(), rows: Vec::new() });
    }
}
