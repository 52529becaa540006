//! The form of one document: its fields one after the other, then all of them to be looked over.

use super::{Front, Shown, Stop};
use crate::ask::card::status_word;
use crate::model::{Date, Evidence, EvidenceId, EvidenceStatus, Place};

use crate::say;
use crate::screen::{Choice, Item, TextEntry};
use crate::words::Words;

/// The levels that a document can support.
const HIGHEST: u8 = 4;
const STATUSES: [EvidenceStatus; 4] =
    [EvidenceStatus::Draft, EvidenceStatus::Adopted, EvidenceStatus::InOperation, EvidenceStatus::Exercised];

/// A document that is being entered.
#[derive(Debug, Clone, Default)]
pub(super) struct Document {
    /// The one it was before; none where it is new.
    known: Option<EvidenceId>,
    title: String,
    reference: String,
    date: Option<Date>,
    status: Option<EvidenceStatus>,
    supports: Option<(u8, String)>,
    file: String,
    sha256: String,
}

/// The fields in the order in which they are asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Reference,
    Date,
    Status,
    Supports,
    File,
}

impl Document {
    pub(super) fn of(entry: Evidence) -> Self {
        Self {
            known: Some(entry.id),
            title: entry.title,
            reference: entry.reference,
            date: entry.date,
            status: Some(entry.status),
            supports: entry.supports,
            file: entry.file,
            sha256: entry.sha256,
        }
    }

    /// The entry of the register, with an id that is not taken; nothing where title or status are missing.
    pub(super) fn entry(&self, taken: &dyn Fn(&str) -> bool) -> Option<Evidence> {
        let status = self.status?;
        if self.title.trim().is_empty() {
            return None;
        }
        let id = self.known.clone().unwrap_or_else(|| EvidenceId(free_id(&self.title, taken)));
        Some(Evidence {
            id,
            title: self.title.trim().to_owned(),
            reference: self.reference.trim().to_owned(),
            date: self.date,
            status,
            supports: self.supports.clone(),
            file: self.file.clone(),
            sha256: self.sha256.clone(),
            place: Place::default(),
        })
    }
}

/// An id made of the first words of a title; letters of other scripts are left out, as ids are plain.
fn free_id(title: &str, taken: &dyn Fn(&str) -> bool) -> String {
    const LONGEST: usize = 40;
    const NONE: &str = "document";
    let mut id = String::new();
    for word in title.to_lowercase().split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if id.len() + word.len() >= LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    // An id begins with a letter.
    if !id.starts_with(|c: char| c.is_ascii_lowercase()) {
        id = if id.is_empty() { NONE.to_owned() } else { [NONE, &id].join("-") };
    }
    let mut number = 2_u32;
    let mut free = id.clone();
    while taken(&free) {
        free = [id.as_str(), &number.to_string()].join("-");
        number += 1;
    }
    free
}

impl Front<'_, '_> {
    /// Lets the user fill the form; nothing where it was left.
    pub(super) fn document_form(&mut self, mut document: Document, new: bool) -> Result<Option<Document>, Stop> {
        if new {
            for field in [Field::Title, Field::Reference, Field::Date, Field::Status] {
                if !self.field(field, &mut document)? {
                    if field == Field::Title {
                        return Ok(None);
                    }
                    break;
                }
            }
        }
        let mut highlight = "done";
        loop {
            let complete = !document.title.trim().is_empty() && document.status.is_some();
            let words = self.words;
            let done = Item::new("done", say!(words, "interview-form-done"));
            let items = vec![
                self.line("title", say!(words, "interview-form-title"), &document.title),
                self.line("reference", say!(words, "interview-form-reference"), &document.reference),
                self.line("date", say!(words, "interview-form-date"), &document.date.map(|date| date.to_string()).unwrap_or_default()),
                self.line(
                    "status",
                    say!(words, "interview-form-status"),
                    &document.status.map(|s| status_word(s, words)).unwrap_or_default(),
                ),
                self.line("supports", say!(words, "interview-form-supports"), &self.supports_word(&document)),
                self.line("file", say!(words, "interview-form-file"), &document.file),
                if complete { done } else { done.disabled() },
            ];
            let mut list = Choice::new(items).prompt(say!(words, "interview-form-prompt")).highlight(highlight);
            let Shown::Taken(id) = self.show(say!(words, "interview-form-heading"), &mut list)? else { return Ok(None) };
            let field = match id.as_str() {
                "title" => Field::Title,
                "reference" => Field::Reference,
                "date" => Field::Date,
                "status" => Field::Status,
                "supports" => Field::Supports,
                "file" => Field::File,
                _ => return Ok(Some(document)),
            };
            self.field(field, &mut document)?;
            highlight = "done";
        }
    }

    fn line(&self, id: &str, label: String, value: &str) -> Item {
        let value = if value.is_empty() { say!(self.words, "interview-form-empty") } else { value.to_owned() };
        Item::new(id, say!(self.words, "interview-form-line", label = label, value = value))
    }

    fn supports_word(&self, document: &Document) -> String {
        match &document.supports {
            None => say!(self.words, "interview-form-by-status"),
            Some((level, reason)) => say!(self.words, "interview-form-level", level = *level, reason = reason.as_str()),
        }
    }

    /// Asks for one field; whether it was given.
    fn field(&mut self, field: Field, document: &mut Document) -> Result<bool, Stop> {
        let words = self.words;
        match field {
            Field::Title => {
                let missing = |text: &str| text.trim().is_empty().then(|| say!(words, "interview-form-title-missing"));
                let entry = TextEntry::line(&document.title).prompt(say!(words, "interview-form-ask-title")).check(missing);
                self.text(entry, &mut document.title)
            }
            Field::Reference => {
                let entry = TextEntry::line(&document.reference).prompt(say!(words, "interview-form-ask-reference"));
                self.text(entry, &mut document.reference)
            }
            Field::Date => {
                let mut text = document.date.map(|date| date.to_string()).unwrap_or_default();
                let today = self.interview.today();
                let wrong = |text: &str| date_problem(text, today, words);
                let entry = TextEntry::line(&text).prompt(say!(words, "interview-form-ask-date")).check(wrong);
                let given = self.text(entry, &mut text)?;
                document.date = text.trim().parse().ok();
                Ok(given)
            }
            Field::Status => self.status(document),
            Field::Supports => self.supports(document),
            Field::File => self.file(document),
        }
    }

    fn text(&mut self, mut entry: TextEntry<'_>, into: &mut String) -> Result<bool, Stop> {
        match self.show(say!(self.words, "interview-form-heading"), &mut entry)? {
            Shown::Taken(text) => {
                *into = text;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn status(&mut self, document: &mut Document) -> Result<bool, Stop> {
        let words = self.words;
        let detail = |status: EvidenceStatus| match status {
            EvidenceStatus::Draft => say!(words, "interview-status-draft"),
            EvidenceStatus::Adopted => say!(words, "interview-status-adopted"),
            EvidenceStatus::InOperation => say!(words, "interview-status-in-operation"),
            EvidenceStatus::Exercised => say!(words, "interview-status-exercised"),
        };
        let item = |(at, status): (usize, &EvidenceStatus)| {
            Item::new(at.to_string(), status_word(*status, words)).detail(detail(*status)).current(document.status == Some(*status))
        };
        let mut list = Choice::new(STATUSES.iter().enumerate().map(item).collect()).prompt(say!(words, "interview-form-ask-status"));
        let Shown::Taken(id) = self.show(say!(words, "interview-form-heading"), &mut list)? else { return Ok(false) };
        document.status = id.parse::<usize>().ok().and_then(|at| STATUSES.get(at)).copied().or(document.status);
        Ok(true)
    }

    fn supports(&mut self, document: &mut Document) -> Result<bool, Stop> {
        let words = self.words;
        let now = document.supports.as_ref().map(|(level, _)| *level);
        let mut items = vec![Item::new("status", say!(words, "interview-form-by-status")).current(now.is_none())];
        let level = |level: u8| {
            let label = say!(words, "interview-form-up-to", level = level);
            let item = Item::new(level.to_string(), label).current(now == Some(level));
            char::from_digit(u32::from(level), 10).into_iter().fold(item, Item::shortcut)
        };
        items.extend((0..=HIGHEST).map(level));
        let mut list = Choice::new(items).prompt(say!(words, "interview-form-ask-supports"));
        let Shown::Taken(id) = self.show(say!(words, "interview-form-heading"), &mut list)? else { return Ok(false) };
        let Ok(level) = id.parse::<u8>() else {
            document.supports = None;
            return Ok(true);
        };
        let mut reason = document.supports.as_ref().map(|(_, reason)| reason.clone()).unwrap_or_default();
        let missing = |text: &str| text.trim().is_empty().then(|| say!(words, "interview-reason-missing"));
        let entry = TextEntry::line(&reason).prompt(say!(words, "interview-form-ask-reason", level = level)).check(missing);
        if !self.text(entry, &mut reason)? {
            return Ok(false);
        }
        document.supports = Some((level, reason.trim().to_owned()));
        Ok(true)
    }

    /// Asks for a file of this computer until it can be read or is left out.
    fn file(&mut self, document: &mut Document) -> Result<bool, Stop> {
        let words = self.words;
        let mut text = document.file.clone();
        let mut error = String::new();
        loop {
            let mut entry = TextEntry::line(&text).prompt(say!(words, "interview-form-ask-file"));
            if !error.is_empty() {
                entry.set_error(error.as_str());
            }
            let Shown::Taken(taken) = self.show(say!(words, "interview-form-heading"), &mut entry)? else { return Ok(false) };
            // A file dragged into the window often comes in quotes.
            text = taken.trim().trim_matches(['"', '\'']).to_owned();
            if text.is_empty() {
                document.file.clear();
                document.sha256.clear();
                return Ok(true);
            }
            match self.saver.hash(&text) {
                Ok(sha256) => {
                    document.file = text;
                    document.sha256 = sha256;
                    return Ok(true);
                }
                Err(reason) => error = reason,
            }
        }
    }
}

/// What is wrong with a date; an empty one is left out.
fn date_problem(text: &str, today: Date, words: &Words) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    match text.parse::<Date>().ok() {
        None => Some(say!(words, "interview-form-date-wrong", today = today.to_string())),
        Some(date) if date > today => Some(say!(words, "interview-form-date-future", today = today.to_string())),
        Some(_) => None,
    }
}
