//! Text without what could steer whatever shows it.

/// The text without control characters (line feeds stay) and without those that turn the direction of what follows.
pub(super) fn clean(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| *c == '\n' || !(c.is_control() || matches!(c, '\u{202a}'..='\u{202e}')))
}
