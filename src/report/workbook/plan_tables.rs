//! The tables of a plan.

use super::book::{Book, Column, Columns, Plan};
use super::cells::Cell;
use super::interventions::raises;
use super::looks::Look;
use crate::model::CostRange;
use crate::plan::{Bought, Rank, Scheduled};
use crate::report::catalogue::tags::{deliverer, deliveries, extent};
use crate::report::plan_report::Planned;
use crate::say;
use rust_xlsxwriter::XlsxError;

const INTERVENTIONS: &Columns<'_> = &[
    ("xlsx-col-position", 6, Look::Whole, ""),
    ("xlsx-col-id", 26, Look::Id, ""),
    ("xlsx-col-intervention", 40, Look::Text, ""),
    ("xlsx-col-status", 11, Look::Short, ""),
    ("xlsx-col-owner", 18, Look::Text, ""),
    ("xlsx-col-funder", 18, Look::Text, ""),
    ("xlsx-col-from", 9, Look::Short, ""),
    ("xlsx-col-to", 9, Look::Short, ""),
    ("xlsx-col-length", 9, Look::Whole, ""),
    ("xlsx-col-cost-low", 12, Look::Money, ""),
    ("xlsx-col-cost", 12, Look::Money, ""),
    ("xlsx-col-cost-high", 12, Look::Money, ""),
    ("xlsx-col-agreed", 12, Look::Money, ""),
    ("xlsx-col-running-low", 12, Look::Money, ""),
    ("xlsx-col-running-high", 12, Look::Money, ""),
    ("xlsx-col-currency", 9, Look::Short, ""),
    ("xlsx-col-benefit", 9, Look::Points, ""),
    ("xlsx-col-benefit-low", 9, Look::Points, ""),
    ("xlsx-col-promised", 10, Look::Points, ""),
    ("xlsx-col-chosen-share", 10, Look::Percent, ""),
    ("xlsx-col-first-share", 11, Look::Percent, ""),
    ("xlsx-col-delivery", 20, Look::Text, ""),
    ("xlsx-col-delivered-by", 28, Look::Text, ""),
    ("xlsx-col-alone", 10, Look::Text, ""),
    ("xlsx-col-theme", 8, Look::Short, ""),
    ("xlsx-col-crs", 8, Look::Short, ""),
    ("xlsx-col-sdg", 14, Look::Short, ""),
    ("xlsx-col-principles", 10, Look::Short, ""),
];

const TEXTS: &Columns<'_> = &[
    ("xlsx-col-position", 6, Look::Whole, ""),
    ("xlsx-col-id", 26, Look::Id, ""),
    ("xlsx-col-intervention", 34, Look::Text, ""),
    ("xlsx-col-summary", 74, Look::Text, ""),
    ("xlsx-col-raises", 48, Look::Text, ""),
    ("xlsx-col-after-ids", 26, Look::Id, ""),
    ("xlsx-col-outputs", 46, Look::Text, ""),
    ("xlsx-col-indicator", 46, Look::Text, ""),
    ("xlsx-col-driver", 34, Look::Text, ""),
    ("xlsx-col-price-year", 9, Look::Whole, ""),
    ("xlsx-col-assumption", 12, Look::Short, ""),
];

const YEARS: &Columns<'_> = &[
    ("xlsx-col-year", 8, Look::Whole, ""),
    ("xlsx-col-from", 14, Look::Short, ""),
    ("xlsx-col-to", 14, Look::Short, ""),
    ("xlsx-col-spent", 16, Look::Money, ""),
    ("xlsx-col-yearly", 16, Look::Money, ""),
    ("xlsx-col-currency", 10, Look::Short, ""),
];

const CHOICES: &Columns<'_> = &[
    ("xlsx-col-choice", 15, Look::Short, ""),
    ("xlsx-col-budget", 14, Look::Money, ""),
    ("xlsx-col-cost", 14, Look::Money, ""),
    ("xlsx-col-currency", 9, Look::Short, ""),
    ("xlsx-col-benefit", 10, Look::Points, ""),
    ("xlsx-col-number", 9, Look::Whole, ""),
    ("xlsx-col-sure", 32, Look::Text, ""),
    ("xlsx-col-joins", 54, Look::Text, ""),
    ("xlsx-col-leaves", 54, Look::Text, ""),
];

const MOVES: &Columns<'_> = &[
    ("xlsx-col-position", 6, Look::Whole, ""),
    ("xlsx-col-intervention-id", 32, Look::Id, ""),
    ("xlsx-col-framework", 28, Look::Id, ""),
    ("xlsx-col-node", 28, Look::Id, ""),
    ("xlsx-col-title", 48, Look::Text, ""),
    ("xlsx-col-before", 11, Look::Bar, ""),
    ("xlsx-col-after", 11, Look::Bar, ""),
    ("xlsx-col-contribution", 13, Look::Points, ""),
];

const INTERVALS: &Columns<'_> = &[
    ("xlsx-col-below-draws", 24, Look::Percent, ""),
    ("xlsx-col-benefit", 14, Look::Points, ""),
    ("xlsx-col-cost-all", 16, Look::Money, ""),
    ("xlsx-col-currency", 10, Look::Short, ""),
];

const DRAWS: &Columns<'_> = &[
    ("xlsx-col-id", 32, Look::Id, ""),
    ("xlsx-col-intervention", 60, Look::Text, ""),
    ("xlsx-col-in-plan", 12, Look::Short, ""),
    ("xlsx-col-chosen-draws", 12, Look::Whole, ""),
    ("xlsx-col-chosen-share", 12, Look::Bar, ""),
    ("xlsx-col-first-share", 12, Look::Bar, ""),
];

/// What is chosen, then what is under way, done or dropped.
pub(super) fn interventions(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(INTERVENTIONS);
    let rows = all(planned).map(|(at, rank)| figures(planned, at, rank)).collect();
    let plan = Plan { name: "plan", title: "xlsx-interventions", note: "xlsx-plan-interventions-note", frozen: 3 };
    book.table(plan, &columns, rows)
}

/// What each of them is, for a concept note.
pub(super) fn texts(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(TEXTS);
    let rows = all(planned).map(|(at, rank)| described(planned, at, rank)).collect();
    let plan = Plan { name: "texts", title: "xlsx-texts", note: "xlsx-texts-note", frozen: 3 };
    book.table(plan, &columns, rows)
}

/// Interventions with their number and rank, the chosen first.
fn all<'p>(planned: &Planned<'p>) -> impl Iterator<Item = (usize, Option<(usize, &'p Rank)>)> + use<'p> {
    let ranks = planned.plan.ranks.iter().enumerate().map(|(at, rank)| (rank.intervention, Some((at + 1, rank))));
    ranks.chain(planned.others().into_iter().map(|other| (other, None)))
}

fn position(rank: Option<(usize, &Rank)>) -> Cell {
    rank.map_or(Cell::Blank, |(position, _)| Cell::count(position))
}

fn figures(planned: &Planned<'_>, at: usize, rank: Option<(usize, &Rank)>) -> Vec<Cell> {
    let words = planned.subject.words;
    let intervention = &planned.subject.library.interventions[at];
    let size = planned.subject.submission.size;
    let (cost, running): (CostRange, CostRange) = (intervention.cost.of(size), intervention.running_cost.of(size));
    let kept = planned.kept_item(at);
    let [from, to] = planned.months_told(at);
    let figure = |of: &dyn Fn(&Rank) -> f64| Cell::optional(rank.map(|(_, rank)| of(rank)));
    let draws = planned.robustness.filter(|_| rank.is_some());
    let comma = say!(words, "list-comma");
    let principles: Vec<&str> = intervention.principles.iter().map(|note| note.principle.id.as_str()).collect();
    vec![
        position(rank),
        Cell::text(intervention.id.as_str()),
        Cell::text(intervention.title.as_str()),
        Cell::text(planned.status(at).word()),
        Cell::text(planned.owner(at)),
        Cell::text(planned.funder(at)),
        Cell::text(from),
        Cell::text(to),
        Cell::number(intervention.months),
        Cell::Number(cost.low),
        Cell::Number(cost.middle()),
        Cell::Number(cost.high),
        Cell::optional(kept.and_then(|item| item.cost)),
        Cell::Number(running.low),
        Cell::Number(running.high),
        Cell::text(planned.currency),
        figure(&|rank| rank.benefit),
        figure(&|rank| rank.benefit_claimed),
        Cell::optional(kept.and_then(|item| item.promised).map(|points| points / 100.0)),
        Cell::optional(draws.map(|draws| share(draws.in_plan[at], draws.draws))),
        Cell::optional(draws.map(|draws| share(draws.among_first[at], draws.draws))),
        Cell::text(deliveries(&intervention.delivery, words)),
        Cell::text(intervention.delivered_by.iter().map(|kind| deliverer(*kind, words)).collect::<Vec<_>>().join(&comma)),
        Cell::text(intervention.alone.as_ref().map_or(String::new(), |alone| extent(alone.extent, words))),
        Cell::text(intervention.theme.as_str()),
        Cell::text(intervention.crs.as_str()),
        Cell::text(intervention.sdg.join(&comma)),
        Cell::text(principles.join(&comma)),
    ]
}

fn described(planned: &Planned<'_>, at: usize, rank: Option<(usize, &Rank)>) -> Vec<Cell> {
    let words = planned.subject.words;
    let intervention = &planned.subject.library.interventions[at];
    let after: Vec<&str> = intervention.after.iter().map(|before| before.id.as_str()).collect();
    vec![
        position(rank),
        Cell::text(intervention.id.as_str()),
        Cell::text(intervention.title.as_str()),
        Cell::text(intervention.summary.as_str()),
        Cell::text(raises(intervention)),
        Cell::text(after.join("\n")),
        Cell::text(intervention.outputs.join("\n")),
        Cell::text(intervention.indicator.as_str()),
        Cell::text(intervention.cost_driver.as_str()),
        Cell::number(intervention.price_year),
        Cell::text(say!(words, if intervention.planning_assumption { "xlsx-yes" } else { "xlsx-no" })),
    ]
}

/// A share of all draws.
fn share(count: u32, draws: u32) -> f64 {
    f64::from(count) / f64::from(draws.max(1))
}

const YEAR: i32 = 12;
/// The most columns of time beside each other.
const MOST_COLUMNS: i32 = 60;

/// The plan in time: a column for each month, quarter or year, with a sign where an intervention runs.
pub(super) fn months(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let words = book.subject.words;
    let items = &planned.plan.schedule.items;
    let first = items.iter().map(|item| item.start).min().unwrap_or(0).min(0);
    let last = items.iter().map(|item| item.end).max().unwrap_or(0);
    let step = [1, YEAR / 4, YEAR].into_iter().find(|step| (last - first) / step <= MOST_COLUMNS).unwrap_or(YEAR);
    let (from, to) = (first.div_euclid(step), (last - 1).div_euclid(step));
    let mut columns = book.columns(&[
        ("xlsx-col-intervention", 44, Look::Text, ""),
        ("xlsx-col-from", 9, Look::Short, ""),
        ("xlsx-col-to", 9, Look::Short, ""),
        ("xlsx-col-length", 9, Look::Whole, ""),
        ("xlsx-col-cost", 13, Look::Money, ""),
    ]);
    let title = |at: i32| match planned.start {
        Some(start) => start.later(at * step).to_string().replace('-', "\n"),
        None => (at * step + 1).to_string(),
    };
    columns.extend((from..=to).map(|at| Column { title: title(at), width: 5, look: Look::Sign, path: "" }));
    let row = |item: &Scheduled| {
        let under_way = planned.wishes.under_way.contains(&item.intervention);
        let sign = if under_way { say!(words, "xlsx-sign-under-way") } else { say!(words, "xlsx-sign-planned") };
        let intervention = &planned.subject.library.interventions[item.intervention];
        let mut cells = vec![
            Cell::text(intervention.title.as_str()),
            Cell::text(planned.month(item.start)),
            Cell::text(planned.month(item.end - 1)),
            Cell::number(item.end - item.start),
            Cell::Number(intervention.cost.of(planned.subject.submission.size).middle()),
        ];
        let runs = |at: i32| item.start < (at + 1) * step && at * step < item.end;
        cells.extend((from..=to).map(|at| if runs(at) { Cell::text(sign.as_str()) } else { Cell::Blank }));
        cells
    };
    let rows = items.iter().map(row).collect();
    let plan = Plan { name: "months", title: "xlsx-months", note: "xlsx-months-note", frozen: 1 };
    book.table(plan, &columns, rows)
}

/// What is spent in each year, beside what may be.
pub(super) fn years(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(YEARS);
    let yearly = &planned.wishes.yearly;
    let row = |(year, spent): (usize, &f64)| {
        // proof: no plan is looked at for longer than a hundred years
        let first = i32::try_from(year).unwrap_or(i32::MAX / YEAR - 1) * YEAR;
        vec![
            Cell::count(year + 1),
            Cell::text(planned.month(first)),
            Cell::text(planned.month(first + YEAR - 1)),
            Cell::Number(*spent),
            Cell::optional(yearly.get(year).or(yearly.last()).copied()),
            Cell::text(planned.currency),
        ]
    };
    let rows = planned.plan.schedule.spending.iter().enumerate().map(row).collect();
    let plan = Plan { name: "years", title: "xlsx-years", note: "plan-spending-intro", frozen: 1 };
    book.table(plan, &columns, rows)
}

/// This plan, other budgets, the next step of money and the runner-up.
pub(super) fn choices(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let (words, columns) = (book.subject.words, book.columns(CHOICES));
    let plan = planned.plan;
    let benefit = plan.after[0] - plan.before[0];
    let titles = |set: &[usize]| Cell::text(planned.titles(set).join("\n"));
    let budget = |budget: f64| if budget.is_finite() { Cell::Number(budget) } else { Cell::text(say!(words, "plan-no-limit")) };
    let mut rows = vec![vec![
        Cell::text(say!(words, "xlsx-choice-plan")),
        budget(plan.budget),
        Cell::Number(plan.cost.middle()),
        Cell::text(planned.currency),
        Cell::Number(benefit),
        Cell::count(plan.order.len()),
        Cell::text(planned.proof(plan.proof, benefit)),
    ]];
    let bought = |of: f64, label: &str, bought: Option<&Bought>| {
        let mut cells = vec![Cell::text(label), budget(of)];
        match bought {
            Some(bought) => cells.extend([
                Cell::Number(bought.cost),
                Cell::text(planned.currency),
                Cell::Number(bought.benefit),
                Cell::count(bought.count),
                Cell::text(planned.proof(bought.proof, bought.benefit)),
                titles(&bought.joins),
                titles(&bought.leaves),
            ]),
            None => {
                cells.extend(std::iter::repeat_n(Cell::Blank, 4));
                cells.push(Cell::text(say!(words, "plan-rung-too-dear")));
            }
        }
        cells
    };
    rows.extend(plan.ladder.iter().map(|rung| bought(rung.budget, &say!(words, "xlsx-choice-budget"), rung.bought.as_ref())));
    let further = plan.next.iter().filter(|next| plan.ladder.iter().all(|rung| rung.budget.total_cmp(&next.budget).is_ne()));
    rows.extend(further.map(|next| bought(next.budget, &say!(words, "xlsx-choice-next"), next.bought.as_ref())));
    rows.extend(plan.runner_up.iter().filter(|_| !plan.order.is_empty()).map(|rival| {
        vec![
            Cell::text(say!(words, "xlsx-choice-runner-up")),
            budget(plan.budget),
            Cell::Number(rival.cost),
            Cell::text(planned.currency),
            Cell::Number(benefit - rival.behind),
            Cell::count(plan.order.len() + rival.joins.len() - rival.leaves.len()),
            Cell::Blank,
            titles(&rival.joins),
            titles(&rival.leaves),
        ]
    }));
    let plan = Plan { name: "choices", title: "xlsx-choices", note: "xlsx-choices-note", frozen: 1 };
    book.table(plan, &columns, rows)
}

/// What each intervention moves.
pub(super) fn moves(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(MOVES);
    let library = planned.subject.library;
    let mut rows = Vec::new();
    for (at, rank) in planned.plan.ranks.iter().enumerate() {
        for moved in &rank.moves {
            let framework = &library.frameworks[moved.framework];
            rows.push(vec![
                Cell::count(at + 1),
                Cell::text(planned.id(rank.intervention)),
                Cell::text(framework.id.as_str()),
                Cell::text(framework.nodes[moved.node].id.as_str()),
                Cell::text(framework.nodes[moved.node].title.as_str()),
                Cell::Number(moved.before),
                Cell::Number(moved.after),
                Cell::Number(moved.contribution),
            ]);
        }
    }
    let plan = Plan { name: "moves", title: "xlsx-moves", note: "xlsx-plan-moves-note", frozen: 2 };
    book.table(plan, &columns, rows)
}

/// The whole in all draws.
pub(super) fn intervals(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let Some(robustness) = planned.robustness else { return Ok(()) };
    let columns = book.columns(INTERVALS);
    let figures = robustness.benefit.into_iter().zip(robustness.cost);
    let row = |(below, (benefit, cost)): (f64, (f64, f64))| {
        vec![Cell::Number(below), Cell::Number(benefit), Cell::Number(cost), Cell::text(planned.currency)]
    };
    let rows = [0.05, 0.5, 0.95].into_iter().zip(figures).map(row).collect();
    let plan = Plan { name: "intervals", title: "xlsx-intervals", note: "xlsx-intervals-note", frozen: 1 };
    book.table(plan, &columns, rows)
}

/// Every intervention that any draw chose or put among the first, most often chosen first.
pub(super) fn draws(book: &mut Book<'_>, planned: &Planned<'_>) -> Result<(), XlsxError> {
    let Some(robustness) = planned.robustness else { return Ok(()) };
    let (words, columns) = (book.subject.words, book.columns(DRAWS));
    let library = planned.subject.library;
    let seen = |at: &usize| robustness.in_plan[*at] > 0 || robustness.among_first[*at] > 0 || planned.plan.order.contains(at);
    let mut found: Vec<usize> = (0..library.interventions.len()).filter(seen).collect();
    found.sort_by_key(|at| std::cmp::Reverse((robustness.in_plan[*at], robustness.among_first[*at])));
    let rows = found.into_iter().map(|at| {
        let chosen = say!(words, if planned.plan.order.contains(&at) { "xlsx-yes" } else { "xlsx-no" });
        vec![
            Cell::text(planned.id(at)),
            Cell::text(planned.title(at)),
            Cell::text(chosen),
            Cell::number(robustness.in_plan[at]),
            Cell::Number(share(robustness.in_plan[at], robustness.draws)),
            Cell::Number(share(robustness.among_first[at], robustness.draws)),
        ]
    });
    let rows = rows.collect();
    let plan = Plan { name: "draws", title: "xlsx-draws", note: "xlsx-draws-note", frozen: 2 };
    book.table(plan, &columns, rows)
}
