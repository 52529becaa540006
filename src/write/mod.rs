//! Submissions to files: answer files as TOML, whole or edited in place, as JSON, as tables in CSV and as workbooks, and forms
//! for field tools.
//!
//! This room gives back text and bytes; it opens no file. What it writes, `read` reads back as the same submission.

mod blank;
mod csv_cells;
mod csv_form;
mod csv_wide;
mod edit;
mod json;
mod kept_plan;
mod node;
mod records;
mod whole;
mod workbook;
mod xlsform;

pub use blank::Blank;
pub use csv_form::{Form, FormHead, FormQuestion, csv_form};
pub use csv_wide::csv_wide;
pub use edit::{NotToml, edited};
pub use json::{json, json_parts};
pub use kept_plan::kept_plan;
pub use whole::{Guide, toml};
pub(crate) use workbook::Height;
pub use workbook::{NotWorkbook, workbook};
pub use xlsform::{NoForm, xlsform};
