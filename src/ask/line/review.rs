//! Behind the last question: what there is, what is left, how it goes on.

use super::Front;
use crate::ask::Position;
use crate::model::{ConflictAbout, Says};
use crate::say;
use std::io;

/// How many questions the review names before it counts the rest.
const NAMED: usize = 10;

impl Front<'_, '_, '_> {
    pub(super) fn review(&mut self) -> io::Result<()> {
        let words = self.words;
        self.section = None;
        self.talk.say(&say!(words, "line-review"))?;
        self.sections()?;
        let overall = self.overall();
        self.talk.say(&overall)?;
        let left = self.left_by_weight();
        if left.is_empty() {
            self.talk.say(&say!(words, "line-review-complete"))?;
        } else {
            self.talk.say(&say!(words, "line-left", count = left.len()))?;
            self.list(left.get(..NAMED).unwrap_or(&left), true)?;
        }
        if left.len() > NAMED {
            self.talk.say(&say!(words, "line-more", count = left.len() - NAMED))?;
        }
        let waiting = self.interview.to_confirm();
        if !waiting.is_empty() {
            self.talk.say(&say!(words, "line-to-confirm", count = waiting.len()))?;
            self.list(waiting.get(..NAMED).unwrap_or(&waiting), true)?;
        }
        self.conflicts()?;
        self.talk.say(&say!(words, "line-review-next", file = self.name))
    }

    fn conflicts(&mut self) -> io::Result<()> {
        let words = self.words;
        let conflicts = &self.interview.submission().conflicts;
        if conflicts.is_empty() {
            return Ok(());
        }
        self.talk.say(&say!(words, "line-conflicts", count = conflicts.len()))?;
        for conflict in conflicts {
            match &conflict.about {
                ConflictAbout::Question(id) => self.talk.item("- ", &say!(words, "line-conflict-question", id = id.as_str()))?,
                ConflictAbout::Evidence(id) => {
                    self.talk.item("- ", &say!(words, "line-conflict-document", id = id.as_str()))?;
                    for (at, side) in conflict.sides.iter().enumerate() {
                        let says = match &side.says {
                            Says::Evidence(entry) => entry_text(entry, words),
                            Says::Nothing | Says::Answer(..) => say!(words, "line-side-without"),
                        };
                        let text = say!(words, "ask-side-of", from = side.from.as_str(), says = says);
                        self.talk.item(&["  ", &(at + 1).to_string(), ". "].concat(), &text)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The last words, wherever the interview stops.
    pub(super) fn farewell(&mut self) -> io::Result<()> {
        let words = self.words;
        if self.not_saved {
            return self.talk.say(&say!(words, "line-end-not-saved"));
        }
        let overall = self.overall();
        self.talk.say(&overall)?;
        let at_end = self.interview.position() == Position::End;
        self.talk.say(&if at_end { say!(words, "line-end-done", file = self.name) } else { say!(words, "line-end", file = self.name) })
    }
}

/// Everything about a document in a line.
fn entry_text(entry: &crate::model::Evidence, words: &crate::words::Words) -> String {
    let status = crate::ask::card::status_word(entry.status, words);
    let mut parts = vec![say!(words, "ask-evidence-line", title = entry.title.as_str(), status = status)];
    parts.extend((!entry.reference.is_empty()).then(|| entry.reference.clone()));
    parts.extend(entry.date.map(|date| date.to_string()));
    parts.extend(entry.supports.as_ref().map(|(level, reason)| say!(words, "line-side-supports", level = *level, reason = reason)));
    parts.join(", ")
}
