//! Which questions a run goes through, and how it goes on from one to the next.

use crate::ask::{Interview, Move, Position};

/// Which questions are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// Those that are left, unless somebody goes to another one.
    #[default]
    Left,
    /// Those whose answer was carried over and waits to be confirmed.
    ToConfirm,
}

/// The questions of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Way {
    /// Which of them.
    pub only: Only,
    /// Only those of the section at this position in the library.
    pub section: Option<usize>,
    /// Those of the office that answers before all others, where it has sections of its own.
    pub own: bool,
}

impl Way {
    /// Whether a question lies on the way.
    pub(super) fn has(self, interview: &Interview<'_>, question: usize) -> bool {
        let wanted = match self.only {
            Only::Left => interview.is_left(question),
            Only::ToConfirm => interview.answer(question).is_some_and(|answer| answer.to_confirm),
        };
        wanted
            && (!self.own || interview.is_own(question))
            && self.section.is_none_or(|section| interview.library().section_of.get(question) == Some(&section))
    }

    /// Goes to the first question on the way from where the interview stands on, that one included; else behind the last.
    pub fn begin(self, interview: &mut Interview<'_>) {
        let at = index(interview);
        let order = interview.order();
        let around = order.iter().skip(at).chain(order.iter().take(at));
        let first = around.copied().find(|question| self.has(interview, *question));
        go(interview, first);
    }

    /// The same way with the questions of other offices.
    fn with_others(self) -> Self {
        Self { own: false, ..self }
    }

    /// Goes to the next question on the way, and behind the last where there is none further on.
    pub(super) fn go_on(self, interview: &mut Interview<'_>) {
        let next = interview.order().iter().skip(index(interview) + 1).copied().find(|question| self.has(interview, *question));
        go(interview, next);
    }

    /// Goes to the first question on the way, of the own office if it has one left, else of any; tells whether there is one.
    pub(super) fn restart(&mut self, interview: &mut Interview<'_>) -> bool {
        let first = |way: Self| interview.order().iter().copied().find(|question| way.has(interview, *question));
        let own = first(*self);
        if own.is_none() {
            *self = self.with_others();
        }
        let first = own.or_else(|| first(*self));
        if first.is_some() {
            go(interview, first);
        }
        first.is_some()
    }
}

fn index(interview: &Interview<'_>) -> usize {
    let Position::Question(question) = interview.position() else { return interview.order().len() };
    interview.order().iter().position(|at| *at == question).unwrap_or_default()
}

fn go(interview: &mut Interview<'_>, question: Option<usize>) {
    // Both moves are possible everywhere, for the question comes from the order of the interview.
    let _ = interview.make(question.map_or(Move::End, Move::Go));
}
