//! `capgap check`: everything that is wrong or doubtful in definitions, answers, kept plans and mapping files.

use super::args::Globals;
use super::output::{self, Showing};
use super::session::Session;
use super::{Environment, Exit, evidence_files};
use crate::batch::{Chosen, Mapped};
use crate::diagnostic::{self, Severity, summary_line};
use crate::library::{advice, check_kept_plan, check_submission, future_dates, shared_on_others};
use crate::say;
use crate::score::run_worked_tests;
use crate::words::Words;
use clap::ArgMatches;
use std::path::PathBuf;

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let mut session = Session::open(environment, globals);
    let paths: Vec<PathBuf> = matches.get_many::<PathBuf>("paths").into_iter().flatten().cloned().collect();
    for path in &paths {
        session.read_path(environment, path);
    }
    // With only answers to look at, doubts about the shipped definitions are beside the point.
    let definitions_matter = paths.is_empty() || session.files > session.files_of_answers.len() || !globals.definitions.is_empty();
    let library = session.library(&globals.language);
    let sound = !session.has_errors();
    let answers = std::mem::take(&mut session.answers);
    if sound && definitions_matter {
        session.findings.extend(run_worked_tests(&library));
        session.findings.extend(advice(&library));
    }
    let shared = std::mem::take(&mut session.shared);
    session.findings.extend(shared.iter().flat_map(|shared| shared_on_others(&library, shared)));
    for given in answers {
        let file = session.sources.file(given.head.place.file).map(|file| PathBuf::from(&file.name)).unwrap_or_default();
        let submission = check_submission(&library, given, &mut session.findings);
        session.findings.extend(future_dates(&submission, environment.today));
        session.findings.extend(evidence_files::problems(&submission, &file));
    }
    for plan in std::mem::take(&mut session.plans) {
        check_kept_plan(&library, &plan, environment.today, &mut session.findings);
    }
    for mapping in std::mem::take(&mut session.mappings) {
        // What a mapping file says of the definitions is looked up as `batch` does it.
        if mapping.table.is_some() {
            let _ = Mapped::check(&mapping, &library, &mut session.findings);
        }
        let _ = Chosen::new(&library, &mapping.columns, &mut session.findings);
    }
    diagnostic::sort(&mut session.findings);
    let notes = matches.get_flag("notes");
    let from = if notes { Severity::Note } else { Severity::Warning };
    let showing = Showing { from, short: matches.get_flag("short") };
    let text = output::findings(environment, words, globals, &session.findings, &session.sources, showing, false);
    let printed = output::print(environment, &text);
    if !globals.quiet {
        let files = if paths.is_empty() { session.sources.files().count() } else { session.files };
        output::tell(environment, &summary_line(&session.findings, files, words));
    }
    if !globals.quiet {
        for shared in &shared {
            let text = say!(
                words,
                "share-checked",
                file = session.sources.file(shared.place.file).map_or("", |file| file.name.as_str()),
                title = &shared.audience.title,
                marking = shared.given.head.marking.label()
            );
            output::tell(environment, &text);
        }
    }
    if printed != Exit::Done {
        return printed;
    }
    if session.unreadable {
        return Exit::Input;
    }
    let worst = session.findings.iter().map(diagnostic::Diagnostic::severity).max();
    let strict = matches.get_flag("strict");
    match worst {
        Some(Severity::Error) => Exit::Findings,
        Some(Severity::Warning) if strict => Exit::Findings,
        _ => Exit::Done,
    }
}
