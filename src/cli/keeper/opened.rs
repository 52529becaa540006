//! Opening an answer file to be changed.

use super::text::Written;
use crate::cli::args::Globals;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::{Environment, Exit};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::disk::{self, Disk, LARGEST_FILE, Lock, ReadError, WriteError};
use crate::library::{Library, check_submission};
use crate::model::Submission;
use crate::read;
use crate::say;
use crate::words::{Argument, Words};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// An answer file whose lock is held, as it was read.
#[derive(Debug)]
pub(in crate::cli) struct Opened {
    pub(super) disk: Disk,
    pub(super) path: PathBuf,
    pub(super) lock: Lock,
    pub(super) written: Written,
    /// How many answers in it cannot be read as such.
    pub(in crate::cli) unreadable: usize,
}

/// Takes the lock of an answer file and reads it with the definitions; says how the command ends where that cannot be done.
///
/// A file that is not built as an answer file is told of and left as it is. Answers that cannot be read are no reason not to
/// open it: they are kept and can be mended.
pub(in crate::cli) fn open(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    path: &Path,
    office: Option<&str>,
) -> Result<(Opened, Library, Submission), Exit> {
    let mut session = Session::open(environment, globals);
    let disk = Disk::new();
    let name = path.display().to_string();
    let lock = lock(environment, words, &disk, path, office)?;
    let read = disk::read_bytes(path, LARGEST_FILE).and_then(Written::of);
    let written = match read {
        Ok(written) => written,
        Err(ReadError::System(error)) if error.kind() == ErrorKind::NotFound => {
            output::tell(environment, &say!(words, "line-file-missing", file = name));
            return Err(Exit::Input);
        }
        Err(error) => {
            session.cannot_read(path, &error);
            return Err(session.fail(environment, words, globals));
        }
    };
    if let Err(error) = disk.can_replace(path) {
        output::tell(environment, &error.told(words, path));
        return Err(Exit::Output);
    }
    if read::looks_shared(&written.text) {
        output::tell(environment, &say!(words, "share-no-answers", file = name));
        return Err(Exit::Usage);
    }
    session.take_toml(path, &written.text);
    let library = session.library(&globals.language);
    // What is missing at the head is asked for before anything else.
    session.findings.retain(|finding| !of_head(finding));
    if session.has_errors() {
        let exit = session.fail(environment, words, globals);
        output::tell(environment, &say!(words, "line-file-not-opened", file = name));
        return Err(exit);
    }
    let Some(given) = session.answers.pop() else {
        output::tell(environment, &say!(words, "cli-no-answers", file = name));
        return Err(Exit::Usage);
    };
    let mut findings = Vec::new();
    let submission = check_submission(&library, given, &mut findings);
    if library.questionnaire(&submission.questionnaire.id).is_none() {
        session.findings.extend(findings);
        return Err(session.fail(environment, words, globals));
    }
    let unreadable = findings.iter().filter(|finding| is_of_answer(finding)).count();
    Ok((Opened { disk, path: path.to_owned(), lock, written, unreadable }, library, submission))
}

fn lock(environment: &mut Environment<'_>, words: &Words, disk: &Disk, path: &Path, office: Option<&str>) -> Result<Lock, Exit> {
    let lock = disk.lock(path, office).map_err(|error| match error {
        WriteError::InUse(_) => {
            output::tell(environment, &error.told(words, path));
            Exit::InUse
        }
        WriteError::System(_) | WriteError::NoName => {
            output::tell(environment, &say!(words, "line-file-missing", file = path.display().to_string()));
            Exit::Input
        }
        other => {
            output::tell(environment, &other.told(words, path));
            Exit::Output
        }
    })?;
    // Where no file may be put beside it, none can be saved either.
    let barred = lock.doubt().is_some_and(|error| matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem));
    if barred && path.exists() {
        output::tell(environment, &say!(words, "line-file-folder-barred", file = path.display().to_string()));
        return Err(Exit::Output);
    }
    if let Some(warning) = lock.warning(words, path) {
        output::tell(environment, &warning);
    }
    Ok(lock)
}

/// Whether a finding is about what the interview asks for first.
pub(super) fn of_head(finding: &Diagnostic) -> bool {
    let about = |key: &str| finding.arguments.contains(&("key", Argument::from(key)));
    match finding.code {
        Code::MissingKey | Code::EmptyText => about("state") || about("code"),
        _ => false,
    }
}

fn is_of_answer(finding: &Diagnostic) -> bool {
    finding.severity() == Severity::Error
        && matches!(finding.code, Code::AnswerKind | Code::AnswerRange | Code::NotApplicableForbidden | Code::NotApplicableReason)
}
