//! Where records of a table end, and bytes eight at a time.

use memchr::{memchr, memchr2};

/// Bytes that stand after those of a block, so that eight can be looked at from any place in it.
pub(super) const PADDING: usize = 8;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The eight bytes from here on, the first one lowest; zeros where there are none.
#[inline]
pub(super) fn eight(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()).map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

/// The highest bit of the first byte that is this one, and of some after it; none where there is no such byte.
#[inline]
pub(super) fn equal(word: u64, byte: u8) -> u64 {
    let other = word ^ (ONES * u64::from(byte));
    other.wrapping_sub(ONES) & !other & HIGH
}

/// The lowest `length` bytes; all eight where there are as many.
#[inline]
pub(super) fn lowest(word: u64, length: usize) -> u64 {
    if length >= 8 { word } else { word & ((1 << (length * 8)) - 1) }
}

/// The first eight bytes of a text as one number, and its length, which is 255 from there on.
pub(super) fn key_of(text: &[u8]) -> (u64, u8) {
    let mut chunk = [0; 8];
    let length = text.len().min(8);
    chunk[..length].copy_from_slice(&text[..length]);
    (u64::from_le_bytes(chunk), u8::try_from(text.len()).unwrap_or(u8::MAX))
}

/// Where whole records of a table end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ends {
    /// After the last whole record.
    pub(super) end: usize,
    /// How many lines end in records, those without anything among them.
    pub(super) records: u64,
    /// Whether the bytes after it are within a cell whose quote is open.
    pub(super) quoted: bool,
}

/// The whole records in these bytes, which begin with a record. A quote opens a cell only at its beginning.
pub(super) fn records(bytes: &[u8], separator: u8) -> Ends {
    let mut found = Ends::default();
    let mut at = 0;
    if memchr(b'"', bytes).is_none() {
        found.end = memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1);
        found.records = lines(&bytes[..found.end]);
        return found;
    }
    while let Some(end) = record_end(bytes, at, separator) {
        at = end;
        found.records += 1;
        found.end = end;
    }
    found.quoted = is_quoted(bytes, at, separator);
    found
}

/// How many lines end here.
pub(super) fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// After the line end of the record that begins at `start`; none where it goes on.
pub(in crate::batch) fn record_end(bytes: &[u8], start: usize, separator: u8) -> Option<usize> {
    walk(bytes, start, separator).0
}

fn is_quoted(bytes: &[u8], start: usize, separator: u8) -> bool {
    walk(bytes, start, separator).1
}

fn walk(bytes: &[u8], start: usize, separator: u8) -> (Option<usize>, bool) {
    let mut at = start;
    loop {
        let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'\n', b'"', rest)) else { return (None, false) };
        let found = at + found;
        if bytes[found] == b'\n' {
            return (Some(found + 1), false);
        }
        let opens = found == start || [separator, b'\n', b'\r'].contains(&bytes[found - 1]);
        at = found + 1;
        if !opens {
            continue;
        }
        loop {
            let Some(next) = memchr(b'"', &bytes[at..]) else { return (None, true) };
            at += next + 1;
            match bytes.get(at) {
                // Two quotes are one in the text.
                Some(b'"') => at += 1,
                Some(_) => break,
                None => return (None, false),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_end_at_line_ends_outside_of_quotes() {
        let ends = |text: &str| {
            let found = records(text.as_bytes(), b',');
            (found.end, found.records, found.quoted)
        };
        assert_eq!(ends("a,b\nc,d\ne"), (8, 2, false));
        assert_eq!(ends(""), (0, 0, false));
        assert_eq!(ends("a,\"b\nc\",d\r\ne,\"f"), (11, 1, true));
        assert_eq!(ends("\"a\n\"\"b\"\nc"), (8, 1, false));
        assert_eq!(ends("5\" pipe,a\nb\n"), (12, 2, false));
        assert_eq!(ends("\"a\n"), (0, 0, true));
        assert_eq!(ends("\"a\""), (0, 0, false));
        assert_eq!(ends("\n\na\n"), (4, 3, false));
    }

    #[test]
    fn eight_bytes_are_searched_at_once() {
        let bytes = b"ab,c,\"\n";
        let word = eight(&[&bytes[..], &[0; PADDING]].concat(), 0);
        assert_eq!(equal(word, b',').trailing_zeros() / 8, 2);
        assert_eq!(equal(word, b'"').trailing_zeros() / 8, 5);
        assert_eq!(equal(word, b'x'), 0);
        assert_eq!(lowest(word, 2), u64::from_le_bytes(*b"ab\0\0\0\0\0\0"));
        assert_eq!(lowest(word, 8), word);
    }
}
