//! `capgap schema`: the JSON Schemas of what the program writes for other programs.

use super::output;
use super::{Environment, Exit};
use crate::batch::BATCH_SCHEMA;
use crate::report::{COHORT_SCHEMA, COMPARISON_SCHEMA, KEPT_PLAN_SCHEMA, PLAN_SCHEMA, PORTFOLIO_SCHEMA, SCORE_SCHEMA, SHARED_SCHEMA};
use clap::ArgMatches;

/// The schemas, each with the word that asks for it.
pub(super) const SCHEMAS: [(&str, &str); 8] = [
    ("score", SCORE_SCHEMA),
    ("assessment", SHARED_SCHEMA),
    ("plan", PLAN_SCHEMA),
    ("kept-plan", KEPT_PLAN_SCHEMA),
    ("batch", BATCH_SCHEMA),
    ("comparison", COMPARISON_SCHEMA),
    ("cohort", COHORT_SCHEMA),
    ("portfolio", PORTFOLIO_SCHEMA),
];

pub(super) fn run(environment: &mut Environment<'_>, matches: &ArgMatches) -> Exit {
    let wanted = matches.get_one::<String>("what").map_or(SCHEMAS[0].0, String::as_str);
    let schema = SCHEMAS.iter().find(|(what, _)| *what == wanted).map_or(SCORE_SCHEMA, |(_, schema)| schema);
    output::print(environment, schema)
}
