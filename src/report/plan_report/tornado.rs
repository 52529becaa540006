//! The weights that matter most for the plan, as a chart and as a table.

use super::Planned;
use crate::plan::{Swing, Weighed};
use crate::report::chart::{Chart, Drawing, SwingRow};
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::points;
use crate::say;
use crate::score::LeafOf;

pub(super) fn chapter(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let Some(tornado) = planned.insight.tornado else { return };
    document.heading(2, say!(words, "plan-weights-heading"));
    if tornado.swings.is_empty() {
        document.paragraph(say!(words, "plan-weights-none", tried = tornado.tried));
        return;
    }
    let middle = points(tornado.benefit);
    document.paragraph(say!(words, "plan-weights-intro", tried = tornado.tried, count = tornado.swings.len(), points = middle.as_str()));
    let rows = tornado.swings.iter().map(|swing| SwingRow {
        label: name(planned, swing.weight),
        less: swing.benefit[0],
        more: swing.benefit[1],
        text: say!(words, "plan-weights-range", less = points(swing.benefit[0]), more = points(swing.benefit[1])),
    });
    let first = tornado.swings.first().map(|swing| name(planned, swing.weight)).unwrap_or_default();
    document.charts(vec![Chart {
        title: say!(words, "plan-weights-caption"),
        description: say!(words, "plan-weights-description", count = tornado.swings.len(), points = middle.as_str(), first = first),
        drawing: Drawing::Swings {
            middle: tornado.benefit,
            text: say!(words, "plan-weights-middle", points = middle),
            rows: rows.collect(),
        },
    }]);
    let columns = vec![
        (say!(words, "plan-column-weight"), ColumnKind::Text),
        (say!(words, "plan-column-less"), ColumnKind::Number),
        (say!(words, "plan-column-more"), ColumnKind::Number),
        (say!(words, "plan-column-changes"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "plan-weights-caption"), columns);
    for swing in &tornado.swings {
        let [less, more] = swing.changes.map(|changes| changes.to_string());
        table.row(vec![
            name(planned, swing.weight).into(),
            points(swing.benefit[0]).into(),
            points(swing.benefit[1]).into(),
            say!(words, "plan-weights-changes", less = less, more = more).into(),
        ]);
    }
    document.table(table);
    if tornado.swings.iter().all(|swing: &Swing| swing.changes == [0; 2]) {
        document.paragraph(say!(words, "plan-weights-no-change"));
    }
}

/// What a weight is of, and within what.
fn name(planned: &Planned<'_>, weight: Weighed) -> String {
    let (words, library) = (planned.subject.words, planned.subject.library);
    let title = |framework: usize, node: usize| library.frameworks[framework].nodes[node].title.as_str();
    match weight {
        Weighed::Lens { framework } => say!(words, "plan-weight-lens", title = title(framework, 0)),
        Weighed::Node { framework, node } => {
            let parent = library.frameworks[framework].nodes[node].parent.unwrap_or(0);
            say!(words, "plan-weight-part", title = title(framework, node), within = title(framework, parent))
        }
        Weighed::Need { framework, node, leaf } => {
            let of = match planned.subject.assessment.leaves[leaf].of {
                LeafOf::Capability(capability) => library.capabilities[capability].title.as_str(),
                LeafOf::Question(question) => library.questions[question].id.as_str(),
            };
            say!(words, "plan-weight-part", title = of, within = title(framework, node))
        }
    }
}
