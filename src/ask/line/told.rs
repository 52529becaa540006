//! What came of a change, and why one was refused.

use super::command::near;
use super::{Flow, Front};
use crate::ask::card::answer_text;
use crate::ask::{Done, Move, Position, Put, Refusal, level_now};
use crate::say;
use std::io;

/// What a change is told against.
pub(super) struct Before {
    at: Position,
    what: What,
    puts: Vec<Put>,
    levels: Vec<String>,
}

/// What a change is about.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Answer,
    Note,
    Evidence,
}

impl Front<'_, '_, '_> {
    /// How it stands before a move.
    pub(super) fn before(&self, wanted: &Move) -> Before {
        let at = self.interview.position();
        let what = match wanted {
            Move::Note(_) => What::Note,
            Move::Cite(_) | Move::Register(_) => What::Evidence,
            _ => What::Answer,
        };
        Before { at, what, puts: self.puts(), levels: self.levels(at) }
    }

    fn puts(&self) -> Vec<Put> {
        self.interview.order().iter().map(|question| self.interview.put(*question)).collect()
    }

    fn levels(&self, at: Position) -> Vec<String> {
        match at {
            Position::Question(question) => level_now(self.interview, question, self.words),
            Position::End => Vec::new(),
        }
    }

    /// Tells what came of a change, with the word on saving.
    pub(super) fn tell(&mut self, before: &Before, done: &Done, mark: &str) -> io::Result<()> {
        let words = self.words;
        let Position::Question(question) = before.at else { return self.talk.say(mark) };
        let library = self.interview.library();
        let answer = self.interview.answer(question);
        let text = match before.what {
            What::Answer => {
                let answer = answer_text(library, &library.questions[question], answer, words);
                say!(words, "line-answer-now", answer = answer, mark = mark)
            }
            What::Note if answer.is_none_or(|answer| answer.note.is_empty()) => say!(words, "line-note-gone", mark = mark),
            What::Note => say!(words, "line-note-now", mark = mark),
            What::Evidence => {
                let count = answer.map_or(0, |answer| answer.evidence.len());
                say!(words, "line-evidence-now", count = count, mark = mark)
            }
        };
        self.talk.say(&text)?;
        if done.lapsed {
            self.talk.say(&say!(words, "line-lapsed"))?;
        }
        let levels = self.levels(before.at);
        if levels != before.levels {
            for line in levels {
                self.talk.say(&line)?;
            }
        }
        self.follow_ups(done, &before.puts)
    }

    fn follow_ups(&mut self, done: &Done, before: &[Put]) -> io::Result<()> {
        let words = self.words;
        let now = self.puts();
        let ruled_out = before.iter().zip(&now).filter(|(was, now)| matches!((was, now), (Put::Waits(_), Put::RuledOut(_))));
        let skipped = ruled_out.count() + done.gone.len();
        if !done.appeared.is_empty() {
            self.talk.say(&say!(words, "line-appeared", count = done.appeared.len()))?;
        }
        if skipped > 0 {
            self.talk.say(&say!(words, "line-gone", count = skipped))?;
        }
        Ok(())
    }

    /// Tells why a move was not made.
    pub(super) fn refused(&mut self, refusal: &Refusal) -> io::Result<Flow> {
        let words = self.words;
        let text = match refusal {
            Refusal::Value(_) => return self.no_answer(),
            Refusal::NotApplicableForbidden => say!(words, "line-not-applicable-forbidden"),
            Refusal::ReasonMissing => say!(words, "line-reason-missing"),
            Refusal::NothingToConfirm => say!(words, "line-nothing-to-confirm"),
            Refusal::NotRegistered(id) => say!(words, "line-not-registered", id = id.as_str()),
            Refusal::NoSuchSide => say!(words, "line-no-such-side"),
            Refusal::NothingToUndo => say!(words, "line-nothing-to-undo"),
            Refusal::NoQuestion if self.interview.position() == Position::End => say!(words, "line-no-question"),
            Refusal::NoQuestion => say!(words, "line-no-question-before"),
        };
        self.talk.say(&text)?;
        Ok(Flow::Stay)
    }

    /// Tells what was found and what is expected; the prompt after it says what can be typed.
    fn no_answer(&mut self) -> io::Result<Flow> {
        let words = self.words;
        let found = self.typed.as_str();
        let first = found.split_whitespace().next().unwrap_or_default();
        let meant = near(first).filter(|_| first.parse::<f64>().is_err());
        let text = match meant {
            Some(near) => say!(words, "line-no-answer-near", found = found, near = near),
            None => say!(words, "line-no-answer", found = found),
        };
        self.talk.say(&text)?;
        Ok(Flow::Stay)
    }
}
