//! What a dialogue needs of a terminal, what a part of the screen is, and the loop over one part.

use super::{Key, Layout};
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::io;

/// A screen to draw on and the keys that are pressed before it.
pub trait Terminal {
    /// Width and height in columns and rows.
    fn size(&self) -> (u16, u16);

    /// Draws one whole frame; what the closure leaves out is blank.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    fn draw(&mut self, draw: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()>;

    /// Waits for the next key; [`Key::Closed`] where none will ever come.
    ///
    /// # Errors
    /// Where the terminal cannot be read.
    fn next_key(&mut self) -> io::Result<Key>;
}

/// What came of a key, where something did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T> {
    /// The user took this.
    Taken(T),
    /// The user left without taking anything.
    Left,
    /// The user pressed a key that the caller asked to be told of.
    Command(Key),
    /// The user pressed Ctrl-C.
    Interrupted,
    /// The input has ended.
    Closed,
}

impl<T> Outcome<T> {
    /// The same outcome with another value, where one was taken.
    pub(super) fn with_value<U>(self, value: U) -> Outcome<U> {
        match self {
            Self::Taken(_) => Outcome::Taken(value),
            Self::Left => Outcome::Left,
            Self::Command(key) => Outcome::Command(key),
            Self::Interrupted => Outcome::Interrupted,
            Self::Closed => Outcome::Closed,
        }
    }
}

/// What comes of the keys that end every dialogue.
pub(super) fn passing<T>(key: &Key) -> Option<Outcome<T>> {
    match key {
        Key::Interrupt => Some(Outcome::Interrupted),
        Key::Closed => Some(Outcome::Closed),
        _ => None,
    }
}

/// A part of the screen: a state that takes keys and draws itself.
pub trait Part {
    /// What a user takes from it.
    type Value;

    /// Draws the part into an area of any size, also one of no size.
    ///
    /// The state changes only in what it knows of its size, so that keys for pages move by pages.
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words);

    /// Takes one key; nothing where the dialogue goes on.
    fn key(&mut self, key: &Key) -> Option<Outcome<Self::Value>>;

    /// What the keys do now, in order of importance, for the foot of the screen.
    fn help(&self, words: &Words) -> Vec<String>;
}

/// Runs one part alone on the screen until something comes of it.
///
/// The state is kept by the caller: after [`Outcome::Command`] the same part can be run again where it stood.
///
/// # Errors
/// Where the terminal cannot be read or written.
pub fn run<P: Part>(terminal: &mut dyn Terminal, words: &Words, layout: &Layout, part: &mut P) -> io::Result<Outcome<P::Value>> {
    loop {
        terminal.draw(&mut |frame| {
            let help = part.help(words);
            if let Some(body) = layout.draw(frame, &help, words) {
                part.draw(frame, body, words);
            }
        })?;
        let key = terminal.next_key()?;
        if let Some(outcome) = part.key(&key) {
            return Ok(outcome);
        }
    }
}
