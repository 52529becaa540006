//! What a plan promised, against what the later assessment shows.

use super::common::Series;
use super::side::Side;
use crate::library::Library;
use crate::model::{InterventionId, ItemStatus, KeptPlan, Raise, ThreatProfile};
use crate::plan::{Objective, Position};
use crate::score::{EQUAL, Reading};

/// What became of the interventions of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanEffect {
    /// Position of the assessment before, among those of the State.
    pub from: usize,
    /// Position of the one that it is held against.
    pub to: usize,
    /// Interventions that are done or under way, in the order of the plan.
    pub items: Vec<ItemEffect>,
    /// How many others are in the plan.
    pub others: usize,
    /// Ids that the catalogue no longer has.
    pub unknown: Vec<InterventionId>,
}

/// An intervention that was done, or runs.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemEffect {
    /// Position of the intervention.
    pub intervention: usize,
    /// Whether it has ended.
    pub done: bool,
    /// What it was to add to the objective, in points out of 100; none where the plan does not say.
    pub promised: Option<f64>,
    /// What of that is there: the objective with as much of its raises as is there now, in points out of 100, as claimed and as
    /// evidenced. Each is reckoned after those before it, so that they add up. None where the figures to do so are withheld.
    pub seen: Option<[f64; 2]>,
    /// All raises together.
    pub outcome: Outcome,
    /// What became of each.
    pub raises: Vec<RaiseEffect>,
}

/// What became of a raise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RaiseEffect {
    /// Position of the capability.
    pub capability: usize,
    /// The level that it was to reach.
    pub to: u8,
    /// Level then and now in the claimed reading; none where there is no figure.
    pub levels: [Option<u8>; 2],
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of what was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The level was there before.
    StoodBefore,
    /// It is reached.
    Reached(Seen),
    /// More is there than before, but not all of it.
    Partly(Seen),
    /// Nothing more is there than before.
    NotSeen,
    /// Open answers, or none to see, leave it open.
    CannotBeTold,
}

/// How far what is there can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Evidence upholds it.
    Evidenced,
    /// It is only claimed.
    Claimed,
}

/// Holds a kept plan against the assessments of its State: from the last one before the plan begins (else the first one) to the latest.
///
/// None where there are not two to hold it against.
#[must_use]
pub fn effect(library: &Library, threats: Option<&ThreatProfile>, series: &Series, plan: &KeptPlan) -> Option<PlanEffect> {
    let to = series.sides.len().checked_sub(1).filter(|last| *last > 0)?;
    // Both are written as year and month first, so that their texts stand in the order of time.
    let begins = plan.start.to_string();
    let before = |side: &Side| side.handed.submission.assessed_on.is_some_and(|day| day.to_string().get(..7) <= Some(begins.as_str()));
    let from = series.sides[..to].iter().rposition(before).unwrap_or(0);
    let (then, now) = (&series.sides[from], &series.sides[to]);
    let objective = (then.sheet.is_some() && now.sheet.is_some()).then(|| {
        let own = then.handed.submission.threat_profile.as_ref().and_then(|profile| library.threat_profile(&profile.id));
        Objective::new(library, &then.common, threats.or(own))
    });
    let mut standing = [0, 1].map(|_| Position::of(&then.common, Reading::Potential));
    let mut effect = PlanEffect { from, to, items: Vec::new(), others: 0, unknown: Vec::new() };
    for item in &plan.items {
        if !matches!(item.status, ItemStatus::Done | ItemStatus::UnderWay) {
            effect.others += 1;
            continue;
        }
        let Some(at) = library.intervention(&item.intervention.id) else {
            effect.unknown.push(item.intervention.id.clone());
            continue;
        };
        let raises: Vec<&Raise> = library.interventions[at].raises.iter().collect();
        let told: Vec<RaiseEffect> = raises.iter().filter_map(|raise| of_raise(library, then, now, raise)).collect();
        let seen = objective.as_ref().map(|objective| {
            let readings = [Reading::Claimed, Reading::Evidenced];
            [0, 1].map(|at: usize| seen(library, objective, &mut standing[at], &Position::of(&now.common, readings[at]), &raises))
        });
        effect.items.push(ItemEffect {
            intervention: at,
            done: item.status == ItemStatus::Done,
            promised: item.promised,
            seen,
            outcome: together(&told),
            raises: told,
        });
    }
    Some(effect)
}

/// What the raises add where as much of them counts as is there now; the position is left with them.
fn seen(library: &Library, objective: &Objective, standing: &mut Position, now: &Position, raises: &[&Raise]) -> f64 {
    let before = objective.value(standing);
    for raise in raises {
        let Some(capability) = library.capability(&raise.capability.id) else { continue };
        let promised = f64::from(raise.to) / f64::from(library.top_of(&library.capabilities[capability]));
        let there = now.values[capability].min(promised);
        standing.values[capability] = standing.values[capability].max(there);
    }
    (objective.value(standing) - before) * 100.0
}

fn of_raise(library: &Library, then: &Side, now: &Side, raise: &Raise) -> Option<RaiseEffect> {
    let capability = library.capability(&raise.capability.id)?;
    let figures =
        [then, now].map(|side| side.capability(capability).readings().map(|readings| (readings, side.common.leaves[capability].levels)));
    let levels = figures.map(|figure| figure.map(|(_, levels)| levels[1]));
    let outcome = match figures {
        [Some((before, levels_before)), Some((after, levels))] => {
            let risen = |then: f64, now: f64| now > then + EQUAL;
            if levels_before[1] >= raise.to {
                Outcome::StoodBefore
            } else if levels[1] >= raise.to {
                Outcome::Reached(if levels[0] >= raise.to { Seen::Evidenced } else { Seen::Claimed })
            } else if levels[2] >= raise.to {
                Outcome::CannotBeTold
            } else if risen(before.claimed, after.claimed) {
                Outcome::Partly(if risen(before.evidenced, after.evidenced) { Seen::Evidenced } else { Seen::Claimed })
            } else {
                Outcome::NotSeen
            }
        }
        _ => Outcome::CannotBeTold,
    };
    Some(RaiseEffect { capability, to: raise.to, levels, outcome })
}

/// All raises of an intervention together; the least that can be said of all of them.
fn together(raises: &[RaiseEffect]) -> Outcome {
    let new: Vec<Outcome> = raises.iter().map(|raise| raise.outcome).filter(|outcome| *outcome != Outcome::StoodBefore).collect();
    let evidenced = |outcome: &Outcome| matches!(outcome, Outcome::Reached(Seen::Evidenced) | Outcome::Partly(Seen::Evidenced));
    let seen = |outcomes: &[Outcome]| if outcomes.iter().all(evidenced) { Seen::Evidenced } else { Seen::Claimed };
    let moved: Vec<Outcome> = new.iter().copied().filter(|outcome| matches!(outcome, Outcome::Reached(_) | Outcome::Partly(_))).collect();
    if new.is_empty() {
        return if raises.is_empty() { Outcome::CannotBeTold } else { Outcome::StoodBefore };
    }
    if new.iter().all(|outcome| matches!(outcome, Outcome::Reached(_))) {
        Outcome::Reached(seen(&new))
    } else if new.contains(&Outcome::CannotBeTold) {
        Outcome::CannotBeTold
    } else if moved.is_empty() {
        Outcome::NotSeen
    } else {
        Outcome::Partly(seen(&moved))
    }
}
