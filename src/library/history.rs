//! What became of ids in later versions of the definitions, and older answers brought up to them.

use super::{GivenAnswer, GivenSubmission, Library};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ConflictAbout, Place, QuestionId, Reference, SectionId, Submission};
use crate::text::nearest;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A change of ids, as a definition file declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub what: Changed,
    /// The version of the definitions that has the change first.
    pub since: String,
}

/// What changed about an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// A question has another id.
    Question(Reference<QuestionId>, Reference<QuestionId>),
    /// A section has another id.
    Section(Reference<SectionId>, Reference<SectionId>),
    /// A question was taken out, for this reason.
    Removed(Reference<QuestionId>, String),
}

/// All changes of ids that the definitions declare, by the id of before.
#[derive(Debug, Clone, Default)]
pub struct History {
    questions: BTreeMap<QuestionId, (Reference<QuestionId>, Place)>,
    sections: BTreeMap<SectionId, (Reference<SectionId>, Place)>,
    removed: BTreeMap<QuestionId, RemovedQuestion>,
}

/// A question that was taken out of the definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedQuestion {
    /// The version that no longer has it.
    pub since: String,
    /// Why.
    pub reason: String,
    place: Place,
}

/// What a question id of any version stands for in the definitions of today.
enum Now<'l> {
    /// The question at this position in the library.
    Question(usize),
    /// A question that was taken out.
    Removed(&'l RemovedQuestion),
    /// Nothing.
    Unknown,
}

impl History {
    /// The changes by id; tells of those that are declared twice.
    pub(super) fn of(changes: Vec<Change>, findings: &mut Vec<Diagnostic>) -> Self {
        let mut history = Self::default();
        for change in changes {
            let twice = match change.what {
                Changed::Question(old, now) => {
                    let before = history.questions.get(&old.id).map(|(_, place)| *place);
                    let before = before.or(history.removed.get(&old.id).map(|removed| removed.place));
                    history.questions.entry(old.id.clone()).or_insert((now, old.place));
                    before.map(|before| (old.id.0, "renamed", old.place, before))
                }
                Changed::Section(old, now) => {
                    let before = history.sections.get(&old.id).map(|(_, place)| *place);
                    history.sections.entry(old.id.clone()).or_insert((now, old.place));
                    before.map(|before| (old.id.0, "renamed", old.place, before))
                }
                Changed::Removed(old, reason) => {
                    let before = history.removed.get(&old.id).map(|removed| removed.place);
                    let before = before.or(history.questions.get(&old.id).map(|(_, place)| *place));
                    let removed = RemovedQuestion { since: change.since, reason, place: old.place };
                    history.removed.entry(old.id.clone()).or_insert(removed);
                    before.map(|before| (old.id.0, "removed", old.place, before))
                }
            };
            findings.extend(twice.map(|(id, what, place, before)| {
                Diagnostic::new(Code::DuplicateId, place).with("id", id).with("what", what).related(before)
            }));
        }
        history
    }

    /// Leaves out changes of built-in files that lead nowhere, as they do where a user's questionnaire stands in place of a
    /// built-in one.
    pub(super) fn without_lost(&mut self, built_in: u32, exists: impl Fn(&QuestionId) -> bool, section: impl Fn(&SectionId) -> bool) {
        let known: BTreeSet<QuestionId> = self.questions.keys().chain(self.removed.keys()).cloned().collect();
        self.questions.retain(|old, (now, place)| place.file >= built_in || ((exists(&now.id) || known.contains(&now.id)) && !exists(old)));
        self.sections.retain(|old, (now, place)| place.file >= built_in || (section(&now.id) && !section(old)));
        self.removed.retain(|old, removed| removed.place.file >= built_in || !exists(old));
    }
}

/// Tells of changes that lead nowhere, lead in a circle, or are of ids that are still in use.
pub(super) fn check(library: &Library, findings: &mut Vec<Diagnostic>) {
    let history = &library.history;
    let questions = history.questions.iter().map(|(old, (now, place))| (old.as_str(), now.id.as_str(), now.place, *place));
    let sections = history.sections.iter().map(|(old, (now, place))| (old.as_str(), now.id.as_str(), now.place, *place));
    let question = |id: &str| library.question(&id.into()).is_some();
    let section = |id: &str| library.section(&id.into()).is_some();
    let next_question = |id: &str| history.questions.get(&QuestionId::from(id)).map(|(now, _)| now.id.as_str());
    let next_section = |id: &str| history.sections.get(&SectionId::from(id)).map(|(now, _)| now.id.as_str());
    for (old, now, now_place, place) in questions {
        let goes_on = question(now) || next_question(now).is_some() || history.removed.contains_key(&QuestionId::from(now));
        let candidates = library.questions.iter().map(|question| question.id.as_str());
        change("question", (old, place), (now, now_place), goes_on, question(old), candidates, next_question, findings);
    }
    for (old, now, now_place, place) in sections {
        let candidates = library.sections.iter().map(|section| section.id.as_str());
        change(
            "section",
            (old, place),
            (now, now_place),
            section(now) || next_section(now).is_some(),
            section(old),
            candidates,
            next_section,
            findings,
        );
    }
    for (old, removed) in history.removed.iter().filter(|(old, _)| question(old.as_str())) {
        findings.push(Diagnostic::new(Code::HistoryCircle, removed.place).with("problem", "in-use").with("id", old.as_str()));
    }
}

#[allow(clippy::too_many_arguments)] // one rule for questions and sections, whose ids are of different types
fn change<'l>(
    what: &'static str,
    (old, place): (&str, Place),
    (now, now_place): (&str, Place),
    goes_on: bool,
    in_use: bool,
    candidates: impl Iterator<Item = &'l str>,
    next: impl Fn(&str) -> Option<&'l str>,
    findings: &mut Vec<Diagnostic>,
) {
    if in_use {
        findings.push(Diagnostic::new(Code::HistoryCircle, place).with("problem", "in-use").with("id", old));
    } else if !goes_on {
        let finding = Diagnostic::new(Code::HistoryTarget, now_place).with("what", what).with("id", now);
        findings.push(finding.nearest(nearest(now, candidates)));
    } else {
        let mut seen = BTreeSet::new();
        let mut at = next(old);
        while let Some(id) = at.filter(|id| seen.insert(*id)) {
            at = next(id);
        }
        if seen.contains(old) {
            findings.push(Diagnostic::new(Code::HistoryCircle, place).with("problem", "circle").with("id", old));
        }
    }
}

impl Library {
    /// The question that an id of any version of the definitions stands for today; none where there is no such question.
    #[must_use]
    pub fn question_now(&self, id: &QuestionId) -> Option<&QuestionId> {
        match self.now(id) {
            Now::Question(position) => self.questions.get(position).map(|question| &question.id),
            Now::Removed(_) | Now::Unknown => None,
        }
    }

    /// What is known of a question that was taken out of the definitions; none where it never was.
    #[must_use]
    pub fn removed_question(&self, id: &QuestionId) -> Option<&RemovedQuestion> {
        match self.now(id) {
            Now::Removed(removed) => Some(removed),
            Now::Question(_) | Now::Unknown => None,
        }
    }

    fn now<'l>(&'l self, id: &QuestionId) -> Now<'l> {
        let mut at = Some(id);
        // A chain is no longer than there are changes; a longer one is a circle.
        for _ in 0..=self.history.questions.len() {
            let Some(id) = at else { break };
            if let Some(position) = self.question(id) {
                return Now::Question(position);
            }
            if let Some(removed) = self.history.removed.get(id) {
                return Now::Removed(removed);
            }
            at = self.history.questions.get(id).map(|(now, _)| &now.id);
        }
        Now::Unknown
    }

    fn section_now(&self, id: &SectionId) -> Option<&SectionId> {
        let mut at = Some(id);
        for _ in 0..=self.history.sections.len() {
            if let Some(position) = self.section(at?) {
                return self.sections.get(position).map(|section| &section.id);
            }
            at = self.history.sections.get(at?).map(|(now, _)| &now.id);
        }
        None
    }
}

/// Brings the ids in a submission up to the definitions of today, and tells of each that was another.
///
/// Of two answers to one question the first one counts, and before it the one under the id of today. Returns the ids of today
/// with those that were written.
pub(super) fn follow(library: &Library, given: &mut GivenSubmission, findings: &mut Vec<Diagnostic>) -> BTreeMap<QuestionId, QuestionId> {
    for section in given.head.respondents.iter_mut().flat_map(|respondent| &mut respondent.sections) {
        if let Some(now) = library.section_now(&section.id).filter(|now| **now != section.id).cloned() {
            findings.push(renamed(section.place, section.id.as_str(), now.as_str()));
            section.id = now;
        }
    }
    let moved = answers(library, &mut given.answers, findings);
    for conflict in &mut given.conflicts {
        if let ConflictAbout::Question(id) = &mut conflict.about
            && let Some(now) = library.question_now(id).filter(|now| *now != id).cloned()
        {
            *id = now;
        }
    }
    if let Some(part) = &mut given.part {
        for id in &mut part.questions {
            if let Some(now) = library.question_now(id).filter(|now| *now != id).cloned() {
                *id = now;
            }
        }
        // What a part started from was told of when it was split.
        let _ = answers(library, &mut part.answers, &mut Vec::new());
    }
    moved
}

fn renamed(place: Place, old: &str, now: &str) -> Diagnostic {
    Diagnostic::new(Code::QuestionRenamed, place).with("question", old).with("now", now)
}

fn answers(library: &Library, answers: &mut Vec<GivenAnswer>, findings: &mut Vec<Diagnostic>) -> BTreeMap<QuestionId, QuestionId> {
    if all_of_today(library, answers) {
        return BTreeMap::new();
    }
    let (mut moved, mut taken) = (BTreeMap::new(), BTreeMap::new());
    let targets: Vec<Option<QuestionId>> =
        answers.iter().map(|answer| library.question_now(&answer.question.id).filter(|now| **now != answer.question.id).cloned()).collect();
    let mut stays = vec![false; answers.len()];
    for written_as_today in [true, false] {
        for ((answer, target), stays) in
            answers.iter().zip(&targets).zip(&mut stays).filter(|((_, target), _)| target.is_none() == written_as_today)
        {
            let id = target.as_ref().unwrap_or(&answer.question.id);
            if let Some(before) = taken.get(id) {
                let finding = Diagnostic::new(Code::AnsweredTwice, answer.question.place).with("question", id.as_str());
                findings.push(finding.related(*before));
                continue;
            }
            taken.insert(id.clone(), answer.question.place);
            *stays = true;
            if let Some(now) = target {
                findings.push(renamed(answer.question.place, answer.question.id.as_str(), now.as_str()));
                moved.insert(now.clone(), answer.question.id.clone());
            }
        }
    }
    for (answer, target) in answers.iter_mut().zip(targets) {
        answer.question.id = target.unwrap_or_else(|| answer.question.id.clone());
    }
    let mut stays = stays.into_iter();
    answers.retain(|_| stays.next().unwrap_or(true));
    moved
}

/// Whether every answer is to a question of today and each question is answered once: then nothing is to be followed, as in nearly
/// every file.
fn all_of_today(library: &Library, answers: &[GivenAnswer]) -> bool {
    let mut answered = vec![false; library.questions.len()];
    let mut once = |position: usize| answered.get_mut(position).is_some_and(|answered| !std::mem::replace(answered, true));
    answers.iter().all(|answer| library.question(&answer.question.id).is_some_and(&mut once))
}

/// Questions that are asked and that the definitions the submission was made on did not have yet, by position in the library.
///
/// None where the submission does not say its version, or a question not since when it is there.
#[must_use]
pub fn new_questions(library: &Library, submission: &Submission) -> Vec<usize> {
    let Some(version) = &submission.definitions.version else { return Vec::new() };
    let asked = library.asked(&submission.questionnaire.id).questions;
    let positions = library.questions.iter().enumerate();
    positions
        .filter(|(position, question)| asked.get(*position) == Some(&true) && later(&question.since, version))
        .map(|(position, _)| position)
        .collect()
}

/// Whether a version is later than another: number by number, a missing one counting as 0.
fn later(version: &str, than: &str) -> bool {
    let numbers = |text: &str| text.split('.').map(|part| part.trim().parse::<u64>().unwrap_or(0)).collect::<Vec<_>>();
    let (mut version, mut than) = (numbers(version), numbers(than));
    let length = version.len().max(than.len());
    version.resize(length, 0);
    than.resize(length, 0);
    version.cmp(&than) == Ordering::Greater
}

#[cfg(test)]
mod tests {
    use super::later;

    #[test]
    fn versions_are_compared_number_by_number() {
        for (version, than) in [("1.1.0", "1.0.0"), ("1.10", "1.9"), ("2", "1.9.9"), ("1.0.1", "1.0")] {
            assert!(later(version, than), "{version} is later than {than}");
            assert!(!later(than, version), "{than} is not later than {version}");
        }
        assert!(!later("1.0", "1.0.0") && !later("1.0.0", "1.0") && !later("", "0.1"));
    }
}
