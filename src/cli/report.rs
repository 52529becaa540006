//! `capgap report` and `capgap score`: the gap report, and the figures alone.

use super::args::Globals;
use super::formats::{self, Content, Place, REPORTS};
use super::output;
use super::session::{Choices, Scored};
use super::sharing::Shared;
use super::{Environment, Exit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Baseline, Depth, Document, gap_report, nodes_csv, score_json, workbook};
use crate::words::Words;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// What comes out where no format is named.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Output {
    Report,
    Figures,
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches, what: Output) -> Exit {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Exit::Usage };
    let wanted = match what {
        Output::Figures => None,
        Output::Report => match formats::wanted(environment, words, matches, &REPORTS) {
            Ok(wanted) => Some(wanted),
            Err(exit) => return exit,
        },
    };
    // A table of nodes names neither an intervention nor the definitions that it was made with.
    let only_nodes = what == Output::Figures && figures_format(matches) == "csv";
    let choices = Choices { fingerprints: !only_nodes, without_ranking: only_nodes, ..choices(matches) };
    let scored = match Scored::read(environment, words, globals, file, &choices) {
        Ok(scored) => scored,
        Err(exit) => return exit,
    };
    let warnings = scored.session.findings.iter().map(Diagnostic::severity).filter(|severity| *severity == Severity::Warning).count();
    if warnings > 0 && !globals.quiet {
        let arguments = [("count", warnings.into()), ("file", file.display().to_string().into())];
        output::tell(environment, &words.say("cli-warnings", &arguments));
    }
    let baseline = match matches.get_one::<PathBuf>("baseline") {
        None => None,
        Some(path) => match baseline(environment, words, globals, matches, &scored, path) {
            Ok(baseline) => Some(baseline),
            Err(exit) => return exit,
        },
    };
    let mut subject = scored.subject(words);
    subject.baseline = baseline.as_ref().map(|earlier| Baseline { submission: &earlier.submission, assessment: &earlier.assessment });
    let shared = match Shared::of(environment, words, globals, matches, &scored, baseline.as_ref()) {
        Ok(shared) => shared,
        Err(exit) => return exit,
    };
    let subject = shared.subject(subject);
    match wanted {
        Some(wanted) => {
            let place = Place { words, globals, matches, sources: &[file], word: "report" };
            let depth = depth(matches);
            let mut document: Option<Document> = None;
            formats::write(environment, place, &wanted, &mut |environment, format| match format.content {
                Content::Figures | Content::Activities => Ok(score_json(subject).into_bytes()),
                Content::Table => Ok(nodes_csv(subject).into_bytes()),
                Content::Workbook => output::workbook(environment, words, workbook(subject)),
                Content::Document => {
                    let document = document.get_or_insert_with(|| gap_report(subject, depth));
                    Ok(output::formatted(environment, words, globals, matches, document, format.word))
                }
            })
        }
        None => {
            let text = if figures_format(matches) == "csv" { nodes_csv(subject) } else { score_json(subject) };
            output::write(environment, words, output::target(matches), text.as_bytes())
        }
    }
}

/// The depth that the flag names; `score` has no such flag.
fn depth(matches: &ArgMatches) -> Depth {
    matches.try_get_one::<String>("depth").ok().flatten().and_then(|word| Depth::of(word)).unwrap_or_default()
}

/// Figures are JSON unless a flag or the ending asks for CSV.
fn figures_format(matches: &ArgMatches) -> &'static str {
    let by_name = output::target(matches).and_then(Path::extension).is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("csv") => "csv",
        None if by_name => "csv",
        _ => "json",
    }
}

/// The earlier assessment, measured against the same targets as the one it is the baseline of.
fn baseline(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
    scored: &Scored,
    path: &Path,
) -> Result<Scored, Exit> {
    // What an earlier assessment would have ranked is told nowhere.
    let mut same = Choices { without_ranking: true, ..choices(matches) };
    same.targets = scored.subject(words).targets.map(str::to_owned);
    let earlier = Scored::read(environment, words, globals, path, &same)?;
    let (then, now) = (&earlier.submission, &scored.submission);
    if then.code != now.code || then.questionnaire.id != now.questionnaire.id {
        let file = path.display().to_string();
        output::tell(environment, &words.say("cli-baseline-differs", &[("file", file.into())]));
        return Err(Exit::Usage);
    }
    Ok(earlier)
}

pub(super) fn choices(matches: &ArgMatches) -> Choices {
    Choices {
        targets: matches.get_one::<String>("targets").cloned(),
        threats: matches.get_one::<String>("threats").cloned(),
        keep_going: matches.get_flag("keep-going"),
        fingerprints: false,
        without_ranking: false,
    }
}
