//! A list on the screen: prompt, filter, lines, pane.

use super::super::item::{Item, Kind};
use super::super::layout::{indent, put, put_lines, row, rows_of};
use super::super::{shorten, style, width, wrap};
use super::List;
use crate::say;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;

/// From this height on a blank row parts the prompt from the list.
const ROOMY: usize = 12;
/// The least rows in which a pane is worth its place.
const PANE_FROM: usize = 6;

/// Whether the lines show boxes to tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Ticks {
    Hidden,
    Shown,
}

impl List {
    pub(in super::super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words, ticks: Ticks) {
        let columns = usize::from(area.width);
        let height = usize::from(area.height);
        let mut from = self.draw_prompt(frame, area);
        if self.typing || !self.filter.is_empty() {
            let line = say!(words, "screen-filter", text = &self.filter);
            put(frame, row(area, from), &format!("{line}{}", if self.typing { "_" } else { "" }), style::STRONG);
            from += 1;
        }
        let room = height.saturating_sub(from);
        let (rows, pane) = self.divide(room, columns, ticks);
        let scrolls = self.shown.len() > rows;
        // Without a pane the last row tells where in the list this is.
        let rows = if scrolls && pane == 0 && rows > 2 { rows - 1 } else { rows };
        self.rows = rows;
        self.scroll_to_highlight();
        self.draw_lines(frame, rows_of(area, from, rows), ticks);
        if self.highlight.is_none() {
            let line = if self.filter.is_empty() { say!(words, "screen-empty") } else { say!(words, "screen-nothing-matches") };
            put(frame, indent(row(area, from + self.shown.len().min(rows.saturating_sub(1))), 2), &line, style::STRONG);
        }
        if pane > 0 || (scrolls && from + rows < height) {
            let place = if scrolls { self.place(words) } else { String::new() };
            let ticked = self.items.iter().filter(|item| item.ticked).count();
            let count = if ticks == Ticks::Shown { say!(words, "screen-ticked", count = ticked) } else { String::new() };
            let told: Vec<String> = [place, count].into_iter().filter(|text| !text.is_empty()).collect();
            let told = if told.is_empty() { String::new() } else { format!(" {} ", told.join("; ")) };
            put(frame, row(area, from + rows), &format!("--{told:-<columns$}"), style::FAINT);
        }
        self.has_pane = pane > 0;
        if pane > 0 {
            let text = self.pane_text(columns, ticks);
            self.pane.draw(frame, rows_of(area, from + rows + 1, pane), &text, words);
        }
    }

    /// Draws the prompt and returns the rows that it took.
    fn draw_prompt(&self, frame: &mut Frame<'_>, area: Rect) -> usize {
        let height = usize::from(area.height);
        if self.prompt.is_empty() || height < 3 {
            return 0;
        }
        let columns = usize::from(area.width);
        let most = (height / 3).max(1);
        let mut lines = wrap(&self.prompt, columns);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(shorten(&rest, columns));
        }
        put_lines(frame, area, &lines, style::STRONG);
        lines.len() + usize::from(height >= ROOMY)
    }

    /// Rows of the list, and of the pane without the line above it.
    fn divide(&self, room: usize, columns: usize, ticks: Ticks) -> (usize, usize) {
        let label_room = columns.saturating_sub(self.prefix_width(ticks));
        let wanted = |item: &Item| {
            let lines: usize = item.detail.lines().map(|line| 1 + line.len() / columns.max(1)).sum();
            lines + if fits(item, label_room) { 0 } else { 1 + item.label.len() / columns.max(1) }
        };
        let wanted = self.items.iter().filter(|item| item.is_choosable()).map(wanted).max().unwrap_or(0);
        if wanted == 0 || room < PANE_FROM {
            return (room, 0);
        }
        // The division does not depend on the highlighted item, so that nothing jumps while the highlight moves.
        let least = wanted.min((room / 2).max(3));
        let rows = self.items.len().clamp(1, room - 1 - least);
        (rows, room - 1 - rows)
    }

    /// The detail, after the whole label where the line had no room for it.
    fn pane_text(&self, columns: usize, ticks: Ticks) -> String {
        let Some(item) = self.highlighted() else { return String::new() };
        if fits(item, columns.saturating_sub(self.prefix_width(ticks))) {
            return item.detail.clone();
        }
        format!("{}\n\n{}", item.label, item.detail)
    }

    fn scroll_to_highlight(&mut self) {
        let at = self.shown.iter().position(|at| Some(*at) == self.highlight).unwrap_or(0);
        if at < self.top {
            self.top = at;
        }
        if at >= self.top + self.rows {
            self.top = (at + 1).saturating_sub(self.rows);
        }
        // What stands above the first item, such as its heading, is seen with it.
        if self.choosable().first().copied() == self.highlight && at < self.rows {
            self.top = 0;
        }
        let heading_above = self.top > 0
            && self.top == at
            && self.rows > 1
            && self.shown.get(at - 1).and_then(|at| self.items.get(*at)).is_some_and(|item| item.kind == Kind::Heading);
        if heading_above {
            self.top -= 1;
        }
        self.top = self.top.min(self.shown.len().saturating_sub(self.rows));
    }

    fn draw_lines(&self, frame: &mut Frame<'_>, area: Rect, ticks: Ticks) {
        let columns = usize::from(area.width);
        let lines = self.shown.iter().skip(self.top).take(usize::from(area.height));
        for (at, place) in lines.enumerate() {
            let Some(item) = self.items.get(*place) else { continue };
            let highlighted = Some(*place) == self.highlight;
            let prefix = self.prefix(item, highlighted, ticks);
            let right = shorten(&item.right, columns / 3);
            let reserved = width(&prefix) + if right.is_empty() { 0 } else { width(&right) + 1 };
            let label = shorten(&item.label, columns.saturating_sub(reserved));
            let gap = columns.saturating_sub(width(&prefix) + width(&label) + width(&right));
            let look = match (item.kind, highlighted) {
                (_, true) => style::HIGHLIGHT,
                (Kind::Heading, _) => style::STRONG,
                _ => style::PLAIN,
            };
            put(frame, row(area, at), &format!("{prefix}{label}{:gap$}{right}", ""), look);
        }
    }

    /// What stands before a label: `>` the highlight, `*` what holds now, `-` not to be chosen, a box, a shortcut.
    fn prefix(&self, item: &Item, highlighted: bool, ticks: Ticks) -> String {
        if item.kind == Kind::Heading {
            return String::new();
        }
        let mut prefix = String::from(match (item.kind, highlighted) {
            (Kind::Disabled, _) => "-",
            (_, true) => ">",
            _ => " ",
        });
        prefix.push(if item.current { '*' } else { ' ' });
        if ticks == Ticks::Shown {
            prefix.push_str(match (item.kind, item.ticked) {
                (_, true) => "[x] ",
                (Kind::Disabled, false) => "    ",
                _ => "[ ] ",
            });
        }
        if self.has_shortcuts() {
            prefix.push(item.shortcut.unwrap_or(' '));
            prefix.push(' ');
        }
        prefix
    }

    fn prefix_width(&self, ticks: Ticks) -> usize {
        2 + if ticks == Ticks::Shown { 4 } else { 0 } + if self.has_shortcuts() { 2 } else { 0 }
    }

    fn has_shortcuts(&self) -> bool {
        self.items.iter().any(|item| item.shortcut.is_some())
    }

    /// Where the highlight is: `14 of 120`.
    fn place(&self, words: &Words) -> String {
        let places = self.choosable();
        let now = places.iter().position(|at| Some(*at) == self.highlight).map_or(0, |at| at + 1);
        say!(words, "screen-place", now = now, all = places.len())
    }
}

/// Whether the label of an item has room on its line.
fn fits(item: &Item, columns: usize) -> bool {
    let right = width(&shorten(&item.right, columns / 3));
    width(&super::super::clean_line(&item.label)) + if right > 0 { right + 1 } else { 0 } <= columns
}
