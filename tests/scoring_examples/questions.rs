//! Section 2: kinds of question; section 3: states of an answer in three readings.

use crate::common::build::{Case, same, three};
use capgap::score::{LeafState, NodeState, OpenKind, QuestionState};

/// The value of an answer to a question of a kind, by way of a node on which the question hangs alone.
#[track_caller]
fn value(kind: &str, keys: &str, answer: &str) -> f64 {
    let case = Case::new().question("q", kind, keys).framework("f", "needs = [{ question = \"q\" }]", "");
    let scored = case.score(&[("q", &format!("{answer} @ exercised"))]);
    three(scored.alone("q").readings, [scored.question("q").value; 3]);
    three(scored.node("f").readings, [scored.question("q").value; 3]);
    scored.question("q").value
}

#[test]
fn level() {
    // ℓ/L with L = 3.
    for (level, wanted) in [("0", 0.0), ("1", 1.0 / 3.0), ("2", 2.0 / 3.0), ("3", 1.0)] {
        same(value("level", "levels = [\"none\", \"some\", \"much\", \"all\"]", level), wanted);
    }
    // 3/7.
    same(value("level", "top = 7", "3"), 3.0 / 7.0);
}

#[test]
fn choice() {
    let keys = "options = [{ id = \"a\", text = \"A\", value = 0.35 }, { id = \"b\", text = \"B\", value = 1 }, { id = \"7\", text = \"C\", value = 0 }]";
    // The option's own value, in whatever order.
    for (answer, wanted) in [("\"a\"", 0.35), ("\"b\"", 1.0), ("\"7\"", 0.0), ("7", 0.0)] {
        same(value("choice", keys, answer), wanted);
    }
}

#[test]
fn yes_no() {
    for (answer, wanted) in [("\"yes\"", 1.0), ("\"partly\"", 0.5), ("\"no\"", 0.0), ("true", 1.0), ("false", 0.0)] {
        same(value("yes-no", "", answer), wanted);
    }
    // Own values: 0.9, 0.2, 0.1.
    let own = "values = { yes = 0.9, partly = 0.2, no = 0.1 }";
    for (answer, wanted) in [("\"yes\"", 0.9), ("\"partly\"", 0.2), ("\"no\"", 0.1)] {
        same(value("yes-no", own, answer), wanted);
    }
    // Turned round: "no" is the good answer.
    same(value("yes-no", "values = { yes = 0, no = 1 }", "\"no\""), 1.0);
}

#[test]
fn checklist() {
    let keys = "options = [{ id = \"a\", text = \"A\", weight = 2 }, { id = \"b\", text = \"B\" }, { id = \"c\", text = \"C\", weight = 0.5 }, \
                { id = \"d\", text = \"D\", weight = 0 }]";
    // Σ of all = 3.5: none 0; a 2/3.5; b + c 1.5/3.5 in either order; a twice 2/3.5; d alone 0; all 1.
    let rows = [
        ("[]", 0.0),
        ("[\"a\"]", 2.0 / 3.5),
        ("[\"b\", \"c\"]", 1.5 / 3.5),
        ("[\"c\", \"b\"]", 1.5 / 3.5),
        ("[\"a\", \"a\"]", 2.0 / 3.5),
        ("[\"d\"]", 0.0),
        ("[\"a\", \"b\", \"c\", \"d\"]", 1.0),
    ];
    for (answer, wanted) in rows {
        same(value("checklist", keys, answer), wanted);
    }
}

#[test]
fn checklist_of_64_options() {
    let options: String = (0..64).map(|at| format!("{{ id = \"o{at}\", text = \"O\" }}, ")).collect();
    // The last of 64 equal options: 1/64.
    same(value("checklist", &format!("options = [{options}]"), "[\"o63\"]"), 1.0 / 64.0);
}

#[test]
fn number() {
    // (x − 20)/(85 − 20), held between 0 and 1: 52.5 is the middle.
    for (x, wanted) in [("20", 0.0), ("52.5", 0.5), ("85", 1.0), ("19", 0.0), ("-1000", 0.0), ("1000", 1.0)] {
        same(value("number", "from = 20\nto = 85", x), wanted);
    }
}

#[test]
fn number_where_less_is_better() {
    // (x − 48)/(0 − 48): 12 → 36/48.
    for (x, wanted) in [("48", 0.0), ("12", 0.75), ("0", 1.0), ("-5", 1.0), ("60", 0.0)] {
        same(value("number", "from = 48\nto = 0", x), wanted);
    }
}

#[test]
fn number_under_the_logarithm() {
    let keys = "from = 1\nto = 10000\ntransform = \"ln\"";
    // ln 100/ln 10,000 = 2/4; ln 10/ln 10,000 = 1/4; above `to` 1; below `from` 0; x ≤ 0 counts as x → 0⁺: 0.
    for (x, wanted) in [("1", 0.0), ("100", 0.5), ("10", 0.25), ("10000", 1.0), ("20000", 1.0), ("0.5", 0.0), ("0", 0.0), ("-3", 0.0)] {
        same(value("number", keys, x), wanted);
    }
}

#[test]
fn number_under_the_logarithm_where_less_is_better() {
    let keys = "from = 10000\nto = 1\ntransform = \"ln\"";
    // (ln 10 − ln 10,000)/(ln 1 − ln 10,000) = 3/4; x → 0⁺ lies beyond `to`: 1.
    for (x, wanted) in [("10", 0.75), ("10000", 0.0), ("99999", 0.0), ("1", 1.0), ("0", 1.0), ("-3", 1.0)] {
        same(value("number", keys, x), wanted);
    }
}

#[test]
fn text_has_no_value() {
    // A text measures nothing, even where it names a capability: the mean is that of the number, 40/100; coverage 1/1.
    let case = Case::new().measured(&["a"]).question("note", "text", "measures = \"a\"");
    let scored = case.score(&[("a.n", "40"), ("note", "\"All is well.\"")]);
    three(scored.leaf("a").readings, [0.0, 0.4, 0.4]);
    assert_eq!(scored.leaf("a").coverage, Some(1.0));
}

/// Two questions on one node with weights 1 and 3; the first has the answer, the second is 60/100 with evidence.
fn beside_sixty(keys: &str, answer: Option<&str>) -> ([f64; 3], QuestionState) {
    let case = Case::new().question("q", "yes-no", keys).question("other", "number", "from = 0\nto = 100").framework(
        "f",
        "needs = [{ question = \"q\" }, { question = \"other\", weight = 3 }]",
        "",
    );
    let mut answers = vec![("other", "60 @ adopted")];
    answers.extend(answer.map(|answer| ("q", answer)));
    let scored = case.score(&answers);
    (scored.node("f").readings.array(), scored.question("q").state)
}

#[test]
fn states_in_three_readings() {
    use OpenKind::{Unanswered, Unknown, Withheld};
    let open = QuestionState::Open;
    let allowed = "not-applicable = \"allowed\"";
    // (q + 3 × 0.6)/4 with q as in the table of section 3; 0.6 alone where q leaves the sum.
    let rows: [(Option<&str>, [f64; 3], QuestionState); 11] = [
        (Some("\"yes\" @ adopted"), [0.7, 0.7, 0.7], QuestionState::Answered), // v, v, v with v = 1
        (Some("\"partly\" @ exercised"), [0.575, 0.575, 0.575], QuestionState::Answered), // v = 0.5
        (Some("\"no\""), [0.45, 0.45, 0.45], QuestionState::Answered),         // 0, 0, 0
        (Some("\"no\" @ adopted"), [0.45, 0.45, 0.45], QuestionState::Answered),
        (Some("\"yes\""), [0.45, 0.7, 0.7], QuestionState::Answered), // 0, v, v: no evidence
        (Some("\"yes\" @ draft + draft"), [0.45, 0.7, 0.7], QuestionState::Answered), // only drafts
        (Some("unknown"), [0.45, 0.45, 0.7], open(Unknown)),          // 0, 0, 1
        (Some("withheld"), [0.45, 0.45, 0.7], open(Withheld)),
        (Some("unanswered"), [0.45, 0.45, 0.7], open(Unanswered)),
        (None, [0.45, 0.45, 0.7], open(Unanswered)),
        (Some("n/a"), [0.6, 0.6, 0.6], QuestionState::NotApplicable), // leaves the sum
    ];
    for (answer, wanted, state) in rows {
        let (found, in_state) = beside_sixty(allowed, answer);
        for (found, wanted) in found.into_iter().zip(wanted) {
            assert!((found - wanted).abs() < 1e-12, "{answer:?}: {found} is not {wanted}");
        }
        assert_eq!(in_state, state, "{answer:?}");
    }
}

#[test]
fn not_applicable_that_reads_zero() {
    // It reads 0 and stays in the sum: 3 × 0.6/4.
    let (found, state) = beside_sixty("not-applicable = \"zero\"", Some("n/a"));
    assert_eq!(state, QuestionState::NotApplicableZero);
    for reading in found {
        same(reading, 0.45);
    }
}

#[test]
fn evidence_of_an_open_answer_counts_nothing() {
    // Unknown with evidence is as open as without: 0, 0, 1.
    let (found, _) = beside_sixty("", Some("unknown @ exercised"));
    assert_eq!(found.map(|value| (value * 1000.0).round()), [450.0, 450.0, 700.0]);
}

#[test]
fn not_asked_leaves_the_sum_and_is_counted_apart() {
    let case = Case::new()
        .measured(&["a", "b", "c"])
        .framework("f", "needs = [{ capability = \"a\", weight = 2 }, { capability = \"b\" }, { capability = \"c\" }]", "")
        .raw("[[view]]\nid = \"part\"\nof = \"all\"\ntitle = \"Part\"\nasks = { capabilities = [\"a\", \"c\"] }");
    let scored = case.score_with("questionnaire = \"part\"", &[("a.n", "80"), ("b.n", "10"), ("c.n", "n/a")]);
    assert_eq!(scored.question("b.n").state, QuestionState::NotAsked);
    assert_eq!(["a", "b", "c"].map(|id| scored.leaf(id).state), [LeafState::Scored, LeafState::NotAsked, LeafState::NotApplicable]);
    let f = scored.node("f");
    // Only a is left: 0.8. Asked: (2 + 1)/4, N/A counts as asked.
    three(f.readings, [0.0, 0.8, 0.8]);
    same(f.asked, 0.75);
    assert!(!f.not_assessed);
    // Coverage of what is kept: 1.
    assert_eq!(f.coverage, Some(1.0));
}

#[test]
fn half_asked_is_enough_and_less_is_not() {
    let view = |asks: &str| format!("[[view]]\nid = \"part\"\nof = \"all\"\ntitle = \"Part\"\nasks = {{ capabilities = {asks} }}");
    let case = || {
        Case::new()
            .measured(&["a", "b", "c"])
            .framework("f", "needs = [{ capability = \"a\", weight = 3 }, { capability = \"b\", weight = 2 }, { capability = \"c\" }]", "")
            .targets("default", "a = 4, b = 4, c = 4")
    };
    // a is 3 of 6: exactly half.
    let half = case().raw(&view("[\"a\"]")).score_with("questionnaire = \"part\"", &[("a.n", "50")]).node("f");
    assert!(!half.not_assessed && half.to_target[1].is_some());
    same(half.asked, 0.5);
    // b is 2 of 6.
    let less = case().raw(&view("[\"b\"]")).score_with("questionnaire = \"part\"", &[("b.n", "50")]).node("f");
    assert!(less.not_assessed && less.to_target[1].is_none());
    same(less.asked, 1.0 / 3.0);
    // Nothing under it asked at all.
    let none = case().gated(&["z"]).raw(&view("[\"z\"]")).score_with("questionnaire = \"part\"", &[]).node("f");
    assert_eq!((none.state, none.asked, none.not_assessed), (NodeState::NotAsked, 0.0, true));
}

#[test]
fn a_question_that_measures_two_capabilities() {
    let case = Case::new().measured(&["a", "b"]).question(
        "both",
        "yes-no",
        "measures = [{ capability = \"a\", weight = 3 }, \"b\"]\nweight = 0.5",
    );
    let scored = case.score(&[("a.n", "20"), ("b.n", "20"), ("both", "\"yes\" @ adopted")]);
    // a: (1 × 0.2 + 3 × 1)/4; b: (1 × 0.2 + 0.5 × 1)/1.5.
    three(scored.leaf("a").readings, [0.75, 0.8, 0.8]);
    three(scored.leaf("b").readings, [0.5 / 1.5, 0.7 / 1.5, 0.7 / 1.5]);
}
