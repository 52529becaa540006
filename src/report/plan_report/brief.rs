//! The plan in a few sentences.

use super::Planned;
use crate::report::document::Document;
use crate::report::figures::{cost, money, points};
use crate::report::gap_report::size_word;
use crate::say;

pub(super) fn chapter(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let plan = planned.plan;
    document.heading(1, say!(words, "plan-brief-heading"));
    if plan.order.is_empty() {
        document.paragraph(say!(words, "plan-empty", budget = planned.budget(plan.budget)));
        return;
    }
    let benefit = plan.after[0] - plan.before[0];
    let mut lines = vec![
        say!(words, "plan-brief-fund", count = plan.order.len(), budget = planned.budget(plan.budget)),
        say!(
            words,
            "plan-brief-cost",
            cost = cost(plan.cost, planned.currency, words),
            middle = money(plan.cost.middle()),
            size = size_word(&planned.subject),
            running = cost(plan.running_cost, planned.currency, words)
        ),
        say!(
            words,
            "plan-brief-benefit",
            before = points(plan.before[0]),
            after = points(plan.after[0]),
            benefit = points(benefit),
            claimed = points(plan.after[1] - plan.before[1]),
            reachable = points(plan.reachable)
        ),
        planned.proof(plan.proof, benefit),
    ];
    // What runs already may end later, and is none of those to be funded.
    let chosen = plan.schedule.items.iter().filter(|item| plan.order.contains(&item.intervention));
    if let Some(last) = chosen.map(|item| item.end).max() {
        lines.push(say!(words, "plan-brief-time", month = planned.month(last - 1), parallel = planned.wishes.parallel));
    }
    if let Some(robustness) = planned.robustness {
        let [low, _, high] = robustness.benefit;
        lines.push(say!(words, "plan-brief-draws", draws = robustness.draws.to_string(), low = points(low), high = points(high)));
        if plan.budget.is_finite() {
            let [_, _, high] = robustness.cost;
            let share = planned.draws(robustness.within_budget);
            lines.push(say!(words, "plan-brief-within", share = share, high = planned.money(high)));
        }
    }
    document.list(lines);
    planned.assumptions(document);
}
