//! Text that is safe to draw, measured in columns.

use ratatui::buffer::CellWidth;
use ratatui::style::Style;
use ratatui::text::Span;

/// Stands for a character that must not reach the terminal.
const STAND_IN: char = '?';
/// Stands for the part of a text that does not fit.
const ELLIPSIS: &str = "...";

/// The text without anything that could steer a terminal; line feeds stay.
///
/// Control characters, escape among them, and those that turn the direction of writing become `?`; a tab becomes four
/// spaces; marks that show nothing by themselves are left out.
#[must_use]
pub fn clean(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\t' => cleaned.push_str("    "),
            c if steers(c) => cleaned.push(STAND_IN),
            c if shows_nothing(c) => {}
            c => cleaned.push(c),
        }
    }
    cleaned
}

/// The same on one line: line feeds become spaces.
#[must_use]
pub fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// Whether a character must never be written to a terminal as it is.
pub(super) fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Marks for programs, not for readers; the joiners that scripts need are not among them.
fn shows_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// What a reader takes for single characters: a letter with its combining marks, a joined emoji.
///
/// Control characters are left out. The division is the one by which frames are drawn.
#[must_use]
pub fn characters(text: &str) -> Vec<&str> {
    if is_plain(text) {
        return (0..text.len()).filter_map(|at| text.get(at..=at)).collect();
    }
    let span = Span::raw(text);
    let mut rest = text;
    let mut found = Vec::new();
    for drawn in span.styled_graphemes(Style::new()) {
        rest = rest.trim_start_matches(char::is_control);
        let Some((character, after)) = rest.split_at_checked(drawn.symbol.len()) else { break };
        found.push(character);
        rest = after;
    }
    found
}

/// Whether a text is of visible ASCII characters and spaces alone, each of one byte and one column; most texts are.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

/// Width of a text in columns of the terminal; control characters have none.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    characters(text).into_iter().map(|character| usize::from(character.cell_width())).sum()
}

/// The text on one line of at most `columns` columns, clean; what does not fit becomes `...`.
#[must_use]
pub fn shorten(text: &str, columns: usize) -> String {
    let line = clean_line(text);
    if width(&line) <= columns {
        return line;
    }
    let ellipsis: String = ELLIPSIS.chars().take(columns).collect();
    let mut kept = head(&line, columns - ellipsis.len()).trim_end().to_owned();
    kept.push_str(&ellipsis);
    kept
}

/// The longest beginning of a text that has at most `columns` columns.
pub(super) fn head(text: &str, columns: usize) -> &str {
    if is_plain(text) {
        return text.get(..columns).unwrap_or(text);
    }
    let mut end = 0;
    let mut room = columns;
    for character in characters(text) {
        let Some(left) = room.checked_sub(width(character)) else { break };
        room = left;
        end += character.len();
    }
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mred\u{1b}[0m"), "a?[31mred?[0m");
        assert_eq!(clean("\u{1b}]0;title\u{7}"), "?]0;title?");
        assert_eq!(clean("\u{9b}2J"), "?2J");
        assert_eq!(clean("abc\u{202e}fed\u{202c}\u{2066}x\u{2069}"), "abc?fed??x?");
        assert_eq!(clean("a\tb\r\nc\rd\u{8}\u{7f}\0"), "a    b\nc\nd???");
        assert_eq!(clean("so\u{ad}ft\u{feff}\u{200e}"), "soft");
        assert_eq!(
            clean("\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}"),
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}"
        );
        assert_eq!(clean_line("one\ntwo\u{2028}three"), "one two three");
    }

    #[test]
    fn measures_columns() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("国家戦略"), 8);
        assert_eq!(characters("e\u{301}a\u{1b}国"), ["e\u{301}", "a", "国"]);
        assert_eq!(characters("👩‍👩‍👧!"), ["👩‍👩‍👧", "!"]);
    }

    #[test]
    fn shortens_by_columns() {
        assert_eq!(shorten("National strategy", 17), "National strategy");
        assert_eq!(shorten("National strategy", 12), "National...");
        assert_eq!(shorten("国家戦略国家戦略", 10), "国家戦...");
        assert_eq!(shorten("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 4), "e\u{301}...");
        assert_eq!(shorten("abcdef", 2), "..");
        assert_eq!(shorten("abcdef", 0), "");
    }
}
