//! The tables of `capgap batch` as Parquet.

use super::Environment;
use super::batch_cohort::Asked;
use super::batch_progress::Stored;
use super::batch_run::Closed;
use crate::batch::{Column, Kind, TableWritten, facts, write_parquet};
use crate::disk::WriteError;
use crate::model::ProfileId;
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgAction};
use std::io;

/// The flag.
pub(super) fn argument(words: &Words) -> Arg {
    Arg::new("parquet").long("parquet").action(ArgAction::SetTrue).conflicts_with("for-sharing").help(words.say("batch-cli-parquet", &[]))
}

/// Writes each finished table of a run as Parquet, too, one after the other, so that memory is that of one.
///
/// False where the run is broken off meanwhile.
pub(super) fn written(environment: &mut Environment<'_>, asked: &Asked<'_>, closed: &mut Closed<'_>) -> Result<bool, WriteError> {
    let width = environment.progress.filter(|_| !asked.globals.quiet);
    let cells = closed.tables.iter().map(|table| table.rows * table.columns.len() as u64).sum();
    let mut shown = Stored::new(&mut *environment.errors, asked.words, width, cells);
    let tables = stored(asked, closed, &mut shown);
    shown.end();
    let Some(tables) = tables? else { return Ok(false) };
    closed.tables.extend(tables);
    Ok(true)
}

fn stored(asked: &Asked<'_>, closed: &mut Closed<'_>, shown: &mut Stored<'_>) -> Result<Option<Vec<TableWritten>>, WriteError> {
    let prepared = asked.prepared;
    let facts = facts(prepared.library, prepared.targets, prepared.threats.as_ref().map(ProfileId::as_str));
    // Under a mapping a date may be a year alone, of which no day can be made.
    let years = asked.meanings.mapping.is_some();
    let stored = |column: &Column| if years && column.kind == Kind::Day { Column::new(&column.name, Kind::Text) } else { column.clone() };
    let changed = |file: &str| io::Error::other(say!(asked.words, "batch-parquet-changed", file = file)).into();
    let mut tables = Vec::new();
    for table in &closed.tables {
        let file = [table.file.trim_end_matches(".csv"), ".parquet"].concat();
        let columns: Vec<Column> = table.columns.iter().map(stored).collect();
        let csv = closed.staged.open(&table.file)?;
        let mut to = closed.staged.create(&file)?;
        let mut go_on = |rows: u64| {
            shown.at(&file, rows, columns.len());
            !asked.interrupt.asked()
        };
        let rows = match write_parquet(csv, &columns, &facts, asked.threads, &mut go_on, &mut to) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(changed(&table.file)),
            rows => rows?,
        };
        // Nothing can be left out on the way; where it is all the same, nothing appears.
        if rows != table.rows {
            return Err(changed(&table.file));
        }
        to.finish()?;
        shown.table_done(rows, columns.len());
        tables.push(TableWritten { file, rows, columns });
    }
    Ok(Some(tables))
}
