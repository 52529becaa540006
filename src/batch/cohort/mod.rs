//! Many submissions together: counts per bin and rating, and what may be told of them.
//!
//! Everything is counted in whole numbers that add up in any order, so the figures are exact and do not depend on threads.

mod bins;
mod counts;
mod gather;
mod guard;
mod marks;
mod publish;
mod rounds;

pub use gather::{Gather, Round};
pub use publish::{Telling, summary};
