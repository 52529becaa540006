//! Lines of the log.

use crate::model::{Date, EvidenceId, QuestionId, RespondentId};
use serde_json::{Map, Value};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct LogEntry {
    /// The day.
    pub on: Date,
    /// What changed.
    pub about: LogAbout,
    /// What was there before, with the keys of an answer file; null where there was nothing.
    pub was: Value,
    /// What is there now, likewise.
    pub now: Value,
    /// Id of the office whose change it is, where it is known.
    pub office: Option<String>,
    /// Why it changed.
    pub why: Why,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogAbout {
    /// A key at the head of the submission.
    Head(String),
    /// An office.
    Office(RespondentId),
    /// An entry of the evidence register.
    Evidence(EvidenceId),
    /// An answer.
    Question(QuestionId),
}

impl LogAbout {
    /// The id or key.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Head(key) => key,
            Self::Office(id) => id.as_str(),
            Self::Evidence(id) => id.as_str(),
            Self::Question(id) => id.as_str(),
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Head(_) => "head",
            Self::Office(_) => "respondent",
            Self::Evidence(_) => "evidence",
            Self::Question(_) => "question",
        }
    }

    fn of(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "head" => Some(Self::Head(id.to_owned())),
            "respondent" => Some(Self::Office(id.into())),
            "evidence" => Some(Self::Evidence(id.into())),
            "question" => Some(Self::Question(id.into())),
            _ => None,
        }
    }
}

/// Why something changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It was answered in the interview.
    Interview,
    /// It came with this part, or these.
    Merge(String),
    /// Somebody settled a conflict for this side.
    Settled(String),
    /// It was reviewed or approved, or that was taken back.
    Cleared,
    /// It was changed without the program.
    Outside,
    /// A reason that this version does not know.
    Other(String),
}

impl Why {
    fn words(&self) -> (&str, Option<&str>) {
        match self {
            Self::Interview => ("interview", None),
            Self::Merge(part) => ("merge", Some(part)),
            Self::Settled(side) => ("settled", Some(side)),
            Self::Cleared => ("cleared", None),
            Self::Outside => ("outside", None),
            Self::Other(word) => (word, None),
        }
    }

    fn of(word: &str, from: Option<&str>) -> Self {
        let from = from.unwrap_or_default().to_owned();
        match word {
            "interview" => Self::Interview,
            "merge" => Self::Merge(from),
            "settled" => Self::Settled(from),
            "cleared" => Self::Cleared,
            "outside" => Self::Outside,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl LogEntry {
    /// The entry as one line of JSON, without a line break.
    #[must_use]
    pub fn to_line(&self) -> String {
        let mut line = Map::new();
        let (why, from) = self.why.words();
        line.insert("on".to_owned(), self.on.to_string().into());
        line.insert(self.about.kind().to_owned(), self.about.id().into());
        line.insert("was".to_owned(), self.was.clone());
        line.insert("now".to_owned(), self.now.clone());
        if let Some(office) = &self.office {
            line.insert("office".to_owned(), office.as_str().into());
        }
        line.insert("why".to_owned(), why.into());
        if let Some(from) = from {
            line.insert("from".to_owned(), from.into());
        }
        Value::Object(line).to_string()
    }

    /// The entry on a line; none where it is torn or something else. Keys that are not known are passed over.
    #[must_use]
    pub fn from_line(line: &str) -> Option<Self> {
        let Value::Object(keys) = serde_json::from_str(line).ok()? else { return None };
        let text = |key: &str| keys.get(key).and_then(Value::as_str);
        let about = ["question", "evidence", "respondent", "head"].into_iter().find_map(|kind| LogAbout::of(kind, text(kind)?))?;
        Some(Self {
            on: text("on")?.parse().ok()?,
            was: keys.get("was").cloned().unwrap_or_default(),
            now: keys.get("now").cloned().unwrap_or_default(),
            office: text("office").map(str::to_owned),
            why: Why::of(text("why").unwrap_or_default(), text("from")),
            about,
        })
    }
}

/// A line of a log.
#[derive(Debug, Clone, PartialEq)]
pub enum LogLine {
    /// An entry.
    Entry(LogEntry),
    /// A line, by its number from 1, that is none.
    Unreadable(usize),
}

/// Reads a log. Lines that are no entries are told by their number; empty ones are passed over.
#[must_use]
pub fn read_log(text: &str) -> Vec<LogLine> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| LogEntry::from_line(line).map_or(LogLine::Unreadable(at + 1), LogLine::Entry)).collect()
}
