//! How far a batch has come.

use super::progress::{BETWEEN, Line};
use crate::say;
use crate::words::Words;
use std::io::Write;

/// Before this many seconds a rate says little about what is left.
const SETTLED: f64 = 1.0;

/// A line that is written over.
pub(super) struct Progress<'p> {
    line: Line<'p>,
    words: &'p Words,
    total: usize,
}

impl<'p> Progress<'p> {
    /// Begins with so many inputs ahead.
    pub(super) fn new(errors: &'p mut dyn Write, words: &'p Words, width: Option<u16>, total: usize) -> Self {
        Self { line: Line::new(errors, width), words, total }
    }

    /// Shows how far it has come, now and then.
    pub(super) fn at(&mut self, inputs: u64, taken: u64, rejected: u64) {
        let (words, total) = (self.words, self.total);
        self.line.show(|seconds| line(words, seconds, total, inputs, taken, rejected));
    }

    /// Takes the line away, so that what follows begins at its place.
    pub(super) fn end(self) {
        self.line.end();
    }
}

/// The words of the line.
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
