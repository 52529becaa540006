//! The state of an interview.

use super::moves::Step;
use super::put::{Put, put};
use crate::library::{Asked, Library};
use crate::model::{Answer, AnswerState, Date, QuestionId, RespondentId, SectionId, Submission};
use crate::score::{Assessment, Scorer, Sheet, Targets};

/// An interview about one submission.
///
/// The submission must have been checked against the library, and the library be free of errors.
#[derive(Debug)]
pub struct Interview<'l> {
    pub(super) library: &'l Library,
    pub(super) scorer: Scorer,
    pub(super) asked: Asked,
    /// Positions of the questions that this interview goes through, in the order of the questionnaire.
    pub(super) order: Vec<usize>,
    pub(super) submission: Submission,
    pub(super) assessment: Assessment,
    /// Index into the order; its length at the end.
    pub(super) at: usize,
    pub(super) office: Option<RespondentId>,
    pub(super) today: Date,
    pub(super) past: Vec<Step>,
    /// Why the next change is made, for the log; empty where nobody said.
    pub(super) reason: String,
}

/// Where an interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// At the question of this position in the library.
    Question(usize),
    /// Behind the last question, where all is looked over.
    End,
}

/// How many questions are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Questions that are put.
    pub put: usize,
    /// Answered with a value.
    pub answered: usize,
    /// Carried over and not confirmed.
    pub to_confirm: usize,
    /// "We do not know."
    pub unknown: usize,
    /// Not disclosed.
    pub withheld: usize,
    /// Not applicable.
    pub not_applicable: usize,
    /// Answered with a value above 0 and citing no evidence.
    pub without_evidence: usize,
    /// Not answered yet.
    pub left: usize,
    /// Ruled out by other answers.
    pub ruled_out: usize,
    /// Waiting for the answer to another question.
    pub waiting: usize,
}

/// How far a section has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionProgress {
    /// Position of the section in the library.
    pub section: usize,
    /// Its questions by state.
    pub tally: Tally,
    /// Whether the office that answers has it among its sections.
    pub own: bool,
}

impl<'l> Interview<'l> {
    /// An interview at the place where the last one stopped: behind the question `after`, if one is named, at the first
    /// question that is left, in a section of the office where it has any.
    #[must_use]
    pub fn new(
        library: &'l Library,
        submission: Submission,
        targets: Targets<'_>,
        office: Option<RespondentId>,
        today: Date,
        after: Option<&QuestionId>,
    ) -> Self {
        let asked = library.asked(&submission.questionnaire.id);
        let in_part = |id: &QuestionId| submission.part.as_ref().is_none_or(|part| part.questions.contains(id));
        let mut order: Vec<usize> =
            (0..library.questions.len()).filter(|at| asked.questions[*at] && in_part(&library.questions[*at].id)).collect();
        // Sections stand in the order of the questionnaire; within one the order of the file is kept.
        order.sort_by_key(|at| library.section_of[*at]);
        let scorer = Scorer::new(library, &asked, targets);
        let assessment = scorer.score(&Sheet::of(library, &submission));
        let mut interview =
            Self { library, scorer, asked, order, submission, assessment, at: 0, office, today, past: Vec::new(), reason: String::new() };
        interview.resume(after);
        interview
    }

    fn resume(&mut self, after: Option<&QuestionId>) {
        let start = after
            .and_then(|id| self.library.question(id))
            .and_then(|question| self.order.iter().position(|at| *at == question))
            .map_or(0, |index| index + 1);
        let indices = || (start..self.order.len()).chain(0..start);
        let own = indices().find(|index| self.is_left(self.order[*index]) && self.is_own(self.order[*index]));
        self.at = own.or_else(|| indices().find(|index| self.is_left(self.order[*index]))).unwrap_or(self.order.len());
    }

    /// Goes on with another state of the same submission, such as one that somebody else has changed meanwhile. The place
    /// stays; what was done before can no longer be undone.
    pub fn reload(&mut self, submission: Submission) {
        self.submission = submission;
        self.past.clear();
        self.score_again();
    }

    /// Says why the next changes are made; an empty reason takes that back.
    pub fn because(&mut self, reason: &str) {
        reason.trim().clone_into(&mut self.reason);
    }

    /// Why changes are made at present, in the words of whoever makes them; empty where nobody said.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// How many changes can be undone.
    #[must_use]
    pub fn undoable(&self) -> usize {
        self.past.len()
    }

    /// The definitions.
    #[must_use]
    pub fn library(&self) -> &'l Library {
        self.library
    }

    /// The submission as it stands.
    #[must_use]
    pub fn submission(&self) -> &Submission {
        &self.submission
    }

    /// The figures as they stand.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The office that answers.
    #[must_use]
    pub fn office(&self) -> Option<&RespondentId> {
        self.office.as_ref()
    }

    /// The day it is.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }

    /// Where the interview stands.
    #[must_use]
    pub fn position(&self) -> Position {
        self.order.get(self.at).map_or(Position::End, |question| Position::Question(*question))
    }

    /// The questions that the interview goes through, by position in the library.
    #[must_use]
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// Whether a question is put after the answers so far, and why not.
    #[must_use]
    pub fn put(&self, question: usize) -> Put {
        put(self.library, &self.submission, &self.library.questions[question])
    }

    /// The answer to a question, if there is one.
    #[must_use]
    pub fn answer(&self, question: usize) -> Option<&Answer> {
        self.submission.answers.get(&self.library.questions[question].id)
    }

    /// Whether a question is put and neither answered nor said to be unknown, withheld or not applicable; a carried-over
    /// answer is left until it is confirmed.
    #[must_use]
    pub fn is_left(&self, question: usize) -> bool {
        let open = |answer: &Answer| answer.to_confirm || answer.state == AnswerState::Unanswered;
        self.answer(question).is_none_or(open) && self.put(question) == Put::Yes
    }

    /// Whether a question is in a section of the office that answers; all are where no office is named or it has no sections.
    #[must_use]
    pub fn is_own(&self, question: usize) -> bool {
        self.own_section(self.library.section_of[question])
    }

    fn own_section(&self, section: usize) -> bool {
        let respondent = self.office.as_ref().and_then(|office| self.submission.respondents.iter().find(|known| known.id == *office));
        respondent.is_none_or(|respondent| {
            let id: &SectionId = &self.library.sections[section].id;
            respondent.sections.is_empty() || respondent.sections.iter().any(|own| own.id == *id)
        })
    }

    /// Questions whose answer was carried over and waits to be confirmed.
    #[must_use]
    pub fn to_confirm(&self) -> Vec<usize> {
        self.order.iter().copied().filter(|question| self.answer(*question).is_some_and(|answer| answer.to_confirm)).collect()
    }

    /// All questions by state.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally_of(self.order.iter().copied())
    }

    /// How far each section has come, in order.
    #[must_use]
    pub fn sections(&self) -> Vec<SectionProgress> {
        let mut sections: Vec<usize> = self.order.iter().map(|question| self.library.section_of[*question]).collect();
        sections.dedup();
        let of = |section: usize| self.order.iter().copied().filter(move |question| self.library.section_of[*question] == section);
        let progress = |section| SectionProgress { section, tally: self.tally_of(of(section)), own: self.own_section(section) };
        sections.into_iter().map(progress).collect()
    }

    fn tally_of(&self, questions: impl Iterator<Item = usize>) -> Tally {
        let mut tally = Tally::default();
        for question in questions {
            match self.put(question) {
                Put::Waits(_) => tally.waiting += 1,
                Put::RuledOut(_) => tally.ruled_out += 1,
                Put::Yes => {
                    tally.put += 1;
                    self.count(question, &mut tally);
                }
            }
        }
        tally
    }

    fn count(&self, question: usize, tally: &mut Tally) {
        let Some(answer) = self.answer(question) else {
            tally.left += 1;
            return;
        };
        if answer.to_confirm {
            tally.to_confirm += 1;
            return;
        }
        match answer.state {
            AnswerState::Answered(_) => {
                tally.answered += 1;
                let score = &self.assessment.questions[question];
                tally.without_evidence += usize::from(score.value > 0.0 && !score.supported);
            }
            AnswerState::Unknown => tally.unknown += 1,
            AnswerState::Withheld => tally.withheld += 1,
            AnswerState::NotApplicable(_) => tally.not_applicable += 1,
            AnswerState::Unanswered => tally.left += 1,
        }
    }

    /// Share of the weight of all that is asked which is answered, from 0 to 1: what each capability weighs in the norms
    /// framework and the scenarios, times the share of its questions that are answered.
    #[must_use]
    pub fn answered_by_weight(&self) -> f64 {
        let (mut answered, mut all) = (0.0, 0.0);
        for (capability, share) in crate::library::objective_shares(self.library) {
            if let (true, Some(coverage)) = (self.asked.capabilities[capability], self.assessment.leaves[capability].coverage) {
                answered += share * coverage;
                all += share;
            }
        }
        if all > 0.0 { answered / all } else { 0.0 }
    }

    /// Questions whose text, capability or id holds all words of a search, whatever their case, in order.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<usize> {
        let wanted: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let matches = |question: &usize| {
            let record = &self.library.questions[*question];
            let capabilities = record.measures.iter().filter_map(|measure| self.library.capability(&measure.capability.id));
            let titles: Vec<&str> = capabilities.map(|at| self.library.capabilities[at].title.as_str()).collect();
            let all = [record.id.as_str(), &record.text, &titles.join(" ")].join(" ").to_lowercase();
            wanted.iter().all(|word| all.contains(word.as_str()))
        };
        self.order.iter().copied().filter(matches).collect()
    }

    /// Scores again after a change.
    pub(super) fn score_again(&mut self) {
        self.scorer.score_into(&Sheet::of(self.library, &self.submission), &mut self.assessment);
    }
}
