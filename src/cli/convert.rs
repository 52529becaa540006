//! `capgap convert`: answers from one format to another.

use super::answer_file::{Format, bytes, loses_something, put};
use super::args::Globals;
use super::keep::make_folder;
use super::output;
use super::session::Session;
use super::{Environment, Exit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::{Library, check_submission};
use crate::model::Submission;
use crate::say;
use crate::words::Words;
use crate::write::{Guide, csv_wide};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    let formats = Format::names(&[Format::Toml, Format::Json, Format::Csv, Format::CsvWide, Format::Workbook]);
    Command::new("convert")
        .about(say!(words, "files-convert"))
        .arg(
            Arg::new("inputs")
                .required(true)
                .num_args(1..)
                .value_name("FILE")
                .value_parser(path())
                .help(say!(words, "files-convert-inputs")),
        )
        .arg(Arg::new("output").long("output").short('o').value_name("PATH").value_parser(path()).help(say!(words, "files-convert-output")))
        .arg(
            Arg::new("format")
                .long("format")
                .short('f')
                .value_name("FORMAT")
                .value_parser(formats)
                .help(say!(words, "files-convert-format")),
        )
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(say!(words, "files-new-force")))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let target = matches.get_one::<PathBuf>("output").map(PathBuf::as_path).filter(|path| path.as_os_str() != "-");
    let format = match Format::chosen(environment, words, matches.get_one::<String>("format").map(String::as_str), target, &[]) {
        Ok(format) => format,
        Err(exit) => return exit,
    };
    let mut session = Session::open(environment, globals);
    let inputs: Vec<&PathBuf> = matches.get_many::<PathBuf>("inputs").into_iter().flatten().collect();
    for path in &inputs {
        session.read_path(environment, path);
    }
    let library = session.library(&globals.language);
    let given = std::mem::take(&mut session.answers);
    let submissions: Vec<Submission> = given.into_iter().map(|given| check_submission(&library, given, &mut session.findings)).collect();
    if loses_something(&session) {
        let exit = session.fail(environment, words, globals);
        output::tell(environment, &say!(words, "files-not-converted"));
        return exit;
    }
    if submissions.is_empty() {
        let names: Vec<String> = inputs.iter().map(|path| path.display().to_string()).collect();
        output::tell(environment, &say!(words, "cli-no-answers", file = names.join(", ")));
        return Exit::Usage;
    }
    let exit = write(environment, words, globals, &library, &submissions, format, target, matches.get_flag("force"));
    let kept = session.findings.iter().map(Diagnostic::severity).filter(|severity| *severity == Severity::Error).count();
    if exit == Exit::Done && kept > 0 && !globals.quiet {
        output::tell(environment, &say!(words, "files-kept-as-they-are", count = kept));
    }
    exit
}

#[allow(clippy::too_many_arguments)] // what is written, how, and where
fn write(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    library: &Library,
    submissions: &[Submission],
    format: Format,
    target: Option<&Path>,
    force: bool,
) -> Exit {
    if format == Format::CsvWide || (format == Format::Csv && submissions.len() > 1) {
        return put(environment, words, target, csv_wide(submissions).as_bytes(), force);
    }
    let named = target.is_none_or(|path| path.extension().is_some());
    if let ([submission], true) = (submissions, named) {
        return match bytes(environment, words, library, submission, format, &Guide::default()) {
            Ok(bytes) => put(environment, words, target, &bytes, force),
            Err(exit) => exit,
        };
    }
    let Some(folder) = target.filter(|_| !named) else {
        let file = target.map_or("-".to_owned(), |path| path.display().to_string());
        output::tell(environment, &say!(words, "files-many-need-folder", count = submissions.len(), file = file));
        return Exit::Usage;
    };
    let made = make_folder(environment, words, folder);
    if made != Exit::Done {
        return made;
    }
    let mut taken = BTreeSet::new();
    for submission in submissions {
        let path = folder.join(file_name(submission, format, &mut taken));
        let bytes = match bytes(environment, words, library, submission, format, &Guide::default()) {
            Ok(bytes) => bytes,
            Err(exit) => return exit,
        };
        match put(environment, words, Some(&path), &bytes, force) {
            Exit::Done if globals.quiet => {}
            Exit::Done => output::tell(environment, &say!(words, "files-written", file = path.display().to_string())),
            exit => return exit,
        }
    }
    Exit::Done
}

/// A name that no other submission of the run has: the code of the State and the day, then a number where that is not enough.
fn file_name(submission: &Submission, format: Format, taken: &mut BTreeSet<String>) -> String {
    let code: String = submission.code.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect();
    let code = if code.is_empty() { "answers".to_owned() } else { code };
    let name = submission.assessed_on.map_or(code.clone(), |on| format!("{code}-{on}"));
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(free.clone());
    [free.as_str(), ".", format.ending()].concat()
}
