//! The worked example of section 12.

use crate::common::build::{Case, Scored, same, three};
use capgap::model::StateSize;
use capgap::plan::rank;
use capgap::report::{Depth, Subject, gap_report};
use capgap::score::{Held, NodeState, Rating, RatingOutcome, shown_percent};
use capgap::words::Words;

const ANSWERS: [(&str, &str); 6] = [
    ("a.level", "3 @ in-operation"),
    ("a.fact", "\"no\""),
    ("b.level", "2"),
    ("c.level", "unknown"),
    ("d.level", "1 @ adopted"),
    ("d.one", "\"yes\""),
];

fn case() -> Case {
    Case::new()
        .gated(&["a", "b", "c", "d", "e"])
        .question("a.fact", "yes-no", "measures = \"a\"\nat = 2")
        .question("d.one", "yes-no", "measures = \"d\"\nat = 2")
        .question("d.two", "yes-no", "measures = \"d\"\nat = 2")
        .framework(
            "frame",
            "kind = \"norms\"",
            "[[node]]\nid = \"x\"\ntitle = \"X\"\nneeds = [{ capability = \"a\", role = \"essential\", weight = 2 }, \
             { capability = \"b\" }, { capability = \"c\" }, { capability = \"d\" }, { capability = \"e\" }]",
        )
        .targets("default", "a = 3, b = 3, c = 2, d = 2, e = 2")
        .raw("[[view]]\nid = \"four\"\nof = \"all\"\ntitle = \"Four\"\nasks = { capabilities = [\"a\", \"b\", \"c\", \"d\"] }")
        .raw("[[view]]\nid = \"only-b\"\nof = \"all\"\ntitle = \"B\"\nasks = { capabilities = [\"b\"] }")
}

fn scored(changed: &[(&str, &str)]) -> Scored {
    let mut answers: Vec<(&str, &str)> = ANSWERS.iter().filter(|(id, _)| !changed.iter().any(|(other, _)| other == id)).copied().collect();
    answers.extend(changed);
    case().score_with("questionnaire = \"four\"", &answers)
}

#[test]
fn capabilities() {
    let scored = scored(&[]);
    // A: ℓ* = min(3, 2 − 1) = 1, p = 0: 1/4 in all readings.
    three(scored.leaf("a").readings, [0.25, 0.25, 0.25]);
    // B: no evidence and no fact: 0; 2/4.
    three(scored.leaf("b").readings, [0.0, 0.5, 0.5]);
    // C: unknown: 0, 0, 4/4.
    three(scored.leaf("c").readings, [0.0, 0.0, 1.0]);
    // D: ℓ* = 1; p = (0 + 0)/2, (1 + 0)/2, (1 + 1)/2: 1/4, 1.5/4, 2/4.
    three(scored.leaf("d").readings, [0.25, 0.375, 0.5]);
    assert_eq!(["a", "b", "c", "d"].map(|id| scored.leaf(id).level()), [1, 2, 0, 1]);
    assert_eq!(scored.leaf("d").levels, [1, 1, 1]);
    assert_eq!(scored.leaf("a").ungated, [3, 3, 3]);
}

#[test]
fn element() {
    let x = scored(&[]).node("x");
    // (2 × 0.25 + 0 + 0 + 0.25)/5; (0.5 + 0.5 + 0 + 0.375)/5; (0.5 + 0.5 + 1 + 0.5)/5.
    three(x.readings, [0.15, 0.275, 0.5]);
    // Asked: (2 + 1 + 1 + 1)/6.
    same(x.asked, 5.0 / 6.0);
    assert_eq!((x.state, x.not_assessed, x.essentials, x.essentials_below, x.essentials_at_zero), (NodeState::Scored, false, 1, 1, 0));
}

#[test]
fn gaps() {
    let scored = scored(&[]);
    // 0.75 − 0.25; 0.75 − 0.5; 0.5 − 0; 0.5 − 0.375.
    let gaps = ["a", "b", "c", "d"].map(|id| scored.leaf(id).gap(1).expect(id).claimed);
    assert_eq!(gaps, [0.5, 0.25, 0.5, 0.125]);
    let share = scored.node("x").to_target[1].expect("x has targets");
    // 1 − (2 × 0.5 + 0.25 + 0.5 + 0.125)/(2 × 0.75 + 0.75 + 0.5 + 0.5) = 1 − 1.875/3.25 = 42.3 %.
    same(share.claimed, 1.0 - 1.875 / 3.25);
    assert_eq!(shown_percent(share.claimed), 42.3);
    // Potential: gaps 0.5, 0.25, 0, 0: 1 − 1.25/3.25 = 61.5 %.
    same(share.potential, 1.0 - 1.25 / 3.25);
    assert_eq!(shown_percent(share.potential), 61.5);
    // Evidenced: gaps 0.5, 0.75, 0.5, 0.25: 1 − 2.5/3.25.
    same(share.evidenced, 1.0 - 2.5 / 3.25);
}

#[test]
fn rating() {
    // 23.1 %: P; 42.3 %: P; 61.5 %: L, and A below its target allows L.
    let wanted = RatingOutcome::Rated { evidenced: Rating::P, claimed: Rating::P, potential: Rating::L, held: Held::Nothing };
    assert_eq!(scored(&[]).node("x").rating, wanted);
}

#[test]
fn rating_as_it_is_printed() {
    assert!(report(&scored(&[])).contains("P, up to L"), "the gap report has no \"P, up to L\"");
    // With nothing open the two are the same: C 0 and D's second fact "no": 1 − 1.875/3.25, P alone.
    assert!(!report(&scored(&[("c.level", "0"), ("d.two", "\"no\"")])).contains("up to L"));
}

fn report(scored: &Scored) -> String {
    let words = Words::english();
    let ranking = rank(&scored.library, &scored.assessment, None, StateSize::Medium);
    let subject = Subject {
        library: &scored.library,
        submission: &scored.submission,
        assessment: &scored.assessment,
        at_target: &scored.scorer.at_target(&scored.assessment),
        ranking: &ranking,
        words: &words,
        targets: Some("default"),
        threats: None,
        baseline: None,
    };
    let document = gap_report(subject, Depth::Full);
    format!("{document:?}")
}

#[test]
fn coverage() {
    let scored = scored(&[]);
    // A 2/2, B 1/1, C 0/1, D 2/3.
    assert_eq!(["a", "b", "c"].map(|id| scored.leaf(id).coverage), [Some(1.0), Some(1.0), Some(0.0)]);
    same(scored.leaf("d").coverage.unwrap(), 2.0 / 3.0);
    // X: (2 × 1 + 1 + 0 + 2/3)/5 = 73.3 %.
    let x = scored.node("x").coverage.unwrap();
    same(x, (2.0 + 1.0 + 2.0 / 3.0) / 5.0);
    assert_eq!(shown_percent(x), 73.3);
}

#[test]
fn the_fact_of_a_unanswered() {
    let scored = scored(&[("a.fact", "unanswered")]);
    // Open fact: 0, 0, 1: ℓ* = 1, 1, 3; potential 3/4.
    three(scored.leaf("a").readings, [0.25, 0.25, 0.75]);
    // No entry at all is the same as the state "unanswered".
    let without: Vec<(&str, &str)> = ANSWERS.iter().filter(|(id, _)| *id != "a.fact").copied().collect();
    let silent = case().score_with("questionnaire = \"four\"", &without);
    three(silent.leaf("a").readings, [0.25, 0.25, 0.75]);
}

#[test]
fn a_view_that_asks_only_b() {
    let scored = case().score_with("questionnaire = \"only-b\"", &[("b.level", "2")]);
    let x = scored.node("x");
    assert!(x.not_assessed);
    assert_eq!((x.rating, x.to_target), (RatingOutcome::NotAsked, [None, None]));
    // Asked: 1/6 of the weight.
    same(x.asked, 1.0 / 6.0);
    three(scored.leaf("b").readings, [0.0, 0.5, 0.5]);
}
