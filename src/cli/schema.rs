//! `capgap schema`: JSON Schemas of what the program writes.

use super::output;
use super::{Environment, Exit};
use crate::report::SCORE_SCHEMA;

pub(super) fn run(environment: &mut Environment<'_>) -> Exit {
    output::print(environment, SCORE_SCHEMA)
}
