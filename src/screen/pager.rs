//! A long text to read.

use super::layout::{put, row};
use super::terminal::passing;
use super::{Key, Outcome, Part, clean_line, style, wrap};
use crate::say;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A text of any length, scrolled and searched; gives nothing, it is only left.
///
/// Arrows, PageUp, PageDown, Space, Home and End scroll; `/` searches without regard to case, `n` and `N` go to the next
/// and previous place. Escape ends a search, and `q`, Escape or Enter leave.
#[derive(Debug, Clone)]
pub struct Pager {
    text: String,
    /// The text in lines of the width for which it was last drawn.
    lines: Vec<String>,
    columns: usize,
    rows: usize,
    top: usize,
    query: String,
    typing: bool,
    /// Lines in which the query begins.
    found: Vec<usize>,
    /// The line to which the search went last.
    at: Option<usize>,
    commands: Vec<(Key, String)>,
}

impl Pager {
    /// A pager at the start of this text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let columns = 78;
        Self {
            lines: wrap(&text, columns),
            text,
            columns,
            rows: 20,
            top: 0,
            query: String::new(),
            typing: false,
            found: Vec::new(),
            at: None,
            commands: Vec::new(),
        }
    }

    /// The same with a key of the caller's, which gives [`Outcome::Command`]; the label says in the foot what it does.
    #[must_use]
    pub fn command(mut self, key: impl Into<Key>, label: impl Into<String>) -> Self {
        self.commands.push((key.into(), label.into()));
        self
    }

    /// First line on the screen, from 0.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Lines of the text at the width for which it was last drawn; at least one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    fn last(&self) -> usize {
        self.lines.len().saturating_sub(self.rows.max(1))
    }

    fn page(&self) -> usize {
        self.rows.saturating_sub(1).max(1)
    }

    fn fit(&mut self, columns: usize, rows: usize) {
        if columns != self.columns {
            let before = self.lines.len().max(1);
            self.lines = wrap(&self.text, columns);
            // The reader finds the same part of the text again, to within a line or two.
            self.top = self.top * self.lines.len() / before;
            self.columns = columns;
            self.search();
        }
        self.rows = rows;
        self.top = self.top.min(self.last());
    }

    /// Finds the lines in which the query begins; it may end in the line below.
    fn search(&mut self) {
        let wanted = self.query.to_lowercase();
        self.found.clear();
        self.at = None;
        if wanted.trim().is_empty() {
            return;
        }
        let lower: Vec<String> = self.lines.iter().map(|line| line.to_lowercase()).collect();
        for (at, line) in lower.iter().enumerate() {
            let next = lower.get(at + 1).map_or("", |next| next.trim_start());
            if format!("{line} {next}").find(&wanted).is_some_and(|start| start <= line.len()) && !(line.is_empty()) {
                self.found.push(at);
            }
        }
    }

    fn go_to(&mut self, line: Option<usize>) {
        let Some(line) = line else { return };
        self.at = Some(line);
        // One line above is kept for the context.
        self.top = line.saturating_sub(1).min(self.last());
    }

    fn typing_key(&mut self, key: &Key) {
        match key {
            Key::Char(c) => self.query.push(*c),
            Key::Paste(text) => self.query.push_str(&clean_line(text)),
            Key::Backspace if self.query.is_empty() => self.typing = false,
            Key::Backspace => {
                let mut characters = super::characters(&self.query);
                characters.pop();
                self.query = characters.concat();
            }
            Key::DeleteLine | Key::DeleteWord => self.query.clear(),
            Key::Escape => self.end_search(),
            Key::Enter | Key::Tab => {
                self.typing = false;
                self.search();
                let next = self.found.iter().find(|line| **line >= self.top).or(self.found.first());
                self.go_to(next.copied());
            }
            _ => {}
        }
    }

    fn end_search(&mut self) {
        self.typing = false;
        self.query.clear();
        self.search();
    }

    fn status(&self, words: &Words) -> String {
        if self.typing {
            return format!("{}_", say!(words, "screen-pager-search", text = &self.query));
        }
        let to = (self.top + self.rows).min(self.lines.len());
        let percent = (to * 100).checked_div(self.lines.len()).unwrap_or(100);
        let place = say!(words, "screen-pager-place", from = self.top + 1, to = to, all = self.lines.len(), percent = percent);
        match (self.query.is_empty(), self.found.len()) {
            (true, _) => place,
            (_, 0) => format!("{place}  {}", say!(words, "screen-pager-not-found", text = &self.query)),
            (_, count) => format!("{place}  {}", say!(words, "screen-pager-found", text = &self.query, count = count)),
        }
    }
}

impl Part for Pager {
    type Value = ();

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words) {
        let height = usize::from(area.height);
        let status = usize::from(height > 1);
        // Two columns on the left mark the lines that were found.
        let gutter = if area.width > 10 { 2 } else { 0 };
        self.fit(usize::from(area.width) - gutter, height - status.min(height));
        for (at, line) in self.lines.iter().enumerate().skip(self.top).take(self.rows) {
            let mark = if gutter > 0 && self.found.contains(&at) { "> " } else { "  " };
            let mark = mark.get(..gutter).unwrap_or_default();
            let look = if self.at == Some(at) { style::HIGHLIGHT } else { style::PLAIN };
            put(frame, row(area, at - self.top), &format!("{mark}{line}"), look);
        }
        if status > 0 {
            put(frame, row(area, height - 1), &self.status(words), style::STRONG);
        }
    }

    fn key(&mut self, key: &Key) -> Option<Outcome<()>> {
        if let Some(outcome) = passing(key) {
            return Some(outcome);
        }
        if self.typing {
            self.typing_key(key);
            return None;
        }
        if self.commands.iter().any(|(command, _)| command == key) {
            return Some(Outcome::Command(key.clone()));
        }
        match key {
            Key::Escape if !self.query.is_empty() => self.end_search(),
            Key::Escape | Key::Enter | Key::Char('q') => return Some(Outcome::Left),
            Key::Up => self.top = self.top.saturating_sub(1),
            Key::Down => self.top = (self.top + 1).min(self.last()),
            Key::PageUp | Key::Left => self.top = self.top.saturating_sub(self.page()),
            Key::PageDown | Key::Right | Key::Char(' ') => self.top = (self.top + self.page()).min(self.last()),
            Key::Home => self.top = 0,
            Key::End => self.top = self.last(),
            Key::Char('/') => {
                self.typing = true;
                self.query.clear();
            }
            Key::Char('n') => {
                let now = self.at.unwrap_or(self.top);
                self.go_to(self.found.iter().find(|line| **line > now).or(self.found.first()).copied());
            }
            Key::Char('N') => {
                let now = self.at.unwrap_or(self.top);
                self.go_to(self.found.iter().rfind(|line| **line < now).or(self.found.last()).copied());
            }
            _ => {}
        }
        None
    }

    fn help(&self, words: &Words) -> Vec<String> {
        if self.typing {
            return vec![say!(words, "screen-help-pager-typing")];
        }
        let mut pieces = vec![say!(words, "screen-help-pager-scroll"), say!(words, "screen-help-pager-leave")];
        pieces.extend(self.commands.iter().map(|(key, label)| format!("{} {label}", key.name(words))));
        pieces.push(say!(words, "screen-help-pager-search"));
        if !self.found.is_empty() {
            pieces.push(say!(words, "screen-help-pager-next"));
        }
        pieces
    }
}
