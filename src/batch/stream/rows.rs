//! A worker that takes the rows of a block apart.

use super::careful::{Careful, careful};
use super::csv::{self, Heads, Read, Reasons};
use super::json::{self, Had};
use super::layout::{Layout, Shape};
use super::mapped::{HEAD_KEYS, HeadKey};
use super::record::{PADDING, record_end};
use super::source::Block;
use crate::batch::prepared::Prepared;
use crate::batch::run::{Done, Rejected};
use crate::batch::seen::{Head, Seen};
use crate::batch::table::{CsvCells, Table};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::{Date, QuestionnaireId};
use crate::score::{Assessment, Scorer, Sheet};

/// What a worker keeps from one block to the next.
#[derive(Debug, Default)]
pub struct Worker {
    sheet: Sheet,
    assessment: Assessment,
    reasons: Reasons,
    had: Had,
    /// Layout for which the sheet was made, by its address.
    made_for: usize,
}

/// The texts that tell a row from others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said<'b> {
    pub(super) id: &'b str,
    pub(super) state: &'b str,
    pub(super) code: &'b str,
    pub(super) assessed_on: &'b str,
    pub(super) questionnaire: &'b str,
}

impl<'b> Said<'b> {
    fn of(text: &'b str, heads: &Heads) -> Self {
        let part = |key: HeadKey| heads.get(key as usize).and_then(|(from, to)| text.get(*from..*to)).unwrap_or_default();
        Self {
            id: part(HeadKey::Id),
            state: part(HeadKey::State),
            code: part(HeadKey::Code),
            assessed_on: part(HeadKey::AssessedOn),
            questionnaire: part(HeadKey::Questionnaire),
        }
    }

    /// Whether every reader would take these texts, as they are.
    fn is_plain(&self, layout: &Layout) -> bool {
        let plain = |text: &str| {
            text.is_empty() || {
                let bytes = text.as_bytes();
                let fine = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
                fine(bytes.first()) && bytes.last().is_some_and(u8::is_ascii_graphic)
            }
        };
        let date = |text: &str| text.parse::<Date>().is_ok();
        let all = [self.id, self.state, self.code, self.assessed_on, self.questionnaire];
        if !all.iter().all(|text| plain(text)) || !self.state.chars().next().is_none_or(|first| !first.is_whitespace()) {
            return false;
        }
        match &layout.mapping {
            Some(_) => self.assessed_on.is_empty() || is_year(self.assessed_on) || date(self.assessed_on),
            None => {
                let code = self.code.len() == 3 && self.code.bytes().all(|byte| byte.is_ascii_uppercase());
                code && !self.state.is_empty() && !self.questionnaire.is_empty() && (self.assessed_on.is_empty() || date(self.assessed_on))
            }
        }
    }
}

/// Whether a text is a year alone.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A block under way.
struct Working<'w> {
    prepared: &'w Prepared<'w>,
    tables: &'w [&'w dyn Table],
    block: &'w Block,
    cells: Vec<CsvCells>,
    done: Done,
    /// The questionnaire of the row before, with its scorer.
    last: Option<(QuestionnaireId, &'w Scorer)>,
}

impl Worker {
    /// Does a block.
    #[must_use]
    pub fn work(&mut self, prepared: &Prepared<'_>, tables: &[&dyn Table], block: &Block) -> Done {
        let cells = tables.iter().map(|_| CsvCells::with_room(block.bytes.len())).collect();
        let mut working = Working { prepared, tables, block, cells, done: Done::default(), last: None };
        let layout = &*block.layout;
        let address = std::ptr::from_ref(layout).addr();
        if self.made_for != address || self.sheet.cells.len() != layout.blank.cells.len() {
            self.sheet.cells.clone_from(&layout.blank.cells);
            self.made_for = address;
        }
        let end = block.bytes.len() - PADDING;
        // A block that is text as a whole needs not be looked at again row by row.
        let whole = std::str::from_utf8(&block.bytes).ok();
        let (mut at, mut row) = (0, block.first);
        while at < end {
            let last_is_open = |next: usize| block.open_end && next >= end;
            let mut heads = [(0, 0); HEAD_KEYS];
            let read = match (&layout.shape, whole) {
                (_, None) => Read::Unsure,
                _ if !layout.short_way => Read::Unsure,
                (Shape::Table { separator, .. }, _) => {
                    csv::row(layout, *separator, &block.bytes, at, &mut self.sheet, &mut heads, &mut self.reasons)
                }
                (Shape::Lines { inside }, _) => {
                    let inside = inside.as_ref().map(|inside| inside.as_bytes());
                    json::line(layout, inside, &block.bytes, at, &mut self.sheet, &mut heads, &mut self.had)
                }
            };
            match (read, whole) {
                (Read::Nothing(next), _) if !last_is_open(next) => at = next,
                (Read::Known(next), Some(text)) if !last_is_open(next) && working.known(self, Said::of(text, &heads), row) => at = next,
                _ => {
                    let next = match &layout.shape {
                        Shape::Table { separator, .. } => record_end(&block.bytes[..end], at, *separator),
                        Shape::Lines { .. } => memchr::memchr(b'\n', &block.bytes[at..end]).map(|length| at + length + 1),
                    };
                    let next = next.unwrap_or(end);
                    working.unsure(self, &block.bytes[at..next], row, last_is_open(next));
                    at = next;
                }
            }
            row += 1;
        }
        working.broken();
        working.done.tables = working.cells.iter_mut().map(CsvCells::take).collect();
        working.done
    }
}

impl<'w> Working<'w> {
    fn scorer(&mut self, id: &str) -> Option<&'w Scorer> {
        if let Some((_, scorer)) = self.last.as_ref().filter(|(known, _)| known.as_str() == id) {
            return Some(scorer);
        }
        let id: QuestionnaireId = id.into();
        let scorer = self.prepared.scorer(&id)?;
        self.last = Some((id, scorer));
        Some(scorer)
    }

    /// Scores a row whose answers stand in the sheet; false where its head is for the readers.
    fn known(&mut self, worker: &mut Worker, said: Said<'_>, row: u64) -> bool {
        let mut said = said;
        let block: &'w Block = self.block;
        let layout = &*block.layout;
        if !said.is_plain(layout) {
            return false;
        }
        if let Some(questionnaire) = layout.mapping.as_ref().and_then(|mapping| mapping.questionnaire()).filter(|_| said.questionnaire.is_empty()) {
            said.questionnaire = questionnaire.as_str();
        }
        let Some(scorer) = self.scorer(said.questionnaire) else { return false };
        scorer.score_into(&worker.sheet, &mut worker.assessment);
        let head = head_of(&self.block.input, row, &said);
        let seen =
            Seen { library: self.prepared.library, head, submission: None, sheet: &worker.sheet, scorer, assessment: &worker.assessment };
        self.take(&seen);
        true
    }

    fn take(&mut self, seen: &Seen<'_>) {
        for (table, cells) in self.tables.iter().zip(&mut self.cells) {
            table.rows(seen, cells);
        }
        self.done.taken += 1;
    }

    /// Puts a row to the readers.
    fn unsure(&mut self, worker: &mut Worker, bytes: &[u8], row: u64, open_end: bool) {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let finding = Diagnostic::without_place(Code::NotUtf8).with("offset", error.valid_up_to()).with("file", &*self.block.input);
                return self.reject(row, vec![finding]);
            }
        };
        let layout = &*self.block.layout;
        let read = careful(layout, self.prepared.library, &self.block.input, text, row, open_end, &mut self.done.sources);
        for one in read {
            match one {
                Careful::Nothing => {}
                Careful::Wrong(findings) => self.reject(row, findings),
                Careful::Taken(submission, said) => {
                    let (id, assessed_on) = said;
                    let said = Said {
                        id: &id,
                        state: &submission.state,
                        code: &submission.code,
                        assessed_on: &assessed_on,
                        questionnaire: submission.questionnaire.id.as_str(),
                    };
                    let Some(scorer) = self.scorer(said.questionnaire) else { continue };
                    let sheet = Sheet::of(self.prepared.library, &submission);
                    scorer.score_into(&sheet, &mut worker.assessment);
                    let head = head_of(&self.block.input, row, &said);
                    let library = self.prepared.library;
                    let seen = Seen { library, head, submission: Some(&submission), sheet: &sheet, scorer, assessment: &worker.assessment };
                    self.take(&seen);
                }
            }
        }
    }

    fn reject(&mut self, row: u64, mut findings: Vec<Diagnostic>) {
        diagnostic::sort(&mut findings);
        self.done.rejected.push(Rejected { input: self.block.input.to_string(), row, findings });
    }

    /// Tells why nothing more comes.
    fn broken(&mut self) {
        if let Some(broken) = &self.block.broken {
            let finding = Diagnostic::without_place(Code::StreamBroken).with("file", &*self.block.input).with("row", broken.row.to_string());
            let finding = finding.with("problem", broken.problem).with("message", broken.message.as_str());
            self.reject(broken.row, vec![finding]);
        }
    }
}

fn head_of<'h>(input: &'h str, row: u64, said: &Said<'h>) -> Head<'h> {
    let Said { id, state, code, assessed_on, questionnaire } = *said;
    Head { input, row, id, state, code, assessed_on, questionnaire }
}
