//! A worker that takes the rows of a block apart.

use super::careful::{Careful, careful};
use super::csv::{self, Heads, Read, Reasons};
use super::json::{self, Had};
use super::layout::{Layout, Shape};
use super::mapped::{HEAD_KEYS, HeadKey};
use super::record::PADDING;
use super::source::Block;
use crate::batch::run::{Done, Filling, Job, Rejected};
use crate::batch::seen::{Head, Seen};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, QuestionnaireId};
use crate::score::{Assessment, Scorer, Scratch, Sheet, Wanted};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a worker keeps from one block to the next.
#[derive(Debug, Default)]
pub struct Worker {
    pub(in crate::batch) sheet: Sheet,
    pub(in crate::batch) assessment: Assessment,
    pub(in crate::batch) scratch: Scratch,
    reasons: Reasons,
    had: Had,
    /// How many bytes the last block had, and how many it brought to each table.
    brought: (usize, Vec<usize>),
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
        if !all.iter().all(|text| plain(text)) || self.state.starts_with(char::is_whitespace) {
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
    block: &'w Block,
    filling: Filling<'w>,
    /// What the tables need of each assessment.
    wanted: Wanted,
    /// The questionnaire of the row before, with its scorer.
    last: Option<(QuestionnaireId, &'w Scorer)>,
}

impl Worker {
    /// Does a block. A row on which the program itself fails touches no other.
    #[must_use]
    pub fn work(&mut self, job: &Job<'_>, block: &Block) -> Done {
        let mut done = catch_unwind(AssertUnwindSafe(|| self.rows(job, block, false))).unwrap_or_else(|_| {
            // Once more with every row on its own, so that the one which does it comes out.
            *self = Self::default();
            self.rows(job, block, true)
        });
        done.readable = true;
        done.goes_on = block.goes_on;
        block.pace.told(block.bytes.len(), done.held());
        self.brought = (block.bytes.len(), done.tables.iter().map(Vec::len).collect());
        done
    }

    fn rows(&mut self, job: &Job<'_>, block: &Block, each: bool) -> Done {
        // What the block before took, and a little more.
        let (of, brought) = &self.brought;
        let room = |table: &usize| table.saturating_mul(block.bytes.len()) / of.max(&1);
        let filling = Filling::with_room(*job, brought.iter().map(room).map(|room| room + room / 16));
        let mut working = Working { block, filling, wanted: job.wanted(), last: None };
        self.scratch.left_out = job.left_out();
        let layout = &*block.layout;
        // Whether the submission itself is needed, and not its answers alone.
        let short_way = layout.short_way && job.reports.is_none() && !job.tables.iter().any(|table| table.needs_submission());
        self.sheet.cells.clone_from(&layout.blank.cells);
        let end = block.bytes.len() - PADDING;
        // A block that is text as a whole needs not be looked at again row by row.
        let whole = std::str::from_utf8(&block.bytes).ok().filter(|_| short_way);
        let (mut at, mut row) = (0, block.first);
        while at < end {
            at = match whole {
                Some(text) if !each => self.next(&mut working, text, at, row),
                _ => {
                    let next = block.after(at);
                    self.alone(&mut working, at, next, row, each);
                    next
                }
            };
            row += 1;
        }
        working.broken();
        working.filling.finish()
    }

    /// Reads a row by the short way where it can be, and says where the next one begins.
    #[inline]
    fn next(&mut self, working: &mut Working<'_>, text: &str, at: usize, row: u64) -> usize {
        let block = working.block;
        let layout = &*block.layout;
        let mut heads = [(0, 0); HEAD_KEYS];
        let read = match &layout.shape {
            Shape::Table { separator, .. } => {
                csv::row(layout, *separator, &block.bytes, at, &mut self.sheet, &mut heads, &mut self.reasons)
            }
            Shape::Lines { inside } => {
                let inside = inside.as_ref().map(|inside| inside.as_bytes());
                json::line(layout, inside, &block.bytes, at, &mut self.sheet, &mut heads, &mut self.had)
            }
        };
        // The last row of a stream that has no line end may be one that was cut off.
        let is_whole = |next: usize| !block.open_end || next < block.bytes.len() - PADDING;
        match read {
            Read::Nothing(next) if is_whole(next) => next,
            Read::Known(next) if is_whole(next) && working.known(self, Said::of(text, &heads), row) => next,
            _ => {
                let next = block.after(at);
                self.alone(working, at, next, row, false);
                next
            }
        }
    }

    fn alone(&mut self, working: &mut Working<'_>, from: usize, to: usize, row: u64, isolated: bool) {
        let block = working.block;
        if !isolated {
            return working.unsure(self, &block.bytes[from..to], row);
        }
        let outcome = {
            let mark = working.filling.mark();
            let outcome = catch_unwind(AssertUnwindSafe(|| working.unsure(self, &block.bytes[from..to], row)));
            outcome.map_err(|panic| (mark, panic))
        };
        if let Err((mark, panic)) = outcome {
            working.filling.take_back(mark);
            working.filling.failed(&block.input, row, panic);
        }
    }
}

impl<'w> Working<'w> {
    fn scorer(&mut self, id: &str) -> Option<&'w Scorer> {
        if let Some((_, scorer)) = self.last.as_ref().filter(|(known, _)| known.as_str() == id) {
            return Some(scorer);
        }
        let id: QuestionnaireId = id.into();
        let scorer = self.filling.job.prepared.scorer(&id)?;
        self.last = Some((id, scorer));
        Some(scorer)
    }

    /// Scores a row whose answers stand in the sheet; false where its head is for the readers.
    fn known(&mut self, worker: &mut Worker, said: Said<'_>, row: u64) -> bool {
        let block = self.block;
        if !said.is_plain(&block.layout) {
            return false;
        }
        let constant = block.layout.mapping.as_ref().and_then(|mapping| mapping.questionnaire());
        let questionnaire = match constant {
            Some(id) if said.questionnaire.is_empty() => id.as_str(),
            _ => said.questionnaire,
        };
        let said = Said { questionnaire, ..said };
        let Some(scorer) = self.scorer(said.questionnaire) else { return false };
        let head = head_of(&block.input, row, &said);
        if !self.filling.leaves_out(&head) {
            scorer.score_with(&worker.sheet, self.wanted, &mut worker.assessment, &mut worker.scratch);
            let library = self.filling.job.prepared.library;
            let (sheet, assessment) = (&worker.sheet, &worker.assessment);
            self.filling.take(&Seen { library, head, submission: None, sheet, scorer, assessment });
        }
        true
    }

    /// Puts a row to the readers.
    fn unsure(&mut self, worker: &mut Worker, bytes: &[u8], row: u64) {
        let block = self.block;
        let Ok(text) = std::str::from_utf8(bytes) else {
            let offset = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
            let finding = Diagnostic::without_place(Code::NotUtf8).with("offset", offset).with("file", &*block.input);
            return self.reject(row, Rejected { findings: vec![finding], ..Rejected::default() });
        };
        let library = self.filling.job.prepared.library;
        let open_end = block.open_end && bytes.as_ptr_range().end == block.bytes[..block.bytes.len() - PADDING].as_ptr_range().end;
        for one in careful(&block.layout, library, &block.input, text, row, open_end, &mut self.filling.done.sources) {
            match one {
                Careful::Nothing => {}
                Careful::Wrong(rejected) => self.reject(row, *rejected),
                Careful::Taken(submission, (id, assessed_on)) => {
                    let said = Said {
                        id: &id,
                        state: &submission.state,
                        code: &submission.code,
                        assessed_on: &assessed_on,
                        questionnaire: submission.questionnaire.id.as_str(),
                    };
                    let Some(scorer) = self.scorer(said.questionnaire) else { continue };
                    let head = head_of(&block.input, row, &said);
                    if self.filling.leaves_out(&head) {
                        continue;
                    }
                    let sheet = Sheet::of(library, &submission);
                    scorer.score_with(&sheet, self.wanted, &mut worker.assessment, &mut worker.scratch);
                    let assessment = &worker.assessment;
                    self.filling.take(&Seen { library, head, submission: Some(&submission), sheet: &sheet, scorer, assessment });
                }
            }
        }
    }

    fn reject(&mut self, row: u64, rejected: Rejected) {
        self.filling.reject(Rejected { input: self.block.input.to_string(), row, ..rejected });
    }

    /// Tells why nothing more comes.
    fn broken(&mut self) {
        if let Some(broken) = &self.block.broken {
            let finding =
                Diagnostic::without_place(Code::StreamBroken).with("file", &*self.block.input).with("row", broken.row.to_string());
            let finding = finding.with("problem", broken.problem).with("message", broken.message.as_str());
            self.reject(broken.row, Rejected { findings: vec![finding], ..Rejected::default() });
        }
    }
}

fn head_of<'h>(input: &'h str, row: u64, said: &Said<'h>) -> Head<'h> {
    let Said { id, state, code, assessed_on, questionnaire } = *said;
    Head { input, row, id, state, code, assessed_on, questionnaire }
}
