//! Other budgets, and what the next step of money would buy.

use super::{Pooled, at_most};
use crate::plan::PortfolioRung;
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::points;
use crate::say;

/// How many changes are named; the data formats have all.
const NAMED: usize = 8;

pub(super) fn chapter(pooled: &Pooled<'_>, document: &mut Document) {
    let words = pooled.words;
    let portfolio = pooled.portfolio;
    if !portfolio.budget.is_finite() && portfolio.ladder.is_empty() {
        return;
    }
    document.heading(1, say!(words, "plan-others-heading"));
    ladder(pooled, document);
    if !portfolio.budget.is_finite() {
        return;
    }
    let above = |budget: f64| budget > portfolio.budget;
    let is_made = portfolio.ladder.iter().any(|rung| above(rung.budget)) || !portfolio.not_made.iter().any(|(budget, _)| above(*budget));
    if !is_made {
        return;
    }
    document.heading(2, say!(words, "plan-next-heading"));
    match &portfolio.next {
        Some(rung) => document.paragraph(say!(
            words,
            "portfolio-next",
            budget = pooled.budget(rung.budget),
            points = points(rung.benefit - portfolio.benefit),
            change = change(pooled, rung)
        )),
        None => document.paragraph(say!(words, "portfolio-next-nothing")),
    }
}

fn ladder(pooled: &Pooled<'_>, document: &mut Document) {
    let words = pooled.words;
    let portfolio = pooled.portfolio;
    if portfolio.ladder.is_empty() {
        return;
    }
    document.heading(2, say!(words, "plan-ladder-heading"));
    document.paragraph(say!(words, "portfolio-ladder-intro"));
    let mut table = Table::new(
        say!(words, "plan-ladder-caption"),
        vec![
            (say!(words, "plan-column-budget"), ColumnKind::Number),
            (say!(words, "plan-column-cost"), ColumnKind::Number),
            (say!(words, "column-benefit"), ColumnKind::Number),
            (say!(words, "portfolio-column-deliveries"), ColumnKind::Number),
            (say!(words, "portfolio-column-at-most"), ColumnKind::Number),
        ],
    );
    let own = PortfolioRung {
        budget: portfolio.budget,
        cost: portfolio.cost.middle(),
        benefit: portfolio.benefit,
        proof: portfolio.proof,
        count: portfolio.deliveries.len(),
        joins: Vec::new(),
        leaves: Vec::new(),
    };
    let mut rungs: Vec<(&PortfolioRung, String)> = portfolio.ladder.iter().map(|rung| (rung, change(pooled, rung))).collect();
    rungs.push((&own, say!(words, "portfolio-this")));
    rungs.sort_by(|one, other| one.0.budget.total_cmp(&other.0.budget));
    for (rung, remark) in rungs {
        let most = match rung.proof {
            crate::plan::Proof::Optimal => points(rung.benefit),
            crate::plan::Proof::AtMost(most) => at_most(most),
            crate::plan::Proof::Unproven => say!(words, "dash"),
        };
        let cells = vec![
            pooled.budget(rung.budget).into(),
            pooled.money(rung.cost).into(),
            points(rung.benefit).into(),
            rung.count.to_string().into(),
            most.into(),
        ];
        table.row_with_remark(cells, remark);
    }
    document.table(table);
}

/// States and interventions by name.
pub(super) fn pairs(pooled: &Pooled<'_>, pairs: &[(usize, usize)]) -> Vec<String> {
    let one = |(state, at): &(usize, usize)| say!(pooled.words, "portfolio-pair", state = pooled.name(*state), title = pooled.title(*at));
    pairs.iter().map(one).collect()
}

/// How another choice differs, the first few changes by name.
fn change(pooled: &Pooled<'_>, rung: &PortfolioRung) -> String {
    let words = pooled.words;
    let list = |pairs: &[(usize, usize)]| {
        let mut named = self::pairs(pooled, &pairs[..pairs.len().min(NAMED)]);
        if pairs.len() > NAMED {
            named.push(say!(words, "portfolio-more", count = pairs.len() - NAMED));
        }
        named.join(&say!(words, "list-semicolon"))
    };
    match (rung.joins.as_slice(), rung.leaves.as_slice()) {
        ([], []) => say!(words, "plan-change-none"),
        (joins, []) => say!(words, "plan-change-joins", joins = list(joins)),
        ([], leaves) => say!(words, "plan-change-leaves", leaves = list(leaves)),
        (joins, leaves) => say!(words, "plan-change-both", joins = list(joins), leaves = list(leaves)),
    }
}
