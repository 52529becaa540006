//! Saving.

use super::Keeper;
use super::text::Written;
use crate::diagnostic::Severity;
use crate::disk::{self, LARGEST_FILE, ReadError, WriteError};
use crate::library::{Definitions, Library, check_submission};
use crate::model::Submission;
use crate::read::{self, Content};
use crate::say;
use crate::team::{LogAbout, LogEntry, Why, changes};
use crate::text::SourceMap;
use crate::write::{NotToml, edited};
use std::collections::BTreeSet;
use std::error::Error as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What came of keeping.
#[derive(Debug, Default)]
pub(in crate::cli) struct Kept {
    /// Whether it is on the disk, in the file or beside it.
    pub(in crate::cli) done: bool,
    /// What the user should know, in words; where it is not done, why.
    pub(in crate::cli) told: Option<String>,
    /// What the file holds now, where somebody else has changed it meanwhile.
    pub(in crate::cli) joined: Option<Box<Submission>>,
}

impl Kept {
    fn done(told: Option<String>) -> Self {
        Self { done: true, told, joined: None }
    }

    fn failed(why: String) -> Self {
        Self { done: false, told: Some(why), joined: None }
    }
}

impl Keeper<'_> {
    /// Saves a state of the submission, for this reason where there is one.
    pub(in crate::cli) fn keep(&mut self, now: &Submission, reason: &str) -> Kept {
        let why = if reason.is_empty() { Why::Interview } else { Why::Other(reason.to_owned()) };
        match disk::read_bytes(&self.path, LARGEST_FILE) {
            Ok(bytes) if bytes == self.on_disk => self.keep_own(now, &why, None),
            Ok(bytes) => self.join(bytes, now, &why),
            Err(ReadError::System(error)) if error.kind() == ErrorKind::NotFound => {
                self.keep_own(now, &why, Some(say!(self.words, "line-file-gone", file = self.name())))
            }
            Err(error) => {
                let message = error.source().map(ToString::to_string).unwrap_or_default();
                Kept::failed(say!(self.words, "line-file-unread", file = self.name(), message = message))
            }
        }
    }

    /// Saves under another name, which must be free.
    pub(in crate::cli) fn keep_as(&mut self, path: &Path, now: &Submission) -> Result<(), String> {
        let bytes = self.with_changes(now).map_err(|error| self.words.say(&error.to_string(), &[]))?;
        self.disk.write_new(path, &bytes).map_err(|error| error.told(self.words, path))
    }

    fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// The file as it was opened with every change since put in.
    fn with_changes(&self, now: &Submission) -> Result<Vec<u8>, NotToml> {
        edited(&self.base.text, &self.base_says, now).map(|text| self.base.formed(&text))
    }

    fn keep_own(&mut self, now: &Submission, why: &Why, told: Option<String>) -> Kept {
        let bytes = match self.with_changes(now) {
            Ok(bytes) => bytes,
            Err(error) => return Kept::failed(self.words.say(&error.to_string(), &[])),
        };
        self.record.enter(&self.disk, now, self.office.as_ref(), self.today, why, self.words);
        match self.disk.replace(&self.path, &bytes) {
            Ok(()) => {
                self.on_disk = bytes;
                self.saved = now.clone();
                self.rescue = None;
                Kept::done(told.or_else(|| self.record.doubt.take()))
            }
            Err(error) => self.failed(&error),
        }
    }

    fn failed(&self, error: &WriteError) -> Kept {
        Kept::failed(error.told(self.words, &self.path))
    }

    /// Puts the changes into what somebody else has made of the file.
    fn join(&mut self, bytes: Vec<u8>, now: &Submission, why: &Why) -> Kept {
        let Ok(theirs) = Written::of(bytes) else { return self.rescue(now) };
        let Ok(text) = edited(&theirs.text, &self.saved, now) else { return self.rescue(now) };
        let (Some(outside), Some(both)) = (says(self.library, &self.name(), &theirs.text), says(self.library, &self.name(), &text)) else {
            return self.rescue(now);
        };
        let others = changes(&self.saved, &outside, None, self.today, &Why::Outside);
        let own = changes(&self.saved, now, None, self.today, why);
        let told = self.told_of(&others, &own);
        self.record.enter(&self.disk, &outside, None, self.today, &Why::Outside, self.words);
        self.record.enter(&self.disk, &both, self.office.as_ref(), self.today, why, self.words);
        let bytes = theirs.formed(&text);
        match self.disk.replace(&self.path, &bytes) {
            Ok(()) => {
                self.base = theirs.became(bytes.clone(), text);
                self.on_disk = bytes;
                self.base_says = both.clone();
                self.saved = both.clone();
                self.rescue = None;
                Kept { done: true, told: Some(told), joined: Some(Box::new(both)) }
            }
            Err(error) => self.failed(&error),
        }
    }

    /// How much was changed elsewhere, and where both sides changed the same.
    fn told_of(&self, others: &[LogEntry], own: &[LogEntry]) -> String {
        let mine: BTreeSet<&LogAbout> = own.iter().map(|entry| &entry.about).collect();
        let both: Vec<&str> = others.iter().filter(|entry| mine.contains(&entry.about)).map(|entry| entry.about.id()).collect();
        let joined = say!(self.words, "line-file-joined", file = self.name(), count = others.len());
        if both.is_empty() { joined } else { [joined, say!(self.words, "line-file-both", ids = both.join(", "))].join(" ") }
    }

    /// Saves beside the file, which can no longer be read, and leaves that as it is.
    fn rescue(&mut self, now: &Submission) -> Kept {
        let bytes = match self.with_changes(now) {
            Ok(bytes) => bytes,
            Err(error) => return Kept::failed(self.words.say(&error.to_string(), &[])),
        };
        let written = match self.rescue.clone() {
            Some(path) => self.disk.replace(&path, &bytes).map(|()| path),
            None => self.rescue_anew(&bytes),
        };
        match written {
            Ok(path) => {
                let rescued = path.display().to_string();
                self.rescue = Some(path);
                Kept::done(Some(say!(self.words, "line-file-rescued", file = self.name(), rescued = rescued)))
            }
            Err(error) => self.failed(&error),
        }
    }

    fn rescue_anew(&self, bytes: &[u8]) -> Result<PathBuf, WriteError> {
        const MOST_NAMES: u32 = 100;
        let mut number = 1;
        loop {
            let ending = if number == 1 { "rescued.toml".to_owned() } else { ["rescued-", &number.to_string(), ".toml"].concat() };
            let path = self.path.with_extension(ending);
            match self.disk.write_new(&path, bytes) {
                Ok(()) => return Ok(path),
                // What was rescued another day is not written over.
                Err(WriteError::Exists) if number < MOST_NAMES => number += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

/// What a text says; none where it can no longer be taken for an answer file.
fn says(library: &Library, name: &str, text: &str) -> Option<Submission> {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let Content::Answers(given) = read::text(name, text, &mut sources, &mut definitions, &mut findings) else { return None };
    if findings.iter().any(|finding| finding.severity() == Severity::Error && !super::opened::of_head(finding)) {
        return None;
    }
    Some(check_submission(library, *given, &mut findings))
}
