//! Where things stand on the screen: a title bar, a body, a notice, the keys.

use super::style;
use super::text::{head, shorten, width};
use crate::say;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The least columns and rows in which a dialogue can be held.
const SMALLEST: (u16, u16) = (20, 5);
/// From this height on the keys may take two rows.
const ROOMY: u16 = 16;

/// The frame around a part: a title bar above, a notice and the keys below.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    left: String,
    right: String,
    alarm: String,
    notice: String,
}

impl Layout {
    /// A layout whose title bar shows one text on the left and one on the right.
    #[must_use]
    pub fn new(left: impl Into<String>, right: impl Into<String>) -> Self {
        Self { left: left.into(), right: right.into(), ..Self::default() }
    }

    /// The same with lines right below the title bar that cannot be missed, such as that saving failed; none where the
    /// text is empty. They take at most a third of the height.
    #[must_use]
    pub fn alarm(mut self, text: impl Into<String>) -> Self {
        self.alarm = text.into();
        self
    }

    /// The same with a line above the keys, such as what was just saved, or two where it is long; none where the text is empty.
    #[must_use]
    pub fn notice(mut self, text: impl Into<String>) -> Self {
        self.notice = text.into();
        self
    }

    /// Draws the bars and returns the area between them.
    ///
    /// Returns nothing in a window under 20 columns or 5 rows; it then says that the window is too small.
    pub fn draw(&self, frame: &mut Frame<'_>, help: &[String], words: &Words) -> Option<Rect> {
        let area = frame.area();
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            let lines = super::wrap(&say!(words, "screen-too-small"), usize::from(area.width));
            put_lines(frame, area, &lines, style::PLAIN);
            return None;
        }
        let columns = usize::from(area.width);
        self.draw_title(frame, row(area, 0));
        let rows = if area.height >= ROOMY { 2 } else { 1 };
        let keys = pack(help, columns, rows);
        let foot = keys.len().max(1);
        for (at, line) in keys.iter().enumerate() {
            put(frame, row(area, usize::from(area.height) - foot + at), line, style::FAINT);
        }
        let notice = self.draw_notice(frame, rows_of(area, 1, usize::from(area.height).saturating_sub(1 + foot)));
        let room = usize::from(area.height).saturating_sub(1 + foot + notice);
        let alarm = self.draw_alarm(frame, rows_of(area, 1, room.saturating_sub(1).min(room / 3 + 1)));
        Some(rows_of(area, 1 + alarm, room - alarm))
    }

    /// Draws the notice at the end of the area and returns the rows that it took: one, or two where it is long and there is room.
    fn draw_notice(&self, frame: &mut Frame<'_>, area: Rect) -> usize {
        let columns = usize::from(area.width);
        if self.notice.is_empty() || area.height < SMALLEST.1 - 1 {
            return 0;
        }
        let mut lines = super::wrap(&self.notice, columns);
        if lines.len() > 2 || area.height < ROOMY - 3 {
            let most = if area.height < ROOMY - 3 { 0 } else { 1 };
            let rest = lines.split_off(most.min(lines.len())).join(" ");
            lines.push(shorten(&rest, columns));
        }
        for (at, line) in lines.iter().enumerate() {
            put(frame, row(area, usize::from(area.height) - lines.len() + at), line, style::STRONG);
        }
        lines.len()
    }

    /// Draws the alarm and returns the rows that it took.
    fn draw_alarm(&self, frame: &mut Frame<'_>, area: Rect) -> usize {
        if self.alarm.is_empty() {
            return 0;
        }
        let columns = usize::from(area.width);
        let mut lines = super::wrap(&self.alarm, columns);
        lines.truncate(usize::from(area.height));
        for (at, line) in lines.iter().enumerate() {
            let gap = columns.saturating_sub(width(line));
            put(frame, row(area, at), &format!("{line}{:gap$}", ""), style::ALARM);
        }
        lines.len()
    }

    fn draw_title(&self, frame: &mut Frame<'_>, area: Rect) {
        let columns = usize::from(area.width);
        let right = shorten(&self.right, columns / 2);
        let left = shorten(&self.left, columns.saturating_sub(width(&right) + 2));
        let gap = columns.saturating_sub(width(&left) + width(&right));
        put(frame, area, &format!("{left}{:gap$}{right}", ""), style::TITLE);
    }
}

/// Writes one clean line at the start of an area; what does not fit is cut off.
///
/// Only the first row of the area is written, and nothing outside the frame.
pub fn put(frame: &mut Frame<'_>, area: Rect, text: &str, style: Style) {
    let area = area.intersection(frame.area());
    if area.is_empty() {
        return;
    }
    let line = super::clean_line(text);
    let fits = head(&line, usize::from(area.width));
    frame.buffer_mut().set_stringn(area.x, area.y, fits, usize::from(area.width), style);
}

/// Writes lines below each other as far as the area reaches.
pub(super) fn put_lines(frame: &mut Frame<'_>, area: Rect, lines: &[String], style: Style) {
    for (at, line) in lines.iter().take(usize::from(area.height)).enumerate() {
        put(frame, row(area, at), line, style);
    }
}

/// One row of an area, from 0; empty where there is none.
pub(super) fn row(area: Rect, at: usize) -> Rect {
    rows_of(area, at, 1)
}

/// So many rows of an area from a row on, as far as there are.
pub(super) fn rows_of(area: Rect, from: usize, rows: usize) -> Rect {
    let from = u16::try_from(from).unwrap_or(u16::MAX).min(area.height);
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height - from);
    Rect { x: area.x, y: area.y.saturating_add(from), width: area.width, height: rows }
}

/// The same rows without so many columns on the left.
pub(super) fn indent(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x.saturating_add(columns), width: area.width - columns, ..area }
}

/// As many pieces as fit into so many rows, two spaces between them; the later ones are left out.
fn pack(pieces: &[String], columns: usize, rows: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let full = lines.len() == rows;
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(piece) <= columns => {
                line.push_str("  ");
                line.push_str(piece);
            }
            _ if full => break,
            _ => lines.push(shorten(piece, columns)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_what_fits() {
        let pieces = ["Up/Down move", "Enter take", "Esc back"].map(str::to_owned);
        assert_eq!(pack(&pieces, 80, 1), ["Up/Down move  Enter take  Esc back"]);
        assert_eq!(pack(&pieces, 24, 1), ["Up/Down move  Enter take"]);
        assert_eq!(pack(&pieces, 24, 2), ["Up/Down move  Enter take", "Esc back"]);
        assert_eq!(pack(&pieces, 8, 1), ["Up/Do..."]);
        assert!(pack(&[], 8, 1).is_empty());
    }

    #[test]
    fn rows_stay_inside() {
        let area = Rect { x: 3, y: 65_533, width: 5, height: 2 };
        assert_eq!(rows_of(area, 1, 9), Rect { x: 3, y: 65_534, width: 5, height: 1 });
        assert!(row(area, 70_000).is_empty());
        assert!(indent(area, 9).is_empty());
    }
}
