//! A text and a cursor in it, without a screen.

use super::text::{characters, steers};
use super::width;
use std::ops::Range;

/// Steps back that are kept.
const MOST_STEPS: usize = 200;

/// A text that is edited by whole characters as readers see them; the cursor never stands within one.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    text: String,
    /// Byte before which the cursor stands.
    cursor: usize,
    lines: bool,
    before: Vec<(String, usize)>,
    /// Whether the last edit was a letter, with which the next one is undone together.
    in_word: bool,
}

impl Editor {
    /// An editor with the cursor behind the text; of one line, or of several with `lines`.
    ///
    /// Tabs become spaces and other control characters are left out; on one line so become line breaks.
    #[must_use]
    pub fn new(text: &str, lines: bool) -> Self {
        let text = admit(text, lines);
        Self { cursor: text.len(), text, lines, before: Vec::new(), in_word: false }
    }

    /// The text as it stands.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Byte of the text before which the cursor stands.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts a text in at the cursor, which then stands behind it.
    pub fn insert(&mut self, text: &str) {
        let text = admit(text, self.lines);
        if text.is_empty() {
            return;
        }
        let letter = text.chars().count() == 1 && !text.starts_with(char::is_whitespace);
        let joins = letter && self.in_word;
        self.edit(self.cursor..self.cursor, &text, joins);
        self.in_word = letter;
    }

    /// Deletes the character before the cursor.
    pub fn delete_back(&mut self) {
        self.edit(self.previous()..self.cursor, "", false);
    }

    /// Deletes the character behind the cursor.
    pub fn delete_forward(&mut self) {
        self.edit(self.cursor..self.next(), "", false);
    }

    /// Deletes from the start of the line to the cursor.
    pub fn delete_line(&mut self) {
        self.edit(self.line_start()..self.cursor, "", false);
    }

    /// Deletes the word before the cursor with the spaces behind it.
    pub fn delete_word(&mut self) {
        let line = self.text.get(self.line_start()..self.cursor).unwrap_or_default();
        let kept = line.trim_end().rfind(char::is_whitespace).map_or(0, |space| space + 1);
        // A space may be wider than one byte; the edit goes to the nearest boundary.
        self.edit(self.boundary(self.line_start() + kept)..self.cursor, "", false);
    }

    /// Takes the last edit back; letters typed together go together.
    pub fn undo(&mut self) {
        if let Some((text, cursor)) = self.before.pop() {
            self.text = text;
            self.cursor = cursor;
            self.in_word = false;
        }
    }

    /// Moves one character left.
    pub fn left(&mut self) {
        self.go(self.previous());
    }

    /// Moves one character right.
    pub fn right(&mut self) {
        self.go(self.next());
    }

    /// Moves to the start of the line.
    pub fn home(&mut self) {
        self.go(self.line_start());
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) {
        let rest = self.text.get(self.cursor..).unwrap_or_default();
        self.go(self.cursor + rest.find('\n').unwrap_or(rest.len()));
    }

    /// Moves so many rows up or down in lines of this width, to the first or last one at most, and keeps to the column
    /// where it can.
    ///
    /// Returns whether it came to another row.
    pub fn vertical(&mut self, rows_down: isize, columns: usize) -> bool {
        let rows = self.rows(columns);
        let (row, column) = self.position(&rows);
        let wanted = row.saturating_add_signed(rows_down).min(rows.len().saturating_sub(1));
        let Some(to) = rows.get(wanted).filter(|_| wanted != row) else { return false };
        let mut at = to.start;
        let mut passed = 0;
        let mut last = to.start;
        for (shown, bytes) in drawn(self.text.get(to.clone()).unwrap_or_default()) {
            if passed >= column {
                break;
            }
            passed += width(shown);
            last = at;
            at += bytes;
        }
        // The end of a row that goes on is the start of the next row, one too far.
        let goes_on = at == to.end && rows.iter().any(|next| next.start == to.end && next != to);
        self.go(if goes_on { last } else { at });
        true
    }

    /// The rows of the text as stretches of bytes, for lines of this width.
    ///
    /// A row breaks behind a space where it can; that space may hang over the edge. There is always one row.
    #[must_use]
    pub fn rows(&self, columns: usize) -> Vec<Range<usize>> {
        let columns = columns.max(1);
        let mut rows = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let mut row = start;
            let mut at = start;
            let mut filled = 0;
            // Behind the last space of the row, with the columns from there.
            let mut space: Option<(usize, usize)> = None;
            for (shown, bytes) in drawn(line) {
                let wide = width(shown);
                let blank = shown == " ";
                if filled + wide > columns && !blank && at > row {
                    let (end, kept) = space.unwrap_or((at, 0));
                    rows.push(row..end);
                    row = end;
                    filled = kept;
                    space = None;
                }
                at += bytes;
                filled += wide;
                if let Some((_, since)) = &mut space {
                    *since += wide;
                }
                if blank {
                    space = Some((at, 0));
                }
            }
            start += line.len();
            rows.push(row..start);
            start += 1;
        }
        rows
    }

    /// Row and column of the cursor among these rows, from 0.
    #[must_use]
    pub fn position(&self, rows: &[Range<usize>]) -> (usize, usize) {
        let row = rows.iter().rposition(|row| row.start <= self.cursor).unwrap_or(0);
        let start = rows.get(row).map_or(0, |row| row.start);
        let before = self.text.get(start..self.cursor).unwrap_or_default();
        (row, drawn(before).into_iter().map(|(shown, _)| width(shown)).sum())
    }

    /// The text of a row as it is drawn.
    #[must_use]
    pub fn shown(&self, row: &Range<usize>) -> String {
        drawn(self.text.get(row.clone()).unwrap_or_default()).into_iter().map(|(shown, _)| shown).collect()
    }

    fn edit(&mut self, range: Range<usize>, text: &str, joins: bool) {
        self.in_word = false;
        if range.is_empty() && text.is_empty() || self.text.get(range.clone()).is_none() {
            return;
        }
        if !joins || self.before.is_empty() {
            if self.before.len() >= MOST_STEPS {
                self.before.remove(0);
            }
            self.before.push((self.text.clone(), self.cursor));
        }
        let cursor = range.start + text.len();
        self.text.replace_range(range, text);
        // What came together may have become one character.
        self.cursor = self.boundary(cursor);
    }

    fn go(&mut self, cursor: usize) {
        self.cursor = self.boundary(cursor);
        self.in_word = false;
    }

    /// Ends of the characters, the start of the text first.
    fn boundaries(&self) -> Vec<usize> {
        let mut ends = vec![0];
        let mut at = 0;
        for character in characters_and_breaks(&self.text) {
            at += character.len();
            ends.push(at);
        }
        ends
    }

    /// The first boundary that is not before a byte.
    fn boundary(&self, byte: usize) -> usize {
        self.boundaries().into_iter().find(|end| *end >= byte).unwrap_or(self.text.len())
    }

    fn previous(&self) -> usize {
        self.boundaries().into_iter().rfind(|end| *end < self.cursor).unwrap_or(0)
    }

    fn next(&self) -> usize {
        self.boundaries().into_iter().find(|end| *end > self.cursor).unwrap_or(self.text.len())
    }

    fn line_start(&self) -> usize {
        self.text.get(..self.cursor).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
    }
}

/// What may stand in the text: tabs as spaces, line feeds where there are lines, no other control characters.
fn admit(text: &str, lines: bool) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let admitted = unified.chars().filter_map(|c| match c {
        '\n' if lines => Some('\n'),
        '\n' | '\t' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    });
    admitted.collect()
}

fn characters_and_breaks(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |before| (before, "\n"));
        found.extend(characters(line));
        if !end.is_empty() {
            found.push(end);
        }
    }
    found
}

/// Characters as drawn, with their bytes in the text; what shows nothing by itself is shown as `?`, so that the cursor
/// never stands on nothing.
fn drawn(text: &str) -> Vec<(&str, usize)> {
    let shown = characters(text).into_iter().map(|character| {
        let odd = character.contains(steers) || width(character) == 0;
        (if odd { "?" } else { character }, character.len())
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_by_whole_characters() {
        let mut editor = Editor::new("cafe\u{301}国", false);
        editor.left();
        editor.delete_back();
        assert_eq!((editor.text(), editor.cursor()), ("caf国", 3));
        editor.delete_forward();
        assert_eq!(editor.text(), "caf");
        editor.insert("e");
        editor.insert("\u{301}");
        assert_eq!((editor.text(), editor.cursor()), ("cafe\u{301}", 6));
        editor.left();
        assert_eq!(editor.cursor(), 3);
    }

    #[test]
    fn admits_no_control_characters() {
        assert_eq!(Editor::new("a\tb\u{1b}[0m\r\nc", true).text(), "a b[0m\nc");
        assert_eq!(Editor::new("a\r\nb\nc", false).text(), "a b c");
    }

    #[test]
    fn deletes_words_and_lines_and_takes_it_back() {
        let mut editor = Editor::new("one\ntwo three ", true);
        editor.delete_word();
        assert_eq!(editor.text(), "one\ntwo ");
        editor.delete_line();
        assert_eq!(editor.text(), "one\n");
        editor.delete_word();
        assert_eq!(editor.text(), "one\n");
        editor.delete_back();
        assert_eq!(editor.text(), "one");
        for c in " more".chars() {
            editor.insert(&c.to_string());
        }
        assert_eq!(editor.text(), "one more");
        editor.undo();
        assert_eq!(editor.text(), "one ");
        for _ in 0..9 {
            editor.undo();
        }
        assert_eq!(editor.text(), "one\ntwo three ");
    }

    #[test]
    fn breaks_rows_behind_spaces() {
        let rows = |text: &str, columns| {
            let editor = Editor::new(text, true);
            editor.rows(columns).iter().map(|row| editor.shown(row)).collect::<Vec<_>>()
        };
        assert_eq!(rows("one two three", 7), ["one two ", "three"]);
        assert_eq!(rows("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(rows("a\n\nb\n", 3), ["a", "", "b", ""]);
        assert_eq!(rows("国家戦略", 5), ["国家", "戦略"]);
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("one two threefour", 9), ["one two ", "threefour"]);
    }

    #[test]
    fn moves_up_and_down_by_rows() {
        let mut editor = Editor::new("one two three\nab", true);
        assert!(editor.vertical(-1, 7));
        assert_eq!(editor.position(&editor.rows(7)), (1, 2));
        assert!(editor.vertical(-1, 7));
        assert_eq!(editor.cursor(), 2);
        assert!(!editor.vertical(-1, 7));
        editor.end();
        assert_eq!(editor.cursor(), 13);
    }
}
