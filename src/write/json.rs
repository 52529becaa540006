//! A submission as JSON.

use super::node;
use crate::model::Submission;

/// The text of an answer file in JSON: the keys of one in TOML in the same order, days as texts. Ends with a line break.
#[must_use]
pub fn json(submission: &Submission) -> String {
    // Trees of texts and finite numbers are always JSON.
    let mut text = serde_json::to_string_pretty(&node::document(submission)).unwrap_or_default();
    text.push('\n');
    text
}
