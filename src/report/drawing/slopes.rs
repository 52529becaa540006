//! Lines from date to date, with their names at the right end and their figures at both.

use super::ink::Ink;
use super::legend::{self, Item};
use super::shape::{Anchor, Dash, Picture, Point, Shape, Stroke};
use super::text::{Style, below, beside, widest, wrap};
use super::{Sheet, number, within};
use crate::report::chart::SlopeLine;
use crate::report::figures::percent_in_full;
use crate::say;

/// More than open answers could make.
const CLEAR: Stroke = Stroke::solid(Ink::Deep, 1.8);
/// Less than that.
const UNSURE: Stroke = Stroke { ink: Ink::Deep, width: 1.2, dash: Dash::Dashed };
const RADIUS: f64 = 2.8;
const GAP: f64 = 7.0;
/// Room for the lines from ends to their labels.
const LEADER: f64 = 16.0;
/// Empty space between labels.
const BETWEEN: f64 = 3.0;
/// The least height of the part that is drawn.
const LEAST: f64 = 150.0;
/// The least width of the scale, so that little movement does not look like much.
const LEAST_SPAN: f64 = 0.2;
const TENTHS: [f64; 11] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];

/// A text beside an end, with the height that it wants.
struct Label {
    lines: Vec<String>,
    middle: f64,
}

pub(super) fn draw(marks: &[String], lines: &[SlopeLine], sheet: &Sheet<'_>) -> Vec<Picture> {
    let style = Style::LABEL;
    let first = |line: &SlopeLine| line.texts.first().cloned().unwrap_or_default();
    let last = |line: &SlopeLine| {
        let text = line.texts.last().map(String::as_str).unwrap_or_default();
        [text, line.label.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let left_width = widest(lines.iter().map(first).collect::<Vec<_>>().iter().map(String::as_str), style, sheet.measure).ceil();
    let scale_width = widest(std::iter::once(percent_in_full(1.0, sheet.words).as_str()), Style::SMALL, sheet.measure).ceil();
    let right_texts: Vec<String> = lines.iter().map(last).collect();
    let right_width = widest(right_texts.iter().map(String::as_str), style, sheet.measure).ceil().min(sheet.width * 0.46);
    let left = scale_width + GAP + left_width + LEADER;
    let right = (sheet.width - right_width - LEADER).max(left + 20.0);
    let (low, high) = span(lines);
    let leading = style.leading();
    let wrapped: Vec<Vec<String>> = right_texts.iter().map(|text| wrap(text, right_width, style, sheet.measure)).collect();
    let needed: f64 = wrapped.iter().map(|lines| number(lines.len()) * leading + BETWEEN).sum();
    let top = Style::SMALL.leading() + 8.0;
    let height = needed.max(LEAST);
    let y = |share: f64| top + (high - within(share)) / (high - low) * height;
    let steps = number(marks.len().saturating_sub(1).max(1));
    let x = |at: usize| left + number(at) / steps * (right - left);
    let mut shapes = Vec::new();
    for share in TENTHS.into_iter().filter(|share| *share >= low - 1e-9 && *share <= high + 1e-9) {
        shapes.push(Shape::line(Point::new(left, y(share)), Point::new(right, y(share)), Stroke::solid(Ink::Grid, 0.5)));
        let style = Style::SMALL.anchored(Anchor::End);
        shapes.push(beside(Point::new(scale_width, y(share)), style, &percent_in_full(share, sheet.words)));
    }
    dates(marks, &x, (top, top + height), sheet, &mut shapes);
    for line in lines {
        draw_line(line, &x, &y, &mut shapes);
    }
    let end = |pick: fn(&[Option<f64>]) -> Option<&Option<f64>>, line: &SlopeLine| pick(&line.values).copied().flatten();
    let label = |lines: Vec<String>, share: Option<f64>| share.map(|share| Label { lines, middle: y(share) });
    let starts = lines.iter().filter_map(|line| label(vec![first(line)], end(<[_]>::first, line)));
    put(starts.collect(), (left, Anchor::End), (top, top + height), &mut shapes);
    let ends = lines.iter().zip(wrapped).filter_map(|(line, wrapped)| label(wrapped, end(<[_]>::last, line)));
    put(ends.collect(), (right, Anchor::Start), (top, top + height), &mut shapes);
    let mut items = Vec::new();
    if lines.iter().any(|line| !line.clear) {
        items.push(Item::line(CLEAR, say!(sheet.words, "drawing-slope-clear")));
        items.push(Item::line(UNSURE, say!(sheet.words, "drawing-slope-unsure")));
    }
    let legend = legend::strip(items, sheet);
    let foot = top + height + 8.0;
    shapes.extend(legend.shapes.into_iter().map(|shape| shape.moved(Point::new(0.0, foot))));
    vec![Picture { width: sheet.width, height: foot + legend.height, shapes }]
}

/// The ends of the scale: tenths around all values.
fn span(lines: &[SlopeLine]) -> (f64, f64) {
    let values: Vec<f64> = lines.iter().flat_map(|line| line.values.iter().flatten().copied()).map(within).collect();
    let low = values.iter().copied().fold(1.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let tenth = |value: f64| value / 10.0;
    let (mut low, mut high) = (tenth((low * 10.0 + 1e-9).floor()), tenth((high * 10.0 - 1e-9).ceil()));
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    while high - low < LEAST_SPAN - 1e-9 {
        if high < 1.0 - 1e-9 {
            high += 0.1;
        }
        if high - low < LEAST_SPAN - 1e-9 && low > 1e-9 {
            low -= 0.1;
        }
    }
    (low.max(0.0), high.min(1.0))
}

/// The dates above their lines, as far as they do not run into each other.
fn dates(marks: &[String], x: &dyn Fn(usize) -> f64, ends: (f64, f64), sheet: &Sheet<'_>, shapes: &mut Vec<Shape>) {
    let mut free = f64::NEG_INFINITY;
    for (at, mark) in marks.iter().enumerate() {
        shapes.push(Shape::line(Point::new(x(at), ends.0), Point::new(x(at), ends.1), Stroke::solid(Ink::Muted, 0.8)));
        let half = widest(std::iter::once(mark.as_str()), Style::SMALL, sheet.measure) / 2.0;
        let middle = x(at).clamp(half, (sheet.width - half).max(half));
        if middle - half >= free {
            shapes.push(below(Point::new(middle, 0.0), Style::SMALL.anchored(Anchor::Middle), mark));
            free = middle + half + GAP;
        }
    }
}

fn draw_line(line: &SlopeLine, x: &dyn Fn(usize) -> f64, y: &dyn Fn(f64) -> f64, shapes: &mut Vec<Shape>) {
    let points: Vec<Option<Point>> =
        line.values.iter().enumerate().map(|(at, value)| value.map(|value| Point::new(x(at), y(value)))).collect();
    let pieces: Vec<[Point; 2]> = points.windows(2).filter_map(|pair| Some([pair[0]?, pair[1]?])).collect();
    if !pieces.is_empty() {
        shapes.push(Shape::Lines { lines: pieces, stroke: if line.clear { CLEAR } else { UNSURE } });
    }
    for centre in points.into_iter().flatten() {
        let stroke = Some(Stroke::solid(Ink::Deep, 1.0));
        shapes.push(Shape::Circle { centre, radius: RADIUS, fill: Some(Ink::Middle), stroke });
    }
}

/// Labels beside an end, moved up and down as little as keeps them apart.
fn put(mut labels: Vec<Label>, (x, anchor): (f64, Anchor), (top, bottom): (f64, f64), shapes: &mut Vec<Shape>) {
    let style = Style::LABEL.anchored(anchor);
    let side = if anchor == Anchor::End { -1.0 } else { 1.0 };
    let height = |label: &Label| number(label.lines.len()) * style.leading() + BETWEEN;
    labels.sort_by(|a, b| a.middle.total_cmp(&b.middle));
    let (least, most) = (top - style.leading() / 2.0, bottom + style.leading() / 2.0);
    let places = apart(&labels.iter().map(|label| (label.middle - height(label) / 2.0, height(label))).collect::<Vec<_>>(), least, most);
    for (label, y) in labels.iter().zip(places) {
        // What stands elsewhere than its end is joined to it.
        let middle = y + number(label.lines.len()) * style.leading() / 2.0;
        let ends = [Point::new(x + side * (RADIUS + 1.0), label.middle), Point::new(x + side * (LEADER - 2.0), middle)];
        shapes.push(Shape::Lines { lines: vec![ends], stroke: Stroke::solid(Ink::Muted, 0.4) });
        let x = x + side * LEADER;
        for (at, line) in label.lines.iter().enumerate() {
            shapes.push(below(Point::new(x, y + number(at) * style.leading()), style, line));
        }
    }
}

/// Labels that lie together.
struct Group {
    count: usize,
    height: f64,
    /// Sum of where the group would have to begin for each of its labels to stand where it wants.
    wanted: f64,
}

/// Where things begin that want to begin somewhere and have a height each, in order: those that would overlap stand together, in the
/// middle of where they want to be.
fn apart(wanted: &[(f64, f64)], least: f64, most: f64) -> Vec<f64> {
    let start = |group: &Group| (group.wanted / number(group.count)).min(most - group.height).max(least);
    let mut groups: Vec<Group> = Vec::new();
    for (begin, height) in wanted {
        let mut group = Group { count: 1, height: *height, wanted: *begin };
        while let Some(above) = groups.pop_if(|above| start(above) + above.height > start(&group)) {
            let moved = group.wanted - number(group.count) * above.height;
            group = Group { count: above.count + group.count, height: above.height + group.height, wanted: above.wanted + moved };
        }
        groups.push(group);
    }
    let mut places = Vec::with_capacity(wanted.len());
    let mut heights = wanted.iter().map(|(_, height)| height);
    for group in &groups {
        let mut y = start(group);
        for height in heights.by_ref().take(group.count) {
            places.push(y);
            y += height;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[f64]) -> SlopeLine {
        SlopeLine { label: "a".to_owned(), values: values.iter().map(|value| Some(*value)).collect(), texts: Vec::new(), clear: true }
    }

    #[test]
    fn the_scale_has_room_for_all_and_is_never_narrow() {
        let close = |found: (f64, f64), wanted: (f64, f64)| {
            assert!((found.0 - wanted.0).abs() < 1e-9 && (found.1 - wanted.1).abs() < 1e-9, "{found:?} {wanted:?}");
        };
        close(span(&[line(&[0.42, 0.58])]), (0.4, 0.6));
        close(span(&[line(&[0.41, 0.42])]), (0.4, 0.6));
        close(span(&[line(&[0.95, 1.0])]), (0.8, 1.0));
        close(span(&[line(&[0.0, 0.0])]), (0.0, 0.2));
        close(span(&[]), (0.0, 1.0));
    }

    #[test]
    fn labels_do_not_overlap() {
        let labels = |middles: &[f64]| middles.iter().map(|middle| Label { lines: vec!["x".to_owned()], middle: *middle }).collect();
        for middles in [&[50.0, 50.0, 50.0][..], &[98.0, 99.0, 99.5, 100.0], &[0.0, 1.0, 2.0]] {
            let mut shapes = Vec::new();
            put(labels(middles), (0.0, Anchor::Start), (0.0, 100.0), &mut shapes);
            let mut heights: Vec<f64> =
                shapes.iter().filter_map(|shape| if let Shape::Text(text) = shape { Some(text.at.y) } else { None }).collect();
            heights.sort_by(f64::total_cmp);
            assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= Style::LABEL.leading()), "{heights:?}");
        }
    }
}
