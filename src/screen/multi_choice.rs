//! Any of several.

use super::list::{List, Ticks};
use super::{Item, Key, Outcome, Part};
use crate::say;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A list of which any number of items is ticked; gives the ids of those in the order of the list.
///
/// Space ticks the highlighted item, a shortcut goes to its item and ticks it, Enter takes all that are ticked, which may
/// be none. Everything else is as in [`super::Choice`]; Enter in the filter goes back to the list.
#[derive(Debug, Clone)]
pub struct MultiChoice {
    list: List,
}

impl MultiChoice {
    /// A list of these items; those that are [`Item::ticked`] are so from the start.
    #[must_use]
    pub fn new(items: Vec<Item>) -> Self {
        Self { list: List::new(items) }
    }

    /// The same below a text, such as a question; it takes at most a third of the height.
    #[must_use]
    pub fn prompt(mut self, text: impl Into<String>) -> Self {
        self.list.set_prompt(text.into());
        self
    }

    /// The same with a key of the caller's, which gives [`Outcome::Command`]; the label says in the foot what it does.
    #[must_use]
    pub fn command(mut self, key: impl Into<Key>, label: impl Into<String>) -> Self {
        self.list.add_command(key.into(), label.into());
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

    /// All items, with what is ticked now.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        self.list.items()
    }

    /// Ids of the items that are ticked now, in the order of the list, hidden ones among them.
    #[must_use]
    pub fn ticked(&self) -> Vec<String> {
        self.list.items().iter().filter(|item| item.ticked).map(|item| item.id.clone()).collect()
    }

    fn turn(&mut self) {
        if let Some(item) = self.list.highlighted_mut() {
            item.ticked = !item.ticked;
        }
    }
}

impl Part for MultiChoice {
    type Value = Vec<String>;

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words) {
        self.list.draw(frame, area, words, Ticks::Shown);
    }

    fn key(&mut self, key: &Key) -> Option<Outcome<Vec<String>>> {
        if *key == Key::Char(' ') && !self.list.is_typing() {
            self.turn();
            return None;
        }
        let (outcome, went) = self.list.key_or_shortcut(key, true);
        if went {
            self.turn();
        }
        outcome.map(|outcome| outcome.with_value(self.ticked()))
    }

    fn help(&self, words: &Words) -> Vec<String> {
        self.list.help(words, say!(words, "screen-help-tick"))
    }
}
