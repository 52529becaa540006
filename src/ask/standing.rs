//! Where a capability stands after the answers so far.

use super::card::question_text;
use super::interview::Interview;
use crate::say;
use crate::score::{EQUAL, LeafState};
use crate::words::Words;

/// Where the capabilities that a question measures stand after the answers so far, and what holds them back.
#[must_use]
pub fn level_now(interview: &Interview<'_>, question: usize, words: &Words) -> Vec<String> {
    let library = interview.library();
    let measured = library.questions[question].measures.iter().filter_map(|measure| library.capability(&measure.capability.id));
    measured.flat_map(|capability| standing(interview, capability, words)).collect()
}

/// Where one capability stands, by position in the library.
pub(super) fn standing(interview: &Interview<'_>, position: usize, words: &Words) -> Vec<String> {
    let library = interview.library();
    let capability = &library.capabilities[position];
    let mut lines = Vec::new();
    let leaf = &interview.assessment().leaves[position];
    let scale = library.scale_of(capability);
    let name = |level: u8| {
        let named = scale.and_then(|scale| scale.levels.get(usize::from(level))).map(|named| named.name.as_str()).unwrap_or_default();
        [level.to_string().as_str(), named].join(" ").trim().to_owned()
    };
    let title = capability.title.as_str();
    lines.push(match leaf.state {
        LeafState::Scored if leaf.missing() => say!(words, "ask-meaning-open", title = title),
        LeafState::Scored => say!(
            words,
            "ask-meaning-level",
            title = title,
            claimed = name(leaf.levels[1]),
            evidenced = name(leaf.levels[0]),
            potential = name(leaf.levels[2])
        ),
        LeafState::NotApplicable | LeafState::NotAsked => say!(words, "ask-meaning-left-out", title = title),
    });
    if leaf.state == LeafState::Scored && leaf.ungated[1] > leaf.levels[1] && !leaf.missing() {
        lines.push(say!(words, "ask-meaning-held", answered = name(leaf.ungated[1]), level = name(leaf.levels[1])));
        lines.push(lacking(interview, position, leaf.levels[1] + 1, words));
    }
    lines
}

/// Which questions keep a capability below this level.
fn lacking(interview: &Interview<'_>, position: usize, level: u8, words: &Words) -> String {
    const MOST_NAMED: usize = 2;
    let library = interview.library();
    let capability = &library.capabilities[position].id;
    let lacks = |question: &&usize| {
        let score = &interview.assessment().questions[**question];
        let belongs = |measure: &crate::model::Measure| measure.capability.id == *capability && measure.at == Some(level);
        library.questions[**question].measures.iter().any(belongs) && !score.state.leaves() && score.readings.claimed < 1.0 - EQUAL
    };
    let found: Vec<String> =
        interview.order().iter().filter(lacks).map(|question| question_text(library, &library.questions[*question], words)).collect();
    let named = found.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(" ");
    say!(words, "ask-meaning-lacking", level = level, titles = named, more = found.len().saturating_sub(MOST_NAMED))
}
