//! Counts over submissions: whole numbers alone, so that they can be added in any order.

use super::bins::Bins;
use super::marks::{Figure, Marks, Serves};
use crate::library::Library;
use crate::model::Marking;
use crate::score::LeafState;
use std::collections::BTreeMap;

/// Counts over submissions. Its size depends on the definitions alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) taken: u64,
    pub(super) other_definitions: u64,
    pub(super) marking: Option<Marking>,
    pub(super) days: Option<[String; 2]>,
    pub(super) questionnaires: BTreeMap<String, u64>,
    pub(super) coverage: Bins,
    pub(super) evidence: Bins,
    pub(super) nodes: Vec<NodeCounts>,
    pub(super) capabilities: Vec<CapabilityCounts>,
    /// Submissions served certainly, and served in the claimed reading (the first ones among them).
    pub(super) interventions: Vec<[u64; 2]>,
}

/// Counts of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NodeCounts {
    /// By [`Figure`].
    pub(super) figures: [u64; 4],
    /// Shares in each reading.
    pub(super) shares: [Bins; 3],
    pub(super) coverage: Bins,
    /// Ratings in each reading.
    pub(super) ratings: [[u64; 4]; 3],
    pub(super) weakest: u64,
}

/// Counts of a capability.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct CapabilityCounts {
    /// Scored, not applicable, not asked.
    pub(super) states: [u64; 3],
    /// At each level, of those with an answer.
    pub(super) levels: Vec<u64>,
    pub(super) below_target: u64,
    pub(super) gap: u64,
    pub(super) certain: u64,
    pub(super) holds: u64,
    pub(super) holds_elements: u64,
}

impl Counts {
    pub(super) fn new(library: &Library) -> Self {
        let nodes: usize = library.frameworks.iter().map(|framework| framework.nodes.len()).sum();
        let blank = NodeCounts {
            figures: [0; 4],
            shares: [Bins::shares(), Bins::shares(), Bins::shares()],
            coverage: Bins::shares(),
            ratings: [[0; 4]; 3],
            weakest: 0,
        };
        let levels = |capability| vec![0; usize::from(library.top_of(capability)) + 1];
        let capabilities =
            library.capabilities.iter().map(|capability| CapabilityCounts { levels: levels(capability), ..Default::default() });
        Self {
            taken: 0,
            other_definitions: 0,
            marking: None,
            days: None,
            questionnaires: BTreeMap::new(),
            coverage: Bins::shares(),
            evidence: Bins::shares(),
            nodes: vec![blank; nodes],
            capabilities: capabilities.collect(),
            interventions: vec![[0; 2]; library.interventions.len()],
        }
    }

    /// Counts a submission.
    pub(super) fn add(&mut self, marks: &Marks) {
        self.taken += 1;
        self.other_definitions += u64::from(marks.other_definitions);
        self.marking = self.marking.max(marks.marking);
        if !marks.day.is_empty() {
            self.span([&marks.day, &marks.day]);
        }
        *self.questionnaires.entry(marks.questionnaire.clone()).or_default() += 1;
        for (bins, share) in [(&mut self.coverage, marks.coverage), (&mut self.evidence, marks.evidence)] {
            if let Some(share) = share {
                bins.add(i32::from(share));
            }
        }
        for (counts, mark) in self.nodes.iter_mut().zip(&marks.nodes) {
            counts.figures[mark.figure as usize] += 1;
            if mark.figure == Figure::Shown {
                for (bins, share) in counts.shares.iter_mut().zip(mark.shares) {
                    bins.add(i32::from(share));
                }
            }
            if let Some(coverage) = mark.coverage {
                counts.coverage.add(i32::from(coverage));
            }
            for (counts, rating) in counts.ratings.iter_mut().zip(mark.ratings.into_iter().flatten()) {
                counts[usize::from(rating).min(3)] += 1;
            }
            counts.weakest += u64::from(mark.weakest);
        }
        for (counts, mark) in self.capabilities.iter_mut().zip(&marks.capabilities) {
            let state = match mark.state {
                LeafState::Scored => 0,
                LeafState::NotApplicable => 1,
                LeafState::NotAsked => 2,
            };
            counts.states[state] += 1;
            if let Some(count) = mark.level.and_then(|level| counts.levels.get_mut(usize::from(level))) {
                *count += 1;
            }
            counts.below_target += u64::from(mark.below_target);
            counts.gap += u64::from(mark.gap);
            counts.certain += u64::from(mark.certain);
            counts.holds += u64::from(mark.holds > 0);
            counts.holds_elements += u64::from(mark.holds);
        }
        for (counts, serves) in self.interventions.iter_mut().zip(&marks.interventions) {
            counts[0] += u64::from(*serves == Serves::Certainly);
            counts[1] += u64::from(*serves >= Serves::UpTo);
        }
    }

    /// Adds what another one has counted over the same definitions.
    pub(super) fn merge(&mut self, other: &Self) {
        self.taken += other.taken;
        self.other_definitions += other.other_definitions;
        self.marking = self.marking.max(other.marking);
        if let Some([first, last]) = &other.days {
            self.span([first, last]);
        }
        for (questionnaire, count) in &other.questionnaires {
            *self.questionnaires.entry(questionnaire.clone()).or_default() += count;
        }
        self.coverage.merge(&other.coverage);
        self.evidence.merge(&other.evidence);
        for (counts, more) in self.nodes.iter_mut().zip(&other.nodes) {
            sum(&mut counts.figures, &more.figures);
            counts.shares.iter_mut().zip(&more.shares).for_each(|(bins, more)| bins.merge(more));
            counts.coverage.merge(&more.coverage);
            counts.ratings.iter_mut().zip(&more.ratings).for_each(|(counts, more)| sum(counts, more));
            counts.weakest += more.weakest;
        }
        for (counts, more) in self.capabilities.iter_mut().zip(&other.capabilities) {
            sum(&mut counts.states, &more.states);
            sum(&mut counts.levels, &more.levels);
            counts.below_target += more.below_target;
            counts.gap += more.gap;
            counts.certain += more.certain;
            counts.holds += more.holds;
            counts.holds_elements += more.holds_elements;
        }
        self.interventions.iter_mut().zip(&other.interventions).for_each(|(counts, more)| sum(counts, more));
    }

    fn span(&mut self, days: [&String; 2]) {
        let [first, last] = self.days.get_or_insert_with(|| days.map(String::clone));
        if days[0] < first {
            first.clone_from(days[0]);
        }
        if days[1] > last {
            last.clone_from(days[1]);
        }
    }
}

fn sum(counts: &mut [u64], more: &[u64]) {
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}
