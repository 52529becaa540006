//! A text below something else, scrolled where it is longer than its place.

use super::layout::{put, put_lines, row, rows_of};
use super::style;
use super::wrap;
use crate::say;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A scrolled text of any length; the text itself is given at drawing.
#[derive(Debug, Clone, Default)]
pub struct Pane {
    /// First line that is shown, from 0.
    from: usize,
    /// Lines of the text when it was last drawn.
    lines: usize,
    /// Lines of it that had room.
    room: usize,
}

impl Pane {
    /// Draws the text; where it does not fit, the last row says that there is more below or above.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, text: &str, words: &Words) {
        let lines = wrap(text, usize::from(area.width));
        let height = usize::from(area.height);
        let fits = lines.len() <= height;
        self.lines = lines.len();
        self.room = if fits { height } else { height.saturating_sub(1) };
        self.from = self.from.min(self.last());
        let shown = lines.get(self.from..).unwrap_or_default();
        put_lines(frame, rows_of(area, 0, self.room), shown, style::PLAIN);
        if !fits && height > 0 {
            let mark = match (self.from > 0, self.from < self.last()) {
                (true, true) => say!(words, "screen-more-both"),
                (true, false) => say!(words, "screen-more-above"),
                _ => say!(words, "screen-more-below"),
            };
            put(frame, row(area, self.room), &mark, style::FAINT);
        }
    }

    /// Goes back to the beginning, for another text.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Whether the text was longer than its place when it was last drawn.
    #[must_use]
    pub fn scrolls(&self) -> bool {
        self.lines > self.room
    }

    /// Scrolls a page up.
    pub fn page_up(&mut self) {
        self.from = self.from.saturating_sub(self.page());
    }

    /// Scrolls a page down, not past the end.
    pub fn page_down(&mut self) {
        self.from = (self.from + self.page()).min(self.last());
    }

    /// One line of a page is repeated on the next, so that the eye finds on.
    fn page(&self) -> usize {
        self.room.saturating_sub(1).max(1)
    }

    fn last(&self) -> usize {
        self.lines.saturating_sub(self.room)
    }
}
