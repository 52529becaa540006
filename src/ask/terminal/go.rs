//! Ways from anywhere to a question: sections, lists, the questions that would tell most.

use super::{Front, Shown, Stop, told};
use crate::ask::{Move, would_tell_most};
use crate::say;
use crate::score::shown_percent;
use crate::screen::{Choice, Item, Key};

/// How many questions that would tell most are shown.
const MOST_TELLING: usize = 10;

/// What can be done in a list besides going to a question.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extra {
    Nothing,
    Confirming,
}

impl Front<'_, '_> {
    /// The sections with how far each has come; the chosen one is gone to, at its first question that is left.
    pub(super) fn sections(&mut self) -> Result<(), Stop> {
        let library = self.interview.library();
        let weights = self.weights();
        let now = match self.interview.position() {
            crate::ask::Position::Question(question) => Some(library.section_of[question]),
            crate::ask::Position::End => None,
        };
        let mut items = Vec::new();
        for (at, progress) in self.interview.sections().iter().enumerate() {
            let section = &library.sections[progress.section];
            let (share, answered) = weights.get(at).copied().unwrap_or_default();
            let tally = &progress.tally;
            let done = tally.put - tally.left - tally.to_confirm;
            let right = say!(self.words, "interview-section-right", done = done, put = tally.put, weight = answered);
            let figures = say!(
                self.words,
                "interview-section-detail",
                share = share,
                left = tally.left,
                confirm = tally.to_confirm,
                unknown = tally.unknown,
                withheld = tally.withheld,
                without = tally.without_evidence,
                waiting = tally.waiting
            );
            let whose = if progress.own { String::new() } else { say!(self.words, "interview-section-other") };
            let detail: Vec<String> = [figures, whose, section.intro.clone()].into_iter().filter(|text| !text.is_empty()).collect();
            items.push(
                Item::new(progress.section.to_string(), section.title.clone())
                    .right(right)
                    .detail(detail.join("\n"))
                    .current(now == Some(progress.section)),
            );
        }
        let mut list = Choice::new(items).prompt(say!(self.words, "interview-sections-prompt"));
        if let Shown::Taken(id) = self.show(say!(self.words, "interview-sections-title"), &mut list)?
            && let Ok(section) = id.parse::<usize>()
        {
            let of = |question: &&usize| library.section_of[**question] == section;
            let order = self.interview.order();
            let left = order.iter().filter(of).find(|question| self.interview.is_left(**question));
            let put = || order.iter().filter(of).find(|question| self.interview.put(**question) == crate::ask::Put::Yes);
            if let Some(question) = left.or_else(put).or_else(|| order.iter().find(of)).copied() {
                self.go(question);
            }
        }
        Ok(())
    }

    /// The carried-over answers, to be confirmed here or gone to.
    pub(super) fn carried_over(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let mut highlighted = None;
        loop {
            let questions = self.interview.to_confirm();
            if questions.is_empty() {
                self.notice = [std::mem::take(&mut self.notice), say!(words, "interview-none-to-confirm")].join(" ").trim().to_owned();
                return Ok(());
            }
            let prompt = say!(words, "interview-confirm-prompt", count = questions.len());
            let (way, at) = self.pick(say!(words, "interview-confirm-title"), prompt, &questions, Extra::Confirming, highlighted)?;
            let Some(question) = way else { return Ok(()) };
            if at == Key::Enter {
                self.go(question);
                return Ok(());
            }
            // The next one is highlighted, so that a row of them is confirmed by the same key.
            let place = questions.iter().position(|known| *known == question).unwrap_or(0);
            highlighted = questions.get(place + 1).or(questions.get(place.wrapping_sub(1))).copied();
            let stood = self.interview.position();
            self.go(question);
            let _ = self.make(Move::Confirm);
            self.go_back_to(stood);
        }
    }

    /// Goes to where the interview stood before.
    pub(super) fn go_back_to(&mut self, position: crate::ask::Position) {
        let way = match position {
            crate::ask::Position::Question(question) => Move::Go(question),
            crate::ask::Position::End => Move::End,
        };
        let notice = std::mem::take(&mut self.notice);
        let _ = self.make(way);
        self.notice = notice;
    }

    /// The ten questions that would tell most.
    pub(super) fn telling(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let telling = would_tell_most(self.interview);
        if telling.is_empty() {
            self.notice = say!(words, "interview-none-telling");
            return Ok(());
        }
        let item = |told: &crate::ask::Telling| {
            let library = self.interview.library();
            let capability = library.capabilities[told.capability].title.as_str();
            let stake = say!(words, "interview-percent", number = shown_percent(told.stake));
            let section = library.sections[library.section_of[told.question]].title.as_str();
            Item::new(told.question.to_string(), told::line(self.interview, told.question, words)).right(stake).detail(say!(
                words,
                "interview-telling-detail",
                capability = capability,
                section = section
            ))
        };
        let items = telling.iter().take(MOST_TELLING).map(item).collect();
        let mut list = Choice::new(items).prompt(say!(words, "interview-telling-prompt"));
        if let Shown::Taken(id) = self.show(say!(words, "interview-telling-title"), &mut list)?
            && let Ok(question) = id.parse()
        {
            self.go(question);
        }
        Ok(())
    }

    /// Goes to one of these questions.
    pub(super) fn go_to_one_of(&mut self, title: String, prompt: String, questions: &[usize]) -> Result<(), Stop> {
        if let (Some(question), _) = self.pick(title, prompt, questions, Extra::Nothing, None)? {
            self.go(question);
        }
        Ok(())
    }

    /// Lets one of these questions be picked; with the key by which it was.
    fn pick(
        &mut self,
        title: String,
        prompt: String,
        questions: &[usize],
        extra: Extra,
        highlighted: Option<usize>,
    ) -> Result<(Option<usize>, Key), Stop> {
        let library = self.interview.library();
        let mut items = Vec::new();
        let mut section = None;
        for question in questions {
            if section != Some(library.section_of[*question]) {
                section = Some(library.section_of[*question]);
                items.push(Item::heading(library.sections[library.section_of[*question]].title.clone()));
            }
            let item = Item::new(question.to_string(), told::line(self.interview, *question, self.words));
            items.push(item.right(told::answered(self.interview, *question, self.words)));
        }
        let mut list = Choice::new(items).prompt(prompt);
        if extra == Extra::Confirming {
            list = list.command('c', say!(self.words, "interview-key-confirm"));
        }
        if let Some(question) = highlighted {
            list = list.highlight(&question.to_string());
        }
        let shown = self.show(title, &mut list)?;
        let picked = list.highlighted().and_then(|item| item.id.parse().ok());
        Ok(match shown {
            Shown::Taken(id) => (id.parse().ok(), Key::Enter),
            Shown::Command(key) => (picked, key),
            Shown::Left => (None, Key::Escape),
        })
    }
}
