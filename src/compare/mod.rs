//! Assessments beside each other: dates of one State, several States, or both. Pure.
//!
//! Everything that was handed in is scored once as its own report has it and once over what all asked; differences are taken from the
//! second alone. Nothing here ranks a State: States stand in the order of their codes.

mod across;
mod answers;
mod certainty;
mod change;
mod common;
mod effect;
mod figures;
mod side;
mod split;

pub use across::{Across, CommonGap, SharedIntervention};
pub use answers::{AnswerChange, AnswerKind, EvidenceChange};
pub use certainty::{Certainty, Sureness, judged, surenesses};
pub use change::{CapabilityChange, Change, FigureChange, GapChange};
pub use common::{Comparison, Problem, Series, compare};
pub use effect::{ItemEffect, Outcome, PlanEffect, RaiseEffect, Seen, effect};
pub use figures::{Standing, share};
pub use side::{Handed, MadeWith, Side, can_be_scored, told_figures};
pub use split::Split;
