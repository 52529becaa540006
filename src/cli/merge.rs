//! `capgap merge`: parts back into the file they were taken from, and conflicts settled.

use super::args::Globals;
use super::opened::{OpenFile, Opened, kept_all_the_same};
use super::settle::{Settled, settle};
use super::{Environment, Exit, keep, output};
use crate::model::{Conflict, ConflictAbout, Date, RespondentId, Submission};
use crate::report::conflicts;
use crate::say;
use crate::team::{HeadKey, Incoming, LogAbout, LogEntry, Merged, Note, Why, changes, merge};
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::collections::BTreeSet;
use std::path::PathBuf;

pub(super) fn command(words: &Words) -> Command {
    let path = value_parser!(PathBuf);
    let option = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    Command::new("merge")
        .about(say!(words, "team-merge"))
        .after_help(say!(words, "team-merge-after"))
        .arg(Arg::new("master").required(true).value_name("FILE").value_parser(path.clone()).help(say!(words, "team-merge-file")))
        .arg(Arg::new("parts").num_args(0..).value_name("PART").value_parser(path.clone()).help(say!(words, "team-merge-parts")))
        .arg(option("output", "FILE").short('o').value_parser(path).help(say!(words, "team-merge-output")))
        .arg(option("as", "OFFICE").help(say!(words, "team-merge-as")))
        .arg(option("on", "DATE").value_parser(day).help(say!(words, "team-merge-on")))
        .arg(option("prefer", "NAME").help(say!(words, "team-merge-prefer")))
        .arg(option("take", "ID=SIDE").action(ArgAction::Append).help(say!(words, "team-merge-take")))
        .arg(Arg::new("settle").long("settle").action(ArgAction::SetTrue).help(say!(words, "team-merge-settle")))
}

/// A day on the command line.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| Words::english().say("team-not-a-day", &[]))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let Some(path) = matches.get_one::<PathBuf>("master") else { return Exit::Usage };
    let target = matches.get_one::<PathBuf>("output");
    let office = matches.get_one::<String>("as").map(|office| RespondentId(office.clone()));
    // Held until the command ends, so that nobody changes the file between reading and writing.
    let _lock = match keep::lock(environment, words, target.unwrap_or(path), office.as_ref().map(RespondentId::as_str)) {
        Ok(lock) => lock,
        Err(exit) => return exit,
    };
    let paths: Vec<PathBuf> = std::iter::once(path).chain(matches.get_many("parts").into_iter().flatten()).cloned().collect();
    let mut opened = match Opened::read(environment, words, globals, &paths, kept_all_the_same) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    opened.tell_unreadable(environment, words);
    let parts: Vec<Incoming> = opened.files.drain(1..).map(|file| Incoming::new(&file.stem(), file.submission)).collect();
    let Some(file) = opened.files.first() else { return Exit::Usage };
    let mut merged = match merge(&file.submission, &parts) {
        Ok(merged) => merged,
        Err(mut strangers) => {
            opened.show(environment, words, globals, &mut strangers);
            output::tell(environment, &say!(words, "team-merge-nothing"));
            return Exit::Findings;
        }
    };
    let today = matches.get_one::<Date>("on").copied().unwrap_or(environment.today);
    let mut log = keep::changed_outside(environment, words, file, today);
    log.extend(of_merge(&file.submission, &merged, today));
    tell_notes(environment, words, globals, &merged, file, &parts);
    let settled = match settle(environment, words, globals, &opened.library, &mut merged, matches, &file.stem()) {
        Ok(settled) => settled,
        Err(exit) => return exit,
    };
    log.extend(settled.iter().flat_map(|settled| of_settling(settled, office.as_ref(), today)));
    let changed = merged.changed || !settled.is_empty();
    if changed || target.is_some() {
        let exit = keep::keep(environment, words, file, &merged.submission, target.map(PathBuf::as_path), &log);
        if exit != Exit::Done {
            return exit;
        }
    }
    // Whoever was asked about each has seen them.
    if !matches.get_flag("settle") {
        let printed = list(environment, words, globals, &opened, &merged, &file.stem());
        if printed != Exit::Done {
            return printed;
        }
    }
    if !globals.quiet {
        summary(environment, words, &merged, file, settled.len());
    }
    if merged.submission.conflicts.is_empty() { Exit::Done } else { Exit::Findings }
}

/// What the parts brought, each entry with the parts it came with.
fn of_merge(before: &Submission, merged: &Merged, today: Date) -> Vec<LogEntry> {
    let mut entries = changes(before, &merged.submission, None, today, &Why::Merge(String::new()));
    for entry in &mut entries {
        let about = match &entry.about {
            LogAbout::Question(id) => ConflictAbout::Question(id.clone()),
            LogAbout::Evidence(id) => ConflictAbout::Evidence(id.clone()),
            LogAbout::Head(_) | LogAbout::Office(_) => continue,
        };
        let names: Vec<&str> = merged.by_part.get(&about).into_iter().flatten().map(String::as_str).collect();
        entry.why = Why::Merge(names.join(", "));
    }
    entries
}

fn of_settling(settled: &Settled, office: Option<&RespondentId>, today: Date) -> Vec<LogEntry> {
    changes(&settled.before, &settled.after, office, today, &Why::Settled(settled.side.clone()))
}

fn tell_notes(environment: &mut Environment<'_>, words: &Words, globals: &Globals, merged: &Merged, file: &OpenFile, parts: &[Incoming]) {
    let master = file.stem();
    for note in &merged.notes {
        let text = match note {
            // A note on the head is for whoever wonders; the others say what was done.
            Note::Head(..) if globals.quiet => continue,
            Note::NoStart(part) => say!(words, "team-note-no-start", part = part.as_str()),
            Note::Head(part, key) => {
                say!(words, "team-note-head", part = part.as_str(), key = head_key(*key, words), master = master.as_str())
            }
            Note::EntryStays(part, id) => say!(words, "team-note-entry-stays", part = part.as_str(), id = id.as_str()),
            Note::Office(part, id) => say!(words, "team-note-office", part = part.as_str(), id = id.as_str(), master = master.as_str()),
            Note::Marking(marking) => say!(words, "team-note-marking", marking = marking.label()),
            Note::Clearance => say!(words, "team-note-clearance"),
        };
        output::tell(environment, &text);
    }
    let idle: Vec<&str> =
        parts.iter().map(|part| part.name.as_str()).filter(|name| !merged.by_part.values().any(|names| names.contains(*name))).collect();
    if !idle.is_empty() && !globals.quiet {
        output::tell(environment, &say!(words, "team-note-idle", parts = idle.join(", ")));
    }
}

fn head_key(key: HeadKey, words: &Words) -> String {
    match key {
        HeadKey::State => say!(words, "team-key-state"),
        HeadKey::Size => say!(words, "team-key-size"),
        HeadKey::AssessedOn => say!(words, "team-key-assessed-on"),
        HeadKey::Classification => say!(words, "team-key-classification"),
        HeadKey::TargetProfile => say!(words, "team-key-target-profile"),
        HeadKey::ThreatProfile => say!(words, "team-key-threat-profile"),
    }
}

/// Lists what is still in conflict.
fn list(environment: &mut Environment<'_>, words: &Words, globals: &Globals, opened: &Opened, merged: &Merged, master: &str) -> Exit {
    let left: Vec<&Conflict> = merged.submission.conflicts.iter().collect();
    let document = conflicts(&opened.library, &merged.submission, &left, &|conflict, side| heard(merged, conflict, side, master), words);
    let text = output::text(environment, words, globals, &document, false);
    output::print(environment, &text)
}

fn summary(environment: &mut Environment<'_>, words: &Words, merged: &Merged, file: &OpenFile, settled: usize) {
    let (questions, entries): (Vec<&ConflictAbout>, Vec<&ConflictAbout>) =
        merged.by_part.keys().partition(|about| matches!(about, ConflictAbout::Question(_)));
    let text = say!(
        words,
        "team-merge-summary",
        questions = questions.len(),
        entries = entries.len(),
        settled = settled,
        left = merged.submission.conflicts.len(),
        file = file.path.display().to_string()
    );
    output::tell(environment, &text);
}

/// The files that say what a side says, the file that the parts are merged into by its own name.
pub(super) fn heard(merged: &Merged, conflict: &Conflict, side: usize, master: &str) -> Vec<String> {
    let names: BTreeSet<String> = merged.heard.get(&conflict.about).and_then(|sides| sides.get(side)).cloned().unwrap_or_default();
    names.into_iter().map(|name| if name.is_empty() { master.to_owned() } else { name }).collect()
}
