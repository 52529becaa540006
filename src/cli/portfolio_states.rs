//! The answers of several States, each file read on its own, so that one that is wrong spoils no other.

use super::args::Globals;
use super::output::{self, Showing};
use super::session::{self, Choices, Session};
use super::{Environment, Exit};
use crate::batch::{Intake, intake};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::disk::{self, LARGEST_FILE, ReadError};
use crate::library::{Library, check_submission};
use crate::model::{ProfileId, QuestionnaireId, Submission};
use crate::say;
use crate::score::{Assessment, Scorer, Sheet, Targets};
use crate::words::Words;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A State that was read.
pub(super) struct Read {
    pub(super) submission: Submission,
    pub(super) assessment: Assessment,
    /// The threat profile that counts for it.
    pub(super) threats: Option<ProfileId>,
}

/// All States in the order of their codes, with the definitions.
pub(super) struct States {
    pub(super) library: Library,
    pub(super) targets: Option<ProfileId>,
    pub(super) states: Vec<Read>,
    /// Files that are left out because something is wrong with them.
    pub(super) left_out: Vec<String>,
    /// Answers of an earlier day that later ones stand in place of.
    pub(super) replaced: Vec<(String, Submission)>,
}

impl States {
    /// Reads the files; says what is wrong and how the command ends where it cannot go on.
    pub(super) fn read(
        environment: &mut Environment<'_>,
        words: &Words,
        globals: &Globals,
        paths: &[PathBuf],
        choices: &Choices,
    ) -> Result<Self, Exit> {
        let mut session = Session::open(environment, globals);
        let library = session.library(&globals.language);
        if session.has_errors() {
            return Err(session.fail(environment, words, globals));
        }
        let mut reading = Reading { given: Vec::new(), left_out: Vec::new(), unreadable: false };
        for path in paths {
            reading.path(environment, words, globals, &library, path)?;
        }
        if !(reading.left_out.is_empty() || choices.keep_going) {
            output::tell(environment, &say!(words, "portfolio-not-made", count = reading.left_out.len()));
            return Err(if reading.unreadable { Exit::Input } else { Exit::Findings });
        }
        let (given, replaced) = latest(environment, words, reading.given)?;
        if given.is_empty() {
            output::tell(environment, &say!(words, "portfolio-no-answers"));
            return Err(Exit::Usage);
        }
        let mut of_files: Vec<Option<&ProfileId>> = given.iter().map(|of| of.target_profile.as_ref().map(|profile| &profile.id)).collect();
        of_files.sort();
        of_files.dedup();
        let of_all = if let [one] = of_files[..] { one } else { None };
        if of_files.len() > 1 && choices.targets.is_none() && !globals.quiet {
            output::tell(environment, &say!(words, "portfolio-one-target"));
        }
        let known = library.targets.iter().map(|profile| &profile.id);
        let targets = session::chosen(environment, words, choices.targets.as_deref(), of_all, known)?;
        let profiles = Targets {
            default: library.target_profile(&session::DEFAULT_PROFILE.into()),
            chosen: targets.as_ref().and_then(|id| library.target_profile(id)),
        };
        let mut scorers: BTreeMap<QuestionnaireId, Scorer> = BTreeMap::new();
        let mut states = Vec::new();
        for submission in given {
            let of_file = submission.threat_profile.as_ref().map(|profile| &profile.id);
            let known = library.threats.iter().map(|profile| &profile.id);
            let threats = session::chosen(environment, words, choices.threats.as_deref(), of_file, known)?;
            let id = &submission.questionnaire.id;
            let scorer = scorers.entry(id.clone()).or_insert_with(|| Scorer::new(&library, &library.asked(id), profiles));
            let assessment = scorer.score(&Sheet::of(&library, &submission));
            states.push(Read { submission, assessment, threats });
        }
        Ok(Self { library, targets, states, left_out: reading.left_out, replaced })
    }
}

/// What was read so far.
struct Reading {
    given: Vec<(String, Submission)>,
    left_out: Vec<String>,
    unreadable: bool,
}

impl Reading {
    fn path(
        &mut self,
        environment: &mut Environment<'_>,
        words: &Words,
        globals: &Globals,
        library: &Library,
        path: &Path,
    ) -> Result<(), Exit> {
        if !disk::is_folder(path) {
            self.file(environment, words, globals, library, path, true);
            return Ok(());
        }
        match disk::answer_files(path) {
            Ok(files) => {
                for file in files {
                    self.file(environment, words, globals, library, &file.path, false);
                }
                Ok(())
            }
            Err(error) => {
                self.fail(environment, words, globals, path, Intake::default(), Some(&ReadError::System(error)));
                Ok(())
            }
        }
    }

    /// Reads a file. One of a folder may hold something else than answers; one that is named may not.
    fn file(
        &mut self,
        environment: &mut Environment<'_>,
        words: &Words,
        globals: &Globals,
        library: &Library,
        path: &Path,
        is_named: bool,
    ) {
        let name = path.display().to_string();
        let bytes = match disk::read_bytes(path, LARGEST_FILE) {
            Ok(bytes) => bytes,
            Err(error) => return self.fail(environment, words, globals, path, Intake::default(), Some(&error)),
        };
        let mut read = intake(&name, &bytes, library, &|beside| disk::read_bytes(Path::new(beside), LARGEST_FILE).ok());
        let is_error = |finding: &Diagnostic| finding.severity() == Severity::Error;
        let given = std::mem::take(&mut read.given);
        let is_something_else = given.is_empty() && !read.findings.iter().any(is_error);
        if is_something_else {
            if is_named {
                let key = if read.shared.is_empty() { "cli-no-answers" } else { "share-no-answers" };
                output::tell(environment, &words.say(key, &[("file", name.clone().into())]));
                self.left_out.push(name);
            }
            return;
        }
        let checked: Vec<Submission> = given.into_iter().map(|given| check_submission(library, given, &mut read.findings)).collect();
        if read.findings.iter().any(is_error) {
            return self.fail(environment, words, globals, path, read, None);
        }
        self.given.extend(checked.into_iter().map(|submission| (name.clone(), submission)));
    }

    fn fail(
        &mut self,
        environment: &mut Environment<'_>,
        words: &Words,
        globals: &Globals,
        path: &Path,
        mut read: Intake,
        error: Option<&ReadError>,
    ) {
        let name = path.display().to_string();
        if let Some(error) = error {
            self.unreadable = true;
            read.findings.push(error.finding(&name));
        }
        diagnostic::sort(&mut read.findings);
        let showing = Showing { from: Severity::Error, short: false };
        let text = output::findings(environment, words, globals, &read.findings, &read.sources, showing, true);
        output::tell(environment, text.trim_end());
        self.left_out.push(name);
    }
}

/// The latest answers of each State, by code; where two are of one day, or one has none, nobody can say which is later.
#[allow(clippy::type_complexity)] // what stays, and what it stands in place of with its file
fn latest(
    environment: &mut Environment<'_>,
    words: &Words,
    given: Vec<(String, Submission)>,
) -> Result<(Vec<Submission>, Vec<(String, Submission)>), Exit> {
    let mut by_code: BTreeMap<String, Vec<(String, Submission)>> = BTreeMap::new();
    for (name, submission) in given {
        by_code.entry(submission.code.clone()).or_default().push((name, submission));
    }
    let (mut kept, mut replaced) = (Vec::new(), Vec::new());
    for (code, mut of_state) in by_code {
        of_state.sort_by_key(|(_, submission)| submission.assessed_on);
        let days: Vec<_> = of_state.iter().map(|(_, submission)| submission.assessed_on).collect();
        if days.len() > 1 && (days.contains(&None) || days.windows(2).any(|pair| pair[0] == pair[1])) {
            let files: Vec<&str> = of_state.iter().map(|(name, _)| name.as_str()).collect();
            let files = files.join(&say!(words, "list-comma"));
            output::tell(environment, &say!(words, "portfolio-same-state", code = code, files = files));
            return Err(Exit::Usage);
        }
        kept.extend(of_state.pop().map(|(_, submission)| submission));
        replaced.extend(of_state);
    }
    Ok((kept, replaced))
}
