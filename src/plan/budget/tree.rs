//! The search through a tree of choices: each part of it has a bound, and what cannot hold anything better is cut off.
//!
//! The part with the greatest bound is looked at first. It is told what workable sets keep, until its optimum keeps it; then it is split at
//! an intervention that is chosen in part. Where worth alone does not decide, the search goes on to those that are worth the same.

use super::ask::{Ask, Start};
use super::branching::{Branching, Split};
use super::order::{Tried, tried};
use super::primal::{exchanged, rounded};
use super::programme::{Goal, Programme};
use super::relaxation::{Relaxation, Solved};
use super::supports::{Support, broken};
use super::ties::{Alike, without_idle};
use crate::score::EQUAL;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// How often the root, and every other part, is told what workable sets keep before it is split, and of how much at a time.
const ROUNDS: [usize; 2] = [40, 4];
const AT_A_TIME: [usize; 2] = [30, 6];
/// How many parts keep their relaxation solved while they wait; of more it would take too much memory.
const KEPT_SOLVED: usize = 300;
/// What is off by less is a whole.
pub(super) const WHOLE: f64 = 1e-6;
/// Parts within this of the best may hold sets that are worth the same.
const NEAR: f64 = 2.0 * EQUAL;

/// What one way through the tree came to.
pub(super) enum Found {
    /// This set is best.
    Best(Vec<usize>),
    /// The steps ran out, or it was stopped: the goal is at most this with any set; and the best set that was seen.
    Bound(Option<f64>, Option<Vec<usize>>),
    /// No set is allowed.
    Nothing,
    /// The solver failed.
    Failed(Option<Vec<usize>>),
}

/// How a search goes.
pub(super) struct Search<'s, 'a> {
    pub(super) ask: &'s Ask<'a>,
    pub(super) start: &'s Start,
    pub(super) rank_of_id: &'s [usize],
    pub(super) goal: Goal<'s>,
    /// Whether it is looked for the first of all sets that are worth the same.
    pub(super) settles: bool,
}

/// A part of the tree: some interventions are chosen, some are not, the rest is open.
struct Part {
    bound: f64,
    /// Which of two parts with the same bound was found first.
    number: u64,
    fixed: Vec<(usize, bool)>,
    solved: Option<Relaxation>,
    /// Whether it holds the cost of the best set.
    near: bool,
}

struct Tree<'t, 's, 'a> {
    search: &'t Search<'s, 'a>,
    programme: &'t mut Programme,
    steps: &'t mut u64,
    open: BinaryHeap<Part>,
    number: u64,
    branching: Branching,
    alike: Alike,
    /// What was found by rounding already.
    rounded: std::collections::BTreeSet<Vec<usize>>,
}

/// Why a search ends before the tree does.
enum End {
    Steps,
    Failed,
}

pub(super) fn search(search: &Search<'_, '_>, programme: &mut Programme, hint: Option<&[usize]>, steps: &mut u64) -> Found {
    let branching = Branching::new(programme.open.len());
    let alike = Alike::new(search.settles);
    let rounded = std::collections::BTreeSet::new();
    let mut tree = Tree { search, programme, steps, open: BinaryHeap::new(), number: 0, branching, alike, rounded };
    if let Some(hint) = hint {
        tree.meet(hint.to_vec(), true);
    }
    let ended = tree.run();
    let (best, bound) = (tree.alike.first(search), tree.open.peek().map(|part| part.bound));
    match (ended, best) {
        (Ok(()), Some(best)) => Found::Best(best),
        (Ok(()), None) => Found::Nothing,
        (Err(End::Failed), best) => Found::Failed(best),
        (Err(End::Steps), best) => match (bound, tree.alike.value()) {
            (Some(bound), Some(value)) if bound <= value + NEAR => best.map_or(Found::Nothing, Found::Best),
            (bound, value) => Found::Bound(bound.map(|bound| bound.max(value.unwrap_or(bound))), best),
        },
    }
}

impl Tree<'_, '_, '_> {
    fn run(&mut self) -> Result<(), End> {
        if self.is_over() {
            return Err(End::Steps);
        }
        let solved = Relaxation::of(self.programme, self.search.goal);
        let Some(root) = self.taken(solved)? else { return Ok(()) };
        self.push(&[], root, false);
        let mut ground: Option<Relaxation> = None;
        while let Some(part) = self.open.pop() {
            if self.is_dead(part.bound) {
                return Ok(());
            }
            if self.is_over() {
                self.open.push(part);
                return Err(End::Steps);
            }
            let (fixed, near, bound) = (part.fixed.clone(), part.near, part.bound);
            let Some(solved) = self.rebuilt(part, ground.as_ref())? else { continue };
            let root = ground.is_none();
            let looked = self.look(fixed, solved, near, root);
            if looked.is_err() {
                // What was not looked at to its end keeps the bound that it came with.
                self.open.push(Part { bound, number: 0, fixed: Vec::new(), solved: None, near });
            }
            let solved = looked?;
            if root {
                let Some(solved) = solved else { return Ok(()) };
                ground = Some(solved);
            }
        }
        Ok(())
    }

    fn is_over(&self) -> bool {
        *self.steps >= self.search.ask.most_steps || self.search.ask.stop.now()
    }

    /// Counts a step.
    fn taken(&mut self, solved: Solved) -> Result<Option<Relaxation>, End> {
        *self.steps += 1;
        match solved {
            Solved::At(relaxation) => Ok(Some(relaxation)),
            Solved::Nothing => Ok(None),
            Solved::Failed => Err(End::Failed),
        }
    }

    /// The relaxation of a part, made again from that of the root where it was not kept.
    fn rebuilt(&mut self, part: Part, ground: Option<&Relaxation>) -> Result<Option<Relaxation>, End> {
        if part.solved.is_some() {
            return Ok(part.solved);
        }
        let Some(mut solved) = ground.cloned() else { return Ok(None) };
        for (variable, chosen) in part.fixed {
            let Some(next) = self.taken(solved.fixed(variable, chosen))? else { return Ok(None) };
            solved = next;
        }
        Ok(Some(solved))
    }

    fn bound(&self, solved: &Relaxation) -> f64 {
        self.programme.value(solved.objective())
    }

    /// Whether a part with this bound holds nothing that is wanted.
    fn is_dead(&self, bound: f64) -> bool {
        let near = if self.alike.settles() { -NEAR } else { EQUAL * 0.1 };
        self.alike.value().is_some_and(|value| bound < value + near)
    }

    fn push(&mut self, fixed: &[(usize, bool)], solved: Relaxation, near: bool) {
        let bound = self.bound(&solved);
        if self.is_dead(bound) {
            return;
        }
        self.number += 1;
        let keeps = near || self.open.len() < KEPT_SOLVED;
        self.open.push(Part { bound, number: self.number, fixed: fixed.to_vec(), solved: keeps.then_some(solved), near });
    }

    /// Looks at a part until it is split or done with. Gives back its relaxation as it was before it was split.
    fn look(
        &mut self,
        mut fixed: Vec<(usize, bool)>,
        mut solved: Relaxation,
        mut near: bool,
        root: bool,
    ) -> Result<Option<Relaxation>, End> {
        let which = usize::from(!root);
        let mut rounds = ROUNDS[which];
        loop {
            let bound = self.bound(&solved);
            if self.is_dead(bound) {
                return Ok(None);
            }
            if self.is_over() {
                return Err(End::Steps);
            }
            if !near && self.alike.value().is_some_and(|value| bound <= value + NEAR) {
                near = true;
                if let Some(cost) = self.alike.cost(self.search) {
                    let whole = self.search.ask.budget.max(1.0);
                    let weights: Vec<(usize, f64)> = self
                        .programme
                        .open
                        .iter()
                        .enumerate()
                        .map(|(variable, at)| (variable, self.search.ask.costs[*at] / whole))
                        .collect();
                    let Some(next) = self.taken(solved.at_most(weights.into_iter(), cost / whole + EQUAL))? else { return Ok(None) };
                    solved = next;
                    continue;
                }
            }
            let chosen = solved.chosen();
            let is_whole = chosen.iter().all(|part| (part - part.round()).abs() <= WHOLE);
            if rounds > 0 || is_whole {
                rounds = rounds.saturating_sub(1);
                let found = broken(&self.programme.obstacles, &chosen, AT_A_TIME[which]);
                let any = !found.is_empty();
                for support in found {
                    let Some(next) = self.supported(solved, &support)? else { return Ok(None) };
                    solved = next;
                }
                if any {
                    continue;
                }
            }
            if is_whole {
                let Some(next) = self.whole(solved, &chosen)? else { return Ok(None) };
                solved = next;
                continue;
            }
            self.round(&chosen, root);
            if self.is_dead(bound) {
                return Ok(None);
            }
            let value = self.alike.value();
            let settles = self.alike.settles();
            let objective = |relaxation: &Relaxation| self.programme.value(relaxation.objective());
            let dead = |bound: f64| value.is_some_and(|value| bound < value + if settles { -NEAR } else { EQUAL * 0.1 });
            match self.branching.split(&solved, &chosen, &objective, &dead, self.steps) {
                None => return Err(End::Failed),
                Some(Split::Nothing) => return Ok(None),
                Some(Split::One(variable, is_chosen, next)) => {
                    fixed.push((variable, is_chosen));
                    solved = *next;
                }
                Some(Split::Two(variable, down, up)) => {
                    for (next, is_chosen) in [(down, false), (up, true)] {
                        fixed.push((variable, is_chosen));
                        self.push(&fixed, *next, near);
                        fixed.pop();
                    }
                    return Ok(Some(solved));
                }
            }
        }
    }

    fn supported(&mut self, solved: Relaxation, support: &Support) -> Result<Option<Relaxation>, End> {
        self.programme.learn(support);
        self.taken(solved.supported(support))
    }

    /// A whole choice is the best of its part. What is worth the same is looked for among those that do not have all of its members, for
    /// whatever else has them costs more, or has more members.
    fn whole(&mut self, solved: Relaxation, chosen: &[f64]) -> Result<Option<Relaxation>, End> {
        let set: Vec<usize> = self.programme.open.iter().zip(chosen).filter(|(_, part)| **part > 0.5).map(|(at, _)| *at).collect();
        if let Tried::Stuck { members, helpers } = tried(self.search.ask, self.search.start, &set) {
            let by: Vec<usize> = helpers.iter().filter_map(|at| self.programme.variable(*at)).collect();
            let mut solved = solved;
            for of in members.iter().filter_map(|at| self.programme.variable(*at)).collect::<Vec<_>>() {
                let Some(next) = self.supported(solved, &Support { of, by: by.clone() })? else { return Ok(None) };
                solved = next;
            }
            return Ok(Some(solved));
        }
        let core = self.meet(set, false);
        if !self.alike.settles() {
            return Ok(None);
        }
        let inside: Vec<(usize, f64)> = core.iter().filter_map(|at| self.programme.variable(*at)).map(|variable| (variable, 1.0)).collect();
        #[allow(clippy::cast_precision_loss)] // proof: a catalogue has far fewer than 2^52 interventions
        let most = inside.len() as f64 - 1.0;
        self.taken(solved.at_most(inside.into_iter(), most))
    }

    /// Takes note of a workable set, without what adds nothing to it; that is given back.
    fn meet(&mut self, set: Vec<usize>, check: bool) -> Vec<usize> {
        let (ask, start) = (self.search.ask, self.search.start);
        if check && !(ask.affords(ask.cost(&set)) && self.programme.allows(&set) && matches!(tried(ask, start, &set), Tried::Order(_))) {
            return set;
        }
        let set = if self.search.settles { without_idle(ask, start, self.programme, set) } else { set };
        let value = ask.value(start, &set);
        match self.search.goal {
            Goal::Value => self.alike.meet(value, &set),
            Goal::Priced { prices, value: least } => {
                if value >= least - EQUAL {
                    self.alike.meet(value - set.iter().map(|at| prices[*at]).sum::<f64>(), &set);
                }
            }
        }
        set
    }

    /// Meets the set that a choice in parts points at.
    fn round(&mut self, chosen: &[f64], root: bool) {
        if !matches!(self.search.goal, Goal::Value) {
            return;
        }
        let (ask, start, ranks) = (self.search.ask, self.search.start, self.search.rank_of_id);
        let mut set = rounded(ask, start, &self.programme.open, ranks, chosen);
        set.sort_unstable();
        if !self.rounded.insert(set.clone()) {
            return;
        }
        let worth = ask.value(start, &set);
        if root || self.alike.value().is_none_or(|value| worth > value + EQUAL) {
            set = exchanged(ask, start, &self.programme.open, ranks, set);
        }
        self.meet(set, true);
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Part {}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The greatest bound first; of the same, what was found last, which is deepest.
impl Ord for Part {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound).then_with(|| self.number.cmp(&other.number))
    }
}
