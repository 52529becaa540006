//! Answer sheets: a submission in the compact form that the scorer reads.

use crate::library::Library;
use crate::model::{AnswerState, AnswerValue, Evidence, EvidenceStatus, Question, QuestionKind, Submission, Supports, YesNo};
use std::collections::BTreeMap;

/// The state of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellState {
    /// Answered.
    Answered,
    /// "We do not know."
    Unknown,
    /// Not disclosed.
    Withheld,
    /// Not applicable.
    NotApplicable,
    /// Not answered yet.
    #[default]
    Unanswered,
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cell {
    /// Its state.
    pub state: CellState,
    /// Level, number, position of the option, or 0, 1, 2 for no, partly, yes.
    pub number: f64,
    /// Bits of the options that hold, for a checklist.
    pub chosen: u64,
    /// Whether it cites evidence that is more than a draft.
    pub evidenced: bool,
    /// For a level question, the level up to which its evidence supports it.
    pub supported: u8,
}

impl Cell {
    /// The cell of an answer without evidence.
    #[must_use]
    pub fn of(question: &Question, value: &AnswerValue) -> Self {
        let mut cell = Self { state: CellState::Answered, ..Self::default() };
        fill(&mut cell, question, value);
        cell
    }
}

/// One answer for each question of the library, by position.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The answers.
    pub cells: Vec<Cell>,
}

impl Sheet {
    /// A sheet without an answer.
    #[must_use]
    pub fn blank(library: &Library) -> Self {
        Self { cells: vec![Cell::default(); library.questions.len()] }
    }

    /// The sheet of a submission.
    #[must_use]
    pub fn of(library: &Library, submission: &Submission) -> Self {
        let mut sheet = Self::blank(library);
        let register: BTreeMap<_, _> = submission.evidence.iter().map(|evidence| (&evidence.id, evidence)).collect();
        for (id, answer) in &submission.answers {
            let Some(position) = library.question(id) else { continue };
            let question = &library.questions[position];
            // What nobody has confirmed is not an answer of this assessment yet.
            if answer.to_confirm {
                continue;
            }
            let cell = &mut sheet.cells[position];
            cell.state = match &answer.state {
                AnswerState::Answered(value) => {
                    fill(cell, question, value);
                    CellState::Answered
                }
                AnswerState::Unknown => CellState::Unknown,
                AnswerState::Withheld => CellState::Withheld,
                AnswerState::NotApplicable(_) => CellState::NotApplicable,
                AnswerState::Unanswered => CellState::Unanswered,
            };
            let support = Support::of(library, question);
            answer.evidence.iter().filter_map(|cited| register.get(&cited.id)).for_each(|evidence| support.put(cell, evidence));
        }
        sheet
    }
}

/// How evidence supports answers to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    rule: Supports,
    is_level: bool,
}

impl Support {
    /// How it does with this one.
    #[must_use]
    pub fn of(library: &Library, question: &Question) -> Self {
        Self { rule: supports_of(library, question), is_level: matches!(question.kind, QuestionKind::Level { .. }) }
    }

    /// Lets a piece of evidence that an answer cites support it.
    pub fn put(&self, cell: &mut Cell, evidence: &Evidence) {
        if evidence.status == EvidenceStatus::Draft {
            return;
        }
        cell.evidenced = true;
        let level = match &evidence.supports {
            // A level that an entry names says something of level answers alone.
            Some((level, _)) if self.is_level => *level,
            _ => supported_level(self.rule, evidence.status),
        };
        cell.supported = cell.supported.max(level);
    }
}

/// Puts a value into a cell.
pub(super) fn fill(cell: &mut Cell, question: &Question, value: &AnswerValue) {
    let position = |found: Option<usize>| found.and_then(|at| u32::try_from(at).ok()).map_or(0.0, f64::from);
    match (value, &question.kind) {
        (AnswerValue::Level(level), _) => cell.number = f64::from(*level),
        (AnswerValue::Number(number), _) => cell.number = *number,
        (AnswerValue::YesNo(answer), _) => {
            cell.number = match answer {
                YesNo::No => 0.0,
                YesNo::Partly => 1.0,
                YesNo::Yes => 2.0,
            };
        }
        (AnswerValue::Option(chosen), QuestionKind::Choice { options }) => {
            cell.number = position(options.iter().position(|option| option.id == *chosen));
        }
        (AnswerValue::Options(chosen), QuestionKind::Checklist { options }) => {
            cell.chosen = options
                .iter()
                .enumerate()
                .filter(|(at, option)| *at < 64 && chosen.contains(&option.id))
                .fold(0, |bits, (at, _)| bits | 1 << at);
        }
        _ => {}
    }
}

/// The rule by which evidence supports answers to a question.
pub(super) fn supports_of(library: &Library, question: &Question) -> Supports {
    match question.kind {
        QuestionKind::Level { top, .. } => question
            .measures
            .first()
            .and_then(|measure| library.capability(&measure.capability.id))
            .and_then(|capability| library.scale_of(&library.capabilities[capability]))
            .map_or(Supports::standard(top), |scale| scale.supports),
        // Any evidence that is not a draft supports any other answer.
        _ => Supports { adopted: 1, in_operation: 1, exercised: 1 },
    }
}

/// The level up to which evidence of a status supports an answer.
pub(super) fn supported_level(rule: Supports, status: EvidenceStatus) -> u8 {
    match status {
        EvidenceStatus::Draft => 0,
        EvidenceStatus::Adopted => rule.adopted,
        EvidenceStatus::InOperation => rule.in_operation,
        EvidenceStatus::Exercised => rule.exercised,
    }
}
