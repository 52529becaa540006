//! What is shared with whom: nothing that a profile does not name comes out in any format, all figures do, and shared files are
//! read back as they were written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

#[path = "common/mod.rs"]
mod common;

#[path = "sharing/commands.rs"]
mod commands;
#[path = "sharing/figures.rs"]
mod figures;
#[path = "sharing/made.rs"]
mod made;
#[path = "sharing/marks.rs"]
mod marks;
#[path = "sharing/mistakes.rs"]
mod mistakes;
