//! The sequential ranking: the closure with the greatest benefit for its cost, then again from there.

use super::closure::Closure;
use super::list::{Ground, List};
use super::objective::{Lens, NodeValues, Objective, Position};
use super::reckoner::Reckoner;
use crate::library::{Library, StartRules};
use crate::model::{CostRange, StateSize, ThreatProfile};
use crate::score::{Assessment, EQUAL, LeafState, Reading};

/// Interventions in the order in which they are worth funding.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// J today in the potential and in the claimed reading.
    pub today: [f64; 2],
    /// J with every capability at its target.
    pub reachable: f64,
    /// The ranks, best first.
    pub ranks: Vec<Rank>,
    /// Interventions that have a benefit only where an open answer turns out low.
    pub look_first: Vec<LookFirst>,
    /// Interventions that add nothing: what they raise stands already, or has no target.
    pub nothing_to_add: Vec<usize>,
    /// Interventions that cannot be made to start from here.
    pub cannot_start: Vec<usize>,
}

/// One rank.
#[derive(Debug, Clone, PartialEq)]
pub struct Rank {
    /// The intervention that the closure is of.
    pub intervention: usize,
    /// Everything to fund with it, itself included, in an order in which each can start.
    pub closure: Vec<usize>,
    /// Cost of the closure.
    pub cost: CostRange,
    /// Running cost of the closure a year, afterwards.
    pub running_cost: CostRange,
    /// J after − J before, in the potential reading: certain.
    pub benefit: f64,
    /// The same in the claimed reading: up to.
    pub benefit_claimed: f64,
    /// What moves, greatest contribution first.
    pub moves: Vec<Move>,
    /// Phases that stay held by essentials that stand equally low.
    pub held: Vec<Held>,
}

/// A node that moves.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Position of the framework.
    pub framework: usize,
    /// Position of the node.
    pub node: usize,
    /// Value before and after, clipped at targets, in the potential reading.
    pub before: f64,
    /// Value after.
    pub after: f64,
    /// What it adds to J.
    pub contribution: f64,
}

/// A node that is held down by several essentials together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Position of the framework.
    pub framework: usize,
    /// Position of the node.
    pub node: usize,
    /// Positions of the capabilities that hold it.
    pub capabilities: Vec<usize>,
}

/// An intervention whose benefit hangs on an open answer.
#[derive(Debug, Clone, PartialEq)]
pub struct LookFirst {
    /// The intervention.
    pub intervention: usize,
    /// Benefit in the claimed reading: if every open answer it touches turns out to be nothing.
    pub benefit_claimed: f64,
    /// Open questions of the capabilities that its closure raises, by position.
    pub questions: Vec<usize>,
}

/// What ranking asks of the catalogue, whoever it is ranked for: prepared once for any number of assessments.
#[derive(Debug, Clone)]
pub struct Catalogue {
    rules: StartRules,
    rank_of_id: Vec<usize>,
}

impl Catalogue {
    /// Prepares the catalogue of a library.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        Self { rules: StartRules::of(library), rank_of_id: ranks_of_ids(library) }
    }

    fn ground<'l>(&'l self, assessment: &'l Assessment, objective: &'l Objective) -> Ground<'l> {
        Ground { assessment, objective, rules: &self.rules, rank_of_id: &self.rank_of_id }
    }
}

/// Where things stand while ranks are taken one after the other.
struct Standing<'l> {
    library: &'l Library,
    ground: Ground<'l>,
    size: StateSize,
    potential: Reckoner<'l>,
    claimed: Reckoner<'l>,
}

/// Ranks the catalogue for one assessment.
#[must_use]
pub fn rank(library: &Library, assessment: &Assessment, profile: Option<&ThreatProfile>, size: StateSize) -> Ranking {
    let objective = Objective::new(library, assessment, profile);
    let catalogue = Catalogue::of(library);
    let mut now = Standing::today(library, catalogue.ground(assessment, &objective), size);
    let today = [now.potential.value() + 0.0, now.claimed.value() + 0.0];
    let mut list = now.list();
    let ranks = now.take_ranks(&mut list, usize::MAX);
    let cannot_start = list.waiting().filter(|at| list.closure(*at).is_none()).collect();
    let (look_first, nothing_to_add) = now.remaining(&mut list);
    Ranking { today, reachable: objective.reachable(), ranks, look_first, nothing_to_add, cannot_start }
}

/// The first ranks alone, at most so many: those of [`rank`], in a fraction of its time. `catalogue` is that of the library.
#[must_use]
pub fn first_ranks(
    library: &Library,
    catalogue: &Catalogue,
    assessment: &Assessment,
    profile: Option<&ThreatProfile>,
    size: StateSize,
    most: usize,
) -> Vec<Rank> {
    let objective = Objective::new(library, assessment, profile);
    let mut now = Standing::today(library, catalogue.ground(assessment, &objective), size);
    let mut list = now.list();
    now.take_ranks(&mut list, most)
}

/// What a given order brings, one intervention after the other: a rank for each, with its reasons, after `ended` have ended.
#[must_use]
pub fn in_order(
    library: &Library,
    assessment: &Assessment,
    objective: &Objective,
    size: StateSize,
    ended: &[usize],
    order: &[usize],
) -> Vec<Rank> {
    let rules = StartRules::of(library);
    let ground = Ground { assessment, objective, rules: &rules, rank_of_id: &[] };
    let mut now = Standing::today(library, ground, size);
    now.go(ended);
    let mut ranks = Vec::with_capacity(order.len());
    for member in order {
        let alone = Closure { order: vec![*member], cost: library.interventions[*member].cost.of(size).middle() };
        let benefit = now.potential.value_with(ground.raises(*member)) - now.potential.value();
        ranks.push(now.take(*member, &alone, benefit));
    }
    ranks
}

/// Position of each intervention's id among all ids in order.
pub(super) fn ranks_of_ids(library: &Library) -> Vec<usize> {
    let mut order: Vec<usize> = (0..library.interventions.len()).collect();
    order.sort_by(|a, b| library.interventions[*a].id.cmp(&library.interventions[*b].id));
    let mut ranks = vec![0; order.len()];
    for (rank, position) in order.into_iter().enumerate() {
        ranks[position] = rank;
    }
    ranks
}

/// Benefit for the cost, without an end where there is no cost.
pub(super) fn ratio(cost: f64, benefit: f64) -> f64 {
    if cost <= EQUAL { f64::INFINITY } else { benefit / cost }
}

/// Greatest benefit for the cost; cost 0 first; ties by benefit, then id.
///
/// Each is an intervention with the cost of its closure and what that adds.
pub(super) fn better(new: (usize, f64, f64), old: (usize, f64, f64), rank_of_id: &[usize]) -> bool {
    let (new_ratio, old_ratio) = (ratio(new.1, new.2), ratio(old.1, old.2));
    if new_ratio.is_infinite() != old_ratio.is_infinite() {
        return new_ratio.is_infinite();
    }
    // Ratios are tiny where costs are in the hundreds of thousands, so equality is judged relative to their size.
    if new_ratio.is_finite() && (new_ratio - old_ratio).abs() > EQUAL * f64::max(new_ratio, old_ratio) {
        return new_ratio > old_ratio;
    }
    if (new.2 - old.2).abs() > EQUAL {
        return new.2 > old.2;
    }
    rank_of_id[new.0] < rank_of_id[old.0]
}

impl<'l> Standing<'l> {
    fn today(library: &'l Library, ground: Ground<'l>, size: StateSize) -> Self {
        let potential = Reckoner::new(ground.objective, Position::of(ground.assessment, Reading::Potential));
        let claimed = potential.at(Position::of(ground.assessment, Reading::Claimed));
        Self { library, ground, size, potential, claimed }
    }

    /// A list from there, of which nothing is taken and from which everything may be chosen.
    fn list(&self) -> List<'l> {
        let library = self.library;
        let capabilities = &self.ground.assessment.leaves[..library.capabilities.len()];
        let levels = capabilities.iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect();
        let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.of(self.size).middle()).collect();
        let reckoner = self.potential.at(self.potential.position().clone());
        List::from(self.ground, reckoner, levels, vec![false; costs.len()], vec![true; costs.len()], costs)
    }

    fn take_ranks(&mut self, list: &mut List<'l>, most: usize) -> Vec<Rank> {
        let mut ranks = Vec::new();
        while ranks.len() < most
            && let Some((intervention, found, benefit)) = list.next(f64::INFINITY)
        {
            ranks.push(self.take(intervention, &found, benefit));
            list.take(&found.order);
        }
        ranks
    }

    /// Goes to where these have ended.
    fn go(&mut self, order: &[usize]) {
        let ground = self.ground;
        self.potential.go(order.iter().flat_map(|member| ground.raises(*member)));
        self.claimed.go(order.iter().flat_map(|member| ground.raises(*member)));
    }

    /// Goes to where a closure has ended, and tells what that brings and why.
    fn take(&mut self, intervention: usize, found: &Closure, benefit: f64) -> Rank {
        let (library, Ground { assessment, objective, rules, .. }) = (self.library, self.ground);
        let all_before: Vec<NodeValues> = self.potential.values().cloned().collect();
        let claimed = self.claimed.value();
        self.go(&found.order);
        let mut moves = Vec::new();
        let mut held = Vec::new();
        for ((lens, before), after) in objective.lenses().iter().zip(&all_before).zip(self.potential.values()) {
            let framework = &library.frameworks[lens.framework];
            let root = |values: &NodeValues| values[0].unwrap_or(0.0) / lens.max();
            let root_delta = root(after) - root(before);
            let raw_delta = after[0].unwrap_or(0.0) - before[0].unwrap_or(0.0);
            let scenario = framework.kind == crate::model::FrameworkKind::Scenario;
            for (node, definition) in framework.nodes.iter().enumerate() {
                // Scenarios are told as a whole, the norms framework by element.
                let told = if scenario { node == 0 } else { !definition.needs.is_empty() };
                let (Some(from), Some(to)) = (before[node], after[node]) else { continue };
                if told && (to - from).abs() > EQUAL {
                    let contribution = if node == 0 || raw_delta.abs() <= EQUAL {
                        lens.weight * root_delta
                    } else {
                        lens.weight * share_of(framework, node, before) * (to - from)
                    };
                    moves.push(Move { framework: lens.framework, node, before: from, after: to, contribution });
                }
                held.extend(held_together(objective, lens, node, self.potential.position(), to));
            }
        }
        moves.sort_by(|a, b| b.contribution.total_cmp(&a.contribution).then_with(|| (a.framework, a.node).cmp(&(b.framework, b.node))));
        let touched = |held: &Held| {
            let needs = &library.frameworks[held.framework].nodes[held.node].needs;
            needs
                .iter()
                .filter_map(|need| assessment.leaf_of(library, &need.of))
                .any(|leaf| found.order.iter().flat_map(|member| rules.raises(*member)).any(|raise| raise.capability == leaf))
        };
        held.retain(touched);
        let cost = |range: &dyn Fn(usize) -> CostRange| {
            found
                .order
                .iter()
                .map(|member| range(*member))
                .fold(CostRange { low: 0.0, high: 0.0 }, |sum, range| CostRange { low: sum.low + range.low, high: sum.high + range.high })
        };
        Rank {
            intervention,
            closure: found.order.clone(),
            cost: cost(&|member| library.interventions[member].cost.of(self.size)),
            running_cost: cost(&|member| library.interventions[member].running_cost.of(self.size)),
            benefit,
            benefit_claimed: self.claimed.value() - claimed,
            moves,
            held,
        }
    }

    /// What has no rank: what to look up first, and what has nothing to add.
    fn remaining(&mut self, list: &mut List<'_>) -> (Vec<LookFirst>, Vec<usize>) {
        let (library, ground) = (self.library, self.ground);
        let (assessment, rules, rank_of_id) = (ground.assessment, ground.rules, ground.rank_of_id);
        let mut look_first = Vec::new();
        let mut nothing = Vec::new();
        let claimed_now = self.claimed.value();
        for candidate in list.waiting() {
            let Some(found) = list.closure(candidate) else { continue };
            let raises = found.order.iter().flat_map(|member| ground.raises(*member));
            let benefit_claimed = self.claimed.value_with(raises) - claimed_now;
            if benefit_claimed <= EQUAL {
                nothing.push(candidate);
                continue;
            }
            let raised: Vec<usize> = found.order.iter().flat_map(|member| rules.raises(*member)).map(|raise| raise.capability).collect();
            let open = |question: usize| matches!(assessment.questions[question].state, crate::score::QuestionState::Open(_));
            let questions = (0..library.questions.len())
                .filter(|question| open(*question))
                .filter(|question| {
                    library.questions[*question]
                        .measures
                        .iter()
                        .filter_map(|measure| library.capability(&measure.capability.id))
                        .any(|capability| raised.contains(&capability))
                })
                .collect();
            look_first.push(LookFirst { intervention: candidate, benefit_claimed, questions });
        }
        look_first.sort_by(|a, b| {
            b.benefit_claimed.total_cmp(&a.benefit_claimed).then_with(|| rank_of_id[a.intervention].cmp(&rank_of_id[b.intervention]))
        });
        (look_first, nothing)
    }
}

/// The share of a node in the root of its framework, over means; what has no value leaves its siblings' sum.
fn share_of(framework: &crate::model::Framework, node: usize, values: &[Option<f64>]) -> f64 {
    let mut share = 1.0;
    let mut at = node;
    while let Some(parent) = framework.nodes[at].parent {
        let whole: f64 = framework
            .nodes
            .iter()
            .enumerate()
            .filter(|(sibling, definition)| definition.parent == Some(parent) && values[*sibling].is_some())
            .map(|(_, definition)| definition.weight)
            .sum();
        share *= framework.nodes[at].weight / whole;
        at = parent;
    }
    share
}

/// The essentials that hold a node at the same limit, where there are several.
fn held_together(objective: &Objective, lens: &Lens, node: usize, position: &Position, value: f64) -> Option<Held> {
    let held = lens.node(node);
    if !held.capped {
        return None;
    }
    let at_limit = held.needs.iter().filter(|need| {
        let below = || objective.target(need.leaf).is_some_and(|target| position.values[need.leaf] < target - EQUAL);
        need.step.is_some_and(|step| ((position.values[need.leaf] + step) * held.scale - value).abs() <= EQUAL) && below()
    });
    let capabilities: Vec<usize> = at_limit.map(|need| need.leaf).collect();
    (capabilities.len() > 1).then_some(Held { framework: lens.framework, node, capabilities })
}
