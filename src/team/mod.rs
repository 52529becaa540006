//! Several offices on one submission: parts for each, merging them again, who still owes what, and what changed when.
//!
//! This room is pure: it gets checked submissions and gives submissions and lists back. It reads and writes no file and
//! words nothing.

mod evidence;
mod log;
mod merge;
mod question;
mod said;
mod settle;
mod split;
mod status;

pub use log::{LogAbout, LogEntry, LogLine, Why, changes, outside_changes, read_log};
pub use merge::{HeadKey, Incoming, Merged, Note, merge};
pub use settle::{find_side, settle};
pub use split::{Splitting, UNASSIGNED, split};
pub use status::{EvidenceCounts, Group, Row, Status, status};
