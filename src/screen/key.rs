//! The keys that a dialogue knows.

use crate::say;
use crate::words::Words;

/// One thing that a user did.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A character, as typed; a space is `Char(' ')`.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Escape,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// Tabulator.
    Tab,
    /// Shift and tabulator.
    BackTab,
    /// A function key, F1 and up.
    Function(u8),
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-Z.
    Undo,
    /// Ctrl-D: finishes a text of several lines.
    Finish,
    /// Ctrl-U: deletes to the start of the line.
    DeleteLine,
    /// Ctrl-W: deletes the word to the left.
    DeleteWord,
    /// Text that came in one piece; line breaks as they were.
    Paste(String),
    /// The window has another size; nothing to do but draw again.
    Resized,
    /// The input has ended; it will never give another key.
    Closed,
    /// A key that means nothing here.
    Other,
}

impl Key {
    /// The keys of a text typed letter by letter; a line feed is Enter.
    #[must_use]
    pub fn typed(text: &str) -> Vec<Self> {
        text.chars().map(Self::from).collect()
    }

    /// Name of the key in a line of help: `Enter`, `PageDown`, `n`.
    #[must_use]
    pub fn name(&self, words: &Words) -> String {
        match self {
            Self::Char(' ') => say!(words, "screen-key-space"),
            Self::Char(c) => c.to_string(),
            Self::Enter => say!(words, "screen-key-enter"),
            Self::Escape => say!(words, "screen-key-escape"),
            Self::Up => say!(words, "screen-key-up"),
            Self::Down => say!(words, "screen-key-down"),
            Self::Left => say!(words, "screen-key-left"),
            Self::Right => say!(words, "screen-key-right"),
            Self::PageUp => say!(words, "screen-key-page-up"),
            Self::PageDown => say!(words, "screen-key-page-down"),
            Self::Home => say!(words, "screen-key-home"),
            Self::End => say!(words, "screen-key-end"),
            Self::Backspace => say!(words, "screen-key-backspace"),
            Self::Delete => say!(words, "screen-key-delete"),
            Self::Tab => say!(words, "screen-key-tab"),
            Self::BackTab => say!(words, "screen-key-back-tab"),
            Self::Function(number) => format!("F{number}"),
            Self::Interrupt => say!(words, "screen-key-control", letter = "C"),
            Self::Undo => say!(words, "screen-key-control", letter = "Z"),
            Self::Finish => say!(words, "screen-key-control", letter = "D"),
            Self::DeleteLine => say!(words, "screen-key-control", letter = "U"),
            Self::DeleteWord => say!(words, "screen-key-control", letter = "W"),
            Self::Paste(_) | Self::Resized | Self::Closed | Self::Other => String::new(),
        }
    }
}

impl From<char> for Key {
    fn from(c: char) -> Self {
        match c {
            '\n' | '\r' => Self::Enter,
            '\t' => Self::Tab,
            c => Self::Char(c),
        }
    }
}
