//! The method notice, the sources and how sure they are.

use crate::model::FrameworkKind;
use crate::report::document::{Block, Document};
use crate::report::subject::Subject;
use crate::say;

/// Adds the chapter; `left_out` says what this depth does not show.
pub(super) fn chapter(subject: &Subject<'_>, left_out: String, document: &mut Document) {
    let words = subject.words;
    let library = subject.library;
    doubts(subject, document);
    document.heading(1, say!(words, "notice-heading"));
    document.paragraph(say!(words, "notice-method"));
    document.paragraph(say!(words, "notice-use"));
    if let Some(release) = &library.release {
        document.paragraph(release.notice.clone());
        if !release.licence.is_empty() {
            document.paragraph(say!(words, "notice-licence", licence = &release.licence));
        }
    }
    let further = super::fingerprints(subject, |kind| matches!(kind, Some(FrameworkKind::Scenario | FrameworkKind::Lens)));
    if !further.is_empty() {
        document.paragraph(say!(words, "notice-fingerprints", list = further.join(&say!(words, "list-comma"))));
    }
    document.paragraph(left_out);
    let verified = by_kind(subject);
    if verified.iter().all(|(_, (_, all))| *all == 0) {
        return;
    }
    document.paragraph(say!(words, "notice-verified"));
    document.list(
        verified
            .iter()
            .filter(|(_, (_, all))| *all > 0)
            .map(|(key, (verified, all))| words.say(key, &[("verified", (*verified).into()), ("all", (*all).into())]))
            .collect(),
    );
}

/// How many sources were checked, and how many there are, by kind of record.
fn by_kind(subject: &Subject<'_>) -> [(&'static str, (usize, usize)); 4] {
    let library = subject.library;
    [
        ("notice-elements", elements(subject)),
        ("notice-capabilities", tally(library.capabilities.iter().map(|c| c.source.verified))),
        ("notice-actions", tally(library.actions.iter().map(|a| a.source.verified))),
        ("notice-interventions", tally(library.interventions.iter().map(|i| i.source.verified))),
    ]
}

fn tally(verified: impl Iterator<Item = bool>) -> (usize, usize) {
    verified.fold((0, 0), |(yes, all), verified| (yes + usize::from(verified), all + 1))
}

fn elements(subject: &Subject<'_>) -> (usize, usize) {
    let nodes = subject.library.frameworks.iter().flat_map(|framework| &framework.nodes);
    tally(nodes.filter_map(|node| node.source.as_ref()).map(|source| source.verified))
}

/// Claims that pass a prerequisite, which a reader should know of before trusting a figure.
fn doubts(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let passed = crate::library::claims_past_prerequisites(subject.library, subject.submission);
    if passed.is_empty() {
        return;
    }
    document.heading(1, say!(words, "doubts-heading"));
    document.paragraph(say!(words, "doubts-intro"));
    let items = passed
        .iter()
        .filter_map(|passed| {
            let other = subject.library.capability(&passed.requires.capability.id)?;
            Some(say!(
                words,
                "doubts-item",
                title = subject.capability(passed.capability),
                claimed = subject.level(passed.capability, passed.claimed),
                other = subject.capability(other),
                needed = subject.level(other, passed.requires.level),
                found = subject.level(other, passed.found),
                why = passed.requires.why.as_str()
            ))
        })
        .collect();
    document.blocks.push(Block::List(items));
}
