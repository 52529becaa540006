//! The tables of a portfolio.

use super::book::{Book, Column, Columns, Plan};
use super::cells::Cell;
use super::interventions::raises;
use super::looks::Look;
use crate::model::Intervention;
use crate::plan::{PortfolioRung, Proof, Share};
use crate::report::portfolio::{Pooled, sheets};
use crate::say;
use rust_xlsxwriter::XlsxError;

const STATES: &Columns<'_> = &[
    ("compare-xlsx-state", 26, Look::Text, ""),
    ("portfolio-xlsx-col-code", 9, Look::Short, ""),
    ("portfolio-xlsx-col-size", 10, Look::Short, ""),
    ("portfolio-xlsx-col-threats", 18, Look::Id, ""),
    ("xlsx-col-now", 10, Look::Points, ""),
    ("xlsx-col-after", 10, Look::Points, ""),
    ("portfolio-xlsx-col-added", 10, Look::Points, ""),
    ("portfolio-xlsx-col-added-low", 11, Look::Points, ""),
    ("portfolio-xlsx-col-left", 12, Look::Points, ""),
    ("portfolio-xlsx-col-own-plan", 11, Look::Points, ""),
    ("portfolio-xlsx-col-floor", 10, Look::Points, ""),
    ("portfolio-xlsx-col-money", 13, Look::Money, ""),
    ("portfolio-xlsx-col-share", 11, Look::Bar, ""),
    ("xlsx-col-running-low", 13, Look::Money, ""),
    ("xlsx-col-running-high", 13, Look::Money, ""),
    ("xlsx-col-currency", 9, Look::Short, ""),
];

const DELIVERIES: &Columns<'_> = &[
    ("portfolio-xlsx-col-delivery", 9, Look::Whole, ""),
    ("xlsx-col-intervention-id", 28, Look::Id, ""),
    ("xlsx-col-intervention", 44, Look::Text, ""),
    ("portfolio-xlsx-col-states", 40, Look::Text, ""),
    ("portfolio-xlsx-col-number", 8, Look::Whole, ""),
    ("portfolio-xlsx-col-most", 9, Look::Whole, ""),
    ("xlsx-col-cost-low", 13, Look::Money, ""),
    ("xlsx-col-cost", 13, Look::Money, ""),
    ("xlsx-col-cost-high", 13, Look::Money, ""),
    ("portfolio-xlsx-col-part", 13, Look::Money, ""),
    ("portfolio-xlsx-col-one-by-one", 13, Look::Money, ""),
    ("portfolio-xlsx-col-saved", 13, Look::Money, ""),
    ("xlsx-col-currency", 9, Look::Short, ""),
    ("xlsx-col-length", 9, Look::Whole, ""),
    ("xlsx-col-theme", 8, Look::Short, ""),
    ("xlsx-col-crs", 8, Look::Short, ""),
    ("xlsx-col-sdg", 14, Look::Short, ""),
];

const ITEMS: &Columns<'_> = &[
    ("compare-xlsx-state", 22, Look::Text, ""),
    ("portfolio-xlsx-col-code", 9, Look::Short, ""),
    ("xlsx-col-position", 6, Look::Whole, ""),
    ("xlsx-col-intervention-id", 28, Look::Id, ""),
    ("xlsx-col-intervention", 44, Look::Text, ""),
    ("portfolio-xlsx-col-delivery", 9, Look::Whole, ""),
    ("portfolio-xlsx-col-number", 8, Look::Whole, ""),
    ("portfolio-xlsx-col-money", 13, Look::Money, ""),
    ("portfolio-xlsx-col-alone-low", 13, Look::Money, ""),
    ("portfolio-xlsx-col-alone", 13, Look::Money, ""),
    ("portfolio-xlsx-col-alone-high", 13, Look::Money, ""),
    ("xlsx-col-running-low", 13, Look::Money, ""),
    ("xlsx-col-running-high", 13, Look::Money, ""),
    ("xlsx-col-currency", 9, Look::Short, ""),
    ("xlsx-col-benefit", 9, Look::Points, ""),
    ("xlsx-col-benefit-low", 9, Look::Points, ""),
    ("xlsx-col-raises", 48, Look::Text, ""),
    ("xlsx-col-indicator", 46, Look::Text, ""),
];

const MOVES: &Columns<'_> = &[
    ("compare-xlsx-state", 22, Look::Text, ""),
    ("xlsx-col-position", 6, Look::Whole, ""),
    ("xlsx-col-intervention-id", 32, Look::Id, ""),
    ("xlsx-col-framework", 28, Look::Id, ""),
    ("xlsx-col-node", 28, Look::Id, ""),
    ("xlsx-col-title", 48, Look::Text, ""),
    ("xlsx-col-before", 11, Look::Bar, ""),
    ("xlsx-col-after", 11, Look::Bar, ""),
    ("xlsx-col-contribution", 13, Look::Points, ""),
];

const CHOICES: &Columns<'_> = &[
    ("xlsx-col-choice", 17, Look::Short, ""),
    ("xlsx-col-budget", 14, Look::Money, ""),
    ("xlsx-col-cost", 14, Look::Money, ""),
    ("xlsx-col-currency", 9, Look::Short, ""),
    ("xlsx-col-benefit", 10, Look::Points, ""),
    ("portfolio-xlsx-col-at-most", 10, Look::Points, ""),
    ("portfolio-column-deliveries", 10, Look::Whole, ""),
    ("xlsx-col-sure", 36, Look::Text, ""),
    ("xlsx-col-joins", 54, Look::Text, ""),
    ("xlsx-col-leaves", 54, Look::Text, ""),
];

/// The most States that stand beside each other as columns.
const MOST_COLUMNS: usize = 60;

/// What each State gains, and its part of the money.
pub(super) fn states(book: &mut Book<'_>, pooled: &Pooled<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(STATES);
    let whole = pooled.portfolio.cost.middle();
    let row = |(at, share): (usize, &Share)| {
        vec![
            Cell::text(sheets::name(pooled, at)),
            Cell::text(sheets::code(pooled, at)),
            Cell::text(sheets::size_word(pooled, at)),
            Cell::text(pooled.states[at].threats.unwrap_or_default()),
            Cell::Number(share.before[0]),
            Cell::Number(share.after[0]),
            Cell::Number(share.after[0] - share.before[0]),
            Cell::Number(share.after[1] - share.before[1]),
            Cell::Number((share.reachable - share.after[0]).max(0.0)),
            Cell::Number(share.alone),
            Cell::optional(share.floor),
            Cell::Number(share.money),
            Cell::Number(if whole > 0.0 { share.money / whole } else { 0.0 }),
            Cell::Number(share.running_cost.low),
            Cell::Number(share.running_cost.high),
            Cell::text(pooled.currency),
        ]
    };
    let rows = pooled.portfolio.shares.iter().enumerate().map(row).collect();
    let plan = Plan { name: "states", title: "portfolio-xlsx-states", note: "portfolio-xlsx-states-note", frozen: 1 };
    book.table(plan, &columns, rows)
}

/// Everything that is paid for once.
pub(super) fn deliveries(book: &mut Book<'_>, pooled: &Pooled<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(DELIVERIES);
    let comma = say!(pooled.words, "list-comma");
    let row = |(at, delivery): (usize, &crate::plan::Delivery)| {
        let intervention = intervention(pooled, delivery.intervention);
        let states: Vec<String> = delivery.states.iter().map(|state| sheets::name(pooled, *state)).collect();
        vec![
            Cell::count(at + 1),
            Cell::text(intervention.id.as_str()),
            Cell::text(intervention.title.as_str()),
            Cell::text(states.join(&comma)),
            Cell::count(states.len()),
            Cell::number(intervention.regional.unwrap_or(1)),
            Cell::Number(delivery.cost.low),
            Cell::Number(delivery.cost.middle()),
            Cell::Number(delivery.cost.high),
            Cell::Number(delivery.cost_a_state()),
            Cell::Number(delivery.one_by_one),
            Cell::Number((delivery.one_by_one - delivery.cost.middle()).max(0.0)),
            Cell::text(pooled.currency),
            Cell::number(intervention.months),
            Cell::text(intervention.theme.as_str()),
            Cell::text(intervention.crs.as_str()),
            Cell::text(intervention.sdg.join(&comma)),
        ]
    };
    let rows = pooled.portfolio.deliveries.iter().enumerate().map(row).collect();
    let plan = Plan { name: "deliveries", title: "portfolio-xlsx-deliveries", note: "portfolio-xlsx-deliveries-note", frozen: 3 };
    book.table(plan, &columns, rows)
}

/// What each State has, in the order in which it starts there.
pub(super) fn items(book: &mut Book<'_>, pooled: &Pooled<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(ITEMS);
    let mut rows = Vec::new();
    for (state, share) in pooled.portfolio.shares.iter().enumerate() {
        for (position, rank) in share.ranks.iter().enumerate() {
            let Some((number, delivery)) = sheets::delivery(pooled, state, rank.intervention) else { continue };
            let intervention = intervention(pooled, rank.intervention);
            let alone = intervention.cost.of(sheets::size(pooled, state));
            rows.push(vec![
                Cell::text(sheets::name(pooled, state)),
                Cell::text(sheets::code(pooled, state)),
                Cell::count(position + 1),
                Cell::text(intervention.id.as_str()),
                Cell::text(intervention.title.as_str()),
                Cell::count(number + 1),
                Cell::count(delivery.states.len()),
                Cell::Number(delivery.cost_a_state()),
                Cell::Number(alone.low),
                Cell::Number(alone.middle()),
                Cell::Number(alone.high),
                Cell::Number(rank.running_cost.low),
                Cell::Number(rank.running_cost.high),
                Cell::text(pooled.currency),
                Cell::Number(rank.benefit),
                Cell::Number(rank.benefit_claimed),
                Cell::text(raises(intervention)),
                Cell::text(intervention.indicator.as_str()),
            ]);
        }
    }
    let plan = Plan { name: "items", title: "portfolio-xlsx-items", note: "portfolio-xlsx-items-note", frozen: 1 };
    book.table(plan, &columns, rows)
}

/// Interventions by States, with the number of the delivery where they meet; none where there are more States than can be seen.
pub(super) fn places(book: &mut Book<'_>, pooled: &Pooled<'_>) -> Result<(), XlsxError> {
    if pooled.states.len() > MOST_COLUMNS {
        return Ok(());
    }
    let mut columns = book.columns(&[("xlsx-col-intervention", 50, Look::Text, "")]);
    columns.extend((0..pooled.states.len()).map(|at| Column { title: sheets::code(pooled, at), width: 6, look: Look::Sign, path: "" }));
    let mut chosen: Vec<usize> = pooled.portfolio.deliveries.iter().map(|delivery| delivery.intervention).collect();
    chosen.dedup();
    let row = |at: usize| {
        let mut cells = vec![Cell::text(intervention(pooled, at).title.as_str())];
        let met = |state| sheets::delivery(pooled, state, at).map_or(Cell::Blank, |(number, _)| Cell::text((number + 1).to_string()));
        cells.extend((0..pooled.states.len()).map(met));
        cells
    };
    let rows = chosen.into_iter().map(row).collect();
    let plan = Plan { name: "where", title: "portfolio-xlsx-where", note: "portfolio-xlsx-where-note", frozen: 1 };
    book.table(plan, &columns, rows)
}

/// What each intervention moves in its State.
pub(super) fn moves(book: &mut Book<'_>, pooled: &Pooled<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(MOVES);
    let mut rows = Vec::new();
    for (state, share) in pooled.portfolio.shares.iter().enumerate() {
        for (position, rank) in share.ranks.iter().enumerate() {
            for moved in &rank.moves {
                let framework = &pooled.library.frameworks[moved.framework];
                rows.push(vec![
                    Cell::text(sheets::name(pooled, state)),
                    Cell::count(position + 1),
                    Cell::text(intervention(pooled, rank.intervention).id.as_str()),
                    Cell::text(framework.id.as_str()),
                    Cell::text(framework.nodes[moved.node].id.as_str()),
                    Cell::text(framework.nodes[moved.node].title.as_str()),
                    Cell::Number(moved.before),
                    Cell::Number(moved.after),
                    Cell::Number(moved.contribution),
                ]);
            }
        }
    }
    let plan = Plan { name: "moves", title: "xlsx-moves", note: "portfolio-xlsx-moves-note", frozen: 3 };
    book.table(plan, &columns, rows)
}

/// This portfolio, other budgets, the next step of money, and the same without the floor.
pub(super) fn choices(book: &mut Book<'_>, pooled: &Pooled<'_>) -> Result<(), XlsxError> {
    let (words, columns) = (pooled.words, book.columns(CHOICES));
    let portfolio = pooled.portfolio;
    let own = PortfolioRung {
        budget: portfolio.budget,
        cost: portfolio.cost.middle(),
        benefit: portfolio.benefit,
        proof: portfolio.proof,
        count: portfolio.deliveries.len(),
        joins: Vec::new(),
        leaves: Vec::new(),
    };
    let row = |key: &str, rung: &PortfolioRung| {
        let [joins, leaves] = sheets::changes(pooled, rung);
        vec![
            Cell::text(words.say(key, &[])),
            if rung.budget.is_finite() { Cell::Number(rung.budget) } else { Cell::text(say!(words, "plan-no-limit")) },
            Cell::Number(rung.cost),
            Cell::text(pooled.currency),
            Cell::Number(rung.benefit),
            match rung.proof {
                Proof::Optimal => Cell::Number(rung.benefit),
                Proof::AtMost(most) => Cell::Number(most),
                Proof::Unproven => Cell::Blank,
            },
            Cell::count(rung.count),
            Cell::text(sheets::proof(pooled, rung.proof, rung.benefit)),
            Cell::text(joins),
            Cell::text(leaves),
        ]
    };
    let mut rows = vec![row("portfolio-xlsx-choice-own", &own)];
    rows.extend(portfolio.ladder.iter().map(|rung| row("xlsx-choice-budget", rung)));
    let is_told = |next: &&PortfolioRung| portfolio.ladder.iter().any(|rung| rung.budget.total_cmp(&next.budget).is_eq());
    rows.extend(portfolio.next.iter().filter(|next| !is_told(next)).map(|next| row("xlsx-choice-next", next)));
    rows.extend(portfolio.without_floor.iter().map(|rung| row("portfolio-xlsx-choice-floorless", rung)));
    let plan = Plan { name: "choices", title: "xlsx-choices", note: "portfolio-xlsx-choices-note", frozen: 1 };
    book.table(plan, &columns, rows)
}

fn intervention<'a>(pooled: &Pooled<'a>, at: usize) -> &'a Intervention {
    &pooled.library.interventions[at]
}
