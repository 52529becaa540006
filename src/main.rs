//! The capgap program: builds the environment, runs the command, returns the exit code.

use capgap::cli::{Environment, OpenTerminal, run, wants_colour};
use std::io::{self, IsTerminal};

fn main() -> std::process::ExitCode {
    let (mut input, mut output, mut errors) = (io::stdin(), io::stdout(), io::stderr());
    let interactive = input.is_terminal() && output.is_terminal();
    let wants_colour = wants_colour(std::env::var_os("NO_COLOR"), std::env::var_os("TERM"));
    let open: &mut OpenTerminal<'_> = &mut |colour| Ok(Box::new(capgap::screen::RealTerminal::open(colour)?));
    let mut environment = Environment {
        today: capgap::clock::today(),
        arguments: std::env::args_os().collect(),
        columns: output.is_terminal().then(|| terminal_size::terminal_size().map_or(80, |(width, _)| width.0)),
        progress: errors.is_terminal().then(|| terminal_size::terminal_size().map_or(80, |(width, _)| width.0)),
        colour: wants_colour && output.is_terminal(),
        colour_errors: wants_colour && errors.is_terminal(),
        interactive,
        terminal: interactive.then_some(open),
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
    };
    std::process::ExitCode::from(run(&mut environment).code())
}
