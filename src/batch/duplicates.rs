//! `duplicates`: one row a submission that shares its State code and date with another one.

use super::keys::{Duplicate, Key, Superseded};
use super::long::yes;
use super::scores::{HEAD, with_head};
use super::seen::Head;
use super::table::{Cells, Column, CsvCells, Kind};
use crate::text::unguarded;
use std::collections::BTreeMap;
use std::io::{self, Read};

/// The columns of the table.
#[must_use]
pub fn duplicate_columns() -> Vec<Column> {
    with_head(&[("group", Kind::Count), ("of", Kind::Count), ("kept", Kind::YesNo)])
}

/// Makes the rows out of a table of this run, whose rows are the submissions that were taken, in their order.
#[derive(Debug)]
pub struct DuplicateRows<'d> {
    duplicates: &'d [Duplicate],
    latest: bool,
    /// Number of the group of each first submission, from 1.
    groups: BTreeMap<u32, u64>,
    /// Submissions that a later one takes the place of.
    pub superseded: Superseded,
}

impl<'d> DuplicateRows<'d> {
    /// Rows for these; with `latest` the last one of each key alone is kept.
    #[must_use]
    pub fn new(duplicates: &'d [Duplicate], latest: bool) -> Self {
        Self { duplicates, latest, groups: BTreeMap::new(), superseded: Superseded::default() }
    }

    /// How many groups there were.
    #[must_use]
    pub fn groups(&self) -> u64 {
        self.groups.len() as u64
    }

    /// Reads the table and gives the bytes of each row to `put`.
    ///
    /// # Errors
    /// Where the table cannot be read again, or `put` fails.
    pub fn write(&mut self, table: impl Read, mut put: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        let mut wanted = self.duplicates.iter().peekable();
        let mut reader = csv::ReaderBuilder::new().from_reader(table);
        let (mut record, mut number) = (csv::StringRecord::new(), 0_u32);
        let mut cells = CsvCells::default();
        while let Some(duplicate) = wanted.peek() {
            if !reader.read_record(&mut record)? {
                break;
            }
            if number == duplicate.number {
                self.row(duplicate, &record, &mut cells);
                put(&cells.take())?;
                wanted.next();
            }
            number = number.saturating_add(1);
        }
        Ok(())
    }

    fn row(&mut self, duplicate: &Duplicate, record: &csv::StringRecord, cells: &mut CsvCells) {
        let fields: Vec<&str> = record.iter().take(HEAD.len()).map(unguarded).collect();
        let kept = duplicate.last || !self.latest;
        if let [input, row, ..] = *fields.as_slice()
            && !kept
        {
            self.superseded.add(Key::of_place(&Head { input, row: row.parse().unwrap_or(0), ..Head::default() }));
        }
        for field in fields {
            cells.text(field);
        }
        let next = self.groups.len() as u64 + 1;
        cells.count(*self.groups.entry(duplicate.first).or_insert(next));
        cells.count(u64::from(duplicate.of));
        cells.text(yes(kept));
        cells.end_row();
    }
}
