//! The interview: one pure state that asks, and fronts that put it on a terminal or on any reader and writer.
//!
//! [`Interview`] knows the questions, the answers so far, where it stands and what may be done; it prints nothing, reads no
//! key and touches no file. A [`Card`] is what a front shows of one question, in finished words.

mod card;
mod front;
mod interview;
pub mod line;
mod moves;
mod put;
mod standing;
mod summary;
pub mod terminal;
mod weight;

pub use card::{Card, CardOption, question_text};
pub use front::{Saved, Saver};
pub use interview::{Interview, Position, SectionProgress, Tally};
pub use moves::{Done, Move, Refusal};
pub use put::Put;
pub use standing::level_now;
pub use summary::{Telling, would_tell_most};
pub use weight::{SectionWeight, section_weights};
