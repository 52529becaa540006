//! What differs between two states of a submission, and what differs from the log.

use super::entry::{LogAbout, LogEntry, Why};
use super::value;
use crate::model::{ConflictAbout, Date, EvidenceId, QuestionId, RespondentId, Submission};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What differs between two states of a submission: keys of the head, offices, evidence, then questions, each by id.
///
/// Where no office is named, a change of an answer is that of the office that the new answer names.
#[must_use]
pub fn changes(before: &Submission, after: &Submission, by: Option<&RespondentId>, on: Date, why: &Why) -> Vec<LogEntry> {
    let mut all: BTreeSet<LogAbout> = everything(before);
    all.extend(everything(after));
    let differing = all.into_iter().filter_map(|about| {
        let (was, now) = (stands(before, &about), stands(after, &about));
        let office = by.map(|by| by.0.clone()).or_else(|| answered_by(&now));
        (was != now).then_some(LogEntry { on, about, was, now, office, why: why.clone() })
    });
    differing.collect()
}

/// What to add to a log where the last value in it is no longer the one in the file: somebody has changed the file itself.
#[must_use]
pub fn outside_changes(log: &[LogEntry], submission: &Submission, on: Date) -> Vec<LogEntry> {
    let mut last: BTreeMap<&LogAbout, &Value> = BTreeMap::new();
    for entry in log {
        last.insert(&entry.about, &entry.now);
    }
    let differing = last.into_iter().filter_map(|(about, was)| {
        let now = stands(submission, about);
        let entry = LogEntry { on, about: about.clone(), was: was.clone(), office: answered_by(&now), now, why: Why::Outside };
        (entry.was != entry.now).then_some(entry)
    });
    differing.collect()
}

fn answered_by(now: &Value) -> Option<String> {
    now.get("by").and_then(Value::as_str).map(str::to_owned)
}

fn everything(submission: &Submission) -> BTreeSet<LogAbout> {
    let head = value::head(submission).into_iter().map(|(key, _)| LogAbout::Head(key.to_owned()));
    let offices = submission.respondents.iter().map(|office| LogAbout::Office(office.id.clone()));
    let evidence = submission.evidence.iter().map(|entry| LogAbout::Evidence(entry.id.clone()));
    let questions = submission.answers.keys().map(|question| LogAbout::Question(question.clone()));
    let conflicts = submission.conflicts.iter().map(|conflict| match &conflict.about {
        ConflictAbout::Question(question) => LogAbout::Question(question.clone()),
        ConflictAbout::Evidence(entry) => LogAbout::Evidence(entry.clone()),
    });
    head.chain(offices).chain(evidence).chain(questions).chain(conflicts).collect()
}

fn stands(submission: &Submission, about: &LogAbout) -> Value {
    match about {
        LogAbout::Head(key) => value::head(submission).into_iter().find(|(known, _)| known == key).map_or(Value::Null, |(_, value)| value),
        LogAbout::Office(id) => submission.respondents.iter().find(|office| office.id == *id).map_or(Value::Null, value::office),
        LogAbout::Evidence(id) => value::entry(submission, &EvidenceId(id.0.clone())),
        LogAbout::Question(id) => value::question(submission, &QuestionId(id.0.clone())),
    }
}
