//! Pictures as inline SVG.

use super::escape::escape;
use crate::report::drawing::{Anchor, Ink, Picture, Point, Shape, Stroke, plain_width};
use std::fmt::Write as _;

/// From this many characters on, a wider font can push a text out of its place.
const LONG: usize = 12;

/// A picture with its name; `head` stands first in it, and `attributes` in its tag.
pub(super) fn svg(picture: &Picture, attributes: &str, head: &str) -> String {
    let mut text = format!("<svg viewBox=\"0 0 {} {}\" role=\"img\"{attributes}>{head}", number(picture.width), number(picture.height));
    for shape in &picture.shapes {
        draw(shape, &mut text);
    }
    text.push_str("</svg>");
    text
}

// Writing to a string cannot fail, so what `write!` returns is dropped.
fn draw(shape: &Shape, text: &mut String) {
    match shape {
        Shape::Lines { lines, stroke } => {
            let mut path = String::new();
            for [from, to] in lines {
                let _ = write!(path, "M{}L{}", pair(*from), pair(*to));
            }
            let _ = write!(text, "<path d=\"{path}\"{}/>", paint(None, Some(*stroke)));
        }
        Shape::Rectangle { corner, width, height, fill, stroke } => {
            let (x, y, width, height) = (number(corner.x), number(corner.y), number(*width), number(*height));
            let paint = paint(*fill, *stroke);
            let _ = write!(text, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>");
        }
        Shape::Polygon { points, fill, stroke } => {
            let points: Vec<String> = points.iter().map(|point| pair(*point)).collect();
            let _ = write!(text, "<polygon points=\"{}\"{}/>", points.join(" "), paint(*fill, *stroke));
        }
        Shape::Circle { centre, radius, fill, stroke } => {
            let (x, y, radius) = (number(centre.x), number(centre.y), number(*radius));
            let _ = write!(text, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{}/>", paint(*fill, *stroke));
        }
        Shape::Text(line) => {
            let (x, y, size) = (number(line.at.x), number(line.at.y), number(line.size));
            let anchor = match line.anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let weight = if line.bold { " font-weight=\"700\"" } else { "" };
            let class = name(line.ink);
            let said = escape(&line.text);
            let fit = fit(&line.text, line.size, line.bold);
            let _ = write!(text, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{weight}{fit} class=\"f-{class}\">{said}</text>");
        }
    }
}

/// Holds a line of text to the width it was laid out with, because the font of a reader may be wider.
fn fit(text: &str, size: f64, bold: bool) -> String {
    if text.len() < LONG {
        return String::new();
    }
    let width = plain_width(text, size, bold).map(number);
    width.map_or_else(String::new, |width| format!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\""))
}

/// Colours are classes, so that the style sheet can change them by scheme and for print.
fn paint(fill: Option<Ink>, stroke: Option<Stroke>) -> String {
    let fill_class = fill.map_or("f-none", fill_class);
    let Some(stroke) = stroke else { return format!(" class=\"{fill_class}\"") };
    let dash: Vec<String> = stroke.dash.lengths().iter().map(|length| number(*length)).collect();
    let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", dash.join(" ")) };
    format!(" class=\"{fill_class} s-{}\" stroke-width=\"{}\"{dash}", name(stroke.ink), number(stroke.width))
}

fn fill_class(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "f-text",
        Ink::Muted => "f-muted",
        Ink::Grid => "f-grid",
        Ink::Paper => "f-paper",
        Ink::Deep => "f-deep",
        Ink::Middle => "f-middle",
        Ink::Pale => "f-pale",
        Ink::Target => "f-target",
    }
}

/// The name of a colour in classes and in the style sheet.
pub(super) fn name(ink: Ink) -> &'static str {
    fill_class(ink).trim_start_matches("f-")
}

fn pair(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

/// A measure to a tenth of a point; what is no number is 0.
fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded.is_finite() && rounded != 0.0 { rounded.to_string() } else { "0".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_short_and_always_numbers() {
        assert_eq!([1.0, 1.25, -0.01, f64::NAN, f64::INFINITY, 1234.56].map(number), ["1", "1.3", "0", "0", "0", "1234.6"]);
    }

    #[test]
    fn draws_shapes_with_classes_for_their_colours() {
        let corner = Point::new(1.0, 2.0);
        let shape =
            Shape::Rectangle { corner, width: 3.0, height: 4.0, fill: Some(Ink::Pale), stroke: Some(Stroke::solid(Ink::Deep, 0.7)) };
        let picture = Picture { width: 10.0, height: 20.0, shapes: vec![shape] };
        assert_eq!(
            svg(&picture, " class=\"wide\"", "<title>A</title>"),
            "<svg viewBox=\"0 0 10 20\" role=\"img\" class=\"wide\"><title>A</title><rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" \
             class=\"f-pale s-deep\" stroke-width=\"0.7\"/></svg>"
        );
    }
}
