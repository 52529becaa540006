//! One budget over several small random States, against a brute force over all joint choices, and what must hold of any portfolio.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

#[path = "ranking/brute.rs"]
#[allow(dead_code)] // the ranking asks more of it
mod brute;
#[path = "ranking/world.rs"]
#[allow(dead_code)]
mod world;

use brute::{Instance, set_of};
use capgap::library::Library;
use capgap::model::StateSize;
use capgap::plan::{Floor, NotMade, Portfolio, PortfolioState, PortfolioWishes, Proof, Stop, Wishes, fund, portfolio};
use common::random::Random;
use world::World;

/// Several States on the same definitions: an instance of its own each, but for the answers.
struct Group {
    seed: u64,
    library: Library,
    worlds: Vec<World>,
    sizes: Vec<StateSize>,
}

const SIZES: [StateSize; 3] = [StateSize::Small, StateSize::Medium, StateSize::Large];

impl Group {
    /// None where no instance of the seed works.
    fn of(seed: u64, states: usize, most: usize) -> Option<Self> {
        let mut random = Random::new(seed);
        let instance = Instance::random(&mut random, most);
        let case = instance.case(&mut random);
        let nothing = vec![Some(0); instance.tops.len()];
        // Where some intervention can never start, the definitions are refused.
        if !*instance.workable(&nothing, 0).last()? {
            return None;
        }
        let state = |_| {
            let answers = instance.tops.iter().map(|top| random.between(0, usize::from(*top) / 2).to_string()).collect();
            let instance = Instance { answers, ..instance.clone() };
            World { seed, scored: instance.score(&case), instance }
        };
        let worlds: Vec<World> = (0..states).map(state).collect();
        let mut library = worlds.first()?.scored.library.clone();
        for intervention in &mut library.interventions {
            intervention.regional = random.chance(60).then(|| random.between(2, 3) as u16);
            // Costs that differ by size, so that the greatest of those who join counts.
            intervention.cost.small = intervention.cost.medium;
            intervention.cost.large = intervention.cost.medium;
            intervention.cost.large.high += 2.0 * random.between(0, 9) as f64;
            intervention.cost.small.low *= 0.5;
            intervention.cost.small.high *= 0.5;
        }
        let sizes = worlds.iter().map(|_| SIZES[random.below(3)]).collect();
        Some(Self { seed, library, worlds, sizes })
    }

    fn states(&self) -> Vec<PortfolioState<'_>> {
        let states = self.worlds.iter().zip(&self.sizes);
        states.map(|(world, size)| PortfolioState { assessment: &world.scored.assessment, threats: None, size: *size }).collect()
    }

    fn portfolio(&self, wishes: &PortfolioWishes) -> Portfolio {
        portfolio(&self.library, &self.states(), wishes, Stop::NEVER, &|_, _| ()).expect("nothing is asked for that there is not")
    }

    fn cost(&self, state: usize, at: usize) -> f64 {
        self.library.interventions[at].cost.of(self.sizes[state]).middle()
    }

    /// What joint sets cost: for each intervention the cheapest of all ways to split those who take it into groups, of which each costs as
    /// much as its dearest member.
    fn joint_cost(&self, sets: &[u32]) -> f64 {
        let served = |at: usize| {
            let members: Vec<usize> = (0..sets.len()).filter(|state| sets[*state] >> at & 1 == 1).collect();
            let most = self.library.interventions[at].regional.map_or(1, usize::from);
            cheapest_split(&members, most, &|group| group.iter().map(|state| self.cost(*state, at)).fold(0.0, f64::max))
        };
        (0..self.library.interventions.len()).map(served).sum()
    }

    /// The greatest sum of J of all workable joint choices within the budget in which every State comes to its least J.
    fn best(&self, budget: f64, least: &[f64]) -> f64 {
        let options: Vec<Vec<(u32, f64)>> = self
            .worlds
            .iter()
            .zip(least)
            .map(|(world, least)| {
                let works = world.instance.workable(&world.instance.levels(), 0);
                let sets = (0..works.len() as u32).filter(|set| works[*set as usize]);
                sets.map(|set| (set, world.objective(set, true))).filter(|(_, value)| *value >= least - 1e-9).collect()
            })
            .collect();
        let mut best = f64::NEG_INFINITY;
        let mut sets = vec![0; options.len()];
        self.walk(&options, 0, 0.0, budget, &mut sets, &mut best);
        best
    }

    fn walk(&self, options: &[Vec<(u32, f64)>], at: usize, value: f64, budget: f64, sets: &mut Vec<u32>, best: &mut f64) {
        if at == options.len() {
            if value > *best && self.joint_cost(sets) <= budget + 1e-9 {
                *best = value;
            }
            return;
        }
        for (set, own) in &options[at] {
            sets[at] = *set;
            self.walk(options, at + 1, value + own, budget, sets, best);
        }
    }

    fn all(&self) -> f64 {
        (0..self.worlds.len()).flat_map(|state| (0..self.library.interventions.len()).map(move |at| self.cost(state, at))).sum()
    }
}

/// The cheapest way to put members into groups of at most so many.
fn cheapest_split(members: &[usize], most: usize, cost: &dyn Fn(&[usize]) -> f64) -> f64 {
    let Some((first, rest)) = members.split_first() else { return 0.0 };
    (0..1_usize << rest.len())
        .filter(|with| (with.count_ones() as usize) < most)
        .map(|with| {
            let (inside, outside): (Vec<usize>, Vec<usize>) = (0..rest.len()).partition(|at| with >> at & 1 == 1);
            let group: Vec<usize> = std::iter::once(*first).chain(inside.iter().map(|at| rest[*at])).collect();
            let others: Vec<usize> = outside.iter().map(|at| rest[*at]).collect();
            cost(&group) + cheapest_split(&others, most, cost)
        })
        .fold(f64::INFINITY, f64::min)
}

fn wishes(budget: f64) -> PortfolioWishes {
    PortfolioWishes { budget, ladder: Vec::new(), floor: None, excluded: Vec::new(), most_steps: 100_000, rounds: 25, threads: 1 }
}

/// Sets of a portfolio as bits, checked for order, money and floors on the way.
fn checked(group: &Group, made: &Portfolio, wishes: &PortfolioWishes) -> Vec<u32> {
    let seed = group.seed;
    let mut sets = Vec::new();
    for (world, share) in group.worlds.iter().zip(&made.shares) {
        let order: Vec<usize> = share.ranks.iter().map(|rank| rank.intervention).collect();
        let mut done = 0;
        for at in &order {
            assert!(
                world.instance.can_start(*at, &world.instance.after(&world.instance.levels(), done), done),
                "seed {seed}: {at} cannot start"
            );
            done |= 1 << at;
        }
        assert!(!order.iter().any(|at| wishes.excluded.contains(at)), "seed {seed}");
        assert!((share.before[0] - world.objective(0, true)).abs() < 1e-9, "seed {seed}");
        assert!((share.after[0] - world.objective(set_of(&order), true)).abs() < 1e-9, "seed {seed}");
        assert!(share.floor.is_none_or(|floor| share.after[0] - share.before[0] >= floor - 2e-9), "seed {seed}: the floor");
        sets.push(set_of(&order));
    }
    let cost = group.joint_cost(&sets);
    assert!((cost - made.cost.middle()).abs() < 1e-6, "seed {seed}: {cost} is not {:?}", made.cost);
    assert!(cost <= wishes.budget + 1e-6, "seed {seed}: {cost} of {}", wishes.budget);
    let money: f64 = made.shares.iter().map(|share| share.money).sum();
    assert!((money - cost).abs() < 1e-6, "seed {seed}: all shares are all the money");
    for delivery in &made.deliveries {
        let most = group.library.interventions[delivery.intervention].regional.map_or(1, usize::from);
        assert!((1..=most).contains(&delivery.states.len()), "seed {seed}: {delivery:?}");
    }
    let mean: f64 = made.shares.iter().map(|share| share.after[0] - share.before[0]).sum::<f64>() / made.shares.len() as f64;
    assert!((mean - made.benefit).abs() < 1e-9, "seed {seed}");
    sets
}

#[test]
fn the_choice_is_never_above_the_optimum_and_the_bound_never_below_it() {
    let (mut tried, mut met, mut proven, mut worst) = (0, 0, 0, 0.0_f64);
    for seed in 0..60 {
        let Some(group) = Group::of(seed, 2 + (seed % 2) as usize, 5) else { continue };
        let mut random = Random::new(seed + 9_000);
        for part in [0.15, 0.3 + 0.4 * random.share()] {
            let mut wishes = wishes((group.all() * part).round());
            let mut least = vec![0.0; group.worlds.len()];
            if random.chance(40) {
                let share = [0.5, 0.8, 1.0][random.below(3)];
                wishes.floor = Some(Floor::OfEqualShare(share));
            }
            let made = group.portfolio(&wishes);
            checked(&group, &made, &wishes);
            for (at, share) in made.shares.iter().enumerate() {
                if let Some(Floor::OfEqualShare(part)) = wishes.floor {
                    assert!((share.floor.unwrap() - part * share.alone).abs() < 1e-9, "seed {seed}");
                    least[at] = share.before[0] + share.floor.unwrap();
                }
            }
            let states = group.worlds.len() as f64;
            let before: f64 = made.shares.iter().map(|share| share.before[0]).sum();
            let best = (group.best(wishes.budget, &least) - before) / states;
            assert!(made.benefit <= best + 1e-9, "seed {seed}: {} is above {best}", made.benefit);
            match made.proof {
                Proof::Optimal => {
                    proven += 1;
                    assert!((made.benefit - best).abs() < 2e-9, "seed {seed}: {} is not {best}", made.benefit);
                }
                Proof::AtMost(bound) => assert!(bound >= best - 1e-9, "seed {seed}: {bound} is below {best}"),
                Proof::Unproven => panic!("seed {seed}: these trees are means and sums"),
            }
            if let Some(without) = &made.without_floor {
                assert!(without.benefit >= made.benefit - 1e-9, "seed {seed}: a floor adds nothing");
            }
            tried += 1;
            met += usize::from(made.benefit >= best - 1e-9);
            worst = worst.max(best - made.benefit);
        }
    }
    println!("{tried} tried, {met} met the optimum, {proven} proven, worst {worst}");
    assert!(tried > 40 && met * 10 >= tried * 9 && proven > 0, "{met} of {tried}, {proven} proven, worst {worst}");
}

#[test]
fn one_state_alone_has_its_own_plan() {
    let mut tried = 0;
    for seed in 100..140 {
        let Some(group) = Group::of(seed, 1, 7) else { continue };
        let wishes = wishes((group.all() * 0.4).round());
        let made = group.portfolio(&wishes);
        checked(&group, &made, &wishes);
        let own = Wishes { budget: wishes.budget, parallel: 3, most_steps: 100_000, ..Wishes::default() };
        let plan = fund(&group.library, &group.worlds[0].scored.assessment, None, group.sizes[0], &own).expect("nothing must be in it");
        assert!((plan.after[0] - made.shares[0].after[0]).abs() < 1e-9, "seed {seed}");
        assert_eq!(made.proof, Proof::Optimal, "seed {seed}");
        let sorted = |order: Vec<usize>| set_of(&order);
        let chosen = made.shares[0].ranks.iter().map(|rank| rank.intervention).collect();
        assert_eq!(sorted(plan.order), sorted(chosen), "seed {seed}");
        tried += 1;
    }
    assert!(tried > 15, "only {tried}");
}

#[test]
fn more_money_in_one_call_buys_no_less_and_nothing_depends_on_threads() {
    let mut tried = 0;
    for seed in 200..225 {
        let Some(group) = Group::of(seed, 3, 6) else { continue };
        let all = group.all();
        let mut wishes = wishes((all * 0.3).round());
        wishes.ladder = [0.6, 0.1, 0.2, 1.0].map(|part| (all * part).round()).to_vec();
        let made = group.portfolio(&wishes);
        checked(&group, &made, &wishes);
        let mut rungs: Vec<(f64, f64)> = made.ladder.iter().map(|rung| (rung.budget, rung.benefit)).collect();
        rungs.push((wishes.budget, made.benefit));
        rungs.sort_by(|one, other| one.0.total_cmp(&other.0));
        assert!(rungs.is_sorted_by(|one, other| one.1 <= other.1 + 1e-9), "seed {seed}: {rungs:?}");
        assert!(made.ladder.iter().all(|rung| rung.cost <= rung.budget + 1e-6), "seed {seed}");
        assert_eq!(made, group.portfolio(&PortfolioWishes { threads: 3, ..wishes.clone() }), "seed {seed}");
        tried += 1;
    }
    assert!(tried > 8, "only {tried}");
}

#[test]
fn a_floor_of_money_that_is_not_there_is_refused() {
    let group = (300..).find_map(|seed| Group::of(seed, 3, 5)).expect("an instance");
    let budget = (group.all() * 0.3).round();
    let mut wishes = wishes(budget);
    wishes.floor = Some(Floor::OfMoney(budget / 2.0));
    assert!(portfolio(&group.library, &group.states(), &wishes, Stop::NEVER, &|_, _| ()).is_err());
    wishes.floor = Some(Floor::OfMoney(budget / 4.0));
    let made = group.portfolio(&wishes);
    checked(&group, &made, &wishes);
    assert!(portfolio(&group.library, &[], &wishes, Stop::NEVER, &|_, _| ()).is_err());
}

/// Stopped at any look, what there is keeps all rules, its bound holds, and what is left out is told.
#[test]
fn whenever_it_is_stopped_the_best_so_far_is_whole() {
    use std::sync::atomic::{AtomicU32, Ordering};
    let (mut tried, mut cut, mut better) = (0, 0, 0);
    for seed in 400..420 {
        let Some(group) = Group::of(seed, 3, 5) else { continue };
        let mut wishes = wishes((group.all() * 0.3).round());
        wishes.ladder = [0.2, 0.6].map(|part| (group.all() * part).round()).to_vec();
        wishes.floor = (seed % 2 == 0).then_some(Floor::OfEqualShare(0.7));
        let whole = group.portfolio(&wishes);
        let least = whole.shares.iter().map(|share| share.before[0] + share.floor.unwrap_or(0.0)).collect::<Vec<f64>>();
        let before: f64 = whole.shares.iter().map(|share| share.before[0]).sum();
        let best = (group.best(wishes.budget, &least) - before) / 3.0;
        for looks in [0, 1, 2, 5, 12, 40, 100, 400, 100_000] {
            let seen = AtomicU32::new(0);
            let stops = || seen.fetch_add(1, Ordering::Relaxed) >= looks;
            let made = portfolio(&group.library, &group.states(), &wishes, Stop::when(&stops), &|_, _| ()).expect("there is always one");
            checked(&group, &made, &wishes);
            match made.proof {
                Proof::Optimal => assert!(wishes.floor.is_some() || (made.benefit - best).abs() < 2e-9, "seed {seed}, {looks} looks"),
                // A floor that was found in a hurry may be lower than the one that the brute force keeps.
                Proof::AtMost(bound) => assert!(bound >= best - 1e-9, "seed {seed}, {looks} looks: {bound} is below {best}"),
                Proof::Unproven => {}
            }
            let reached = made.ladder.len() + made.not_made.len() + usize::from(made.next.is_some() && made.ladder.len() > 2);
            assert_eq!(reached, 2, "seed {seed}, {looks} looks: {made:?}");
            assert!(made.not_made.iter().all(|(_, why)| *why == NotMade::Stopped));
            cut += usize::from(!made.not_made.is_empty());
            better += usize::from(made.benefit > 0.0);
            if looks == 100_000 {
                assert_eq!(made, whole, "seed {seed}: nothing stopped it");
            }
        }
        tried += 1;
    }
    assert!(tried > 5 && cut > tried && better > cut, "{tried} tried, {cut} cut, {better} with something in it");
}

/// Runs the command on the small definitions of the fixtures.
fn told(arguments: &[&str]) -> (i32, String, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_capgap"));
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/portfolio"));
    command.args(["portfolio", "--without-built-in", "-d", "coast.toml"]).args(arguments);
    let output = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

fn figures(arguments: &[&str]) -> serde_json::Value {
    let (exit, output, errors) = told(&[arguments, &["-f", "json"]].concat());
    assert_eq!((exit, errors.as_str()), (0, ""), "{output}");
    serde_json::from_str(&output).expect("JSON")
}

/// Reckoned by hand. Each step of a State adds 1/6 of its J, so 1/18 of the mean. In thousands: the drill for Arvenna and Belmora together
/// costs 45 (the range of the larger one) and adds two steps; each law 60 for two steps; the course for both 60 for two. 225 pays for all
/// four, which are the best for their cost, so nothing can be better; 200 leaves out the course or a law.
#[test]
fn a_portfolio_by_hand() {
    let made = figures(&["answers", "--budget", "225k,200k"]);
    let close = |value: &serde_json::Value, wanted: f64| (value.as_f64().expect("a number") - wanted).abs() < 1e-9;
    assert!(close(&made["benefit"], 8.0 / 18.0), "{made:#}");
    assert_eq!(made["proof"]["word"], "optimal", "{made:#}");
    assert!(close(&made["cost"]["middle"], 225_000.0), "{made:#}");
    let shared: Vec<_> = made["deliveries"].as_array().unwrap().iter().filter(|of| of["states"].as_array().unwrap().len() > 1).collect();
    let ids: Vec<&str> = shared.iter().map(|of| of["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["team-course", "joint-drill"]);
    assert!(shared.iter().all(|of| of["states"] == serde_json::json!(["XAA", "XAB"])), "{made:#}");
    assert!(close(&shared[1]["cost"]["middle"], 45_000.0) && close(&shared[1]["one_by_one"], 75_000.0), "{made:#}");
    assert!(close(&shared[1]["cost_a_state"], 22_500.0), "{made:#}");
    // Arvenna has the law alone, and half of the course and of the drill.
    assert!(close(&made["states"][0]["money"], 60_000.0 + 30_000.0 + 22_500.0), "{made:#}");
    assert!(close(&made["states"][0]["benefit"], 4.0 / 6.0), "{made:#}");
    // Of 75 Arvenna alone would take the law; Belmora the drill; Corvale the law.
    assert!(close(&made["states"][0]["benefit_alone"], 2.0 / 6.0), "{made:#}");
    assert!(close(&made["states"][1]["benefit_alone"], 1.0 / 6.0), "{made:#}");
    assert!(close(&made["ladder"][0]["benefit"], 6.0 / 18.0), "{made:#}");
}

#[test]
fn the_order_of_the_files_changes_nothing() {
    let one = told(&["answers/xaa.toml", "answers/xab.toml", "answers/xac.toml", "--budget", "180k", "--floor", "50"]);
    let other = told(&["answers/xac.toml", "answers/xab.toml", "answers/xaa.toml", "--budget", "180k", "--floor", "50", "--threads", "3"]);
    assert_eq!(one.0, 0, "{}", one.2);
    assert_eq!(one, other);
}

#[test]
fn files_that_are_wrong_or_of_one_state_twice_are_told() {
    let wrong = told(&["answers", "wrong/xad.toml", "wrong/none.toml", "--budget", "100k"]);
    assert_eq!(wrong.0, 3, "{}", wrong.2);
    assert!(wrong.1.is_empty() && wrong.2.contains("wrong/xad.toml") && wrong.2.contains("wrong/none.toml"), "{}", wrong.2);
    assert_eq!(told(&["answers", "wrong/xad.toml", "--budget", "100k"]).0, 1);
    let left_out = told(&["answers", "wrong/xad.toml", "--budget", "100k", "--keep-going", "--width", "200"]);
    assert_eq!(left_out.0, 1, "{}", left_out.2);
    assert!(left_out.1.contains("wrong/xad.toml") && left_out.1.contains("Corvale"), "{}", left_out.1);
    let later = told(&["answers", "wrong/xac-2025.toml", "--budget", "100k", "-f", "json"]);
    assert_eq!(later.0, 0, "{}", later.2);
    assert!(later.1.contains("\"replaced\": 1"), "{}", later.1);
    let (with, without) = (figures(&["answers", "--budget", "100k"]), serde_json::from_str::<serde_json::Value>(&later.1).unwrap());
    assert_eq!(with["states"], without["states"]);
    let same = told(&["answers", "wrong/xac-same-day.toml", "--budget", "100k"]);
    assert!(same.0 == 2 && same.2.contains("XAC"), "{}", same.2);
    assert_eq!(told(&["coast.toml", "--budget", "100k"]).0, 1);
    assert_eq!(told(&["answers", "--budget", "100k", "--each-at-least", "90k"]).0, 1);
    assert_eq!(told(&["answers", "--budget", "lots"]).0, 2);
    assert_eq!(told(&["answers", "--budget", "100k", "--currency", "EUR"]).0, 2);
}

#[test]
fn letters_stand_for_states_in_every_format() {
    for format in ["text", "html", "markdown", "json", "csv"] {
        let (exit, output, _) = told(&["answers", "wrong/xad.toml", "--budget", "120k", "--keep-going", "--anonymous", "-f", format]);
        assert_eq!(exit, 1);
        for name in ["Arvenna", "Belmora", "Corvale", "XAA", "XAB", "XAC", "xad.toml"] {
            assert!(!output.contains(name), "{name} in {format}");
        }
    }
}
