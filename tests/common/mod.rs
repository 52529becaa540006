//! Helpers that the integration tests share. Each test file uses only some of them.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub(crate) mod build;
pub(crate) mod random;
pub(crate) mod sets;
