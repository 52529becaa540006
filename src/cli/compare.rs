//! `capgap compare`: assessments beside each other.

use super::args::{Globals, paper};
use super::formats::{self, Content, Place, REPORTS};
use super::output;
use super::plan_kept::Kept;
use super::report::choices;
use super::session::{DEFAULT_PROFILE, Session, chosen};
use super::{Environment, Exit};
use crate::compare::{Comparison, Handed, PlanEffect, Problem, compare, effect};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::library::{Library, check_submission};
use crate::model::ProfileId;
use crate::report::{Comparing, Document, comparison_csv, comparison_json, comparison_report, comparison_workbook};
use crate::say;
use crate::score::Targets;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What the files of a folder are called, without the ending.
const STEM: &str = "comparison";

pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    let [targets, threats, keep_going] = super::args::choices(words);
    Command::new("compare")
        .about(say!(words, "compare-cli"))
        .arg(Arg::new("files").required(true).num_args(1..).value_name("FILE").value_parser(path()).help(say!(words, "compare-cli-files")))
        .arg(
            Arg::new("format")
                .long("format")
                .short('f')
                .action(ArgAction::Append)
                .value_name("FORMAT")
                .value_parser(formats::words_of(REPORTS))
                .help(say!(words, "report-cli-format")),
        )
        .arg(Arg::new("output").long("output").short('o').value_name("PATH").value_parser(path()).help(say!(words, "report-cli-output")))
        .arg(paper(words))
        .arg(
            Arg::new("definitions-then")
                .long("definitions-then")
                .action(ArgAction::Append)
                .value_name("PATH")
                .value_parser(path())
                .help(say!(words, "compare-cli-definitions-then")),
        )
        .arg(Arg::new("anonymous").long("anonymous").action(ArgAction::SetTrue).help(say!(words, "compare-cli-anonymous")))
        .arg(Arg::new("plan").long("plan").value_name("FILE").value_parser(path()).help(say!(words, "compare-cli-plan")))
        .args([targets.help(say!(words, "compare-cli-targets")), threats.help(say!(words, "compare-cli-threats")), keep_going])
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    match made(environment, words, globals, matches) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn made(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Result<Exit, Exit> {
    let files: Vec<PathBuf> = matches.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect();
    let wanted = formats::wanted(environment, words, matches, &REPORTS)?;
    let kept = Kept::read(environment, words, globals, matches)?;
    let then = definitions_then(environment, words, globals, matches)?;
    let (library, handed) = read(environment, words, globals, matches, &files, then.as_ref())?;
    let flags = choices(matches);
    let targets = targets(environment, words, globals, flags.targets.as_deref(), &library, &handed)?;
    let known = library.threats.iter().map(|profile| &profile.id);
    let threats = match flags.threats.as_deref() {
        Some(flag) => chosen(environment, words, Some(flag), None, known)?,
        None => None,
    };
    let profiles = Targets {
        default: library.target_profile(&DEFAULT_PROFILE.into()),
        chosen: targets.as_ref().and_then(|id| library.target_profile(id)),
    };
    let profile = threats.as_ref().and_then(|id| library.threat_profile(id));
    let comparison = compare(&library, profiles, profile, then.as_ref(), handed).map_err(|problems| tell(environment, words, &problems))?;
    let of_plan = plan(environment, words, &kept, &library, profile, &comparison)?;
    let comparing = Comparing {
        library: &library,
        comparison: &comparison,
        words,
        targets: targets.as_ref().map(ProfileId::as_str),
        threats: threats.as_ref().map(ProfileId::as_str),
        plan: of_plan.as_ref().map(|(state, effect)| (*state, effect)),
        anonymous: matches.get_flag("anonymous"),
    };
    // What has no name of its own stands first, so that the files of a folder are called by the word alone and name no State.
    let sources: Vec<&Path> = std::iter::once(Path::new("-")).chain(files.iter().map(PathBuf::as_path)).collect();
    let place = Place { words, globals, matches, sources: &sources, word: STEM };
    let mut document: Option<Document> = None;
    Ok(formats::write(environment, place, &wanted, &mut |environment, format| match format.content {
        Content::Figures | Content::Activities => Ok(comparison_json(comparing).into_bytes()),
        Content::Table => Ok(comparison_csv(comparing).into_bytes()),
        Content::Workbook => output::workbook(environment, words, comparison_workbook(comparing)),
        Content::Document => {
            let document = document.get_or_insert_with(|| comparison_report(comparing));
            Ok(output::formatted(environment, words, globals, matches, document, format.word))
        }
    }))
}

/// Reads all files; what is wrong in any of them is told at once.
fn read(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
    files: &[PathBuf],
    then: Option<&Library>,
) -> Result<(Library, Vec<Handed>), Exit> {
    let mut session = Session::open(environment, globals);
    for file in files {
        session.read_path(environment, file);
    }
    let library = session.library(&globals.language);
    let mut handed = Vec::new();
    let definitions_sound = session.errors_in_answers_alone();
    for given in std::mem::take(&mut session.answers) {
        let file = session.name_of(given.head.place.file);
        // What the definitions of then had to say of it was said then.
        let then = then.map(|then| check_submission(then, given.clone(), &mut Vec::new()));
        handed.push(Handed { submission: check_submission(&library, given, &mut session.findings), shared: None, then, file });
    }
    for shared in std::mem::take(&mut session.shared) {
        let file = session.name_of(shared.place.file);
        // That it was made with other definitions is told in the report itself.
        let mut findings = Vec::new();
        let submission = check_submission(&library, shared.given.clone(), &mut findings);
        findings.retain(|finding| finding.code != Code::FingerprintDiffers);
        session.findings.extend(findings);
        handed.push(Handed { submission, shared: Some(shared), then: None, file });
    }
    let keep_going = matches.get_flag("keep-going") && !session.unreadable && definitions_sound;
    if session.has_errors() {
        let exit = session.fail(environment, words, globals);
        let known = handed.iter().all(|one| library.questionnaire(&one.submission.questionnaire.id).is_some());
        if !keep_going || !known {
            output::tell(environment, &say!(words, "compare-not-made"));
            return Err(exit);
        }
        output::tell(environment, &say!(words, "cli-kept-going"));
    }
    warn(environment, words, globals, &session.findings, files);
    Ok((library, handed))
}

/// The definitions that earlier assessments were made with, where the arguments name them.
fn definitions_then(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
) -> Result<Option<Library>, Exit> {
    let Some(paths) = matches.get_many::<PathBuf>("definitions-then") else { return Ok(None) };
    let mut session = Session::default();
    for path in paths {
        session.read_path(environment, path);
    }
    let library = session.library(&globals.language);
    if session.has_errors() {
        return Err(session.fail(environment, words, globals));
    }
    Ok(Some(library))
}

/// Counts the warnings; `check` shows them.
fn warn(environment: &mut Environment<'_>, words: &Words, globals: &Globals, findings: &[Diagnostic], files: &[PathBuf]) {
    let count = findings.iter().filter(|finding| finding.severity() == Severity::Warning).count();
    if count > 0 && !globals.quiet {
        let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        output::tell(environment, &words.say("cli-warnings", &[("count", count.into()), ("file", names.join(" ").into())]));
    }
}

/// The one target profile: that of the flag, else the one that all name, else the default one, which is told.
fn targets(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    flag: Option<&str>,
    library: &Library,
    handed: &[Handed],
) -> Result<Option<ProfileId>, Exit> {
    let named: BTreeSet<&str> =
        handed.iter().map(|one| one.submission.target_profile.as_ref().map_or(DEFAULT_PROFILE, |profile| profile.id.as_str())).collect();
    let common = named.first().filter(|_| named.len() == 1).map(|id| ProfileId::from(*id));
    let used = chosen(environment, words, flag, common.as_ref(), library.targets.iter().map(|profile| &profile.id))?;
    if flag.is_none() && named.len() > 1 && !globals.quiet {
        let list: Vec<&str> = named.into_iter().collect();
        let none = say!(words, "compare-empty-profile");
        let used = used.as_ref().map_or(none.as_str(), ProfileId::as_str);
        output::tell(environment, &say!(words, "compare-targets-differ", list = list.join(&say!(words, "list-comma")), used = used));
    }
    Ok(used)
}

fn tell(environment: &mut Environment<'_>, words: &Words, problems: &[Problem]) -> Exit {
    for problem in problems {
        let text = match problem {
            Problem::TooFew { found } => say!(words, "compare-too-few", count = *found),
            Problem::SameDay { code, date, files } => {
                let files = files.join(&say!(words, "list-comma"));
                say!(words, "compare-same-day", code = code, date = date.to_string(), files = files)
            }
            Problem::NoDay { code, file } => say!(words, "compare-no-day", code = code, file = file),
        };
        output::tell(environment, &text);
    }
    Exit::Usage
}

/// The plan that the arguments name, held against the State that it is of.
fn plan(
    environment: &mut Environment<'_>,
    words: &Words,
    kept: &Kept,
    library: &Library,
    threats: Option<&crate::model::ThreatProfile>,
    comparison: &Comparison,
) -> Result<Option<(usize, PlanEffect)>, Exit> {
    let Some((path, plan)) = kept.path().zip(kept.plan()) else { return Ok(None) };
    let file = path.display().to_string();
    let of = |side: &crate::compare::Side| side.handed.submission.code == plan.code && !plan.code.is_empty();
    let Some(state) = comparison.states.iter().position(|series| series.latest().is_some_and(of)) else {
        output::tell(environment, &say!(words, "compare-plan-other-state", file = file, code = &plan.code));
        return Err(Exit::Usage);
    };
    match effect(library, threats, &comparison.states[state], plan) {
        Some(effect) => Ok(Some((state, effect))),
        None => {
            output::tell(environment, &say!(words, "compare-plan-one-date", file = file, code = &plan.code));
            Err(Exit::Usage)
        }
    }
}
