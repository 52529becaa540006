//! What to fund first: the objective, closures, and the sequential ranking of section 8 of the method. Pure.

mod answers;
mod bound;
mod budget;
mod closure;
mod funded;
mod list;
mod money;
mod objective;
mod portfolio;
mod ranking;
mod reckoner;
mod robustness;
mod stop;
mod tornado;
mod waves;
mod what_if;

pub use answers::{Answers, Lookup, Outcome, OutcomeOf, answers};
pub use budget::{Ask, Budgeted, Proof, Unfit, best_within, runner_up, runner_up_to};
pub use closure::{Closure, closure};
pub use funded::{Bought, Funded, Lateness, Rival, Rung, Unplanned, Wishes, fund, fund_until};
pub use money::{Converted, convert};
pub use objective::{Lens, NodeValues, Objective, Position, Weighed};
pub use portfolio::{Delivery, Floor, NoPortfolio, NotMade, Portfolio, PortfolioRung, PortfolioState, PortfolioWishes, Share, portfolio};
pub use ranking::{Catalogue, Held, LookFirst, Move, Rank, Ranking, first_ranks, in_order, rank};
pub use robustness::{Doubt, Element, Exact, Robustness, quantile, robustness};
pub use stop::Stop;
pub use tornado::{Swing, Tornado, tornado};
pub use waves::{Schedule, Scheduled, Timing, schedule};
pub use what_if::{BeforeAfter, Done, Stuck, Weakest, WhatIf, before_after};
