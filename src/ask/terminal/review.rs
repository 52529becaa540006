//! The screen behind the last question, where all is looked over.

use super::{Front, Shown, Stop, Way};
use crate::ask::{Move, Put};
use crate::model::AnswerState;
use crate::say;
use crate::screen::{Choice, Item, Key};

impl Front<'_, '_> {
    /// Looks over the whole: what is left, open, to confirm, in conflict, without evidence.
    pub(super) fn review(&mut self) -> Result<Way, Stop> {
        let words = self.words;
        let tally = self.interview.tally();
        let conflicts = self.interview.submission().conflicts.len();
        let line = |id: &str, label: String, count: usize| {
            let item = Item::new(id, label).right(count.to_string());
            if count == 0 { item.disabled() } else { item }
        };
        let items = vec![
            line("left", say!(words, "interview-review-left"), tally.left),
            line("confirm", say!(words, "interview-review-confirm"), tally.to_confirm),
            line("conflicts", say!(words, "interview-review-conflicts"), conflicts),
            line("unknown", say!(words, "interview-review-unknown"), tally.unknown),
            line("withheld", say!(words, "interview-review-withheld"), tally.withheld),
            line("inapplicable", say!(words, "interview-review-inapplicable"), tally.not_applicable),
            line("without", say!(words, "interview-review-without"), tally.without_evidence),
            line("all", say!(words, "interview-review-all"), tally.put),
            Item::new("summary", say!(words, "interview-review-summary")),
            Item::new("leave", say!(words, "interview-review-leave")),
        ];
        let prompt = say!(
            words,
            "interview-review-prompt",
            answered = tally.answered,
            put = tally.put,
            weight = crate::score::shown_percent(self.interview.answered_by_weight()).round()
        );
        let mut list = Choice::new(items)
            .prompt(prompt)
            .command(Key::Left, say!(words, "interview-key-back-word"))
            .command(Key::Tab, say!(words, "interview-key-more-word"))
            .command('s', say!(words, "interview-key-search-word"))
            .command('z', say!(words, "interview-key-undo-word"))
            .command('q', say!(words, "interview-key-leave-word"));
        if tally.left == 0 && tally.to_confirm == 0 && conflicts == 0 {
            list = list.highlight("leave");
        }
        match self.show(say!(words, "interview-review-title"), &mut list)? {
            Shown::Left => return Ok(Way::Out),
            Shown::Command(Key::Left) => drop(self.make(Move::Back)),
            Shown::Command(key) => return self.general(&key, None),
            Shown::Taken(id) => return self.reviewed(&id),
        }
        Ok(Way::On)
    }

    fn reviewed(&mut self, id: &str) -> Result<Way, Stop> {
        let words = self.words;
        let state = |wanted: fn(&AnswerState) -> bool| {
            self.put_questions(|front, question| {
                front.interview.answer(question).is_some_and(|answer| !answer.to_confirm && wanted(&answer.state))
            })
        };
        let (title, prompt, questions) = match id {
            "left" => {
                let left = self.put_questions(|front, question| {
                    front.interview.is_left(question) && front.interview.answer(question).is_none_or(|answer| !answer.to_confirm)
                });
                (say!(words, "interview-review-left"), say!(words, "interview-review-pick"), left)
            }
            "unknown" => {
                let found = state(|state| *state == AnswerState::Unknown);
                (say!(words, "interview-review-unknown"), say!(words, "interview-review-pick"), found)
            }
            "withheld" => {
                let found = state(|state| *state == AnswerState::Withheld);
                (say!(words, "interview-review-withheld"), say!(words, "interview-review-pick"), found)
            }
            "inapplicable" => {
                let found = state(|state| matches!(state, AnswerState::NotApplicable(_)));
                (say!(words, "interview-review-inapplicable"), say!(words, "interview-review-pick"), found)
            }
            "without" => {
                let found = self.put_questions(|front, question| {
                    let score = &front.interview.assessment().questions[question];
                    let answered = |answer: &crate::model::Answer| !answer.to_confirm && matches!(answer.state, AnswerState::Answered(_));
                    front.interview.answer(question).is_some_and(answered) && score.value > 0.0 && !score.supported
                });
                (say!(words, "interview-review-without"), say!(words, "interview-review-without-pick"), found)
            }
            "all" => (say!(words, "interview-review-all"), say!(words, "interview-review-pick"), self.put_questions(|_, _| true)),
            "confirm" => return self.carried_over().map(|()| Way::On),
            "conflicts" => return self.conflicts().map(|()| Way::On),
            "summary" => return self.summary().map(|()| Way::On),
            _ => return Ok(Way::Out),
        };
        self.go_to_one_of(title, prompt, &questions)?;
        Ok(Way::On)
    }

    /// Questions that are put and of which this holds, in order.
    fn put_questions(&self, holds: impl Fn(&Self, usize) -> bool) -> Vec<usize> {
        let wanted = |question: &usize| self.interview.put(*question) == Put::Yes && holds(self, *question);
        self.interview.order().iter().copied().filter(wanted).collect()
    }
}
