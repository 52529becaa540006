//! Taking a table apart key by key, collecting everything that is wrong with it.

use super::tree::{Data, Entry, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, Place, Reference};
use crate::text::nearest;

/// Everything found so far.
pub(crate) type Findings = Vec<Diagnostic>;

/// A table that is being taken apart. Every key asked for counts as known; `finish` tells of the rest.
#[derive(Debug)]
pub(crate) struct Record<'t> {
    pub(crate) place: Place,
    entries: Vec<Option<Entry<'t>>>,
    known: Vec<&'static str>,
    /// What the record is called in a message, as the key that opens it.
    name: &'static str,
}

impl<'t> Record<'t> {
    pub(crate) fn new(name: &'static str, place: Place, entries: Vec<Entry<'t>>) -> Self {
        Self { place, entries: entries.into_iter().map(Some).collect(), known: Vec::new(), name }
    }

    /// A record out of a value; a finding and nothing where the value is no table.
    pub(crate) fn from_value(name: &'static str, value: Value<'t>, findings: &mut Findings) -> Option<Self> {
        match value.data {
            Data::Table(entries) => Some(Self::new(name, value.place, entries)),
            other => {
                findings.push(wrong_type(name, "table", &other, value.place));
                None
            }
        }
    }

    /// The value of a key, if it is there.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.known.push(key);
        let slot = self.entries.iter_mut().find(|slot| slot.as_ref().is_some_and(|entry| entry.key == key))?;
        slot.take().map(|entry| entry.value)
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().flatten().any(|entry| entry.key == key)
    }

    /// All keys that were not asked for, which are then known.
    pub(crate) fn rest(&mut self) -> Vec<Entry<'t>> {
        self.entries.drain(..).flatten().collect()
    }

    /// Tells of keys that nobody asked for.
    pub(crate) fn finish(self, findings: &mut Findings) {
        for entry in self.entries.into_iter().flatten() {
            findings.push(
                Diagnostic::new(Code::UnknownKey, entry.key_place)
                    .with("key", entry.key.as_ref())
                    .with("record", self.name)
                    .nearest(nearest(&entry.key, self.known.iter().copied())),
            );
        }
    }

    fn missing(&self, key: &'static str, findings: &mut Findings) {
        findings.push(Diagnostic::new(Code::MissingKey, self.place).with("key", key).with("record", self.name));
    }

    pub(crate) fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<String> {
        self.reference::<String>(key, findings).map(|reference| reference.id)
    }

    /// A text that must be there and not be blank; empty with a finding where it is not.
    pub(crate) fn required_text(&mut self, key: &'static str, findings: &mut Findings) -> String {
        self.required_reference::<String>(key, findings).id
    }

    /// A text with its place.
    pub(crate) fn reference<I: From<String> + AsId>(&mut self, key: &'static str, findings: &mut Findings) -> Option<Reference<I>> {
        let value = self.take(key)?;
        text_of(key, value, findings).map(|(text, place)| Reference { id: I::from(text), place })
    }

    pub(crate) fn required_reference<I: From<String> + AsId + Default>(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Reference<I> {
        if !self.has(key) {
            self.known.push(key);
            self.missing(key, findings);
            return Reference { id: I::default(), place: self.place };
        }
        match self.reference::<String>(key, findings) {
            Some(found) => {
                if found.id.trim().is_empty() {
                    findings.push(Diagnostic::new(Code::EmptyText, found.place).with("key", key));
                }
                Reference { id: I::from(found.id), place: found.place }
            }
            None => Reference { id: I::default(), place: self.place },
        }
    }

    /// The id of the record: ASCII letters, digits, hyphens, dots, underscores; a finding where it is not.
    pub(crate) fn id<I: From<String> + AsId + Default>(&mut self, findings: &mut Findings) -> Reference<I> {
        let found = self.required_reference::<String>("id", findings);
        let fine = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.' || c == '_';
        if !found.id.is_empty() && !found.id.chars().all(fine) {
            findings.push(Diagnostic::new(Code::BadId, found.place).with("id", found.id.as_str()));
        }
        Reference { id: I::from(found.id), place: found.place }
    }

    pub(crate) fn boolean(&mut self, key: &'static str, findings: &mut Findings) -> Option<bool> {
        let value = self.take(key)?;
        match value.data {
            Data::Boolean(truth) => Some(truth),
            other => {
                findings.push(wrong_type(key, "boolean", &other, value.place));
                None
            }
        }
    }

    pub(crate) fn number(&mut self, key: &'static str, findings: &mut Findings) -> Option<(f64, Place)> {
        let value = self.take(key)?;
        number_of(key, &value, findings).map(|number| (number, value.place))
    }

    pub(crate) fn required_number(&mut self, key: &'static str, findings: &mut Findings) -> Option<(f64, Place)> {
        if !self.has(key) {
            self.missing(key, findings);
        }
        self.number(key, findings)
    }

    /// A whole number within a range.
    pub(crate) fn whole(&mut self, key: &'static str, min: u16, max: u16, findings: &mut Findings) -> Option<(u16, Place)> {
        let value = self.take(key)?;
        whole_of(key, &value, min, max, findings).map(|number| (number, value.place))
    }

    pub(crate) fn required_whole(&mut self, key: &'static str, min: u16, max: u16, findings: &mut Findings) -> Option<(u16, Place)> {
        if !self.has(key) {
            self.missing(key, findings);
        }
        self.whole(key, min, max, findings)
    }

    /// A level, 0 to 255, with its place.
    pub(crate) fn level(&mut self, key: &'static str, findings: &mut Findings) -> Option<(u8, Place)> {
        self.whole(key, 0, 255, findings).map(|(number, place)| (number.try_into().unwrap_or(u8::MAX), place))
    }

    pub(crate) fn required_level(&mut self, key: &'static str, findings: &mut Findings) -> u8 {
        self.required_whole(key, 0, 255, findings).map_or(0, |(number, _)| number.try_into().unwrap_or(u8::MAX))
    }

    pub(crate) fn date(&mut self, key: &'static str, findings: &mut Findings) -> Option<Date> {
        let value = self.take(key)?;
        date_of(key, value, findings)
    }

    /// A list of texts with their places; empty where the key is missing.
    pub(crate) fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Reference<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        list_of(key, value, findings)
            .into_iter()
            .filter_map(|item| text_of(key, item, findings).map(|(id, place)| Reference { id, place }))
            .collect()
    }

    /// A list of texts without their places.
    pub(crate) fn plain_texts(&mut self, key: &'static str, findings: &mut Findings) -> Vec<String> {
        self.texts(key, findings).into_iter().map(|text| text.id).collect()
    }

    /// A list of references.
    pub(crate) fn references<I: From<String>>(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Reference<I>> {
        self.texts(key, findings).into_iter().map(|text| Reference { id: I::from(text.id), place: text.place }).collect()
    }

    /// A list of tables; empty where the key is missing.
    pub(crate) fn records(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Record<'t>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        list_of(key, value, findings).into_iter().filter_map(|item| Record::from_value(key, item, findings)).collect()
    }

    /// A table under a key.
    pub(crate) fn record(&mut self, key: &'static str, findings: &mut Findings) -> Option<Record<'t>> {
        let value = self.take(key)?;
        Record::from_value(key, value, findings)
    }

    /// One of several words; nothing where the key is missing or its word is unknown (which is told).
    pub(crate) fn word<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)], findings: &mut Findings) -> Option<T> {
        let found = self.reference::<String>(key, findings)?;
        match words.iter().find(|(word, _)| *word == found.id) {
            Some((_, value)) => Some(*value),
            None => {
                findings.push(not_one_of(key, &found, words.iter().map(|(word, _)| *word)));
                None
            }
        }
    }

    pub(crate) fn required_word<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)], findings: &mut Findings) -> Option<T> {
        if !self.has(key) {
            self.missing(key, findings);
        }
        self.word(key, words, findings)
    }

    /// A list of words; unknown ones are told and left out.
    pub(crate) fn words<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)], findings: &mut Findings) -> Vec<T> {
        let mut found = Vec::new();
        for item in self.texts(key, findings) {
            match words.iter().find(|(word, _)| *word == item.id) {
                Some((_, value)) => found.push(*value),
                None => findings.push(not_one_of(key, &item, words.iter().map(|(word, _)| *word))),
            }
        }
        found
    }

    pub(crate) fn tell_missing(&self, key: &'static str, findings: &mut Findings) {
        self.missing(key, findings);
    }
}

/// Types that a text can become. Keeps `reference` from being called with something that is no id.
pub(crate) trait AsId {}
impl AsId for String {}

macro_rules! as_ids {
    ($($name:ident),*) => {$(
        impl AsId for crate::model::$name {}
        impl From<String> for crate::model::$name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    )*};
}
as_ids!(
    ScaleId,
    PillarId,
    CapabilityId,
    FrameworkId,
    NodeId,
    ActionId,
    QuestionnaireId,
    SectionId,
    QuestionId,
    OptionId,
    InterventionId,
    ProfileId,
    EvidenceId,
    RespondentId
);

pub(crate) fn not_one_of(key: &'static str, found: &Reference<String>, words: impl Iterator<Item = &'static str> + Clone) -> Diagnostic {
    let allowed: Vec<&str> = words.clone().collect();
    Diagnostic::new(Code::NotOneOf, found.place)
        .with("key", key)
        .with("found", found.id.as_str())
        .with("allowed", allowed.join(", "))
        .nearest(nearest(&found.id, words))
}

pub(crate) fn wrong_type(key: &'static str, expected: &'static str, found: &Data<'_>, place: Place) -> Diagnostic {
    Diagnostic::new(Code::WrongType, place).with("key", key).with("expected", expected).with("found", found.type_name())
}

pub(crate) fn text_of(key: &'static str, value: Value<'_>, findings: &mut Findings) -> Option<(String, Place)> {
    match value.data {
        Data::Text(text) => Some((text.into_owned(), value.place)),
        other => {
            findings.push(wrong_type(key, "text", &other, value.place));
            None
        }
    }
}

pub(crate) fn list_of<'t>(key: &'static str, value: Value<'t>, findings: &mut Findings) -> Vec<Value<'t>> {
    match value.data {
        Data::List(list) => list,
        other => {
            findings.push(wrong_type(key, "list", &other, value.place));
            Vec::new()
        }
    }
}

pub(crate) fn number_of(key: &'static str, value: &Value<'_>, findings: &mut Findings) -> Option<f64> {
    #[allow(clippy::cast_precision_loss)] // proof: whole numbers beyond 2^53 are far outside every range that is checked
    let number = match value.data {
        Data::Integer(number) => number as f64,
        Data::Float(number) if number.is_finite() => number,
        ref other => {
            findings.push(wrong_type(key, "number", other, value.place));
            return None;
        }
    };
    Some(number)
}

pub(crate) fn whole_of(key: &'static str, value: &Value<'_>, min: u16, max: u16, findings: &mut Findings) -> Option<u16> {
    match value.data {
        Data::Integer(number) if (i64::from(min)..=i64::from(max)).contains(&number) => u16::try_from(number).ok(),
        Data::Integer(number) => {
            findings.push(
                Diagnostic::new(Code::OutOfRange, value.place)
                    .with("key", key)
                    .with("found", number.to_string())
                    .with("min", min.to_string())
                    .with("max", max.to_string()),
            );
            None
        }
        ref other => {
            findings.push(wrong_type(key, "integer", other, value.place));
            None
        }
    }
}

/// A day, written as a TOML date or as text `YYYY-MM-DD`.
pub(crate) fn date_of(key: &'static str, value: Value<'_>, findings: &mut Findings) -> Option<Date> {
    match value.data {
        Data::Date(date) => Some(date),
        Data::Text(text) => {
            let date = text.parse().ok();
            if date.is_none() {
                findings.push(Diagnostic::new(Code::BadDate, value.place).with("found", text.as_ref()));
            }
            date
        }
        other => {
            findings.push(wrong_type(key, "date", &other, value.place));
            None
        }
    }
}
