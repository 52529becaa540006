//! Where an intervention is ranked, or why it is not.

use super::find::node_form;
use super::phrase::{plain, points, question_name, value};
use crate::model::{FrameworkKind, Need, ProfileId};
use crate::plan::{LookFirst, Move, NodeValues, Objective, Position, Rank};
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::report::figures::{cost, listed, money};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{EQUAL, LeafState, NodeState, Reading};

/// Adds rank and reasons.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let ranking = subject.ranking;
    document.heading(2, say!(words, "explain-rank"));
    let own = ranking.ranks.iter().position(|rank| rank.intervention == position);
    let within = ranking.ranks.iter().position(|rank| rank.closure.contains(&position));
    let look_first = ranking.look_first.iter().find(|found| found.intervention == position);
    match (own, within, look_first) {
        (Some(at), _, _) => ranked(document, subject, at),
        (None, Some(at), _) => {
            let with = name(subject, ranking.ranks[at].intervention);
            document.paragraph(say!(words, "explain-rank-within", rank = at + 1, name = with));
            ranked(document, subject, at);
        }
        (None, None, Some(found)) => look_up_first(document, subject, found),
        (None, None, None) if ranking.cannot_start.contains(&position) => document.paragraph(say!(words, "explain-rank-cannot-start")),
        (None, None, None) => document.paragraph(say!(words, "explain-rank-nothing")),
    }
}

fn name(subject: Subject<'_>, intervention: usize) -> &str {
    &subject.library.interventions[intervention].title
}

fn ranked(document: &mut Document, subject: Subject<'_>, at: usize) {
    let words = subject.words;
    let Some(rank) = subject.ranking.ranks.get(at) else { return };
    let before = subject.ranking.today[0] + subject.ranking.ranks[..at].iter().map(|rank| rank.benefit).sum::<f64>();
    let currency = subject.library.interventions[rank.intervention].currency.as_str();
    document.paragraph(say!(words, "explain-objective"));
    document.list(weights(subject));
    document.blocks.push(Block::Facts(vec![
        (say!(words, "explain-fact-rank"), say!(words, "explain-rank-position", rank = at + 1, all = subject.ranking.ranks.len())),
        (say!(words, "explain-fact-objective-today"), points(subject.ranking.today[0])),
        (
            say!(words, "explain-fact-benefit"),
            say!(words, "explain-benefit", after = points(before + rank.benefit), before = points(before), benefit = points(rank.benefit)),
        ),
        (say!(words, "explain-fact-benefit-claimed"), points(rank.benefit_claimed)),
        (say!(words, "explain-cost"), cost(rank.cost, currency, words)),
        (say!(words, "explain-fact-running-cost"), cost(rank.running_cost, currency, words)),
        (say!(words, "explain-fact-benefit-for-cost"), benefit_for_cost(subject, rank, currency)),
    ]));
    document.paragraph(say!(words, "explain-rank-method"));
    if rank.closure.len() > 1 {
        document.paragraph(say!(words, "explain-closure"));
        document.blocks.push(Block::Steps(rank.closure.iter().map(|member| name(subject, *member).to_owned()).collect()));
    } else {
        document.paragraph(say!(words, "explain-closure-alone"));
    }
    document.table(moves(subject, at, rank));
    document.list(held(subject, rank));
}

/// The frameworks that count in the objective, with their weights.
fn weights(subject: Subject<'_>) -> Vec<String> {
    let objective = objective(subject);
    let line = |lens: &crate::plan::Lens| {
        let title = subject.library.frameworks[lens.framework].root().title.as_str();
        say!(subject.words, "explain-lens-weight", title = title, weight = value(lens.weight))
    };
    objective.lenses().iter().map(line).collect()
}

fn objective(subject: Subject<'_>) -> Objective {
    let profile = subject.threats.and_then(|id| subject.library.threat_profile(&ProfileId::from(id)));
    Objective::new(subject.library, subject.assessment, profile)
}

fn benefit_for_cost(subject: Subject<'_>, rank: &Rank, currency: &str) -> String {
    const UNIT: f64 = 100_000.0;
    let words = subject.words;
    let middle = rank.cost.middle();
    if middle <= 0.0 {
        return say!(words, "explain-benefit-free");
    }
    let ratio = value(rank.benefit * 100.0 / middle * UNIT);
    say!(
        words,
        "explain-benefit-for-cost",
        benefit = points(rank.benefit),
        cost = money(middle),
        currency = currency,
        ratio = ratio,
        unit = money(UNIT)
    )
}

fn moves(subject: Subject<'_>, at: usize, rank: &Rank) -> Table {
    let words = subject.words;
    let columns = vec![
        (say!(words, "explain-column-moves"), ColumnKind::Text),
        (say!(words, "explain-column-value-before"), ColumnKind::Number),
        (say!(words, "explain-column-value-after"), ColumnKind::Number),
        (say!(words, "explain-column-share"), ColumnKind::Number),
        (say!(words, "explain-column-points"), ColumnKind::Number),
    ];
    let mut table = Table::new(say!(words, "explain-moves-caption"), columns);
    let objective = objective(subject);
    let before = standing(subject, at);
    let after = standing(subject, at + 1);
    let mut sum = 0.0;
    for moved in &rank.moves {
        let definition = &subject.library.frameworks[moved.framework];
        let Some(lens) = objective.lenses().iter().find(|lens| lens.framework == moved.framework) else { continue };
        let id = node_form(subject.library, moved.framework, moved.node);
        sum += moved.contribution;
        let cells = vec![
            Cell::Text(say!(words, "explain-named", title = definition.nodes[moved.node].title.as_str(), id = id)),
            Cell::Text(value(moved.before)),
            Cell::Text(value(moved.after)),
            Cell::Text(say!(words, "explain-move-share", weight = value(lens.weight), share = value(share(subject, moved)))),
            Cell::Text(points(moved.contribution)),
        ];
        let reasons = if definition.kind == FrameworkKind::Scenario {
            phases(subject, moved, &objective.node_values(lens, &before), &objective.node_values(lens, &after))
        } else {
            needs(subject, moved, &objective, &before, &after)
        };
        table.row_with_remark(cells, listed(&reasons, words));
    }
    table.row(vec![Cell::Text(say!(words, "explain-sum")), Cell::None, Cell::None, Cell::None, Cell::Text(points(sum))]);
    table
}

/// The value of each leaf in the potential reading once the first ranks are done.
fn standing(subject: Subject<'_>, ranks: usize) -> Position {
    let mut position = Position::of(subject.assessment, Reading::Potential);
    let done = subject.ranking.ranks.iter().take(ranks).flat_map(|rank| &rank.closure);
    for raise in done.flat_map(|member| &subject.library.interventions[*member].raises) {
        let Some(capability) = subject.library.capability(&raise.capability.id) else { continue };
        let leaf = &subject.assessment.leaves[capability];
        if leaf.state == LeafState::Scored {
            let value = &mut position.values[capability];
            *value = value.max(f64::from(raise.to) / f64::from(leaf.top));
        }
    }
    position
}

/// The phases of a scenario that move.
fn phases(subject: Subject<'_>, moved: &Move, before: &NodeValues, after: &NodeValues) -> Vec<String> {
    let nodes = &subject.library.frameworks[moved.framework].nodes;
    let line = |at: usize| {
        let (from, to) = (before[at]?, after[at]?);
        let told = nodes[at].parent == Some(moved.node) && (to - from).abs() > EQUAL;
        told.then(|| say!(subject.words, "explain-move-phase", name = nodes[at].title.as_str(), from = value(from), to = value(to)))
    };
    (0..nodes.len()).filter_map(line).collect()
}

/// The needs of an element that move, up to their targets.
fn needs(subject: Subject<'_>, moved: &Move, objective: &Objective, before: &Position, after: &Position) -> Vec<String> {
    let node = &subject.library.frameworks[moved.framework].nodes[moved.node];
    let kept = node.needs.iter().filter_map(|need| {
        let leaf = subject.assessment.leaf_of(subject.library, &need.of)?;
        (subject.assessment.leaves[leaf].state == LeafState::Scored).then_some((need, leaf))
    });
    let kept: Vec<_> = kept.collect();
    let weights: f64 = kept.iter().map(|(need, _)| need.weight).sum();
    let line = |(need, leaf): &(&Need, usize)| {
        let target = objective.target(*leaf)?;
        let (from, to) = (before.values[*leaf].min(target), after.values[*leaf].min(target));
        let name = subject.library.capabilities.get(*leaf)?.title.as_str();
        let told = !need.reverse && (to - from).abs() > EQUAL;
        told.then(|| {
            say!(
                subject.words,
                "explain-move-need",
                name = name,
                from = value(from),
                to = value(to),
                weight = plain(need.weight),
                weights = plain(weights)
            )
        })
    };
    kept.iter().filter_map(line).collect()
}

/// The share of a node in the root of its framework, over the siblings that have a place in the objective.
fn share(subject: Subject<'_>, moved: &Move) -> f64 {
    let framework = &subject.library.frameworks[moved.framework];
    if framework.kind == FrameworkKind::Scenario {
        return 1.0;
    }
    let scores = &subject.assessment.frameworks[moved.framework];
    let kept = |at: usize| !scores[at].not_assessed && matches!(scores[at].state, NodeState::Scored | NodeState::Missing);
    let mut share = 1.0;
    let mut at = moved.node;
    while let Some(parent) = framework.nodes[at].parent {
        let siblings = framework.nodes.iter().enumerate().filter(|(other, node)| node.parent == Some(parent) && kept(*other));
        share *= framework.nodes[at].weight / siblings.map(|(_, node)| node.weight).sum::<f64>();
        at = parent;
    }
    share
}

/// Phases that stay held by several essentials that stand equally low.
fn held(subject: Subject<'_>, rank: &Rank) -> Vec<String> {
    let lines = rank.held.iter().map(|held| {
        let node = &subject.library.frameworks[held.framework].nodes[held.node];
        let root = subject.library.frameworks[held.framework].root();
        let names: Vec<String> = held.capabilities.iter().map(|capability| subject.capability(*capability).to_owned()).collect();
        say!(
            subject.words,
            "explain-rank-held",
            framework = root.title.as_str(),
            node = node.title.as_str(),
            names = listed(&names, subject.words)
        )
    });
    lines.collect()
}

fn look_up_first(document: &mut Document, subject: Subject<'_>, found: &LookFirst) {
    let words = subject.words;
    document.paragraph(say!(words, "explain-look-first", benefit = points(found.benefit_claimed)));
    let names = found.questions.iter().map(|question| {
        let id = subject.library.questions[*question].id.as_str();
        say!(words, "explain-named", title = question_name(subject, *question), id = id)
    });
    document.list(names.collect());
}
