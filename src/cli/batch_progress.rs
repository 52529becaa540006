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

/// The same while finished tables are stored in another format.
pub(super) struct Stored<'p> {
    line: Line<'p>,
    words: &'p Words,
    /// Cells of all tables, and of those that are done. Rows of a wide table take longer than those of a narrow one.
    cells: u64,
    done: u64,
}

impl<'p> Stored<'p> {
    /// Begins with so many cells ahead.
    pub(super) fn new(errors: &'p mut dyn Write, words: &'p Words, width: Option<u16>, cells: u64) -> Self {
        Self { line: Line::new(errors, width), words, cells, done: 0 }
    }

    /// Shows how many rows of a table with so many columns are in this file, now and then.
    pub(super) fn at(&mut self, file: &str, rows: u64, columns: usize) {
        let (words, all, done) = (self.words, self.cells, self.done + rows * columns as u64);
        self.line.show(|seconds| stored(words, seconds, file, rows, (done, all)));
    }

    /// Takes note that a table is done.
    pub(super) fn table_done(&mut self, rows: u64, columns: usize) {
        self.done += rows * columns as u64;
    }

    /// Takes the line away.
    pub(super) fn end(self) {
        self.line.end();
    }
}

#[allow(clippy::cast_precision_loss)] // counts of cells, which need not be exact
fn stored(words: &Words, seconds: f64, file: &str, rows: u64, (done, all): (u64, u64)) -> String {
    let share = if all > 0 { done as f64 / all as f64 } else { 1.0 };
    let percent = format!("{:.0}", (share * 100.0).floor());
    let text = say!(words, "batch-progress-stored", file = file, rows = usize::try_from(rows).unwrap_or(usize::MAX), percent = percent);
    text + &left(words, seconds, share, 1.0)
}

/// The words of what is left, once anything can be said of it.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // seconds of a run
fn left(words: &Words, seconds: f64, done: f64, all: f64) -> String {
    if seconds < SETTLED || done <= 0.0 || done >= all {
        return String::new();
    }
    let seconds = ((all - done) * seconds / done).ceil() as usize;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    say!(words, "batch-progress-left", minutes = minutes, seconds = format!("{seconds:02}"))
}

/// The words of the line.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // counts of files
fn line(words: &Words, seconds: f64, total: usize, inputs: u64, taken: u64, rejected: u64) -> String {
    let rate = taken as f64 / seconds.max(BETWEEN);
    let text = say!(
        words,
        "batch-progress",
        inputs = inputs as usize,
        total = total,
        taken = taken as usize,
        rejected = rejected as usize,
        rate = if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") }
    );
    text + &left(words, seconds, inputs as f64, total as f64)
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
        let storing = stored(&words, 30.0, "scores.parquet", 65_536, (25, 100));
        assert_eq!(storing, "scores.parquet: 65536 rows written, 25 % of all tables, 1:30 left");
        assert_eq!(stored(&words, 30.0, "gaps.parquet", 0, (0, 0)), "gaps.parquet: 0 rows written, 100 % of all tables");
        let long = line(&words, 4_000.0, 1_000_000, 250_000, 250_000, 0);
        assert!(long.chars().count() < 80, "{long}");
    }
}
