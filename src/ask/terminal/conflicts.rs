//! Conflicts between offices: all of them, and one settled by taking what one side says.

use super::{Front, Shown, Stop};
use crate::ask::card::{answer_text, status_word};
use crate::ask::{Card, Move, question_text};
use crate::library::shown;
use crate::model::{Answer, Conflict, ConflictAbout, Evidence, Question, Says, Side};
use crate::say;
use crate::screen::{Choice, Item};

impl Front<'_, '_> {
    /// All conflicts, each to be settled.
    pub(super) fn conflicts(&mut self) -> Result<(), Stop> {
        let words = self.words;
        loop {
            let conflicts = self.interview.submission().conflicts.clone();
            if conflicts.is_empty() {
                self.notice = [std::mem::take(&mut self.notice), say!(words, "interview-none-in-conflict")].join(" ").trim().to_owned();
                return Ok(());
            }
            let item = |(at, conflict): (usize, &Conflict)| {
                let from: Vec<&str> = conflict.sides.iter().map(|side| side.from.as_str()).collect();
                let says: Vec<String> = conflict.sides.iter().map(|side| self.side_line(conflict, side)).collect();
                Item::new(at.to_string(), self.about(&conflict.about)).right(from.join(", ")).detail(says.join("\n"))
            };
            let items = conflicts.iter().enumerate().map(item).collect();
            let mut list = Choice::new(items).prompt(say!(words, "interview-conflicts-prompt", count = conflicts.len()));
            let Shown::Taken(id) = self.show(say!(words, "interview-conflicts-title"), &mut list)? else { return Ok(()) };
            if let Some(conflict) = id.parse::<usize>().ok().and_then(|at| conflicts.get(at)) {
                self.settle(conflict)?;
            }
        }
    }

    /// Settles the conflict about the question on the screen.
    pub(super) fn settle_here(&mut self, card: &Card) -> Result<(), Stop> {
        let id = &self.interview.library().questions[card.question].id;
        let about = ConflictAbout::Question(id.clone());
        match self.interview.submission().conflicts.iter().find(|conflict| conflict.about == about).cloned() {
            Some(conflict) => self.settle(&conflict),
            None => {
                self.notice = say!(self.words, "interview-no-conflict");
                Ok(())
            }
        }
    }

    /// What a conflict is about, on one line.
    fn about(&self, about: &ConflictAbout) -> String {
        match about {
            ConflictAbout::Question(id) => match self.interview.library().question(id) {
                Some(question) => question_text(self.interview.library(), &self.interview.library().questions[question], self.words),
                None => id.to_string(),
            },
            ConflictAbout::Evidence(id) => {
                let entry = self.interview.submission().evidence.iter().find(|entry| entry.id == *id);
                say!(self.words, "interview-conflict-document", title = entry.map_or(id.as_str(), |entry| entry.title.as_str()))
            }
        }
    }

    fn settle(&mut self, conflict: &Conflict) -> Result<(), Stop> {
        let words = self.words;
        let items = conflict.sides.iter().enumerate().map(|(at, side)| {
            let item = Item::new(at.to_string(), self.side_line(conflict, side)).detail(self.side_detail(conflict, side));
            u32::try_from(at + 1).ok().and_then(|number| char::from_digit(number, 10)).into_iter().fold(item, Item::shortcut)
        });
        let prompt = [self.about(&conflict.about), say!(words, "interview-settle-prompt")].join("\n");
        let mut list = Choice::new(items.collect()).prompt(prompt);
        let Shown::Taken(id) = self.show(say!(words, "interview-settle-title"), &mut list)? else { return Ok(()) };
        let Ok(side) = id.parse::<usize>() else { return Ok(()) };
        match &conflict.about {
            ConflictAbout::Evidence(id) => drop(self.make(Move::SettleEvidence(id.clone(), side))),
            ConflictAbout::Question(id) => {
                let stood = self.interview.position();
                let known = self.interview.library().question(id).filter(|question| self.interview.order().contains(question));
                match known {
                    Some(question) => {
                        self.go(question);
                        let _ = self.make(Move::Settle(side));
                        self.go_back_to(stood);
                    }
                    None => self.notice = say!(words, "interview-no-question"),
                }
            }
        }
        Ok(())
    }

    fn side_line(&self, conflict: &Conflict, side: &Side) -> String {
        let says = match &side.says {
            Says::Nothing => say!(self.words, "interview-side-nothing"),
            Says::Evidence(entry) => entry.title.clone(),
            Says::Answer(answer, kept) => self.side_answer(conflict, answer, kept.as_ref().map(shown).as_deref()),
        };
        say!(self.words, "interview-side", from = side.from.as_str(), says = says)
    }

    fn side_answer(&self, conflict: &Conflict, answer: &Answer, kept: Option<&str>) -> String {
        match (kept, self.question_of(conflict)) {
            (Some(kept), _) => say!(self.words, "ask-answer-unreadable", found = kept),
            (None, Some(question)) => answer_text(self.interview.library(), question, Some(answer), self.words),
            (None, None) => String::new(),
        }
    }

    fn question_of(&self, conflict: &Conflict) -> Option<&Question> {
        match &conflict.about {
            ConflictAbout::Question(id) => self.interview.library().question(id).map(|at| &self.interview.library().questions[at]),
            ConflictAbout::Evidence(_) => None,
        }
    }

    fn side_detail(&self, conflict: &Conflict, side: &Side) -> String {
        let words = self.words;
        let mut lines = vec![self.side_line(conflict, side)];
        match &side.says {
            Says::Nothing => {}
            Says::Evidence(entry) => lines.push(self.document(entry)),
            Says::Answer(answer, _) => {
                let register = &self.interview.submission().evidence;
                if answer.evidence.is_empty() {
                    lines.push(say!(words, "interview-side-no-evidence"));
                }
                for cited in &answer.evidence {
                    let entry = register.iter().find(|entry| entry.id == cited.id);
                    let text = entry.map_or_else(|| cited.id.to_string(), |entry| self.document(entry));
                    lines.push(say!(words, "interview-side-evidence", document = text));
                }
                if !answer.note.is_empty() {
                    lines.push(say!(words, "interview-side-note", note = answer.note.as_str()));
                }
                let by = answer.by.as_ref().map(|by| by.id.to_string());
                let on = answer.on.map(|on| on.to_string());
                let signed: Vec<String> = [by, on].into_iter().flatten().collect();
                if !signed.is_empty() {
                    lines.push(say!(words, "interview-side-signed", signed = signed.join(", ")));
                }
            }
        }
        lines.join("\n")
    }

    /// An entry of the register on one line.
    fn document(&self, entry: &Evidence) -> String {
        say!(self.words, "interview-document", title = entry.title.as_str(), rest = self.document_facts(entry))
    }

    /// The same without its title.
    pub(super) fn document_facts(&self, entry: &Evidence) -> String {
        let date = entry.date.map(|date| date.to_string());
        let status = Some(status_word(entry.status, self.words));
        let reference = Some(entry.reference.clone()).filter(|reference| !reference.is_empty());
        let rest: Vec<String> = [status, date, reference].into_iter().flatten().collect();
        rest.join("; ")
    }
}
