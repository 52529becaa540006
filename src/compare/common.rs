//! The comparison as a whole: what takes part, in which order, and over which questions.

use super::across::Across;
use super::change::Change;
use super::side::{Handed, Side};
use crate::library::{Asked, Library};
use crate::model::{Date, ThreatProfile};
use crate::plan::rank;
use crate::score::{Scorer, Targets};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Assessments beside each other.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The States in the order of their codes; those that are not named come last, each alone.
    pub states: Vec<Series>,
    /// What all asked.
    pub asked: Asked,
    /// Whether some asked more than all did.
    pub narrowed: bool,
    /// The States beside each other, each with its latest assessment; none where there is only one.
    pub across: Option<Across>,
}

/// The assessments of one State.
#[derive(Debug, Clone)]
pub struct Series {
    /// By date.
    pub sides: Vec<Side>,
    /// From the first to the last; none where there is only one.
    pub whole: Option<Change>,
    /// From each to the next, where there are more than two.
    pub steps: Vec<Change>,
}

impl Series {
    /// The latest assessment.
    #[must_use]
    pub fn latest(&self) -> Option<&Side> {
        self.sides.last()
    }
}

/// Why assessments cannot be put beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There are fewer than two.
    TooFew {
        /// How many there are.
        found: usize,
    },
    /// Two of one State are of the same day.
    SameDay {
        /// Code of the State.
        code: String,
        /// The day.
        date: Date,
        /// The files.
        files: Vec<String>,
    },
    /// One of several of the same State has no day.
    NoDay {
        /// Code of the State.
        code: String,
        /// The file.
        file: String,
    },
}

/// Puts assessments beside each other, whatever the order in which they are handed in.
///
/// `threats` is the threat profile for all of them; without one each State's own counts, else all scenarios alike. `then` are
/// definitions that earlier ones were made with, so that the reports of then can be reckoned as they were.
///
/// # Errors
/// Where they cannot be told apart: too few, or two of one State without different days. All of it is told.
pub fn compare(
    library: &Library,
    targets: Targets<'_>,
    threats: Option<&ThreatProfile>,
    then: Option<&Library>,
    handed: Vec<Handed>,
) -> Result<Comparison, Vec<Problem>> {
    if handed.len() < 2 {
        return Err(vec![Problem::TooFew { found: handed.len() }]);
    }
    let groups = grouped(handed)?;
    let mut states: Vec<Vec<Side>> =
        groups.into_iter().map(|group| group.into_iter().map(|handed| Side::new(library, targets, then, handed)).collect()).collect();
    let asked = common(library, states.iter().flatten());
    let narrowed = states.iter().flatten().any(|side| side.asked != asked);
    let scorer = Scorer::new(library, &asked, targets);
    for side in states.iter_mut().flatten() {
        side.narrow(library, &scorer, &asked);
        side.interventions = interventions(library, threats, side);
    }
    let series = |sides: Vec<Side>| {
        let last = sides.len() - 1;
        let whole = (last > 0).then(|| Change::of(library, &scorer, &sides, 0, last));
        let steps = if last > 1 { (0..last).map(|at| Change::of(library, &scorer, &sides, at, at + 1)).collect() } else { Vec::new() };
        Series { sides, whole, steps }
    };
    let states: Vec<Series> = states.into_iter().map(series).collect();
    let across = (states.len() > 1).then(|| Across::of(library, &states));
    Ok(Comparison { states, asked, narrowed, across })
}

/// The assessments by State, in the order of codes and dates.
fn grouped(handed: Vec<Handed>) -> Result<Vec<Vec<Handed>>, Vec<Problem>> {
    let mut named: BTreeMap<String, Vec<Handed>> = BTreeMap::new();
    let mut unnamed = Vec::new();
    for one in handed {
        match one.submission.code.as_str() {
            "" => unnamed.push(one),
            code => named.entry(code.to_owned()).or_default().push(one),
        }
    }
    let mut problems = Vec::new();
    for (code, group) in &mut named {
        group.sort_by(by_day);
        problems.extend(problems_of(code, group));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    unnamed.sort_by(by_day);
    Ok(named.into_values().chain(unnamed.into_iter().map(|one| vec![one])).collect())
}

fn by_day(a: &Handed, b: &Handed) -> Ordering {
    let key = |one: &Handed| (one.submission.assessed_on, one.submission.state.clone(), one.file.clone());
    key(a).cmp(&key(b))
}

fn problems_of(code: &str, group: &[Handed]) -> Vec<Problem> {
    if group.len() < 2 {
        return Vec::new();
    }
    let mut days: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    let mut problems = Vec::new();
    for one in group {
        match one.submission.assessed_on {
            Some(day) => days.entry(day).or_default().push(one.file.clone()),
            None => problems.push(Problem::NoDay { code: code.to_owned(), file: one.file.clone() }),
        }
    }
    let twice = days.into_iter().filter(|(_, files)| files.len() > 1);
    problems.extend(twice.map(|(date, files)| Problem::SameDay { code: code.to_owned(), date, files }));
    problems
}

/// What every one of them asked.
fn common<'s>(library: &Library, sides: impl Iterator<Item = &'s Side>) -> Asked {
    let mut all = Asked { capabilities: vec![true; library.capabilities.len()], questions: vec![true; library.questions.len()] };
    for side in sides {
        for (all, own) in [(&mut all.capabilities, &side.asked.capabilities), (&mut all.questions, &side.asked.questions)] {
            all.iter_mut().zip(own).for_each(|(all, own)| *all &= own);
        }
    }
    all
}

/// What would add something to the report of a State, with its rank and its benefit.
fn interventions(library: &Library, threats: Option<&ThreatProfile>, side: &Side) -> Option<Vec<(usize, usize, f64)>> {
    let mut found: Vec<(usize, usize, f64)> = Vec::new();
    let mut take = |at: usize, rank: usize, benefit: f64| {
        if !found.iter().any(|(known, ..)| *known == at) {
            found.push((at, rank, benefit));
        }
    };
    if side.sheet.is_some() {
        let own = side.handed.submission.threat_profile.as_ref().and_then(|profile| library.threat_profile(&profile.id));
        let ranking = rank(library, &side.reported, threats.or(own), side.handed.submission.size);
        for (number, rank) in (1..).zip(&ranking.ranks) {
            rank.closure.iter().for_each(|at| take(*at, number, rank.benefit));
        }
        return Some(found);
    }
    let shared = side.handed.shared.as_ref()?;
    if !shared.audience.shows.iter().any(|shown| shown == crate::library::RANKED_INTERVENTIONS) {
        return None;
    }
    for (number, rank) in (1..).zip(&shared.ranking) {
        for id in &rank.closure {
            if let Some(at) = library.intervention(&id.as_str().into()) {
                take(at, number, rank.benefit);
            }
        }
    }
    Some(found)
}
