//! capgap: an open, offline, versioned engine for national cyber capacity self-assessment.
//!
//! Definitions and answers are read from TOML ([`read`]), checked against each other ([`library`]),
//! scored in three readings ([`score`]), ranked ([`plan`]) and told ([`report`]). Data flows one way:
//! each room uses rooms on lower floors only, in the order of the list below from the last upwards.

pub mod ask;
pub mod batch;
pub mod cli;
pub mod clock;
pub mod compare;
pub mod diagnostic;
pub mod disk;
pub mod library;
pub mod model;
pub mod plan;
pub mod read;
pub mod report;
pub mod score;
pub mod screen;
pub mod team;
pub mod text;
pub mod words;
pub mod write;
