//! Which submissions are of one State code and date, with sixteen bytes a submission.

use super::seen::Head;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many keys are sorted at a time.
const RUN: usize = 1 << 16;

/// State code and date of a submission as a number of 96 bits; two that differ have the same one only by a chance that nobody will meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u32; 3]);

impl Key {
    /// The key of a submission; none where it names no code, so that nothing can be told.
    #[must_use]
    pub fn of(head: &Head<'_>) -> Option<Self> {
        (!head.code.is_empty()).then(|| Self::from_parts(head.code, head.assessed_on))
    }

    /// What tells the place of a submission: its input and its row there.
    #[must_use]
    pub fn of_place(head: &Head<'_>) -> Self {
        Self::from_parts(head.input, &head.row.to_string())
    }

    fn from_parts(one: &str, other: &str) -> Self {
        let hash = |salt: u8| {
            // Its keys are fixed, so that a run comes out as the one before.
            let mut hasher = DefaultHasher::new();
            (salt, one, other).hash(&mut hasher);
            hasher.finish()
        };
        let (one, other) = (hash(0), hash(1));
        // proof: what is left of a u64 after half of its bits fits into a u32, and so does its lower half alone
        #[allow(clippy::cast_possible_truncation)]
        Self([(one >> 32) as u32, one as u32, (other >> 32) as u32])
    }
}

/// The keys of all submissions that were taken, in their order.
#[derive(Debug, Default)]
pub struct Keys {
    /// Sorted runs, and one that is being filled at the end.
    runs: Vec<Vec<(Key, u32)>>,
    count: u64,
}

/// A submission that shares its key with others, by its number among those taken, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duplicate {
    /// Number of the submission.
    pub number: u32,
    /// Number of the first one with the same key.
    pub first: u32,
    /// How many share the key; 2 or more.
    pub of: u32,
    /// Whether it is the last of them.
    pub last: bool,
}

impl Keys {
    /// Adds the key of the next submission.
    pub fn add(&mut self, key: Option<Key>) {
        // Beyond what can be counted so, nothing is told of duplicates; no machine holds as many.
        let number = u32::try_from(self.count);
        self.count += 1;
        let (Some(key), Ok(number)) = (key, number) else { return };
        if self.runs.last().is_none_or(|run| run.len() == RUN) {
            if let Some(full) = self.runs.last_mut() {
                full.sort_unstable();
            }
            self.runs.push(Vec::with_capacity(if self.runs.is_empty() { 0 } else { RUN }));
        }
        if let Some(run) = self.runs.last_mut() {
            run.push((key, number));
        }
    }

    /// How many submissions were added.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// All that share their key with another one, in their order.
    #[must_use]
    pub fn duplicates(mut self) -> Vec<Duplicate> {
        if let Some(last) = self.runs.last_mut() {
            last.sort_unstable();
        }
        let mut heads: BinaryHeap<Reverse<(Key, u32, usize)>> = BinaryHeap::new();
        let mut runs: Vec<std::vec::IntoIter<(Key, u32)>> = self.runs.into_iter().map(Vec::into_iter).collect();
        for (at, run) in runs.iter_mut().enumerate() {
            heads.extend(run.next().map(|(key, number)| Reverse((key, number, at))));
        }
        let (mut found, mut same, mut key) = (Vec::new(), Vec::new(), None);
        while let Some(Reverse((next, number, at))) = heads.pop() {
            heads.extend(runs[at].next().map(|(key, number)| Reverse((key, number, at))));
            if key != Some(next) {
                close(&mut same, &mut found);
                key = Some(next);
            }
            same.push(number);
        }
        close(&mut same, &mut found);
        found.sort_unstable_by_key(|duplicate: &Duplicate| duplicate.number);
        found
    }
}

/// Takes over the numbers that share a key, where there are several.
fn close(same: &mut Vec<u32>, found: &mut Vec<Duplicate>) {
    if let [first, .., last] = *same.as_slice() {
        let of = u32::try_from(same.len()).unwrap_or(u32::MAX);
        found.extend(same.iter().map(|number| Duplicate { number: *number, first, of, last: *number == last }));
    }
    same.clear();
}

/// Places of submissions that a later one of the same key takes the place of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Superseded(HashSet<Key>);

impl Superseded {
    /// Adds a submission.
    pub fn add(&mut self, place: Key) {
        self.0.insert(place);
    }

    /// Whether a submission is one of them.
    #[must_use]
    pub fn holds(&self, head: &Head<'_>) -> bool {
        !self.0.is_empty() && self.0.contains(&Key::of_place(head))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: &str, date: &str) -> Option<Key> {
        Key::of(&Head { code, assessed_on: date, ..Head::default() })
    }

    #[test]
    fn finds_what_shares_code_and_date_and_nothing_else() {
        let mut keys = Keys::default();
        for (code, date) in
            [("XAA", "2026"), ("XAB", "2026"), ("XAA", "2027"), ("", ""), ("XAA", "2026"), ("", ""), ("XA", "A2026"), ("XAA", "2026")]
        {
            keys.add(key(code, date));
        }
        assert_eq!(keys.count(), 8);
        let duplicate = |number, last| Duplicate { number, first: 0, of: 3, last };
        assert_eq!(keys.duplicates(), [duplicate(0, false), duplicate(4, false), duplicate(7, true)]);
    }

    #[test]
    fn finds_them_over_many_sorted_runs() {
        let mut keys = Keys::default();
        let count = RUN * 3 + 17;
        for number in 0..count {
            // Every key comes twice, the second time in the opposite order.
            let half = count / 2;
            let which = if number < half { number } else { count - 1 - number };
            keys.add(key("XAA", &which.to_string()));
        }
        let found = keys.duplicates();
        assert_eq!(found.len(), count - count % 2);
        assert!(found.iter().all(|one| one.of == 2 && (one.first == one.number) != one.last));
    }

    #[test]
    fn an_entry_has_sixteen_bytes() {
        assert_eq!(size_of::<(Key, u32)>(), 16);
    }
}
