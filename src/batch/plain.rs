//! A plain answer file with nothing wrong in it, straight into an answer sheet.
//!
//! What is taken here is what the reader and the checks of a whole file would take, with the same figures and the same word on whether
//! there is something to warn of; `tests/plain.rs` holds both against each other. Everything else is left to them.

use super::prepared::Prepared;
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::check_head;
use crate::model::{NotApplicable, Question, QuestionId, QuestionKind, Submission, SubmissionStatus};
use crate::read::{NextPlain, PlainAnswer, PlainAnswers, PlainValue, plain_file};
use crate::score::{Cell, CellState, Sheet, Support};

/// A submission whose answers stand in a sheet.
#[derive(Debug)]
pub(super) struct Plain {
    /// Everything but the answers, which are empty here.
    pub(super) head: Submission,
    /// Whether somebody has to be warned of something.
    pub(super) warns: bool,
}

/// Reads a file by the short way; nothing where it has to be read and checked by the long one. The sheet is filled anew.
pub(super) fn plain(name: &str, bytes: &[u8], prepared: &Prepared<'_>, sheet: &mut Sheet) -> Option<Plain> {
    if !name.ends_with(".toml") {
        return None;
    }
    let mut file = plain_file(std::str::from_utf8(bytes).ok()?)?;
    let mut findings = Vec::new();
    check_head(prepared.library, &mut file.given, &mut findings);
    let any = |severity| findings.iter().any(|finding: &Diagnostic| finding.severity() == severity);
    let head = file.given.head;
    // Whether a clearance still holds is told by every word of the answers.
    let cleared = head.cleared.as_ref().is_some_and(|cleared| cleared.fingerprint.is_some());
    if any(Severity::Error) || (cleared && head.status != SubmissionStatus::Draft) {
        return None;
    }
    let checks = prepared.checks(&head.questionnaire.id)?;
    let mut answers = Answers { prepared, supports: &checks.supports, register: register(&head), cited: Vec::new(), head: &head };
    answers.cited.resize(head.evidence.len(), false);
    answers.put(file.answers, sheet)?;
    let warns = file.warns || any(Severity::Warning) || answers.cited.contains(&false) || checks.doubts.any(sheet);
    Some(Plain { head, warns })
}

/// The register by its ids, sorted; none occurs twice.
fn register(head: &Submission) -> Vec<(&str, usize)> {
    let mut register: Vec<(&str, usize)> = head.evidence.iter().enumerate().map(|(at, entry)| (entry.id.as_str(), at)).collect();
    register.sort_unstable();
    register
}

struct Answers<'a> {
    prepared: &'a Prepared<'a>,
    supports: &'a [Support],
    head: &'a Submission,
    register: Vec<(&'a str, usize)>,
    /// Which entries of the register were cited.
    cited: Vec<bool>,
}

impl Answers<'_> {
    /// Puts all answers into the sheet; nothing where one is not plain.
    fn put(&mut self, mut answers: PlainAnswers<'_>, sheet: &mut Sheet) -> Option<()> {
        let library = self.prepared.library;
        sheet.cells.clear();
        sheet.cells.resize(library.questions.len(), Cell::default());
        let mut answered = vec![false; library.questions.len()];
        let mut id = QuestionId::default();
        loop {
            let answer = match answers.next_plain() {
                NextPlain::Answer(answer) => answer,
                NextPlain::End => return Some(()),
                NextPlain::Odd => return None,
            };
            answer.question.clone_into(&mut id.0);
            let position = library.question(&id)?;
            if std::mem::replace(&mut answered[position], true) {
                return None;
            }
            if answer.by.is_some_and(|by| !self.head.respondents.iter().any(|respondent| respondent.id.as_str() == by)) {
                return None;
            }
            let cell = &mut sheet.cells[position];
            *cell = cell_of(&library.questions[position], answer)?;
            for cited in &answer.evidence {
                let (_, at) = self.register[self.register.binary_search_by(|(id, _)| (*id).cmp(cited)).ok()?];
                self.cited[at] = true;
                self.supports[position].put(cell, &self.head.evidence[at]);
            }
        }
    }
}

fn cell_of(question: &Question, answer: &PlainAnswer<'_>) -> Option<Cell> {
    let state = |state| Some(Cell { state, ..Cell::default() });
    match (answer.value, answer.state) {
        (Some(value), None) => value_of(question, value, &answer.list),
        (None, None) if answer.reason.is_empty() => Some(Cell::default()),
        (None, Some("unknown")) => state(CellState::Unknown),
        (None, Some("withheld")) => state(CellState::Withheld),
        (None, Some("unanswered")) => state(CellState::Unanswered),
        (None, Some("not-applicable")) => {
            let allowed = question.not_applicable != NotApplicable::Forbidden && !answer.reason.trim().is_empty();
            allowed.then_some(Cell { state: CellState::NotApplicable, ..Cell::default() })
        }
        _ => None,
    }
}

/// The cell of a value that every reader takes as it is.
fn value_of(question: &Question, value: PlainValue<'_>, list: &[&str]) -> Option<Cell> {
    let mut cell = Cell { state: CellState::Answered, ..Cell::default() };
    match (&question.kind, value) {
        (QuestionKind::Level { top, .. }, PlainValue::Number(level)) if level <= f64::from(*top) && level.fract() == 0.0 => {
            cell.number = level;
        }
        (QuestionKind::Number { min, max, .. }, PlainValue::Number(number)) => {
            if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
                return None;
            }
            cell.number = number;
        }
        (QuestionKind::YesNo { partly, .. }, PlainValue::Text(text)) => {
            cell.number = match text {
                "no" => 0.0,
                "partly" if partly.is_some() => 1.0,
                "yes" => 2.0,
                _ => return None,
            };
        }
        (QuestionKind::Choice { options }, PlainValue::Text(text)) => {
            let position = options.iter().position(|option| option.id.as_str() == text)?;
            cell.number = f64::from(u32::try_from(position).ok()?);
        }
        (QuestionKind::Checklist { options }, PlainValue::List) => {
            for text in list {
                let position = options.iter().position(|option| option.id.as_str() == *text)?;
                // As in every sheet, there is room for 64 options.
                cell.chosen |= if position < 64 { 1 << position } else { 0 };
            }
        }
        (QuestionKind::Text, PlainValue::Text(_)) => {}
        _ => return None,
    }
    Some(cell)
}
