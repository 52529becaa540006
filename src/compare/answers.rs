//! What became of each answer between two assessments.

use crate::model::{Question, QuestionKind};
use crate::score::{Cell, CellState, QuestionState, Sheet};
use std::cmp::Ordering;

/// How an answer has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerKind {
    /// It was open and is answered, or does not apply.
    NewlyAnswered,
    /// It was answered and is open.
    NoLongerAnswered,
    /// It is answered otherwise.
    AnsweredDifferently,
    /// It is the same; only what upholds it has changed.
    EvidenceAlone,
}

/// How the evidence of an answer has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceChange {
    /// Not at all.
    Same,
    /// It upholds more than it did.
    More,
    /// It upholds less than it did.
    Less,
}

/// An answer that has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerChange {
    /// Position of the question in the library.
    pub question: usize,
    /// How it has changed.
    pub kind: AnswerKind,
    /// How its evidence has changed.
    pub evidence: EvidenceChange,
}

/// The two sheets with what became of each question once conditions were looked at.
pub(super) struct Pair<'s> {
    pub(super) sheets: [&'s Sheet; 2],
    pub(super) states: [Vec<QuestionState>; 2],
}

impl Pair<'_> {
    /// How the answer to a question has changed; none where it has not.
    pub(super) fn kind(&self, question: usize) -> Option<AnswerKind> {
        let [then, now] = [0, 1].map(|side| self.states[side][question]);
        let [before, after] = self.sheets.map(|sheet| &sheet.cells[question]);
        let open = |state: QuestionState| matches!(state, QuestionState::Open(_));
        match (open(then), open(now)) {
            (true, true) => None,
            (true, false) => Some(AnswerKind::NewlyAnswered),
            (false, true) => Some(AnswerKind::NoLongerAnswered),
            _ if then != now => Some(AnswerKind::AnsweredDifferently),
            _ if then == QuestionState::Answered && !same_value(before, after) => Some(AnswerKind::AnsweredDifferently),
            _ => None,
        }
    }

    /// All answers that have changed, in the order of the questions.
    pub(super) fn changes(&self, questions: &[Question]) -> Vec<AnswerChange> {
        let told = |(position, question): (usize, &Question)| {
            if matches!(question.kind, QuestionKind::Text) {
                return None;
            }
            let evidence = self.evidence(position);
            let kind = self.kind(position).or((evidence != EvidenceChange::Same).then_some(AnswerKind::EvidenceAlone))?;
            Some(AnswerChange { question: position, kind, evidence })
        };
        questions.iter().enumerate().filter_map(told).collect()
    }

    fn evidence(&self, question: usize) -> EvidenceChange {
        let counted = |side: usize| {
            let cell: &Cell = &self.sheets[side].cells[question];
            // Evidence of what is not answered upholds nothing.
            let answered = self.states[side][question] == QuestionState::Answered;
            if answered { (cell.evidenced, cell.supported) } else { (false, 0) }
        };
        match counted(0).cmp(&counted(1)) {
            Ordering::Equal => EvidenceChange::Same,
            Ordering::Less => EvidenceChange::More,
            Ordering::Greater => EvidenceChange::Less,
        }
    }
}

fn same_value(a: &Cell, b: &Cell) -> bool {
    a.state == CellState::Answered && b.state == CellState::Answered && a.chosen == b.chosen && (a.number - b.number).abs() < f64::EPSILON
}
