//! Lines of a width, broken between words.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Joins two emoji into one.
const JOINER: char = '\u{200d}';

/// Width in columns.
pub(super) fn measure(text: &str) -> usize {
    text.width()
}

/// The text in lines of at most `width` columns; a word is broken only where it is wider than that.
///
/// Line feeds of the text are kept, other white space becomes one space, and control characters are left out: whatever
/// somebody wrote into a definition or an answer, it cannot steer the terminal.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    hard_lines(text).iter().flat_map(|line| fill(line, width)).collect()
}

/// The same after a prefix: one for the first line, one for the others.
pub(super) fn hang(first: &str, rest: &str, text: &str, width: usize) -> Vec<String> {
    let lines = wrap(text, width.saturating_sub(measure(first).max(measure(rest))).max(1));
    let prefixed = lines.iter().enumerate().map(|(at, line)| format!("{}{line}", if at == 0 { first } else { rest }));
    prefixed.map(|line| line.trim_end().to_owned()).collect()
}

/// The text on one line.
pub(super) fn flat(text: &str) -> String {
    hard_lines(text).join(" ")
}

/// Width of the text when no line of it is broken.
pub(super) fn natural_width(text: &str) -> usize {
    hard_lines(text).iter().map(|line| measure(line)).max().unwrap_or(0)
}

/// Width of the widest word.
pub(super) fn longest_word(text: &str) -> usize {
    hard_lines(text).iter().flat_map(|line| pieces(line)).map(|piece| measure(piece.text)).max().unwrap_or(0)
}

/// The lines as they were written, clean; empty ones are left out.
fn hard_lines(text: &str) -> Vec<String> {
    text.split('\n').map(clean).filter(|line| !line.is_empty()).collect()
}

fn clean(line: &str) -> String {
    let kept: String = line.chars().filter(|c| breakable(*c) || !steers(*c)).collect();
    kept.split(breakable).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Control characters, and those that turn the direction of whatever follows.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}')
}

/// Whether a line may be broken at this space; the spaces within figures hold them together.
fn breakable(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

fn fill(line: &str, width: usize) -> Vec<String> {
    if width == usize::MAX {
        return vec![line.to_owned()];
    }
    let mut lines = Vec::new();
    let mut current = String::new();
    for piece in pieces(line) {
        let gap = if piece.spaced && !current.is_empty() { " " } else { "" };
        // The whole line is measured each time, because the widths of its parts need not add up (ligatures, emoji).
        let joined = format!("{current}{gap}{}", piece.text);
        if measure(&joined) <= width {
            current = joined;
            continue;
        }
        let mut rest = piece.text;
        let room = width.saturating_sub(measure(&current) + 1);
        if !gap.is_empty()
            && room * 2 >= width
            && measure(rest) > width
            && let Some((head, tail)) = cut(rest, room)
        {
            // What is broken in any case need not begin on a line of its own.
            current = format!("{current}{gap}{head}");
            rest = tail;
        }
        if !current.is_empty() {
            lines.push(current);
        }
        while let Some((head, tail)) = cut(rest, width) {
            lines.push(head.to_owned());
            rest = tail;
        }
        current = rest.to_owned();
    }
    if !current.is_empty() {
        lines.push(current);
    }
    lines
}

/// A part of a line that stays whole where it can.
struct Piece<'a> {
    text: &'a str,
    /// Whether a space stands before it.
    spaced: bool,
}

fn pieces(line: &str) -> impl Iterator<Item = Piece<'_>> {
    line.split(breakable).flat_map(|word| {
        let mut starts = break_points(word);
        starts.insert(0, 0);
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([word.len()]).collect();
        starts.into_iter().zip(ends).map(|(start, end)| Piece { text: &word[start..end], spaced: start == 0 }).collect::<Vec<_>>()
    })
}

/// Where a word may be broken without need: beside the wide characters of scripts that write no spaces.
fn break_points(word: &str) -> Vec<usize> {
    if word.is_ascii() {
        return Vec::new();
    }
    let mut points = Vec::new();
    let mut previous: Option<char> = None;
    let mut base = ' ';
    for (at, c) in word.char_indices() {
        if let Some(before) = previous
            && !joins(before, c)
            && (wide(base) || wide(c))
            && !opens(before)
            && !closes(c)
        {
            points.push(at);
        }
        if c.width().unwrap_or(0) > 0 {
            base = c;
        }
        previous = Some(c);
    }
    points
}

fn wide(c: char) -> bool {
    c.width() == Some(2)
}

/// Whether a character belongs to the one before it.
fn joins(before: char, c: char) -> bool {
    c.width().unwrap_or(0) == 0 || before == JOINER || matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

fn opens(c: char) -> bool {
    "([{（「『【〈《〔“‘«".contains(c)
}

fn closes(c: char) -> bool {
    ",.;:!?)]}%，。、．：；！？）」』】〉》〕”’»…ー".contains(c)
}

/// The beginning of a word that fills the width, and the rest; none where the whole word fits.
fn cut(word: &str, width: usize) -> Option<(&str, &str)> {
    let mut end = 0;
    let mut soft_end = 0;
    for (next, before) in cluster_ends(word) {
        if measure(&word[..next]) > width {
            // A character that is wider than the line stands alone, so that the text still moves on.
            let end = if soft_end > 0 && measure(&word[..soft_end]) * 2 >= width { soft_end } else { end };
            let end = if end == 0 { next } else { end };
            return (end < word.len()).then(|| word.split_at(end));
        }
        end = next;
        if "/-_.?&=#:,;".contains(before) {
            soft_end = next;
        }
    }
    None
}

/// The end of every character with what belongs to it, and the last part of it.
fn cluster_ends(word: &str) -> impl Iterator<Item = (usize, char)> {
    let following = word.char_indices().skip(1).map(Some).chain([None]);
    word.chars().zip(following).filter_map(|(c, next)| match next {
        Some((_, following)) if joins(c, following) => None,
        Some((at, _)) => Some((at, c)),
        None => Some((word.len(), c)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_words() {
        assert_eq!(wrap("one two  three\tfour", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("one\n\n two\r\n", 9), ["one", "two"]);
        assert_eq!(wrap("", 9), Vec::<String>::new());
    }

    #[test]
    fn breaks_a_word_only_where_it_is_wider_than_the_line() {
        assert_eq!(wrap("see https://example.org/a/long/path here", 16), ["see https://", "example.org/a/", "long/path here"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("- abcdefghij", 6), ["- abcd", "efghij"]);
    }

    #[test]
    fn keeps_figures_together() {
        assert_eq!(wrap("USD 1\u{a0}250\u{a0}000", 10), ["USD", "1\u{a0}250\u{a0}000"]);
    }

    #[test]
    fn leaves_out_control_characters() {
        assert_eq!(wrap("a\u{1b}[2Jb\u{7}\u{9b}\u{202e}c", 80), ["a[2Jbc"]);
    }

    #[test]
    fn measures_wide_and_combining_characters() {
        assert_eq!(wrap("国家网络安全战略", 6), ["国家网", "络安全", "战略"]);
        assert_eq!(wrap("安全。战略", 4), ["安", "全。", "战略"]);
        let accents = "e\u{301}".repeat(5);
        assert_eq!(wrap(&accents, 3), ["e\u{301}".repeat(3), "e\u{301}".repeat(2)]);
        assert_eq!(wrap("👩\u{200d}💻👩\u{200d}💻", 3), ["👩\u{200d}💻", "👩\u{200d}💻"]);
    }

    #[test]
    fn never_exceeds_the_width() {
        let texts = ["لا إله الأمن السيبراني", "☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}", "ກ່ຽວກັບ", "नीति और विनियम", "👍🏽👍🏽👍🏽", "🇫🇷🇩🇪"];
        for text in texts {
            for width in 2..12 {
                assert!(wrap(text, width).iter().all(|line| measure(line) <= width), "{text} {width}");
            }
        }
    }

    #[test]
    fn hangs_after_a_prefix() {
        assert_eq!(hang("• ", "  ", "one two three", 9), ["• one two", "  three"]);
    }
}
