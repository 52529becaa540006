//! The state that lists share: items, the highlighted one, a filter, a pane.

mod draw;

use super::item::{Item, Kind};
use super::terminal::passing;
use super::{Key, Outcome, Pane, clean_line};
use crate::say;
use crate::words::Words;

pub(super) use draw::Ticks;

/// Lists up to this length are seen whole; the foot need not speak of the filter.
const SHORT: usize = 8;

#[derive(Debug, Clone)]
pub(super) struct List {
    items: Vec<Item>,
    prompt: String,
    commands: Vec<(Key, String)>,
    /// Items that the filter lets through, by their place in `items`, in order.
    shown: Vec<usize>,
    /// Always one of `shown` that can be chosen; nothing where there is none.
    highlight: Option<usize>,
    filter: String,
    /// Whether letters go into the filter.
    typing: bool,
    /// First of `shown` on the screen.
    top: usize,
    /// Rows that the list had when it was last drawn.
    rows: usize,
    has_pane: bool,
    pane: Pane,
}

impl List {
    pub(super) fn new(items: Vec<Item>) -> Self {
        let shown = (0..items.len()).collect();
        let mut list = Self {
            items,
            prompt: String::new(),
            commands: Vec::new(),
            shown,
            highlight: None,
            filter: String::new(),
            typing: false,
            top: 0,
            rows: 10,
            has_pane: false,
            pane: Pane::default(),
        };
        list.highlight = list.find(|item| item.current).or_else(|| list.find(|_| true));
        list
    }

    pub(super) fn set_prompt(&mut self, text: String) {
        self.prompt = text;
    }

    pub(super) fn add_command(&mut self, key: Key, label: String) {
        self.commands.push((key, label));
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    pub(super) fn highlighted(&self) -> Option<&Item> {
        self.highlight.and_then(|at| self.items.get(at))
    }

    pub(super) fn highlighted_mut(&mut self) -> Option<&mut Item> {
        self.highlight.and_then(|at| self.items.get_mut(at))
    }

    /// Highlights the item of this id where it is shown and can be chosen.
    pub(super) fn highlight_id(&mut self, id: &str) {
        if let Some(at) = self.find(|item| item.id == id) {
            self.go_to(at);
        }
    }

    pub(super) fn filter(&self) -> &str {
        &self.filter
    }

    pub(super) fn is_typing(&self) -> bool {
        self.typing
    }

    /// Takes a key; `Taken` where it was Enter on a highlighted item.
    ///
    /// With `several`, Enter in the filter only ends the filter, so that items can be ticked then.
    fn key(&mut self, key: &Key, several: bool) -> Option<Outcome<()>> {
        if let Some(outcome) = passing(key) {
            return Some(outcome);
        }
        if self.typing {
            return self.filter_key(key, several);
        }
        if self.commands.iter().any(|(command, _)| command == key) {
            return Some(Outcome::Command(key.clone()));
        }
        match key {
            Key::Char('/') => self.typing = true,
            Key::Backspace if !self.filter.is_empty() => {
                self.typing = true;
                return self.filter_key(key, several);
            }
            Key::Escape if !self.filter.is_empty() => self.set_filter(String::new()),
            Key::Escape => return Some(Outcome::Left),
            Key::Enter if self.highlight.is_some() || several => return Some(Outcome::Taken(())),
            key => self.move_key(key),
        }
        None
    }

    /// The same, and whether the key was the shortcut of an item, which is highlighted now.
    pub(super) fn key_or_shortcut(&mut self, key: &Key, several: bool) -> (Option<Outcome<()>>, bool) {
        let went = !self.typing && !self.commands.iter().any(|(command, _)| command == key) && self.shortcut(key);
        (if went { None } else { self.key(key, several) }, went)
    }

    fn filter_key(&mut self, key: &Key, several: bool) -> Option<Outcome<()>> {
        match key {
            Key::Char(c) => self.set_filter(format!("{}{c}", self.filter)),
            Key::Paste(text) => self.set_filter(format!("{}{}", self.filter, clean_line(text))),
            Key::Backspace if self.filter.is_empty() => self.typing = false,
            Key::Backspace => {
                let mut characters = super::characters(&self.filter);
                characters.pop();
                self.set_filter(characters.concat());
            }
            Key::DeleteLine => self.set_filter(String::new()),
            Key::DeleteWord => {
                let kept = self.filter.trim_end().rsplit_once(' ').map_or(String::new(), |(before, _)| format!("{before} "));
                self.set_filter(kept);
            }
            Key::Escape => {
                self.typing = false;
                self.set_filter(String::new());
            }
            Key::Enter if !several && self.highlight.is_some() => return Some(Outcome::Taken(())),
            Key::Enter | Key::Tab | Key::BackTab => self.typing = false,
            Key::Up | Key::Down | Key::PageUp | Key::PageDown | Key::Home | Key::End => {
                self.typing = false;
                self.move_key(key);
            }
            _ => {}
        }
        None
    }

    fn move_key(&mut self, key: &Key) {
        match key {
            Key::Up => self.step(-1),
            Key::Down => self.step(1),
            Key::Left => self.step(-self.page()),
            Key::Right => self.step(self.page()),
            Key::PageUp if self.has_pane && self.pane.scrolls() => self.pane.page_up(),
            Key::PageDown if self.has_pane && self.pane.scrolls() => self.pane.page_down(),
            Key::PageUp => self.step(-self.page()),
            Key::PageDown => self.step(self.page()),
            Key::Home => self.step(isize::MIN),
            Key::End => self.step(isize::MAX),
            _ => {}
        }
    }

    /// Goes to the item with this shortcut; whether there is one.
    fn shortcut(&mut self, key: &Key) -> bool {
        let Key::Char(c) = key else { return false };
        let found = self.find(|item| item.shortcut == Some(*c));
        if let Some(at) = found {
            self.go_to(at);
        }
        found.is_some()
    }

    /// The keys that move, filter and leave, and those of the caller.
    pub(super) fn help(&self, words: &Words, take: String) -> Vec<String> {
        if self.typing {
            return vec![say!(words, "screen-help-filter-typing"), say!(words, "screen-help-filter-clear")];
        }
        let mut pieces = vec![say!(words, "screen-help-move"), take];
        pieces.extend(self.commands.iter().map(|(key, label)| format!("{} {label}", key.name(words))));
        if self.filter.is_empty() {
            // Last but one to be left out where the foot is full: who does not know it is caught.
            pieces.insert(2.min(pieces.len()), say!(words, "screen-help-back"));
            if self.items.len() > SHORT {
                pieces.insert(3.min(pieces.len()), say!(words, "screen-help-filter"));
            }
        } else {
            pieces.insert(2.min(pieces.len()), say!(words, "screen-help-filter-clear"));
        }
        pieces
    }

    /// Items that can be highlighted now, in order.
    fn choosable(&self) -> Vec<usize> {
        self.shown.iter().copied().filter(|at| self.items.get(*at).is_some_and(Item::is_choosable)).collect()
    }

    /// The first item like this that can be highlighted now.
    fn find(&self, like: impl Fn(&Item) -> bool) -> Option<usize> {
        self.choosable().into_iter().find(|at| self.items.get(*at).is_some_and(&like))
    }

    fn page(&self) -> isize {
        isize::try_from(self.rows.saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// Moves the highlight by so many items; it stops at the ends.
    fn step(&mut self, by: isize) {
        let places = self.choosable();
        let now = places.iter().position(|at| Some(*at) == self.highlight).unwrap_or(0);
        let to = now.saturating_add_signed(by).min(places.len().saturating_sub(1));
        if let Some(at) = places.get(to) {
            self.go_to(*at);
        }
    }

    fn go_to(&mut self, at: usize) {
        if self.highlight != Some(at) {
            self.highlight = Some(at);
            self.pane.reset();
        }
    }

    fn set_filter(&mut self, filter: String) {
        self.filter = filter;
        self.top = 0;
        let wanted = self.filter.to_lowercase();
        let fits = |item: &Item| item.label.to_lowercase().contains(&wanted) || item.id.to_lowercase().contains(&wanted);
        let mut shown = Vec::new();
        // A heading is shown with the first item below it that is.
        let mut heading = None;
        for (at, item) in self.items.iter().enumerate() {
            if item.kind == Kind::Heading {
                heading = Some(at);
                if wanted.is_empty() {
                    shown.push(at);
                }
            } else if fits(item) {
                if let Some(heading) = heading.take().filter(|_| !wanted.is_empty()) {
                    shown.push(heading);
                }
                shown.push(at);
            }
        }
        self.shown = shown;
        let places = self.choosable();
        let next = self.highlight.filter(|at| places.contains(at)).or(places.first().copied());
        if next != self.highlight {
            self.highlight = next;
            self.pane.reset();
        }
    }
}
