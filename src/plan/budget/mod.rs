//! The best set of interventions within a budget: what to fund when the money is not enough for all of it.
//!
//! `ask` is what is wanted, `programme` the mixed-integer programme, `relaxation` the same with interventions that may be chosen in part,
//! `supports` what it keeps because sets must have an order, and `order` whether a set has one. `tree` is the search, `branching` where it
//! splits, `primal` good sets on the way, `ties` which of equals comes first, `greedy` where it begins. `search`
//! says how sure it is. Pure, and the same everywhere: limits are counted in steps of the solver, never in seconds.

mod ask;
mod branching;
mod greedy;
mod linear;
mod market;
mod order;
mod primal;
mod programme;
mod relaxation;
mod search;
mod supports;
mod ties;
mod tree;

pub use ask::{Ask, Unfit};
pub(super) use greedy::best_of_list;
pub(super) use market::Market;
pub(super) use search::best_at;
pub use search::{Budgeted, Proof, best_within, runner_up, runner_up_to};
