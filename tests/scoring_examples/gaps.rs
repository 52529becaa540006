//! Section 7: gap, percent to target, progress.

use crate::common::build::{Case, Scored, same, three};
use capgap::score::progress;

#[test]
fn gap_of_a_capability() {
    let case = Case::new().gated(&["a", "b"]).targets("default", "a = 3");
    let gap = |level: &str| case.score(&[("a.level", level)]).leaf("a").gap(1).unwrap().array();
    // max(0, 0.75 − score) in each reading.
    for (level, wanted) in [("1", [0.75, 0.5, 0.5]), ("3 @ exercised", [0.0; 3]), ("4", [0.75, 0.0, 0.0]), ("unknown", [0.75, 0.75, 0.0])] {
        assert_eq!(gap(level), wanted, "{level}");
    }
    // Without a target, and where it does not apply, there is none.
    assert_eq!(case.score(&[("b.level", "1")]).leaf("b").gap(1), None);
    assert_eq!(case.score(&[("a.level", "n/a")]).leaf("a").gap(1), None);
}

#[test]
fn targets_of_core_and_other_capabilities() {
    let profile = "[[target-profile]]\nid = \"default\"\ntitle = \"D\"\ncore = 3\nother = 2\nlevels = { c = 4, d = 0, e = 9 }";
    let case = Case::new()
        .capability_on("a", "maturity", 4, "core = true")
        .capability_on("b", "maturity", 4, "")
        .capability_on("c", "maturity", 4, "core = true")
        .capability_on("d", "maturity", 4, "core = true")
        .capability_on("e", "maturity", 4, "")
        .scale("two", 2, "")
        .capability_on("f", "two", 2, "core = true");
    let case = case.level_of("a").level_of("b").level_of("c").level_of("d").level_of("f");
    // An own level goes before core and other; 0 is no target; at most L is taken.
    let scored = case.clone().raw(&profile.replace(", e = 9", "")).score(&[]);
    let targets = ["a", "b", "c", "d", "f"].map(|id| scored.leaf(id).targets[0]);
    assert_eq!(targets, [Some(3), Some(2), Some(4), None, Some(2)]);
}

#[test]
fn too_much_in_one_place_never_pays_for_too_little_in_another() {
    // a 4 above its target 1, b 0 below 2: 1 − (0 + 0.5)/(0.25 + 0.5).
    let case = Case::new()
        .gated(&["a", "b"])
        .framework("f", "needs = [{ capability = \"a\" }, { capability = \"b\" }]", "")
        .targets("default", "a = 1, b = 2");
    let share = case.score(&[("a.level", "4"), ("b.level", "0")]).node("f").to_target[1].unwrap();
    same(share.claimed, 1.0 / 3.0);
}

/// Root over n (weight 3: a, b) and m (weight 1: a, c with weight 3); all targets 4; a 0.5, b 1, c 0, all without evidence.
fn nested(root: &str) -> Scored {
    let nodes = "[[node]]\nid = \"n\"\ntitle = \"N\"\nweight = 3\nneeds = [{ capability = \"a\" }, { capability = \"b\" }]\n\
                 [[node]]\nid = \"m\"\ntitle = \"M\"\nneeds = [{ capability = \"a\" }, { capability = \"c\", weight = 3 }]\n";
    let case = Case::new()
        .gated(&["a", "b", "c"])
        .framework("f", &format!("aggregate = \"{root}\""), nodes)
        .targets("default", "a = 4, b = 4, c = 4");
    case.score(&[("a.level", "2"), ("b.level", "4"), ("c.level", "0")])
}

#[test]
fn percent_to_target_by_shares_once_for_each_place() {
    let share = |scored: &Scored, id: &str| scored.node(id).to_target[1].unwrap().claimed;
    let mean = nested("mean");
    // n: 1 − (0.5 × 0.5 + 0)/1. m: 1 − (0.25 × 0.5 + 0.75 × 1)/1.
    same(share(&mean, "n"), 0.75);
    same(share(&mean, "m"), 0.125);
    // mean: a 3/4 × 1/2 and 1/4 × 1/4, c 1/4 × 3/4: 1 − (0.4375 × 0.5 + 0.1875).
    same(share(&mean, "f"), 0.59375);
    same(share(&nested("geometric"), "f"), 0.59375);
    // sum: w itself: a 3 × 1/2 + 1 × 1/4 = 1.75, b 1.5, c 0.75: 1 − (1.75 × 0.5 + 0.75)/4.
    same(share(&nested("sum"), "f"), 0.59375);
    // minimum and product: equal: a 1/2 × 1/2 + 1/2 × 1/4, c 1/2 × 3/4: 1 − (0.375 × 0.5 + 0.375).
    same(share(&nested("minimum"), "f"), 0.4375);
    same(share(&nested("product"), "f"), 0.4375);
    // Evidenced: nothing stands: 0 %.
    same(mean.node("f").to_target[1].unwrap().evidenced, 0.0);
}

#[test]
fn weights_themselves_under_sum_beside_shares() {
    // Root mean over n (sum of 2 a) and m (mean of b): shares 1/2 × 2 and 1/2 × 1: 1 − (1 × 1 + 0.5 × 0)/1.5.
    let nodes = "[[node]]\nid = \"n\"\ntitle = \"N\"\naggregate = \"sum\"\nneeds = [{ capability = \"a\", weight = 2 }]\n\
                 [[node]]\nid = \"m\"\ntitle = \"M\"\nneeds = [{ capability = \"b\" }]\n";
    let case = Case::new().gated(&["a", "b"]).framework("f", "", nodes).targets("default", "a = 4, b = 4");
    let scored = case.score(&[("a.level", "0"), ("b.level", "4")]);
    same(scored.node("f").to_target[1].unwrap().claimed, 1.0 / 3.0);
}

#[test]
fn shares_are_those_of_the_siblings_kept() {
    // b is N/A: a and c share by 1 : 2: 1 − (1/3 × 0.25 + 2/3 × 0)/(1/3 × 0.5 + 2/3 × 0.25).
    let case = Case::new()
        .gated(&["a", "b", "c"])
        .framework("f", "needs = [{ capability = \"a\" }, { capability = \"b\", weight = 5 }, { capability = \"c\", weight = 2 }]", "")
        .targets("default", "a = 2, b = 4, c = 1");
    let scored = case.score(&[("a.level", "1"), ("b.level", "n/a"), ("c.level", "4")]);
    same(scored.node("f").to_target[1].unwrap().claimed, 0.75);
}

#[test]
fn capabilities_without_a_target_and_lone_questions_stand_beside() {
    // Only a has a target: 1 − 0.25/0.5, whatever b and x are.
    let case = Case::new()
        .gated(&["a", "b"])
        .numbers(&["x"])
        .framework("f", "needs = [{ capability = \"a\" }, { capability = \"b\", weight = 4 }, { question = \"x\" }]", "")
        .targets("default", "a = 2");
    let scored = case.score(&[("a.level", "1"), ("b.level", "0"), ("x", "0")]);
    same(scored.node("f").to_target[1].unwrap().claimed, 0.5);
}

#[test]
fn missing_and_percent_to_target() {
    // The rule for missing children changes the value, not the targets: 1 − (0 + 1)/2 under either.
    for missing in ["bounds", "exclude"] {
        let keys = format!("missing = \"{missing}\"\nneeds = [{{ capability = \"a\" }}, {{ capability = \"b\" }}]");
        let case = Case::new().gated(&["a", "b"]).framework("f", &keys, "").targets("default", "a = 4, b = 4");
        let share = case.score(&[("a.level", "4")]).node("f").to_target[1].unwrap();
        three(share, [0.0, 0.5, 1.0]);
    }
}

#[test]
fn value_with_every_capability_at_its_target() {
    // n: (0.75 + 0.5)/2; root: (n + a)/2 = (0.625 + 0.75)/2, also where a stands above it today.
    let nodes = "[[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{ capability = \"a\" }, { capability = \"b\" }]\n";
    let case = Case::new().gated(&["a", "b"]).framework("f", "needs = [{ capability = \"a\" }]", nodes).targets("default", "a = 3, b = 2");
    for level in ["0", "4", "unknown"] {
        let scored = case.score(&[("a.level", level), ("b.level", "1")]);
        let at_target = scored.scorer.at_target(&scored.assessment);
        let (framework, root) = scored.place_of("f");
        let (_, node) = scored.place_of("n");
        same(at_target[framework][node], 0.625);
        same(at_target[framework][root], 0.6875);
    }
}

#[test]
fn progress_to_date() {
    // (0.5 − 0.25)/(0.75 − 0.25); backwards is negative; at the target already there is no way left.
    same(progress(0.25, 0.5, 0.75).unwrap(), 0.5);
    same(progress(0.5, 0.25, 0.75).unwrap(), -1.0);
    same(progress(0.0, 0.75, 0.75).unwrap(), 1.0);
    assert_eq!(progress(0.75, 0.8, 0.75), None);
    assert_eq!(progress(0.9, 0.8, 0.75), None);
}
