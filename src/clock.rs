//! The day it is here. Only `main` asks; everything else is told.

use crate::model::Date;
use chrono::Datelike;

/// The day of the calendar where the program runs, by the clock and time zone of the system.
#[must_use]
pub fn today() -> Date {
    let now = chrono::Local::now();
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    Date { year: u16::try_from(now.year()).unwrap_or(0), month: small(now.month()), day: small(now.day()) }
}
