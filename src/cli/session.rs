//! Reading what a command needs: definitions, then answers.

use super::args::Globals;
use super::output::{self, Showing};
use super::{Environment, Exit};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::disk::{self, LARGEST_FILE, ReadError};
use crate::library::{Definitions, GivenSubmission, Library, SharedAssessment, check_submission};
use crate::model::{KeptPlan, ProfileId, Submission, ThreatProfile};
use crate::plan::{Ranking, rank};
use crate::read::{self, Content, Export, Format, Kind, Mapping, Recognized};
use crate::report::Subject;
use crate::score::{Assessment, Scorer, Sheet, Targets};
use crate::text::{SourceMap, decode};
use crate::words::Words;
use std::collections::BTreeSet;
use std::path::Path;

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Session {
    pub(super) sources: SourceMap,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) definitions: Definitions,
    built_in: u32,
    pub(super) answers: Vec<GivenSubmission>,
    /// Shared assessments, which hold figures and are no answers.
    pub(super) shared: Vec<SharedAssessment>,
    /// Kept plans.
    pub(super) plans: Vec<KeptPlan>,
    /// Mapping files.
    pub(super) mappings: Vec<Mapping>,
    /// Exports of forms, which can be read once the questions are known.
    exports: Vec<PendingExport>,
    /// Numbers in the source map of the files that hold answers, plans or mappings.
    pub(super) files_of_answers: BTreeSet<u32>,
    /// Files that were read, built-in ones left out.
    pub(super) files: usize,
    /// Whether a file could not be read at all.
    pub(super) unreadable: bool,
}

/// An export of a form that waits for the definitions: its name and text, and those of the file with its documents.
#[derive(Debug)]
struct PendingExport {
    name: String,
    text: String,
    register: Option<(String, String)>,
}

impl Session {
    /// Reads the built-in definitions and those that the flags name.
    pub(super) fn open(environment: &mut Environment<'_>, globals: &Globals) -> Self {
        let mut session = Self::default();
        if !globals.without_built_in {
            read::built_in(&mut session.sources, &mut session.definitions, &mut session.findings);
        }
        session.built_in = u32::try_from(session.sources.files().count()).unwrap_or(u32::MAX);
        for path in &globals.definitions {
            session.read_path(environment, path);
        }
        // A folder of definitions may hold examples too; the answers to score are those that the command names.
        session.answers.clear();
        session.shared.clear();
        session.plans.clear();
        session.mappings.clear();
        session
    }

    /// Reads a file, every TOML file of a folder, or standard input where the path is `-`.
    pub(super) fn read_path(&mut self, environment: &mut Environment<'_>, path: &Path) {
        if path.as_os_str() == "-" {
            match disk::read_text_from(&mut *environment.input) {
                Ok(text) => self.take(path, text.as_bytes()),
                Err(error) => self.cannot_read(path, &error),
            }
            return;
        }
        match disk::toml_files(path) {
            Ok(files) => {
                for file in files {
                    self.read_file(&file);
                }
            }
            Err(error) => self.cannot_read(path, &ReadError::System(error)),
        }
    }

    /// Reads a file by the ending of its name, or by how it begins where that tells nothing.
    fn read_file(&mut self, path: &Path) {
        match disk::read_bytes(path, LARGEST_FILE) {
            Ok(bytes) => self.take(path, &bytes),
            Err(error) => self.cannot_read(path, &error),
        }
    }

    /// Takes the content of a file.
    fn take(&mut self, path: &Path, bytes: &[u8]) {
        match read::recognized(&path.display().to_string(), bytes) {
            Ok(found) => self.take_as(path, &found, bytes),
            Err(offset) => self.cannot_read(path, &ReadError::NotUtf8(offset)),
        }
    }

    /// Takes the text of a file of which it is known that it is TOML, whatever its name.
    pub(super) fn take_toml(&mut self, path: &Path, text: &str) {
        let found = Recognized { kind: Kind::Plain(Format::Toml), text: text.to_owned() };
        self.take_as(path, &found, text.as_bytes());
    }

    fn take_as(&mut self, path: &Path, found: &Recognized, bytes: &[u8]) {
        self.files += 1;
        let name = path.display().to_string();
        let (sources, findings) = (&mut self.sources, &mut self.findings);
        let number = u32::try_from(sources.files().count()).unwrap_or(u32::MAX);
        match found.kind {
            Kind::Workbook => match read::workbook(&name, bytes, sources, findings) {
                Some(answers) => self.answers.push(answers),
                None => self.unreadable = true,
            },
            Kind::Shared => {
                self.files_of_answers.insert(number);
                self.shared.extend(read::shared_assessment(&name, &found.text, sources, findings));
            }
            Kind::Collected(_) => {
                let register = read::register_beside(&name).and_then(|beside| {
                    let text = decode(&disk::read_bytes(Path::new(&beside), LARGEST_FILE).ok()?).ok()?;
                    Some((beside, text))
                });
                self.exports.push(PendingExport { name, text: found.text.clone(), register });
            }
            // Where somebody names what this program has written as answers, it is read as such, and what is wrong with that is told.
            Kind::Plain(Format::Csv) | Kind::Results(Format::Csv) => self.answers.extend(read::csv(&name, &found.text, sources, findings)),
            Kind::Plain(Format::Json) | Kind::Results(Format::Json) => {
                self.answers.extend(read::json(&name, &found.lines(), sources, findings));
            }
            Kind::Plain(Format::Toml | Format::Workbook) | Kind::Results(_) => {
                match read::text(&name, &found.lines(), sources, &mut self.definitions, findings) {
                    Content::Answers(answers) => self.answers.push(*answers),
                    Content::Plan(plan) => {
                        self.files_of_answers.insert(number);
                        self.plans.push(*plan);
                    }
                    Content::Mapping(mapping) => {
                        self.files_of_answers.insert(number);
                        self.mappings.extend(mapping.map(|mapping| *mapping));
                    }
                    Content::Definitions | Content::Unknown => {}
                }
            }
        }
        self.files_of_answers.extend(self.answers.iter().map(|answers| answers.head.place.file));
    }

    /// Tells that a file cannot be read.
    pub(super) fn cannot_read(&mut self, path: &Path, error: &ReadError) {
        self.unreadable = true;
        self.files += 1;
        self.findings.push(error.finding(&path.display().to_string()));
    }

    /// Builds the library out of what was read.
    pub(super) fn library(&mut self, language: &str) -> Library {
        let (library, findings) = Library::build(std::mem::take(&mut self.definitions), self.built_in, language);
        for export in std::mem::take(&mut self.exports) {
            let register = export.register.as_ref().map(|(name, text)| (name.as_str(), text.as_str()));
            let export = Export { name: &export.name, text: &export.text, register };
            self.answers.extend(read::collected(&export, &library, &mut self.sources, &mut self.findings));
        }
        self.files_of_answers.extend(self.answers.iter().map(|answers| answers.head.place.file));
        // Where a file could not be taken apart, what others miss in it is no mistake of theirs.
        if !self.findings.iter().any(|finding| finding.code == Code::Syntax) {
            self.findings.extend(findings);
        }
        library
    }

    /// The name of a file that was read, by its number in the source map.
    pub(super) fn name_of(&self, file: u32) -> String {
        let at = usize::try_from(file).unwrap_or(usize::MAX);
        self.sources.files().nth(at).map(|file| file.name.to_string()).unwrap_or_default()
    }

    /// Whether every error so far stands in a file of answers that could be taken apart, so that the definitions can be trusted.
    pub(super) fn errors_in_answers_alone(&self) -> bool {
        let mut errors = self.findings.iter().filter(|finding| finding.severity() == Severity::Error);
        errors.all(|finding| finding.code != Code::Syntax && finding.place.is_some_and(|place| self.files_of_answers.contains(&place.file)))
    }

    /// Why there is not the one submission that a command needs: the message that says it.
    pub(super) fn not_one_submission(&self, found: usize) -> &'static str {
        match (found, self.shared.is_empty()) {
            (0, true) => "cli-no-answers",
            (0, false) => "share-no-answers",
            _ => "cli-many-answers",
        }
    }

    /// Whether anything so far is an error.
    pub(super) fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }

    /// Shows the errors on standard error and says how the command ends.
    pub(super) fn fail(&mut self, environment: &mut Environment<'_>, words: &Words, globals: &Globals) -> Exit {
        diagnostic::sort(&mut self.findings);
        let showing = Showing { from: Severity::Error, short: false };
        let text = output::findings(environment, words, globals, &self.findings, &self.sources, showing, true);
        output::tell(environment, text.trim_end());
        if self.unreadable { Exit::Input } else { Exit::Findings }
    }
}

/// One submission with all its figures.
#[derive(Debug)]
pub(super) struct Scored {
    pub(super) session: Session,
    pub(super) library: Library,
    pub(super) submission: Submission,
    pub(super) assessment: Assessment,
    pub(super) at_target: Vec<Vec<f64>>,
    pub(super) ranking: Ranking,
    targets: Option<ProfileId>,
    threats: Option<ProfileId>,
}

/// What the flags choose instead of the answer file.
#[derive(Debug, Default)]
pub(super) struct Choices {
    pub(super) targets: Option<String>,
    pub(super) threats: Option<String>,
    pub(super) keep_going: bool,
    /// Whether fingerprints will be told.
    pub(super) fingerprints: bool,
    /// Whether no intervention will be told, so that none needs to be ranked.
    pub(super) without_ranking: bool,
}

/// The profile that counts where neither flag nor file names one.
pub(super) const DEFAULT_PROFILE: &str = "default";

impl Scored {
    /// Reads one answer file and scores it; says how the command ends where that cannot be done.
    pub(super) fn read(
        environment: &mut Environment<'_>,
        words: &Words,
        globals: &Globals,
        file: &Path,
        choices: &Choices,
    ) -> Result<Self, Exit> {
        let mut session = Session::open(environment, globals);
        session.read_path(environment, file);
        let library = session.library(&globals.language);
        let (built_in_errors, keep_going) = (session.has_errors(), choices.keep_going && !session.unreadable);
        let only_answers = session.answers.len() == 1 && keep_going && errors_of_answers_only(&session);
        if built_in_errors && !only_answers {
            return Err(session.fail(environment, words, globals));
        }
        let name = file.display().to_string();
        if session.answers.len() != 1 {
            let key = session.not_one_submission(session.answers.len());
            output::tell(environment, &words.say(key, &[("file", name.into())]));
            return Err(Exit::Usage);
        }
        let given = session.answers.remove(0);
        let submission = check_submission(&library, given, &mut session.findings);
        if session.has_errors() {
            let unreadable = |finding: &Diagnostic| finding.severity() == Severity::Error && finding.code != Code::UnsettledConflict;
            let unreadable = session.findings.iter().any(unreadable);
            if !keep_going || library.questionnaire(&submission.questionnaire.id).is_none() {
                let exit = session.fail(environment, words, globals);
                output::tell(environment, &words.say(if unreadable { "cli-not-made" } else { "team-not-made" }, &[]));
                return Err(exit);
            }
            let _ = session.fail(environment, words, globals);
            if unreadable {
                output::tell(environment, &words.say("cli-kept-going", &[]));
            }
            if !submission.conflicts.is_empty() {
                output::tell(environment, &words.say("team-kept-going", &[]));
            }
        }
        let targets = chosen(
            environment,
            words,
            choices.targets.as_deref(),
            submission.target_profile.as_ref().map(|p| &p.id),
            library.targets.iter().map(|profile| &profile.id),
        )?;
        let threats = chosen(
            environment,
            words,
            choices.threats.as_deref(),
            submission.threat_profile.as_ref().map(|p| &p.id),
            library.threats.iter().map(|profile| &profile.id),
        )?;
        let profiles = Targets {
            default: library.target_profile(&DEFAULT_PROFILE.into()),
            chosen: targets.as_ref().and_then(|id| library.target_profile(id)),
        };
        let scorer = Scorer::new(&library, &library.asked(&submission.questionnaire.id), profiles);
        let profile = threats.as_ref().and_then(|id| library.threat_profile(id));
        // Hashing all texts takes about as long as ranking, and neither needs the other.
        let (assessment, at_target, ranking) = std::thread::scope(|scope| {
            if choices.fingerprints {
                scope.spawn(|| library.fingerprints());
            }
            let assessment = scorer.score(&Sheet::of(&library, &submission));
            let at_target = scorer.at_target(&assessment);
            let ranking = if choices.without_ranking { Ranking::default() } else { rank(&library, &assessment, profile, submission.size) };
            (assessment, at_target, ranking)
        });
        Ok(Self { session, submission, assessment, at_target, ranking, targets, threats, library })
    }

    /// The threat profile that counts.
    pub(super) fn threat_profile(&self) -> Option<&ThreatProfile> {
        self.threats.as_ref().and_then(|id| self.library.threat_profile(id))
    }

    /// The target profiles that count.
    pub(super) fn target_profiles(&self) -> Targets<'_> {
        let chosen = self.targets.as_ref().and_then(|id| self.library.target_profile(id));
        Targets { default: self.library.target_profile(&DEFAULT_PROFILE.into()), chosen }
    }

    /// The same as a report needs it.
    pub(super) fn subject<'s>(&'s self, words: &'s Words) -> Subject<'s> {
        Subject {
            library: &self.library,
            submission: &self.submission,
            assessment: &self.assessment,
            at_target: &self.at_target,
            ranking: &self.ranking,
            words,
            targets: self.targets.as_ref().map(ProfileId::as_str),
            threats: self.threats.as_ref().map(ProfileId::as_str),
            baseline: None,
            audience: None,
        }
    }
}

/// Whether every error so far stands in the answer file, so that the definitions can be trusted.
fn errors_of_answers_only(session: &Session) -> bool {
    let Some(given) = session.answers.first() else { return false };
    let errors = session.findings.iter().filter(|finding| finding.severity() == Severity::Error);
    errors.clone().count() > 0
        && errors
            .clone()
            .all(|finding| finding.place.is_some_and(|place| place.file == given.head.place.file) && finding.code != Code::Syntax)
}

/// The profile that a flag names, else the one of the file, else the default one; an error where the flag names none that exists.
pub(super) fn chosen<'p>(
    environment: &mut Environment<'_>,
    words: &Words,
    flag: Option<&str>,
    of_file: Option<&ProfileId>,
    known: impl Iterator<Item = &'p ProfileId> + Clone,
) -> Result<Option<ProfileId>, Exit> {
    let find = |wanted: &str| known.clone().find(|id| id.as_str() == wanted).cloned();
    let Some(flag) = flag else {
        let wanted = of_file.map_or(DEFAULT_PROFILE, ProfileId::as_str);
        return Ok(find(wanted));
    };
    match find(flag) {
        Some(id) => Ok(Some(id)),
        None => {
            let all: Vec<&str> = known.map(ProfileId::as_str).collect();
            let arguments = [("id", flag.into()), ("all", all.join(", ").into())];
            output::tell(environment, &words.say("cli-no-profile", &arguments));
            Err(Exit::Usage)
        }
    }
}
