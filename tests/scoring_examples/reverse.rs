//! Section 5: needs under which less is better.

use crate::common::build::{Case, Scored, same, three};

fn alone(kind: &str, keys: &str, answer: &str) -> [f64; 3] {
    let case = Case::new().question("q", kind, keys).framework("f", "needs = [{ question = \"q\", reverse = true }]", "");
    case.score(&[("q", answer)]).node("f").readings.array()
}

#[test]
fn answered_is_turned_round_and_open_is_not() {
    let number = "from = 0\nto = 100";
    // 1 − 0.3 with evidence, without, with a draft; open stays 0, 0, 1.
    let rows = [
        ("30 @ adopted", [0.7, 0.7, 0.7]),
        ("30", [0.0, 0.7, 0.7]),
        ("30 @ draft", [0.0, 0.7, 0.7]),
        ("100 @ adopted", [0.0, 0.0, 0.0]),
        ("0", [0.0, 1.0, 1.0]),
        ("0 @ in-operation", [1.0, 1.0, 1.0]),
        ("unknown", [0.0, 0.0, 1.0]),
        ("withheld", [0.0, 0.0, 1.0]),
        ("unanswered", [0.0, 0.0, 1.0]),
    ];
    for (answer, wanted) in rows {
        let found = alone("number", number, answer);
        assert!(found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-12), "{answer}: {found:?}");
    }
    // A yes-no: 1 − 1, 1 − 0.5, 1 − 0.
    for (answer, wanted) in [("\"yes\"", 0.0), ("\"partly\"", 0.5), ("\"no\"", 1.0)] {
        same(alone("yes-no", "", answer)[1], wanted);
    }
}

#[test]
fn a_question_straight_and_reversed_in_one_tree() {
    // x = 0.3: 0.3 and 0.7; the root is the mean of both, 0.5. The leaf itself keeps its own readings.
    let nodes = "[[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{ question = \"x\", reverse = true }]\n";
    let case = Case::new().numbers(&["x"]).framework("f", "needs = [{ question = \"x\" }]", nodes);
    let scored = case.score(&[("x", "30 @ adopted")]);
    three(scored.node("n").readings, [0.7; 3]);
    three(scored.node("f").readings, [0.5; 3]);
    three(scored.alone("x").readings, [0.3; 3]);
}

#[test]
fn not_applicable_leaves() {
    let keys = "needs = [{ question = \"x\", reverse = true }, { question = \"y\" }]";
    let scored = Case::new().numbers(&["x", "y"]).framework("f", keys, "").score(&[("x", "n/a"), ("y", "20 @ adopted")]);
    three(scored.node("f").readings, [0.2; 3]);
}

/// A capability of three questions of equal weight under `reverse`.
fn capability(answers: &[(&str, &str)]) -> Scored {
    let case = Case::new()
        .measured(&["a"])
        .question("q", "yes-no", "measures = \"a\"")
        .question("r", "yes-no", "measures = \"a\"")
        .framework("f", "needs = [{ capability = \"a\", reverse = true }]", "")
        .targets("default", "a = 4");
    case.score(answers)
}

#[test]
fn a_capability_is_turned_round_question_by_question() {
    // n 0.4 with evidence: 0.6, 0.6, 0.6; q "no" without: 0, 1, 1; r open: 0, 0, 1: 0.6/3, 1.6/3, 2.6/3.
    let scored = capability(&[("a.n", "40 @ adopted"), ("q", "\"no\"")]);
    three(scored.node("f").readings, [0.2, 1.6 / 3.0, 2.6 / 3.0]);
}

#[test]
fn no_percent_to_target_on_what_is_reversed() {
    // Its target asks for more, the need for less: it enters no percentage.
    let scored = capability(&[("a.n", "40"), ("q", "\"no\""), ("r", "\"no\"")]);
    assert_eq!(scored.node("f").to_target, [None, None]);
}

#[test]
fn a_missing_reversed_need() {
    let keys = |missing: &str| format!("missing = \"{missing}\"\nneeds = [{{ question = \"x\", reverse = true }}, {{ question = \"y\" }}]");
    let score = |missing: &str| Case::new().numbers(&["x", "y"]).framework("f", &keys(missing), "").score(&[("y", "60 @ adopted")]);
    // x reads 0, 0, 1 like any other: (0.6 + 0, 0, 1)/2; under exclude claimed 0.6.
    three(score("bounds").node("f").readings, [0.3, 0.3, 0.8]);
    three(score("exclude").node("f").readings, [0.3, 0.6, 0.8]);
}
