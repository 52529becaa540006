//! A submission: who answered what, when, on which definitions.

use super::{
    Conflict, EvidenceId, OptionId, Part, Place, ProfileId, QuestionId, QuestionnaireId, Reference, RespondentId, SectionId, StateSize,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

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

/// A text that is not a day of the calendar written as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADay;

impl FromStr for Date {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|part| part.parse::<u16>().ok()).ok_or(NotADay)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return Err(NotADay),
        };
        let small = |number: u16| u8::try_from(number).map_err(|_| NotADay);
        if (1..=days).contains(&day) && parts.next().is_none() {
            Ok(Self { year, month: small(month)?, day: small(day)? })
        } else {
            Err(NotADay)
        }
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
    /// What was written as an answer and cannot be one: of another kind, out of range, or to a question that does not
    /// exist. Kept, so that whoever writes the submission again loses nothing; the same question is unanswered above.
    pub kept: BTreeMap<QuestionId, Given>,
    /// Answers that were written under an id the question had before: the id it has now, with the one written.
    pub moved: BTreeMap<QuestionId, QuestionId>,
    /// What two or more offices say differently, until somebody settles it.
    pub conflicts: Vec<Conflict>,
    /// Of what this is a part; none where it is a whole.
    pub part: Option<Part>,
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
            kept: BTreeMap::new(),
            moved: BTreeMap::new(),
            conflicts: Vec::new(),
            part: None,
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
    /// Fingerprint of what was cleared, 64 hexadecimal digits; none where a person wrote the clearance.
    pub fingerprint: Option<String>,
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
    /// A file that holds it, as a path from the folder of the answer file; may be empty.
    pub file: String,
    /// SHA-256 of that file when it was entered, 64 hexadecimal digits; may be empty.
    pub sha256: String,
    /// Where it stands.
    pub place: Place,
}

impl Evidence {
    /// Whether both say the same, wherever they stand.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let at = Place::default();
        Self { place: at, ..self.clone() } == Self { place: at, ..other.clone() }
    }
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
    /// The day it was answered.
    pub on: Option<Date>,
    /// Whether it was carried over and nobody has confirmed it yet; until then it counts as unanswered.
    pub to_confirm: bool,
    /// Where it stands.
    pub place: Place,
}

impl Answer {
    /// An answer of this state, with nothing besides.
    #[must_use]
    pub fn of(state: AnswerState) -> Self {
        Self { state, evidence: Vec::new(), note: String::new(), by: None, on: None, to_confirm: false, place: Place::default() }
    }

    /// Whether there is nothing in it: no value, state, evidence or note.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.state == AnswerState::Unanswered && self.evidence.is_empty() && self.note.is_empty()
    }

    /// Whether both say the same, wherever they stand.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.without_places() == other.without_places()
    }

    fn without_places(&self) -> Self {
        let at = Place::default();
        Self {
            evidence: self.evidence.iter().map(|cited| Reference { id: cited.id.clone(), place: at }).collect(),
            by: self.by.as_ref().map(|by| Reference { id: by.id.clone(), place: at }),
            place: at,
            ..self.clone()
        }
    }
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

/// What somebody wrote as an answer, before the question is looked at.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// Text.
    Text(String),
    /// A number; `whole` says whether it was written without a decimal point.
    Number {
        /// The number.
        number: f64,
        /// Whether it was written as a whole number.
        whole: bool,
    },
    /// True or false.
    Boolean(bool),
    /// A list of texts.
    List(Vec<String>),
    /// The text of a cell of a table, where every value is text; the kind of the question decides how it is read.
    Cell(String),
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

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn knows_the_calendar() {
        assert!("2024-02-29".parse::<Date>().is_ok());
        for none in
            ["2026-02-29", "2026-13-01", "2026-1-1", "tomorrow", "2026-01-00", "2026-01-01-", "+026-01-01", "2026-+1-01", "1900-02-29", ""]
        {
            assert!(none.parse::<Date>().is_err(), "{none}");
        }
    }
}
