//! Opening a stream: unpacking, telling what it holds, reading its headings.

use super::careful::{answers_anything, headings};
use super::layout::{Layout, Shape};
use super::mapped::Mapped;
use super::record::record_end;
use super::source::Stream;
use super::unpack::{Bytes, unpacked};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::read;
use std::io::{self, Read};
use std::sync::Arc;

/// What an input turned out to be.
#[derive(Debug)]
pub enum Opened<'r> {
    /// Rows, one a submission.
    Stream(Box<Stream<'r>>),
    /// Something that is read whole: its name without the ending of the packing, and its bytes, unpacked.
    Whole(String, Vec<u8>),
}

/// The largest input that is read whole.
const LARGEST_WHOLE: usize = 16 * 1024 * 1024;

/// How many bytes are looked at to tell what an input holds.
const LOOK: usize = 64 * 1024;

/// Opens an input of this name.
///
/// # Errors
/// Findings that say why nothing of it can be read; those about the mapping have their places in the mapping file.
pub fn open<'r>(
    name: &str,
    reader: Box<dyn Read + Send + 'r>,
    library: &Library,
    mapping: Option<&Arc<Mapped>>,
) -> Result<Opened<'r>, Vec<Diagnostic>> {
    let cannot =
        |error: &io::Error| vec![Diagnostic::without_place(Code::CannotRead).with("message", error.to_string()).with("file", name)];
    let (mut reader, packed) = unpacked(reader).map_err(|error| cannot(&error))?;
    let mut start = Vec::new();
    look(&mut reader, &mut start, LOOK).map_err(|error| cannot(&error))?;
    let inner = if packed { without_packing(name) } else { name };
    if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        return whole(inner, reader, start, &cannot);
    }
    if start.starts_with(&[0xef, 0xbb, 0xbf]) {
        start.drain(..3);
    }
    let ending = inner.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let object = start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let lines = match mapping {
        Some(_) => object,
        None => ["jsonl", "ndjson"].contains(&ending.as_str()) || (object && ending != "json" && are_lines(&start)),
    };
    if lines {
        let shape = Shape::Lines { inside: mapping.and_then(|mapping| mapping.table.inside.clone()) };
        let layout = match mapping {
            Some(mapping) => Layout::mapped(library, shape, None, mapping),
            None => Layout::own(library, shape, &[]),
        };
        return Ok(Opened::Stream(Box::new(Stream::new(name, reader, layout, start, 1))));
    }
    let table = mapping.is_some()
        || ["csv", "tsv"].contains(&ending.as_str())
        || (!object && !["toml", "json", "xlsx", "xlsm", "xls"].contains(&ending.as_str()));
    if !table {
        return whole(inner, reader, start, &cannot);
    }
    // Empty lines before the headings count as rows, as they do for a spreadsheet program.
    let mut before = 0;
    while let Some(rest) = start.strip_prefix(b"\n").or_else(|| start.strip_prefix(b"\r\n")) {
        start = rest.to_vec();
        before += 1;
    }
    // The separator matters for quotes alone, and any of them does to find the end of the headings.
    while record_end(&start, 0, b',').is_none() && start.len() < LARGEST_WHOLE {
        let length = start.len();
        look(&mut reader, &mut start, length + LOOK).map_err(|error| cannot(&error))?;
        if start.len() == length {
            break;
        }
    }
    let end = record_end(&start, 0, b',').unwrap_or(start.len());
    let Ok(heading) = std::str::from_utf8(&start[..end]) else { return whole(inner, reader, start, &cannot) };
    let (separator, titles) = read::csv_headings(heading);
    let is_stream = match mapping {
        Some(_) => true,
        None => read::is_wide(&titles) && !read::looks_collected(heading) && !is_result(heading),
    };
    if !is_stream {
        return whole(inner, reader, start, &cannot);
    }
    let mut heading = heading.to_owned();
    let mut findings = Vec::new();
    let layout = match mapping {
        Some(mapping) => {
            headings(&titles, mapping, name, &mut findings);
            let layout = Layout::mapped(library, Shape::Table { separator, heading }, Some(&titles), mapping);
            if findings.is_empty() && !answers_anything(&layout) {
                findings.push(Diagnostic::without_place(Code::ColumnMissing).with("table", name).with("column", first_column(mapping)));
            }
            layout
        }
        None => {
            if !heading.ends_with('\n') {
                heading.push('\n');
            }
            Layout::own(library, Shape::Table { separator, heading }, &titles)
        }
    };
    if !findings.is_empty() {
        return Err(findings);
    }
    start.drain(..end);
    Ok(Opened::Stream(Box::new(Stream::new(name, reader, layout, start, before + 2))))
}

/// A column that would answer a question.
fn first_column(mapping: &Mapped) -> &str {
    mapping.columns.iter().find(|(_, (_, questions))| !questions.is_empty()).map_or("", |(name, _)| name)
}

/// Whether a text is a table that this program wrote.
fn is_result(heading: &str) -> bool {
    heading.starts_with("input,row,id,state,code,assessed_on,questionnaire")
}

/// Whether the first line is an object and another one begins after it.
fn are_lines(start: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(start).or_else(|error| std::str::from_utf8(&start[..error.valid_up_to()])) else { return false };
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let whole = |line: &str| line.trim_start().starts_with('{') && line.trim_end().ends_with('}');
    lines.next().is_some_and(whole) && lines.next().is_none_or(|line| line.trim_start().starts_with('{'))
}

fn without_packing(name: &str) -> &str {
    [".gz", ".gzip", ".zst", ".zstd"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// Gives an error, and then nothing.
struct Fails(Option<io::Error>);

impl Read for Fails {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// The same as [`more`]; where that fails after some bytes, they stand for themselves and the failure comes after them.
fn look(reader: &mut Bytes<'_>, start: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
    match more(reader, start, wanted) {
        Err(error) if !start.is_empty() => *reader = Box::new(Fails(Some(error))),
        read => return read,
    }
    Ok(())
}

/// Reads on until there are as many bytes, or no more.
fn more(reader: &mut Bytes<'_>, start: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
    let missing = wanted.saturating_sub(start.len()) as u64;
    reader.take(missing).read_to_end(start).map(|_| ())
}

fn whole<'r>(
    name: &str,
    mut reader: Bytes<'r>,
    mut start: Vec<u8>,
    cannot: &dyn Fn(&io::Error) -> Vec<Diagnostic>,
) -> Result<Opened<'r>, Vec<Diagnostic>> {
    more(&mut reader, &mut start, LARGEST_WHOLE + 1).map_err(|error| cannot(&error))?;
    if start.len() > LARGEST_WHOLE {
        let limit = (LARGEST_WHOLE / (1024 * 1024)).to_string();
        let finding = Diagnostic::without_place(Code::TooLarge).with("size", format!("> {limit}")).with("limit", limit);
        return Err(vec![finding.with("file", name)]);
    }
    Ok(Opened::Whole(name.to_owned(), start))
}
