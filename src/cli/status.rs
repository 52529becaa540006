//! `capgap status`: who still owes what; and `--set`, by which a submission is reviewed or approved.

use super::args::Globals;
use super::opened::{OpenFile, Opened, kept_all_the_same, of_answers};
use super::{Environment, Exit, keep, merge, output};
use crate::disk;
use crate::library::{Library, seal};
use crate::model::{Clearance, Date, Submission, SubmissionStatus};
use crate::report::{status as status_document, status_csv, status_json};
use crate::say;
use crate::team::{Status, Why, changes, status};
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

pub(super) fn command(words: &Words) -> Command {
    let option = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    Command::new("status")
        .about(say!(words, "team-status"))
        .arg(
            Arg::new("files")
                .required(true)
                .num_args(1..)
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help(say!(words, "team-status-files")),
        )
        .arg(
            option("format", "FORMAT")
                .short('f')
                .value_parser(["text", "json", "csv"])
                .default_value("text")
                .help(say!(words, "cli-format")),
        )
        .arg(option("office", "OFFICE").help(say!(words, "team-status-office")))
        .arg(option("set", "STATUS").value_parser(["draft", "reviewed", "approved"]).help(say!(words, "team-status-set")))
        .arg(option("on", "DATE").value_parser(merge::day).help(say!(words, "team-status-on")))
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(say!(words, "team-status-force")))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let paths: Vec<PathBuf> = matches.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect();
    if let Some(wanted) = matches.get_one::<String>("set") {
        return set(environment, words, globals, matches, &paths, wanted);
    }
    let opened = match Opened::read(environment, words, globals, &paths, of_answers) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    opened.tell_unreadable(environment, words);
    let today = matches.get_one::<Date>("on").copied().unwrap_or(environment.today);
    let files: Vec<(String, Status)> =
        opened.files.iter().map(|file| (file.path.display().to_string(), of_file(&opened.library, file, today))).collect();
    let office = matches.get_one::<String>("office").map(String::as_str);
    if let Some(id) = office
        && !files.iter().any(|(_, status)| status.offices.iter().any(|group| group.id == id))
    {
        let all: Vec<&str> = files.iter().flat_map(|(_, status)| &status.offices).map(|group| group.id.as_str()).collect();
        output::tell(environment, &say!(words, "team-no-office", id = id, all = all.join(", ")));
        return Exit::Usage;
    }
    let text = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => status_json(&files),
        Some("csv") => status_csv(&files),
        _ => output::text(environment, words, globals, &status_document(&files, office, words), false),
    };
    output::print(environment, &text)
}

/// The status of a file with what only the disk can tell.
fn of_file(library: &Library, file: &OpenFile, today: Date) -> Status {
    let mut found = status(library, &file.submission, today);
    let folder = file.path.parent().unwrap_or(Path::new(""));
    let missing = file.submission.evidence.iter().filter(|entry| !entry.file.is_empty() && !disk::is_file(&folder.join(&entry.file)));
    found.evidence.file_missing = missing.map(|entry| entry.id.clone()).collect();
    found.lapsed = (file.as_written.status != file.submission.status).then_some(file.as_written.status);
    found
}

fn set(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches, paths: &[PathBuf], wanted: &str) -> Exit {
    let [path] = paths else {
        output::tell(environment, &say!(words, "team-set-one"));
        return Exit::Usage;
    };
    let (wanted, word) = match wanted {
        "reviewed" => (SubmissionStatus::Reviewed, say!(words, "report-status-reviewed")),
        "approved" => (SubmissionStatus::Approved, say!(words, "report-status-approved")),
        _ => (SubmissionStatus::Draft, say!(words, "report-status-draft")),
    };
    let office = matches.get_one::<String>("office").filter(|office| !office.trim().is_empty());
    if office.is_none() && wanted != SubmissionStatus::Draft {
        output::tell(environment, &say!(words, "team-set-office"));
        return Exit::Usage;
    }
    let _lock = match keep::lock(environment, words, path, office.map(String::as_str)) {
        Ok(lock) => lock,
        Err(exit) => return exit,
    };
    let opened = match Opened::read(environment, words, globals, paths, kept_all_the_same) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let Some(file) = opened.files.first() else { return Exit::Usage };
    let today = matches.get_one::<Date>("on").copied().unwrap_or(environment.today);
    let found = status(&opened.library, &file.submission, today);
    if wanted != SubmissionStatus::Draft && !may(environment, words, globals, &found, wanted, matches.get_flag("force")) {
        return Exit::Findings;
    }
    let cleared = office.filter(|_| wanted != SubmissionStatus::Draft).map(|office| Clearance {
        office: office.trim().to_owned(),
        date: today,
        fingerprint: Some(seal(&file.submission)),
    });
    let after = Submission { status: wanted, cleared, ..file.submission.clone() };
    let mut log = keep::changed_outside(environment, words, file, today);
    log.extend(changes(&file.as_written, &after, None, today, &Why::Cleared));
    for entry in log.iter_mut().filter(|entry| entry.why == Why::Cleared) {
        entry.office = office.map(|office| office.trim().to_owned());
    }
    let exit = keep::keep(environment, words, file, &after, None, &log);
    if exit == Exit::Done && !globals.quiet {
        output::tell(environment, &say!(words, "team-set-done", file = path.display().to_string(), status = word));
        if wanted != SubmissionStatus::Draft {
            output::tell(environment, &say!(words, "team-set-lapses"));
        }
    }
    exit
}

/// Whether the submission may be cleared as it is, with the reason said where not.
fn may(environment: &mut Environment<'_>, words: &Words, globals: &Globals, found: &Status, wanted: SubmissionStatus, force: bool) -> bool {
    let row = &found.total.row;
    let mut reasons = Vec::new();
    if !found.conflicts.is_empty() {
        reasons.push(say!(words, "team-set-conflicts", count = found.conflicts.len()));
    }
    if wanted == SubmissionStatus::Approved && row.to_confirm > 0 {
        reasons.push(say!(words, "team-set-to-confirm", count = row.to_confirm));
    }
    if !found.unreadable.is_empty() {
        reasons.push(say!(words, "team-set-unreadable", count = found.unreadable.len()));
    }
    let allowed = reasons.is_empty() || force;
    for reason in &reasons {
        output::tell(environment, reason);
    }
    if !allowed {
        output::tell(environment, &say!(words, "team-set-not-done"));
    }
    if row.unanswered > 0 && allowed && !globals.quiet {
        output::tell(environment, &say!(words, "team-set-unanswered", count = row.unanswered));
    }
    allowed
}
