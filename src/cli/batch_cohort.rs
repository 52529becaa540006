//! `capgap batch --summary`: what all submissions show together.

use super::args::Globals;
use super::output;
use super::{Environment, Exit};
use crate::batch::cohort::{Gather, Round, Telling, summary};
use crate::batch::{Prepared, Table, Task, in_order, work};
use crate::disk::{self, Disk, LARGEST_FILE};
use crate::library::Library;
use crate::report::{Summary, cohort_csv, cohort_json, cohort_report, cohort_workbook};
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::path::{Path, PathBuf};

/// Formats by their word, with the ending of the file; the first one is printed.
const FORMATS: [(&str, &str); 8] = [
    ("terminal", ""),
    ("html", "html"),
    ("pdf", "pdf"),
    ("docx", "docx"),
    ("markdown", "md"),
    ("xlsx", "xlsx"),
    ("csv", "csv"),
    ("json", "json"),
];
/// What is made where the flags ask for a summary and name no format.
const USUAL: &str = "html";
/// The name of the files.
const STEM: &str = "cohort";
/// The least threshold that protects anybody.
const LEAST: u64 = 2;
/// The threshold where none is given.
const THRESHOLD: u64 = 5;
/// A folder with this file holds what must not be shared with the summary.
const AT_HOME: [&str; 4] = ["scores.csv", "long.csv", "summary.json", "rejected.jsonl"];

/// The flags.
pub(super) fn arguments(words: &Words) -> [Arg; 5] {
    let flag = |name: &'static str, key: &str| Arg::new(name).long(name).help(words.say(key, &[]));
    [
        flag("summary", "cohort-cli-summary")
            .value_name("FORMAT")
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(FORMATS.map(|(word, _)| word)),
        flag("names", "cohort-cli-names").action(ArgAction::SetTrue),
        flag("baseline", "cohort-cli-baseline").value_name("PATH").action(ArgAction::Append).value_parser(value_parser!(PathBuf)),
        flag("for-sharing", "cohort-cli-for-sharing").action(ArgAction::SetTrue),
        flag("at-least", "cohort-cli-at-least").value_name("COUNT").value_parser(value_parser!(u64).range(LEAST..=1_000_000)),
    ]
}

/// What the flags ask for.
#[derive(Debug)]
pub(super) struct Wanted {
    formats: Vec<(&'static str, &'static str)>,
    names: bool,
    at_least: Option<u64>,
    baseline: Vec<PathBuf>,
}

impl Wanted {
    /// None where nothing of a summary is asked for.
    pub(super) fn of(environment: &mut Environment<'_>, words: &Words, matches: &ArgMatches) -> Result<Option<Self>, Exit> {
        let named = || matches.get_many::<String>("summary").into_iter().flatten();
        let (names, sharing) = (matches.get_flag("names"), matches.get_flag("for-sharing"));
        let least = matches.get_one::<u64>("at-least").copied();
        let baseline: Vec<PathBuf> = matches.get_many::<PathBuf>("baseline").into_iter().flatten().cloned().collect();
        let wrong = match (least, sharing, names) {
            (Some(_), false, _) => Some(say!(words, "cohort-at-least-alone")),
            (_, true, true) => Some(say!(words, "cohort-names-not-shared")),
            _ => None,
        };
        if let Some(wrong) = wrong {
            output::tell(environment, &wrong);
            return Err(Exit::Usage);
        }
        let mut formats: Vec<(&str, &str)> = FORMATS.into_iter().filter(|(word, _)| named().any(|named| named == word)).collect();
        if formats.is_empty() {
            if !(names || sharing || !baseline.is_empty()) {
                return Ok(None);
            }
            formats.extend(FORMATS.into_iter().filter(|(word, _)| *word == USUAL));
        }
        Ok(Some(Self { formats, names, at_least: sharing.then(|| least.unwrap_or(THRESHOLD)), baseline }))
    }

    /// Whether the summary is all that is made.
    pub(super) fn for_sharing(&self) -> bool {
        self.at_least.is_some()
    }

    /// Collects the submissions of a run, as a table among its tables.
    pub(super) fn gather(&self, library: &Library) -> Gather {
        Gather::new(library, self.for_sharing() || !self.baseline.is_empty(), self.names)
    }

    /// Refuses a folder whose other files would be shared with the summary.
    pub(super) fn fit(&self, environment: &mut Environment<'_>, words: &Words, folder: &Path) -> Result<(), Exit> {
        let there = AT_HOME.iter().find(|name| disk::is_file(&folder.join(name)));
        match there.filter(|_| self.for_sharing()) {
            Some(name) => {
                output::tell(environment, &say!(words, "cohort-folder-at-home", folder = folder.display().to_string(), file = *name));
                Err(Exit::Usage)
            }
            None => Ok(()),
        }
    }

    /// Tells what was collected: the files, and what is to be printed once all is written.
    pub(super) fn made(
        &self,
        environment: &mut Environment<'_>,
        asked: &Asked<'_>,
        round: &Round,
        rejected: u64,
    ) -> Result<(Vec<(String, Vec<u8>)>, String), Exit> {
        let Asked { words, globals, matches, prepared, threads } = *asked;
        let before = if self.baseline.is_empty() { None } else { Some(self.before(environment, words, prepared, threads)?) };
        let telling = Telling {
            library: prepared.library,
            targets: prepared.targets.chosen,
            at_least: self.at_least,
            rejected,
            before: before.as_ref().map(|(round, rejected)| (round, *rejected)),
        };
        let told = summary(round, &telling);
        if let Some(least) = self.at_least.filter(|_| told.submissions.is_none()) {
            output::tell(environment, &say!(words, "cohort-too-few", least = least.to_string()));
        }
        let (mut files, mut printed) = (Vec::new(), String::new());
        for (word, ending) in &self.formats {
            if ending.is_empty() {
                printed = output::text(environment, words, globals, &cohort_report(&told, words), false);
            } else {
                files.push(([STEM, ".", ending].concat(), bytes(environment, words, globals, matches, &told, word)?));
            }
        }
        Ok((files, printed))
    }

    /// Reads and scores the earlier round.
    fn before(
        &self,
        environment: &mut Environment<'_>,
        words: &Words,
        prepared: &Prepared<'_>,
        threads: usize,
    ) -> Result<(Round, u64), Exit> {
        let gather = Gather::new(prepared.library, true, false);
        let mut files = Vec::new();
        for path in &self.baseline {
            match disk::toml_files(path) {
                Ok(found) => files.extend(found),
                Err(error) => {
                    let name = path.display().to_string();
                    output::tell(environment, &say!(words, "cohort-no-baseline", file = name, message = error.to_string()));
                    return Err(Exit::Input);
                }
            }
        }
        let rejected = collect(prepared, &gather, files.into_iter().map(Task::File), threads);
        Ok((gather.into_round(), rejected))
    }
}

/// What the summary is made with.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) words: &'a Words,
    pub(super) globals: &'a Globals,
    pub(super) matches: &'a ArgMatches,
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) threads: usize,
}

/// Collects all submissions without a table of their own, and counts what was rejected.
fn collect(prepared: &Prepared<'_>, gather: &Gather, tasks: impl Iterator<Item = Task> + Send, threads: usize) -> u64 {
    let tables: [&dyn Table; 1] = [gather];
    let read = |path: &Path| disk::read_bytes(path, LARGEST_FILE);
    let (mut tasks, mut rejected) = (tasks, 0_u64);
    let done = in_order(
        threads,
        || tasks.next(),
        || (),
        |(), task| work(prepared, &tables, &read, &task),
        |done| {
            rejected += done.rejected.len() as u64;
            Ok::<(), std::convert::Infallible>(())
        },
    );
    let Ok(()) = done;
    rejected
}

/// Makes the summary alone, for sharing.
pub(super) fn alone(
    environment: &mut Environment<'_>,
    asked: &Asked<'_>,
    wanted: &Wanted,
    tasks: impl Iterator<Item = Task> + Send,
    folder: &Path,
) -> Exit {
    let words = asked.words;
    let gather = wanted.gather(asked.prepared.library);
    let rejected = collect(asked.prepared, &gather, tasks, asked.threads);
    let (files, printed) = match wanted.made(environment, asked, &gather.into_round(), rejected) {
        Ok(made) => made,
        Err(exit) => return exit,
    };
    let disk = Disk::new();
    if !files.is_empty() {
        let made = super::keep::make_folder(environment, words, folder);
        if made != Exit::Done {
            return made;
        }
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        if let Err(error) = disk.write_several(folder, &files) {
            output::tell(environment, &error.told(words, &names));
            return Exit::Output;
        }
        if !asked.globals.quiet {
            let folder = folder.display().to_string();
            output::tell(environment, &say!(words, "cohort-written", folder = folder, files = names.join(&say!(words, "list-comma"))));
        }
    }
    let shown = output::print(environment, &printed);
    if shown != Exit::Done || rejected == 0 { shown } else { Exit::Findings }
}

fn bytes(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
    told: &Summary,
    word: &str,
) -> Result<Vec<u8>, Exit> {
    Ok(match word {
        "json" => cohort_json(told).into_bytes(),
        "csv" => cohort_csv(told).into_bytes(),
        "xlsx" => cohort_workbook(told, words).map_err(|_| {
            output::tell(environment, &say!(words, "write-not-workbook"));
            Exit::Output
        })?,
        document => output::formatted(environment, words, globals, matches, &cohort_report(told, words), document),
    })
}
