//! Readiness for each threat scenario, by phase.

use super::charts;
use crate::model::FrameworkKind;
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures::{listed, percent, shares};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{NodeScore, NodeState};

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let mut phases: Vec<&str> = Vec::new();
    for (_, framework) in subject.library.frameworks_of(FrameworkKind::Scenario) {
        for node in framework.nodes.iter().skip(1) {
            if !phases.contains(&node.title.as_str()) {
                phases.push(&node.title);
            }
        }
    }
    if phases.is_empty() {
        return;
    }
    document.heading(1, say!(words, "threats-heading"));
    document.paragraph(say!(words, "threats-intro"));
    document.charts(charts::threats(subject));
    let mut columns = vec![(say!(words, "column-scenario"), ColumnKind::Text), (say!(words, "column-ready"), ColumnKind::Number)];
    columns.extend(phases.iter().map(|phase| ((*phase).to_owned(), ColumnKind::Number)));
    columns.push((say!(words, "column-mean"), ColumnKind::Number));
    let mut table = Table::new(say!(words, "threats-caption"), columns);
    for (at, framework) in subject.library.frameworks_of(FrameworkKind::Scenario) {
        let scores = &subject.assessment.frameworks[at];
        let told = scenario(subject, at);
        let mut cells: Vec<Cell> = vec![framework.root().title.as_str().into()];
        cells.push(told.ready.map_or(Cell::None, |ready| percent(ready).into()));
        for phase in &phases {
            let score = framework.nodes.iter().zip(scores).skip(1).find(|(node, _)| node.title == *phase).map(|(_, score)| score);
            cells.push(match score {
                Some(score) if assessed(score) && !score.not_assessed => percent(shares(score).claimed).into(),
                _ => Cell::None,
            });
        }
        cells.push(told.mean.map_or(Cell::None, |mean| percent(mean).into()));
        table.row_with_remark(cells, told.remark);
    }
    document.table(table);
}

/// What is told of a scenario as a whole, claimed reading.
pub(in crate::report) struct Scenario {
    /// How ready the State is; none where the scenario is not assessed.
    pub(in crate::report) ready: Option<f64>,
    /// The mean of its phases without their limits.
    pub(in crate::report) mean: Option<f64>,
    /// What holds it down, or why it is not assessed.
    pub(in crate::report) remark: String,
}

/// The scenario that is the framework at this position.
pub(in crate::report) fn scenario(subject: &Subject<'_>, at: usize) -> Scenario {
    let scores = &subject.assessment.frameworks[at];
    let whole = !scores.iter().any(|score| score.not_assessed) && assessed(&scores[0]);
    Scenario { ready: whole.then(|| shares(&scores[0]).claimed), mean: mean_without_cap(scores), remark: remark(subject, at, whole) }
}

fn assessed(score: &NodeScore) -> bool {
    matches!(score.state, NodeState::Scored | NodeState::Missing)
}

/// The mean of the phases without their caps, claimed reading; none where a phase is not assessed.
fn mean_without_cap(scores: &[NodeScore]) -> Option<f64> {
    let phases: Vec<&NodeScore> = scores.iter().skip(1).filter(|score| assessed(score)).collect();
    if phases.is_empty() || phases.iter().any(|phase| phase.not_assessed) {
        return None;
    }
    #[allow(clippy::cast_precision_loss)] // proof: a handful of phases
    let number = phases.len() as f64;
    Some(phases.iter().map(|phase| phase.uncapped.claimed).sum::<f64>() / number)
}

/// The weakest phase, the essentials at 0 and below target, and what holds the weakest phase.
fn remark(subject: &Subject<'_>, at: usize, whole: bool) -> String {
    let words = subject.words;
    let framework = &subject.library.frameworks[at];
    let scores = &subject.assessment.frameworks[at];
    if !whole {
        let left: Vec<String> = framework
            .nodes
            .iter()
            .zip(scores)
            .skip(1)
            .filter(|(_, score)| score.not_assessed)
            .map(|(node, _)| node.title.to_lowercase())
            .collect();
        return say!(words, "threats-not-assessed", list = listed(&left, words));
    }
    if scores[0].answered == 0 {
        return say!(words, "nothing-answered");
    }
    let root = shares(&scores[0]);
    let weakest: Vec<usize> = (1..scores.len()).filter(|phase| (shares(&scores[*phase]).claimed - root.claimed).abs() < 1e-9).collect();
    let names: Vec<String> = weakest.iter().map(|phase| framework.nodes[*phase].title.to_lowercase()).collect();
    let zero: usize = scores.iter().map(|score| usize::from(score.essentials_at_zero)).sum();
    let below: usize = scores.iter().map(|score| usize::from(score.essentials_below)).sum();
    let all: usize = scores.iter().map(|score| usize::from(score.essentials)).sum();
    let mut text = say!(
        words,
        "threats-weakest",
        phases = listed(&names, words),
        zero = zero,
        below = below,
        all = all,
        evidenced = percent(root.evidenced),
        potential = percent(root.potential)
    );
    let mut holding: Vec<String> = Vec::new();
    for phase in weakest.iter().filter(|phase| scores[**phase].capped) {
        for name in weakest_essentials(subject, at, *phase) {
            if !holding.contains(&name) {
                holding.push(name);
            }
        }
    }
    if !holding.is_empty() {
        text.push_str(&say!(words, "list-semicolon"));
        text.push_str(&say!(words, "threats-held-by", list = listed(&holding, words)));
    }
    text
}

/// The essential needs of a phase that stand lowest, by name.
fn weakest_essentials(subject: &Subject<'_>, framework: usize, phase: usize) -> Vec<String> {
    let node = &subject.library.frameworks[framework].nodes[phase];
    let essentials: Vec<(usize, f64)> = node
        .needs
        .iter()
        .filter(|need| need.role == crate::model::Role::Essential)
        .filter_map(|need| subject.assessment.leaf_of(subject.library, &need.of))
        .filter(|leaf| subject.assessment.leaves[*leaf].state == crate::score::LeafState::Scored)
        .map(|leaf| (leaf, subject.assessment.leaves[leaf].readings.claimed))
        .collect();
    let least = essentials.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
    essentials
        .iter()
        .filter(|(leaf, value)| *value <= least + 1e-9 && *leaf < subject.library.capabilities.len())
        .map(|(leaf, _)| subject.capability(*leaf).to_owned())
        .collect()
}
