//! The two faces of the menu: a full screen, and numbered lines where there is none.
//!
//! Both show the same pages and give the same choices, so that nothing can be done on one and not on the other.

use super::lines;
use crate::cli::Environment;
use crate::say;
use crate::screen::{Choice, Confirm, Item, Layout, MultiChoice, Outcome, Pager, Part, Terminal, TextEntry, run};
use crate::words::Words;
use std::io;

/// A list of what can be chosen.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub(super) title: String,
    pub(super) prompt: String,
    pub(super) items: Vec<Item>,
    /// Id of the item that is highlighted first.
    pub(super) highlight: String,
    /// What was just done.
    pub(super) notice: String,
}

/// Why the menu ends at once.
#[derive(Debug)]
pub(super) enum Stop {
    /// The user pressed Ctrl-C.
    Interrupted,
    /// The input has ended.
    Closed,
    /// The terminal or the streams cannot be read or written.
    Failed(io::Error),
}

/// What one line must fulfil: says what is wrong with it.
pub(super) type Check<'c> = &'c dyn Fn(&str) -> Option<String>;

/// Shows pages on the screen, or in lines.
pub(super) struct Face<'m, 'w> {
    pub(super) environment: &'m mut Environment<'w>,
    pub(super) words: &'m Words,
    /// Where the menu is, for the title bar.
    pub(super) place: String,
    terminal: Option<Box<dyn Terminal>>,
    in_lines: bool,
}

impl<'m, 'w> Face<'m, 'w> {
    pub(super) fn new(environment: &'m mut Environment<'w>, words: &'m Words, place: String, in_lines: bool) -> Self {
        Self { environment, words, place, terminal: None, in_lines }
    }

    /// Whether it is in lines; a terminal that cannot be taken makes it so.
    pub(super) fn in_lines(&mut self) -> bool {
        if self.in_lines || self.terminal.is_some() {
            return self.in_lines;
        }
        let colour = self.environment.colour;
        self.terminal = self.environment.terminal.as_mut().and_then(|open| open(colour).ok());
        self.in_lines = self.terminal.is_none();
        self.in_lines
    }

    /// Gives the terminal back, for a command that takes it itself; the next page takes it again.
    pub(super) fn give_back(&mut self) {
        self.terminal = None;
    }

    /// Columns of a text that is shown.
    pub(super) fn columns(&mut self) -> u16 {
        if self.in_lines() {
            return self.environment.columns.unwrap_or(lines::WIDTH);
        }
        // The pager marks what was found in two columns on the left.
        self.terminal.as_ref().map_or(lines::WIDTH, |terminal| terminal.size().0).saturating_sub(2)
    }

    /// Lets one item be chosen; nothing where the user goes back.
    pub(super) fn choose(&mut self, page: Page) -> Result<Option<String>, Stop> {
        if self.in_lines() {
            return lines::choose(self, &page);
        }
        let mut list = Choice::new(page.items).prompt(page.prompt).shortcuts_take(true).highlight(&page.highlight);
        self.show_part(page.title, page.notice, &mut list)
    }

    /// Lets any number of items be ticked; nothing where the user goes back.
    pub(super) fn tick(&mut self, page: Page) -> Result<Option<Vec<String>>, Stop> {
        if self.in_lines() {
            return lines::tick(self, &page);
        }
        let mut list = MultiChoice::new(page.items).prompt(page.prompt);
        self.show_part(page.title, page.notice, &mut list)
    }

    /// Asks for a line; nothing where the user goes back.
    pub(super) fn ask(&mut self, title: &str, prompt: &str, initial: &str, check: Check<'_>) -> Result<Option<String>, Stop> {
        if self.in_lines() {
            return lines::ask(self, prompt, initial, check);
        }
        let mut entry = TextEntry::line(initial).prompt(prompt).check(check);
        let given = self.show_part(title.to_owned(), String::new(), &mut entry)?;
        Ok(given.map(|text| text.trim().to_owned()))
    }

    /// Asks a question with yes or no; no where the user goes back.
    pub(super) fn confirm(&mut self, title: &str, question: &str, default: bool) -> Result<bool, Stop> {
        if self.in_lines() {
            return lines::confirm(self, question, default);
        }
        let mut part = Confirm::new(question, default, self.words);
        Ok(self.show_part(title.to_owned(), String::new(), &mut part)?.unwrap_or(false))
    }

    /// Says that something takes a moment, so that nobody presses a key twice.
    pub(super) fn busy(&mut self) {
        if self.in_lines() {
            return;
        }
        let layout = Layout::new(say!(self.words, "menu-busy"), self.place.as_str());
        let words = self.words;
        if let Some(terminal) = &mut self.terminal {
            // Where it cannot be drawn, the next page tells so.
            let _ = terminal.draw(&mut |frame| {
                layout.draw(frame, &[], words);
            });
        }
    }

    /// Shows a text until the user has read it.
    pub(super) fn read(&mut self, title: &str, notice: &str, text: &str) -> Result<(), Stop> {
        if self.in_lines() {
            return lines::read(self, notice, text);
        }
        self.show_part(title.to_owned(), notice.to_owned(), &mut Pager::new(text)).map(|_| ())
    }

    fn show_part<P: Part>(&mut self, title: String, notice: String, part: &mut P) -> Result<Option<P::Value>, Stop> {
        let layout = Layout::new(title, self.place.as_str()).notice(notice);
        let Some(terminal) = &mut self.terminal else { return Ok(None) };
        match run(terminal.as_mut(), self.words, &layout, part).map_err(Stop::Failed)? {
            Outcome::Taken(value) => Ok(Some(value)),
            Outcome::Left | Outcome::Command(_) => Ok(None),
            Outcome::Interrupted => Err(Stop::Interrupted),
            Outcome::Closed => Err(Stop::Closed),
        }
    }
}
