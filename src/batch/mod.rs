//! Many submissions in one run: each on its own, in parallel, in the order in which they were named.
//!
//! The way of a submission: a [`Task`] (a file, or a block of rows of a stream) → a worker reads, checks and scores it and lets every
//! [`Table`] write its rows → the results come back in the order of the tasks. A submission that cannot be read becomes a
//! [`Rejected`] and touches nothing else. This room opens no file and prints nothing: bytes come in through a value, tables go out as bytes.

pub mod cohort;
mod columns;
mod duplicates;
mod gaps;
mod heads;
mod intake;
mod interventions;
mod keys;
mod long;
mod parquet;
mod pipeline;
mod plain;
mod prepared;
mod rejected;
mod reports;
mod run;
mod scores;
mod seen;
mod shared;
mod stream;
mod summary;
mod table;

pub use self::parquet::write_parquet;
pub use columns::Chosen;
pub use duplicates::{DuplicateRows, duplicate_columns};
pub use gaps::Gaps;
pub use heads::Heads;
pub use intake::{Intake, STANDARD_INPUT, intake};
pub use interventions::Interventions;
pub use keys::{Duplicate, Key, Keys, Superseded};
pub use long::Long;
pub use pipeline::in_order;
pub use prepared::Prepared;
pub use rejected::{PageNames, rejected_line};
pub use reports::{MadeReport, Reports, drawn, file_name, report_columns};
pub use run::{Aside, Done, Job, ReadFile, Rejected, Task, work};
pub use scores::Scores;
pub use seen::{Counts, Head, Seen};
pub use shared::SharedTaken;
pub use stream::{Block, Mapped, Opened, Stream, Worker, open};
pub use summary::{BATCH_FORMAT, BATCH_SCHEMA, Options, Summary, TableWritten, facts, files_of};
pub use table::{Cells, Column, CsvCells, Kind, Table};
