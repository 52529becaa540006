//! Answer files that are read to be worked on: with their text, and with what stood at their head before anything lapsed.

use super::args::Globals;
use super::output::{self, Showing};
use super::session::Session;
use super::{Environment, Exit};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::library::{Library, check_submission};
use crate::model::Submission;
use crate::words::Words;
use std::path::{Path, PathBuf};

/// Answer files with the definitions they are on.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) session: Session,
    pub(super) library: Library,
    /// In the order in which they were named.
    pub(super) files: Vec<OpenFile>,
}

/// One answer file.
#[derive(Debug)]
pub(super) struct OpenFile {
    pub(super) path: PathBuf,
    /// Its text, line ends made `\n`; of a table, what is in its cells.
    pub(super) text: String,
    pub(super) submission: Submission,
    /// The same with the clearance as it is written, even if it has lapsed.
    pub(super) as_written: Submission,
}

impl OpenFile {
    /// The name without folder and ending.
    pub(super) fn stem(&self) -> String {
        self.path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
    }
}

/// Mistakes with which a file can still be merged or split, since what was written is kept with them.
pub(super) fn kept_all_the_same(code: Code) -> bool {
    matches!(code, Code::AnswerKind | Code::AnswerRange | Code::EvidenceNotListed | Code::OfficeNotListed | Code::UnsettledConflict)
}

/// Mistakes of the answers alone, with which the rest can still be counted.
pub(super) fn of_answers(code: Code) -> bool {
    kept_all_the_same(code)
        || matches!(code, Code::NotApplicableForbidden | Code::NotApplicableReason | Code::ValueAndState | Code::ClearanceMissing)
}

impl Opened {
    /// Reads files with one submission each; says how the command ends where that cannot be done.
    ///
    /// A mistake that is not tolerated is shown and ends the command: from what could not be read nothing must follow.
    pub(super) fn read(
        environment: &mut Environment<'_>,
        words: &Words,
        globals: &Globals,
        paths: &[PathBuf],
        tolerated: fn(Code) -> bool,
    ) -> Result<Self, Exit> {
        let mut session = Session::open(environment, globals);
        let mut given = Vec::new();
        for path in paths {
            session.read_path(environment, path);
            let mut found = std::mem::take(&mut session.answers);
            match (found.pop(), found.is_empty()) {
                (Some(one), true) => given.push((path.clone(), one)),
                // What could not be read is told below.
                (None, _) if session.has_errors() => {}
                (none, _) => {
                    let key = session.not_one_submission(usize::from(none.is_some()));
                    output::tell(environment, &words.say(key, &[("file", path.display().to_string().into())]));
                    return Err(Exit::Usage);
                }
            }
        }
        let library = session.library(&globals.language);
        let files: Vec<OpenFile> = given
            .into_iter()
            .map(|(path, given)| {
                let text = session.sources.file(given.head.place.file).map_or_else(String::new, |file| file.text.clone().into_owned());
                let (status, cleared) = (given.head.status, given.head.cleared.clone());
                let submission = check_submission(&library, given, &mut session.findings);
                let as_written = Submission { status, cleared, ..submission.clone() };
                OpenFile { path, text, submission, as_written }
            })
            .collect();
        let intolerable = |finding: &Diagnostic| finding.severity() == Severity::Error && !tolerated(finding.code);
        if session.findings.iter().any(intolerable) || session.unreadable {
            session.findings.retain(intolerable);
            let exit = session.fail(environment, words, globals);
            output::tell(environment, &words.say("team-mend-first", &[]));
            return Err(exit);
        }
        Ok(Self { session, library, files })
    }

    /// Says on standard error how many answers cannot be read, where there are such; “check” shows them.
    pub(super) fn tell_unreadable(&self, environment: &mut Environment<'_>, words: &Words) {
        let unreadable =
            self.session.findings.iter().filter(|finding| finding.severity() == Severity::Error && finding.code != Code::UnsettledConflict);
        let count = unreadable.count();
        if count > 0 {
            output::tell(environment, &words.say("team-some-unreadable", &[("count", count.into())]));
        }
    }

    /// Shows findings on standard error.
    pub(super) fn show(&self, environment: &mut Environment<'_>, words: &Words, globals: &Globals, findings: &mut Vec<Diagnostic>) {
        diagnostic::sort(findings);
        let showing = Showing { from: Severity::Note, short: false };
        let text = output::findings(environment, words, globals, findings, &self.session.sources, showing, true);
        if !text.is_empty() {
            output::tell(environment, text.trim_end());
        }
    }
}

/// A path beside a file, with another ending after its stem.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_os_string();
    let mut name = stem;
    name.push(ending);
    path.with_file_name(name)
}
