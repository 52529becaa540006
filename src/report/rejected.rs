//! A page for whoever sent a submission that could not be taken: what to mend, and where.

use super::document::{Cell, ColumnKind, Document, Table};
use super::said::question_text;
use crate::diagnostic::{Diagnostic, Severity, said};
use crate::library::Library;
use crate::model::QuestionId;
use crate::say;
use crate::text::SourceMap;
use crate::words::{Argument, Words};

/// A submission that could not be taken.
#[derive(Debug, Clone, Copy)]
pub struct ToMend<'a> {
    /// Name of the input.
    pub input: &'a str,
    /// Number of the row or object within the input, from 1; 0 where the whole input is meant.
    pub row: u64,
    /// Name of the State; may be empty.
    pub state: &'a str,
    /// Its code; may be empty.
    pub code: &'a str,
    /// What is wrong, by place.
    pub findings: &'a [Diagnostic],
    /// The texts to which they point.
    pub sources: &'a SourceMap,
    /// The definitions, for the words of questions.
    pub library: &'a Library,
}

/// Nobody mends more than this in one go.
const MOST_SHOWN: usize = 200;

/// The page.
#[must_use]
pub fn to_mend(rejected: ToMend<'_>, words: &Words) -> Document {
    // The folders of whoever scores are no matter of whoever mends.
    let name = rejected.input.rsplit(['/', '\\']).next().unwrap_or(rejected.input);
    let mut document = Document { title: say!(words, "mend-title", file = name), ..Document::default() };
    document.facts.push((say!(words, "mend-label-file"), name.to_owned()));
    if rejected.row > 0 {
        document.facts.push((say!(words, "mend-label-row"), rejected.row.to_string()));
    }
    let state = match (rejected.state, rejected.code) {
        ("", code) => code.to_owned(),
        (state, "") => state.to_owned(),
        (state, code) => say!(words, "report-state", state = state, code = code),
    };
    if !state.is_empty() {
        document.facts.push((say!(words, "report-label-state"), state));
    }
    let of = |severity| rejected.findings.iter().filter(|finding| finding.severity() == severity).collect::<Vec<_>>();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    document.paragraph(say!(words, "mend-intro", count = errors.len()));
    document.heading(2, say!(words, "mend-heading-errors"));
    list(&mut document, rejected, &errors, say!(words, "mend-caption-errors"), words);
    document.heading(2, say!(words, "mend-heading-steps"));
    let places = errors.iter().any(|finding| finding.place.is_some());
    document.blocks.push(super::document::Block::Steps(steps(places, words)));
    if !warnings.is_empty() {
        document.heading(2, say!(words, "mend-heading-warnings"));
        document.paragraph(say!(words, "mend-warnings"));
        list(&mut document, rejected, &warnings, say!(words, "mend-caption-warnings"), words);
    }
    document
}

fn steps(places: bool, words: &Words) -> Vec<String> {
    let mut steps = vec![say!(words, "mend-step-open")];
    if places {
        steps.push(say!(words, "mend-step-places"));
    }
    steps.push(say!(words, "mend-step-unknown"));
    steps.push(say!(words, "mend-step-send"));
    steps
}

fn list(document: &mut Document, rejected: ToMend<'_>, findings: &[&Diagnostic], caption: String, words: &Words) {
    let columns = [
        ("column-position", ColumnKind::Number),
        ("mend-column-where", ColumnKind::Text),
        ("mend-column-found", ColumnKind::Text),
        ("mend-column-wrong", ColumnKind::Text),
        ("mend-column-do", ColumnKind::Text),
        ("mend-column-code", ColumnKind::Short),
    ];
    let mut table = Table::new(caption, columns.map(|(key, kind)| (words.say(key, &[]), kind)).to_vec());
    for (number, finding) in (1..).zip(findings.iter().take(MOST_SHOWN)) {
        let said = said(finding, words);
        let found = finding.place.and_then(|place| rejected.sources.excerpt(place));
        let cells = vec![
            number.to_string().into(),
            place(rejected, finding, words).into(),
            found.map_or(Cell::None, |found| words.say("mend-found", &[("text", found.trim_matches('"').into())]).into()),
            said.message.into(),
            if said.help.is_empty() { said.label } else { said.help }.into(),
            finding.code.label().into(),
        ];
        table.row_with_remark(cells, question(rejected.library, finding, words));
    }
    document.table(table);
    let more = findings.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        document.paragraph(say!(words, "mend-more", count = more));
    }
}

/// The question that a finding is about, in its own words; empty where it is about none.
fn question(library: &Library, finding: &Diagnostic, words: &Words) -> String {
    let named = finding.arguments.iter().find_map(|(name, value)| match value {
        Argument::Text(id) if ["id", "question", "key"].contains(name) => Some(QuestionId::from(id.as_str())),
        _ => None,
    });
    let known = named.filter(|id| library.question(id).is_some());
    known.map_or_else(String::new, |id| say!(words, "mend-question", text = question_text(library, &id, words)))
}

/// Where somebody finds it who has the file open.
fn place(rejected: ToMend<'_>, finding: &Diagnostic, words: &Words) -> String {
    let Some(place) = finding.place.filter(|place| rejected.sources.file(place.file).is_some()) else {
        return say!(words, "mend-whole-file");
    };
    match rejected.sources.address(place) {
        Some(address) => match address.rsplit_once('!') {
            Some((sheet, cell)) => say!(words, "mend-sheet-cell", sheet = sheet, cell = cell),
            None => say!(words, "mend-cell", cell = address),
        },
        None => {
            let at = rejected.sources.line_column(place);
            say!(words, "mend-line", line = at.line, column = at.column)
        }
    }
}
