//! Ctrl-C: the first one asks for an orderly end, the second one ends the program.

use super::Exit;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// What signals set. They are for the program as a whole, so this is there once, whatever is watched for how often.
#[derive(Debug, Default)]
struct Flags {
    /// Whether somebody has asked for an end.
    asked: Arc<AtomicBool>,
    /// Whether the next signal ends the program.
    ends: Arc<AtomicBool>,
}

static FLAGS: OnceLock<Flags> = OnceLock::new();

/// Watches for somebody who asks for an end, until it is dropped.
#[derive(Debug)]
pub(super) struct Interrupt(&'static Flags);

impl Interrupt {
    /// From here on the first Ctrl-C, or the first request of the system to end, is only noted.
    pub(super) fn watch() -> Self {
        let flags = FLAGS.get_or_init(registered);
        flags.asked.store(false, Ordering::Relaxed);
        flags.ends.store(false, Ordering::Relaxed);
        Self(flags)
    }

    /// Whether it was asked for.
    pub(super) fn asked(&self) -> bool {
        self.0.asked.load(Ordering::Relaxed)
    }
}

impl Drop for Interrupt {
    /// Nobody looks any more, so the next signal ends the program, as it always did.
    fn drop(&mut self) {
        self.0.ends.store(true, Ordering::Relaxed);
    }
}

fn registered() -> Flags {
    let flags = Flags::default();
    for signal in [SIGINT, SIGTERM] {
        // In this order: what ends the program sees the flag as the signal before has left it. Where the system takes no handler, the
        // signal ends the program as it always did.
        let end = flag::register_conditional_shutdown(signal, i32::from(Exit::Interrupted.code()), Arc::clone(&flags.ends));
        if end.is_ok() {
            let _ = flag::register(signal, Arc::clone(&flags.asked));
            let _ = flag::register(signal, Arc::clone(&flags.ends));
        }
    }
    flags
}
