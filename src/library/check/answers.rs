//! Claims held against prerequisites.

use crate::library::Library;
use crate::model::{AnswerState, AnswerValue, Prerequisite, Submission};

/// A level that was claimed although something it requires was not.
#[derive(Debug, Clone, Copy)]
pub struct PassedPrerequisite<'a> {
    /// Position of the capability.
    pub capability: usize,
    /// The level claimed for it.
    pub claimed: u8,
    /// What it requires.
    pub requires: &'a Prerequisite,
    /// The level claimed for what it requires.
    pub found: u8,
}

/// All claimed levels that pass a prerequisite: the level answer reaches it, and the other level answer stays below.
///
/// Prerequisites whose own level question has no answer are passed over: nothing is known of them.
#[must_use]
pub fn claims_past_prerequisites<'a>(library: &'a Library, submission: &Submission) -> Vec<PassedPrerequisite<'a>> {
    let claimed: Vec<Option<u8>> = library
        .capabilities
        .iter()
        .map(|capability| {
            let question = &library.questions[library.level_question(&capability.id)?];
            match submission.answers.get(&question.id)?.state {
                AnswerState::Answered(AnswerValue::Level(level)) => Some(level),
                _ => None,
            }
        })
        .collect();
    let mut passed = Vec::new();
    for (position, capability) in library.capabilities.iter().enumerate() {
        let Some(level) = claimed[position] else { continue };
        for requires in capability.requires.iter().filter(|requires| requires.to <= level) {
            let Some(other) = library.capability(&requires.capability.id) else { continue };
            if let Some(found) = claimed[other].filter(|found| *found < requires.level) {
                passed.push(PassedPrerequisite { capability: position, claimed: level, requires, found });
            }
        }
    }
    passed
}
