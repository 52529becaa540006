//! `scores`: one row a submission, with every node's figures.

use super::seen::{Counts, Seen};
use super::table::{Cells, Column, Kind, Table};
use crate::library::Library;
use crate::score::NodeState;

/// The columns with which every table begins.
pub(super) const HEAD: [(&str, Kind); 7] = [
    ("input", Kind::Text),
    ("row", Kind::Count),
    ("id", Kind::Text),
    ("state", Kind::Text),
    ("code", Kind::Text),
    ("assessed_on", Kind::Day),
    ("questionnaire", Kind::Text),
];

/// The columns of [`HEAD`] with those of a table after them.
pub(super) fn with_head(columns: &[(&str, Kind)]) -> Vec<Column> {
    HEAD.iter().chain(columns).map(|(name, kind)| Column::new(*name, *kind)).collect()
}

/// Puts the cells of [`HEAD`].
pub(super) fn head(seen: &Seen<'_>, cells: &mut dyn Cells) {
    let head = &seen.head;
    cells.text(head.input);
    if head.row == 0 {
        cells.empty()
    } else {
        cells.count(head.row)
    }
    for text in [head.id, head.state, head.code, head.assessed_on, head.questionnaire] {
        cells.text(text);
    }
}

/// One row a submission: how many answers are in each state, and for every node the value in each reading, in the node's own
/// unit, and its coverage from 0 to 1. Empty where a node has no figure.
#[derive(Debug)]
pub struct Scores {
    columns: Vec<Column>,
}

impl Scores {
    /// The table for a library.
    #[must_use]
    pub fn new(library: &Library) -> Self {
        let mut columns = with_head(&[]);
        let counts = ["answered", "unknown", "withheld", "not_applicable"];
        columns.extend(counts.map(|name| Column::new(name, Kind::Count)));
        for framework in &library.frameworks {
            for node in &framework.nodes {
                let figures = ["evidenced", "claimed", "potential", "coverage"];
                columns.extend(figures.map(|figure| Column::new(format!("{}.{}.{figure}", framework.id, node.id), Kind::Figure)));
            }
        }
        Self { columns }
    }
}

impl Table for Scores {
    fn name(&self) -> &'static str {
        "scores"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn needs_everything(&self) -> bool {
        false
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        head(seen, cells);
        let counts = Counts::of(seen.sheet);
        for count in [counts.answered, counts.unknown, counts.withheld, counts.not_applicable] {
            cells.count(u64::from(count));
        }
        for node in seen.assessment.frameworks.iter().flatten() {
            if matches!(node.state, NodeState::Scored | NodeState::Missing) {
                for figure in node.readings.array() {
                    cells.figure(figure);
                }
                cells.optional(node.coverage);
            } else {
                (0..4).for_each(|_| cells.empty());
            }
        }
        cells.end_row();
    }
}
