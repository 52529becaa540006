//! A submission as JSON.

use super::node;
use crate::model::Submission;
use serde::Serialize;

/// The text of an answer file in JSON: the keys of one in TOML in the same order, days as texts. Ends with a line break.
#[must_use]
pub fn json(submission: &Submission) -> String {
    // Trees of texts and finite numbers are always JSON.
    let mut text = serde_json::to_string_pretty(&node::document(submission)).unwrap_or_default();
    text.push('\n');
    text
}

/// The offices, the evidence and the answers of a submission as the entries of a table, to be laid into a greater one.
#[must_use]
pub fn json_parts(submission: &Submission) -> impl Serialize {
    node::parts(submission)
}
