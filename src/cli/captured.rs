//! A command run for the start menu: the same command, what it says kept as text.

use super::{Environment, Exit, OpenTerminal, run};
use std::ffi::OsString;
use std::io;

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
        colour: false,
        colour_errors: false,
        terminal: None,
        today: environment.today,
    });
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Captured { exit, output: text(output), errors: text(errors) }
}

/// Runs a command that talks with the user itself; what it says on standard error is kept, and on standard output too
/// where `quiet`.
pub(super) fn run_talking(environment: &mut Environment<'_>, arguments: Vec<OsString>, quiet: bool) -> Captured {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let arguments = with_name(environment, arguments);
    // Lent for the time of the command; the closure has the shorter life that lending needs.
    let mut open = environment.terminal.as_mut().map(|open| |colour: bool| open(colour));
    let terminal = open.as_mut().map(|open| open as &mut OpenTerminal<'_>);
    let exit = run(&mut Environment {
        arguments,
        input: &mut *environment.input,
        output: if quiet { &mut output } else { &mut *environment.output },
        errors: &mut errors,
        columns: environment.columns,
        colour: environment.colour,
        colour_errors: false,
        terminal,
        today: environment.today,
    });
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Captured { exit, output: text(output), errors: text(errors) }
}

fn with_name(environment: &Environment<'_>, arguments: Vec<OsString>) -> Vec<OsString> {
    environment.arguments.first().cloned().into_iter().chain(arguments).collect()
}
