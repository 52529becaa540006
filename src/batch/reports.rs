//! A report of each submission, under a name that changes with everything that goes into it.

use super::prepared::Prepared;
use super::scores::with_head;
use super::seen::Seen;
use super::table::{Column, Kind};
use crate::library::{seal, sha256};
use crate::model::ProfileId;
use crate::plan::rank;
use crate::report::{
    Depth, Document, Paper, Subject, TerminalOptions, docx, gap_report, html, markdown, nodes_csv, pdf, render, score_json, workbook,
};
use crate::words::Words;
use std::collections::BTreeSet;

/// Formats by their words, each with the ending of its files.
const FORMATS: [(&str, &str); 8] = [
    ("text", "txt"),
    ("html", "html"),
    ("markdown", "md"),
    ("pdf", "pdf"),
    ("docx", "docx"),
    ("json", "json"),
    ("csv", "csv"),
    ("xlsx", "xlsx"),
];
/// How many digits of the fingerprint stand in a name.
const DIGITS: usize = 12;
/// Width of a report in plain text, in columns.
const WIDTH: usize = 100;

/// The columns of the table that says which report is of which submission.
#[must_use]
pub fn report_columns() -> Vec<Column> {
    with_head(&[("report", Kind::Text)])
}

/// Which reports are made.
#[derive(Clone, Copy)]
pub struct Reports<'r> {
    /// Word of the format.
    pub format: &'r str,
    /// How much is told.
    pub depth: Depth,
    /// The paper of paged formats.
    pub paper: Paper,
    /// The words.
    pub words: &'r Words,
    /// Whether a report of this name is there from an earlier run.
    pub exists: &'r (dyn Fn(&str) -> bool + Sync),
}

impl std::fmt::Debug for Reports<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reports").field("format", &self.format).field("depth", &self.depth).finish_non_exhaustive()
    }
}

/// A report that was made, or need not be made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeReport {
    /// Name of the file.
    pub name: String,
    /// What stands in it; none where the same report is there already.
    pub bytes: Option<Vec<u8>>,
}

impl Reports<'_> {
    /// The report of a submission; none for a row of a stream, of which only the figures are kept.
    pub(super) fn of(&self, prepared: &Prepared<'_>, seen: &Seen<'_>, without_font: &mut BTreeSet<char>) -> Option<MadeReport> {
        let submission = seen.submission?;
        let ending = FORMATS.iter().find(|(word, _)| *word == self.format)?.1;
        let name = format!("{}-{}.{ending}", named_after(seen), self.fingerprint(prepared, seen));
        if (self.exists)(&name) {
            return Some(MadeReport { name, bytes: None });
        }
        let threats = prepared.threats.as_ref();
        let profile = threats.and_then(|id| seen.library.threat_profile(id));
        let ranking = rank(seen.library, seen.assessment, profile, submission.size);
        let at_target = seen.scorer.at_target(seen.assessment);
        let subject = Subject {
            library: seen.library,
            submission,
            assessment: seen.assessment,
            at_target: &at_target,
            ranking: &ranking,
            words: self.words,
            targets: prepared.targets.chosen.map(|profile| profile.id.as_str()),
            threats: threats.map(ProfileId::as_str),
            baseline: None,
            audience: None,
        };
        Some(MadeReport { name, bytes: Some(self.drawn(subject, without_font)) })
    }

    /// Digits that change with the answers, the definitions, the profiles, the program, the language and the form of the report.
    fn fingerprint(&self, prepared: &Prepared<'_>, seen: &Seen<'_>) -> String {
        let profiles = [prepared.targets.chosen, prepared.targets.default].map(|profile| profile.map_or("", |profile| profile.id.as_str()));
        let paper = Paper::ALL.iter().find(|(_, paper)| *paper == self.paper).map_or("", |(word, _)| word);
        let depth = Depth::ALL.iter().find(|(_, depth)| *depth == self.depth).map_or("", |(word, _)| word);
        let sealed = seen.submission.map(|submission| (seal(submission), submission));
        // What the seal leaves out and a report shows.
        let handling = sealed
            .as_ref()
            .map(|(_, shown)| format!("{:?} {:?} {:?} {}", shown.status, shown.cleared, shown.marking, shown.classification));
        let parts = [
            env!("CARGO_PKG_VERSION"),
            self.format,
            depth,
            paper,
            profiles[0],
            profiles[1],
            prepared.threats.as_ref().map_or("", ProfileId::as_str),
            seen.head.state,
            sealed.as_ref().map_or("", |(seal, _)| seal),
            handling.as_deref().unwrap_or_default(),
        ];
        let prints = seen.library.fingerprints().named().map(|(_, print)| print);
        // Translated titles stand in no fingerprint of the definitions.
        let titles = seen.library.frameworks.iter().flat_map(|framework| framework.nodes.iter().map(|node| node.title.as_str()));
        let text = parts.into_iter().chain(prints).chain(titles).collect::<Vec<_>>().join("\u{0}");
        // proof: memory can always be read
        let print = sha256(text.as_bytes()).unwrap_or_default();
        print.chars().take(DIGITS).collect()
    }

    fn drawn(&self, subject: Subject<'_>, without_font: &mut BTreeSet<char>) -> Vec<u8> {
        match self.format {
            "json" => score_json(subject).into_bytes(),
            "csv" => nodes_csv(subject).into_bytes(),
            // proof: the same workbook of any submission holds far fewer rows and characters than a workbook may
            "xlsx" => workbook(subject).unwrap_or_default(),
            format => drawn(&gap_report(subject, self.depth), format, self.paper, self.words, without_font),
        }
    }
}

/// A document in a format of documents; as plain text where it is none of the others.
pub fn drawn(document: &Document, format: &str, paper: Paper, words: &Words, without_font: &mut BTreeSet<char>) -> Vec<u8> {
    match format {
        "html" => html(document, words).into_bytes(),
        "markdown" => markdown(document, words).into_bytes(),
        "pdf" => {
            let pdf = pdf(document, paper, words);
            without_font.extend(pdf.missing);
            pdf.bytes
        }
        "docx" => {
            let docx = docx(document, paper, words);
            without_font.extend(docx.missing);
            docx.bytes
        }
        _ => render(document, TerminalOptions { width: WIDTH, colour: false, plain: false }, words).into_bytes(),
    }
}

/// The State and the day of a submission as the beginning of the name of a file.
fn named_after(seen: &Seen<'_>) -> String {
    let who = if seen.head.code.is_empty() { seen.head.state } else { seen.head.code };
    file_name(&[who, seen.head.assessed_on].join(" "))
}

/// Words as the name of a file on any system: letters and digits with hyphens between them, not endless, and never empty.
#[must_use]
pub fn file_name(words: &str) -> String {
    /// Longer names are no help, and some systems count in bytes.
    const LONGEST: usize = 60;
    let mut name = String::new();
    for letter in words.chars() {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
        if name.len() >= LONGEST {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    // Names that Windows keeps for devices, whatever follows the first dot.
    let reserved = |name: &str| {
        let upper = name.to_ascii_uppercase();
        let numbered = upper.len() == 4 && (upper.starts_with("COM") || upper.starts_with("LPT"));
        ["CON", "PRN", "AUX", "NUL"].contains(&upper.as_str()) || numbered
    };
    if name.is_empty() || reserved(name) { ["submission-", name].concat().trim_end_matches('-').to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_fit_for_any_system() {
        for (words, name) in [
            ("XAA 2026-05-01", "XAA-2026-05-01"),
            ("../../etc/passwd", "etc-passwd"),
            ("a\\b:c*?\"<>|d", "a-b-c-d"),
            ("Côte d’Été.csv", "Côte-d-Été-csv"),
            ("", "submission"),
            ("...", "submission"),
            ("con", "submission-con"),
            ("LPT1", "submission-LPT1"),
            ("конституция", "конституция"),
        ] {
            assert_eq!(file_name(words), name, "{words}");
        }
        let long = file_name(&"é".repeat(500));
        assert!(long.len() <= 62 && long.chars().all(|letter| letter == 'é'), "{}", long.len());
    }
}
