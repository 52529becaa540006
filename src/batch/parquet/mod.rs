//! A table of a run as Apache Parquet: the same rows and columns as its CSV, each column with a type of its own.
//!
//! It is made out of the finished CSV, so that both hold the same cells by construction: figures are those that are printed there.
//! Row groups are cut by the text alone, taken apart and packed by several threads, and put behind each other in order; the
//! bytes do not depend on the number of threads, and nothing in them on the clock.

mod cells;
mod footer;
mod group;
#[cfg(test)]
mod tests;

use super::in_order;
use super::table::{Column, Kind};
use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Stored};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use ::parquet::schema::types::{SchemaDescriptor, Type, TypePtr};
use footer::Footer;
use group::{Groups, Packed, packed};
use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

/// Distinct values are kept in a dictionary up to so many bytes of them in a row group; what has more is stored value by value.
const DICTIONARY: usize = 64 * 1024;
/// Each thread has a row group in memory: text and pages. There are never more threads than these, and of wide tables, of which a row
/// group is long, as many as hold about so many bytes of text, or memory would grow with the machine.
const MOST_THREADS: usize = 2;
const MOST_TEXT: usize = 20 * 1024 * 1024;

/// Writes the CSV of a table as Parquet, and says how many rows there were.
///
/// `table` is what [`super::CsvCells`] wrote under these columns, with its heading; `facts` are put into the file under their names.
/// `go_on` is told now and then how many rows are written, before each row group at the latest; where it says no the file stays
/// unfinished and the error is [`io::ErrorKind::Interrupted`].
///
/// # Errors
/// Where the table cannot be read, and where `to` cannot be written; [`io::ErrorKind::InvalidData`] where it is no such table.
pub fn write_parquet(
    table: impl Read + Send,
    columns: &[Column],
    facts: &[(String, String)],
    threads: usize,
    go_on: &mut dyn FnMut(u64) -> bool,
    mut to: impl Write + Send,
) -> io::Result<u64> {
    let schema = schema(columns).map_err(error)?;
    let facts = facts.iter().map(|(name, value)| KeyValue::new(name.clone(), value.clone())).collect();
    let properties = WriterProperties::builder()
        .set_created_by(concat!("capgap version ", env!("CARGO_PKG_VERSION")).to_owned())
        // What every reader knows.
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_compression(Compression::SNAPPY)
        .set_dictionary_page_size_limit(DICTIONARY)
        // Of each row group, so that readers pass over those without what they look for; row groups are too small for more.
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_key_value_metadata(Some(facts));
    let properties = Arc::new(properties.build());
    let described = SchemaDescriptor::new(Arc::clone(&schema));
    let mut footer = Footer::new(schema, &properties)?;
    let mut groups = Groups::after_heading(table, columns.len())?;
    let threads = threads.min(MOST_THREADS).min(MOST_TEXT / groups.most_bytes());
    let mut rows = 0;
    let mut at = footer::begin(&mut to)?;
    let spare = Mutex::new(Vec::new());
    let buffer = || spare.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
    let pack = |(): &mut (), group: io::Result<group::Group>| {
        let group = group?;
        let outcome = catch_unwind(AssertUnwindSafe(|| packed(&group, columns, &described, &properties)));
        // The same few buffers go round, so that memory has no holes of their length.
        spare.lock().unwrap_or_else(PoisonError::into_inner).push(group.text);
        outcome.unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
    };
    let append = |packed: io::Result<Packed>| -> io::Result<()> {
        if !go_on(rows) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let packed = packed?;
        rows += packed.rows;
        to.write_all(&packed.bytes)?;
        let end = at + packed.bytes.len() as u64;
        at = footer.add(packed.rows, packed.columns, at)?;
        // A place that is not the right one would be a file that nobody can read.
        if at == end { Ok(()) } else { Err(io::ErrorKind::Unsupported.into()) }
    };
    let held = |packed: &io::Result<Packed>| packed.as_ref().map_or(0, Packed::held);
    in_order(threads, || groups.next(buffer()), || (), pack, held, append)?;
    footer.write(&mut to)?;
    Ok(rows)
}

/// What the crate says, as an error of the system where it is one.
fn error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(system) => *system,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

/// The columns as Parquet has them. Any cell may be empty.
fn schema(columns: &[Column]) -> Result<TypePtr, ParquetError> {
    let fields = columns.iter().map(|column| {
        let (stored, logical) = match column.kind {
            Kind::Text => (Stored::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Count => (Stored::INT64, None),
            Kind::Figure => (Stored::DOUBLE, None),
            Kind::YesNo => (Stored::BOOLEAN, None),
            Kind::Day => (Stored::INT32, Some(LogicalType::Date)),
        };
        let field = Type::primitive_type_builder(&column.name, stored).with_repetition(Repetition::OPTIONAL);
        field.with_logical_type(logical).build().map(Arc::new)
    });
    let fields = fields.collect::<Result<Vec<_>, _>>()?;
    Type::group_type_builder("schema").with_fields(fields).build().map(Arc::new)
}
