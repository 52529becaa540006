//! Figures of a summary as readers see them.

use super::summary::{Band, Spread, Summary};
use crate::report::document::Cell;
use crate::report::figures::percent;
use crate::say;
use crate::score::EQUAL;
use crate::words::Words;

/// What a chapter is told with.
#[derive(Clone, Copy)]
pub(super) struct Tell<'a> {
    pub(super) summary: &'a Summary,
    pub(super) words: &'a Words,
}

impl Tell<'_> {
    /// Whether nothing is suppressed.
    pub(super) fn home(&self) -> bool {
        self.summary.at_least.is_none()
    }

    /// A number of submissions in a sentence.
    pub(super) fn number(&self, count: u64) -> String {
        if self.home() { count.to_string() } else { say!(self.words, "cohort-at-least", count = count.to_string()) }
    }

    /// A number of submissions in a cell.
    pub(super) fn count(&self, count: Option<u64>) -> Cell {
        match count {
            None => Cell::None,
            Some(count) if self.home() => count.to_string().into(),
            Some(count) => ["≥ ", &count.to_string()].concat().into(),
        }
    }

    /// A share in a cell, in per cent.
    pub(super) fn share(&self, share: Option<f64>) -> Cell {
        share.map_or(Cell::None, |share| self.figure(share).into())
    }

    /// A share in a sentence. For sharing it is told in steps, and what lies beyond the ends as the end.
    pub(super) fn percent(&self, share: f64) -> String {
        let words = self.words;
        let figure = self.figure(share);
        if self.home() {
            say!(words, "percent", figure = figure)
        } else if share < 0.1 + EQUAL {
            say!(words, "cohort-or-less", figure = figure)
        } else if share > 0.9 - EQUAL {
            say!(words, "cohort-or-more", figure = figure)
        } else {
            say!(words, "cohort-about", figure = figure)
        }
    }

    /// A share as a number of per cent, as precise as it is told.
    pub(super) fn figure(&self, share: f64) -> String {
        if self.home() { percent(share) } else { format!("{:.0}", share * 100.0) }
    }

    /// Whether quartiles can be told of anything.
    pub(super) fn quartiles(&self) -> bool {
        let enough = |least: u64| self.summary.submissions.is_some_and(|count| count >= 4 * least);
        self.summary.at_least.is_none_or(enough)
    }

    /// A change in a cell, in points of a hundred, always with its sign.
    pub(super) fn change(&self, change: Option<f64>) -> Cell {
        change.map_or(Cell::None, |change| signed(change).into())
    }

    /// Bands in one cell, such as "N: 10, P to F: 5 or more".
    pub(super) fn bands(&self, bands: &[Band], name: impl Fn(&str) -> String) -> Cell {
        if bands.is_empty() {
            return Cell::None;
        }
        let told = bands.iter().map(|band| {
            let names = if band.from == band.to {
                name(&band.from)
            } else {
                say!(self.words, "cohort-band", from = name(&band.from), to = name(&band.to))
            };
            say!(self.words, "cohort-band-count", band = names, count = self.number(band.count))
        });
        told.collect::<Vec<_>>().join(&say!(self.words, "list-comma")).into()
    }

    /// Least, quartiles and greatest, with the median in the middle; for sharing only what there is.
    pub(super) fn five(&self, spread: Option<&Spread>) -> Vec<Cell> {
        let spread = spread.copied().unwrap_or_default();
        let (lower, median, upper) = (spread.lower_quartile, spread.median, spread.upper_quartile);
        let mut told = if self.quartiles() { vec![lower, median, upper] } else { vec![median] };
        if self.home() {
            told.insert(0, spread.minimum);
            told.push(spread.maximum);
        }
        told.push(spread.mean);
        told.into_iter().map(|share| self.share(share)).collect()
    }
}

/// A change in points of a hundred, with its sign: "+4.5", "−0.3", "0.0".
pub(super) fn signed(change: f64) -> String {
    let text = format!("{:.1}", change.abs() * 100.0);
    let sign = if text == "0.0" {
        ""
    } else if change > 0.0 {
        "+"
    } else {
        "−"
    };
    [sign, &text].concat()
}
