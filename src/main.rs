//! The capgap program: builds the environment, runs the command, returns the exit code.

use capgap::cli::{Environment, run};
use capgap::screen::{RealTerminal, Terminal};
use std::io::{self, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut input, mut output, mut errors) = (io::stdin(), io::stdout(), io::stderr());
    let wants_colour =
        std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && std::env::var_os("TERM").is_none_or(|value| value != "dumb");
    let mut open = |colour| RealTerminal::open(colour).map(|terminal| Box::new(terminal) as Box<dyn Terminal>);
    let mut environment = Environment {
        today: capgap::clock::today(),
        arguments: std::env::args_os().collect(),
        columns: output.is_terminal().then(|| terminal_size::terminal_size().map_or(80, |(width, _)| width.0)),
        colour: wants_colour && output.is_terminal(),
        colour_errors: wants_colour && errors.is_terminal(),
        terminal: if input.is_terminal() && output.is_terminal() { Some(&mut open) } else { None },
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
    };
    ExitCode::from(run(&mut environment).code())
}
