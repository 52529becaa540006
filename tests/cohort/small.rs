//! A small set of definitions whose cohorts can be reckoned by hand.

use crate::common::build::Case;
use crate::common::random::Random;
use capgap::batch::cohort::{Gather, Round, Telling, summary};
use capgap::batch::{CsvCells, Head, Seen, Table};
use capgap::library::Library;
use capgap::report::{Band, Summary};
use capgap::score::{Cell, CellState, Scorer, Sheet, Targets};
use std::sync::Arc;

/// Levels of a, b, c and d; above 4 the answer is open.
pub(crate) type Levels = [u8; 4];
pub(crate) const OPEN: u8 = 9;

pub(crate) struct World {
    pub(crate) library: Library,
    scorer: Scorer,
}

impl World {
    /// Targets 3, 2, 2 and 4. Element x needs a (essential) and b, y needs c (essential) and d, z needs a and d. A scenario has the phases p
    /// (a, b) and q (c, d). Interventions raise a from 1 to 3 and from 0 to 1, and c from 0 to 2.
    pub(crate) fn new() -> Self {
        let need = |id: &str, essential: bool| {
            let role = if essential { ", role = \"essential\"" } else { "" };
            format!("{{ capability = \"{id}\"{role} }}")
        };
        let node = |id: &str, keys: &str, needs: &[String]| {
            format!("[[node]]\nid = \"{id}\"\ntitle = \"{id}\"\n{keys}\nneeds = [{}]\n", needs.join(", "))
        };
        let norms = [
            node("x", "", &[need("a", true), need("b", false)]),
            node("y", "", &[need("c", true), need("d", false)]),
            node("z", "", &[need("a", true), need("d", true)]),
        ];
        let scenario = "\n[scenario]\nperpetrators = [\"p\"]\nvectors = [\"v\"]\ntargets = [\"t\"]\nvictims = [\"v\"]\neffects = [\"e\"]\nlayers = [\"on\"]\nengages = [\"x\"]\n";
        let phases = [
            node("p", "cap = \"weakest-essential\"", &[need("a", true), need("b", false)]),
            node("q", "cap = \"weakest-essential\"", &[need("c", true), need("d", false)]),
        ];
        let intervention = |id: &str, capability: &str, from: u8, to: u8| {
            format!(
                "[[intervention]]\nid = \"{id}\"\ntitle = \"{id}\"\nsummary = \"Test.\"\nraises = [{{ capability = \"{capability}\", from = {from}, to = {to} }}]\nmonths = 6\ncost = {{ small = [1, 2], medium = [2, 4], large = [3, 6] }}\ncurrency = \"EUR\"\nprice-year = 2026\nsource = {{ text = \"test\" }}"
            )
        };
        let case = Case::new()
            .gated(&["a", "b", "c", "d"])
            .targets("default", "a = 3, b = 2, c = 2, d = 4")
            .raw(&intervention("raise-a", "a", 1, 3))
            .raw(&intervention("start-a", "a", 0, 1))
            .raw(&intervention("raise-c", "c", 0, 2))
            .framework("norms", "kind = \"norms\"", &norms.concat())
            .framework("storm", "kind = \"scenario\"\naggregate = \"minimum\"", &[scenario, &phases.concat()].concat());
        let library = case.library();
        let default = library.target_profile(&"default".into());
        let scorer = Scorer::new(&library, &library.asked(&"all".into()), Targets { default, chosen: default });
        Self { library, scorer }
    }

    /// Lets a submission pass by.
    pub(crate) fn see(&self, gather: &Gather, code: &str, day: &str, levels: Levels) {
        let mut sheet = Sheet::blank(&self.library);
        for (cell, level) in sheet.cells.iter_mut().zip(levels) {
            let state = if level == OPEN { CellState::Unknown } else { CellState::Answered };
            *cell = Cell { state, number: f64::from(level), ..Cell::default() };
        }
        let assessment = self.scorer.score(&sheet);
        let head = Head { input: code, row: 0, id: "", state: code, code, assessed_on: day, questionnaire: "all" };
        let seen = Seen { library: &self.library, head, submission: None, sheet: &sheet, scorer: &self.scorer, assessment: &assessment };
        gather.rows(&seen, &mut CsvCells::default());
    }

    /// A round of States, each with its code.
    pub(crate) fn round(&self, cohort: &[(String, Levels)], once: bool) -> Round {
        let gather = Gather::new(&self.library, once, false);
        cohort.iter().for_each(|(code, levels)| self.see(&gather, code, "2026-01-01", *levels));
        gather.into_round()
    }

    pub(crate) fn told(&self, round: &Round, at_least: Option<u64>, before: Option<&Round>) -> Summary {
        let targets = self.library.target_profile(&"default".into());
        let before = before.map(|round| (round, 0));
        summary(round, &Telling { library: &self.library, targets, at_least, rejected: 0, before, interventions: None })
    }
}

/// States with codes from `first` on.
pub(crate) fn states(first: usize, levels: &[Levels]) -> Vec<(String, Levels)> {
    levels.iter().enumerate().map(|(at, levels)| (format!("S{:04}", first + at), *levels)).collect()
}

pub(crate) fn random_levels(random: &mut Random) -> Levels {
    [(); 4].map(|()| if random.chance(12) { OPEN } else { random.below(5) as u8 })
}

fn counts(bands: &[Band]) -> Vec<(String, u64)> {
    bands
        .iter()
        .map(|band| (if band.from == band.to { band.from.clone() } else { [band.from.as_str(), "…", &band.to].concat() }, band.count))
        .collect()
}

fn pairs(bands: &[(&str, u64)]) -> Vec<(String, u64)> {
    bands.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

/// Twelve States by hand. Element x: percent to target is 1 − (gap a + gap b) / (3/4 + 2/4).
#[test]
fn a_cohort_reckoned_by_hand() {
    let world = World::new();
    let levels: Vec<Levels> = [
        // a and b at their targets: 100 %, F.
        [[3, 2, 2, 4]; 3],
        // a at 2, b at 0: 1 − (1/4 + 2/4) / (5/4) = 40 %, P.
        [[2, 0, 0, 0]; 3],
        // a at 0, b at 4: 1 − (3/4) / (5/4) = 40 %, P.
        [[0, 4, 1, 0]; 3],
        // a open, b at 2: 40 %, P; with the best answer F.
        [[OPEN, 2, 2, 4]; 3],
    ]
    .concat();
    let round = world.round(&states(0, &levels), true);
    let home = world.told(&round, None, None);
    let x = &home.frameworks[0].nodes[1];
    assert_eq!((home.submissions, x.with_figure, x.nothing_answered), (Some(12), Some(12), Some(0)));
    assert_eq!(counts(&x.ratings), pairs(&[("N", 0), ("P", 9), ("L", 0), ("F", 3)]));
    assert_eq!(counts(&x.ratings_potential), pairs(&[("N", 0), ("P", 6), ("L", 0), ("F", 6)]));
    // Shares of x: 62.5 % three times, 25 % three times, 50 % three times, 25 % three times.
    let claimed = x.claimed.unwrap();
    assert_eq!((claimed.minimum, claimed.maximum, claimed.mean), (Some(0.25), Some(0.625), Some(0.406)));
    // Sorted: 25 six times, 50 three times, 62.5 three times. Places 2.75, 5.5 and 8.25.
    assert_eq!((claimed.lower_quartile, claimed.median, claimed.upper_quartile), (Some(0.25), Some(0.375), Some(0.531)));
    assert_eq!(x.tenths, [0, 0, 6, 0, 3, 0, 3, 0, 0, 0]);
    let a = &home.capabilities[0];
    assert_eq!((a.asked, a.nothing_answered, a.at_zero, a.below_target), (Some(12), Some(3), Some(3), Some(6)));
    assert_eq!((a.gap, a.gap_certain, a.gap_open), (Some(9), Some(6), Some(3)));
    assert_eq!(a.levels, [3, 0, 3, 3, 0]);
    // Raising a asks for level 1: only the three at 2 can start and have a gap. Starting it serves the three at 0, and up to those who do
    // not know. Raising c can start anywhere below 2.
    let serves: Vec<_> = home.interventions.iter().map(|intervention| (intervention.serves, intervention.serves_up_to)).collect();
    assert_eq!(serves, [(Some(3), Some(3)), (Some(3), Some(6)), (Some(6), Some(6))]);
    // Phases p and q, as means and at most a quarter above the essential one: 62.5 and 75, 25 and 0, 25 and 12.5, 25 and 75 %.
    let weakest: Vec<_> = home.frameworks[1].nodes.iter().map(|node| node.weakest).collect();
    assert_eq!(weakest, [None, Some(6), Some(6)]);

    let shared = world.told(&round, Some(5), None);
    let x = &shared.frameworks[0].nodes[1];
    // F holds 3 and is joined with all below: nothing is left to tell. With the best answers six are P and six are F, but a cut there would
    // bound what is joined in the other table.
    assert_eq!((shared.submissions, counts(&x.ratings), counts(&x.ratings_potential)), (Some(10), vec![], vec![]));
    // z: P nine times with what is answered, six times with the best answers; y: 100, 0, 16.7 and 100 %: N 3, P 3, F 6.
    let y = &shared.frameworks[0].nodes[2];
    assert_eq!(counts(&y.ratings), pairs(&[("N…P", 5), ("L…F", 5)]));
    let claimed = x.claimed.unwrap();
    assert_eq!((claimed.minimum, claimed.lower_quartile, claimed.median, claimed.mean), (None, None, Some(0.4), Some(0.4)));
    let a = &shared.capabilities[0];
    // Three stand at level 0: not told. Nine of twelve have a gap, and six are below target: told as five or more of ten or more.
    assert_eq!((a.at_zero, a.below_target, a.gap, a.gap_certain), (None, Some(5), Some(5), Some(5)));
    assert_eq!((a.asked, a.nothing_answered, a.gap_open), (Some(10), None, None));
    assert!(a.levels.is_empty());
}

#[test]
fn holds_down_counts_elements_and_submissions() {
    let world = World::new();
    // c at 1 and d at 4: y is 1 − (1/4) / (6/4) = 83.3 %, L by itself, so nothing holds it. c at 0, d at 4: 66.7 % is L, at most P.
    let round = world.round(&states(0, &[[3, 2, 1, 4], [3, 2, 0, 4], [3, 2, 0, 4], [0, 2, 2, 4]]), true);
    let home = world.told(&round, None, None);
    let held: Vec<_> = home.capabilities.iter().map(|capability| (capability.holds_down, capability.holds_elements)).collect();
    // a at 0: z is 1 − (3/4) / (7/4) = 57.1 %, L, at most P; x is 40 %, P by itself.
    assert_eq!(held, [(Some(1), Some(1)), (Some(0), Some(0)), (Some(2), Some(2)), (Some(0), Some(0))]);
}

#[test]
fn counting_does_not_depend_on_the_order() {
    let world = World::new();
    let mut random = Random::new(3);
    let mut cohort = states(0, &(0..60).map(|_| random_levels(&mut random)).collect::<Vec<_>>());
    let whole = world.round(&cohort, false);
    let told = world.told(&whole, None, None);
    for _ in 0..5 {
        random.shuffle(&mut cohort);
        assert_eq!(world.round(&cohort, false), whole);
        let (first, second) = cohort.split_at(random.below(60));
        let mut merged = world.round(second, false);
        merged.merge(&world.round(first, false));
        assert_eq!(world.told(&merged, None, None), told);
        // Each State once gives the same where each is there once.
        assert_eq!(world.told(&world.round(&cohort, true), None, None), told);
    }
}

#[test]
fn the_latest_submission_of_a_state_counts_whatever_comes_first() {
    let world = World::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let gather = Gather::new(&world.library, true, false);
        for at in order {
            let (day, level) = [("2024-01-01", 0), ("2026-01-01", 3), ("2025-01-01", 1)][at];
            world.see(&gather, "XAA", day, [level, level, level, level]);
        }
        let home = world.told(&gather.into_round(), None, None);
        assert_eq!((home.submissions, home.superseded), (Some(1), Some(2)));
        assert_eq!(home.capabilities[0].levels, [0, 0, 0, 1, 0]);
    }
}

#[test]
fn rounds_compare_the_states_in_both() {
    let world = World::new();
    let before = world.round(&states(0, &[[1, 1, 1, 1], [2, 2, 2, 2], [0, 0, 0, 0]]), true);
    let now = world.round(&states(1, &[[2, 2, 2, 2], [4, 0, 0, 0], [3, 3, 3, 3], [4, 4, 4, 4]]), true);
    let told = world.told(&now, None, Some(&before));
    let rounds = told.rounds.unwrap();
    assert_eq!((rounds.before, rounds.both, rounds.joined_count, rounds.left_count), (Some(3), Some(2), Some(2), Some(1)));
    assert_eq!((rounds.joined, rounds.left), (vec!["S0003".to_owned(), "S0004".to_owned()], vec!["S0000".to_owned()]));
    // x: S0001 stays at 50 %, S0002 goes from 0 to (1 + 0) / 2.
    let x = &rounds.changes[1];
    assert_eq!((x.id.as_str(), x.compared, counts(&x.moved)), ("x", Some(2), pairs(&[("lower", 0), ("same", 1), ("higher", 1)])));
    let change = x.change.unwrap();
    assert_eq!((change.minimum, change.median, change.maximum), (Some(0.0), Some(0.25), Some(0.5)));
    assert_eq!((x.rated_higher, x.rated_lower), (Some(1), Some(0)));
}

/// Element x is the mean of a and b. Per State, then and now: 25 to 50 % with nothing open; 25 to 50 %, but a was open then, and at its best x
/// would have been 75 %; 12.5 to 37.5 % with a open in both, which is taken alike; 50 % twice; 100 % to nothing, with a open now, which
/// may be 50 %.
#[test]
fn how_sure_changes_are_by_hand() {
    let world = World::new();
    let then = [[1, 1, 0, 0], [OPEN, 2, 0, 0], [OPEN, 1, 0, 0], [2, 2, 0, 0], [4, 4, 0, 0], [3, 3, 0, 0]];
    let now = [[3, 1, 0, 0], [2, 2, 0, 0], [OPEN, 3, 0, 0], [2, 2, 0, 0], [OPEN, 0, 0, 0]];
    let earlier = Gather::earlier(&world.library);
    states(0, &then).iter().for_each(|(code, levels)| world.see(&earlier, code, "2024-01-01", *levels));
    let earlier = Arc::new(earlier.into_round());
    for order in [[0, 1, 2, 3, 4], [4, 2, 0, 3, 1]] {
        let later = Gather::later(&world.library, false, Arc::clone(&earlier));
        let states = states(0, &now);
        // An older submission of the same round does not count, whatever it says.
        world.see(&later, "S0000", "2025-06-01", [0, 0, 0, 0]);
        order.iter().for_each(|at: &usize| world.see(&later, &states[*at].0, "2026-01-01", states[*at].1));
        let round = later.into_round();
        let told = world.told(&round, None, Some(&earlier));
        let x = &told.rounds.unwrap().changes[1];
        let sure = x.certainty.unwrap();
        assert_eq!((sure.clearly_higher, sure.clearly_lower, sure.within_uncertainty, sure.unchanged), (2, 1, 1, 1));
        // Nothing has evidence.
        assert_eq!((sure.evidenced_higher, sure.evidenced_lower), (0, 0));
        // (25 − 25 + 25 + 0 − 100) / 5 to (25 + 25 + 25 + 0 − 50) / 5.
        assert!((sure.mean_range[0] + 0.15).abs() < 1e-9 && (sure.mean_range[1] - 0.05).abs() < 1e-9, "{sure:?}");
        assert_eq!(sure.mean, "within-uncertainty");
        let shared = world.told(&round, Some(5), Some(&earlier)).rounds.unwrap();
        assert!(shared.changes.iter().all(|change| change.certainty.is_none()));
    }
}

#[test]
fn bytes_of_every_format_hold_for_an_empty_and_a_tiny_cohort() {
    let world = World::new();
    let words = capgap::words::Words::english();
    for (levels, at_least) in [(vec![], None), (vec![], Some(5)), (vec![[1, 2, 3, 4]], None), (vec![[1, 2, 3, 4]; 4], Some(5))] {
        let told = world.told(&world.round(&states(0, &levels), true), at_least, None);
        let document = capgap::report::cohort_report(&told, &words);
        assert!(!document.title.is_empty());
        assert!(capgap::report::cohort_workbook(&told, &words).is_ok_and(|bytes| bytes.len() > 1000));
        assert!(capgap::report::cohort_csv(&told).starts_with("about,framework,id,title,figure,value\n"));
        if at_least.is_some() {
            let json: serde_json::Value = serde_json::from_str(&capgap::report::cohort_json(&told)).unwrap();
            let told: Vec<_> = ["submissions", "coverage", "evidence", "rounds"].iter().filter(|key| !json[**key].is_null()).collect();
            assert!(told.is_empty(), "{told:?}");
            assert!(document.blocks.len() <= 1);
        }
    }
}
