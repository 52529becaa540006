//! `capgap batch`: many submissions in one run.

use super::args::Globals;
use super::batch_cohort::{self, Asked, Wanted};
use super::output;
use super::session::Session;
use super::{Environment, Exit};
use crate::batch::{Column, CsvCells, Prepared, Scores, Table, Task, in_order, work};
use crate::disk::{self, Disk, LARGEST_FILE};
use crate::say;
use crate::score::Targets;
use crate::words::Words;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The command and its flags.
pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    Command::new("batch")
        .about(say!(words, "batch-cli"))
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
        .arg(
            Arg::new("threads")
                .long("threads")
                .value_name("COUNT")
                .value_parser(value_parser!(u16).range(1..))
                .help(say!(words, "batch-cli-threads")),
        )
        .args(super::args::choices(words))
        .args(batch_cohort::arguments(words))
        .arg(super::args::paper(words))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let mut session = Session::open(environment, globals);
    let library = session.library(&globals.language);
    if session.has_errors() {
        return session.fail(environment, words, globals);
    }
    let Some(folder) = matches.get_one::<PathBuf>("output") else { return Exit::Usage };
    let wanted = match Wanted::of(environment, words, matches) {
        Ok(wanted) => wanted,
        Err(exit) => return exit,
    };
    let default = library.target_profile(&"default".into());
    let prepared = Prepared::new(&library, Targets { default, chosen: default }, None);
    let scores = Scores::new(&library);
    let tables: Vec<&dyn Table> = vec![&scores];
    let mut files = Vec::new();
    for path in matches.get_many::<PathBuf>("paths").into_iter().flatten() {
        match disk::toml_files(path) {
            Ok(found) => files.extend(found),
            Err(_) => return Exit::Input,
        }
    }
    let threads = matches
        .get_one::<u16>("threads")
        .map_or_else(|| std::thread::available_parallelism().map_or(1, NonZeroUsize::get), |count| usize::from(*count));
    let mut tasks = files.into_iter().map(Task::File);
    let asked = Asked { words, globals, matches, prepared: &prepared, threads };
    if let Some(wanted) = wanted.as_ref().filter(|wanted| wanted.for_sharing()) {
        return match wanted.fit(environment, words, folder) {
            Ok(()) => batch_cohort::alone(environment, &asked, wanted, tasks, folder),
            Err(exit) => exit,
        };
    }
    let gather = wanted.as_ref().map(|wanted| wanted.gather(&library));
    let mut all = tables.clone();
    all.extend(gather.as_ref().map(|gather| gather as &dyn Table));
    let mut bytes: Vec<Vec<u8>> = tables.iter().map(|table| heading(table.columns())).collect();
    let (mut taken, mut rejected) = (0_usize, 0_usize);
    let read = |path: &Path| disk::read_bytes(path, LARGEST_FILE);
    let done = in_order(
        threads,
        || tasks.next(),
        || (),
        |(), task| work(&prepared, &all, &read, &task),
        |done| {
            taken += done.taken;
            rejected += done.rejected.len();
            for (all, new) in bytes.iter_mut().zip(done.tables) {
                all.extend(new);
            }
            Ok::<(), ()>(())
        },
    );
    debug_assert!(done.is_ok());
    let mut named: Vec<(String, Vec<u8>)> = tables.iter().map(|table| format!("{}.csv", table.name())).zip(bytes).collect();
    let mut printed = String::new();
    if let (Some(wanted), Some(gather)) = (wanted, gather) {
        match wanted.made(environment, &asked, &gather.into_round(), rejected as u64) {
            Ok((files, text)) => {
                named.extend(files);
                printed = text;
            }
            Err(exit) => return exit,
        }
    }
    let disk = Disk::new();
    if disk.make_folder(folder).is_err() || disk.write_several(folder, &named).is_err() {
        return Exit::Output;
    }
    output::print(environment, &printed);
    output::tell(environment, &say!(words, "batch-done", taken = taken, rejected = rejected));
    if rejected == 0 { Exit::Done } else { Exit::Findings }
}

fn heading(columns: &[Column]) -> Vec<u8> {
    let mut cells = CsvCells::default();
    cells.heading(columns);
    cells.take()
}
