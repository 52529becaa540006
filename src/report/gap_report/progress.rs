//! Progress to date, against an earlier assessment.

use crate::model::FrameworkKind;
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::{percent, percent_or_dash};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{NodeScore, NodeState, progress};
use crate::words::Words;

/// Below this distance to the targets a share of the way says nothing.
const SHORT_WAY: f64 = 0.01;

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let Some(baseline) = subject.baseline else { return };
    document.heading(1, say!(words, "progress-heading"));
    let date = baseline.submission.assessed_on.map_or_else(|| say!(words, "report-no-date"), |date| date.to_string());
    document.paragraph(say!(words, "progress-intro", date = date));
    for kind in [FrameworkKind::Norms, FrameworkKind::Scenario] {
        let mut table = Table::new(
            say!(words, "progress-caption"),
            vec![
                (say!(words, "column-what"), ColumnKind::Text),
                (say!(words, "column-then"), ColumnKind::Number),
                (say!(words, "column-now"), ColumnKind::Number),
                (say!(words, "column-at-target"), ColumnKind::Number),
                (say!(words, "column-progress"), ColumnKind::Number),
            ],
        );
        for step in steps(subject, kind) {
            let figures = [step.then, step.now, step.at_target].map(|share| percent(share).into());
            table.row(std::iter::once(step.title.into()).chain(figures).chain([step.told.into()]).collect());
        }
        document.table(table);
    }
}

/// How far a node has come since the earlier assessment: shares of its highest value, claimed reading.
pub(in crate::report) struct Step<'a> {
    pub(in crate::report) id: &'a str,
    pub(in crate::report) title: &'a str,
    pub(in crate::report) then: f64,
    pub(in crate::report) now: f64,
    pub(in crate::report) at_target: f64,
    /// Share of the way to the target, below 1; none where the targets are reached, or were so nearly that a share says nothing.
    pub(in crate::report) way: Option<f64>,
    /// The same in words.
    pub(in crate::report) told: String,
}

/// The nodes of the frameworks of a kind that can be compared with the earlier assessment.
pub(in crate::report) fn steps<'a>(subject: &Subject<'a>, kind: FrameworkKind) -> Vec<Step<'a>> {
    let Some(baseline) = subject.baseline else { return Vec::new() };
    let mut steps = Vec::new();
    for (at, framework) in subject.library.frameworks_of(kind) {
        // Scenarios are told as a whole, the norms framework by area and element.
        let told_of = if kind == FrameworkKind::Scenario { 1 } else { framework.nodes.len() };
        for (position, node) in framework.nodes.iter().enumerate().take(told_of) {
            let (then, now) = (&baseline.assessment.frameworks[at][position], &subject.assessment.frameworks[at][position]);
            if !comparable(then) || !comparable(now) {
                continue;
            }
            let at_target = subject.at_target[at][position] / now.max;
            let (then, now) = (then.readings.claimed / then.max, now.readings.claimed / now.max);
            let way = progress(then, now, at_target);
            let told = told(way, at_target - then, subject.words);
            steps.push(Step {
                id: node.id.as_str(),
                title: &node.title,
                then,
                now,
                at_target,
                way: way.filter(|way| *way < 1.0 && at_target - then >= SHORT_WAY),
                told,
            });
        }
    }
    steps
}

fn comparable(score: &NodeScore) -> bool {
    !score.not_assessed && score.max > 0.0 && matches!(score.state, NodeState::Scored | NodeState::Missing)
}

/// Progress in words where a percentage would mislead: the targets are reached, or were nearly reached already.
fn told(way: Option<f64>, distance: f64, words: &Words) -> String {
    match way {
        Some(way) if way >= 1.0 => say!(words, "progress-reached"),
        None => say!(words, "progress-reached-before"),
        Some(_) if distance < SHORT_WAY => say!(words, "dash"),
        way => percent_or_dash(way, words),
    }
}
