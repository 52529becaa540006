//! What if: a State that stands elsewhere than its answers say, and how all figures would look then.
//!
//! An assumption takes the place of what the answers give a capability, in all three readings. An intervention that is done
//! raises what stands below its levels, in each reading for itself. Answers stay what they are.

use super::objective::{Objective, Position};
use crate::library::{Library, Obstacle, StartRules};
use crate::model::{CostRange, FrameworkKind, StateSize, ThreatProfile};
use crate::score::{Assessment, EQUAL, Held, LeafScore, LeafState, NodeScore, NodeState, RatingOutcome, Reading, Readings, Scorer};
use std::collections::BTreeMap;

/// What is assumed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WhatIf {
    /// Levels of capabilities, by position.
    pub levels: BTreeMap<usize, u8>,
    /// Interventions that have ended, by position.
    pub done: Vec<usize>,
}

/// Everything before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct BeforeAfter {
    /// What was assumed of capabilities.
    pub levels: BTreeMap<usize, u8>,
    /// What was done, in an order in which each can start.
    pub done: Vec<Done>,
    /// What was to be done and cannot start.
    pub stuck: Vec<Stuck>,
    /// Cost of what was done.
    pub cost: CostRange,
    /// What it leaves to be paid each year.
    pub running_cost: CostRange,
    /// The figures as the answers give them.
    pub before: Assessment,
    /// The figures as they would be.
    pub after: Assessment,
    /// J before in the evidenced, claimed and potential reading.
    pub objective_before: Readings,
    /// J after.
    pub objective_after: Readings,
    /// Capabilities whose level or score differs in a reading.
    pub capabilities: Vec<usize>,
    /// Nodes that differ in a reading: framework and node; of a scenario the whole alone, of other frameworks the whole and every node with needs.
    pub nodes: Vec<(usize, usize)>,
    /// Those of them whose rating differs as claimed or as possible.
    pub ratings: Vec<(usize, usize)>,
    /// Scenarios whose weakest phases differ.
    pub weakest: Vec<Weakest>,
}

/// An intervention that was done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Done {
    /// Its position.
    pub intervention: usize,
    /// What it costs.
    pub cost: CostRange,
    /// How long it takes, in months.
    pub months: u16,
}

/// An intervention that cannot start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    /// Its position.
    pub intervention: usize,
    /// All that it lacks.
    pub lacks: Vec<Obstacle>,
}

/// The weakest phases of a scenario, claimed reading; none where it is not assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weakest {
    /// Position of the framework.
    pub framework: usize,
    /// Positions of the weakest phases before.
    pub before: Vec<usize>,
    /// The same after.
    pub after: Vec<usize>,
}

impl WhatIf {
    /// Changes figures as they were scored into what they would be. The scorer is the one that made them.
    pub fn apply(&self, library: &Library, scorer: &Scorer, assessment: &mut Assessment) {
        for (capability, level) in &self.levels {
            assume(&mut assessment.leaves[*capability], *level);
        }
        for at in &self.done {
            for raise in &library.interventions[*at].raises {
                if let Some(capability) = library.capability(&raise.capability.id) {
                    lift(&mut assessment.leaves[capability], raise.to);
                }
            }
        }
        scorer.score_trees(assessment);
    }

    /// Changes figures, and tells what that changes. `ended` are interventions that had ended before; of those in `self.done`, what
    /// cannot start is taken out and told.
    pub fn tell(
        &mut self,
        library: &Library,
        scorer: &Scorer,
        assessment: &mut Assessment,
        profile: Option<&ThreatProfile>,
        size: StateSize,
        ended: &[usize],
    ) -> BeforeAfter {
        let before = assessment.clone();
        for (capability, level) in &self.levels {
            assume(&mut assessment.leaves[*capability], *level);
        }
        let (order, stuck) = started(library, assessment, ended, &self.done);
        self.done = order;
        self.apply(library, scorer, assessment);
        let done = self.done.iter().map(|at| {
            let intervention = &library.interventions[*at];
            Done { intervention: *at, cost: intervention.cost.of(size), months: intervention.months }
        });
        let running = self.done.iter().map(|at| library.interventions[*at].running_cost.of(size));
        let done: Vec<Done> = done.collect();
        let told = before_after(library, before, assessment.clone(), profile);
        let cost = total(done.iter().map(|done| done.cost));
        BeforeAfter { levels: self.levels.clone(), cost, running_cost: total(running), done, stuck, ..told }
    }
}

/// What differs between two sets of figures of one State.
#[must_use]
pub fn before_after(library: &Library, before: Assessment, after: Assessment, profile: Option<&ThreatProfile>) -> BeforeAfter {
    let objective = |assessment: &Assessment| {
        let objective = Objective::new(library, assessment, profile);
        let of = |reading| objective.value(&Position::of(assessment, reading));
        Readings::of([of(Reading::Evidenced), of(Reading::Claimed), of(Reading::Potential)])
    };
    let leaves = || before.leaves.iter().zip(&after.leaves).take(library.capabilities.len());
    let moved = |(was, is): (&LeafScore, &LeafScore)| was.levels != is.levels || differ(was.readings, is.readings);
    let capabilities = leaves().enumerate().filter(|(_, pair)| moved(*pair)).map(|(at, _)| at).collect();
    let (mut nodes, mut ratings, mut phases) = (Vec::new(), Vec::new(), Vec::new());
    for (at, framework) in library.frameworks.iter().enumerate() {
        let scenario = framework.kind == FrameworkKind::Scenario;
        if scenario {
            let (was, is) = (weakest(&before.frameworks[at]), weakest(&after.frameworks[at]));
            if was != is {
                phases.push(Weakest { framework: at, before: was, after: is });
            }
        }
        for (node, (was, is)) in before.frameworks[at].iter().zip(&after.frameworks[at]).enumerate() {
            let told = node == 0 || (!scenario && !framework.nodes[node].needs.is_empty());
            let rated = shown(was.rating) != shown(is.rating);
            if told && (rated || was.state != is.state || differ(was.readings, is.readings)) {
                nodes.push((at, node));
                if rated {
                    ratings.push((at, node));
                }
            }
        }
    }
    BeforeAfter {
        levels: BTreeMap::new(),
        done: Vec::new(),
        stuck: Vec::new(),
        cost: CostRange { low: 0.0, high: 0.0 },
        running_cost: CostRange { low: 0.0, high: 0.0 },
        objective_before: objective(&before),
        objective_after: objective(&after),
        capabilities,
        nodes,
        ratings,
        weakest: phases,
        before,
        after,
    }
}

/// Puts a capability at a level in every reading. Where it stands there already, work towards the next level stays.
fn assume(leaf: &mut LeafScore, level: u8) {
    if leaf.state != LeafState::Scored || leaf.levels == [level; 3] {
        return;
    }
    let level = level.min(leaf.top);
    let value = f64::from(level) / f64::from(leaf.top);
    let (mut readings, mut reversed) = (leaf.readings.array(), leaf.reversed.array());
    for (reading, stands) in readings.iter_mut().enumerate() {
        if leaf.levels[reading] != level {
            *stands = value;
            leaf.towards_next[reading] = 0.0;
        }
    }
    // What is known to be so far leaves nothing open, and nothing that only evidence would uphold.
    for (reading, other) in [(0, 2), (1, 1), (2, 0)] {
        reversed[reading] = 1.0 - readings[other];
    }
    (leaf.readings, leaf.reversed) = (Readings::of(readings), Readings::of(reversed));
    (leaf.levels, leaf.ungated) = ([level; 3], [level; 3]);
    leaf.not_yet_claimed = false;
    // With a standing of its own, nothing about it is missing any more.
    leaf.answered = leaf.answered.max(1);
}

/// Raises a capability to a level in every reading in which it stands below.
fn lift(leaf: &mut LeafScore, level: u8) {
    if leaf.state != LeafState::Scored {
        return;
    }
    let value = f64::from(level) / f64::from(leaf.top);
    let (mut readings, mut reversed) = (leaf.readings.array(), leaf.reversed.array());
    for reading in 0..3 {
        readings[reading] = readings[reading].max(value);
        reversed[reading] = reversed[reading].min(1.0 - value);
        if leaf.levels[reading] < level {
            leaf.levels[reading] = level;
            leaf.towards_next[reading] = 0.0;
        }
        leaf.ungated[reading] = leaf.ungated[reading].max(level);
    }
    (leaf.readings, leaf.reversed) = (Readings::of(readings), Readings::of(reversed));
    leaf.answered = leaf.answered.max(1);
}

/// An order in which interventions can start after others have ended, and those that cannot, with all that they lack.
fn started(library: &Library, assessment: &Assessment, before: &[usize], wanted: &[usize]) -> (Vec<usize>, Vec<Stuck>) {
    let rules = StartRules::of(library);
    let capabilities = &assessment.leaves[..library.capabilities.len()];
    let mut levels: Vec<Option<u8>> = capabilities.iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect();
    let mut ended = vec![false; rules.len()];
    before.iter().for_each(|at| rules.end(*at, &mut levels, &mut ended));
    let mut waiting = wanted.to_vec();
    let mut order = Vec::with_capacity(wanted.len());
    while let Some(at) = waiting.iter().position(|member| rules.obstacle(*member, &levels, &ended).is_none()) {
        let member = waiting.remove(at);
        rules.end(member, &mut levels, &mut ended);
        order.push(member);
    }
    let lacks = |at: usize| {
        let after = rules.after(at).iter().filter(|other| !ended[**other]).map(|other| Obstacle::After(*other));
        let mut lacks: Vec<Obstacle> = after.collect();
        for raise in rules.raises(at) {
            if levels[raise.capability].is_none_or(|level| level >= raise.to) {
                continue;
            }
            let asked = raise.asks().chain((raise.from > 0).then_some((raise.capability, raise.from)));
            let unmet = asked.filter(|(capability, least)| levels[*capability].is_some_and(|level| level < *least));
            for (capability, least) in unmet {
                if !lacks.contains(&Obstacle::Below(capability, least)) {
                    lacks.push(Obstacle::Below(capability, least));
                }
            }
        }
        lacks
    };
    let stuck = waiting.iter().map(|at| Stuck { intervention: *at, lacks: lacks(*at) }).collect();
    (order, stuck)
}

fn total(ranges: impl Iterator<Item = CostRange>) -> CostRange {
    ranges.fold(CostRange { low: 0.0, high: 0.0 }, |sum, range| CostRange { low: sum.low + range.low, high: sum.high + range.high })
}

/// What of a rating is shown: the claimed and the potential letter, or why there is none. What holds it down is told elsewhere.
fn shown(rating: RatingOutcome) -> RatingOutcome {
    match rating {
        RatingOutcome::Rated { claimed, potential, .. } => {
            RatingOutcome::Rated { evidenced: claimed, claimed, potential: potential.max(claimed), held: Held::Nothing }
        }
        other => other,
    }
}

fn differ(was: Readings, is: Readings) -> bool {
    was.array().iter().zip(is.array()).any(|(was, is)| (was - is).abs() > EQUAL)
}

/// The phases of a scenario that stand lowest, claimed reading; none where it is not assessed.
fn weakest(scores: &[NodeScore]) -> Vec<usize> {
    let assessed = |score: &NodeScore| !score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing);
    if scores.iter().any(|score| score.not_assessed) || !scores.first().is_some_and(assessed) {
        return Vec::new();
    }
    let share = |score: &NodeScore| if score.max > 0.0 { score.readings.claimed / score.max } else { 0.0 };
    let least = scores.iter().skip(1).filter(|score| assessed(score)).map(share).fold(f64::INFINITY, f64::min);
    (1..scores.len()).filter(|at| assessed(&scores[*at]) && share(&scores[*at]) <= least + EQUAL).collect()
}
