//! A submission as it was read, before the definitions are looked at.

use crate::model::{ConflictAbout, Date, Evidence, EvidenceId, Given, PartBy, Place, QuestionId, Reference, RespondentId, Submission};

/// A submission as it was read.
#[derive(Debug, Clone)]
pub struct GivenSubmission {
    /// Everything but the answers, which are empty here.
    pub head: Submission,
    /// Answers, in the order of the file.
    pub answers: Vec<GivenAnswer>,
    /// Conflicts, in the order of the file.
    pub conflicts: Vec<GivenConflict>,
    /// The head of a part.
    pub part: Option<GivenPart>,
}

/// A conflict as it was read.
#[derive(Debug, Clone)]
pub struct GivenConflict {
    /// What it is about.
    pub about: ConflictAbout,
    /// Its sides; two or more.
    pub sides: Vec<GivenSide>,
    /// Where it stands.
    pub place: Place,
}

/// A side of a conflict as it was read.
#[derive(Debug, Clone)]
pub struct GivenSide {
    /// Who says it.
    pub from: String,
    /// What is said.
    pub says: GivenSays,
}

/// What a side of a conflict says, as it was read.
#[derive(Debug, Clone)]
pub enum GivenSays {
    /// This answer.
    Answer(Box<GivenAnswer>),
    /// This entry of the register.
    Evidence(Box<Evidence>),
    /// That there is nothing.
    Nothing,
}

/// The head of a part as it was read.
#[derive(Debug, Clone)]
pub struct GivenPart {
    /// Its name.
    pub name: String,
    /// What it was split by.
    pub by: PartBy,
    /// Fingerprint of the submission it was taken from.
    pub of: String,
    /// The questions that it asks.
    pub questions: Vec<QuestionId>,
    /// The answers that it started from.
    pub answers: Vec<GivenAnswer>,
    /// The register that it started from.
    pub evidence: Vec<Evidence>,
}

/// An answer as it was read.
#[derive(Debug, Clone)]
pub struct GivenAnswer {
    /// The question.
    pub question: Reference<QuestionId>,
    /// State or value.
    pub state: GivenState,
    /// Evidence cited.
    pub evidence: Vec<Reference<EvidenceId>>,
    /// Note.
    pub note: String,
    /// Office.
    pub by: Option<Reference<RespondentId>>,
    /// Day.
    pub on: Option<Date>,
    /// Whether it was carried over and waits to be confirmed.
    pub to_confirm: bool,
    /// Where it stands.
    pub place: Place,
}

/// State or value of an answer as it was read.
#[derive(Debug, Clone)]
pub enum GivenState {
    /// A value with its place.
    Value(Given, Place),
    /// "We do not know."
    Unknown,
    /// Not disclosed.
    Withheld,
    /// Not applicable, with its reason and the place of the state.
    NotApplicable(String, Place),
    /// Nothing yet.
    Unanswered,
}
