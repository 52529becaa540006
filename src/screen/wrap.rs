//! Lines of a width, broken between words.

use super::text::{characters, clean, head, width};

/// The text in clean lines of at most `columns` columns.
///
/// Line breaks of the text and blank lines are kept, and so is a line that fits. What follows a bullet (`- `, `* `, `1. `) or leading spaces goes on
/// at the same indentation. A word wider than a line is broken; scripts written without spaces are broken between
/// characters. At a width of 0 each character stands alone.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    clean(text).trim_end_matches('\n').split('\n').flat_map(|line| fill(line.trim_end(), columns.max(1))).collect()
}

fn fill(line: &str, columns: usize) -> Vec<String> {
    // Columns of a table stay below each other where the table has room.
    if width(line) <= columns {
        return vec![line.to_owned()];
    }
    let (first, text) = line.split_at(indentation(line));
    // An indentation that leaves too little room is given up.
    let (first, hanging) = if width(first) * 2 > columns { ("", 0) } else { (first, width(first)) };
    let text = if first.is_empty() { line.trim_start() } else { text };
    let room = columns - hanging;
    let mut lines: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut filled = 0;
    for piece in pieces(text) {
        let gap = if piece.spaced && !current.is_empty() { " " } else { "" };
        let wide = width(piece.text);
        if filled + gap.len() + wide <= room {
            current.push_str(gap);
            current.push_str(piece.text);
            filled += gap.len() + wide;
            continue;
        }
        if !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        let mut rest = piece.text;
        while width(rest) > room {
            let fits = head(rest, room);
            // A character wider than the line stands alone, so that the text still moves on.
            let cut = if fits.is_empty() { characters(rest).first().map_or(rest.len(), |first| first.len()) } else { fits.len() };
            let (start, after) = rest.split_at(cut);
            lines.push(start.to_owned());
            rest = after;
        }
        rest.clone_into(&mut current);
        filled = width(rest);
    }
    if !current.is_empty() || lines.is_empty() {
        lines.push(current);
    }
    let indented = lines.into_iter().enumerate().map(|(at, line)| match at {
        0 => format!("{first}{line}"),
        _ => format!("{:hanging$}{line}", ""),
    });
    indented.map(|line| line.trim_end().to_owned()).collect()
}

/// Bytes of the leading spaces with the bullet after them.
fn indentation(line: &str) -> usize {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    let text = line.get(spaces..).unwrap_or_default();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after_digits = text.get(digits..).unwrap_or_default();
    let bullet = if ["- ", "* ", "> ", "• ", "– "].iter().any(|bullet| text.starts_with(bullet)) {
        text.find(' ').map_or(0, |space| space + 1)
    } else if (1..=3).contains(&digits) && (after_digits.starts_with(". ") || after_digits.starts_with(") ")) {
        digits + 2
    } else {
        0
    };
    spaces + bullet
}

/// A part of a line that stays whole where it can.
struct Piece<'a> {
    text: &'a str,
    /// Whether a space stands before it.
    spaced: bool,
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        if word.is_ascii() {
            found.push(Piece { text: word, spaced: true });
            continue;
        }
        let mut start = 0;
        let mut end = 0;
        let mut before = "";
        for character in characters(word) {
            let wide = width(before) == 2 || width(character) == 2;
            if end > start && wide && !opens(before) && !closes(character) {
                found.push(Piece { text: word.get(start..end).unwrap_or_default(), spaced: start == 0 });
                start = end;
            }
            end += character.len();
            before = character;
        }
        found.push(Piece { text: word.get(start..).unwrap_or_default(), spaced: start == 0 });
    }
    found
}

fn opens(character: &str) -> bool {
    "([{（「『【《“‘«".contains(character)
}

fn closes(character: &str) -> bool {
    ",.;:!?)]}%，。、．：；！？）」』】》”’»…ー".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_words_and_keeps_line_breaks() {
        assert_eq!(wrap("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("one\n\ntwo\n", 9), ["one", "", "two"]);
        assert_eq!(wrap("", 9), [""]);
        assert_eq!(wrap("one", 0), ["o", "n", "e"]);
    }

    #[test]
    fn goes_on_under_a_bullet() {
        assert_eq!(wrap("- one two three\n- four", 9), ["- one two", "  three", "- four"]);
        assert_eq!(wrap("  12. one two three", 14), ["  12. one two", "      three"]);
        assert_eq!(wrap("    indented text", 13), ["    indented", "    text"]);
        assert_eq!(wrap("-not a bullet", 8), ["-not a", "bullet"]);
        // An indentation wider than half of the line is given up.
        assert_eq!(wrap("        ab cd", 8), ["ab cd"]);
    }

    #[test]
    fn breaks_what_is_too_wide() {
        assert_eq!(wrap("see https://example.org", 10), ["see", "https://ex", "ample.org"]);
        assert_eq!(wrap("国家戦略。国家", 6), ["国家戦", "略。国", "家"]);
        assert_eq!(wrap("国家戦略。国", 8), ["国家戦", "略。国"]);
        assert_eq!(wrap("国", 1), ["国"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }
}
