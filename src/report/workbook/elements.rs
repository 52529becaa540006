//! The elements of the norms framework, and the nodes of every framework with all that is known of them.

use super::book::{Book, Columns, Plan};
use super::cells::Cell;
use super::looks::Look;
use crate::model::{FrameworkKind, NodeId};
use crate::report::figures::{rating, shares};
use crate::report::gap_report;
use crate::score::NodeState;
use rust_xlsxwriter::XlsxError;
use serde_json::Value;

const ELEMENTS: &Columns<'_> = &[
    ("xlsx-col-id", 16, Look::Id, "id"),
    ("xlsx-col-element", 46, Look::Text, "title"),
    ("xlsx-col-area", 26, Look::Text, ""),
    ("xlsx-col-rating", 12, Look::Short, ""),
    ("xlsx-col-evidenced", 12, Look::Bar, "percent_to_target.evidenced"),
    ("xlsx-col-claimed", 12, Look::Bar, "percent_to_target.claimed"),
    ("xlsx-col-potential", 12, Look::Bar, "percent_to_target.potential"),
    ("xlsx-col-coverage", 11, Look::Percent, "coverage"),
    ("xlsx-col-asked", 11, Look::Percent, "asked"),
    ("xlsx-col-remark", 60, Look::Text, ""),
    ("xlsx-col-essentials", 11, Look::Whole, "essentials"),
    ("xlsx-col-at-zero", 11, Look::Whole, "essentials_at_zero"),
    ("xlsx-col-below", 11, Look::Whole, "essentials_below_target"),
    ("xlsx-col-rating-evidenced", 11, Look::Short, "rating.evidenced"),
    ("xlsx-col-rating-claimed", 11, Look::Short, "rating.claimed"),
    ("xlsx-col-rating-potential", 11, Look::Short, "rating.potential"),
    ("xlsx-col-state", 14, Look::Short, "state"),
    ("xlsx-col-framework", 14, Look::Id, ""),
];

const ALL: &Columns<'_> = &[
    ("xlsx-col-framework", 24, Look::Id, ""),
    ("xlsx-col-id", 30, Look::Id, "id"),
    ("xlsx-col-kind", 10, Look::Short, ""),
    ("xlsx-col-parent", 22, Look::Id, "parent"),
    ("xlsx-col-title", 44, Look::Text, "title"),
    ("xlsx-col-state", 14, Look::Short, "state"),
    ("xlsx-col-value-evidenced", 11, Look::Value, "evidenced"),
    ("xlsx-col-value-claimed", 11, Look::Value, "claimed"),
    ("xlsx-col-value-potential", 11, Look::Value, "potential"),
    ("xlsx-col-uncapped", 11, Look::Value, "uncapped_claimed"),
    ("xlsx-col-max", 11, Look::Value, "max"),
    ("xlsx-col-at-target", 11, Look::Value, "at_target"),
    ("xlsx-col-share-claimed", 11, Look::Bar, ""),
    ("xlsx-col-band", 16, Look::Short, "band"),
    ("xlsx-col-coverage", 11, Look::Percent, "coverage"),
    ("xlsx-col-asked", 11, Look::Percent, "asked"),
    ("xlsx-col-not-assessed", 11, Look::Short, "not_assessed"),
    ("xlsx-col-evidenced", 11, Look::Percent, "percent_to_target.evidenced"),
    ("xlsx-col-claimed", 11, Look::Bar, "percent_to_target.claimed"),
    ("xlsx-col-potential", 11, Look::Percent, "percent_to_target.potential"),
    ("xlsx-col-default-evidenced", 12, Look::Percent, "percent_to_default_target.evidenced"),
    ("xlsx-col-default-claimed", 12, Look::Percent, "percent_to_default_target.claimed"),
    ("xlsx-col-default-potential", 12, Look::Percent, "percent_to_default_target.potential"),
    ("xlsx-col-outcome", 14, Look::Short, "rating.outcome"),
    ("xlsx-col-rating-evidenced", 11, Look::Short, "rating.evidenced"),
    ("xlsx-col-rating-claimed", 11, Look::Short, "rating.claimed"),
    ("xlsx-col-rating-potential", 11, Look::Short, "rating.potential"),
    ("xlsx-col-held", 14, Look::Short, "rating.held"),
    ("xlsx-col-essentials", 11, Look::Whole, "essentials"),
    ("xlsx-col-at-zero", 11, Look::Whole, "essentials_at_zero"),
    ("xlsx-col-below", 11, Look::Whole, "essentials_below_target"),
    ("xlsx-col-capped", 11, Look::Short, "capped"),
];

/// The record of a node.
fn node(figures: &Value, framework: usize, node: usize) -> &Value {
    &figures["frameworks"][framework]["nodes"][node]
}

/// What is measured of the norms framework, area by area.
pub(super) fn elements(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(ELEMENTS));
    let mut rows = Vec::new();
    for (at, framework) in subject.library.frameworks_of(FrameworkKind::Norms) {
        let children = framework.children();
        let of_areas = children.iter().zip(&framework.nodes);
        let mut found: Vec<(usize, &str)> =
            of_areas.flat_map(|(children, area)| children.iter().map(|child| (*child, area.title.as_str()))).collect();
        found.push((0, ""));
        for (position, area) in found.into_iter().filter(|(position, _)| !framework.nodes[*position].needs.is_empty()) {
            let (definition, score) = (&framework.nodes[position], &subject.assessment.frameworks[at][position]);
            let given = vec![
                Cell::text(area),
                Cell::text(rating(score.rating, subject.words)),
                Cell::text(gap_report::element_remark(&subject, definition, score)),
                Cell::text(framework.id.as_str()),
            ];
            rows.push(book.row(&columns, node(&book.figures, at, position), given));
        }
    }
    let plan = Plan { name: "elements", title: "xlsx-elements", note: "xlsx-elements-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

/// Every node of every framework, with every figure.
pub(super) fn all_figures(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(ALL));
    let mut rows = Vec::new();
    for (at, framework) in subject.library.frameworks.iter().enumerate() {
        let kind = Cell::of(&book.figures["frameworks"][at]["kind"], "", "");
        for (position, score) in subject.assessment.frameworks[at].iter().enumerate() {
            let shown = matches!(score.state, NodeState::Scored | NodeState::Missing);
            let share = Cell::optional(shown.then(|| shares(score).claimed));
            let given = vec![Cell::text(framework.id.as_str()), kind.clone(), share];
            rows.push(book.row(&columns, node(&book.figures, at, position), given));
        }
    }
    let plan = Plan { name: "figures", title: "xlsx-figures", note: "xlsx-figures-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

/// The title of a node of the norms framework, for tables that only know its id.
pub(super) fn title_of(book: &Book<'_>, id: &NodeId) -> String {
    book.subject.element_title(id).to_owned()
}
