//! Whole plans on random small instances: what must hold of any plan, whatever was wished.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

#[path = "ranking/brute.rs"]
#[allow(dead_code)] // the ranking asks more of it
mod brute;
#[path = "ranking/world.rs"]
#[allow(dead_code)]
mod world;

use capgap::library::StartRules;
use capgap::model::StateSize;
use capgap::plan::{Converted, Funded, Proof, Unplanned, Wishes, convert, fund};
use capgap::score::LeafState;
use common::random::Random;
use std::collections::BTreeMap;
use world::World;

const MEDIUM: StateSize = StateSize::Medium;

fn plan(world: &World, wishes: &Wishes) -> Result<Funded, Unplanned> {
    fund(&world.scored.library, &world.scored.assessment, None, MEDIUM, wishes)
}

fn wishes(random: &mut Random, world: &World) -> Wishes {
    let count = world.instance.items.len();
    let mut some = |of: usize| (0..count).filter(|_| random.below(of) == 0).collect::<Vec<usize>>();
    let (mandatory, excluded, done) = (some(9), some(9), some(9));
    let under_way = some(9).into_iter().filter(|at| !done.contains(at)).collect::<Vec<usize>>();
    let ended = |at: &usize| done.contains(at) || under_way.contains(at);
    Wishes {
        budget: 5.0 * f64::from(random.below(30) as u32),
        ladder: vec![50.0, 150.0],
        mandatory: mandatory.into_iter().filter(|at| !ended(at)).collect(),
        excluded: excluded.into_iter().filter(|at| !ended(at)).collect(),
        under_way,
        done,
        starts: BTreeMap::new(),
        parallel: 1 + random.below(3),
        yearly: if random.below(3) == 0 { vec![20.0, 40.0] } else { Vec::new() },
        deadline: (random.below(2) == 0).then(|| 1 + random.below(14) as u16),
        most_steps: 1_000_000,
    }
}

#[test]
fn no_plan_breaks_a_wish() {
    let (mut plans, mut late, mut timed) = (0, 0, 0);
    for seed in 0..220 {
        let Some(world) = World::new(seed) else { continue };
        let mut random = Random::new(seed ^ 0x9e37);
        let wishes = wishes(&mut random, &world);
        if wishes.mandatory.iter().any(|at| wishes.excluded.contains(at)) {
            continue;
        }
        let Ok(plan) = plan(&world, &wishes) else { continue };
        plans += 1;
        let library = &world.scored.library;
        let chosen = |at: &usize| plan.order.contains(at);
        assert!(plan.cost.middle() <= wishes.budget + 1e-6, "seed {seed}: {} of {}", plan.cost.middle(), wishes.budget);
        assert!(wishes.mandatory.iter().all(chosen) && !wishes.excluded.iter().any(chosen), "seed {seed}");
        assert!(!wishes.done.iter().chain(&wishes.under_way).any(chosen), "seed {seed}");
        let added: f64 = plan.ranks.iter().map(|rank| rank.benefit).sum();
        assert!((added - (plan.after[0] - plan.before[0])).abs() < 1e-9, "seed {seed}: benefits add up to what the plan adds");
        in_time(seed, &world, &wishes, &plan);
        late += usize::from(!plan.lateness.late.is_empty());
        timed += usize::from(!plan.lateness.left_out.is_empty());
        // What is left out for time makes a plan the best that was found, and else all of these are solved to the end.
        assert_eq!(plan.proof == Proof::Optimal, plan.lateness.left_out.is_empty(), "seed {seed}");
        let again = self::plan(&world, &wishes).expect("the same plan");
        assert_eq!(plan, again, "seed {seed}");
        assert!(plan.order.iter().all(|at| *at < library.interventions.len()));
    }
    assert!(plans > 60 && timed > 5, "{plans} plans, {late} late, {timed} with something left out for time");
}

/// Walks through the months: nothing starts before it can, not too many run together, no year costs more than it may.
fn in_time(seed: u64, world: &World, wishes: &Wishes, plan: &Funded) {
    let library = &world.scored.library;
    let rules = StartRules::of(library);
    let leaves = &world.scored.assessment.leaves[..library.capabilities.len()];
    let mut levels: Vec<Option<u8>> = leaves.iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect();
    let mut ended = vec![false; rules.len()];
    wishes.done.iter().for_each(|at| rules.end(*at, &mut levels, &mut ended));
    let items = &plan.schedule.items;
    for month in 0..=items.iter().map(|item| item.end).max().unwrap_or(0) {
        items.iter().filter(|item| item.end == month).for_each(|item| rules.end(item.intervention, &mut levels, &mut ended));
        let running = items.iter().filter(|item| item.start <= month && month < item.end);
        // What runs already is not asked whether it may.
        let given = running.clone().filter(|item| wishes.under_way.contains(&item.intervention)).count();
        assert!(running.count() <= wishes.parallel.max(given), "seed {seed} month {month}");
        for item in items.iter().filter(|item| item.start == month && !wishes.under_way.contains(&item.intervention)) {
            assert!(rules.obstacle(item.intervention, &levels, &ended).is_none(), "seed {seed}: {} cannot start", item.intervention);
        }
    }
    for item in items.iter().filter(|item| plan.order.contains(&item.intervention) && !plan.lateness.late.contains(&item.intervention)) {
        assert!(wishes.deadline.is_none_or(|deadline| item.end <= i32::from(deadline)), "seed {seed}");
    }
    for (year, spent) in plan.schedule.spending.iter().enumerate() {
        let most = wishes.yearly.get(year).or(wishes.yearly.last()).copied().unwrap_or(f64::INFINITY);
        assert!(*spent <= most + 1e-6, "seed {seed} year {year}");
    }
}

#[test]
fn more_money_buys_no_less_and_the_ladder_says_so() {
    let mut rungs = 0;
    for seed in 200..260 {
        let Some(world) = World::new(seed) else { continue };
        let wishes = Wishes { budget: 40.0, ladder: vec![120.0, 10.0, 70.0], parallel: 2, most_steps: 1_000_000, ..Wishes::default() };
        let plan = plan(&world, &wishes).expect("nothing must be in it");
        let own = plan.after[0] - plan.before[0];
        let bought: Vec<(f64, f64)> =
            plan.ladder.iter().map(|rung| (rung.budget, rung.bought.as_ref().expect("nothing must be in it").benefit)).collect();
        assert!(bought.is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1 + 1e-9), "seed {seed}: {bought:?}");
        assert!(bought[0].1 <= own + 1e-9 && own <= bought[1].1 + 1e-9, "seed {seed}");
        assert!(plan.runner_up.is_none_or(|rival| rival.behind >= -1e-9 && rival.cost <= 40.0 + 1e-6), "seed {seed}");
        rungs += plan.ladder.len();
    }
    assert!(rungs > 60, "{rungs}");
}

#[test]
fn costs_come_into_one_currency_or_none() {
    let world = (0..).find_map(World::new).expect("an instance");
    let mut catalogue = world.scored.library.interventions.clone();
    let own = catalogue[0].currency.clone();
    let before: Vec<f64> = catalogue.iter().map(|intervention| intervention.cost.medium.middle()).collect();
    assert_eq!(convert(&mut catalogue, None, &BTreeMap::new()), Converted::Into(own.clone()));
    let missing = Converted::WithoutRate { wanted: "XXA".to_owned(), missing: vec![own.clone()] };
    assert_eq!(convert(&mut catalogue, Some("XXA"), &BTreeMap::from([("XXB".to_owned(), 2.0)])), missing);
    assert_eq!(convert(&mut catalogue, Some("XXA"), &BTreeMap::from([(own, 0.5)])), Converted::Into("XXA".to_owned()));
    for (intervention, before) in catalogue.iter().zip(before) {
        assert_eq!((intervention.cost.medium.middle(), intervention.currency.as_str()), (before / 2.0, "XXA"));
    }
}

#[test]
fn a_seed_gives_the_same_bytes_however_many_threads_draw() {
    let made = |more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_capgap"));
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
        command
            .args(["plan", "examples/marevoa-2026.toml", "--budget", "150k", "--draws", "5", "--no-answers", "-q", "-f", "json"])
            .args(more);
        command.output().expect("the program runs").stdout
    };
    let first = made(&[]);
    assert!(first.len() > 1_000);
    assert_eq!(first, made(&["--threads", "2"]));
    assert_ne!(first, made(&["--seed", "2"]));
}
