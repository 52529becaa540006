//! A question in lines.

use super::{Flow, Front};
use crate::ask::{Card, CardOption, Position, section_weights};
use crate::model::QuestionKind;
use crate::say;
use crate::score::shown_percent;
use std::io;

/// How far what belongs to an option stands to the right of its key, in columns.
const OPTION_INDENT: usize = 3;

impl Front<'_, '_, '_> {
    /// Prints the question where the interview stands, with everything or in short.
    pub(super) fn question(&mut self, card: &Card, full: bool) -> io::Result<()> {
        let words = self.words;
        self.seen.insert(card.question);
        self.section_head(card)?;
        self.talk.say(&say!(words, "line-question", number = card.number.0, count = card.number.1, id = card.id.as_str()))?;
        self.talk.say(&card.title)?;
        if full && !card.help.is_empty() {
            self.talk.say(&say!(words, "line-help-text", text = card.help.as_str()))?;
        }
        if !card.why.is_empty() {
            self.talk.say(&card.why)?;
        }
        self.options(card, full)?;
        self.so_far(card)?;
        self.disagreement(card)
    }

    fn section_head(&mut self, card: &Card) -> io::Result<()> {
        let words = self.words;
        let section = self.interview.library().section_of[card.question];
        if self.section == Some(section) {
            return Ok(());
        }
        self.section = Some(section);
        let sections = self.interview.sections();
        let number = sections.iter().position(|progress| progress.section == section).map_or(0, |at| at + 1);
        self.talk.say(&say!(words, "line-section", number = number, count = sections.len(), title = card.section.as_str()))?;
        if !self.introduced.insert(section) {
            return self.talk.gap();
        }
        if !card.section_intro.is_empty() {
            self.talk.say(&card.section_intro)?;
        }
        let Some(progress) = sections.iter().find(|progress| progress.section == section) else { return Ok(()) };
        let weight = section_weights(self.interview).get(number.saturating_sub(1)).copied().unwrap_or_default();
        let here = self.counted(&progress.tally);
        self.talk.say(&say!(words, "line-section-progress", counts = here, weight = shown_percent(weight.answered)))?;
        let all = self.overall();
        self.talk.say(&all)?;
        self.talk.gap()
    }

    /// How far the whole has come, in a sentence.
    pub(super) fn overall(&self) -> String {
        let counts = self.counted(&self.interview.tally());
        say!(self.words, "line-overall", counts = counts, weight = shown_percent(self.interview.answered_by_weight()))
    }

    fn options(&mut self, card: &Card, full: bool) -> io::Result<()> {
        let words = self.words;
        for option in &card.options {
            let lead = match (option.chosen, card.many) {
                (true, true) => say!(words, "line-option-ticked", key = option.key.as_str()),
                (true, false) => say!(words, "line-option-chosen", key = option.key.as_str()),
                (false, _) => say!(words, "line-option", key = option.key.as_str()),
            };
            self.talk.hanging(OPTION_INDENT, &[lead.as_str(), " ", option.label.as_str()].concat())?;
            if full {
                for line in beyond_label(option) {
                    self.talk.item(&" ".repeat(OPTION_INDENT), line)?;
                }
            }
        }
        Ok(())
    }

    /// What was said about the question so far.
    fn so_far(&mut self, card: &Card) -> io::Result<()> {
        let words = self.words;
        self.talk.say(&match (card.to_confirm, card.signed.is_empty()) {
            (true, _) => say!(words, "line-answer-to-confirm", answer = card.answer.as_str()),
            (false, true) => say!(words, "line-answer", answer = card.answer.as_str()),
            (false, false) => say!(words, "line-answer-signed", answer = card.answer.as_str(), signed = card.signed.as_str()),
        })?;
        for document in &card.evidence {
            self.talk.say(&say!(words, "line-evidence", document = document.as_str()))?;
        }
        if !card.note.is_empty() {
            self.talk.say(&say!(words, "line-note", note = card.note.as_str()))?;
        }
        Ok(())
    }

    fn disagreement(&mut self, card: &Card) -> io::Result<()> {
        if card.conflict.is_empty() {
            return Ok(());
        }
        self.talk.say(&say!(self.words, "line-conflict"))?;
        for (at, side) in card.conflict.iter().enumerate() {
            self.talk.item(&[&(at + 1).to_string(), ". "].concat(), side)?;
        }
        Ok(())
    }

    /// What can be typed.
    pub(super) fn prompt(&self, card: Option<&Card>) -> String {
        let words = self.words;
        let Some(card) = card else {
            let left = self.interview.tally();
            let none = left.left + left.to_confirm == 0;
            return if none { say!(words, "line-prompt-done") } else { say!(words, "line-prompt-end") };
        };
        let (first, last) = match (card.options.first(), card.options.last()) {
            (Some(first), Some(last)) => (first.key.as_str(), last.key.as_str()),
            _ => ("", ""),
        };
        let asked = match self.kind() {
            Some(QuestionKind::YesNo { partly: Some(_), .. }) => say!(words, "line-prompt-yes-partly-no"),
            Some(QuestionKind::YesNo { .. }) => say!(words, "line-prompt-yes-no"),
            Some(QuestionKind::Checklist { .. }) => say!(words, "line-prompt-checklist", first = first, last = last),
            Some(QuestionKind::Number { .. }) => say!(words, "line-prompt-number", entry = card.entry.as_str()),
            Some(QuestionKind::Text) => say!(words, "line-prompt-text"),
            _ => say!(words, "line-prompt-one", first = first, last = last),
        };
        let more = if !card.conflict.is_empty() {
            say!(words, "line-prompt-settle")
        } else if card.to_confirm {
            say!(words, "line-prompt-confirm")
        } else {
            say!(words, "line-prompt-command")
        };
        [asked, more].join(" ")
    }

    pub(super) fn meaning(&mut self) -> io::Result<Flow> {
        let words = self.words;
        let lines = Card::of(self.interview, words).map(|card| card.meaning).unwrap_or_default();
        if lines.is_empty() {
            self.talk.say(&say!(words, "line-meaning-none"))?;
        }
        for line in lines {
            self.talk.say(&line)?;
        }
        Ok(Flow::Stay)
    }

    pub(super) fn why(&mut self) -> io::Result<Flow> {
        let words = self.words;
        let why = Card::of(self.interview, words).map(|card| card.why).unwrap_or_default();
        let text = match (why.is_empty(), self.interview.position()) {
            (false, _) => why,
            (true, Position::Question(_)) => say!(words, "line-why-always"),
            (true, Position::End) => say!(words, "line-no-question"),
        };
        self.talk.say(&text)?;
        Ok(Flow::Stay)
    }
}

/// What the detail of an option says beyond its label.
fn beyond_label(option: &CardOption) -> impl Iterator<Item = &str> {
    let lines = option.detail.iter().map(String::as_str);
    let label = option.label.as_str();
    lines.enumerate().filter(move |(at, line)| *at > 0 || !label.ends_with(*line)).map(|(_, line)| line)
}
