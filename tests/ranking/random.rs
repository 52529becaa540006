//! The program against the brute force.

use crate::brute::{Instance, set_of};
use crate::common::build::{Scored, errors, library_of};
use crate::common::random::Random;
use capgap::diagnostic::Code;
use capgap::library::StartRules;
use capgap::model::{Cap, Framework, FrameworkKind, NeedOf, Role, StateSize, ThreatProfile};
use capgap::plan::{Ranking, closure, rank};
use capgap::score::{EQUAL, LeafState, NodeScore, NodeState};

/// Instances that are made; some can never start as a whole and only check that this is found.
const INSTANCES: u64 = 350;

/// An instance with its figures.
struct World {
    seed: u64,
    instance: Instance,
    scored: Scored,
}

impl World {
    /// None where some intervention can never start; the library must then say so, and say nothing else.
    fn new(seed: u64) -> Option<Self> {
        let mut random = Random::new(seed);
        let instance = Instance::random(&mut random);
        let case = instance.case(&mut random);
        let nothing = vec![Some(0); instance.tops.len()];
        let works = instance.workable(&nothing, 0);
        if works[works.len() - 1] {
            return Some(Self { seed, scored: instance.score(&case), instance });
        }
        let files = case.files();
        let (_, findings) = library_of(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
        let wrong = errors(&findings);
        let codes: Vec<Code> = wrong.iter().map(|finding| finding.code).collect();
        assert!(!codes.is_empty() && codes.iter().all(|code| *code == Code::NeverStarts), "seed {seed}: {codes:?} for {instance:?}");
        None
    }

    fn rank(&self) -> Ranking {
        rank(&self.scored.library, &self.scored.assessment, None::<&ThreatProfile>, StateSize::Medium)
    }

    fn ids(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.instance.items.len()).collect();
        order.sort_by_key(|at| &self.instance.items[*at].id);
        let mut ranks = vec![0; order.len()];
        order.into_iter().enumerate().for_each(|(rank, at)| ranks[at] = rank);
        ranks
    }

    /// J after a set has ended, in the potential or the claimed reading, said once more for the two shapes of tree made here: a mean of
    /// elements, and a minimum of capped phases, which counts as their mean. Every lens that has a place weighs the same.
    fn objective(&self, set: u32, potential: bool) -> f64 {
        let leaves = &self.scored.assessment.leaves;
        let mut values: Vec<f64> =
            leaves.iter().map(|leaf| if potential { leaf.readings.potential } else { leaf.readings.claimed }).collect();
        for at in self.instance.members(set) {
            for (capability, _, to) in &self.instance.items[at].raises {
                values[*capability] = values[*capability].max(f64::from(*to) / f64::from(self.instance.tops[*capability]));
            }
        }
        let frameworks = self.scored.library.frameworks.iter().zip(&self.scored.assessment.frameworks);
        let of_plan = frameworks.filter(|(framework, _)| matches!(framework.kind, FrameworkKind::Norms | FrameworkKind::Scenario));
        let lenses: Vec<f64> = of_plan.filter_map(|(framework, scores)| self.lens(framework, scores, &values)).collect();
        if lenses.is_empty() { 0.0 } else { lenses.iter().sum::<f64>() / lenses.len() as f64 }
    }

    fn lens(&self, framework: &Framework, scores: &[NodeScore], values: &[f64]) -> Option<f64> {
        let has_place = |score: &NodeScore| !score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing);
        if !has_place(&scores[0]) {
            return None;
        }
        let mut below = Vec::new();
        for (node, _) in framework.nodes.iter().zip(scores).skip(1).filter(|(_, score)| has_place(score)) {
            let (mut sum, mut weights, mut cap) = (0.0, 0.0, f64::INFINITY);
            for need in &node.needs {
                let NeedOf::Capability(id) = &need.of else { panic!("only capabilities are made here") };
                let at = self.scored.library.capability(id).unwrap();
                if self.scored.assessment.leaves[at].state != LeafState::Scored {
                    continue;
                }
                let (top, target) = (f64::from(self.instance.tops[at]), f64::from(self.instance.targets[at]));
                sum += need.weight * values[at].min(target / top);
                weights += need.weight;
                if need.role == Role::Essential && node.cap == Cap::WeakestEssential && values[at] < target / top - EQUAL {
                    cap = cap.min(values[at] + 1.0 / top);
                }
            }
            below.push((sum / weights).min(cap));
        }
        // A root that is asked enough, over elements of which none is, has no value and so no place: the other lenses share its weight.
        (!below.is_empty()).then(|| below.iter().sum::<f64>() / below.len() as f64)
    }
}

fn on_all(property: impl Fn(&World)) -> usize {
    let worlds = (0..INSTANCES).filter_map(World::new);
    worlds.inspect(|world| property(world)).count()
}

#[test]
fn closures_are_the_cheapest_sets() {
    let tried = on_all(|world| {
        let rules = StartRules::of(&world.scored.library);
        let instance = &world.instance;
        let costs: Vec<f64> = world.scored.library.interventions.iter().map(|intervention| intervention.cost.medium.middle()).collect();
        // From today, and from where some workable set has ended.
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
    });
    assert!(tried > 150, "only {tried} instances can start");
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
        let found = world.rank();
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
        let found = world.rank();
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
        let found = world.rank();
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
        assert_eq!(format!("{:?}", world.rank()), format!("{:?}", world.rank()), "seed {}", world.seed);
    });
}
