//! A command run for the start menu: the same command, what it says kept as text.

use super::{Environment, Exit, OpenTerminal, run};
use std::ffi::OsString;
use std::io::{self, Write};

/// What a command said, and how it ended.
#[derive(Debug)]
pub(super) struct Captured {
    pub(super) exit: Exit,
    pub(super) output: String,
    pub(super) errors: String,
}

impl Captured {
    /// All that was said, results before remarks.
    pub(super) fn text(&self) -> String {
        let parts: Vec<&str> = [self.output.trim_end(), self.errors.trim_end()].into_iter().filter(|text| !text.is_empty()).collect();
        parts.join("\n\n")
    }
}

/// Runs a command with these arguments, the name of the program left out, for a text of so many columns.
pub(super) fn run_captured(environment: &Environment<'_>, arguments: Vec<OsString>, columns: u16) -> Captured {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let exit = run(&mut Environment {
        arguments: with_name(environment, arguments),
        input: &mut io::empty(),
        output: &mut output,
        errors: &mut errors,
        columns: Some(columns),
        progress: None,
        colour: false,
        colour_errors: false,
        interactive: false,
        terminal: None,
        today: environment.today,
    });
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Captured { exit, output: text(output), errors: text(errors) }
}

/// Runs a command that takes its time, before a terminal that was given back: how far it is is shown there, and Ctrl-C asks it for the best so
/// far. What it says is kept.
pub(super) fn run_watched(environment: &mut Environment<'_>, arguments: Vec<OsString>, columns: u16) -> Captured {
    let (mut output, mut kept) = (Vec::new(), Vec::new());
    let arguments = with_name(environment, arguments);
    let exit = run(&mut Environment {
        arguments,
        input: &mut io::empty(),
        output: &mut output,
        errors: &mut Both { first: &mut *environment.errors, second: &mut kept },
        columns: Some(columns),
        progress: environment.progress,
        colour: false,
        colour_errors: false,
        interactive: false,
        terminal: None,
        today: environment.today,
    });
    // Lines that were written over are no remarks.
    let lines: Vec<String> =
        String::from_utf8_lossy(&kept).lines().map(|line| line.rsplit('\r').next().unwrap_or_default().to_owned()).collect();
    Captured { exit, output: String::from_utf8_lossy(&output).into_owned(), errors: lines.join("\n") }
}

/// Runs a command that talks with the user itself; what it says on standard error is kept as well.
pub(super) fn run_talking(environment: &mut Environment<'_>, arguments: Vec<OsString>) -> Captured {
    let mut kept = Vec::new();
    let arguments = with_name(environment, arguments);
    // Lent for the time of the command; the closure has the shorter life that lending needs.
    let mut open = environment.terminal.as_mut().map(|open| |colour: bool| open(colour));
    let exit = run(&mut Environment {
        arguments,
        input: &mut *environment.input,
        output: &mut *environment.output,
        errors: &mut Both { first: &mut *environment.errors, second: &mut kept },
        columns: environment.columns,
        progress: None,
        colour: environment.colour,
        colour_errors: false,
        interactive: environment.interactive,
        terminal: open.as_mut().map(|open| open as &mut OpenTerminal<'_>),
        today: environment.today,
    });
    Captured { exit, output: String::new(), errors: String::from_utf8_lossy(&kept).into_owned() }
}

/// Writes everything twice.
struct Both<'b> {
    first: &'b mut dyn Write,
    second: &'b mut Vec<u8>,
}

impl Write for Both<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.first.write(bytes)?;
        self.second.extend(bytes.iter().take(written));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.first.flush()
    }
}

fn with_name(environment: &Environment<'_>, arguments: Vec<OsString>) -> Vec<OsString> {
    environment.arguments.first().cloned().into_iter().chain(arguments).collect()
}
