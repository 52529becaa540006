//! `capgap split`: a part for each office, section or pillar.

use super::answer_file::{Format, bytes};
use super::args::Globals;
use super::keep;
use super::opened::{Opened, kept_all_the_same};
use super::output;
use super::{Environment, Exit};
use crate::disk;
use crate::model::{PartBy, Submission};
use crate::say;
use crate::team::{self, Splitting};
use crate::words::Words;
use crate::write::Blank;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

/// The formats in which parts can be written.
const FORMATS: [Format; 4] = [Format::Toml, Format::Workbook, Format::Csv, Format::Json];

pub(super) fn command(words: &Words) -> Command {
    let path = value_parser!(PathBuf);
    Command::new("split")
        .about(say!(words, "team-split"))
        .arg(Arg::new("file").required(true).value_name("FILE").value_parser(path.clone()).help(say!(words, "team-split-file")))
        .arg(
            Arg::new("by")
                .long("by")
                .value_name("WHAT")
                .value_parser(["office", "section", "pillar"])
                .default_value("office")
                .help(say!(words, "team-split-by")),
        )
        .arg(Arg::new("output").long("output").short('o').value_name("FOLDER").value_parser(path).help(say!(words, "team-split-output")))
        .arg(
            Arg::new("format")
                .long("format")
                .short('f')
                .value_name("FORMAT")
                .value_parser(Format::names(&FORMATS))
                .default_value("toml")
                .help(say!(words, "team-split-format")),
        )
        .arg(Arg::new("whole-register").long("whole-register").action(ArgAction::SetTrue).help(say!(words, "team-split-register")))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Exit::Usage };
    let opened = match Opened::read(environment, words, globals, std::slice::from_ref(path), kept_all_the_same) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    opened.tell_unreadable(environment, words);
    let Some(file) = opened.files.first() else { return Exit::Usage };
    let by = match matches.get_one::<String>("by").map(String::as_str) {
        Some("section") => PartBy::Section,
        Some("pillar") => PartBy::Pillar,
        _ => PartBy::Office,
    };
    let splitting = Splitting { by, whole_register: matches.get_flag("whole-register") };
    let parts = team::split(&opened.library, &file.submission, splitting);
    let folder = matches.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| path.parent().unwrap_or(Path::new("")).to_owned());
    let format = match Format::chosen(environment, words, matches.get_one::<String>("format").map(String::as_str), None, &[]) {
        Ok(format) => format,
        Err(exit) => return exit,
    };
    let target = |name: &str| folder.join([file.stem().as_str(), ".", name, ".", format.ending()].concat());
    let names = || parts.iter().filter_map(|part| part.part.as_ref()).map(|part| part.name.as_str());
    // A part that an office has filled in already must not be lost.
    if let Some(there) = names().map(target).find(|path| disk::is_file(path)) {
        output::tell(environment, &say!(words, "team-split-there", file = there.display().to_string()));
        return Exit::Output;
    }
    let exit = keep::make_folder(environment, words, &folder);
    if exit != Exit::Done {
        return exit;
    }
    let mut lines = Vec::new();
    for part in &parts {
        let Some(head) = &part.part else { continue };
        let target = target(&head.name);
        let blank = Blank::of(&opened.library, words, part);
        let mut guide = blank.guide(false);
        guide.head = say!(words, "team-guide-head", part = head.name.as_str(), whole = file.stem()).lines().map(str::to_owned).collect();
        let bytes = match bytes(environment, words, &opened.library, part, format, &guide) {
            Ok(bytes) => bytes,
            Err(exit) => return exit,
        };
        let exit = keep::write_new(environment, words, &target, &bytes);
        if exit != Exit::Done {
            return exit;
        }
        let line = [("file", target.display().to_string().into()), ("questions", head.questions.len().into())];
        lines.push(words.say("team-split-line", &line) + "\n");
    }
    let printed = output::print(environment, &lines.concat());
    notes(environment, words, globals, &file.submission, &parts);
    printed
}

/// What somebody should know about the parts.
fn notes(environment: &mut Environment<'_>, words: &Words, globals: &Globals, whole: &Submission, parts: &[Submission]) {
    if parts.is_empty() {
        output::tell(environment, &say!(words, "team-split-nothing"));
    }
    if globals.quiet {
        return;
    }
    let names: Vec<&str> = parts.iter().filter_map(|part| part.part.as_ref()).map(|part| part.name.as_str()).collect();
    if parts.iter().filter_map(|part| part.part.as_ref()).any(|part| part.by == PartBy::Office) {
        let without: Vec<&str> =
            whole.respondents.iter().map(|office| office.id.as_str()).filter(|office| !names.contains(office)).collect();
        if !without.is_empty() {
            output::tell(environment, &say!(words, "team-split-without", offices = without.join(", ")));
        }
    }
    if names.iter().any(|name| name.starts_with(team::UNASSIGNED)) {
        output::tell(environment, &say!(words, "team-split-unassigned", part = team::UNASSIGNED));
    }
    if !whole.conflicts.is_empty() {
        output::tell(environment, &say!(words, "team-split-conflicts", count = whole.conflicts.len()));
    }
}
