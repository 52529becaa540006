//! `capgap report` and `capgap score`: the gap report, and the figures alone.

use super::args::Globals;
use super::output;
use super::session::{Choices, Scored};
use super::{Environment, Exit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{gap_report, nodes_csv, score_json};
use crate::words::Words;
use clap::ArgMatches;
use std::path::PathBuf;

/// What comes out where no format is named.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Output {
    Report,
    Figures,
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches, what: Output) -> Exit {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Exit::Usage };
    let target = matches.get_one::<PathBuf>("output");
    let by_name = target.and_then(|path| path.extension()).and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let asked = matches.get_one::<String>("format").map(String::as_str);
    let format = match (asked, by_name.as_deref(), what) {
        (Some(format), _, _) => format,
        (None, Some("json"), _) | (None, _, Output::Figures) if by_name.as_deref() != Some("csv") => "json",
        (None, Some("csv"), Output::Figures) => "csv",
        (None, Some(ending), Output::Report) if !["txt", "text"].contains(&ending) => {
            output::tell(environment, &words.say("cli-unknown-ending", &[("ending", ending.into())]));
            return Exit::Usage;
        }
        _ => "text",
    };
    let scored = match Scored::read(environment, words, globals, file, &choices(matches)) {
        Ok(scored) => scored,
        Err(exit) => return exit,
    };
    let warnings = scored.session.findings.iter().map(Diagnostic::severity).filter(|severity| *severity == Severity::Warning).count();
    if warnings > 0 && !globals.quiet {
        let arguments = [("count", warnings.into()), ("file", file.display().to_string().into())];
        output::tell(environment, &words.say("cli-warnings", &arguments));
    }
    let subject = scored.subject(words);
    let text = match format {
        "json" => score_json(subject),
        "csv" => nodes_csv(subject),
        _ => output::text(environment, words, globals, &gap_report(subject), target.is_some()),
    };
    output::write(environment, words, target.map(PathBuf::as_path), &text)
}

pub(super) fn choices(matches: &ArgMatches) -> Choices {
    Choices {
        targets: matches.get_one::<String>("targets").cloned(),
        threats: matches.get_one::<String>("threats").cloned(),
        keep_going: matches.get_flag("keep-going"),
    }
}
