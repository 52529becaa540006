//! Bold, reverse and tint, where colour may be used.

/// Paints finished text; does nothing where colour is off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    /// Whether escape codes may be written.
    pub(super) on: bool,
}

impl Paint {
    /// Bold.
    pub(super) fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// Bold in reverse, for what must not be overlooked.
    pub(super) fn alert(self, text: &str) -> String {
        self.paint("1;7", text)
    }

    /// Tinted, for marks.
    pub(super) fn tint(self, text: &str) -> String {
        self.paint("36", text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.on && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
