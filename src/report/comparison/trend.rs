//! More than two dates: each date of each element, and what each step brought.

use super::Comparing;
use super::names::{difference, figure, in_order};
use crate::compare::{Certainty, Change};
use crate::model::FrameworkKind;
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::say;

pub(super) fn chapter(comparing: &Comparing<'_>, state: usize, document: &mut Document) {
    let words = comparing.words;
    let series = comparing.series(state);
    if series.steps.is_empty() {
        return;
    }
    comparing.heading(document, 1, state, say!(words, "compare-trend-heading"));
    document.paragraph(say!(words, "compare-trend-intro"));
    let mut columns = vec![(say!(words, "column-what"), ColumnKind::Text)];
    columns.extend(series.sides.iter().map(|side| (comparing.day(side), ColumnKind::Number)));
    let mut table = Table::new(say!(words, "compare-trend-caption"), columns);
    for (at, framework) in comparing.library.frameworks.iter().enumerate() {
        let nodes = match framework.kind {
            FrameworkKind::Scenario => vec![(0, 0)],
            FrameworkKind::Norms | FrameworkKind::Index => in_order(framework),
            _ => continue,
        };
        for (node, depth) in nodes {
            let figures: Vec<Option<f64>> =
                series.sides.iter().map(|side| side.node(at, node).readings().map(|readings| readings.claimed)).collect();
            if figures.iter().flatten().count() < 2 {
                continue;
            }
            let mut cells: Vec<Cell> = vec![super::elements::indented(&framework.nodes[node].title, depth).into()];
            cells.extend(figures.into_iter().map(|share| figure(share, words).into()));
            table.row(cells);
        }
    }
    document.table(table);
    document.heading(2, say!(words, "compare-steps-heading"));
    let steps = series.steps.iter().map(|step| told(comparing, state, step));
    document.list(steps.collect());
}

/// A step in one sentence.
fn told(comparing: &Comparing<'_>, state: usize, step: &Change) -> String {
    let words = comparing.words;
    let sides = &comparing.series(state).sides;
    let framework = comparing.library.frameworks_of(FrameworkKind::Norms).map(|(at, _)| at).next().unwrap_or(0);
    let whole = step.nodes.get(framework).and_then(|nodes| nodes.first().copied().flatten());
    let whole = whole.map_or_else(
        || say!(words, "dash"),
        |figure| {
            let points = difference(figure.then.claimed, figure.now.claimed);
            say!(words, "compare-step-whole", points = points, certainty = comparing.sure(&figure))
        },
    );
    let definitions = comparing.library.frameworks.get(framework).into_iter().flat_map(|framework| &framework.nodes);
    let elements = step.nodes.get(framework).into_iter().flatten().zip(definitions).filter(|(_, node)| !node.needs.is_empty());
    let sure = elements
        .filter_map(|(figure, _)| figure.as_ref())
        .filter(|figure| matches!(figure.certainty, Certainty::Clear | Certainty::Evidenced))
        .count();
    say!(
        words,
        "compare-step",
        from = comparing.day(&sides[step.from]),
        to = comparing.day(&sides[step.to]),
        whole = whole,
        count = sure,
        closed = step.gaps(crate::compare::GapChange::Closed).count(),
        opened = step.gaps(crate::compare::GapChange::Opened).count()
    )
}
