//! How far something has come: one line on standard error that is written over, where that is a terminal.

use super::Environment;
use crate::clock::Stopwatch;
use std::io::Write;
use std::sync::mpsc::{Sender, channel};

/// Seconds between two lines, so that they can be read.
pub(super) const BETWEEN: f64 = 0.2;

/// A line that is written over.
pub(super) struct Line<'l> {
    errors: &'l mut dyn Write,
    /// Width of the terminal; none where nothing is shown.
    width: Option<u16>,
    clock: Stopwatch,
    shown_at: Option<f64>,
}

impl<'l> Line<'l> {
    /// Starts the clock.
    pub(super) fn new(errors: &'l mut dyn Write, width: Option<u16>) -> Self {
        Self { errors, width, clock: Stopwatch::start(), shown_at: None }
    }

    /// Shows what is made of the seconds so far, the first time at once and then now and then. What comes last is the first to be cut off
    /// where a terminal is narrow.
    pub(super) fn show(&mut self, text: impl FnOnce(f64) -> String) {
        let Some(width) = self.width else { return };
        let now = self.clock.seconds();
        if self.shown_at.is_some_and(|before| now - before < BETWEEN) {
            return;
        }
        self.shown_at = Some(now);
        let room = room(width);
        let short: String = text(now).chars().take(room).collect();
        let blanks = " ".repeat(room.saturating_sub(short.chars().count()));
        let _ = write!(self.errors, "\r{short}{blanks}");
        let _ = self.errors.flush();
    }

    /// Takes the line away, so that what follows begins at its place.
    pub(super) fn end(self) {
        if let Some(width) = self.width.filter(|_| self.shown_at.is_some()) {
            let _ = write!(self.errors, "\r{}\r", " ".repeat(room(width)));
            let _ = self.errors.flush();
        }
    }
}

/// Columns of the line: the terminal itself writes `^C` behind it where somebody breaks the run off.
fn room(width: u16) -> usize {
    usize::from(width).saturating_sub(4)
}

/// Does something that takes its time on a thread of its own, and shows what it sends of how far it is; none where it broke down.
/// `line` makes the words from what was sent and the seconds so far.
pub(super) fn while_told<M: Send, T: Send>(
    environment: &mut Environment<'_>,
    width: Option<u16>,
    line: impl Fn(M, f64) -> String,
    make: impl FnOnce(&Sender<M>) -> T + Send,
) -> Option<T> {
    let (sender, receiver) = channel::<M>();
    let mut shown = Line::new(&mut *environment.errors, width);
    let made = std::thread::scope(|scope| {
        let made = scope.spawn(move || make(&sender));
        for far in receiver {
            shown.show(|seconds| line(far, seconds));
        }
        made.join().ok()
    });
    shown.end();
    made
}
