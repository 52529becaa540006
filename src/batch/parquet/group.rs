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
const MORE_BYTES: usize = 8 * 1024;
/// Bytes that are read at once.
const CHUNK: u64 = 256 * 1024;

/// The rows of a row group as CSV.
pub(super) struct Group {
    text: Vec<u8>,
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
        let mut groups = Self { reader, held: Vec::new(), over: false, most_bytes: MOST_BYTES + MORE_BYTES * columns };
        groups.cut(1)?;
        Ok(groups)
    }

    /// The next row group; none after the last one.
    pub(super) fn next(&mut self) -> Option<io::Result<Group>> {
        match self.cut(MOST_ROWS) {
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
    fn cut(&mut self, most_rows: u64) -> io::Result<Group> {
        let (mut end, mut rows) = (0, 0);
        loop {
            while rows < most_rows
                && end < self.most_bytes
                && let Some(next) = record_end(&self.held, end, b',')
            {
                end = next;
                rows += 1;
            }
            if rows == most_rows || end >= self.most_bytes || self.over {
                break;
            }
            self.over = self.reader.by_ref().take(CHUNK).read_to_end(&mut self.held)? == 0;
        }
        if self.over && rows < most_rows && end < self.most_bytes && end < self.held.len() {
            return Err(no_table());
        }
        let rest = self.held.split_off(end);
        Ok(Group { text: std::mem::replace(&mut self.held, rest), rows })
    }
}

/// A table was changed, or is none: this program has just written it.
pub(super) fn no_table() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// A row group as it goes into the file.
pub(super) struct Packed {
    pub(super) bytes: Bytes,
    pub(super) columns: Vec<ColumnCloseResult>,
    pub(super) rows: u64,
}

/// Takes a row group apart and packs it column by column.
pub(super) fn packed(
    Group { text, rows }: Group,
    columns: &[Column],
    described: &SchemaDescriptor,
    properties: &WriterPropertiesPtr,
) -> io::Result<Packed> {
    let values = values(&text, rows, columns)?;
    drop(text);
    let mut sink = TrackedWrite::new(Vec::new());
    let mut closed = Vec::with_capacity(columns.len());
    for ((values, levels), descriptor) in values.into_iter().zip(described.columns()) {
        let pages = Box::new(SerializedPageWriter::new(&mut sink));
        let writer = get_column_writer(descriptor.clone(), properties.clone(), pages);
        closed.push(write(writer, values, &levels)?);
    }
    Ok(Packed { bytes: sink.into_inner().map_err(error)?.into(), columns: closed, rows })
}

/// The values of each column, and for each of its cells 1 where it has one, else 0.
fn values(text: &[u8], rows: u64, columns: &[Column]) -> io::Result<Vec<(Values, Vec<i16>)>> {
    let room = usize::try_from(rows).unwrap_or_default();
    let mut filled: Vec<(Values, Vec<i16>)> = columns.iter().map(|column| (Values::of(column.kind), Vec::with_capacity(room))).collect();
    let (mut at, mut unquoted) = (0, Vec::new());
    for _ in 0..rows {
        for (position, (values, levels)) in filled.iter_mut().enumerate() {
            let Cell { from, to, next, ends, quoted } = cell(text, at, &mut unquoted).ok_or_else(no_table)?;
            if ends != (position + 1 == columns.len()) {
                return Err(no_table());
            }
            let bytes = if quoted { unquoted.as_slice() } else { &text[from..to] };
            levels.push(i16::from(!bytes.is_empty()));
            if !bytes.is_empty() {
                values.push(bytes).ok_or_else(no_table)?;
            }
            at = next;
        }
    }
    Ok(filled)
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
