//! Many submissions together: exact counts in any order, and a shared output that gives no small group away.
//!
//! `CAPGAP_BLESS=1 cargo test --test cohort` writes the golden files anew; read the difference before committing it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

#[path = "cohort/attack.rs"]
mod attack;
mod common;
#[path = "cohort/region.rs"]
mod region;
#[path = "cohort/small.rs"]
mod small;
