//! What looking up an open answer would tell.

use super::interview::Interview;
use crate::library::objective_shares;
use crate::score::{EQUAL, LeafState};

/// An open question with what is at stake in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Telling {
    /// Position of the question in the library.
    pub question: usize,
    /// Position of the capability it tells of.
    pub capability: usize,
    /// How much the answers to the capability can still move the norms framework and the scenarios together, from 0 to 1.
    pub stake: f64,
}

/// The questions that are left, by what is at stake in their capability, greatest first; of each capability the questions
/// stand in their order, so that its level comes before its facts.
#[must_use]
pub fn would_tell_most(interview: &Interview<'_>) -> Vec<Telling> {
    let library = interview.library();
    let mut found: Vec<Telling> = Vec::new();
    for (capability, share) in objective_shares(library) {
        let leaf = &interview.assessment().leaves[capability];
        let stake = share * (leaf.readings.potential - leaf.readings.claimed);
        if leaf.state != LeafState::Scored || stake <= EQUAL {
            continue;
        }
        let id = &library.capabilities[capability].id;
        let measures = |question: &&usize| library.questions[**question].measures.iter().any(|measure| measure.capability.id == *id);
        let left = interview.order().iter().filter(measures).filter(|question| interview.is_left(**question));
        found.extend(left.map(|question| Telling { question: *question, capability, stake }));
    }
    found.sort_by(|a, b| b.stake.total_cmp(&a.stake).then(a.capability.cmp(&b.capability)).then(a.question.cmp(&b.question)));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|telling| seen.insert(telling.question));
    found
}
