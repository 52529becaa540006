//! Capabilities, and those below their target by size of the gap.

use super::book::{Book, Columns, Plan};
use super::cells::Cell;
use super::looks::Look;
use crate::report::gap_report;
use crate::score::LeafState;
use rust_xlsxwriter::XlsxError;

const CAPABILITIES: &Columns<'_> = &[
    ("xlsx-col-id", 32, Look::Id, "id"),
    ("xlsx-col-capability", 44, Look::Text, "title"),
    ("xlsx-col-pillar", 26, Look::Text, ""),
    ("xlsx-col-core", 7, Look::Short, "core"),
    ("xlsx-col-state", 14, Look::Short, "state"),
    ("xlsx-col-stands", 16, Look::Short, ""),
    ("xlsx-col-level-evidenced", 11, Look::Whole, "level_evidenced"),
    ("xlsx-col-level", 11, Look::Whole, "level"),
    ("xlsx-col-level-potential", 11, Look::Whole, "level_potential"),
    ("xlsx-col-target", 9, Look::Whole, "target"),
    ("xlsx-col-top", 9, Look::Whole, "top"),
    ("xlsx-col-evidenced-top", 12, Look::Bar, "evidenced"),
    ("xlsx-col-claimed-top", 12, Look::Bar, "claimed"),
    ("xlsx-col-potential-top", 12, Look::Bar, "potential"),
    ("xlsx-col-gap-evidenced", 11, Look::Percent, "gap.evidenced"),
    ("xlsx-col-gap", 11, Look::Bar, "gap.claimed"),
    ("xlsx-col-gap-potential", 11, Look::Percent, "gap.potential"),
    ("xlsx-col-coverage", 11, Look::Percent, "coverage"),
    ("xlsx-col-not-yet-claimed", 12, Look::Short, "not_yet_claimed"),
];

const GAPS: &Columns<'_> = &[
    ("xlsx-col-position", 6, Look::Whole, ""),
    ("xlsx-col-id", 30, Look::Id, "id"),
    ("xlsx-col-capability", 40, Look::Text, "title"),
    ("xlsx-col-stands", 16, Look::Short, ""),
    ("xlsx-col-target-named", 16, Look::Short, ""),
    ("xlsx-col-gap", 12, Look::Bar, "gap.claimed"),
    ("xlsx-col-next", 16, Look::Short, ""),
    ("xlsx-col-descriptor", 50, Look::Text, ""),
    ("xlsx-col-criteria", 60, Look::Text, ""),
    ("xlsx-col-gap-evidenced", 11, Look::Percent, "gap.evidenced"),
    ("xlsx-col-gap-potential", 11, Look::Percent, "gap.potential"),
];

pub(super) fn capabilities(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(CAPABILITIES));
    let mut rows = Vec::new();
    for (at, capability) in subject.library.capabilities.iter().enumerate() {
        let pillar = subject.library.pillar(&capability.pillar.id).map_or(capability.pillar.id.as_str(), |pillar| &pillar.title);
        let scored = subject.assessment.leaves[at].state == LeafState::Scored;
        let stands = if scored { Cell::text(subject.standing(at)) } else { Cell::Blank };
        rows.push(book.row(&columns, &book.figures["capabilities"][at], vec![Cell::text(pillar), stands]));
    }
    let plan = Plan { name: "capabilities", title: "xlsx-capabilities", note: "xlsx-capabilities-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

pub(super) fn gaps(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(GAPS));
    let mut rows = Vec::new();
    for (number, gap) in gap_report::gaps_by_size(&subject).iter().enumerate() {
        let (definition, leaf) = (&subject.library.capabilities[gap.capability], &subject.assessment.leaves[gap.capability]);
        let next = definition.levels.iter().find(|level| level.level == leaf.level() + 1);
        let given = vec![
            Cell::count(number + 1),
            Cell::text(subject.standing(gap.capability)),
            Cell::text(subject.level(gap.capability, leaf.targets[1].unwrap_or(0))),
            next.map_or(Cell::Blank, |next| Cell::text(subject.level(gap.capability, next.level))),
            next.map_or(Cell::Blank, |next| Cell::text(next.descriptor.as_str())),
            next.map_or(Cell::Blank, |next| Cell::text(next.criteria.join("\n"))),
        ];
        rows.push(book.row(&columns, &book.figures["capabilities"][gap.capability], given));
    }
    let plan = Plan { name: "gaps", title: "xlsx-gaps", note: "xlsx-gaps-note", frozen: 3 };
    book.table(plan, &columns, rows)
}
