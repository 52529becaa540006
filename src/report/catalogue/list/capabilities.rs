//! Lists of capabilities and of what they stand on: pillars, scales, shares.

use crate::library::effective_shares;
use crate::model::{Capability, Framework, FrameworkKind};
use crate::report::catalogue::phrases::{Catalogue, level_name};
use crate::report::catalogue::tables::{count, table};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures;
use crate::say;
use std::collections::BTreeMap;

/// Capabilities by pillar.
pub(in crate::report::catalogue) fn capabilities(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let library = c.library;
    let facts = facts_by_capability(c);
    for pillar in &library.pillars {
        let mut rows = capability_table(c, say!(c.words, "catalogue-caption-pillar", pillar = pillar.title.as_str()));
        for (position, capability) in library.capabilities.iter().enumerate().filter(|(_, held)| held.pillar.id == pillar.id) {
            rows.row(capability_cells(c, capability, facts[position]));
        }
        if !rows.rows.is_empty() {
            document.heading(1, c.named(&pillar.title, pillar.id.as_str()));
            document.table(rows);
        }
    }
    (say!(c.words, "catalogue-title-capabilities"), library.capabilities.len())
}

fn capability_table(c: Catalogue<'_>, caption: String) -> Table {
    let mut columns = vec![
        (say!(c.words, "catalogue-column-id"), ColumnKind::Short),
        (say!(c.words, "catalogue-column-title"), ColumnKind::Text),
        (say!(c.words, "catalogue-column-mark"), ColumnKind::Short),
        (say!(c.words, "catalogue-column-facts"), ColumnKind::Number),
    ];
    for profile in &c.library.targets {
        columns.push((say!(c.words, "catalogue-column-target", profile = profile.id.as_str()), ColumnKind::Number));
    }
    Table::new(caption, columns)
}

fn capability_cells(c: Catalogue<'_>, capability: &Capability, facts: usize) -> Vec<Cell> {
    let mark = if capability.core { say!(c.words, "catalogue-core") } else { String::new() };
    let mut cells = vec![capability.id.as_str().into(), capability.title.as_str().into(), mark.into(), count(facts)];
    for profile in &c.library.targets {
        cells.push(c.library.target(profile, capability).map_or(Cell::None, |level| level.to_string().into()));
    }
    cells
}

/// The number of facts of each capability, by position; where there is no level question, of all its questions.
fn facts_by_capability(c: Catalogue<'_>) -> Vec<usize> {
    let mut facts = vec![0; c.library.capabilities.len()];
    for measure in c.library.questions.iter().flat_map(|question| &question.measures) {
        let id = &measure.capability.id;
        if let Some(position) = c.library.capability(id)
            && (measure.at.is_some() || c.library.level_question(id).is_none())
        {
            facts[position] += 1;
        }
    }
    facts
}

/// Pillars with the number of their capabilities.
pub(super) fn pillars(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let title = say!(c.words, "catalogue-title-pillars");
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-capabilities", ColumnKind::Number),
        ("catalogue-column-core", ColumnKind::Number),
    ];
    let mut rows = table(c, title.clone(), &columns);
    for pillar in &c.library.pillars {
        let held = || c.library.capabilities.iter().filter(|capability| capability.pillar.id == pillar.id);
        let core = held().filter(|capability| capability.core).count();
        let cells = vec![pillar.id.as_str().into(), pillar.title.as_str().into(), count(held().count()), count(core)];
        rows.row_with_remark(cells, pillar.summary.clone());
    }
    document.table(rows);
    (title, c.library.pillars.len())
}

/// Maturity scales with their levels.
pub(super) fn scales(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let title = say!(c.words, "catalogue-title-scales");
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-levels", ColumnKind::Text),
        ("catalogue-column-capabilities", ColumnKind::Number),
    ];
    let mut rows = table(c, title.clone(), &columns);
    for scale in &c.library.scales {
        let levels: Vec<String> = (0u8..).zip(&scale.levels).map(|(number, level)| level_name(number, &level.name)).collect();
        let on_it = c.library.capabilities.iter().filter(|capability| capability.scale.id == scale.id).count();
        rows.row(vec![scale.id.as_str().into(), scale.title.as_str().into(), c.comma(&levels).into(), count(on_it)]);
    }
    document.table(rows);
    (title, c.library.scales.len())
}

/// Effective share of each capability, the greatest in the norms framework first.
pub(super) fn shares(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let title = say!(c.words, "catalogue-title-shares");
    let norms = shares_of(c, FrameworkKind::Norms);
    let scenarios = shares_of(c, FrameworkKind::Scenario);
    let mut columns = vec![(say!(c.words, "catalogue-column-capability"), ColumnKind::Short)];
    for (framework, _) in &norms {
        columns.push((say!(c.words, "catalogue-column-share", framework = framework.id.as_str()), ColumnKind::Number));
    }
    columns.push((say!(c.words, "catalogue-column-scenario-shares"), ColumnKind::Text));
    let mut rows = Table::new(title.clone(), columns);
    for position in by_first_share(c.library.capabilities.len(), norms.first().map(|(_, shares)| shares)) {
        let mut cells: Vec<Cell> = vec![c.library.capabilities[position].id.as_str().into()];
        for (_, shares) in &norms {
            let share = shares.get(&position).map(|share| figures::percent_or_dash(Some(*share), c.words));
            cells.push(share.map_or(Cell::None, Cell::Text));
        }
        cells.push(scenario_shares(c, &scenarios, position));
        rows.row(cells);
    }
    if !rows.rows.is_empty() {
        document.paragraph(say!(c.words, "catalogue-shares-explained"));
    }
    document.table(rows);
    (title, c.library.capabilities.len())
}

/// The shares of each capability by position, for every framework of a kind.
fn shares_of(c: Catalogue<'_>, kind: FrameworkKind) -> Vec<(&Framework, BTreeMap<usize, f64>)> {
    let shares = |framework| effective_shares(c.library, framework).into_iter().filter(|(_, share)| *share > 0.0).collect();
    c.library.frameworks_of(kind).map(|(_, framework)| (framework, shares(framework))).collect()
}

/// Positions of capabilities by falling share; equal ones stay in definition order.
fn by_first_share(capabilities: usize, first: Option<&BTreeMap<usize, f64>>) -> Vec<usize> {
    let share = |position: &usize| first.and_then(|shares| shares.get(position)).copied().unwrap_or(0.0);
    let mut order: Vec<usize> = (0..capabilities).collect();
    order.sort_by(|a, b| share(b).total_cmp(&share(a)));
    order
}

fn scenario_shares(c: Catalogue<'_>, scenarios: &[(&Framework, BTreeMap<usize, f64>)], capability: usize) -> Cell {
    let shares: Vec<String> = scenarios
        .iter()
        .filter_map(|(scenario, shares)| {
            let share = figures::percent_or_dash(Some(*shares.get(&capability)?), c.words);
            Some(say!(c.words, "catalogue-share-in", share = share, framework = scenario.id.as_str()))
        })
        .collect();
    if shares.is_empty() { Cell::None } else { c.comma(&shares).into() }
}
