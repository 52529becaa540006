//! What to fund first: the objective, closures, and the sequential ranking of section 8 of the method. Pure.

mod budget;
mod closure;
mod funded;
mod list;
mod money;
mod objective;
mod ranking;
mod reckoner;
mod robustness;
mod waves;

pub use budget::{Ask, Budgeted, Proof, Unfit, best_within, runner_up};
pub use closure::{Closure, closure};
pub use funded::{Bought, Funded, Lateness, Rival, Rung, Unplanned, Wishes, fund};
pub use money::{Converted, convert};
pub use objective::{Lens, NodeValues, Objective, Position};
pub use ranking::{Held, LookFirst, Move, Rank, Ranking, in_order, rank};
pub use robustness::{Doubt, Robustness, quantile, robustness};
pub use waves::{Schedule, Scheduled, Timing, schedule};
