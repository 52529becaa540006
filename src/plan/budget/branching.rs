//! At which intervention a part of the tree is split: where both halves lose most, by trying it, or by what was learnt from trying.

use super::relaxation::{Relaxation, Solved};
use super::tree::WHOLE;

/// How many interventions are tried for one split, and after how many that are no better there is no further try.
const TRIES: usize = 10;
const IN_VAIN: usize = 4;
/// After how many tries in a direction what was learnt is relied on.
const ENOUGH: u32 = 4;
/// The least that a half counts for as a loss, so that the other one still says something.
const LEAST: f64 = 1e-7;

/// What was learnt: the loss for each variable and direction, for a whole, and how often it was seen.
pub(super) struct Branching {
    losses: [Vec<(f64, u32)>; 2],
}

/// Without a variable, and with it.
type Halves = [Box<Relaxation>; 2];

/// How a part is split.
pub(super) enum Split {
    /// Neither half holds anything.
    Nothing,
    /// One half alone holds anything: that where the variable is chosen, or is not.
    One(usize, bool, Box<Relaxation>),
    /// At the variable: without it, and with it.
    Two(usize, Box<Relaxation>, Box<Relaxation>),
}

impl Branching {
    pub(super) fn new(size: usize) -> Self {
        Self { losses: [vec![(0.0, 0); size], vec![(0.0, 0); size]] }
    }

    fn expected(&self, variable: usize, part: f64) -> f64 {
        let loss = |way: usize, of: f64| {
            let (sum, seen) = self.losses[way][variable];
            let mean = if seen > 0 { sum / f64::from(seen) } else { self.usual(way) };
            (mean * of).max(LEAST)
        };
        loss(0, part) * loss(1, 1.0 - part)
    }

    fn usual(&self, way: usize) -> f64 {
        let (sum, seen) = self.losses[way].iter().fold((0.0, 0), |(sum, seen), (more, times)| (sum + more, seen + times));
        if seen > 0 { sum / f64::from(seen) } else { 1e-3 }
    }

    fn learn(&mut self, way: usize, variable: usize, loss: f64) {
        let (sum, seen) = &mut self.losses[way][variable];
        *sum += loss;
        *seen += 1;
    }

    /// Splits a part, which must have something that is chosen in part; none where the solver failed.
    pub(super) fn split(
        &mut self,
        solved: &Relaxation,
        chosen: &[f64],
        bound: &dyn Fn(&Relaxation) -> f64,
        dead: &dyn Fn(f64) -> bool,
        steps: &mut u64,
    ) -> Option<Split> {
        let now = bound(solved);
        let mut candidates: Vec<(f64, usize)> = (0..chosen.len())
            .filter(|at| (chosen[*at] - chosen[*at].round()).abs() > WHOLE)
            .map(|at| (self.expected(at, chosen[at]), at))
            .collect();
        candidates.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let mut best: Option<(f64, usize, Option<Halves>)> = None;
        let mut in_vain = 0;
        for (expected, variable) in candidates.into_iter().take(TRIES) {
            let known = self.losses.iter().all(|way| way[variable].1 >= ENOUGH);
            let (score, halves) = if known {
                (expected, None)
            } else {
                match self.halves(solved, variable, chosen[variable], now, bound, dead, steps)? {
                    Ok((score, halves)) => (score, Some(halves)),
                    Err(split) => return Some(split),
                }
            };
            if best.as_ref().is_none_or(|(most, ..)| score > *most * (1.0 + 1e-9)) {
                best = Some((score, variable, halves));
                in_vain = 0;
            } else {
                in_vain += 1;
                if in_vain >= IN_VAIN {
                    break;
                }
            }
        }
        let (_, variable, halves) = best?;
        let [down, up] = match halves {
            Some(halves) => halves,
            None => match self.halves(solved, variable, chosen[variable], now, bound, dead, steps)? {
                Ok((_, halves)) => halves,
                Err(split) => return Some(split),
            },
        };
        Some(Split::Two(variable, down, up))
    }

    /// Both halves with what they lose, or what is left where one of them holds nothing.
    #[allow(clippy::too_many_arguments)] // the part, where it is split, and what is asked of the halves
    fn halves(
        &mut self,
        solved: &Relaxation,
        variable: usize,
        part: f64,
        now: f64,
        bound: &dyn Fn(&Relaxation) -> f64,
        dead: &dyn Fn(f64) -> bool,
        steps: &mut u64,
    ) -> Option<Result<(f64, Halves), Split>> {
        let mut halves = [None, None];
        let mut losses = [0.0, 0.0];
        for (way, chosen) in [(0, false), (1, true)] {
            *steps += 1;
            match solved.clone().fixed(variable, chosen) {
                Solved::Failed => return None,
                Solved::Nothing => {}
                Solved::At(half) => {
                    losses[way] = (now - bound(&half)).max(0.0);
                    let of = if chosen { 1.0 - part } else { part };
                    self.learn(way, variable, losses[way] / of.max(WHOLE));
                    if !dead(bound(&half)) {
                        halves[way] = Some(Box::new(half));
                    }
                }
            }
        }
        Some(match halves {
            [None, None] => Err(Split::Nothing),
            [Some(down), None] => Err(Split::One(variable, false, down)),
            [None, Some(up)] => Err(Split::One(variable, true, up)),
            [Some(down), Some(up)] => Ok((losses[0].max(LEAST) * losses[1].max(LEAST), [down, up])),
        })
    }
}
