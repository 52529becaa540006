//! Answers say the same in every format, and go from one to another and back without loss.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::diagnostic::{Code, Diagnostic};
use capgap::library::{GivenSubmission, Library, check_submission, seal};
use capgap::model::{
    Answer, AnswerState, AnswerValue, Clearance, Conflict, ConflictAbout, Date, Evidence, EvidenceStatus, Given, Marking, Part, PartBy,
    Place, QuestionId, Reference, Respondent, Says, Side, StateSize, Submission, SubmissionStatus, YesNo,
};
use capgap::read::{self, Content};
use capgap::text::{SourceMap, decode};
use capgap::words::Words;
use capgap::write::{Blank, Form, Guide, csv_form, csv_wide, json, toml};
use common::build::Case;
use common::random::Random;
use std::collections::BTreeMap;

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
    for seed in 0..60 {
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
    assert!(with.values().all(|count| *count > 8), "the mixture is off: {with:?}");
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

/// The one submission in a table, with the codes of what was found, each with the address of its cell.
fn table(library: &Library, text: &str) -> (Submission, Vec<(Code, String)>) {
    let (mut found, mut findings, sources) = given(text, Format::Form);
    assert_eq!(found.len(), 1, "{findings:?}");
    let submission = check_submission(library, found.remove(0), &mut findings);
    let told = findings.iter().map(|finding| {
        let address = finding.place.and_then(|place| sources.address(place)).unwrap_or("nowhere");
        (finding.code, address.to_owned())
    });
    (submission, told.collect())
}

fn state<'s>(submission: &'s Submission, question: &str) -> &'s AnswerState {
    submission.answers.get(&question.into()).map_or(&AnswerState::Unanswered, |answer| &answer.state)
}

const HEAD: &str =
    "record;id;value;state;reason;evidence;note;to-confirm\nsubmission;state;Atlantis\nsubmission;code;XAT\nsubmission;questionnaire;all\n";

#[test]
fn a_table_is_read_with_any_separator_and_line_end() {
    let library = library();
    let rows = "answer;strategy.level;3: Established;;;;said in May;TRUE\nanswer;adopted;;unknown\nanswer;boxes;o1 -3\n";
    let semicolons = [HEAD, rows].concat();
    let (wanted, _) = table(&library, &semicolons);
    assert_eq!(state(&wanted, "strategy.level"), &AnswerState::Answered(AnswerValue::Level(3)));
    assert_eq!(state(&wanted, "adopted"), &AnswerState::Unknown);
    assert_eq!(state(&wanted, "boxes"), &AnswerState::Answered(AnswerValue::Options(vec!["o1".into(), "-3".into()])));
    let strategy = &wanted.answers[&"strategy.level".into()];
    assert!(strategy.to_confirm && strategy.note == "said in May");
    for other in [
        semicolons.replace(';', ","),
        semicolons.replace(';', "\t"),
        semicolons.replace('\n', "\r\n"),
        semicolons.replace('\n', "\n\n"),
        ["\u{feff}", &semicolons].concat(),
        semicolons.replace("record;id;value", "record; id ;value"),
    ] {
        let (found, told) = table(&library, &other);
        assert_eq!(content(&found), content(&wanted), "{told:?}\n{other}");
    }
}

#[test]
fn cells_say_what_people_write() {
    let library = library();
    let rows = [
        ("count", "1,5", AnswerState::Answered(AnswerValue::Number(1.5))),
        ("count", "1,234", AnswerState::Answered(AnswerValue::Number(1.234))),
        ("count", "-5", AnswerState::Answered(AnswerValue::Number(-5.0))),
        ("count", "'-5", AnswerState::Answered(AnswerValue::Number(-5.0))),
        ("count", "1e300", AnswerState::Answered(AnswerValue::Number(1e300))),
        ("boxes", "(none)", AnswerState::Answered(AnswerValue::Options(Vec::new()))),
        ("boxes", "", AnswerState::Unanswered),
        ("boxes", "  ", AnswerState::Unanswered),
        ("stage", "in-force: In force", AnswerState::Answered(AnswerValue::Option("in-force".into()))),
        ("stage", "'-x", AnswerState::Answered(AnswerValue::Option("-x".into()))),
        ("adopted", "TRUE", AnswerState::Answered(AnswerValue::YesNo(YesNo::Yes))),
        ("adopted", " Partly ", AnswerState::Answered(AnswerValue::YesNo(YesNo::Partly))),
        ("remarks", " '=1 ", AnswerState::Answered(AnswerValue::Text(" '=1 ".into()))),
        ("remarks", "'=1", AnswerState::Answered(AnswerValue::Text("=1".into()))),
        ("remarks", "3,5", AnswerState::Answered(AnswerValue::Text("3,5".into()))),
        ("remarks", "\"two\nlines; \"\"quoted\"\"\"", AnswerState::Answered(AnswerValue::Text("two\nlines; \"quoted\"".into()))),
    ];
    for (question, cell, wanted) in rows {
        let (found, told) = table(&library, &format!("{HEAD}answer;{question};{cell}\n"));
        assert_eq!(state(&found, question), &wanted, "{cell:?}: {told:?}");
    }
    // With commas between cells nobody can tell thousands from decimals, so that is asked and not guessed.
    let commas = [HEAD.replace(';', ",").as_str(), "answer,count,\"1,234\"\n"].concat();
    let (found, told) = table(&library, &commas);
    assert_eq!(state(&found, "count"), &AnswerState::Unanswered);
    assert_eq!(told.first(), Some(&(Code::AnswerKind, "C5 (value)".to_owned())));
}

#[test]
fn what_is_wrong_in_a_table_is_told_by_its_cell_and_the_rest_is_read() {
    let library = library();
    let rows = "answer;strategy.level;9\n\nanswer;count;two\nanswer;share;;not-applicable;because\nanswer;law.level;2;;;gazette\nanswer;adopted;yes;;;;;maybe\n";
    let (found, told) = table(&library, &[HEAD, rows].concat());
    let wanted = [
        // What stands in no column the record takes is told when the table is taken apart, the answers after that.
        (Code::WrongType, "H10 (to-confirm)"),
        (Code::AnswerRange, "C5 (value)"),
        (Code::AnswerKind, "C7 (value)"),
        (Code::NotApplicableForbidden, "D8 (state)"),
        (Code::EvidenceNotListed, "F9 (evidence)"),
    ];
    assert_eq!(told, wanted.map(|(code, address)| (code, address.to_owned())));
    assert_eq!(state(&found, "law.level"), &AnswerState::Answered(AnswerValue::Level(2)));
    assert_eq!(state(&found, "adopted"), &AnswerState::Answered(AnswerValue::YesNo(YesNo::Yes)));
    assert_eq!(found.kept.len(), 2, "what cannot be read as an answer is kept");
}

#[test]
fn numbers_have_no_guard_and_texts_have_one() {
    let library = library();
    let text = "[submission]\nstate = \"=S\"\ncode = \"XAT\"\nquestionnaire = \"all\"\n[answers.count]\nvalue = -5\nnote = \"-5\"\n[answers.remarks]\nvalue = \"-5\"\n[answers.law]\nvalue = -5\n";
    let (submission, _) = read_back(&library, text, Format::Toml);
    let form = csv_form(&submission, &Form::default());
    for row in ["submission,state,,,,'=S,", "answer,count,,,,-5,,,,'-5,", "answer,remarks,,,,'-5,", "answer,law,,,,,,,,,,,,-5,"] {
        assert!(form.contains(row), "{row}\n{form}");
    }
    assert!(csv_wide(&[submission]).contains("-5,'-5,-5,'-5\n"));
}

#[test]
fn a_blank_form_asks_everything_and_says_nothing() {
    let library = library();
    let words = Words::english();
    let questionnaire = "all".into();
    let blank = Blank::new(&library, &words, &questionnaire);
    let nothing = Submission { state: "S".into(), code: "XAT".into(), ..capgap::library::blank(&library, &questionnaire) };
    let form = csv_form(&nothing, &blank.form());
    let rows = form.matches("\nanswer,").count();
    assert_eq!(rows, library.questions.len());
    for (text, format) in [
        (form.clone(), Format::Form),
        (toml(&nothing, &blank.guide(false)), Format::Toml),
        (json(&blank.with_empty_answers(&nothing)), Format::Json),
    ] {
        let (found, findings) = read_back(&library, &text, format);
        assert!(findings.is_empty(), "{format:?}: {findings:?}");
        assert_eq!(content(&found), content(&nothing), "{format:?}");
    }
    let guide = toml(&nothing, &blank.guide(true));
    let long: Vec<&str> = guide.lines().filter(|line| line.starts_with('#') && line.chars().count() > 100).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn damaged_tables_and_json_never_make_it_panic() {
    let library = library();
    let mut told = 0;
    for seed in 0..400 {
        let mut random = Random::new(seed + 77_000);
        let submission = Making { random: random.clone(), library: &library }.submission();
        let format = random.pick(&[Format::Json, Format::Form, Format::Wide]);
        let mut letters: Vec<char> = written(&submission, format).chars().collect();
        for _ in 0..random.between(1, 12) {
            let at = random.below(letters.len());
            let letter = random.pick(&['"', ',', ';', '\n', '\r', '\'', '{', '[', '\u{1}', '\u{0}', ':', '.', 'x', '\u{feff}']);
            match random.below(4) {
                0 => letters.truncate(at.max(1)),
                1 => letters.insert(at, letter),
                2 => letters[at] = letter,
                _ => {
                    let end = (at + random.below(200)).min(letters.len());
                    let copied: Vec<char> = letters[at..end].to_vec();
                    letters.splice(at..at, copied);
                }
            }
        }
        let text: String = letters.into_iter().collect();
        let (found, mut findings, sources) = given(&text, format);
        for given in found {
            let _ = check_submission(&library, given, &mut findings);
        }
        let words = Words::english();
        let options = capgap::diagnostic::RenderOptions { width: 80, colour: false, short: random.chance(50) };
        for finding in &findings {
            assert!(!capgap::diagnostic::render(finding, &sources, &words, options).is_empty());
        }
        told += usize::from(!findings.is_empty());
    }
    assert!(told > 200, "{told}");
}

#[test]
fn commas_alone_do_not_fill_the_memory() {
    let (found, findings, _) = given(&["code,state\n", &",".repeat(3_000_000), "\n", &"\n".repeat(1_000_000)].concat(), Format::Wide);
    assert!(found.is_empty() && findings.is_empty(), "a row of empty cells says nothing");
    let (found, findings, _) = given(&["code,state\n", &"a,".repeat(2_500_000), "\n"].concat(), Format::Wide);
    assert!(found.is_empty());
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::NotTable]);
}
