//! The change log beside an answer file.

use crate::cli::keep::log_of;
use crate::disk::{self, Disk};
use crate::model::{ConflictAbout, Date, QuestionId, RespondentId, Says, Submission};
use crate::say;
use crate::team::{LogAbout, LogEntry, Why, changes, outside_changes};
use crate::words::Words;
use std::path::{Path, PathBuf};

/// The log of one answer file.
#[derive(Debug)]
pub(super) struct Record {
    path: PathBuf,
    entries: Vec<LogEntry>,
    /// The state up to which changes are in the log; the file itself may be behind, for the log is written first.
    logged: Option<Submission>,
    /// What is doubtful about it, until it is told.
    pub(super) doubt: Option<String>,
    /// Whether writing failed already, so that it is told once.
    failed: bool,
}

impl Record {
    /// Reads the log beside an answer file.
    pub(super) fn read(file: &Path, words: &Words) -> Self {
        let path = log_of(file);
        let (lines, doubt) = match disk::read_log(&path) {
            Ok(lines) => (lines, None),
            Err(error) => {
                let message = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
                (Vec::new(), Some(say!(words, "line-file-log-unread", file = path.display().to_string(), message = message)))
            }
        };
        let entries = lines.iter().filter_map(|line| LogEntry::from_line(line)).collect();
        Self { path, entries, logged: None, doubt, failed: false }
    }

    /// Enters what the file says now and the log does not: somebody has changed the file itself.
    pub(super) fn outside(&mut self, disk: &Disk, submission: &Submission, today: Date, words: &Words) {
        let entries = outside_changes(&self.entries, submission, today);
        self.logged = Some(submission.clone());
        self.append(disk, entries, words);
    }

    /// Enters the changes since the last time; says once if that cannot be done, for an answer is worth more than its history.
    pub(super) fn enter(&mut self, disk: &Disk, now: &Submission, office: Option<&RespondentId>, today: Date, why: &Why, words: &Words) {
        let Some(before) = self.logged.replace(now.clone()) else { return };
        let mut entries = changes(&before, now, office, today, why);
        for entry in &mut entries {
            if let Some(from) = settled(&before, now, &entry.about) {
                entry.why = Why::Settled(from);
            }
        }
        self.append(disk, entries, words);
    }

    fn append(&mut self, disk: &Disk, entries: Vec<LogEntry>, words: &Words) {
        for entry in entries {
            if let Err(error) = disk.append_line(&self.path, &entry.to_line()) {
                if !self.failed {
                    self.doubt = Some(say!(words, "line-file-log-unwritten", why = error.told(words, &self.path)));
                }
                self.failed = true;
            }
            self.entries.push(entry);
        }
    }

    /// The question of the last change that was made in an interview, by this office where one is named.
    pub(super) fn last_question(&self, office: Option<&RespondentId>) -> Option<QuestionId> {
        let made = |entry: &&LogEntry| !matches!(entry.why, Why::Merge(_) | Why::Outside | Why::Cleared);
        let own = |entry: &&LogEntry| office.is_none_or(|office| entry.office.as_deref() == Some(office.as_str()));
        self.entries.iter().rev().filter(made).filter(own).find_map(|entry| match &entry.about {
            LogAbout::Question(id) => Some(id.clone()),
            _ => None,
        })
    }
}

/// The side for which a conflict about this was settled; none where there was none or it was answered anew.
fn settled(before: &Submission, now: &Submission, about: &LogAbout) -> Option<String> {
    let is_it = |conflict: &&crate::model::Conflict| match (&conflict.about, about) {
        (ConflictAbout::Question(id), LogAbout::Question(other)) => id == other,
        (ConflictAbout::Evidence(id), LogAbout::Evidence(other)) => id == other,
        _ => false,
    };
    let conflict = before.conflicts.iter().find(is_it).filter(|_| !now.conflicts.iter().any(|conflict| is_it(&conflict)))?;
    let holds = |says: &Says| match (&conflict.about, says) {
        (ConflictAbout::Question(id), Says::Answer(answer, _)) => now.answers.get(id).is_some_and(|now| now.same(answer)),
        (ConflictAbout::Question(id), _) => !now.answers.contains_key(id),
        (ConflictAbout::Evidence(id), Says::Evidence(entry)) => now.evidence.iter().any(|now| now.id == *id && now.same(entry)),
        (ConflictAbout::Evidence(id), _) => !now.evidence.iter().any(|now| now.id == *id),
    };
    conflict.sides.iter().find(|side| holds(&side.says)).map(|side| side.from.clone())
}
