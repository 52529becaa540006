//! `capgap schema`: JSON Schemas of what the program writes and reads.

use super::output;
use super::{Environment, Exit};
use crate::batch::BATCH_SCHEMA;
use crate::report::{KEPT_PLAN_SCHEMA, PLAN_SCHEMA, SCORE_SCHEMA, SHARED_SCHEMA};
use clap::ArgMatches;

pub(super) fn run(environment: &mut Environment<'_>, matches: &ArgMatches) -> Exit {
    let schema = match matches.get_one::<String>("what").map(String::as_str) {
        Some("assessment") => SHARED_SCHEMA,
        Some("batch") => BATCH_SCHEMA,
        Some("plan") => PLAN_SCHEMA,
        Some("kept-plan") => KEPT_PLAN_SCHEMA,
        _ => SCORE_SCHEMA,
    };
    output::print(environment, schema)
}
