//! `capgap batch`: many submissions in one run.

use super::args::Globals;
use super::batch_cohort::{self, Asked, Cohort};
use super::batch_inputs::Inputs;
use super::batch_progress::Progress;
use super::batch_run::{Closed, Finished, REPORTS, SUMMARY, Sink, duplicates};
use super::batch_stream::Meanings;
use super::formats;
use super::interrupt::Interrupt;
use super::output;
use super::session::{self, Session};
use super::{Environment, Exit};
use crate::batch::cohort::Gather;
use crate::batch::{
    Done, DuplicateRows, Gaps, Heads, Interventions, Job, Long, Options, Prepared, Reports, Scores, Summary, Superseded, Table, Worker,
    files_of, in_order, work,
};
use crate::disk::{self, Disk, LARGEST_FILE, Staged, WriteError};
use crate::library::Library;
use crate::model::ProfileId;
use crate::report::Depth;
use crate::say;
use crate::score::Targets;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Formats of the pages for what was rejected, each with the ending of its files.
const PAGES: [(&str, &str); 4] = [("html", "html"), ("docx", "docx"), ("markdown", "md"), ("text", "txt")];
/// The table of what tells submissions from each other, which goes away when duplicates are told.
const HEADS: &str = "heads.csv";
/// The word for no pages at all.
const NO_PAGES: &str = "none";
/// How many interventions are listed where no number is given.
const INTERVENTIONS: &str = "10";

/// The command and its flags.
pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    let flag = |name: &'static str, key: &str| Arg::new(name).long(name).help(words.say(key, &[]));
    let depths: Vec<&'static str> = Depth::ALL.iter().map(|(word, _)| *word).collect();
    let pages: Vec<&'static str> = PAGES.iter().map(|(word, _)| *word).chain([NO_PAGES]).collect();
    Command::new("batch")
        .about(say!(words, "batch-cli"))
        .after_help(say!(words, "batch-cli-after"))
        .arg(Arg::new("paths").required(true).num_args(1..).value_name("PATH").value_parser(path()).help(say!(words, "batch-cli-paths")))
        .arg(
            Arg::new("output")
                .long("output")
                .short('o')
                .required(true)
                .value_name("FOLDER")
                .value_parser(path())
                .help(say!(words, "batch-cli-output")),
        )
        .arg(super::batch_parquet::argument(words))
        .arg(flag("latest", "batch-cli-latest").action(ArgAction::SetTrue))
        .arg(
            flag("interventions", "batch-cli-interventions")
                .value_name("COUNT")
                .num_args(0..=1)
                .default_missing_value(INTERVENTIONS)
                .value_parser(value_parser!(u16).range(1..)),
        )
        .arg(flag("reports", "batch-cli-reports").value_name("FORMAT").value_parser(formats::words_of(formats::REPORTS)))
        .arg(flag("depth", "depth-cli").value_name("DEPTH").value_parser(depths).default_value("full").requires("reports"))
        .arg(flag("pages", "batch-cli-pages").value_name("FORMAT").value_parser(pages).default_value(PAGES[0].0))
        .arg(flag("threads", "batch-cli-threads").value_name("COUNT").value_parser(value_parser!(u16).range(1..)))
        .arg(flag("targets", "cli-targets").value_name("ID"))
        .arg(flag("threats", "cli-threats").value_name("ID"))
        .arg(super::args::paper(words))
        .args(super::batch_stream::arguments(words))
        .args(batch_cohort::arguments(words))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let Some(folder) = matches.get_one::<PathBuf>("output") else { return Exit::Usage };
    let mut session = Session::open(environment, globals);
    let library = session.library(&globals.language);
    let meanings = Meanings::of(&mut session, &library, matches);
    if session.has_errors() {
        return session.fail(environment, words, globals);
    }
    let (targets, threats) = match profiles(environment, words, matches, &library) {
        Ok(profiles) => profiles,
        Err(exit) => return exit,
    };
    let default = library.target_profile(&session::DEFAULT_PROFILE.into());
    let targets = Targets { default, chosen: targets.as_ref().and_then(|id| library.target_profile(id)) };
    let prepared = Prepared::new(&library, targets, threats);
    let options = options(matches);
    let interrupt = Interrupt::watch();
    let asked =
        Asked { words, globals, matches, prepared: &prepared, meanings: &meanings, threads: threads(matches), interrupt: &interrupt };
    let cohort = match Cohort::begin(environment, &asked, folder) {
        Ok(cohort) => cohort,
        Err(exit) => return exit,
    };
    let named = || matches.get_many::<PathBuf>("paths").into_iter().flatten();
    if let Some(cohort) = cohort.as_ref().filter(|cohort| cohort.for_sharing()) {
        let inputs = Inputs::at(environment, named(), folder, options.latest);
        return cohort.alone(environment, &asked, &inputs, folder);
    }
    let staged = match Disk::new().stage(folder) {
        Ok(staged) => staged,
        Err(error) => return refused(environment, words, folder, &error),
    };
    if let Some(warning) = staged.warning(words) {
        output::tell(environment, &warning);
    }
    let inputs = Inputs::at(environment, named(), folder, options.latest);
    let batch = Batch { asked, folder, options, inputs: &inputs, cohort: cohort.as_ref() };
    batch.run(environment, staged)
}

fn refused(environment: &mut Environment<'_>, words: &Words, folder: &Path, error: &WriteError) -> Exit {
    output::tell(environment, &error.told(words, folder));
    if matches!(error, WriteError::InUse(_)) { Exit::InUse } else { Exit::Output }
}

type Chosen = (Option<ProfileId>, Option<ProfileId>);

/// The profiles of the flags, else the default ones: one for all, or figures could not be set side by side.
fn profiles(environment: &mut Environment<'_>, words: &Words, matches: &ArgMatches, library: &Library) -> Result<Chosen, Exit> {
    let flag = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let targets = session::chosen(environment, words, flag("targets"), None, library.targets.iter().map(|profile| &profile.id))?;
    let threats = session::chosen(environment, words, flag("threats"), None, library.threats.iter().map(|profile| &profile.id))?;
    Ok((targets, threats))
}

fn options(matches: &ArgMatches) -> Options {
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    let reports = word("reports");
    Options {
        latest: matches.get_flag("latest"),
        interventions: matches.get_one::<u16>("interventions").map(|count| usize::from(*count)),
        depth: reports.as_ref().and_then(|_| word("depth")),
        reports,
        parquet: matches.get_flag("parquet"),
        pages: word("pages").filter(|pages| pages != NO_PAGES),
    }
}

/// A run with all that it needs.
struct Batch<'b> {
    asked: Asked<'b>,
    folder: &'b Path,
    options: Options,
    inputs: &'b Inputs,
    /// What all submissions show together, where that is asked for.
    cohort: Option<&'b Cohort>,
}

/// Why a run ended before its end.
enum Ended {
    Interrupted,
    Failed(WriteError),
    /// It was told already.
    Told(Exit),
}

impl From<WriteError> for Ended {
    fn from(error: WriteError) -> Self {
        Self::Failed(error)
    }
}

impl Batch<'_> {
    fn run(&self, environment: &mut Environment<'_>, mut staged: Staged) -> Exit {
        let (words, folder) = (self.asked.words, self.folder);
        let finished = self.passes(environment, &mut staged);
        match finished {
            Ok(finished) if finished.summary.readable == 0 => {
                staged.abandon();
                self.tell_rejected(environment, &finished);
                output::tell(environment, &say!(words, "batch-nothing-read"));
                Exit::Input
            }
            Ok(finished) if finished.changed => {
                staged.abandon();
                output::tell(environment, &say!(words, "batch-changed"));
                Exit::Input
            }
            Ok(finished) => match staged.publish(SUMMARY, &finished.obsolete) {
                Ok(()) => match output::print(environment, &finished.printed) {
                    Exit::Done => self.told(environment, &finished),
                    exit => exit,
                },
                Err(error) => refused(environment, words, folder, &error),
            },
            Err(Ended::Interrupted) => {
                let part = staged.part().display().to_string();
                output::tell(environment, &say!(words, "batch-interrupted", folder = folder.display().to_string(), part = part));
                Exit::Interrupted
            }
            Err(Ended::Failed(error)) => {
                staged.abandon();
                refused(environment, words, folder, &error)
            }
            Err(Ended::Told(exit)) => {
                staged.abandon();
                exit
            }
        }
    }

    fn passes(&self, environment: &mut Environment<'_>, staged: &mut Staged) -> Result<Finished, Ended> {
        let library = self.asked.prepared.library;
        let (heads, scores, long, gaps) = (Heads::default(), Scores::new(library), Long::new(library), Gaps::new(library));
        let threats = self.asked.prepared.threats.as_ref();
        let threats = threats.and_then(|id| library.threats.iter().position(|profile| profile.id == *id));
        let ranked = self.options.interventions.map(|most| Interventions::new(library, most, threats));
        let mut tables: Vec<&dyn Table> = match &self.asked.meanings.chosen {
            Some(chosen) if self.asked.meanings.may_have_codes() && !self.options.latest => vec![chosen, &heads],
            Some(chosen) => vec![chosen],
            None => vec![&scores, &long, &gaps],
        };
        tables.extend(ranked.as_ref().map(|table| table as &dyn Table));
        let gather = self.cohort.map(|cohort| cohort.gather(library));
        tables.extend(gather.as_ref().map(|gather| gather as &dyn Table));
        if !self.options.latest {
            let mut closed = self.pass(environment, staged, &tables, &Superseded::default(), true)?;
            let printed = self.together(environment, &mut closed, gather)?;
            closed.tables.retain(|table| table.file != HEADS);
            let heads = if self.asked.meanings.chosen.is_some() { HEADS } else { "scores.csv" };
            return Ok(Finished { printed, ..self.finish(environment, closed, heads, None)? });
        }
        let mut first = self.pass(environment, staged, &[&heads], &Superseded::default(), false)?;
        let found = std::mem::take(&mut first.keys).duplicates();
        let taken = first.summary.taken;
        let (written, rows) = duplicates(first.staged, HEADS, &found, &self.options)?;
        for file in [HEADS, "rejected.jsonl"] {
            first.staged.forget(file);
        }
        let mut closed = self.pass(environment, staged, &tables, &rows.superseded, true)?;
        let printed = self.together(environment, &mut closed, gather)?;
        let changed =
            closed.summary.taken + closed.summary.superseded != taken || closed.summary.superseded != rows.superseded.len() as u64;
        let mut finished = self.finish(environment, closed, "scores.csv", Some((written, &rows)))?;
        (finished.changed, finished.printed) = (changed, printed);
        Ok(finished)
    }

    /// Writes what all submissions show together; what comes back is to be printed.
    fn together(&self, environment: &mut Environment<'_>, closed: &mut Closed<'_>, gather: Option<Gather>) -> Result<String, Ended> {
        let (Some(cohort), Some(gather)) = (self.cohort, gather) else { return Ok(String::new()) };
        let rejected = closed.summary.rejected;
        let (files, printed) = cohort.made(environment, &self.asked, &gather.into_round(), rejected).map_err(Ended::Told)?;
        for (file, bytes) in &files {
            closed.write(file, bytes)?;
        }
        Ok(printed)
    }

    /// Does all tasks once.
    fn pass<'s>(
        &'s self,
        environment: &mut Environment<'_>,
        staged: &'s mut Staged,
        tables: &[&dyn Table],
        superseded: &Superseded,
        last: bool,
    ) -> Result<Closed<'s>, Ended> {
        let summary = Summary { paths: self.inputs.paths.clone(), passed_over: self.inputs.others, ..Summary::default() };
        let pages = self.options.pages.as_deref().filter(|_| last);
        let pages = pages.and_then(|word| PAGES.into_iter().find(|(known, _)| *known == word));
        let format = self.options.reports.as_deref().filter(|_| last);
        let reports_folder = self.folder.join(REPORTS);
        let exists = |name: &str| disk::is_file(&reports_folder.join(name));
        let reports = format.map(|format| Reports {
            format,
            depth: self.options.depth.as_deref().and_then(Depth::of).unwrap_or_default(),
            paper: output::paper(self.asked.matches),
            words: self.asked.words,
            exists: &exists,
        });
        let read = |path: &Path| disk::read_settled(path, LARGEST_FILE);
        let job = Job { prepared: self.asked.prepared, tables, read: &read, superseded, reports: reports.as_ref() };
        let mut sink = Sink::new(staged, self.asked.words, self.asked.prepared.library, tables, pages, reports.is_some(), summary)?;
        let width = environment.progress.filter(|_| !self.asked.globals.quiet);
        let mut progress = Progress::new(&mut *environment.errors, self.asked.words, width, self.inputs.found.len());
        let mut tasks = self.inputs.tasks(&mut *environment.input, self.asked.meanings, self.asked.prepared.library);
        let next = move || if self.asked.interrupt.asked() { None } else { tasks.next() };
        let take = |done| sink.take(done, &mut progress);
        let done = in_order(self.asked.threads, next, Worker::default, |own, task| work(&job, own, task), Done::held, take);
        progress.end();
        done?;
        if self.asked.interrupt.asked() {
            return Err(Ended::Interrupted);
        }
        Ok(sink.close()?)
    }

    /// Writes duplicates and the summary.
    fn finish(
        &self,
        environment: &mut Environment<'_>,
        mut closed: Closed<'_>,
        heads: &str,
        listed: Option<(crate::batch::TableWritten, &DuplicateRows<'_>)>,
    ) -> Result<Finished, Ended> {
        let found = std::mem::take(&mut closed.keys).duplicates();
        match listed {
            Some((written, rows)) => {
                closed.summary.duplicates = (rows.groups(), written.rows);
                closed.tables.push(written);
            }
            None => {
                let (written, rows) = duplicates(closed.staged, heads, &found, &self.options)?;
                if heads == HEADS {
                    closed.staged.forget(HEADS);
                }
                closed.summary.duplicates = (rows.groups(), written.rows);
                closed.tables.push(written);
            }
        }
        let threats = self.asked.prepared.threats.as_ref().map(ProfileId::as_str);
        if self.options.parquet && !super::batch_parquet::written(environment, &self.asked, &mut closed)? {
            return Err(Ended::Interrupted);
        }
        let files = closed.files();
        let json = closed.summary.to_json(
            self.asked.prepared.library,
            self.asked.prepared.targets,
            threats,
            &self.options,
            &closed.tables,
            &files,
        );
        closed.staged.write(SUMMARY, json.as_bytes())?;
        let before = disk::read_text(&self.folder.join(SUMMARY)).map(|text| files_of(&text)).unwrap_or_default();
        Ok(Finished {
            summary: closed.summary,
            told: closed.told,
            without_font: closed.without_font,
            obsolete: before,
            changed: false,
            printed: String::new(),
        })
    }

    fn tell_rejected(&self, environment: &mut Environment<'_>, finished: &Finished) {
        for (input, message, more) in &finished.told {
            output::tell(environment, &say!(self.asked.words, "batch-rejected", input = input, message = message, more = *more));
        }
    }

    /// Says what a run came to.
    fn told(&self, environment: &mut Environment<'_>, finished: &Finished) -> Exit {
        let summary = &finished.summary;
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let (words, folder) = (self.asked.words, self.folder.display().to_string());
        let exit = if summary.rejected == 0 { Exit::Done } else { Exit::Findings };
        if self.asked.globals.quiet {
            return exit;
        }
        self.tell_rejected(environment, finished);
        let untold = number(summary.rejected).saturating_sub(finished.told.len());
        if untold > 0 {
            output::tell(environment, &say!(words, "batch-rejected-more", count = untold));
        }
        let characters: Vec<char> = finished.without_font.iter().copied().collect();
        output::tell_without_font(environment, words, self.asked.globals, "pdf", &characters);
        if summary.duplicates.0 > 0 {
            let key = if self.options.latest { "batch-superseded" } else { "batch-duplicates" };
            let arguments = [
                ("groups", number(summary.duplicates.0).into()),
                ("submissions", number(summary.duplicates.1).into()),
                ("left", number(summary.superseded).into()),
                ("folder", folder.as_str().into()),
            ];
            output::tell(environment, &words.say(key, &arguments));
        }
        if summary.aside > 0 {
            output::tell(environment, &say!(words, "batch-aside", count = summary.aside));
        }
        if self.options.reports.is_some() {
            let (made, there) = (number(summary.reports.0), number(summary.reports.1));
            output::tell(environment, &say!(words, "batch-reports", made = made, there = there));
        }
        let (taken, rejected) = (number(summary.taken), number(summary.rejected));
        output::tell(environment, &say!(words, "batch-done", taken = taken, rejected = rejected, folder = folder));
        exit
    }
}

fn threads(matches: &ArgMatches) -> usize {
    let all = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    matches.get_one::<u16>("threads").map_or_else(all, |count| usize::from(*count))
}
