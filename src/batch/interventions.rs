//! `interventions`: one row a submission and ranked intervention.

use super::scores::{head, with_head};
use super::seen::Seen;
use super::table::{Cells, Column, Kind, Table};
use crate::library::Library;
use crate::model::StateSize;
use crate::plan::{Catalogue, Rank, first_ranks};
use crate::score::EQUAL;

/// How many nodes that move are named in one cell.
const MOST_MOVES: usize = 3;

/// One row a submission and ranked intervention, best first.
///
/// Benefits are shares of the objective, from 0 to 1; costs whole units of the currency for a State of the submission's size.
#[derive(Debug)]
pub struct Interventions {
    columns: Vec<Column>,
    catalogue: Catalogue,
    most: usize,
    threats: Option<usize>,
}

const COLUMNS: [(&str, Kind); 12] = [
    ("rank", Kind::Count),
    ("intervention", Kind::Text),
    ("title", Kind::Text),
    ("together_with", Kind::Text),
    ("cost_low", Kind::Figure),
    ("cost_high", Kind::Figure),
    ("running_cost_low", Kind::Figure),
    ("running_cost_high", Kind::Figure),
    ("currency", Kind::Text),
    ("benefit", Kind::Figure),
    ("benefit_up_to", Kind::Figure),
    ("moves", Kind::Text),
];

impl Interventions {
    /// The table for a library, with at most this many ranks a submission. `threats` is the position of the threat profile.
    #[must_use]
    pub fn new(library: &Library, most: usize, threats: Option<usize>) -> Self {
        Self { columns: with_head(&COLUMNS), catalogue: Catalogue::of(library), most, threats }
    }
}

impl Table for Interventions {
    fn name(&self) -> &'static str {
        "interventions"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Costs go by the size of the State.
    fn needs_submission(&self) -> bool {
        true
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        let library = seen.library;
        let size = seen.submission.map_or(StateSize::default(), |submission| submission.size);
        let profile = self.threats.and_then(|position| library.threats.get(position));
        let ranks = first_ranks(library, &self.catalogue, seen.assessment, profile, size, self.most);
        for (place, rank) in (1_u64..).zip(&ranks) {
            let intervention = &library.interventions[rank.intervention];
            head(seen, cells);
            cells.count(place);
            cells.text(intervention.id.as_str());
            cells.text(&intervention.title);
            let others = rank.closure.iter().filter(|member| **member != rank.intervention);
            let others: Vec<&str> = others.map(|member| library.interventions[*member].id.as_str()).collect();
            cells.text(&others.join(" "));
            for cost in [rank.cost.low, rank.cost.high, rank.running_cost.low, rank.running_cost.high] {
                cells.figure(cost);
            }
            cells.text(&intervention.currency);
            cells.figure(rank.benefit);
            cells.figure(rank.benefit_claimed);
            cells.text(&moves(library, rank));
            cells.end_row();
        }
    }
}

/// The nodes that move most: `framework.node before>after`, with blanks and semicolons.
fn moves(library: &Library, rank: &Rank) -> String {
    let named = rank.moves.iter().take(MOST_MOVES).map(|moved| {
        let framework = &library.frameworks[moved.framework];
        let shown = |value: f64| ((value * 1_000.0 + 0.5 + EQUAL).floor() / 1_000.0).to_string();
        format!("{}.{} {}>{}", framework.id, framework.nodes[moved.node].id, shown(moved.before), shown(moved.after))
    });
    named.collect::<Vec<_>>().join("; ")
}
