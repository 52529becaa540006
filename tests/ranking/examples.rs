//! Rankings reckoned by hand.

use crate::common::build::{Case, Scored, same};
use capgap::library::StartRules;
use capgap::model::StateSize;
use capgap::plan::{Ranking, closure, rank};

fn intervention(id: &str, raises: &str, cost: &str, more: &str) -> String {
    format!(
        "[[intervention]]\nid = \"{id}\"\ntitle = \"{id}\"\nsummary = \"S.\"\nraises = [{raises}]\nmonths = 6\n\
         cost = {{ small = {cost}, medium = {cost}, large = {cost} }}\ncurrency = \"USD\"\nprice-year = 2025\nsource = {{ text = \"test\" }}\n{more}"
    )
}

fn ranked(scored: &Scored) -> Ranking {
    rank(&scored.library, &scored.assessment, None, StateSize::Medium)
}

/// Ids of the interventions at these positions.
fn ids(scored: &Scored, positions: impl IntoIterator<Item = usize>) -> Vec<&str> {
    positions.into_iter().map(|at| scored.library.interventions[at].id.as_str()).collect()
}

/// The worked example of the method with a scenario of two phases.
fn worked() -> Scored {
    let phases = "[[node]]\nid = \"p1\"\ntitle = \"P1\"\ncap = \"weakest-essential\"\nneeds = [{ capability = \"a\", role = \"essential\", weight = 3 }, \
                  { capability = \"b\", role = \"essential\", weight = 3 }, { capability = \"c\", role = \"essential\", weight = 3 }]\n\
                  [[node]]\nid = \"p2\"\ntitle = \"P2\"\ncap = \"weakest-essential\"\nneeds = [{ capability = \"d\", role = \"essential\", weight = 3 }, { capability = \"b\" }]\n";
    Case::new()
        .gated(&["a", "b", "c", "d", "e"])
        .question("a.fact", "yes-no", "measures = \"a\"\nat = 2")
        .question("d.one", "yes-no", "measures = \"d\"\nat = 2")
        .question("d.two", "yes-no", "measures = \"d\"\nat = 2")
        .framework(
            "norms",
            "kind = \"norms\"",
            "[[node]]\nid = \"x\"\ntitle = \"X\"\nneeds = [{ capability = \"a\", role = \"essential\", weight = 2 }, { capability = \"b\" }, \
             { capability = \"c\" }, { capability = \"d\" }, { capability = \"e\" }]",
        )
        .framework("s", "kind = \"scenario\"\naggregate = \"minimum\"", phases)
        .targets("default", "a = 3, b = 3, c = 2, d = 2, e = 2")
        .raw("[[view]]\nid = \"four\"\nof = \"all\"\ntitle = \"Four\"\nasks = { capabilities = [\"a\", \"b\", \"c\", \"d\"] }")
        .raw(&intervention("a-to-2", "{ capability = \"a\", from = 0, to = 2 }", "[80000, 120000]", ""))
        .raw(&intervention("a-to-3", "{ capability = \"a\", from = 2, to = 3 }", "[40000, 80000]", ""))
        .raw(&intervention("c-to-2", "{ capability = \"c\", from = 0, to = 2 }", "[40000, 60000]", ""))
        .score_with(
            "questionnaire = \"four\"",
            &[
                ("a.level", "3 @ in-operation"),
                ("a.fact", "\"no\""),
                ("b.level", "2"),
                ("c.level", "unknown"),
                ("d.level", "1 @ adopted"),
                ("d.one", "\"yes\""),
            ],
        )
}

#[test]
fn scenario_figures() {
    let scored = worked();
    // P1 potential: (0.75 + 1.5 + 3)/9 = 0.5833, cap 0.25 + 0.25; P2 claimed: (1.125 + 0.5)/4; S the lesser of 0.25 and 0.40625.
    same(scored.node("p1").uncapped.potential, 5.25 / 9.0);
    same(scored.node("p1").readings.potential, 0.5);
    same(scored.node("p2").readings.claimed, 0.40625);
    same(scored.node("s").readings.claimed, 0.25);
}

#[test]
fn objective_ranks_and_what_to_look_up() {
    let scored = worked();
    let ranking = ranked(&scored);
    // Potential: 0.5 × (2 × 0.25 + 3 × 0.5)/5 + 0.5 × (3.75/9 + 0.5)/2.
    same(ranking.today[0], 0.5 * 0.4 + 0.5 * (3.75 / 9.0 + 0.5) / 2.0);
    // Claimed: 0.5 × 0.275 + 0.5 × (0.25 + 0.40625)/2: phase 1 is held by c at 0 + 1/4.
    same(ranking.today[1], 0.3015625);
    assert_eq!(ranking.ranks.len(), 1);
    let first = &ranking.ranks[0];
    assert_eq!(ids(&scored, [first.intervention]), ["a-to-3"]);
    assert_eq!(ids(&scored, first.closure.iter().copied()), ["a-to-2", "a-to-3"]);
    assert_eq!((first.cost.low, first.cost.high), (120_000.0, 200_000.0));
    // A at 0.75: X 0.6, P1 5.25/9, S (5.25/9 + 0.5)/2 = 0.541667: J 0.570833.
    same(first.benefit, 0.5 * 0.2 + 0.5 * (1.5 / 9.0) / 2.0);
    // Claimed: X from 0.275 to 0.475; the phase stays held by c: 0.5 × 0.2.
    same(first.benefit_claimed, 0.1);
    // c after that, claimed: X + 0.1; P1 from 0.25 to 5.25/9: 0.05 + 0.25 × (5.25/9 − 0.25).
    assert_eq!(ids(&scored, ranking.look_first.iter().map(|look| look.intervention)), ["c-to-2"]);
    same(ranking.look_first[0].benefit_claimed, 0.05 + 0.25 * (5.25 / 9.0 - 0.25));
    let questions: Vec<&str> = ranking.look_first[0].questions.iter().map(|at| scored.library.questions[*at].id.as_str()).collect();
    assert_eq!(questions, ["c.level"]);
    assert!(ranking.nothing_to_add.is_empty() && ranking.cannot_start.is_empty());
}

/// One element over a and b of equal weight, targets 4, with the interventions given.
fn pair(more: &[String], extra: &str, answers: &[(&str, &str)]) -> Scored {
    let mut case = Case::new()
        .capability_on("a", "maturity", 4, extra)
        .level_of("a")
        .gated(&["b", "z"])
        .framework(
            "norms",
            "kind = \"norms\"",
            "[[node]]\nid = \"x\"\ntitle = \"X\"\nneeds = [{ capability = \"a\", role = \"essential\" }, { capability = \"b\" }]",
        )
        .targets("default", "a = 4, b = 4");
    for record in more {
        case = case.raw(record);
    }
    case.score(answers)
}

const A: &str = "{ capability = \"a\", from = 0, to = 1 }";
const B: &str = "{ capability = \"b\", from = 0, to = 1 }";

#[test]
fn cost_zero_goes_first_and_ties_go_by_benefit_then_id() {
    let zero = [("a.level", "0"), ("b.level", "0"), ("z.level", "0")];
    // 0.125 for 10, 0.125 for nothing.
    let scored = pair(&[intervention("dear", A, "[10, 10]", ""), intervention("free", B, "[0, 0]", "")], "", &zero);
    assert_eq!(ids(&scored, ranked(&scored).ranks.iter().map(|rank| rank.intervention)), ["free", "dear"]);
    // Two for nothing: the greater benefit first.
    let to_3 = "{ capability = \"b\", from = 0, to = 3 }";
    let scored = pair(&[intervention("a-one", A, "[0, 0]", ""), intervention("b-three", to_3, "[0, 0]", "")], "", &zero);
    assert_eq!(ids(&scored, ranked(&scored).ranks.iter().map(|rank| rank.intervention)), ["b-three", "a-one"]);
    // 0.125 for 10 and 0.375 for 30: the same for each 10, so the greater benefit first.
    let scored = pair(&[intervention("a-one", A, "[5, 15]", ""), intervention("b-three", to_3, "[20, 40]", "")], "", &zero);
    assert_eq!(ids(&scored, ranked(&scored).ranks.iter().map(|rank| rank.intervention)), ["b-three", "a-one"]);
    // All alike: by id, whatever the order of definition.
    let scored = pair(&[intervention("zz", A, "[10, 10]", ""), intervention("aa", B, "[10, 10]", "")], "", &zero);
    assert_eq!(ids(&scored, ranked(&scored).ranks.iter().map(|rank| rank.intervention)), ["aa", "zz"]);
}

#[test]
fn what_does_not_apply_does_not_bind() {
    // a needs z at 2 before level 1, and an intervention takes z there for 90.
    let requires = "requires = [{ to = 1, capability = \"z\", level = 2 }]";
    let both =
        [intervention("a-one", A, "[10, 10]", ""), intervention("z-two", "{ capability = \"z\", from = 0, to = 2 }", "[90, 90]", "")];
    let with = |z: &str| {
        let scored = pair(&both, requires, &[("a.level", "0"), ("b.level", "0"), ("z.level", z)]);
        let ranking = ranked(&scored);
        ids(&scored, ranking.ranks[0].closure.iter().copied()).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    // At 0 it waits; at 2 it does not; where z does not apply it does not either.
    assert_eq!(with("0"), ["z-two", "a-one"]);
    assert_eq!(with("2"), ["a-one"]);
    assert_eq!(with("n/a"), ["a-one"]);
    // An open level stands at 0 and binds.
    assert_eq!(with("unknown"), ["z-two", "a-one"]);
}

#[test]
fn what_is_not_asked_does_not_bind() {
    let view = "[[view]]\nid = \"part\"\nof = \"all\"\ntitle = \"Part\"\nasks = { capabilities = [\"a\", \"b\"] }".to_owned();
    let records =
        [intervention("a-one", A, "[10, 10]", ""), intervention("z-two", "{ capability = \"z\", from = 0, to = 2 }", "[90, 90]", "")];
    let case = Case::new()
        .capability_on("a", "maturity", 4, "requires = [{ to = 1, capability = \"z\", level = 2 }]")
        .level_of("a")
        .gated(&["b", "z"])
        .framework(
            "norms",
            "kind = \"norms\"",
            "[[node]]\nid = \"x\"\ntitle = \"X\"\nneeds = [{ capability = \"a\", role = \"essential\" }, { capability = \"b\" }]",
        )
        .targets("default", "a = 4, b = 4")
        .raw(&view)
        .raw(&records[0])
        .raw(&records[1]);
    let scored = case.score_with("questionnaire = \"part\"", &[("a.level", "0"), ("b.level", "0")]);
    let ranking = ranked(&scored);
    assert_eq!(ids(&scored, ranking.ranks[0].closure.iter().copied()), ["a-one"]);
    // Raising what is not asked changes nothing.
    assert_eq!(ids(&scored, ranking.nothing_to_add.iter().copied()), ["z-two"]);
}

#[test]
fn an_intervention_may_bring_its_own_prerequisite() {
    let requires = "requires = [{ to = 1, capability = \"z\", level = 2 }]";
    let itself = intervention("both", &format!("{A}, {{ capability = \"z\", from = 0, to = 2 }}"), "[10, 10]", "");
    let scored = pair(&[itself], requires, &[("a.level", "0"), ("b.level", "0"), ("z.level", "0")]);
    assert_eq!(ids(&scored, ranked(&scored).ranks[0].closure.iter().copied()), ["both"]);
}

#[test]
fn what_another_brings_with_it_is_met() {
    // a at 3 rests on z at 2. "both" takes a and z there for 25, "z-two" takes z there for 30, and "z-one" goes half the way for 1.
    let requires = "requires = [{ to = 3, capability = \"z\", level = 2 }]";
    let a_3 = "{ capability = \"a\", from = 0, to = 3 }";
    let with = |both: &str| {
        let records = [
            intervention("alone", a_3, "[10, 10]", ""),
            intervention("both", &format!("{a_3}, {{ capability = \"z\", from = 1, to = 2 }}"), both, ""),
            intervention("z-two", "{ capability = \"z\", from = 0, to = 2 }", "[30, 30]", ""),
            intervention("z-one", "{ capability = \"z\", from = 0, to = 1 }", "[1, 1]", ""),
        ];
        let scored = pair(&records, requires, &[("a.level", "0"), ("b.level", "0"), ("z.level", "0")]);
        let rules = StartRules::of(&scored.library);
        // As they stand in the library, here also by id: alone, both, z-two, z-one; levels of a, b and z.
        let costs: Vec<f64> = scored.library.interventions.iter().map(|intervention| intervention.cost.medium.middle()).collect();
        let found = closure(&rules, 0, &[Some(0), Some(0), Some(0)], &[false; 4], &costs, &[0, 1, 3, 2]).unwrap();
        (ids(&scored, found.order.iter().copied()).join(" "), found.cost)
    };
    // 1 + 25 + 10 against 30 + 10. Where "both" has ended, a stands at 3 already, and z at 2.
    assert_eq!(with("[25, 25]"), ("z-one both alone".to_owned(), 36.0));
    assert_eq!(with("[35, 35]"), ("z-two alone".to_owned(), 40.0));
    // 40 either way: fewer.
    assert_eq!(with("[29, 29]"), ("z-two alone".to_owned(), 40.0));
}

#[test]
fn a_circle_is_left_by_the_cheapest_way_out_of_it() {
    // Each of the two asks for what the other brings; either capability can be begun alone, for 20 and for 15.
    let records = [
        intervention("a-first", "{ capability = \"a\", from = 0, to = 1 }", "[20, 20]", ""),
        intervention("b-first", "{ capability = \"b\", from = 0, to = 1 }", "[15, 15]", ""),
        intervention("from-a", "{ capability = \"a\", from = 1, to = 2 }, { capability = \"b\", from = 0, to = 1 }", "[10, 10]", ""),
        intervention("from-b", "{ capability = \"b\", from = 1, to = 2 }, { capability = \"a\", from = 0, to = 1 }", "[10, 10]", ""),
    ];
    let scored = pair(&records, "", &[("a.level", "0"), ("b.level", "0"), ("z.level", "0")]);
    let rules = StartRules::of(&scored.library);
    let of = |wanted: usize| {
        let found = closure(&rules, wanted, &[Some(0); 3], &[false; 4], &[20.0, 15.0, 10.0, 10.0], &[0, 1, 2, 3]).unwrap();
        (ids(&scored, found.order.iter().copied()).join(" "), found.cost)
    };
    // a at 1 costs 20 alone, or 15 + 10 through b; b at 1 costs 15 alone, or 20 + 10 through a.
    assert_eq!(of(2), ("a-first from-a".to_owned(), 30.0));
    assert_eq!(of(3), ("b-first from-b".to_owned(), 25.0));
}

#[test]
fn a_search_without_an_end_is_given_up() {
    // Twelve needs, each met by any of three at the same cost: half a million sets that are equally cheap.
    let names: Vec<String> = (0..12).map(|at| format!("c{at:02}")).collect();
    let mut case = Case::new().gated(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let raises: Vec<String> = names.iter().map(|name| format!("{{ capability = \"{name}\", from = 1, to = 2 }}")).collect();
    case = case.raw(&intervention("wanted", &raises.join(", "), "[10, 10]", ""));
    for name in &names {
        for way in 0..3 {
            let raise = format!("{{ capability = \"{name}\", from = 0, to = 1 }}");
            case = case.raw(&intervention(&format!("{name}-{way}"), &raise, "[10, 10]", ""));
        }
    }
    let levels: Vec<String> = names.iter().map(|name| format!("{name}.level")).collect();
    let scored = case.score(&levels.iter().map(|level| (level.as_str(), "0")).collect::<Vec<_>>());
    let rules = StartRules::of(&scored.library);
    let wanted = scored.library.interventions.iter().position(|intervention| intervention.id.as_str() == "wanted").unwrap();
    let ranks: Vec<usize> = (0..rules.len()).collect();
    assert_eq!(closure(&rules, wanted, &[Some(0); 12], &vec![false; rules.len()], &vec![10.0; rules.len()], &ranks), None);
    // With all but three of the needs met, all 27 are gone through: the first ids.
    let levels: Vec<Option<u8>> = (0..12).map(|at| Some(u8::from(at >= 3))).collect();
    let found = closure(&rules, wanted, &levels, &vec![false; rules.len()], &vec![10.0; rules.len()], &ranks).unwrap();
    let mut of = ids(&scored, found.order.iter().copied());
    of.sort_unstable();
    assert_eq!(of, ["c00-0", "c01-0", "c02-0", "wanted"]);
}

#[test]
fn after_binds_even_where_nothing_is_raised() {
    // "second" comes after "first", which raises z alone, without a target: the closure pays for both.
    let records = [
        intervention("first", "{ capability = \"z\", from = 0, to = 1 }", "[30, 30]", ""),
        intervention("second", A, "[10, 10]", "after = [\"first\"]"),
    ];
    let scored = pair(&records, "", &[("a.level", "0"), ("b.level", "0"), ("z.level", "4")]);
    let ranking = ranked(&scored);
    assert_eq!(ids(&scored, ranking.ranks[0].closure.iter().copied()), ["first", "second"]);
    same(ranking.ranks[0].benefit, 0.125);
    assert_eq!(ranking.ranks.len(), 1);
}

#[test]
fn nothing_counts_above_the_target() {
    // a stands at its target: raising it adds nothing; b from 0 to 4 counts up to its target of 2: 0.5/2.
    let case = Case::new()
        .gated(&["a", "b"])
        .framework(
            "norms",
            "kind = \"norms\"",
            "[[node]]\nid = \"x\"\ntitle = \"X\"\nneeds = [{ capability = \"a\", role = \"essential\" }, { capability = \"b\" }]",
        )
        .targets("default", "a = 2, b = 2")
        .raw(&intervention("a-four", "{ capability = \"a\", from = 2, to = 4 }", "[1, 1]", ""))
        .raw(&intervention("a-two", "{ capability = \"a\", from = 0, to = 2 }", "[1, 1]", ""))
        .raw(&intervention("b-four", "{ capability = \"b\", from = 0, to = 4 }", "[1, 1]", ""));
    let scored = case.score(&[("a.level", "2"), ("b.level", "0")]);
    let ranking = ranked(&scored);
    assert_eq!(ids(&scored, ranking.ranks.iter().map(|rank| rank.intervention)), ["b-four"]);
    same(ranking.ranks[0].benefit, 0.25);
    assert_eq!(ids(&scored, ranking.nothing_to_add.iter().copied()), ["a-four", "a-two"]);
}

#[test]
fn the_size_of_the_state_chooses_the_costs() {
    let record = intervention("a-one", A, "[10, 20]", "")
        .replace("small = [10, 20]", "small = [1, 3]")
        .replace("large = [10, 20]", "large = [100, 300]");
    let scored = pair(&[record], "", &[("a.level", "0"), ("b.level", "0")]);
    let costs = [StateSize::Small, StateSize::Medium, StateSize::Large].map(|size| {
        let ranking = rank(&scored.library, &scored.assessment, None, size);
        (ranking.ranks[0].cost.low, ranking.ranks[0].cost.high)
    });
    assert_eq!(costs, [(1.0, 3.0), (10.0, 20.0), (100.0, 300.0)]);
}
