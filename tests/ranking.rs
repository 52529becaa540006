//! Closures and the sequential ranking against a brute force over all subsets, and on the shipped definitions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "ranking/brute.rs"]
#[allow(dead_code)] // plans within a budget ask more of it
mod brute;
#[path = "ranking/examples.rs"]
mod examples;
#[path = "ranking/random.rs"]
mod random;
#[path = "ranking/shipped.rs"]
mod shipped;
#[path = "ranking/world.rs"]
#[allow(dead_code)]
mod world;
