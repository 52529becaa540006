//! Section 3: what evidence supports.

use crate::common::build::{Case, same, three};

/// Evidenced, claimed and potential level before the gate, and the readings, of a level answer on the scale 0 to 4.
fn level(answer: &str) -> ([u8; 3], [f64; 3]) {
    let scored = Case::new().gated(&["a"]).score(&[("a.level", answer)]);
    (scored.leaf("a").ungated, scored.leaf("a").readings.array())
}

#[test]
fn statuses_support_levels() {
    // min(answered, supported)/4: a draft supports nothing, adopted 2, in operation 3, exercised 4.
    let rows = [
        ("4", 0),
        ("4 @ draft", 0),
        ("4 @ adopted", 2),
        ("4 @ in-operation", 3),
        ("4 @ exercised", 4),
        ("1 @ adopted", 1),
        ("2 @ exercised", 2),
        ("0 @ exercised", 0),
        ("4 @ draft + adopted + in-operation", 3), // the best of several counts
        ("3 @ in-operation + adopted", 3),
    ];
    for (answer, supported) in rows {
        let claimed: u8 = answer[..1].parse().unwrap();
        let (levels, readings) = level(answer);
        assert_eq!(levels, [supported, claimed, claimed], "{answer}");
        assert_eq!(readings, [f64::from(supported) / 4.0, f64::from(claimed) / 4.0, f64::from(claimed) / 4.0], "{answer}");
    }
}

#[test]
fn an_entry_may_name_its_level() {
    // adopted, but shown to reach 4; exercised, but only on level 1; in either case min(answered, named)/4.
    for (answer, wanted) in [("4 @ adopted:4", 4), ("4 @ exercised:1", 1), ("2 @ adopted:4", 2), ("4 @ exercised:1 + adopted", 2)] {
        assert_eq!(level(answer).0[0], wanted, "{answer}");
    }
    // A draft supports nothing, whatever it names.
    assert_eq!(level("4 @ draft:4").0[0], 0);
}

#[test]
fn a_scale_may_have_its_own_rule() {
    // L = 3 with adopted 1, in operation 2; exercised is L where nothing is said.
    let case =
        Case::new().scale("three", 3, "supports = { adopted = 1, in-operation = 2 }").capability_on("a", "three", 3, "").level_of("a");
    for (status, supported) in [("adopted", 1), ("in-operation", 2), ("exercised", 3)] {
        let scored = case.score(&[("a.level", &format!("3 @ {status}"))]);
        three(scored.leaf("a").readings, [f64::from(supported) / 3.0, 1.0, 1.0]);
    }
    // A scale 0 to 2 without a rule: min(2, 2), min(3, 2), 2.
    let short = Case::new().scale("two", 2, "").capability_on("a", "two", 2, "").level_of("a");
    for status in ["adopted", "in-operation", "exercised"] {
        three(short.score(&[("a.level", &format!("2 @ {status}"))]).leaf("a").readings, [1.0, 1.0, 1.0]);
    }
}

#[test]
fn any_evidence_but_a_draft_supports_any_other_answer() {
    for kind in [
        ("yes-no", "", "\"yes\""),
        ("number", "from = 0\nto = 1", "1"),
        ("checklist", "options = [{ id = \"o\", text = \"O\" }]", "[\"o\"]"),
    ] {
        let case = Case::new().question("q", kind.0, kind.1).framework("f", "needs = [{ question = \"q\" }]", "");
        for (status, evidenced) in [("adopted", 1.0), ("in-operation", 1.0), ("exercised", 1.0), ("draft", 0.0), ("draft:4", 0.0)] {
            let scored = case.score(&[("q", &format!("{} @ {status}", kind.2))]);
            three(scored.alone("q").readings, [evidenced, 1.0, 1.0]);
        }
    }
}

#[test]
fn a_level_question_without_a_capability() {
    // L = 6 by itself: adopted supports 2, in operation 3, exercised 6.
    let case = Case::new().question("q", "level", "top = 6").framework("f", "needs = [{ question = \"q\" }]", "");
    for (status, supported) in [("adopted", 2.0), ("in-operation", 3.0), ("exercised", 6.0)] {
        same(case.score(&[("q", &format!("6 @ {status}"))]).alone("q").readings.evidenced, supported / 6.0);
    }
}

/// A capability with facts: one at 1, two at 2, one at 3.
fn with_facts(answers: &[(&str, &str)]) -> crate::common::build::Scored {
    Case::new()
        .gated(&["a"])
        .question("f1", "yes-no", "measures = \"a\"\nat = 1")
        .question("f2", "yes-no", "measures = \"a\"\nat = 2")
        .question("g2", "yes-no", "measures = \"a\"\nat = 2\nnot-applicable = \"allowed\"")
        .question("f3", "yes-no", "measures = \"a\"\nat = 3")
        .score(answers)
}

#[test]
fn a_level_stands_on_its_facts_where_it_has_no_evidence() {
    let yes = "\"yes\" @ adopted";
    // Facts 1 and 2 all evidenced with 1, the one at 3 not: level 2, and p = 0 of 1 evidenced, claimed 3.
    let scored = with_facts(&[("a.level", "3"), ("f1", yes), ("f2", yes), ("g2", yes), ("f3", "\"yes\"")]);
    assert_eq!(scored.leaf("a").ungated, [2, 3, 3]);
    three(scored.leaf("a").readings, [0.5, 0.75, 0.75]);
    // One of two at level 2 not evidenced: level 1; p = 1/2 of level 2: 1.5/4.
    let scored = with_facts(&[("a.level", "3"), ("f1", yes), ("f2", yes), ("g2", "\"yes\""), ("f3", yes)]);
    assert_eq!(scored.leaf("a").ungated[0], 1);
    three(scored.leaf("a").readings, [0.375, 0.75, 0.75]);
    // Never above the answer: level 1 answered, facts up to 3 evidenced: 1; p = 2/2: 2/4.
    let scored = with_facts(&[("a.level", "1"), ("f1", yes), ("f2", yes), ("g2", yes), ("f3", yes)]);
    assert_eq!(scored.leaf("a").ungated, [1, 1, 1]);
    three(scored.leaf("a").readings, [0.5, 0.5, 0.5]);
    // All three levels have evidenced facts; level 4 has none: 3 of the 4 claimed.
    let scored = with_facts(&[("a.level", "4"), ("f1", yes), ("f2", yes), ("g2", yes), ("f3", yes)]);
    assert_eq!(scored.leaf("a").ungated, [3, 4, 4]);
    three(scored.leaf("a").readings, [0.75, 1.0, 1.0]);
    // A fact that does not apply is none of its level's facts: the other at 2 carries it alone.
    let scored = with_facts(&[("a.level", "2"), ("f1", yes), ("f2", yes), ("g2", "n/a")]);
    assert_eq!(scored.leaf("a").ungated[0], 2);
    // The fact at 1 is missing below evidenced ones: level 0.
    let scored = with_facts(&[("a.level", "2"), ("f1", "\"yes\""), ("f2", yes), ("g2", yes)]);
    assert_eq!(scored.leaf("a").ungated[0], 0);
}

#[test]
fn a_level_without_any_fact_stands_on_nothing() {
    // No fact at 1, so not even level 1 stands, although the fact at 2 is evidenced.
    let case = Case::new().gated(&["a"]).question("f2", "yes-no", "measures = \"a\"\nat = 2");
    let scored = case.score(&[("a.level", "2"), ("f2", "\"yes\" @ exercised")]);
    assert_eq!(scored.leaf("a").ungated, [0, 2, 2]);
    three(scored.leaf("a").readings, [0.0, 0.5, 0.5]);
}

#[test]
fn evidence_of_the_level_covers_facts_up_to_the_evidenced_level() {
    // Adopted: level 2 of 3 stands. Facts at 1 and 2 are covered; the one at 3 is not, nor does it gate: p = 0.
    let yes = "\"yes\"";
    let scored = with_facts(&[("a.level", "3 @ adopted"), ("f1", yes), ("f2", yes), ("g2", yes), ("f3", yes)]);
    assert_eq!(scored.leaf("a").levels, [2, 3, 3]);
    three(scored.leaf("a").readings, [0.5, 0.75, 0.75]);
    // The fact at 3 with evidence of its own: p = 1: 3/4.
    let scored = with_facts(&[("a.level", "3 @ adopted"), ("f1", yes), ("f2", yes), ("g2", yes), ("f3", "\"yes\" @ adopted")]);
    three(scored.leaf("a").readings, [0.75, 0.75, 0.75]);
    // Covering lifts no answer above itself: "partly" at 2 keeps ℓ* = 1, p = (1 + 0.5)/2: 1.75/4 in all readings.
    let scored = with_facts(&[("a.level", "3 @ in-operation"), ("f1", yes), ("f2", yes), ("g2", "\"partly\""), ("f3", yes)]);
    three(scored.leaf("a").readings, [0.4375, 0.4375, 0.4375]);
}

#[test]
fn evidence_added_never_lowers() {
    // Facts carry level 3; evidence that supports level 2 alone does not take that away (an open point, decided so).
    let yes = "\"yes\" @ adopted";
    let facts = [("f1", yes), ("f2", yes), ("g2", yes), ("f3", yes)];
    let with = |level: &'static str| with_facts(&[&[("a.level", level)][..], &facts[..]].concat()).leaf("a").readings.evidenced;
    same(with("3"), 0.75);
    same(with("3 @ adopted"), 0.75);
}
