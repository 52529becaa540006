//! Ctrl-C: the first one asks for an orderly end, the second one ends the program.

use super::Exit;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether somebody has asked for an end.
#[derive(Debug, Clone)]
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From here on the first Ctrl-C, or the first request of the system to end, is only noted.
    pub(super) fn watch() -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order: what ends the program sees the flag as the signal before has left it. Where the system takes no handler, the
            // signal ends the program as it always did.
            let second = flag::register_conditional_shutdown(signal, i32::from(Exit::Interrupted.code()), Arc::clone(&asked));
            if second.is_ok() {
                let _ = flag::register(signal, Arc::clone(&asked));
            }
        }
        Self(asked)
    }

    /// Whether it was asked for.
    pub(super) fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
