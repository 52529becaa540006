//! Checking a submission against the definitions.

use super::{
    GivenAnswer, GivenConflict, GivenPart, GivenSays, GivenState, GivenSubmission, Library, answer_value, claims_past_prerequisites,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Answer, AnswerState, AnswerValue, Condition, Conflict, ConflictAbout, EvidenceId, Given, NotApplicable, Part, Place, RespondentId,
    Says, Side, Submission, SubmissionStatus, Test, YesNo,
};
use crate::text::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// Checks a submission against the definitions.
///
/// What is wrong is told and left unanswered; everything else is kept, also answers to questions that do not exist.
#[must_use]
pub fn check_submission(library: &Library, mut given: GivenSubmission, findings: &mut Vec<Diagnostic>) -> Submission {
    let moved = super::history::follow(library, &mut given, findings);
    references(library, &given, findings);
    let listed: BTreeSet<&EvidenceId> = register(&given, findings);
    let offices: BTreeSet<&RespondentId> = given.head.respondents.iter().map(|respondent| &respondent.id).collect();
    let mut cited: BTreeSet<EvidenceId> = BTreeSet::new();
    let (mut answers, mut kept) = (BTreeMap::new(), BTreeMap::new());
    for answer in &given.answers {
        for evidence in &answer.evidence {
            cited.insert(evidence.id.clone());
            if !listed.contains(&evidence.id) {
                findings.push(
                    Diagnostic::new(Code::EvidenceNotListed, evidence.place)
                        .with("id", evidence.id.as_str())
                        .nearest(nearest(evidence.id.as_str(), listed.iter().map(|id| id.as_str()))),
                );
            }
        }
        if let Some(by) = answer.by.as_ref().filter(|by| !offices.contains(&by.id)) {
            findings.push(
                Diagnostic::new(Code::OfficeNotListed, by.place)
                    .with("id", by.id.as_str())
                    .nearest(nearest(by.id.as_str(), offices.iter().map(|id| id.as_str()))),
            );
        }
        let (checked, written) = checked(library, answer, findings);
        answers.insert(answer.question.id.clone(), checked);
        if let Some(written) = written {
            kept.insert(answer.question.id.clone(), written);
        }
    }
    let conflicts: Vec<Conflict> = given.conflicts.iter().map(|conflict| self::conflict(library, conflict, findings)).collect();
    let part = given.part.as_ref().map(|part| self::part(library, part));
    for side in conflicts.iter().flat_map(|conflict| &conflict.sides) {
        if let Says::Answer(answer, _) = &side.says {
            cited.extend(answer.evidence.iter().map(|evidence| evidence.id.clone()));
        }
    }
    for evidence in given.head.evidence.iter().filter(|evidence| !cited.contains(&evidence.id)) {
        findings.push(Diagnostic::new(Code::EvidenceNotCited, evidence.place).with("id", evidence.id.as_str()));
    }
    let submission = Submission { answers, kept, moved, conflicts, part, ..given.head };
    let submission = lapse(submission, findings);
    doubts(library, &submission, findings);
    submission
}

/// Checks all of a submission that can be checked without its answers, as [`check_submission`] does.
pub fn check_head(library: &Library, given: &mut GivenSubmission, findings: &mut Vec<Diagnostic>) {
    let _ = super::history::follow(library, given, findings);
    references(library, given, findings);
    let _ = register(given, findings);
    fingerprints(library, &given.head, findings);
}

/// A clearance holds for the answers as they were; where they have changed since, the submission is a draft again.
fn lapse(mut submission: Submission, findings: &mut Vec<Diagnostic>) -> Submission {
    let cleared_as = submission.cleared.as_ref().and_then(|cleared| cleared.fingerprint.clone());
    let status = match submission.status {
        SubmissionStatus::Draft => return submission,
        SubmissionStatus::Reviewed => "reviewed",
        SubmissionStatus::Approved => "approved",
    };
    if cleared_as.is_some_and(|fingerprint| fingerprint != super::seal(&submission)) {
        findings.push(Diagnostic::new(Code::ClearanceLapsed, submission.place).with("status", status));
        submission.status = SubmissionStatus::Draft;
        submission.cleared = None;
    }
    submission
}

/// An answer as it counts, and what was written where that is no answer to the question.
fn checked(library: &Library, given: &GivenAnswer, findings: &mut Vec<Diagnostic>) -> (Answer, Option<Given>) {
    let state = state(library, given, findings);
    let lost = state == AnswerState::Unanswered;
    let answer = Answer {
        state,
        evidence: given.evidence.clone(),
        note: given.note.clone(),
        by: given.by.clone(),
        on: given.on,
        to_confirm: given.to_confirm,
        place: given.place,
    };
    let written = match &given.state {
        GivenState::Value(value, _) if lost => Some(value.clone()),
        _ => None,
    };
    (answer, written)
}

/// A conflict with its sides checked. It is told once as a whole; what is wrong within a side matters when it is chosen.
fn conflict(library: &Library, given: &GivenConflict, findings: &mut Vec<Diagnostic>) -> Conflict {
    let id = match &given.about {
        ConflictAbout::Question(id) => id.as_str(),
        ConflictAbout::Evidence(id) => id.as_str(),
    };
    let from: Vec<&str> = given.sides.iter().map(|side| side.from.as_str()).collect();
    findings.push(Diagnostic::new(Code::UnsettledConflict, given.place).with("id", id).with("sides", from.join(", ")));
    let sides = given.sides.iter().map(|side| {
        let says = match &side.says {
            GivenSays::Answer(answer) => {
                let (answer, written) = checked(library, answer, &mut Vec::new());
                Says::Answer(Box::new(answer), written)
            }
            GivenSays::Evidence(entry) => Says::Evidence(entry.clone()),
            GivenSays::Nothing => Says::Nothing,
        };
        Side { from: side.from.clone(), says }
    });
    Conflict { about: given.about.clone(), sides: sides.collect(), place: given.place }
}

/// The head of a part. What it started from was told of when it was split.
fn part(library: &Library, given: &GivenPart) -> Part {
    let (mut answers, mut kept) = (BTreeMap::new(), BTreeMap::new());
    for answer in &given.answers {
        let (checked, written) = checked(library, answer, &mut Vec::new());
        answers.insert(answer.question.id.clone(), checked);
        if let Some(written) = written {
            kept.insert(answer.question.id.clone(), written);
        }
    }
    Part {
        name: given.name.clone(),
        by: given.by,
        of: given.of.clone(),
        questions: given.questions.clone(),
        answers,
        kept,
        evidence: given.evidence.clone(),
    }
}

fn references(library: &Library, given: &GivenSubmission, findings: &mut Vec<Diagnostic>) {
    let mut unknown = |what: &'static str, id: &str, place: Place, candidates: Vec<&str>| {
        findings.push(Diagnostic::new(Code::UnknownId, place).with("id", id).with("what", what).nearest(nearest(id, candidates)));
    };
    if library.questionnaire(&given.head.questionnaire.id).is_none() && !given.head.questionnaire.id.as_str().is_empty() {
        let all = library.questionnaires.iter().map(|q| q.id.as_str()).chain(library.views.iter().map(|v| v.id.as_str()));
        unknown("questionnaire", given.head.questionnaire.id.as_str(), given.head.questionnaire.place, all.collect());
    }
    if let Some(profile) = given.head.target_profile.as_ref().filter(|p| library.target_profile(&p.id).is_none()) {
        unknown("target-profile", profile.id.as_str(), profile.place, library.targets.iter().map(|t| t.id.as_str()).collect());
    }
    if let Some(profile) = given.head.threat_profile.as_ref().filter(|p| library.threat_profile(&p.id).is_none()) {
        unknown("threat-profile", profile.id.as_str(), profile.place, library.threats.iter().map(|t| t.id.as_str()).collect());
    }
    for section in given.head.respondents.iter().flat_map(|respondent| &respondent.sections) {
        if library.section(&section.id).is_none() {
            unknown("section", section.id.as_str(), section.place, library.sections.iter().map(|s| s.id.as_str()).collect());
        }
    }
}

fn register<'g>(given: &'g GivenSubmission, findings: &mut Vec<Diagnostic>) -> BTreeSet<&'g EvidenceId> {
    let mut listed: BTreeMap<&EvidenceId, Place> = BTreeMap::new();
    for evidence in &given.head.evidence {
        if let Some(before) = listed.insert(&evidence.id, evidence.place) {
            findings.push(
                Diagnostic::new(Code::DuplicateId, evidence.place)
                    .with("id", evidence.id.as_str())
                    .with("what", "evidence")
                    .related(before),
            );
        }
        if let (Some(dated), Some(assessed)) = (evidence.date, given.head.assessed_on)
            && dated > assessed
        {
            findings.push(
                Diagnostic::new(Code::EvidenceAfterAssessment, evidence.place)
                    .with("id", evidence.id.as_str())
                    .with("date", dated.to_string())
                    .with("assessed", assessed.to_string()),
            );
        }
    }
    for evidence in super::old_evidence(&given.head) {
        findings.push(
            Diagnostic::new(Code::EvidenceOld, evidence.place)
                .with("id", evidence.id.as_str())
                .with("date", evidence.date.map(|date| date.to_string()).unwrap_or_default()),
        );
    }
    let mut offices = BTreeSet::new();
    for respondent in &given.head.respondents {
        if !offices.insert(&respondent.id) {
            findings
                .push(Diagnostic::new(Code::DuplicateId, given.head.place).with("id", respondent.id.as_str()).with("what", "respondent"));
        }
    }
    listed.into_keys().collect()
}

fn state(library: &Library, answer: &GivenAnswer, findings: &mut Vec<Diagnostic>) -> AnswerState {
    let question = library.question(&answer.question.id).map(|position| &library.questions[position]);
    let Some(question) = question else {
        let place = answer.question.place;
        let id = answer.question.id.as_str();
        findings.push(match library.removed_question(&answer.question.id) {
            Some(removed) => Diagnostic::new(Code::QuestionRemoved, place)
                .with("question", id)
                .with("since", removed.since.as_str())
                .with("reason", removed.reason.as_str()),
            None => Diagnostic::new(Code::AnswerWithoutQuestion, place)
                .with("id", id)
                .nearest(nearest(id, library.questions.iter().map(|q| q.id.as_str()))),
        });
        return match &answer.state {
            GivenState::Value(..) | GivenState::Unanswered => AnswerState::Unanswered,
            GivenState::Unknown => AnswerState::Unknown,
            GivenState::Withheld => AnswerState::Withheld,
            GivenState::NotApplicable(reason, _) => AnswerState::NotApplicable(reason.clone()),
        };
    };
    match &answer.state {
        GivenState::Value(value, place) => match answer_value(question, value, *place) {
            Ok(value) => AnswerState::Answered(value),
            Err(finding) => {
                findings.push(finding);
                AnswerState::Unanswered
            }
        },
        GivenState::Unknown => AnswerState::Unknown,
        GivenState::Withheld => AnswerState::Withheld,
        GivenState::Unanswered => AnswerState::Unanswered,
        GivenState::NotApplicable(reason, place) => {
            if question.not_applicable == NotApplicable::Forbidden {
                findings.push(Diagnostic::new(Code::NotApplicableForbidden, *place).with("question", question.id.as_str()));
                return AnswerState::Unanswered;
            }
            if reason.trim().is_empty() {
                findings.push(Diagnostic::new(Code::NotApplicableReason, *place).with("question", question.id.as_str()));
                return AnswerState::Unanswered;
            }
            AnswerState::NotApplicable(reason.clone())
        }
    }
}

/// What is doubtful in a submission that can be read.
fn doubts(library: &Library, submission: &Submission, findings: &mut Vec<Diagnostic>) {
    for passed in claims_past_prerequisites(library, submission) {
        let capability = &library.capabilities[passed.capability];
        let place = library
            .level_question(&capability.id)
            .and_then(|question| submission.answers.get(&library.questions[question].id))
            .map_or(submission.place, |answer| answer.place);
        findings.push(
            Diagnostic::new(Code::ClaimPassesPrerequisite, place)
                .with("capability", capability.title.as_str())
                .with("level", passed.claimed)
                .with("other", title(library, passed.requires.capability.id.as_str()))
                .with("needed", passed.requires.level)
                .with("found", passed.found),
        );
    }
    for rule in &library.rules {
        if rule.when.iter().all(|condition| holds(submission, condition) == Some(true)) {
            let place = rule
                .when
                .first()
                .and_then(|condition| submission.answers.get(&condition.question.id))
                .map_or(submission.place, |answer| answer.place);
            findings.push(Diagnostic::new(Code::Contradiction, place).with("text", rule.text.as_str()).with("id", rule.id.as_str()));
        }
    }
    fingerprints(library, submission, findings);
    let asked = library.asked(&submission.questionnaire.id);
    for (id, answer) in &submission.answers {
        let Some(position) = library.question(id) else { continue };
        if answer.to_confirm {
            findings.push(Diagnostic::new(Code::ToConfirm, answer.place).with("question", id.as_str()));
        }
        if answer.state == AnswerState::Unanswered {
            continue;
        }
        if !asked.questions[position] {
            findings.push(Diagnostic::new(Code::AnswerOutsideView, answer.place).with("question", id.as_str()));
        } else if let Some(false_one) =
            library.questions[position].when.iter().find(|condition| holds(submission, condition) == Some(false))
        {
            findings.push(
                Diagnostic::new(Code::AnswerNotAsked, answer.place)
                    .with("question", id.as_str())
                    .with("above", false_one.question.id.as_str()),
            );
        }
    }
}

fn title(library: &Library, id: &str) -> String {
    library.capability(&id.into()).map_or(id.to_owned(), |position| library.capabilities[position].title.clone())
}

fn fingerprints(library: &Library, submission: &Submission, findings: &mut Vec<Diagnostic>) {
    for (name, written) in &submission.definitions.fingerprints {
        let now = library.fingerprints().named().find(|(known, _)| known == name).map(|(_, print)| print);
        let same = now.is_some_and(|now| now.len() >= written.id.len() && written.id.len() >= super::SHORT && now.starts_with(&written.id));
        if !same {
            findings.push(
                Diagnostic::new(Code::FingerprintDiffers, written.place)
                    .with("name", name.as_str())
                    .with("found", written.id.as_str())
                    .with("now", now.unwrap_or("–")),
            );
        }
    }
}

/// Whether the answers meet a condition; nothing where its question has no answer.
fn holds(submission: &Submission, condition: &Condition) -> Option<bool> {
    let answer = submission.answers.get(&condition.question.id).filter(|answer| !answer.to_confirm)?;
    match &answer.state {
        AnswerState::Answered(value) => Some(meets(value, &condition.test)),
        _ => None,
    }
}

/// Whether a value meets a test.
#[must_use]
pub fn meets(value: &AnswerValue, test: &Test) -> bool {
    const EQUAL: f64 = 1e-9;
    match (value, test) {
        (AnswerValue::Level(level), Test::AtLeast(least)) => f64::from(*level) >= *least - EQUAL,
        (AnswerValue::Level(level), Test::AtMost(most)) => f64::from(*level) <= *most + EQUAL,
        (AnswerValue::Level(level), Test::Is(words)) => words.contains(&level.to_string()),
        (AnswerValue::Number(number), Test::AtLeast(least)) => *number >= *least - EQUAL,
        (AnswerValue::Number(number), Test::AtMost(most)) => *number <= *most + EQUAL,
        (AnswerValue::YesNo(answer), Test::Is(words)) => {
            let word = match answer {
                YesNo::Yes => "yes",
                YesNo::Partly => "partly",
                YesNo::No => "no",
            };
            words.iter().any(|wanted| wanted == word)
        }
        (AnswerValue::Option(option), Test::Is(words)) => words.iter().any(|wanted| wanted == option.as_str()),
        (AnswerValue::Options(options), Test::Includes(wanted)) => options.iter().any(|option| option.as_str() == wanted),
        _ => false,
    }
}
