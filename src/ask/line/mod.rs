//! The line front: the interview over any reader and writer, for pipes, tests and screen readers.
//!
//! It moves no cursor, needs no colour and prints everything of a question in words. An answer is one line; every command is
//! a word. What is shown comes from the [`Card`], what is done goes through [`Move`]. After every
//! change the interview is given to the [`Saver`]; where that fails, it is said at once and tried again with the next change.

mod change;
mod command;
mod dialogue;
mod document;
mod head;
mod lists;
mod review;
mod show;
mod talk;
mod told;
mod way;

pub use head::{ask_head, ask_office, head_is_missing};
pub use talk::Talk;
pub use way::{Only, Way};

use super::{Card, Interview, Move, Position, Saver};
use crate::model::QuestionKind;
use crate::say;
use crate::words::Words;
use command::{Command, Taking, Typed, near, typed};
use std::collections::BTreeSet;
use std::io;

/// How an interview in lines ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The user left, or the input came to its end; everything is saved.
    Left,
    /// The same, but the last changes could not be saved.
    NotSaved,
}

/// Runs the interview until the user leaves it or the input ends.
///
/// `name` is the name of the answer file, for the commands that are told at the end.
///
/// # Errors
/// Where the reader or the writer fails. What was answered is saved also then.
pub fn run(interview: &mut Interview<'_>, talk: &mut Talk<'_>, saver: &mut dyn Saver, way: Way, name: &str) -> io::Result<Ended> {
    let words = talk.words;
    way.begin(interview);
    let mut front = Front {
        interview,
        talk,
        saver,
        words,
        way,
        name,
        length: Length::FirstTime,
        seen: BTreeSet::new(),
        introduced: BTreeSet::new(),
        section: None,
        not_saved: false,
        pending: None,
        typed: String::new(),
    };
    front.talk.say(&say!(words, "line-welcome"))?;
    front.main()?;
    front.farewell()?;
    Ok(if front.not_saved { Ended::NotSaved } else { Ended::Left })
}

/// How much of the options is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    /// Everything the first time, then a line each.
    FirstTime,
    /// Everything.
    Full,
    /// A line each.
    Short,
}

/// Everything a run needs.
struct Front<'f, 't, 'l> {
    interview: &'f mut Interview<'l>,
    talk: &'f mut Talk<'t>,
    saver: &'f mut dyn Saver,
    words: &'f Words,
    way: Way,
    name: &'f str,
    length: Length,
    /// Questions that were shown, by position in the library.
    seen: BTreeSet<usize>,
    /// Sections whose introduction was shown.
    introduced: BTreeSet<usize>,
    /// The section that was told last.
    section: Option<usize>,
    /// Whether the last changes could not be saved.
    not_saved: bool,
    /// A line that was typed where something else was asked.
    pending: Option<String>,
    /// What was typed last as an answer.
    typed: String,
}

/// How it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// At the same place; it is not shown again.
    Stay,
    /// Wherever the interview stands now, shown anew.
    Show,
    /// Not at all.
    Quit,
}

impl Front<'_, '_, '_> {
    fn main(&mut self) -> io::Result<()> {
        let mut show = true;
        loop {
            let card = Card::of(self.interview, self.words);
            if show {
                self.talk.gap()?;
                self.show(card.as_ref())?;
            }
            let line = match self.pending.take() {
                Some(line) => line,
                None => {
                    let prompt = self.prompt(card.as_ref());
                    let Some(line) = self.talk.ask(&prompt)? else { return Ok(()) };
                    line
                }
            };
            match self.act(&line, card.as_ref())? {
                Flow::Quit => return Ok(()),
                Flow::Show => show = true,
                Flow::Stay => show = false,
            }
        }
    }

    /// Shows where the interview stands.
    fn show(&mut self, card: Option<&Card>) -> io::Result<()> {
        let Some(card) = card else { return self.review() };
        let full = self.length == Length::Full || (self.length == Length::FirstTime && !self.seen.contains(&card.question));
        self.question(card, full)
    }

    fn act(&mut self, line: &str, card: Option<&Card>) -> io::Result<Flow> {
        let words = self.words;
        let what = match (card, self.kind()) {
            (None, _) => Taking::Nothing,
            (Some(_), Some(QuestionKind::Number { .. })) => Taking::Number,
            (Some(card), _) if card.options.is_empty() => Taking::Text,
            (Some(card), _) => Taking::Keys(&card.options),
        };
        match (typed(line, what), card) {
            (Typed::Empty, Some(_)) => self.skip(),
            (Typed::Empty, None) => self.restart(),
            (Typed::Answer(text), Some(card)) => self.answer(&text, card),
            (Typed::Command(command, rest), _) => self.command(command, &rest),
            // Nobody means the number or the id of a question as a text.
            (Typed::Either(Command::Go, rest), _) if self.found(&rest).is_some() => self.go(&rest),
            (Typed::Either(command, rest), Some(card)) => self.either(command, &rest, line, card),
            (Typed::Either(command, rest), None) => self.command(command, &rest),
            (Typed::Answer(word) | Typed::NoCommand(word), _) => {
                self.talk.say(&match near(&word) {
                    Some(near) => say!(words, "line-no-command-near", found = word, near = near),
                    None => say!(words, "line-no-command", found = word),
                })?;
                Ok(Flow::Stay)
            }
        }
    }

    /// Asks what a line is that can be an answer or a command.
    fn either(&mut self, command: Command, rest: &str, line: &str, card: &Card) -> io::Result<Flow> {
        let prompt = say!(self.words, "line-either", line = line, command = command.word());
        let Some(said) = self.talk.ask(&prompt)? else { return Ok(Flow::Quit) };
        match said.as_str() {
            "=" => self.answer(line, card),
            ":" => self.command(command, rest),
            _ => {
                self.talk.say(&say!(self.words, "line-left-as-it-is"))?;
                // Something else was meant altogether.
                self.pending = Some(said).filter(|said| !said.is_empty());
                Ok(Flow::Stay)
            }
        }
    }

    fn kind(&self) -> Option<&QuestionKind> {
        let Position::Question(question) = self.interview.position() else { return None };
        Some(&self.interview.library().questions[question].kind)
    }

    fn command(&mut self, command: Command, rest: &str) -> io::Result<Flow> {
        match command {
            Command::Skip => self.skip(),
            Command::Next => self.walk(Move::Next),
            Command::Back => self.walk(Move::Back),
            Command::Unknown => self.change(Move::Unknown),
            Command::Withheld => self.change(Move::Withheld),
            Command::NotApplicable => self.not_applicable(rest),
            Command::Note => self.note(rest),
            Command::Evidence => self.evidence(rest),
            Command::Confirm => self.change(Move::Confirm),
            Command::Clear => {
                self.make(Move::Clear)?;
                Ok(Flow::Stay)
            }
            Command::Undo => self.undo(),
            Command::Settle => self.settle(rest),
            Command::Because => self.because(rest),
            Command::Again => self.again(self.length != Length::Short),
            Command::Full => {
                self.length = Length::Full;
                self.again(true)
            }
            Command::Short => {
                self.length = Length::Short;
                self.again(false)
            }
            Command::Meaning => self.meaning(),
            Command::Why => self.why(),
            Command::Go => self.go(rest),
            Command::Section => self.go_to_section(rest),
            Command::Find => self.find(rest),
            Command::Left => self.left(rest),
            Command::ToConfirm => self.waiting(),
            Command::Telling => self.telling(),
            Command::Status => self.status(),
            Command::Review => self.walk(Move::End),
            Command::Help => self.help(),
            Command::Quit => Ok(Flow::Quit),
        }
    }

    /// Makes a move that changes nothing.
    fn walk(&mut self, wanted: Move) -> io::Result<Flow> {
        match self.interview.make(wanted) {
            Ok(_) => Ok(Flow::Show),
            Err(refusal) => self.refused(&refusal),
        }
    }

    fn skip(&mut self) -> io::Result<Flow> {
        if self.interview.position() == Position::End {
            return self.restart();
        }
        self.way.go_on(self.interview);
        Ok(Flow::Show)
    }

    fn restart(&mut self) -> io::Result<Flow> {
        if self.way.restart(self.interview) {
            return Ok(Flow::Show);
        }
        self.talk.say(&say!(self.words, "line-nothing-left"))?;
        Ok(Flow::Stay)
    }

    fn again(&mut self, full: bool) -> io::Result<Flow> {
        self.talk.gap()?;
        match Card::of(self.interview, self.words) {
            Some(card) => self.question(&card, full)?,
            None => self.review()?,
        }
        Ok(Flow::Stay)
    }
}
