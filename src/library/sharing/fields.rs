//! What a profile can name, and how each is copied.

use super::{RANKED_INTERVENTIONS, SCORES_OF_QUESTIONS, is_text};
use crate::model::{Answer, AnswerState, Clearance, Evidence, Place, Reference, Respondent, Submission};
use std::collections::BTreeMap;

/// A field of a record that can be shared.
pub(super) struct Field<T: 'static> {
    /// The name by which a profile shows it.
    pub(super) name: &'static str,
    /// Under what it is counted where it is withheld.
    pub(super) kind: WithheldKind,
    /// How many there are in a record.
    pub(super) count: fn(&T) -> usize,
    /// Copies it from the full record to the shared one.
    pub(super) copy: fn(&T, &mut T),
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $word:literal,)*) => {
        /// What withheld things are counted under.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum WithheldKind { $($(#[$doc])* $kind,)* }

        impl WithheldKind {
            /// All kinds, each with the word that shared files know it by.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$kind),)*];

            /// The word that shared files know it by.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }
        }
    };
}

kinds! {
    /// The name or the code of the State.
    State = "state",
    /// The day that the answers describe.
    Day = "day",
    /// The office or the day of the review or approval.
    Clearance = "clearance",
    /// Answers: what was said to a question, free text left out.
    Answers = "answers",
    /// Answers in free text.
    Texts = "texts",
    /// Reasons why a question does not apply.
    Reasons = "reasons",
    /// Notes.
    Notes = "notes",
    /// Offices: something that is known of one.
    Offices = "offices",
    /// Answers of which the office or the day is withheld.
    Authors = "authors",
    /// Pieces of evidence of which something is withheld.
    Evidence = "evidence",
    /// References from answers to evidence.
    Citations = "citations",
    /// Ranked interventions.
    Interventions = "interventions",
    /// Answers that could not be read.
    Unreadable = "unreadable",
    /// Answers to questions that the definitions do not have.
    Unknown = "unknown-questions",
    /// Conflicts between offices.
    Conflicts = "conflicts",
}

/// How much is withheld, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Withheld(BTreeMap<WithheldKind, usize>);

impl Withheld {
    /// Counts some more of a kind.
    pub fn add(&mut self, kind: WithheldKind, count: usize) {
        if count > 0 {
            *self.0.entry(kind).or_default() += count;
        }
    }

    /// How many of a kind are withheld.
    #[must_use]
    pub fn count(&self, kind: WithheldKind) -> usize {
        self.0.get(&kind).copied().unwrap_or(0)
    }

    /// Every kind with its count, those of which nothing is withheld included.
    pub fn all(&self) -> impl Iterator<Item = (WithheldKind, usize)> {
        WithheldKind::ALL.iter().map(|(_, kind)| (*kind, self.count(*kind)))
    }
}

/// The names of all that a profile can show.
#[must_use]
pub fn share_fields() -> Vec<&'static str> {
    let head = HEAD.iter().map(|field| field.name).chain(CLEARANCE.iter().map(|field| field.name));
    let register = OFFICE.iter().map(|field| field.name).chain(EVIDENCE.iter().map(|field| field.name));
    let answers = ANSWER.iter().map(|field| field.name).chain([SCORES_OF_QUESTIONS, RANKED_INTERVENTIONS]);
    head.chain(register).chain(answers).collect()
}

fn filled(text: &str) -> usize {
    usize::from(!text.is_empty())
}

pub(super) const HEAD: &[Field<Submission>] = &[
    Field { name: "state", kind: WithheldKind::State, count: |_| 1, copy: |full, shown| shown.state.clone_from(&full.state) },
    Field { name: "code", kind: WithheldKind::State, count: |_| 1, copy: |full, shown| shown.code.clone_from(&full.code) },
    Field {
        name: "assessed-on",
        kind: WithheldKind::Day,
        count: |full| usize::from(full.assessed_on.is_some()),
        copy: |full, shown| shown.assessed_on = full.assessed_on,
    },
];

pub(super) const CLEARANCE: &[Field<Clearance>] = &[
    Field {
        name: "clearance.office",
        kind: WithheldKind::Clearance,
        count: |_| 1,
        copy: |full, shown| shown.office.clone_from(&full.office),
    },
    Field { name: "clearance.date", kind: WithheldKind::Clearance, count: |_| 1, copy: |full, shown| shown.date = full.date },
];

pub(super) const OFFICE: &[Field<Respondent>] = &[
    Field { name: "office.id", kind: WithheldKind::Offices, count: |_| 1, copy: |full, shown| shown.id = full.id.clone() },
    Field {
        name: "office.name",
        kind: WithheldKind::Offices,
        count: |full| filled(&full.name),
        copy: |full, shown| shown.name.clone_from(&full.name),
    },
    Field {
        name: "office.sections",
        kind: WithheldKind::Offices,
        count: |full| usize::from(!full.sections.is_empty()),
        copy: |full, shown| {
            shown.sections = full.sections.iter().map(|section| Reference { id: section.id.clone(), place: Place::default() }).collect();
        },
    },
    Field {
        name: "office.due",
        kind: WithheldKind::Offices,
        count: |full| usize::from(full.due.is_some()),
        copy: |full, shown| shown.due = full.due,
    },
];

pub(super) const EVIDENCE: &[Field<Evidence>] = &[
    Field { name: "evidence.id", kind: WithheldKind::Evidence, count: |_| 1, copy: |full, shown| shown.id = full.id.clone() },
    Field {
        name: "evidence.title",
        kind: WithheldKind::Evidence,
        count: |full| filled(&full.title),
        copy: |full, shown| shown.title.clone_from(&full.title),
    },
    Field {
        name: "evidence.reference",
        kind: WithheldKind::Evidence,
        count: |full| filled(&full.reference),
        copy: |full, shown| shown.reference.clone_from(&full.reference),
    },
    Field {
        name: "evidence.date",
        kind: WithheldKind::Evidence,
        count: |full| usize::from(full.date.is_some()),
        copy: |full, shown| shown.date = full.date,
    },
    Field { name: "evidence.status", kind: WithheldKind::Evidence, count: |_| 1, copy: |full, shown| shown.status = full.status },
    Field {
        name: "evidence.supports",
        kind: WithheldKind::Evidence,
        count: |full| usize::from(full.supports.is_some()),
        copy: |full, shown| shown.supports = full.supports.as_ref().map(|(level, _)| (*level, String::new())),
    },
    Field {
        name: "evidence.reason",
        kind: WithheldKind::Evidence,
        count: |full| usize::from(full.supports.is_some()),
        // Behind the level, and only where that is shown.
        copy: |full, shown| {
            if let (Some((_, full)), Some((_, shown))) = (&full.supports, &mut shown.supports) {
                shown.clone_from(full);
            }
        },
    },
    Field {
        name: "evidence.file",
        kind: WithheldKind::Evidence,
        count: |full| filled(&full.file),
        copy: |full, shown| shown.file.clone_from(&full.file),
    },
    Field {
        name: "evidence.sha256",
        kind: WithheldKind::Evidence,
        count: |full| filled(&full.sha256),
        copy: |full, shown| shown.sha256.clone_from(&full.sha256),
    },
];

pub(super) const ANSWER: &[Field<Answer>] = &[
    Field {
        name: "answer.value",
        kind: WithheldKind::Answers,
        count: |full| usize::from(full.state != AnswerState::Unanswered && !is_text(full)),
        copy: |full, shown| {
            shown.state = match &full.state {
                AnswerState::NotApplicable(_) => AnswerState::NotApplicable(String::new()),
                _ if is_text(full) => AnswerState::Unanswered,
                state => state.clone(),
            };
            // An answer that nobody has confirmed counts as none, so the two go together.
            shown.to_confirm = full.to_confirm;
        },
    },
    Field {
        name: "answer.text",
        kind: WithheldKind::Texts,
        count: |full| usize::from(is_text(full)),
        copy: |full, shown| {
            if is_text(full) {
                shown.state = full.state.clone();
                shown.to_confirm = full.to_confirm;
            }
        },
    },
    Field {
        name: "answer.reason",
        kind: WithheldKind::Reasons,
        count: |full| usize::from(matches!(full.state, AnswerState::NotApplicable(_))),
        // Behind the state, and only where that is shown.
        copy: |full, shown| {
            if let (AnswerState::NotApplicable(full), AnswerState::NotApplicable(shown)) = (&full.state, &mut shown.state) {
                shown.clone_from(full);
            }
        },
    },
    Field {
        name: "answer.note",
        kind: WithheldKind::Notes,
        count: |full| filled(&full.note),
        copy: |full, shown| shown.note.clone_from(&full.note),
    },
    Field {
        name: "answer.evidence",
        kind: WithheldKind::Citations,
        count: |full| full.evidence.len(),
        copy: |full, shown| shown.evidence.clone_from(&full.evidence),
    },
    Field {
        name: "answer.office",
        kind: WithheldKind::Authors,
        count: |full| usize::from(full.by.is_some()),
        copy: |full, shown| shown.by = full.by.as_ref().map(|by| Reference { id: by.id.clone(), place: Place::default() }),
    },
    Field {
        name: "answer.date",
        kind: WithheldKind::Authors,
        count: |full| usize::from(full.on.is_some()),
        copy: |full, shown| shown.on = full.on,
    },
];
