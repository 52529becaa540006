//! Shared assessments: figures and what else an audience may see, in a file that can be compared and read again.

use super::json::{Output, output};
use super::subject::Subject;
use crate::model::Date;
use crate::write;
use serde::Serialize;

/// Version of the format that [`assessment_json`] writes.
pub const SHARED_FORMAT: u8 = 1;

/// The JSON Schema (draft 2020-12) of what [`assessment_json`] writes.
pub const SHARED_SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/assessment.schema.json"));

/// A shared assessment as JSON, ending with a line break.
///
/// The subject is one made ready for an audience ([`Redacted::subject`](super::Redacted::subject)). All that
/// [`score_json`](super::score_json) writes stands in it under the same keys; offices, evidence and answers stand in it as in an answer
/// file.
#[must_use]
pub fn assessment_json(subject: Subject<'_>) -> String {
    let submission = subject.submission;
    let shared = Shared {
        shared_assessment: SHARED_FORMAT,
        figures: output(subject),
        clearance: submission
            .cleared
            .as_ref()
            .map(|cleared| ClearanceOut { office: Some(cleared.office.as_str()).filter(|office| !office.is_empty()), date: cleared.date }),
        classification: &submission.classification,
        answers: write::json_parts(submission),
    };
    // As for `score_json`, this cannot fail.
    let mut text = serde_json::to_string_pretty(&shared).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Shared<'a, A: Serialize> {
    shared_assessment: u8,
    #[serde(flatten)]
    figures: Output<'a>,
    clearance: Option<ClearanceOut<'a>>,
    classification: &'a str,
    #[serde(flatten)]
    answers: A,
}

#[derive(Serialize)]
struct ClearanceOut<'a> {
    office: Option<&'a str>,
    date: Date,
}
