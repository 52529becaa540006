//! When a search is to end before it has come to its end: a limit of time, or Ctrl-C. Both are looked at here alone.

use crate::clock::Stopwatch;
use signal_hook::consts::SIGINT;
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How a program ends that was interrupted.
const INTERRUPTED: i32 = 130;

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
    interrupted: Arc<AtomicBool>,
    /// Whether the limit has struck while something was searched.
    struck: AtomicBool,
}

impl Watch {
    /// Starts the clock. From here on a first Ctrl-C asks for the best so far, and a second one ends the program.
    pub(super) fn start(limit: Option<u32>) -> Self {
        let interrupted = Arc::new(AtomicBool::new(false));
        // In this order: what is asked first finds the flag as the Ctrl-C before has left it. Where the system takes no handler, Ctrl-C
        // ends the program as it always did.
        let second = flag::register_conditional_shutdown(SIGINT, INTERRUPTED, Arc::clone(&interrupted));
        if second.is_ok() {
            let _ = flag::register(SIGINT, Arc::clone(&interrupted));
        }
        Self { clock: Stopwatch::start(), limit, interrupted, struck: AtomicBool::new(false) }
    }

    /// Whether to stop now.
    pub(super) fn stops(&self) -> bool {
        if self.interrupted.load(Ordering::Relaxed) {
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
        match (self.interrupted.load(Ordering::Relaxed), self.struck.load(Ordering::Relaxed)) {
            (true, _) => Some(Ended::Interrupt),
            (false, true) => Some(Ended::Time),
            (false, false) => None,
        }
    }
}
