//! Lists to choose from, and ways to a question.

use super::command::COMMANDS;
use super::{Flow, Front, Only, Way};
use crate::ask::card::answer_text;
use crate::ask::{Move, Position, Tally, question_text, section_weights, would_tell_most};
use crate::say;
use crate::score::shown_percent;
use crate::text::nearest;
use std::io;

/// How many questions a list has before the rest is counted.
const PAGE: usize = 20;
/// How many questions are named that would tell most.
const MOST_TELLING: usize = 10;
/// What is typed to see a whole list.
const ALL: &str = "all";

impl Front<'_, '_, '_> {
    /// Goes to a question by its number or its id.
    pub(super) fn go(&mut self, rest: &str) -> io::Result<Flow> {
        let words = self.words;
        let library = self.interview.library();
        let order = self.interview.order();
        let id = |question: &usize| library.questions[*question].id.as_str();
        let Some(question) = self.found(rest) else {
            let text = match (rest.is_empty(), nearest(rest, order.iter().map(id))) {
                (true, _) => say!(words, "line-go-how", count = order.len()),
                (false, Some(near)) => say!(words, "line-no-question-near", found = rest, near = near),
                (false, None) => say!(words, "line-no-such-question", found = rest, count = order.len()),
            };
            self.talk.say(&text)?;
            return Ok(Flow::Stay);
        };
        self.walk(Move::Go(question))
    }

    /// The question of a number or an id.
    pub(super) fn found(&self, name: &str) -> Option<usize> {
        let order = self.interview.order();
        let by_number = name.parse::<usize>().ok().and_then(|number| order.get(number.checked_sub(1)?)).copied();
        let library = self.interview.library();
        by_number.or_else(|| order.iter().copied().find(|question| library.questions[*question].id.as_str().eq_ignore_ascii_case(name)))
    }

    /// Lists the sections, or goes to one by its number, its id or the beginning of its title.
    pub(super) fn go_to_section(&mut self, rest: &str) -> io::Result<Flow> {
        let words = self.words;
        if rest.is_empty() {
            self.sections()?;
            self.talk.say(&say!(words, "line-section-how"))?;
            return Ok(Flow::Stay);
        }
        let library = self.interview.library();
        let all: Vec<usize> = self.interview.sections().iter().map(|progress| progress.section).collect();
        let wanted = rest.to_lowercase();
        let by_number = rest.parse::<usize>().ok().and_then(|number| all.get(number.checked_sub(1)?)).copied();
        let by_name = || {
            let named = |section: &&usize| {
                let record = &library.sections[**section];
                record.id.as_str().eq_ignore_ascii_case(rest) || record.title.to_lowercase().starts_with(&wanted)
            };
            all.iter().find(named).copied()
        };
        let Some(section) = by_number.or_else(by_name) else {
            self.talk.say(&say!(words, "line-no-section", found = rest, count = all.len()))?;
            return Ok(Flow::Stay);
        };
        let way = Way { section: Some(section), only: Only::Left, own: false };
        let of = || self.interview.order().iter().copied().filter(|question| library.section_of[*question] == section);
        let first = of().find(|question| way.has(self.interview, *question)).or_else(|| of().next());
        match first {
            Some(question) => self.walk(Move::Go(question)),
            None => Ok(Flow::Stay),
        }
    }

    /// All sections with how far each has come.
    pub(super) fn sections(&mut self) -> io::Result<()> {
        let words = self.words;
        let weights = section_weights(self.interview);
        for (at, progress) in self.interview.sections().iter().enumerate() {
            let weight = weights.get(at).copied().unwrap_or_default();
            let title = self.interview.library().sections[progress.section].title.as_str();
            let counts = self.counted(&progress.tally);
            let share = shown_percent(weight.share);
            let text = say!(words, "line-section-line", title = title, counts = counts, share = share);
            let own = progress.own && self.interview.office().is_some();
            let text = if own { say!(words, "line-section-own", section = text) } else { text };
            self.talk.item(&[&(at + 1).to_string(), ". "].concat(), &text)?;
        }
        Ok(())
    }

    /// The counts of some questions in words, those that are 0 left out.
    pub(super) fn counted(&self, tally: &Tally) -> String {
        let words = self.words;
        let mut parts = vec![say!(words, "line-count-answered", count = tally.answered, put = tally.put)];
        let mut part = |count: usize, text: String| {
            if count > 0 {
                parts.push(text);
            }
        };
        part(tally.left, say!(words, "line-count-left", count = tally.left));
        part(tally.to_confirm, say!(words, "line-count-to-confirm", count = tally.to_confirm));
        part(tally.unknown, say!(words, "line-count-unknown", count = tally.unknown));
        part(tally.withheld, say!(words, "line-count-withheld", count = tally.withheld));
        part(tally.not_applicable, say!(words, "line-count-not-applicable", count = tally.not_applicable));
        part(tally.without_evidence, say!(words, "line-count-without-evidence", count = tally.without_evidence));
        part(tally.waiting, say!(words, "line-count-waiting", count = tally.waiting));
        parts.join(", ")
    }

    pub(super) fn status(&mut self) -> io::Result<Flow> {
        self.sections()?;
        let text = self.overall();
        self.talk.say(&text)?;
        Ok(Flow::Stay)
    }

    pub(super) fn find(&mut self, rest: &str) -> io::Result<Flow> {
        let words = self.words;
        if rest.is_empty() {
            self.talk.say(&say!(words, "line-find-how"))?;
            return Ok(Flow::Stay);
        }
        let found = self.interview.search(rest);
        self.talk.say(&say!(words, "line-found", count = found.len(), text = rest))?;
        self.list(&found, false)?;
        Ok(Flow::Stay)
    }

    /// What is left: first what would tell most, then the rest in order.
    pub(super) fn left(&mut self, rest: &str) -> io::Result<Flow> {
        let words = self.words;
        let found = self.left_by_weight();
        self.talk.say(&say!(words, "line-left", count = found.len()))?;
        self.list(&found, rest.eq_ignore_ascii_case(ALL))?;
        Ok(Flow::Stay)
    }

    pub(super) fn left_by_weight(&self) -> Vec<usize> {
        let mut found: Vec<usize> = would_tell_most(self.interview).iter().map(|telling| telling.question).collect();
        let others = self.interview.order().iter().copied().filter(|question| self.interview.is_left(*question));
        let others: Vec<usize> = others.filter(|question| !found.contains(question)).collect();
        found.extend(others);
        found
    }

    pub(super) fn to_confirm(&mut self) -> io::Result<Flow> {
        let found = self.interview.to_confirm();
        self.talk.say(&say!(self.words, "line-to-confirm", count = found.len()))?;
        self.list(&found, true)?;
        Ok(Flow::Stay)
    }

    pub(super) fn telling(&mut self) -> io::Result<Flow> {
        let words = self.words;
        let found = would_tell_most(self.interview);
        self.talk.say(&say!(words, "line-telling", count = found.len().min(MOST_TELLING)))?;
        for telling in found.iter().take(MOST_TELLING) {
            let stake = shown_percent(telling.stake);
            let text = say!(words, "line-telling-stake", question = self.named(telling.question), stake = stake);
            self.talk.item(&self.lead(telling.question), &text)?;
        }
        Ok(Flow::Stay)
    }

    /// Lists questions with their numbers and answers, the first ones or all.
    pub(super) fn list(&mut self, questions: &[usize], all: bool) -> io::Result<()> {
        let words = self.words;
        let shown = if all { questions.len() } else { PAGE };
        for question in questions.iter().take(shown) {
            let answer = answer_text(
                self.interview.library(),
                &self.interview.library().questions[*question],
                self.interview.answer(*question),
                words,
            );
            let text = say!(words, "line-listed", question = self.named(*question), answer = answer);
            let lead = self.lead(*question);
            self.talk.item(&lead, &text)?;
        }
        if questions.len() > shown {
            self.talk.say(&say!(words, "line-more", count = questions.len() - shown))?;
        }
        Ok(())
    }

    fn named(&self, question: usize) -> String {
        let library = self.interview.library();
        let record = &library.questions[question];
        say!(self.words, "line-named", title = question_text(library, record, self.words), id = record.id.as_str())
    }

    /// The number of a question, by which one can go to it.
    fn lead(&self, question: usize) -> String {
        let number = self.interview.order().iter().position(|at| *at == question).map_or(0, |at| at + 1);
        [number.to_string().as_str(), ". "].concat()
    }

    pub(super) fn help(&mut self) -> io::Result<Flow> {
        let words = self.words;
        self.talk.say(&say!(words, "line-help"))?;
        for (word, short, command) in COMMANDS {
            let text = command.told(words);
            self.talk.item("  ", &say!(words, "line-help-line", word = word, short = short, text = text))?;
        }
        if self.interview.position() != Position::End {
            self.talk.say(&say!(words, "line-help-answer"))?;
        }
        Ok(Flow::Stay)
    }
}
