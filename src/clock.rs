//! The day it is here, and how long something has taken. No figure rests on either; only the edges ask.

use crate::model::Date;
use chrono::Datelike;
use std::time::Instant;

/// The day of the calendar where the program runs, by the clock and time zone of the system.
#[must_use]
pub fn today() -> Date {
    let now = chrono::Local::now();
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    Date { year: u16::try_from(now.year()).unwrap_or(0), month: small(now.month()), day: small(now.day()) }
}

/// Seconds since it was started, by a clock that never goes back.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since the start, 0 or more.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}
