//! What each State gains and has, in the order of the codes.

use super::Pooled;
use crate::plan::Share;
use crate::report::chart::{Chart, Drawing, ShareRow};
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::{cost, listed, percent, points};
use crate::say;

pub(super) fn overview(pooled: &Pooled<'_>, document: &mut Document) {
    let words = pooled.words;
    let portfolio = pooled.portfolio;
    document.heading(1, say!(words, "portfolio-states-heading"));
    document.paragraph(say!(words, "portfolio-states-intro"));
    document.charts(vec![bars(pooled)]);
    let has_floor = pooled.wishes.floor.is_some();
    let mut columns = vec![
        (say!(words, "portfolio-column-state"), ColumnKind::Text),
        (say!(words, "portfolio-column-now"), ColumnKind::Number),
        (say!(words, "portfolio-column-after"), ColumnKind::Number),
        (say!(words, "column-benefit"), ColumnKind::Number),
        (say!(words, "portfolio-column-alone"), ColumnKind::Number),
    ];
    if has_floor {
        columns.push((say!(words, "portfolio-column-floor"), ColumnKind::Number));
    }
    columns.push((say!(words, "portfolio-column-money"), ColumnKind::Number));
    columns.push((say!(words, "portfolio-column-share"), ColumnKind::Number));
    let mut table = Table::new(say!(words, "portfolio-states-caption"), columns);
    let whole = portfolio.cost.middle();
    for (at, share) in portfolio.shares.iter().enumerate() {
        let mut cells = vec![
            pooled.named(at).into(),
            points(share.before[0]).into(),
            points(share.after[0]).into(),
            points(gain(share)).into(),
            points(share.alone).into(),
        ];
        if has_floor {
            cells.push(share.floor.map_or_else(|| say!(words, "dash"), points).into());
        }
        cells.push(pooled.money(share.money).into());
        let part = if whole > 0.0 { share.money / whole } else { 0.0 };
        cells.push(say!(words, "percent", figure = percent(part)).into());
        table.row(cells);
    }
    document.table(table);
}

pub(super) fn one_by_one(pooled: &Pooled<'_>, document: &mut Document) {
    let words = pooled.words;
    if pooled.portfolio.deliveries.is_empty() {
        return;
    }
    document.heading(1, say!(words, "portfolio-each-heading"));
    document.paragraph(say!(words, "portfolio-each-intro"));
    for (at, share) in pooled.portfolio.shares.iter().enumerate() {
        document.heading(2, pooled.named(at));
        if share.ranks.is_empty() {
            document.paragraph(say!(words, "portfolio-each-none"));
            continue;
        }
        document.paragraph(say!(
            words,
            "portfolio-each-sum",
            count = share.ranks.len(),
            money = pooled.money(share.money),
            benefit = points(gain(share)),
            claimed = points(share.after[1] - share.before[1]),
            running = cost(share.running_cost, pooled.currency, words)
        ));
        let mut table = Table::new(
            say!(words, "portfolio-each-caption", state = pooled.name(at)),
            vec![
                (say!(words, "column-position"), ColumnKind::Number),
                (say!(words, "column-intervention"), ColumnKind::Text),
                (say!(words, "portfolio-column-part"), ColumnKind::Number),
                (say!(words, "column-benefit"), ColumnKind::Number),
            ],
        );
        for (position, rank) in share.ranks.iter().enumerate() {
            let Some((_, delivery)) = pooled.delivery(at, rank.intervention) else { continue };
            let cells = vec![
                (position + 1).to_string().into(),
                pooled.title(rank.intervention).into(),
                pooled.money(delivery.cost_a_state()).into(),
                points(rank.benefit).into(),
            ];
            let others: Vec<String> = delivery.states.iter().filter(|state| **state != at).map(|state| pooled.name(*state)).collect();
            if others.is_empty() {
                table.row(cells);
            } else {
                table.row_with_remark(cells, say!(words, "portfolio-each-with", states = listed(&others, words)));
            }
        }
        document.table(table);
    }
}

fn gain(share: &Share) -> f64 {
    share.after[0] - share.before[0]
}

/// One bar a State: what stands, what is added, and what is left to the targets.
fn bars(pooled: &Pooled<'_>) -> Chart {
    let words = pooled.words;
    let row = |(at, share): (usize, &Share)| {
        let whole = share.reachable.max(share.after[0]).max(f64::MIN_POSITIVE);
        let (stands, added) = (share.before[0] / whole, gain(share) / whole);
        ShareRow {
            label: pooled.name(at),
            shares: vec![stands, added, (1.0 - stands - added).max(0.0)],
            text: say!(words, "portfolio-chart-added", points = points(gain(share))),
        }
    };
    Chart {
        title: say!(words, "portfolio-chart-title"),
        description: say!(words, "portfolio-chart", count = pooled.states.len()),
        drawing: Drawing::Shares {
            parts: vec![say!(words, "portfolio-chart-stands"), say!(words, "portfolio-chart-gain"), say!(words, "portfolio-chart-left")],
            rows: pooled.portfolio.shares.iter().enumerate().map(row).collect(),
        },
    }
}
