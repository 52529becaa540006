//! Text of drawings: measured, and broken into lines.

use super::ink::Ink;
use super::shape::{Anchor, Point, Shape, Text};

/// Measures the width in points of a text of one line, of a size in points, bold or not.
pub(crate) type Measure<'a> = &'a dyn Fn(&str, f64, bool) -> f64;

/// Size of labels.
pub(super) const LABEL: f64 = 9.0;
/// Size of scales and legends, the smallest there is.
pub(super) const SMALL: f64 = 8.0;
/// Height of a line as a multiple of the size.
pub(super) const LEADING: f64 = 1.22;
/// How far the base line lies below the upper edge of a line, as a multiple of the size.
const BASE: f64 = 0.92;

/// How much wider than the metrics a text is taken to be.
const SPARE: f64 = 1.03;

/// Widths of the printable ASCII characters in thousandths of the size, from the metrics that Helvetica and Arial share.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
    278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
    556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The width of a text of plain letters as Helvetica and Arial have it; none where it has other characters or is bold.
pub(crate) fn plain_width(text: &str, size: f64, bold: bool) -> Option<f64> {
    let known = !bold && text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    known.then(|| average_width(text, size, false) / SPARE)
}

/// The width of a text where no font is at hand: average widths of a plain sans serif, a little on the wide side.
pub(crate) fn average_width(text: &str, size: f64, bold: bool) -> f64 {
    let of = |c: char| -> u16 {
        match u32::from(c) {
            0..0x20 | 0x300..0x370 | 0x200b..=0x200f => 0,
            code @ 0x20..0x7f => usize::try_from(code - 0x20).ok().and_then(|at| ASCII.get(at)).copied().unwrap_or(600),
            0xa0 | 0x2007 | 0x202f => 278,
            0x1100..0x1200 | 0x2e80..0xd7b0 | 0xf900..0xfb00 | 0xff00..0xff61 | 0x1f000..=0x3ffff => 1000,
            _ => 620,
        }
    };
    let thousandths: f64 = text.chars().map(|c| f64::from(of(c))).sum();
    thousandths / 1000.0 * size * if bold { 1.1 } else { SPARE }
}

/// How lines of text are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: Ink,
    pub(super) anchor: Anchor,
}

impl Style {
    pub(super) const LABEL: Self = Self { size: LABEL, bold: false, ink: Ink::Text, anchor: Anchor::Start };
    pub(super) const STRONG: Self = Self { bold: true, ..Self::LABEL };
    pub(super) const SMALL: Self = Self { size: SMALL, bold: false, ink: Ink::Muted, anchor: Anchor::Start };

    pub(super) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// Height of one line.
    pub(super) fn leading(self) -> f64 {
        self.size * LEADING
    }
}

/// A text whose upper edge lies at a place.
pub(super) fn below(at: Point, style: Style, text: &str) -> Shape {
    on_base(Point::new(at.x, at.y + style.size * BASE), style, text)
}

/// A text whose middle lies at the height of a place.
pub(super) fn beside(at: Point, style: Style, text: &str) -> Shape {
    // Capitals and figures reach up to about 0.72 of the size.
    on_base(Point::new(at.x, at.y + style.size * 0.36), style, text)
}

fn on_base(at: Point, style: Style, text: &str) -> Shape {
    Shape::Text(Text { at, anchor: style.anchor, size: style.size, bold: style.bold, ink: style.ink, text: text.to_owned() })
}

/// Lines of text below each other from a place on; returns how high they are together.
pub(super) fn lines_below(at: Point, style: Style, lines: &[String], shapes: &mut Vec<Shape>) -> f64 {
    let mut height = 0.0;
    for line in lines {
        shapes.push(below(Point::new(at.x, at.y + height), style, line));
        height += style.leading();
    }
    height
}

/// The text in lines of at most a width; a word is broken only where it is wider than that.
pub(super) fn wrap(text: &str, width: f64, style: Style, measure: Measure<'_>) -> Vec<String> {
    let fits = |line: &str| measure(line, style.size, style.bold) <= width;
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in clean.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { [line.as_str(), " ", word].concat() };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if !fits(&line) && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The width of the widest of some texts.
pub(super) fn widest<'t>(texts: impl Iterator<Item = &'t str>, style: Style, measure: Measure<'_>) -> f64 {
    texts.map(|text| measure(text, style.size, style.bold)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_widths_as_the_metrics_have_them() {
        assert!((average_width("ii", 10.0, false) - 4.44 * 1.03).abs() < 1e-9);
        assert!((average_width("国", 10.0, false) - 10.3).abs() < 1e-9);
        assert!((average_width("e\u{301}", 10.0, false) - average_width("e", 10.0, false)).abs() < 1e-9);
    }

    #[test]
    fn wraps_between_words_and_breaks_only_what_cannot_fit() {
        let width = |text: &str, _: f64, _: bool| average_width(text, 9.0, false);
        let wrapped = |text: &str, limit: f64| wrap(text, limit, Style::LABEL, &width);
        assert_eq!(wrapped("a bc\ndef", 200.0), ["a bc def"]);
        assert_eq!(wrapped("one two three", 40.0), ["one two", "three"]);
        assert_eq!(wrapped("", 40.0), Vec::<String>::new());
        assert_eq!(wrapped("mmmmmm", 20.0), ["mm", "mm", "mm"]);
        assert_eq!(wrapped("mm", 1.0), ["m", "m"]);
        let long = "institutionalisation ".repeat(9);
        for line in wrapped(&long, 70.0) {
            assert!(width(&line, 9.0, false) <= 70.0, "{line}");
        }
    }
}
