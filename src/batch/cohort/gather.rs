//! Collects submissions while a run reads them.

use super::counts::Counts;
use super::marks::{Frame, Marks};
use crate::batch::seen::Seen;
use crate::batch::table::{Cells, Column, Table};
use crate::library::Library;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A table without columns that counts what passes by.
///
/// Where each State counts once, its latest submission is kept until the end: about two kilobytes a State. Otherwise memory
/// depends on the definitions alone.
#[derive(Debug)]
pub struct Gather {
    frame: Frame,
    once: bool,
    names: bool,
    round: Mutex<Round>,
}

/// What was collected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    pub(super) counts: Counts,
    /// The latest submission of each State by its code, where each State counts once.
    pub(super) latest: BTreeMap<String, Kept>,
    pub(super) superseded: u64,
    /// Names by code, where they are asked for.
    pub(super) names: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// Day, input and row: the greatest one stays, whatever the order in which they came.
    when: (String, String, u64),
    pub(super) marks: Marks,
}

impl Gather {
    /// Collects submissions scored with these definitions. `once` lets each State count once, with its latest submission;
    /// `names` keeps codes and names.
    #[must_use]
    pub fn new(library: &Library, once: bool, names: bool) -> Self {
        Self { frame: Frame::of(library), once, names, round: Mutex::new(Round::new(library)) }
    }

    /// What was collected.
    #[must_use]
    pub fn into_round(self) -> Round {
        let mut round = self.round.into_inner().unwrap_or_else(PoisonError::into_inner);
        for kept in round.latest.values() {
            round.counts.add(&kept.marks);
        }
        round
    }
}

impl Round {
    fn new(library: &Library) -> Self {
        Self { counts: Counts::new(library), latest: BTreeMap::new(), superseded: 0, names: BTreeMap::new() }
    }

    /// How many submissions count.
    #[must_use]
    pub fn submissions(&self) -> u64 {
        self.counts.taken
    }

    /// Adds what another one has collected over the same definitions; for rounds in which States do not count once.
    pub fn merge(&mut self, other: &Self) {
        self.counts.merge(&other.counts);
        self.superseded += other.superseded;
        self.names.extend(other.names.clone());
    }
}

impl Table for Gather {
    fn name(&self) -> &'static str {
        "cohort"
    }

    fn columns(&self) -> &[Column] {
        &[]
    }

    fn rows(&self, seen: &Seen<'_>, _cells: &mut dyn Cells) {
        let marks = Marks::of(seen, &self.frame);
        let head = &seen.head;
        // A thread that panicked has ended the run; counts are whole between two submissions.
        let mut round = self.round.lock().unwrap_or_else(PoisonError::into_inner);
        if self.names && !head.code.is_empty() {
            let name = round.names.entry(head.code.to_owned()).or_default();
            if name.as_str() < head.state {
                head.state.clone_into(name);
            }
        }
        if !self.once {
            round.counts.add(&marks);
            return;
        }
        let when = (marks.day.clone(), head.input.to_owned(), head.row);
        // Whoever has no code is nobody else.
        let key = if head.code.is_empty() { format!("\0{}\0{}", head.input, head.row) } else { head.code.to_owned() };
        match round.latest.get_mut(&key) {
            None => {
                round.latest.insert(key, Kept { when, marks });
            }
            Some(kept) => {
                if kept.when < when {
                    *kept = Kept { when, marks };
                }
                round.superseded += 1;
            }
        }
    }
}
