//! Capabilities: a gated level and a score, section 4 of the method.

use super::EQUAL;
use super::assessment::{LeafOf, LeafScore, LeafState, QuestionScore, QuestionState, Readings};
use std::sync::Arc;

/// A capability, or a question alone, as the scorer needs it.
#[derive(Debug, Clone)]
pub(super) struct PreparedLeaf {
    pub(super) of: LeafOf,
    pub(super) asked: bool,
    pub(super) top: u8,
    /// The least value that counts as each level from 1 to `top`; capabilities on one scale share them.
    pub(super) steps: Arc<[f64]>,
    pub(super) level: Option<usize>,
    /// Facts of a capability with a level question: question and level.
    pub(super) facts: Vec<(usize, u8)>,
    /// Questions of a capability without one: question and weight.
    pub(super) plain: Vec<(usize, f64)>,
    pub(super) targets: [Option<u8>; 2],
}

/// Scores a leaf in its place. Without `FULL`, the levels of a leaf without a level question stay blank.
#[inline]
pub(super) fn score<const FULL: bool>(leaf: &PreparedLeaf, questions: &[QuestionScore], result: &mut LeafScore) {
    // Field by field: a whole one put together elsewhere would be copied here, which takes as long as all the rest.
    result.of = leaf.of;
    result.state = LeafState::NotAsked;
    result.readings = Readings::default();
    result.reversed = Readings::default();
    result.levels = [0; 3];
    result.top = leaf.top;
    result.ungated = [0; 3];
    result.towards_next = [0.0; 3];
    result.answered = 0;
    result.open = 0;
    result.coverage = None;
    result.targets = leaf.targets;
    result.not_yet_claimed = false;
    if !leaf.asked {
        return;
    }
    match leaf.level {
        Some(level) => gated(leaf, &questions[level], questions, result),
        None => match *leaf.plain {
            [(question, 1.0)] => alone::<FULL>(leaf, &questions[question], result),
            _ => averaged::<FULL>(leaf, questions, result),
        },
    }
}

/// A leaf that is not asked.
pub(super) fn blank(leaf: &PreparedLeaf) -> LeafScore {
    LeafScore {
        of: leaf.of,
        state: LeafState::NotAsked,
        readings: Readings::default(),
        reversed: Readings::default(),
        levels: [0; 3],
        top: leaf.top,
        ungated: [0; 3],
        towards_next: [0.0; 3],
        answered: 0,
        open: 0,
        coverage: None,
        targets: leaf.targets,
        not_yet_claimed: false,
    }
}

fn count(state: QuestionState, result: &mut LeafScore) {
    if state.answered() {
        result.answered += 1;
    } else if matches!(state, QuestionState::Open(_)) {
        result.open += 1;
    }
}

fn gated(leaf: &PreparedLeaf, level: &QuestionScore, questions: &[QuestionScore], result: &mut LeafScore) {
    match level.state {
        QuestionState::NotAsked => return,
        QuestionState::NotApplicable | QuestionState::Excluded => {
            result.state = LeafState::NotApplicable;
            return;
        }
        _ => result.state = LeafState::Scored,
    }
    count(level.state, result);
    for (fact, _) in &leaf.facts {
        count(questions[*fact].state, result);
    }
    let all = result.answered + result.open;
    result.coverage = (all > 0).then(|| f64::from(result.answered) / f64::from(all));
    let top = leaf.top;
    result.ungated = match level.state {
        QuestionState::Open(_) => [0, 0, top],
        QuestionState::Answered => {
            let (answered, upheld) = level.levels;
            [upheld.max(upheld_by_facts(leaf, answered, questions)), answered, answered]
        }
        _ => [0; 3],
    };
    let mut readings = [0.0; 3];
    #[allow(clippy::needless_range_loop)] // the reading indexes four arrays side by side
    for reading in 0..3 {
        let value = |fact: usize, at: u8| -> f64 {
            let score = &questions[fact];
            let covered = reading == 0 && score.state == QuestionState::Answered && at <= result.ungated[0];
            if covered { score.value } else { score.readings.array()[reading] }
        };
        let mut gated = result.ungated[reading];
        for (fact, at) in &leaf.facts {
            if !questions[*fact].state.leaves() && value(*fact, *at) < 1.0 - EQUAL {
                gated = gated.min(at - 1);
            }
        }
        result.levels[reading] = gated;
        let mut sum = 0.0;
        let mut number = 0.0;
        if gated < top {
            for (fact, at) in &leaf.facts {
                if *at == gated + 1 && !questions[*fact].state.leaves() {
                    sum += value(*fact, *at);
                    number += 1.0;
                }
            }
        }
        let towards = if number > 0.0 { sum / number } else { 0.0 };
        result.towards_next[reading] = towards;
        readings[reading] = (f64::from(gated) + towards) / f64::from(top);
    }
    result.readings = Readings::of(readings);
    // Full marks for the next level, and nothing but the claim itself is lacking.
    result.not_yet_claimed = result.levels[1] == result.ungated[1] && result.towards_next[1] >= 1.0 - EQUAL;
    if level.state != QuestionState::NotApplicableZero {
        let evidence_holds = level.state == QuestionState::Answered && level.supported && level.levels.1 == level.levels.0;
        let (claimed, potential) = (1.0 - result.readings.potential, 1.0 - result.readings.claimed);
        result.reversed = Readings { evidenced: if evidence_holds { claimed } else { 0.0 }, claimed, potential };
    }
}

/// The greatest ℓ ≤ the answer whose levels 1…ℓ each have a fact, all of them evidenced with value 1.
fn upheld_by_facts(leaf: &PreparedLeaf, answered: u8, questions: &[QuestionScore]) -> u8 {
    let mut upheld = 0;
    while upheld < answered {
        let mut facts = leaf.facts.iter().filter(|(fact, at)| *at == upheld + 1 && !questions[*fact].state.leaves()).peekable();
        let proven = facts.peek().is_some() && facts.all(|(fact, _)| questions[*fact].readings.evidenced >= 1.0 - EQUAL);
        if !proven {
            break;
        }
        upheld += 1;
    }
    upheld
}

/// A capability with one question of weight 1, as most of a foreign index have. The same as [`averaged`], which it spares.
#[inline]
fn alone<const FULL: bool>(leaf: &PreparedLeaf, score: &QuestionScore, result: &mut LeafScore) {
    count(score.state, result);
    if score.state.leaves() {
        result.state = if score.state == QuestionState::NotAsked { LeafState::NotAsked } else { LeafState::NotApplicable };
        return;
    }
    result.state = LeafState::Scored;
    // A negative zero added to a zero is none.
    result.readings = Readings::of(score.readings.array().map(|value| 0.0 + value));
    result.reversed = Readings::of(turned_round(score).map(|value| 0.0 + value));
    result.coverage = match (result.answered, result.open) {
        (0, 0) => None,
        (answered, _) => Some(f64::from(answered)),
    };
    if FULL {
        result.levels = levels(result.readings, &leaf.steps);
        result.ungated = result.levels;
    }
}

fn averaged<const FULL: bool>(leaf: &PreparedLeaf, questions: &[QuestionScore], result: &mut LeafScore) {
    let mut sums = [0.0; 3];
    let mut reversed = [0.0; 3];
    let (mut weights, mut answered, mut open) = (0.0, 0.0, 0.0);
    let mut all_not_asked = true;
    for (question, weight) in &leaf.plain {
        let score = &questions[*question];
        all_not_asked &= score.state == QuestionState::NotAsked;
        count(score.state, result);
        if score.state.leaves() {
            continue;
        }
        weights += weight;
        answered += if score.state.answered() { *weight } else { 0.0 };
        open += if matches!(score.state, QuestionState::Open(_)) { *weight } else { 0.0 };
        for (sum, value) in sums.iter_mut().zip(score.readings.array()) {
            *sum += weight * value;
        }
        for (sum, value) in reversed.iter_mut().zip(turned_round(score)) {
            *sum += weight * value;
        }
    }
    if weights <= 0.0 {
        let state = if all_not_asked { LeafState::NotAsked } else { LeafState::NotApplicable };
        result.state = state;
        return;
    }
    result.state = LeafState::Scored;
    // What is divided by 1 stays as it is, and most often there is one question of weight 1.
    let mean = |sum: f64| if weights == 1.0 { sum } else { sum / weights };
    let readings = sums.map(mean);
    result.readings = Readings::of(readings);
    result.reversed = Readings::of(reversed.map(mean));
    result.coverage = (answered + open > 0.0).then(|| if open == 0.0 { 1.0 } else { answered / (answered + open) });
    if FULL {
        result.levels = levels(result.readings, &leaf.steps);
        result.ungated = result.levels;
    }
}

/// The readings of an answer where less is better: 1 − v where answered; what is open stays 0, 0, 1.
fn turned_round(score: &QuestionScore) -> [f64; 3] {
    match score.state {
        QuestionState::Answered | QuestionState::Ruled => {
            let value = 1.0 - score.value;
            // Evidence for a lower level than was answered says nothing against the higher one.
            let in_full = score.supported && score.levels.0 == score.levels.1;
            [if in_full { value } else { 0.0 }, value, value]
        }
        _ => score.readings.array(),
    }
}

/// The levels in the three readings. Where an answer leaves no doubt two of them are the same, and without evidence one is nothing.
fn levels(Readings { evidenced, claimed, potential }: Readings, steps: &[f64]) -> [u8; 3] {
    let of_claimed = level_of(claimed, steps);
    let of_evidenced = if evidenced == 0.0 { 0 } else { level_of(evidenced, steps) };
    [of_evidenced, of_claimed, if potential == claimed { of_claimed } else { level_of(potential, steps) }]
}

/// The greatest ℓ with value ≥ ℓ / L.
fn level_of(value: f64, steps: &[f64]) -> u8 {
    steps.iter().map(|step| u8::from(value >= *step)).sum()
}

/// The least value that counts as each level from 1 to `top`.
pub(super) fn steps(top: u8) -> Arc<[f64]> {
    (1..=top).map(|level| f64::from(level) / f64::from(top) - EQUAL).collect()
}
