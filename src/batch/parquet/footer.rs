//! What stands at the end of a file about its row groups, in the bytes in which it is written there.
//!
//! The crate keeps about a kilobyte for each column of each row group until the end of the file, which is more than their bytes. So each
//! row group is described as soon as it is written, as that of a file of its own, and the bytes of its description are taken out.

use super::error;
use ::parquet::column::writer::ColumnCloseResult;
use ::parquet::file::metadata::{ParquetMetaData, ParquetMetaDataWriter, RowGroupMetaData};
use ::parquet::file::properties::WriterPropertiesPtr;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::TypePtr;
use std::io::{self, Write};

/// What a file begins and ends with.
const MAGIC: &[u8; 4] = b"PAR1";
/// Behind the description: its length, and the magic.
const END: usize = 8;
/// The header of the field with the row groups, which comes after that with the number of rows: a list, one number further.
const GROUPS: u8 = 0x19;
/// A list of structures of no element, and what is added for each one up to [`MOST_SHORT`].
const NONE: u8 = 0x0C;
const ONE: u8 = 0x10;
const MOST_SHORT: u64 = 14;

/// The description of a file.
pub(super) struct Footer {
    /// That of a file without rows.
    blank: ParquetMetaData,
    /// What comes before the number of rows, and after the row groups.
    before: Vec<u8>,
    after: Vec<u8>,
    groups: Vec<u8>,
    count: u64,
    rows: u64,
}

impl Footer {
    /// That of a file of this schema.
    pub(super) fn new(schema: TypePtr, properties: &WriterPropertiesPtr) -> io::Result<Self> {
        let blank =
            SerializedFileWriter::new(Vec::new(), schema, properties.clone()).and_then(SerializedFileWriter::close).map_err(error)?;
        let mut footer = Self { blank, before: Vec::new(), after: Vec::new(), groups: Vec::new(), count: 0, rows: 0 };
        let none = bytes(&footer.blank)?;
        // Where one with a row begins to differ is its number of rows: it and the number of row groups are one byte each.
        let one = RowGroupMetaData::builder(footer.blank.file_metadata().schema_descr_ptr()).set_num_rows(1);
        let columns = footer.blank.file_metadata().schema_descr().columns().iter();
        let columns = columns.map(|column| ::parquet::file::metadata::ColumnChunkMetaData::builder(column.clone()).build());
        let columns = columns.collect::<Result<Vec<_>, _>>().map_err(error)?;
        let one = bytes(&with(&footer.blank, one.set_column_metadata(columns).build().map_err(error)?))?;
        let at = none.iter().zip(&one).position(|(none, one)| none != one).ok_or_else(unknown)?;
        let (before, rest) = none.split_at(at);
        let after = rest.strip_prefix(&[0, GROUPS, NONE]).ok_or_else(unknown)?;
        (footer.before, footer.after) = (before.to_vec(), after.to_vec());
        Ok(footer)
    }

    /// Describes a row group that begins at this byte of the file, and gives the byte after it.
    pub(super) fn add(&mut self, rows: u64, columns: Vec<ColumnCloseResult>, at: u64) -> io::Result<u64> {
        let (begin, mut at) = (number(at)?, number(at)?);
        let mut chunks = Vec::with_capacity(columns.len());
        let mut size = 0;
        for column in columns {
            let chunk = column.metadata;
            let (data, dictionary) = (chunk.data_page_offset(), chunk.dictionary_page_offset());
            // Where it is in the file, and not in the bytes into which it was packed.
            let moved = at - dictionary.unwrap_or(data);
            at += chunk.compressed_size();
            size += chunk.uncompressed_size();
            let chunk = chunk.into_builder().set_data_page_offset(data + moved);
            let chunk = chunk.set_dictionary_page_offset(dictionary.map(|dictionary| dictionary + moved));
            chunks.push(chunk.build().map_err(error)?);
        }
        let group = RowGroupMetaData::builder(self.blank.file_metadata().schema_descr_ptr()).set_column_metadata(chunks);
        let group = group.set_total_byte_size(size).set_num_rows(number(rows)?).set_file_offset(begin).build().map_err(error)?;
        let whole = bytes(&with(&self.blank, group))?;
        let head = [&self.before[..], &variable(2 * rows), &[GROUPS, NONE + ONE]].concat();
        let described = whole.strip_prefix(&head[..]).and_then(|rest| rest.strip_suffix(&self.after[..])).ok_or_else(unknown)?;
        self.groups.extend_from_slice(described);
        self.count += 1;
        self.rows += rows;
        u64::try_from(at).map_err(|_| unknown())
    }

    /// Writes what stands at the end of the file.
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        let rows = variable(2 * self.rows);
        let list = match self.count {
            // proof: at most 14 · 16 + 12
            short @ 0..=MOST_SHORT => vec![NONE + ONE * short as u8],
            long => [vec![NONE + ONE * 15], variable(long)].concat(),
        };
        let parts = [&self.before[..], &rows, &[GROUPS], &list, &self.groups, &self.after];
        let length = parts.iter().map(|part| part.len()).sum::<usize>();
        // The format has no room for more.
        let length = i32::try_from(length).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
        for part in parts {
            to.write_all(part)?;
        }
        to.write_all(&length.to_le_bytes())?;
        to.write_all(MAGIC)
    }
}

/// What a file begins with.
pub(super) fn begin(to: &mut impl Write) -> io::Result<u64> {
    to.write_all(MAGIC)?;
    Ok(MAGIC.len() as u64)
}

fn with(blank: &ParquetMetaData, group: RowGroupMetaData) -> ParquetMetaData {
    ParquetMetaData::new(blank.file_metadata().clone(), vec![group])
}

/// The description in its bytes, without what comes behind it.
fn bytes(description: &ParquetMetaData) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    ParquetMetaDataWriter::new(&mut bytes, description).finish().map_err(error)?;
    bytes.truncate(bytes.len().saturating_sub(END));
    Ok(bytes)
}

/// A number as Thrift writes it: seven bits a byte, the lowest first. Numbers that may be negative are doubled before.
fn variable(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        // proof: the lowest seven bits
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    // proof: less than 0x80
    bytes.push(number as u8);
    bytes
}

fn number(number: u64) -> io::Result<i64> {
    i64::try_from(number).map_err(|_| unknown())
}

/// The crate writes otherwise than when this was made; a test holds that it does not.
fn unknown() -> io::Error {
    io::ErrorKind::Unsupported.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::parquet::schema;
    use crate::batch::table::{Column, Kind};
    use ::parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaDataReader};
    use ::parquet::file::properties::WriterProperties;
    use std::sync::Arc;

    #[test]
    fn the_description_is_the_one_of_the_crate() {
        let schema = schema(&[Column::new("a", Kind::Figure), Column::new("b", Kind::Text)]).unwrap();
        let properties = Arc::new(WriterProperties::builder().build());
        for count in [0_u64, 1, 2, 14, 15, 16, 300] {
            let mut footer = Footer::new(Arc::clone(&schema), &properties).unwrap();
            let mut groups = Vec::new();
            let mut at = 4;
            for number in 0..count {
                let rows = 64 * (number + 1);
                let chunk = |column: usize, from: i64, length: i64| {
                    let descriptor = footer.blank.file_metadata().schema_descr().column(column);
                    let chunk = ColumnChunkMetaData::builder(descriptor).set_num_values(64).set_data_page_offset(from + 10);
                    let chunk = chunk.set_dictionary_page_offset(Some(from)).set_total_compressed_size(length);
                    chunk.set_total_uncompressed_size(2 * length).build().unwrap()
                };
                let closed = |metadata| ColumnCloseResult {
                    bytes_written: 0,
                    rows_written: rows,
                    metadata,
                    bloom_filter: None,
                    column_index: None,
                    offset_index: None,
                };
                let packed = vec![closed(chunk(0, 0, 50)), closed(chunk(1, 50, 70))];
                let group = RowGroupMetaData::builder(footer.blank.file_metadata().schema_descr_ptr());
                let group = group.set_column_metadata(vec![chunk(0, at, 50), chunk(1, at + 50, 70)]).set_num_rows(rows as i64);
                groups.push(group.set_total_byte_size(240).set_file_offset(at).build().unwrap());
                assert_eq!(footer.add(rows, packed, at as u64).unwrap(), at as u64 + 120);
                at += 120;
            }
            let (mut found, mut expected) = (Vec::new(), Vec::new());
            footer.write(&mut found).unwrap();
            let whole = ParquetMetaData::new(footer.blank.file_metadata().clone(), groups);
            ParquetMetaDataWriter::new(&mut expected, &whole).finish().unwrap();
            assert_eq!(found, expected, "{count}");
            let read = ParquetMetaDataReader::decode_metadata(&found[..found.len() - END]).unwrap();
            assert_eq!(read.num_row_groups() as u64, count);
        }
    }
}
