//! What moved: elements, scenarios, pillars and lenses of one State, and where each difference comes from.

use super::Comparing;
use super::charts;
use super::names::{difference, figure, in_order, part, shown_parts};
use crate::compare::{Certainty, Change, FigureChange};
use crate::model::FrameworkKind;
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures::{percent, rating};
use crate::say;
use crate::score::{EQUAL, RatingOutcome};

/// The kinds of frameworks in the order in which they are told.
const KINDS: [FrameworkKind; 5] =
    [FrameworkKind::Norms, FrameworkKind::Scenario, FrameworkKind::Pillars, FrameworkKind::Lens, FrameworkKind::Index];

pub(super) fn chapters(comparing: &Comparing<'_>, state: usize, change: &Change, document: &mut Document) {
    let words = comparing.words;
    comparing.heading(document, 1, state, say!(words, "compare-elements-heading"));
    document.paragraph(say!(words, "compare-elements-intro"));
    for kind in KINDS {
        let frameworks: Vec<usize> = comparing.library.frameworks_of(kind).map(|(at, _)| at).collect();
        if kind == FrameworkKind::Scenario {
            if !frameworks.is_empty() {
                document.heading(2, say!(words, "compare-scenarios-heading"));
                let rows: Vec<(usize, usize, usize)> = frameworks.iter().map(|framework| (*framework, 0, 0)).collect();
                moved(comparing, state, change, &rows, document);
            }
            continue;
        }
        for framework in frameworks {
            let definition = &comparing.library.frameworks[framework];
            document.heading(2, definition.title().to_owned());
            let rows: Vec<(usize, usize, usize)> = in_order(definition).into_iter().map(|(node, depth)| (framework, node, depth)).collect();
            moved(comparing, state, change, &rows, document);
            if kind == FrameworkKind::Norms {
                for area in definition.children().first().into_iter().flatten() {
                    document.charts(charts::elements(comparing, state, framework, *area));
                }
            }
        }
    }
}

/// A table of what stood and stands, then one of where the differences come from.
fn moved(comparing: &Comparing<'_>, state: usize, change: &Change, rows: &[(usize, usize, usize)], document: &mut Document) {
    let words = comparing.words;
    let sides = &comparing.series(state).sides;
    let mut table = Table::new(
        say!(words, "compare-elements-caption"),
        vec![
            (say!(words, "column-what"), ColumnKind::Text),
            (say!(words, "column-then"), ColumnKind::Number),
            (say!(words, "column-now"), ColumnKind::Number),
            (say!(words, "compare-column-difference"), ColumnKind::Number),
            (say!(words, "compare-column-certainty"), ColumnKind::Short),
            (say!(words, "column-rating"), ColumnKind::Short),
        ],
    );
    table.shorten(3, [say!(words, "compare-column-difference-short")]);
    let mut split = Vec::new();
    for &(framework, node, depth) in rows {
        let definition = &comparing.library.frameworks[framework].nodes[node];
        let title = indented(&definition.title, depth);
        let outcomes = [change.from, change.to].map(|at| sides[at].common.frameworks[framework][node].rating);
        match change.nodes[framework][node] {
            Some(figure) => {
                table.row(vec![
                    title.into(),
                    percent(figure.then.claimed).into(),
                    percent(figure.now.claimed).into(),
                    difference(figure.then.claimed, figure.now.claimed).into(),
                    comparing.sure(&figure).into(),
                    ratings(comparing, outcomes).into(),
                ]);
                if comes_from_somewhere(&figure) {
                    split.push((definition.title.clone(), figure));
                }
            }
            None => {
                let standings = [change.from, change.to].map(|at| sides[at].node(framework, node));
                let why = standings.into_iter().find(|standing| standing.readings().is_none());
                let figures = standings.map(|standing| figure(standing.readings().map(|readings| readings.claimed), words));
                let [then, now] = figures;
                let why = why.map(|why| comparing.why_none(why)).unwrap_or_default();
                table.row(vec![title.into(), then.into(), now.into(), Cell::None, why.into(), Cell::None]);
            }
        }
    }
    document.table(table);
    let table = parts(comparing, &split);
    if !table.rows.is_empty() {
        document.paragraph(say!(words, "compare-split-intro"));
        document.table(table);
    }
}

fn comes_from_somewhere(figure: &FigureChange) -> bool {
    figure.split.is_some_and(|split| split.parts().iter().any(|part| part[1].abs() > EQUAL) || figure.certainty == Certainty::Evidenced)
}

/// Where differences come from, in the claimed reading and, where evidence moved, in the evidenced one.
fn parts(comparing: &Comparing<'_>, rows: &[(String, FigureChange)]) -> Table {
    const HEADS: [[&str; 2]; 7] = [
        ["compare-column-reported-then", "compare-column-reported-then-short"],
        ["compare-column-definitions", "compare-column-definitions-short"],
        ["compare-column-newly", "compare-column-newly-short"],
        ["compare-column-no-longer", "compare-column-no-longer-short"],
        ["compare-column-differently", "compare-column-differently-short"],
        ["compare-column-reported-now", "compare-column-reported-now-short"],
        ["compare-column-of-evidence", "compare-column-of-evidence-short"],
    ];
    let words = comparing.words;
    let mut columns = vec![(say!(words, "column-what"), ColumnKind::Text)];
    columns.extend(HEADS.iter().map(|[head, _]| (words.say(head, &[]), ColumnKind::Number)));
    let mut table = Table::new(say!(words, "compare-split-caption"), columns);
    table.shorten(1, HEADS.iter().map(|[_, short]| words.say(short, &[])));
    for (title, figure) in rows {
        let Some(split) = figure.split else { continue };
        let [definitions, newly, no_longer, differently, _] = shown_parts(&split);
        let mut cells: Vec<Cell> = vec![title.clone().into(), percent(split.then[1]).into()];
        cells.extend([definitions, newly, no_longer, differently].map(Cell::from));
        cells.push(percent(split.now[1]).into());
        cells.push(part(split.evidence[0]).into());
        table.row(cells);
    }
    table
}

/// The rating then and now; one where it is the same.
pub(super) fn ratings(comparing: &Comparing<'_>, [then, now]: [RatingOutcome; 2]) -> String {
    let words = comparing.words;
    let (then, now) = (rating(then, words), rating(now, words));
    match (then.as_str(), now.as_str()) {
        ("", "") => String::new(),
        (then, now) if then == now => now.to_owned(),
        (then, now) => say!(words, "compare-from-to", then = then, now = now),
    }
}

/// What lies below something stands a little to the right; the spaces do not break.
pub(super) fn indented(title: &str, depth: usize) -> String {
    ["\u{a0}\u{a0}".repeat(depth.saturating_sub(1)).as_str(), title].concat()
}
