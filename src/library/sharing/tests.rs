//! Every field of a submission gets a mark, so that a field which comes out without being named is seen.

use super::fields::{ANSWER, Field, Withheld, WithheldKind, share_fields};
use super::{StandIn, put, redact};
use crate::library::{Definitions, Library};
use crate::model::{
    Answer, AnswerState, AnswerValue, AudienceProfile, Clearance, Conflict, ConflictAbout, Date, Evidence, EvidenceStatus, Given, Marking,
    Part, PartBy, Place, Reference, Respondent, Says, Side, StateSize, Submission, SubmissionStatus, UsedDefinitions,
};
use crate::read;
use crate::text::SourceMap;
use std::collections::{BTreeMap, BTreeSet};

const DEFINITIONS: &str = r#"
[questionnaire]
id = "q"
title = "Q"
source = { text = "test" }

[[section]]
id = "s"
questionnaire = "q"
title = "S"

[[section.question]]
id = "choice"
kind = "yes-no"
text = "Choice?"
not-applicable = "allowed"

[[section.question]]
id = "reasoned"
kind = "yes-no"
text = "Reasoned?"
not-applicable = "allowed"

[[section.question]]
id = "free"
kind = "text"
text = "Free?"
"#;

fn library() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let _ = read::text("own.toml", DEFINITIONS, &mut sources, &mut definitions, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    Library::build(definitions, 0, "en").0
}

fn mark(of: &str) -> String {
    format!("<<{of}>>")
}

/// A day that only one field has.
fn day(number: u16) -> Date {
    Date { year: 1000 + number, month: 1, day: 1 }
}

/// Days by the field that has them.
const DAYS: [(&str, u16); 5] = [("assessed-on", 1), ("clearance.date", 2), ("office.due", 3), ("evidence.date", 4), ("answer.date", 5)];

fn to<I: From<String>>(id: &str) -> Reference<I> {
    Reference { id: I::from(mark(id)), place: Place::default() }
}

// None of the literals below takes fields from elsewhere: who adds a field to the model gives it a mark of its own here, and the
// tests then look whether it comes out.
fn answer(state: AnswerState) -> Answer {
    Answer {
        state,
        evidence: vec![to("evidence.id")],
        note: mark("answer.note"),
        by: Some(to("answer.office")),
        on: Some(day(5)),
        to_confirm: false,
        place: Place::default(),
    }
}

fn evidence(never: &str) -> Evidence {
    let own = |name: &str| mark(&[never, name].concat());
    Evidence {
        id: own("evidence.id").into(),
        title: own("evidence.title"),
        reference: own("evidence.reference"),
        date: Some(day(if never.is_empty() { 4 } else { 9 })),
        status: EvidenceStatus::Exercised,
        supports: Some((3, own("evidence.reason"))),
        file: own("evidence.file"),
        sha256: own("evidence.sha256"),
        place: Place::default(),
    }
}

fn full() -> Submission {
    let said = |question: &str, state| (question.into(), answer(state));
    let never = Answer { note: mark("never.note"), ..answer(AnswerState::Answered(AnswerValue::Text(mark("never.text")))) };
    Submission {
        state: mark("state"),
        code: mark("code"),
        size: StateSize::Large,
        questionnaire: Reference { id: "q".into(), place: Place::default() },
        assessed_on: Some(day(1)),
        status: SubmissionStatus::Approved,
        cleared: Some(Clearance { office: mark("clearance.office"), date: day(2), fingerprint: Some(mark("never.clearance")) }),
        marking: Marking::Red,
        classification: mark("always.classification"),
        target_profile: Some(to("always.targets")),
        threat_profile: Some(to("always.threats")),
        definitions: UsedDefinitions {
            version: Some(mark("always.version")),
            fingerprints: BTreeMap::from([("q".to_owned(), to("always.fingerprint"))]),
        },
        respondents: vec![Respondent {
            id: mark("office.id").into(),
            name: mark("office.name"),
            sections: vec![to("office.sections")],
            due: Some(day(3)),
        }],
        evidence: vec![evidence("")],
        answers: BTreeMap::from([
            said("choice", AnswerState::Withheld),
            said("reasoned", AnswerState::NotApplicable(mark("answer.reason"))),
            said("free", AnswerState::Answered(AnswerValue::Text(mark("answer.text")))),
            ("<<never.question>>".into(), never.clone()),
        ]),
        kept: BTreeMap::from([("choice".into(), Given::Text(mark("never.kept")))]),
        moved: BTreeMap::from([("choice".into(), "<<never.moved>>".into())]),
        conflicts: vec![Conflict {
            about: ConflictAbout::Question("choice".into()),
            sides: vec![
                Side { from: mark("never.side"), says: Says::Answer(Box::new(never.clone()), Some(Given::Text(mark("never.written")))) },
                Side { from: mark("never.side"), says: Says::Evidence(Box::new(evidence("never."))) },
            ],
            place: Place::default(),
        }],
        part: Some(Part {
            name: mark("never.part"),
            by: PartBy::Office,
            of: mark("never.part-of"),
            questions: vec!["<<never.part-question>>".into()],
            answers: BTreeMap::from([("choice".into(), never)]),
            kept: BTreeMap::from([("choice".into(), Given::Text(mark("never.part-kept")))]),
            evidence: vec![evidence("never.")],
        }),
        place: Place::default(),
    }
}

fn profile(shows: &[&str]) -> AudienceProfile {
    let shows = shows.iter().map(|name| (*name).to_owned()).collect();
    AudienceProfile {
        id: "a".to_owned().into(),
        title: "A".to_owned(),
        summary: String::new(),
        shows,
        strictest: Marking::Red,
        place: Place::default(),
    }
}

/// The marks of fields that come out under a profile, those of the frame left out.
fn marks(shows: &[&str]) -> BTreeSet<String> {
    let (shown, _) = redact(&library(), &full(), &profile(shows), &StandIn::default());
    let text = format!("{shown:?}");
    let marks = text.split("<<").skip(1).filter_map(|rest| rest.split_once(">>")).map(|(mark, _)| mark.to_owned());
    let days = DAYS.iter().filter(|(_, number)| text.contains(&format!("year: {}", 1000 + number)));
    marks.chain(days.map(|(name, _)| (*name).to_owned())).filter(|mark| !mark.starts_with("always.")).collect()
}

#[test]
fn what_is_not_named_does_not_come_out() {
    assert_eq!(marks(&[]), BTreeSet::new(), "nothing is named");
    for name in share_fields() {
        let others: Vec<String> = marks(&[name]).into_iter().filter(|mark| mark != name).collect();
        assert!(others.is_empty(), "{name} alone brings out {others:?}");
        let all_but_one: Vec<&str> = share_fields().into_iter().filter(|other| *other != name).collect();
        assert!(!marks(&all_but_one).contains(name), "{name} comes out without being named");
    }
}

#[test]
fn what_is_named_comes_out_and_the_rest_never_does() {
    let all = marks(&share_fields());
    // What no mark can stand in: a value that is no text, and what is no part of a submission.
    let unmarked = ["answer.value", "answer.evidence", "evidence.status", "evidence.supports", "question-scores", "interventions"];
    let expected = share_fields().into_iter().filter(|name| !unmarked.contains(name));
    assert_eq!(all, expected.map(str::to_owned).collect());
}

#[test]
fn a_new_field_is_withheld_until_a_profile_names_it() {
    // Somebody adds a field to answers: here it stands in for the note.
    let new = Field::<Answer> {
        name: "answer.mood",
        kind: WithheldKind::Notes,
        count: |full| usize::from(!full.note.is_empty()),
        copy: |full, shown| shown.note.clone_from(&full.note),
    };
    let full = answer(AnswerState::Unknown);
    let with = |shows: &[&str]| {
        let (mut shown, mut withheld) = (Answer::of(AnswerState::Unanswered), Withheld::default());
        put(&full, &mut shown, std::slice::from_ref(&new), &profile(shows), &mut withheld);
        (shown.note, withheld.count(WithheldKind::Notes))
    };
    let every_other: Vec<&str> = ANSWER.iter().map(|field| field.name).collect();
    assert_eq!(with(&every_other), (String::new(), 1));
    assert_eq!(with(&["answer.mood"]), (mark("answer.note"), 0));
}

#[test]
fn the_counts_are_of_what_is_not_shown() {
    let of = |shows: &[&str]| redact(&library(), &full(), &profile(shows), &StandIn::default()).1;
    let none = of(&[]);
    let expected = [
        ("state", 1),
        ("day", 1),
        ("clearance", 1),
        ("answers", 2),
        ("texts", 1),
        ("reasons", 1),
        ("notes", 3),
        ("offices", 1),
        ("authors", 3),
        ("evidence", 1),
        ("citations", 3),
        ("interventions", 0),
        ("unreadable", 1),
        ("unknown-questions", 1),
        ("conflicts", 1),
    ];
    assert_eq!(none.all().map(|(kind, count)| (kind.word(), count)).collect::<Vec<_>>(), expected);
    let all = of(&share_fields());
    let left: Vec<&str> = all.all().filter(|(_, count)| *count > 0).map(|(kind, _)| kind.word()).collect();
    assert_eq!(left, ["unreadable", "unknown-questions", "conflicts"], "these are never shown");
}

#[test]
fn names_of_fields_are_unique() {
    let names = share_fields();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}
