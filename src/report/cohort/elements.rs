//! How the elements of each framework are spread, and how many submissions are at each rating.

use super::summary::{FrameworkSummary, NodeSummary, RATINGS};
use super::tell::Tell;
use crate::model::FrameworkKind;
use crate::report::chart::{Chart, Drawing, ShareRow, SpreadRow};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::say;

/// The elements of a framework: what is rated, or, where nothing is told of ratings, what nothing stands under.
pub(super) fn elements(framework: &FrameworkSummary) -> Vec<&NodeSummary> {
    let leaf = |node: &&NodeSummary| !framework.nodes.iter().any(|other| other.parent.as_ref() == Some(&node.id));
    framework.nodes.iter().filter(leaf).collect()
}

pub(super) fn chapter(tell: &Tell<'_>, document: &mut Document) {
    let words = tell.words;
    let mut frameworks: Vec<&FrameworkSummary> = tell.summary.frameworks.iter().collect();
    frameworks.retain(|framework| framework.kind != FrameworkKind::Scenario);
    frameworks.sort_by_key(|framework| framework.kind);
    for framework in frameworks {
        let rows = told(framework);
        if rows.iter().all(|(_, node)| node.claimed.is_none()) {
            continue;
        }
        document.heading(1, say!(words, "cohort-elements-heading", title = &framework.title));
        document.paragraph(say!(words, "cohort-elements-intro"));
        let marks: Vec<SpreadRow> = rows.iter().map(|(group, node)| row(tell, node, group.clone())).collect();
        document.charts(vec![Chart {
            title: say!(words, "cohort-spread-title", title = &framework.title),
            description: description(tell, marks.len(), &found(tell, &rows)),
            drawing: Drawing::Spreads(marks),
        }]);
        let caption = say!(words, "cohort-spread-caption", title = &framework.title);
        let nodes: Vec<&NodeSummary> = rows.iter().map(|(_, node)| *node).collect();
        document.table(spreads(tell, caption, say!(words, "cohort-column-line"), &nodes));
        let lens = matches!(framework.kind, FrameworkKind::Norms | FrameworkKind::Index);
        if lens && nodes.iter().any(|node| !node.ratings.is_empty()) {
            document.paragraph(say!(words, "cohort-ratings-intro"));
            ratings(tell, framework, &nodes, document);
        }
    }
}

/// The nodes that are told, each with the heading of the group that begins with it: elements by area, then the areas and the whole.
fn told(framework: &FrameworkSummary) -> Vec<(String, &NodeSummary)> {
    let mut told = Vec::new();
    let elements = elements(framework);
    let mut area: Option<&str> = None;
    let root = framework.nodes.first().map_or("", |node| node.id.as_str());
    for node in &elements {
        let parent = node.parent.as_deref();
        // Where everything hangs on the root, a heading would only say again what the chart is called.
        let heading = parent.filter(|id| parent != area && *id != root).and_then(|id| framework.nodes.iter().find(|node| node.id == id));
        area = parent;
        told.push((heading.map_or(String::new(), |node| node.title.clone()), *node));
    }
    let above = framework.nodes.iter().filter(|node| !elements.iter().any(|element| element.id == node.id));
    let mut group = if told.iter().any(|(group, _)| !group.is_empty()) { framework.title.clone() } else { String::new() };
    told.extend(above.map(|node| (std::mem::take(&mut group), node)));
    told
}

/// What a chart of boxes shows, in words.
pub(super) fn description(tell: &Tell<'_>, count: usize, found: &str) -> String {
    let parts = match (tell.home(), tell.quartiles()) {
        (true, _) => "all",
        (false, true) => "quartiles",
        (false, false) => "middle",
    };
    say!(tell.words, "cohort-spread-description", count = count, parts = parts, found = found).trim().to_owned()
}

/// One box.
pub(super) fn row(tell: &Tell<'_>, node: &NodeSummary, group: String) -> SpreadRow {
    let spread = node.claimed.unwrap_or_default();
    let words = tell.words;
    let text = spread.median.map_or_else(|| say!(words, "dash"), |median| say!(words, "percent", figure = tell.figure(median)));
    SpreadRow {
        label: node.title.clone(),
        group,
        ends: spread.minimum.zip(spread.maximum),
        quartiles: spread.lower_quartile.zip(spread.upper_quartile),
        median: spread.median,
        mean: spread.mean,
        text,
    }
}

/// A table of spreads.
pub(super) fn spreads(tell: &Tell<'_>, caption: String, head: String, nodes: &[&NodeSummary]) -> Table {
    let words = tell.words;
    let mut columns = vec![(head, ColumnKind::Text), (say!(words, "cohort-column-assessed"), ColumnKind::Number)];
    columns.extend(five_columns(tell));
    let mut table = Table::new(caption, columns);
    shorten(tell, &mut table, 2);
    for node in nodes {
        let mut cells: Vec<Cell> = vec![node.title.as_str().into(), tell.count(node.with_figure)];
        cells.extend(tell.five(node.claimed.as_ref()));
        table.row(cells);
    }
    table
}

/// Columns of what [`Tell::five`] tells.
pub(super) fn five_columns(tell: &Tell<'_>) -> Vec<(String, ColumnKind)> {
    let words = tell.words;
    let mut titles = vec![say!(words, "cohort-column-median")];
    if tell.quartiles() {
        titles.insert(0, say!(words, "cohort-column-lower"));
        titles.push(say!(words, "cohort-column-upper"));
    }
    if tell.home() {
        titles.insert(0, say!(words, "cohort-column-least"));
        titles.push(say!(words, "cohort-column-greatest"));
    }
    titles.push(say!(words, "cohort-column-mean"));
    titles.into_iter().map(|title| (title, ColumnKind::Number)).collect()
}

/// Short headings for the quartiles among them.
pub(super) fn shorten(tell: &Tell<'_>, table: &mut Table, first: usize) {
    if !tell.quartiles() {
        return;
    }
    let words = tell.words;
    let at = first + usize::from(tell.home());
    table.shorten(at, [say!(words, "cohort-column-lower-short")]);
    table.shorten(at + 2, [say!(words, "cohort-column-upper-short")]);
}

fn ratings(tell: &Tell<'_>, framework: &FrameworkSummary, nodes: &[&NodeSummary], document: &mut Document) {
    let words = tell.words;
    let rated: Vec<&NodeSummary> = nodes.iter().copied().filter(|node| !node.ratings.is_empty()).collect();
    let caption = say!(words, "cohort-ratings-caption", title = &framework.title);
    if !tell.home() {
        let columns = vec![
            (say!(words, "cohort-column-line"), ColumnKind::Text),
            (say!(words, "cohort-column-ratings"), ColumnKind::Text),
            (say!(words, "cohort-column-up-to"), ColumnKind::Text),
        ];
        let mut table = Table::new(caption, columns);
        let name = |rating: &str| say!(words, "cohort-rating-part", rating = rating);
        for node in rated {
            table.row(vec![node.title.as_str().into(), tell.bands(&node.ratings, name), tell.bands(&node.ratings_potential, name)]);
        }
        document.table(table);
        return;
    }
    document.charts(vec![shares(tell, framework, &rated)]);
    let mut columns = vec![(say!(words, "cohort-column-line"), ColumnKind::Text)];
    columns.extend(RATINGS.map(|rating| (rating.to_owned(), ColumnKind::Number)));
    columns.push((say!(words, "cohort-column-not-assessed"), ColumnKind::Number));
    columns.push((say!(words, "cohort-column-not-applicable"), ColumnKind::Number));
    let mut table = Table::new(caption, columns);
    for node in rated {
        let mut cells: Vec<Cell> = vec![node.title.as_str().into()];
        cells.extend(node.ratings.iter().map(|band| Cell::from(band.count.to_string())));
        let left = node.nothing_answered.zip(node.not_asked).map(|(nothing, asked)| nothing + asked);
        cells.extend([tell.count(left), tell.count(node.not_applicable)]);
        table.row(cells);
    }
    document.table(table);
}

/// Bars with the share of the submissions at each rating.
fn shares(tell: &Tell<'_>, framework: &FrameworkSummary, rated: &[&NodeSummary]) -> Chart {
    let words = tell.words;
    let rows = rated.iter().map(|node| {
        let total: u64 = node.ratings.iter().map(|band| band.count).sum();
        #[allow(clippy::cast_precision_loss)] // proof: counts of submissions stay far below 2^52
        let share = |count: u64| count as f64 / total.max(1) as f64;
        ShareRow { label: node.title.clone(), shares: node.ratings.iter().map(|band| share(band.count)).collect(), text: total.to_string() }
    });
    let rows: Vec<ShareRow> = rows.collect();
    let low = |row: &ShareRow| row.shares.iter().take(2).sum::<f64>();
    let most = rows.iter().filter(|row| low(row) > 0.5).count();
    let found = say!(words, "cohort-ratings-found", count = most, all = rows.len());
    Chart {
        title: say!(words, "cohort-ratings-title", title = &framework.title),
        description: say!(words, "cohort-ratings-description", found = found),
        drawing: Drawing::Shares { parts: RATINGS.map(str::to_owned).to_vec(), rows },
    }
}

/// Which medians are the lowest and the highest.
fn found(tell: &Tell<'_>, rows: &[(String, &NodeSummary)]) -> String {
    let medians = || rows.iter().filter_map(|(_, node)| Some((node.claimed?.median?, node.title.as_str())));
    let ends = medians().min_by(|a, b| a.0.total_cmp(&b.0)).zip(medians().max_by(|a, b| a.0.total_cmp(&b.0)));
    ends.map_or_else(String::new, |((low, lowest), (high, highest))| {
        let (low, high) = (tell.figure(low), tell.figure(high));
        say!(tell.words, "cohort-spread-found", lowest = lowest, low = low, highest = highest, high = high)
    })
}
