//! What changes the answers: reading what was typed, making the move, saving, telling what came of it.

use super::{Flow, Front};
use crate::ask::{Card, CardOption, Move, Position, Saved};
use crate::model::{AnswerValue, ConflictAbout, EvidenceId, Given, OptionId, QuestionKind};
use crate::say;
use std::io;

/// How a checklist of which nothing holds is answered.
const NONE: &str = "none";

impl Front<'_, '_, '_> {
    /// Answers the question with what was typed.
    pub(super) fn answer(&mut self, text: &str, card: &Card) -> io::Result<Flow> {
        let wanted = match self.kind() {
            Some(QuestionKind::Text) if text.is_empty() => {
                self.talk.say(&say!(self.words, "line-text-empty"))?;
                return Ok(Flow::Stay);
            }
            Some(QuestionKind::Text) => Move::Answer(AnswerValue::Text(text.to_owned())),
            Some(QuestionKind::Checklist { .. }) => ticked(text, &card.options).unwrap_or_else(|| typed(text)),
            _ => one(text, &card.options).unwrap_or_else(|| typed(text)),
        };
        self.typed.replace_range(.., text);
        self.change(wanted)
    }

    /// Makes a move that answers the question, and goes on.
    pub(super) fn change(&mut self, wanted: Move) -> io::Result<Flow> {
        if self.make(wanted)? {
            self.way.go_on(self.interview);
            return Ok(Flow::Show);
        }
        Ok(Flow::Stay)
    }

    /// Makes a move, saves, and tells what came of it; says whether it was made.
    pub(super) fn make(&mut self, wanted: Move) -> io::Result<bool> {
        let before = self.before(&wanted);
        match self.interview.make(wanted) {
            Err(refusal) => {
                self.refused(&refusal)?;
                Ok(false)
            }
            Ok(done) => {
                let mark = if done.changed { self.save() } else { say!(self.words, "line-unchanged") };
                self.tell(&before, &done, &mark)?;
                Ok(true)
            }
        }
    }

    /// Saves, and says in words what came of that.
    pub(super) fn save(&mut self) -> String {
        let words = self.words;
        let saved = self.saver.save(self.interview);
        self.not_saved = matches!(saved, Saved::Failed(_));
        match saved {
            Saved::Kept => {
                self.interview.because("");
                say!(words, "line-saved")
            }
            Saved::KeptWith(told) => {
                self.interview.because("");
                say!(words, "line-saved-with", told = told)
            }
            Saved::Failed(why) => say!(words, "line-not-saved", why = why),
        }
    }

    pub(super) fn undo(&mut self) -> io::Result<Flow> {
        match self.interview.make(Move::Undo) {
            Err(refusal) => self.refused(&refusal),
            Ok(_) => {
                let mark = self.save();
                self.talk.say(&say!(self.words, "line-undone", mark = mark))?;
                Ok(Flow::Show)
            }
        }
    }

    pub(super) fn note(&mut self, rest: &str) -> io::Result<Flow> {
        let Position::Question(question) = self.interview.position() else { return self.no_question() };
        let text = if rest.is_empty() {
            let before = self.interview.answer(question).map(|answer| answer.note.clone()).unwrap_or_default();
            if !before.is_empty() {
                self.talk.say(&say!(self.words, "line-note", note = before))?;
            }
            let Some(text) = self.talk.ask(&say!(self.words, "line-ask-note"))? else { return Ok(Flow::Quit) };
            text
        } else {
            rest.to_owned()
        };
        match text.as_str() {
            "" => {
                self.talk.say(&say!(self.words, "line-left-as-it-is"))?;
            }
            // An empty line must not lose a note, so taking it away has a sign of its own.
            "-" => {
                self.make(Move::Note(String::new()))?;
            }
            _ => {
                self.make(Move::Note(text))?;
            }
        }
        Ok(Flow::Stay)
    }

    pub(super) fn not_applicable(&mut self, rest: &str) -> io::Result<Flow> {
        let Some(card) = Card::of(self.interview, self.words) else { return self.no_question() };
        if !card.not_applicable || !rest.is_empty() {
            return self.change(Move::NotApplicable(rest.to_owned()));
        }
        let Some(reason) = self.talk.ask(&say!(self.words, "line-ask-reason"))? else { return Ok(Flow::Quit) };
        if reason.is_empty() {
            self.talk.say(&say!(self.words, "line-left-as-it-is"))?;
            return Ok(Flow::Stay);
        }
        self.change(Move::NotApplicable(reason))
    }

    pub(super) fn because(&mut self, rest: &str) -> io::Result<Flow> {
        let reason = if rest.is_empty() {
            let Some(reason) = self.talk.ask(&say!(self.words, "line-ask-because"))? else { return Ok(Flow::Quit) };
            reason
        } else {
            rest.to_owned()
        };
        self.interview.because(&reason);
        let told = if reason.is_empty() { say!(self.words, "line-because-none") } else { say!(self.words, "line-because") };
        self.talk.say(&told)?;
        Ok(Flow::Stay)
    }

    /// Settles the conflict about the question, or about a document that is named first.
    pub(super) fn settle(&mut self, rest: &str) -> io::Result<Flow> {
        let mut parts = rest.split_whitespace();
        let (first, second) = (parts.next(), parts.next());
        let side = |text: &str| text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match (first.and_then(side), first, second.and_then(side)) {
            (Some(side), _, None) if second.is_none() => self.change(Move::Settle(side)),
            (_, Some(document), Some(side)) => {
                let id = EvidenceId::from(document);
                let about = ConflictAbout::Evidence(id.clone());
                if self.interview.submission().conflicts.iter().any(|conflict| conflict.about == about) {
                    self.make(Move::SettleEvidence(id, side))?;
                } else {
                    self.talk.say(&say!(self.words, "line-no-such-conflict", id = document))?;
                }
                Ok(Flow::Stay)
            }
            _ => {
                self.talk.say(&say!(self.words, "line-settle-how"))?;
                Ok(Flow::Stay)
            }
        }
    }

    pub(super) fn no_question(&mut self) -> io::Result<Flow> {
        self.talk.say(&say!(self.words, "line-no-question"))?;
        Ok(Flow::Stay)
    }
}

fn typed(text: &str) -> Move {
    Move::Typed(Given::Cell(text.to_owned()))
}

/// The option of a key.
fn one(text: &str, options: &[CardOption]) -> Option<Move> {
    options.iter().find(|option| option.key.eq_ignore_ascii_case(text)).map(|option| Move::Answer(option.value.clone()))
}

/// The options of several keys, with blanks or commas between.
fn ticked(text: &str, options: &[CardOption]) -> Option<Move> {
    if text.eq_ignore_ascii_case(NONE) {
        return Some(Move::Answer(AnswerValue::Options(Vec::new())));
    }
    let keys: Vec<&str> = text.split([' ', ',', ';']).filter(|key| !key.is_empty()).collect();
    let known = |key: &&str| options.iter().any(|option| option.key.eq_ignore_ascii_case(key));
    if keys.is_empty() || !keys.iter().all(known) {
        return None;
    }
    let chosen = options.iter().filter(|option| keys.iter().any(|key| option.key.eq_ignore_ascii_case(key)));
    let ids: Vec<OptionId> = chosen
        .flat_map(|option| match &option.value {
            AnswerValue::Options(ids) => ids.clone(),
            _ => Vec::new(),
        })
        .collect();
    Some(Move::Answer(AnswerValue::Options(ids)))
}
