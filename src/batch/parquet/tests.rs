use super::cells::days;
use super::*;
use crate::batch::{Cells, CsvCells};
use crate::model::Date;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::Field;
use bytes::Bytes;

const KINDS: [(&str, Kind); 5] =
    [("text", Kind::Text), ("count", Kind::Count), ("figure", Kind::Figure), ("yes_no", Kind::YesNo), ("day", Kind::Day)];

fn columns() -> Vec<Column> {
    KINDS.map(|(name, kind)| Column::new(name, kind)).into()
}

fn csv(columns: &[Column], fill: impl FnOnce(&mut CsvCells)) -> Vec<u8> {
    let mut cells = CsvCells::default();
    cells.heading(columns);
    fill(&mut cells);
    cells.take()
}

fn made(csv: &[u8], columns: &[Column], threads: usize) -> io::Result<(u64, Vec<u8>)> {
    let mut to = Vec::new();
    let rows = write_parquet(csv, columns, &[("fact".to_owned(), "said".to_owned())], threads, &mut |_| true, &mut to)?;
    Ok((rows, to))
}

fn read(bytes: Vec<u8>) -> (SerializedFileReader<Bytes>, Vec<Vec<Field>>) {
    let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
    let rows = reader.get_row_iter(None).unwrap().map(|row| row.unwrap().into_columns().into_iter().map(|(_, field)| field).collect());
    let rows = rows.collect();
    (reader, rows)
}

#[test]
fn every_kind_of_cell_comes_back_as_what_it_is() {
    let columns = columns();
    let csv = csv(&columns, |cells| {
        for (text, count, figure, yes_no, day) in [
            ("a,\"b\"\nc\r", 0, 1.0 / 3.0, "yes", "1970-01-01"),
            ("=1+1", u64::from(u32::MAX), -0.25, "no", "2024-02-29"),
            ("'=already", 7, 123_456.789, "no", "0000-03-01"),
            ("'tis", 9_223_372_036_854_775_807, 5e9, "yes", "1969-12-31"),
        ] {
            cells.text(text);
            cells.count(count);
            cells.figure(figure);
            cells.text(yes_no);
            cells.text(day);
            cells.end_row();
        }
        for _ in 0..5 {
            cells.empty();
        }
        cells.end_row();
    });
    let (rows, bytes) = made(&csv, &columns, 1).unwrap();
    let (reader, found) = read(bytes);
    let row = |text: &str, count, figure, yes, day| {
        vec![Field::Str(text.to_owned()), Field::Long(count), Field::Double(figure), Field::Bool(yes), Field::Date(day)]
    };
    let expected = vec![
        row("a,\"b\"\nc\r", 0, 0.333_333, true, 0),
        row("=1+1", 4_294_967_295, -0.25, false, 19_782),
        row("'=already", 7, 123_456.789, false, -719_468),
        row("'tis", i64::MAX, 5e9, true, -1),
        vec![Field::Null; 5],
    ];
    assert_eq!((rows, found), (5, expected));
    let file = reader.metadata().file_metadata();
    assert_eq!(file.created_by(), Some(concat!("capgap version ", env!("CARGO_PKG_VERSION"))));
    let facts: Vec<_> = file.key_value_metadata().unwrap().iter().map(|fact| (fact.key.as_str(), fact.value.as_deref())).collect();
    assert_eq!(facts, [("fact", Some("said"))]);
}

#[test]
fn days_are_those_of_the_calendar() {
    let mut expected = days("0000-01-01".parse().unwrap());
    // 719,528 days from the beginning of the year 0 to 1970, by adding up the days of its years.
    assert_eq!(expected, -(0..1970).map(|year| if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) { 366 } else { 365 }).sum::<i32>());
    for year in 0..=2_100_u16 {
        for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
            let date = Date { year, month, day };
            if date.to_string().parse::<Date>().is_ok() {
                assert_eq!(days(date), expected, "{date}");
                expected += 1;
            }
        }
    }
    // Four hundred years have as many days whenever they begin.
    assert_eq!(days(Date { year: 9_999, month: 12, day: 31 }) - days(Date { year: 9_599, month: 12, day: 31 }), 146_097);
}

/// Rows in which texts with line breaks and quotes stand everywhere, more than a row group holds.
fn many(columns: &[Column], rows: u32) -> Vec<u8> {
    csv(columns, |cells| {
        for row in 0..rows {
            cells.text(if row % 3 == 0 { "one\ntwo, \"three\"" } else { "plain" });
            cells.count(u64::from(row));
            cells.figure(f64::from(row % 1_000) / 1_000.0);
            cells.text(if row % 2 == 0 { "yes" } else { "" });
            cells.empty();
            cells.end_row();
        }
    })
}

#[test]
fn row_groups_are_bounded_and_bytes_do_not_depend_on_threads() {
    let columns = columns();
    let csv = many(&columns, 66_000);
    let one = made(&csv, &columns, 1).unwrap();
    for threads in [2, 5] {
        assert!(made(&csv, &columns, threads).unwrap() == one, "{threads}");
    }
    let (reader, found) = read(one.1);
    let groups: Vec<i64> = reader.metadata().row_groups().iter().map(::parquet::file::metadata::RowGroupMetaData::num_rows).collect();
    assert_eq!((one.0, groups), (66_000, vec![65_536, 66_000 - 65_536]));
    for (row, found) in (0..).zip(found) {
        assert_eq!(found[1], Field::Long(row));
        assert_eq!(found[0], Field::Str(if row % 3 == 0 { "one\ntwo, \"three\"" } else { "plain" }.to_owned()));
    }
}

#[test]
fn wide_rows_make_smaller_row_groups() {
    let columns: Vec<Column> = (0..1_000).map(|number| Column::new(format!("c{number}"), Kind::Figure)).collect();
    let csv = csv(&columns, |cells| {
        for row in 0..2_500 {
            (0..1_000).for_each(|column| cells.figure(f64::from(row * 1_000 + column) / 1e6));
            cells.end_row();
        }
    });
    let (rows, bytes) = made(&csv, &columns, 2).unwrap();
    let (reader, _) = read(bytes);
    // A row has some 8,900 bytes, and 16 MB are 1,900 of them.
    assert_eq!((rows, reader.num_row_groups()), (2_500, 2));
}

#[test]
fn a_table_without_rows_and_one_of_a_single_empty_column_are_tables_too() {
    let (rows, bytes) = made(&csv(&columns(), |_| {}), &columns(), 2).unwrap();
    let (reader, found) = read(bytes);
    assert_eq!((rows, found.len(), reader.num_row_groups()), (0, 0, 0));
    assert_eq!(reader.metadata().file_metadata().schema_descr().num_columns(), 5);
    let one = [Column::new("figure", Kind::Figure)];
    let (rows, bytes) = made(b"figure\n\n0.5\n\n", &one, 1).unwrap();
    assert_eq!((rows, read(bytes).1), (3, vec![vec![Field::Null], vec![Field::Double(0.5)], vec![Field::Null]]));
}

#[test]
fn what_is_no_table_of_this_program_is_refused() {
    let two = [Column::new("text", Kind::Text), Column::new("figure", Kind::Figure)];
    for csv in [
        "text,figure\na,1\nb",
        "text,figure\na\n",
        "text,figure\na,1,2\n",
        "text,figure\na,one\n",
        "text,figure\na,NaN\n",
        "text,figure\n\"a\"b,1\n",
    ] {
        assert_eq!(made(csv.as_bytes(), &two, 1).map_err(|error| error.kind()), Err(io::ErrorKind::InvalidData), "{csv}");
    }
    let wrong = |kind, cell: &str| made(format!("c\n{cell}\n").as_bytes(), &[Column::new("c", kind)], 1).is_err();
    assert!(
        wrong(Kind::YesNo, "maybe") && wrong(Kind::Day, "2026") && wrong(Kind::Count, "-x") && wrong(Kind::Count, "9223372036854775808")
    );
    assert!(made(b"text\n\xff\n", &[Column::new("text", Kind::Text)], 1).is_err());
}

/// Fails after so many bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Fails when it was read to its end.
struct Torn<'t>(&'t [u8]);

impl Read for Torn<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match self.0.read(to)? {
            0 => Err(io::ErrorKind::TimedOut.into()),
            read => Ok(read),
        }
    }
}

#[test]
fn what_the_system_says_comes_through_and_an_end_that_is_asked_for_is_one() {
    let columns = columns();
    let csv = many(&columns, 3_000);
    let length = made(&csv, &columns, 1).unwrap().1.len();
    for room in [0, 3, length / 2, length - 1] {
        for threads in [1, 3] {
            let error =
                write_parquet(csv.as_slice(), &columns, &[("fact".into(), "said".into())], threads, &mut |_| true, Full(room)).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::StorageFull, "{room} of {length}: {error}");
        }
    }
    let torn = write_parquet(Torn(&csv), &columns, &[], 2, &mut |_| true, Vec::new()).unwrap_err();
    assert_eq!(torn.kind(), io::ErrorKind::TimedOut);
    let stopped = write_parquet(csv.as_slice(), &columns, &[], 2, &mut |_| false, Vec::new()).unwrap_err();
    assert_eq!(stopped.kind(), io::ErrorKind::Interrupted);
}
