//! Submissions with everything that is made of them.

use crate::common::build::scorer_of;
use crate::common::random::Random;
use capgap::diagnostic::Diagnostic;
use capgap::library::{Definitions, Library, SharedAssessment};
use capgap::model::{
    Answer, AnswerState, AnswerValue, AudienceProfile, Clearance, Date, Evidence, EvidenceStatus, Place, QuestionKind, Reference,
    Respondent, Submission, SubmissionStatus, YesNo,
};
use capgap::plan::{Ranking, rank};
use capgap::read::{self, Content};
use capgap::report::{Redacted, Subject, assessment_json};
use capgap::score::{Assessment, Sheet};
use capgap::text::SourceMap;
use capgap::words::Words;

pub(crate) struct Made {
    pub(crate) library: Library,
    pub(crate) submission: Submission,
    pub(crate) assessment: Assessment,
    pub(crate) at_target: Vec<Vec<f64>>,
    pub(crate) ranking: Ranking,
    pub(crate) words: Words,
}

impl Made {
    pub(crate) fn of(library: Library, submission: Submission) -> Self {
        let scorer = scorer_of(&library, &submission);
        let assessment = scorer.score(&Sheet::of(&library, &submission));
        let at_target = scorer.at_target(&assessment);
        let ranking = rank(&library, &assessment, None, submission.size);
        Self { library, submission, assessment, at_target, ranking, words: Words::english() }
    }

    pub(crate) fn subject(&self) -> Subject<'_> {
        Subject {
            library: &self.library,
            submission: &self.submission,
            assessment: &self.assessment,
            at_target: &self.at_target,
            ranking: &self.ranking,
            words: &self.words,
            targets: self.library.target_profile(&"default".into()).map(|_| "default"),
            threats: None,
            baseline: None,
            audience: None,
        }
    }

    pub(crate) fn redacted(&self, profile: &AudienceProfile) -> Redacted {
        Redacted::of(self.subject(), profile, self.submission.marking)
    }

    pub(crate) fn shared(&self, profile: &AudienceProfile) -> String {
        assessment_json(self.redacted(profile).subject(self.subject()))
    }
}

/// The shipped audiences.
pub(crate) fn audiences() -> Vec<AudienceProfile> {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let text = include_str!("../../frameworks/profiles/audiences.toml");
    let content = read::text("audiences.toml", text, &mut sources, &mut definitions, &mut findings);
    assert!(matches!(content, Content::Definitions) && findings.is_empty(), "{findings:?}");
    assert_eq!(definitions.audiences.len(), 3);
    definitions.audiences
}

pub(crate) fn audience(id: &str) -> AudienceProfile {
    audiences().into_iter().find(|profile| profile.id.as_str() == id).expect("a shipped audience")
}

/// Reads a shared assessment; what is found besides.
pub(crate) fn read_shared(text: &str) -> (Option<SharedAssessment>, Vec<Diagnostic>) {
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let shared = read::shared_assessment("x.assessment.json", text, &mut sources, &mut findings);
    (shared, findings)
}

fn to<I: From<String>>(id: String) -> Reference<I> {
    Reference { id: I::from(id), place: Place::default() }
}

/// Random answers to everything that a library asks, with random evidence, notes and offices.
pub(crate) fn random_submission(library: &Library, questionnaire: &str, random: &mut Random) -> Submission {
    let date = |random: &mut Random| Date { year: 2020 + random.below(7) as u16, month: 1 + random.below(12) as u8, day: 1 };
    let mut submission = Submission::empty(Place::default());
    submission.state = "Atlantis".to_owned();
    submission.code = "XAT".to_owned();
    submission.questionnaire.id = questionnaire.into();
    submission.assessed_on = random.chance(80).then(|| date(random));
    if random.chance(50) {
        submission.status = SubmissionStatus::Approved;
        submission.cleared = Some(Clearance { office: "Cabinet".to_owned(), date: date(random), fingerprint: None });
    }
    for at in 0..random.below(4) {
        let (name, due) = (format!("Office {at}"), random.chance(50).then(|| date(random)));
        submission.respondents.push(Respondent { id: format!("office-{at}").into(), name, sections: Vec::new(), due });
    }
    let status = [EvidenceStatus::Draft, EvidenceStatus::Adopted, EvidenceStatus::InOperation, EvidenceStatus::Exercised];
    for at in 0..random.below(6) {
        submission.evidence.push(Evidence {
            id: format!("paper-{at}").into(),
            title: format!("Paper {at}"),
            reference: if random.chance(50) { format!("Gazette {at}") } else { String::new() },
            date: random.chance(50).then(|| date(random)),
            status: random.pick(&status),
            supports: random.chance(20).then(|| (random.below(4) as u8, "Seen".to_owned())),
            file: String::new(),
            sha256: String::new(),
            place: Place::default(),
        });
    }
    for question in &library.questions {
        let value = match &question.kind {
            QuestionKind::Level { top, .. } => AnswerValue::Level(random.between(0, (*top).into()) as u8),
            QuestionKind::Choice { options } => AnswerValue::Option(options[random.below(options.len())].id.clone()),
            QuestionKind::YesNo { partly: Some(_), .. } => AnswerValue::YesNo(random.pick(&[YesNo::Yes, YesNo::Partly, YesNo::No])),
            QuestionKind::YesNo { .. } => AnswerValue::YesNo(random.pick(&[YesNo::Yes, YesNo::No])),
            QuestionKind::Checklist { options } => {
                AnswerValue::Options(options.iter().filter(|_| random.chance(50)).map(|option| option.id.clone()).collect())
            }
            QuestionKind::Number { .. } => AnswerValue::Number(random.below(100) as f64 / 10.0),
            QuestionKind::Text => AnswerValue::Text("Free words".to_owned()),
        };
        let state = match random.below(100) {
            0..70 => AnswerState::Answered(value),
            70..78 => AnswerState::Unknown,
            78..84 => AnswerState::Withheld,
            84..90 if question.not_applicable != capgap::model::NotApplicable::Forbidden => {
                AnswerState::NotApplicable("No coast".to_owned())
            }
            _ => AnswerState::Unanswered,
        };
        let cited = submission.evidence.iter().filter(|_| random.chance(20)).map(|entry| to(entry.id.0.clone())).collect();
        let by = submission.respondents.first().map(|office| to(office.id.0.clone()));
        submission.answers.insert(
            question.id.clone(),
            Answer {
                evidence: cited,
                note: if random.chance(30) { "A note".to_owned() } else { String::new() },
                by: by.filter(|_| random.chance(50)),
                on: random.chance(50).then(|| date(random)),
                to_confirm: random.chance(5),
                ..Answer::of(state)
            },
        );
    }
    submission
}
