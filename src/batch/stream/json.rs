//! A line with an object, straight into an answer sheet.

use super::csv::{Heads, Read};
use super::layout::{Column, Layout};
use super::mapped::HEAD_KEYS;
use super::record::{eight, equal, lowest};
use crate::score::Sheet;

/// Which keys the line under way has had, by their position among the names.
#[derive(Debug, Default)]
pub(super) struct Had {
    lines: u64,
    last: Vec<u64>,
}

/// The end of a text after its opening quote, and its first eight bytes; none where it needs a closer look.
#[inline]
fn text(bytes: &[u8], start: usize) -> Option<(usize, u64)> {
    let first = eight(bytes, start);
    let (mut word, mut at) = (first, start);
    loop {
        let found = equal(word, b'"') | equal(word, b'\\') | below_blank(word);
        if found != 0 {
            let end = at + (found.trailing_zeros() / 8) as usize;
            return (bytes.get(end) == Some(&b'"')).then(|| (end, lowest(first, end - start)));
        }
        at += 8;
        if at >= bytes.len() {
            return None;
        }
        word = eight(bytes, at);
    }
}

/// The highest bit of the first byte below the blank, which no text in JSON may hold; and of some after it.
#[inline]
fn below_blank(word: u64) -> u64 {
    word.wrapping_sub(0x2020_2020_2020_2020) & !word & 0x8080_8080_8080_8080
}

#[inline]
fn blanks(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\t')) {
        at += 1;
    }
    at
}

/// Reads the object on the line that begins at `start`. `bytes` end with a line end and the padding.
pub(super) fn line(
    layout: &Layout,
    inside: Option<&[u8]>,
    bytes: &[u8],
    start: usize,
    sheet: &mut Sheet,
    heads: &mut Heads,
    had: &mut Had,
) -> Read {
    let first = blanks(bytes, start);
    match bytes.get(first) {
        Some(b'{') => {}
        Some(b'\n') => return Read::Nothing(first + 1),
        Some(b'\r') if bytes.get(first + 1) == Some(&b'\n') => return Read::Nothing(first + 2),
        _ => return Read::Unsure,
    }
    sheet.cells.clone_from(&layout.blank.cells);
    *heads = [(0, 0); HEAD_KEYS];
    had.lines += 1;
    had.last.resize(layout.columns.len(), 0);
    let (mut at, mut within, mut guess, mut open) = (first + 1, false, 0, true);
    // Whether the object of the answers was there, which must not come twice.
    let mut entered = false;
    loop {
        at = blanks(bytes, at);
        match bytes.get(at) {
            Some(b'}') => {
                // A comma must not stand before it.
                at = blanks(bytes, at + 1);
                if !within {
                    break;
                }
                (within, open) = (false, false);
                continue;
            }
            Some(b',') if !open => {
                at = blanks(bytes, at + 1);
                if bytes.get(at) != Some(&b'"') {
                    return Read::Unsure;
                }
            }
            Some(b'"') if open => {}
            _ => return Read::Unsure,
        }
        let Some((end, key)) = text(bytes, at + 1) else { return Read::Unsure };
        let name = &bytes[at + 1..end];
        at = blanks(bytes, end + 1);
        if bytes.get(at) != Some(&b':') {
            return Read::Unsure;
        }
        at = blanks(bytes, at + 1);
        open = false;
        let (from, to, key_of_value) = match bytes.get(at) {
            Some(b'"') => {
                let Some((end, key)) = text(bytes, at + 1) else { return Read::Unsure };
                (at + 1, end, key)
            }
            Some(b'0'..=b'9') => {
                let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                if digits > 15 || (digits > 1 && bytes[at] == b'0') || !matches!(bytes.get(at + digits), Some(b',' | b'}' | b' ')) {
                    return Read::Unsure;
                }
                (at, at + digits, lowest(eight(bytes, at), digits))
            }
            Some(b'{') if !within && !entered && inside == Some(name) => {
                (within, entered, open) = (true, true, true);
                at += 1;
                continue;
            }
            _ => return Read::Unsure,
        };
        at = if bytes[from - 1] == b'"' { to + 1 } else { to };
        let Some(position) = layout.names.find(name, key, guess) else { return Read::Unsure };
        guess = position + 1;
        if std::mem::replace(&mut had.last[position], had.lines) == had.lines {
            return Read::Unsure;
        }
        if !value(layout, position, &bytes[from..to], key_of_value, from, sheet, heads) {
            return Read::Unsure;
        }
    }
    match bytes.get(at) {
        Some(b'\n') => Read::Known(at + 1),
        Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => Read::Known(at + 2),
        _ => Read::Unsure,
    }
}

/// Takes a value; false where the readers must look at it.
#[inline]
fn value(layout: &Layout, position: usize, text: &[u8], key: u64, from: usize, sheet: &mut Sheet, heads: &mut Heads) -> bool {
    let Some(Column::Use { heads: said, from: first, to: last }) = layout.columns.get(position) else {
        return matches!(layout.columns.get(position), Some(Column::Skip));
    };
    if *said != 0 {
        for (position, head) in heads.iter_mut().enumerate() {
            if said >> position & 1 == 1 {
                *head = (from, from + text.len());
            }
        }
    }
    for read in layout.reads.get(*first as usize..*last as usize).unwrap_or_default() {
        let (Some(codec), Some(cell)) = (layout.codecs.get(read.codec as usize), sheet.cells.get_mut(read.question as usize)) else {
            return false;
        };
        let Some(answer) = codec.read(text, key) else { return false };
        *cell = answer;
    }
    true
}
