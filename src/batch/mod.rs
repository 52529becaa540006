//! Many submissions in one run: each on its own, in parallel, in the order in which they were named.
//!
//! The way of a submission: a [`Task`] (a file, or a block of rows of a stream) → a worker reads, checks and scores it and lets every
//! [`Table`] write its rows → the results come back in the order of the tasks. A submission that cannot be read becomes a
//! [`Rejected`] and touches nothing else. This room opens no file and prints nothing: bytes come in through a value, tables go out as bytes.

mod columns;
mod intake;
mod pipeline;
mod prepared;
mod run;
mod scores;
mod seen;
mod stream;
mod table;

pub use columns::Chosen;
pub use intake::{Intake, intake};
pub use pipeline::in_order;
pub use prepared::Prepared;
pub use run::{Done, ReadFile, Rejected, Task, work};
pub use scores::Scores;
pub use seen::{Counts, Head, Seen};
pub use stream::{Block, Mapped, Opened, Stream, Worker, open};
pub use table::{Cells, Column, CsvCells, Kind, Table};
