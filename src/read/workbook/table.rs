//! Finding the tables on the sheets: by the headings of their columns, wherever these stand.

use super::cells::{Cell, Sheet, trimmed};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Place;
use crate::read::record::Findings;
use crate::text::nearest;
use std::collections::BTreeMap;

/// The kinds of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Answers,
    Evidence,
    Offices,
    Submission,
    Conflicts,
}

/// A column: its key, its heading in small letters with hyphens for blanks, and what it is for.
type Column = (&'static str, &'static str, Use);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Without it nothing can be read.
    Needed,
    /// It holds something that comes back.
    Told,
    /// It is there for the reader.
    Shown,
}

use Use::{Needed, Shown, Told};

const KINDS: [(Kind, &str, &[Column]); 5] = [
    (
        Kind::Answers,
        "section",
        &[
            ("id", "id", Needed),
            ("question", "question", Shown),
            ("value", "answer", Needed),
            ("help", "help", Shown),
            ("state", "state", Told),
            ("reason", "reason", Told),
            ("evidence", "evidence", Told),
            ("note", "note", Told),
            ("by", "office", Told),
            ("on", "date", Told),
            ("to-confirm", "to-confirm", Told),
        ],
    ),
    (
        Kind::Evidence,
        "evidence",
        &[
            ("id", "id", Needed),
            ("title", "title", Needed),
            ("reference", "reference", Told),
            ("date", "date", Told),
            ("status", "status", Told),
            ("level", "level", Told),
            ("reason", "why", Told),
            ("file", "file", Told),
            ("sha256", "sha-256", Told),
        ],
    ),
    (Kind::Offices, "respondent", &[("id", "id", Needed), ("name", "name", Told), ("sections", "sections", Needed), ("due", "due", Told)]),
    (
        Kind::Submission,
        "submission",
        &[("id", "field", Needed), ("meaning", "meaning", Shown), ("value", "entry", Needed), ("help", "help", Shown)],
    ),
    (
        Kind::Conflicts,
        "conflicts",
        &[
            ("id", "conflict", Needed),
            ("about", "about", Shown),
            ("from", "from", Shown),
            ("says", "says", Shown),
            ("evidence", "evidence", Shown),
            ("note", "note", Shown),
            ("office", "office", Shown),
            ("date", "date", Shown),
            ("settled", "settled", Needed),
        ],
    ),
];

/// Rows that are looked at for headings.
const MOST_HEADINGS: usize = 50;

/// A table on a sheet.
#[derive(Debug)]
pub(super) struct Table<'s> {
    pub(super) kind: Kind,
    /// The rows below the headings.
    pub(super) rows: Vec<Row<'s>>,
}

/// A row, its cells by the key of their column.
#[derive(Debug)]
pub(super) struct Row<'s> {
    cells: BTreeMap<&'static str, &'s Cell>,
}

impl<'s> Row<'s> {
    /// The cell of a column, where something stands in it.
    pub(super) fn cell(&self, key: &str) -> Option<&'s Cell> {
        self.cells.get(key).copied()
    }

    /// The text of the column with the id.
    pub(super) fn id(&self) -> String {
        self.cell("id").map(|cell| cell.what.text()).unwrap_or_default()
    }

    /// The first cell of one of these columns in which something stands.
    pub(super) fn first(&self, keys: &[&str]) -> Option<&'s Cell> {
        keys.iter().find_map(|key| self.cell(key))
    }

    /// The place of the column with the id; of any other cell where that is empty.
    pub(super) fn place(&self) -> Place {
        self.cell("id").or_else(|| self.cells.values().next().copied()).map(|cell| cell.place).unwrap_or_default()
    }
}

/// The table of a sheet; nothing where it has none. `written` are kind and name of the sheets that there were.
pub(super) fn table<'s>(sheet: &'s Sheet, written: &[(String, String)], findings: &mut Findings) -> Option<Table<'s>> {
    let same = |name: &str| trimmed(name).to_lowercase() == trimmed(&sheet.name).to_lowercase();
    let known = written.iter().find(|(_, name)| same(name)).map(|(kind, _)| kind.as_str());
    let mut best: Option<(usize, u32, usize)> = None;
    for (at, (_, word, columns)) in KINDS.iter().enumerate().filter(|(_, (_, word, _))| known.is_none_or(|known| known == *word)) {
        let _ = word;
        for (number, row) in sheet.rows.iter().take(MOST_HEADINGS) {
            let found = columns.iter().filter(|(_, name, _)| row.values().any(|cell| heading(cell) == *name)).count();
            if best.is_none_or(|(most, ..)| found > most) {
                best = Some((found, *number, at));
            }
        }
    }
    let (found, head, at) = best?;
    let (kind, _, columns) = KINDS.get(at)?;
    let row = sheet.rows.get(&head)?;
    let missing = |(_, name, _): &&Column| !row.values().any(|cell| heading(cell) == *name);
    let lacks = columns.iter().filter(missing).any(|(.., what)| *what == Needed);
    // A sheet of somebody's own may have a heading or two in common with ours.
    if known.is_none() && (found < 2 || (lacks && found * 2 < columns.len())) {
        return None;
    }
    if known.is_some() && found == 0 && known == Some("instructions") {
        return None;
    }
    let place = row.values().next().map(|cell| cell.place).unwrap_or_default();
    for (_, name, _) in columns.iter().filter(missing).filter(|(.., what)| *what == Needed || (*what == Told && known.is_some())) {
        findings.push(Diagnostic::new(Code::ColumnMissing, place).with("table", sheet.name.as_str()).with("column", *name));
    }
    let named = headings(sheet, row, columns, findings);
    let rows = match lacks {
        true => Vec::new(),
        false => sheet.rows.range(head + 1..).map(|(_, cells)| self::row(cells, &named)).collect(),
    };
    Some(Table { kind: *kind, rows })
}

fn row<'s>(cells: &'s BTreeMap<u32, Cell>, named: &BTreeMap<u32, &'static str>) -> Row<'s> {
    Row { cells: named.iter().filter_map(|(column, key)| Some((*key, cells.get(column)?))).collect() }
}

/// Which column has which key. Columns that nobody knows, and those that are there twice, are told and passed over.
fn headings(sheet: &Sheet, row: &BTreeMap<u32, Cell>, columns: &[Column], findings: &mut Findings) -> BTreeMap<u32, &'static str> {
    let mut named: BTreeMap<u32, &'static str> = BTreeMap::new();
    for (column, cell) in row {
        let name = heading(cell);
        let key = columns.iter().find(|(_, known, _)| *known == name).map(|(key, ..)| *key);
        match key.filter(|key| !named.values().any(|taken| taken == key)) {
            Some(key) => {
                named.insert(*column, key);
            }
            None => findings.push(
                Diagnostic::new(Code::ColumnUnknown, cell.place)
                    .with("table", sheet.name.as_str())
                    .with("column", cell.what.text())
                    .nearest(nearest(&name, columns.iter().map(|(_, known, _)| *known).filter(|known| *known != name))),
            ),
        }
    }
    named
}

/// A heading as it is compared: small letters, hyphens for blanks, nothing around it.
fn heading(cell: &Cell) -> String {
    let text = cell.what.text().to_lowercase();
    text.trim_matches(|c: char| !c.is_alphanumeric()).split([' ', '_', '\u{a0}', '\n']).collect::<Vec<_>>().join("-")
}
