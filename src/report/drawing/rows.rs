//! What charts of rows have in common: where labels, marks and texts stand, and how rows come onto pictures.

use super::ink::Ink;
use super::shape::{Anchor, Picture, Point, Shape, Stroke};
use super::text::{Style, below, lines_below, widest, wrap};
use super::{Sheet, within};
use crate::report::figures::percent_in_full;
use crate::say;

/// Height of a bar.
pub(super) const BAR: f64 = 11.0;
/// Empty space between rows.
const BETWEEN: f64 = 3.6;
const GAP: f64 = 8.0;
/// Room for half a figure of the scale beyond its ends.
const OVERHANG: f64 = 13.0;

/// A part of a picture over its whole width, drawn from height 0 on.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    pub(super) height: f64,
    pub(super) shapes: Vec<Shape>,
    /// Whether it must not be the last one of a picture, because it is the heading of what follows.
    pub(super) with_next: bool,
    /// What stands above the rows below it where a further picture begins among them.
    pub(super) again: Option<Box<Strip>>,
}

/// Where the parts of a row stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// Width of the labels.
    label: f64,
    /// Where marks begin.
    pub(super) left: f64,
    /// Where marks end.
    pub(super) right: f64,
    /// Width of the texts beside the marks.
    text: f64,
    /// Whether labels stand above the marks.
    pub(super) over: bool,
}

impl Layout {
    /// The layout for rows with these labels and texts.
    pub(super) fn of<'t>(labels: impl Iterator<Item = &'t str>, texts: impl Iterator<Item = &'t str>, sheet: &Sheet<'_>) -> Self {
        let over = sheet.narrow();
        let text = widest(texts, Style::LABEL, sheet.measure).ceil().min(sheet.width * 0.2);
        let right = sheet.width - if text > 0.0 { (text + GAP).max(OVERHANG) } else { OVERHANG };
        if over {
            return Self { label: sheet.width, left: OVERHANG, right, text, over };
        }
        let label = widest(labels, Style::LABEL, sheet.measure).ceil().clamp(OVERHANG, sheet.width * 0.5);
        Self { label, left: label + GAP, right, text, over }
    }

    /// Where a share from 0 to 1 lies.
    pub(super) fn place(&self, share: f64) -> f64 {
        self.left + within(share) * (self.right - self.left)
    }

    /// A row: its label, its text, and the mark, which is drawn around a height.
    pub(super) fn row(&self, label: &str, text: &str, sheet: &Sheet<'_>, mark: impl FnOnce(f64, &mut Vec<Shape>)) -> Strip {
        let labels = wrap(label, self.label, Style::LABEL, sheet.measure);
        let texts = wrap(text, self.text, Style::LABEL, sheet.measure);
        let height = |lines: &[String]| super::number(lines.len()) * Style::LABEL.leading();
        let mut shapes = Vec::new();
        if self.over {
            shapes.push(ground(&labels, Style::LABEL, sheet));
        }
        let above = if self.over { lines_below(Point::new(0.0, 0.0), Style::LABEL, &labels, &mut shapes) + 1.0 } else { 0.0 };
        let body = if self.over { BAR.max(height(&texts)) } else { BAR.max(height(&labels)).max(height(&texts)) };
        if !self.over {
            lines_below(Point::new(0.0, (body - height(&labels)) / 2.0), Style::LABEL, &labels, &mut shapes);
        }
        let middle = above + body / 2.0;
        mark(middle, &mut shapes);
        lines_below(Point::new(self.right + GAP, middle - height(&texts) / 2.0), Style::LABEL, &texts, &mut shapes);
        Strip { height: above + body + BETWEEN, shapes, ..Strip::default() }
    }

    /// The figures of a scale from 0 to 100 per cent.
    pub(super) fn scale(&self, sheet: &Sheet<'_>) -> Strip {
        let style = Style::SMALL.anchored(Anchor::Middle);
        let figure = |share: &f64| below(Point::new(self.place(*share), 0.0), style, &percent_in_full(*share, sheet.words));
        Strip { height: style.leading() + 5.0, shapes: QUARTERS.iter().map(figure).collect(), ..Strip::default() }
    }

    /// The lines of that scale, from one height to another.
    pub(super) fn grid(&self, top: f64, bottom: f64) -> Vec<Shape> {
        let line = |share: &f64| [Point::new(self.place(*share), top), Point::new(self.place(*share), bottom)];
        vec![Shape::Lines { lines: QUARTERS.iter().map(line).collect(), stroke: Stroke::solid(Ink::Grid, 0.5) }]
    }
}

const QUARTERS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// A heading over the rows that follow, which is told again where they go on in a further picture.
pub(super) fn heading(text: &str, sheet: &Sheet<'_>) -> Strip {
    let again = headed(&say!(sheet.words, "drawing-continued", title = text), sheet);
    Strip { again: Some(Box::new(again)), with_next: true, ..headed(text, sheet) }
}

fn headed(text: &str, sheet: &Sheet<'_>) -> Strip {
    let mut shapes = Vec::new();
    let lines = wrap(text, sheet.width, Style::STRONG, sheet.measure);
    let height = lines_below(Point::new(0.0, 3.0), Style::STRONG, &lines, &mut shapes);
    shapes.insert(0, ground(&lines, Style::STRONG, sheet).moved(Point::new(0.0, 3.0)));
    Strip { height: height + 6.0, shapes, ..Strip::default() }
}

/// White ground for lines of text, so that the lines of the scale do not run through the words.
fn ground(lines: &[String], style: Style, sheet: &Sheet<'_>) -> Shape {
    let width = (widest(lines.iter().map(String::as_str), style, sheet.measure) + 4.0).min(sheet.width);
    let height = super::number(lines.len()) * style.leading();
    Shape::Rectangle { corner: Point::new(0.0, 0.0), width, height, fill: Some(Ink::Paper), stroke: None }
}

/// Sets rows below each other between a head and a foot, on as many pictures as the height of the sheet asks for.
///
/// Behind the rows lies what `behind` draws from one height to another.
pub(super) fn pictures(
    head: &Strip,
    rows: Vec<Strip>,
    foot: &Strip,
    sheet: &Sheet<'_>,
    behind: impl Fn(f64, f64) -> Vec<Shape>,
) -> Vec<Picture> {
    let room = sheet.height - head.height - foot.height;
    let page = |rows: Vec<Strip>, again: Option<Strip>| {
        let height: f64 = again.iter().chain(&rows).map(|row| row.height).sum();
        let mut shapes = behind(head.height - 2.0, head.height + height);
        shapes.extend(head.shapes.iter().cloned());
        let mut y = head.height;
        for row in again.into_iter().chain(rows) {
            shapes.extend(row.shapes.into_iter().map(|shape| shape.moved(Point::new(0.0, y))));
            y += row.height;
        }
        shapes.extend(foot.shapes.iter().cloned().map(|shape| shape.moved(Point::new(0.0, y))));
        Picture { width: sheet.width, height: y + foot.height, shapes }
    };
    let mut rest = rows.into_iter();
    let heights: Vec<(f64, bool)> = rest.as_slice().iter().map(|row| (row.height, row.with_next)).collect();
    let again = rest.as_slice().iter().filter_map(|row| row.again.as_ref()).map(|again| again.height).fold(0.0, f64::max);
    let whole: f64 = heights.iter().map(|(height, _)| height).sum();
    let groups = counts(&heights, if whole > room { room - again } else { room });
    let mut open: Option<Strip> = None;
    let picture = |count| {
        let rows: Vec<Strip> = rest.by_ref().take(count).collect();
        let again = open.take().filter(|_| rows.first().is_some_and(|row| !row.with_next));
        open = rows.iter().rev().find_map(|row| row.again.as_deref().cloned()).or_else(|| again.clone());
        page(rows, again)
    };
    groups.into_iter().map(picture).collect()
}

/// How many rows each picture holds: as few pictures as there can be, and about as much on each.
fn counts(rows: &[(f64, bool)], room: f64) -> Vec<usize> {
    let fewest = filled(rows, room);
    let height: f64 = rows.iter().map(|(height, _)| height).sum();
    let even = height / super::number(fewest.len().max(1));
    let tried = [1.0, 1.03, 1.06, 1.1, 1.15, 1.2, 1.3].iter().map(|part| filled(rows, (even * part).min(room)));
    tried.into_iter().find(|counts| counts.len() == fewest.len()).unwrap_or(fewest)
}

/// The same, each picture filled before the next one begins.
fn filled(rows: &[(f64, bool)], room: f64) -> Vec<usize> {
    let mut counts = Vec::new();
    let mut current: Vec<(f64, bool)> = Vec::new();
    for row in rows {
        let used: f64 = current.iter().map(|(height, _)| height).sum();
        if used + row.0 > room {
            // Headings at the end go to the next picture with what they are the heading of.
            let kept = current.iter().rposition(|(_, with_next)| !with_next).map_or(0, |last| last + 1);
            if kept > 0 {
                current.drain(..kept);
                counts.push(kept);
            }
        }
        current.push(*row);
    }
    counts.push(current.len());
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_pictures_evenly_and_leaves_no_heading_behind() {
        let row = (10.0, false);
        let heading = (5.0, true);
        assert_eq!(counts(&[row; 3], 30.0), [3]);
        assert_eq!(counts(&[row; 4], 30.0), [2, 2]);
        assert_eq!(counts(&[row; 9], f64::INFINITY), [9]);
        assert_eq!(filled(&[row, row, heading, row], 29.0), [2, 2]);
        assert_eq!(filled(&[heading, heading, row], 9.0), [3]);
        assert_eq!(counts(&[], 30.0), [0]);
        // What is higher than the sheet stands alone.
        assert_eq!(counts(&[(90.0, false), row], 30.0), [1, 1]);
    }
}
