//! Figures of a summary as readers see them.

use super::summary::{Band, Spread, Summary};
use crate::report::document::Cell;
use crate::report::figures::percent;
use crate::say;
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
        share.map_or(Cell::None, |share| percent(share).into())
    }

    /// A share in a sentence.
    pub(super) fn percent(&self, share: f64) -> String {
        say!(self.words, "percent", figure = percent(share))
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
            say!(self.words, "cohort-band-count", band = names, count = band.count.to_string())
        });
        told.collect::<Vec<_>>().join(&say!(self.words, "list-comma")).into()
    }

    /// Least, quartiles and greatest, with the median in the middle; for sharing only what there is.
    pub(super) fn five(&self, spread: Option<&Spread>) -> Vec<Cell> {
        let spread = spread.copied().unwrap_or_default();
        let (lower, median, upper) = (spread.lower_quartile, spread.median, spread.upper_quartile);
        let mut told = vec![lower, median, upper];
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
