//! Section 5: aggregate, cap, rounding and scale.

use crate::common::build::{Case, Scored, same, three};
use capgap::score::{NodeScore, NodeState, band};

/// A node over x (with evidence) and y (without) under an aggregate.
fn over(aggregate: &str, weights: [f64; 2], values: [f64; 2]) -> NodeScore {
    let needs = format!("needs = [{{ question = \"x\", weight = {:?} }}, {{ question = \"y\", weight = {:?} }}]", weights[0], weights[1]);
    let case = Case::new().numbers(&["x", "y"]).framework("f", &format!("aggregate = \"{aggregate}\"\n{needs}"), "");
    case.score(&[("x", &format!("{:?} @ adopted", values[0] * 100.0)), ("y", &format!("{:?}", values[1] * 100.0))]).node("f")
}

#[test]
fn mean() {
    // (2 × 0.9 + 0)/3, (2 × 0.9 + 0.3)/3.
    let node = over("mean", [2.0, 1.0], [0.9, 0.3]);
    three(node.readings, [0.6, 0.7, 0.7]);
    same(node.max, 1.0);
}

#[test]
fn sum() {
    // 0.3 × 0.5, 0.3 × 0.5 + 0.7 × 0.2; at best 0.3 + 0.7.
    let node = over("sum", [0.3, 0.7], [0.5, 0.2]);
    three(node.readings, [0.15, 0.29, 0.29]);
    same(node.max, 1.0);
    // Weights need not add to 1: 4 × 0.5 + 2 × 0.25 of 6.
    let node = over("sum", [4.0, 2.0], [0.5, 0.25]);
    three(node.readings, [2.0, 2.5, 2.5]);
    same(node.max, 6.0);
}

#[test]
fn geometric() {
    // (0.16³ × 0.81)^(1/4) = 0.24; evidenced 0, because y reads 0 there.
    let node = over("geometric", [3.0, 1.0], [0.16, 0.81]);
    three(node.readings, [0.0, 0.24, 0.24]);
    same(node.max, 1.0);
    // 0 where any value is 0.
    three(over("geometric", [1.0, 1.0], [0.9, 0.0]).readings, [0.0, 0.0, 0.0]);
}

#[test]
fn minimum_takes_no_heed_of_weights() {
    three(over("minimum", [9.0, 1.0], [0.7, 0.4]).readings, [0.0, 0.4, 0.4]);
    three(over("minimum", [1.0, 9.0], [0.3, 0.4]).readings, [0.0, 0.3, 0.3]);
}

#[test]
fn product_takes_no_heed_of_weights() {
    // 0.5 × 0.4.
    three(over("product", [9.0, 2.0], [0.5, 0.4]).readings, [0.0, 0.2, 0.2]);
}

#[test]
fn a_ragged_tree() {
    // deep = mean(0.2, 0.6) = 0.4; root = (1 × 0.9 + 2 × 0.4)/3, the need of the root beside its child.
    let nodes = "[[node]]\nid = \"deep\"\nparent = \"mid\"\ntitle = \"D\"\nneeds = [{ question = \"y\" }, { question = \"z\" }]\n\
                 [[node]]\nid = \"mid\"\ntitle = \"M\"\nweight = 2\n";
    let case = Case::new().numbers(&["x", "y", "z"]).framework("f", "needs = [{ question = \"x\" }]", nodes);
    let scored = case.score(&[("x", "90"), ("y", "20"), ("z", "60")]);
    same(scored.node("deep").readings.claimed, 0.4);
    same(scored.node("mid").readings.claimed, 0.4);
    same(scored.node("f").readings.claimed, 1.7 / 3.0);
}

#[test]
fn a_child_that_does_not_apply_leaves_every_aggregate() {
    // y and its weight are gone: 0.6 alone; under `sum` 2 × 0.6 of 2.
    for (aggregate, value, max) in
        [("mean", 0.6, 1.0), ("sum", 1.2, 2.0), ("geometric", 0.6, 1.0), ("minimum", 0.6, 1.0), ("product", 0.6, 1.0)]
    {
        let needs = "needs = [{ question = \"x\", weight = 2 }, { question = \"y\", weight = 3 }]";
        let case = Case::new().numbers(&["x", "y"]).framework("f", &format!("aggregate = \"{aggregate}\"\n{needs}"), "");
        let node = case.score(&[("x", "60 @ adopted"), ("y", "n/a")]).node("f");
        three(node.readings, [value; 3]);
        same(node.max, max);
    }
}

/// A capped node over two essential and one supporting capability, weights 1, 1 and 2.
fn capped(answers: &[(&str, &str)]) -> NodeScore {
    let needs =
        "[{ capability = \"e\", role = \"essential\" }, { capability = \"g\", role = \"essential\" }, { capability = \"s\", weight = 2 }]";
    let case = Case::new().gated(&["e", "g", "s"]).framework("f", &format!("cap = \"weakest-essential\"\nneeds = {needs}"), "");
    case.score(answers).node("f")
}

#[test]
fn the_weakest_essential_caps() {
    // mean (0.25 + 0.75 + 2 × 1)/4 = 0.75; at most 0.25 + 1/4. Evidenced: (0 + 0 + 2 × 1)/4 = 0.5, at most 0 + 1/4.
    let node = capped(&[("e.level", "1"), ("g.level", "3"), ("s.level", "4 @ exercised")]);
    three(node.readings, [0.25, 0.5, 0.5]);
    three(node.uncapped, [0.5, 0.75, 0.75]);
    assert!(node.capped);
    // A weak supporting need caps nothing: mean (0.5 + 0.5 + 0)/4 = 0.25, below 0.75.
    let node = capped(&[("e.level", "2"), ("g.level", "2"), ("s.level", "0")]);
    three(node.readings, [0.0, 0.25, 0.25]);
    assert!(!node.capped);
}

#[test]
fn the_cap_is_taken_in_each_reading() {
    // e unknown: 0, 0, 1. Mean 0, (0 + 1 + 2)/4, 4/4; caps 0.25, 0.25 and min(1, 1) + 0.25.
    let node = capped(&[("e.level", "unknown"), ("g.level", "4"), ("s.level", "4")]);
    three(node.readings, [0.0, 0.25, 1.0]);
    assert_eq!((node.essentials, node.essentials_at_zero), (2, 1));
}

#[test]
fn an_essential_that_does_not_apply_does_not_cap() {
    // g remains: mean (0.5 + 2 × 1)/3 = 0.833, at most 0.75.
    let node = capped(&[("e.level", "n/a"), ("g.level", "2"), ("s.level", "4")]);
    same(node.readings.claimed, 0.75);
    assert_eq!((node.essentials, node.essentials_not_applicable), (1, 1));
    // None remains: no cap, s alone.
    let node = capped(&[("e.level", "n/a"), ("g.level", "n/a"), ("s.level", "4")]);
    three(node.readings, [0.0, 1.0, 1.0]);
    assert!(!node.capped);
}

#[test]
fn the_cap_adds_one_level_of_the_scale() {
    // e on L = 2 at 1: 0.5 + 1/2 = 1. g on L = 4 at 2: 0.5 + 1/4. Mean (0.5 + 0.5 + 6 × 1)/8 = 0.875, so 0.75.
    let case = Case::new().scale("two", 2, "").capability_on("e", "two", 2, "").level_of("e").gated(&["g", "s"]).framework(
        "f",
        "cap = \"weakest-essential\"\nneeds = [{ capability = \"e\", role = \"essential\" }, { capability = \"g\", role = \"essential\" }, \
         { capability = \"s\", weight = 6 }]",
        "",
    );
    same(case.score(&[("e.level", "1"), ("g.level", "2"), ("s.level", "4")]).node("f").readings.claimed, 0.75);
    // g at 4: the least is 0.5 + 1/2; mean (0.5 + 1 + 6)/8 stands.
    same(case.score(&[("e.level", "1"), ("g.level", "4"), ("s.level", "4")]).node("f").readings.claimed, 0.9375);
}

#[test]
fn aggregate_then_cap_then_round_then_scale() {
    // Mean (1/3 + 3 × 1)/4 = 0.8333, cap 1/3 + 1/3 = 0.6667, two digits 0.67, × 100 = 67.
    let case = Case::new().scale("three", 3, "").capability_on("e", "three", 3, "").level_of("e").gated(&["s"]).framework(
        "f",
        "cap = \"weakest-essential\"\nround = { digits = 2 }\nscale = 100\n\
         needs = [{ capability = \"e\", role = \"essential\" }, { capability = \"s\", weight = 3 }]",
        "",
    );
    let node = case.score(&[("e.level", "1"), ("s.level", "4")]).node("f");
    same(node.readings.claimed, 67.0);
    same(node.max, 100.0);
}

#[test]
fn a_scenario_is_as_ready_as_its_weakest_phase() {
    let phase = |id: &str, weights: (u8, u8)| {
        format!(
            "[[node]]\nid = \"{id}\"\ntitle = \"P\"\ncap = \"weakest-essential\"\nneeds = [{{ capability = \"{id}e\", role = \"essential\", weight = {} }}, \
             {{ capability = \"{id}s\", weight = {} }}]\n",
            weights.0, weights.1
        )
    };
    let case = Case::new()
        .gated(&["me", "ms", "ne", "ns"])
        .framework("f", "kind = \"scenario\"\naggregate = \"minimum\"", &(phase("m", (3, 1)) + &phase("n", (3, 1))))
        .targets("default", "me = 2, ms = 2, ne = 3, ns = 2");
    let scored = case.score(&[("me.level", "0"), ("ms.level", "4"), ("ne.level", "2"), ("ns.level", "4")]);
    // m: mean (3 × 0 + 1)/4 = 0.25, cap 0.25. n: mean (3 × 0.5 + 1)/4 = 0.625, cap 0.75. The least: 0.25.
    same(scored.node("m").readings.claimed, 0.25);
    same(scored.node("n").readings.claimed, 0.625);
    same(scored.node("f").readings.claimed, 0.25);
    // Essentials: m's at 0 and below target 2; n's at 2, below 3.
    let counts = |id: &str| (scored.node(id).essentials, scored.node(id).essentials_at_zero, scored.node(id).essentials_below);
    assert_eq!([counts("m"), counts("n")], [(1, 1, 1), (1, 0, 1)]);
}

/// The claimed value of a root over one number, rounded to `digits`.
fn rounded(x: &str, digits: u8) -> f64 {
    let case =
        Case::new().numbers(&["x"]).framework("f", &format!("round = {{ digits = {digits} }}\nneeds = [{{ question = \"x\" }}]"), "");
    case.score(&[("x", x)]).node("f").readings.claimed
}

#[test]
fn rounding_half_up() {
    // x/100, then floor(v × 10^d + 0.5 + 10⁻⁹)/10^d. 0.285 × 100 is 28.499999999999996 in doubles and still goes up.
    let rows = [
        ("12.5", 2, 0.13),
        ("50", 0, 1.0),
        ("49.9", 0, 0.0),
        ("28.5", 2, 0.29),
        ("57.5", 2, 0.58),
        ("100.5", 2, 1.0),
        ("28.4999999995", 2, 0.29), // 28.4999999995 is within 10⁻⁹ of 28.5
        ("28.49999999", 2, 0.28),   // 28.49999999 is not
        ("12.34567", 3, 0.123),
        ("12.35", 3, 0.124),
        ("33.3333333333333", 12, 0.333_333_333_333),
        ("0.4", 2, 0.0),
    ];
    for (x, digits, wanted) in rows {
        assert!((rounded(x, digits) - wanted).abs() < 1e-13, "{x} to {digits}: {} is not {wanted}", rounded(x, digits));
    }
}

#[test]
fn rounding_comes_before_the_parent_takes_the_value() {
    // n = round(mean(0.25, 0.5), 1) = round(0.375) = 0.4; m = 0.44 → 0.4; root (0.4 + 0.4)/2, not (0.375 + 0.44)/2.
    let nodes = "[[node]]\nid = \"n\"\ntitle = \"N\"\nround = { digits = 1 }\nneeds = [{ question = \"x\" }, { question = \"y\" }]\n\
                 [[node]]\nid = \"m\"\ntitle = \"M\"\nround = { digits = 1 }\nneeds = [{ question = \"z\" }]\n";
    let case = Case::new().numbers(&["x", "y", "z"]).framework("f", "", nodes);
    same(case.score(&[("x", "25"), ("y", "50"), ("z", "44")]).node("f").readings.claimed, 0.4);
}

#[test]
fn scale_and_maximum() {
    // n = sum(2 × 0.5, 1 × 0.2) = 1.2 of 3, × 10 = 12 of 30; root = mean of n (12) and z (0.5): 6.25 of 15.5, × 2.
    let nodes = "[[node]]\nid = \"n\"\ntitle = \"N\"\naggregate = \"sum\"\nscale = 10\nneeds = [{ question = \"x\", weight = 2 }, { question = \"y\" }]\n";
    let case = Case::new().numbers(&["x", "y", "z"]).framework("f", "scale = 2\nneeds = [{ question = \"z\" }]", nodes);
    let scored = case.score(&[("x", "50"), ("y", "20"), ("z", "50")]);
    same(scored.node("n").readings.claimed, 12.0);
    same(scored.node("n").max, 30.0);
    same(scored.node("f").readings.claimed, 12.5);
    same(scored.node("f").max, 31.0);
    // y leaves: value and maximum lose its weight: 10 of 20.
    let scored = case.score(&[("x", "50"), ("y", "n/a"), ("z", "50")]);
    same(scored.node("n").readings.claimed, 10.0);
    same(scored.node("n").max, 20.0);
}

fn banded(x: &str) -> String {
    let bands = "bands = [{ name = \"low\" }, { name = \"mid\", from = 25 }, { name = \"high\", from = 75, inclusive = false }]";
    let case = Case::new().numbers(&["x"]).framework("f", &format!("scale = 100\n{bands}\nneeds = [{{ question = \"x\" }}]"), "");
    let scored = case.score(&[("x", x)]);
    let (framework, node) = scored.place_of("f");
    band(&scored.library.frameworks[framework].nodes[node], &scored.node("f")).to_owned()
}

#[test]
fn bands_and_the_side_of_their_bounds() {
    // From 25, 25 included; above 75. Within 10⁻⁹ a value is at the bound.
    for (x, wanted) in
        [("0", "low"), ("24.9", "low"), ("25", "mid"), ("24.9999999999", "mid"), ("75", "mid"), ("75.0000000001", "mid"), ("75.1", "high")]
    {
        assert_eq!(banded(x), wanted, "{x}");
    }
}

#[test]
fn coverage_is_weighted_by_node() {
    // a 1/1, b 1/2, c N/A. n: (3 × 1 + 1 × 0.5)/4; root with z open: (2 × 0.875 + 0)/3. Facts and needs N/A stand on neither side.
    let nodes = "[[node]]\nid = \"n\"\ntitle = \"N\"\nweight = 2\nneeds = [{ capability = \"a\", weight = 3 }, { capability = \"b\" }, { capability = \"c\", weight = 7 }]\n";
    let case = Case::new().measured(&["a", "b", "c"]).question("b.more", "yes-no", "measures = \"b\"").numbers(&["z"]).framework(
        "f",
        "needs = [{ question = \"z\" }]",
        nodes,
    );
    let scored: Scored = case.score(&[("a.n", "10"), ("b.n", "10"), ("c.n", "n/a")]);
    same(scored.node("n").coverage.unwrap(), 0.875);
    same(scored.node("f").coverage.unwrap(), 1.75 / 3.0);
    assert_eq!((scored.node("f").answered, scored.node("f").state), (2, NodeState::Scored));
}
