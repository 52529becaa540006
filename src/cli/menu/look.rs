//! A look at the answer files of a folder: what each is and how far it has come.

use super::making::named_as_made;
use crate::ask::Interview;
use crate::cli::Environment;
use crate::cli::args::Globals;
use crate::cli::output::{self, Showing};
use crate::cli::session::Session;
use crate::diagnostic::{self, Code, Severity};
use crate::disk;
use crate::library::{Definitions, Library, check_submission};
use crate::model::{Submission, SubmissionStatus};
use crate::say;
use crate::score::{Targets, shown_percent};
use crate::words::Words;
use std::path::{Path, PathBuf};

/// One file that holds answers, or ought to.
#[derive(Debug)]
pub(super) struct Found {
    /// Its path, as commands are given it.
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) content: Content,
}

/// What is in a file.
#[derive(Debug)]
pub(super) enum Content {
    /// One submission.
    Answers(Box<Facts>),
    /// Several submissions, so many.
    Several(usize),
    /// It cannot be read, for these reasons.
    Broken(String),
}

/// What is told of a submission.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) submission: Submission,
    pub(super) questionnaire: String,
    /// Share of the weight that is answered, in whole per cent.
    pub(super) percent: f64,
    pub(super) left: usize,
    pub(super) to_confirm: usize,
    /// Errors that a check finds.
    pub(super) errors: usize,
}

/// Reads the definitions once and any number of answer files after them.
pub(super) struct Looker {
    session: Session,
    pub(super) library: Library,
}

impl Looker {
    /// Reads the definitions.
    ///
    /// # Errors
    /// What is wrong with them, as a text.
    pub(super) fn new(environment: &mut Environment<'_>, words: &Words, globals: &Globals) -> Result<Self, String> {
        let mut session = Session::open(environment, globals);
        let library = session.library(&globals.language);
        if session.has_errors() {
            return Err(told(environment, words, globals, &mut session));
        }
        Ok(Self { session, library })
    }

    /// The answer files of a folder in order of their names; files of definitions are left out, broken ones are not.
    pub(super) fn folder(&mut self, environment: &mut Environment<'_>, words: &Words, globals: &Globals, folder: &Path) -> Vec<Found> {
        let here = folder.as_os_str().is_empty();
        let files = disk::answer_files(if here { Path::new(".") } else { folder }).unwrap_or_default();
        let found = files.iter().filter_map(|file| self.file(environment, words, globals, &folder.join(&file.name)));
        // What the menu itself has made beside the answers is no answer file that somebody broke.
        found.filter(|found| !(matches!(found.content, Content::Broken(_)) && named_as_made(&found.name))).collect()
    }

    /// What is in one file; nothing where it holds definitions.
    pub(super) fn file(&mut self, environment: &mut Environment<'_>, words: &Words, globals: &Globals, path: &Path) -> Option<Found> {
        self.session.findings.clear();
        self.session.answers.clear();
        self.session.plans.clear();
        self.session.unreadable = false;
        self.session.read_path(environment, path);
        self.session.definitions = Definitions::default();
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let count = self.session.answers.len();
        let content = match self.session.answers.pop() {
            Some(_) if count > 1 => Content::Several(count),
            // What could not be taken apart may lack anything.
            Some(_) if self.session.findings.iter().any(|finding| finding.code == Code::Syntax) => {
                Content::Broken(told(environment, words, globals, &mut self.session))
            }
            Some(given) => {
                let submission = check_submission(&self.library, given, &mut self.session.findings);
                Content::Answers(Box::new(self.facts(environment, submission)))
            }
            None if !self.session.plans.is_empty() => return None,
            None if self.session.has_errors() || self.session.unreadable => {
                Content::Broken(told(environment, words, globals, &mut self.session))
            }
            None => return None,
        };
        Some(Found { path: path.to_owned(), name, content })
    }

    fn facts(&self, environment: &Environment<'_>, submission: Submission) -> Facts {
        let errors = self.session.findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
        let library = &self.library;
        let id = &submission.questionnaire.id;
        let title = library.questionnaire(id).map(|questionnaire| questionnaire.title.clone());
        let title = library.view(id).map(|view| view.title.clone()).or(title);
        let questionnaire = title.unwrap_or_else(|| id.to_string());
        let none = Targets { default: None, chosen: None };
        let interview = Interview::new(library, submission.clone(), none, None, environment.today, None);
        let tally = interview.tally();
        let percent = shown_percent(interview.answered_by_weight()).round();
        Facts { questionnaire, percent, left: tally.left, to_confirm: tally.to_confirm, errors, submission }
    }
}

fn told(environment: &Environment<'_>, words: &Words, globals: &Globals, session: &mut Session) -> String {
    diagnostic::sort(&mut session.findings);
    // One line each: the menu tells that something is wrong, the check tells where.
    let showing = Showing { from: Severity::Error, short: true };
    output::findings(environment, words, globals, &session.findings, &session.sources, showing, true)
}

impl Found {
    /// The facts, where it is one submission.
    pub(super) fn facts(&self) -> Option<&Facts> {
        match &self.content {
            Content::Answers(facts) => Some(facts),
            _ => None,
        }
    }

    /// What stands beside its name: State, status, share answered, conflicts.
    pub(super) fn short(&self, words: &Words) -> String {
        match &self.content {
            Content::Broken(_) => say!(words, "menu-file-broken"),
            Content::Several(count) => say!(words, "menu-file-several", count = *count),
            Content::Answers(facts) => {
                let state = named(&facts.submission, words);
                let status = status(&facts.submission, words);
                let mut parts = vec![say!(words, "menu-file-short", state = state, status = status, percent = facts.percent)];
                if !facts.submission.conflicts.is_empty() {
                    parts.push(say!(words, "menu-file-short-conflicts", count = facts.submission.conflicts.len()));
                }
                if facts.errors > 0 {
                    parts.push(say!(words, "menu-file-short-errors", count = facts.errors));
                }
                parts.join(", ")
            }
        }
    }

    /// All that is told of it, in lines.
    pub(super) fn full(&self, words: &Words) -> String {
        let facts = match &self.content {
            Content::Broken(why) => return [say!(words, "menu-file-broken-full"), why.clone()].join("\n"),
            Content::Several(count) => return say!(words, "menu-file-several-full", count = *count),
            Content::Answers(facts) => facts,
        };
        let submission = &facts.submission;
        let on = submission.assessed_on.map_or_else(|| say!(words, "menu-file-no-day"), |day| day.to_string());
        let mut lines = vec![
            say!(words, "menu-file-state", state = with_code(submission, words), questionnaire = facts.questionnaire.as_str()),
            say!(words, "menu-file-day", day = on, status = status(submission, words), marking = submission.marking.label()),
            say!(words, "menu-file-progress", percent = facts.percent, left = facts.left, confirm = facts.to_confirm),
        ];
        if submission.status != SubmissionStatus::Draft {
            lines.push(say!(words, "menu-file-cleared"));
        }
        if let Some(part) = &submission.part {
            lines.push(say!(words, "menu-file-part", part = part.name.as_str()));
        }
        if !submission.conflicts.is_empty() {
            lines.push(say!(words, "menu-file-conflicts", count = submission.conflicts.len()));
        }
        if facts.errors > 0 {
            lines.push(say!(words, "menu-file-errors", count = facts.errors));
        }
        lines.join("\n")
    }
}

fn named(submission: &Submission, words: &Words) -> String {
    match submission.state.trim() {
        "" => say!(words, "menu-file-no-state"),
        state => state.to_owned(),
    }
}

fn with_code(submission: &Submission, words: &Words) -> String {
    let state = named(submission, words);
    if submission.code.is_empty() { state } else { say!(words, "menu-file-code", state = state, code = submission.code.as_str()) }
}

fn status(submission: &Submission, words: &Words) -> String {
    let word = match submission.status {
        SubmissionStatus::Draft => say!(words, "menu-status-draft"),
        SubmissionStatus::Reviewed => say!(words, "menu-status-reviewed"),
        SubmissionStatus::Approved => say!(words, "menu-status-approved"),
    };
    if submission.part.is_some() { say!(words, "menu-status-part", status = word) } else { word }
}
