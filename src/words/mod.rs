//! All words that a user reads, by language.
//!
//! Messages are Fluent files, one folder a language; English is complete and every other language falls
//! back to it. This room knows no other room: values go in as text and numbers, sentences come out.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::fmt;
use std::sync::{PoisonError, RwLock};

/// The English messages, by file.
const ENGLISH: &[&str] = &[
    include_str!("en/ask.ftl"),
    include_str!("en/batch.ftl"),
    include_str!("en/catalogue.ftl"),
    include_str!("en/chart.ftl"),
    include_str!("en/cli.ftl"),
    include_str!("en/codebook.ftl"),
    include_str!("en/compare.ftl"),
    include_str!("en/compare_data.ftl"),
    include_str!("en/cohort.ftl"),
    include_str!("en/depth.ftl"),
    include_str!("en/diagnostics.ftl"),
    include_str!("en/disk.ftl"),
    include_str!("en/docx.ftl"),
    include_str!("en/drawing.ftl"),
    include_str!("en/explain.ftl"),
    include_str!("en/files.ftl"),
    include_str!("en/form.ftl"),
    include_str!("en/html.ftl"),
    include_str!("en/iati.ftl"),
    include_str!("en/interview.ftl"),
    include_str!("en/line.ftl"),
    include_str!("en/mend.ftl"),
    include_str!("en/menu.ftl"),
    include_str!("en/menu_making.ftl"),
    include_str!("en/pdf.ftl"),
    include_str!("en/plan.ftl"),
    include_str!("en/portfolio.ftl"),
    include_str!("en/plan_doubts.ftl"),
    include_str!("en/what_if.ftl"),
    include_str!("en/plan_workbook.ftl"),
    include_str!("en/report.ftl"),
    include_str!("en/report_workbook.ftl"),
    include_str!("en/screen.ftl"),
    include_str!("en/share.ftl"),
    include_str!("en/team.ftl"),
    include_str!("en/terminal.ftl"),
    include_str!("en/terms.ftl"),
    include_str!("en/workbook.ftl"),
    include_str!("en/xlsform.ftl"),
];

/// About how many messages there are, so that room is made once.
const MESSAGES: usize = 4_000;

/// A value that goes into a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// Text, put in as it is.
    Text(String),
    /// A number, which also chooses plural forms. Shown without grouping.
    Number(f64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        // proof: counts of things in memory stay far below 2^52, so the conversion is exact
        #[allow(clippy::cast_precision_loss)]
        Self::Number(number as f64)
    }
}

impl From<u8> for Argument {
    fn from(number: u8) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<u16> for Argument {
    fn from(number: u16) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// The messages of one language.
///
/// Understanding all of them takes longer than a short command does, so a message is understood when it is first said.
pub struct Words {
    /// The text of each message, by id.
    texts: FxHashMap<&'static str, &'static str>,
    /// Those that were said.
    understood: RwLock<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("messages", &self.texts.len()).finish_non_exhaustive()
    }
}

impl Words {
    /// The English messages.
    ///
    /// What is no Fluent is left out; a test holds the shipped files whole.
    #[must_use]
    pub fn english() -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        let mut texts = FxHashMap::with_capacity_and_hasher(MESSAGES, FxBuildHasher);
        ENGLISH.iter().for_each(|file| add(file, &mut texts));
        Self { texts, understood: RwLock::new(bundle) }
    }

    /// The message of this id, filled with these values; the id itself where there is none.
    ///
    /// An attribute is written `id.attribute`.
    #[must_use]
    pub fn say(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.try_say(id, arguments).unwrap_or_else(|| id.to_owned())
    }

    /// The same, or nothing where there is no such message.
    #[must_use]
    pub fn try_say(&self, id: &str, arguments: &[(&str, Argument)]) -> Option<String> {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
        let mut filled = FluentArgs::new();
        for (name, value) in arguments {
            filled.set(
                *name,
                match value {
                    Argument::Text(text) => FluentValue::from(text.as_str()),
                    Argument::Number(number) => FluentValue::Number(FluentNumber::from(*number)),
                },
            );
        }
        let mut missing = Vec::new();
        loop {
            {
                // A thread that panicked while it held the messages has left them whole.
                let understood = self.understood.read().unwrap_or_else(PoisonError::into_inner);
                match understood.get_message(message) {
                    None => missing.push(message.to_owned()),
                    Some(message) => {
                        let pattern = match attribute {
                            Some(name) => message.get_attribute(name)?.value(),
                            None => message.value()?,
                        };
                        let mut errors = Vec::new();
                        let said = understood.format_pattern(pattern, Some(&filled), &mut errors);
                        // What it uses of other messages shows where it is missing.
                        missing.extend(errors.into_iter().filter_map(message_missed));
                        missing.retain(|id| self.texts.contains_key(id.as_str()) && !understood.has_message(id));
                        if missing.is_empty() {
                            return Some(said.into_owned());
                        }
                    }
                }
            }
            self.understand(missing.drain(..))?;
        }
    }

    /// Understands messages; nothing where there is no such one.
    fn understand(&self, ids: impl Iterator<Item = String>) -> Option<()> {
        let mut understood = self.understood.write().unwrap_or_else(PoisonError::into_inner);
        for id in ids {
            let text = *self.texts.get(id.as_str())?;
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            understood.add_resource_overriding(resource);
            understood.get_message(&id)?;
        }
        Some(())
    }
}

/// Adds the messages of a file by id: one begins with a letter at the head of a line and goes on to where the next one begins.
fn add(file: &'static str, texts: &mut FxHashMap<&'static str, &'static str>) {
    let bytes = file.as_bytes();
    let begins = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let mut put = |from: usize, to: usize| {
        let text = &file[from..to];
        if let Some((id, _)) = text.split_once([' ', '=']) {
            texts.insert(id, text);
        }
    };
    let mut from = begins(0).then_some(0);
    for line in memchr::memchr_iter(b'\n', bytes).map(|end| end + 1) {
        if begins(line)
            && let Some(before) = from.replace(line)
        {
            put(before, line);
        }
    }
    if let Some(from) = from {
        put(from, bytes.len());
    }
}

/// The message that was asked for in vain, if that is what the error says.
fn message_missed(error: FluentError) -> Option<String> {
    match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Message { id, .. })) => Some(id),
        _ => None,
    }
}

/// The message of an id, with named values: `say!(words, "report-title", state = name)`.
#[macro_export]
macro_rules! say {
    ($words:expr, $id:expr $(,)?) => { $words.say($id, &[]) };
    ($words:expr, $id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $words.say($id, &[$((stringify!($name), $crate::words::Argument::from($value))),+])
    };
}
