//! The sequential ranking: the closure with the greatest benefit for its cost, then again from there.

use super::closure::Closure;
use super::list::{Ground, List};
use super::objective::{NodeValues, Objective, Position};
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

/// The state of things while ranks are taken one after the other.
struct Standing {
    potential: Position,
    claimed: Position,
    levels: Vec<Option<u8>>,
    ended: Vec<bool>,
}

/// Ranks the catalogue for one assessment.
#[must_use]
pub fn rank(library: &Library, assessment: &Assessment, profile: Option<&ThreatProfile>, size: StateSize) -> Ranking {
    let objective = Objective::new(library, assessment, profile);
    let rules = StartRules::of(library);
    let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.of(size).middle()).collect();
    let rank_of_id = ranks_of_ids(library);
    let mut now = Standing::today(library, assessment);
    let today = [objective.value(&now.potential), objective.value(&now.claimed)];
    let ground = Ground { assessment, objective: &objective, rules: &rules, rank_of_id: &rank_of_id };
    let open = vec![true; rules.len()];
    let mut list = List::begin(ground, now.potential.clone(), now.levels.clone(), now.ended.clone(), open, costs.clone());
    let ranks = take_ranks(library, ground, &mut now, &mut list, size, usize::MAX);
    let cannot_start = list.waiting().filter(|at| list.closure(*at).is_none()).collect();
    let (look_first, nothing_to_add) = remaining(library, assessment, &objective, &rules, &now, &mut list);
    Ranking { today, reachable: objective.reachable(), ranks, look_first, nothing_to_add, cannot_start }
}

/// The first ranks alone, at most so many: those of [`rank`], in a fraction of its time.
#[must_use]
pub fn first_ranks(library: &Library, assessment: &Assessment, profile: Option<&ThreatProfile>, size: StateSize, most: usize) -> Vec<Rank> {
    let objective = Objective::new(library, assessment, profile);
    let rules = StartRules::of(library);
    let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.of(size).middle()).collect();
    let rank_of_id = ranks_of_ids(library);
    let mut now = Standing::today(library, assessment);
    let ground = Ground { assessment, objective: &objective, rules: &rules, rank_of_id: &rank_of_id };
    let open = vec![true; rules.len()];
    let mut list = List::begin(ground, now.potential.clone(), now.levels.clone(), now.ended.clone(), open, costs);
    take_ranks(library, ground, &mut now, &mut list, size, most)
}

fn take_ranks(library: &Library, ground: Ground<'_>, now: &mut Standing, list: &mut List<'_>, size: StateSize, most: usize) -> Vec<Rank> {
    let Ground { assessment, objective, rules, .. } = ground;
    let mut ranks = Vec::new();
    while ranks.len() < most
        && let Some((intervention, found, benefit)) = list.next(f64::INFINITY)
    {
        ranks.push(reasons(library, assessment, objective, rules, now, size, intervention, &found, benefit));
        now.after(rules, assessment, &found.order);
        list.take(&found.order);
    }
    ranks
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
    let mut now = Standing::today(library, assessment);
    now.after(&rules, assessment, ended);
    let mut ranks = Vec::with_capacity(order.len());
    for member in order {
        let alone = Closure { order: vec![*member], cost: library.interventions[*member].cost.of(size).middle() };
        let benefit = objective.value(&raised(&rules, assessment, &now.potential, &alone.order).0) - objective.value(&now.potential);
        ranks.push(reasons(library, assessment, objective, &rules, &now, size, *member, &alone, benefit));
        now.after(&rules, assessment, &alone.order);
    }
    ranks
}

impl Standing {
    fn today(library: &Library, assessment: &Assessment) -> Self {
        let capabilities = &assessment.leaves[..library.capabilities.len()];
        Self {
            potential: Position::of(assessment, Reading::Potential),
            claimed: Position::of(assessment, Reading::Claimed),
            levels: capabilities.iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect(),
            ended: vec![false; library.interventions.len()],
        }
    }

    fn after(&mut self, rules: &StartRules, assessment: &Assessment, order: &[usize]) {
        self.potential = raised(rules, assessment, &self.potential, order).0;
        self.claimed = raised(rules, assessment, &self.claimed, order).0;
        for member in order {
            rules.end(*member, &mut self.levels, &mut self.ended);
        }
    }
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

/// Greatest benefit for the cost; cost 0 first; ties by benefit, then id.
///
/// Each is an intervention with the cost of its closure and what that adds.
pub(super) fn better(new: (usize, f64, f64), old: (usize, f64, f64), rank_of_id: &[usize]) -> bool {
    let ratio = |cost: f64, benefit: f64| if cost <= EQUAL { f64::INFINITY } else { benefit / cost };
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

/// Values after the interventions have ended: the greater of what was and to / L; and the leaves that moved.
fn raised(rules: &StartRules, assessment: &Assessment, position: &Position, order: &[usize]) -> (Position, Vec<usize>) {
    let mut after = position.clone();
    let mut changed = Vec::new();
    for intervention in order {
        for raise in rules.raises(*intervention) {
            let leaf = &assessment.leaves[raise.capability];
            if leaf.state == LeafState::Scored {
                let value = f64::from(raise.to) / f64::from(leaf.top);
                if value > after.values[raise.capability] {
                    after.values[raise.capability] = value;
                    changed.push(raise.capability);
                }
            }
        }
    }
    (after, changed)
}

#[allow(clippy::too_many_arguments)] // all of it is the state of one search; a struct would only be unpacked again
fn reasons(
    library: &Library,
    assessment: &Assessment,
    objective: &Objective,
    rules: &StartRules,
    now: &Standing,
    size: StateSize,
    intervention: usize,
    found: &Closure,
    benefit: f64,
) -> Rank {
    let potential = raised(rules, assessment, &now.potential, &found.order).0;
    let claimed = raised(rules, assessment, &now.claimed, &found.order).0;
    let benefit_claimed = objective.value(&claimed) - objective.value(&now.claimed);
    let mut moves = Vec::new();
    let mut held = Vec::new();
    for lens in objective.lenses() {
        let framework = &library.frameworks[lens.framework];
        let before = objective.node_values(lens, &now.potential);
        let after = objective.node_values(lens, &potential);
        let root = |values: &NodeValues| values[0].unwrap_or(0.0) / lens.max();
        let root_delta = root(&after) - root(&before);
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
                    lens.weight * share_of(framework, node, &before) * (to - from)
                };
                moves.push(Move { framework: lens.framework, node, before: from, after: to, contribution });
            }
            held.extend(held_together(library, assessment, objective, lens.framework, node, &potential, to));
        }
    }
    moves.sort_by(|a, b| b.contribution.total_cmp(&a.contribution).then_with(|| (a.framework, a.node).cmp(&(b.framework, b.node))));
    let touched = |held: &Held| {
        found.order.iter().flat_map(|member| rules.raises(*member)).any(|raise| {
            library.frameworks[held.framework].nodes[held.node]
                .needs
                .iter()
                .any(|need| assessment.leaf_of(library, &need.of) == Some(raise.capability))
        })
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
        cost: cost(&|member| library.interventions[member].cost.of(size)),
        running_cost: cost(&|member| library.interventions[member].running_cost.of(size)),
        benefit,
        benefit_claimed,
        moves,
        held,
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
fn held_together(
    library: &Library,
    assessment: &Assessment,
    objective: &Objective,
    framework: usize,
    node: usize,
    position: &Position,
    value: f64,
) -> Option<Held> {
    let definition = &library.frameworks[framework].nodes[node];
    if definition.cap != crate::model::Cap::WeakestEssential {
        return None;
    }
    let at_limit: Vec<usize> = definition
        .needs
        .iter()
        .filter(|need| need.role == crate::model::Role::Essential)
        .filter_map(|need| assessment.leaf_of(library, &need.of))
        .filter(|leaf| {
            let below = objective.target(*leaf).is_some_and(|target| position.values[*leaf] < target - EQUAL);
            let limit = (position.values[*leaf] + 1.0 / f64::from(assessment.leaves[*leaf].top)) * definition.scale;
            below && assessment.leaves[*leaf].state == LeafState::Scored && (limit - value).abs() <= EQUAL
        })
        .collect();
    (at_limit.len() > 1).then_some(Held { framework, node, capabilities: at_limit })
}

fn remaining(
    library: &Library,
    assessment: &Assessment,
    objective: &Objective,
    rules: &StartRules,
    now: &Standing,
    list: &mut List<'_>,
) -> (Vec<LookFirst>, Vec<usize>) {
    let rank_of_id = list.rank_of_id();
    let mut look_first = Vec::new();
    let mut nothing = Vec::new();
    let claimed_now = objective.value(&now.claimed);
    for candidate in list.waiting() {
        let Some(found) = list.closure(candidate) else { continue };
        let benefit_claimed = objective.value(&raised(rules, assessment, &now.claimed, &found.order).0) - claimed_now;
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
