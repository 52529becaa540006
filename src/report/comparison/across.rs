//! Several States beside each other: elements with their ranges, and what they have in common. States stand in the order of their codes.

use super::Comparing;
use super::brief::named;
use super::charts;
use super::names::in_order;
use crate::compare::{Across, Series, Side};
use crate::model::{Deliverer, FrameworkKind};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures::percent;
use crate::say;

/// How many interventions the report lists; the figures have all.
const LISTED: usize = 20;

/// What several States have in common, in a few sentences.
pub(super) fn brief(comparing: &Comparing<'_>, document: &mut Document) {
    let words = comparing.words;
    let Some(across) = &comparing.comparison.across else { return };
    document.heading(2, say!(words, "compare-across-brief-heading"));
    let capability = |at: usize| comparing.library.capabilities[at].title.clone();
    let gaps: Vec<String> = across.gaps.iter().map(|gap| capability(gap.capability)).collect();
    let missing: Vec<String> = across.missing.iter().map(|at| capability(*at)).collect();
    let weak: Vec<String> = across.weak.iter().map(|at| comparing.library.frameworks[*at].title().to_owned()).collect();
    let of = |interventions: &[crate::compare::SharedIntervention]| -> Vec<String> {
        interventions.iter().map(|shared| comparing.library.interventions[shared.intervention].title.clone()).collect()
    };
    let told = [
        ("compare-across-gaps", gaps),
        ("compare-across-missing", missing),
        ("compare-across-weak", weak),
        ("compare-across-interventions", of(&across.interventions)),
    ];
    let lines = told
        .iter()
        .map(|(message, titles)| words.say(message, &[("count", titles.len().into()), ("list", named(comparing, titles).into())]));
    document.list(lines.collect());
    document.charts(charts::dots_of_areas(comparing));
}

pub(super) fn chapters(comparing: &Comparing<'_>, document: &mut Document) {
    let words = comparing.words;
    let Some(across) = &comparing.comparison.across else { return };
    document.heading(1, say!(words, "compare-across-heading"));
    document.paragraph(say!(words, "compare-across-intro"));
    for (at, framework) in comparing.library.frameworks.iter().enumerate() {
        match framework.kind {
            FrameworkKind::Norms | FrameworkKind::Index => {
                document.heading(2, framework.title().to_owned());
                let nodes = in_order(framework);
                document.table(side_by_side(comparing, &nodes.iter().map(|(node, depth)| (at, *node, *depth)).collect::<Vec<_>>()));
                for area in framework.children().first().into_iter().flatten() {
                    let elements = &framework.children()[*area];
                    let title = say!(words, "compare-dots-title", title = &framework.nodes[*area].title);
                    document.charts(charts::dots(comparing, at, elements, title).into_iter().collect());
                }
            }
            FrameworkKind::Pillars => {
                let pillars = framework.children().first().cloned().unwrap_or_default();
                document.heading(2, framework.title().to_owned());
                document.table(side_by_side(comparing, &pillars.iter().map(|node| (at, *node, 1)).collect::<Vec<_>>()));
            }
            _ => {}
        }
    }
    let scenarios: Vec<(usize, usize, usize)> =
        comparing.library.frameworks_of(FrameworkKind::Scenario).map(|(at, _)| (at, 0, 0)).collect();
    if !scenarios.is_empty() {
        document.heading(2, say!(words, "compare-scenarios-heading"));
        document.paragraph(say!(words, "compare-weak-intro"));
        document.table(side_by_side(comparing, &scenarios));
    }
    common(comparing, across, document);
}

/// Nodes with their ranges, a column for each State.
fn side_by_side(comparing: &Comparing<'_>, rows: &[(usize, usize, usize)]) -> Table {
    let words = comparing.words;
    let sides: Vec<&Side> = comparing.comparison.states.iter().filter_map(Series::latest).collect();
    let mut columns = vec![(say!(words, "column-what"), ColumnKind::Text)];
    columns.extend((0..sides.len()).map(|at| (comparing.short(at), ColumnKind::Short)));
    let mut table = Table::new(say!(words, "compare-across-caption"), columns);
    for &(framework, node, depth) in rows {
        let title = super::elements::indented(&comparing.library.frameworks[framework].nodes[node].title, depth);
        let mut cells: Vec<Cell> = vec![title.into()];
        for side in &sides {
            let standing = side.node(framework, node);
            cells.push(match standing.readings() {
                Some(readings) => {
                    let [evidenced, claimed, potential] = readings.array().map(percent);
                    say!(words, "compare-range", evidenced = evidenced, claimed = claimed, potential = potential).into()
                }
                None => comparing.why_none(standing).into(),
            });
        }
        table.row(cells);
    }
    table
}

fn common(comparing: &Comparing<'_>, across: &Across, document: &mut Document) {
    let words = comparing.words;
    let library = comparing.library;
    document.heading(1, say!(words, "compare-common-heading"));
    document.heading(2, say!(words, "compare-common-gaps-heading"));
    document.paragraph(say!(words, "compare-common-gaps-intro"));
    let mut gaps = Table::new(
        say!(words, "compare-common-gaps-heading"),
        vec![
            (say!(words, "column-capability"), ColumnKind::Text),
            (say!(words, "compare-column-states"), ColumnKind::Text),
            (say!(words, "compare-column-of-states"), ColumnKind::Short),
            (say!(words, "compare-column-missing"), ColumnKind::Short),
        ],
    );
    for gap in &across.gaps {
        let missing = if across.missing.contains(&gap.capability) { say!(words, "compare-missing-yes") } else { String::new() };
        let count = say!(words, "chart-count-of", count = gap.states.len(), all = gap.known);
        let states = comparing.states(gap.states.iter().copied());
        table_row(&mut gaps, [library.capabilities[gap.capability].title.clone(), states, count, missing]);
    }
    none_or_table(comparing, gaps, document);
    document.heading(2, say!(words, "compare-common-weak-heading"));
    let weak: Vec<String> = across.weak.iter().map(|at| library.frameworks[*at].title().to_owned()).collect();
    if weak.is_empty() {
        document.paragraph(say!(words, "compare-none"));
    }
    document.list(weak);
    document.heading(2, say!(words, "compare-common-interventions-heading"));
    let withheld: Vec<usize> = comparing
        .comparison
        .states
        .iter()
        .enumerate()
        .filter(|(_, series)| series.latest().is_some_and(|side| side.interventions.is_none()))
        .map(|(at, _)| at)
        .collect();
    if !across.interventions.is_empty() {
        let (count, listed) = (across.interventions.len(), across.interventions.len().min(LISTED));
        document.paragraph(say!(words, "compare-common-interventions-intro", count = count, listed = listed));
    }
    if !withheld.is_empty() {
        document.paragraph(say!(words, "compare-interventions-withheld", states = comparing.states(withheld.into_iter())));
    }
    let mut table = Table::new(
        say!(words, "compare-common-interventions-heading"),
        vec![
            (say!(words, "column-intervention"), ColumnKind::Text),
            (say!(words, "compare-column-states"), ColumnKind::Text),
            (say!(words, "compare-column-first"), ColumnKind::Number),
            (say!(words, "compare-column-regional"), ColumnKind::Short),
        ],
    );
    table.shorten(2, [say!(words, "compare-column-first-short")]);
    for shared in across.interventions.iter().take(LISTED) {
        let intervention = &library.interventions[shared.intervention];
        let regional = intervention.delivered_by.contains(&Deliverer::RegionalOrganisation);
        let regional = if regional { say!(words, "compare-regional-yes") } else { String::new() };
        let states = comparing.states(shared.states.iter().map(|(at, ..)| *at));
        table_row(&mut table, [intervention.title.clone(), states, shared.among_first.to_string(), regional]);
    }
    none_or_table(comparing, table, document);
}

fn table_row<const CELLS: usize>(table: &mut Table, cells: [String; CELLS]) {
    table.row(cells.into_iter().map(Cell::from).collect());
}

fn none_or_table(comparing: &Comparing<'_>, table: Table, document: &mut Document) {
    if table.rows.is_empty() {
        document.paragraph(say!(comparing.words, "compare-none"));
    }
    document.table(table);
}
