//! A stream cut into blocks of whole records.

use super::layout::{Layout, Shape};
use super::pace::Pace;
use super::record::{PADDING, lines, record_end, records};
use super::unpack::Bytes;
use std::fmt;
use std::io;
use std::sync::Arc;

/// Bytes that a record may have.
const LONGEST_RECORD: usize = 16 * 1024 * 1024;

/// Whole records of a stream.
#[derive(Debug)]
pub struct Block {
    pub(super) layout: Arc<Layout>,
    pub(super) pace: Arc<Pace>,
    pub(super) input: Arc<str>,
    /// The records, the last one with its line end, and [`PADDING`] zeros.
    pub(super) bytes: Vec<u8>,
    /// Number of the first record, from 1; a heading counts.
    pub(super) first: u64,
    /// Whether the last record had no line end of its own.
    pub(super) open_end: bool,
    /// Why nothing more comes, where that is no end.
    pub(super) broken: Option<Broken>,
    /// Whether it is not the first one of its stream.
    pub(super) goes_on: bool,
}

impl Block {
    /// Where the record after the one that begins here begins.
    pub(super) fn after(&self, at: usize) -> usize {
        let bytes = &self.bytes[..self.bytes.len() - PADDING];
        let next = match &self.layout.shape {
            Shape::Table { separator, .. } => record_end(bytes, at, *separator),
            Shape::Lines { .. } => memchr::memchr(b'\n', &bytes[at..]).map(|length| at + length + 1),
        };
        next.unwrap_or(bytes.len())
    }
}

/// Why the rest of a stream cannot be read, and the number of the record at which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) row: u64,
    /// `quote`, `long`, or `cut` with what the system or the unpacking said.
    pub(super) problem: &'static str,
    pub(super) message: String,
}

/// A stream of records.
pub struct Stream<'r> {
    input: Arc<str>,
    reader: Bytes<'r>,
    layout: Arc<Layout>,
    pace: Arc<Pace>,
    /// Bytes that were read and not handed out yet.
    left: Vec<u8>,
    /// Number of the record with which they begin.
    row: u64,
    over: bool,
    /// Whether the rest of a record that is too long is being passed over.
    skipping: bool,
    begun: bool,
}

impl fmt::Debug for Stream<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream").field("input", &self.input).field("row", &self.row).finish_non_exhaustive()
    }
}

impl<'r> Stream<'r> {
    pub(super) fn new(input: &str, reader: Bytes<'r>, layout: Layout, left: Vec<u8>, row: u64) -> Self {
        let (layout, pace) = (Arc::new(layout), Arc::default());
        Self { input: input.into(), reader, layout, pace, left, row, over: false, skipping: false, begun: false }
    }

    /// The same in blocks of about so many bytes.
    #[cfg(test)]
    pub(super) fn in_blocks_of(mut self, bytes: usize) -> Self {
        self.pace = Arc::new(Pace::of(bytes));
        self
    }

    /// The next block; none at the end.
    pub fn next_block(&mut self) -> Option<Block> {
        let mut wanted = self.pace.next();
        while !self.over {
            let read = self.fill(wanted);
            if self.skipping && !self.skip() {
                self.left.clear();
                if matches!(read, Ok(true)) {
                    continue;
                }
            }
            let separator = match &self.layout.shape {
                Shape::Table { separator, .. } => Some(*separator),
                Shape::Lines { .. } => None,
            };
            // There is more than wanted at the beginning of the stream and after a long record; then nothing has failed or ended.
            let seen = self.left.len().min(wanted);
            let (end, count, quoted) = match separator {
                Some(separator) => {
                    let ends = records(&self.left[..seen], separator);
                    (ends.end, ends.records, ends.quoted)
                }
                None => {
                    let end = memchr::memrchr(b'\n', &self.left[..seen]).map_or(0, |at| at + 1);
                    (end, lines(&self.left[..end]), false)
                }
            };
            let broken = |row: u64, problem: &'static str, message: String| Some(Broken { row: row + count, problem, message });
            match read {
                Err(error) => {
                    self.over = true;
                    return Some(self.cut(end, count, broken(self.row, "cut", error.to_string())));
                }
                Ok(false) => {
                    self.over = true;
                    if end == self.left.len() {
                        return (end > 0).then(|| self.cut(end, count, None));
                    }
                    if quoted {
                        return Some(self.cut(end, count, broken(self.row, "quote", String::new())));
                    }
                    self.left.push(b'\n');
                    let mut block = self.cut(self.left.len(), count + 1, None);
                    block.open_end = true;
                    return Some(block);
                }
                Ok(true) if end > 0 => return Some(self.cut(end, count, None)),
                Ok(true) if seen >= LONGEST_RECORD => {
                    // Within a quote nobody can tell where the next record begins.
                    self.over = quoted;
                    self.skipping = !quoted;
                    let problem = if quoted { "quote" } else { "long" };
                    let block = self.cut(0, 0, broken(self.row, problem, String::new()));
                    self.left.clear();
                    return Some(block);
                }
                // Whether a record is too long must not depend on where it begins within what was read.
                Ok(true) => wanted = seen.saturating_mul(2).min(LONGEST_RECORD).max(self.pace.next()),
            }
        }
        None
    }

    /// Passes over what is left of a record; whether it ends within what was read.
    fn skip(&mut self) -> bool {
        let Some(end) = memchr::memchr(b'\n', &self.left) else { return false };
        self.left.drain(..=end);
        self.row += 1;
        self.skipping = false;
        true
    }

    /// Reads until there are as many bytes; false at the end.
    fn fill(&mut self, wanted: usize) -> io::Result<bool> {
        while self.left.len() < wanted {
            let before = self.left.len();
            self.left.resize(wanted, 0);
            let read = self.reader.read(&mut self.left[before..]);
            self.left.truncate(before + read.as_ref().map_or(0, |read| *read));
            match read {
                Ok(0) => return Ok(false),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Hands out the first bytes, which are so many records.
    fn cut(&mut self, end: usize, count: u64, broken: Option<Broken>) -> Block {
        let mut rest = Vec::with_capacity(self.pace.next().max(self.left.len() - end) + PADDING);
        rest.extend_from_slice(&self.left[end..]);
        let mut bytes = std::mem::replace(&mut self.left, rest);
        bytes.truncate(end);
        bytes.extend_from_slice(&[0; PADDING]);
        let first = self.row;
        self.row += count;
        let goes_on = std::mem::replace(&mut self.begun, true);
        let (layout, pace, input) = (Arc::clone(&self.layout), Arc::clone(&self.pace), Arc::clone(&self.input));
        Block { layout, pace, input, bytes, first, open_end: false, broken, goes_on }
    }
}
