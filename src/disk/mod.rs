//! Every operation on the disk.
//!
//! Other rooms get bytes and give bytes; this one alone opens, lists, locks and replaces files. Whatever
//! changes the disk goes through a [`Disk`], whose operations are numbered in one place so that a test can end the
//! process at each of them. Errors carry the id of the message that tells them.
//!
//! Beside an answer file `x.toml` may stand
//!
//! | name | is |
//! |---|---|
//! | `x.toml.previous` | the state before the last save |
//! | `.x.toml.lock` | the lock, while the file is open |
//! | `.x.toml.4711.part` | what process 4711 is writing; left over where it crashed, removed when the file is opened again |
//!
//! In a folder with the tables of a batch may stand
//!
//! | name | is |
//! |---|---|
//! | `.capgap-batch.lock` | the lock, while a batch writes there |
//! | `.capgap-batch.4711-1.part` | the folder in which process 4711 writes; left over where it was broken off, removed by the next batch |
//! | `.capgap-batch.ready` | the same when all is whole and on its way to its place; finished by the next batch after a crash |

mod error;
mod gather;
mod list;
mod lock;
mod log;
mod name;
mod operations;
mod read;
mod replace;
mod several;
mod staged;
mod step;

pub use error::WriteError;
pub use gather::{Gathered, gather};
pub use list::{AnswerFile, answer_files, full_name, toml_files};
pub use lock::{Holder, Lock};
pub use log::{LARGEST_LOG, read_log};
pub use read::{
    LARGEST_FILE, ReadError, is_file, is_folder, is_same_file, open_reader, open_stream, read_bytes, read_bytes_from, read_settled,
    read_text, read_text_from,
};
pub use replace::write_atomically;
pub use several::NotAllWritten;
pub use staged::{Staged, StagedFile};
pub use step::{Disk, Operation, Where};
