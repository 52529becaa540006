//! The answers of several States, each file read on its own, so that one that is wrong spoils no other.

use super::args::Globals;
use super::batch_inputs::{Input, Inputs};
use super::output::{self, Showing};
use super::session::{self, Choices, Session};
use super::{Environment, Exit};
use crate::batch::{Intake, STANDARD_INPUT, intake};
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
    pub(super) replaced: Vec<Submission>,
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
        let mut reading = Reading { words, globals, library: &library, given: Vec::new(), left_out: Vec::new(), unreadable: false };
        for input in Inputs::whole(environment, paths.iter()).found {
            match input {
                Input::File(path) => {
                    // One of a folder may hold something else than answers; one that is named may not.
                    let is_named = paths.contains(&path);
                    let name = path.display().to_string();
                    match disk::read_bytes(&path, LARGEST_FILE) {
                        Ok(bytes) => reading.bytes(environment, name, &bytes, is_named),
                        Err(error) => reading.unreadable(environment, name, &error),
                    }
                }
                Input::Unreadable(path, error) => reading.unreadable(environment, path.display().to_string(), &error),
                Input::Standard(bytes) => reading.bytes(environment, STANDARD_INPUT.to_owned(), &bytes.unwrap_or_default(), true),
            }
        }
        if !(reading.left_out.is_empty() || choices.keep_going) {
            output::tell(environment, &say!(words, "portfolio-not-made", count = reading.left_out.len()));
            return Err(if reading.unreadable { Exit::Input } else { Exit::Findings });
        }
        let Reading { given, left_out, .. } = reading;
        let Latest { kept: given, replaced } = Latest::of(environment, words, given)?;
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
        Ok(Self { library, targets, states, left_out, replaced })
    }
}

/// Answers with the file that they come from.
struct Given {
    file: String,
    submission: Submission,
}

/// What was read so far.
struct Reading<'r> {
    words: &'r Words,
    globals: &'r Globals,
    library: &'r Library,
    given: Vec<Given>,
    left_out: Vec<String>,
    unreadable: bool,
}

impl Reading<'_> {
    /// Takes the content of a file.
    fn bytes(&mut self, environment: &mut Environment<'_>, file: String, bytes: &[u8], is_named: bool) {
        let mut read = intake(&file, bytes, self.library, &|beside| disk::read_bytes(Path::new(beside), LARGEST_FILE).ok());
        let is_error = |finding: &Diagnostic| finding.severity() == Severity::Error;
        let given = std::mem::take(&mut read.given);
        let is_something_else = given.is_empty() && !read.findings.iter().any(is_error);
        if is_something_else {
            if is_named {
                let key = if read.shared.is_empty() { "cli-no-answers" } else { "share-no-answers" };
                output::tell(environment, &self.words.say(key, &[("file", file.clone().into())]));
                self.left_out.push(file);
            }
            return;
        }
        let checked: Vec<Submission> = given.into_iter().map(|given| check_submission(self.library, given, &mut read.findings)).collect();
        if read.findings.iter().any(is_error) {
            return self.fail(environment, file, read);
        }
        self.given.extend(checked.into_iter().map(|submission| Given { file: file.clone(), submission }));
    }

    fn unreadable(&mut self, environment: &mut Environment<'_>, file: String, error: &ReadError) {
        self.unreadable = true;
        let read = Intake { findings: vec![error.finding(&file)], ..Intake::default() };
        self.fail(environment, file, read);
    }

    fn fail(&mut self, environment: &mut Environment<'_>, file: String, mut read: Intake) {
        diagnostic::sort(&mut read.findings);
        let showing = Showing { from: Severity::Error, short: false };
        let text = output::findings(environment, self.words, self.globals, &read.findings, &read.sources, showing, true);
        output::tell(environment, text.trim_end());
        self.left_out.push(file);
    }
}

/// The latest answers of each State, by code.
struct Latest {
    kept: Vec<Submission>,
    /// What they stand in place of.
    replaced: Vec<Submission>,
}

impl Latest {
    /// Where two are of one day, or one has none, nobody can say which is later.
    fn of(environment: &mut Environment<'_>, words: &Words, given: Vec<Given>) -> Result<Self, Exit> {
        let mut by_code: BTreeMap<String, Vec<Given>> = BTreeMap::new();
        for one in given {
            by_code.entry(one.submission.code.clone()).or_default().push(one);
        }
        let mut latest = Self { kept: Vec::new(), replaced: Vec::new() };
        for (code, mut of_state) in by_code {
            of_state.sort_by_key(|one| one.submission.assessed_on);
            let days: Vec<_> = of_state.iter().map(|one| one.submission.assessed_on).collect();
            if days.len() > 1 && (days.contains(&None) || days.windows(2).any(|pair| pair[0] == pair[1])) {
                let files: Vec<&str> = of_state.iter().map(|one| one.file.as_str()).collect();
                let files = files.join(&say!(words, "list-comma"));
                output::tell(environment, &say!(words, "portfolio-same-state", code = code, files = files));
                return Err(Exit::Usage);
            }
            latest.kept.extend(of_state.pop().map(|one| one.submission));
            latest.replaced.extend(of_state.into_iter().map(|one| one.submission));
        }
        Ok(latest)
    }
}
