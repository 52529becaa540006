//! Sharing: what an audience may see of a submission.
//!
//! A shared submission is put together field by field out of what the audience's profile names. Nothing is ever taken out of a
//! full one, so that whatever is new in a submission is withheld until a field below copies it and a profile names that field.

mod fields;

pub use fields::{Withheld, WithheldKind, share_fields};

use super::Library;
use crate::model::{
    Answer, AnswerState, AnswerValue, AudienceProfile, Clearance, Evidence, EvidenceId, EvidenceStatus, Place, Reference, Respondent,
    Submission,
};
use fields::{ANSWER, CLEARANCE, EVIDENCE, Field, HEAD, OFFICE};
use std::collections::BTreeMap;

/// Name of what shows how each question was scored.
pub const SCORES_OF_QUESTIONS: &str = "question-scores";
/// Name of what shows the ranked interventions.
pub const RANKED_INTERVENTIONS: &str = "interventions";

/// What stands where a reader needs a word and what is meant is withheld.
#[derive(Debug, Clone, Default)]
pub struct StandIn {
    /// For the name of the State.
    pub state: String,
    /// For the title of a piece of evidence.
    pub title: String,
    /// For the reason of "not applicable", and for that of a level which evidence supports.
    pub reason: String,
}

impl AudienceProfile {
    /// Whether it names this.
    #[must_use]
    pub fn shows(&self, name: &str) -> bool {
        self.shows.iter().any(|shown| shown == name)
    }
}

/// A submission as an audience may see it, and how much of each kind is withheld from it.
///
/// Size, questionnaire, status, marking, national classification, definitions and profiles always stand in it: without them
/// figures could be misread or mishandled. What could not be read, answers to questions that do not exist, conflicts and the
/// head of a part never do.
#[must_use]
pub fn redact(library: &Library, full: &Submission, profile: &AudienceProfile, stand_in: &StandIn) -> (Submission, Withheld) {
    let mut withheld = Withheld::default();
    let mut shown = frame(full);
    if !profile.shows("state") {
        shown.state.clone_from(&stand_in.state);
    }
    put(full, &mut shown, HEAD, profile, &mut withheld);
    shown.cleared = full.cleared.as_ref().and_then(|full| {
        let mut shown = Clearance { office: String::new(), date: full.date, fingerprint: None };
        put(full, &mut shown, CLEARANCE, profile, &mut withheld);
        profile.shows("clearance.date").then_some(shown)
    });
    for full in &full.respondents {
        let mut office = Respondent { id: String::new().into(), name: String::new(), sections: Vec::new(), due: None };
        put(full, &mut office, OFFICE, profile, &mut withheld);
        if !office.id.as_str().is_empty() {
            shown.respondents.push(office);
        }
    }
    let ids = numbered(&full.evidence, profile);
    for full in &full.evidence {
        let mut entry = blank_evidence(ids.get(&full.id).cloned().unwrap_or_default());
        put(full, &mut entry, EVIDENCE, profile, &mut withheld);
        if entry.title.is_empty() {
            entry.title.clone_from(&stand_in.title);
        }
        if let Some((_, reason)) = entry.supports.as_mut().filter(|(_, reason)| reason.is_empty()) {
            reason.clone_from(&stand_in.reason);
        }
        // What proves nothing known is no evidence: an entry without its status would read as a draft.
        if profile.shows("evidence.status") {
            shown.evidence.push(entry);
        }
    }
    for (question, full) in &full.answers {
        if library.question(question).is_none() {
            withheld.add(WithheldKind::Unknown, usize::from(!full.is_empty()));
            continue;
        }
        if let Some(answer) = answer(full, profile, stand_in, &ids, &mut withheld) {
            shown.answers.insert(question.clone(), answer);
        }
    }
    withheld.add(WithheldKind::Unreadable, full.kept.len());
    withheld.add(WithheldKind::Conflicts, full.conflicts.len());
    (shown, withheld)
}

/// What stands in every shared submission, whoever it is for.
fn frame(full: &Submission) -> Submission {
    let mut frame = Submission::empty(Place::default());
    frame.size = full.size;
    frame.questionnaire = full.questionnaire.clone();
    frame.status = full.status;
    frame.marking = full.marking;
    frame.classification.clone_from(&full.classification);
    frame.target_profile.clone_from(&full.target_profile);
    frame.threat_profile.clone_from(&full.threat_profile);
    frame.definitions.version.clone_from(&full.definitions.version);
    frame.definitions.fingerprints.clone_from(&full.definitions.fingerprints);
    frame
}

fn blank_evidence(id: EvidenceId) -> Evidence {
    Evidence {
        id,
        title: String::new(),
        reference: String::new(),
        date: None,
        status: EvidenceStatus::Draft,
        supports: None,
        file: String::new(),
        sha256: String::new(),
        place: Place::default(),
    }
}

/// An answer as it may be seen; none where nothing of it may.
fn answer(
    full: &Answer,
    profile: &AudienceProfile,
    stand_in: &StandIn,
    ids: &BTreeMap<EvidenceId, EvidenceId>,
    withheld: &mut Withheld,
) -> Option<Answer> {
    let blank = Answer::of(AnswerState::Unanswered);
    let mut shown = blank.clone();
    put(full, &mut shown, ANSWER, profile, withheld);
    if let AnswerState::NotApplicable(reason) = &mut shown.state
        && reason.is_empty()
    {
        reason.clone_from(&stand_in.reason);
    }
    // What refers to something that is withheld is withheld too.
    if !profile.shows("evidence.status") {
        withheld.add(WithheldKind::Citations, shown.evidence.len());
        shown.evidence.clear();
    }
    if !profile.shows("office.id") && shown.by.take().is_some() {
        // One answer is counted once, also where its day has been withheld above.
        let counted = full.on.is_some() && !profile.shows("answer.date");
        withheld.add(WithheldKind::Authors, usize::from(!counted));
    }
    for cited in &mut shown.evidence {
        *cited = Reference { id: ids.get(&cited.id).cloned().unwrap_or_default(), place: Place::default() };
    }
    shown.evidence.retain(|cited| !cited.id.as_str().is_empty());
    (shown != blank).then_some(shown)
}

/// The ids that pieces of evidence have in what is shared: their own where those are shown, else numbers in the order of the
/// register, since an id is often half a title.
fn numbered(register: &[Evidence], profile: &AudienceProfile) -> BTreeMap<EvidenceId, EvidenceId> {
    const DOCUMENT: &str = "document";
    let own = profile.shows("evidence.id");
    let shown = |(at, entry): (usize, &Evidence)| {
        let number = [DOCUMENT, (at + 1).to_string().as_str()].join("-");
        (entry.id.clone(), if own { entry.id.clone() } else { number.as_str().into() })
    };
    register.iter().enumerate().map(shown).collect()
}

/// Copies those fields that a profile names, and counts the others where there is something in them.
fn put<T>(full: &T, shown: &mut T, fields: &[Field<T>], profile: &AudienceProfile, withheld: &mut Withheld) {
    let mut most: BTreeMap<WithheldKind, usize> = BTreeMap::new();
    for field in fields {
        if profile.shows(field.name) {
            (field.copy)(full, shown);
        } else {
            let count = most.entry(field.kind).or_default();
            *count = (*count).max((field.count)(full));
        }
    }
    // A record of which three fields are withheld is one record.
    for (kind, count) in most {
        withheld.add(kind, count);
    }
}

/// Whether an answer says something in words of its own.
fn is_text(answer: &Answer) -> bool {
    matches!(answer.state, AnswerState::Answered(AnswerValue::Text(_)))
}
#[cfg(test)]
mod tests;
