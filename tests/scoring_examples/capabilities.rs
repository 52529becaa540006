//! Section 4: a gated level and a score.

use crate::common::build::{Case, Scored, same, three};
use capgap::score::{LeafState, NodeState};

fn facts(answers: &[(&str, &str)]) -> Scored {
    let mut case = Case::new().gated(&["a"]);
    for (id, at) in [("f1", 1), ("f2", 2), ("g2", 2), ("f3", 3), ("f4", 4)] {
        case = case.question(id, "yes-no", &format!("measures = \"a\"\nat = {at}\nnot-applicable = \"allowed\""));
    }
    case.score(answers)
}

#[test]
fn every_fact_below_one_gates() {
    const YES: &str = "\"yes\"";
    // Claimed reading; a missing answer reads 0.
    type Answers = &'static [(&'static str, &'static str)];
    let rows: [(&str, Answers, u8, f64); 9] = [
        // All facts met: ℓ* = 3, p = 0 at 4.
        ("3", &[("f1", YES), ("f2", YES), ("g2", YES), ("f3", YES)], 3, 3.0),
        // The fact at 4 as well: p = 1.
        ("3", &[("f1", YES), ("f2", YES), ("g2", YES), ("f3", YES), ("f4", YES)], 3, 4.0),
        // One at 3 open: ℓ* = 2, p = 0/1.
        ("3", &[("f1", YES), ("f2", YES), ("g2", YES)], 2, 2.0),
        // One at 2 "partly": ℓ* = 1, p = (1 + 0.5)/2.
        ("3", &[("f1", YES), ("f2", YES), ("g2", "\"partly\""), ("f3", YES)], 1, 1.75),
        // The one at 1 "no": ℓ* = 0, p = 0/1, whatever stands above.
        ("4", &[("f1", "\"no\""), ("f2", YES), ("g2", YES), ("f3", YES), ("f4", YES)], 0, 0.0),
        // Level 4 with all: ℓ* = L, p = 0.
        ("4", &[("f1", YES), ("f2", YES), ("g2", YES), ("f3", YES), ("f4", YES)], 4, 4.0),
        // Level 0, the fact at 1 met: ℓ* = 0, p = 1.
        ("0", &[("f1", YES)], 0, 1.0),
        // Level 1, half of the facts at 2: p = 1/2.
        ("1", &[("f1", YES), ("f2", YES), ("g2", "\"no\"")], 1, 1.5),
        // One of two at 2 leaves the sum: p = 1/1.
        ("1", &[("f1", YES), ("f2", YES), ("g2", "n/a")], 1, 2.0),
    ];
    for (level, answers, reached, quarters) in rows {
        let scored = facts(&[&[("a.level", level)][..], answers].concat());
        assert_eq!(scored.leaf("a").level(), reached, "{level} {answers:?}");
        assert!((scored.leaf("a").readings.claimed - quarters / 4.0).abs() < 1e-12, "{level} {answers:?}");
    }
}

#[test]
fn each_reading_has_its_own_gate() {
    // Level 3 in operation. Facts at 1 covered; at 2: "yes" covered, one unknown: 0, 0, 1; at 3: "yes".
    // Evidenced and claimed: ℓ* = 1, p = 1/2: 1.5/4. Potential: ℓ* = 3, p = 1 for the open fact at 4: 4/4.
    let scored = facts(&[("a.level", "3 @ in-operation"), ("f1", "\"yes\""), ("f2", "\"yes\""), ("g2", "unknown"), ("f3", "\"yes\"")]);
    assert_eq!(scored.leaf("a").levels, [1, 1, 3]);
    three(scored.leaf("a").readings, [0.375, 0.375, 1.0]);
    assert_eq!(scored.leaf("a").towards_next, [0.5, 0.5, 1.0]);
}

#[test]
fn an_open_level_reads_nothing_nothing_and_all() {
    // ℓ* = 0, 0, L; no fact is answered, so p = 0, 0 and at L none.
    for state in ["unknown", "withheld", "unanswered"] {
        let scored = Case::new().gated(&["a"]).score(&[("a.level", state)]);
        three(scored.leaf("a").readings, [0.0, 0.0, 1.0]);
        assert_eq!(scored.leaf("a").levels, [0, 0, 4]);
    }
    // Facts still count: at 1 "yes" with evidence: p = 1, 1; at 3 "no": potential ℓ* = 2, p = 0.
    let scored = facts(&[("a.level", "unknown"), ("f1", "\"yes\" @ adopted"), ("f3", "\"no\"")]);
    three(scored.leaf("a").readings, [0.25, 0.25, 0.5]);
}

#[test]
fn answering_more_never_lowers_claimed_and_never_raises_potential() {
    // An open fact at 2 of a level 3: 1, 1, 3; "yes": 3, 3 and "no": 1, 1.
    let fact = |answer: &str| {
        let case = Case::new().gated(&["a"]).question("f", "yes-no", "measures = \"a\"\nat = 2");
        case.score(&[("a.level", "3 @ in-operation"), ("f", answer)]).leaf("a").levels
    };
    assert_eq!([fact("unknown"), fact("\"yes\""), fact("\"no\"")], [[1, 1, 3], [3, 3, 3], [1, 1, 1]]);
}

#[test]
fn a_fact_within_the_tolerance_of_one_does_not_gate() {
    // 1 − 10⁻¹⁰ counts as 1; 1 − 10⁻⁶ does not: ℓ* = 1, p = 0.999999.
    let case = |value: f64| {
        let keys = format!("measures = \"a\"\nat = 2\noptions = [{{ id = \"o\", text = \"O\", value = {value:?} }}]");
        Case::new().gated(&["a"]).question("f", "choice", &keys).score(&[("a.level", "3"), ("f", "\"o\"")]).leaf("a")
    };
    assert_eq!(case(0.9999999999).level(), 3);
    assert_eq!(case(0.999999).level(), 1);
    same(case(0.999999).readings.claimed, 1.999999 / 4.0);
}

#[test]
fn level_not_applicable_takes_the_capability_out() {
    // N/A whatever its facts; the node is left with b alone: 2/4.
    let case = Case::new().gated(&["a", "b"]).question("f", "yes-no", "measures = \"a\"\nat = 1").framework(
        "frame",
        "needs = [{ capability = \"a\", weight = 9 }, { capability = \"b\" }]",
        "",
    );
    let scored = case.score(&[("a.level", "n/a"), ("f", "\"yes\" @ exercised"), ("b.level", "2")]);
    assert_eq!(scored.leaf("a").state, LeafState::NotApplicable);
    assert_eq!(scored.leaf("a").coverage, None);
    three(scored.node("frame").readings, [0.0, 0.5, 0.5]);
    assert_eq!(scored.node("frame").coverage, Some(1.0));
}

#[test]
fn a_question_without_at_is_context_beside_a_level_question() {
    // "no" without `at` gates nothing and is not counted: 3/4, coverage 1/1.
    let case = Case::new().gated(&["a"]).question("c", "yes-no", "measures = \"a\"");
    let scored = case.score(&[("a.level", "3"), ("c", "\"no\"")]);
    three(scored.leaf("a").readings, [0.0, 0.75, 0.75]);
    assert_eq!((scored.leaf("a").answered, scored.leaf("a").open), (1, 0));
}

#[test]
fn a_fact_of_two_capabilities_gates_each_at_its_own_level() {
    // "no" at 3 of a, at 1 of b: ℓ* = 2 and 0.
    let keys = "measures = [{ capability = \"a\", at = 3 }, { capability = \"b\", at = 1 }]";
    let scored = Case::new().gated(&["a", "b"]).question("f", "yes-no", keys).score(&[("a.level", "4"), ("b.level", "4"), ("f", "\"no\"")]);
    assert_eq!([scored.leaf("a").level(), scored.leaf("b").level()], [2, 0]);
}

#[test]
fn facts_are_not_weighted() {
    // p = (1 + 0)/2 whatever the weights 9 and 1: (1 + 0.5)/4; coverage 3/4 of level, two facts answered, one open at 3.
    let case = Case::new()
        .gated(&["a"])
        .question("f", "yes-no", "measures = \"a\"\nat = 2\nweight = 9")
        .question("g", "yes-no", "measures = \"a\"\nat = 2")
        .question("h", "yes-no", "measures = \"a\"\nat = 3\nweight = 9");
    let scored = case.score(&[("a.level", "1"), ("f", "\"yes\""), ("g", "\"no\"")]);
    three(scored.leaf("a").readings, [0.0, 0.375, 0.375]);
    assert_eq!(scored.leaf("a").coverage, Some(0.75));
}

#[test]
fn without_a_level_question_it_is_the_weighted_mean() {
    let case = Case::new().measured(&["a"]).question("q", "yes-no", "measures = \"a\"\nweight = 2").question(
        "r",
        "yes-no",
        "measures = \"a\"\nnot-applicable = \"allowed\"",
    );
    // (1 × 0.4 + 2 × 1 + 1 × ?)/4: evidenced 2/4, claimed 2.4/4, potential 3.4/4.
    let scored = case.score(&[("a.n", "40"), ("q", "\"yes\" @ adopted"), ("r", "unknown")]);
    three(scored.leaf("a").readings, [0.5, 0.6, 0.85]);
    // greatest ℓ with value ≥ ℓ/4: 2, 2, 3.
    assert_eq!(scored.leaf("a").levels, [2, 2, 3]);
    // r leaves: 2/3, 2.4/3, 2.4/3.
    let scored = case.score(&[("a.n", "40"), ("q", "\"yes\" @ adopted"), ("r", "n/a")]);
    three(scored.leaf("a").readings, [2.0 / 3.0, 0.8, 0.8]);
    assert_eq!(scored.leaf("a").levels, [2, 3, 3]);
}

#[test]
fn level_of_a_mean_at_the_threshold() {
    // 3/4 exactly; less by 10⁻¹⁰ counts as equal; less by 10⁻⁸ does not.
    for (x, level) in [("75", 3), ("74.99999999", 3), ("74.999999", 2), ("25", 1), ("24.9", 0), ("100", 4), ("0", 0)] {
        assert_eq!(Case::new().measured(&["a"]).score(&[("a.n", x)]).leaf("a").level(), level, "{x}");
    }
    // Sevenths of three thirds: (0.1 + 0.2 + 0.45)/1 summed in doubles is still 3/4.
    let mut case = Case::new().capability("a");
    for (id, weight) in [("x", 0.1), ("y", 0.2), ("z", 0.45), ("no", 0.25)] {
        case = case.question(id, "yes-no", &format!("measures = \"a\"\nweight = {weight}"));
    }
    let scored = case.score(&[("x", "\"yes\""), ("y", "\"yes\""), ("z", "\"yes\""), ("no", "\"no\"")]);
    assert_eq!(scored.leaf("a").level(), 3);
}

#[test]
fn all_questions_gone_takes_the_capability_out() {
    let case = Case::new().measured(&["a", "b"]).framework("f", "needs = [{ capability = \"a\" }, { capability = \"b\" }]", "");
    let scored = case.score(&[("a.n", "n/a"), ("b.n", "30")]);
    assert_eq!(scored.leaf("a").state, LeafState::NotApplicable);
    three(scored.node("f").readings, [0.0, 0.3, 0.3]);
    // Both gone: the node too.
    let scored = case.score(&[("a.n", "n/a"), ("b.n", "n/a")]);
    assert_eq!((scored.node("f").state, scored.node("f").coverage), (NodeState::NotApplicable, None));
}

#[test]
fn not_yet_claimed() {
    let yes = "\"yes\"";
    // Level 1 with all facts at 2 met: the claim alone is lacking, and the score is (1 + 1)/4.
    let scored = facts(&[("a.level", "1"), ("f1", yes), ("f2", yes), ("g2", yes)]);
    assert!(scored.leaf("a").not_yet_claimed);
    same(scored.leaf("a").readings.claimed, 0.5);
    // One of them "partly", or open: not.
    assert!(!facts(&[("a.level", "1"), ("f1", yes), ("f2", yes), ("g2", "\"partly\"")]).leaf("a").not_yet_claimed);
    assert!(!facts(&[("a.level", "1"), ("f1", yes), ("f2", yes)]).leaf("a").not_yet_claimed);
    // No fact at the next level: nothing to go by.
    assert!(!Case::new().gated(&["a"]).score(&[("a.level", "1")]).leaf("a").not_yet_claimed);
    // Claimed, but held down by a fact: not this either.
    assert!(!facts(&[("a.level", "3"), ("f1", yes), ("f2", yes), ("g2", "\"no\"")]).leaf("a").not_yet_claimed);
    // At the top there is no next level.
    assert!(!facts(&[("a.level", "4"), ("f1", yes), ("f2", yes), ("g2", yes), ("f3", yes), ("f4", yes)]).leaf("a").not_yet_claimed);
}

#[test]
fn other_scales() {
    // L = 3, level 2, one of two facts at 3: (2 + 0.5)/3.
    let case = Case::new()
        .scale("three", 3, "")
        .capability_on("a", "three", 3, "")
        .level_of("a")
        .question("f", "yes-no", "measures = \"a\"\nat = 3")
        .question("g", "yes-no", "measures = \"a\"\nat = 3");
    let scored = case.score(&[("a.level", "2"), ("f", "\"yes\""), ("g", "\"no\"")]);
    same(scored.leaf("a").readings.claimed, 2.5 / 3.0);
    assert_eq!((scored.leaf("a").top, scored.leaf("a").level()), (3, 2));
}
