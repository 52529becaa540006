//! Plain types: what is defined and what was answered, after checking.
//!
//! This room names no other room. Its values carry the [`Place`] they were read from, so that a
//! message about them can point at the user's file for as long as they live.

mod answers;
mod capability;
mod framework;
mod ids;
mod intervention;
mod kept_plan;
mod month;
mod place;
mod profile;
mod questionnaire;
mod scale;
mod source;
mod team;

pub use answers::*;
pub use capability::*;
pub use framework::*;
pub use ids::*;
pub use intervention::*;
pub use kept_plan::*;
pub use month::*;
pub use place::*;
pub use profile::*;
pub use questionnaire::*;
pub use scale::*;
pub use source::*;
pub use team::*;
