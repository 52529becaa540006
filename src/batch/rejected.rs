//! What could not be taken, for programs: a line of JSON each; and the names of the pages for people.

use super::reports::file_name;
use super::run::Rejected;
use crate::diagnostic::{Diagnostic, Severity, said};
use crate::text::SourceMap;
use crate::words::{Argument, Words};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Serialize)]
struct Line<'r> {
    input: &'r str,
    row: Option<u64>,
    state: Option<&'r str>,
    code: Option<&'r str>,
    page: Option<&'r str>,
    errors: usize,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    cell: Option<String>,
    found: Option<String>,
    expected: Option<String>,
    nearest: Option<String>,
}

/// A rejected submission as one line of JSON, ended with a line break. `page` is the name of its page, where it has one.
#[must_use]
pub fn rejected_line(rejected: &Rejected, page: Option<&str>, sources: &SourceMap, words: &Words) -> String {
    let some = |text: &'_ str| (!text.is_empty()).then_some(text.to_owned());
    let (state, code) = (some(&rejected.state), some(&rejected.code));
    let line = Line {
        input: &rejected.input,
        row: (rejected.row > 0).then_some(rejected.row),
        state: state.as_deref(),
        code: code.as_deref(),
        page,
        errors: rejected.findings.iter().filter(|finding| finding.severity() == Severity::Error).count(),
        findings: rejected.findings.iter().map(|finding| written(finding, sources, words)).collect(),
    };
    // The record holds no map and no number that JSON cannot say, so this cannot fail.
    let mut text = serde_json::to_string(&line).unwrap_or_default();
    text.push('\n');
    text
}

fn written(finding: &Diagnostic, sources: &SourceMap, words: &Words) -> Finding {
    let file = finding.place.and_then(|place| sources.file(place.file));
    let cell = finding.place.and_then(|place| sources.address(place)).map(str::to_owned);
    let at = finding.place.filter(|_| file.is_some() && cell.is_none()).map(|place| sources.line_column(place));
    let said = said(finding, words);
    let argument = |wanted: &[&str]| {
        let found = finding.arguments.iter().find(|(name, _)| wanted.contains(name))?;
        Some(match &found.1 {
            Argument::Text(text) => text.clone(),
            Argument::Number(number) => number.to_string(),
        })
    };
    Finding {
        code: finding.code.label(),
        severity: match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: said.message,
        help: (!said.help.is_empty()).then_some(said.help),
        file: file.map(|file| file.name.clone()),
        line: at.map(|at| at.line),
        column: at.map(|at| at.column),
        cell,
        found: finding.place.and_then(|place| sources.excerpt(place)).or_else(|| argument(&["found"])),
        expected: between(finding).or_else(|| argument(&["expected", "allowed", "options"])),
        nearest: finding.nearest.clone(),
    }
}

/// The range of a number, as `0 to 4`.
fn between(finding: &Diagnostic) -> Option<String> {
    let number = |wanted: &str| {
        finding.arguments.iter().find_map(|(name, value)| match value {
            Argument::Number(number) if *name == wanted => Some(number.to_string()),
            Argument::Text(text) if *name == wanted => Some(text.clone()),
            _ => None,
        })
    };
    Some([number("min")?, "..".to_owned(), number("max")?].concat())
}

/// Names of pages, each given once.
#[derive(Debug, Default)]
pub struct PageNames {
    given: BTreeSet<String>,
}

impl PageNames {
    /// More pages than this nobody sends out one by one.
    pub const MOST: usize = 1_000;

    /// A name for the page of a rejected submission, without an ending; none where there are enough pages.
    pub fn next(&mut self, rejected: &Rejected) -> Option<String> {
        if self.given.len() >= Self::MOST {
            return None;
        }
        let input = Path::new(&rejected.input);
        let stem = input.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let mut base = file_name(&stem);
        if rejected.row > 0 {
            base = format!("{base}-{}", rejected.row);
        }
        // Where capitals make no difference, neither must a name.
        let mut name = base.clone();
        let mut number = 1;
        while !self.given.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{base}_{number}");
        }
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_never_share_a_name_and_are_not_endless() {
        let mut names = PageNames::default();
        let mut next = |input: &str, row| names.next(&Rejected { input: input.to_owned(), row, ..Rejected::default() });
        assert_eq!(next("a/xaa.toml", 0).as_deref(), Some("xaa"));
        assert_eq!(next("b/XAA.json", 0).as_deref(), Some("XAA_2"));
        assert_eq!(next("a/xaa.csv", 7).as_deref(), Some("xaa-7"));
        assert_eq!(next("xaa-7.toml", 0).as_deref(), Some("xaa-7_2"));
        assert_eq!(next("../..", 0).as_deref(), Some("submission"));
        assert_eq!((0..2_000).filter(|_| next("a/xaa.toml", 0).is_some()).count(), PageNames::MOST - 5);
    }
}
