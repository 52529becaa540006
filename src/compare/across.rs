//! Several States beside each other: what they have in common. No State is ranked.

use super::common::Series;
use super::side::Side;
use crate::library::Library;
use crate::model::FrameworkKind;
use crate::score::{EQUAL, NodeState, shown_percent};

/// Below this share, in per cent as shown, a scenario counts as weak.
const WEAK: f64 = 50.0;
/// An intervention stands high in the ranking of a State among its first ranks.
const FIRST: usize = 10;

/// What several States have in common, each with its latest assessment. States are told by position.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Across {
    /// Capabilities with a gap in more than half of the States that have answered something of them; those common to most first.
    pub gaps: Vec<CommonGap>,
    /// Capabilities at level 0 in every State that has answered something of them; two or more have.
    pub missing: Vec<usize>,
    /// Scenarios, by position of the framework, where every State that has a figure claims less than half; two or more have one.
    pub weak: Vec<usize>,
    /// Interventions that would add something in two States or more.
    pub interventions: Vec<SharedIntervention>,
}

/// A capability with a gap in most States. One that a State has not answered at all is not known to be a gap there.
#[derive(Debug, Clone, PartialEq)]
pub struct CommonGap {
    /// Position of the capability.
    pub capability: usize,
    /// States with a gap.
    pub states: Vec<usize>,
    /// How many States have answered something of it, and have a target.
    pub known: usize,
}

/// An intervention that would serve several States.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedIntervention {
    /// Position of the intervention.
    pub intervention: usize,
    /// States in which it would add something, each with the rank that it stands in and what that rank adds to the objective.
    pub states: Vec<(usize, usize, f64)>,
    /// How many of them have it among their first ten ranks.
    pub among_first: usize,
}

impl Across {
    pub(super) fn of(library: &Library, states: &[Series]) -> Self {
        let sides: Vec<&Side> = states.iter().filter_map(Series::latest).collect();
        Self {
            gaps: gaps(library, &sides),
            missing: missing(library, &sides),
            weak: weak(library, &sides),
            interventions: interventions(library, &sides),
        }
    }
}

/// Whether a State has a figure of a capability that rests on an answer.
fn answered(side: &Side, capability: usize) -> bool {
    side.capability(capability).readings().is_some() && !side.common.leaves[capability].missing()
}

fn gaps(library: &Library, sides: &[&Side]) -> Vec<CommonGap> {
    let mut found = Vec::new();
    for capability in 0..library.capabilities.len() {
        let gap = |side: &&Side| side.common.leaves[capability].gap(1).filter(|_| answered(side, capability));
        let gaps: Vec<(usize, f64)> = sides.iter().enumerate().filter_map(|(at, side)| Some((at, gap(side)?.claimed))).collect();
        let with: Vec<usize> = gaps.iter().filter(|(_, gap)| *gap > EQUAL).map(|(at, _)| *at).collect();
        if with.len() > 1 && 2 * with.len() > gaps.len() {
            found.push(CommonGap { capability, states: with, known: gaps.len() });
        }
    }
    found.sort_by_key(|gap| (std::cmp::Reverse(gap.states.len()), gap.capability));
    found
}

fn missing(library: &Library, sides: &[&Side]) -> Vec<usize> {
    let at_zero = |capability: &usize| {
        let known: Vec<u8> =
            sides.iter().filter(|side| answered(side, *capability)).map(|side| side.common.leaves[*capability].level()).collect();
        known.len() > 1 && known.iter().all(|level| *level == 0)
    };
    (0..library.capabilities.len()).filter(at_zero).collect()
}

fn weak(library: &Library, sides: &[&Side]) -> Vec<usize> {
    let all_weak = |framework: &usize| {
        let known: Vec<f64> = sides
            .iter()
            .filter(|side| side.common.frameworks[*framework][0].state != NodeState::Missing)
            .filter_map(|side| side.node(*framework, 0).readings())
            .map(|readings| shown_percent(readings.claimed))
            .collect();
        known.len() > 1 && known.iter().all(|claimed| *claimed < WEAK - EQUAL)
    };
    library.frameworks_of(FrameworkKind::Scenario).map(|(at, _)| at).filter(all_weak).collect()
}

fn interventions(library: &Library, sides: &[&Side]) -> Vec<SharedIntervention> {
    let mut found = Vec::new();
    for intervention in 0..library.interventions.len() {
        let of_side = |side: &&Side| {
            side.interventions.as_ref()?.iter().find(|(at, ..)| *at == intervention).map(|(_, rank, benefit)| (*rank, *benefit))
        };
        let states: Vec<(usize, usize, f64)> =
            sides.iter().enumerate().filter_map(|(at, side)| of_side(side).map(|(rank, benefit)| (at, rank, benefit))).collect();
        if states.len() > 1 {
            let among_first = states.iter().filter(|(_, rank, _)| *rank <= FIRST).count();
            found.push(SharedIntervention { intervention, states, among_first });
        }
    }
    let id = |shared: &SharedIntervention| library.interventions[shared.intervention].id.as_str();
    found.sort_by(|a, b| (b.among_first, b.states.len()).cmp(&(a.among_first, a.states.len())).then_with(|| id(a).cmp(id(b))));
    found
}
