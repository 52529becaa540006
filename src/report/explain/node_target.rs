//! Percent to target of a node: gaps and targets, weighted.

use super::parts::{Part, PartOf, gap_divisor, gap_sums, part_gap, share_weight};
use super::phrase::{percent_of, plain, profiles, readings, value};
use super::{Setting, node_value};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures::listed;
use crate::report::subject::Subject;
use crate::say;

/// Adds the arithmetic for each profile.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, framework: usize, node: usize, parts: &[Part], setting: Setting) {
    let words = subject.words;
    if setting.alone() {
        document.heading(2, say!(words, "explain-percent-to-target"));
    }
    let profiles = profiles(subject);
    if profiles.is_empty() {
        document.paragraph(say!(words, "explain-no-profile"));
        return;
    }
    if setting.alone() {
        document.paragraph(say!(words, "explain-to-target-method"));
    }
    for profile in profiles {
        one_profile(document, subject, (framework, node), parts, profile, setting);
    }
}

fn one_profile(
    document: &mut Document,
    subject: Subject<'_>,
    (framework, node): (usize, usize),
    parts: &[Part],
    (profile, name): (usize, String),
    setting: Setting,
) {
    let words = subject.words;
    let here = &subject.library.frameworks[framework].nodes[node];
    let score = &subject.assessment.frameworks[framework][node];
    let Some((gaps, targets)) = gap_sums(subject, framework, here, parts, profile) else {
        document.paragraph(say!(words, "explain-to-target-none", profile = name));
        return;
    };
    if setting.alone() {
        document.heading(3, name.clone());
    }
    let opening = say!(words, "explain-to-target-among", profile = &name);
    if setting.alone() || !node_value::targets_beside(subject, framework, node, parts) {
        document.table(table(subject, (framework, node), parts, (profile, name), setting));
    }
    let whole = gap_divisor(here, parts);
    match score.to_target[profile] {
        Some(shares) => {
            let lines = readings(words).into_iter().zip(gaps).zip(shares.array()).map(|((reading, gap), share)| {
                say!(
                    words,
                    "explain-to-target-line",
                    reading = reading,
                    gap = value(gap),
                    target = value(targets),
                    share = percent_of(share, words)
                )
            });
            let lines: Vec<String> = lines.collect();
            if setting.alone() {
                document.list(lines);
            } else {
                document.paragraph([opening, lines.join(&say!(words, "list-semicolon"))].join(" "));
            }
        }
        None if score.not_assessed => document.paragraph(say!(words, "explain-to-target-not-assessed")),
        None => document.paragraph(say!(words, "explain-to-target-zero")),
    }
    if here.parent.is_some() && setting.alone() {
        document.paragraph(say!(
            words,
            "explain-to-target-passed-up",
            weights = plain(whole),
            gaps = listed(&gaps.map(|gap| value(gap / whole)), words),
            target = value(targets / whole)
        ));
    }
}

fn table(
    subject: Subject<'_>,
    (framework, node): (usize, usize),
    parts: &[Part],
    (profile, name): (usize, String),
    setting: Setting,
) -> Table {
    let words = subject.words;
    let here = &subject.library.frameworks[framework].nodes[node];
    let columns = vec![
        (say!(words, "explain-column-part"), ColumnKind::Text),
        (say!(words, "explain-column-weight"), ColumnKind::Number),
        (say!(words, "explain-column-target-value"), ColumnKind::Number),
        (say!(words, "explain-column-gap"), ColumnKind::Number),
        (say!(words, "explain-column-weight-target"), ColumnKind::Number),
        (say!(words, "explain-column-weight-gap"), ColumnKind::Number),
    ];
    let mut table = Table::new(say!(words, "explain-to-target-caption", profile = name), columns);
    let (mut target_sum, mut gap_sum) = (0.0, 0.0);
    for part in parts.iter().filter(|part| part.left.is_none()) {
        let weight = share_weight(here, part);
        let mut cells = vec![Cell::Text(part.name.clone()), Cell::Text(plain(weight))];
        match part_gap(subject, framework, here, part, profile) {
            Some((gap, target)) => {
                target_sum += weight * target;
                gap_sum += weight * gap[1];
                cells.extend([target, gap[1], weight * target, weight * gap[1]].map(|figure| Cell::Text(value(figure))));
                let remark = if setting.alone() { target_remark(subject, part, profile) } else { String::new() };
                table.row_with_remark(cells, remark);
            }
            None => {
                cells.extend([Cell::None, Cell::None, Cell::None, Cell::None]);
                table.row_with_remark(cells, say!(words, "explain-without-target"));
            }
        }
    }
    let mut sums = vec![Cell::Text(say!(words, "explain-sum")), Cell::None, Cell::None, Cell::None];
    sums.extend([target_sum, gap_sum].map(|figure| Cell::Text(value(figure))));
    table.row(sums);
    table
}

/// Where target and gap of a need come from.
fn target_remark(subject: Subject<'_>, part: &Part, profile: usize) -> String {
    let words = subject.words;
    let PartOf::Need(_, leaf) = part.of else { return String::new() };
    let leaf = &subject.assessment.leaves[leaf];
    match (leaf.targets[profile], leaf.gap(profile)) {
        (Some(target), Some(gap)) => say!(
            words,
            "explain-gap-formula",
            target = target,
            top = leaf.top,
            score = value(leaf.readings.claimed),
            gap = value(gap.claimed)
        ),
        _ => String::new(),
    }
}
