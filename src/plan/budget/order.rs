//! Whether a set of interventions can be done one after the other, and if not, what would have to join it.

use super::ask::{Ask, Start};
use crate::library::Obstacle;
use std::collections::BTreeSet;

/// What came of trying a set.
pub(super) enum Tried {
    /// An order in which each can start, first in the catalogue first.
    Order(Vec<usize>),
    /// Members that cannot start whatever else of the set has ended, and everything outside of it that could help one of them.
    Stuck { members: Vec<usize>, helpers: Vec<usize> },
}

pub(super) fn tried(ask: &Ask<'_>, start: &Start, set: &[usize]) -> Tried {
    let (mut levels, mut ended) = (start.levels.clone(), start.ended.clone());
    let (order, waiting) = ask.rules.end_all(set, &mut levels, &mut ended);
    if waiting.is_empty() {
        return Tried::Order(order);
    }
    let unmet: Vec<Obstacle> = waiting.iter().flat_map(|member| ask.rules.unmet(*member, &levels, &ended)).collect();
    let helps = |other: usize| unmet.iter().any(|obstacle| meets(ask, other, *obstacle));
    let helpers = (0..ask.rules.len()).filter(|other| start.open[*other] && !set.contains(other) && helps(*other)).collect();
    Tried::Stuck { members: waiting, helpers }
}

/// The interventions that a best set can have: those that raise something that counts, what must be in it, and whoever could help one
/// of these to start. Any other costs money or stands in the count for nothing.
pub(super) fn useful(ask: &Ask<'_>, start: &Start) -> Vec<usize> {
    let counts = |at: usize| {
        ask.rules.raises(at).iter().any(|raise| {
            let target = ask.objective.target(raise.capability).unwrap_or(1.0);
            let stands = start.potential.values[raise.capability].min(target);
            ask.reached(raise.capability, raise.to).is_some_and(|value| value.min(target) > stands)
        })
    };
    let mut found: BTreeSet<usize> = (0..ask.rules.len()).filter(|at| start.open[*at] && counts(*at)).collect();
    found.extend(&ask.mandatory);
    let mut look: Vec<usize> = found.iter().copied().collect();
    while let Some(member) = look.pop() {
        for obstacle in ask.rules.unmet(member, &start.levels, &start.ended) {
            for helper in (0..ask.rules.len()).filter(|other| start.open[*other] && meets(ask, *other, obstacle)) {
                if found.insert(helper) {
                    look.push(helper);
                }
            }
        }
    }
    found.into_iter().collect()
}

/// Whether an intervention takes an obstacle away.
fn meets(ask: &Ask<'_>, intervention: usize, obstacle: Obstacle) -> bool {
    match obstacle {
        Obstacle::After(first) => first == intervention,
        Obstacle::Below(capability, level) => {
            ask.rules.raises(intervention).iter().any(|raise| raise.capability == capability && raise.to >= level)
        }
    }
}
