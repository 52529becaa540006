//! `gaps`: one row a submission and capability below its target.

use super::long::yes;
use super::scores::{head, with_head};
use super::seen::Seen;
use super::table::{Cells, Column, Kind, Table};
use crate::library::Library;
use crate::model::{CapabilityId, NeedOf, Role};
use crate::score::EQUAL;

/// One row a submission and capability whose claimed score is below its target, in definition order.
///
/// Scores and gaps from 0 to 1; `only_unknown` where the gap would be gone if every open answer were the best one.
#[derive(Debug)]
pub struct Gaps {
    columns: Vec<Column>,
    /// For every capability the nodes that cannot do without it, as `framework.node` with blanks between them.
    essential: Vec<String>,
}

const COLUMNS: [(&str, Kind); 17] = [
    ("capability", Kind::Text),
    ("title", Kind::Text),
    ("pillar", Kind::Text),
    ("level_evidenced", Kind::Count),
    ("level", Kind::Count),
    ("level_potential", Kind::Count),
    ("target", Kind::Count),
    ("top", Kind::Count),
    ("evidenced", Kind::Figure),
    ("claimed", Kind::Figure),
    ("potential", Kind::Figure),
    ("gap_evidenced", Kind::Figure),
    ("gap", Kind::Figure),
    ("gap_potential", Kind::Figure),
    ("coverage", Kind::Figure),
    ("only_unknown", Kind::YesNo),
    ("essential_for", Kind::Text),
];

impl Gaps {
    /// The table for a library.
    #[must_use]
    pub fn new(library: &Library) -> Self {
        let columns = with_head(&COLUMNS);
        let essential = library.capabilities.iter().map(|capability| essential_for(library, &capability.id)).collect();
        Self { columns, essential }
    }
}

fn essential_for(library: &Library, capability: &CapabilityId) -> String {
    let mut named = Vec::new();
    for framework in &library.frameworks {
        for node in &framework.nodes {
            let needs = |need: &crate::model::Need| {
                need.role == Role::Essential && !need.reverse && matches!(&need.of, NeedOf::Capability(id) if id == capability)
            };
            if node.needs.iter().any(needs) {
                named.push([framework.id.as_str(), ".", node.id.as_str()].concat());
            }
        }
    }
    named.join(" ")
}

impl Table for Gaps {
    fn name(&self) -> &'static str {
        "gaps"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        for ((capability, essential), leaf) in seen.library.capabilities.iter().zip(&self.essential).zip(&seen.assessment.leaves) {
            let Some((gap, target)) = leaf.gap(1).zip(leaf.targets[1]) else { continue };
            if gap.claimed <= EQUAL {
                continue;
            }
            head(seen, cells);
            cells.text(capability.id.as_str());
            cells.text(&capability.title);
            cells.text(capability.pillar.id.as_str());
            for level in leaf.levels.into_iter().chain([target, leaf.top]) {
                cells.count(u64::from(level));
            }
            for figure in leaf.readings.array().into_iter().chain(gap.array()) {
                cells.figure(figure);
            }
            cells.optional(leaf.coverage);
            cells.text(yes(gap.potential <= EQUAL));
            cells.text(essential);
            cells.end_row();
        }
    }
}
