//! Checking a submission against the definitions.

use super::{Given, Library, answer_value, claims_past_prerequisites};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Answer, AnswerState, AnswerValue, Condition, EvidenceId, NotApplicable, Place, QuestionId, Reference, RespondentId, Submission, Test,
    YesNo,
};
use crate::text::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// A submission as it was read, before the definitions are looked at.
#[derive(Debug, Clone)]
pub struct GivenSubmission {
    /// Everything but the answers, which are empty here.
    pub head: Submission,
    /// Answers, in the order of the file.
    pub answers: Vec<GivenAnswer>,
}

/// An answer as it was read.
#[derive(Debug, Clone)]
pub struct GivenAnswer {
    /// The question.
    pub question: Reference<QuestionId>,
    /// State or value.
    pub state: GivenState,
    /// Evidence cited.
    pub evidence: Vec<Reference<EvidenceId>>,
    /// Note.
    pub note: String,
    /// Office.
    pub by: Option<Reference<RespondentId>>,
    /// Where it stands.
    pub place: Place,
}

/// State or value of an answer as it was read.
#[derive(Debug, Clone)]
pub enum GivenState {
    /// A value with its place.
    Value(Given, Place),
    /// "We do not know."
    Unknown,
    /// Not disclosed.
    Withheld,
    /// Not applicable, with its reason and the place of the state.
    NotApplicable(String, Place),
    /// Nothing yet.
    Unanswered,
}

/// Checks a submission against the definitions.
///
/// What is wrong is told and left unanswered; everything else is kept, also answers to questions that do not exist.
#[must_use]
pub fn check_submission(library: &Library, given: GivenSubmission, findings: &mut Vec<Diagnostic>) -> Submission {
    references(library, &given, findings);
    let listed: BTreeSet<&EvidenceId> = register(&given, findings);
    let offices: BTreeSet<&RespondentId> = given.head.respondents.iter().map(|respondent| &respondent.id).collect();
    let mut cited: BTreeSet<EvidenceId> = BTreeSet::new();
    let mut answers = BTreeMap::new();
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
        let state = state(library, answer, findings);
        answers.insert(
            answer.question.id.clone(),
            Answer { state, evidence: answer.evidence.clone(), note: answer.note.clone(), by: answer.by.clone(), place: answer.place },
        );
    }
    for evidence in given.head.evidence.iter().filter(|evidence| !cited.contains(&evidence.id)) {
        findings.push(Diagnostic::new(Code::EvidenceNotCited, evidence.place).with("id", evidence.id.as_str()));
    }
    let submission = Submission { answers, ..given.head };
    doubts(library, &submission, findings);
    submission
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
        findings.push(
            Diagnostic::new(Code::AnswerWithoutQuestion, answer.question.place)
                .with("id", answer.question.id.as_str())
                .nearest(nearest(answer.question.id.as_str(), library.questions.iter().map(|q| q.id.as_str()))),
        );
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
    match &submission.answers.get(&condition.question.id)?.state {
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
