//! How things look where a terminal can show it; a mark in the text always says the same.

use ratatui::style::{Color, Modifier, Style};

pub(super) const PLAIN: Style = Style::new();
pub(super) const TITLE: Style = Style::new().add_modifier(Modifier::REVERSED).add_modifier(Modifier::BOLD);
pub(super) const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
pub(super) const HIGHLIGHT: Style = Style::new().add_modifier(Modifier::REVERSED);
pub(super) const FAINT: Style = Style::new().fg(Color::Cyan);
pub(super) const ERROR: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
pub(super) const ALARM: Style = Style::new().fg(Color::Red).add_modifier(Modifier::REVERSED).add_modifier(Modifier::BOLD);
