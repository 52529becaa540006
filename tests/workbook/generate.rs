//! Random submissions with something in every field, and texts that files do not like.

use crate::common::random::Random;
use capgap::library::Library;
use capgap::model::{
    Answer, AnswerState, AnswerValue, Clearance, Conflict, ConflictAbout, Date, Evidence, EvidenceStatus, Given, Marking, Part, PartBy,
    Place, Question, QuestionId, QuestionKind, Reference, Respondent, Says, Side, StateSize, Submission, SubmissionStatus, YesNo,
};
use std::collections::BTreeMap;

/// Texts that some program, format or person trips over.
const ODD: [&str; 34] = [
    "=1+1",
    "+49 30 1234",
    "-5",
    "@office",
    "\tindented",
    "\rreturn",
    " leading",
    "trailing ",
    "non-breaking\u{a0}",
    "\u{200b}zero width",
    "two\nlines",
    "two\r\nlines",
    "ends with a line\n",
    "tab\tinside",
    "_x000D_ and _x0041_",
    "_x",
    "bell \u{7} and \u{1f}",
    "not a character \u{fffe}\u{ffff}",
    "😀 𝄞 é 中文 عربي",
    "\"quoted\" 'both' \\ back",
    "'''three''' \"\"\"and three\"\"\"",
    "<b>&amp;</b> ]]>",
    "3: Established",
    "yes",
    "TRUE",
    "2026-05-01",
    "1e5",
    "0012",
    "#N/A",
    "not an answer: 7",
    "a, b; c",
    "%20; 100%",
    "unknown",
    "=",
];

/// A submission to what is asked under an id, made out of random numbers.
pub(crate) fn submission(library: &Library, asked: &str, random: &mut Random) -> Submission {
    let mut made = Submission::empty(Place::default());
    made.state = text(random);
    made.code = random.pick(&["XAT", "XZZ", "x1"]).to_owned();
    made.size = random.pick(&[StateSize::Small, StateSize::Medium, StateSize::Large]);
    made.questionnaire = reference(if random.chance(3) { "nowhere" } else { asked });
    made.assessed_on = random.chance(80).then(|| date(random));
    made.marking = random.pick(&Marking::ALL).1;
    made.classification = optional(random);
    made.target_profile = random.chance(30).then(|| reference(random.pick(&["default", "", "none such"])));
    made.threat_profile = random.chance(30).then(|| reference(random.pick(&["default", "none such"])));
    made.definitions.version = random.chance(60).then(|| optional(random));
    for name in ["questionnaire", "un-norms", "odd name\u{7}"].into_iter().filter(|_| random.chance(40)).collect::<Vec<_>>() {
        made.definitions.fingerprints.insert(name.to_owned(), reference(&optional(random)));
    }
    if random.chance(40) {
        made.status = random.pick(&[SubmissionStatus::Draft, SubmissionStatus::Reviewed, SubmissionStatus::Approved]);
        made.cleared = Some(Clearance { office: optional(random), date: date(random), fingerprint: None });
    }
    for at in 0..random.below(4) {
        made.respondents.push(Respondent {
            id: id(random, "office", at).as_str().into(),
            name: optional(random),
            sections: (0..random.below(3)).map(|at| reference(&id(random, "section", at))).collect(),
            due: random.chance(50).then(|| date(random)),
        });
    }
    for at in 0..random.below(6) {
        made.evidence.push(evidence(random, at));
    }
    for question in &library.questions {
        if random.chance(85) {
            let (answer, kept) = answer(question, random);
            made.kept.extend(kept.map(|kept| (question.id.clone(), kept)));
            made.answers.insert(question.id.clone(), answer);
        }
    }
    for at in 0..random.below(3) {
        let outside: QuestionId = random.pick(&["outside", "weird \"key\"", "a.b.c", ""]).into();
        made.answers.insert(outside.clone(), Answer { note: optional(random), ..Answer::of(AnswerState::Unanswered) });
        if at == 1 {
            made.kept.insert(outside, given(random));
        }
    }
    for at in 0..random.below(3) {
        made.conflicts.push(conflict(library, random, at));
    }
    if random.chance(30) {
        made.part = Some(part(library, random));
    }
    made
}

fn part(library: &Library, random: &mut Random) -> Part {
    let mut part = Part {
        name: random.pick(&["ministry", "= ministry of \"all\""]).to_owned(),
        by: random.pick(&[PartBy::Office, PartBy::Section, PartBy::Pillar]),
        of: "0123456789abcdef".repeat(4),
        questions: Vec::new(),
        answers: BTreeMap::new(),
        kept: BTreeMap::new(),
        evidence: (0..random.below(3)).map(|at| evidence(random, at)).collect(),
    };
    for question in &library.questions {
        if random.chance(50) {
            part.questions.push(question.id.clone());
            let (answer, kept) = answer(question, random);
            part.kept.extend(kept.map(|kept| (question.id.clone(), kept)));
            part.answers.insert(question.id.clone(), answer);
        }
    }
    part
}

fn conflict(library: &Library, random: &mut Random, at: usize) -> Conflict {
    let question = random.pick(&library.questions.iter().collect::<Vec<_>>());
    let register = random.chance(30);
    let about =
        if register { ConflictAbout::Evidence(id(random, "e", at).as_str().into()) } else { ConflictAbout::Question(question.id.clone()) };
    let sides = (0..random.between(2, 3)).map(|_| {
        let says = match register {
            _ if random.chance(20) => Says::Nothing,
            true => Says::Evidence(Box::new(evidence(random, at))),
            false => {
                let (answer, kept) = answer(question, random);
                Says::Answer(Box::new(answer), kept)
            }
        };
        Side { from: text(random), says }
    });
    let sides = sides.collect();
    Conflict { about, sides, place: Place::default() }
}

fn answer(question: &Question, random: &mut Random) -> (Answer, Option<Given>) {
    let mut kept = None;
    let state = match random.below(100) {
        0..60 => AnswerState::Answered(value(question, random)),
        60..68 => AnswerState::Unknown,
        68..76 => AnswerState::Withheld,
        76..84 => AnswerState::NotApplicable(text(random)),
        84..92 => {
            kept = Some(given(random));
            AnswerState::Unanswered
        }
        _ => AnswerState::Unanswered,
    };
    let mut answer = Answer::of(state);
    if random.chance(60) {
        answer.evidence = (0..random.below(4)).map(|at| reference(&id(random, "e", at))).collect();
        answer.note = optional(random);
        answer.by = random.chance(50).then(|| reference(&id(random, "office", 0)));
        answer.on = random.chance(50).then(|| date(random));
        answer.to_confirm = random.chance(20);
    }
    (answer, kept)
}

fn value(question: &Question, random: &mut Random) -> AnswerValue {
    match &question.kind {
        QuestionKind::Level { top, .. } => AnswerValue::Level(u8::try_from(random.below(usize::from(*top) + 1)).expect("small")),
        QuestionKind::Choice { options } => AnswerValue::Option(options[random.below(options.len())].id.clone()),
        QuestionKind::YesNo { .. } => AnswerValue::YesNo(random.pick(&[YesNo::Yes, YesNo::Partly, YesNo::No])),
        QuestionKind::Checklist { options } => {
            AnswerValue::Options(options.iter().filter(|_| random.chance(40)).map(|option| option.id.clone()).collect())
        }
        QuestionKind::Number { .. } => AnswerValue::Number(number(random)),
        QuestionKind::Text => AnswerValue::Text(if random.chance(5) { String::new() } else { text(random) }),
    }
}

fn number(random: &mut Random) -> f64 {
    let share = random.share();
    random.pick(&[0.0, 1.0, 7.5, -3.0, 1e15, 1e300, 1.0 / 3.0, 0.1 + 0.2, share, share * 100.0, 1e-9])
}

fn given(random: &mut Random) -> Given {
    match random.below(5) {
        0 => Given::Text(text(random)),
        1 => Given::Number { number: number(random), whole: false },
        2 => Given::Number { number: random.pick(&[3.0, 99.0, -1.0]), whole: true },
        3 => Given::Boolean(random.chance(50)),
        _ => Given::List((0..random.below(3)).map(|_| text(random)).collect()),
    }
}

fn evidence(random: &mut Random, at: usize) -> Evidence {
    Evidence {
        id: id(random, "e", at).as_str().into(),
        title: text(random),
        reference: optional(random),
        date: random.chance(60).then(|| date(random)),
        status: random.pick(&[EvidenceStatus::Draft, EvidenceStatus::Adopted, EvidenceStatus::InOperation, EvidenceStatus::Exercised]),
        supports: random.chance(30).then(|| (u8::try_from(random.below(5)).expect("small"), optional(random))),
        file: optional(random),
        sha256: if random.chance(30) { "ab".repeat(32) } else { String::new() },
        place: Place::default(),
    }
}

fn id(random: &mut Random, kind: &str, at: usize) -> String {
    let odd = random.pick(&["with blank", "a,b", "", "é\u{7}", "=x", "3"]);
    if random.chance(6) { odd.to_owned() } else { format!("{kind}-{at}") }
}

fn reference<I: for<'a> From<&'a str>>(id: &str) -> Reference<I> {
    Reference { id: id.into(), place: Place::default() }
}

fn date(random: &mut Random) -> Date {
    let year = random.pick(&[1, 999, 1899, 1900, 1900, 1970, 2024, 2026, 2031, 9999]);
    Date { year, month: u8::try_from(random.between(1, 12)).expect("small"), day: u8::try_from(random.between(1, 28)).expect("small") }
}

fn optional(random: &mut Random) -> String {
    if random.chance(40) { String::new() } else { text(random) }
}

fn text(random: &mut Random) -> String {
    match random.below(150) {
        0 => "A long text with words in it, again and again. ".repeat(1500),
        1 => "𝄞".repeat(33_000),
        2..75 => "An ordinary text".to_owned(),
        _ => {
            let count = random.between(1, 3);
            (0..count).map(|_| random.pick(&ODD)).collect()
        }
    }
}
