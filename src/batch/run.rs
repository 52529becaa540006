//! One task from bytes to rows.

use super::intake::{Intake, intake};
use super::keys::{Key, Superseded};
use super::plain::{Plain, plain};
use super::prepared::Prepared;
use super::reports::{MadeReport, Reports};
use super::scores::head;
use super::seen::{Head, Seen};
use super::shared::SharedTaken;
use super::stream::{Block, Worker};
use super::table::{Cells, CsvCells, Table};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::disk::ReadError;
use crate::library::{GivenSubmission, check_submission};
use crate::model::Submission;
use crate::score::{Assessment, Sheet, Wanted};
use crate::text::SourceMap;
use std::any::Any;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Gives the bytes of a file.
pub type ReadFile<'r> = dyn Fn(&Path) -> Result<Vec<u8>, ReadError> + Sync + 'r;

/// A piece of work.
#[derive(Debug)]
pub enum Task {
    /// A file that is read whole.
    File(PathBuf),
    /// Bytes that were read already, under a name: standard input.
    Bytes(String, Vec<u8>),
    /// What could not be read, with the reason.
    Unreadable(PathBuf, ReadError),
    /// Rows of a stream.
    Rows(Block),
    /// An input of this name that cannot be taken, with the reasons.
    Refused(String, Vec<Diagnostic>),
}

/// What all tasks of a run have in common.
#[derive(Clone, Copy)]
pub struct Job<'j> {
    /// Definitions and scorers.
    pub prepared: &'j Prepared<'j>,
    /// The tables to which submissions bring rows.
    pub tables: &'j [&'j dyn Table],
    /// Gives the bytes of a file.
    pub read: &'j ReadFile<'j>,
    /// Submissions that a later one takes the place of.
    pub superseded: &'j Superseded,
    /// The reports to make of each submission, if any.
    pub reports: Option<&'j Reports<'j>>,
}

impl Job<'_> {
    /// How much of each assessment the tables and reports need.
    pub(super) fn wanted(&self) -> Wanted {
        let full = self.tables.iter().any(|table| table.needs_everything()) || self.reports.is_some();
        if full { Wanted::Everything } else { Wanted::Figures }
    }

    /// Of each framework whether nobody needs its nodes.
    pub(super) fn left_out(&self) -> Vec<bool> {
        let figures = self.wanted() == Wanted::Figures;
        let frameworks = 0..self.prepared.library.frameworks.len();
        frameworks.map(|at| figures && !self.tables.iter().any(|table| table.needs_framework(at))).collect()
    }
}

impl std::fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("tables", &self.tables).finish_non_exhaustive()
    }
}

/// A submission, or a whole file, that could not be taken.
#[derive(Debug, Default)]
pub struct Rejected {
    /// Name of the input.
    pub input: String,
    /// Number of the row, line or object within the input, from 1; 0 where it is the whole input.
    pub row: u64,
    /// Name of the State as far as it is known; may be empty.
    pub state: String,
    /// Its code, likewise.
    pub code: String,
    /// What is wrong, by place.
    pub findings: Vec<Diagnostic>,
}

/// A file that holds no submission and is none that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Name of the input.
    pub input: String,
    /// What it holds instead: `definitions`, `plan`, `mapping` or `results`.
    pub holds: &'static str,
}

/// What came of a task.
#[derive(Debug, Default)]
pub struct Done {
    /// The bytes for each table, in the order of the tables.
    pub tables: Vec<Vec<u8>>,
    /// The rows of each table.
    pub rows: Vec<u64>,
    /// The keys of the submissions that were taken, in their order.
    pub keys: Vec<Option<Key>>,
    /// How many of those have warnings.
    pub with_warnings: u64,
    /// How many were left out because a later one takes their place.
    pub superseded: u64,
    /// What could not be taken.
    pub rejected: Vec<Rejected>,
    /// Files that hold no submission.
    pub aside: Vec<Aside>,
    /// Shared assessments among those that were taken.
    pub shared: Vec<SharedTaken>,
    /// Reports of the submissions.
    pub reports: Vec<MadeReport>,
    /// Rows of the table that says which report is of which submission.
    pub report_rows: Vec<u8>,
    /// Characters that no font has, met in the reports.
    pub without_font: BTreeSet<char>,
    /// The texts to which the findings of the rejected point.
    pub sources: SourceMap,
    /// Whether the input could be opened and read at all.
    pub readable: bool,
    /// Whether it goes on with an input of which a part was done before.
    pub goes_on: bool,
}

impl Done {
    /// About how many bytes of memory it holds.
    #[must_use]
    pub fn held(&self) -> usize {
        /// What a finding and its words take.
        const FINDING: usize = 512;
        let tables = self.tables.iter().map(Vec::len).sum::<usize>() + self.report_rows.len();
        let reports = self.reports.iter().filter_map(|report| report.bytes.as_ref()).map(Vec::len).sum::<usize>();
        let rejected = self.rejected.iter().map(|rejected| size_of::<Rejected>() + FINDING * rejected.findings.len()).sum::<usize>();
        tables + reports + rejected + self.keys.len() * size_of::<Option<Key>>() + self.sources.held()
    }
}

/// Length of each table in bytes and in rows, and the number of keys.
pub(super) type Mark = (Vec<usize>, Vec<u64>, usize);

/// What a worker fills during a task.
pub(super) struct Filling<'j> {
    pub(super) job: Job<'j>,
    pub(super) cells: Vec<CsvCells>,
    report_cells: CsvCells,
    pub(super) done: Done,
}

/// Does a task. A submission that cannot be taken touches nothing of the others, not even where the program itself fails on it.
#[must_use]
pub fn work(job: &Job<'_>, worker: &mut Worker, task: Task) -> Done {
    let mut filling = Filling::new(*job);
    match task {
        Task::File(path) => {
            let name = path.display().to_string();
            match (job.read)(&path) {
                Err(error) => filling.unreadable(&name, &error),
                Ok(bytes) => filling.file(&name, &bytes, worker),
            }
        }
        Task::Bytes(name, bytes) => filling.file(&name, &bytes, worker),
        Task::Unreadable(path, error) => filling.unreadable(&path.display().to_string(), &error),
        Task::Refused(input, findings) => {
            filling.done.readable = true;
            filling.reject(Rejected { input, findings, ..Rejected::default() });
        }
        Task::Rows(block) => return worker.work(job, &block),
    }
    filling.finish()
}

impl<'j> Filling<'j> {
    pub(super) fn new(job: Job<'j>) -> Self {
        let done = Done { rows: vec![0; job.tables.len()], ..Done::default() };
        Self { job, cells: job.tables.iter().map(|_| CsvCells::default()).collect(), report_cells: CsvCells::default(), done }
    }

    /// The same with room for about so many bytes in each table; where that is not known, with none.
    pub(super) fn with_room(job: Job<'j>, bytes: impl Iterator<Item = usize>) -> Self {
        let room = bytes.chain(std::iter::repeat(0));
        Self { cells: job.tables.iter().zip(room).map(|(_, bytes)| CsvCells::with_room(bytes)).collect(), ..Self::new(job) }
    }

    pub(super) fn finish(mut self) -> Done {
        self.done.tables = self.cells.iter_mut().map(CsvCells::take).collect();
        self.done.report_rows = self.report_cells.take();
        self.done
    }

    pub(super) fn unreadable(&mut self, name: &str, error: &ReadError) {
        self.reject(Rejected { input: name.to_owned(), findings: vec![error.finding(name)], ..Rejected::default() });
    }

    pub(super) fn reject(&mut self, mut rejected: Rejected) {
        diagnostic::sort(&mut rejected.findings);
        self.done.rejected.push(rejected);
    }

    fn file(&mut self, name: &str, bytes: &[u8], worker: &mut Worker) {
        self.done.readable = true;
        // Reports show every answer in words. Where the short way fails, the long one tells.
        let short = self.job.reports.is_none();
        let prepared = self.job.prepared;
        let read = || if short { plain(name, bytes, prepared, &mut worker.sheet) } else { None };
        if let Ok(Some(plain)) = catch_unwind(AssertUnwindSafe(read)) {
            return self.isolated(name, 0, |filling| filling.plain(name, &plain, worker));
        }
        let read = self.job.read;
        let beside = |name: &str| read(Path::new(name)).ok();
        let library = self.job.prepared.library;
        let taken = catch_unwind(AssertUnwindSafe(|| intake(name, bytes, library, &beside)));
        let Intake { sources, findings, given, shared, aside } = match taken {
            Ok(intake) => intake,
            Err(panic) => return self.failed(name, 0, panic),
        };
        self.done.sources = sources;
        if let Some(holds) = aside {
            return self.done.aside.push(Aside { input: name.to_owned(), holds });
        }
        if let Some(shared) = shared.into_iter().next() {
            return self.isolated(name, 0, |filling| filling.shared(name, shared, findings));
        }
        let wrong = findings.iter().any(|finding| finding.severity() == Severity::Error);
        if given.is_empty() {
            let nothing = Diagnostic::without_place(Code::HoldsNothing).with("file", name);
            let findings = if wrong { findings } else { vec![nothing] };
            return self.reject(Rejected { input: name.to_owned(), findings, ..Rejected::default() });
        }
        let several = given.len() > 1;
        let mut shares = shared_out(findings, &given).into_iter();
        for (row, given) in (1..).zip(given) {
            let findings = shares.next().unwrap_or_default();
            let row = if several { row } else { 0 };
            self.isolated(name, row, |filling| filling.one(name, row, given, findings));
        }
    }

    /// Does something for one submission; where the program fails, what it has written for this one is taken back.
    pub(super) fn isolated(&mut self, input: &str, row: u64, act: impl FnOnce(&mut Self)) {
        let mark = self.mark();
        let outcome = catch_unwind(AssertUnwindSafe(|| act(self)));
        let Err(panic) = outcome else { return };
        self.take_back(mark);
        self.failed(input, row, panic);
    }

    /// How far everything is, so that what comes after can be taken back.
    pub(super) fn mark(&self) -> Mark {
        (self.cells.iter().map(CsvCells::length).collect(), self.done.rows.clone(), self.done.keys.len())
    }

    /// Takes back what was written since.
    pub(super) fn take_back(&mut self, (lengths, rows, keys): Mark) {
        self.cells.iter_mut().zip(lengths).for_each(|(cells, length)| cells.cut(length));
        self.done.rows = rows;
        self.done.keys.truncate(keys);
    }

    pub(super) fn failed(&mut self, input: &str, row: u64, panic: Box<dyn Any + Send>) {
        let message = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        let finding = Diagnostic::without_place(Code::ProgramMistake).with("message", message.unwrap_or("–"));
        self.reject(Rejected { input: input.to_owned(), row, findings: vec![finding], ..Rejected::default() });
    }

    /// Scores a file whose answers stand in the sheet of the worker.
    fn plain(&mut self, input: &str, plain: &Plain, worker: &mut Worker) {
        let prepared = self.job.prepared;
        let submission = &plain.head;
        // Without a scorer there would have been no checks.
        let Some(scorer) = prepared.scorer(&submission.questionnaire.id) else { return };
        let assessed_on = submission.assessed_on.map(|date| date.to_string()).unwrap_or_default();
        let head = head_of(input, 0, submission, &assessed_on);
        if self.leaves_out(&head) {
            return;
        }
        let Worker { sheet, assessment, scratch, .. } = worker;
        scratch.left_out = self.job.left_out();
        scorer.score_with(sheet, self.job.wanted(), assessment, scratch);
        self.take(&Seen { library: prepared.library, head, submission: Some(submission), sheet, scorer, assessment });
        self.done.with_warnings += u64::from(plain.warns);
    }

    pub(super) fn one(&mut self, input: &str, row: u64, given: GivenSubmission, mut findings: Vec<Diagnostic>) {
        let prepared = self.job.prepared;
        let submission = check_submission(prepared.library, given, &mut findings);
        if let Some(part) = &submission.part {
            findings.push(Diagnostic::new(Code::PartAlone, submission.place).with("name", part.name.as_str()));
        }
        let wrong = findings.iter().any(|finding| finding.severity() == Severity::Error);
        let scorer = prepared.scorer(&submission.questionnaire.id).filter(|_| !wrong);
        let Some(scorer) = scorer else {
            let (state, code) = (submission.state, submission.code);
            return self.reject(Rejected { input: input.to_owned(), row, state, code, findings });
        };
        let assessed_on = submission.assessed_on.map(|date| date.to_string()).unwrap_or_default();
        let head = head_of(input, row, &submission, &assessed_on);
        if self.leaves_out(&head) {
            return;
        }
        let sheet = Sheet::of(prepared.library, &submission);
        let mut assessment = Assessment::default();
        scorer.score_into(&sheet, &mut assessment);
        let seen = Seen { library: prepared.library, head, submission: Some(&submission), sheet: &sheet, scorer, assessment: &assessment };
        self.take(&seen);
        self.done.with_warnings += u64::from(findings.iter().any(|finding| finding.severity() == Severity::Warning));
    }

    /// Whether a later submission takes the place of this one, which is then counted and nothing else.
    pub(super) fn leaves_out(&mut self, head: &Head<'_>) -> bool {
        let left_out = self.job.superseded.holds(head);
        self.done.superseded += u64::from(left_out);
        left_out
    }

    /// Lets a submission bring its rows to every table.
    pub(super) fn take(&mut self, seen: &Seen<'_>) {
        for ((table, cells), rows) in self.job.tables.iter().zip(&mut self.cells).zip(&mut self.done.rows) {
            let before = cells.rows();
            table.rows(seen, cells);
            *rows += cells.rows() - before;
        }
        let report = self.job.reports.and_then(|reports| reports.of(self.job.prepared, seen, &mut self.done.without_font));
        if let Some(report) = report {
            head(seen, &mut self.report_cells);
            self.report_cells.text(&report.name);
            self.report_cells.end_row();
            self.done.reports.push(report);
        }
        self.done.keys.push(Key::of(&seen.head));
    }
}

fn head_of<'h>(input: &'h str, row: u64, submission: &'h Submission, assessed_on: &'h str) -> Head<'h> {
    let Submission { state, code, questionnaire, .. } = submission;
    Head { input, row, id: "", state, code, assessed_on, questionnaire: questionnaire.id.as_str() }
}

/// What is wrong in a file, shared out among its submissions by where it stands; what belongs to none is wrong with each.
fn shared_out(findings: Vec<Diagnostic>, given: &[GivenSubmission]) -> Vec<Vec<Diagnostic>> {
    if let [_] = given {
        return vec![findings];
    }
    let mut shares = vec![Vec::new(); given.len()];
    for finding in findings {
        let owner = finding.place.and_then(|place| {
            let before = |given: &GivenSubmission| given.head.place.file == place.file && given.head.place.start <= place.start;
            given.iter().rposition(before)
        });
        match owner {
            Some(owner) => shares[owner].push(finding),
            None => shares.iter_mut().for_each(|share| share.push(finding.clone())),
        }
    }
    shares
}

#[cfg(test)]
mod tests;
