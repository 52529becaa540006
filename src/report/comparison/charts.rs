//! Charts: slopes between dates, and dots on ranges for States beside each other.

use super::Comparing;
use super::names::difference;
use crate::compare::{Certainty, FigureChange, Side};
use crate::model::FrameworkKind;
use crate::report::chart::{Chart, Drawing, RangeRow, SlopeLine};
use crate::report::figures::percent;
use crate::say;

/// The areas of the norms framework from date to date; of the first framework where there is none.
pub(super) fn areas(comparing: &Comparing<'_>, state: usize) -> Vec<Chart> {
    let charts = leading(comparing).into_iter().filter_map(|(framework, nodes)| {
        let title = say!(comparing.words, "compare-slope-areas-title", title = comparing.library.frameworks[framework].title());
        slopes(comparing, state, framework, &nodes, title)
    });
    charts.collect()
}

/// The same areas with the States beside each other.
pub(super) fn dots_of_areas(comparing: &Comparing<'_>) -> Vec<Chart> {
    let charts = leading(comparing).into_iter().filter_map(|(framework, nodes)| {
        let title = say!(comparing.words, "compare-dots-title", title = comparing.library.frameworks[framework].title());
        dots(comparing, framework, &nodes, title)
    });
    charts.collect()
}

/// The norms frameworks, else the first framework, each with its root and its areas.
fn leading(comparing: &Comparing<'_>) -> Vec<(usize, Vec<usize>)> {
    let library = comparing.library;
    let norms: Vec<usize> = library.frameworks_of(FrameworkKind::Norms).map(|(at, _)| at).collect();
    let shown = if norms.is_empty() && !library.frameworks.is_empty() { vec![0] } else { norms };
    let with_areas = |framework: usize| {
        let areas = library.frameworks[framework].children().into_iter().next().unwrap_or_default();
        (framework, [vec![0], areas].concat())
    };
    shown.into_iter().map(with_areas).collect()
}

/// The elements of one area from date to date.
pub(super) fn elements(comparing: &Comparing<'_>, state: usize, framework: usize, area: usize) -> Vec<Chart> {
    let definition = &comparing.library.frameworks[framework];
    let nodes: Vec<usize> = definition.children().get(area).into_iter().flatten().copied().collect();
    let title = say!(comparing.words, "compare-slope-elements-title", title = &definition.nodes[area].title);
    slopes(comparing, state, framework, &nodes, title).into_iter().collect()
}

fn slopes(comparing: &Comparing<'_>, state: usize, framework: usize, nodes: &[usize], title: String) -> Option<Chart> {
    let series = comparing.series(state);
    let change = series.whole.as_ref()?;
    let mut lines = Vec::new();
    let mut told: Vec<(&str, FigureChange)> = Vec::new();
    for node in nodes {
        // A line without an end has nowhere for its name.
        let Some(figure) = change.nodes[framework][*node] else { continue };
        let values: Vec<Option<f64>> =
            series.sides.iter().map(|side| side.node(framework, *node).readings().map(|readings| readings.claimed)).collect();
        let label = comparing.library.frameworks[framework].nodes[*node].title.as_str();
        lines.push(SlopeLine {
            label: label.to_owned(),
            texts: values.iter().map(|value| value.map(percent).unwrap_or_default()).collect(),
            values,
            clear: figure.certainty != Certainty::WithinUncertainty,
        });
        told.push((label, figure));
    }
    if lines.len() < 2 {
        return None;
    }
    let by = |a: &&(&str, FigureChange), b: &&(&str, FigureChange)| a.1.difference().total_cmp(&b.1.difference());
    let words = comparing.words;
    let moved = |(label, figure): &(&str, FigureChange)| {
        let difference = difference(figure.then.claimed, figure.now.claimed);
        say!(words, "compare-slope-moved", title = *label, difference = difference)
    };
    // proof: there are two lines or more
    let (most, least) = (told.iter().max_by(by)?, told.iter().min_by(by)?);
    let marks: Vec<String> = series.sides.iter().map(|side| comparing.day(side)).collect();
    let (from, to) = (marks.first().cloned().unwrap_or_default(), marks.last().cloned().unwrap_or_default());
    let description = match told.iter().any(|(_, figure)| figure.certainty != Certainty::Unchanged) {
        true => say!(words, "compare-slope", from = from, to = to, most = moved(most), least = moved(least), count = lines.len()),
        false => say!(words, "compare-slope-still", from = from, to = to, count = lines.len()),
    };
    Some(Chart { title, description, drawing: Drawing::Slopes { marks, lines } })
}

/// States beside each other on the nodes of one group: each node with a dot for each State that has a figure.
pub(super) fn dots(comparing: &Comparing<'_>, framework: usize, nodes: &[usize], title: String) -> Option<Chart> {
    let definition = &comparing.library.frameworks[framework];
    let sides: Vec<&Side> = comparing.comparison.states.iter().filter_map(crate::compare::Series::latest).collect();
    let mut rows = Vec::new();
    let mut known = 0_usize;
    for node in nodes {
        let mut group = definition.nodes[*node].title.clone();
        for (at, side) in sides.iter().enumerate() {
            let standing = side.node(framework, *node);
            let readings = standing.readings();
            known += usize::from(readings.is_some());
            let text = readings.map_or_else(|| comparing.why_none(standing), |readings| percent(readings.claimed));
            rows.push(RangeRow { label: comparing.short(at), group: std::mem::take(&mut group), readings, text });
        }
    }
    let description = say!(comparing.words, "compare-dots", nodes = nodes.len(), states = sides.len());
    (known > 0).then_some(Chart { title, description, drawing: Drawing::Dots(rows) })
}
