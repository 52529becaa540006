//! When what is planned can happen: months for each intervention, prerequisites first, so many at a time, within the money of each year.

use crate::library::StartRules;
use crate::score::EQUAL;
use std::collections::BTreeMap;

/// What a schedule is made from.
#[derive(Debug, Clone)]
pub struct Timing<'a> {
    /// When each intervention can start.
    pub rules: &'a StartRules,
    /// Levels of the capabilities when the plan begins; none where a capability does not bind.
    pub levels: &'a [Option<u8>],
    /// Which interventions have ended when the plan begins, by position.
    pub ended: &'a [bool],
    /// How long each takes, by position, in months, 1 or more.
    pub months: &'a [u16],
    /// What each costs, by position, spread evenly over its months.
    pub costs: &'a [f64],
    /// How many may run at the same time, 1 or more.
    pub parallel: usize,
    /// How much may be spent in each year of the plan, the last figure again in all further years; empty where there is no limit.
    pub yearly: &'a [f64],
    /// Starts that are given, by position, in months from the beginning of the plan; before it where they run already.
    pub fixed: &'a BTreeMap<usize, i32>,
}

/// When what happens.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schedule {
    /// The interventions in the order in which they start.
    pub items: Vec<Scheduled>,
    /// What is spent in each year of the plan.
    pub spending: Vec<f64>,
    /// Interventions that found no place: what they need never comes, or they cost more than a year has for as long as it would take.
    pub without_place: Vec<usize>,
}

/// One intervention in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheduled {
    /// Its position in the library.
    pub intervention: usize,
    /// The month in which it starts, from 0, the first month of the plan; below 0 where it began before.
    pub start: i32,
    /// The first month in which it has ended.
    pub end: i32,
}

const YEAR: i32 = 12;
/// No plan is looked at for longer than this many months.
const LONGEST: i32 = 100 * YEAR;

/// Lays a set out in time: month by month, whatever can start does, first in the list first.
#[must_use]
pub fn schedule(timing: &Timing<'_>, set: &[usize]) -> Schedule {
    let mut waiting: Vec<usize> = set.to_vec();
    let mut running: Vec<Scheduled> = Vec::new();
    let mut done = Schedule::default();
    let (mut levels, mut ended) = (timing.levels.to_vec(), timing.ended.to_vec());
    let mut spending: BTreeMap<i32, f64> = BTreeMap::new();
    let scheduled =
        |intervention: usize, start: i32| Scheduled { intervention, start, end: start + i32::from(timing.months[intervention].max(1)) };
    let first = timing.fixed.values().copied().min().unwrap_or(0).min(0);
    let mut month = first;
    while month <= LONGEST && !(waiting.is_empty() && running.is_empty()) {
        for over in running.extract_if(.., |item| item.end <= month) {
            timing.rules.end(over.intervention, &mut levels, &mut ended);
        }
        let mut at = 0;
        while at < waiting.len() {
            let intervention = waiting[at];
            let item = scheduled(intervention, month);
            let may = match timing.fixed.get(&intervention) {
                Some(start) => *start == month,
                None => {
                    month >= 0
                        && running.len() < timing.parallel.max(1)
                        && timing.rules.obstacle(intervention, &levels, &ended).is_none()
                        && affordable(timing, &spending, item)
                }
            };
            if may {
                spend(timing, &mut spending, item);
                running.push(item);
                done.items.push(item);
                waiting.remove(at);
            } else {
                at += 1;
            }
        }
        month += 1;
    }
    done.without_place = waiting;
    let last = spending.keys().next_back().copied().unwrap_or(-1);
    done.spending = (0..=last).map(|year| spending.get(&year).copied().unwrap_or(0.0)).collect();
    done
}

/// What an intervention costs in each year of the plan; what was spent before counts to no year.
fn by_year(timing: &Timing<'_>, item: Scheduled) -> impl Iterator<Item = (i32, f64)> {
    let months = f64::from(item.end - item.start);
    let cost = timing.costs[item.intervention];
    let years = item.start.max(0) / YEAR..=(item.end - 1).max(0) / YEAR;
    years.filter_map(move |year| {
        let within = item.end.min((year + 1) * YEAR) - item.start.max(year * YEAR).max(0);
        (within > 0).then(|| (year, cost * f64::from(within) / months))
    })
}

fn affordable(timing: &Timing<'_>, spending: &BTreeMap<i32, f64>, item: Scheduled) -> bool {
    let limit = |year: i32| {
        let at = usize::try_from(year).unwrap_or(0);
        timing.yearly.get(at).or(timing.yearly.last()).copied().unwrap_or(f64::INFINITY)
    };
    by_year(timing, item)
        .all(|(year, cost)| spending.get(&year).copied().unwrap_or(0.0) + cost <= limit(year) + EQUAL * limit(year).clamp(1.0, 1e15))
}

fn spend(timing: &Timing<'_>, spending: &mut BTreeMap<i32, f64>, item: Scheduled) {
    for (year, cost) in by_year(timing, item) {
        *spending.entry(year).or_insert(0.0) += cost;
    }
}
