//! What other choices there are: other budgets, the runner-up, and what has to be known first.

use super::Planned;
use crate::plan::Rung;
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::{listed, points};
use crate::report::gap_report::look_first;
use crate::say;

/// How many interventions to look up first are named; the gap report names all.
const LOOK_FIRST: usize = 10;

pub(super) fn chapter(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let mut part = Document::default();
    ladder(planned, &mut part);
    next(planned, &mut part);
    runner_up(planned, &mut part);
    look_first(&planned.subject, LOOK_FIRST, &mut part);
    let blocked: Vec<usize> = planned.subject.ranking.cannot_start.iter().copied().filter(|at| !planned.plan.order.contains(at)).collect();
    if !blocked.is_empty() {
        part.paragraph(say!(words, "interventions-blocked", list = listed(&planned.titles(&blocked), words)));
    }
    if !part.blocks.is_empty() {
        document.heading(1, say!(words, "plan-others-heading"));
        document.blocks.append(&mut part.blocks);
    }
}

fn ladder(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    if planned.plan.ladder.is_empty() {
        return;
    }
    document.heading(2, say!(words, "plan-ladder-heading"));
    document.paragraph(say!(words, "plan-ladder-intro"));
    let mut table = Table::new(
        say!(words, "plan-ladder-caption"),
        vec![
            (say!(words, "plan-column-budget"), ColumnKind::Number),
            (say!(words, "plan-column-cost"), ColumnKind::Number),
            (say!(words, "column-benefit"), ColumnKind::Number),
            (say!(words, "plan-column-count"), ColumnKind::Number),
            (say!(words, "plan-column-proof"), ColumnKind::Text),
        ],
    );
    let plan = planned.plan;
    let benefit = plan.after[0] - plan.before[0];
    let own = vec![
        planned.budget(plan.budget).into(),
        planned.money(plan.cost.middle()).into(),
        points(benefit).into(),
        plan.order.len().to_string().into(),
        planned.proof(plan.proof, benefit).into(),
    ];
    let mut own = Some((own, say!(words, "plan-this-plan")));
    for rung in &plan.ladder {
        if let Some((cells, remark)) = own.take_if(|_| rung.budget > plan.budget) {
            table.row_with_remark(cells, remark);
        }
        let (cells, remark) = match &rung.bought {
            Some(bought) => (
                vec![
                    planned.budget(rung.budget).into(),
                    planned.money(bought.cost).into(),
                    points(bought.benefit).into(),
                    bought.count.to_string().into(),
                    planned.proof(bought.proof, bought.benefit).into(),
                ],
                change(planned, &bought.joins, &bought.leaves),
            ),
            None => {
                let none = || say!(words, "dash").into();
                (vec![planned.budget(rung.budget).into(), none(), none(), none(), none()], say!(words, "plan-rung-too-dear"))
            }
        };
        table.row_with_remark(cells, remark);
    }
    if let Some((cells, remark)) = own {
        table.row_with_remark(cells, remark);
    }
    document.table(table);
}

/// What one choice has that the plan has not, and the other way round.
fn change(planned: &Planned<'_>, joins: &[usize], leaves: &[usize]) -> String {
    let words = planned.subject.words;
    let list = |set: &[usize]| planned.titles(set).join(&say!(words, "list-semicolon"));
    match (joins, leaves) {
        ([], []) => say!(words, "plan-change-none"),
        (joins, []) => say!(words, "plan-change-joins", joins = list(joins)),
        ([], leaves) => say!(words, "plan-change-leaves", leaves = list(leaves)),
        (joins, leaves) => say!(words, "plan-change-both", joins = list(joins), leaves = list(leaves)),
    }
}

fn next(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    if !planned.plan.budget.is_finite() {
        return;
    }
    document.heading(2, say!(words, "plan-next-heading"));
    match &planned.plan.next {
        Some(Rung { budget, bought: Some(bought) }) => {
            let more = bought.benefit - (planned.plan.after[0] - planned.plan.before[0]);
            let change = change(planned, &bought.joins, &bought.leaves);
            document.paragraph(say!(words, "plan-next", budget = planned.money(*budget), points = points(more), change = change));
        }
        _ => document.paragraph(say!(words, "plan-next-nothing")),
    }
}

fn runner_up(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let Some(rival) = planned.plan.runner_up.as_ref().filter(|_| !planned.plan.order.is_empty()) else { return };
    document.heading(2, say!(words, "plan-runner-up-heading"));
    let cost = planned.money(rival.cost);
    let change = change(planned, &rival.joins, &rival.leaves);
    document.paragraph(say!(words, "plan-runner-up", cost = cost, behind = points(rival.behind.max(0.0)), change = change));
}
