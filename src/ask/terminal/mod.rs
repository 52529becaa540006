//! The terminal front: the interview on a full screen, one question at a time.
//!
//! Every key stands in the foot or in the list that `m` opens. What is shown comes from the [`Card`](super::Card), what is
//! done goes through [`Move`]; nothing here decides what an answer means. After every change the interview is
//! given to the [`Saver`]; where that fails, a line says so until it succeeds.

mod conflicts;
mod document;
mod evidence;
mod go;
mod more;
mod number;
mod question;
mod review;
mod search;
mod summary;
mod texts;
mod told;

use super::{Done, Interview, Move, Position, Refusal, Saved, Saver, section_weights};
use crate::say;
use crate::score::shown_percent;
use crate::screen::{Confirm, Key, Layout, Outcome, Pager, Part, Terminal, run as run_part};
use crate::words::Words;
use std::io;

/// How an interview on a terminal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Left,
    /// The user pressed Ctrl-C.
    Interrupted,
    /// The input came to its end.
    Closed,
    /// It ended in one of these ways, and the last changes could not be saved.
    NotSaved,
}

/// Runs the interview until the user leaves it.
///
/// Everything that was answered has gone to the saver by then, also after Ctrl-C; where saving fails at the very end, the
/// user is asked before the interview is left.
///
/// # Errors
/// Where the terminal cannot be read or written. What was answered is saved also then.
pub fn run(interview: &mut Interview<'_>, terminal: &mut dyn Terminal, saver: &mut dyn Saver, words: &Words) -> io::Result<Ended> {
    let mut front = Front { interview, terminal, saver, words, notice: String::new(), kept_with: String::new(), not_saved: None };
    match front.main() {
        Err(Stop::Terminal(error)) => Err(error),
        _ if front.not_saved.is_some() => Ok(Ended::NotSaved),
        Ok(()) => Ok(Ended::Left),
        Err(Stop::Interrupted) => Ok(Ended::Interrupted),
        Err(Stop::Closed) => Ok(Ended::Closed),
    }
}

/// Everything a screen of the interview needs.
struct Front<'f, 'l> {
    interview: &'f mut Interview<'l>,
    terminal: &'f mut dyn Terminal,
    saver: &'f mut dyn Saver,
    words: &'f Words,
    /// What the next screen says above its keys.
    notice: String,
    /// What the user has to know of the last saving beside that it is done.
    kept_with: String,
    /// Why the last change is not saved; nothing where it is.
    not_saved: Option<String>,
}

/// Why the whole interview ends at once.
enum Stop {
    Interrupted,
    Closed,
    Terminal(io::Error),
}

/// What came of a screen.
enum Shown<T> {
    Taken(T),
    Left,
    Command(Key),
}

/// Where a screen leads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// On with the question where the interview stands.
    On,
    /// Out of the interview.
    Out,
}

impl<'l> Front<'_, 'l> {
    fn main(&mut self) -> Result<(), Stop> {
        let ended = self.questions();
        if self.not_saved.is_some() {
            // The terminal may be gone; the answers should not go with it.
            self.save();
        }
        ended
    }

    fn questions(&mut self) -> Result<(), Stop> {
        loop {
            self.tell_kept_with()?;
            let way = match self.interview.position() {
                Position::Question(_) => self.question()?,
                Position::End => self.review()?,
            };
            if way == Way::Out && self.may_leave()? {
                return Ok(());
            }
        }
    }

    fn may_leave(&mut self) -> Result<bool, Stop> {
        if self.not_saved.is_some() {
            self.save();
        }
        let Some(reason) = self.not_saved.clone() else { return Ok(true) };
        let mut question = Confirm::new(say!(self.words, "interview-leave-unsaved", reason = reason), false, self.words);
        let title = say!(self.words, "interview-leave-title");
        Ok(matches!(self.show(title, &mut question)?, Shown::Taken(true)))
    }

    /// Shows one part until something comes of it.
    fn show<P: Part>(&mut self, title: String, part: &mut P) -> Result<Shown<P::Value>, Stop> {
        let layout = Layout::new(title, self.progress()).alarm(self.alarm()).notice(std::mem::take(&mut self.notice));
        match run_part(self.terminal, self.words, &layout, part).map_err(Stop::Terminal)? {
            Outcome::Taken(value) => Ok(Shown::Taken(value)),
            Outcome::Left => Ok(Shown::Left),
            Outcome::Command(key) => Ok(Shown::Command(key)),
            Outcome::Interrupted => Err(Stop::Interrupted),
            Outcome::Closed => Err(Stop::Closed),
        }
    }

    /// Shows a text to read.
    fn read(&mut self, title: String, text: String) -> Result<(), Stop> {
        self.show(title, &mut Pager::new(text)).map(|_| ())
    }

    /// How far this section and the whole have come, for the title bar.
    fn progress(&self) -> String {
        let all = shown_percent(self.interview.answered_by_weight());
        let Position::Question(question) = self.interview.position() else {
            return say!(self.words, "interview-progress-end", weight = all.round());
        };
        let section = self.interview.library().section_of[question];
        let progress = self
            .interview
            .sections()
            .into_iter()
            .find(|progress| progress.section == section)
            .unwrap_or_else(|| super::SectionProgress { section, tally: super::Tally::default(), own: true });
        let open = progress.tally.left + progress.tally.to_confirm;
        say!(self.words, "interview-progress", done = progress.tally.put - open, put = progress.tally.put, weight = all.round())
    }

    fn alarm(&self) -> String {
        self.not_saved.as_ref().map_or_else(String::new, |reason| say!(self.words, "interview-not-saved", reason = reason))
    }

    /// Makes a move, saves where something changed, and says in the next notice what came of it.
    fn make(&mut self, wanted: Move) -> Result<Done, Refusal> {
        let at = self.interview.position();
        let kind = told::kind(&wanted, self.words);
        let result = self.interview.make(wanted.clone());
        match &result {
            Ok(done) if done.changed => {
                self.save();
                let at = if wanted == Move::Undo { self.interview.position() } else { at };
                self.notice = told::done(self.interview, at, kind, done, self.not_saved.is_none(), self.words);
            }
            Ok(_) => {}
            Err(refusal) => self.notice = told::refused(refusal, &wanted, self.words),
        }
        result
    }

    /// Shows what came with the last saving; it may be too long for a line and matters too much to be cut.
    fn tell_kept_with(&mut self) -> Result<(), Stop> {
        let message = std::mem::take(&mut self.kept_with);
        if message.is_empty() {
            return Ok(());
        }
        let notice = std::mem::take(&mut self.notice);
        self.read(say!(self.words, "interview-kept-with-title"), message)?;
        self.notice = notice;
        Ok(())
    }

    fn save(&mut self) {
        self.not_saved = None;
        match self.saver.save(self.interview) {
            Saved::Kept => {}
            Saved::KeptWith(message) => self.kept_with = message,
            Saved::Failed(reason) => self.not_saved = Some(reason),
        }
    }

    /// Tries again to save, because the user asked for it.
    fn save_again(&mut self) {
        self.save();
        if self.not_saved.is_none() {
            self.notice = say!(self.words, "interview-saved-again");
        }
    }

    /// The way from a list to one question: the user chose it, so it is shown whatever stood there before.
    fn go(&mut self, question: usize) {
        let _ = self.make(Move::Go(question));
    }

    /// Share of the weight of each section that is answered, in per cent, in the order of the sections.
    fn weights(&self) -> Vec<(f64, f64)> {
        let percent = |share: f64| shown_percent(share).round();
        section_weights(self.interview).into_iter().map(|weight| (percent(weight.share), percent(weight.answered))).collect()
    }
}
