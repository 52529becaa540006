//! The summary in words that a minister reads.

use crate::model::FrameworkKind;
use crate::report::document::Document;
use crate::report::figures::{cost, listed, percent, shares};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{LeafState, NodeScore, NodeState, OpenKind, QuestionState, Rating, RatingOutcome};

/// How many of each kind the summary names.
const NAMED: usize = 3;
/// How many gaps the summary names.
pub(super) const GAPS: usize = 5;

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    document.heading(1, say!(words, "summary-heading"));
    elements(subject, document);
    document.paragraph(answers(subject));
    document.paragraph(evidence_share(subject));
    document.paragraph(threats(subject));
    document.paragraph(threats_not_assessed(subject));
    gaps(subject, document);
    interventions(subject, document);
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

fn elements(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let all = all_elements(subject);
    if all.is_empty() {
        return;
    }
    document.paragraph(rated(subject));
    let mut by_share: Vec<&Element<'_>> = all.iter().filter(|e| e.score.to_target[1].is_some()).collect();
    // Sorting is stable, so equal shares stay in definition order.
    by_share.sort_by(|a, b| share(b).total_cmp(&share(a)));
    let name = |e: &&Element<'_>| say!(words, "summary-named", title = e.title, figure = percent(share(e)));
    if by_share.len() > 2 * NAMED {
        let best: Vec<String> = by_share.iter().take(NAMED).map(name).collect();
        let least: Vec<String> = by_share.iter().rev().take(NAMED).map(name).collect();
        document.paragraph(say!(words, "summary-furthest", list = listed(&best, words)));
        document.paragraph(say!(words, "summary-longest-way", list = listed(&least, words)));
    }
    document.paragraph(ratings_trust(subject));
}

/// How many elements have each rating; empty where there are no elements.
pub(super) fn rated(subject: &Subject<'_>) -> String {
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
pub(super) fn ratings_trust(subject: &Subject<'_>) -> String {
    let all = all_elements(subject);
    let rated = all.iter().filter(|e| matches!(e.score.rating, RatingOutcome::Rated { .. })).count();
    let could =
        all.iter().filter(|e| matches!(e.score.rating, RatingOutcome::Rated { claimed, potential, .. } if potential > claimed)).count();
    let upheld =
        all.iter().filter(|e| matches!(e.score.rating, RatingOutcome::Rated { claimed, evidenced, .. } if evidenced == claimed)).count();
    if rated == 0 { String::new() } else { say!(subject.words, "summary-ratings-trust", upheld = upheld, rated = rated, could = could) }
}

fn share(element: &Element<'_>) -> f64 {
    element.score.to_target[1].map_or(0.0, |share| share.claimed)
}

/// How many questions were put and what became of them.
pub(super) fn answers(subject: &Subject<'_>) -> String {
    let states = || subject.assessment.questions.iter().map(|question| question.state);
    let count = |wanted: QuestionState| states().filter(|state| *state == wanted).count();
    let not_put = [QuestionState::NotAsked, QuestionState::Ruled, QuestionState::Excluded];
    let asked = states().filter(|state| !not_put.contains(state)).count();
    let unevidenced = subject
        .assessment
        .questions
        .iter()
        .filter(|question| question.state == QuestionState::Answered && question.value > 0.0 && !question.supported)
        .count();
    say!(
        subject.words,
        "summary-answers",
        asked = asked,
        answered = count(QuestionState::Answered),
        unknown = count(QuestionState::Open(OpenKind::Unknown)),
        withheld = count(QuestionState::Open(OpenKind::Withheld)),
        unanswered = count(QuestionState::Open(OpenKind::Unanswered)),
        notapplicable = count(QuestionState::NotApplicable) + count(QuestionState::NotApplicableZero),
        unevidenced = unevidenced,
    )
}

/// How much of what is claimed stands on evidence; empty where nothing is claimed.
pub(super) fn evidence_share(subject: &Subject<'_>) -> String {
    let (mut claimed, mut evidenced) = (0.0, 0.0);
    for leaf in &subject.assessment.leaves[..subject.library.capabilities.len()] {
        if leaf.state == LeafState::Scored {
            claimed += leaf.readings.claimed;
            evidenced += leaf.readings.evidenced;
        }
    }
    if claimed > 0.0 { say!(subject.words, "summary-evidence-share", figure = percent(evidenced / claimed)) } else { String::new() }
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
        let ready = shares(root).claimed;
        let weakest = framework.nodes.iter().zip(scores).skip(1).filter(|(_, score)| (shares(score).claimed - ready).abs() < 1e-9);
        let weakest = weakest.map(|(node, _)| node.title.to_lowercase()).collect();
        scenarios.push(Scenario { title: &framework.root().title, ready, weakest });
    }
    scenarios.sort_by(|a, b| a.ready.total_cmp(&b.ready));
    (scenarios, not_assessed)
}

/// The scenarios for which the State is least ready; empty where none is assessed.
pub(super) fn threats(subject: &Subject<'_>) -> String {
    let words = subject.words;
    let (scenarios, _) = scenarios(subject);
    let named: Vec<String> = scenarios
        .iter()
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

fn gaps(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let named: Vec<String> = super::gaps::that_matter(subject)
        .into_iter()
        .take(GAPS)
        .map(|capability| {
            let target = subject.assessment.leaves[capability].targets[1].unwrap_or(0);
            say!(
                words,
                "summary-gap",
                title = subject.capability(capability),
                level = subject.standing(capability),
                target = subject.level(capability, target)
            )
        })
        .collect();
    if !named.is_empty() {
        document.paragraph(say!(words, "summary-gaps"));
        document.list(named);
    }
}

fn interventions(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let named: Vec<String> = subject
        .ranking
        .ranks
        .iter()
        .take(NAMED)
        .map(|rank| {
            let intervention = &subject.library.interventions[rank.intervention];
            say!(
                words,
                "summary-intervention",
                title = &intervention.title,
                with = rank.closure.len() - 1,
                cost = cost(rank.cost, &intervention.currency, words)
            )
        })
        .collect();
    if !named.is_empty() {
        document.paragraph(say!(words, "summary-interventions"));
        document.blocks.push(crate::report::document::Block::Steps(named));
    }
}
