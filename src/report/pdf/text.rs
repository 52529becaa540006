//! Text in lines.

use super::style::Type;
use crate::report::clean::clean;
use crate::report::fonts::{Shaped, Shaper, turns};
use std::rc::Rc;
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A line of text, its parts from left to right.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) parts: Vec<Rc<Shaped>>,
    /// Its width in points, without spaces at its end.
    pub(super) width: f64,
    /// Whether it begins at the right.
    pub(super) from_right: bool,
}

/// A part of a line before its parts are put in the order of the eye.
struct Part {
    shaped: Rc<Shaped>,
    level: Level,
    /// Its width in points, and the same without spaces at its end.
    width: f64,
    bare: f64,
}

/// Sets text in lines of a type.
#[derive(Clone, Copy)]
pub(super) struct Setter<'a> {
    pub(super) shaper: &'a Shaper,
}

/// Texts after one another, each bold or not.
pub(super) type Span<'t> = (&'t str, bool);

impl Setter<'_> {
    /// The text in lines of at most a width; a word is broken only where it is wider than that. No text is one empty line.
    pub(super) fn lines(self, text: &str, type_: Type, width: f64) -> Vec<Line> {
        self.spans(&[(text, type_.bold)], type_, width)
    }

    /// The same with parts that are bold and others that are not.
    pub(super) fn spans(self, spans: &[Span<'_>], type_: Type, width: f64) -> Vec<Line> {
        let mut text = String::new();
        let mut ends = Vec::new();
        for (span, bold) in spans {
            text.extend(clean(span).filter(|c| *c != '\u{ad}'));
            ends.push((text.len(), *bold));
        }
        let bidi = turns(&text).then(|| BidiInfo::new(&text, None));
        let mut wrapped = Wrapped { lines: Vec::new(), current: Vec::new(), width: 0.0, limit: width, from_right: false };
        let mut start = 0;
        for (end, opportunity) in linebreaks(&text) {
            let word = self.word(&text, start..end, &ends, bidi.as_ref(), type_.size);
            if start == 0 || wrapped.current.is_empty() {
                wrapped.from_right = bidi.as_ref().is_some_and(|bidi| {
                    bidi.paragraphs.iter().any(|paragraph| paragraph.range.contains(&start) && paragraph.level.is_rtl())
                });
            }
            wrapped.add(word, self, type_.size);
            if opportunity == BreakOpportunity::Mandatory && end < text.len() {
                wrapped.finish();
            }
            start = end;
        }
        wrapped.finish();
        wrapped.lines
    }

    /// The text on one line, whatever its width.
    pub(super) fn single(self, text: &str, type_: Type) -> Line {
        self.lines(text, type_, f64::INFINITY).into_iter().next().unwrap_or_default()
    }

    /// The width of a text on one line.
    pub(super) fn width(self, text: &str, type_: Type) -> f64 {
        let plain = !text.contains(|c: char| c.is_control() || matches!(c, '\u{ad}' | '\u{202a}'..='\u{202e}'));
        if plain {
            return self.shaper.width(text.trim_end(), type_.size, type_.bold);
        }
        self.lines(text, type_, f64::INFINITY).iter().map(|line| line.width).fold(0.0, f64::max)
    }

    /// The width of the widest word of a text.
    pub(super) fn widest_word(self, text: &str, type_: Type) -> f64 {
        let mut start = 0;
        let mut widest: f64 = 0.0;
        for (end, _) in linebreaks(text) {
            let word = text.get(start..end).unwrap_or_default().trim_end();
            widest = widest.max(self.shaper.width(word, type_.size, type_.bold));
            start = end;
        }
        widest
    }

    /// What lies between two places where a line may end, in parts of one direction and one weight.
    fn word(self, text: &str, range: std::ops::Range<usize>, ends: &[(usize, bool)], bidi: Option<&BidiInfo<'_>>, size: f64) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut start = range.start;
        while start < range.end {
            let (span_end, bold) = ends.iter().copied().find(|(end, _)| *end > start).unwrap_or((range.end, false));
            let mut end = range.end.min(span_end);
            let level = bidi.and_then(|bidi| bidi.levels.get(start).copied()).unwrap_or_else(Level::ltr);
            if let Some(bidi) = bidi {
                end = (start..end).find(|at| bidi.levels.get(*at).is_some_and(|other| *other != level)).unwrap_or(end);
            }
            let part = text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r', '\u{2028}', '\u{2029}']);
            parts.push(self.part(part, bold, level, size));
            start = end;
        }
        parts
    }

    fn part(self, text: &str, bold: bool, level: Level, size: f64) -> Part {
        let shaped = self.shaper.part(text, bold, level.is_rtl());
        let width = shaped.width * size;
        let trimmed = text.trim_end_matches(' ');
        let spaces = text.len() - trimmed.len();
        let bare = if spaces == 0 { width } else { self.shaper.part(trimmed, bold, level.is_rtl()).width * size };
        Part { shaped, level, width, bare }
    }
}

struct Wrapped {
    lines: Vec<Line>,
    current: Vec<Part>,
    width: f64,
    limit: f64,
    from_right: bool,
}

impl Wrapped {
    /// Adds a word, on a new line where the current one has no room for it.
    fn add(&mut self, word: Vec<Part>, setter: Setter<'_>, size: f64) {
        let Some((last, before)) = word.split_last() else { return };
        let bare = before.iter().map(|part| part.width).sum::<f64>() + last.bare;
        // A hundredth of a point is lost in the sums of widths.
        let fits = |used: f64| used + bare <= self.limit + 0.01;
        // What has to be broken anyway fills the line first.
        if !fits(self.width) && !self.current.is_empty() && fits(0.0) {
            self.finish();
        }
        if bare <= self.limit + 0.01 {
            for part in word {
                self.push(part);
            }
            return;
        }
        for part in &word {
            self.broken(part, setter, size);
        }
    }

    fn push(&mut self, part: Part) {
        self.width += part.width;
        self.current.push(part);
    }

    /// A part of a word that is wider than a line, in pieces that fill lines.
    fn broken(&mut self, part: &Part, setter: Setter<'_>, size: f64) {
        let bold = part.shaped.runs.iter().any(|run| run.face == crate::report::fonts::Face::Bold);
        let text = &*part.shaped.text;
        let mut piece = String::new();
        let mut width = 0.0;
        for c in text.chars() {
            let wide = setter.shaper.width(c.encode_utf8(&mut [0; 4]), size, bold);
            // A mark of no width stays with its letter.
            if wide > 0.0 && self.width + width + wide > self.limit && !(piece.is_empty() && self.current.is_empty()) {
                if !piece.is_empty() {
                    let piece = setter.part(&std::mem::take(&mut piece), bold, part.level, size);
                    self.push(piece);
                }
                self.finish();
                width = 0.0;
            }
            piece.push(c);
            width += wide;
        }
        if !piece.is_empty() {
            let piece = setter.part(&piece, bold, part.level, size);
            self.push(piece);
        }
    }

    fn finish(&mut self) {
        let parts = std::mem::take(&mut self.current);
        let spaces = parts.last().map_or(0.0, |last| last.width - last.bare);
        let width = self.width - spaces;
        let levels: Vec<Level> = parts.iter().map(|part| part.level).collect();
        let straight = levels.iter().all(|level| level.is_ltr());
        let order: Vec<usize> = if straight { Vec::new() } else { BidiInfo::reorder_visual(&levels) };
        let parts = if straight {
            parts.into_iter().map(|part| part.shaped).collect()
        } else {
            order.into_iter().filter_map(|at| parts.get(at)).map(|part| Rc::clone(&part.shaped)).collect()
        };
        self.lines.push(Line { parts, width, from_right: self.from_right });
        self.width = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Layout;
    use crate::report::pdf::style::Style;

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.parts.iter().map(|part| &*part.text).collect::<String>().trim_end().to_owned()).collect()
    }

    #[test]
    fn breaks_lines_where_they_may_end() {
        let shaper = Shaper::new();
        let setter = Setter { shaper: &shaper };
        let body = Style::of(Layout::Plain, 0).body;
        assert_eq!(texts(&setter.lines("one two\nthree", body, 400.0)), ["one two", "three"]);
        assert_eq!(texts(&setter.lines("one two three", body, 40.0)), ["one two", "three"]);
        assert_eq!(texts(&setter.lines("", body, 40.0)), [""]);
        assert_eq!(texts(&setter.lines("10\u{a0}% of", body, 30.0)), ["10\u{a0}%", "of"]);
        assert_eq!(texts(&setter.lines("mmmmmm", body, 20.0)), ["mm", "mm", "mm"]);
        assert_eq!(texts(&setter.lines("mm", body, 1.0)), ["m", "m"]);
        let address = format!("see https://x.invalid/{}", "a".repeat(300));
        let lines = setter.lines(&address, body, 200.0);
        assert_eq!(texts(&lines).concat().replace(' ', ""), address.replace(' ', ""));
        assert!(lines.iter().all(|line| line.width <= 200.01), "{lines:?}");
    }

    #[test]
    fn sets_bold_parts_within_a_line() {
        let shaper = Shaper::new();
        let setter = Setter { shaper: &shaper };
        let body = Style::of(Layout::Plain, 0).body;
        let lines = setter.spans(&[("Note: ", true), ("text", false)], body, 400.0);
        assert_eq!(texts(&lines), ["Note: text"]);
        assert_eq!(lines[0].parts.len(), 2);
        assert!(
            (lines[0].width - setter.width("Note: x", body.bold()) - setter.width("text", body) + setter.width("x", body.bold())).abs()
                < 0.5
        );
    }

    #[test]
    fn sets_lines_from_right_to_left_in_the_order_of_the_eye() {
        let shaper = Shaper::new();
        let setter = Setter { shaper: &shaper };
        let body = Style::of(Layout::Plain, 0).body;
        let lines = setter.lines("\u{5d0}\u{5d1} one two", body, 400.0);
        assert!(lines[0].from_right);
        // What each glyph shows, from left to right: the space after a word that runs to the left stands left of it.
        let seen = lines[0].parts.iter().flat_map(|part| {
            let glyphs = part.runs.iter().flat_map(|run| run.glyphs.iter());
            glyphs.filter_map(|glyph| part.text.get(glyph.cluster()..).and_then(|rest| rest.chars().next()))
        });
        assert_eq!(seen.collect::<String>(), "one two \u{fffd}\u{fffd}");
    }
}
