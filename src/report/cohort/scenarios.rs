//! Threat scenarios over many submissions: how ready, and which phase is the weakest.

use super::elements::{description, row, spreads};
use super::summary::{FrameworkSummary, NodeSummary};
use super::tell::Tell;
use crate::model::FrameworkKind;
use crate::report::chart::{Chart, Drawing, SpreadRow};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::say;

fn scenarios<'t>(tell: &Tell<'t>) -> impl Iterator<Item = (&'t FrameworkSummary, &'t NodeSummary)> {
    let found = tell.summary.frameworks.iter().filter(|framework| framework.kind == FrameworkKind::Scenario);
    found.filter_map(|framework| Some((framework, framework.nodes.first()?)))
}

/// Scenarios by the number of submissions that are weak in them, most first.
pub(super) fn weak(tell: &Tell<'_>) -> Vec<(String, u64)> {
    let mut found: Vec<(String, u64)> =
        scenarios(tell).filter_map(|(framework, root)| Some((framework.title.clone(), root.weak.filter(|count| *count > 0)?))).collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found
}

pub(super) fn chapter(tell: &Tell<'_>, document: &mut Document) {
    let words = tell.words;
    let roots: Vec<&NodeSummary> = scenarios(tell).map(|(_, root)| root).collect();
    if roots.iter().all(|root| root.claimed.is_none()) {
        return;
    }
    document.heading(1, say!(words, "cohort-scenarios-heading"));
    document.paragraph(say!(words, "cohort-scenarios-intro"));
    let marks: Vec<SpreadRow> = roots.iter().map(|root| row(tell, root, String::new())).collect();
    let title = say!(words, "cohort-scenarios-title");
    document.charts(vec![Chart {
        description: description(tell, marks.len(), ""),
        drawing: Drawing::Spreads(marks),
        title: title.clone(),
    }]);
    document.table(spreads(tell, title, say!(words, "cohort-column-scenario"), &roots));
    let columns = vec![
        (say!(words, "cohort-column-scenario"), ColumnKind::Text),
        (say!(words, "cohort-column-assessed"), ColumnKind::Number),
        (say!(words, "cohort-column-weak"), ColumnKind::Number),
        (say!(words, "cohort-column-weakest"), ColumnKind::Text),
    ];
    let mut table = Table::new(say!(words, "cohort-scenarios-caption"), columns);
    for (framework, root) in scenarios(tell) {
        let most = framework.nodes.iter().skip(1).filter_map(|phase| phase.weakest).max().filter(|most| *most > 0);
        let phases = framework.nodes.iter().skip(1).filter(|phase| phase.weakest.is_some() && phase.weakest == most);
        let told: Vec<String> = phases
            .map(|phase| say!(words, "cohort-weakest", phase = &phase.title, count = tell.number(phase.weakest.unwrap_or(0))))
            .collect();
        let phases = if told.is_empty() { Cell::None } else { told.join(&say!(words, "list-comma")).into() };
        table.row(vec![framework.title.as_str().into(), tell.count(root.with_figure), tell.count(root.weak), phases]);
    }
    document.table(table);
}
