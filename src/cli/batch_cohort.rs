//! `capgap batch --summary`: what all submissions show together.

use super::args::Globals;
use super::batch_inputs::{Input, Inputs};
use super::batch_stream::Meanings;
use super::interrupt::Interrupt;
use super::output;
use super::{Environment, Exit};
use crate::batch::cohort::{Gather, Round, Telling, summary};
use crate::batch::{Done, Job, Prepared, Superseded, Table, Worker, in_order, work};
use crate::disk::{self, Disk, LARGEST_FILE};
use crate::library::Library;
use crate::report::{Summary, cohort_csv, cohort_json, cohort_report, cohort_workbook};
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
/// A folder with such a file holds what must not be shared with the summary: files of an earlier run, and its tables in any format.
const AT_HOME: [&str; 2] = ["summary.json", "rejected.jsonl"];
const TABLES_AT_HOME: [&str; 6] = ["scores", "long", "gaps", "interventions", "duplicates", "reports"];
const FORMATS_AT_HOME: [&str; 2] = ["csv", "parquet"];

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

/// What is asked for of a summary, with the earlier round that it is told against.
#[derive(Debug)]
pub(super) struct Cohort {
    formats: Vec<(&'static str, &'static str)>,
    names: bool,
    at_least: Option<u64>,
    before: Option<(Arc<Round>, u64)>,
}

/// What a summary is made with.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) words: &'a Words,
    pub(super) globals: &'a Globals,
    pub(super) matches: &'a ArgMatches,
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) meanings: &'a Meanings,
    pub(super) threads: usize,
    pub(super) interrupt: &'a Interrupt,
}

impl Cohort {
    /// Reads the flags and the earlier round; none where nothing of a summary is asked for.
    pub(super) fn begin(environment: &mut Environment<'_>, asked: &Asked<'_>, folder: &Path) -> Result<Option<Self>, Exit> {
        let Asked { words, matches, .. } = *asked;
        let named = || matches.get_many::<String>("summary").into_iter().flatten();
        let (names, sharing) = (matches.get_flag("names"), matches.get_flag("for-sharing"));
        let least = matches.get_one::<u64>("at-least").copied();
        let baseline = || matches.get_many::<PathBuf>("baseline").into_iter().flatten();
        let tables = || TABLES_AT_HOME.iter().flat_map(|name| FORMATS_AT_HOME.map(|format| [name, ".", format].concat()));
        let mut files = tables().chain(AT_HOME.map(str::to_owned));
        let at_home = files.find(|name| sharing && disk::is_file(&folder.join(name)));
        let wrong = match (least, sharing, names, at_home) {
            (Some(_), false, ..) => Some(say!(words, "cohort-at-least-alone")),
            (_, true, true, _) => Some(say!(words, "cohort-names-not-shared")),
            // Whoever passes the folder on would pass on more than the summary.
            (.., Some(name)) => Some(say!(words, "cohort-folder-at-home", folder = folder.display().to_string(), file = name)),
            _ => None,
        };
        if let Some(wrong) = wrong {
            output::tell(environment, &wrong);
            return Err(Exit::Usage);
        }
        let mut formats: Vec<(&str, &str)> = FORMATS.into_iter().filter(|(word, _)| named().any(|named| named == word)).collect();
        if formats.is_empty() {
            if !(names || sharing || baseline().next().is_some()) {
                return Ok(None);
            }
            formats.extend(FORMATS.into_iter().filter(|(word, _)| *word == USUAL));
        }
        let before = if baseline().next().is_some() { Some(before(environment, asked, baseline(), folder)?) } else { None };
        Ok(Some(Self { formats, names, at_least: sharing.then(|| least.unwrap_or(THRESHOLD)), before }))
    }

    /// Whether the summary is all that is made.
    pub(super) fn for_sharing(&self) -> bool {
        self.at_least.is_some()
    }

    /// Collects the submissions of a run, as the last one of its tables.
    pub(super) fn gather(&self, library: &Library) -> Gather {
        match &self.before {
            // For sharing nothing is said of how sure changes are.
            Some((earlier, _)) if !self.for_sharing() => Gather::later(library, self.names, Arc::clone(earlier)),
            before => Gather::new(library, self.for_sharing() || before.is_some(), self.names),
        }
    }

    /// Tells what was collected: the files, and what is to be printed once all is written.
    pub(super) fn made(&self, environment: &mut Environment<'_>, asked: &Asked<'_>, round: &Round, rejected: u64) -> Result<Made, Exit> {
        let Asked { words, globals, matches, prepared, .. } = *asked;
        let telling = Telling {
            library: prepared.library,
            targets: prepared.targets.chosen,
            at_least: self.at_least,
            rejected,
            before: self.before.as_ref().map(|(round, rejected)| (&**round, *rejected)),
            interventions: matches.get_one::<u16>("interventions").map(|count| usize::from(*count)),
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

    /// Makes the summary alone, for sharing.
    pub(super) fn alone(&self, environment: &mut Environment<'_>, asked: &Asked<'_>, inputs: &Inputs, folder: &Path) -> Exit {
        let words = asked.words;
        let gather = self.gather(asked.prepared.library);
        let made = collect(asked, &gather, inputs, &mut *environment.input).and_then(|rejected| {
            let (files, printed) = self.made(environment, asked, &gather.into_round(), rejected)?;
            Ok((rejected, files, printed))
        });
        let (rejected, files, printed) = match made {
            Ok(made) => made,
            Err(exit) => return exit,
        };
        if !files.is_empty() {
            let made = super::keep::make_folder(environment, words, folder);
            if made != Exit::Done {
                return made;
            }
            let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
            if let Err(error) = Disk::new().write_several(folder, &files) {
                output::tell(environment, &error.told(words, &names));
                return Exit::Output;
            }
            if !asked.globals.quiet {
                let folder = folder.display().to_string();
                output::tell(environment, &say!(words, "cohort-written", folder = folder, files = names.join(&say!(words, "list-comma"))));
            }
        }
        let shown = output::print(environment, &printed);
        if rejected > 0 {
            let count = usize::try_from(rejected).unwrap_or(usize::MAX);
            output::tell(environment, &say!(words, "cohort-rejected", count = count));
        }
        if shown != Exit::Done || rejected == 0 { shown } else { Exit::Findings }
    }
}

/// Files by name, and what is to be printed.
type Made = (Vec<(String, Vec<u8>)>, String);

/// Reads and scores the earlier round.
fn before<'p>(
    environment: &mut Environment<'_>,
    asked: &Asked<'_>,
    paths: impl Iterator<Item = &'p PathBuf>,
    folder: &Path,
) -> Result<(Arc<Round>, u64), Exit> {
    let inputs = Inputs::at(environment, paths, folder, false);
    for input in &inputs.found {
        if let Input::Unreadable(path, error) = input {
            let (file, message) = (path.display().to_string(), error.to_string());
            output::tell(environment, &say!(asked.words, "cohort-no-baseline", file = file, message = message));
            return Err(Exit::Input);
        }
    }
    let gather = Gather::earlier(asked.prepared.library);
    let rejected = collect(asked, &gather, &inputs, &mut *environment.input)?;
    Ok((Arc::new(gather.into_round()), rejected))
}

/// Collects all submissions without a table of their own, and counts what was rejected.
fn collect(asked: &Asked<'_>, gather: &Gather, inputs: &Inputs, input: &mut (dyn Read + Send)) -> Result<u64, Exit> {
    let tables: [&dyn Table; 1] = [gather];
    let read = |path: &Path| disk::read_settled(path, LARGEST_FILE);
    let superseded = Superseded::default();
    let job = Job { prepared: asked.prepared, tables: &tables, read: &read, superseded: &superseded, reports: None };
    let (mut tasks, mut rejected) = (inputs.tasks(input, asked.meanings, asked.prepared.library), 0_u64);
    let next = move || if asked.interrupt.asked() { None } else { tasks.next() };
    let done = in_order(
        asked.threads,
        next,
        Worker::default,
        |own, task| work(&job, own, task),
        Done::held,
        |done| {
            rejected += done.rejected.len() as u64;
            Ok::<(), std::convert::Infallible>(())
        },
    );
    let Ok(()) = done;
    if asked.interrupt.asked() { Err(Exit::Interrupted) } else { Ok(rejected) }
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
