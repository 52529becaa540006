//! The norms framework by area, the pillars, and the further lenses.

use super::charts;
use crate::model::{Framework, FrameworkKind, NeedOf, Node, Role};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures::{letter, listed, percent, percent_or_dash, rating, shares};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{Held, LeafState, NodeScore, NodeState, RatingOutcome};
use crate::words::Words;

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let mut first = true;
    for (at, framework) in subject.library.frameworks_of(FrameworkKind::Norms) {
        let scores = &subject.assessment.frameworks[at];
        document.heading(1, framework.root().title.clone());
        document.paragraph(framework.root().summary.clone());
        document.paragraph(say!(words, "elements-intro"));
        if first {
            document.charts(charts::norm_profile(subject));
            first = false;
        }
        let children = framework.children();
        // Where elements hang on the root itself, it is told as an area below.
        let below = |parent: usize| children[parent].iter().any(|child| !framework.nodes[*child].needs.is_empty());
        if !children[0].is_empty() && !below(0) {
            document.paragraph(area_line(subject, &scores[0]));
        }
        for (area, node) in framework.nodes.iter().enumerate() {
            let with_needs = children[area].iter().copied().filter(|child| !framework.nodes[*child].needs.is_empty());
            let elements: Vec<usize> = with_needs.collect();
            if elements.is_empty() {
                continue;
            }
            document.heading(2, node.title.clone());
            document.paragraph(area_line(subject, &scores[area]));
            document.table(table(subject, framework, scores, &elements, &node.title));
        }
        unused(subject, document, framework, scores);
    }
}

/// What an area comes to as a whole.
fn area_line(subject: &Subject<'_>, score: &NodeScore) -> String {
    let words = subject.words;
    match score.to_target[1] {
        Some(share) => say!(
            words,
            "elements-area",
            claimed = percent(share.claimed),
            evidenced = percent(share.evidenced),
            potential = percent(share.potential),
            coverage = percent_or_dash(score.coverage, words)
        ),
        None => say!(words, "elements-area-none"),
    }
}

fn table(subject: &Subject<'_>, framework: &Framework, scores: &[NodeScore], elements: &[usize], title: &str) -> Table {
    let words = subject.words;
    let mut table = Table::new(
        say!(words, "elements-caption", title = title),
        vec![
            (say!(words, "column-element"), ColumnKind::Text),
            (say!(words, "column-rating"), ColumnKind::Short),
            (say!(words, "column-evidenced"), ColumnKind::Number),
            (say!(words, "column-claimed"), ColumnKind::Number),
            (say!(words, "column-potential"), ColumnKind::Number),
            (say!(words, "column-range"), ColumnKind::Range),
        ],
    );
    table.shorten(2, short_readings(words));
    for element in elements {
        let node = &framework.nodes[*element];
        let score = &scores[*element];
        let mut cells: Vec<Cell> = vec![node.title.as_str().into(), rating_cell(subject, score).into()];
        match score.to_target[1] {
            Some(share) => {
                cells.extend([percent(share.evidenced).into(), percent(share.claimed).into(), percent(share.potential).into()]);
                cells.push(Cell::Range(share));
            }
            None => cells.extend([Cell::None, Cell::None, Cell::None, Cell::None]),
        }
        table.row_with_remark(cells, remark(subject, node, score));
    }
    table
}

/// The headings of the three readings where every character counts.
pub(super) fn short_readings(words: &Words) -> [String; 3] {
    [say!(words, "column-evidenced-short"), say!(words, "column-claimed-short"), say!(words, "column-potential-short")]
}

fn rating_cell(subject: &Subject<'_>, score: &NodeScore) -> String {
    match score.rating {
        RatingOutcome::NotAsked | RatingOutcome::NotAssessed | RatingOutcome::NotApplicable => say!(subject.words, "dash"),
        outcome => rating(outcome, subject.words),
    }
}

/// What holds the rating of an element down, and what is left out of it.
pub(in crate::report) fn remark(subject: &Subject<'_>, node: &Node, score: &NodeScore) -> String {
    let words = subject.words;
    let mut parts = Vec::new();
    match score.rating {
        RatingOutcome::Rated { .. } if score.answered == 0 => parts.push(say!(words, "nothing-answered")),
        RatingOutcome::Rated { claimed, held, .. } => {
            let below = essentials(subject, node, |leaf| leaf.targets[0].is_some_and(|target| leaf.level() < target));
            let at_zero = essentials(subject, node, |leaf| leaf.targets[0].is_some() && leaf.level() == 0);
            match held {
                Held::AtZero => {
                    parts.push(say!(
                        words,
                        "held-at-zero",
                        rating = letter(claimed),
                        list = listed(&at_zero, words),
                        count = at_zero.len()
                    ));
                }
                Held::BelowTarget => {
                    parts.push(say!(words, "held-below", rating = letter(claimed), list = listed(&below, words), count = below.len()));
                }
                Held::NoEssential => parts.push(say!(words, "held-no-essential", rating = letter(claimed))),
                Held::Nothing if !below.is_empty() => parts.push(say!(words, "essentials-below", list = listed(&below, words))),
                Held::Nothing => {}
            }
        }
        outcome => parts.push(rating(outcome, words)),
    }
    let left_out = |state: LeafState| {
        node.needs
            .iter()
            .filter(|need| need.role == Role::Essential)
            .filter_map(|need| named(subject, &need.of))
            .filter(|(_, leaf)| leaf.state == state)
            .map(|(name, _)| name)
            .collect::<Vec<String>>()
    };
    let not_applicable = left_out(LeafState::NotApplicable);
    if !not_applicable.is_empty() {
        parts.push(say!(words, "essential-not-applicable", list = listed(&not_applicable, words)));
    }
    let not_asked = left_out(LeafState::NotAsked);
    if !not_asked.is_empty() {
        parts.push(say!(words, "essential-not-asked", list = listed(&not_asked, words)));
    }
    if score.asked < 1.0 - 1e-9 {
        parts.push(say!(words, "asked-share", figure = percent(score.asked)));
    }
    parts.join(&say!(words, "list-semicolon"))
}

fn named<'a>(subject: &Subject<'a>, of: &NeedOf) -> Option<(String, &'a crate::score::LeafScore)> {
    let leaf = &subject.assessment.leaves[subject.assessment.leaf_of(subject.library, of)?];
    let name = match of {
        NeedOf::Capability(id) => subject.library.capability(id).map(|at| subject.capability(at).to_owned())?,
        NeedOf::Question(id) => id.0.clone(),
    };
    Some((name, leaf))
}

fn essentials(subject: &Subject<'_>, node: &Node, wanted: impl Fn(&crate::score::LeafScore) -> bool) -> Vec<String> {
    node.needs
        .iter()
        .filter(|need| need.role == Role::Essential && !need.reverse)
        .filter_map(|need| named(subject, &need.of))
        .filter(|(_, leaf)| leaf.state == LeafState::Scored && wanted(leaf))
        .map(|(name, _)| name)
        .collect()
}

/// Elements that hang directly on the root, as frameworks of other authors may have them.
fn unused(subject: &Subject<'_>, document: &mut Document, framework: &Framework, scores: &[NodeScore]) {
    let rootless = framework.root().needs.is_empty();
    if !rootless {
        document.table(table(subject, framework, scores, &[0], &framework.root().title));
    }
}

pub(super) fn pillars(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    for (at, framework) in subject.library.frameworks_of(FrameworkKind::Pillars) {
        document.heading(1, framework.root().title.clone());
        document.paragraph(say!(words, "pillars-intro"));
        document.charts(charts::pillars(subject, at).into_iter().collect());
        document.table(values(subject, framework, &subject.assessment.frameworks[at]));
    }
}

pub(super) fn lenses(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let mut first = true;
    for kind in [FrameworkKind::Lens, FrameworkKind::Index] {
        for (at, framework) in subject.library.frameworks_of(kind) {
            if first {
                document.heading(1, say!(words, "lenses-heading"));
                document.paragraph(say!(words, "lenses-intro"));
                first = false;
            }
            document.heading(2, framework.root().title.clone());
            document.paragraph(framework.root().summary.clone());
            document.table(values(subject, framework, &subject.assessment.frameworks[at]));
        }
    }
}

/// How far the names of nodes are indented at most.
const DEEPEST: usize = 8;
/// Digits of a value that its definition does not round.
const UNROUNDED_DIGITS: u8 = 3;

/// The nodes of a framework with their values, each indented by its depth.
fn values(subject: &Subject<'_>, framework: &Framework, scores: &[NodeScore]) -> Table {
    let words = subject.words;
    let has_bands = framework.nodes.iter().any(|node| !node.bands.is_empty());
    // Only where every value runs from 0 to 1 and is shown as it is can all of them be told in per cent.
    let in_percent = framework.nodes.iter().all(|node| node.round.is_none() && (node.scale - 1.0).abs() < 1e-9)
        && scores.iter().all(|score| score.max <= 1.0 + 1e-9);
    let heading = |percent: &str, unit: &str| words.say(if in_percent { percent } else { unit }, &[]);
    let mut columns = vec![
        (say!(words, "column-node"), ColumnKind::Text),
        (heading("column-evidenced", "column-evidenced-unit"), ColumnKind::Number),
        (heading("column-claimed", "column-claimed-unit"), ColumnKind::Number),
        (heading("column-potential", "column-potential-unit"), ColumnKind::Number),
        (say!(words, "column-coverage"), ColumnKind::Number),
        (say!(words, "column-range"), ColumnKind::Range),
    ];
    if has_bands {
        columns.insert(4, (say!(words, "column-band"), ColumnKind::Short));
    }
    let mut table = Table::new(say!(words, "values-caption", title = &framework.root().title), columns);
    let short = [
        heading("column-evidenced-short", "column-evidenced-unit-short"),
        heading("column-claimed-short", "column-claimed-unit-short"),
        heading("column-potential-short", "column-potential-unit-short"),
    ];
    table.shorten(1, short);
    table.shorten(if has_bands { 5 } else { 4 }, [say!(words, "column-coverage-short")]);
    let mut depth = vec![0usize; framework.nodes.len()];
    for (position, node) in framework.nodes.iter().enumerate() {
        depth[position] = node.parent.map_or(0, |parent| depth[parent] + 1);
        let score = &scores[position];
        let title = ["\u{a0}\u{a0}".repeat(depth[position].min(DEEPEST)), node.title.clone()].concat();
        let shown = !matches!(score.state, NodeState::NotApplicable | NodeState::NotAsked);
        let mut cells: Vec<Cell> = vec![title.into()];
        if shown {
            cells.extend(score.readings.array().map(|value| Cell::from(if in_percent { percent(value) } else { value_text(node, value) })));
        } else {
            cells.extend([Cell::None, Cell::None, Cell::None]);
        }
        if has_bands {
            cells.push(if shown { crate::score::band(node, score).into() } else { Cell::None });
        }
        cells.push(score.coverage.map_or(Cell::None, |coverage| percent(coverage).into()));
        cells.push(if shown { Cell::Range(shares(score)) } else { Cell::None });
        let remark = match score.state {
            NodeState::NotApplicable => say!(words, "rating-not-applicable"),
            _ if score.not_assessed => say!(words, "rating-not-asked"),
            _ => String::new(),
        };
        table.row_with_remark(cells, remark);
    }
    table
}

/// A value in the node's own unit, with as many digits as its rounding leaves after scaling.
fn value_text(node: &Node, value: f64) -> String {
    let gained = (1..=6).take_while(|power| node.scale >= 10f64.powi(*power)).count();
    let digits = usize::from(node.round.unwrap_or(UNROUNDED_DIGITS)).saturating_sub(gained).min(6);
    format!("{value:.digits$}")
}
