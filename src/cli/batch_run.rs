//! A run of a batch: what the workers bring goes into files of the output folder, in order, and appears there at the end.

use super::batch_progress::Progress;
use crate::batch::{
    Column, CsvCells, Done, Duplicate, DuplicateRows, Keys, Options, PageNames, Rejected, Summary, Table, TableWritten, drawn,
    duplicate_columns, rejected_line, report_columns,
};
use crate::disk::{Staged, StagedFile, WriteError};
use crate::library::Library;
use crate::report::{Paper, ToMend, to_mend};
use crate::text::SourceMap;
use crate::words::Words;
use std::collections::BTreeSet;
use std::io;

/// The file that says what a run came to; where it stands, everything beside it is of that run.
pub(super) const SUMMARY: &str = "summary.json";
/// What could not be taken, a line each.
pub(super) const REJECTED: &str = "rejected.jsonl";
/// The folder of the pages for what could not be taken, and the one of the reports.
const PAGES: &str = "rejected";
pub(super) const REPORTS: &str = "reports";
/// Rejected submissions that are told on the terminal.
const MOST_TOLD: usize = 10;

/// Where the results of a run go.
pub(super) struct Sink<'s> {
    pub(super) staged: &'s mut Staged,
    words: &'s Words,
    library: &'s Library,
    /// The word of the format of pages, and the ending of their names; none where there are no pages.
    pages: Option<(&'s str, &'s str)>,
    tables: Vec<Open>,
    rejected: StagedFile,
    reports: Option<Open>,
    report_names: BTreeSet<String>,
    page_names: PageNames,
    written_pages: Vec<String>,
    pub(super) keys: Keys,
    pub(super) summary: Summary,
    pub(super) without_font: BTreeSet<char>,
    /// The first of the rejected: input, message of its first error, how many more there are.
    pub(super) told: Vec<(String, String, usize)>,
}

/// A table that is being written.
struct Open {
    file: StagedFile,
    written: TableWritten,
}

impl Open {
    fn new(staged: &mut Staged, name: &str, columns: Vec<Column>) -> Result<Self, WriteError> {
        let file_name = [name, ".csv"].concat();
        let mut file = staged.create(&file_name)?;
        let mut cells = CsvCells::default();
        cells.heading(&columns);
        file.put(&cells.take())?;
        Ok(Self { file, written: TableWritten { file: file_name, rows: 0, columns } })
    }
}

impl<'s> Sink<'s> {
    pub(super) fn new(
        staged: &'s mut Staged,
        words: &'s Words,
        library: &'s Library,
        tables: &[&dyn Table],
        pages: Option<(&'s str, &'s str)>,
        reports: bool,
        summary: Summary,
    ) -> Result<Self, WriteError> {
        let open = tables
            .iter()
            .filter(|table| !table.columns().is_empty())
            .map(|table| Open::new(staged, table.name(), table.columns().to_vec()));
        let open = open.collect::<Result<Vec<_>, _>>()?;
        let rejected = staged.create(REJECTED)?;
        let reports = reports.then(|| Open::new(staged, REPORTS, report_columns())).transpose()?;
        Ok(Self {
            staged,
            words,
            library,
            pages,
            tables: open,
            rejected,
            reports,
            report_names: BTreeSet::new(),
            page_names: PageNames::default(),
            written_pages: Vec::new(),
            keys: Keys::default(),
            summary,
            without_font: BTreeSet::new(),
            told: Vec::new(),
        })
    }

    /// Takes what came of a task.
    pub(super) fn take(&mut self, done: Done, progress: &mut Progress<'_>) -> Result<(), WriteError> {
        self.summary.add(&done);
        for ((open, bytes), rows) in self.tables.iter_mut().zip(&done.tables).zip(&done.rows) {
            open.file.put(bytes)?;
            open.written.rows += rows;
        }
        done.keys.iter().for_each(|key| self.keys.add(*key));
        for rejected in &done.rejected {
            self.reject(rejected, &done.sources)?;
        }
        if let Some(open) = &mut self.reports {
            open.file.put(&done.report_rows)?;
            open.written.rows += done.reports.len() as u64;
        }
        for report in done.reports {
            // Two submissions with the same answers have one report.
            if let Some(bytes) = report.bytes.filter(|_| self.report_names.insert(report.name.clone())) {
                self.staged.write(&[REPORTS, "/", &report.name].concat(), &bytes)?;
            }
        }
        self.without_font.extend(done.without_font);
        progress.at(self.summary.inputs, self.summary.taken, self.summary.rejected);
        Ok(())
    }

    fn reject(&mut self, rejected: &Rejected, sources: &SourceMap) -> Result<(), WriteError> {
        let named = self.pages.and_then(|(format, ending)| {
            let name = self.page_names.next(rejected)?;
            Some((format, [PAGES, "/", &name, ".", ending].concat()))
        });
        if let Some((format, file)) = &named {
            let Rejected { input, row, state, code, findings } = rejected;
            let page = ToMend { input, row: *row, state, code, findings, sources, library: self.library };
            let page = to_mend(page, self.words);
            let bytes = drawn(&page, format, Paper::default(), self.words, &mut self.without_font);
            self.staged.write(file, &bytes)?;
            self.written_pages.push(file.clone());
        }
        let page = named.as_ref().map(|(_, file)| file.as_str());
        self.rejected.put(rejected_line(rejected, page, sources, self.words).as_bytes())?;
        if self.told.len() < MOST_TOLD {
            let errors = || rejected.findings.iter().filter(|finding| finding.severity() == crate::diagnostic::Severity::Error);
            let first = errors().next().map(|finding| crate::diagnostic::said(finding, self.words).message).unwrap_or_default();
            let input = if rejected.row > 0 { format!("{}:{}", rejected.input, rejected.row) } else { rejected.input.clone() };
            self.told.push((input, first, errors().count().saturating_sub(1)));
        }
        Ok(())
    }

    /// Finishes the tables; with `listed` the rows of duplicates are made from the first of them.
    pub(super) fn close(self) -> Result<Closed<'s>, WriteError> {
        let mut tables = Vec::new();
        for open in self.tables.into_iter().chain(self.reports) {
            open.file.finish()?;
            tables.push(open.written);
        }
        self.rejected.finish()?;
        Ok(Closed {
            staged: self.staged,
            tables,
            pages: self.written_pages,
            keys: self.keys,
            summary: self.summary,
            without_font: self.without_font,
            told: self.told,
        })
    }
}

/// A run whose tables are finished.
pub(super) struct Closed<'s> {
    pub(super) staged: &'s mut Staged,
    pub(super) tables: Vec<TableWritten>,
    pages: Vec<String>,
    pub(super) keys: Keys,
    pub(super) summary: Summary,
    pub(super) without_font: BTreeSet<char>,
    pub(super) told: Vec<(String, String, usize)>,
}

impl Closed<'_> {
    /// Writes a further file of this run.
    pub(super) fn write(&mut self, file: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.staged.write(file, bytes)?;
        self.pages.push(file.to_owned());
        Ok(())
    }

    /// All files of this run that the next one replaces or takes away.
    pub(super) fn files(&self) -> Vec<String> {
        let tables = self.tables.iter().map(|table| table.file.clone());
        tables.chain([REJECTED.to_owned(), SUMMARY.to_owned()]).chain(self.pages.iter().cloned()).collect()
    }
}

/// What a run came to before its files appear.
pub(super) struct Finished {
    pub(super) summary: Summary,
    pub(super) told: Vec<(String, String, usize)>,
    pub(super) without_font: BTreeSet<char>,
    /// Files of an earlier run that go away.
    pub(super) obsolete: Vec<String>,
    /// Whether the second reading found other submissions than the first one.
    pub(super) changed: bool,
    /// What is printed once the files are there.
    pub(super) printed: String,
}

/// Writes the table of duplicates, made from a finished table of this run whose rows are the submissions.
pub(super) fn duplicates<'d>(
    staged: &mut Staged,
    table: &str,
    duplicates: &'d [Duplicate],
    options: &Options,
) -> Result<(TableWritten, DuplicateRows<'d>), WriteError> {
    let mut rows = DuplicateRows::new(duplicates, options.latest);
    let mut open = Open::new(staged, "duplicates", duplicate_columns())?;
    if !duplicates.is_empty() {
        let mut written = 0;
        rows.write(io::BufReader::new(staged.open(table)?), |bytes| {
            written += 1;
            open.file.put(bytes).map_err(io::Error::from)
        })?;
        open.written.rows = written;
    }
    open.file.finish()?;
    Ok((open.written, rows))
}
