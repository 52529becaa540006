//! A text that the user types.

use super::layout::{indent, put, put_lines, row, rows_of};
use super::terminal::passing;
use super::{Editor, Key, Outcome, Part, shorten, style, wrap};
use crate::say;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::fmt;

/// Says what is wrong with a text, in one line; nothing where it is fine.
type Check<'a> = Box<dyn Fn(&str) -> Option<String> + 'a>;

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Text,
    Done,
    Cancel,
}

/// A text of one line or of several; gives the text.
///
/// On one line Enter finishes. With several, Enter adds a line; Tab, or Down from the last line, goes to the buttons
/// `[ Done ]` and `[ Cancel ]`, and Ctrl-D finishes directly. Escape leaves; where a text of several lines was changed it
/// asks first. A text that the check finds wrong is not taken.
pub struct TextEntry<'a> {
    editor: Editor,
    initial: String,
    prompt: String,
    lines: bool,
    check: Option<Check<'a>>,
    error: Option<String>,
    leaving: bool,
    focus: Focus,
    commands: Vec<(Key, String)>,
    /// Columns and rows for the text when it was last drawn.
    room: (usize, usize),
    /// First row of the text on the screen.
    top: usize,
}

impl fmt::Debug for TextEntry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextEntry").field("editor", &self.editor).field("focus", &self.focus).finish_non_exhaustive()
    }
}

impl<'a> TextEntry<'a> {
    /// A text of one line.
    #[must_use]
    pub fn line(initial: &str) -> Self {
        Self::new(initial, false)
    }

    /// A text of any number of lines.
    #[must_use]
    pub fn lines(initial: &str) -> Self {
        Self::new(initial, true)
    }

    fn new(initial: &str, lines: bool) -> Self {
        let editor = Editor::new(initial, lines);
        Self {
            initial: editor.text().to_owned(),
            editor,
            prompt: String::new(),
            lines,
            check: None,
            error: None,
            leaving: false,
            focus: Focus::Text,
            commands: Vec::new(),
            room: (78, 10),
            top: 0,
        }
    }

    /// The same below a text that says what is asked for; it takes at most a third of the height.
    #[must_use]
    pub fn prompt(mut self, text: impl Into<String>) -> Self {
        self.prompt = text.into();
        self
    }

    /// The same with a check of the finished text, which says in one line what is wrong with it.
    #[must_use]
    pub fn check(mut self, check: impl Fn(&str) -> Option<String> + 'a) -> Self {
        self.check = Some(Box::new(check));
        self
    }

    /// The same with a key of the caller's, which gives [`Outcome::Command`]; best a function key, since letters are typed.
    #[must_use]
    pub fn command(mut self, key: impl Into<Key>, label: impl Into<String>) -> Self {
        self.commands.push((key.into(), label.into()));
        self
    }

    /// The text as it stands, with the cursor in it.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Shows a line of error below the text until the next key.
    pub fn set_error(&mut self, text: impl Into<String>) {
        self.error = Some(text.into());
    }

    fn finish(&mut self) -> Option<Outcome<String>> {
        let text = self.editor.text();
        self.error = self.check.as_ref().and_then(|check| check(text));
        if self.error.is_some() {
            self.focus = Focus::Text;
            return None;
        }
        Some(Outcome::Taken(text.to_owned()))
    }

    fn leave(&mut self) -> Option<Outcome<String>> {
        let changed = self.lines && self.editor.text() != self.initial;
        if changed && !self.leaving {
            self.leaving = true;
            return None;
        }
        Some(Outcome::Left)
    }

    fn button_key(&mut self, key: &Key) -> Option<Outcome<String>> {
        match (key, self.focus) {
            (Key::Enter | Key::Char(' '), Focus::Cancel) => return self.leave(),
            (Key::Enter | Key::Char(' '), _) => return self.finish(),
            (Key::Tab | Key::Right, Focus::Done) | (Key::BackTab, Focus::Text) => self.focus = Focus::Cancel,
            (Key::BackTab | Key::Left, Focus::Cancel) => self.focus = Focus::Done,
            (Key::Tab | Key::Up, _) | (Key::BackTab, Focus::Done) => self.focus = Focus::Text,
            // Whoever types on means the text.
            (Key::Char(_) | Key::Paste(_) | Key::Backspace | Key::Delete | Key::Undo, _) => {
                self.focus = Focus::Text;
                self.text_key(key);
            }
            _ => {}
        }
        None
    }

    fn text_key(&mut self, key: &Key) {
        let page = isize::try_from(self.room.1.saturating_sub(1).max(1)).unwrap_or(1);
        match key {
            Key::Char(c) => self.editor.insert(c.encode_utf8(&mut [0; 4])),
            Key::Paste(text) => self.editor.insert(text),
            Key::Enter => self.editor.insert("\n"),
            Key::Backspace => self.editor.delete_back(),
            Key::Delete => self.editor.delete_forward(),
            Key::DeleteLine => self.editor.delete_line(),
            Key::DeleteWord => self.editor.delete_word(),
            Key::Undo => self.editor.undo(),
            Key::Left => self.editor.left(),
            Key::Right => self.editor.right(),
            Key::Home => self.editor.home(),
            Key::End => self.editor.end(),
            Key::Up => self.move_rows(-1),
            Key::Down => self.move_rows(1),
            Key::PageUp => self.move_rows(-page),
            Key::PageDown => self.move_rows(page),
            _ => {}
        }
    }

    /// Moves by rows; down from the last row of several lines it goes on to the buttons.
    fn move_rows(&mut self, down: isize) {
        if !self.editor.vertical(down, self.room.0) && self.lines && down > 0 {
            self.focus = Focus::Done;
        }
    }

    fn draw_text(&mut self, frame: &mut Frame<'_>, area: Rect) {
        // A mark and a space on the left, and on the right room for the cursor behind the last letter.
        let columns = usize::from(area.width.saturating_sub(3)).max(1);
        let room = usize::from(area.height);
        self.room = (columns, room);
        let rows = self.editor.rows(columns);
        let (at, column) = self.editor.position(&rows);
        self.top = self.top.min(at).max((at + 1).saturating_sub(room)).min(rows.len().saturating_sub(room));
        for (line, bytes) in rows.iter().enumerate().skip(self.top).take(room) {
            let place = row(area, line - self.top);
            let cut = (line == self.top && line > 0) || (line + 1 == self.top + room && line + 1 < rows.len());
            let mark = match (self.lines, self.focus) {
                (_, Focus::Text) if line == at => ">",
                _ if cut => ":",
                (true, _) => "|",
                _ => " ",
            };
            put(frame, place, mark, style::FAINT);
            put(frame, indent(place, 2), &self.editor.shown(bytes), style::PLAIN);
        }
        if self.focus == Focus::Text && room > 0 && area.width > 2 {
            let x = area.x.saturating_add(2).saturating_add(u16::try_from(column.min(columns)).unwrap_or(u16::MAX));
            let y = row(area, at.saturating_sub(self.top)).y;
            let inside = area.intersection(frame.area());
            if inside.contains(Position { x, y }) {
                frame.set_cursor_position(Position { x, y });
            }
        }
    }
}

impl Part for TextEntry<'_> {
    type Value = String;

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words) {
        let height = usize::from(area.height);
        let columns = usize::from(area.width);
        let error = if self.leaving { Some(say!(words, "screen-entry-leave-anyway")) } else { self.error.clone() };
        // The message wraps where there is room; what is typed keeps at least one row.
        let most = (height / 3).max(usize::from(height > 1));
        let mut message = error.map_or_else(Vec::new, |text| wrap(&text, columns));
        message.truncate(most);
        let buttons = usize::from(self.lines && height > 2 + message.len());
        let room = height.saturating_sub(message.len() + buttons);
        let mut prompt = if self.prompt.is_empty() { Vec::new() } else { wrap(&self.prompt, columns) };
        let most = if room < 2 { 0 } else { (height / 3).max(1) };
        if prompt.len() > most {
            let rest = prompt.split_off(most.saturating_sub(1)).join(" ");
            prompt.push(shorten(&rest, columns));
            prompt.truncate(most);
        }
        put_lines(frame, area, &prompt, style::STRONG);
        let from = prompt.len() + usize::from(!prompt.is_empty() && room > 8);
        let room = room.saturating_sub(from);
        let rows = if self.lines { room } else { self.editor.rows(columns.saturating_sub(3)).len().min(room) };
        self.draw_text(frame, rows_of(area, from, rows));
        let below = if self.lines { height - message.len() - buttons } else { from + rows };
        put_lines(frame, rows_of(area, below, message.len()), &message, style::ERROR);
        if buttons > 0 {
            let mark = |focus| if self.focus == focus { ">" } else { " " };
            let done = say!(words, "screen-entry-done");
            let cancel = say!(words, "screen-entry-cancel");
            let line = format!("{} {done}   {} {cancel}", mark(Focus::Done), mark(Focus::Cancel));
            put(frame, row(area, height - 1), &line, style::STRONG);
        }
    }

    fn key(&mut self, key: &Key) -> Option<Outcome<String>> {
        if let Some(outcome) = passing(key) {
            return Some(outcome);
        }
        if matches!(key, Key::Resized | Key::Other) {
            return None;
        }
        self.error = None;
        let leaves = *key == Key::Escape || (self.focus == Focus::Cancel && matches!(key, Key::Enter | Key::Char(' ')));
        if !leaves {
            self.leaving = false;
        }
        if self.commands.iter().any(|(command, _)| command == key) {
            return Some(Outcome::Command(key.clone()));
        }
        match key {
            Key::Escape => self.leave(),
            Key::Finish => self.finish(),
            key if self.focus != Focus::Text => self.button_key(key),
            Key::Enter if !self.lines => self.finish(),
            Key::Tab if self.lines => {
                self.focus = Focus::Done;
                None
            }
            Key::BackTab if self.lines => {
                self.focus = Focus::Cancel;
                None
            }
            key => {
                self.text_key(key);
                None
            }
        }
    }

    fn help(&self, words: &Words) -> Vec<String> {
        let first = match (self.lines, self.focus) {
            (false, _) => say!(words, "screen-help-entry-finish"),
            (true, Focus::Text) => say!(words, "screen-help-entry-lines"),
            (true, _) => say!(words, "screen-help-entry-button"),
        };
        let mut pieces = vec![first, say!(words, "screen-help-entry-cancel")];
        pieces.extend(self.commands.iter().map(|(key, label)| format!("{} {label}", key.name(words))));
        pieces.push(say!(words, "screen-help-entry-undo"));
        pieces
    }
}
