//! The change log: what was there before, what is there now, which office, when and why. One line of JSON each.

mod changes;
mod entry;
mod value;

pub use changes::{changes, outside_changes};
pub use entry::{LogAbout, LogEntry, LogLine, Why, read_log};
