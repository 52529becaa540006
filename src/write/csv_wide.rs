//! Submissions as a table with one row each, as programmes use it.

use super::csv_cells::{self, Cells};
use super::node::{self, Node};
use super::records;
use crate::model::{QuestionId, Submission};
use crate::text::{ANSWER_PARTS, FINGERPRINT_COLUMN, HEAD_COLUMNS, RECORD_COLUMNS, guarded, is_head_column};
use std::collections::{BTreeMap, BTreeSet};

/// The text of a table in CSV with one row a submission: what it is about first, then a column for each question that any of
/// them answers, in the order of their ids.
///
/// Reading it gives the same submissions back, without entries that say nothing.
#[must_use]
pub fn csv_wide(submissions: &[Submission]) -> String {
    let rows: Vec<BTreeMap<String, String>> = submissions.iter().map(row).collect();
    let columns = columns(submissions, &rows);
    let mut table = vec![columns.iter().map(|column| guarded(column).into_owned()).collect()];
    table.extend(rows.into_iter().map(|mut row| columns.iter().map(|column| row.remove(column).unwrap_or_default()).collect()));
    csv_cells::csv(&table)
}

fn row(submission: &Submission) -> BTreeMap<String, String> {
    let mut row: BTreeMap<String, String> = csv_cells::head(submission).into_iter().collect();
    let part = submission.part.as_ref().map(|part| node::table(&records::part(part)));
    let records: [Option<Node>; 5] =
        [node::respondents(submission), node::register(&submission.evidence), node::conflicts(submission), part, node::start(submission)];
    for (column, node) in RECORD_COLUMNS.iter().zip(records) {
        row.extend(node.map(|node| ((*column).to_owned(), node.line())));
    }
    for (question, cells) in answers(submission) {
        row.extend(cells.into_iter().map(|(part, cell)| (column(question, &part), cell)));
    }
    row
}

fn answers(submission: &Submission) -> impl Iterator<Item = (&QuestionId, Cells)> {
    submission.answers.iter().map(|(question, answer)| (question, csv_cells::answer(answer, submission.kept.get(question))))
}

/// The heading of a part of an answer. The value stands under the id alone, unless that could be taken for something else.
fn column(question: &QuestionId, part: &str) -> String {
    let id = question.as_str();
    let plain = part == ANSWER_PARTS[0] && !id.contains(':') && !id.trim().is_empty() && !is_head_column(id.trim());
    if plain { id.to_owned() } else { format!("{id}:{part}") }
}

/// All columns that any row has, in the order in which they are written.
fn columns(submissions: &[Submission], rows: &[BTreeMap<String, String>]) -> Vec<String> {
    let used: BTreeSet<&str> = rows.iter().flat_map(|row| row.keys().map(String::as_str)).collect();
    let heads = HEAD_COLUMNS.into_iter();
    let names: BTreeSet<&String> = submissions.iter().flat_map(|submission| submission.definitions.fingerprints.keys()).collect();
    let prints: Vec<String> = names.into_iter().map(|name| [FINGERPRINT_COLUMN, name].concat()).collect();
    let prints = prints.iter().map(String::as_str);
    let first = heads.chain(prints).chain(RECORD_COLUMNS).filter(|column| used.contains(column)).map(str::to_owned);
    let questions: BTreeSet<&QuestionId> = submissions.iter().flat_map(|submission| submission.answers.keys()).collect();
    let parts = questions.into_iter().flat_map(|question| ANSWER_PARTS.iter().map(|part| column(question, part)));
    first.chain(parts.filter(|column| used.contains(column.as_str()))).collect()
}
