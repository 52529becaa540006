//! `capgap share`: a file with what one audience gets to see of an assessment.

use super::args::Globals;
use super::output;
use super::session::{Choices, Scored};
use super::sharing::{self, Shared, is_shared_file};
use super::{Environment, Exit};
use crate::disk;
use crate::report::assessment_json;
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    let [audience, marking, loosen] = sharing::arguments(words);
    Command::new("share")
        .about(say!(words, "share-cli"))
        .arg(Arg::new("file").required(true).value_name("FILE").value_parser(path()).help(say!(words, "cli-file")))
        .arg(audience.required(true))
        .arg(Arg::new("output").long("output").short('o').value_name("FILE").value_parser(path()).help(say!(words, "share-cli-output")))
        .args([marking, loosen])
        .arg(Arg::new("targets").long("targets").value_name("ID").help(say!(words, "cli-targets")))
        .arg(Arg::new("threats").long("threats").value_name("ID").help(say!(words, "cli-threats")))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    match share(environment, words, globals, matches) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn share(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Result<Exit, Exit> {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Err(Exit::Usage) };
    let target = output::target(matches).filter(|path| path.as_os_str() != "-");
    if let Some(path) = target {
        may_be_written(environment, words, path)?;
    }
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    // Nothing goes out that rests on answers which could not be read, so there is no way to keep going here.
    let choices =
        Choices { targets: text("targets"), threats: text("threats"), keep_going: false, fingerprints: true, without_ranking: false };
    let scored = Scored::read(environment, words, globals, file, &choices)?;
    let shared = Shared::of(environment, words, globals, matches, &scored, None)?;
    let subject = shared.subject(scored.subject(words));
    let exit = output::write(environment, words, target, assessment_json(subject).as_bytes());
    if let (Exit::Done, Some(path), Some(audience), false) = (exit, target, shared.audience(), globals.quiet) {
        let told = say!(
            words,
            "share-written",
            file = path.display().to_string(),
            title = &audience.profile.title,
            marking = subject.submission.marking.label(),
            withheld = audience.told(words)
        );
        output::tell(environment, &told);
    }
    Ok(exit)
}

/// A shared assessment is made anew at any time and may be replaced; anything else of that name, answers above all, may not.
fn may_be_written(environment: &mut Environment<'_>, words: &Words, path: &Path) -> Result<(), Exit> {
    let name = path.display().to_string();
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        output::tell(environment, &say!(words, "share-is-json", file = name));
        return Err(Exit::Usage);
    }
    if !disk::is_file(path) {
        return Ok(());
    }
    if is_shared_file(path) {
        return Ok(());
    }
    output::tell(environment, &say!(words, "share-would-replace", file = name));
    Err(Exit::Output)
}
