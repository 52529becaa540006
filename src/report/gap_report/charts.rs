//! The charts of the gap report. They show what its tables tell; nothing is computed here.

use crate::model::FrameworkKind;
use crate::report::chart::{Chart, Drawing, HeatCell, HeatRow, PriorityPoint, RadarAxis, RangeRow, ShareRow, WaterfallStep};
use crate::report::figures::{percent, rating, shares};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{NodeScore, NodeState};

/// How many ranks the priority chart shows.
const POINTS: usize = 20;
/// How many ranks the waterfall names; the rest is one step.
const STEPS: usize = 10;

fn shown(score: &NodeScore) -> bool {
    matches!(score.state, NodeState::Scored | NodeState::Missing) && !score.not_assessed
}

/// The elements of the norms framework, each as one mark with its readings of percent to target.
pub(super) fn norm_profile(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let profile = |(at, framework): (usize, &crate::model::Framework)| {
        let scores = &subject.assessment.frameworks[at];
        let children = framework.children();
        let mut rows = Vec::new();
        for (area, node) in framework.nodes.iter().enumerate() {
            let mut group = node.title.clone();
            for element in children[area].iter().copied().filter(|child| !framework.nodes[*child].needs.is_empty()) {
                let score = &scores[element];
                rows.push(RangeRow {
                    label: framework.nodes[element].title.clone(),
                    group: std::mem::take(&mut group),
                    readings: score.to_target[1].filter(|_| shown(score)),
                    text: rating(score.rating, words),
                });
            }
        }
        let assessed = rows.iter().filter(|row| row.readings.is_some()).count();
        Chart {
            title: say!(words, "chart-profile-title", title = &framework.root().title),
            description: say!(words, "chart-profile", all = rows.len(), assessed = assessed),
            drawing: Drawing::Ranges(rows),
        }
    };
    let charts = subject.library.frameworks_of(FrameworkKind::Norms).map(profile);
    charts.filter(|chart| !matches!(&chart.drawing, Drawing::Ranges(rows) if rows.is_empty())).collect()
}

/// The pillars around a centre.
pub(super) fn pillars(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let radar = |(at, framework): (usize, &crate::model::Framework)| {
        let scores = &subject.assessment.frameworks[at];
        let top = framework.children().into_iter().next().unwrap_or_default();
        let axes: Vec<RadarAxis> = top
            .into_iter()
            .filter(|child| shown(&scores[*child]) && scores[*child].max > 0.0)
            .map(|child| RadarAxis {
                label: framework.nodes[child].title.clone(),
                readings: shares(&scores[child]),
                target: Some(subject.at_target[at][child] / scores[child].max).filter(|target| *target > 0.0),
            })
            .collect();
        let told: Vec<String> =
            axes.iter().map(|axis| say!(words, "chart-axis", title = &axis.label, claimed = percent(axis.readings.claimed))).collect();
        (axes.len() >= 3).then(|| Chart {
            title: say!(words, "chart-pillars-title"),
            description: say!(words, "chart-pillars", list = told.join(&say!(words, "list-semicolon"))),
            drawing: Drawing::Radar(axes),
        })
    };
    subject.library.frameworks_of(FrameworkKind::Pillars).filter_map(radar).collect()
}

/// Threat scenarios by phase.
pub(super) fn threats(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let mut phases: Vec<String> = Vec::new();
    for (_, framework) in subject.library.frameworks_of(FrameworkKind::Scenario) {
        for node in framework.nodes.iter().skip(1) {
            if !phases.contains(&node.title) {
                phases.push(node.title.clone());
            }
        }
    }
    let rows: Vec<HeatRow> = subject
        .library
        .frameworks_of(FrameworkKind::Scenario)
        .map(|(at, framework)| {
            let cell = |phase: &String| {
                let scores = &subject.assessment.frameworks[at];
                let of_phase = framework.nodes.iter().zip(scores).skip(1).find(|(node, _)| node.title == *phase);
                of_phase.filter(|(_, score)| shown(score)).map(|(_, score)| {
                    let share = shares(score).claimed;
                    HeatCell::of(share, percent(share))
                })
            };
            HeatRow { label: framework.root().title.clone(), cells: phases.iter().map(cell).collect() }
        })
        .collect();
    if rows.is_empty() || phases.is_empty() {
        return Vec::new();
    }
    let low = rows.iter().flat_map(|row| &row.cells).flatten().filter(|cell| cell.band == 0).count();
    let all = rows.iter().flat_map(|row| &row.cells).flatten().count();
    vec![Chart {
        title: say!(words, "chart-threats-title"),
        description: say!(words, "chart-threats", rows = rows.len(), columns = phases.len(), low = low, all = all),
        drawing: Drawing::HeatMap { columns: phases, rows },
    }]
}

/// From today to the targets: what each rank adds, and what no ranked intervention reaches.
pub(super) fn waterfall(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let ranking = subject.ranking;
    if ranking.ranks.is_empty() {
        return Vec::new();
    }
    let points = |share: f64| percent(share);
    let mut at = ranking.today[0];
    let mut steps = vec![WaterfallStep { label: say!(words, "chart-today"), from: 0.0, to: at, total: true, text: points(at) }];
    let mut add = |label: String, by: f64, at: &mut f64| {
        let text = say!(words, "chart-added", points = points(by));
        steps.push(WaterfallStep { label, from: *at, to: *at + by, total: false, text });
        *at += by;
    };
    for rank in ranking.ranks.iter().take(STEPS) {
        add(subject.library.interventions[rank.intervention].title.clone(), rank.benefit, &mut at);
    }
    let rest: f64 = ranking.ranks.iter().skip(STEPS).map(|rank| rank.benefit).sum();
    if rest > 1e-9 {
        add(say!(words, "chart-others", count = ranking.ranks.len().saturating_sub(STEPS)), rest, &mut at);
    }
    let beyond = ranking.reachable - at;
    if beyond > 1e-9 {
        add(say!(words, "chart-beyond"), beyond, &mut at);
    }
    let reachable = ranking.reachable;
    steps.push(WaterfallStep { label: say!(words, "chart-targets"), from: 0.0, to: reachable, total: true, text: points(reachable) });
    vec![Chart {
        title: say!(words, "chart-waterfall-title"),
        description: say!(
            words,
            "chart-waterfall",
            today = points(ranking.today[0]),
            reachable = points(reachable),
            count = ranking.ranks.len()
        ),
        drawing: Drawing::Waterfall(steps),
    }]
}

/// Ranked interventions by cost and benefit.
pub(super) fn priority(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let points: Vec<PriorityPoint> = subject
        .ranking
        .ranks
        .iter()
        .take(POINTS)
        .enumerate()
        .map(|(at, rank)| PriorityPoint {
            mark: (at + 1).to_string(),
            label: subject.library.interventions[rank.intervention].title.clone(),
            cost: rank.cost.middle(),
            benefit: rank.benefit * 100.0,
            together: rank.closure.len(),
        })
        .collect();
    if points.len() < 2 {
        return Vec::new();
    }
    let currency = subject.library.interventions.first().map_or("", |intervention| intervention.currency.as_str());
    vec![Chart {
        title: say!(words, "chart-priority-title"),
        description: say!(words, "chart-priority", count = points.len()),
        drawing: Drawing::Priority {
            cost: say!(words, "chart-priority-cost", currency = currency),
            benefit: say!(words, "chart-priority-benefit"),
            points,
        },
    }]
}

/// Answers by section and state.
pub(super) fn coverage(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let library = subject.library;
    let mut rows = Vec::new();
    for (section, tally) in library.sections.iter().zip(subject.tallies()) {
        let counts = [tally.upheld, tally.on_trust, tally.unknown + tally.withheld, tally.unanswered, tally.not_applicable];
        let all: u32 = counts.iter().sum();
        if all > 0 {
            let shares = counts.map(|count| f64::from(count) / f64::from(all)).to_vec();
            let answered = f64::from(counts[0] + counts[1]) / f64::from(all);
            rows.push(ShareRow { label: section.title.clone(), shares, text: say!(words, "percent", figure = percent(answered)) });
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let parts = vec![
        say!(words, "chart-part-evidenced"),
        say!(words, "chart-part-claimed"),
        say!(words, "chart-part-open"),
        say!(words, "chart-part-unanswered"),
        say!(words, "chart-part-not-applicable"),
    ];
    vec![Chart {
        title: say!(words, "chart-coverage-title"),
        description: say!(words, "chart-coverage", count = rows.len()),
        drawing: Drawing::Shares { parts, rows },
    }]
}
