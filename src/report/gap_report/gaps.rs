//! The gaps by size, each with what has to be shown for the next level.

use super::unknowns::by_weight;
use crate::library::effective_shares;
use crate::model::FrameworkKind;
use crate::report::document::{Block, ColumnKind, Document, Table};
use crate::report::figures::{listed, percent};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{LeafState, QuestionState};
use std::collections::BTreeMap;

/// A capability below its target.
pub(in crate::report) struct Gap {
    /// Position of the capability.
    pub(in crate::report) capability: usize,
    /// Gap in the claimed reading.
    pub(in crate::report) size: f64,
}

/// All gaps, largest first; equal ones by their share of the norms framework, then in definition order.
pub(in crate::report) fn by_size(subject: &Subject<'_>) -> Vec<Gap> {
    let library = subject.library;
    let mut share: BTreeMap<usize, f64> = BTreeMap::new();
    for (_, framework) in library.frameworks_of(FrameworkKind::Norms) {
        for (capability, part) in effective_shares(library, framework) {
            *share.entry(capability).or_default() += part;
        }
    }
    let mut gaps: Vec<Gap> = subject.assessment.leaves[..library.capabilities.len()]
        .iter()
        .enumerate()
        .filter_map(|(capability, leaf)| leaf.gap(1).map(|gap| Gap { capability, size: gap.claimed }))
        .filter(|gap| gap.size > 1e-9)
        .collect();
    let part = |gap: &Gap| share.get(&gap.capability).copied().unwrap_or(0.0);
    gaps.sort_by(|a, b| {
        let same = (a.size - b.size).abs() <= 1e-9;
        if same { part(b).total_cmp(&part(a)).then(a.capability.cmp(&b.capability)) } else { b.size.total_cmp(&a.size) }
    });
    gaps
}

/// Capabilities below their targets, those first whose gap weighs most in the framework and the threat scenarios.
pub(super) fn that_matter(subject: &Subject<'_>) -> Vec<usize> {
    let weighed = by_weight(subject, |leaf| leaf.gap(1).map_or(0.0, |gap| gap.claimed));
    let rest = by_size(subject).into_iter().map(|gap| gap.capability).filter(|capability| !weighed.contains(capability));
    let rest: Vec<usize> = rest.collect();
    weighed.into_iter().chain(rest).collect()
}

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    if subject.library.capabilities.is_empty() {
        return;
    }
    let gaps = by_size(subject);
    document.heading(1, say!(words, "gaps-heading"));
    if gaps.is_empty() {
        document.paragraph(say!(words, "gaps-none"));
        return;
    }
    document.paragraph(say!(words, "gaps-intro", count = gaps.len()));
    let mut table = Table::new(
        say!(words, "gaps-caption"),
        vec![
            (say!(words, "column-capability"), ColumnKind::Text),
            (say!(words, "column-level"), ColumnKind::Short),
            (say!(words, "column-target"), ColumnKind::Short),
            (say!(words, "column-gap"), ColumnKind::Number),
        ],
    );
    for gap in &gaps {
        let leaf = &subject.assessment.leaves[gap.capability];
        table.row(vec![
            subject.capability(gap.capability).into(),
            subject.standing(gap.capability).into(),
            subject.level(gap.capability, leaf.targets[1].unwrap_or(0)).into(),
            percent(gap.size).into(),
        ]);
    }
    document.table(table);
    document.heading(2, say!(words, "gaps-next-heading"));
    document.paragraph(say!(words, "gaps-next-intro"));
    for gap in &gaps {
        next_level(subject, gap.capability, document);
    }
    not_yet_claimed(subject, document);
}

/// What has to be shown for the level after the one that stands.
fn next_level(subject: &Subject<'_>, capability: usize, document: &mut Document) {
    let words = subject.words;
    let definition = &subject.library.capabilities[capability];
    let leaf = &subject.assessment.leaves[capability];
    let next = leaf.level() + 1;
    let Some(level) = definition.levels.iter().find(|level| level.level == next) else { return };
    document.heading(
        3,
        say!(
            words,
            "gaps-next-title",
            title = &definition.title,
            from = subject.standing(capability),
            to = subject.level(capability, next)
        ),
    );
    if leaf.ungated[1] > leaf.level() {
        let holding = facts_that_hold(subject, capability, next);
        document.paragraph(say!(
            words,
            "gaps-gated",
            answered = subject.level(capability, leaf.ungated[1]),
            counts = subject.level(capability, leaf.level()),
            facts = listed(&holding, words)
        ));
    } else if leaf.state == LeafState::Scored && leaf.answered == 0 {
        document.paragraph(say!(words, "gaps-open"));
    }
    document.paragraph(level.descriptor.clone());
    document.list(level.criteria.clone());
}

/// The facts at a level that are not met, as their questions put it.
fn facts_that_hold(subject: &Subject<'_>, capability: usize, level: u8) -> Vec<String> {
    let library = subject.library;
    let id = &library.capabilities[capability].id;
    library
        .questions
        .iter()
        .zip(&subject.assessment.questions)
        .filter(|(question, score)| {
            let here = question.measures.iter().any(|measure| measure.capability.id == *id && measure.at == Some(level));
            here && !score.state.leaves() && score.readings.claimed < 1.0 - 1e-9
        })
        .map(|(question, score)| {
            let key = match score.state {
                QuestionState::Answered => "gaps-fact-not-met",
                _ => "gaps-fact-open",
            };
            subject.words.say(key, &[("text", question.text.as_str().into())])
        })
        .collect()
}

/// Capabilities whose facts of the next level are all met although the level was not claimed.
fn not_yet_claimed(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let found: Vec<String> = subject.assessment.leaves[..subject.library.capabilities.len()]
        .iter()
        .enumerate()
        .filter(|(_, leaf)| leaf.not_yet_claimed)
        .map(|(capability, leaf)| {
            say!(
                words,
                "gaps-not-yet-claimed-item",
                title = subject.capability(capability),
                level = subject.level(capability, leaf.level()),
                next = subject.level(capability, leaf.level() + 1)
            )
        })
        .collect();
    if !found.is_empty() {
        document.heading(2, say!(words, "gaps-not-yet-claimed"));
        document.paragraph(say!(words, "gaps-not-yet-claimed-intro"));
        document.blocks.push(Block::List(found));
    }
}
