//! A submission that was read and scored, as the tables see it.

use crate::library::Library;
use crate::model::Submission;
use crate::score::{Assessment, CellState, Scorer, Sheet};

/// What tells a submission from the others of a run. All texts as they were given; empty where nothing was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Head<'s> {
    /// Name of the file, or `-` for standard input.
    pub input: &'s str,
    /// Number of the row, line or object within the input, from 1; 0 where the input is one submission.
    pub row: u64,
    /// An id of the submission, where the input has one.
    pub id: &'s str,
    /// Name of the State.
    pub state: &'s str,
    /// Code of the State.
    pub code: &'s str,
    /// Day of the assessment, as ISO 8601 writes it; a year alone where no more was given.
    pub assessed_on: &'s str,
    /// Id of the questionnaire or view.
    pub questionnaire: &'s str,
}

/// A submission that was read and scored.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'s> {
    /// The definitions.
    pub library: &'s Library,
    /// What tells it from others.
    pub head: Head<'s>,
    /// The submission with its texts; none where it came as a row of a stream, of which only the sheet is kept. Where no report is
    /// made, its answers may be empty: those stand in the sheet.
    pub submission: Option<&'s Submission>,
    /// Its answers.
    pub sheet: &'s Sheet,
    /// The scorer that made its figures.
    pub scorer: &'s Scorer,
    /// Its figures.
    pub assessment: &'s Assessment,
}

/// How many answers of a sheet are in each state, over all questions of the library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answered.
    pub answered: u32,
    /// "We do not know."
    pub unknown: u32,
    /// Not disclosed.
    pub withheld: u32,
    /// Not applicable.
    pub not_applicable: u32,
}

impl Counts {
    /// Counts the answers of a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let mut counts = Self::default();
        for cell in &sheet.cells {
            match cell.state {
                CellState::Answered => counts.answered += 1,
                CellState::Unknown => counts.unknown += 1,
                CellState::Withheld => counts.withheld += 1,
                CellState::NotApplicable => counts.not_applicable += 1,
                CellState::Unanswered => {}
            }
        }
        counts
    }
}
