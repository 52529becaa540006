//! `long`: one row a submission and node.

use super::scores::{head, with_head};
use super::seen::Seen;
use super::table::{Cells, Column, Kind, Table};
use crate::library::Library;
use crate::model::Node;
use crate::score::{Held, NodeScore, NodeState, Rating, RatingOutcome, band};

/// One row a submission and node, in definition order, with all that is known of the node.
///
/// Figures in the node's own unit; `coverage`, `asked` and `percent_…` are shares from 0 to 1. Empty where a node has no figure.
#[derive(Debug)]
pub struct Long {
    columns: Vec<Column>,
    /// Id of the parent of every node of every framework.
    parents: Vec<Vec<String>>,
}

const COLUMNS: [(&str, Kind); 19] = [
    ("framework", Kind::Text),
    ("node", Kind::Text),
    ("parent", Kind::Text),
    ("node_state", Kind::Text),
    ("evidenced", Kind::Figure),
    ("claimed", Kind::Figure),
    ("potential", Kind::Figure),
    ("max", Kind::Figure),
    ("coverage", Kind::Figure),
    ("asked", Kind::Figure),
    ("not_assessed", Kind::YesNo),
    ("percent_evidenced", Kind::Figure),
    ("percent_claimed", Kind::Figure),
    ("percent_potential", Kind::Figure),
    ("rating", Kind::Text),
    ("rating_potential", Kind::Text),
    ("held_by", Kind::Text),
    ("capped", Kind::YesNo),
    ("band", Kind::Text),
];

impl Long {
    /// The table for a library.
    #[must_use]
    pub fn new(library: &Library) -> Self {
        let parent = |nodes: &[Node], node: &Node| node.parent.map_or_else(String::new, |parent| nodes[parent].id.as_str().to_owned());
        let parents =
            library.frameworks.iter().map(|framework| framework.nodes.iter().map(|node| parent(&framework.nodes, node)).collect());
        let columns = with_head(&COLUMNS);
        Self { columns, parents: parents.collect() }
    }
}

impl Table for Long {
    fn name(&self) -> &'static str {
        "long"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        for ((framework, scores), parents) in seen.library.frameworks.iter().zip(&seen.assessment.frameworks).zip(&self.parents) {
            for ((node, score), parent) in framework.nodes.iter().zip(scores).zip(parents) {
                head(seen, cells);
                cells.text(framework.id.as_str());
                cells.text(node.id.as_str());
                cells.text(parent);
                figures(node, score, cells);
                cells.end_row();
            }
        }
    }
}

fn figures(node: &Node, score: &NodeScore, cells: &mut dyn Cells) {
    let state = match score.state {
        NodeState::Scored => "scored",
        NodeState::Missing => "missing",
        NodeState::NotApplicable => "not-applicable",
        NodeState::NotAsked => "not-asked",
    };
    cells.text(state);
    let counts = matches!(score.state, NodeState::Scored | NodeState::Missing);
    for figure in score.readings.array().into_iter().chain([score.max]) {
        cells.optional(counts.then_some(figure));
    }
    cells.optional(score.coverage);
    cells.figure(score.asked);
    cells.text(yes(score.not_assessed));
    let way = score.to_target[1].map(crate::score::Readings::array);
    for reading in 0..3 {
        cells.optional(way.map(|way| way[reading]));
    }
    let (claimed, potential, held) = match score.rating {
        RatingOutcome::Rated { claimed, potential, held, .. } => (letter(claimed), letter(potential), held_by(held)),
        _ => ("", "", ""),
    };
    for text in [claimed, potential, held, yes(score.capped), if counts { band(node, score) } else { "" }] {
        cells.text(text);
    }
}

/// The words of yes and no in a table.
pub(super) fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// The letter of a rating in a table.
pub(super) fn letter(rating: Rating) -> &'static str {
    match rating {
        Rating::N => "N",
        Rating::P => "P",
        Rating::L => "L",
        Rating::F => "F",
    }
}

fn held_by(held: Held) -> &'static str {
    match held {
        Held::Nothing => "",
        Held::BelowTarget => "below-target",
        Held::AtZero => "at-zero",
        Held::NoEssential => "no-essential",
    }
}
