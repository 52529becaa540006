//! What if, weights and open answers: reckoned by hand on small definitions, and what must hold of any.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

#[path = "ranking/brute.rs"]
#[allow(dead_code)] // the ranking asks more of it
mod brute;
#[path = "ranking/world.rs"]
#[allow(dead_code)]
mod world;

use capgap::library::{Obstacle, StartRules};
use capgap::model::StateSize;
use capgap::plan::{
    Answers, Ask, BeforeAfter, Doubt, Funded, Objective, Outcome, Proof, Robustness, Stop, Tornado, Weighed, WhatIf, Wishes, answers, fund,
    fund_until, rank, robustness, tornado,
};
use capgap::score::{Rating, RatingOutcome, Sheet};
use common::build::{Case, Scored, same, scorer_of, targets_of, three};
use std::num::NonZero;
use world::World;

const MEDIUM: StateSize = StateSize::Medium;

fn intervention(id: &str, raises: &str, cost: u32) -> String {
    format!(
        "[[intervention]]\nid = \"{id}\"\ntitle = \"{id}\"\nsummary = \"S.\"\nraises = [{raises}]\nmonths = 6\n\
         cost = {{ small = [{cost}, {cost}], medium = [{cost}, {cost}], large = [{cost}, {cost}] }}\ncurrency = \"USD\"\nprice-year = 2025\n\
         source = {{ text = \"test\" }}\n"
    )
}

/// The worked example of the method, with a scenario of two phases and three interventions.
fn worked() -> Scored {
    let phases = "[[node]]\nid = \"p1\"\ntitle = \"P1\"\ncap = \"weakest-essential\"\nneeds = [{ capability = \"a\", role = \"essential\", weight = 3 }, \
                  { capability = \"b\", role = \"essential\", weight = 3 }, { capability = \"c\", role = \"essential\", weight = 3 }]\n\
                  [[node]]\nid = \"p2\"\ntitle = \"P2\"\ncap = \"weakest-essential\"\nneeds = [{ capability = \"d\", role = \"essential\", weight = 3 }, { capability = \"b\" }]\n";
    Case::new()
        .gated(&["a", "b", "c", "d"])
        .question("a.fact", "yes-no", "measures = \"a\"\nat = 2")
        .question("d.one", "yes-no", "measures = \"d\"\nat = 2")
        .question("d.two", "yes-no", "measures = \"d\"\nat = 2")
        .framework(
            "norms",
            "kind = \"norms\"",
            "[[node]]\nid = \"x\"\ntitle = \"X\"\nneeds = [{ capability = \"a\", role = \"essential\", weight = 2 }, { capability = \"b\" }, \
             { capability = \"c\" }, { capability = \"d\" }]",
        )
        .framework("s", "kind = \"scenario\"\naggregate = \"minimum\"", phases)
        .targets("default", "a = 3, b = 3, c = 2, d = 2")
        .raw(&intervention("a-to-2", "{ capability = \"a\", from = 0, to = 2 }", 100))
        .raw(&intervention("a-to-3", "{ capability = \"a\", from = 2, to = 3 }", 60))
        .score(&[
            ("a.level", "3 @ in-operation"),
            ("a.fact", "\"no\""),
            ("b.level", "2"),
            ("c.level", "unknown"),
            ("d.level", "1 @ adopted"),
            ("d.one", "\"yes\""),
        ])
}

fn told(scored: &Scored, what_if: &mut WhatIf) -> BeforeAfter {
    let scorer = scorer_of(&scored.library, &scored.submission);
    let mut assessment = scored.assessment.clone();
    let told = what_if.tell(&scored.library, &scorer, &mut assessment, None, MEDIUM, &[]);
    assert_eq!((&told.before, &told.after), (&scored.assessment, &assessment));
    told
}

#[test]
fn an_assumption_moves_all_readings_by_hand() {
    let scored = worked();
    // C at 2 is 0.5 in every reading; it was 0, 0, 1.
    let told = told(&scored, &mut WhatIf { levels: [(2, 2)].into(), done: Vec::new() });
    three(told.after.leaves[2].readings, [0.5; 3]);
    assert_eq!(told.capabilities, [2]);
    // X: (2 × 0.25 + B + 0.5 + D)/5.
    let x = scored.place_of("x");
    three(told.after.frameworks[x.0][x.1].readings, [1.25 / 5.0, 1.875 / 5.0, 2.0 / 5.0]);
    // Percent to target: 1 − (1 + 0.25 + 0 + 0.125)/3.25 = 57.7 %, and A below its target allows L; before it was 42.3 %, P, up to L.
    let rating = |outcome: RatingOutcome| match outcome {
        RatingOutcome::Rated { claimed, potential, .. } => (claimed, potential),
        other => panic!("{other:?}"),
    };
    assert_eq!(rating(told.before.frameworks[x.0][x.1].rating), (Rating::P, Rating::L));
    assert_eq!(rating(told.after.frameworks[x.0][x.1].rating), (Rating::L, Rating::L));
    assert_eq!(told.ratings, [x]);
    // P1 was held by C at 0 + 1/4, below P2 with 0.40625; now it is (0.75 + 1.5 + 1.5)/9.
    let (s, p1) = scored.place_of("p1");
    let (_, p2) = scored.place_of("p2");
    assert_eq!(told.weakest.len(), 1);
    assert_eq!((told.weakest[0].framework, &*told.weakest[0].before, &*told.weakest[0].after), (s, &[p1][..], &[p2][..]));
    same(told.after.frameworks[s][0].readings.claimed, 0.40625);
    // J: half X, half the mean of the phases. Evidenced: P1 held by B at 0 + 1/4, P2 0.75/4.
    three(
        told.objective_before,
        [0.5 * 0.15 + 0.25 * (0.75 / 9.0 + 0.1875), 0.5 * 0.275 + 0.25 * (0.25 + 0.40625), 0.5 * 0.4 + 0.25 * (3.75 / 9.0 + 0.5)],
    );
    three(
        told.objective_after,
        [0.5 * 0.25 + 0.25 * (0.25 + 0.1875), 0.5 * 0.375 + 0.25 * (3.75 / 9.0 + 0.40625), 0.5 * 0.4 + 0.25 * (3.75 / 9.0 + 0.5)],
    );
}

#[test]
fn an_assumption_may_lower_too() {
    let scored = worked();
    let told = told(&scored, &mut WhatIf { levels: [(1, 0)].into(), done: Vec::new() });
    three(told.after.leaves[1].readings, [0.0; 3]);
    three(told.after.frameworks[0][1].readings, [0.75 / 5.0, 0.875 / 5.0, 2.0 / 5.0]);
}

#[test]
fn what_cannot_start_is_told_with_what_it_needs() {
    let scored = worked();
    let mut alone = WhatIf { levels: Default::default(), done: vec![1] };
    let told_alone = told(&scored, &mut alone);
    assert_eq!(
        (told_alone.stuck.len(), told_alone.stuck[0].intervention, &*told_alone.stuck[0].lacks),
        (1, 1, &[Obstacle::Below(0, 2)][..])
    );
    assert!(alone.done.is_empty() && told_alone.done.is_empty() && told_alone.capabilities.is_empty());
    assert_eq!(told_alone.before.frameworks, told_alone.after.frameworks);
    // Named the wrong way round, they are done in the order in which they can be.
    let both = told(&scored, &mut WhatIf { levels: Default::default(), done: vec![1, 0] });
    assert_eq!(both.done.iter().map(|done| done.intervention).collect::<Vec<_>>(), [0, 1]);
    assert_eq!((both.cost.low, both.cost.high), (160.0, 160.0));
    three(both.after.leaves[0].readings, [0.75; 3]);
    // An assumption lets it start.
    let assumed = told(&scored, &mut WhatIf { levels: [(0, 2)].into(), done: vec![1] });
    assert!(assumed.stuck.is_empty());
    three(assumed.after.leaves[0].readings, [0.75; 3]);
}

#[test]
fn the_present_level_changes_nothing_and_doing_is_assuming_what_is_raised() {
    let (mut settled, mut done) = (0, 0);
    for seed in 0..150 {
        let Some(world) = World::new(seed) else { continue };
        let scored = &world.scored;
        let capabilities = scored.library.capabilities.len();
        for (at, leaf) in scored.assessment.leaves[..capabilities].iter().enumerate() {
            if leaf.levels.iter().all(|level| *level == leaf.levels[0]) {
                let same = told(scored, &mut WhatIf { levels: [(at, leaf.levels[0])].into(), done: Vec::new() });
                assert_eq!(same.before, same.after, "seed {seed} capability {at}");
                assert!(same.nodes.is_empty() && same.ratings.is_empty() && same.weakest.is_empty());
                settled += 1;
            }
        }
        let rules = StartRules::of(&scored.library);
        for at in 0..rules.len() {
            let mut one = WhatIf { levels: Default::default(), done: vec![at] };
            let was_done = told(scored, &mut one);
            let below = rules
                .raises(at)
                .iter()
                .all(|raise| scored.assessment.leaves[raise.capability].levels.iter().all(|level| *level < raise.to));
            if one.done.is_empty() || !below {
                continue;
            }
            // Several raises of one capability end at the highest.
            let mut levels = std::collections::BTreeMap::new();
            rules.raises(at).iter().for_each(|raise| {
                let level = levels.entry(raise.capability).or_insert(0);
                *level = raise.to.max(*level);
            });
            let assumed = told(scored, &mut WhatIf { levels, done: Vec::new() });
            assert_eq!(was_done.after.frameworks, assumed.after.frameworks, "seed {seed} intervention {at}");
            assert_eq!(was_done.objective_after, assumed.objective_after, "seed {seed} intervention {at}");
            done += 1;
        }
    }
    assert!(settled > 80 && done > 100, "{settled} {done}");
}

/// One element over A, which stands at 0, and B, which nobody knows; each can be raised for the same money.
fn pair() -> Scored {
    Case::new()
        .gated(&["a", "b"])
        .framework(
            "norms",
            "kind = \"norms\"",
            "[[node]]\nid = \"x\"\ntitle = \"X\"\nneeds = [{ capability = \"a\" }, { capability = \"b\", role = \"essential\" }]",
        )
        .targets("default", "a = 4, b = 4")
        .raw(&intervention("a-to-2", "{ capability = \"a\", from = 0, to = 2 }", 100))
        .raw(&intervention("b-to-4", "{ capability = \"b\", from = 0, to = 4 }", 100))
        .score(&[("a.level", "0"), ("b.level", "unknown")])
}

/// A plan within a budget with all that lies behind it.
fn doubted(scored: &Scored, budget: f64, draws: u32, threads: usize) -> (Funded, Option<Robustness>, Tornado, Answers) {
    let library = &scored.library;
    let wishes = Wishes { budget, parallel: 1, most_steps: 100_000, ..Wishes::default() };
    let funded = fund(library, &scored.assessment, None, MEDIUM, &wishes).expect("nothing must be in it");
    let objective = Objective::new(library, &scored.assessment, None);
    let rules = StartRules::of(library);
    let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.medium.middle()).collect();
    let ask = Ask {
        library,
        assessment: &scored.assessment,
        objective: &objective,
        rules: &rules,
        costs: &costs,
        budget,
        mandatory: Vec::new(),
        excluded: Vec::new(),
        ended: Vec::new(),
        most_steps: 100_000,
        stop: Stop::NEVER,
    };
    let doubt = Doubt {
        library,
        asked: &library.asked(&scored.submission.questionnaire.id),
        targets: targets_of(library, &scored.submission),
        sheet: &Sheet::of(library, &scored.submission),
        what_if: &WhatIf::default(),
        assessment: &scored.assessment,
        threats: None,
        size: MEDIUM,
        ask: &ask,
        plan: &funded.order,
        draws,
        thorough: draws.min(5),
        seed: 1,
        threads: NonZero::new(threads).expect("a thread"),
    };
    let drawn = if draws > 0 { robustness(&doubt, &|_| true) } else { None };
    let ranking = rank(library, &scored.assessment, None, MEDIUM);
    let found = answers(&doubt, &funded, &ranking.look_first, &|_, _| ()).expect("nobody stops it");
    let weights = tornado(&doubt).expect("nobody stops it");
    (funded, drawn, weights, found)
}

#[test]
fn what_knowing_is_worth_by_hand() {
    let (funded, _, _, found) = doubted(&pair(), 100.0, 0, 1);
    // B counts as full while it is open, so A is raised: 0.5 × 0.5.
    assert_eq!(funded.order, [0]);
    same(funded.after[0] - funded.before[0], 0.25);
    assert_eq!((found.open, found.looked_at, found.lookups.len()), (1, 1, 1));
    let lookup = &found.lookups[0];
    // B at 0: raising it adds 0.5 instead of 0.25; at 1: 0.375; at 2 as much as A; beyond that less.
    let gains: Vec<f64> = lookup.outcomes.iter().map(|outcome| outcome.gain).collect();
    for (gain, wanted) in gains.iter().zip([0.25, 0.125, 0.0, 0.0, 0.0]) {
        same(*gain, wanted);
    }
    same(lookup.worth, 0.375 / 5.0);
    assert_eq!(lookup.outcomes[0].outcome, Outcome::Level(0));
    assert_eq!((&*lookup.outcomes[0].joins, &*lookup.outcomes[0].leaves), (&[1][..], &[0][..]));
    // With money for both, B is raised too wherever it turns out to be low.
    assert_eq!(doubted(&pair(), 200.0, 0, 1).3.lookups[0].worth, 0.5 * (1.0 + 0.75 + 0.5 + 0.25) / 5.0);
}

#[test]
fn weights_by_hand() {
    let (_, _, weights, _) = doubted(&pair(), 100.0, 0, 1);
    same(weights.benefit, 0.25);
    // One framework and one element weigh nothing against others; two needs do: 0.5 × w / (w + w').
    assert_eq!(weights.tried, 4);
    assert_eq!(weights.swings.len(), 2);
    let need = |leaf| Weighed::Need { framework: 0, node: 1, leaf };
    for (swing, (leaf, less, more)) in weights.swings.iter().zip([(0, 0.75 / 1.75, 1.25 / 2.25), (1, 1.0 / 1.75, 1.0 / 2.25)]) {
        assert_eq!((swing.weight, swing.changes), (need(leaf), [0, 0]));
        same(swing.benefit[0], 0.5 * less);
        same(swing.benefit[1], 0.5 * more);
    }
}

#[test]
fn knowing_is_never_worth_less_than_nothing_and_threads_change_nothing() {
    let (mut worth, mut exact) = (0, 0);
    for seed in 0..120 {
        let Some(world) = World::new(seed) else { continue };
        let budget = f64::from(u32::try_from(10 + seed).expect("small"));
        let (funded, drawn, weights, found) = doubted(&world.scored, budget, 12, 1);
        for lookup in &found.lookups {
            assert!(lookup.worth > 0.0 && lookup.outcomes.iter().all(|outcome| outcome.gain >= 0.0), "seed {seed}");
            worth += 1;
        }
        assert!(found.looked_at <= found.open);
        let drawn = drawn.expect("nobody stops it");
        let of = drawn.exact.as_ref().expect("five of them are made exactly");
        assert_eq!((of.draws, drawn.benefits.len()), (5, funded.order.len()), "seed {seed}");
        if of.proven == of.draws {
            assert!(of.ahead[0] >= -1e-9, "seed {seed}: {:?}", of.ahead);
            exact += 1;
        }
        let [low, middle, high] = drawn.objective[1];
        assert!(low <= middle && middle <= high && drawn.objective[0][0] <= low + 1e-9, "seed {seed}");
        for threads in if seed % 5 == 0 { 2..5 } else { 2..2 } {
            let (_, again, other, same) = doubted(&world.scored, budget, 12, threads);
            assert_eq!((Some(&drawn), &weights, &found), (again.as_ref(), &other, &same), "seed {seed}, {threads} threads");
        }
    }
    assert!(worth > 4 && exact > 40, "{worth} {exact}");
}

#[test]
fn what_is_stopped_gives_the_best_so_far() {
    let mut cut = 0;
    for seed in 0..80 {
        let Some(world) = World::new(seed) else { continue };
        let wishes = Wishes { budget: 40.0, ladder: vec![80.0], parallel: 2, most_steps: 1_000_000, ..Wishes::default() };
        let fund = |stop| fund_until(&world.scored.library, &world.scored.assessment, None, MEDIUM, &wishes, stop).expect("a plan");
        let (whole, stopped) = (fund(Stop::NEVER), fund(Stop::when(&|| true)));
        assert!(stopped.cost.middle() <= 40.0 + 1e-6 && stopped.proof != Proof::Optimal, "seed {seed}");
        assert!(stopped.after[0] <= whole.after[0] + 1e-9, "seed {seed}");
        cut += 1;
    }
    assert!(cut > 30, "{cut}");
}
