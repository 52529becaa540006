//! `capgap batch`: many submissions in one run.

use super::args::Globals;
use super::batch_inputs::Inputs;
use super::batch_progress::Progress;
use super::batch_run::{Closed, REPORTS, SUMMARY, Sink, duplicates};
use super::batch_stream::Meanings;
use super::formats;
use super::interrupt::Interrupt;
use super::output;
use super::session::{self, Session};
use super::{Environment, Exit};
use crate::batch::{
    DuplicateRows, Gaps, Heads, Interventions, Job, Long, Options, Prepared, Reports, Scores, Summary, Superseded, Table, Worker, files_of,
    in_order, work,
};
use crate::disk::{self, Disk, LARGEST_FILE, Staged, WriteError};
use crate::library::Library;
use crate::model::ProfileId;
use crate::report::{Depth, Paper};
use crate::say;
use crate::score::Targets;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Formats of the pages for what was rejected, each with the ending of its files.
const PAGES: [(&str, &str); 4] = [("html", "html"), ("docx", "docx"), ("markdown", "md"), ("text", "txt")];
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
        .args(super::batch_stream::arguments(words))
        .arg(flag("targets", "cli-targets").value_name("ID"))
        .arg(flag("threats", "cli-threats").value_name("ID"))
        .arg(super::args::paper(words))
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
    let staged = match Disk::new().stage(folder) {
        Ok(staged) => staged,
        Err(error) => return refused(environment, words, folder, &error),
    };
    if let Some(warning) = staged.warning(words) {
        output::tell(environment, &warning);
    }
    let inputs = Inputs::of(environment, matches, folder, &meanings);
    let inputs = &inputs;
    let batch = Batch { words, globals, matches, folder, prepared: &prepared, options, meanings: &meanings, inputs, interrupt: &interrupt };
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
        pages: word("pages").filter(|pages| pages != NO_PAGES),
    }
}

/// A run with all that it needs.
struct Batch<'b> {
    words: &'b Words,
    globals: &'b Globals,
    matches: &'b ArgMatches,
    folder: &'b Path,
    prepared: &'b Prepared<'b>,
    options: Options,
    meanings: &'b Meanings,
    inputs: &'b Inputs,
    interrupt: &'b Interrupt,
}

/// Why a run ended before its end.
enum Ended {
    Interrupted,
    Failed(WriteError),
}

impl From<WriteError> for Ended {
    fn from(error: WriteError) -> Self {
        Self::Failed(error)
    }
}

impl Batch<'_> {
    fn run(&self, environment: &mut Environment<'_>, mut staged: Staged) -> Exit {
        let (words, folder) = (self.words, self.folder);
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
                Ok(()) => self.told(environment, &finished),
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
        }
    }

    fn passes(&self, environment: &mut Environment<'_>, staged: &mut Staged) -> Result<Finished, Ended> {
        let library = self.prepared.library;
        let (heads, scores, long, gaps) = (Heads::default(), Scores::new(library), Long::new(library), Gaps::new(library));
        let threats = self.prepared.threats.as_ref();
        let threats = threats.and_then(|id| library.threats.iter().position(|profile| profile.id == *id));
        let ranked = self.options.interventions.map(|most| Interventions::new(most, threats));
        let mut tables: Vec<&dyn Table> = match &self.meanings.chosen {
            Some(chosen) => vec![chosen],
            None => vec![&scores, &long, &gaps],
        };
        tables.extend(ranked.as_ref().map(|table| table as &dyn Table));
        if !self.options.latest {
            let closed = self.pass(environment, staged, &tables, &Superseded::default(), true)?;
            return self.finish(closed, "scores.csv", None);
        }
        let mut first = self.pass(environment, staged, &[&heads], &Superseded::default(), false)?;
        let found = std::mem::take(&mut first.keys).duplicates();
        let taken = first.summary.taken;
        let (written, rows) = duplicates(first.staged, "heads.csv", &found, &self.options)?;
        for file in ["heads.csv", "rejected.jsonl"] {
            first.staged.forget(file);
        }
        let closed = self.pass(environment, staged, &tables, &rows.superseded, true)?;
        let changed =
            closed.summary.taken + closed.summary.superseded != taken || closed.summary.superseded != rows.superseded.len() as u64;
        let mut finished = self.finish(closed, "scores.csv", Some((written, &rows)))?;
        finished.changed = changed;
        Ok(finished)
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
            paper: paper(self.matches),
            words: self.words,
            exists: &exists,
        });
        let read = |path: &Path| disk::read_settled(path, LARGEST_FILE);
        let job = Job { prepared: self.prepared, tables, read: &read, superseded, reports: reports.as_ref() };
        let mut sink = Sink::new(staged, self.words, self.prepared.library, tables, pages, reports.is_some(), summary)?;
        let width = environment.progress.filter(|_| !self.globals.quiet);
        let mut progress = Progress::new(&mut *environment.errors, self.words, width, self.inputs.found.len());
        let mut tasks = self.inputs.tasks(&mut *environment.input, self.meanings, self.prepared.library);
        let next = move || if self.interrupt.asked() { None } else { tasks.next() };
        let done =
            in_order(self.threads(), next, Worker::default, |own, task| work(&job, own, task), |done| sink.take(done, &mut progress));
        progress.end();
        done?;
        if self.interrupt.asked() {
            return Err(Ended::Interrupted);
        }
        Ok(sink.close()?)
    }

    fn threads(&self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.matches.get_one::<u16>("threads").map_or_else(all, |count| usize::from(*count))
    }

    /// Writes duplicates and the summary.
    fn finish(
        &self,
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
                closed.summary.duplicates = (rows.groups(), written.rows);
                closed.tables.push(written);
            }
        }
        let files = closed.files();
        let threats = self.prepared.threats.as_ref().map(ProfileId::as_str);
        let json = closed.summary.to_json(self.prepared.library, self.prepared.targets, threats, &self.options, &closed.tables, &files);
        closed.staged.write(SUMMARY, json.as_bytes())?;
        let before = disk::read_text(&self.folder.join(SUMMARY)).map(|text| files_of(&text)).unwrap_or_default();
        Ok(Finished { summary: closed.summary, told: closed.told, without_font: closed.without_font, obsolete: before, changed: false })
    }

    fn tell_rejected(&self, environment: &mut Environment<'_>, finished: &Finished) {
        for (input, message, more) in &finished.told {
            output::tell(environment, &say!(self.words, "batch-rejected", input = input, message = message, more = *more));
        }
    }

    /// Says what a run came to.
    fn told(&self, environment: &mut Environment<'_>, finished: &Finished) -> Exit {
        let summary = &finished.summary;
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let (words, folder) = (self.words, self.folder.display().to_string());
        let exit = if summary.rejected == 0 { Exit::Done } else { Exit::Findings };
        if self.globals.quiet {
            return exit;
        }
        self.tell_rejected(environment, finished);
        let untold = number(summary.rejected).saturating_sub(finished.told.len());
        if untold > 0 {
            output::tell(environment, &say!(words, "batch-rejected-more", count = untold));
        }
        let characters: Vec<char> = finished.without_font.iter().copied().collect();
        output::tell_without_font(environment, words, self.globals, "pdf", &characters);
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

/// What a run came to before its files appear.
struct Finished {
    summary: Summary,
    told: Vec<(String, String, usize)>,
    without_font: BTreeSet<char>,
    /// Files of an earlier run that go away.
    obsolete: Vec<String>,
    /// Whether the second reading found other submissions than the first one.
    changed: bool,
}

fn paper(matches: &ArgMatches) -> Paper {
    let asked = matches.get_one::<String>("paper");
    Paper::ALL.iter().find(|(word, _)| asked.is_some_and(|asked| asked == word)).map_or(Paper::A4, |(_, paper)| *paper)
}
