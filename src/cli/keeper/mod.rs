//! Keeps an answer file while it is changed: lock, reading, saving after every change, the change log.
//!
//! Every change is written into the text that the file had when it was opened, so that comments and layout stay, and taking
//! all changes back gives the original file. Where somebody else has changed the file meanwhile, the changes go into that text.

mod opened;
mod record;
mod save;
mod text;

pub(super) use opened::{Opened, open};

use crate::ask::{Interview, Saved, Saver};
use crate::disk::{self, Disk, Lock};
use crate::library::{Library, sha256};
use crate::model::{Date, QuestionId, RespondentId, Submission};
use crate::say;
use crate::words::Words;
use record::Record;
use std::path::{Path, PathBuf};
use text::Written;

/// An answer file that is open to be changed.
#[derive(Debug)]
pub(super) struct Keeper<'l> {
    disk: Disk,
    library: &'l Library,
    words: &'l Words,
    path: PathBuf,
    /// Held until the keeper goes.
    _lock: Lock,
    office: Option<RespondentId>,
    today: Date,
    /// The file as it was opened, or as somebody else has left it, with what it says.
    base: Written,
    base_says: Submission,
    /// What is on the disk as far as this program knows.
    on_disk: Vec<u8>,
    /// What that says.
    saved: Submission,
    record: Record,
    /// Where the answers went when the file could no longer be read.
    rescue: Option<PathBuf>,
}

impl<'l> Keeper<'l> {
    /// Begins to keep a file that was opened. What was changed in it outside of the program goes into its log.
    pub(super) fn new(opened: Opened, library: &'l Library, words: &'l Words, submission: &Submission, today: Date) -> Self {
        let mut record = Record::read(&opened.path, words);
        record.outside(&opened.disk, submission, today, words);
        Self {
            disk: opened.disk,
            library,
            words,
            path: opened.path,
            _lock: opened.lock,
            office: None,
            today,
            on_disk: opened.written.bytes.clone(),
            base: opened.written,
            base_says: submission.clone(),
            saved: submission.clone(),
            record,
            rescue: None,
        }
    }

    /// Says in whose name changes are made from now on.
    pub(super) fn sign(&mut self, office: Option<&RespondentId>) {
        self.office = office.cloned();
    }

    /// The question that was answered last, by this office where one is named.
    pub(super) fn last_question(&self) -> Option<QuestionId> {
        self.record.last_question(self.office.as_ref())
    }

    /// What is doubtful about the log, in words; told once.
    pub(super) fn doubt(&mut self) -> Option<String> {
        self.record.doubt.take()
    }

    /// Where the answers are, if they could not go into their file.
    pub(super) fn rescued(&self) -> Option<&Path> {
        self.rescue.as_deref()
    }
}

impl Saver for Keeper<'_> {
    fn save(&mut self, interview: &mut Interview<'_>) -> Saved {
        let reason = interview.reason().to_owned();
        let kept = self.keep(interview.submission(), &reason);
        if let Some(joined) = kept.joined {
            interview.reload(*joined);
        }
        match (kept.done, kept.told) {
            (true, None) => Saved::Kept,
            (true, Some(told)) => Saved::KeptWith(told),
            (false, told) => Saved::Failed(told.unwrap_or_default()),
        }
    }

    fn hash(&mut self, file: &str) -> Result<String, String> {
        let path = self.path.parent().unwrap_or(Path::new("")).join(file);
        let read = disk::open_reader(&path).map_err(|error| match error {
            disk::ReadError::System(error) => error.to_string(),
            other => other.to_string(),
        });
        let hash = read.and_then(|mut reader| sha256(&mut reader).map_err(|error| error.to_string()));
        hash.map_err(|message| say!(self.words, "line-file-no-document", file = path.display().to_string(), message = message))
    }
}
