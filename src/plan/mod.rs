//! What to fund first: the objective, closures, and the sequential ranking of section 8 of the method. Pure.

mod budget;
mod closure;
mod objective;
mod ranking;
mod robustness;
mod waves;

pub use budget::{Ask, Budgeted, Proof, Unfit, best_within, runner_up};
pub use closure::{Closure, closure};
pub use objective::{Lens, NodeValues, Objective, Position};
pub use ranking::{Held, LookFirst, Move, Rank, Ranking, rank};
pub use robustness::{Doubt, Robustness, quantile, robustness};
pub use waves::{Schedule, Scheduled, Timing, schedule};
