//! How far a batch has come: one line on standard error that is written over, where that is a terminal.

use crate::clock::Stopwatch;
use crate::say;
use crate::words::Words;
use std::io::Write;

/// Seconds between two lines.
const BETWEEN: f64 = 0.2;
/// Before this many seconds a rate says little about what is left.
const SETTLED: f64 = 1.0;

/// A line that is written over.
pub(super) struct Progress<'p> {
    errors: &'p mut dyn Write,
    words: &'p Words,
    /// Width of the terminal; none where nothing is shown.
    width: Option<u16>,
    clock: Stopwatch,
    shown_at: f64,
    shown: bool,
    total: usize,
}

impl<'p> Progress<'p> {
    /// Begins with so many inputs ahead.
    pub(super) fn new(errors: &'p mut dyn Write, words: &'p Words, width: Option<u16>, total: usize) -> Self {
        Self { errors, words, width, clock: Stopwatch::start(), shown_at: 0.0, shown: false, total }
    }

    /// Shows how far it has come, now and then.
    pub(super) fn at(&mut self, inputs: u64, taken: u64, rejected: u64) {
        let Some(width) = self.width else { return };
        let now = self.clock.seconds();
        if now - self.shown_at < BETWEEN {
            return;
        }
        self.shown_at = now;
        let text = line(self.words, now, self.total, inputs, taken, rejected);
        let room = room(width);
        let short: String = text.chars().take(room).collect();
        let blanks = " ".repeat(room.saturating_sub(short.chars().count()));
        let _ = write!(self.errors, "\r{short}{blanks}");
        let _ = self.errors.flush();
        self.shown = true;
    }

    /// Takes the line away, so that what follows begins at its place.
    pub(super) fn end(&mut self) {
        if let Some(width) = self.width.filter(|_| self.shown) {
            let _ = write!(self.errors, "\r{}\r", " ".repeat(room(width)));
            let _ = self.errors.flush();
        }
    }
}

/// Columns of the line: the terminal itself writes `^C` behind it where somebody breaks the run off.
fn room(width: u16) -> usize {
    usize::from(width).saturating_sub(4)
}

/// The words of the line: what comes last is the first to be cut off where a terminal is narrow.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts of files, and seconds of a run
fn line(words: &Words, seconds: f64, total: usize, inputs: u64, taken: u64, rejected: u64) -> String {
    let rate = taken as f64 / seconds.max(BETWEEN);
    let mut text = say!(
        words,
        "batch-progress",
        inputs = inputs as usize,
        total = total,
        taken = taken as usize,
        rejected = rejected as usize,
        rate = if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") }
    );
    let left = total as f64 - inputs as f64;
    if seconds >= SETTLED && inputs > 0 && left > 0.0 {
        let seconds = (left * seconds / inputs as f64).ceil() as usize;
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        text += &say!(words, "batch-progress-left", minutes = minutes, seconds = format!("{seconds:02}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_rate_rejected_and_time_left_within_eighty_columns() {
        let words = Words::english();
        let text = line(&words, 10.0, 10_000, 2_500, 2_490, 10);
        assert_eq!(text, "2500 of 10000 inputs, 2490 scored, 10 rejected, 249 a second, 0:30 left");
        let early = line(&words, 0.5, 10_000, 5, 4, 1);
        assert_eq!(early, "5 of 10000 inputs, 4 scored, 1 rejected, 8.0 a second");
        let long = line(&words, 4_000.0, 1_000_000, 250_000, 250_000, 0);
        assert!(long.chars().count() < 80, "{long}");
    }
}
