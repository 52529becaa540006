//! `capgap log`: what changed in an answer file, when, by whom and why.

use super::args::Globals;
use super::opened::{Opened, of_answers};
use super::{Environment, Exit, keep, merge, output};
use crate::model::Date;
use crate::report;
use crate::say;
use crate::team::{LogEntry, outside_changes};
use crate::text::nearest;
use crate::words::Words;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;

pub(super) fn command(words: &Words) -> Command {
    let option = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    Command::new("log")
        .about(say!(words, "team-log"))
        .arg(Arg::new("file").required(true).value_name("FILE").value_parser(value_parser!(PathBuf)).help(say!(words, "team-log-file")))
        .arg(Arg::new("id").value_name("ID").help(say!(words, "team-log-id")))
        .arg(option("since", "DATE").value_parser(merge::day).help(say!(words, "team-log-since")))
        .arg(option("format", "FORMAT").short('f').value_parser(["text", "json"]).default_value("text").help(say!(words, "cli-format")))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Exit::Usage };
    let opened = match Opened::read(environment, words, globals, std::slice::from_ref(path), of_answers) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let Some(file) = opened.files.first() else { return Exit::Usage };
    let mut entries = match keep::logged(environment, words, path) {
        Ok(entries) => entries,
        Err(exit) => return exit,
    };
    // What somebody changed without the program is not in the log yet; a reader should see it all the same.
    let outside = outside_changes(&entries, &file.as_written, environment.today);
    entries.extend(outside);
    entries.sort_by_key(|entry| entry.on);
    if let Some(id) = matches.get_one::<String>("id") {
        let known = entries.iter().any(|entry| entry.about.id() == id) || opened.library.question(&id.as_str().into()).is_some();
        if !known {
            let ids = entries.iter().map(|entry| entry.about.id());
            let near = nearest(id, ids.chain(opened.library.questions.iter().map(|question| question.id.as_str())));
            let text = match near {
                Some(near) => say!(words, "cli-unknown-near", id = id, near = near),
                None => say!(words, "cli-unknown", id = id),
            };
            output::tell(environment, &text);
            return Exit::Usage;
        }
        entries.retain(|entry| entry.about.id() == id);
    }
    if let Some(since) = matches.get_one::<Date>("since") {
        entries.retain(|entry| entry.on >= *since);
    }
    let text = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => entries.iter().map(|entry| entry.to_line() + "\n").collect(),
        _ => {
            let shown: Vec<&LogEntry> = entries.iter().collect();
            output::text(environment, words, globals, &report::log(&path.display().to_string(), &shown, words), false)
        }
    };
    output::print(environment, &text)
}
