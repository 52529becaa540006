//! What lets several offices work on one submission: conflicts between them, and parts for each.

use super::{Answer, Evidence, EvidenceId, Given, Place, QuestionId};
use serde::Serialize;
use std::collections::BTreeMap;

/// What two or more offices say differently about one question or one entry of the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What it is about.
    pub about: ConflictAbout,
    /// What each of them says; two or more, in the order of who says it.
    pub sides: Vec<Side>,
    /// Where it stands.
    pub place: Place,
}

/// What a conflict is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictAbout {
    /// An answer.
    Question(QuestionId),
    /// An entry of the evidence register.
    Evidence(EvidenceId),
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Who says it: the name of a part, or of the file it was merged into.
    pub from: String,
    /// What is said.
    pub says: Says,
}

/// What one side of a conflict says.
#[derive(Debug, Clone, PartialEq)]
pub enum Says {
    /// This answer; with what was written where that is not an answer to the question.
    Answer(Box<Answer>, Option<Given>),
    /// This entry.
    Evidence(Box<Evidence>),
    /// That there is nothing: the answer or the entry was taken out.
    Nothing,
}

/// A part of a submission, to be answered by one office, section or pillar and merged again.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name: the id of the office, section or pillar.
    pub name: String,
    /// What it was split by.
    pub by: PartBy,
    /// Fingerprint of the submission it was taken from, 64 hexadecimal digits.
    pub of: String,
    /// The questions that it asks.
    pub questions: Vec<QuestionId>,
    /// The answers that it started from.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// What could not be read as an answer when it was split, as in [`Submission::kept`](super::Submission::kept).
    pub kept: BTreeMap<QuestionId, Given>,
    /// The evidence register that it started from.
    pub evidence: Vec<Evidence>,
}

/// What a submission was split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartBy {
    /// An office.
    Office,
    /// A section of the questionnaire.
    Section,
    /// A pillar.
    Pillar,
}
