//! What must hold of every merge: the order never matters, nothing is lost, and nothing comes of nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::library::{Library, seal};
use capgap::model::{
    Answer, AnswerState, AnswerValue, ConflictAbout, Date, Evidence, EvidenceStatus, Given, Marking, PartBy, Place, QuestionId, Reference,
    Respondent, Says, Submission, SubmissionStatus,
};
use capgap::team::{Incoming, Merged, Splitting, merge, settle, split};
use capgap::write::{Guide, toml};
use common::build::Case;
use common::random::Random;
use std::collections::BTreeSet;

/// Cases of each property.
const CASES: u64 = 1_000;

/// Three sections with three questions each.
fn library() -> Library {
    let section = |name: &str| {
        let question =
            |at: usize| format!("[[section.question]]\nid = \"{name}.{at}\"\nkind = \"number\"\ntext = \"?\"\nfrom = 0\nto = 9\n");
        format!("[[section]]\nid = \"{name}\"\ntitle = \"{name}\"\nquestionnaire = \"all\"\n{}{}{}", question(0), question(1), question(2))
    };
    // A condition takes a question of one section into the part of another.
    let follow_up = "[[section.question]]\nid = \"c.3\"\nkind = \"number\"\ntext = \"?\"\nfrom = 0\nto = 9\nwhen = { question = \"a.0\", at-least = 1 }\n";
    let bank = "[questionnaire]\nid = \"all\"\ntitle = \"All\"\nsource = { text = \"t\" }\n";
    let needs: String = ["a", "b", "c"].iter().flat_map(|s| (0..3).map(move |at| format!("{{ question = \"{s}.{at}\" }}, "))).collect();
    let case = Case::new().framework("f", "", &format!("[[node]]\nid = \"n\"\ntitle = \"n\"\nneeds = [{needs}{{ question = \"c.3\" }}]"));
    let text = format!("{bank}\n{}{}{}{follow_up}", section("a"), section("b"), section("c"));
    let mut files = case.files();
    files.push(("bank.toml".to_owned(), text));
    common::build::sound_library(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

fn question(random: &mut Random) -> QuestionId {
    let all = ["a.0", "a.1", "a.2", "b.0", "b.1", "b.2", "c.0", "c.1", "c.2", "c.3"];
    QuestionId(random.pick(&all).to_owned())
}

const OFFICES: [&str; 4] = ["water", "ports", "police", "court"];

fn office(id: &str, sections: &[&str]) -> Respondent {
    let sections = sections.iter().map(|section| Reference { id: (*section).into(), place: Place::default() }).collect();
    Respondent { id: id.into(), name: id.to_uppercase(), sections, due: None }
}

fn entry(id: &str, random: &mut Random) -> Evidence {
    Evidence {
        id: id.into(),
        title: random.pick(&["Act", "Decree", "Roster"]).to_owned(),
        reference: String::new(),
        date: None,
        status: random.pick(&[EvidenceStatus::Draft, EvidenceStatus::Adopted, EvidenceStatus::InOperation]),
        supports: None,
        file: String::new(),
        sha256: String::new(),
        place: Place::default(),
    }
}

fn answer(random: &mut Random, submission: &Submission) -> Answer {
    let state = match random.below(12) {
        0 => AnswerState::Unknown,
        1 => AnswerState::Withheld,
        2 => AnswerState::Unanswered,
        _ => AnswerState::Answered(AnswerValue::Number([1.0, 2.0, 3.0, 4.5][random.below(4)])),
    };
    let mut answer = Answer::of(state);
    for entry in &submission.evidence {
        if random.chance(25) {
            answer.evidence.push(Reference { id: entry.id.clone(), place: Place::default() });
        }
    }
    random.shuffle(&mut answer.evidence);
    answer.note = random.pick(&["", "", "", "first", "second", "third"]).to_owned();
    if random.chance(50) {
        answer.by = Some(Reference { id: random.pick(&OFFICES).into(), place: Place::default() });
    }
    if random.chance(50) {
        answer.on = Some(Date { year: 2026, month: 5, day: u8::try_from(random.between(1, 9)).unwrap() });
    }
    answer.to_confirm = random.chance(20);
    answer
}

fn whole(random: &mut Random) -> Submission {
    let mut whole = Submission::empty(Place::default());
    whole.state = "Atlantis".to_owned();
    whole.code = "XAT".to_owned();
    whole.questionnaire = Reference { id: "all".into(), place: Place::default() };
    whole.respondents =
        vec![office("water", &["a", "b"]), office("ports", &["b", "c"]), office("police", &["a", "c"]), office("court", &["a", "b", "c"])];
    for at in 0..random.below(5) {
        whole.evidence.push(entry(&format!("e{at}"), random));
    }
    for _ in 0..random.below(12) {
        let id = question(random);
        let answer = answer(random, &whole);
        let written = (answer.state == AnswerState::Unanswered && random.chance(50)).then(|| Given::Text("two".to_owned()));
        whole.answers.insert(id.clone(), answer);
        match written {
            Some(written) => whole.kept.insert(id, written),
            None => whole.kept.remove(&id),
        };
    }
    if random.chance(30) {
        whole.status = SubmissionStatus::Reviewed;
    }
    whole
}

/// Changes a few things, as somebody who has the file open would.
fn edit(random: &mut Random, submission: &mut Submission, questions: &[QuestionId], own: &str) {
    for _ in 0..random.below(5) {
        let id = random.pick(questions);
        // What is in conflict is settled or left.
        if submission.conflicts.iter().any(|conflict| conflict.about == ConflictAbout::Question(id.clone())) {
            continue;
        }
        let before = submission.answers.get(&id).cloned().unwrap_or_else(|| Answer::of(AnswerState::Unanswered));
        let other = answer(random, submission);
        let now = match random.below(6) {
            0 => Answer { evidence: other.evidence, ..before },
            1 => Answer { note: other.note, ..before },
            2 => Answer { to_confirm: false, on: other.on, by: other.by, ..before },
            3 => Answer { on: other.on, by: other.by, ..before },
            _ => other,
        };
        submission.kept.remove(&id);
        submission.answers.insert(id, now);
    }
    if random.chance(30) {
        // Two offices may choose the same id; one of them cannot know an entry that did not travel.
        let id = random.pick(&["new".to_owned(), format!("new-{own}")]);
        if !submission.evidence.iter().any(|known| known.id.as_str() == id) {
            submission.evidence.push(entry(&id, random));
            let id = Reference { id: id.as_str().into(), place: Place::default() };
            if let Some(answer) = submission.answers.values_mut().next() {
                answer.evidence.push(id);
            }
        }
    }
    if random.chance(20) && !submission.evidence.is_empty() {
        let at = random.below(submission.evidence.len());
        let id = submission.evidence[at].id.clone();
        submission.evidence[at] = entry(id.as_str(), random);
    }
}

struct World {
    origin: Submission,
    master: Submission,
    parts: Vec<Incoming>,
}

fn world(library: &Library, random: &mut Random) -> World {
    let mut origin = whole(random);
    if random.chance(25) {
        // What is split may come of an earlier merge and hold conflicts.
        let mut parts: Vec<Incoming> = split(library, &origin, Splitting { by: PartBy::Office, whole_register: true })
            .into_iter()
            .map(|p| Incoming::new("x", p))
            .collect();
        for part in &mut parts {
            let questions = part.submission.part.as_ref().unwrap().questions.clone();
            edit(random, &mut part.submission, &questions, "earlier");
        }
        origin = merged(&origin, &parts).submission;
    }
    let by = random.pick(&[PartBy::Office, PartBy::Office, PartBy::Section]);
    let splitting = Splitting { by, whole_register: random.chance(30) };
    let mut parts: Vec<Incoming> = split(library, &origin, splitting).into_iter().map(|part| Incoming::new("x", part)).collect();
    for part in &mut parts {
        let questions = part.submission.part.as_ref().unwrap().questions.clone();
        if random.chance(80) {
            edit(random, &mut part.submission, &questions, &part.name.clone());
        }
    }
    let mut master = origin.clone();
    if random.chance(60) {
        let questions: Vec<QuestionId> = (0..10).map(|_| question(random)).collect();
        edit(random, &mut master, &questions, "master");
    }
    World { origin, master, parts }
}

fn merged(master: &Submission, parts: &[Incoming]) -> Merged {
    merge(master, parts).expect("one State and one questionnaire")
}

fn text(submission: &Submission) -> String {
    toml(submission, &Guide::default())
}

/// A blank entry says no more than none.
fn without_blanks(submission: &Submission) -> Submission {
    let mut submission = submission.clone();
    let kept = submission.kept.clone();
    submission.answers.retain(|id, answer| !answer.is_empty() || kept.contains_key(id));
    submission
}

#[test]
fn any_order_gives_the_same_file() {
    let library = library();
    for seed in 0..CASES {
        let mut random = Random::new(seed);
        let World { master, mut parts, .. } = world(&library, &mut random);
        let first = text(&without_blanks(&merged(&master, &parts).submission));
        for _ in 0..2 {
            random.shuffle(&mut parts);
            assert_eq!(first, text(&without_blanks(&merged(&master, &parts).submission)), "seed {seed}, at once");
            let one_by_one = parts.iter().fold(master.clone(), |so_far, part| merged(&so_far, std::slice::from_ref(part)).submission);
            assert_eq!(first, text(&without_blanks(&one_by_one)), "seed {seed}, one after the other");
            let half = random.below(parts.len());
            let in_two = merged(&merged(&master, &parts[half..]).submission, &parts[..half]);
            assert_eq!(first, text(&without_blanks(&in_two.submission)), "seed {seed}, in two goes");
        }
    }
}

#[test]
fn untouched_parts_give_the_original() {
    let library = library();
    for seed in 0..CASES {
        let mut random = Random::new(seed ^ 0xA11);
        let origin = whole(&mut random);
        for by in [PartBy::Office, PartBy::Section, PartBy::Pillar] {
            let parts: Vec<Incoming> = split(&library, &origin, Splitting { by, whole_register: seed % 2 == 0 })
                .into_iter()
                .map(|p| Incoming::new("x", p))
                .collect();
            assert!(!parts.is_empty());
            let back = merged(&origin, &parts);
            assert_eq!((text(&back.submission), back.changed), (text(&origin), false), "seed {seed}");
            // The master has changed since: nothing of that is taken back.
            let mut master = origin.clone();
            let questions: Vec<QuestionId> = (0..10).map(|_| question(&mut random)).collect();
            edit(&mut random, &mut master, &questions, "master");
            let back = merged(&master, &parts);
            assert_eq!((text(&back.submission), back.changed), (text(&master), false), "seed {seed}");
        }
    }
}

#[test]
fn a_part_that_was_merged_changes_nothing_more() {
    let library = library();
    for seed in 0..CASES {
        let mut random = Random::new(seed ^ 0xB22);
        let World { master, parts, .. } = world(&library, &mut random);
        let once = merged(&master, &parts).submission;
        for part in parts.iter().map(std::slice::from_ref).chain([&parts[..]]) {
            let twice = merged(&once, part);
            assert_eq!((text(&twice.submission), twice.changed), (text(&once), false), "seed {seed}");
        }
        let copies: Vec<Incoming> = parts.iter().chain(&parts).cloned().collect();
        assert_eq!(text(&merged(&master, &copies).submission), text(&once), "seed {seed}, each twice at once");
    }
}

type Said = (QuestionId, String, String);

/// Value and note of everything that is said on any question.
fn said(submission: &Submission, with_answers_in_conflict: bool) -> BTreeSet<Said> {
    let key = |answer: &Answer, written: Option<&Given>| format!("{:?} {written:?}", answer.state);
    let mut all = BTreeSet::new();
    for (question, answer) in &submission.answers {
        let disputed = submission.conflicts.iter().any(|conflict| conflict.about == ConflictAbout::Question(question.clone()));
        if !disputed || with_answers_in_conflict {
            all.insert((question.clone(), key(answer, submission.kept.get(question)), answer.note.clone()));
        }
    }
    for conflict in &submission.conflicts {
        let ConflictAbout::Question(question) = &conflict.about else { continue };
        for side in &conflict.sides {
            if let Says::Answer(answer, written) = &side.says {
                all.insert((question.clone(), key(answer, written.as_ref()), answer.note.clone()));
            }
        }
    }
    all
}

fn entries(submission: &Submission) -> Vec<Evidence> {
    let in_conflict = submission.conflicts.iter().flat_map(|conflict| &conflict.sides).filter_map(|side| match &side.says {
        Says::Evidence(entry) => Some((**entry).clone()),
        _ => None,
    });
    submission.evidence.iter().cloned().chain(in_conflict).collect()
}

#[test]
fn nothing_that_is_said_is_lost() {
    let library = library();
    let (mut conflicts, mut changes) = (0, 0);
    for seed in 0..CASES {
        let mut random = Random::new(seed ^ 0xC33);
        let World { origin, master, parts } = world(&library, &mut random);
        let out = merged(&master, &parts).submission;
        conflicts += out.conflicts.len();
        let told = said(&out, false);
        // What parts start from: the answers, which are no side of a conflict.
        let started = said(&Submission { conflicts: Vec::new(), ..origin.clone() }, true);
        let files = || std::iter::once(&master).chain(parts.iter().map(|part| &part.submission));
        for file in files() {
            for (question, value, note) in said(file, true) {
                let start = started.iter().find(|(known, ..)| *known == question);
                let value_of_start = start.map_or("Unanswered None", |(_, value, _)| value) == value;
                let note_of_start = start.map_or("", |(_, _, note)| note) == note;
                let unanswered = value == "Unanswered None" && (note.is_empty() || note_of_start);
                let same_value = told.iter().any(|(q, v, _)| *q == question && *v == value);
                let same_note = told.iter().any(|(q, _, n)| *q == question && *n == note);
                let whole = told.contains(&(question.clone(), value.clone(), note.clone()));
                // The start gives way to whoever changed it; a note of the start gives way to another one on the same value.
                let fine = unanswered || whole || (same_value && note_of_start) || (value_of_start && note_of_start);
                // A changed note may have gone over to the value that somebody changed beside it, never away.
                assert!(fine || (value_of_start && same_note), "seed {seed}: {question} {value} {note:?} is lost in\n{}", text(&out));
                changes += usize::from(!value_of_start);
            }
            for entry in &file.evidence {
                let there = entries(&out).iter().any(|known| known.same(entry));
                let start = origin.evidence.iter().any(|known| known.same(entry));
                assert!(there || start, "seed {seed}: {} is lost", entry.id);
                assert!(entries(&out).iter().any(|known| known.id == entry.id), "seed {seed}: {} is gone", entry.id);
            }
        }
        let listed: BTreeSet<_> = out.evidence.iter().map(|entry| &entry.id).collect();
        for cited in out.answers.values().flat_map(|answer| &answer.evidence) {
            assert!(listed.contains(&cited.id), "seed {seed}: {} is cited and not listed", cited.id);
        }
        for conflict in &out.conflicts {
            assert!(conflict.sides.len() > 1, "seed {seed}");
            let names: BTreeSet<&str> = conflict.sides.iter().map(|side| side.from.as_str()).collect();
            assert_eq!(names.len(), conflict.sides.len(), "seed {seed}: {names:?}");
        }
    }
    assert!(conflicts > 500 && changes > 2_000, "only {conflicts} conflicts and {changes} changes: the cases prove little");
}

#[test]
fn a_change_takes_the_clearance_away_and_marking_only_grows() {
    let library = library();
    for seed in 0..CASES {
        let mut random = Random::new(seed ^ 0xD44);
        let World { mut master, mut parts, .. } = world(&library, &mut random);
        master.status = SubmissionStatus::Approved;
        if random.chance(30) {
            parts[0].submission.marking = Marking::Red;
        }
        let out = merged(&master, &parts);
        let same = seal(&out.submission) == seal(&master) && out.submission.marking == master.marking;
        assert!(out.changed || same, "seed {seed}");
        assert_eq!(out.changed, out.submission.status == SubmissionStatus::Draft, "seed {seed}");
        let strictest = parts.iter().map(|part| part.submission.marking).max().unwrap();
        assert_eq!(out.submission.marking, strictest.max(master.marking));
    }
}

#[test]
fn settling_leaves_nothing_open() {
    let library = library();
    for seed in 0..CASES {
        let mut random = Random::new(seed ^ 0xE55);
        let World { master, parts, .. } = world(&library, &mut random);
        let mut out = merged(&master, &parts).submission;
        while let Some(conflict) = out.conflicts.first().cloned() {
            let side = random.below(conflict.sides.len());
            assert!(settle(&mut out, &conflict.about, side));
            if let (ConflictAbout::Question(question), Says::Answer(answer, _)) = (&conflict.about, &conflict.sides[side].says) {
                assert!(out.answers[question].same(answer));
            }
        }
        assert!(text(&out).matches("[[conflict]]").count() == 0, "seed {seed}");
    }
}
