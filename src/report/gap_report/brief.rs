//! The report on one page, for whoever reads no other.

use super::{Depth, annex, clearance, elements, gaps, interventions, standing, summary, unknowns};
use crate::model::{Framework, FrameworkKind, NeedOf, Role};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::explain::places;
use crate::report::figures::{cost, letter, listed, percent, shares};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{NodeScore, NodeState, Rating, RatingOutcome, Readings};
use std::collections::BTreeSet;

/// How many rows the table of areas has at most.
const AREAS: usize = 8;
/// How many interventions are named.
const INTERVENTIONS: usize = 3;
/// How many capabilities are named whose open answers would tell most.
const OPEN: usize = 3;

/// Adds everything.
pub(super) fn page(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    document.heading(1, say!(words, "brief-standing-heading"));
    if summary::nothing_answered(subject) {
        document.paragraph(say!(words, "brief-nothing"));
    } else {
        document.table(areas(subject));
        document.paragraph(summary::least_ready(subject));
        gaps_that_matter(subject, document);
        first_steps(subject, document);
    }
    document.heading(1, say!(words, "unknowns-heading"));
    standing::notices(subject, document);
    not_known(subject, document);
    document.heading(1, say!(words, "brief-read-heading"));
    document.paragraph(reading(subject));
    clearance::in_brief(subject, document);
}

/// The areas of the norms framework, or the parts of whatever framework there is, with their readings.
fn areas(subject: &Subject<'_>) -> Table {
    let words = subject.words;
    let norms = subject.library.frameworks_of(FrameworkKind::Norms).next();
    let Some((at, framework)) = norms.or_else(|| subject.library.frameworks.iter().enumerate().next()) else {
        return Table::new(String::new(), Vec::new());
    };
    let rated = norms.is_some();
    let mut columns = vec![(say!(words, "brief-column-area"), ColumnKind::Text)];
    if rated {
        columns.push((say!(words, "brief-column-ratings"), ColumnKind::Short));
    }
    columns.extend([
        (say!(words, "column-evidenced"), ColumnKind::Number),
        (say!(words, "column-claimed"), ColumnKind::Number),
        (say!(words, "column-potential"), ColumnKind::Number),
        (say!(words, "column-range"), ColumnKind::Range),
    ]);
    let caption = if rated { "brief-areas-caption" } else { "values-caption" };
    let mut table = Table::new(words.say(caption, &[("title", framework.root().title.as_str().into())]), columns);
    table.shorten(if rated { 2 } else { 1 }, elements::short_readings(words));
    let scores = &subject.assessment.frameworks[at];
    let children = framework.children();
    let top = children.first().into_iter().flatten().copied().take(AREAS);
    for node in top.chain([0]) {
        let name = if node == 0 { say!(words, "brief-whole") } else { framework.nodes[node].title.clone() };
        let mut cells = vec![Cell::Text(name)];
        if rated {
            cells.push(Cell::Text(ratings(framework, scores, &children, node)));
        }
        let figures = if rated { scores[node].to_target[1] } else { of_maximum(&scores[node]) };
        match figures {
            Some(figures) => {
                cells.extend(figures.array().map(|share| Cell::Text(percent(share))));
                cells.push(Cell::Range(figures));
            }
            None => cells.extend([Cell::None, Cell::None, Cell::None, Cell::None]),
        }
        table.row(cells);
    }
    table
}

fn of_maximum(score: &NodeScore) -> Option<Readings> {
    (!score.not_assessed && matches!(score.state, NodeState::Scored | NodeState::Missing)).then(|| shares(score))
}

/// How many elements below a node have each rating: "12 F, 3 L, 1 P".
fn ratings(framework: &Framework, scores: &[NodeScore], children: &[Vec<usize>], node: usize) -> String {
    let mut below = vec![node];
    let mut at = 0;
    while let Some(next) = below.get(at).copied() {
        below.extend(children[next].iter().copied());
        at += 1;
    }
    let rated = |wanted: Rating| {
        let elements = below.iter().filter(|node| !framework.nodes[**node].needs.is_empty());
        elements.filter(|node| matches!(scores[**node].rating, RatingOutcome::Rated { claimed, .. } if claimed == wanted)).count()
    };
    [Rating::F, Rating::L, Rating::P, Rating::N].map(|rating| format!("{}\u{a0}{}", rated(rating), letter(rating))).join(" ")
}

/// The gaps that matter most, each with what rests on the capability.
fn gaps_that_matter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    if subject.library.capabilities.is_empty() {
        return;
    }
    document.heading(1, say!(words, "brief-gaps-heading"));
    let mut table = Table::new(
        say!(words, "gaps-caption"),
        vec![
            (say!(words, "column-capability"), ColumnKind::Text),
            (say!(words, "column-level"), ColumnKind::Short),
            (say!(words, "column-target"), ColumnKind::Short),
        ],
    );
    for capability in gaps::that_matter(subject).into_iter().take(summary::GAPS) {
        let target = subject.assessment.leaves[capability].targets[1].unwrap_or(0);
        let cells =
            vec![subject.capability(capability).into(), subject.standing(capability).into(), subject.level(capability, target).into()];
        table.row_with_remark(cells, why(subject, capability));
    }
    if table.rows.is_empty() {
        document.paragraph(say!(words, "gaps-none"));
    }
    document.table(table);
}

/// The elements and scenarios that rest on a capability; those to which it is essential where there are any.
fn why(subject: &Subject<'_>, capability: usize) -> String {
    let words = subject.words;
    let of = NeedOf::Capability(subject.library.capabilities[capability].id.clone());
    let (mut elements, mut scenarios) = ([0usize; 2], [BTreeSet::new(), BTreeSet::new()]);
    for (at, node, need) in places(*subject, &of) {
        let framework = &subject.library.frameworks[at];
        let role = usize::from(framework.nodes[node].needs[need].role != Role::Essential);
        match framework.kind {
            FrameworkKind::Norms => elements[role] += 1,
            FrameworkKind::Scenario => {
                scenarios[role].insert(at);
            }
            FrameworkKind::Pillars | FrameworkKind::Lens | FrameworkKind::Index => {}
        }
    }
    let role = usize::from(elements[0] == 0 && scenarios[0].is_empty());
    let (elements, scenarios) = (elements[role], scenarios[role].len());
    if elements + scenarios == 0 {
        return String::new();
    }
    let key = if role == 0 { "brief-why-essential" } else { "brief-why-supporting" };
    words.say(key, &[("elements", elements.into()), ("scenarios", scenarios.into())])
}

/// The interventions that come first, with cost and time.
fn first_steps(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let library = subject.library;
    let hidden = subject.audience.is_some_and(|audience| !audience.sees_interventions());
    if library.interventions.is_empty() || (subject.ranking.ranks.is_empty() && !hidden) {
        return;
    }
    document.heading(1, say!(words, "brief-first-heading"));
    if hidden {
        document.paragraph(say!(words, "share-no-interventions"));
        return;
    }
    let mut table = Table::new(
        say!(words, "interventions-caption"),
        vec![
            (say!(words, "column-position"), ColumnKind::Number),
            (say!(words, "column-intervention"), ColumnKind::Text),
            (say!(words, "column-cost"), ColumnKind::Short),
            (say!(words, "brief-column-months"), ColumnKind::Number),
        ],
    );
    for (at, rank) in subject.ranking.ranks.iter().take(INTERVENTIONS).enumerate() {
        let intervention = &library.interventions[rank.intervention];
        let with = rank.closure.len().saturating_sub(1);
        table.row(vec![
            (at + 1).to_string().into(),
            say!(words, "brief-intervention", title = &intervention.title, with = with).into(),
            cost(rank.cost, &intervention.currency, words).into(),
            interventions::months(subject, rank).to_string().into(),
        ]);
    }
    document.table(table);
    if library.interventions.iter().any(|intervention| intervention.planning_assumption) {
        document.paragraph(say!(words, "brief-assumptions"));
    }
}

/// How much is open, what rests on trust, and what would be worth looking up.
fn not_known(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let questions = say!(words, "brief-open-sentence", told = summary::open(subject));
    let parts = [questions, summary::could_rise(subject), summary::evidence_share(subject)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    document.paragraph(parts.join(" "));
    let open: Vec<String> =
        unknowns::worth_looking_up(subject).into_iter().take(OPEN).map(|capability| subject.capability(capability).to_owned()).collect();
    if !open.is_empty() {
        document.paragraph(say!(words, "brief-look-up", list = listed(&open, words)));
    }
}

/// How to read the figures, and what this page leaves out.
fn reading(subject: &Subject<'_>) -> String {
    let key = if subject.library.capabilities.is_empty() { "brief-read" } else { "brief-read-rated" };
    let parts = [subject.words.say(key, &[]), annex::left_out(subject, Depth::Brief)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
