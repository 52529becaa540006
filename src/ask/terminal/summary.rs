//! The summary: how far it has come, section by section, and what is left in order of weight.

use super::told;
use crate::ask::{Interview, Tally, section_weights, would_tell_most};
use crate::say;
use crate::score::shown_percent;
use crate::screen::{shorten, width};
use crate::words::Words;

/// The least columns beside the figures in which names of sections are told apart; where there is less, a name stands above.
const NAMES_FROM: usize = 40;

/// The summary as a text of lines of at most so many columns where there is room for the table at all.
pub(super) fn summary(interview: &Interview<'_>, columns: usize, words: &Words) -> String {
    let mut parts = vec![whole(interview, words), table(interview, columns, words)];
    let conflicts = interview.submission().conflicts.len();
    if conflicts > 0 {
        parts.push(say!(words, "interview-summary-conflicts", count = conflicts));
    }
    let telling = would_tell_most(interview);
    if !telling.is_empty() {
        let line = |telling: &crate::ask::Telling| {
            let percent = shown_percent(telling.stake);
            say!(words, "interview-summary-telling", stake = percent, question = told::line(interview, telling.question, words))
        };
        let lines: Vec<String> = telling.iter().map(line).collect();
        parts.push([say!(words, "interview-summary-left"), lines.join("\n")].join("\n\n"));
    }
    parts.join("\n\n")
}

fn whole(interview: &Interview<'_>, words: &Words) -> String {
    let tally = interview.tally();
    say!(
        words,
        "interview-summary-whole",
        put = tally.put,
        answered = tally.answered,
        weight = shown_percent(interview.answered_by_weight()).round(),
        confirm = tally.to_confirm,
        unknown = tally.unknown,
        withheld = tally.withheld,
        inapplicable = tally.not_applicable,
        left = tally.left,
        without = tally.without_evidence,
        waiting = tally.waiting,
        out = tally.ruled_out
    )
}

fn table(interview: &Interview<'_>, columns: usize, words: &Words) -> String {
    let heads = [
        say!(words, "interview-column-answered"),
        say!(words, "interview-column-weight"),
        say!(words, "interview-column-share"),
        say!(words, "interview-column-confirm"),
        say!(words, "interview-column-unknown"),
        say!(words, "interview-column-withheld"),
        say!(words, "interview-column-without"),
        say!(words, "interview-column-left"),
    ];
    let weights = section_weights(interview);
    let library = interview.library();
    let percent = |share: f64| say!(words, "interview-percent", number = shown_percent(share).round());
    let mut rows: Vec<(String, [String; 8])> = vec![(say!(words, "interview-column-section"), heads)];
    for (at, progress) in interview.sections().iter().enumerate() {
        let weight = weights.get(at).copied().unwrap_or_default();
        let title = library.sections[progress.section].title.as_str();
        let title = if progress.own { title.to_owned() } else { say!(words, "interview-summary-other", section = title) };
        rows.push((title, figures(&progress.tally, percent(weight.answered), percent(weight.share))));
    }
    let all = percent(interview.answered_by_weight());
    rows.push((say!(words, "interview-column-all"), figures(&interview.tally(), all, percent(1.0))));
    let widths: Vec<usize> =
        (0..8).map(|column| rows.iter().map(|(_, cells)| cells.get(column).map_or(0, |cell| width(cell))).max().unwrap_or(0)).collect();
    let room = columns.saturating_sub(widths.iter().map(|width| width + 2).sum());
    let longest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let beside = longest <= room || room >= NAMES_FROM;
    let names = if beside { longest.min(room) } else { room };
    let line = |(name, cells): &(String, [String; 8])| {
        let short = if beside || width(name) <= names { shorten(name, names) } else { String::new() };
        let mut line = if short.is_empty() { [name.as_str(), "\n"].concat() } else { String::new() };
        line.push_str(&format!("{short}{:gap$}", "", gap = names.saturating_sub(width(&short))));
        for (cell, column) in cells.iter().zip(&widths) {
            line.push_str(&format!("  {:gap$}{cell}", "", gap = column.saturating_sub(width(cell))));
        }
        line.trim_end().to_owned()
    };
    let mut table = rows.iter().map(line).collect::<Vec<_>>().join("\n");
    table.push_str(&["\n\n", &say!(words, "interview-summary-legend")].concat());
    table
}

fn figures(tally: &Tally, answered: String, share: String) -> [String; 8] {
    let done = tally.put - tally.left - tally.to_confirm;
    [
        [done.to_string(), tally.put.to_string()].join("/"),
        answered,
        share,
        tally.to_confirm.to_string(),
        tally.unknown.to_string(),
        tally.withheld.to_string(),
        tally.without_evidence.to_string(),
        tally.left.to_string(),
    ]
}
