//! What can be done in an interview, and undone.

use super::interview::{Interview, Position};
use super::put::Put;
use crate::diagnostic::Diagnostic;
use crate::library::answer_value;
use crate::model::{
    Answer, AnswerState, AnswerValue, Clearance, Conflict, ConflictAbout, Evidence, EvidenceId, Given, NotApplicable, Place, QuestionId,
    Reference, Says, SubmissionStatus,
};
use std::collections::BTreeMap;

/// What can be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Move {
    /// Answers the question with a checked value.
    Answer(AnswerValue),
    /// Answers it with what somebody typed.
    Typed(Given),
    /// "We do not know."
    Unknown,
    /// The State chooses not to disclose.
    Withheld,
    /// Does not apply, for this reason.
    NotApplicable(String),
    /// Takes the answer back; note and evidence stay.
    Clear,
    /// Confirms a carried-over answer.
    Confirm,
    /// Writes the note of the question; an empty one takes it away.
    Note(String),
    /// Cites these entries of the register, and no others.
    Cite(Vec<EvidenceId>),
    /// Enters a document in the register, or changes the one of the same id, and cites it.
    Register(Evidence),
    /// Settles the conflict about the question by the side of this number, from 0. Answering the question anew settles it
    /// too.
    Settle(usize),
    /// Settles the conflict about an entry of the register by the side of this number, from 0; possible everywhere.
    SettleEvidence(EvidenceId, usize),
    /// Goes to the next question that is put.
    Next,
    /// Goes to the next question that is left.
    NextLeft,
    /// Goes to the question before that is put.
    Back,
    /// Goes to the question of this position in the library, put or not.
    Go(usize),
    /// Goes behind the last question.
    End,
    /// Takes the last change back and goes to its question.
    Undo,
}

/// What a move did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Done {
    /// Whether the submission has changed and is to be saved.
    pub changed: bool,
    /// Follow-up questions that are put since, by position in the library.
    pub appeared: Vec<usize>,
    /// Follow-up questions that are no longer put.
    pub gone: Vec<usize>,
    /// Whether a review or an approval lapsed by the change.
    pub lapsed: bool,
}

/// Why a move was not made. Nothing has changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The value is no answer to the question, for this reason.
    Value(Box<Diagnostic>),
    /// The question does not allow "not applicable".
    NotApplicableForbidden,
    /// "Not applicable" needs a reason.
    ReasonMissing,
    /// There is no answer to confirm.
    NothingToConfirm,
    /// An entry of this id is not in the register.
    NotRegistered(EvidenceId),
    /// There is no conflict about the question, or no such side.
    NoSuchSide,
    /// Nothing was changed yet that could be undone.
    NothingToUndo,
    /// There is no question here, or further on in this direction.
    NoQuestion,
}

/// What a change replaced.
#[derive(Debug, Clone)]
pub(super) struct Step {
    at: usize,
    /// None where the change was about no question.
    question: Option<QuestionId>,
    answer: Option<Answer>,
    kept: Option<Given>,
    /// All answers, where the change may have touched more than one.
    answers: Option<BTreeMap<QuestionId, Answer>>,
    evidence: Vec<Evidence>,
    conflicts: Vec<Conflict>,
    status: SubmissionStatus,
    cleared: Option<Clearance>,
}

/// How many changes can be undone.
const MOST_STEPS: usize = 1_000;

impl Interview<'_> {
    /// Makes a move.
    ///
    /// # Errors
    /// Where the move cannot be made; the interview is then as it was.
    pub fn make(&mut self, wanted: Move) -> Result<Done, Refusal> {
        match wanted {
            Move::Next => self.step(|interview, question| interview.put(question) == Put::Yes),
            Move::NextLeft => self.next_left(),
            Move::Back => self.back(),
            Move::Go(question) => self.go(question),
            Move::End => {
                self.at = self.order.len();
                Ok(Done::default())
            }
            Move::Undo => self.undo(),
            Move::SettleEvidence(id, side) => self.change(None, |interview| interview.settle_evidence(&id, side)),
            change => {
                let Position::Question(question) = self.position() else { return Err(Refusal::NoQuestion) };
                self.change(Some(question), |interview| interview.apply(question, change))
            }
        }
    }

    fn step(&mut self, wanted: impl Fn(&Self, usize) -> bool) -> Result<Done, Refusal> {
        if self.at >= self.order.len() {
            return Err(Refusal::NoQuestion);
        }
        let next = (self.at + 1..self.order.len()).find(|index| wanted(self, self.order[*index]));
        self.at = next.unwrap_or(self.order.len());
        Ok(Done::default())
    }

    /// The next question that is left, from here to the end and then from the start.
    fn next_left(&mut self) -> Result<Done, Refusal> {
        let from = (self.at + 1).min(self.order.len());
        let mut all = (from..self.order.len()).chain(0..from);
        self.at = all.find(|index| self.is_left(self.order[*index])).unwrap_or(self.order.len());
        Ok(Done::default())
    }

    fn back(&mut self) -> Result<Done, Refusal> {
        let before = (0..self.at).rev().find(|index| self.put(self.order[*index]) == Put::Yes);
        self.at = before.ok_or(Refusal::NoQuestion)?;
        Ok(Done::default())
    }

    fn go(&mut self, question: usize) -> Result<Done, Refusal> {
        self.at = self.order.iter().position(|at| *at == question).ok_or(Refusal::NoQuestion)?;
        Ok(Done::default())
    }

    fn change(&mut self, question: Option<usize>, act: impl FnOnce(&mut Self) -> Result<(), Refusal>) -> Result<Done, Refusal> {
        let before = self.snapshot(question);
        let put_before: Vec<bool> = self.order.iter().map(|question| self.put(*question) == Put::Yes).collect();
        act(self)?;
        let mut done = Done { changed: self.differs(&before), ..Done::default() };
        if !done.changed {
            return Ok(done);
        }
        if self.submission.status != SubmissionStatus::Draft {
            self.submission.status = SubmissionStatus::Draft;
            self.submission.cleared = None;
            done.lapsed = true;
        }
        self.past.push(before);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
        self.score_again();
        for (question, was) in self.order.iter().zip(put_before) {
            match (was, self.put(*question) == Put::Yes) {
                (false, true) => done.appeared.push(*question),
                (true, false) => done.gone.push(*question),
                _ => {}
            }
        }
        Ok(done)
    }

    fn snapshot(&self, question: Option<usize>) -> Step {
        let id = question.map(|question| self.library.questions[question].id.clone());
        Step {
            at: self.at,
            answer: id.as_ref().and_then(|id| self.submission.answers.get(id)).cloned(),
            kept: id.as_ref().and_then(|id| self.submission.kept.get(id)).cloned(),
            answers: id.is_none().then(|| self.submission.answers.clone()),
            evidence: self.submission.evidence.clone(),
            conflicts: self.submission.conflicts.clone(),
            status: self.submission.status,
            cleared: self.submission.cleared.clone(),
            question: id,
        }
    }

    fn differs(&self, before: &Step) -> bool {
        let question = before.question.as_ref();
        let now = question.and_then(|id| self.submission.answers.get(id));
        let same_answer = match (&before.answer, now) {
            (None, None) => true,
            (Some(was), Some(now)) => was.same(now),
            _ => false,
        };
        !same_answer
            || before.kept.as_ref() != question.and_then(|id| self.submission.kept.get(id))
            || before.evidence != self.submission.evidence
            || before.conflicts.len() != self.submission.conflicts.len()
    }

    fn apply(&mut self, question: usize, change: Move) -> Result<(), Refusal> {
        let record = &self.library.questions[question];
        match change {
            Move::Answer(value) => self.set_state(question, AnswerState::Answered(value)),
            Move::Typed(given) => {
                let value = answer_value(record, &given, Place::default()).map_err(|finding| Refusal::Value(Box::new(finding)))?;
                self.set_state(question, AnswerState::Answered(value));
            }
            Move::Unknown => self.set_state(question, AnswerState::Unknown),
            Move::Withheld => self.set_state(question, AnswerState::Withheld),
            Move::NotApplicable(reason) => {
                if record.not_applicable == NotApplicable::Forbidden {
                    return Err(Refusal::NotApplicableForbidden);
                }
                if reason.trim().is_empty() {
                    return Err(Refusal::ReasonMissing);
                }
                self.set_state(question, AnswerState::NotApplicable(reason));
            }
            Move::Clear => self.set_state(question, AnswerState::Unanswered),
            Move::Confirm => {
                let answer = self.submission.answers.get_mut(&record.id).filter(|answer| answer.to_confirm);
                answer.ok_or(Refusal::NothingToConfirm)?.to_confirm = false;
                self.sign(question);
            }
            Move::Note(note) => {
                self.entry(question).note = note.trim().to_owned();
                self.sign(question);
            }
            Move::Cite(ids) => {
                let listed = |id: &EvidenceId| self.submission.evidence.iter().any(|entry| entry.id == *id);
                if let Some(unknown) = ids.iter().find(|id| !listed(id)) {
                    return Err(Refusal::NotRegistered(unknown.clone()));
                }
                self.cite(question, ids);
            }
            Move::Register(entry) => {
                let mut ids: Vec<EvidenceId> =
                    self.answer(question).into_iter().flat_map(|answer| &answer.evidence).map(|cited| cited.id.clone()).collect();
                if !ids.contains(&entry.id) {
                    ids.push(entry.id.clone());
                }
                match self.submission.evidence.iter_mut().find(|known| known.id == entry.id) {
                    Some(known) => *known = entry,
                    None => self.submission.evidence.push(entry),
                }
                self.cite(question, ids);
            }
            Move::Settle(side) => self.settle(question, side)?,
            // The moves that change nothing are made in `make`.
            Move::Next | Move::NextLeft | Move::Back | Move::Go(_) | Move::End | Move::Undo | Move::SettleEvidence(..) => {}
        }
        Ok(())
    }

    /// The answer of a question, begun where there is none.
    fn entry(&mut self, question: usize) -> &mut Answer {
        let id = self.library.questions[question].id.clone();
        self.submission.answers.entry(id).or_insert_with(|| Answer::of(AnswerState::Unanswered))
    }

    fn set_state(&mut self, question: usize, state: AnswerState) {
        let id = &self.library.questions[question].id;
        self.submission.kept.remove(id);
        if state != AnswerState::Unanswered {
            let about = ConflictAbout::Question(id.clone());
            self.submission.conflicts.retain(|conflict| conflict.about != about);
        }
        let answer = self.entry(question);
        answer.state = state;
        answer.to_confirm = false;
        self.sign(question);
    }

    fn cite(&mut self, question: usize, ids: Vec<EvidenceId>) {
        self.entry(question).evidence = ids.into_iter().map(|id| Reference { id, place: Place::default() }).collect();
        self.sign(question);
    }

    /// Says who answered and when; an entry with nothing left in it is taken out.
    fn sign(&mut self, question: usize) {
        let (office, today) = (self.office.clone(), self.today);
        let answer = self.entry(question);
        if let Some(office) = office {
            answer.by = Some(Reference { id: office, place: Place::default() });
        }
        answer.on = Some(today);
        let id = &self.library.questions[question].id;
        if self.submission.answers.get(id).is_some_and(Answer::is_empty) && !self.submission.kept.contains_key(id) {
            self.submission.answers.remove(id);
        }
    }

    fn settle(&mut self, question: usize, side: usize) -> Result<(), Refusal> {
        let id = self.library.questions[question].id.clone();
        let about = ConflictAbout::Question(id.clone());
        let at = self.submission.conflicts.iter().position(|conflict| conflict.about == about).ok_or(Refusal::NoSuchSide)?;
        let says = self.submission.conflicts[at].sides.get(side).map(|side| side.says.clone()).ok_or(Refusal::NoSuchSide)?;
        self.submission.conflicts.remove(at);
        match says {
            Says::Answer(answer, kept) => {
                self.submission.answers.insert(id.clone(), *answer);
                match kept {
                    Some(kept) => self.submission.kept.insert(id, kept),
                    None => self.submission.kept.remove(&id),
                };
            }
            Says::Nothing | Says::Evidence(_) => {
                self.submission.answers.remove(&id);
                self.submission.kept.remove(&id);
            }
        }
        Ok(())
    }

    fn settle_evidence(&mut self, id: &EvidenceId, side: usize) -> Result<(), Refusal> {
        let about = ConflictAbout::Evidence(id.clone());
        let at = self.submission.conflicts.iter().position(|conflict| conflict.about == about).ok_or(Refusal::NoSuchSide)?;
        let says = self.submission.conflicts[at].sides.get(side).map(|side| side.says.clone()).ok_or(Refusal::NoSuchSide)?;
        self.submission.conflicts.remove(at);
        let known = self.submission.evidence.iter().position(|entry| entry.id == *id);
        match (says, known) {
            (Says::Evidence(entry), Some(known)) => self.submission.evidence[known] = *entry,
            (Says::Evidence(entry), None) => self.submission.evidence.push(*entry),
            (Says::Nothing | Says::Answer(..), _) => {
                self.submission.evidence.retain(|entry| entry.id != *id);
                // What is no longer in the register cannot be cited.
                self.submission.answers.values_mut().for_each(|answer| answer.evidence.retain(|cited| cited.id != *id));
            }
        }
        Ok(())
    }

    fn undo(&mut self) -> Result<Done, Refusal> {
        let step = self.past.pop().ok_or(Refusal::NothingToUndo)?;
        if let Some(question) = step.question {
            match step.answer {
                Some(answer) => self.submission.answers.insert(question.clone(), answer),
                None => self.submission.answers.remove(&question),
            };
            match step.kept {
                Some(kept) => self.submission.kept.insert(question, kept),
                None => self.submission.kept.remove(&question),
            };
        }
        if let Some(answers) = step.answers {
            self.submission.answers = answers;
        }
        self.submission.evidence = step.evidence;
        self.submission.conflicts = step.conflicts;
        self.submission.status = step.status;
        self.submission.cleared = step.cleared;
        self.at = step.at;
        self.score_again();
        Ok(Done { changed: true, ..Done::default() })
    }
}
