//! Whether a search is to end with the best it has. Who asks for it, and when, is known outside: here is no clock.

use std::fmt::{self, Debug, Formatter};

/// Asks whether to stop. It is asked now and then, and what was found so far is kept.
#[derive(Clone, Copy)]
pub struct Stop<'a>(&'a (dyn Fn() -> bool + Sync));

impl Stop<'static> {
    /// Goes on to the end.
    pub const NEVER: Self = Self(&|| false);
}

impl<'a> Stop<'a> {
    /// Stops as soon as this says so.
    #[must_use]
    pub fn when(asked: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self(asked)
    }

    /// Whether to stop now.
    #[must_use]
    pub fn now(self) -> bool {
        (self.0)()
    }
}

impl Debug for Stop<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Stop")
    }
}
