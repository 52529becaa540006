//! The command line: wires the rooms together and words the hints. Small; everything else is a library.

mod answer;
mod answer_file;
mod args;
mod batch;
mod batch_cohort;
mod batch_inputs;
mod batch_parquet;
mod batch_progress;
mod batch_run;
mod batch_stream;
mod captured;
mod check;
mod compare;
mod convert;
mod evidence_files;
mod exit;
mod explain;
mod formats;
mod interrupt;
mod keep;
mod keeper;
mod list;
mod log;
mod menu;
mod merge;
mod new;
mod opened;
mod output;
mod plan;
mod plan_draws;
mod plan_formats;
mod plan_kept;
mod plan_stop;
mod plan_what_if;
mod plan_wishes;
mod portfolio;
mod portfolio_states;
mod progress;
mod report;
mod schema;
mod session;
mod settle;
mod share;
mod sharing;
mod split;
mod status;

pub use exit::Exit;

use crate::model::Date;
use crate::screen::Terminal;
use crate::words::Words;
use std::ffi::OsString;
use std::io::{self, Read, Write};

/// Takes the terminal for a dialogue on the full screen, with colour or without.
pub type OpenTerminal<'w> = dyn FnMut(bool) -> io::Result<Box<dyn Terminal>> + 'w;

/// What the program sees of the world; the only way in and out.
pub struct Environment<'w> {
    /// Arguments, the name of the program first.
    pub arguments: Vec<OsString>,
    /// Standard input.
    pub input: &'w mut (dyn Read + Send),
    /// Standard output.
    pub output: &'w mut dyn Write,
    /// Standard error.
    pub errors: &'w mut dyn Write,
    /// Width of the terminal in columns; none where standard output is no terminal.
    pub columns: Option<u16>,
    /// Width of the terminal in columns for lines that are written over; none where standard error is no terminal.
    pub progress: Option<u16>,
    /// Whether colour is wanted on standard output.
    pub colour: bool,
    /// Whether colour is wanted on standard error.
    pub colour_errors: bool,
    /// The terminal before which somebody sits; none where standard input or standard output is no terminal.
    pub terminal: Option<&'w mut OpenTerminal<'w>>,
    /// Whether somebody sits at a terminal: both standard input and standard output are one.
    pub interactive: bool,
    /// The day it is where the program runs. No figure depends on it.
    pub today: Date,
}

impl std::fmt::Debug for Environment<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Environment").field("arguments", &self.arguments).field("columns", &self.columns).finish_non_exhaustive()
    }
}

/// Whether the variables `NO_COLOR` and `TERM` leave colour to the terminal.
#[must_use]
pub fn wants_colour(no_color: Option<OsString>, term: Option<OsString>) -> bool {
    no_color.is_none_or(|value| value.is_empty()) && term.is_none_or(|value| value != "dumb")
}

/// Runs one command and returns how it ended.
pub fn run(environment: &mut Environment<'_>) -> Exit {
    let words = Words::english();
    let matches = match args::command(&words, environment.columns).try_get_matches_from(environment.arguments.clone()) {
        Ok(matches) => matches,
        Err(error) => return no_command(environment, &words, &error),
    };
    let globals = args::Globals::of(&matches);
    match matches.subcommand() {
        Some(("answer", matches)) => answer::run(environment, &words, &globals, matches),
        Some(("check", matches)) => check::run(environment, &words, &globals, matches),
        Some(("report", matches)) => report::run(environment, &words, &globals, matches, report::Output::Report),
        Some(("score", matches)) => report::run(environment, &words, &globals, matches, report::Output::Figures),
        Some(("explain", matches)) => explain::run(environment, &words, &globals, matches),
        Some(("list", matches)) => list::list(environment, &words, &globals, matches),
        Some(("show", matches)) => list::show(environment, &words, &globals, matches),
        Some(("new", matches)) => new::run(environment, &words, &globals, matches),
        Some(("convert", matches)) => convert::run(environment, &words, &globals, matches),
        Some(("status", matches)) => status::run(environment, &words, &globals, matches),
        Some(("split", matches)) => split::run(environment, &words, &globals, matches),
        Some(("merge", matches)) => merge::run(environment, &words, &globals, matches),
        Some(("log", matches)) => log::run(environment, &words, &globals, matches),
        Some(("share", matches)) => share::run(environment, &words, &globals, matches),
        Some(("plan", matches)) => plan::run(environment, &words, &globals, matches),
        Some(("portfolio", matches)) => portfolio::run(environment, &words, &globals, matches),
        Some(("compare", matches)) => compare::run(environment, &words, &globals, matches),
        Some(("batch", matches)) => batch::run(environment, &words, &globals, matches),
        Some(("schema", matches)) => schema::run(environment, matches),
        _ => alone(environment, &words, &globals),
    }
}

/// No command at all: the start menu where somebody sits before a terminal, else the help.
fn alone(environment: &mut Environment<'_>, words: &Words, globals: &args::Globals) -> Exit {
    match menu::Start::of(&environment.arguments).filter(|_| environment.terminal.is_some()) {
        Some(start) => menu::run(environment, words, globals, start),
        None => {
            let help = args::command(words, environment.columns).render_help();
            output::print(environment, &help.to_string())
        }
    }
}

/// What is no command may be files that were dropped on the program.
fn no_command(environment: &mut Environment<'_>, words: &Words, error: &clap::Error) -> Exit {
    if environment.terminal.is_none() || error.kind() != clap::error::ErrorKind::InvalidSubcommand {
        return usage(environment, error);
    }
    let start = menu::Start::of(&environment.arguments);
    let flags = |start: &menu::Start| environment.arguments.iter().take(1).chain(&start.flags).cloned().collect::<Vec<_>>();
    let matches = start.as_ref().and_then(|start| args::command(words, environment.columns).try_get_matches_from(flags(start)).ok());
    match (start, matches) {
        (Some(start), Some(matches)) => menu::run(environment, words, &args::Globals::of(&matches), start),
        _ => {
            let exit = usage(environment, error);
            menu::hold_for_files(environment, words);
            exit
        }
    }
}

/// Help and version go to standard output and are no mistake; everything else is.
fn usage(environment: &mut Environment<'_>, error: &clap::Error) -> Exit {
    let text = error.render().to_string();
    if error.use_stderr() {
        // Where even standard error is closed there is nobody left to tell.
        let _ = environment.errors.write_all(text.as_bytes());
        Exit::Usage
    } else {
        output::print(environment, &text)
    }
}
