//! One task from bytes to rows.

use super::intake::{Intake, intake};
use super::prepared::Prepared;
use super::seen::{Head, Seen};
use super::stream::{Block, Worker};
use super::table::{CsvCells, Table};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::disk::ReadError;
use crate::library::{GivenSubmission, check_submission};
use crate::score::{Assessment, Sheet};
use crate::text::SourceMap;
use std::path::{Path, PathBuf};

/// Gives the bytes of a file.
pub type ReadFile<'r> = dyn Fn(&Path) -> Result<Vec<u8>, ReadError> + Sync + 'r;

/// A piece of work.
#[derive(Debug)]
pub enum Task {
    /// A file that is read whole.
    File(PathBuf),
    /// Bytes that were read already, under a name.
    Bytes(String, Vec<u8>),
    /// Rows of a stream.
    Rows(Block),
    /// An input that cannot be read, with the reasons; none where nothing stands in it.
    Refused(String, Vec<Diagnostic>),
}

/// A submission, or a whole file, that could not be taken.
#[derive(Debug)]
pub struct Rejected {
    /// Name of the input.
    pub input: String,
    /// Number of the row, line or object within the input, from 1; 0 where it is the whole input.
    pub row: u64,
    /// What is wrong, by place.
    pub findings: Vec<Diagnostic>,
}

/// What came of a task.
#[derive(Debug, Default)]
pub struct Done {
    /// The bytes for each table, in the order of the tables.
    pub tables: Vec<Vec<u8>>,
    /// How many submissions were taken.
    pub taken: usize,
    /// What was not.
    pub rejected: Vec<Rejected>,
    /// The texts to which the findings of the rejected point.
    pub sources: SourceMap,
}

/// Does a task.
#[must_use]
pub fn work(prepared: &Prepared<'_>, tables: &[&dyn Table], read: &ReadFile<'_>, task: &Task) -> Done {
    let mut done = Done::default();
    let mut cells: Vec<CsvCells> = tables.iter().map(|_| CsvCells::default()).collect();
    let (name, bytes) = match task {
        Task::File(path) => (path.display().to_string(), read(path).map_err(|error| vec![cannot_read(path, &error)])),
        Task::Bytes(name, bytes) => (name.clone(), Ok(bytes.clone())),
        Task::Refused(name, findings) => (name.clone(), Err(findings.clone())),
        Task::Rows(block) => return Worker::default().work(prepared, tables, block),
    };
    match bytes {
        Err(findings) => done.rejected.push(Rejected { input: name, row: 0, findings }),
        Ok(bytes) => {
            let beside = |name: &str| read(Path::new(name)).ok();
            let Intake { sources, findings, given, shared: _ } = intake(&name, &bytes, prepared.library, &beside);
            done.sources = sources;
            let several = given.len() > 1;
            // What is wrong with the file as such is wrong with the one submission that it holds.
            let mut of_file = findings;
            for (at, given) in given.into_iter().enumerate() {
                let row = if several { at as u64 + 1 } else { 0 };
                let findings = if several { Vec::new() } else { std::mem::take(&mut of_file) };
                one(prepared, tables, &mut cells, &mut done, &name, row, given, findings);
            }
        }
    }
    done.tables = cells.iter_mut().map(CsvCells::take).collect();
    done
}

#[allow(clippy::too_many_arguments)]
fn one(
    prepared: &Prepared<'_>,
    tables: &[&dyn Table],
    cells: &mut [CsvCells],
    done: &mut Done,
    input: &str,
    row: u64,
    given: GivenSubmission,
    mut findings: Vec<Diagnostic>,
) {
    let library = prepared.library;
    let submission = check_submission(library, given, &mut findings);
    let wrong = findings.iter().any(|finding| finding.severity() == Severity::Error);
    let scorer = prepared.scorer(&submission.questionnaire.id).filter(|_| !wrong);
    let Some(scorer) = scorer else {
        diagnostic::sort(&mut findings);
        done.rejected.push(Rejected { input: input.to_owned(), row, findings });
        return;
    };
    let sheet = Sheet::of(library, &submission);
    let mut assessment = Assessment::default();
    scorer.score_into(&sheet, &mut assessment);
    let assessed_on = submission.assessed_on.map(|date| date.to_string()).unwrap_or_default();
    let head = Head {
        input,
        row,
        id: "",
        state: &submission.state,
        code: &submission.code,
        assessed_on: &assessed_on,
        questionnaire: submission.questionnaire.id.as_str(),
    };
    let seen = Seen { library, head, submission: Some(&submission), sheet: &sheet, scorer, assessment: &assessment };
    for (table, cells) in tables.iter().zip(cells) {
        table.rows(&seen, cells);
    }
    done.taken += 1;
}

fn cannot_read(path: &Path, error: &ReadError) -> Diagnostic {
    use crate::diagnostic::Code;
    use std::error::Error as _;
    let message = error.source().map(ToString::to_string).unwrap_or_default();
    Diagnostic::without_place(Code::CannotRead).with("message", message).with("file", path.display().to_string())
}
