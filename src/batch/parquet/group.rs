//! Row groups: how the rows of a CSV are shared out among them, and how one is packed.

use super::super::stream::record_end;
use super::super::table::Column;
use super::cells::{Cell, Values, cell};
use super::error;
use ::parquet::column::writer::{ColumnCloseResult, ColumnWriter, get_column_writer};
use ::parquet::data_type::ByteArray;
use ::parquet::file::properties::WriterPropertiesPtr;
use ::parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use ::parquet::schema::types::SchemaDescriptor;
use bytes::Bytes;
use std::io::{self, Read};

/// A row group ends after so many rows, or after so many bytes of CSV and some more for each column; what comes first. Each column of
/// each row group is remembered until the end of the file, so that a wide table must not have many of them.
const MOST_ROWS: u64 = 65_536;
const MOST_BYTES: usize = 4 * 1024 * 1024;
const MORE_BYTES: usize = 16 * 1024;
/// However wide a table is, a row group has not more bytes of CSV, since one must fit into memory.
const LONGEST: usize = 16 * 1024 * 1024;
/// Bytes that are read at once.
const CHUNK: u64 = 256 * 1024;

/// The rows of a row group as CSV.
pub(super) struct Group {
    pub(super) text: Vec<u8>,
    rows: u64,
}

/// Cuts a CSV into row groups.
pub(super) struct Groups<R> {
    reader: R,
    /// What was read and not handed out yet.
    held: Vec<u8>,
    over: bool,
    most_bytes: usize,
}

impl<R: Read> Groups<R> {
    /// What comes after the first line.
    pub(super) fn after_heading(reader: R, columns: usize) -> io::Result<Self> {
        let mut groups = Self { reader, held: Vec::new(), over: false, most_bytes: (MOST_BYTES + MORE_BYTES * columns).min(LONGEST) };
        groups.cut(1, Vec::new())?;
        Ok(groups)
    }

    /// How long a row group is in bytes of CSV, nearly.
    pub(super) fn most_bytes(&self) -> usize {
        self.most_bytes
    }

    /// The next row group, its text in the buffer of an earlier one; none after the last one.
    pub(super) fn next(&mut self, buffer: Vec<u8>) -> Option<io::Result<Group>> {
        match self.cut(MOST_ROWS, buffer) {
            Ok(group) if group.rows == 0 => None,
            Err(error) => {
                // Nothing comes after it.
                (self.held, self.over) = (Vec::new(), true);
                Some(Err(error))
            }
            group => Some(group),
        }
    }

    /// Takes whole rows from the beginning, at least one where there is one.
    fn cut(&mut self, most_rows: u64, mut text: Vec<u8>) -> io::Result<Group> {
        let (mut end, mut rows) = (0, 0);
        text.clear();
        // Growing would copy it, and hold both for a while.
        text.reserve_exact(self.most_bytes + 2 * CHUNK as usize);
        text.append(&mut self.held);
        loop {
            while rows < most_rows
                && end < self.most_bytes
                && let Some(next) = record_end(&text, end, b',')
            {
                end = next;
                rows += 1;
            }
            if rows == most_rows || end >= self.most_bytes || self.over {
                break;
            }
            self.over = self.reader.by_ref().take(CHUNK).read_to_end(&mut text)? == 0;
        }
        if self.over && rows < most_rows && end < self.most_bytes && end < text.len() {
            return Err(no_table());
        }
        self.held = text.split_off(end);
        Ok(Group { text, rows })
    }
}

/// A table was changed, or is none: this program has just written it.
pub(super) fn no_table() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// A row group as it goes into the file.
pub(super) struct Packed {
    pub(super) bytes: Vec<u8>,
    pub(super) columns: Vec<ColumnCloseResult>,
    pub(super) rows: u64,
}

impl Packed {
    /// About how many bytes of memory it holds.
    pub(super) fn held(&self) -> usize {
        self.bytes.len() + self.columns.len() * size_of::<ColumnCloseResult>()
    }
}

/// Takes a row group apart and packs it column by column: beside its text there are the values of one column at a time.
pub(super) fn packed(
    Group { text, rows }: &Group,
    columns: &[Column],
    described: &SchemaDescriptor,
    properties: &WriterPropertiesPtr,
) -> io::Result<Packed> {
    let mut sink = TrackedWrite::new(Vec::new());
    let mut closed = Vec::with_capacity(columns.len());
    let mut taking = Taking::new(text, *rows)?;
    for (position, (column, descriptor)) in columns.iter().zip(described.columns()).enumerate() {
        let (values, levels) = taking.next(column, position + 1 == columns.len())?;
        let pages = Box::new(SerializedPageWriter::new(&mut sink));
        let writer = get_column_writer(descriptor.clone(), properties.clone(), pages);
        closed.push(write(writer, values, &levels)?);
    }
    Ok(Packed { bytes: sink.into_inner().map_err(error)?, columns: closed, rows: *rows })
}

/// Takes the cells of one column after the other.
struct Taking<'t> {
    text: &'t [u8],
    /// Where the next cell of each row begins.
    starts: Vec<usize>,
    unquoted: Vec<u8>,
}

impl<'t> Taking<'t> {
    fn new(text: &'t [u8], rows: u64) -> io::Result<Self> {
        let mut starts = Vec::with_capacity(usize::try_from(rows).unwrap_or_default());
        let mut at = 0;
        for _ in 0..rows {
            starts.push(at);
            at = record_end(text, at, b',').ok_or_else(no_table)?;
        }
        Ok(Self { text, starts, unquoted: Vec::new() })
    }

    /// The values of the next column, and for each of its cells 1 where it has one, else 0.
    fn next(&mut self, column: &Column, is_last: bool) -> io::Result<(Values, Vec<i16>)> {
        let (mut values, mut levels) = (Values::of(column.kind), Vec::with_capacity(self.starts.len()));
        for start in &mut self.starts {
            let Cell { from, to, next, ends, quoted } = cell(self.text, *start, &mut self.unquoted).ok_or_else(no_table)?;
            if ends != is_last {
                return Err(no_table());
            }
            let bytes = if quoted { self.unquoted.as_slice() } else { &self.text[from..to] };
            levels.push(i16::from(!bytes.is_empty()));
            if !bytes.is_empty() {
                values.push(bytes).ok_or_else(no_table)?;
            }
            *start = next;
        }
        Ok((values, levels))
    }
}

fn write(writer: ColumnWriter<'_>, values: Values, levels: &[i16]) -> io::Result<ColumnCloseResult> {
    let levels = Some(levels);
    let closed = match (writer, values) {
        (ColumnWriter::ByteArrayColumnWriter(mut writer), Values::Text { bytes, ends }) => {
            let bytes = Bytes::from(bytes);
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let texts: Vec<ByteArray> = starts.zip(&ends).map(|(from, to)| bytes.slice(from..*to).into()).collect();
            writer.write_batch(&texts, levels, None).and_then(|_| writer.close())
        }
        (ColumnWriter::Int64ColumnWriter(mut writer), Values::Counts(values)) => {
            writer.write_batch(&values, levels, None).and_then(|_| writer.close())
        }
        (ColumnWriter::DoubleColumnWriter(mut writer), Values::Figures(values)) => {
            writer.write_batch(&values, levels, None).and_then(|_| writer.close())
        }
        (ColumnWriter::BoolColumnWriter(mut writer), Values::YesNo(values)) => {
            writer.write_batch(&values, levels, None).and_then(|_| writer.close())
        }
        (ColumnWriter::Int32ColumnWriter(mut writer), Values::Days(values)) => {
            writer.write_batch(&values, levels, None).and_then(|_| writer.close())
        }
        // proof: the schema was made from the same kinds
        _ => return Err(no_table()),
    };
    closed.map_err(error)
}
