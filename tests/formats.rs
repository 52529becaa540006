//! Answers say the same in every format, and go from one to another and back without loss.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::diagnostic::{Code, Diagnostic, Severity};
use capgap::library::{GivenSubmission, Library, check_submission, seal};
use capgap::model::{
    Answer, AnswerState, AnswerValue, Clearance, Conflict, ConflictAbout, Date, Evidence, EvidenceStatus, Given, Marking, Part, PartBy,
    Place, QuestionId, Reference, Respondent, Says, Side, StateSize, Submission, SubmissionStatus, YesNo,
};
use capgap::read::{self, Content};
use capgap::text::{SourceMap, decode};
use capgap::write::{Form, FormQuestion, Guide, csv_form, csv_wide, json, toml};
use common::build::Case;
use common::random::Random;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Format {
    Toml,
    Json,
    Form,
    Wide,
}

const FORMATS: [Format; 4] = [Format::Toml, Format::Json, Format::Form, Format::Wide];

fn written(submission: &Submission, format: Format) -> String {
    match format {
        Format::Toml => toml(submission, &Guide::default()),
        Format::Json => json(submission),
        Format::Form => csv_form(submission, &Form::default()),
        Format::Wide => csv_wide(std::slice::from_ref(submission)),
    }
}

/// All submissions that a text holds, with what was found on the way.
fn given(text: &str, format: Format) -> (Vec<GivenSubmission>, Vec<Diagnostic>, SourceMap) {
    let text = decode(text.as_bytes()).expect("UTF-8");
    let (mut sources, mut findings, mut definitions) = (SourceMap::default(), Vec::new(), capgap::library::Definitions::default());
    let found = match format {
        Format::Toml => match read::text("a.toml", &text, &mut sources, &mut definitions, &mut findings) {
            Content::Answers(answers) => vec![*answers],
            _ => Vec::new(),
        },
        Format::Json => read::json("a.json", &text, &mut sources, &mut findings).into_iter().collect(),
        Format::Form | Format::Wide => read::csv("a.csv", &text, &mut sources, &mut findings),
    };
    (found, findings, sources)
}

#[track_caller]
fn read_back(library: &Library, text: &str, format: Format) -> (Submission, Vec<Diagnostic>) {
    let (mut found, mut findings, _) = given(text, format);
    assert!(findings.is_empty(), "{format:?}: {findings:#?}\n{text}");
    assert_eq!(found.len(), 1, "{format:?}\n{text}");
    let submission = check_submission(library, found.remove(0), &mut findings);
    (submission, findings)
}

/// The same without entries that say nothing, which have no place in a wide table.
fn without_nothing(submission: &Submission) -> Submission {
    let nothing = |answer: &Answer| answer.is_empty() && answer.by.is_none() && answer.on.is_none() && !answer.to_confirm;
    let mut submission = submission.clone();
    let kept = &submission.kept;
    submission.answers.retain(|id, answer| !nothing(answer) || kept.contains_key(id));
    submission
}

/// What a submission says, without places.
fn content(submission: &Submission) -> String {
    toml(&without_nothing(submission), &Guide::default())
}

/// One question of each kind, some with ids that are the names of columns.
fn library() -> Library {
    let options = "options = [{ id = \"0\", text = \"None\", value = 0 }, { id = \"in-force\", text = \"In force\", value = 1 }, { id = \"-x\", text = \"X\", value = 0.5 }]";
    let boxes = "options = [{ id = \"o1\", text = \"One\" }, { id = \"2\", text = \"Two\" }, { id = \"-3\", text = \"Three\" }]";
    Case::new()
        .gated(&["strategy", "law"])
        .question("adopted", "yes-no", "values = { partly = 0.5 }")
        .question("stage", "choice", options)
        .question("boxes", "checklist", boxes)
        .question("share", "number", "from = 0\nto = 100\nmin = 0\nmax = 100")
        .question("count", "number", "from = 0\nto = 10")
        .question("state", "text", "")
        .question("remarks", "text", "not-applicable = \"allowed\"")
        .framework("f", "", "[[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{ capability = \"strategy\" }, { capability = \"law\" }, { question = \"adopted\" }, { question = \"stage\" }, { question = \"boxes\" }, { question = \"share\" }, { question = \"count\" }]\n")
        .targets("default", "strategy = 2")
        .library()
}

const TEXTS: [&str; 34] = [
    "Plain",
    "Ünïcödé – 漢字 🙂",
    "=1+1",
    "+1",
    "-5",
    "@SUM(A1)",
    "\ttab",
    "\rreturn",
    "'=1",
    "''=1",
    "'''",
    "'apostrophe",
    "'",
    "a,b;c\td",
    "say \"no\"",
    "\"",
    "two\nlines",
    "two\r\nlines",
    "ends with a line\n",
    "\n",
    " ",
    "  blanks around  ",
    "3",
    "true",
    "2026-05-01",
    "(none)",
    "[\"a\"]",
    "{\"a\": 1}",
    "\u{feff}mark",
    "\u{0}\u{1}\u{7f}",
    "# no comment",
    "null",
    "'+'-'",
    "1,234",
];

struct Making<'l> {
    random: Random,
    library: &'l Library,
}

impl Making<'_> {
    fn text(&mut self) -> String {
        if self.random.chance(80) {
            return self.random.pick(&TEXTS).to_owned();
        }
        let letters = ['\'', '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', 'a', ' ', 'é'];
        (0..self.random.between(1, 6)).map(|_| self.random.pick(&letters)).collect()
    }

    fn or_empty(&mut self) -> String {
        if self.random.chance(50) { String::new() } else { self.text() }
    }

    fn date(&mut self) -> Date {
        Date {
            year: self.random.between(1990, 2031) as u16,
            month: self.random.between(1, 12) as u8,
            day: self.random.between(1, 28) as u8,
        }
    }

    fn maybe<T>(&mut self, percent: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.random.chance(percent).then(|| make(self))
    }

    fn number(&mut self) -> f64 {
        let share = self.random.share();
        self.random.pick(&[0.0, -0.0, 0.1, 1e300, -1e-300, 5e-324, f64::MAX, 9_007_199_254_740_993.0, 1e16, -5.0, 0.1 + 0.2, 42.0, share])
    }

    fn evidence(&mut self, at: usize) -> Evidence {
        Evidence {
            id: self.random.pick(&["gazette", "-minus", "with.dot", "e.supports"]).to_owned().as_str().into(),
            title: ["T", &self.text()].concat(),
            reference: self.or_empty(),
            date: self.maybe(60, Self::date),
            status: self.random.pick(&[
                EvidenceStatus::Draft,
                EvidenceStatus::Adopted,
                EvidenceStatus::InOperation,
                EvidenceStatus::Exercised,
            ]),
            supports: self.maybe(40, |making| (making.random.between(0, 4) as u8, ["R", &making.text()].concat())),
            file: self.or_empty(),
            sha256: if self.random.chance(30) { format!("{at:064x}") } else { String::new() },
            place: Place::default(),
        }
    }

    fn register(&mut self) -> Vec<Evidence> {
        let mut register: Vec<Evidence> = Vec::new();
        for at in 0..self.random.between(0, 3) {
            let entry = self.evidence(at);
            if register.iter().all(|known| known.id != entry.id) {
                register.push(entry);
            }
        }
        register
    }

    fn value(&mut self, question: &QuestionId) -> AnswerValue {
        match question.as_str() {
            "adopted" => AnswerValue::YesNo(self.random.pick(&[YesNo::Yes, YesNo::Partly, YesNo::No])),
            "stage" => AnswerValue::Option(self.random.pick(&["0", "in-force", "-x"]).into()),
            "boxes" => {
                AnswerValue::Options(["o1", "2", "-3"].into_iter().filter(|_| self.random.chance(40)).map(|option| option.into()).collect())
            }
            "share" => AnswerValue::Number(self.random.pick(&[0.0, 0.1, 99.9, 100.0, 33.333_333_333_333_336])),
            "count" => AnswerValue::Number(self.number()),
            "state" | "remarks" => AnswerValue::Text(self.or_empty()),
            _ => AnswerValue::Level(self.random.between(0, 4) as u8),
        }
    }

    fn given(&mut self) -> Given {
        match self.random.below(4) {
            0 => Given::Text(self.or_empty()),
            1 => {
                let number = self.number();
                Given::Number { number, whole: number.fract() == 0.0 }
            }
            2 => Given::Boolean(self.random.chance(50)),
            _ => Given::List((0..self.random.below(3)).map(|_| self.or_empty()).collect()),
        }
    }

    fn answer(&mut self, question: &QuestionId) -> Answer {
        let state = match self.random.below(10) {
            0 => AnswerState::Unknown,
            1 => AnswerState::Withheld,
            2 if ["strategy.level", "remarks"].contains(&question.as_str()) => AnswerState::NotApplicable(["N", &self.text()].concat()),
            3 => AnswerState::Unanswered,
            _ if self.library.question(question).is_some() => AnswerState::Answered(self.value(question)),
            _ => AnswerState::Unknown,
        };
        let cited = ["gazette", "-minus", "with.dot", "not listed", "", "[odd", "a,b"];
        Answer {
            state,
            evidence: (0..self.random.below(3))
                .map(|_| Reference { id: self.random.pick(&cited).into(), place: Place::default() })
                .collect(),
            note: self.or_empty(),
            by: self.maybe(40, |making| Reference { id: making.random.pick(&["digital", "-office"]).into(), place: Place::default() }),
            on: self.maybe(40, Self::date),
            to_confirm: self.random.chance(20),
            place: Place::default(),
        }
    }

    fn answers(&mut self) -> (BTreeMap<QuestionId, Answer>, BTreeMap<QuestionId, Given>) {
        let ids = [
            "strategy.level",
            "law.level",
            "adopted",
            "stage",
            "boxes",
            "share",
            "count",
            "state",
            "remarks",
            "not.there",
            "a:note",
            "a:b",
            "a",
            "code",
            "evidence",
            "definitions.fingerprints.x",
            "=cmd",
            "-1",
            "value",
            "'@x",
        ];
        let (mut answers, mut kept) = (BTreeMap::new(), BTreeMap::new());
        for id in ids {
            if self.random.chance(50) {
                let id = QuestionId::from(id);
                let mut answer = self.answer(&id);
                if self.random.chance(20) {
                    answer.state = AnswerState::Unanswered;
                    kept.insert(id.clone(), self.given());
                }
                answers.insert(id, answer);
            }
        }
        (answers, kept)
    }

    fn conflicts(&mut self) -> Vec<Conflict> {
        let (mut conflicts, place) = (Vec::new(), Place::default());
        for _ in 0..self.random.below(3) {
            let id = QuestionId::from("strategy.level");
            let about =
                if self.random.chance(50) { ConflictAbout::Question(id.clone()) } else { ConflictAbout::Evidence("gazette".into()) };
            let sides = (0..self.random.between(2, 3)).map(|_| {
                let says = match &about {
                    _ if self.random.chance(20) => Says::Nothing,
                    ConflictAbout::Question(_) => Says::Answer(Box::new(self.answer(&id)), None),
                    ConflictAbout::Evidence(_) => Says::Evidence(Box::new(Evidence { id: "gazette".into(), ..self.evidence(1) })),
                };
                Side { from: ["F", &self.text()].concat(), says }
            });
            conflicts.push(Conflict { sides: sides.collect(), about, place });
        }
        conflicts
    }

    fn part(&mut self) -> Part {
        let (answers, kept) = self.answers();
        Part {
            name: ["N", &self.text()].concat(),
            by: self.random.pick(&[PartBy::Office, PartBy::Section, PartBy::Pillar]),
            of: "0f".repeat(32),
            questions: ["strategy.level", "=cmd", "boxes"].into_iter().filter(|_| self.random.chance(60)).map(QuestionId::from).collect(),
            answers,
            kept,
            evidence: self.register(),
        }
    }

    fn submission(&mut self) -> Submission {
        let (answers, kept) = self.answers();
        let mut submission = Submission {
            state: ["S", &self.text()].concat(),
            code: "XAT".to_owned(),
            size: self.random.pick(&[StateSize::Small, StateSize::Medium, StateSize::Large]),
            questionnaire: Reference { id: "all".into(), place: Place::default() },
            assessed_on: self.maybe(70, Self::date),
            marking: self.random.pick(&Marking::ALL).1,
            classification: self.or_empty(),
            target_profile: self.maybe(50, |_| Reference { id: "default".into(), place: Place::default() }),
            evidence: self.register(),
            answers,
            kept,
            conflicts: self.conflicts(),
            part: self.maybe(30, Self::part),
            ..Submission::empty(Place::default())
        };
        submission.definitions.version = self.maybe(60, |_| "1.0.0".to_owned());
        for name in ["questionnaire", "with.dot", "=odd"] {
            if self.random.chance(30) {
                let print = Reference { id: "0123456789ab".to_owned(), place: Place::default() };
                submission.definitions.fingerprints.insert(name.to_owned(), print);
            }
        }
        for id in ["digital", "-office"] {
            if self.random.chance(60) {
                let sections = self.maybe(50, |_| Reference { id: "s".into(), place: Place::default() });
                let due = self.maybe(50, Self::date);
                submission.respondents.push(Respondent {
                    id: id.into(),
                    name: self.or_empty(),
                    sections: sections.into_iter().collect(),
                    due,
                });
            }
        }
        if self.random.chance(40) {
            submission.status = self.random.pick(&[SubmissionStatus::Reviewed, SubmissionStatus::Approved]);
            let office = ["O", &self.text()].concat();
            submission.cleared = Some(Clearance { office, date: self.date(), fingerprint: None });
        }
        submission
    }
}

#[test]
fn nothing_is_lost_between_any_two_formats() {
    let library = library();
    let mut with = BTreeMap::new();
    for seed in 0..120 {
        let made = Making { random: Random::new(seed), library: &library }.submission();
        let (mut submission, _) = read_back(&library, &toml(&made, &Guide::default()), Format::Toml);
        if let Some(cleared) = &submission.cleared {
            // A clearance with its fingerprint must still hold at the end.
            let fingerprint = (seed % 2 == 0).then(|| seal(&submission));
            submission.cleared = Some(Clearance { fingerprint, ..cleared.clone() });
        }
        submission = without_nothing(&submission);
        let wanted = toml(&submission, &Guide::default());
        for first in FORMATS {
            let once = read_back(&library, &written(&submission, first), first).0;
            assert_eq!(toml(&once, &Guide::default()), wanted, "seed {seed}, {first:?}\n{}", written(&submission, first));
            assert_eq!(seal(&once), seal(&submission), "seed {seed}, {first:?}");
            for second in FORMATS {
                let twice = read_back(&library, &written(&once, second), second).0;
                assert_eq!(toml(&twice, &Guide::default()), wanted, "seed {seed}, {first:?} to {second:?}");
                assert_eq!(written(&twice, first), written(&once, first), "seed {seed}, {first:?} to {second:?} and back");
            }
        }
        let mut count = |what: &'static str, there: bool| *with.entry(what).or_insert(0) += usize::from(there);
        count("kept", !submission.kept.is_empty());
        count("part", submission.part.is_some());
        count("conflict", !submission.conflicts.is_empty());
        count("cleared", submission.cleared.is_some());
        count("to-confirm", submission.answers.values().any(|answer| answer.to_confirm));
        count("values", submission.answers.values().filter(|answer| matches!(answer.state, AnswerState::Answered(_))).count() > 3);
    }
    assert!(with.values().all(|count| *count > 24), "the mixture is off: {with:?}");
}

#[test]
fn many_submissions_share_one_wide_table() {
    let library = library();
    let submissions: Vec<Submission> = (0..40)
        .map(|seed| {
            let made = Making { random: Random::new(seed + 9_000), library: &library }.submission();
            read_back(&library, &toml(&made, &Guide::default()), Format::Toml).0
        })
        .collect();
    let (found, mut findings, _) = given(&csv_wide(&submissions), Format::Wide);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(found.len(), submissions.len());
    for (given, submission) in found.into_iter().zip(&submissions) {
        assert_eq!(content(&check_submission(&library, given, &mut findings)), content(submission));
    }
}
