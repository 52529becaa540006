//! The summary in words that a minister reads.

use super::{charts, interventions};
use crate::model::FrameworkKind;
use crate::report::document::{Block, ColumnKind, Document, Table};
use crate::report::figures::{cost, listed, percent, shares};
use crate::report::subject::Subject;
use crate::report::tally::Tally;
use crate::say;
use crate::score::{LeafState, NodeScore, NodeState, Rating, RatingOutcome};
use crate::words::Words;

/// How many of each kind the summary names.
const NAMED: usize = 3;
/// How many interventions the summary names.
const ACTIONS: usize = 5;
/// How many gaps the summary names.
pub(super) const GAPS: usize = 5;

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    document.heading(1, say!(words, "summary-heading"));
    if nothing_answered(subject) {
        document.blocks.push(Block::Notice(say!(words, "summary-nothing", asked = f64::from(all(subject).put()))));
        document.paragraph(say!(words, "summary-nothing-to-do"));
        return;
    }
    document.blocks.push(Block::Facts(key_figures(subject)));
    document.charts(charts::areas(subject).into_iter().collect());
    furthest(subject, document);
    missing(subject, document);
    first(subject, document);
    document.heading(2, say!(words, "unknowns-heading"));
    document.list(
        [answers(subject), ratings_trust(subject), evidence_share(subject), threats_not_assessed(subject)]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect(),
    );
    document.heading(2, say!(words, "summary-read-heading"));
    let mut items = vec![say!(words, "summary-read-evidenced"), say!(words, "summary-read-claimed"), say!(words, "summary-read-potential")];
    if !subject.library.capabilities.is_empty() {
        items.push(say!(words, "summary-read-rating"));
        let scale = subject.library.capabilities.first().and_then(|capability| subject.library.scale_of(capability));
        let names = scale.iter().flat_map(|scale| scale.levels.iter().enumerate());
        let levels: Vec<String> = names.map(|(level, named)| format!("{level} {}", named.name.to_lowercase())).collect();
        items.push(say!(words, "summary-read-level", levels = levels.join(&say!(words, "list-comma"))));
    }
    document.list(items);
}

fn all(subject: &Subject<'_>) -> Tally {
    subject.tallies().into_iter().fold(Tally::default(), Tally::and)
}

/// Whether no figure rests on an answer, so that none may be read as a finding.
pub(super) fn nothing_answered(subject: &Subject<'_>) -> bool {
    let all = all(subject);
    all.answered() == 0 && all.not_applicable == 0
}

/// The figures that stand for the whole.
fn key_figures(subject: &Subject<'_>) -> Vec<(String, String)> {
    let words = subject.words;
    let mut facts = Vec::new();
    for (at, framework) in subject.library.frameworks_of(FrameworkKind::Norms) {
        let whole = subject.assessment.frameworks[at].first().and_then(|root| root.to_target[1]);
        facts.extend(whole.map(|share| {
            let [evidenced, claimed, potential] = share.array().map(percent);
            let text = say!(words, "summary-whole", evidenced = evidenced, claimed = claimed, potential = potential);
            (say!(words, "summary-label-whole", title = &framework.root().title), text)
        }));
    }
    facts.push((say!(words, "summary-label-elements"), rated(subject)));
    facts.extend(
        supported(subject).map(|share| (say!(words, "summary-label-evidence"), say!(words, "summary-evidence", figure = percent(share)))),
    );
    facts.push((say!(words, "summary-label-questions"), open(subject)));
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

/// An element of the norms framework with its title and score.
struct Element<'a> {
    title: &'a str,
    score: &'a NodeScore,
}

fn all_elements<'a>(subject: &Subject<'a>) -> Vec<Element<'a>> {
    subject
        .library
        .frameworks_of(FrameworkKind::Norms)
        .flat_map(|(at, framework)| framework.nodes.iter().zip(&subject.assessment.frameworks[at]))
        .filter(|(node, _)| !node.needs.is_empty())
        .map(|(node, score)| Element { title: &node.title, score })
        .collect()
}

/// The elements under which something is answered, those furthest on the way to their targets first.
fn by_share<'a>(subject: &Subject<'a>) -> Vec<Element<'a>> {
    let told = |element: &Element<'_>| element.score.to_target[1].is_some() && element.score.answered > 0;
    let mut elements: Vec<Element<'a>> = all_elements(subject).into_iter().filter(told).collect();
    // Sorting is stable, so equal shares stay in definition order.
    elements.sort_by(|a, b| share(b).total_cmp(&share(a)));
    elements
}

fn named<'e>(elements: impl Iterator<Item = &'e Element<'e>>, words: &Words) -> Vec<String> {
    elements.take(NAMED).map(|e| say!(words, "summary-named", title = e.title, figure = percent(share(e)))).collect()
}

fn furthest(subject: &Subject<'_>, document: &mut Document) {
    let elements = by_share(subject);
    let best = named(elements.iter().filter(|element| share(element) > 0.0), subject.words);
    if elements.len() > 2 * NAMED && !best.is_empty() {
        document.heading(2, say!(subject.words, "summary-furthest"));
        document.list(best);
    }
}

fn missing(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let elements = by_share(subject);
    let least = named(elements.iter().rev().filter(|element| share(element) < 1.0 - 1e-9), words);
    let least = if elements.len() > 2 * NAMED { least } else { Vec::new() };
    let (threats, gaps) = (threats(subject), gaps(subject));
    if least.is_empty() && threats.is_empty() && gaps.is_empty() {
        return;
    }
    document.heading(2, say!(words, "summary-missing"));
    if !least.is_empty() {
        document.paragraph(say!(words, "summary-longest-way", list = listed(&least, words)));
    }
    document.paragraph(threats);
    if !gaps.is_empty() {
        document.paragraph(say!(words, "summary-gaps"));
        document.list(gaps);
    }
}

/// How many elements have each rating; empty where there are no elements.
fn rated(subject: &Subject<'_>) -> String {
    let all = all_elements(subject);
    if all.is_empty() {
        return String::new();
    }
    let count =
        |wanted: Rating| all.iter().filter(|e| matches!(e.score.rating, RatingOutcome::Rated { claimed, .. } if claimed == wanted)).count();
    let rated = all.iter().filter(|e| matches!(e.score.rating, RatingOutcome::Rated { .. })).count();
    say!(
        subject.words,
        "summary-elements",
        all = all.len(),
        rated = rated,
        f = count(Rating::F),
        l = count(Rating::L),
        p = count(Rating::P),
        n = count(Rating::N),
        rest = all.len() - rated,
    )
}

/// How many ratings stand on evidence alone, and how many could change; empty where there is no rating.
fn ratings_trust(subject: &Subject<'_>) -> String {
    let all = all_elements(subject);
    let rated = all.iter().filter(|e| matches!(e.score.rating, RatingOutcome::Rated { .. })).count();
    let could =
        all.iter().filter(|e| matches!(e.score.rating, RatingOutcome::Rated { claimed, potential, .. } if potential > claimed)).count();
    let upheld =
        all.iter().filter(|e| matches!(e.score.rating, RatingOutcome::Rated { claimed, evidenced, .. } if evidenced == claimed)).count();
    if rated == 0 { String::new() } else { say!(subject.words, "summary-ratings-trust", upheld = upheld, rated = rated, could = could) }
}

/// How many ratings could change through open answers; empty where none could.
pub(super) fn could_rise(subject: &Subject<'_>) -> String {
    let all = all_elements(subject);
    let could = |e: &&Element<'_>| matches!(e.score.rating, RatingOutcome::Rated { claimed, potential, .. } if potential > claimed);
    let count = all.iter().filter(could).count();
    if count == 0 { String::new() } else { say!(subject.words, "brief-could", count = count) }
}

fn share(element: &Element<'_>) -> f64 {
    element.score.to_target[1].map_or(0.0, |share| share.claimed)
}

/// How many questions are open.
pub(super) fn open(subject: &Subject<'_>) -> String {
    let all = all(subject);
    let open = all.unknown + all.withheld + all.unanswered;
    say!(subject.words, "brief-open", open = f64::from(open), asked = f64::from(all.put()))
}

/// How many questions were put and what became of them.
fn answers(subject: &Subject<'_>) -> String {
    let all = all(subject);
    say!(
        subject.words,
        "summary-answers",
        asked = f64::from(all.put()),
        answered = f64::from(all.answered()),
        unknown = f64::from(all.unknown),
        withheld = f64::from(all.withheld),
        unanswered = f64::from(all.unanswered),
        notapplicable = f64::from(all.not_applicable),
        unevidenced = f64::from(all.on_trust),
    )
}

/// How much of what is claimed stands on evidence; empty where nothing is claimed.
pub(super) fn evidence_share(subject: &Subject<'_>) -> String {
    supported(subject).map_or_else(String::new, |share| say!(subject.words, "summary-evidence-share", figure = percent(share)))
}

fn supported(subject: &Subject<'_>) -> Option<f64> {
    let (mut claimed, mut evidenced) = (0.0, 0.0);
    for leaf in &subject.assessment.leaves[..subject.library.capabilities.len()] {
        if leaf.state == LeafState::Scored {
            claimed += leaf.readings.claimed;
            evidenced += leaf.readings.evidenced;
        }
    }
    (claimed > 0.0).then(|| evidenced / claimed)
}

/// A threat scenario that is assessed: its title, its readiness and its weakest phases.
struct Scenario<'a> {
    title: &'a str,
    ready: f64,
    weakest: Vec<String>,
}

/// The scenarios that are assessed, least ready first, and how many are not.
fn scenarios<'a>(subject: &Subject<'a>) -> (Vec<Scenario<'a>>, usize) {
    let mut scenarios = Vec::new();
    let mut not_assessed = 0usize;
    for (at, framework) in subject.library.frameworks_of(FrameworkKind::Scenario) {
        let scores = &subject.assessment.frameworks[at];
        let Some(root) = scores.first() else { continue };
        let assessed = !root.not_assessed && matches!(root.state, NodeState::Scored | NodeState::Missing);
        let phases_assessed = scores.iter().skip(1).all(|phase| !phase.not_assessed);
        if !assessed || !phases_assessed {
            not_assessed += 1;
            continue;
        }
        if root.answered == 0 {
            continue;
        }
        let ready = shares(root).claimed;
        let weakest = framework.nodes.iter().zip(scores).skip(1).filter(|(_, score)| (shares(score).claimed - ready).abs() < 1e-9);
        let weakest = weakest.map(|(node, _)| node.title.to_lowercase()).collect();
        scenarios.push(Scenario { title: &framework.root().title, ready, weakest });
    }
    scenarios.sort_by(|a, b| a.ready.total_cmp(&b.ready));
    (scenarios, not_assessed)
}

/// The scenarios for which the State is least ready, by name; empty where none is assessed.
pub(super) fn least_ready(subject: &Subject<'_>) -> String {
    let words = subject.words;
    let (scenarios, _) = scenarios(subject);
    let short_of = scenarios.iter().filter(|scenario| scenario.ready < 1.0 - 1e-9);
    let named = short_of.take(NAMED).map(|scenario| say!(words, "summary-named", title = scenario.title, figure = percent(scenario.ready)));
    let named: Vec<String> = named.collect();
    if named.is_empty() { String::new() } else { say!(words, "brief-least-ready", list = listed(&named, words)) }
}

/// The scenarios for which the State is least ready, each with its weakest phase; empty where none is assessed.
fn threats(subject: &Subject<'_>) -> String {
    let words = subject.words;
    let (scenarios, _) = scenarios(subject);
    let short_of = scenarios.iter().filter(|scenario| scenario.ready < 1.0 - 1e-9);
    let named: Vec<String> = short_of
        .take(NAMED)
        .map(|scenario| {
            let phase = listed(&scenario.weakest, words);
            say!(words, "summary-scenario", title = scenario.title, figure = percent(scenario.ready), phase = phase)
        })
        .collect();
    if named.is_empty() { String::new() } else { say!(words, "summary-threats", list = named.join(&say!(words, "list-semicolon"))) }
}

fn threats_not_assessed(subject: &Subject<'_>) -> String {
    let (_, not_assessed) = scenarios(subject);
    if not_assessed > 0 { say!(subject.words, "summary-threats-not-assessed", count = not_assessed) } else { String::new() }
}

fn gaps(subject: &Subject<'_>) -> Vec<String> {
    let told = |capability: usize| {
        let target = subject.assessment.leaves[capability].targets[1].unwrap_or(0);
        say!(
            subject.words,
            "summary-gap",
            title = subject.capability(capability),
            level = subject.standing(capability),
            target = subject.level(capability, target)
        )
    };
    super::gaps::that_matter(subject).into_iter().take(GAPS).map(told).collect()
}

/// The interventions that come first: what they raise and move, what they cost, how long they take.
fn first(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let library = subject.library;
    let hidden = subject.audience.is_some_and(|audience| !audience.sees_interventions());
    if library.interventions.is_empty() || (subject.ranking.ranks.is_empty() && !hidden) {
        return;
    }
    document.heading(2, say!(words, "brief-first-heading"));
    if hidden {
        document.paragraph(say!(words, "share-no-interventions"));
        return;
    }
    let mut table = Table::new(
        say!(words, "summary-first-caption"),
        vec![
            (say!(words, "column-position"), ColumnKind::Number),
            (say!(words, "column-intervention"), ColumnKind::Text),
            (say!(words, "column-cost"), ColumnKind::Short),
            (say!(words, "brief-column-months"), ColumnKind::Number),
        ],
    );
    for (at, rank) in subject.ranking.ranks.iter().take(ACTIONS).enumerate() {
        let intervention = &library.interventions[rank.intervention];
        let with = rank.closure.len().saturating_sub(1);
        let mut moved: Vec<&str> = Vec::new();
        for node in &rank.moves {
            let title = library.frameworks[node.framework].nodes[node.node].title.as_str();
            if !moved.contains(&title) {
                moved.push(title);
            }
        }
        let others = moved.len().saturating_sub(NAMED);
        let first: Vec<String> = moved.iter().take(NAMED).map(|title| say!(words, "summary-first-moved", title = *title)).collect();
        let list = if others > 0 { first.join(&say!(words, "list-comma")) } else { listed(&first, words) };
        let moves = if first.is_empty() { String::new() } else { say!(words, "summary-first-moves", list = list, others = others) };
        let told = [interventions::raises(subject, rank), moves];
        table.row_with_remark(
            vec![
                (at + 1).to_string().into(),
                say!(words, "brief-intervention", title = &intervention.title, with = with).into(),
                cost(rank.cost, &intervention.currency, words).into(),
                interventions::months(subject, rank).to_string().into(),
            ],
            told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
        );
    }
    document.table(table);
    if library.interventions.iter().any(|intervention| intervention.planning_assumption) {
        document.paragraph(say!(words, "brief-assumptions"));
    }
}
