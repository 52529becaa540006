//! The best set within a budget against a brute force over all subsets, and what must hold of any plan.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

#[path = "ranking/brute.rs"]
#[allow(dead_code)] // the ranking asks more of it
mod brute;
#[path = "ranking/world.rs"]
#[allow(dead_code)]
mod world;

use brute::set_of;
use capgap::library::StartRules;
use capgap::model::ThreatProfile;
use capgap::plan::{Ask, Budgeted, Objective, Proof, Schedule, Stop, Timing, Unfit, best_within, runner_up, schedule};
use common::random::Random;
use std::collections::BTreeMap;
use world::World;

/// What stands ready to be asked.
struct Desk<'w> {
    world: &'w World,
    objective: Objective,
    rules: StartRules,
    costs: Vec<f64>,
    works: Vec<bool>,
}

impl<'w> Desk<'w> {
    fn new(world: &'w World) -> Self {
        let library = &world.scored.library;
        Self {
            world,
            objective: Objective::new(library, &world.scored.assessment, None::<&ThreatProfile>),
            rules: StartRules::of(library),
            costs: library.interventions.iter().map(|intervention| intervention.cost.medium.middle()).collect(),
            works: world.instance.workable(&world.instance.levels(), 0),
        }
    }

    fn ask(&self, budget: f64) -> Ask<'_> {
        Ask {
            library: &self.world.scored.library,
            assessment: &self.world.scored.assessment,
            objective: &self.objective,
            rules: &self.rules,
            costs: &self.costs,
            budget,
            mandatory: Vec::new(),
            excluded: Vec::new(),
            ended: Vec::new(),
            most_steps: 1_000_000,
            stop: Stop::NEVER,
        }
    }

    fn cost(&self, set: u32) -> f64 {
        f64::from(self.world.instance.cost(set)) / 2.0
    }

    /// The best workable set within the budget that keeps the wishes: the greatest J, then the lowest cost, the fewest, the first by ids.
    fn best(&self, ask: &Ask<'_>) -> Option<u32> {
        let (must, never) = (set_of(&ask.mandatory), set_of(&ask.excluded));
        let sets = (0..self.works.len() as u32).filter(|set| self.works[*set as usize] && set & must == must && set & never == 0);
        let valued: Vec<(f64, u32)> =
            sets.filter(|set| self.cost(*set) <= ask.budget + 1e-9).map(|set| (self.world.objective(set, true), set)).collect();
        let most = valued.iter().map(|(value, _)| *value).fold(f64::NEG_INFINITY, f64::max);
        let ranks = self.world.ids();
        let alike = valued.into_iter().filter(|(value, _)| *value >= most - 1e-9).map(|(_, set)| set);
        alike.min_by_key(|set| {
            let mut ids: Vec<usize> = self.world.instance.members(*set).map(|at| ranks[at]).collect();
            ids.sort_unstable();
            (self.world.instance.cost(*set), set.count_ones(), ids)
        })
    }

    fn check(&self, ask: &Ask<'_>, found: &Result<Budgeted, Unfit>) {
        let (seed, instance) = (self.world.seed, &self.world.instance);
        let wanted = self.best(ask);
        let Ok(found) = found else {
            assert_eq!(wanted, None, "seed {seed}: {found:?} within {} of {instance:#?}", ask.budget);
            return;
        };
        assert_eq!(found.proof, Proof::Optimal, "seed {seed}");
        let set = set_of(&found.order);
        assert_eq!(Some(set), wanted, "seed {seed}: {set:b} not {wanted:?} within {} of {instance:#?}", ask.budget);
        let mut done = 0;
        for at in &found.order {
            assert!(instance.can_start(*at, &instance.after(&instance.levels(), done), done), "seed {seed}: {at} cannot start");
            done |= 1 << at;
        }
        assert!((found.cost - self.cost(set)).abs() < 1e-9, "seed {seed}");
        assert!((found.before - self.world.objective(0, true)).abs() < 1e-12, "seed {seed}");
        assert!((found.after - self.world.objective(set, true)).abs() < 1e-12, "seed {seed}");
    }
}

fn budgets(desk: &Desk<'_>, random: &mut Random) -> Vec<f64> {
    let all: f64 = desk.costs.iter().sum();
    vec![0.0, all, (all * random.share()).floor(), (all * 0.4).round()]
}

#[test]
fn the_optimum_is_that_of_the_brute_force() {
    let mut tried = 0;
    for world in (0..320).filter_map(World::new) {
        let desk = Desk::new(&world);
        let mut random = Random::new(world.seed + 7_000);
        for budget in budgets(&desk, &mut random) {
            let mut ask = desk.ask(budget);
            desk.check(&ask, &best_within(&ask));
            let count = world.instance.items.len();
            ask.mandatory = vec![random.below(count)];
            if random.chance(50) {
                ask.excluded = vec![random.below(count)];
                ask.excluded.retain(|at| !ask.mandatory.contains(at));
            }
            desk.check(&ask, &best_within(&ask));
            tried += 2;
        }
    }
    assert!(tried > 1_000, "only {tried}");
}

#[test]
fn larger_instances_too() {
    let mut tried = 0;
    let mut most = 0;
    for world in (1_000..1_040).filter_map(|seed| World::of(seed, 14)) {
        let desk = Desk::new(&world);
        let mut random = Random::new(world.seed + 7_000);
        for budget in budgets(&desk, &mut random) {
            let ask = desk.ask(budget);
            desk.check(&ask, &best_within(&ask));
            tried += 1;
        }
        most = most.max(world.instance.items.len());
    }
    assert!(tried > 60 && most == 14, "only {tried} of up to {most}");
}

#[test]
fn nothing_stands_on_a_circle() {
    let (mut tried, mut broken) = (0, 0);
    for world in (2_000..2_260).filter_map(|seed| World::circular(seed, 11)) {
        let desk = Desk::new(&world);
        let mut random = Random::new(world.seed + 7_000);
        for budget in budgets(&desk, &mut random) {
            let ask = desk.ask(budget);
            let found = best_within(&ask);
            desk.check(&ask, &found);
            let chosen = found.map_or(0, |found| set_of(&found.order));
            // What would be best if nothing had to start before it can.
            let free = (0..desk.works.len() as u32).filter(|set| desk.cost(*set) <= budget + 1e-9).map(|set| world.objective(set, true));
            broken += usize::from(free.fold(0.0, f64::max) > world.objective(chosen, true) + 1e-9);
            tried += 1;
        }
    }
    assert!(tried > 300 && broken > 40, "only {tried}, of which {broken} where the order counts");
}

#[test]
fn another_intervention_never_lowers_the_optimum() {
    let mut tried = 0;
    for world in (700..740).filter_map(World::new) {
        let desk = Desk::new(&world);
        let mut ask = desk.ask(desk.costs.iter().sum::<f64>() * 0.5);
        let all = best_within(&ask).expect("nothing is asked for").after;
        for without in 0..desk.costs.len() {
            ask.excluded = vec![without];
            let less = best_within(&ask).expect("nothing is asked for").after;
            assert!(less <= all + 1e-9, "seed {}: {less} without {without}, {all} with it", world.seed);
            tried += 1;
        }
    }
    assert!(tried > 60, "only {tried}");
}

#[test]
fn neither_the_order_of_the_file_nor_threads_change_the_optimum() {
    let mut tried = 0;
    for seed in 800..840 {
        let (Some(world), Some(other)) = (World::of(seed, 9), World::shuffled(seed, 9)) else { continue };
        let (desk, shuffled) = (Desk::new(&world), Desk::new(&other));
        for share in [0.3, 0.6] {
            let budget = desk.costs.iter().sum::<f64>() * share;
            let ids = |world: &World, found: &Budgeted| {
                let mut ids: Vec<String> = found.order.iter().map(|at| world.instance.items[*at].id.clone()).collect();
                ids.sort();
                ids
            };
            let first = best_within(&desk.ask(budget)).expect("nothing is asked for");
            let second = best_within(&shuffled.ask(budget)).expect("nothing is asked for");
            assert_eq!(ids(&world, &first), ids(&other, &second), "seed {seed}");
            assert!((first.after - second.after).abs() < 1e-12 && (first.cost - second.cost).abs() < 1e-9, "seed {seed}");
            std::thread::scope(|scope| {
                let at_once: Vec<_> = (0..3).map(|_| scope.spawn(|| best_within(&desk.ask(budget)))).collect();
                for found in at_once {
                    assert_eq!(found.join().unwrap().as_ref(), Ok(&first), "seed {seed}");
                }
            });
            tried += 1;
        }
    }
    assert!(tried > 30, "only {tried}");
}

#[test]
fn more_budget_never_lowers_the_value() {
    for world in (300..380).filter_map(World::new) {
        let desk = Desk::new(&world);
        let all: f64 = desk.costs.iter().sum();
        let mut least = 0.0;
        for tenth in 0..=10 {
            let found = best_within(&desk.ask(all * f64::from(tenth) / 10.0)).expect("nothing is asked for");
            assert!(found.after >= least - 1e-9, "seed {}", world.seed);
            least = found.after;
        }
    }
}

#[test]
fn the_runner_up_differs_and_is_no_better() {
    let mut seen = 0;
    for world in (400..460).filter_map(World::new) {
        let desk = Desk::new(&world);
        let ask = desk.ask(desk.costs.iter().sum::<f64>() * 0.5);
        let best = best_within(&ask).expect("nothing is asked for");
        let Some(second) = runner_up(&ask, &best.order) else { continue };
        seen += 1;
        let (first, other) = (set_of(&best.order), set_of(&second.order));
        assert_ne!(other & !first, 0, "seed {}", world.seed);
        assert!(second.after <= best.after + 1e-9, "seed {}", world.seed);
        let sets = (0..desk.works.len() as u32)
            .filter(|set| desk.works[*set as usize] && set & !first != 0 && desk.cost(*set) <= ask.budget + 1e-9);
        let most = sets.map(|set| world.objective(set, true)).fold(f64::NEG_INFINITY, f64::max);
        assert!((second.after - most).abs() < 1e-9, "seed {}: {} is not {most}", world.seed, second.after);
    }
    assert!(seen > 20, "only {seen}");
}

#[test]
fn few_steps_give_a_plan_and_say_how_far_it_may_be() {
    let mut between = 0;
    for world in (500..540).filter_map(World::new).chain((2_500..2_540).filter_map(|seed| World::circular(seed, 13))) {
        let desk = Desk::new(&world);
        let mut ask = desk.ask(desk.costs.iter().sum::<f64>() * 0.4);
        let best = best_within(&ask).expect("nothing is asked for");
        for most_steps in [0, 1, 2, 3, 5, 8, 13, 21] {
            ask.most_steps = most_steps;
            let found = best_within(&ask).expect("nothing is asked for");
            assert!(found.after <= best.after + 1e-9 && found.cost <= ask.budget + 1e-9, "seed {}", world.seed);
            match found.proof {
                Proof::Optimal => assert!((found.after - best.after).abs() < 1e-9, "seed {}", world.seed),
                Proof::AtMost(bound) => {
                    assert!(bound >= best.after - best.before - 1e-7, "seed {}: {bound}", world.seed);
                    assert!(bound >= found.after - found.before - 1e-12, "seed {}: {bound} is less than it adds", world.seed);
                    between += 1;
                }
                Proof::Unproven => assert_eq!(most_steps, 0, "seed {}", world.seed),
            }
        }
    }
    assert!(between > 20, "only {between} were cut short");
}

/// A schedule of what the optimum chose, with months and limits at random.
fn scheduled(world: &World, random: &mut Random, check: impl Fn(&Timing<'_>, &Schedule, &[usize])) {
    let desk = Desk::new(world);
    let best = best_within(&desk.ask(desk.costs.iter().sum::<f64>() * 0.7)).expect("nothing is asked for");
    let months: Vec<u16> = desk.costs.iter().map(|_| random.between(1, 30) as u16).collect();
    let yearly = if random.chance(50) { vec![10.0 + 40.0 * random.share(), 60.0] } else { Vec::new() };
    let levels = world.instance.levels();
    let ended = vec![false; months.len()];
    let timing = Timing {
        rules: &desk.rules,
        levels: &levels,
        ended: &ended,
        months: &months,
        costs: &desk.costs,
        parallel: random.between(1, 3),
        yearly: &yearly,
        fixed: &BTreeMap::new(),
    };
    check(&timing, &schedule(&timing, &best.order), &best.order);
}

#[test]
fn schedules_keep_order_number_and_money() {
    let mut seen = 0;
    for world in (600..700).filter_map(World::new) {
        let mut random = Random::new(world.seed);
        scheduled(&world, &mut random, |timing, found, set| {
            let seed = world.seed;
            assert_eq!(found.items.len() + found.without_place.len(), set.len(), "seed {seed}");
            assert!(!timing.yearly.is_empty() || found.without_place.is_empty(), "seed {seed}: {found:?}");
            for item in &found.items {
                let before = found.items.iter().filter(|other| other.end <= item.start).fold(0, |set, other| set | 1 << other.intervention);
                let levels = world.instance.after(timing.levels, before);
                assert!(world.instance.can_start(item.intervention, &levels, before), "seed {seed}: {item:?} in {found:?}");
                let together = found.items.iter().filter(|other| other.start <= item.start && other.end > item.start).count();
                assert!(together <= timing.parallel, "seed {seed}: {together} at a time");
                assert_eq!(item.end - item.start, i32::from(timing.months[item.intervention]), "seed {seed}");
            }
            let cost: f64 = found.items.iter().map(|item| timing.costs[item.intervention]).sum();
            assert!((found.spending.iter().sum::<f64>() - cost).abs() < 1e-6, "seed {seed}: {found:?}");
            for (year, spent) in found.spending.iter().enumerate() {
                let limit = timing.yearly.get(year).or(timing.yearly.last()).copied().unwrap_or(f64::INFINITY);
                assert!(*spent <= limit + 1e-6, "seed {seed}: {spent} in year {year}");
            }
        });
        seen += 1;
    }
    assert!(seen > 40, "only {seen}");
}
