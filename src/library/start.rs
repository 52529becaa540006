//! When an intervention can start: one rule for checking definitions and for ranking.

use super::Library;

/// What every intervention needs before it can start and what it raises, by position in the library.
#[derive(Debug, Clone, Default)]
pub struct StartRules {
    items: Vec<Item>,
    /// For every capability the interventions that raise it, in catalogue order, each with the level it leads to.
    raisers: Vec<Vec<(usize, u8)>>,
}

#[derive(Debug, Clone, Default)]
struct Item {
    raises: Vec<RaiseAt>,
    after: Vec<usize>,
}

/// One raise of an intervention, by position.
#[derive(Debug, Clone)]
pub struct RaiseAt {
    /// The capability.
    pub capability: usize,
    /// The level it must have.
    pub from: u8,
    /// The level it gets.
    pub to: u8,
    /// Prerequisites that `to` reaches: capability, level, and whether the intervention itself brings it about.
    requires: Vec<(usize, u8, bool)>,
}

impl RaiseAt {
    /// The capabilities that must stand at a level before `to` can be reached, without those that the intervention brings
    /// about itself.
    pub fn asks(&self) -> impl Iterator<Item = (usize, u8)> + '_ {
        self.requires.iter().filter(|(_, _, itself)| !itself).map(|(capability, level, _)| (*capability, *level))
    }
}

/// What keeps an intervention from starting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Another intervention has to end first.
    After(usize),
    /// A capability stands below this level.
    Below(usize, u8),
}

impl StartRules {
    /// Prepares the rules of all interventions.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        let items = library.interventions.iter().map(|intervention| {
            let raises = intervention.raises.iter().filter_map(|raise| {
                let capability = library.capability(&raise.capability.id)?;
                let requires = library.capabilities[capability].requires.iter().filter(|requires| requires.to <= raise.to);
                let requires = requires.filter_map(|requires| {
                    let itself =
                        intervention.raises.iter().any(|own| own.capability.id == requires.capability.id && own.to >= requires.level);
                    Some((library.capability(&requires.capability.id)?, requires.level, itself))
                });
                Some(RaiseAt { capability, from: raise.from, to: raise.to, requires: requires.collect() })
            });
            let after = intervention.after.iter().filter_map(|after| library.intervention(&after.id));
            Item { raises: raises.collect(), after: after.collect() }
        });
        let items: Vec<Item> = items.collect();
        let mut raisers = vec![Vec::new(); library.capabilities.len()];
        for (intervention, item) in items.iter().enumerate() {
            item.raises.iter().for_each(|raise| raisers[raise.capability].push((intervention, raise.to)));
        }
        Self { items, raisers }
    }

    /// Number of interventions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is no intervention.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// What the intervention raises.
    #[must_use]
    pub fn raises(&self, intervention: usize) -> &[RaiseAt] {
        &self.items[intervention].raises
    }

    /// The interventions that raise a capability to this level or above it, in catalogue order.
    pub fn raisers(&self, capability: usize, level: u8) -> impl Iterator<Item = usize> + '_ {
        self.raisers[capability].iter().filter(move |(_, to)| *to >= level).map(|(intervention, _)| *intervention)
    }

    /// The interventions that must have ended before it.
    #[must_use]
    pub fn after(&self, intervention: usize) -> &[usize] {
        &self.items[intervention].after
    }

    /// The first thing that keeps the intervention from starting; none where it can start.
    ///
    /// `levels` has the level of each capability, none where the capability does not bind (not applicable, not
    /// asked). A raise whose capability already stands at `to` asks for nothing.
    #[must_use]
    pub fn obstacle(&self, intervention: usize, levels: &[Option<u8>], ended: &[bool]) -> Option<Obstacle> {
        self.needs(intervention, levels, |other| ended[other]).next()
    }

    /// All that keeps the intervention from starting, as [`Self::obstacle`] has the first of it; `ended` tells whether an intervention has.
    ///
    /// Each has to be met. What a raise asks for is spared by whoever else reaches its `to`, but the first to reach it had it met itself.
    pub(crate) fn needs<'r>(
        &'r self,
        intervention: usize,
        levels: &'r [Option<u8>],
        ended: impl Fn(usize) -> bool + 'r,
    ) -> impl Iterator<Item = Obstacle> + 'r {
        let item = &self.items[intervention];
        let after = item.after.iter().filter(move |after| !ended(**after)).map(|after| Obstacle::After(*after));
        let below = |capability: usize, least: u8| levels[capability].is_some_and(|level| level < least);
        let raises = item.raises.iter().filter(move |raise| below(raise.capability, raise.to));
        let asked = raises.flat_map(move |raise| std::iter::once((raise.capability, raise.from)).chain(raise.asks()));
        after.chain(
            asked
                .filter(move |(capability, least)| below(*capability, *least))
                .map(|(capability, least)| Obstacle::Below(capability, least)),
        )
    }

    /// Everything that could still keep an intervention from starting, where that is unmet: not only the first thing.
    ///
    /// Nothing outside of these can help it to start. Where a raise asks for something, its own `to` is among them:
    /// whoever else reaches that level spares the intervention what the raise asks for.
    #[must_use]
    pub fn unmet(&self, intervention: usize, levels: &[Option<u8>], ended: &[bool]) -> Vec<Obstacle> {
        let item = &self.items[intervention];
        let mut unmet: Vec<Obstacle> = item.after.iter().filter(|after| !ended[**after]).map(|after| Obstacle::After(*after)).collect();
        for raise in &item.raises {
            let Some(level) = levels[raise.capability] else { continue };
            if level >= raise.to {
                continue;
            }
            let below = |capability: usize, least: u8| levels[capability].is_some_and(|level| level < least);
            let mut asked: Vec<Obstacle> = Vec::new();
            if level < raise.from {
                asked.push(Obstacle::Below(raise.capability, raise.from));
            }
            let requires = raise.requires.iter().filter(|(capability, least, itself)| !itself && below(*capability, *least));
            asked.extend(requires.map(|(capability, least, _)| Obstacle::Below(*capability, *least)));
            if !asked.is_empty() {
                unmet.extend(asked);
                unmet.push(Obstacle::Below(raise.capability, raise.to));
            }
        }
        unmet
    }

    /// Ends whatever of a set can start, first in catalogue order each time, until nothing moves; the order, and those that cannot start.
    pub fn end_all(&self, set: &[usize], levels: &mut [Option<u8>], ended: &mut [bool]) -> (Vec<usize>, Vec<usize>) {
        let mut waiting = set.to_vec();
        waiting.sort_unstable();
        let mut order = Vec::with_capacity(waiting.len());
        while let Some(at) = waiting.iter().position(|member| self.obstacle(*member, levels, ended).is_none()) {
            let next = waiting.remove(at);
            self.end(next, levels, ended);
            order.push(next);
        }
        (order, waiting)
    }

    /// Raises the levels as the ended intervention does.
    pub fn end(&self, intervention: usize, levels: &mut [Option<u8>], ended: &mut [bool]) {
        ended[intervention] = true;
        for raise in &self.items[intervention].raises {
            if let Some(level) = &mut levels[raise.capability] {
                *level = (*level).max(raise.to);
            }
        }
    }
}
