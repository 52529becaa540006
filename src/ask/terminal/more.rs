//! The list of all that can be done, for whoever does not know the keys.

use super::{Front, Shown, Stop, Way, summary, texts};
use crate::ask::Card;
use crate::say;
use crate::screen::{Choice, Item, Key, Pager};

/// Ids of the lines whose key is no character.
const CLEAR: &str = "clear";
const BACK: &str = "back";
const SKIP: &str = "skip";
const KEYS: &str = "keys";

impl Front<'_, '_> {
    /// What can be done at any place.
    pub(super) fn general(&mut self, key: &Key, card: Option<&Card>) -> Result<Way, Stop> {
        match key {
            Key::Tab | Key::Char('m') => return self.more(card),
            Key::Char('/' | 's') => self.search()?,
            Key::Char('g') => self.sections()?,
            Key::Char('v') => self.telling()?,
            Key::Char('l') => self.carried_over()?,
            Key::Char('k') => self.conflicts()?,
            Key::Char('i') => self.summary()?,
            Key::Char('r') => drop(self.make(crate::ask::Move::End)),
            Key::Char('z') | Key::Undo => drop(self.make(crate::ask::Move::Undo)),
            Key::Char('!') => self.save_again(),
            Key::Function(1) => self.read(say!(self.words, "interview-keys-title"), texts::keys(self.words))?,
            Key::Char('q') => return Ok(Way::Out),
            _ => {}
        }
        Ok(Way::On)
    }

    /// The list of all that can be done; the keys stand beside.
    pub(super) fn more(&mut self, card: Option<&Card>) -> Result<Way, Stop> {
        let words = self.words;
        let line = |key: char, label: String| Item::new(key.to_string(), label).shortcut(key);
        let mut items = Vec::new();
        if let Some(card) = card {
            items.push(Item::heading(say!(words, "interview-more-question")));
            items.push(line('?', say!(words, "interview-more-explain")));
            if card.to_confirm {
                items.push(line('c', say!(words, "interview-more-confirm")));
            }
            if !card.conflict.is_empty() {
                items.push(line('d', say!(words, "interview-more-decide")));
            }
            items.push(line('u', say!(words, "interview-more-unknown")));
            items.push(line('w', say!(words, "interview-more-withheld")));
            let applicable = line('x', say!(words, "interview-more-not-applicable"));
            items.push(if card.not_applicable { applicable } else { applicable.disabled() });
            items.push(line('e', say!(words, "interview-more-evidence")));
            items.push(line('t', say!(words, "interview-more-note")));
            items.push(Item::new(CLEAR, say!(words, "interview-more-clear")));
            items.push(Item::new(SKIP, say!(words, "interview-more-skip")));
            items.push(Item::new(BACK, say!(words, "interview-more-back")));
        }
        items.push(Item::heading(say!(words, "interview-more-go")));
        items.push(line('g', say!(words, "interview-more-sections")));
        items.push(line('s', say!(words, "interview-more-search")));
        items.push(line('v', say!(words, "interview-more-telling")));
        items.push(line('l', say!(words, "interview-more-to-confirm")).right(self.interview.to_confirm().len().to_string()));
        items.push(line('k', say!(words, "interview-more-conflicts")).right(self.interview.submission().conflicts.len().to_string()));
        items.push(line('r', say!(words, "interview-more-review")));
        items.push(Item::heading(say!(words, "interview-more-all")));
        items.push(line('i', say!(words, "interview-more-summary")));
        items.push(line('z', say!(words, "interview-more-undo")));
        if self.not_saved.is_some() {
            items.push(line('!', say!(words, "interview-more-save")));
        }
        items.push(Item::new(KEYS, say!(words, "interview-more-keys")));
        items.push(line('q', say!(words, "interview-more-leave")));
        let mut list = Choice::new(items).shortcuts_take(true);
        let Shown::Taken(id) = self.show(say!(words, "interview-more-title"), &mut list)? else { return Ok(Way::On) };
        let key = match (id.as_str(), id.chars().next()) {
            (CLEAR, _) => Key::Delete,
            (BACK, _) => Key::Left,
            (SKIP, _) => Key::Right,
            (KEYS, _) => Key::Function(1),
            (_, Some(key)) => Key::Char(key),
            (_, None) => Key::Other,
        };
        match card {
            Some(card) => self.command(card, &key),
            None => self.general(&key, None),
        }
    }

    /// The summary, at the width of the window.
    pub(super) fn summary(&mut self) -> Result<(), Stop> {
        // The pager marks lines in two columns on the left.
        let columns = usize::from(self.terminal.size().0).saturating_sub(2);
        let text = summary::summary(self.interview, columns, self.words);
        self.show(say!(self.words, "interview-summary-title"), &mut Pager::new(text)).map(|_| ())
    }
}
