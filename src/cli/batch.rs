//! `capgap batch`: many submissions in one run.

use super::args::Globals;
use super::output;
use super::session::Session;
use super::{Environment, Exit};
use super::batch_stream::{Meanings, UnderWay};
use crate::batch::{Column, CsvCells, Opened, Prepared, Scores, Table, Task, Worker, in_order, work};
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
        .args(super::batch_stream::arguments(words))
        .args(super::args::choices(words))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let mut session = Session::open(environment, globals);
    let library = session.library(&globals.language);
    let meanings = Meanings::of(&mut session, &library, matches);
    if session.has_errors() {
        return session.fail(environment, words, globals);
    }
    let Some(folder) = matches.get_one::<PathBuf>("output") else { return Exit::Usage };
    let default = library.target_profile(&"default".into());
    let prepared = Prepared::new(&library, Targets { default, chosen: default }, None);
    let scores = Scores::new(&library);
    let chosen = meanings.chosen.as_ref().map(|chosen| chosen as &dyn Table);
    let tables: Vec<&dyn Table> = vec![chosen.unwrap_or(&scores)];
    let mut files = Vec::new();
    for path in matches.get_many::<PathBuf>("paths").into_iter().flatten() {
        if path.as_os_str() == "-" || meanings.may_be_stream(path) {
            files.push(path.clone());
            continue;
        }
        match disk::toml_files(path) {
            Ok(found) => files.extend(found),
            Err(_) => return Exit::Input,
        }
    }
    let threads = matches
        .get_one::<u16>("threads")
        .map_or_else(|| std::thread::available_parallelism().map_or(1, NonZeroUsize::get), |count| usize::from(*count));
    let mut files = files.into_iter();
    let mut stream = UnderWay::default();
    let mut input = Some(&mut *environment.input);
    let (library, meanings) = (&library, &meanings);
    let next = move || {
        if let Some(block) = stream.next_block() {
            return Some(Task::Rows(block));
        }
        let file = files.next()?;
        let opened = match input.take_if(|_| file.as_os_str() == "-") {
            Some(input) => meanings.open_input(input, library),
            None if meanings.may_be_stream(&file) => meanings.open(&file, library),
            None => return Some(Task::File(file)),
        };
        Some(match opened {
            Ok(Opened::Stream(opened)) => {
                stream.begin(opened);
                stream.next_block().map_or_else(|| Task::Refused(file.display().to_string(), Vec::new()), Task::Rows)
            }
            Ok(Opened::Whole(name, bytes)) => Task::Bytes(name, bytes),
            Err(findings) => Task::Refused(file.display().to_string(), findings),
        })
    };
    let mut bytes: Vec<Vec<u8>> = tables.iter().map(|table| heading(table.columns())).collect();
    let (mut taken, mut rejected) = (0_usize, 0_usize);
    let read = |path: &Path| disk::read_bytes(path, LARGEST_FILE);
    let done = in_order(
        threads,
        next,
        Worker::default,
        |worker, task| match task {
            Task::Rows(block) => worker.work(&prepared, &tables, &block),
            task => work(&prepared, &tables, &read, &task),
        },
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
    let named: Vec<(String, Vec<u8>)> = tables.iter().map(|table| format!("{}.csv", table.name())).zip(bytes).collect();
    let disk = Disk::new();
    if disk.make_folder(folder).is_err() || disk.write_several(folder, &named).is_err() {
        return Exit::Output;
    }
    output::tell(environment, &say!(words, "batch-done", taken = taken, rejected = rejected));
    if rejected == 0 { Exit::Done } else { Exit::Findings }
}

fn heading(columns: &[Column]) -> Vec<u8> {
    let mut cells = CsvCells::default();
    cells.heading(columns);
    cells.take()
}
