//! When a search is to end before it has come to its end: a limit of time, or Ctrl-C. Both are looked at here alone.

use super::interrupt::Interrupt;
use crate::clock::Stopwatch;
use crate::report::Cut;
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgMatches, value_parser};
use std::sync::atomic::{AtomicBool, Ordering};

/// The flag of the limit.
pub(super) fn time_limit(words: &Words) -> Arg {
    let limit = Arg::new("time-limit").long("time-limit").value_name("SECONDS").help(say!(words, "plan-cli-time-limit"));
    limit.value_parser(value_parser!(u32).range(1..=1_000_000))
}

/// The limit in seconds; none where the flag is not given.
pub(super) fn limit(matches: &ArgMatches) -> Option<u32> {
    matches.get_one::<u32>("time-limit").copied()
}

/// Watches the clock and the keyboard while a plan is made.
#[derive(Debug)]
pub(super) struct Watch {
    clock: Stopwatch,
    /// Seconds; none without a limit.
    limit: Option<u32>,
    interrupt: Interrupt,
    /// Whether the limit has struck while something was searched.
    struck: AtomicBool,
}

impl Watch {
    /// Starts the clock. From here on a first Ctrl-C asks for the best so far, and a second one ends the program.
    pub(super) fn start(limit: Option<u32>) -> Self {
        Self { clock: Stopwatch::start(), limit, interrupt: Interrupt::watch(), struck: AtomicBool::new(false) }
    }

    /// Whether to stop now.
    pub(super) fn stops(&self) -> bool {
        if self.interrupt.asked() {
            return true;
        }
        let over = self.limit.is_some_and(|limit| self.clock.seconds() >= f64::from(limit));
        if over {
            self.struck.store(true, Ordering::Relaxed);
        }
        over
    }

    /// What has cut the search short so far, if anything; an interrupt before all.
    pub(super) fn cut(&self) -> Option<Cut> {
        if self.interrupt.asked() {
            return Some(Cut::Interrupt);
        }
        self.limit.filter(|_| self.struck.load(Ordering::Relaxed)).map(Cut::Time)
    }
}
