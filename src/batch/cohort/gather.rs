//! Collects submissions while a run reads them.

use super::counts::Counts;
use super::marks::{Frame, Marks};
use crate::batch::seen::Seen;
use crate::batch::table::{Cells, Column, Table};
use crate::compare::{Sureness, surenesses};
use crate::library::Library;
use crate::score::Sheet;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A table without columns that counts what passes by.
///
/// Where each State counts once, its latest submission is kept until the end: about two kilobytes a State, and for a comparison of rounds its
/// answers in the earlier one and how sure each change is, some forty kilobytes more. Otherwise memory depends on the definitions alone.
#[derive(Debug)]
pub struct Gather {
    frame: Frame,
    once: bool,
    names: bool,
    /// What is kept to say how sure changes are.
    sure: Sure,
    round: Mutex<Round>,
}

/// What a round keeps for a comparison with another one.
#[derive(Debug)]
enum Sure {
    Nothing,
    /// The answers: it is the earlier round.
    Answers,
    /// How sure changes are: it is the later one, and this is the earlier.
    Changes(Arc<Round>),
}

/// What was collected.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    pub(super) counts: Counts,
    /// The latest submission of each State by its code, where each State counts once.
    pub(super) latest: BTreeMap<String, Kept>,
    pub(super) superseded: u64,
    /// Names by code, where they are asked for.
    pub(super) names: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kept {
    /// Day, input and row: the greatest one stays, whatever the order in which they came.
    when: (String, String, u64),
    pub(super) marks: Marks,
    /// The answers, in an earlier round.
    sheet: Option<Sheet>,
    /// How sure the change of each node since the earlier round is, in a later one where the State was in both with the same questionnaire.
    pub(super) changes: Vec<Option<Sureness>>,
}

impl Gather {
    /// Collects submissions scored with these definitions. `once` lets each State count once, with its latest submission;
    /// `names` keeps codes and names.
    #[must_use]
    pub fn new(library: &Library, once: bool, names: bool) -> Self {
        Self { frame: Frame::of(library), once, names, sure: Sure::Nothing, round: Mutex::new(Round::new(library)) }
    }

    /// Collects an earlier round, which a later one is compared with: each State counts once.
    #[must_use]
    pub fn earlier(library: &Library) -> Self {
        Self { sure: Sure::Answers, ..Self::new(library, true, false) }
    }

    /// Collects a round that is compared with an earlier one.
    #[must_use]
    pub fn later(library: &Library, names: bool, earlier: Arc<Round>) -> Self {
        Self { sure: Sure::Changes(earlier), ..Self::new(library, true, names) }
    }

    /// What is kept of a submission of this State beside its marks.
    fn kept(&self, key: &str, seen: &Seen<'_>, marks: &Marks) -> (Option<Sheet>, Vec<Option<Sureness>>) {
        match &self.sure {
            Sure::Nothing => (None, Vec::new()),
            Sure::Answers => (Some(seen.sheet.clone()), Vec::new()),
            Sure::Changes(earlier) => {
                let then = earlier.latest.get(key).filter(|then| then.marks.questionnaire == marks.questionnaire);
                let sheet = then.and_then(|then| then.sheet.as_ref());
                (None, sheet.map_or(Vec::new(), |sheet| surenesses(seen.scorer, sheet, (seen.sheet, seen.assessment))))
            }
        }
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
        // Whoever has no code is nobody else.
        let key = if head.code.is_empty() { format!("\0{}\0{}", head.input, head.row) } else { head.code.to_owned() };
        let (sheet, changes) = self.kept(&key, seen, &marks);
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
        let new = Kept { when, marks, sheet, changes };
        match round.latest.get_mut(&key) {
            None => {
                round.latest.insert(key, new);
            }
            Some(kept) => {
                if kept.when < new.when {
                    *kept = new;
                }
                round.superseded += 1;
            }
        }
    }
}
