//! Which weights matter most: each of them alone a quarter less and a quarter more, and what that does to the plan.
//!
//! All weights are tried on the plan as it stands, by scoring it again; those that move what it adds most are then tried on the choice
//! itself, by taking the list once more.

use super::budget::{Ask, best_of_list};
use super::objective::{Objective, Position, Weighed};
use super::robustness::{Doubt, OFF, levels_of};
use crate::score::{EQUAL, Reading};

/// How many weights are told.
const TOLD: usize = 10;

/// What weights do to a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Tornado {
    /// What the plan adds to J with all weights as they are.
    pub benefit: f64,
    /// How many weights were tried.
    pub tried: usize,
    /// Those that matter most, most first.
    pub swings: Vec<Swing>,
}

/// What one weight does.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// The weight.
    pub weight: Weighed,
    /// What the plan adds to J where it is a quarter less, and where it is a quarter more.
    pub benefit: [f64; 2],
    /// How many interventions the list then has that it has not with all weights as they are, or the other way round.
    pub changes: [usize; 2],
}

/// Tries every weight; none where it is stopped before the end.
#[must_use]
pub fn tornado(doubt: &Doubt<'_>) -> Option<Tornado> {
    let ask = doubt.ask;
    let before = {
        let mut position = Position::of(doubt.assessment, Reading::Potential);
        ask.ended.iter().for_each(|at| ask.raise(*at, &mut position));
        position
    };
    let mut after = before.clone();
    doubt.plan.iter().for_each(|at| ask.raise(*at, &mut after));
    let gain = |objective: &Objective| objective.value(&after) - objective.value(&before);
    let benefit = gain(ask.objective);
    let weights = ask.objective.weights(doubt.library);
    let mut swings = Vec::with_capacity(weights.len());
    for weight in &weights {
        if ask.stop.now() {
            return None;
        }
        let benefit = [1.0 - OFF, 1.0 + OFF].map(|factor| gain(&scaled(ask.objective, *weight, factor)));
        swings.push(Swing { weight: *weight, benefit, changes: [0; 2] });
    }
    let reach = |swing: &Swing| swing.benefit.iter().map(|with| (with - benefit).abs()).fold(0.0, f64::max);
    swings.retain(|swing| reach(swing) > EQUAL);
    // The sort keeps definition order among those that reach equally far, to a billionth.
    swings.sort_by(|a, b| (reach(b) / EQUAL).round().total_cmp(&(reach(a) / EQUAL).round()));
    swings.truncate(TOLD);
    let levels = levels_of(doubt.assessment, doubt.library.capabilities.len());
    let list = |objective: &Objective| {
        let ask = Ask { objective, ..ask.clone() };
        best_of_list(&ask, &Position::of(doubt.assessment, Reading::Potential), &levels, 0).1
    };
    let as_it_is = list(ask.objective);
    for swing in &mut swings {
        for (changes, factor) in swing.changes.iter_mut().zip([1.0 - OFF, 1.0 + OFF]) {
            if ask.stop.now() {
                return None;
            }
            let other = list(&scaled(ask.objective, swing.weight, factor));
            let only = |a: &[usize], b: &[usize]| a.iter().filter(|at| !b.contains(at)).count();
            *changes = only(&as_it_is, &other) + only(&other, &as_it_is);
        }
    }
    Some(Tornado { benefit, tried: weights.len(), swings })
}

fn scaled(objective: &Objective, weight: Weighed, factor: f64) -> Objective {
    let mut scaled = objective.clone();
    scaled.scale(weight, factor);
    scaled
}
