//! The portfolio in a few sentences.

use super::Pooled;
use crate::plan::Floor;
use crate::report::document::{Block, Document};
use crate::report::figures::{cost, points};
use crate::say;

pub(super) fn chapter(pooled: &Pooled<'_>, document: &mut Document) {
    let words = pooled.words;
    let portfolio = pooled.portfolio;
    document.heading(1, say!(words, "portfolio-brief-heading"));
    if portfolio.deliveries.is_empty() {
        document.paragraph(say!(words, "portfolio-empty", budget = pooled.budget(portfolio.budget)));
        return;
    }
    let shared = portfolio.deliveries.iter().filter(|delivery| delivery.states.len() > 1);
    let saved: f64 = shared.clone().map(|delivery| delivery.one_by_one - delivery.cost.middle()).sum();
    let mut lines = vec![
        say!(
            words,
            "portfolio-brief-fund",
            count = portfolio.deliveries.len(),
            states = pooled.states.len(),
            budget = pooled.budget(portfolio.budget)
        ),
        say!(
            words,
            "portfolio-brief-cost",
            cost = cost(portfolio.cost, pooled.currency, words),
            middle = pooled.money(portfolio.cost.middle()),
            running = cost(portfolio.running_cost, pooled.currency, words)
        ),
    ];
    if shared.clone().count() > 0 {
        lines.push(say!(words, "portfolio-brief-shared", count = shared.count(), saved = pooled.money(saved)));
    }
    lines.push(say!(
        words,
        "portfolio-brief-benefit",
        benefit = points(portfolio.benefit),
        claimed = points(pooled.mean(|share| share.after[1] - share.before[1])),
        alone = points(pooled.mean(|share| share.alone))
    ));
    lines.push(pooled.proof(portfolio.proof, portfolio.benefit));
    if let Some(floor) = pooled.wishes.floor {
        lines.push(match floor {
            Floor::OfEqualShare(share) => say!(words, "portfolio-brief-floor", percent = format!("{:.0}", share * 100.0)),
            Floor::OfMoney(money) => say!(words, "portfolio-brief-floor-money", amount = pooled.money(money)),
        });
        if let Some(without) = &portfolio.without_floor {
            let loss = (without.benefit - portfolio.benefit).max(0.0);
            lines.push(say!(words, "portfolio-brief-floor-cost", loss = points(loss), benefit = points(without.benefit)));
        }
    }
    document.list(lines);
    let chosen = portfolio.deliveries.iter().map(|delivery| delivery.intervention);
    if chosen.into_iter().any(|at| pooled.library.interventions[at].planning_assumption) {
        document.blocks.push(Block::Notice(say!(words, "interventions-assumptions")));
    }
}
