//! Merging the evidence register, entry by entry.
//!
//! An entry that a part lacks stays, since an answer of another office may cite it.

use super::said::{is_numbered, unsigned};
use crate::model::{ConflictAbout, Evidence, EvidenceId, Place, Says, Side, Submission};

/// Everything that a submission says on an entry: the sides of its conflict, or the entry, or nothing.
pub(super) fn entries(submission: &Submission, id: &EvidenceId) -> Vec<(Evidence, Option<String>)> {
    let about = ConflictAbout::Evidence(id.clone());
    let sides = submission.conflicts.iter().filter(|conflict| conflict.about == about).flat_map(|conflict| &conflict.sides);
    let sides: Vec<(Evidence, Option<String>)> = sides
        .filter_map(|side| match &side.says {
            Says::Evidence(entry) => Some(((**entry).clone(), (!is_numbered(&side.from)).then(|| side.from.clone()))),
            Says::Answer(..) | Says::Nothing => None,
        })
        .collect();
    if sides.is_empty() {
        return submission.evidence.iter().filter(|entry| entry.id == *id).take(1).map(|entry| (entry.clone(), None)).collect();
    }
    sides
}

/// What is said of an entry after a part was taken in; nothing where that changes nothing.
pub(super) fn take_in(
    entries: &[(Evidence, Option<String>)],
    start: Option<&Evidence>,
    part: Vec<(Evidence, Option<String>)>,
) -> Option<Vec<(Evidence, Option<String>)>> {
    let begun = |entry: &Evidence| start.is_some_and(|start| start.same(entry));
    let changed: Vec<_> = part.into_iter().filter(|(entry, _)| !begun(entry)).collect();
    if changed.is_empty() {
        return None;
    }
    let mut now: Vec<(Evidence, Option<String>)> = entries.iter().filter(|(entry, _)| !begun(entry)).cloned().collect();
    for (entry, label) in changed {
        if !now.iter().any(|(known, _)| known.same(&entry)) {
            now.push((entry, label));
        }
    }
    let same = now.len() == entries.len() && now.iter().all(|(entry, _)| entries.iter().any(|(before, _)| before.same(entry)));
    (!same).then_some(now)
}

/// The sides of a conflict about an entry, the one that proves least first: it counts until somebody decides.
pub(super) fn sides(mut entries: Vec<(Evidence, Option<String>)>) -> Vec<Side> {
    for (entry, _) in &mut entries {
        entry.place = Place::default();
    }
    entries.sort_by_cached_key(|(entry, _)| (entry.status, format!("{entry:?}")));
    let labels = unsigned(entries.len());
    let named = entries.into_iter().zip(labels);
    named.map(|((entry, own), label)| Side { from: own.unwrap_or(label), says: Says::Evidence(Box::new(entry)) }).collect()
}
