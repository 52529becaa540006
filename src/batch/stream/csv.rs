//! A row of a table, straight into an answer sheet.

use super::layout::{Column, Layout};
use super::mapped::HEAD_KEYS;
use super::record::{eight, equal, lowest};
use crate::score::{CellState, Sheet};

/// What a row says of its submission, as stretches of the bytes of its block.
pub(super) type Heads = [(usize, usize); HEAD_KEYS];

/// What came of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// All of it is known; the next row begins here.
    Known(usize),
    /// Nothing stands in it; the next row begins here.
    Nothing(usize),
    /// The readers must look at it.
    Unsure,
}

/// Reasons that a row has given so far, and the answers that need one.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    needed: usize,
    given: Vec<u32>,
}

/// The end of a cell and the byte that stands there: a separator, the end of a line, or a quote.
#[inline]
fn end_of(bytes: &[u8], start: usize, separator: u8) -> (usize, u64) {
    let first = eight(bytes, start);
    let mut word = first;
    let mut at = start;
    loop {
        let found = equal(word, separator) | equal(word, b'\n') | equal(word, b'"') | equal(word, b'\r');
        if found != 0 {
            return (at + (found.trailing_zeros() / 8) as usize, first);
        }
        at += 8;
        // The line end of the last row is in front of the padding.
        if at >= bytes.len() {
            return (bytes.len(), first);
        }
        word = eight(bytes, at);
    }
}

/// Reads the row that begins at `start`. `bytes` end with a line end and the padding.
pub(super) fn row(
    layout: &Layout,
    separator: u8,
    bytes: &[u8],
    start: usize,
    sheet: &mut Sheet,
    heads: &mut Heads,
    reasons: &mut Reasons,
) -> Read {
    if layout.resets {
        sheet.cells.clone_from(&layout.blank.cells);
        reasons.needed = 0;
        reasons.given.clear();
    }
    *heads = [(0, 0); HEAD_KEYS];
    let (mut at, mut column, mut any) = (start, 0, false);
    let next = loop {
        // Most cells have one character or none.
        let (mut end, mut key) = match bytes.get(at..at + 2) {
            Some([only, next]) if *next == separator && *only > b'"' && *only != separator => (at + 1, u64::from(*only)),
            Some([first, _]) if *first == separator => (at, 0),
            _ => end_of(bytes, at, separator),
        };
        let mut stop = bytes.get(end).copied().unwrap_or_default();
        let (mut from, mut to) = (at, end);
        if stop == b'"' {
            // A cell in quotes, unless there are quotes in it too.
            let Some(close) = (end == at).then(|| memchr::memchr(b'"', &bytes[at + 1..])).flatten() else { return Read::Unsure };
            (from, to) = (at + 1, at + 1 + close);
            end = to + 1;
            stop = bytes.get(end).copied().unwrap_or_default();
            key = eight(bytes, from);
        }
        key = lowest(key, to - from);
        any |= to > from;
        if !cell(layout, column, &bytes[from..to], key, from, sheet, heads, reasons) {
            return Read::Unsure;
        }
        if stop == separator {
            at = end + 1;
            column += 1;
        } else if stop == b'\n' {
            break end + 1;
        } else if stop == b'\r' && bytes.get(end + 1) == Some(&b'\n') {
            break end + 2;
        } else {
            return Read::Unsure;
        }
    };
    for left in column + 1..layout.columns.len() {
        if !cell(layout, left, b"", 0, 0, sheet, heads, reasons) {
            return Read::Unsure;
        }
    }
    if !any {
        return Read::Nothing(next);
    }
    if reasons.needed != reasons.given.len() || !reasons.given.iter().all(|question| is_not_applicable(sheet, *question)) {
        return Read::Unsure;
    }
    Read::Known(next)
}

fn is_not_applicable(sheet: &Sheet, question: u32) -> bool {
    sheet.cells.get(question as usize).is_some_and(|cell| cell.state == CellState::NotApplicable)
}

/// Takes a cell; false where the readers must look at it.
#[inline]
#[allow(clippy::too_many_arguments)] // one call in a loop that must be fast
fn cell(
    layout: &Layout,
    column: usize,
    text: &[u8],
    key: u64,
    from: usize,
    sheet: &mut Sheet,
    heads: &mut Heads,
    reasons: &mut Reasons,
) -> bool {
    match layout.columns.get(column) {
        Some(Column::Use { heads: said, from: first, to: last }) => {
            if *said != 0 {
                for (position, head) in heads.iter_mut().enumerate() {
                    if said >> position & 1 == 1 {
                        *head = (from, from + text.len());
                    }
                }
            }
            for read in layout.reads.get(*first as usize..*last as usize).unwrap_or_default() {
                let (Some(codec), Some(cell)) = (layout.codecs.get(read.codec as usize), sheet.cells.get_mut(read.question as usize))
                else {
                    return false;
                };
                let Some(answer) = codec.read(text, key) else { return false };
                // A state of its own column may have come first.
                if layout.resets && cell.state != CellState::Unanswered {
                    if answer.state != CellState::Unanswered {
                        return false;
                    }
                } else {
                    *cell = answer;
                }
            }
            true
        }
        Some(Column::Skip) => true,
        Some(Column::Unsure) => text.is_empty(),
        Some(Column::Known(known)) => text.is_empty() || known.holds(text),
        Some(Column::State { question, not_applicable }) => {
            let state = match text {
                b"" => return true,
                b"unknown" => CellState::Unknown,
                b"withheld" => CellState::Withheld,
                b"not-applicable" if *not_applicable => CellState::NotApplicable,
                _ => return false,
            };
            let Some(cell) = sheet.cells.get_mut(*question as usize).filter(|cell| cell.state == CellState::Unanswered) else {
                return false;
            };
            cell.state = state;
            reasons.needed += usize::from(state == CellState::NotApplicable);
            true
        }
        Some(Column::Reason(question)) => {
            if !text.is_empty() {
                reasons.given.push(*question);
            }
            !text.starts_with(b" ")
        }
        None => text.is_empty(),
    }
}
