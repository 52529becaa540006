//! Merging what two files say on one question.
//!
//! A question holds the set of what is said on it: one thing, or the sides of a conflict. Taking in a part takes away what the
//! part started from and adds what it says now. Both work alike in any order, and so does what is done where two sides agree
//! in the value: citations are united, a changed note goes before an unchanged one, the later signature before the earlier.

use super::said::Said;
use crate::model::{EvidenceId, Reference};
use std::collections::BTreeSet;

/// What is said after a part was taken in; nothing where that changes nothing.
pub(super) fn take_in(voices: &[Said], start: &Said, part: &[Said]) -> Option<Vec<Said>> {
    let (unchanged, changed): (Vec<&Said>, Vec<&Said>) = part.iter().partition(|said| said.agrees(start));
    let mut now: Vec<Said>;
    if changed.is_empty() {
        // Only who says it and when may have changed: that goes with the value as long as nobody has changed more.
        let said = unchanged.first().filter(|said| said.signature() != start.signature())?;
        let [one] = voices else { return None };
        if !one.agrees(start) {
            return None;
        }
        let mut one = one.clone();
        if one.signature() == start.signature() {
            one.sign_as(said)
        } else {
            one.sign_as_later(said)
        }
        now = vec![one];
    } else {
        now = voices.iter().filter(|voice| !voice.agrees(start)).cloned().collect();
        for said in changed {
            absorb(&mut now, start, said);
        }
    }
    let same = now.len() == voices.len()
        && now.iter().all(|voice| {
            voices.iter().any(|before| before.agrees(voice) && before.signature() == voice.signature() && before.label == voice.label)
        });
    (!same).then_some(now)
}

/// Adds one thing that is said to the others, where it may agree with one of them.
fn absorb(voices: &mut Vec<Said>, start: &Said, said: &Said) {
    let core = said.core();
    let group: Vec<usize> = (0..voices.len()).filter(|at| voices[*at].core() == core).collect();
    let cited = group.iter().map(|at| voices[*at].cited()).chain([said.cited()]);
    let evidence = united(start, cited);
    let flags = group.iter().map(|at| voices[*at].answer.to_confirm).chain([said.answer.to_confirm]);
    // Either one may confirm what both began with.
    let to_confirm =
        if flags.clone().any(|flag| flag != start.answer.to_confirm) { !start.answer.to_confirm } else { start.answer.to_confirm };
    let note_changed = |voice: &Said| voice.answer.note != start.answer.note;
    if !note_changed(said) {
        for at in &group {
            if !note_changed(&voices[*at]) {
                voices[*at].sign_as_later(said);
            }
        }
        if group.is_empty() {
            voices.push(said.clone());
        }
    } else if let Some(at) = group.iter().find(|at| voices[**at].answer.note == said.answer.note) {
        voices[*at].sign_as_later(said);
    } else if let Some(at) = group.iter().find(|at| !note_changed(&voices[**at])) {
        voices[*at].answer.note.clone_from(&said.answer.note);
        voices[*at].sign_as(said);
    } else {
        voices.push(said.clone());
    }
    for voice in voices.iter_mut().filter(|voice| voice.core() == core) {
        voice.answer.evidence.clone_from(&evidence);
        voice.answer.to_confirm = to_confirm;
    }
}

/// Citations united three-way: those of the start in their order, less those that somebody took out, then those added.
fn united<'s>(start: &Said, all: impl Iterator<Item = BTreeSet<&'s EvidenceId>>) -> Vec<Reference<EvidenceId>> {
    let before = start.cited();
    let mut kept = before.clone();
    let mut added: BTreeSet<EvidenceId> = BTreeSet::new();
    for cited in all {
        kept.retain(|id| cited.contains(*id));
        added.extend(cited.into_iter().filter(|id| !before.contains(*id)).cloned());
    }
    let mut ids: Vec<EvidenceId> = Vec::new();
    for cited in &start.answer.evidence {
        if kept.contains(&cited.id) && !ids.contains(&cited.id) {
            ids.push(cited.id.clone());
        }
    }
    ids.extend(added);
    ids.into_iter().map(|id| Reference { id, place: crate::model::Place::default() }).collect()
}
