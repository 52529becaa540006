//! Section 6: rating of an element.

use crate::common::build::{Case, Scored};
use capgap::score::{Held, Rating, RatingOutcome, rating_of, shown_percent};

/// The claimed rating of a node over one capability without level question, target 4 of 4, so that percent to target is x.
fn by_percent(x: &str) -> Rating {
    let case = Case::new().measured(&["a"]).framework("f", "needs = [{ capability = \"a\" }]", "").targets("default", "a = 4");
    claimed(&case.score(&[("a.n", x)]))
}

#[track_caller]
fn claimed(scored: &Scored) -> Rating {
    rated(scored).0
}

/// Claimed and potential rating, and what holds the claimed one down.
#[track_caller]
fn rated(scored: &Scored) -> (Rating, Rating, Held) {
    match scored.node("f").rating {
        RatingOutcome::Rated { claimed, potential, held, .. } => (claimed, potential, held),
        other => panic!("{other:?}"),
    }
}

#[test]
fn thresholds_are_judged_by_the_percentage_as_shown() {
    use Rating::{F, L, N, P};
    // Half up to one decimal first: 15.04 is shown as 15.0 (N), 15.05 as 15.1 (P).
    let rows = [
        ("0", N),
        ("14.95", N),
        ("15", N),
        ("15.04", N),
        ("15.05", P),
        ("15.1", P),
        ("49.9", P),
        ("50", P),
        ("50.04", P),
        ("50.05", L),
        ("84.9", L),
        ("85", L),
        ("85.04", L),
        ("85.05", F),
        ("100", F),
    ];
    for (x, wanted) in rows {
        assert_eq!(by_percent(x), wanted, "{x} %");
        let share: f64 = x.parse::<f64>().unwrap() / 100.0;
        assert_eq!(rating_of(share), wanted, "{x} % by itself");
    }
}

#[test]
fn percentages_are_shown_half_up() {
    // Half a tenth goes up; 10⁻⁹ below it counts as equal; more does not.
    let rows = [(0.0, 0.0), (0.1505, 15.1), (0.15049, 15.0), (0.0005, 0.1), (0.00049, 0.0), (1.0, 100.0), (0.9995, 100.0), (0.42308, 42.3)];
    for (share, shown) in rows {
        assert_eq!(shown_percent(share), shown, "{share}");
    }
    assert_eq!(shown_percent(0.1505 - 1e-13), 15.1);
    assert_eq!(shown_percent(0.1505 - 1e-11), 15.0);
}

/// e (essential, weight 1, target 2) beside s (supporting, weight 99, target 4, full): well above 85 % whatever e is.
fn held(e: &str) -> Scored {
    let case = Case::new()
        .gated(&["e", "s"])
        .question("e.fact", "yes-no", "measures = \"e\"\nat = 1")
        .framework("f", "needs = [{ capability = \"e\", role = \"essential\" }, { capability = \"s\", weight = 99 }]", "")
        .targets("default", "e = 2, s = 4");
    case.score(&[("e.level", e), ("s.level", "4"), ("e.fact", "\"yes\"")])
}

#[test]
fn an_essential_below_its_target_allows_largely() {
    // 1 − 0.25/99.5 = 99.7 %, level 1 of target 2.
    assert_eq!(rated(&held("1")), (Rating::L, Rating::L, Held::BelowTarget));
    assert_eq!(rated(&held("2")), (Rating::F, Rating::F, Held::Nothing));
    assert_eq!(rated(&held("3")), (Rating::F, Rating::F, Held::Nothing));
}

#[test]
fn an_essential_at_zero_allows_partially() {
    // The fact at 1 makes the score 0.25, but the level is 0.
    assert_eq!(rated(&held("0")), (Rating::P, Rating::P, Held::AtZero));
}

#[test]
fn the_caps_look_at_the_level_in_the_same_reading() {
    // e unknown: level 0 in the claimed reading, 4 in the potential one: "P, up to F".
    assert_eq!(rated(&held("unknown")), (Rating::P, Rating::F, Held::AtZero));
}

#[test]
fn the_cap_lifts_nothing() {
    // 1 − (0.5 + 99 × 1)/99.5 = 0 %: N by the percentage, and nothing else holds it.
    let case = Case::new()
        .gated(&["e", "s"])
        .framework("f", "needs = [{ capability = \"e\", role = \"essential\" }, { capability = \"s\", weight = 99 }]", "")
        .targets("default", "e = 2, s = 4");
    assert_eq!(rated(&case.score(&[("e.level", "0"), ("s.level", "0")])), (Rating::N, Rating::N, Held::Nothing));
}

#[test]
fn several_essentials_the_hardest_holds() {
    let needs = "needs = [{ capability = \"e\", role = \"essential\" }, { capability = \"g\", role = \"essential\" }, { capability = \"s\", weight = 99 }]";
    let case = Case::new().gated(&["e", "g", "s"]).framework("f", needs, "").targets("default", "e = 2, g = 2, s = 4");
    let with = |e: &str, g: &str| rated(&case.score(&[("e.level", e), ("g.level", g), ("s.level", "4")]));
    assert_eq!(with("1", "0").2, Held::AtZero);
    assert_eq!(with("0", "1").2, Held::AtZero);
    assert_eq!(with("1", "2").2, Held::BelowTarget);
    // One N/A: the other decides alone.
    assert_eq!(with("n/a", "2"), (Rating::F, Rating::F, Held::Nothing));
    assert_eq!(with("n/a", "0"), (Rating::P, Rating::P, Held::AtZero));
    // None remains: at most L.
    assert_eq!(with("n/a", "n/a"), (Rating::L, Rating::L, Held::NoEssential));
}

#[test]
fn essentials_without_a_target_and_supporting_needs_hold_nothing() {
    let case = |needs: &str, targets: &str| {
        let case = Case::new().gated(&["e", "s"]).framework("f", &format!("needs = {needs}"), "").targets("default", targets);
        rated(&case.score(&[("e.level", "0"), ("s.level", "4")]))
    };
    // e essential without target: s alone counts, 100 %.
    assert_eq!(
        case("[{ capability = \"e\", role = \"essential\" }, { capability = \"s\" }]", "s = 4"),
        (Rating::F, Rating::F, Held::Nothing)
    );
    // e supporting with target 1, weight 1 of 40: 1 − 0.25/39.25 = 99.4 %.
    assert_eq!(
        case("[{ capability = \"e\" }, { capability = \"s\", weight = 39 }]", "e = 1, s = 4"),
        (Rating::F, Rating::F, Held::Nothing)
    );
}

#[test]
fn ratings_are_put_on_the_default_targets() {
    // Level 2: 2/4 of the default target 4 is P; of the State's own target 2 all of it.
    let case = Case::new()
        .gated(&["a"])
        .framework("f", "needs = [{ capability = \"a\" }]", "")
        .targets("default", "a = 4")
        .targets("own", "a = 2");
    let scored = case.score_with("questionnaire = \"all\"\ntarget-profile = \"own\"", &[("a.level", "2")]);
    assert_eq!(claimed(&scored), Rating::P);
    assert_eq!(scored.node("f").to_target.map(|share| share.unwrap().claimed), [0.5, 1.0]);
    assert_eq!(scored.leaf("a").targets, [Some(4), Some(2)]);
}

#[test]
fn no_rating_at_all() {
    let case = Case::new()
        .gated(&["a", "b"])
        .framework("f", "needs = [{ capability = \"a\" }]", "")
        .framework("g", "needs = [{ capability = \"b\" }]", "[[node]]\nid = \"h\"\ntitle = \"H\"\nneeds = [{ capability = \"a\" }]\n")
        .targets("default", "a = 2");
    let outcome = |id: &str, answers: &[(&str, &str)]| case.score(answers).node(id).rating;
    // Without one answered question it is not assessed, not N.
    assert_eq!(outcome("f", &[]), RatingOutcome::NotAssessed);
    assert_eq!(outcome("f", &[("a.level", "withheld")]), RatingOutcome::NotAssessed);
    assert_eq!(outcome("f", &[("a.level", "n/a")]), RatingOutcome::NotApplicable);
    // An answer of 0 is an answer.
    assert!(matches!(outcome("f", &[("a.level", "0")]), RatingOutcome::Rated { claimed: Rating::N, .. }));
    // A node with nodes below it is no element.
    assert_eq!(outcome("g", &[("a.level", "2"), ("b.level", "2")]), RatingOutcome::NoElement);
    // No target under it.
    let none = Case::new().gated(&["a"]).framework("f", "needs = [{ capability = \"a\" }]", "").score(&[("a.level", "2")]);
    assert_eq!((none.node("f").rating, none.node("f").to_target), (RatingOutcome::NoTarget, [None, None]));
    // A target of 0 is no target.
    let zero = Case::new().gated(&["a"]).framework("f", "needs = [{ capability = \"a\" }]", "").targets("default", "a = 0");
    assert_eq!(zero.score(&[("a.level", "2")]).node("f").rating, RatingOutcome::NoTarget);
}
