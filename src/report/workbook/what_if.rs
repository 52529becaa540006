//! What is supposed, and everything that moves by it: before and after, as numbers.

use super::book::{Book, Columns, Plan};
use super::cells::Cell;
use super::looks::Look;
use crate::plan::BeforeAfter;
use crate::report::figures::{rating, shares};
use crate::report::plan_report::Planned;
use crate::say;
use crate::score::{NodeScore, NodeState, Readings};
use rust_xlsxwriter::XlsxError;

const NODES: &Columns<'_> = &[
    ("xlsx-col-framework", 26, Look::Id, ""),
    ("xlsx-col-node", 28, Look::Id, ""),
    ("xlsx-col-title", 48, Look::Text, ""),
    ("what-if-xlsx-evidenced-before", 12, Look::Percent, ""),
    ("what-if-xlsx-evidenced-after", 12, Look::Percent, ""),
    ("what-if-xlsx-claimed-before", 12, Look::Bar, ""),
    ("what-if-xlsx-claimed-after", 12, Look::Bar, ""),
    ("what-if-xlsx-potential-before", 12, Look::Percent, ""),
    ("what-if-xlsx-potential-after", 12, Look::Percent, ""),
    ("what-if-xlsx-moves", 11, Look::Points, ""),
    ("what-if-xlsx-rating-before", 14, Look::Short, ""),
    ("what-if-xlsx-rating-after", 14, Look::Short, ""),
    ("what-if-xlsx-rating-moves", 10, Look::Short, ""),
];

const SCENARIOS: &Columns<'_> = &[
    ("xlsx-col-id", 30, Look::Id, ""),
    ("xlsx-col-scenario", 44, Look::Text, ""),
    ("what-if-xlsx-weakest-before", 40, Look::Text, ""),
    ("what-if-xlsx-weakest-after", 40, Look::Text, ""),
];

const CAPABILITIES: &Columns<'_> = &[
    ("xlsx-col-id", 30, Look::Id, ""),
    ("xlsx-col-capability", 46, Look::Text, ""),
    ("what-if-xlsx-level-before", 10, Look::Whole, ""),
    ("what-if-xlsx-level-after", 10, Look::Whole, ""),
    ("what-if-xlsx-evidenced-before", 12, Look::Percent, ""),
    ("what-if-xlsx-evidenced-after", 12, Look::Percent, ""),
    ("what-if-xlsx-claimed-before", 12, Look::Bar, ""),
    ("what-if-xlsx-claimed-after", 12, Look::Bar, ""),
    ("what-if-xlsx-potential-before", 12, Look::Percent, ""),
    ("what-if-xlsx-potential-after", 12, Look::Percent, ""),
];

/// Adds the tables of what moves; none where nothing is supposed.
pub(super) fn tables(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let Some(told) = planned.insight.what_if else { return Ok(()) };
    nodes(book, planned, told)?;
    scenarios(book, planned, told)?;
    capabilities(book, planned, told)
}

/// Elements and scenarios that move, with their ratings.
fn nodes(book: &mut Book<'_>, planned: &Planned<'_>, told: &BeforeAfter) -> Result<(), XlsxError> {
    let (words, columns) = (planned.subject.words, book.columns(NODES));
    let row = |(framework, node): &(usize, usize)| {
        let definition = &planned.subject.library.frameworks[*framework];
        let of = |scores: &[Vec<NodeScore>]| {
            let score = &scores[*framework][*node];
            let there = !score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing);
            (there.then(|| shares(score)), rating(score.rating, words))
        };
        let ((was, rated), (is, rates)) = (of(&told.before.frameworks), of(&told.after.frameworks));
        let mut cells: Vec<Cell> =
            [definition.id.as_str(), definition.nodes[*node].id.as_str(), &definition.nodes[*node].title].map(Cell::text).into();
        cells.extend(readings(was, is));
        cells.push(Cell::optional(was.zip(is).map(|(was, is)| is.claimed - was.claimed)));
        cells.extend([Cell::text(rated), Cell::text(rates)]);
        let moves = told.ratings.contains(&(*framework, *node));
        cells.push(Cell::text(say!(words, if moves { "xlsx-yes" } else { "xlsx-no" })));
        cells
    };
    let rows = told.nodes.iter().map(row).collect();
    let plan = Plan { name: "what_if_elements", title: "what-if-xlsx-elements", note: "what-if-xlsx-elements-note", frozen: 3 };
    book.table(plan, &columns, rows)
}

/// Scenarios whose weakest phase is another one.
fn scenarios(book: &mut Book<'_>, planned: &Planned<'_>, told: &BeforeAfter) -> Result<(), XlsxError> {
    let (words, columns) = (planned.subject.words, book.columns(SCENARIOS));
    let row = |scenario: &crate::plan::Weakest| {
        let framework = &planned.subject.library.frameworks[scenario.framework];
        let names = |phases: &[usize]| match phases {
            [] => say!(words, "what-if-not-assessed"),
            phases => phases.iter().map(|phase| framework.nodes[*phase].title.as_str()).collect::<Vec<_>>().join("\n"),
        };
        let titles = [framework.id.as_str(), framework.root().title.as_str()].map(Cell::text);
        titles.into_iter().chain([&scenario.before, &scenario.after].map(|phases| Cell::text(names(phases)))).collect()
    };
    let rows = told.weakest.iter().map(row).collect();
    let plan = Plan { name: "what_if_scenarios", title: "what-if-xlsx-scenarios", note: "what-if-xlsx-scenarios-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

/// Capabilities that move.
fn capabilities(book: &mut Book<'_>, planned: &Planned<'_>, told: &BeforeAfter) -> Result<(), XlsxError> {
    let columns = book.columns(CAPABILITIES);
    let row = |at: &usize| {
        let capability = &planned.subject.library.capabilities[*at];
        let (was, is) = (&told.before.leaves[*at], &told.after.leaves[*at]);
        let mut cells = vec![Cell::text(capability.id.as_str()), Cell::text(capability.title.as_str())];
        cells.extend([was.level(), is.level()].map(Cell::number));
        cells.extend(readings(Some(was.readings), Some(is.readings)));
        cells
    };
    let rows = told.capabilities.iter().map(row).collect();
    let plan = Plan { name: "what_if_capabilities", title: "what-if-xlsx-capabilities", note: "what-if-xlsx-capabilities-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

/// The three readings, each before and after.
fn readings(was: Option<Readings>, is: Option<Readings>) -> impl Iterator<Item = Cell> {
    let of = |readings: Option<Readings>, at: usize| Cell::optional(readings.map(|readings| readings.array()[at]));
    (0..3).flat_map(move |at| [of(was, at), of(is, at)])
}
