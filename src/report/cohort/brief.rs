//! The first page: what a programme manager must know.

use super::common::{self, Held};
use super::elements::elements;
use super::scenarios::weak;
use super::summary::{NodeSummary, Summary};
use super::tell::{Tell, signed};
use crate::model::FrameworkKind;
use crate::report::chart::{Chart, Drawing, SpreadRow};
use crate::report::document::{Block, Document};
use crate::say;

/// How many are named of each list.
const NAMED: usize = 3;
/// How many elements are named as the lowest and the highest.
const ENDS: usize = 3;

pub(super) fn chapter(tell: &Tell<'_>, document: &mut Document) {
    let (summary, words) = (tell.summary, tell.words);
    document.heading(1, say!(words, "cohort-brief-heading"));
    let mut told = Vec::new();
    for framework in summary.frameworks.iter().filter(|framework| leading(summary, framework.kind)) {
        let spread = framework.nodes.first().and_then(|root| root.claimed);
        if let Some((spread, median)) = spread.and_then(|spread| Some((spread, spread.median?))) {
            let (lower, upper) = (spread.lower_quartile, spread.upper_quartile);
            let percent = |share: Option<f64>| share.map(|share| tell.percent(share)).unwrap_or_default();
            told.push(say!(
                words,
                "cohort-brief-whole",
                title = &framework.title,
                median = tell.percent(median),
                quarters = if lower.is_some() && upper.is_some() { "some" } else { "none" },
                lower = percent(lower),
                upper = percent(upper)
            ));
        }
        let elements = elements(framework);
        told.extend(ratings(tell, &elements));
        told.extend(ends(tell, &elements));
    }
    told.extend(coverage(tell));
    told.extend(rounds(tell));
    told.push(say!(words, "cohort-brief-read"));
    document.list(told);
    document.blocks.push(Block::Facts(lists(tell)));
    document.charts(areas(tell).into_iter().collect());
}

/// The norms framework leads; without one, every index does.
fn leading(summary: &Summary, kind: FrameworkKind) -> bool {
    let norms = summary.frameworks.iter().any(|framework| framework.kind == FrameworkKind::Norms);
    kind == if norms { FrameworkKind::Norms } else { FrameworkKind::Index }
}

/// Ratings over all elements, where every band of every element is told.
fn ratings(tell: &Tell<'_>, elements: &[&NodeSummary]) -> Option<String> {
    let counts = |element: &&NodeSummary| -> Option<[u64; 4]> {
        let counts: Vec<u64> = element.ratings.iter().map(|band| band.count).collect();
        counts.try_into().ok()
    };
    let told: Vec<[u64; 4]> = elements.iter().filter_map(counts).collect();
    let total = |at: usize| told.iter().map(|counts| counts[at]).sum::<u64>().to_string();
    let words = tell.words;
    (tell.home() && !told.is_empty()).then(|| say!(words, "cohort-brief-ratings", n = total(0), p = total(1), l = total(2), f = total(3)))
}

fn ends(tell: &Tell<'_>, elements: &[&NodeSummary]) -> Vec<String> {
    let words = tell.words;
    let mut medians: Vec<(f64, &NodeSummary)> = elements.iter().filter_map(|node| Some((node.claimed?.median?, *node))).collect();
    if medians.len() <= 2 * ENDS {
        return Vec::new();
    }
    medians.sort_by(|a, b| a.0.total_cmp(&b.0));
    let item = |(median, node): &(f64, &NodeSummary)| say!(words, "cohort-brief-item", title = &node.title, figure = tell.percent(*median));
    let lowest: Vec<String> = medians.iter().take(ENDS).map(item).collect();
    let highest: Vec<String> = medians.iter().rev().take(ENDS).map(item).collect();
    let comma = say!(words, "list-semicolon");
    vec![say!(words, "cohort-brief-lowest", list = lowest.join(&comma)), say!(words, "cohort-brief-highest", list = highest.join(&comma))]
}

fn coverage(tell: &Tell<'_>) -> Option<String> {
    let (coverage, evidence) = (tell.summary.coverage?.median?, tell.summary.evidence?.median?);
    let words = tell.words;
    Some(say!(words, "cohort-brief-coverage", coverage = tell.percent(coverage), evidence = tell.percent(evidence)))
}

fn rounds(tell: &Tell<'_>) -> Option<String> {
    let rounds = tell.summary.rounds.as_ref()?;
    let words = tell.words;
    let leads = |id: &str| tell.summary.frameworks.iter().any(|framework| framework.id == id && leading(tell.summary, framework.kind));
    let root = rounds.changes.iter().find(|change| change.framework == change.id && leads(&change.framework))?;
    let moved = |direction: &str| root.moved.iter().find(|band| band.from == direction && band.to == direction);
    let (lower, higher) = (moved("lower")?.count, moved("higher")?.count);
    Some(say!(
        words,
        "cohort-brief-rounds",
        both = rounds.both?.to_string(),
        higher = higher.to_string(),
        lower = lower.to_string(),
        change = signed(root.change?.median?)
    ))
}

/// The first few of every list, each in a line.
fn lists(tell: &Tell<'_>) -> Vec<(String, String)> {
    let words = tell.words;
    let joined = |items: Vec<(String, u64)>| {
        let item = |(title, count): &(String, u64)| say!(words, "cohort-brief-item", title = title, figure = tell.number(*count));
        let told: Vec<String> = items.iter().take(NAMED).map(item).collect();
        let list = told.join(&say!(words, "list-semicolon"));
        // The first few of many that are alike are not the most common ones.
        let last = items.get(NAMED - 1).map(|(_, count)| *count);
        let alike = items.iter().skip(NAMED).filter(|(_, count)| Some(*count) == last).count();
        match (told.is_empty(), alike) {
            (true, _) => say!(words, "cohort-brief-none"),
            (false, 0) => list,
            (false, alike) => say!(words, "cohort-brief-as-many", list = list, count = alike),
        }
    };
    let gaps = common::with_gap(tell).into_iter().map(|(capability, count)| (capability.title.clone(), count)).collect();
    let holds = common::holding(tell).into_iter().map(|Held { capability, submissions }| (capability.title.clone(), submissions)).collect();
    let serves = common::serving(tell).into_iter().map(|(intervention, count)| (intervention.title.clone(), count)).collect();
    vec![
        (say!(words, "cohort-brief-gaps"), joined(gaps)),
        (say!(words, "cohort-brief-holds"), joined(holds)),
        (say!(words, "cohort-brief-weak"), joined(weak(tell))),
        (say!(words, "cohort-brief-serves"), joined(serves)),
    ]
}

/// The areas of the leading framework and the whole.
fn areas(tell: &Tell<'_>) -> Option<Chart> {
    let (summary, words) = (tell.summary, tell.words);
    let framework = summary.frameworks.iter().find(|framework| leading(summary, framework.kind))?;
    let root = framework.nodes.first()?;
    let top = framework.nodes.iter().filter(|node| node.parent.as_ref() == Some(&root.id));
    let mut rows: Vec<SpreadRow> = top.map(|node| super::elements::row(tell, node, String::new())).collect();
    rows.push(SpreadRow { label: say!(words, "brief-whole"), ..super::elements::row(tell, root, String::new()) });
    let some = rows.iter().any(|row| row.median.is_some());
    some.then(|| Chart {
        title: say!(words, "cohort-spread-title", title = &framework.title),
        description: super::elements::description(tell, rows.len(), ""),
        drawing: Drawing::Spreads(rows),
    })
}
