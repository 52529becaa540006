//! A text in CSV as headings and rows of cells, each cell with its place.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Place;
use crate::text::{ANSWER_PARTS, FORM_COLUMNS, SourceMap, address, is_head_column, unguarded};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// A cell that holds something.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) column: usize,
    /// What it holds, without a guard.
    pub(super) text: String,
    pub(super) place: Place,
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    /// Name of the file, without its folder.
    pub(super) name: String,
    /// The headings with their places, in their order.
    pub(super) headings: Vec<(String, Place)>,
    /// The cells of each row that hold something, in the order of their columns.
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether numbers have a comma before their decimals, as they do where the separator is a semicolon.
    pub(super) decimal_comma: bool,
    /// The first heading.
    pub(super) place: Place,
}

/// Cells beyond this are of a file that would fill the memory; a row each for three thousand submissions is within it.
const MOST_CELLS: usize = 2_000_000;

/// Stands in a row of its own after the text. Where it comes out as a part of another row, a quote was not closed.
const AFTER: &str = "\u{1}";

/// A row before it has places: its number, and its cells by column.
struct Raw {
    row: usize,
    cells: Vec<(usize, String)>,
    /// Number of cells that were written, empty ones too.
    width: usize,
}

/// Takes a text apart. What cannot be read is told; all rows that can be are there.
///
/// The rows may be some of a larger table, with its headings before them; `first` is then the number of the first one.
pub(super) fn table(name: &str, text: &str, first: Option<usize>, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) -> Table {
    let separator = separator(text);
    let (mut raw, problem) = rows(text, separator, first);
    let first = if raw.is_empty() { Raw { row: 0, cells: Vec::new(), width: 0 } } else { raw.remove(0) };
    let mut cells: Vec<(String, String)> = vec![(address(0, first.row), String::new())];
    let mut headings: Vec<(String, usize)> = Vec::with_capacity(first.width);
    let mut given = first.cells.into_iter().peekable();
    for column in 0..first.width {
        let heading = given.next_if(|(at, _)| *at == column).map(|(_, text)| text).unwrap_or_default();
        cells.push((address(column, first.row), heading.clone()));
        headings.push((heading, cells.len() - 1));
    }
    let titles: Vec<String> = headings.iter().map(|(heading, _)| heading.trim().to_owned()).collect();
    let mut placed = Vec::with_capacity(raw.len());
    let mut too_wide = Vec::new();
    for row in raw {
        let mut of_row = Vec::with_capacity(row.cells.len());
        for (column, text) in row.cells {
            let title = titles.get(column).map(String::as_str).unwrap_or_default();
            let place = if title.is_empty() { address(column, row.row) } else { format!("{} ({title})", address(column, row.row)) };
            if column >= titles.len() {
                too_wide.push((cells.len(), placed.len()));
            }
            cells.push((place, text.clone()));
            of_row.push((column, text, cells.len() - 1));
        }
        placed.push(of_row);
    }
    let broken = problem.map(|(row, problem)| {
        cells.push((address(0, row), String::new()));
        (cells.len() - 1, problem)
    });
    let (_, places) = sources.add_cells(name.to_owned(), &cells);
    drop(cells);
    let place = |at: usize| places.get(at).copied().unwrap_or_default();
    let mut rows: Vec<Vec<Cell>> =
        placed.into_iter().map(|row| row.into_iter().map(|(column, text, at)| Cell { column, text, place: place(at) }).collect()).collect();
    // A row with more cells than there are headings has slipped, and nobody knows where.
    too_wide.dedup_by_key(|(_, row)| *row);
    for (cell, row) in too_wide {
        findings.push(Diagnostic::new(Code::NotTable, place(cell)).with("problem", "wide").with("columns", titles.len()));
        if let Some(row) = rows.get_mut(row) {
            row.clear();
        }
    }
    findings.extend(
        broken.map(|(cell, problem)| Diagnostic::new(Code::NotTable, place(cell)).with("problem", problem).with("most", MOST_CELLS)),
    );
    let mut headings: Vec<(String, Place)> = headings.into_iter().map(|(heading, at)| (heading, place(at))).collect();
    let twice = once_each(&mut headings, findings);
    rows.iter_mut().for_each(|row| row.retain(|cell| !twice.contains(&cell.column)));
    rows.retain(|row| !row.is_empty());
    Table {
        name: name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned(),
        headings,
        rows,
        decimal_comma: separator == b';',
        place: place(0),
    }
}

/// The rows that hold something, and where the rest cannot be told apart, with the reason.
fn rows(text: &str, separator: u8, first: Option<usize>) -> (Vec<Raw>, Option<(usize, &'static str)>) {
    let after = ["\n", AFTER, "\n"].concat();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes().chain(after.as_bytes()));
    let (mut found, mut number, mut count) = (Vec::new(), 0, 0);
    let mut record = csv::StringRecord::new();
    let mut last = None;
    while let Ok(true) = reader.read_record(&mut record) {
        let start = record.position().map_or(0, csv::Position::byte);
        number += empty_lines(text, usize::try_from(start).unwrap_or(usize::MAX));
        if let Some(raw) = last.take() {
            found.push(raw);
        }
        let cells: Vec<(usize, String)> = record
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(column, cell)| (column, unguarded(cell).to_owned()))
            .collect();
        count += cells.len();
        if count > MOST_CELLS {
            return (found, Some((number, "large")));
        }
        if !cells.is_empty() || found.is_empty() {
            last = Some(Raw { row: number, width: record.len(), cells });
        }
        number = first.filter(|_| number == 0).unwrap_or(number + 1);
    }
    let closed = last.as_ref().is_some_and(|raw| matches!(raw.cells.as_slice(), [(0, cell)] if cell == AFTER) && raw.width == 1);
    let problem = (!closed).then(|| (last.map_or(0, |raw| raw.row), "quote"));
    (found, problem)
}

/// Lines without anything that stand before the row that begins here. The reader passes over them, and a spreadsheet counts them.
fn empty_lines(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    // The second half of the line end of the row before.
    let rest = if start > 0 && text.as_bytes().get(start - 1) == Some(&b'\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let ends = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    rest.get(..ends).unwrap_or_default().replace("\r\n", "\n").chars().count()
}

/// The separator under which most headings are known; else the one that gives most columns.
pub(super) fn separator(text: &str) -> u8 {
    let mut best = (b',', (0, 0));
    for candidate in [b',', b';', b'\t'] {
        let cells = first_row(text, candidate);
        let known = cells.iter().filter(|cell| is_known(cell.trim())).count();
        if (known, cells.len()) > best.1 {
            best = (candidate, (known, cells.len()));
        }
    }
    best.0
}

pub(super) fn first_row(text: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let _ = reader.read_record(&mut record);
    record.iter().map(|cell| unguarded(cell).to_owned()).collect()
}

fn is_known(heading: &str) -> bool {
    FORM_COLUMNS.contains(&heading)
        || is_head_column(heading)
        || heading.rsplit_once(':').is_some_and(|(_, part)| ANSWER_PARTS.contains(&part))
}

/// Whether a text begins with headings of a table of answers.
pub(super) fn has_headings(text: &str) -> bool {
    let cells = first_row(text, separator(text));
    cells.iter().filter(|cell| is_known(cell.trim())).count() > 1
}

/// Tells of headings that stand twice, and gives their columns; the first one counts.
fn once_each(headings: &mut [(String, Place)], findings: &mut Vec<Diagnostic>) -> BTreeSet<usize> {
    let (mut seen, mut twice) = (BTreeMap::new(), BTreeSet::new());
    for (column, (heading, place)) in headings.iter_mut().enumerate() {
        if heading.trim().is_empty() {
            continue;
        }
        if let Some(before) = seen.get(heading.as_str()) {
            let finding = Diagnostic::new(Code::DuplicateId, *place).with("id", heading.as_str()).with("what", "column");
            findings.push(finding.related(*before));
            heading.clear();
            twice.insert(column);
        } else {
            seen.insert(heading.clone(), *place);
        }
    }
    twice
}
