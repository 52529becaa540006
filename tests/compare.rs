//! Section 10 of the method: differences in their parts, and how sure they are, by hand and on random answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::compare::{
    AnswerKind, CapabilityChange, Certainty, Comparison, EvidenceChange, FigureChange, GapChange, Handed, Problem, Split, Standing, compare,
};
use capgap::library::Library;
use capgap::model::{Answer, AnswerState, AnswerValue, Evidence, EvidenceStatus, Place, QuestionKind, Reference, Submission, YesNo};
use capgap::report::{Comparing, comparison_csv, comparison_json, comparison_report, markdown};
use capgap::score::{Cell, CellState, Sheet, Targets};
use capgap::words::Words;
use common::build::{Case, answer_file, same, submission_of, three};
use common::random::Random;
use common::sets;

/// X rests on a, b, c and d alike, Y on b and e; the root is their mean. The view asks b and e alone.
fn case() -> Case {
    let nodes = "[[node]]\nid = \"x\"\ntitle = \"X\"\nneeds = [{ capability = \"a\" }, { capability = \"b\" }, { capability = \"c\" }, \
                 { capability = \"d\" }]\n[[node]]\nid = \"y\"\ntitle = \"Y\"\nneeds = [{ capability = \"b\" }, { capability = \"e\" }]\n";
    Case::new()
        .gated(&["a", "b", "c", "d", "e"])
        .framework("f", "", nodes)
        .targets("default", "a = 3, b = 3, c = 2, d = 2, e = 2")
        .raw("[[view]]\nid = \"part\"\nof = \"all\"\ntitle = \"Part\"\nasks = { capabilities = [\"b\", \"e\"] }")
}

const THEN: [(&str, &str); 5] =
    [("a.level", "3 @ in-operation"), ("b.level", "1"), ("c.level", "unknown"), ("d.level", "2 @ adopted"), ("e.level", "unknown")];
const NOW: [(&str, &str); 5] =
    [("a.level", "3 @ in-operation"), ("b.level", "3 @ adopted"), ("c.level", "2"), ("d.level", "withheld"), ("e.level", "unanswered")];

fn handed(library: &Library, keys: &str, answers: &[(&str, &str)]) -> Handed {
    let submission = submission_of(library, &answer_file(keys, answers));
    Handed { submission, shared: None, then: None, file: format!("{keys}.toml") }
}

fn day(year: u16, questionnaire: &str) -> String {
    format!("questionnaire = \"{questionnaire}\"\nassessed-on = {year}-05-01")
}

fn compared(library: &Library, handed: Vec<Handed>) -> Comparison {
    let default = library.target_profile(&"default".into());
    compare(library, Targets { default, chosen: default }, None, None, handed).expect("they can be compared")
}

fn two() -> (Library, Comparison) {
    let library = case().library();
    let both = vec![handed(&library, &day(2026, "all"), &THEN), handed(&library, &day(2028, "all"), &NOW)];
    let comparison = compared(&library, both);
    (library, comparison)
}

fn node(library: &Library, comparison: &Comparison, id: &str) -> FigureChange {
    let at = library.frameworks[0].nodes.iter().position(|node| node.id.as_str() == id).unwrap();
    comparison.states[0].whole.as_ref().unwrap().nodes[0][at].expect("there is a figure on both sides")
}

fn capability(library: &Library, comparison: &Comparison, id: &str) -> CapabilityChange {
    comparison.states[0].whole.as_ref().unwrap().capabilities[library.capability(&id.into()).unwrap()].clone().unwrap()
}

#[test]
fn a_difference_by_hand() {
    let (library, comparison) = two();
    // Then: a 3/4, b 1/4, c open, d 2/4. Now: a 3/4, b 3/4, c 2/4, d withheld.
    let x = node(&library, &comparison, "x");
    three(x.then, [(0.75 + 0.5) / 4.0, (0.75 + 0.25 + 0.5) / 4.0, (0.75 + 0.25 + 1.0 + 0.5) / 4.0]);
    three(x.now, [(0.75 + 0.5) / 4.0, (0.75 + 0.75 + 0.5) / 4.0, (0.75 + 0.75 + 0.5 + 1.0) / 4.0]);
    let split = x.split.unwrap();
    // Looking c up adds 0.5/4 to what is claimed; as it has no evidence, nothing to what is evidenced.
    assert_parts(&split.newly_answered, [0.0, 0.125, -0.125]);
    // d is withheld now: 0.5 less of 4 in both readings, and 0.5 more of what is possible.
    assert_parts(&split.no_longer_answered, [-0.125, -0.125, 0.125]);
    // b rises by two levels; its evidence for level 2 comes last, and tells in the evidenced reading alone.
    assert_parts(&split.answered_differently, [0.0, 0.125, 0.125]);
    assert_parts(&split.evidence, [0.125, 0.0, 0.0]);
    assert_parts(&split.definitions, [0.0; 3]);
    sums(&split);
    same(x.difference(), 0.125);
}

#[test]
fn how_sure_a_difference_is() {
    let (library, comparison) = two();
    // x claims more, but c could have been at 4 then and d can be at 0 now.
    assert_eq!(node(&library, &comparison, "x").certainty, Certainty::WithinUncertainty);
    // y claims (0.75 + e)/2 against (0.25 + e)/2: e is open on both sides and taken alike, so the difference stays. Ranges alone,
    // 0.125 to 0.625 and 0.375 to 0.875, could not tell. Evidenced rises from 0 to 0.25.
    let y = node(&library, &comparison, "y");
    three(y.then, [0.0, 0.125, 0.625]);
    three(y.now, [0.25, 0.375, 0.875]);
    assert_eq!(y.certainty, Certainty::Evidenced);
    let of = |id| capability(&library, &comparison, id).figure.certainty;
    assert_eq!(["a", "b", "c", "d", "e"].map(of), {
        use Certainty::{Evidenced, Unchanged, WithinUncertainty};
        [Unchanged, Evidenced, WithinUncertainty, WithinUncertainty, Unchanged]
    });
    // Without evidence for the new level of b, the rise is clear and no more.
    let without = [("b.level", "3"), ("e.level", "unknown")];
    let before = [("b.level", "1"), ("e.level", "unknown")];
    let both = vec![handed(&library, &day(2026, "all"), &before), handed(&library, &day(2028, "all"), &without)];
    assert_eq!(node(&library, &compared(&library, both), "y").certainty, Certainty::Clear);
}

#[test]
fn gaps_and_the_answers_behind_them() {
    let (library, comparison) = two();
    // Targets 3, 3, 2, 2, 2 of 4: b closes, c closes, d opens, a and e stay.
    let gap = |id| capability(&library, &comparison, id).gap;
    assert_eq!(["a", "b", "c", "d", "e"].map(gap), [None, Some(GapChange::Closed), Some(GapChange::Closed), Some(GapChange::Opened), None]);
    let change = comparison.states[0].whole.as_ref().unwrap();
    let answers = change.answers.as_ref().unwrap();
    let told: Vec<(&str, AnswerKind, EvidenceChange)> =
        answers.iter().map(|answer| (library.questions[answer.question].id.as_str(), answer.kind, answer.evidence)).collect();
    // e is unknown then and unanswered now: open both times, and no difference.
    assert_eq!(
        told,
        [
            ("b.level", AnswerKind::AnsweredDifferently, EvidenceChange::More),
            ("c.level", AnswerKind::NewlyAnswered, EvidenceChange::Same),
            ("d.level", AnswerKind::NoLongerAnswered, EvidenceChange::Less),
        ]
    );
    assert_eq!(capability(&library, &comparison, "b").answers, [0]);
    assert!(change.definitions_known);
}

#[test]
fn narrowed_to_what_both_asked() {
    let library = case().library();
    let both = vec![handed(&library, &day(2026, "all"), &THEN), handed(&library, &day(2028, "part"), &NOW[1..2])];
    let comparison = compared(&library, both);
    assert!(comparison.narrowed);
    assert_eq!(comparison.asked.questions.iter().filter(|asked| **asked).count(), 2);
    let change = comparison.states[0].whole.as_ref().unwrap();
    // Less than half of x is asked by both, so it has no figure; y is asked in full.
    assert!(change.nodes[0][1].is_none());
    assert_eq!(comparison.states[0].sides[0].node(0, 1), Standing::NotAsked);
    let y = node(&library, &comparison, "y");
    three(y.then, [0.0, 0.125, 0.625]);
    three(y.now, [0.25, 0.375, 0.875]);
    // The same answers on the whole framework, asked in full then and in part now: what lies between is told as definitions.
    let wide = vec![handed(&library, &day(2026, "all"), &NOW), handed(&library, &day(2028, "part"), &NOW[1..2])];
    let comparison = compared(&library, wide);
    let root = comparison.states[0].whole.as_ref().unwrap().nodes[0][0];
    if let Some(split) = root.and_then(|root| root.split) {
        sums(&split);
        assert_parts(&split.answered_differently, [0.0; 3]);
    }
    assert!(comparison.states[0].whole.as_ref().unwrap().answers.as_ref().unwrap().is_empty());
}

#[test]
fn what_cannot_be_told_apart_is_refused() {
    let library = case().library();
    let of = |keys: &str| handed(&library, keys, &THEN);
    let refused = |all: Vec<Handed>| compare(&library, Targets { default: None, chosen: None }, None, None, all).unwrap_err();
    assert_eq!(refused(vec![of(&day(2026, "all"))]), [Problem::TooFew { found: 1 }]);
    let twice = refused(vec![of(&day(2026, "all")), of(&day(2026, "all"))]);
    assert!(matches!(twice.as_slice(), [Problem::SameDay { code, files, .. }] if code == "XAA" && files.len() == 2), "{twice:?}");
    let without = refused(vec![of("questionnaire = \"all\""), of(&day(2026, "all"))]);
    assert!(matches!(without.as_slice(), [Problem::NoDay { code, .. }] if code == "XAA"), "{without:?}");
}

#[test]
fn random_answers_keep_what_the_method_promises() {
    for seed in 0..30 {
        let set = sets::make(Random::new(seed));
        let library = sets::library(&set.files());
        let mut random = Random::new(seed + 5_000);
        let first = sets::sheet(&library, &mut random);
        let mut second = first.clone();
        for (cell, question) in second.cells.iter_mut().zip(&library.questions) {
            if random.chance(40) {
                *cell = sets::answer(question, &mut random);
                cell.state = random.pick(&[CellState::Answered, CellState::Answered, CellState::Unknown]);
            }
        }
        let of = |sheet: &Sheet, year: u16, code: &str| submission(&library, &set.asked, sheet, year, code);
        let all = [of(&first, 2024, "XAA"), of(&second, 2026, "XAA"), of(&first, 2028, "XAA"), of(&second, 2024, "XBB")];
        let comparison = compared(&library, all.to_vec());
        let change = comparison.states[0].whole.as_ref().unwrap();
        // The first and the last say the same.
        let figures = || change.nodes.iter().flatten().flatten().chain(change.capabilities.iter().flatten().map(|found| &found.figure));
        assert!(change.answers.as_ref().unwrap().is_empty(), "seed {seed}");
        assert!(figures().all(|figure| figure.certainty == Certainty::Unchanged), "seed {seed}");
        for step in &comparison.states[0].steps {
            let figures = step.nodes.iter().flatten().flatten().chain(step.capabilities.iter().flatten().map(|found| &found.figure));
            for split in figures.filter_map(|figure| figure.split) {
                sums(&split);
                // Evidence moves nothing that is claimed or possible.
                assert!(split.evidence[1].abs() < 1e-9 && split.evidence[2].abs() < 1e-9, "seed {seed}: {split:?}");
            }
        }
        // Steps add up to the whole, all being over what every one of them asked.
        for (at, nodes) in change.nodes.iter().enumerate() {
            for (position, figure) in nodes.iter().enumerate() {
                let steps: Option<f64> =
                    comparison.states[0].steps.iter().map(|step| step.nodes[at][position].map(|step| step.difference())).sum();
                if let (Some(figure), Some(steps)) = (figure, steps) {
                    assert!((figure.difference() - steps).abs() < 1e-9, "seed {seed}");
                }
            }
        }
        // The order of files does not matter.
        let told = outputs(&library, &comparison, false);
        let mut shuffled = all.to_vec();
        random.shuffle(&mut shuffled);
        assert_eq!(outputs(&library, &compared(&library, shuffled), false), told, "seed {seed}");
        // What is not to name a State does not.
        for text in outputs(&library, &comparison, true) {
            assert!(
                !text.contains("XAA") && !text.contains("XBB") && !text.contains("Testland") && !text.contains("secret"),
                "seed {seed}"
            );
        }
    }
}

fn outputs(library: &Library, comparison: &Comparison, anonymous: bool) -> [String; 3] {
    let words = Words::english();
    let comparing = Comparing { library, comparison, words: &words, targets: None, threats: None, plan: None, anonymous };
    [comparison_json(comparing), comparison_csv(comparing), markdown(&comparison_report(comparing), &words)]
}

/// A sheet as somebody would have handed it in, with evidence that gives the same.
fn submission(library: &Library, questionnaire: &str, sheet: &Sheet, year: u16, code: &str) -> Handed {
    let mut submission = Submission::empty(Place::default());
    submission.state = "Testland".to_owned();
    submission.code = code.to_owned();
    submission.questionnaire.id = questionnaire.into();
    submission.assessed_on = format!("{year}-05-01").parse().ok();
    for (question, cell) in library.questions.iter().zip(&sheet.cells) {
        let mut answer = Answer::of(state(&question.kind, cell));
        if cell.supported > 0 {
            let id = question.id.0.clone();
            submission.evidence.push(Evidence {
                id: id.as_str().into(),
                title: "secret".to_owned(),
                reference: String::new(),
                date: None,
                status: EvidenceStatus::Adopted,
                supports: Some((cell.supported, "secret".to_owned())),
                file: String::new(),
                sha256: String::new(),
                place: Place::default(),
            });
            answer.evidence.push(Reference { id: id.as_str().into(), place: Place::default() });
        }
        answer.note = "secret".to_owned();
        submission.answers.insert(question.id.clone(), answer);
    }
    Handed { submission, shared: None, then: None, file: format!("secret-{code}-{year}.toml") }
}

fn state(kind: &QuestionKind, cell: &Cell) -> AnswerState {
    // proof: cells are made of small whole numbers
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = cell.number as usize;
    match cell.state {
        CellState::Unknown => AnswerState::Unknown,
        CellState::Withheld => AnswerState::Withheld,
        CellState::Unanswered => AnswerState::Unanswered,
        CellState::NotApplicable => AnswerState::NotApplicable("secret".to_owned()),
        CellState::Answered => AnswerState::Answered(match kind {
            QuestionKind::Level { .. } => AnswerValue::Level(u8::try_from(whole).unwrap()),
            QuestionKind::Choice { options } => AnswerValue::Option(options[whole].id.clone()),
            QuestionKind::YesNo { .. } => AnswerValue::YesNo([YesNo::No, YesNo::Partly, YesNo::Yes][whole]),
            QuestionKind::Checklist { options } => {
                let chosen = options.iter().enumerate().filter(|(at, _)| cell.chosen >> at & 1 == 1);
                AnswerValue::Options(chosen.map(|(_, option)| option.id.clone()).collect())
            }
            QuestionKind::Number { .. } => AnswerValue::Number(cell.number),
            QuestionKind::Text => AnswerValue::Text("secret".to_owned()),
        }),
    }
}

#[track_caller]
fn assert_parts(found: &[f64; 3], wanted: [f64; 3]) {
    assert!(found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-12), "found {found:?}, wanted {wanted:?}");
}

#[track_caller]
fn sums(split: &Split) {
    for reading in 0..3 {
        let parts: f64 = split.parts().iter().map(|part| part[reading]).sum();
        assert!((split.then[reading] + parts - split.now[reading]).abs() < 1e-9, "{split:?}");
    }
}
