//! When a search is to end before it has come to its end: a limit of time, or Ctrl-C. Both are looked at here alone.

use super::interrupt::Interrupt;
use crate::clock::Stopwatch;
use std::sync::atomic::{AtomicBool, Ordering};

/// What ended a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// The limit of time.
    Time,
    /// Ctrl-C.
    Interrupt,
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

    /// What has ended the search so far, if anything; an interrupt before all.
    pub(super) fn ended(&self) -> Option<Ended> {
        match (self.interrupt.asked(), self.struck.load(Ordering::Relaxed)) {
            (true, _) => Some(Ended::Interrupt),
            (false, true) => Some(Ended::Time),
            (false, false) => None,
        }
    }
}
