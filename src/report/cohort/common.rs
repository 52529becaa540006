//! What many have in common: gaps, what holds ratings down, and what would serve.

use super::summary::{CapabilitySummary, InterventionSummary};
use super::tell::Tell;
use crate::model::CostRange;
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures::cost;
use crate::say;
use std::cmp::Reverse;

/// How many of each list are told.
const MOST: usize = 20;

/// Capabilities with a gap and the number of submissions, most first.
pub(super) fn with_gap<'t>(tell: &Tell<'t>) -> Vec<(&'t CapabilitySummary, u64)> {
    let some = |capability: &'t CapabilitySummary| Some((capability, capability.gap.filter(|count| *count > 0)?));
    let mut found: Vec<(&CapabilitySummary, u64)> = tell.summary.capabilities.iter().filter_map(some).collect();
    found.sort_by_key(|(capability, count)| Reverse((*count, capability.gap_certain)));
    found
}

/// A capability that holds ratings down, and in how many submissions.
pub(super) struct Held<'t> {
    pub(super) capability: &'t CapabilitySummary,
    pub(super) submissions: u64,
}

/// Capabilities that hold ratings down, most first.
pub(super) fn holding<'t>(tell: &Tell<'t>) -> Vec<Held<'t>> {
    let some =
        |capability: &'t CapabilitySummary| Some(Held { capability, submissions: capability.holds_down.filter(|count| *count > 0)? });
    let mut found: Vec<Held<'_>> = tell.summary.capabilities.iter().filter_map(some).collect();
    found.sort_by_key(|held| Reverse((held.submissions, held.capability.holds_elements)));
    found
}

/// Interventions and how many States they would serve certainly, most first.
pub(super) fn serving<'t>(tell: &Tell<'t>) -> Vec<(&'t InterventionSummary, u64)> {
    let some = |intervention: &'t InterventionSummary| Some((intervention, intervention.serves.filter(|count| *count > 0)?));
    let mut found: Vec<(&InterventionSummary, u64)> = tell.summary.interventions.iter().filter_map(some).collect();
    found.sort_by_key(|(intervention, count)| Reverse((*count, intervention.serves_up_to)));
    found
}

pub(super) fn gaps(tell: &Tell<'_>, document: &mut Document) {
    let words = tell.words;
    let found = with_gap(tell);
    if found.is_empty() {
        return;
    }
    document.heading(1, say!(words, "cohort-gaps-heading"));
    document.paragraph(say!(words, "cohort-gaps-intro"));
    let number = |id: &str| (words.say(id, &[]), ColumnKind::Number);
    let mut columns = vec![
        (say!(words, "cohort-column-capability"), ColumnKind::Text),
        number("cohort-column-target"),
        number("cohort-column-asked"),
        number("cohort-column-gap"),
        number("cohort-column-certain"),
    ];
    if tell.home() {
        columns.push(number("cohort-column-open"));
    }
    columns.extend([number("cohort-column-below"), number("cohort-column-zero")]);
    let mut table = Table::new(say!(words, "cohort-gaps-caption"), columns);
    for (capability, _) in found.iter().take(MOST) {
        let target = capability.target.map_or(Cell::None, |target| target.to_string().into());
        let mut cells: Vec<Cell> = vec![capability.title.as_str().into(), target];
        cells.extend([capability.asked, capability.gap, capability.gap_certain].map(|count| tell.count(count)));
        if tell.home() {
            cells.push(tell.count(capability.gap_open));
        }
        cells.extend([capability.below_target, capability.at_zero].map(|count| tell.count(count)));
        table.row(cells);
    }
    document.table(table);
    if found.len() > MOST {
        document.paragraph(say!(words, "cohort-more", count = found.len() - MOST));
    }
}

pub(super) fn holds(tell: &Tell<'_>, document: &mut Document) {
    let words = tell.words;
    let found = holding(tell);
    if found.is_empty() {
        return;
    }
    document.heading(1, say!(words, "cohort-holds-heading"));
    document.paragraph(say!(words, "cohort-holds-intro"));
    let mut columns =
        vec![(say!(words, "cohort-column-capability"), ColumnKind::Text), (say!(words, "cohort-column-submissions"), ColumnKind::Number)];
    if tell.home() {
        columns.push((say!(words, "cohort-column-ratings-held"), ColumnKind::Number));
    }
    let mut table = Table::new(say!(words, "cohort-holds-caption"), columns);
    for Held { capability, submissions } in found.into_iter().take(MOST) {
        let mut cells: Vec<Cell> = vec![capability.title.as_str().into(), tell.count(Some(submissions))];
        if tell.home() {
            cells.push(tell.count(capability.holds_elements));
        }
        table.row(cells);
    }
    document.table(table);
}

pub(super) fn serves(tell: &Tell<'_>, document: &mut Document) {
    let words = tell.words;
    let found = serving(tell);
    if found.is_empty() {
        return;
    }
    document.heading(1, say!(words, "cohort-serves-heading"));
    document.paragraph(say!(words, "cohort-serves-intro"));
    let columns = vec![
        (say!(words, "cohort-column-intervention"), ColumnKind::Text),
        (say!(words, "cohort-column-serves"), ColumnKind::Number),
        (say!(words, "cohort-column-up-to-count"), ColumnKind::Number),
        (say!(words, "cohort-column-together"), ColumnKind::Number),
        (say!(words, "cohort-column-months"), ColumnKind::Number),
        (say!(words, "cohort-column-cost"), ColumnKind::Text),
    ];
    let mut table = Table::new(say!(words, "cohort-serves-caption"), columns);
    for (intervention, _) in found.iter().take(tell.summary.most_interventions) {
        let [low, high] = intervention.cost;
        table.row(vec![
            intervention.title.as_str().into(),
            tell.count(intervention.serves),
            tell.count(intervention.serves_up_to),
            intervention.regional.map_or(Cell::None, |most| most.to_string().into()),
            intervention.months.to_string().into(),
            cost(CostRange { low, high }, &intervention.currency, words).into(),
        ]);
    }
    document.table(table);
    let left = found.len().saturating_sub(tell.summary.most_interventions);
    if left > 0 {
        document.paragraph(say!(words, "cohort-more", count = left));
    }
}
