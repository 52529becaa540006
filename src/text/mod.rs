//! The files that were read, and positions in them.
//!
//! This room keeps text and counts lines; it reads nothing from the disk and prints nothing.

mod encoding;
mod table;

pub use encoding::decode;
pub use table::{
    ANSWER_PARTS, FINGERPRINT_COLUMN, FORM_COLUMNS, HEAD_COLUMNS, RECORD_COLUMNS, SHOWN_COLUMNS, address, guarded, is_head_column,
    unguarded,
};

use crate::model::Place;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The files that were read, in the order of reading.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

/// A file that was read.
#[derive(Debug)]
pub struct SourceFile {
    /// Name as a reader knows it: a path, or `built-in/…`.
    pub name: String,
    /// The whole text.
    pub text: Cow<'static, str>,
    /// Whether it is a part of the program.
    pub built_in: bool,
    /// Where a table has each line of the text, such as a sheet with the address of a cell; empty for a text that a person
    /// can open and count lines in.
    addresses: Vec<String>,
    /// Where each line starts, counted once when a place is first asked for.
    line_starts: OnceLock<Vec<usize>>,
    /// Lines of the file before those of the text, where the text is a part of it.
    lines_before: usize,
}

impl SourceFile {
    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// Number of the line, from 0, that holds a byte.
    fn line_of(&self, byte: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The lines around a stretch of bytes: the number of the first one, from 1, the byte it starts at, and the text.
    #[must_use]
    pub fn lines_around(&self, start: usize, end: usize) -> (usize, usize, &str) {
        let first = self.line_of(start).saturating_sub(1);
        let from = self.line_starts()[first];
        let after = self.line_of(end.max(start)) + 2;
        let to = self.line_starts().get(after).map_or(self.text.len(), |start| start - 1);
        (self.lines_before + first + 1, from, &self.text[from..to.max(from)])
    }
}

/// A position for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceMap {
    /// Adds a file and returns its number.
    pub fn add(&mut self, name: String, text: Cow<'static, str>, built_in: bool) -> u32 {
        let number = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.push(SourceFile { name, text, built_in, addresses: Vec::new(), line_starts: OnceLock::new(), lines_before: 0 });
        number
    }

    /// Adds a part of a file that begins after this many lines of it, and returns its number.
    pub fn add_part(&mut self, name: String, text: String, lines_before: usize) -> u32 {
        let number = self.add(name, Cow::Owned(text), false);
        if let Some(file) = self.files.last_mut() {
            file.lines_before = lines_before;
        }
        number
    }

    /// Adds a table, whose places are cells: each with its address as a reader knows it and what it holds.
    ///
    /// Returns the number of the file and the place of each cell.
    pub fn add_cells(&mut self, name: String, cells: &[(String, String)]) -> (u32, Vec<Place>) {
        let file = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let mut text = String::new();
        let mut places = Vec::with_capacity(cells.len());
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        for (_, content) in cells {
            let start = text.len();
            text.push_str(&content.replace(['\n', '\r'], " "));
            places.push(Place { file, start: number(start), end: number(text.len()) });
            text.push('\n');
        }
        let addresses = cells.iter().map(|(address, _)| address.clone()).collect();
        self.files.push(SourceFile { name, text: text.into(), built_in: false, addresses, line_starts: OnceLock::new(), lines_before: 0 });
        (file, places)
    }

    /// About how many bytes of memory the texts and addresses take.
    #[must_use]
    pub fn held(&self) -> usize {
        /// What an address takes beside its text, which is short.
        const ADDRESS: usize = 2 * size_of::<String>();
        self.files.iter().map(|file| size_of::<SourceFile>() + file.text.len() + ADDRESS * file.addresses.len()).sum()
    }

    /// The address of a place in a table; none where the file is a text.
    #[must_use]
    pub fn address(&self, place: Place) -> Option<&str> {
        let file = self.file(place.file)?;
        file.addresses.get(file.line_of(place.start as usize)).map(String::as_str)
    }

    /// What stands at a place: its first line, not endless; none where nothing stands there.
    #[must_use]
    pub fn excerpt(&self, place: Place) -> Option<String> {
        /// A longer one is no help to whoever looks for it.
        const LONGEST: usize = 80;
        let file = self.file(place.file)?;
        let start = floor_char(&file.text, place.start as usize);
        let end = floor_char(&file.text, place.end as usize).max(start);
        let line = file.text[start..end].lines().next()?.trim();
        let short: String = line.chars().take(LONGEST).collect();
        (!short.is_empty()).then(|| if short.len() < line.len() { [&short, "…"].concat() } else { short })
    }

    /// The file of this number.
    #[must_use]
    pub fn file(&self, number: u32) -> Option<&SourceFile> {
        self.files.get(number as usize)
    }

    /// All files, in the order of reading.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// Line and column of the start of a place; line 1, column 1 where the file is not known.
    #[must_use]
    pub fn line_column(&self, place: Place) -> LineColumn {
        let Some(file) = self.file(place.file) else { return LineColumn { line: 1, column: 1 } };
        let at = floor_char(&file.text, place.start as usize);
        let line = file.line_of(at);
        let start = file.line_starts()[line];
        LineColumn { line: file.lines_before + line + 1, column: file.text[start..at].chars().count() + 1 }
    }
}

/// The greatest character boundary that is not after `index`.
#[must_use]
pub fn floor_char(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// Names longer than this are nobody's slip of the pen; comparing them would take long.
const LONGEST_NAME: usize = 80;
/// How many candidates are looked at, so that a file full of mistakes is told of in bounded time.
const MOST_CANDIDATES: usize = 2_000;

/// The candidate that a person most likely meant, where one is near enough.
///
/// Near is a Damerau-Levenshtein distance of at most a third of the longer word, or one being the beginning of the other.
#[must_use]
pub fn nearest<'a>(meant: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if meant.is_empty() || meant.len() > LONGEST_NAME {
        return None;
    }
    let meant = meant.to_lowercase();
    candidates
        .into_iter()
        .take(MOST_CANDIDATES)
        .filter(|candidate| !candidate.is_empty() && candidate.len() <= LONGEST_NAME)
        .filter_map(|candidate| {
            let other = candidate.to_lowercase();
            let distance = strsim::damerau_levenshtein(&meant, &other);
            let longer = meant.chars().count().max(other.chars().count());
            let prefix = meant.len() > 3 && (other.starts_with(&meant) || meant.starts_with(&other));
            (prefix || distance * 3 <= longer).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters() {
        let mut map = SourceMap::default();
        let file = map.add("a.toml".into(), "é = 1\nßß = 2\n".into(), false);
        let second = Place { file, start: 12, end: 13 };
        assert_eq!(map.line_column(second), LineColumn { line: 2, column: 4 });
        assert_eq!(map.line_column(Place { file, start: 900, end: 901 }), LineColumn { line: 3, column: 1 });
        assert_eq!(map.address(second), None);
        assert_eq!(map.excerpt(Place { file, start: 7, end: 17 }).as_deref(), Some("ßß = 2"));
        assert_eq!(map.excerpt(Place { file, start: 1, end: 7 }).as_deref(), Some("é = 1"));
        assert_eq!(map.excerpt(Place { file, start: 900, end: 901 }), None);
    }

    #[test]
    fn knows_the_cells_of_a_table() {
        let mut map = SourceMap::default();
        let cells =
            [("Law!B2".to_owned(), "two\nlines".to_owned()), ("Law!B3".to_owned(), String::new()), ("Law!C9".to_owned(), "é".to_owned())];
        let (file, places) = map.add_cells("a.xlsx".into(), &cells);
        let addresses: Vec<Option<&str>> = places.iter().map(|place| map.address(*place)).collect();
        assert_eq!(addresses, [Some("Law!B2"), Some("Law!B3"), Some("Law!C9")]);
        assert_eq!(map.address(Place { file, start: 900, end: 901 }), None);
        assert_eq!(map.line_column(Place { file: 9, start: 0, end: 0 }), LineColumn { line: 1, column: 1 });
    }

    #[test]
    fn finds_the_nearest_name() {
        assert_eq!(nearest("national-strateqy", ["national-strategy", "national-csirt"]), Some("national-strategy"));
        assert_eq!(nearest("xyz", ["national-strategy"]), None);
        assert_eq!(nearest("Levle", ["level", "lever"]), Some("level"));
    }
}
