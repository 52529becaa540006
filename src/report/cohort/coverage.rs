//! How much is answered, and how much of that has evidence.

use super::elements::{five_columns, shorten};
use super::summary::Spread;
use super::tell::Tell;
use crate::model::FrameworkKind;
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::say;

pub(super) fn chapter(tell: &Tell<'_>, document: &mut Document) {
    let (summary, words) = (tell.summary, tell.words);
    let mut rows: Vec<(String, Option<Spread>)> =
        vec![(say!(words, "cohort-coverage-all"), summary.coverage), (say!(words, "cohort-evidence-all"), summary.evidence)];
    for framework in summary.frameworks.iter().filter(|framework| framework.kind != FrameworkKind::Scenario) {
        let Some(root) = framework.nodes.first() else { continue };
        rows.push((say!(words, "cohort-evidenced-of", title = &framework.title), root.evidenced));
        rows.push((say!(words, "cohort-potential-of", title = &framework.title), root.potential));
        let top = framework.nodes.iter().filter(|node| node.parent.as_ref() == Some(&root.id));
        rows.extend(top.map(|node| (say!(words, "cohort-coverage-of", title = &node.title), node.coverage)));
    }
    rows.retain(|(_, spread)| spread.is_some());
    if rows.is_empty() {
        return;
    }
    document.heading(1, say!(words, "cohort-coverage-heading"));
    document.paragraph(say!(words, "cohort-coverage-intro"));
    let mut columns = vec![(say!(words, "cohort-brief-column-what"), ColumnKind::Text)];
    columns.extend(five_columns(tell));
    let mut table = Table::new(say!(words, "cohort-coverage-caption"), columns);
    shorten(tell, &mut table, 1);
    for (title, spread) in rows {
        let mut cells: Vec<Cell> = vec![title.into()];
        cells.extend(tell.five(spread.as_ref()));
        table.row(cells);
    }
    document.table(table);
}
