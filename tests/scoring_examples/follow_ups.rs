//! Section 2: questions that are asked only when other questions have given answers.

use crate::common::build::{Case, Scored, same, three};
use capgap::score::{LeafState, OpenKind, QuestionState};

const YES: &str = "\"yes\" @ adopted";
const NO: &str = "\"no\"";

/// A context question c and a follow-up f of one capability, beside a number n of it that is 0.6 with evidence.
fn follow_up(when: &str, answers: &[(&str, &str)]) -> Scored {
    let case = Case::new()
        .question("c", "yes-no", "not-applicable = \"allowed\"")
        .question("d", "yes-no", "not-applicable = \"allowed\"")
        .measured(&["a"])
        .question("f", "yes-no", &format!("measures = \"a\"\nnot-applicable = \"allowed\"\n{when}"));
    case.score(&[&[("a.n", "60 @ adopted")][..], answers].concat())
}

const WHEN_YES: &str = "when = { question = \"c\", is = \"yes\" }";

#[test]
fn holds() {
    // Its own answer: (0.6 + 1)/2.
    let scored = follow_up(WHEN_YES, &[("c", YES), ("f", YES)]);
    assert_eq!(scored.question("f").state, QuestionState::Answered);
    three(scored.leaf("a").readings, [0.8, 0.8, 0.8]);
    // Its own open state: 0, 0, 1.
    three(follow_up(WHEN_YES, &[("c", YES), ("f", "withheld")]).leaf("a").readings, [0.3, 0.3, 0.8]);
    // Its own N/A: 0.6 alone.
    three(follow_up(WHEN_YES, &[("c", YES), ("f", "n/a")]).leaf("a").readings, [0.6, 0.6, 0.6]);
}

#[test]
fn false_counts_as_answered_with_nothing() {
    // v = 0 in all readings, whatever stands in the file: (0.6 + 0)/2, coverage 2/2.
    for own in [YES, "unknown", "n/a", "unanswered"] {
        for zero in ["", "\notherwise = \"zero\""] {
            let scored = follow_up(&[WHEN_YES, zero].concat(), &[("c", NO), ("f", own)]);
            assert_eq!(scored.question("f").state, QuestionState::Ruled, "{own}");
            three(scored.leaf("a").readings, [0.3, 0.3, 0.3]);
            assert_eq!(scored.leaf("a").coverage, Some(1.0));
        }
    }
}

#[test]
fn false_leaves_the_sum_under_exclude() {
    // 0.6 alone; coverage 1/1.
    let scored = follow_up(&[WHEN_YES, "\notherwise = \"exclude\""].concat(), &[("c", NO), ("f", YES)]);
    assert_eq!(scored.question("f").state, QuestionState::Excluded);
    three(scored.leaf("a").readings, [0.6, 0.6, 0.6]);
    assert_eq!((scored.leaf("a").answered, scored.leaf("a").open), (1, 0));
}

#[test]
fn condition_not_applicable() {
    // The follow-up is N/A, under either rule: 0.6 alone.
    for otherwise in ["", "\notherwise = \"exclude\""] {
        let scored = follow_up(&[WHEN_YES, otherwise].concat(), &[("c", "n/a"), ("f", YES)]);
        assert_eq!(scored.question("f").state, QuestionState::NotApplicable);
        three(scored.leaf("a").readings, [0.6, 0.6, 0.6]);
    }
}

#[test]
fn condition_open() {
    // Open in the same state, whatever its own answer: (0.6 + 0, 0, 1)/2.
    for (state, kind) in [("unknown", OpenKind::Unknown), ("withheld", OpenKind::Withheld), ("unanswered", OpenKind::Unanswered)] {
        for own in [YES, "n/a", "withheld"] {
            let scored = follow_up(WHEN_YES, &[("c", state), ("f", own)]);
            assert_eq!(scored.question("f").state, QuestionState::Open(kind));
            three(scored.leaf("a").readings, [0.3, 0.3, 0.8]);
        }
    }
}

#[test]
fn two_conditions() {
    let when = "when = [{ question = \"c\", is = \"yes\" }, { question = \"d\", is = \"yes\" }]";
    let open = QuestionState::Open;
    let rows = [
        (YES, YES, QuestionState::Answered),
        (YES, NO, QuestionState::Ruled),
        (NO, "unknown", QuestionState::Ruled), // one false decides,
        ("unknown", NO, QuestionState::Ruled), // wherever it stands
        ("n/a", NO, QuestionState::Ruled),
        ("unknown", "withheld", open(OpenKind::Unknown)), // else the first open
        ("withheld", "unknown", open(OpenKind::Withheld)),
        (YES, "withheld", open(OpenKind::Withheld)),
        ("n/a", "unknown", open(OpenKind::Unknown)), // open goes before N/A
        ("n/a", YES, QuestionState::NotApplicable),
    ];
    for (c, d, wanted) in rows {
        assert_eq!(follow_up(when, &[("c", c), ("d", d), ("f", YES)]).question("f").state, wanted, "{c} and {d}");
    }
}

#[test]
fn chains() {
    let chain = |otherwise: &str, first: &str| {
        let keys = |above: &str| format!("not-applicable = \"allowed\"\nwhen = {{ question = \"{above}\", is = \"yes\" }}\n{otherwise}");
        let case = Case::new()
            .question("one", "yes-no", "not-applicable = \"allowed\"")
            .question("two", "yes-no", &keys("one"))
            .question("three", "yes-no", &keys("two"))
            .question("four", "yes-no", &keys("three"));
        let scored = case.score(&[("one", first), ("two", YES), ("three", YES), ("four", YES)]);
        ["two", "three", "four"].map(|id| scored.question(id).state)
    };
    assert_eq!(chain("", YES), [QuestionState::Answered; 3]);
    // What is ruled out meets no condition.
    assert_eq!(chain("", NO), [QuestionState::Ruled; 3]);
    // What left the sum counts as N/A.
    let left = [QuestionState::Excluded, QuestionState::NotApplicable, QuestionState::NotApplicable];
    assert_eq!(chain("otherwise = \"exclude\"", NO), left);
    assert_eq!(chain("", "withheld"), [QuestionState::Open(OpenKind::Withheld); 3]);
    assert_eq!(chain("", "n/a"), [QuestionState::NotApplicable; 3]);
}

#[test]
fn definition_order_does_not_matter() {
    // The follow-up stands before its condition.
    let case = Case::new()
        .capability("a")
        .question("f", "yes-no", "measures = \"a\"\nwhen = { question = \"c\", is = \"yes\" }")
        .question("c", "yes-no", "");
    three(case.score(&[("c", NO), ("f", YES)]).leaf("a").readings, [0.0, 0.0, 0.0]);
    three(case.score(&[("c", YES), ("f", YES)]).leaf("a").readings, [1.0, 1.0, 1.0]);
}

#[test]
fn tests_of_conditions() {
    let meets = |kind: &str, keys: &str, test: &str, answer: &str| {
        let case = Case::new().question("c", kind, keys).question("f", "yes-no", &format!("when = {{ question = \"c\", {test} }}"));
        match case.score(&[("c", answer), ("f", YES)]).question("f").state {
            QuestionState::Answered => true,
            QuestionState::Ruled => false,
            other => panic!("{other:?}"),
        }
    };
    let options = "options = [{ id = \"a\", text = \"A\", value = 0 }, { id = \"b\", text = \"B\", value = 0 }, { id = \"c\", text = \"C\", value = 0 }]";
    let list = "options = [{ id = \"a\", text = \"A\" }, { id = \"b\", text = \"B\" }]";
    let number = "from = 0\nto = 1";
    let rows = [
        ("level", "top = 4", "at-least = 2", "2", true),
        ("level", "top = 4", "at-least = 2", "1", false),
        ("level", "top = 4", "at-most = 2", "2", true),
        ("level", "top = 4", "at-most = 2", "3", false),
        ("level", "top = 4", "is = 3", "3", true),
        ("level", "top = 4", "is = 3", "4", false),
        ("number", number, "at-least = 0.3", "0.3", true),
        ("number", number, "at-least = 0.3", "0.29999999999", true), // within 10⁻⁹
        ("number", number, "at-least = 0.3", "0.2999", false),
        ("number", number, "at-most = 0.3", "0.30000000001", true),
        ("number", number, "at-most = 0.3", "0.3001", false),
        ("yes-no", "", "is = \"partly\"", "\"partly\"", true),
        ("yes-no", "", "is = true", "\"yes\"", true),
        ("yes-no", "", "is = false", "\"yes\"", false),
        ("yes-no", "", "is = [\"yes\", \"partly\"]", "\"partly\"", true),
        ("yes-no", "", "is = [\"yes\", \"partly\"]", "\"no\"", false),
        ("choice", options, "is = \"b\"", "\"b\"", true),
        ("choice", options, "is = [\"a\", \"c\"]", "\"b\"", false),
        ("choice", options, "is = [\"a\", \"c\"]", "\"c\"", true),
        ("checklist", list, "includes = \"b\"", "[\"a\", \"b\"]", true),
        ("checklist", list, "includes = \"b\"", "[\"a\"]", false),
        ("checklist", list, "includes = \"b\"", "[]", false),
    ];
    for (kind, keys, test, answer, wanted) in rows {
        assert_eq!(meets(kind, keys, test, answer), wanted, "{kind} {test} {answer}");
    }
}

#[test]
fn a_fact_that_is_ruled_out_gates() {
    // c "no" rules out the fact at 2: v = 0, so ℓ* = 1 of 3, in all readings.
    let case = Case::new().gated(&["a"]).question("c", "yes-no", "").question(
        "f",
        "yes-no",
        "measures = \"a\"\nat = 2\nwhen = { question = \"c\", is = \"yes\" }",
    );
    let scored = case.score(&[("a.level", "3 @ in-operation"), ("c", NO)]);
    three(scored.leaf("a").readings, [0.25, 0.25, 0.25]);
    assert_eq!(scored.leaf("a").coverage, Some(1.0));
}

#[test]
fn a_level_question_that_is_ruled_out_stands_at_nothing() {
    let case = Case::new().capability("a").question("c", "yes-no", "").question(
        "a.level",
        "level",
        "measures = \"a\"\nwhen = { question = \"c\", is = \"yes\" }",
    );
    let scored = case.score(&[("c", NO), ("a.level", "3 @ exercised")]);
    three(scored.leaf("a").readings, [0.0, 0.0, 0.0]);
    assert_eq!(scored.leaf("a").state, LeafState::Scored);
}

#[test]
fn facts_asked_from_one_below() {
    let bank = "[questionnaire]\nid = \"own\"\ntitle = \"Own\"\nfacts-asked = \"from-one-below\"\nsource = { text = \"test\" }\n[[section]]\nid = \"o\"\ntitle = \"O\"\n";
    let fact = |at: u8| format!("[[section.question]]\nid = \"f{at}\"\nkind = \"yes-no\"\ntext = \"F\"\nmeasures = \"a\"\nat = {at}\n");
    let level = "[[section.question]]\nid = \"a.level\"\nkind = \"level\"\nmeasures = \"a\"\n";
    let text = [bank, level, &fact(1), &fact(2), &fact(3), &fact(4)].concat();
    let scored = |level: &str| {
        let library = {
            let files = Case::new().capability("a").files();
            let mut files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            files.push(("bank.toml", &text));
            crate::common::build::sound_library(&files)
        };
        let answers = [("a.level", level), ("f1", YES), ("f2", YES), ("f3", YES), ("f4", YES)];
        Scored::new(library, &crate::common::build::answer_file("questionnaire = \"own\"", &answers))
    };
    let states = |scored: &Scored| ["f1", "f2", "f3", "f4"].map(|id| scored.question(id).state);
    use QuestionState::{Answered, Ruled};
    // Level 1: facts at 1 and 2 are asked; 3 needs level 2, 4 needs level 3. ℓ* = 1, p = 1.
    assert_eq!(states(&scored("1")), [Answered, Answered, Ruled, Ruled]);
    same(scored("1").leaf("a").readings.claimed, 0.5);
    assert_eq!(states(&scored("0")), [Answered, Ruled, Ruled, Ruled]);
    assert_eq!(states(&scored("3")), [Answered; 4]);
    // The level unknown: facts from 2 up are unknown with it.
    let open = QuestionState::Open(OpenKind::Unknown);
    assert_eq!(states(&scored("unknown")), [Answered, open, open, open]);
}

#[test]
fn a_questionnaire_that_asks_a_follow_up_asks_its_condition() {
    // The view asks a alone; c is put because f hangs on it, but its capability b is not asked.
    let case = Case::new()
        .capability("a")
        .capability("b")
        .question("c", "yes-no", "measures = \"b\"")
        .question("f", "yes-no", "measures = \"a\"\nwhen = { question = \"c\", is = \"yes\" }")
        .framework("frame", "needs = [{ capability = \"a\" }, { capability = \"b\" }]", "")
        .raw("[[view]]\nid = \"part\"\nof = \"all\"\ntitle = \"Part\"\nasks = { capabilities = [\"a\"] }");
    let scored = case.score_with("questionnaire = \"part\"", &[("c", YES), ("f", YES)]);
    assert_eq!([scored.question("c").state, scored.question("f").state], [QuestionState::Answered; 2]);
    assert_eq!([scored.leaf("a").state, scored.leaf("b").state], [LeafState::Scored, LeafState::NotAsked]);
    same(scored.node("frame").asked, 0.5);
}

#[test]
fn decided_where_the_method_is_open() {
    // A condition answered N/A under `zero` is N/A for what hangs on it: 0.6 alone.
    let case = Case::new().question("c", "yes-no", "not-applicable = \"zero\"").measured(&["a"]).question(
        "f",
        "yes-no",
        "measures = \"a\"\nwhen = { question = \"c\", is = \"yes\" }",
    );
    let scored = case.score(&[("c", "n/a"), ("f", YES), ("a.n", "60")]);
    assert_eq!(scored.question("f").state, QuestionState::NotApplicable);
    three(scored.leaf("a").readings, [0.0, 0.6, 0.6]);
    // A follow-up that becomes N/A and itself says `zero` reads 0: 0.6/2.
    let case = Case::new().question("c", "yes-no", "not-applicable = \"allowed\"").measured(&["a"]).question(
        "f",
        "yes-no",
        "measures = \"a\"\nnot-applicable = \"zero\"\nwhen = { question = \"c\", is = \"yes\" }",
    );
    let scored = case.score(&[("c", "n/a"), ("f", YES), ("a.n", "60")]);
    assert_eq!(scored.question("f").state, QuestionState::NotApplicableZero);
    three(scored.leaf("a").readings, [0.0, 0.3, 0.3]);
}
