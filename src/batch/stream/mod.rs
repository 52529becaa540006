//! Streams: one wide table or JSON Lines with a submission a row, of any length, packed or not, in memory that stays flat.
//!
//! A [`Stream`] hands out [`Block`]s of whole rows; a worker takes them apart. A row of which every cell is plainly known goes straight into
//! an answer sheet; any other goes through the readers that answer files go through, which also word what is wrong. The short way
//! takes only what those readers would take, and knows it from them: the words of its tables were put to them first.

mod careful;
mod codec;
mod csv;
mod json;
mod layout;
mod mapped;
mod open;
mod pace;
mod record;
mod rows;
mod source;
#[cfg(test)]
mod tests;
mod unpack;

pub use mapped::Mapped;
pub use open::{Opened, open};
pub(super) use record::record_end;
pub use rows::Worker;
pub use source::{Block, Stream};
