//! What stands out in a chart, in words, so that nobody has to see it to know.

use crate::report::figures::{listed, percent};
use crate::say;
use crate::words::Words;

/// How many names that share a figure are told; more are counted.
const NAMED: usize = 3;

/// Which values are the highest and the lowest; empty where there is none.
pub(super) fn found(values: &[(String, f64)], words: &Words) -> String {
    let ordered = |a: &&(String, f64), b: &&(String, f64)| a.1.total_cmp(&b.1);
    let (Some(highest), Some(lowest)) = (values.iter().max_by(ordered), values.iter().min_by(ordered)) else { return String::new() };
    let (high, low) = (percent(highest.1), percent(lowest.1));
    if let [(title, _)] = values {
        return say!(words, "chart-only-one", title = title, figure = high);
    }
    if high == low {
        return say!(words, "chart-all-equal", figure = high);
    }
    let at = |figure: &str| {
        let titles: Vec<String> = values.iter().filter(|value| percent(value.1) == figure).map(|value| value.0.clone()).collect();
        if titles.len() > NAMED { say!(words, "chart-count-of", count = titles.len(), all = values.len()) } else { listed(&titles, words) }
    };
    say!(words, "chart-stand-out", highest = at(&high), lowest = at(&low), high = &high, low = &low)
}

/// Those sentences that there are, one after another.
pub(super) fn sentences<const COUNT: usize>(told: [Option<String>; COUNT]) -> String {
    told.into_iter().flatten().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}
