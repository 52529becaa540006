//! The questions in the order in which they are printed, with their numbers.

use super::BlankForm;
use crate::model::{Question, QuestionKind, Scale};

/// What is printed.
pub(super) struct Paper<'a> {
    pub(super) form: BlankForm<'a>,
    /// Sections by position in the library, each with its questions in groups.
    pub(super) sections: Vec<(usize, Vec<Group>)>,
    /// The number of each question of the library, from 1; none where it is not printed.
    numbers: Vec<Option<usize>>,
}

/// Questions of one section that measure the same capability, or that measure none.
pub(super) struct Group {
    /// Position of the capability.
    pub(super) capability: Option<usize>,
    /// Positions of the questions; at least one.
    pub(super) questions: Vec<usize>,
}

impl<'a> Paper<'a> {
    pub(super) fn of(form: BlankForm<'a>) -> Self {
        let library = form.library;
        let asked = library.asked(form.questionnaire).questions;
        let mut sections: Vec<(usize, Vec<Group>)> = Vec::new();
        for (position, question) in library.questions.iter().enumerate().filter(|(position, _)| asked[*position]) {
            let section = library.section_of[position];
            if form.sections.is_some_and(|only| !only.contains(&library.sections[section].id)) {
                continue;
            }
            if sections.last().is_none_or(|(last, _)| *last != section) {
                sections.push((section, Vec::new()));
            }
            let capability = question.measures.first().and_then(|measure| library.capability(&measure.capability.id));
            if let Some((_, groups)) = sections.last_mut() {
                put(groups, capability, position);
            }
        }
        let mut numbers = vec![None; library.questions.len()];
        let order = sections.iter().flat_map(|(_, groups)| groups).flat_map(|group| &group.questions);
        for (at, position) in order.enumerate() {
            numbers[*position] = Some(at + 1);
        }
        Self { form, sections, numbers }
    }

    /// The number of a question; none where it is not printed.
    pub(super) fn number(&self, position: usize) -> Option<usize> {
        self.numbers.get(position).copied().flatten()
    }

    /// How many questions are printed.
    pub(super) fn count(&self) -> usize {
        self.numbers.iter().flatten().count()
    }

    /// Everything that is printed, in the order of the library.
    pub(super) fn questions(&self) -> impl Iterator<Item = &'a Question> {
        self.form.library.questions.iter().zip(&self.numbers).filter(|(_, number)| number.is_some()).map(|(question, _)| question)
    }

    /// The scale of the first level question, where one is printed.
    pub(super) fn scale(&self) -> Option<&'a Scale> {
        let library = self.form.library;
        let level =
            self.questions().find(|question| matches!(question.kind, QuestionKind::Level { .. }) && !question.measures.is_empty())?;
        let capability = library.capability(&level.measures.first()?.capability.id)?;
        library.scale_of(&library.capabilities[capability])
    }
}

/// Puts a question to the others of its capability, so that a person fills a capability from the top down.
fn put(groups: &mut Vec<Group>, capability: Option<usize>, position: usize) {
    let last = groups.len().saturating_sub(1);
    let own = groups.iter_mut().enumerate().find(|(at, group)| group.capability == capability && (capability.is_some() || *at == last));
    match own {
        Some((_, group)) => group.questions.push(position),
        None => groups.push(Group { capability, questions: vec![position] }),
    }
}
