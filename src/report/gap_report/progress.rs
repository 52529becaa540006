//! Progress to date, against an earlier assessment.

use crate::model::FrameworkKind;
use crate::report::document::{Cell, ColumnKind, Document, Table};
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
        for (at, framework) in subject.library.frameworks_of(kind) {
            for (position, node) in framework.nodes.iter().enumerate() {
                // Scenarios are told as a whole, the norms framework by area and element.
                if kind == FrameworkKind::Scenario && position > 0 {
                    continue;
                }
                let (then, now) = (&baseline.assessment.frameworks[at][position], &subject.assessment.frameworks[at][position]);
                if !comparable(then) || !comparable(now) {
                    continue;
                }
                let at_target = subject.at_target[at][position] / now.max;
                let (then, now) = (then.readings.claimed / then.max, now.readings.claimed / now.max);
                let way = told(progress(then, now, at_target), at_target - then, words);
                let cells: Vec<Cell> =
                    vec![node.title.as_str().into(), percent(then).into(), percent(now).into(), percent(at_target).into(), way.into()];
                table.row(cells);
            }
        }
        document.table(table);
    }
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
