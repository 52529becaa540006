//! What was assumed, and every figure before and after it.

use super::Planned;
use crate::library::Obstacle;
use crate::plan::BeforeAfter;
use crate::report::document::{Block, ColumnKind, Document, Table};
use crate::report::figures::{cost, listed, percent, points, rating, shares};
use crate::say;
use crate::score::{NodeScore, NodeState, Readings};

/// Puts on every page that what stands there is not what the State has answered.
pub(super) fn mark(planned: &Planned<'_>, document: &mut Document) {
    if planned.insight.what_if.is_none() {
        return;
    }
    let words = planned.subject.words;
    document.title = say!(words, "what-if-title", state = planned.subject.submission.state.as_str());
    let banner = say!(words, "what-if-banner");
    document.banner = match document.banner.as_str() {
        "" => banner,
        draft => [banner.as_str(), draft].join(&say!(words, "list-semicolon")),
    };
}

/// What is assumed and what that does to the whole, and with `tables` all that moves; a format that sets no tables there goes without.
pub(super) fn chapter(planned: &Planned<'_>, tables: bool, document: &mut Document) {
    let Some(told) = planned.insight.what_if else { return };
    let words = planned.subject.words;
    document.blocks.push(Block::Notice(say!(words, "what-if-notice")));
    document.heading(1, say!(words, "what-if-heading"));
    supposed(planned, told, document);
    objective(planned, told, document);
    if tables {
        ratings(planned, told, document);
        weakest(planned, told, document);
        nodes(planned, told, document);
        capabilities(planned, told, document);
    }
    document.paragraph(say!(words, "what-if-plan-follows"));
}

/// What was assumed and what was done, and what could not be.
fn supposed(planned: &Planned<'_>, told: &BeforeAfter, document: &mut Document) {
    let words = planned.subject.words;
    let level = |capability: usize, level: u8| planned.subject.level(capability, level);
    let mut lines = Vec::new();
    for (capability, to) in &told.levels {
        let [evidenced, claimed, potential] = told.before.leaves[*capability].levels;
        lines.push(say!(
            words,
            "what-if-assumed",
            title = planned.subject.capability(*capability),
            level = level(*capability, *to),
            claimed = level(*capability, claimed),
            evidenced = level(*capability, evidenced),
            potential = level(*capability, potential)
        ));
    }
    for done in &told.done {
        let range = cost(done.cost, planned.currency, words);
        let months = say!(words, "plan-months", count = usize::from(done.months));
        lines.push(say!(words, "what-if-done", title = planned.title(done.intervention), cost = range, months = months));
    }
    if told.done.len() > 1 {
        lines.push(say!(words, "what-if-done-total", cost = cost(told.cost, planned.currency, words)));
    }
    if !told.done.is_empty() {
        lines.push(say!(words, "what-if-done-running", cost = cost(told.running_cost, planned.currency, words)));
    }
    document.list(lines);
    for stuck in &told.stuck {
        let lacks = stuck.lacks.iter().map(|obstacle| match obstacle {
            Obstacle::After(other) => say!(words, "what-if-lacks-after", title = planned.title(*other)),
            Obstacle::Below(capability, least) => {
                let (title, level) = (planned.subject.capability(*capability), level(*capability, *least));
                say!(words, "what-if-lacks-level", title = title, level = level)
            }
        });
        let lacks = listed(&lacks.collect::<Vec<_>>(), words);
        document.blocks.push(Block::Notice(say!(words, "what-if-stuck", title = planned.title(stuck.intervention), lacks = lacks)));
    }
}

fn objective(planned: &Planned<'_>, told: &BeforeAfter, document: &mut Document) {
    let words = planned.subject.words;
    let (was, is) = (told.objective_before, told.objective_after);
    document.paragraph(say!(
        words,
        "what-if-objective",
        evidenced_before = points(was.evidenced),
        evidenced_after = points(is.evidenced),
        claimed_before = points(was.claimed),
        claimed_after = points(is.claimed),
        potential_before = points(was.potential),
        potential_after = points(is.potential)
    ));
}

fn ratings(planned: &Planned<'_>, told: &BeforeAfter, document: &mut Document) {
    let words = planned.subject.words;
    document.heading(2, say!(words, "what-if-ratings-heading"));
    if told.ratings.is_empty() {
        document.paragraph(say!(words, "what-if-ratings-none"));
        return;
    }
    let columns = vec![
        (say!(words, "column-element"), ColumnKind::Text),
        (say!(words, "what-if-column-before"), ColumnKind::Short),
        (say!(words, "what-if-column-after"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "what-if-ratings-caption"), columns);
    for (framework, node) in &told.ratings {
        let of = |scores: &[Vec<NodeScore>]| rating(scores[*framework][*node].rating, words);
        let title = planned.subject.library.frameworks[*framework].nodes[*node].title.as_str();
        table.row(vec![title.into(), of(&told.before.frameworks).into(), of(&told.after.frameworks).into()]);
    }
    document.table(table);
}

fn weakest(planned: &Planned<'_>, told: &BeforeAfter, document: &mut Document) {
    let words = planned.subject.words;
    document.heading(2, say!(words, "what-if-weakest-heading"));
    if told.weakest.is_empty() {
        document.paragraph(say!(words, "what-if-weakest-none"));
        return;
    }
    let columns = vec![
        (say!(words, "column-scenario"), ColumnKind::Text),
        (say!(words, "what-if-column-before"), ColumnKind::Text),
        (say!(words, "what-if-column-after"), ColumnKind::Text),
    ];
    let mut table = Table::new(say!(words, "what-if-weakest-caption"), columns);
    for scenario in &told.weakest {
        let framework = &planned.subject.library.frameworks[scenario.framework];
        let names = |phases: &[usize]| match phases {
            [] => say!(words, "what-if-not-assessed"),
            phases => listed(&phases.iter().map(|phase| framework.nodes[*phase].title.clone()).collect::<Vec<_>>(), words),
        };
        table.row(vec![framework.root().title.as_str().into(), names(&scenario.before).into(), names(&scenario.after).into()]);
    }
    document.table(table);
}

/// Elements and scenarios that move.
fn nodes(planned: &Planned<'_>, told: &BeforeAfter, document: &mut Document) {
    let words = planned.subject.words;
    document.heading(2, say!(words, "what-if-nodes-heading"));
    if told.nodes.is_empty() {
        document.paragraph(say!(words, "what-if-nodes-none"));
        return;
    }
    document.paragraph(say!(words, "what-if-nodes-intro"));
    let mut table = readings_table(planned, say!(words, "what-if-nodes-caption"), say!(words, "what-if-column-node"));
    for (framework, node) in &told.nodes {
        let definition = &planned.subject.library.frameworks[*framework];
        let of = |scores: &[Vec<NodeScore>]| {
            let score = &scores[*framework][*node];
            let there = !score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing);
            there.then(|| shares(score))
        };
        let mut cells = vec![definition.nodes[*node].title.as_str().into()];
        cells.extend(changes(planned, of(&told.before.frameworks), of(&told.after.frameworks)).map(Into::into));
        table.row(cells);
    }
    document.table(table);
}

fn capabilities(planned: &Planned<'_>, told: &BeforeAfter, document: &mut Document) {
    let words = planned.subject.words;
    if told.capabilities.is_empty() {
        return;
    }
    document.heading(2, say!(words, "what-if-capabilities-heading"));
    let mut table = readings_table(planned, say!(words, "what-if-capabilities-caption"), say!(words, "what-if-column-capability"));
    for capability in &told.capabilities {
        let (was, is) = (&told.before.leaves[*capability], &told.after.leaves[*capability]);
        let mut cells = vec![planned.subject.capability(*capability).into()];
        cells.extend(changes(planned, Some(was.readings), Some(is.readings)).map(Into::into));
        let level = |level: u8| planned.subject.level(*capability, level);
        table.row_with_remark(cells, say!(words, "what-if-level", before = level(was.level()), after = level(is.level())));
    }
    document.table(table);
}

fn readings_table(planned: &Planned<'_>, caption: String, of: String) -> Table {
    let words = planned.subject.words;
    let mut columns = vec![(of, ColumnKind::Text)];
    for key in ["column-evidenced", "column-claimed", "column-potential"] {
        columns.push((words.say(key, &[]), ColumnKind::Short));
    }
    Table::new(caption, columns)
}

/// The three readings, each before and after.
fn changes(planned: &Planned<'_>, was: Option<Readings>, is: Option<Readings>) -> [String; 3] {
    let words = planned.subject.words;
    let of = |readings: Option<Readings>, at: usize| readings.map_or_else(|| say!(words, "dash"), |readings| percent(readings.array()[at]));
    [0, 1, 2].map(|at| match (of(was, at), of(is, at)) {
        (was, is) if was == is => was,
        (was, is) => say!(words, "what-if-from-to", before = was, after = is),
    })
}
