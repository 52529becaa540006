//! What is said on one question, in a form that can be compared.

use crate::model::{Answer, AnswerState, AnswerValue, ConflictAbout, Date, EvidenceId, Given, Place, QuestionId, Says, Side, Submission};
use std::collections::BTreeSet;

/// What one side says on a question: an answer, something written that is none, or nothing.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) answer: Answer,
    pub(super) written: Option<Given>,
    /// A name that a person gave to this side of a conflict; none where the program named it.
    pub(super) label: Option<String>,
}

impl Said {
    pub(super) fn new(answer: Option<&Answer>, written: Option<&Given>) -> Self {
        let answer = answer.cloned().unwrap_or_else(|| Answer::of(AnswerState::Unanswered));
        let nothing = answer.is_empty() && written.is_none();
        // Who left a question open, and when, is nothing that could differ.
        let answer = if nothing { Answer::of(AnswerState::Unanswered) } else { answer };
        Self { answer, written: written.cloned(), label: None }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.answer.is_empty() && self.written.is_none()
    }

    /// The value or state alone, without what supports it.
    pub(super) fn core(&self) -> String {
        let state = match &self.answer.state {
            AnswerState::Answered(AnswerValue::Options(options)) => {
                let mut options: Vec<&str> = options.iter().map(|option| option.as_str()).collect();
                options.sort_unstable();
                format!("{options:?}")
            }
            // Minus zero reads as zero.
            AnswerState::Answered(AnswerValue::Number(number)) => format!("{:?}", AnswerValue::Number(*number + 0.0)),
            state => format!("{state:?}"),
        };
        match &self.written {
            // A table holds as text what a file holds as a value.
            Some(Given::Cell(text) | Given::Text(text)) => format!("{state}/{text:?}"),
            Some(written) => format!("{state}/{written:?}"),
            None => state,
        }
    }

    pub(super) fn cited(&self) -> BTreeSet<&EvidenceId> {
        self.answer.evidence.iter().map(|cited| &cited.id).collect()
    }

    /// Whether both say the same, whoever says it and when.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.answer.note == other.answer.note
            && self.answer.to_confirm == other.answer.to_confirm
            && self.cited() == other.cited()
            && self.core() == other.core()
    }

    /// Who says it and when; the later of two is the greater.
    pub(super) fn signature(&self) -> (Option<Date>, Option<&str>) {
        (self.answer.on, self.answer.by.as_ref().map(|by| by.id.as_str()))
    }

    /// Takes over who says it and when, where the other is later.
    pub(super) fn sign_as_later(&mut self, other: &Self) {
        if other.signature() > self.signature() {
            self.sign_as(other);
        }
    }

    pub(super) fn sign_as(&mut self, other: &Self) {
        self.answer.by.clone_from(&other.answer.by);
        self.answer.on = other.answer.on;
    }

    /// By what sides are ordered: who says it, then what.
    pub(super) fn order(&self) -> (Option<String>, String, String) {
        (self.answer.by.as_ref().map(|by| by.id.0.clone()), self.core(), self.answer.note.clone())
    }
}

/// Everything that a submission says on a question: the sides of its conflict, or its answer.
pub(super) fn voices(submission: &Submission, question: &QuestionId) -> Vec<Said> {
    let about = ConflictAbout::Question(question.clone());
    let sides: Vec<&Side> = submission.conflicts.iter().filter(|conflict| conflict.about == about).flat_map(|c| &c.sides).collect();
    if sides.is_empty() {
        return vec![Said::new(submission.answers.get(question), submission.kept.get(question))];
    }
    let mut voices: Vec<Said> = sides.iter().map(|side| of_side(side)).collect();
    let given = labels(&voices);
    for ((voice, side), given) in voices.iter_mut().zip(sides).zip(given) {
        voice.label = (side.from != given && !is_numbered(&side.from)).then(|| side.from.clone());
    }
    voices
}

pub(super) fn of_side(side: &Side) -> Said {
    match &side.says {
        Says::Answer(answer, written) => Said::new(Some(answer), written.as_ref()),
        Says::Evidence(_) | Says::Nothing => Said::new(None, None),
    }
}

/// The sides of a conflict out of what is said, in their order.
///
/// A side has the name of its office, so that the same sides get the same names however they came together.
pub(super) fn sides(mut voices: Vec<Said>) -> Vec<Side> {
    voices.sort_by_cached_key(Said::order);
    let labels = labels(&voices);
    let named = voices.into_iter().zip(labels);
    named
        .map(|(voice, label)| {
            let from = voice.label.clone().unwrap_or(label);
            let says = if voice.is_nothing() { Says::Nothing } else { Says::Answer(Box::new(without_place(voice.answer)), voice.written) };
            Side { from, says }
        })
        .collect()
}

fn without_place(mut answer: Answer) -> Answer {
    answer.place = Place::default();
    answer
}

/// What a side is called that no office signed.
const SIDE: &str = "side";

fn labels(voices: &[Said]) -> Vec<String> {
    let name = |voice: &Said| voice.answer.by.as_ref().map_or(SIDE, |by| by.id.as_str()).to_owned();
    let names: Vec<String> = voices.iter().map(name).collect();
    numbered(&names)
}

/// Names with a number where several are the same or none is given.
pub(super) fn numbered(names: &[String]) -> Vec<String> {
    let many = |name: &String| name == SIDE || names.iter().filter(|other| *other == name).count() > 1;
    let number = |at: usize, name: &String| names.iter().take(at + 1).filter(|other| *other == name).count();
    names.iter().enumerate().map(|(at, name)| if many(name) { format!("{name}-{}", number(at, name)) } else { name.clone() }).collect()
}

/// Names for sides that nobody signed.
pub(super) fn unsigned(count: usize) -> Vec<String> {
    numbered(&vec![SIDE.to_owned(); count])
}

/// Whether the program gave this name to a side that nobody signed.
pub(super) fn is_numbered(label: &str) -> bool {
    label.strip_prefix(SIDE).and_then(|rest| rest.strip_prefix('-')).is_some_and(|number| number.parse::<usize>().is_ok())
}
