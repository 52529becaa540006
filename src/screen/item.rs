//! One line of a list.

/// What can be done with a line of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Choosable,
    Disabled,
    Heading,
}

/// One line of a list, with the text that a pane shows while it is highlighted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the caller knows it by; unique in its list, `""` for headings.
    pub id: String,
    /// What stands on the line.
    pub label: String,
    /// What the pane shows; may have many lines.
    pub detail: String,
    /// What stands at the right edge of the line, such as a state or a count.
    pub right: String,
    /// The character that goes to it directly.
    pub shortcut: Option<char>,
    /// Whether it is marked with `*` as what holds now.
    pub current: bool,
    /// Whether it is ticked; for a list of several choices.
    pub ticked: bool,
    pub(super) kind: Kind,
}

impl Item {
    /// An item that can be chosen.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            detail: String::new(),
            right: String::new(),
            shortcut: None,
            current: false,
            ticked: false,
            kind: Kind::Choosable,
        }
    }

    /// A line between items that cannot be highlighted.
    #[must_use]
    pub fn heading(label: impl Into<String>) -> Self {
        Self { kind: Kind::Heading, ..Self::new("", label) }
    }

    /// The same item with a text for the pane.
    #[must_use]
    pub fn detail(mut self, text: impl Into<String>) -> Self {
        self.detail = text.into();
        self
    }

    /// The same with a text at the right edge.
    #[must_use]
    pub fn right(mut self, text: impl Into<String>) -> Self {
        self.right = text.into();
        self
    }

    /// The same with a character, usually a digit, that goes to it directly.
    #[must_use]
    pub fn shortcut(mut self, character: char) -> Self {
        self.shortcut = Some(character);
        self
    }

    /// The same, marked with `*` as what holds now.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// The same, ticked or not; for a list of several choices.
    #[must_use]
    pub fn ticked(mut self, ticked: bool) -> Self {
        self.ticked = ticked;
        self
    }

    /// The same, shown but not to be chosen.
    #[must_use]
    pub fn disabled(mut self) -> Self {
        self.kind = Kind::Disabled;
        self
    }

    /// Whether it can be highlighted and chosen.
    #[must_use]
    pub fn is_choosable(&self) -> bool {
        self.kind == Kind::Choosable
    }
}
