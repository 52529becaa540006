//! What one level more of a capability would change.

use super::capability::descriptor;
use super::find::node_form;
use super::parts::{Part, PartOf, finished, gap_sums, parts, share_weight};
use super::phrase::{change, percent_of, profiles, target_value, value};
use super::{gated, used_by};
use crate::model::{Aggregate, NeedOf, Node};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{EQUAL, LeafState};

/// Adds the criteria of the next level, what is lacking, and what would move.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, capability: usize, questions: &[usize]) {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[capability];
    if leaf.state != LeafState::Scored {
        return;
    }
    document.heading(2, say!(words, "explain-next-step"));
    if leaf.level() >= leaf.top {
        document.paragraph(say!(words, "explain-next-none"));
        return;
    }
    let next = leaf.level() + 1;
    let raised = leaf.readings.claimed.max(f64::from(next) / f64::from(leaf.top));
    document.paragraph(say!(
        words,
        "explain-next-level",
        level = subject.level(capability, next),
        descriptor = descriptor(subject, capability, next)
    ));
    let definition = &subject.library.capabilities[capability];
    let described = definition.levels.iter().find(|level| level.level == next);
    if let Some(described) = described.filter(|level| !level.criteria.is_empty()) {
        document.paragraph(say!(words, "explain-next-criteria"));
        document.list(described.criteria.clone());
    }
    let lacking = gated::lacking(subject, capability);
    if !lacking.is_empty() {
        document.paragraph(say!(words, "explain-next-lacking"));
        document.list(lacking);
    }
    let open = super::capability::counted_open(subject, capability, questions);
    if !open.is_empty() {
        document.paragraph(say!(words, "explain-next-open"));
        document.list(open);
    }
    document.paragraph(say!(
        words,
        "explain-next-score",
        before = value(leaf.readings.claimed),
        level = next,
        top = leaf.top,
        after = value(raised)
    ));
    document.list(gaps(subject, capability, raised));
    moves(document, subject, capability, raised);
}

fn gaps(subject: Subject<'_>, capability: usize, raised: f64) -> Vec<String> {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[capability];
    let line = |(profile, name): (usize, String)| {
        let before = leaf.gap(profile)?.claimed;
        let after = (target_value(leaf, profile)? - raised).max(0.0);
        Some(say!(words, "explain-next-gap", profile = name, before = value(before), after = value(after), closed = value(before - after)))
    };
    profiles(subject).into_iter().filter_map(line).collect()
}

fn moves(document: &mut Document, subject: Subject<'_>, capability: usize, raised: f64) {
    let words = subject.words;
    let profiles = profiles(subject);
    let mut columns = vec![
        (say!(words, "explain-column-node"), ColumnKind::Text),
        (say!(words, "explain-column-value-now"), ColumnKind::Number),
        (say!(words, "explain-column-value-then"), ColumnKind::Number),
        (say!(words, "explain-column-change"), ColumnKind::Number),
    ];
    columns.extend(profiles.iter().map(|(_, name)| (say!(words, "explain-column-to-target", profile = name), ColumnKind::Text)));
    let mut table = Table::new(say!(words, "explain-next-caption"), columns);
    let of = NeedOf::Capability(subject.library.capabilities[capability].id.clone());
    for (framework, node, need) in used_by::places(subject, &of) {
        let definition = &subject.library.frameworks[framework].nodes[node];
        let before = parts(subject, framework, node);
        let after = with_raised(definition, &before, need, raised);
        let now = subject.assessment.frameworks[framework][node].readings.claimed;
        let then = finished(subject, definition, &after, 1);
        let id = node_form(subject.library, framework, node);
        let mut cells = vec![
            Cell::Text(say!(words, "explain-named", title = definition.title.as_str(), id = id)),
            Cell::Text(value(now)),
            Cell::Text(value(then)),
            Cell::Text(change(then - now)),
        ];
        cells.extend(profiles.iter().map(|(profile, _)| to_target(subject, framework, node, &before, need, raised, *profile)));
        table.row_with_remark(cells, remark(subject, definition, &before, need, then - now));
    }
    if !table.rows.is_empty() {
        document.paragraph(say!(words, "explain-next-moves"));
    }
    document.table(table);
}

/// The parts with one need raised in the claimed reading.
fn with_raised(node: &Node, before: &[Part], need: usize, raised: f64) -> Vec<Part> {
    let mut after = before.to_vec();
    for part in after.iter_mut().filter(|part| matches!(part.of, PartOf::Need(at, _) if at == need)) {
        // With less being better, one level more takes away what it adds elsewhere.
        part.values[1] = if node.needs[need].reverse { part.values[1].min(1.0 - raised) } else { raised };
        part.missing = false;
    }
    after
}

fn to_target(subject: Subject<'_>, framework: usize, node: usize, parts: &[Part], need: usize, raised: f64, profile: usize) -> Cell {
    let words = subject.words;
    let definition = &subject.library.frameworks[framework].nodes[node];
    let now = subject.assessment.frameworks[framework][node].to_target[profile];
    let sums = gap_sums(subject, framework, definition, parts, profile);
    let (Some(now), Some((gaps, targets))) = (now, sums) else { return Cell::None };
    let part = parts.iter().find(|part| matches!(part.of, PartOf::Need(at, _) if at == need));
    let Some(part) = part.filter(|part| part.left.is_none() && !definition.needs[need].reverse) else { return Cell::None };
    let PartOf::Need(_, leaf) = part.of else { return Cell::None };
    let leaf = &subject.assessment.leaves[leaf];
    let (Some(gap), Some(target)) = (leaf.gap(profile), target_value(leaf, profile)) else { return Cell::None };
    let closed = share_weight(definition, part) * (gap.claimed - (target - raised).max(0.0));
    let then = 1.0 - (gaps[1] - closed) / targets;
    Cell::Text(say!(words, "explain-from-to", from = percent_of(now.claimed, words), to = percent_of(then, words)))
}

/// How the change is reckoned, where that is a share of a mean, or why nothing moves.
fn remark(subject: Subject<'_>, node: &Node, parts: &[Part], need: usize, moved: f64) -> String {
    let words = subject.words;
    if moved.abs() <= EQUAL {
        return say!(words, "explain-next-unmoved");
    }
    let plain_mean = node.aggregate == Aggregate::Mean && node.round.is_none() && super::parts::limit(subject, node, parts, 1).is_none();
    let part = parts.iter().find(|part| matches!(part.of, PartOf::Need(at, _) if at == need));
    let (true, Some(part)) = (plain_mean && node.missing == crate::model::Missing::Bounds, part) else { return String::new() };
    let weights: f64 = parts.iter().filter(|part| part.left.is_none()).map(|part| part.weight).sum();
    say!(
        words,
        "explain-next-share",
        weight = super::phrase::plain(part.weight),
        weights = super::phrase::plain(weights),
        step = value(moved / node.scale * weights / part.weight),
        change = change(moved / node.scale)
    )
}
