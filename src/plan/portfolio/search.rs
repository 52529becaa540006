//! The way to a good choice and to a bound on all others, in turns.

use super::bound::{Prices, sorted};
use super::desk::{Choice, Desk, Sets};
use super::moves::Draft;
use crate::plan::budget::Proof;
use crate::plan::stop::Stop;
use crate::score::EQUAL;

/// How many choices are worked on further once the prices are found.
const FINALISTS: usize = 3;
/// How many additions are tried in turn, each in place of what is worth least, before a choice stands.
const ADDITIONS: usize = 60;
/// By how much the first round moves prices, as an exponent, and how much less each one after it.
const FIRST_PACE: f64 = 0.8;
const SLOWER: f64 = 0.92;

/// What was found for one budget.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    pub(super) choice: Choice,
    /// No choice has a sum of J above this; none where that is not known.
    pub(super) bound: Option<f64>,
    /// The prices of the least bound.
    pub(super) prices: Prices,
}

/// Finds a choice and a bound from the starts, each of which is within the budget. Tells after each round how many are done. Where it is
/// stopped, the best choice and the least bound so far stand.
pub(super) fn settle(
    desk: &mut Desk<'_>,
    starts: Vec<Sets>,
    prices: Option<Prices>,
    rounds: u32,
    stop: Stop<'_>,
    told: &dyn Fn(u32),
) -> Settled {
    let warm = prices.is_some();
    let mut prices = prices.unwrap_or_else(|| Prices::alike(desk));
    let mut found: Vec<Choice> = Vec::new();
    for start in starts {
        keep(&mut found, finished(desk, start));
    }
    let mut best_prices = prices.clone();
    // Where money is plenty, or there is one State alone, everybody's best within the whole budget already is the answer.
    let mut least: Option<f64> = None;
    if !stop.now() {
        let free = prices.free().round(desk, None);
        least = free.bound;
        keep(&mut found, free.sets.and_then(|sets| finished(desk, sets)));
    }
    let mut pace = if warm { FIRST_PACE / 2.0 } else { FIRST_PACE };
    let mut last: Option<Sets> = None;
    for round in 0..rounds {
        if stop.now() || proven(&found, least, desk) {
            break;
        }
        let made = prices.round(desk, last.as_ref());
        told(round + 1);
        let Some(bound) = made.bound else { break };
        if least.is_none_or(|least| bound < least) {
            least = Some(bound);
            best_prices = prices.clone();
        }
        let Some(sets) = made.sets else { break };
        keep(&mut found, finished(desk, sets.clone()));
        prices.learn(desk, &sets, pace);
        pace *= SLOWER;
        last = Some(sets);
    }
    if !proven(&found, least, desk) {
        let better: Vec<Choice> = found.iter().map(|choice| improved(desk, choice.clone(), stop)).collect();
        better.into_iter().for_each(|choice| keep(&mut found, Some(choice)));
    }
    let choice = found.swap_remove(0);
    Settled { choice, bound: least, prices: best_prices }
}

impl Settled {
    /// How sure it is, as what the mean of J over the States adds at most to what it is today.
    pub(super) fn proof(&self, desk: &Desk<'_>) -> Proof {
        let states = desk.states();
        let today: f64 = desk.sides.iter().map(|side| side.today).sum();
        match self.bound {
            None => Proof::Unproven,
            Some(bound) if bound - self.choice.value <= EQUAL * states => Proof::Optimal,
            Some(bound) => Proof::AtMost((bound - today) / states),
        }
    }
}

fn proven(found: &[Choice], bound: Option<f64>, desk: &Desk<'_>) -> bool {
    found.first().zip(bound).is_some_and(|(choice, bound)| bound - choice.value <= EQUAL * desk.states())
}

/// Keeps the best few choices, best first.
fn keep(found: &mut Vec<Choice>, choice: Option<Choice>) {
    let Some(choice) = choice.filter(|choice| found.iter().all(|other| other.sets != choice.sets)) else { return };
    let place = found.iter().position(|other| choice.beats(other)).unwrap_or(found.len());
    found.insert(place, choice);
    found.truncate(FINALISTS);
}

/// Sets brought within the budget, with the rest of the money spent; none where the floors do not allow it.
fn finished(desk: &Desk<'_>, sets: Sets) -> Option<Choice> {
    let mut draft = Draft::new(desk, sets);
    if !draft.shrink(&[]) {
        return None;
    }
    ended(desk, draft)
}

fn ended(desk: &Desk<'_>, mut draft: Draft<'_, '_>) -> Option<Choice> {
    draft.fill();
    draft.trim();
    let choice = desk.choice(draft.sets);
    (desk.affords(choice.cost) && desk.keeps_floors(&choice.sets)).then_some(choice)
}

/// A choice made better in turns until nothing more is found.
fn improved(desk: &mut Desk<'_>, mut choice: Choice, stop: Stop<'_>) -> Choice {
    let further = || !stop.now();
    while further() {
        match solved_again(desk, &choice).or_else(|| further().then(|| exchanged(desk, &choice)).flatten()) {
            Some(better) => choice = better,
            None => return choice,
        }
    }
    choice
}

/// What the States make of their own money and what is left, each with the others as they are.
fn solved_again(desk: &mut Desk<'_>, choice: &Choice) -> Option<Choice> {
    let asked: Vec<(Vec<f64>, f64)> = (0..desk.sides.len())
        .map(|state| {
            let margins = desk.margins(&choice.sets, state);
            let own: f64 = choice.sets[state].iter().map(|at| margins[*at]).sum();
            (margins, (desk.budget - choice.cost + own).max(0.0))
        })
        .collect();
    let found = desk.each(|state, side| {
        let (margins, money) = &asked[state];
        side.market.bettered(margins, *money, &choice.sets[state])
    });
    // Each change leaves less for those after it, so each is weighed again: those that gain most come first.
    let mut gains: Vec<(f64, usize, Vec<usize>)> = Vec::new();
    for (state, set) in found.into_iter().enumerate() {
        let Some(set) = set.map(sorted) else { continue };
        let market = &desk.sides[state].market;
        gains.push((market.value(&set) - market.value(&choice.sets[state]), state, set));
    }
    gains.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut best: Option<Choice> = None;
    for (_, state, set) in gains {
        let stands = best.as_ref().unwrap_or(choice);
        let mut sets = stands.sets.clone();
        sets[state] = set;
        let made = desk.choice(sets);
        if desk.affords(made.cost) && desk.keeps_floors(&made.sets) && made.beats(stands) {
            best = Some(made);
        }
    }
    best
}

/// The first addition that is worth more than what has to give way to it.
fn exchanged(desk: &Desk<'_>, choice: &Choice) -> Option<Choice> {
    let mut draft = Draft::new(desk, choice.sets.clone());
    let mut steps = draft.steps();
    steps.sort_by(|one, other| other.worth().total_cmp(&one.worth()));
    steps.iter().take(ADDITIONS).find_map(|step| {
        let mut draft = draft.clone();
        let joins = |(state, set): &(usize, Vec<usize>)| {
            let old = &choice.sets[*state];
            set.iter().filter(|at| old.binary_search(at).is_err()).map(|at| (*state, *at)).collect::<Vec<_>>()
        };
        let held: Vec<(usize, usize)> = step.sets.iter().flat_map(joins).collect();
        draft.take(step);
        let made = draft.shrink(&held).then(|| ended(desk, draft)).flatten()?;
        made.beats(choice).then_some(made)
    })
}
