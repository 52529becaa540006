//! Merging parts into the submission they were taken from: three-way, any number of them, in any order.

use super::evidence::{self, entries};
use super::said::{Said, sides, voices};
use super::settle::put;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::seal;
use crate::model::{
    AnswerState, Conflict, ConflictAbout, EvidenceId, Marking, PartBy, Place, QuestionId, Reference, RespondentId, Side, Submission,
    SubmissionStatus,
};
use std::collections::{BTreeMap, BTreeSet};

/// A part, or another file about the same assessment, that is to be merged.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What it is called: the name of the part, or that of the file.
    pub name: String,
    /// What it holds.
    pub submission: Submission,
}

impl Incoming {
    /// A file to be merged, called by the name of its part where it is one.
    #[must_use]
    pub fn new(file: &str, submission: Submission) -> Self {
        let name = submission.part.as_ref().map_or(file, |part| &part.name).to_owned();
        Self { name, submission }
    }
}

/// What came of a merge.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The submission with the parts in it.
    pub submission: Submission,
    /// Whether anything is different from before.
    pub changed: bool,
    /// What somebody should know.
    pub notes: Vec<Note>,
    /// Which parts changed what.
    pub by_part: BTreeMap<ConflictAbout, BTreeSet<String>>,
    /// For each side of each conflict, the parts that say so; the submission they were merged into is the empty name.
    pub heard: BTreeMap<ConflictAbout, Vec<BTreeSet<String>>>,
}

/// Something about a merge that a person should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// This file does not say what it started from; it was taken as started from nothing.
    NoStart(String),
    /// Something else stands at the head of this part; the master's stays.
    Head(String, HeadKey),
    /// An entry that this part took out of its register stays in the master's.
    EntryStays(String, EvidenceId),
    /// An office is written otherwise in this part; the master's stays.
    Office(String, RespondentId),
    /// The marking is stricter than before.
    Marking(Marking),
    /// The clearance no longer holds.
    Clearance,
}

/// A key at the head of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadKey {
    /// Name of the State.
    State,
    /// Size.
    Size,
    /// The day that the answers describe.
    AssessedOn,
    /// National classification.
    Classification,
    /// Target profile.
    TargetProfile,
    /// Threat profile.
    ThreatProfile,
}

/// Merges parts into a submission.
///
/// Parts of one split give the same whatever their order, all at once or one after the other; others give the same in any
/// order when merged at once. What several say differently becomes a conflict, and the answer goes back to what the parts
/// started from. Nothing that is said is lost.
///
/// # Errors
/// A finding for each part that belongs to another State or questionnaire; then nothing is merged.
pub fn merge(master: &Submission, parts: &[Incoming]) -> Result<Merged, Vec<Diagnostic>> {
    let foreign = |part: &&Incoming| part.submission.code != master.code || part.submission.questionnaire.id != master.questionnaire.id;
    let strangers: Vec<Diagnostic> = parts.iter().filter(foreign).map(stranger).collect();
    if !strangers.is_empty() {
        return Err(strangers);
    }
    let mut work = Work { submission: master.clone(), by_part: BTreeMap::new(), notes: BTreeSet::new() };
    let mut ordered: Vec<&Incoming> = parts.iter().collect();
    ordered.sort_by_cached_key(|part| (origin(part), part.name.clone(), seal(&part.submission)));
    for part in &ordered {
        work.take_in(part);
    }
    Ok(work.finish(master, &ordered))
}

fn stranger(part: &Incoming) -> Diagnostic {
    let found = [part.submission.code.as_str(), part.submission.questionnaire.id.as_str()].join(", ");
    Diagnostic::new(Code::PartOfAnother, part.submission.place).with("file", part.name.as_str()).with("found", found)
}

fn origin(part: &Incoming) -> Option<String> {
    part.submission.part.as_ref().map(|part| part.of.clone())
}

struct Work {
    submission: Submission,
    by_part: BTreeMap<ConflictAbout, BTreeSet<String>>,
    notes: BTreeSet<Note>,
}

impl Work {
    fn take_in(&mut self, part: &Incoming) {
        if part.submission.part.is_none() {
            self.notes.insert(Note::NoStart(part.name.clone()));
        }
        self.head(part);
        self.offices(part);
        for question in questions_of(&part.submission) {
            self.question(part, question);
        }
        let mut ids: BTreeSet<&EvidenceId> = part.submission.evidence.iter().map(|entry| &entry.id).collect();
        ids.extend(part.submission.conflicts.iter().filter_map(|conflict| match &conflict.about {
            ConflictAbout::Evidence(id) => Some(id),
            ConflictAbout::Question(_) => None,
        }));
        for id in ids {
            self.entry(part, id);
        }
        self.register(part);
    }

    fn question(&mut self, part: &Incoming, question: &QuestionId) {
        let start = start_of(part, question);
        let says: Vec<Said> = voices(&part.submission, question).into_iter().map(|said| signed(part, &start, said)).collect();
        let before = voices(&self.submission, question);
        let Some(now) = super::question::take_in(&before, &start, &says) else { return };
        let about = ConflictAbout::Question(question.clone());
        let sides = sides(now);
        match sides.as_slice() {
            [one] => put(&mut self.submission, &about, one),
            // A question that was in conflict before has its answer of the start already.
            _ if before.len() == 1 => {
                let start = super::said::sides(vec![start]);
                start.iter().for_each(|start| put(&mut self.submission, &about, start));
            }
            _ => {}
        }
        self.set_conflict(&about, sides);
        self.by_part.entry(about).or_default().insert(part.name.clone());
    }

    fn entry(&mut self, part: &Incoming, id: &EvidenceId) {
        let start = part.submission.part.as_ref().and_then(|part| part.evidence.iter().find(|entry| entry.id == *id));
        let before = entries(&self.submission, id);
        let Some(now) = evidence::take_in(&before, start, entries(&part.submission, id)) else { return };
        let about = ConflictAbout::Evidence(id.clone());
        let sides = evidence::sides(now);
        if let Some(first) = sides.first() {
            self.put_entry(&about, first);
        }
        self.set_conflict(&about, sides);
        self.by_part.entry(about).or_default().insert(part.name.clone());
    }

    /// Puts an entry into the register; a register that grows is put in the order of its ids, so that it is the same
    /// whichever part came first.
    fn put_entry(&mut self, about: &ConflictAbout, side: &Side) {
        let before = self.submission.evidence.len();
        put(&mut self.submission, about, side);
        if self.submission.evidence.len() > before {
            self.submission.evidence.sort_by(|a, b| a.id.cmp(&b.id));
        }
    }

    fn set_conflict(&mut self, about: &ConflictAbout, sides: Vec<Side>) {
        let place = self.submission.conflicts.iter().find(|known| known.about == *about).map_or(Place::default(), |known| known.place);
        self.submission.conflicts.retain(|known| known.about != *about);
        if sides.len() > 1 {
            self.submission.conflicts.push(Conflict { about: about.clone(), sides, place });
            self.submission.conflicts.sort_by(|a, b| a.about.cmp(&b.about));
        }
    }

    /// Entries that answers of the part newly cite and the master has taken out come back; those that it took out stay.
    fn register(&mut self, part: &Incoming) {
        let cited: BTreeSet<EvidenceId> =
            questions_of(&self.submission).into_iter().flat_map(|question| cited_by(&self.submission, question)).collect();
        for entry in &part.submission.evidence {
            if cited.contains(&entry.id) && !self.submission.evidence.iter().any(|known| known.id == entry.id) {
                let about = ConflictAbout::Evidence(entry.id.clone());
                self.put_entry(&about, &Side { from: String::new(), says: crate::model::Says::Evidence(Box::new(entry.clone())) });
                self.by_part.entry(about).or_default().insert(part.name.clone());
            }
        }
        for entry in part.submission.part.iter().flat_map(|part| &part.evidence) {
            let gone = !part.submission.evidence.iter().any(|known| known.id == entry.id);
            if gone && self.submission.evidence.iter().any(|known| known.id == entry.id) {
                self.notes.insert(Note::EntryStays(part.name.clone(), entry.id.clone()));
            }
        }
    }

    fn head(&mut self, part: &Incoming) {
        let (own, other) = (&self.submission, &part.submission);
        let profile = |profile: &Option<Reference<crate::model::ProfileId>>| profile.as_ref().map(|profile| profile.id.clone());
        let differing = [
            (HeadKey::State, own.state != other.state),
            (HeadKey::Size, own.size != other.size),
            (HeadKey::AssessedOn, own.assessed_on != other.assessed_on),
            (HeadKey::Classification, own.classification != other.classification),
            (HeadKey::TargetProfile, profile(&own.target_profile) != profile(&other.target_profile)),
            (HeadKey::ThreatProfile, profile(&own.threat_profile) != profile(&other.threat_profile)),
        ];
        for (key, _) in differing.into_iter().filter(|(_, differs)| *differs) {
            self.notes.insert(Note::Head(part.name.clone(), key));
        }
        self.submission.marking = own.marking.max(other.marking);
    }

    fn offices(&mut self, part: &Incoming) {
        let mut grown = false;
        for office in &part.submission.respondents {
            match self.submission.respondents.iter().find(|known| known.id == office.id) {
                // A part holds of other offices the name alone.
                Some(known) if known.name != office.name => {
                    self.notes.insert(Note::Office(part.name.clone(), office.id.clone()));
                }
                Some(_) => {}
                None => {
                    self.submission.respondents.push(office.clone());
                    grown = true;
                }
            }
        }
        if grown {
            self.submission.respondents.sort_by(|a, b| a.id.cmp(&b.id));
        }
    }

    fn finish(self, master: &Submission, parts: &[&Incoming]) -> Merged {
        let Self { mut submission, by_part, mut notes } = self;
        let offices = submission.respondents.len() != master.respondents.len();
        let changed = !by_part.is_empty() || offices || submission.marking != master.marking;
        if submission.marking != master.marking {
            notes.insert(Note::Marking(submission.marking));
        }
        if changed {
            if submission.status != SubmissionStatus::Draft {
                notes.insert(Note::Clearance);
            }
            submission.status = SubmissionStatus::Draft;
            submission.cleared = None;
        }
        let told = |conflict: &Conflict| {
            let changed = by_part.get(&conflict.about);
            let parts: Vec<&Incoming> =
                parts.iter().copied().filter(|part| changed.is_some_and(|names| names.contains(&part.name))).collect();
            (conflict.about.clone(), heard(conflict, master, &parts))
        };
        let heard = submission.conflicts.iter().map(told).collect();
        Merged { submission, changed, notes: notes.into_iter().collect(), by_part, heard }
    }
}

/// Questions on which a submission says anything, be it that there is no answer.
fn questions_of(submission: &Submission) -> BTreeSet<&QuestionId> {
    let in_conflict = submission.conflicts.iter().filter_map(|conflict| match &conflict.about {
        ConflictAbout::Question(question) => Some(question),
        ConflictAbout::Evidence(_) => None,
    });
    submission.answers.keys().chain(in_conflict).collect()
}

fn cited_by(submission: &Submission, question: &QuestionId) -> Vec<EvidenceId> {
    voices(submission, question).iter().flat_map(|said| said.cited().into_iter().cloned().collect::<Vec<_>>()).collect()
}

fn start_of(part: &Incoming, question: &QuestionId) -> Said {
    let start = part.submission.part.as_ref();
    Said::new(start.and_then(|start| start.answers.get(question)), start.and_then(|start| start.kept.get(question)))
}

/// What a part says with its office, where it changed a value and left the signature of before.
fn signed(part: &Incoming, start: &Said, mut said: Said) -> Said {
    let office = part.submission.part.as_ref().filter(|part| part.by == PartBy::Office).map(|part| part.name.as_str());
    let office = office.filter(|office| part.submission.respondents.iter().any(|known| known.id.as_str() == *office));
    let signature = |said: &Said| said.answer.by.as_ref().map(|by| by.id.clone());
    let Some(office) = office.filter(|_| signature(&said) == signature(start) && given_anew(start, &said)) else { return said };
    if said.is_nothing() {
        return said;
    }
    if signature(&said).is_none_or(|by| by.as_str() != office) {
        said.answer.by = Some(Reference { id: office.into(), place: Place::default() });
        // The day of another office's answer is not the day of this one.
        if said.answer.on == start.answer.on && start.answer.state != AnswerState::Unanswered {
            said.answer.on = None;
        }
    }
    said
}

/// Whether an office gave another value, or confirmed the one that was carried over.
fn given_anew(start: &Said, said: &Said) -> bool {
    said.core() != start.core() || (start.answer.to_confirm && !said.answer.to_confirm)
}

/// Which files say what each side of a conflict says.
fn heard(conflict: &Conflict, master: &Submission, parts: &[&Incoming]) -> Vec<BTreeSet<String>> {
    // A submission that held the conflict already says all of its sides.
    let own = (!master.conflicts.iter().any(|known| known.about == conflict.about)).then_some((String::new(), master));
    let files = || own.clone().into_iter().chain(parts.iter().map(|part| (part.name.clone(), &part.submission)));
    let says = |submission: &Submission, side: &Side| match &conflict.about {
        ConflictAbout::Question(question) => {
            let said = super::said::of_side(side);
            let present = submission.answers.contains_key(question) || !said.is_nothing();
            present && voices(submission, question).iter().any(|voice| voice.core() == said.core() && voice.answer.note == said.answer.note)
        }
        ConflictAbout::Evidence(id) => match &side.says {
            crate::model::Says::Evidence(entry) => entries(submission, id).iter().any(|(known, _)| known.same(entry)),
            _ => false,
        },
    };
    let of_side = |side: &Side| files().filter(|(_, submission)| says(submission, side)).map(|(name, _)| name).collect();
    conflict.sides.iter().map(of_side).collect()
}
