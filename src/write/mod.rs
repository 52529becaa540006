//! Submissions to files: answer files as TOML, whole or edited in place, and workbooks.
//!
//! This room gives back text and bytes; it opens no file. What it writes, `read` reads back as the same submission.

mod edit;
mod records;
mod whole;
mod workbook;

pub use edit::{NotToml, edited};
pub use whole::{Guide, toml};
pub use workbook::{NotWorkbook, workbook};
