//! Whether a set of interventions can be done one after the other, and if not, what would have to join it.

use super::ask::{Ask, Start};
use crate::library::Obstacle;

/// What came of trying a set.
pub(super) enum Tried {
    /// An order in which each can start, first in the catalogue first.
    Order(Vec<usize>),
    /// Members that cannot start whatever else of the set has ended, and everything outside of it that could help one of them.
    Stuck { members: Vec<usize>, helpers: Vec<usize> },
}

pub(super) fn tried(ask: &Ask<'_>, start: &Start, set: &[usize]) -> Tried {
    let (mut levels, mut ended) = (start.levels.clone(), start.ended.clone());
    let mut waiting = set.to_vec();
    waiting.sort_unstable();
    let mut order = Vec::with_capacity(set.len());
    while let Some(at) = waiting.iter().position(|member| ask.rules.obstacle(*member, &levels, &ended).is_none()) {
        let member = waiting.remove(at);
        ask.rules.end(member, &mut levels, &mut ended);
        order.push(member);
    }
    if waiting.is_empty() {
        return Tried::Order(order);
    }
    let unmet: Vec<Obstacle> = waiting.iter().flat_map(|member| ask.rules.unmet(*member, &levels, &ended)).collect();
    let helps = |other: usize| {
        unmet.iter().any(|obstacle| match obstacle {
            Obstacle::After(first) => *first == other,
            Obstacle::Below(capability, level) => {
                ask.rules.raises(other).iter().any(|raise| raise.capability == *capability && raise.to >= *level)
            }
        })
    };
    let helpers = (0..ask.rules.len()).filter(|other| start.open[*other] && !set.contains(other) && helps(*other)).collect();
    Tried::Stuck { members: waiting, helpers }
}
