//! What if: the flags that put a State elsewhere than its answers do, before it is planned for.

use super::output;
use super::session::Scored;
use super::{Environment, Exit};
use crate::library::Library;
use crate::model::CapabilityId;
use crate::plan::{BeforeAfter, WhatIf, Wishes, rank};
use crate::say;
use crate::score::{LeafState, Scorer};
use crate::text::nearest;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches};

/// The flags.
pub(super) fn arguments(words: &Words) -> [Arg; 2] {
    let several = |name: &'static str, value: &'static str, key: &str| {
        Arg::new(name).long(name).value_name(value).action(ArgAction::Append).value_delimiter(',').help(words.say(key, &[]))
    };
    [several("assume", "CAPABILITY=LEVEL", "plan-cli-assume"), several("do", "ID", "plan-cli-do")]
}

/// Whether anything is assumed.
pub(super) fn wanted(matches: &ArgMatches) -> bool {
    ["assume", "do"].iter().any(|flag| matches.get_many::<String>(flag).is_some_and(|values| values.len() > 0))
}

/// Reads what is assumed; all that is wrong is told at once.
pub(super) fn read(
    environment: &mut Environment<'_>,
    words: &Words,
    matches: &ArgMatches,
    scored: &Scored,
    wishes: &Wishes,
) -> Result<WhatIf, Exit> {
    let mut what_if = WhatIf::default();
    let mut wrong = Vec::new();
    let all = |flag: &str| matches.get_many::<String>(flag).into_iter().flatten().map(String::as_str).collect::<Vec<&str>>();
    for text in all("assume") {
        match assumption(words, scored, text) {
            Ok((capability, level)) => {
                if what_if.levels.insert(capability, level).is_some_and(|before| before != level) {
                    wrong.push(say!(words, "what-if-twice", id = scored.library.capabilities[capability].id.as_str()));
                }
            }
            Err(told) => wrong.push(told),
        }
    }
    for id in all("do") {
        match scored.library.intervention(&id.into()) {
            Some(at) if wishes.excluded.contains(&at) || wishes.done.contains(&at) || wishes.under_way.contains(&at) => {
                wrong.push(say!(words, "what-if-clash", id = id));
            }
            Some(at) if what_if.done.contains(&at) => {}
            Some(at) => what_if.done.push(at),
            None => wrong.push(match nearest(id, scored.library.interventions.iter().map(|intervention| intervention.id.as_str())) {
                Some(near) => say!(words, "plan-no-intervention-near", id = id, near = near),
                None => say!(words, "plan-no-intervention", id = id),
            }),
        }
    }
    if wrong.is_empty() {
        return Ok(what_if);
    }
    wrong.iter().for_each(|told| output::tell(environment, told));
    Err(Exit::Usage)
}

/// A capability with its level, or what is wrong about them.
fn assumption(words: &Words, scored: &Scored, text: &str) -> Result<(usize, u8), String> {
    let library = &scored.library;
    let Some((id, level)) = text.split_once('=').map(|(id, level)| (id.trim(), level.trim())) else {
        return Err(say!(words, "what-if-no-level", text = text));
    };
    let Some(capability) = library.capability(&CapabilityId::from(id)) else {
        return Err(match nearest(id, library.capabilities.iter().map(|capability| capability.id.as_str())) {
            Some(near) => say!(words, "what-if-no-capability-near", id = id, near = near),
            None => say!(words, "what-if-no-capability", id = id),
        });
    };
    match scored.assessment.leaves[capability].state {
        LeafState::Scored => {}
        LeafState::NotApplicable => return Err(say!(words, "what-if-not-applicable", id = id)),
        LeafState::NotAsked => return Err(say!(words, "what-if-not-asked", id = id)),
    }
    let names = names(library, capability);
    let top = library.top_of(&library.capabilities[capability]);
    let by_name = names.iter().position(|name| name.eq_ignore_ascii_case(level)).and_then(|at| u8::try_from(at).ok());
    match level.parse::<u8>().ok().or(by_name).filter(|level| *level <= top) {
        Some(level) => Ok((capability, level)),
        None => {
            let all =
                names.iter().enumerate().map(|(at, name)| if *name == at.to_string() { name.clone() } else { format!("{at} {name}") });
            let all = all.collect::<Vec<_>>().join(&say!(words, "list-comma"));
            Err(
                match nearest(
                    &level.to_lowercase(),
                    names.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>().iter().map(String::as_str),
                ) {
                    Some(near) => say!(words, "what-if-not-a-level-near", text = level, id = id, near = near, all = all),
                    None => say!(words, "what-if-not-a-level", text = level, id = id, all = all),
                },
            )
        }
    }
}

/// The names of the levels of a capability, from 0.
fn names(library: &Library, capability: usize) -> Vec<String> {
    let capability = &library.capabilities[capability];
    match library.scale_of(capability) {
        Some(scale) => scale.levels.iter().map(|level| level.name.clone()).collect(),
        None => (0..=library.top_of(capability)).map(|level| level.to_string()).collect(),
    }
}

/// Puts the State where it is assumed to be, and tells what that changes. What is done counts as ended in the wishes from then on; what
/// could not start does not.
pub(super) fn apply(what_if: &mut WhatIf, scored: &mut Scored, wishes: &mut Wishes) -> BeforeAfter {
    let ended: Vec<usize> = wishes.done.iter().chain(&wishes.under_way).copied().collect();
    let scorer = Scorer::new(&scored.library, &scored.library.asked(&scored.submission.questionnaire.id), scored.target_profiles());
    let profile = scored.threat_profile().cloned();
    let size = scored.submission.size;
    let mut assessment = std::mem::take(&mut scored.assessment);
    let told = what_if.tell(&scored.library, &scorer, &mut assessment, profile.as_ref(), size, &ended);
    scored.assessment = assessment;
    scored.at_target = scorer.at_target(&scored.assessment);
    scored.ranking = rank(&scored.library, &scored.assessment, profile.as_ref(), size);
    wishes.done.extend(&what_if.done);
    wishes.mandatory.retain(|at| !what_if.done.contains(at));
    told
}
