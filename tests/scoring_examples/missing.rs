//! Section 5: children without any answer.

use crate::common::build::{Case, Scored, same, three};
use capgap::score::NodeState;

/// x beside y under an aggregate and a rule; x is 0.8 with evidence unless told otherwise.
fn pair(aggregate: &str, missing: &str, answers: &[(&str, &str)]) -> Scored {
    let keys = format!(
        "aggregate = \"{aggregate}\"\nmissing = \"{missing}\"\nneeds = [{{ question = \"x\", weight = 3 }}, {{ question = \"y\" }}]"
    );
    Case::new().numbers(&["x", "y"]).framework("f", &keys, "").score(answers)
}

const ONE: &[(&str, &str)] = &[("x", "80 @ adopted")];

#[test]
fn bounds() {
    // y reads 0, 0, 1.
    let rows = [
        ("mean", [0.6, 0.6, 0.85]), // (3 × 0.8 + y)/4
        ("sum", [2.4, 2.4, 3.4]),
        ("minimum", [0.0, 0.0, 0.8]),
        ("product", [0.0, 0.0, 0.8]),
        ("geometric", [0.0, 0.0, 0.8f64.powf(0.75)]),
    ];
    for (aggregate, wanted) in rows {
        three(pair(aggregate, "bounds", ONE).node("f").readings, wanted);
    }
}

#[test]
fn exclude() {
    // y counts 0 in evidenced, leaves claimed, counts 1 in potential.
    let rows = [
        ("mean", [0.6, 0.8, 0.85]),
        ("sum", [2.4, 2.4, 3.4]),
        ("minimum", [0.0, 0.8, 0.8]),
        ("product", [0.0, 0.8, 0.8]),
        ("geometric", [0.0, 0.8, 0.8f64.powf(0.75)]),
    ];
    for (aggregate, wanted) in rows {
        three(pair(aggregate, "exclude", ONE).node("f").readings, wanted);
    }
}

#[test]
fn an_answer_of_zero_is_not_missing() {
    // (3 × 0.8 + 0)/4 in all readings.
    let zero = [("x", "80 @ adopted"), ("y", "0")];
    three(pair("mean", "exclude", &zero).node("f").readings, [0.6, 0.6, 0.6]);
    // Every open state alike is missing.
    for state in ["unknown", "withheld", "unanswered"] {
        three(pair("mean", "exclude", &[("x", "80 @ adopted"), ("y", state)]).node("f").readings, [0.6, 0.8, 0.85]);
    }
}

#[test]
fn half_answered_is_not_missing() {
    // a: 0.4 answered, the other question open: 0, 0.2, 0.7, and it stays: claimed (3 × 0.8 + 0.2)/4.
    let case = Case::new().numbers(&["x"]).measured(&["a"]).question("a.more", "yes-no", "measures = \"a\"").framework(
        "f",
        "missing = \"exclude\"\nneeds = [{ question = \"x\", weight = 3 }, { capability = \"a\" }]",
        "",
    );
    three(case.score(&[("x", "80 @ adopted"), ("a.n", "40")]).node("f").readings, [0.6, 0.65, 0.775]);
}

#[test]
fn a_root_without_answers() {
    // 0, 0 and its maximum, whatever the rule.
    for missing in ["bounds", "exclude"] {
        let scored = pair("mean", missing, &[]);
        three(scored.node("f").readings, [0.0, 0.0, 1.0]);
        assert_eq!(scored.node("f").state, NodeState::Missing);
        assert_eq!(scored.node("f").coverage, Some(0.0));
    }
    // Under `sum` the maximum is 3 + 1; one of the two N/A leaves 3.
    three(pair("sum", "exclude", &[]).node("f").readings, [0.0, 0.0, 4.0]);
    three(pair("sum", "exclude", &[("y", "n/a")]).node("f").readings, [0.0, 0.0, 3.0]);
    // Scaled.
    let case = Case::new().numbers(&["x"]).framework("f", "scale = 100\nneeds = [{ question = \"x\" }]", "");
    three(case.score(&[]).node("f").readings, [0.0, 0.0, 100.0]);
}

#[test]
fn nothing_applies_is_not_missing() {
    let scored = pair("mean", "exclude", &[("x", "n/a"), ("y", "n/a")]);
    assert_eq!((scored.node("f").state, scored.node("f").coverage), (NodeState::NotApplicable, None));
    // One N/A, the other open: what remains is missing, so the node is.
    assert_eq!(pair("mean", "exclude", &[("x", "n/a")]).node("f").state, NodeState::Missing);
}

/// Root over n (weight 1, with y and z) and x (weight 3), each with its own rule.
fn nested(root: &str, inner: &str, answers: &[(&str, &str)]) -> Scored {
    let nodes =
        format!("[[node]]\nid = \"n\"\ntitle = \"N\"\nmissing = \"{inner}\"\nneeds = [{{ question = \"y\" }}, {{ question = \"z\" }}]\n");
    let keys = format!("missing = \"{root}\"\nneeds = [{{ question = \"x\", weight = 3 }}]");
    Case::new().numbers(&["x", "y", "z"]).framework("f", &keys, &nodes).score(answers)
}

#[test]
fn a_node_whose_children_are_all_missing_is_missing_and_its_parents_rule_decides() {
    // n reads 0, 0, 1 by itself. The root: bounds (3 × 0.8 + 0, 0, 1)/4; exclude: claimed 0.8 alone.
    for inner in ["bounds", "exclude"] {
        let scored = nested("bounds", inner, ONE);
        assert_eq!(scored.node("n").state, NodeState::Missing);
        three(scored.node("n").readings, [0.0, 0.0, 1.0]);
        three(scored.node("f").readings, [0.6, 0.6, 0.85]);
        three(nested("exclude", inner, ONE).node("f").readings, [0.6, 0.8, 0.85]);
    }
    // y does not apply and z is open: missing still.
    let scored = nested("exclude", "bounds", &[("x", "80 @ adopted"), ("y", "n/a")]);
    assert_eq!(scored.node("n").state, NodeState::Missing);
    three(scored.node("f").readings, [0.6, 0.8, 0.85]);
    // Both do not apply: n leaves everywhere.
    three(nested("exclude", "bounds", &[("x", "80 @ adopted"), ("y", "n/a"), ("z", "n/a")]).node("f").readings, [0.8, 0.8, 0.8]);
}

#[test]
fn one_answer_below_brings_the_branch_back() {
    // z = 0.5: n under bounds 0, 0.25, 0.75: root (2.4 + n)/4; under exclude n = 0, 0.5, 0.75.
    let answers = [("x", "80 @ adopted"), ("z", "50")];
    three(nested("exclude", "bounds", &answers).node("f").readings, [0.6, 0.6625, 0.7875]);
    three(nested("exclude", "exclude", &answers).node("f").readings, [0.6, 0.725, 0.7875]);
}

#[test]
fn missing_travels_up_any_number_of_levels() {
    let nodes = "[[node]]\nid = \"a\"\ntitle = \"A\"\n[[node]]\nid = \"b\"\nparent = \"a\"\ntitle = \"B\"\n\
                 [[node]]\nid = \"c\"\nparent = \"b\"\ntitle = \"C\"\nneeds = [{ question = \"y\" }]\n";
    let case = Case::new().numbers(&["x", "y"]).framework("f", "missing = \"exclude\"\nneeds = [{ question = \"x\" }]", nodes);
    let scored = case.score(&[("x", "40 @ adopted")]);
    assert_eq!(
        ["a", "b", "c", "f"].map(|id| scored.node(id).state),
        [NodeState::Missing, NodeState::Missing, NodeState::Missing, NodeState::Scored]
    );
    // (0.4 + 0)/2, 0.4, (0.4 + 1)/2.
    three(scored.node("f").readings, [0.2, 0.4, 0.7]);
}

#[test]
fn a_missing_child_with_a_maximum_of_its_own() {
    // n = sum of 2 y + 3 z, nothing answered: 0, 0, 5. Root mean with x = 0.8: potential (0.8 + 5)/2.
    let nodes = "[[node]]\nid = \"n\"\ntitle = \"N\"\naggregate = \"sum\"\nneeds = [{ question = \"y\", weight = 2 }, { question = \"z\", weight = 3 }]\n";
    for (missing, claimed) in [("bounds", 0.4), ("exclude", 0.8)] {
        let keys = format!("missing = \"{missing}\"\nneeds = [{{ question = \"x\" }}]");
        let scored = Case::new().numbers(&["x", "y", "z"]).framework("f", &keys, nodes).score(ONE);
        three(scored.node("n").readings, [0.0, 0.0, 5.0]);
        three(scored.node("f").readings, [0.4, claimed, 2.9]);
        same(scored.node("f").max, 3.0);
    }
}

#[test]
fn a_missing_essential_that_has_left_the_claimed_reading_does_not_cap_it() {
    // An open point, decided so. Evidenced: mean (0 + 3 × 1)/4, cap 0 + 1/4. Claimed: s alone. Potential: cap 1 + 1/4.
    let keys = "missing = \"exclude\"\ncap = \"weakest-essential\"\nneeds = [{ capability = \"e\", role = \"essential\" }, { capability = \"s\", weight = 3 }]";
    let scored = Case::new().gated(&["e", "s"]).framework("f", keys, "").score(&[("s.level", "4 @ exercised")]);
    three(scored.node("f").readings, [0.25, 1.0, 1.0]);
    // Under bounds it caps both.
    let scored =
        Case::new().gated(&["e", "s"]).framework("f", &keys.replace("exclude", "bounds"), "").score(&[("s.level", "4 @ exercised")]);
    three(scored.node("f").readings, [0.25, 0.25, 1.0]);
}
