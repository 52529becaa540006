//! A submission: who answered what, when, on which definitions.

use super::{EvidenceId, OptionId, Place, ProfileId, QuestionId, QuestionnaireId, Reference, RespondentId, SectionId, StateSize};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A submission.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// Name of the State.
    pub state: String,
    /// ISO 3166-1 alpha-3 code of the State.
    pub code: String,
    /// Which cost range applies.
    pub size: StateSize,
    /// The questionnaire that was answered.
    pub questionnaire: Reference<QuestionnaireId>,
    /// The day the answers describe.
    pub assessed_on: Option<Date>,
    /// How far it has come.
    pub status: SubmissionStatus,
    /// Office and day of the approval or the review, where there was one.
    pub cleared: Option<Clearance>,
    /// Sharing marking, such as `TLP:AMBER+STRICT`.
    pub marking: Marking,
    /// National classification, in the State's own words; may be empty.
    pub classification: String,
    /// The target profile to measure against.
    pub target_profile: Option<Reference<ProfileId>>,
    /// The threat profile to rank with.
    pub threat_profile: Option<Reference<ProfileId>>,
    /// Version and fingerprints of the definitions that were used.
    pub definitions: UsedDefinitions,
    /// Offices that answer.
    pub respondents: Vec<Respondent>,
    /// The evidence register.
    pub evidence: Vec<Evidence>,
    /// The answers, by question.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// Where the record of the submission stands.
    pub place: Place,
}

impl Submission {
    /// A submission with nothing in it.
    #[must_use]
    pub fn empty(place: Place) -> Self {
        Self {
            state: String::new(),
            code: String::new(),
            size: StateSize::default(),
            questionnaire: Reference { id: QuestionnaireId::default(), place },
            assessed_on: None,
            status: SubmissionStatus::Draft,
            cleared: None,
            marking: Marking::AmberStrict,
            classification: String::new(),
            target_profile: None,
            threat_profile: None,
            definitions: UsedDefinitions::default(),
            respondents: Vec::new(),
            evidence: Vec::new(),
            answers: BTreeMap::new(),
            place,
        }
    }
}

/// How far a submission has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubmissionStatus {
    /// Being filled.
    #[default]
    Draft,
    /// Reviewed by an office.
    Reviewed,
    /// Approved by an office.
    Approved,
}

/// Who cleared a submission, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clearance {
    /// The office.
    pub office: String,
    /// The day.
    pub date: Date,
}

/// Sharing marking after the Traffic Light Protocol 2.0, from the widest to the strictest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Marking {
    /// No limit.
    #[serde(rename = "TLP:CLEAR")]
    Clear,
    /// The community.
    #[serde(rename = "TLP:GREEN")]
    Green,
    /// The organisation and its partners who need to know.
    #[serde(rename = "TLP:AMBER")]
    Amber,
    /// The organisation alone.
    #[serde(rename = "TLP:AMBER+STRICT")]
    AmberStrict,
    /// Named recipients alone.
    #[serde(rename = "TLP:RED")]
    Red,
}

impl Marking {
    /// All markings, from the widest to the strictest, with their labels.
    pub const ALL: [(&'static str, Self); 5] = [
        ("TLP:CLEAR", Self::Clear),
        ("TLP:GREEN", Self::Green),
        ("TLP:AMBER", Self::Amber),
        ("TLP:AMBER+STRICT", Self::AmberStrict),
        ("TLP:RED", Self::Red),
    ];

    /// The label as it must be written.
    #[must_use]
    pub fn label(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// Version and fingerprints of the definitions that a submission was made with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UsedDefinitions {
    /// Version; none where the file does not say.
    pub version: Option<String>,
    /// Fingerprints by what they are of, each with the place where it is written.
    pub fingerprints: BTreeMap<String, Reference<String>>,
}

/// An office that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respondent {
    /// Id.
    pub id: RespondentId,
    /// Name of the office.
    pub name: String,
    /// Sections that it answers.
    pub sections: Vec<Reference<SectionId>>,
    /// When it should be done.
    pub due: Option<Date>,
}

/// An entry of the evidence register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Id.
    pub id: EvidenceId,
    /// What it is called.
    pub title: String,
    /// Where it can be found: gazette number, file name, link; may be empty.
    pub reference: String,
    /// Its date.
    pub date: Option<Date>,
    /// What it proves.
    pub status: EvidenceStatus,
    /// A level up to which it supports an answer, with the reason, where that differs from its status.
    pub supports: Option<(u8, String)>,
    /// Where it stands.
    pub place: Place,
}

/// What a piece of evidence proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceStatus {
    /// Nothing yet.
    Draft,
    /// That something was adopted.
    Adopted,
    /// That it is in operation.
    InOperation,
    /// That it was exercised.
    Exercised,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The state, with the value where it was answered.
    pub state: AnswerState,
    /// Evidence that it cites.
    pub evidence: Vec<Reference<EvidenceId>>,
    /// Free note; may be empty.
    pub note: String,
    /// The office that answered.
    pub by: Option<Reference<RespondentId>>,
    /// Where it stands.
    pub place: Place,
}

/// The state of an answer; a question without an entry is unanswered.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerState {
    /// Answered.
    Answered(AnswerValue),
    /// "We do not know."
    Unknown,
    /// The State chooses not to disclose.
    Withheld,
    /// Not applicable, with the reason.
    NotApplicable(String),
    /// Not answered yet.
    Unanswered,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerValue {
    /// The number of a level.
    Level(u8),
    /// The option of a choice.
    Option(OptionId),
    /// Yes, partly or no.
    YesNo(YesNo),
    /// The options that hold; none is an answer too.
    Options(Vec<OptionId>),
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
}

/// Yes, partly or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// Partly.
    Partly,
    /// No.
    No,
}
