//! Ranked interventions, each with its reasons.

use super::charts;
use crate::model::FrameworkKind;
use crate::plan::Rank;
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::{cost, listed, points};
use crate::report::subject::Subject;
use crate::say;

/// How many ranks are told with all their reasons.
const WITH_REASONS: usize = 10;
/// How many moves are named for each rank.
const MOVES: usize = 5;
/// How many open questions are named for each intervention to look up first.
const QUESTIONS: usize = 5;
/// How many interventions without anything to add are named outside the annex.
const NAMED: usize = 8;

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let library = subject.library;
    if library.interventions.is_empty() {
        return;
    }
    document.heading(1, say!(words, "interventions-heading"));
    if subject.audience.is_some_and(|audience| !audience.sees_interventions()) {
        document.paragraph(say!(words, "share-no-interventions"));
        return;
    }
    let ranking = subject.ranking;
    document.paragraph(say!(
        words,
        "interventions-intro",
        today = points(ranking.today[0]),
        reachable = points(ranking.reachable),
        count = ranking.ranks.len(),
        size = size_word(subject)
    ));
    if library.interventions.iter().any(|intervention| intervention.planning_assumption) {
        document.blocks.push(crate::report::document::Block::Notice(say!(words, "interventions-assumptions")));
    }
    document.charts(charts::waterfall(subject));
    document.charts(charts::priority(subject));
    let mut table = Table::new(
        say!(words, "interventions-caption"),
        vec![
            (say!(words, "column-position"), ColumnKind::Number),
            (say!(words, "column-intervention"), ColumnKind::Text),
            (say!(words, "column-cost"), ColumnKind::Short),
            (say!(words, "column-benefit"), ColumnKind::Number),
            (say!(words, "column-up-to"), ColumnKind::Number),
        ],
    );
    for (at, rank) in ranking.ranks.iter().enumerate() {
        let intervention = &library.interventions[rank.intervention];
        table.row_with_remark(
            vec![
                (at + 1).to_string().into(),
                intervention.title.as_str().into(),
                cost(rank.cost, &intervention.currency, words).into(),
                points(rank.benefit).into(),
                points(rank.benefit_claimed).into(),
            ],
            with_first(subject, rank),
        );
    }
    document.table(table);
    if !ranking.ranks.is_empty() {
        document.heading(2, say!(words, "interventions-reasons-heading"));
    }
    for (at, rank) in ranking.ranks.iter().take(WITH_REASONS).enumerate() {
        reasons(subject, at + 1, rank, document);
    }
    look_first(subject, usize::MAX, document);
    left_over(subject, document);
}

pub(in crate::report) fn size_word(subject: &Subject<'_>) -> String {
    subject.words.say(
        match subject.submission.size {
            crate::model::StateSize::Small => "size-small",
            crate::model::StateSize::Medium => "size-medium",
            crate::model::StateSize::Large => "size-large",
        },
        &[],
    )
}

/// What has to be funded with an intervention.
fn with_first(subject: &Subject<'_>, rank: &Rank) -> String {
    let first: Vec<String> = rank
        .closure
        .iter()
        .filter(|member| **member != rank.intervention)
        .map(|member| subject.library.interventions[*member].title.clone())
        .collect();
    if first.is_empty() { String::new() } else { say!(subject.words, "interventions-with", list = listed(&first, subject.words)) }
}

fn reasons(subject: &Subject<'_>, position: usize, rank: &Rank, document: &mut Document) {
    let words = subject.words;
    let intervention = &subject.library.interventions[rank.intervention];
    document.heading(3, say!(words, "interventions-reasons-title", position = position, title = &intervention.title));
    document.paragraph(intervention.summary.clone());
    document.list(reason_lines(subject, rank));
}

/// What an intervention costs, raises and moves.
pub(in crate::report) fn reason_lines(subject: &Subject<'_>, rank: &Rank) -> Vec<String> {
    let words = subject.words;
    let library = subject.library;
    let intervention = &library.interventions[rank.intervention];
    let months = months(subject, rank);
    let mut lines = vec![
        say!(
            words,
            "interventions-cost-line",
            cost = cost(rank.cost, &intervention.currency, words),
            running = cost(rank.running_cost, &intervention.currency, words),
            months = months,
            year = intervention.price_year.to_string()
        ),
        raises(subject, rank),
    ];
    let moves: Vec<String> = rank
        .moves
        .iter()
        .take(MOVES)
        .map(|moved| {
            let framework = &library.frameworks[moved.framework];
            let scenario = framework.kind == FrameworkKind::Scenario;
            let key = if scenario { "interventions-move-scenario" } else { "interventions-move-element" };
            let arguments = [
                ("title", framework.nodes[moved.node].title.as_str().into()),
                ("before", points(moved.before).into()),
                ("after", points(moved.after).into()),
                ("contribution", points(moved.contribution).into()),
            ];
            words.say(key, &arguments)
        })
        .collect();
    let others = rank.moves.len().saturating_sub(MOVES);
    if !moves.is_empty() {
        let list = moves.join(&say!(words, "list-semicolon"));
        lines.push(say!(words, "interventions-moves", list = list, others = others));
    }
    for held in rank.held.iter().take(2) {
        let framework = &library.frameworks[held.framework];
        let names: Vec<String> = held
            .capabilities
            .iter()
            .filter(|leaf| **leaf < library.capabilities.len())
            .map(|leaf| subject.capability(*leaf).to_owned())
            .collect();
        lines.push(say!(
            words,
            "interventions-held",
            phase = framework.nodes[held.node].title.to_lowercase(),
            scenario = &framework.root().title,
            list = listed(&names, words)
        ));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Months of work of everything that is funded together, one after the other.
pub(super) fn months(subject: &Subject<'_>, rank: &Rank) -> u16 {
    rank.closure.iter().map(|member| subject.library.interventions[*member].months).fold(0, u16::saturating_add)
}

/// From where to where the closure raises what stands below.
pub(super) fn raises(subject: &Subject<'_>, rank: &Rank) -> String {
    let words = subject.words;
    let mut raised: Vec<String> = Vec::new();
    for raise in rank.closure.iter().flat_map(|member| &subject.library.interventions[*member].raises) {
        let Some(capability) = subject.library.capability(&raise.capability.id) else { continue };
        let leaf = &subject.assessment.leaves[capability];
        if leaf.state == crate::score::LeafState::Scored && leaf.level() < raise.to {
            raised.push(say!(words, "interventions-raise", title = subject.capability(capability), from = leaf.level(), to = raise.to));
        }
    }
    if raised.is_empty() { String::new() } else { say!(words, "interventions-raises", list = listed(&raised, words)) }
}

/// What has a benefit only if open answers turn out low, at most so many.
pub(in crate::report) fn look_first(subject: &Subject<'_>, most: usize, document: &mut Document) {
    let words = subject.words;
    let library = subject.library;
    if subject.ranking.look_first.is_empty() {
        return;
    }
    document.heading(2, say!(words, "interventions-look-first"));
    document.paragraph(say!(words, "interventions-look-first-intro"));
    let items = subject
        .ranking
        .look_first
        .iter()
        .take(most)
        .map(|look| {
            let questions: Vec<String> =
                look.questions.iter().take(QUESTIONS).map(|question| library.questions[*question].id.0.clone()).collect();
            say!(
                words,
                "interventions-look-first-item",
                title = &library.interventions[look.intervention].title,
                benefit = points(look.benefit_claimed),
                questions = questions.join(&say!(words, "list-comma")),
                others = look.questions.len().saturating_sub(QUESTIONS)
            )
        })
        .collect();
    document.list(items);
}

/// The interventions that add nothing, where the chapter only counts them.
pub(super) fn only_counted(subject: &Subject<'_>) -> Vec<String> {
    let all = &subject.ranking.nothing_to_add;
    let shown = subject.audience.is_none_or(|audience| audience.sees_interventions());
    if all.len() > NAMED && shown { all.iter().map(|at| subject.library.interventions[*at].title.clone()).collect() } else { Vec::new() }
}

/// What has no place in the ranking; by name as far as a reader looks through names.
fn left_over(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let titles = |positions: &[usize]| -> Vec<String> {
        positions.iter().map(|position| subject.library.interventions[*position].title.clone()).collect()
    };
    let nothing = titles(&subject.ranking.nothing_to_add);
    if nothing.len() > NAMED {
        document.paragraph(say!(words, "interventions-nothing-count", count = nothing.len()));
    } else if !nothing.is_empty() {
        document.paragraph(say!(words, "interventions-nothing"));
        document.list(nothing);
    }
    let blocked = titles(&subject.ranking.cannot_start);
    if !blocked.is_empty() {
        document.paragraph(say!(words, "interventions-blocked", list = listed(&blocked, words)));
    }
}
