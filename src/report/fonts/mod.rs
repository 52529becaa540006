//! The fonts of paged formats: faces that are part of the program, and shaping.
//!
//! Text is shaped word by word and remembered, since reports say the same words over and over. A character is looked for
//! in a list of faces; one that none has is replaced visibly and told to whoever asks.

mod face;
mod shaper;

pub(crate) use face::{Face, Segment};
pub(crate) use shaper::{Glyph, Shaped, Shaper, turns};
