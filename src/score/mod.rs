//! The scorer: answers in, three readings of every figure out. Pure.
//!
//! Nothing here knows what a norm, a pillar or a threat is, and nothing reads a file or prints. A
//! [`Scorer`] is prepared once for a set of definitions and used for any number of answer sheets.

mod assessment;
mod doubts;
mod leaf;
mod prepare;
mod question;
mod rating;
mod sheet;
mod tree;
mod worked;

pub use assessment::{
    Assessment, LeafOf, LeafScore, LeafState, NodeScore, NodeState, OpenKind, QuestionScore, QuestionState, Reading, Readings,
};
pub use doubts::Doubts;
pub use prepare::{Scorer, Scratch, Targets, Wanted};
pub use rating::{Held, Rating, RatingOutcome, progress, rating_of, shown_percent};
pub use sheet::{Cell, CellState, Sheet, Support};
pub use worked::{band, run_worked_tests};

/// Below this difference two values count as equal.
pub const EQUAL: f64 = 1e-9;

pub(crate) use tree::{Combine, combine};
