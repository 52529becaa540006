//! The program against the brute force.

use crate::brute::set_of;
use crate::world::World;
use capgap::library::StartRules;
use capgap::model::{StateSize, ThreatProfile};
use capgap::plan::{Ranking, closure, rank};
use capgap::score::EQUAL;

/// Instances that are made; some can never start as a whole and only check that this is found.
const INSTANCES: u64 = 350;

fn rank_of(world: &World) -> Ranking {
    rank(&world.scored.library, &world.scored.assessment, None::<&ThreatProfile>, StateSize::Medium)
}

fn on_all(property: impl Fn(&World)) -> usize {
    let worlds = (0..INSTANCES).filter_map(World::new);
    worlds.inspect(|world| property(world)).count()
}

#[test]
fn closures_are_the_cheapest_sets() {
    let tried = on_all(assert_closures);
    assert!(tried > 150, "only {tried} instances can start");
}

#[test]
fn closures_with_circles_are_the_cheapest_sets() {
    let worlds = (0..INSTANCES).filter_map(|seed| World::circular(seed, 10));
    let tried = worlds.inspect(assert_closures).count();
    assert!(tried > 100, "only {tried} instances can start");
}

#[test]
fn closures_of_many_are_the_cheapest_sets() {
    let worlds = (0..60).filter_map(|seed| World::of(seed, 13));
    let tried = worlds.inspect(assert_closures).count();
    assert!(tried > 15, "only {tried} instances can start");
}

/// Holds every closure against brute force, from today and from where some workable set has ended.
fn assert_closures(world: &World) {
    let rules = StartRules::of(&world.scored.library);
    let instance = &world.instance;
    let costs: Vec<f64> = world.scored.library.interventions.iter().map(|intervention| intervention.cost.medium.middle()).collect();
    let today = instance.levels();
    let works = instance.workable(&today, 0);
    let sets: Vec<u32> = (0..works.len() as u32).filter(|set| works[*set as usize]).collect();
    for ended in [0, sets[sets.len() / 2], sets[sets.len() / 3]] {
        let levels = instance.after(&today, ended);
        let works = instance.workable(&levels, ended);
        let done: Vec<bool> = (0..instance.items.len()).map(|at| ended >> at & 1 == 1).collect();
        for wanted in (0..instance.items.len()).filter(|at| !done[*at]) {
            let found = closure(&rules, wanted, &levels, &done, &costs, &world.ids());
            let set = found.as_ref().map(|found| set_of(&found.order));
            assert_eq!(set, instance.cheapest(wanted, &works), "seed {}: {wanted} after {ended:b} of {instance:#?}", world.seed);
            let Some(found) = found else { continue };
            // Costs are kept as twice the middle.
            assert_eq!(found.cost * 2.0, f64::from(instance.cost(set.unwrap())), "seed {}", world.seed);
            assert_workable_order(world, &found.order, ended);
        }
    }
}

fn assert_workable_order(world: &World, order: &[usize], ended: u32) {
    let instance = &world.instance;
    let mut done = ended;
    for at in order {
        let levels = instance.after(&instance.levels(), done);
        assert_eq!(done >> at & 1, 0, "seed {}: {at} twice", world.seed);
        assert!(instance.can_start(*at, &levels, done), "seed {}: {at} cannot start after {done:b} in {order:?}", world.seed);
        done |= 1 << at;
    }
}

#[test]
fn the_ranking_is_that_of_the_brute_force() {
    let ranks = std::cell::Cell::new(0);
    on_all(|world| {
        let found = rank_of(world);
        let value = |set: u32| world.objective(set, true);
        let mut ended = 0;
        for rank in &found.ranks {
            let best = best(world, ended, &value).unwrap_or_else(|| panic!("seed {}: a rank too many", world.seed));
            assert_eq!((rank.intervention, set_of(&rank.closure)), best, "seed {} after {ended:b}: {:#?}", world.seed, world.instance);
            ended |= best.1;
            ranks.set(ranks.get() + 1);
        }
        assert_eq!(best(world, ended, &value), None, "seed {}: the ranking stops too early", world.seed);
    });
    assert!(ranks.get() > 200, "only {} ranks in all", ranks.get());
}

/// The intervention and the closure with the greatest benefit for its cost: cost 0 first, ties by benefit, then id.
fn best(world: &World, ended: u32, value: &impl Fn(u32) -> f64) -> Option<(usize, u32)> {
    let instance = &world.instance;
    let works = instance.workable(&instance.after(&instance.levels(), ended), ended);
    let before = value(ended);
    let mut all: Vec<(usize, u32, f64, f64)> = Vec::new();
    for at in (0..instance.items.len()).filter(|at| ended >> at & 1 == 0) {
        let Some(set) = instance.cheapest(at, &works) else { continue };
        let benefit = value(ended | set) - before;
        if benefit > EQUAL {
            all.push((at, set, benefit, f64::from(instance.cost(set)) / 2.0));
        }
    }
    all.sort_by(|a, b| {
        let same = |a: f64, b: f64| (a - b).abs() <= EQUAL * a.abs().max(b.abs());
        let (ratio_a, ratio_b) = (a.2 / a.3, b.2 / b.3);
        let by_cost = match (a.3 == 0.0, b.3 == 0.0) {
            (false, false) if !same(ratio_a, ratio_b) => ratio_b.total_cmp(&ratio_a),
            (free_a, free_b) => free_b.cmp(&free_a),
        };
        let by_benefit = if (a.2 - b.2).abs() <= EQUAL { std::cmp::Ordering::Equal } else { b.2.total_cmp(&a.2) };
        by_cost.then(by_benefit).then_with(|| instance.items[a.0].id.cmp(&instance.items[b.0].id))
    });
    all.first().map(|(at, set, _, _)| (*at, *set))
}

#[test]
fn benefits_add_up_and_every_rank_can_start() {
    on_all(|world| {
        let found = rank_of(world);
        let mut ended = 0;
        for rank in &found.ranks {
            let seed = world.seed;
            assert_workable_order(world, &rank.closure, ended);
            assert_eq!(set_of(&rank.closure) & ended, 0, "seed {seed}: ranked twice");
            assert!(rank.closure.contains(&rank.intervention), "seed {seed}");
            assert!(rank.benefit > EQUAL, "seed {seed}: a benefit of {}", rank.benefit);
            let (middle, cost) = (rank.cost.middle() * 2.0, f64::from(world.instance.cost(set_of(&rank.closure))));
            assert!((middle - cost).abs() < 1e-9, "seed {seed}: costs {middle}, not {cost}");
            ended |= set_of(&rank.closure);
        }
        let sum: f64 = found.ranks.iter().map(|rank| rank.benefit).sum();
        let (end, today) = (world.objective(ended, true), world.objective(0, true));
        assert!((found.today[0] - today).abs() < 1e-12, "seed {}", world.seed);
        assert!((sum - (end - today)).abs() < 1e-9, "seed {}: {sum} is not {end} − {today}", world.seed);
        assert!((0.0..=1.0 + 1e-12).contains(&today) && (0.0..=1.0 + 1e-12).contains(&end), "seed {}", world.seed);
        // The claimed reading adds up as well.
        let sum: f64 = found.ranks.iter().map(|rank| rank.benefit_claimed).sum();
        let (end, today) = (world.objective(ended, false), world.objective(0, false));
        assert!((found.today[1] - today).abs() < 1e-12, "seed {}", world.seed);
        assert!((sum - (end - today)).abs() < 1e-9, "seed {}: claimed, {sum} is not {end} − {today}", world.seed);
    });
}

#[test]
fn everything_is_listed_once() {
    on_all(|world| {
        let found = rank_of(world);
        let mut listed: Vec<usize> = found.ranks.iter().flat_map(|rank| rank.closure.iter().copied()).collect();
        listed.extend(found.look_first.iter().map(|look| look.intervention));
        listed.extend(&found.nothing_to_add);
        listed.extend(&found.cannot_start);
        listed.sort_unstable();
        let all: Vec<usize> = (0..world.instance.items.len()).collect();
        assert_eq!(listed, all, "seed {}", world.seed);
    });
}

#[test]
fn the_same_twice() {
    on_all(|world| {
        assert_eq!(format!("{:?}", rank_of(world)), format!("{:?}", rank_of(world)), "seed {}", world.seed);
    });
}
