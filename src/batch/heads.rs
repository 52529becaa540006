//! `heads`: one row a submission, with what tells it from the others and nothing else.

use super::scores::{head, with_head};
use super::seen::Seen;
use super::table::{Cells, Column, Table};

/// What every table begins with, alone; what duplicates are told from.
#[derive(Debug)]
pub struct Heads {
    columns: Vec<Column>,
}

impl Default for Heads {
    fn default() -> Self {
        Self { columns: with_head(&[]) }
    }
}

impl Table for Heads {
    fn name(&self) -> &'static str {
        "heads"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn needs_framework(&self, _: usize) -> bool {
        false
    }

    fn needs_everything(&self) -> bool {
        false
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        head(seen, cells);
        cells.end_row();
    }
}
