//! One of several.

use super::list::{List, Ticks};
use super::{Item, Key, Outcome, Part};
use crate::say;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A list of which one item is taken; gives the id of that item.
///
/// Up and Down move, Enter takes, `/` begins a filter on label and id, Escape clears the filter and then leaves.
/// PageUp and PageDown scroll the pane where its text is longer than it, else they turn pages of the list, as Left and
/// Right always do. Headings and disabled items are passed over. The item marked as current is highlighted first.
#[derive(Debug, Clone)]
pub struct Choice {
    list: List,
    shortcuts_take: bool,
}

impl Choice {
    /// A list of these items; it may be empty.
    #[must_use]
    pub fn new(items: Vec<Item>) -> Self {
        Self { list: List::new(items), shortcuts_take: false }
    }

    /// The same below a text, such as a question; it takes at most a third of the height.
    #[must_use]
    pub fn prompt(mut self, text: impl Into<String>) -> Self {
        self.list.set_prompt(text.into());
        self
    }

    /// The same with a key of the caller's, which gives [`Outcome::Command`]; the label says in the foot what it does.
    ///
    /// It comes before all other meanings of the key, but not while a filter is typed.
    #[must_use]
    pub fn command(mut self, key: impl Into<Key>, label: impl Into<String>) -> Self {
        self.list.add_command(key.into(), label.into());
        self
    }

    /// The same, where a shortcut takes its item at once; else it only goes there.
    #[must_use]
    pub fn shortcuts_take(mut self, take: bool) -> Self {
        self.shortcuts_take = take;
        self
    }

    /// The same with the item of this id highlighted, where it can be.
    #[must_use]
    pub fn highlight(mut self, id: &str) -> Self {
        self.list.highlight_id(id);
        self
    }

    /// The highlighted item; nothing where no item can be chosen.
    #[must_use]
    pub fn highlighted(&self) -> Option<&Item> {
        self.list.highlighted()
    }

    /// All items, as given.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        self.list.items()
    }

    /// What is typed into the filter.
    #[must_use]
    pub fn filter(&self) -> &str {
        self.list.filter()
    }

    fn taken(&self) -> Option<Outcome<String>> {
        self.list.highlighted().map(|item| Outcome::Taken(item.id.clone()))
    }
}

impl Part for Choice {
    type Value = String;

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words) {
        self.list.draw(frame, area, words, Ticks::Hidden);
    }

    fn key(&mut self, key: &Key) -> Option<Outcome<String>> {
        match self.list.key_or_shortcut(key, false) {
            (None, true) if self.shortcuts_take => self.taken(),
            (outcome, _) => match outcome? {
                Outcome::Taken(()) => self.taken(),
                other => Some(other.with_value(String::new())),
            },
        }
    }

    fn help(&self, words: &Words) -> Vec<String> {
        self.list.help(words, say!(words, "screen-help-take"))
    }
}
