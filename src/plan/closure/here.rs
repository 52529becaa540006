//! Where things stand in the family of sets that a search looks at.

use crate::library::{Obstacle, StartRules};

/// The family that is being looked at, after everything in it that can start has ended.
#[derive(Default)]
pub(super) struct Here {
    levels: Vec<Option<u8>>,
    places: Vec<Place>,
    /// Interventions whose place is not that before the family was taken up.
    moved: Vec<usize>,
    /// Those in every set of it that cannot start yet.
    blocked: Vec<usize>,
}

/// Where an intervention stands in the family that is being looked at.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// It may come into a set.
    Open,
    /// It ended before the search.
    Ended,
    /// It is in every set and cannot start yet.
    Blocked,
    /// It is in every set and has ended.
    Done,
    /// It is in no set of the family.
    Out,
}

impl Place {
    fn is_over(self) -> bool {
        matches!(self, Self::Ended | Self::Done)
    }
}

impl Here {
    /// Begins a search: what has ended by then.
    pub(super) fn begin(&mut self, ended: &[bool]) {
        self.places.clear();
        self.places.extend(ended.iter().map(|ended| if *ended { Place::Ended } else { Place::Open }));
    }

    /// Begins a family: the levels that stand without it.
    pub(super) fn enter(&mut self, levels: &[Option<u8>]) {
        self.levels.clear();
        self.levels.extend_from_slice(levels);
        self.blocked.clear();
    }

    /// Ends a family: nothing is in it any more.
    pub(super) fn leave(&mut self) {
        self.moved.drain(..).for_each(|at| self.places[at] = Place::Open);
    }

    /// Those in every set of the family that cannot start yet.
    pub(super) fn blocked(&self) -> &[usize] {
        &self.blocked
    }

    /// Puts an open intervention into every set of the family, where it is blocked until all is settled, or into none.
    pub(super) fn put(&mut self, intervention: usize, place: Place) {
        self.places[intervention] = place;
        self.moved.push(intervention);
        if place == Place::Blocked {
            self.blocked.push(intervention);
        }
    }

    /// What keeps a member from starting.
    pub(super) fn needs<'h>(&'h self, rules: &'h StartRules, member: usize) -> impl Iterator<Item = Obstacle> + 'h {
        rules.needs(member, &self.levels, |other| self.places[other].is_over())
    }

    /// Ends whatever can start, until nothing moves; those before `at` are known to be blocked as things stand.
    pub(super) fn settle(&mut self, rules: &StartRules, mut at: usize) {
        while at < self.blocked.len() {
            let member = self.blocked[at];
            if self.needs(rules, member).next().is_some() {
                at += 1;
                continue;
            }
            self.blocked.swap_remove(at);
            self.places[member] = Place::Done;
            for raise in rules.raises(member) {
                if let Some(level) = &mut self.levels[raise.capability] {
                    *level = (*level).max(raise.to);
                }
            }
            at = 0;
        }
    }

    /// Calls for each intervention that can meet a need of a member: one that may come into a set, or another one that is blocked.
    pub(super) fn helpers(&self, rules: &StartRules, member: usize, need: Obstacle, mut each: impl FnMut(usize, Place)) {
        let mut offer = |helper: usize| {
            let place = self.places[helper];
            if helper != member && matches!(place, Place::Open | Place::Blocked) {
                each(helper, place);
            }
        };
        match need {
            Obstacle::After(other) => offer(other),
            Obstacle::Below(capability, level) => rules.raisers(capability, level).for_each(offer),
        }
    }

    /// The need of a blocked member that the fewest can meet from outside.
    pub(super) fn hardest(&self, rules: &StartRules, member: usize) -> Option<Obstacle> {
        let outside = |need: &Obstacle| {
            let mut outside = 0;
            self.helpers(rules, member, *need, |_, place| outside += usize::from(place == Place::Open));
            outside
        };
        self.needs(rules, member).min_by_key(outside)
    }
}
