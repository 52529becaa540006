//! From an answer to a value: sections 2 and 3 of the method.

use super::EQUAL;
use super::assessment::{OpenKind, QuestionScore, QuestionState, Readings};
use super::sheet::{Cell, CellState};

/// A question as the scorer needs it.
#[derive(Debug, Clone)]
pub(super) struct PreparedQuestion {
    pub(super) kind: Kind,
    pub(super) asked: bool,
    pub(super) when: Vec<PreparedCondition>,
    pub(super) exclude: bool,
    pub(super) not_applicable_zero: bool,
    /// Whether it is a level question; then its evidence counts by level.
    pub(super) top: Option<u8>,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// ℓ / L.
    Level(f64),
    /// Values by position of the option; for yes-no: no, partly, yes.
    Values(Vec<f64>),
    /// Weights by position of the option, and their sum.
    Checklist(Vec<f64>, f64),
    Number {
        from: f64,
        to: f64,
        logarithm: bool,
    },
    Text,
}

#[derive(Debug, Clone)]
pub(super) struct PreparedCondition {
    pub(super) question: usize,
    pub(super) test: PreparedTest,
}

#[derive(Debug, Clone)]
pub(super) enum PreparedTest {
    AtLeast(f64),
    AtMost(f64),
    /// Positions of options, levels, or the codes of yes-no.
    Among(Vec<f64>),
    /// A bit of the checklist.
    Includes(u64),
}

/// What conditions say of a question.
enum Verdict {
    Asked,
    False,
    NotApplicable,
    Open(OpenKind),
}

/// Scores one question; `done` has the scores of all questions that its conditions name.
#[inline]
pub(super) fn score(question: &PreparedQuestion, cell: &Cell, done: &[QuestionScore], cells: &[Cell]) -> QuestionScore {
    if !question.asked {
        return plain(QuestionState::NotAsked, [0.0; 3]);
    }
    match verdict(question, done, cells) {
        Verdict::False if question.exclude => plain(QuestionState::Excluded, [0.0; 3]),
        Verdict::False => plain(QuestionState::Ruled, [0.0; 3]),
        Verdict::NotApplicable => not_applicable(question),
        Verdict::Open(kind) => plain(QuestionState::Open(kind), [0.0, 0.0, 1.0]),
        Verdict::Asked => match cell.state {
            CellState::Answered => answered(question, cell),
            CellState::NotApplicable => not_applicable(question),
            CellState::Unknown => plain(QuestionState::Open(OpenKind::Unknown), [0.0, 0.0, 1.0]),
            CellState::Withheld => plain(QuestionState::Open(OpenKind::Withheld), [0.0, 0.0, 1.0]),
            CellState::Unanswered => plain(QuestionState::Open(OpenKind::Unanswered), [0.0, 0.0, 1.0]),
        },
    }
}

fn not_applicable(question: &PreparedQuestion) -> QuestionScore {
    let state = if question.not_applicable_zero { QuestionState::NotApplicableZero } else { QuestionState::NotApplicable };
    plain(state, [0.0; 3])
}

fn plain(state: QuestionState, readings: [f64; 3]) -> QuestionScore {
    QuestionScore { state, readings: Readings::of(readings), value: 0.0, levels: (0, 0), supported: false }
}

#[inline]
fn answered(question: &PreparedQuestion, cell: &Cell) -> QuestionScore {
    let value = value(&question.kind, cell);
    let supported = cell.evidenced;
    let (evidenced, levels) = match question.top {
        Some(top) => {
            // proof: a level cell holds a whole number between 0 and `top`, checked when it was read
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let level = (cell.number as u8).min(top);
            let upheld = level.min(cell.supported);
            (f64::from(upheld) / f64::from(top), (level, upheld))
        }
        None => (if supported { value } else { 0.0 }, (0, 0)),
    };
    QuestionScore {
        state: QuestionState::Answered,
        readings: Readings { evidenced, claimed: value, potential: value },
        value,
        levels,
        supported,
    }
}

/// The value of an answer, from 0 to 1.
fn value(kind: &Kind, cell: &Cell) -> f64 {
    // proof: positions and levels are small whole numbers, checked when they were read
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let position = cell.number as usize;
    match kind {
        Kind::Level(top) => cell.number / top,
        Kind::Values(values) => values.get(position).copied().unwrap_or(0.0),
        Kind::Checklist(weights, sum) => {
            let chosen = weights.iter().enumerate().filter(|(at, _)| *at < 64 && cell.chosen >> at & 1 == 1);
            chosen.map(|(_, weight)| weight).sum::<f64>() / sum
        }
        Kind::Number { from, to, logarithm } => goalposts(cell.number, *from, *to, *logarithm),
        Kind::Text => 0.0,
    }
}

/// (f(x) − f(from)) / (f(to) − f(from)), clamped to [0, 1]; x ≤ 0 under the logarithm counts as x → 0⁺.
fn goalposts(number: f64, from: f64, to: f64, logarithm: bool) -> f64 {
    let share = if logarithm {
        if number <= 0.0 {
            return if from < to { 0.0 } else { 1.0 };
        }
        (libm::log(number) - libm::log(from)) / (libm::log(to) - libm::log(from))
    } else {
        (number - from) / (to - from)
    };
    // (from − from) / (to − from) is -0.0 where less is better, which a reader would take for a mistake.
    share.clamp(0.0, 1.0) + 0.0
}

/// One false condition decides; else the first open one; else one that is not applicable.
fn verdict(question: &PreparedQuestion, done: &[QuestionScore], cells: &[Cell]) -> Verdict {
    let mut verdict = Verdict::Asked;
    for condition in &question.when {
        match done[condition.question].state {
            QuestionState::Answered if meets(&condition.test, &cells[condition.question]) => {}
            // What was ruled out has no answer that could meet a condition.
            QuestionState::Answered | QuestionState::Ruled => return Verdict::False,
            QuestionState::Open(kind) => {
                if !matches!(verdict, Verdict::Open(_)) {
                    verdict = Verdict::Open(kind);
                }
            }
            QuestionState::NotApplicable
            | QuestionState::NotApplicableZero
            | QuestionState::Excluded
            | QuestionState::NotAsked
            | QuestionState::NotShared => {
                if matches!(verdict, Verdict::Asked) {
                    verdict = Verdict::NotApplicable;
                }
            }
        }
    }
    verdict
}

pub(super) fn meets(test: &PreparedTest, cell: &Cell) -> bool {
    match test {
        PreparedTest::AtLeast(least) => cell.number >= least - EQUAL,
        PreparedTest::AtMost(most) => cell.number <= most + EQUAL,
        PreparedTest::Among(codes) => codes.iter().any(|code| (cell.number - code).abs() < EQUAL),
        PreparedTest::Includes(bit) => cell.chosen & bit != 0,
    }
}
