//! The method in examples: the worked one of its section 12, and every row of every table with figures reckoned by hand.
//!
//! The comment of each case is the reckoning. Section numbers are those of the method.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "scoring_examples/capabilities.rs"]
mod capabilities;
#[path = "scoring_examples/evidence.rs"]
mod evidence;
#[path = "scoring_examples/follow_ups.rs"]
mod follow_ups;
#[path = "scoring_examples/gaps.rs"]
mod gaps;
#[path = "scoring_examples/missing.rs"]
mod missing;
#[path = "scoring_examples/nodes.rs"]
mod nodes;
#[path = "scoring_examples/questions.rs"]
mod questions;
#[path = "scoring_examples/ratings.rs"]
mod ratings;
#[path = "scoring_examples/reverse.rs"]
mod reverse;
#[path = "scoring_examples/worked.rs"]
mod worked;
