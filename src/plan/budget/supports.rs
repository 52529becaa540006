//! What every set keeps that can be done one after the other, and a fractional choice does not.
//!
//! Whoever needs help to start rests, through those who help, on somebody who starts alone. So on every way from those to an intervention
//! there is somebody chosen; where a choice in fractions lets less flow through than it takes of the intervention, the narrowest place
//! is a bound that the choice breaks. Interventions that hold each other up in a circle let nothing flow.

use std::collections::VecDeque;

/// By variable, what each intervention needs before it can start: for each obstacle the variables of those who can take it away.
pub(super) type Obstacles = Vec<Vec<Vec<usize>>>;

/// Nothing is chosen of the first without one of the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Support {
    pub(super) of: usize,
    pub(super) by: Vec<usize>,
}

/// By how much a choice must break a bound for it to be told.
const BROKEN: f64 = 1e-4;
/// What is smaller is nothing.
const NOTHING: f64 = 1e-9;

/// The bounds that a choice breaks, the one that it breaks most first, up to a number. A choice of whole interventions breaks one whenever
/// it cannot be done in any order.
pub(super) fn broken(obstacles: &Obstacles, chosen: &[f64], most: usize) -> Vec<Support> {
    let narrowest = narrowest(obstacles, chosen);
    let mut found: Vec<(f64, Support)> = Vec::new();
    for of in (0..chosen.len()).filter(|of| chosen[*of] > BROKEN) {
        let of_all = (0..obstacles[of].len()).filter_map(|which| Flow::through(obstacles, &narrowest, chosen, of, which));
        let worst = of_all.reduce(|first, next| if next.0 > first.0 { next } else { first });
        found.extend(worst);
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    found.truncate(most);
    found.into_iter().map(|(_, support)| support).collect()
}

/// For each the obstacle through which least help comes, counted from those who start alone.
fn narrowest(obstacles: &Obstacles, chosen: &[f64]) -> Vec<Option<usize>> {
    let helped = |held: &[f64], by: &[usize]| by.iter().map(|helper| held[*helper]).sum::<f64>();
    let mut held = vec![0.0; chosen.len()];
    for _ in 0..=chosen.len() {
        let mut moved = false;
        for at in (0..chosen.len()).filter(|at| chosen[*at] > NOTHING) {
            let now = obstacles[at].iter().map(|by| helped(&held, by)).fold(chosen[at], f64::min);
            if now > held[at] + NOTHING {
                held[at] = now;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    let least = |of: &Vec<Vec<usize>>| {
        let sums = of.iter().map(|by| helped(&held, by)).enumerate();
        sums.reduce(|first, next| if next.1 < first.1 { next } else { first }).map(|(which, _)| which)
    };
    obstacles.iter().map(least).collect()
}

/// What flows from those who start alone to one intervention, each letting through as much as is chosen of it.
struct Flow<'f> {
    obstacles: &'f Obstacles,
    narrowest: &'f [Option<usize>],
    chosen: &'f [f64],
    of: usize,
    which: usize,
    through: Vec<f64>,
    /// What flows from each to whom it helps.
    sent: Vec<Vec<(usize, f64)>>,
}

/// The two sides of an intervention: what comes in, and what goes out to whom it helps.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    In(usize),
    Out(usize),
}

impl Side {
    fn place(self) -> usize {
        match self {
            Self::In(at) => 2 * at,
            Self::Out(at) => 2 * at + 1,
        }
    }
}

impl<'f> Flow<'f> {
    /// By how much a choice takes more of an intervention than comes through one of its obstacles, and the narrowest place; none where it does not.
    fn through(
        obstacles: &'f Obstacles,
        narrowest: &'f [Option<usize>],
        chosen: &'f [f64],
        of: usize,
        which: usize,
    ) -> Option<(f64, Support)> {
        let alone = obstacles[of][which].iter().filter(|by| obstacles[**by].is_empty()).map(|by| chosen[*by]).sum::<f64>();
        if alone >= chosen[of] - BROKEN {
            return None;
        }
        let size = chosen.len();
        let mut flow = Flow { obstacles, narrowest, chosen, of, which, through: vec![0.0; size], sent: vec![Vec::new(); size] };
        let mut whole = 0.0;
        loop {
            match flow.way() {
                Ok(way) => {
                    whole += flow.send(&way, chosen[of] - whole);
                    if whole >= chosen[of] - BROKEN {
                        return None;
                    }
                }
                Err(reached) => {
                    let by = (0..size).filter(|at| reached[2 * at + 1] && !reached[2 * at]).collect();
                    return Some((chosen[of] - whole, Support { of, by }));
                }
            }
        }
    }

    /// A way on which more can flow, from one who starts alone to the intervention; or, where there is none, the sides from which something
    /// could still flow to it.
    fn way(&self) -> Result<Vec<Side>, Vec<bool>> {
        let mut next: Vec<Option<Side>> = vec![None; 2 * self.chosen.len()];
        let mut reached = vec![false; 2 * self.chosen.len()];
        let mut queue = VecDeque::new();
        let mut reach = |side: Side, from: Option<Side>, queue: &mut VecDeque<Side>, next: &mut Vec<Option<Side>>| {
            if !std::mem::replace(&mut reached[side.place()], true) {
                next[side.place()] = from;
                queue.push_back(side);
            }
        };
        for by in &self.obstacles[self.of][self.which] {
            reach(Side::Out(*by), None, &mut queue, &mut next);
        }
        while let Some(side) = queue.pop_front() {
            match side {
                Side::Out(at) => {
                    if self.chosen[at] - self.through[at] > NOTHING {
                        reach(Side::In(at), Some(side), &mut queue, &mut next);
                    }
                    // What it sends to another can be sent on another way.
                    for (to, _) in self.sent[at].iter().filter(|(_, much)| *much > NOTHING) {
                        reach(Side::In(*to), Some(side), &mut queue, &mut next);
                    }
                }
                Side::In(at) => {
                    let Some(which) = self.narrowest[at] else {
                        let mut way = vec![side];
                        while let Some(on) = way.last().and_then(|side| next[side.place()]) {
                            way.push(on);
                        }
                        return Ok(way);
                    };
                    for by in self.obstacles[at][which].iter().filter(|by| **by != self.of) {
                        reach(Side::Out(*by), Some(side), &mut queue, &mut next);
                    }
                    if self.through[at] > NOTHING {
                        reach(Side::Out(at), Some(side), &mut queue, &mut next);
                    }
                }
            }
        }
        Err(reached)
    }

    /// Sends as much as the way lets through, at most so much; how much it is.
    fn send(&mut self, way: &[Side], most: f64) -> f64 {
        let room = way.windows(2).map(|pair| match (pair[0], pair[1]) {
            (Side::In(at), Side::Out(to)) if at == to => self.chosen[at] - self.through[at],
            (Side::Out(at), Side::In(to)) if at == to => self.through[at],
            (Side::In(at), Side::Out(from)) => self.sent_to(from, at),
            _ => f64::INFINITY,
        });
        let much = room.fold(most, f64::min);
        for pair in way.windows(2) {
            match (pair[0], pair[1]) {
                (Side::In(at), Side::Out(to)) if at == to => self.through[at] += much,
                (Side::Out(at), Side::In(to)) if at == to => self.through[at] -= much,
                (Side::Out(from), Side::In(to)) => self.add(from, to, much),
                (Side::In(at), Side::Out(from)) => self.add(from, at, -much),
                _ => {}
            }
        }
        much
    }

    fn sent_to(&self, from: usize, to: usize) -> f64 {
        self.sent[from].iter().find(|(other, _)| *other == to).map_or(0.0, |(_, much)| *much)
    }

    fn add(&mut self, from: usize, to: usize, much: f64) {
        match self.sent[from].iter_mut().find(|(other, _)| *other == to) {
            Some((_, sent)) => *sent += much,
            None => self.sent[from].push((to, much)),
        }
    }
}
