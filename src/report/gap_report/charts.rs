//! The charts of the gap report. They show what its tables tell; nothing is computed here.

use super::found::{found, sentences};
use crate::model::FrameworkKind;
use crate::plan::Rank;
use crate::report::chart::{Chart, Drawing, HeatCell, HeatRow, PriorityPoint, RadarAxis, RangeRow, ShareRow, WaterfallStep};
use crate::report::figures::{listed, money, percent, rating, shares};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{NodeScore, NodeState, RatingOutcome, Readings};

/// How many ranks the priority chart shows.
const POINTS: usize = 20;
/// How many ranks the waterfall names; the rest is one step.
const STEPS: usize = 10;

/// Whether no question under a framework counts as answered.
fn nothing_answered(scores: &[NodeScore]) -> bool {
    scores.first().is_some_and(|root| root.answered == 0)
}

fn shown(score: &NodeScore) -> bool {
    matches!(score.state, NodeState::Scored | NodeState::Missing) && !score.not_assessed
}

/// The elements of the norms framework, each as one mark with its readings of percent to target.
pub(in crate::report) fn norm_profile(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let profile = |(at, framework): (usize, &crate::model::Framework)| {
        let scores = &subject.assessment.frameworks[at];
        let children = framework.children();
        let (mut rows, mut rated) = (Vec::new(), Vec::new());
        for (area, node) in framework.nodes.iter().enumerate() {
            let mut group = node.title.clone();
            for element in children[area].iter().copied().filter(|child| !framework.nodes[*child].needs.is_empty()) {
                let score = &scores[element];
                if matches!(score.rating, RatingOutcome::Rated { .. }) {
                    rated.push(rows.len());
                }
                rows.push(RangeRow {
                    label: framework.nodes[element].title.clone(),
                    group: std::mem::take(&mut group),
                    readings: score.to_target[1].filter(|_| shown(score)),
                    text: rating(score.rating, words),
                });
            }
        }
        let assessed: Vec<(&str, Readings)> = rated.iter().filter_map(|at| Some((rows[*at].label.as_str(), rows[*at].readings?))).collect();
        let claimed: Vec<(String, f64)> = assessed.iter().map(|(title, readings)| ((*title).to_owned(), readings.claimed)).collect();
        let range = |readings: &Readings| readings.potential - readings.evidenced;
        let widest = assessed.iter().filter(|(_, readings)| range(readings) > 0.0).max_by(|a, b| range(&a.1).total_cmp(&range(&b.1)));
        let open = widest.map(|(title, readings)| {
            let (evidenced, potential) = (percent(readings.evidenced), percent(readings.potential));
            say!(words, "chart-profile-open", title = *title, evidenced = evidenced, potential = potential)
        });
        let told = sentences([Some(found(&claimed, words)), open]);
        Chart {
            title: say!(words, "chart-profile-title", title = &framework.root().title),
            description: say!(words, "chart-profile", found = told, all = rows.len(), assessed = assessed.len()).trim().to_owned(),
            drawing: Drawing::Ranges(rows),
        }
    };
    let charts = subject.library.frameworks_of(FrameworkKind::Norms).map(profile);
    charts.filter(|chart| !matches!(&chart.drawing, Drawing::Ranges(rows) if rows.is_empty())).collect()
}

/// The areas of the first norms framework and the whole, each as one mark with its readings of percent to target.
pub(super) fn areas(subject: &Subject<'_>) -> Option<Chart> {
    let words = subject.words;
    let (at, framework) = subject.library.frameworks_of(FrameworkKind::Norms).next()?;
    let scores = &subject.assessment.frameworks[at];
    let children = framework.children();
    let row = |node: usize, label: String| {
        let readings = scores[node].to_target[1].filter(|_| shown(&scores[node]));
        let text =
            readings.map_or_else(|| rating(scores[node].rating, words), |share| say!(words, "percent", figure = percent(share.claimed)));
        RangeRow { label, group: String::new(), readings, text }
    };
    let top = children.first().into_iter().flatten().copied();
    let mut rows: Vec<RangeRow> = top.map(|node| row(node, framework.nodes[node].title.clone())).collect();
    let told: Vec<(String, f64)> = rows.iter().filter_map(|row| Some((row.label.clone(), row.readings?.claimed))).collect();
    if told.is_empty() {
        return None;
    }
    rows.push(row(0, say!(words, "brief-whole")));
    Some(Chart {
        title: say!(words, "chart-areas-title", title = &framework.root().title),
        description: say!(words, "chart-areas", found = found(&told, words)).trim().to_owned(),
        drawing: Drawing::Ranges(rows),
    })
}

/// The pillars of all frameworks that are about them.
pub(in crate::report) fn all_pillars(subject: &Subject<'_>) -> Vec<Chart> {
    subject.library.frameworks_of(FrameworkKind::Pillars).filter_map(|(at, _)| pillars(subject, at)).collect()
}

/// The pillars of one framework around a centre; none with fewer than three.
pub(super) fn pillars(subject: &Subject<'_>, at: usize) -> Option<Chart> {
    let words = subject.words;
    let radar = |framework: &crate::model::Framework| {
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
        let claimed: Vec<(String, f64)> = axes.iter().map(|axis| (axis.label.clone(), axis.readings.claimed)).collect();
        let way = |axis: &&RadarAxis| axis.target.map_or(f64::NEG_INFINITY, |target| target - axis.readings.claimed);
        let furthest = axes.iter().filter(|axis| axis.target.is_some()).max_by(|a, b| way(a).total_cmp(&way(b))).map(|axis| {
            if way(&axis) < 1e-9 {
                return say!(words, "chart-pillars-reached");
            }
            let (claimed, target) = (percent(axis.readings.claimed), percent(axis.target.unwrap_or(0.0)));
            say!(words, "chart-pillars-furthest", title = &axis.label, claimed = claimed, target = target)
        });
        let found = if nothing_answered(scores) {
            say!(words, "chart-nothing-answered")
        } else {
            sentences([Some(found(&claimed, words)), furthest])
        };
        (axes.len() >= 3).then(|| Chart {
            title: say!(words, "chart-pillars-title"),
            description: say!(words, "chart-pillars", found = found),
            drawing: Drawing::Radar(axes),
        })
    };
    radar(&subject.library.frameworks[at])
}

/// Threat scenarios by phase.
pub(in crate::report) fn threats(subject: &Subject<'_>) -> Vec<Chart> {
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
    let cells = rows.iter().flat_map(|row| row.cells.iter().zip(&phases).map(move |(cell, phase)| (&row.label, phase, cell.as_ref())));
    let values: Vec<(String, f64)> =
        cells.filter_map(|(row, column, cell)| Some((say!(words, "chart-cell", row = row, column = column), cell?.share))).collect();
    let nothing =
        subject.library.frameworks_of(FrameworkKind::Scenario).all(|(at, _)| nothing_answered(&subject.assessment.frameworks[at]));
    let found = if nothing { say!(words, "chart-nothing-answered") } else { found(&values, words) };
    let low = rows.iter().flat_map(|row| &row.cells).flatten().filter(|cell| cell.band == 0).count();
    vec![Chart {
        title: say!(words, "chart-threats-title"),
        description: say!(words, "chart-threats", found = found, rows = rows.len(), columns = phases.len(), low = low, all = values.len())
            .trim()
            .to_owned(),
        drawing: Drawing::HeatMap { columns: phases, rows },
    }]
}

/// From today to the targets: what each rank adds, and what no ranked intervention reaches.
pub(in crate::report) fn waterfall(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let ranking = subject.ranking;
    if ranking.ranks.is_empty() {
        return Vec::new();
    }
    let points = |share: f64| percent(share);
    let title_of = |intervention: usize| subject.library.interventions[intervention].title.clone();
    let mut at = ranking.today[0];
    let mut steps = vec![WaterfallStep { label: say!(words, "chart-today"), from: 0.0, to: at, total: true, text: points(at) }];
    let mut add = |label: String, by: f64, at: &mut f64| {
        let text = say!(words, "chart-added", points = points(by));
        steps.push(WaterfallStep { label, from: *at, to: *at + by, total: false, text });
        *at += by;
    };
    for rank in ranking.ranks.iter().take(STEPS) {
        let title = title_of(rank.intervention);
        let with = with(rank, subject);
        let label = if with.is_empty() { title } else { say!(words, "chart-step-with", title = title, list = listed(&with, words)) };
        add(label, rank.benefit, &mut at);
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
    let largest = ranking.ranks.iter().reduce(|best, rank| if rank.benefit > best.benefit { rank } else { best });
    let (step, most) = largest.map_or((String::new(), 0.0), |rank| (title_of(rank.intervention), rank.benefit));
    steps.push(WaterfallStep { label: say!(words, "chart-targets"), from: 0.0, to: reachable, total: true, text: points(reachable) });
    vec![Chart {
        title: say!(words, "chart-waterfall-title"),
        description: say!(
            words,
            "chart-waterfall",
            today = points(ranking.today[0]),
            reachable = points(reachable),
            step = step,
            points = points(most),
            count = ranking.ranks.len()
        ),
        drawing: Drawing::Waterfall(steps),
    }]
}

/// Ranked interventions by cost and benefit.
pub(in crate::report) fn priority(subject: &Subject<'_>) -> Vec<Chart> {
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
            with: with(rank, subject),
        })
        .collect();
    if points.len() < 2 {
        return Vec::new();
    }
    let currency = subject.library.interventions.first().map_or("", |intervention| intervention.currency.as_str());
    let amount = |cost: f64| say!(words, "chart-priority-amount", currency = currency, amount = money(cost));
    let first = &points[0];
    let greatest = points.iter().fold(first, |best, point| if point.benefit > best.benefit { point } else { best });
    let cheapest = points.iter().fold(first, |best, point| if point.cost < best.cost { point } else { best });
    vec![Chart {
        title: say!(words, "chart-priority-title"),
        description: say!(
            words,
            "chart-priority",
            first = &first.label,
            greatest = &greatest.label,
            points = format!("{:.2}", greatest.benefit),
            cost = amount(greatest.cost),
            cheapest = &cheapest.label,
            least = amount(cheapest.cost),
            together = points.iter().filter(|point| !point.with.is_empty()).count(),
            count = points.len()
        ),
        drawing: Drawing::Priority {
            cost: say!(words, "chart-priority-cost", currency = currency),
            benefit: say!(words, "chart-priority-benefit"),
            points,
        },
    }]
}

/// What must be funded with a rank, in the order in which each can start.
fn with(rank: &Rank, subject: &Subject<'_>) -> Vec<String> {
    let others = rank.closure.iter().filter(|other| **other != rank.intervention);
    others.map(|other| subject.library.interventions[*other].title.clone()).collect()
}

/// Answers by section and state.
pub(in crate::report) fn coverage(subject: &Subject<'_>) -> Vec<Chart> {
    let words = subject.words;
    let library = subject.library;
    let mut rows = Vec::new();
    let (mut answers, mut without) = (Vec::new(), Vec::new());
    for (section, tally) in library.sections.iter().zip(subject.tallies()) {
        let counts = [tally.upheld, tally.on_trust, tally.unknown + tally.withheld, tally.unanswered, tally.not_applicable];
        let all: u32 = counts.iter().sum();
        if all > 0 {
            let shares = counts.map(|count| f64::from(count) / f64::from(all)).to_vec();
            let answered = f64::from(counts[0] + counts[1]) / f64::from(all);
            answers.push((section.title.clone(), answered));
            without.push((section.title.as_str(), f64::from(counts[1]) / f64::from(all)));
            rows.push(ShareRow { label: section.title.clone(), shares, text: say!(words, "percent", figure = percent(answered)) });
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let most = without.iter().filter(|(_, share)| *share > 0.0).reduce(|most, one| if one.1 > most.1 { one } else { most });
    let evidence = most.map(|(title, share)| say!(words, "chart-coverage-without", title = *title, figure = percent(*share)));
    let parts = vec![
        say!(words, "chart-part-evidenced"),
        say!(words, "chart-part-claimed"),
        say!(words, "chart-part-open"),
        say!(words, "chart-part-unanswered"),
        say!(words, "chart-part-not-applicable"),
    ];
    vec![Chart {
        title: say!(words, "chart-coverage-title"),
        description: say!(words, "chart-coverage", found = sentences([Some(found(&answers, words)), evidence]), count = rows.len()),
        drawing: Drawing::Shares { parts, rows },
    }]
}
