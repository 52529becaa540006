//! A submission with a mark in every text: none comes out in any format that the audience's profile does not name.

use crate::common::build::submission_of;
use crate::made::{Made, audiences};
use capgap::library::{Definitions, Library, StandIn, redact};
use capgap::model::{
    Answer, AnswerState, AnswerValue, AudienceProfile, Clearance, Conflict, ConflictAbout, Evidence, EvidenceStatus, Given, Part, PartBy,
    Place, QuestionKind, Reference, Respondent, Says, Side, Submission, SubmissionStatus,
};
use capgap::read;
use capgap::report::{
    Depth, TerminalOptions, assessment_json, explain, gap_report, html, markdown, nodes_csv, render, score_json, workbook,
};
use capgap::text::SourceMap;
use std::collections::{BTreeMap, BTreeSet};

fn shipped() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let built_in = sources.files().count() as u32;
    Library::build(definitions, built_in, "en").0
}

/// Letters and digits alone, so that no format wraps or escapes it.
fn mark(of: &str) -> String {
    let name: String = of.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { 'Q' }).collect();
    ["MARK", name.as_str(), "KRAM"].concat()
}

fn to<I: From<String>>(id: String) -> Reference<I> {
    Reference { id: I::from(id), place: Place::default() }
}

fn evidence(of: &str) -> Evidence {
    let own = |name: &str| mark(&[of, name].concat());
    Evidence {
        id: own("evidence.id").into(),
        title: own("evidence.title"),
        reference: own("evidence.reference"),
        date: None,
        status: EvidenceStatus::Exercised,
        supports: Some((4, own("evidence.reason"))),
        file: own("evidence.file"),
        sha256: own("evidence.sha256"),
        place: Place::default(),
    }
}

/// The answers of an example, with marks in every text.
fn marked(library: &Library) -> Submission {
    let mut submission = submission_of(library, include_str!("../../examples/atlantis-2026.toml"));
    submission.state = mark("state");
    submission.code = mark("code");
    submission.status = SubmissionStatus::Approved;
    let date = submission.assessed_on.expect("a day");
    submission.cleared = Some(Clearance { office: mark("clearance.office"), date, fingerprint: Some(mark("never1")) });
    submission.evidence = vec![evidence("")];
    let office = Respondent { id: mark("office.id").into(), name: mark("office.name"), sections: Vec::new(), due: Some(date) };
    submission.respondents = vec![office];
    let mut kinds = BTreeSet::new();
    for question in &library.questions {
        let answer = submission.answers.entry(question.id.clone()).or_insert_with(|| Answer::of(AnswerState::Unknown));
        answer.note = mark("answer.note");
        answer.by = Some(to(if kinds.is_empty() { mark("answer.office") } else { mark("office.id") }));
        answer.evidence = vec![to(mark("evidence.id"))];
        if question.kind == QuestionKind::Text {
            answer.state = AnswerState::Answered(AnswerValue::Text(mark("answer.text")));
        } else if question.not_applicable != capgap::model::NotApplicable::Forbidden {
            answer.state = AnswerState::NotApplicable(mark("answer.reason"));
        }
        kinds.insert(question.id.clone());
    }
    let never = Answer { note: mark("never2"), ..Answer::of(AnswerState::NotApplicable(mark("never3"))) };
    submission.answers.insert(mark("never4").as_str().into(), never.clone());
    let first = library.questions[0].id.clone();
    submission.kept = BTreeMap::from([(first.clone(), Given::Text(mark("never5")))]);
    submission.moved = BTreeMap::from([(first.clone(), mark("never6").as_str().into())]);
    let says = Says::Answer(Box::new(never.clone()), Some(Given::Text(mark("never7"))));
    let sides =
        vec![Side { from: mark("never8"), says }, Side { from: mark("never8"), says: Says::Evidence(Box::new(evidence("never9"))) }];
    submission.conflicts = vec![Conflict { about: ConflictAbout::Question(first.clone()), sides, place: Place::default() }];
    submission.part = Some(Part {
        name: mark("never10"),
        by: PartBy::Office,
        of: mark("never11"),
        questions: vec![mark("never12").as_str().into()],
        answers: BTreeMap::from([(first.clone(), never)]),
        kept: BTreeMap::from([(first, Given::Text(mark("never13")))]),
        evidence: vec![evidence("never14")],
    });
    submission
}

/// All marks in a text.
fn marks(text: &str) -> BTreeSet<String> {
    // Long marks may be broken over lines; what is left of them is still seen.
    let whole: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    whole.split("MARK").skip(1).map(|rest| rest.split("KRAM").next().unwrap_or(rest).to_owned()).collect()
}

/// What an audience may see: the marks of the fields that its profile names.
fn allowed(profile: &AudienceProfile) -> BTreeSet<String> {
    let bare = |name: &String| mark(name).trim_start_matches("MARK").trim_end_matches("KRAM").to_owned();
    let mut allowed: BTreeSet<String> = profile.shows.iter().map(bare).collect();
    // Who answered is said by the id of the office.
    if profile.shows("answer.office") {
        allowed.insert(bare(&"office.id".to_owned()));
    }
    allowed
}

/// All that can be made for an audience, by format.
fn outputs(made: &Made, profile: &AudienceProfile) -> Vec<(String, String)> {
    let redacted = made.redacted(profile);
    let subject = redacted.subject(made.subject());
    let mut documents: Vec<_> = Depth::ALL.iter().map(|(word, depth)| ((*word).to_owned(), gap_report(subject, *depth))).collect();
    if redacted.audience.sees_answers() {
        let capability = &made.library.capabilities[0].id;
        let question = made.library.questions.iter().find(|question| question.kind == QuestionKind::Text);
        let of_text = question.map(|question| question.id.0.clone());
        let level = made.library.questions[0].id.0.clone();
        let ids = [Some(format!("capability:{capability}")), Some("norm-g".to_owned()), Some(format!("question:{level}")), of_text];
        for id in ids.into_iter().flatten() {
            documents.push((id.clone(), explain(subject, &id).unwrap_or_else(|why| panic!("{id}: {why:?}"))));
        }
    }
    let options = TerminalOptions { width: 400, colour: false, plain: true };
    let mut outputs = vec![
        ("json".to_owned(), score_json(subject)),
        ("csv".to_owned(), nodes_csv(subject)),
        ("assessment".to_owned(), assessment_json(subject)),
        ("xlsx".to_owned(), parts(&workbook(subject).expect("the report fits a workbook"))),
    ];
    for (name, document) in &documents {
        outputs.push((format!("{name} text"), render(document, options, &made.words)));
        outputs.push((format!("{name} html"), html(document, &made.words)));
        outputs.push((format!("{name} markdown"), markdown(document, &made.words)));
        outputs.push((format!("{name} value"), format!("{document:?}")));
    }
    outputs
}

/// All parts of a workbook, one after the other. PDF and DOCX draw what stands in the document's value, and nothing else.
fn parts(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is a ZIP file");
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        std::io::Read::read_to_string(&mut part, &mut all).expect("every part is text");
    }
    all
}

#[test]
fn nothing_withheld_comes_out_in_any_format() {
    let library = shipped();
    let submission = marked(&library);
    let made = Made::of(library, submission);
    let everything = marks(&format!("{:?}", made.submission));
    assert!(everything.len() > 30, "the submission itself holds {everything:?}");
    for profile in audiences() {
        let allowed = allowed(&profile);
        for (format, output) in outputs(&made, &profile) {
            let leaked: Vec<String> = marks(&output).difference(&allowed).cloned().collect();
            assert!(leaked.is_empty(), "{} gets {leaked:?} in {format}", profile.id);
        }
    }
}

#[test]
fn what_is_allowed_comes_out() {
    let library = shipped();
    let submission = marked(&library);
    let made = Made::of(library, submission);
    for profile in audiences() {
        let redacted = made.redacted(&profile);
        let file = marks(&assessment_json(redacted.subject(made.subject())));
        let unmarked = |name: &str| mark(name).trim_start_matches("MARK").trim_end_matches("KRAM").to_owned();
        for name in ["state", "code", "clearance.office", "office.id", "office.name", "evidence.title", "answer.reason"] {
            assert_eq!(file.contains(&unmarked(name)), profile.shows(name), "{name} for {}", profile.id);
        }
    }
}

#[test]
fn at_home_everything_is_shown() {
    let library = shipped();
    let submission = marked(&library);
    let made = Made::of(library, submission);
    let text = format!("{:?}", explain(made.subject(), &format!("question:{}", made.library.questions[0].id)));
    let found = marks(&text);
    assert!(found.contains("answerQnote") && found.contains("evidenceQtitle"), "{found:?}");
}

#[test]
fn every_profile_of_one_field_alone_is_safe() {
    let library = shipped();
    let submission = marked(&library);
    for name in capgap::library::share_fields() {
        let profile = AudienceProfile { shows: vec![name.to_owned()], ..audiences().remove(0) };
        let (shown, _) = redact(&library, &submission, &profile, &StandIn::default());
        let leaked: Vec<String> = marks(&format!("{shown:?}")).difference(&allowed(&profile)).cloned().collect();
        assert!(leaked.is_empty(), "{name} alone brings out {leaked:?}");
    }
}
