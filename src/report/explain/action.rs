//! Practical actions: what shows them, and whether it stands.

use super::phrase::{head, level_or_state, source, whether};
use crate::model::{Action, ActionLevel};
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::report::figures::listed;
use crate::report::subject::Subject;
use crate::say;
use crate::score::{LeafScore, LeafState};
use crate::words::Words;

/// How far an action is shown by capabilities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum ActionStatus {
    /// Everything that shows it stands in the evidenced reading.
    Documented,
    /// Everything that shows it stands in the claimed reading.
    Claimed,
    /// Something that shows it does not stand.
    Open,
    /// This questionnaire does not ask about everything that shows it.
    NotAssessed,
}

/// The status of an action. What does not apply shows nothing.
pub(in crate::report) fn action_status(subject: Subject<'_>, action: &Action) -> ActionStatus {
    let shown_by: Vec<(Option<&LeafScore>, u8)> =
        action.shown_by.iter().map(|shown| (subject.leaf(&shown.capability.id), shown.level)).collect();
    let stands =
        |reading: usize| !shown_by.is_empty() && shown_by.iter().all(|(leaf, level)| leaf.is_some_and(|leaf| shows(leaf, *level, reading)));
    if shown_by.iter().any(|(leaf, _)| leaf.is_some_and(|leaf| leaf.state == LeafState::NotAsked)) {
        ActionStatus::NotAssessed
    } else if stands(0) {
        ActionStatus::Documented
    } else if stands(1) {
        ActionStatus::Claimed
    } else {
        ActionStatus::Open
    }
}

/// Whether a capability stands at a level in a reading (0 evidenced, 1 claimed, 2 potential).
fn shows(leaf: &LeafScore, level: u8, reading: usize) -> bool {
    leaf.state == LeafState::Scored && leaf.levels[reading] >= level
}

/// Explains an action.
pub(super) fn document(subject: Subject<'_>, position: usize) -> Document {
    let words = subject.words;
    let action = &subject.library.actions[position];
    let title = say!(words, "explain-action-title", id = action.id.as_str());
    let mut document = head(subject, title, action.id.as_str());
    document.paragraph(action.text.clone());
    document.paragraph(source(&action.source, words));
    let status = action_status(subject, action);
    let element = subject.element_title(&action.element.id);
    document.blocks.push(Block::Facts(vec![
        (say!(words, "explain-fact-element"), say!(words, "explain-named", title = element, id = action.element.id.as_str())),
        (say!(words, "explain-fact-action-level"), action_level(action.level, words)),
        (say!(words, "explain-fact-status"), status_name(status, words)),
    ]));
    document.paragraph(status_meaning(status, words));
    document.table(shown_by(subject, action));
    document.paragraph(why(subject, action));
    document
}

/// Adds the actions of an element with their status.
pub(super) fn add_for_element(document: &mut Document, subject: Subject<'_>, framework: usize, node: usize) {
    let words = subject.words;
    let id = &subject.library.frameworks[framework].nodes[node].id;
    if subject.library.element(id) != Some((framework, node)) {
        return;
    }
    let columns = vec![
        (say!(words, "explain-column-id"), ColumnKind::Short),
        (say!(words, "explain-column-action"), ColumnKind::Text),
        (say!(words, "explain-column-status"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "explain-actions-caption"), columns);
    for action in subject.library.actions.iter().filter(|action| action.element.id == *id) {
        let cells = vec![
            Cell::from(action.id.as_str()),
            Cell::from(action.text.as_str()),
            Cell::Text(status_name(action_status(subject, action), words)),
        ];
        table.row_with_remark(cells, why(subject, action));
    }
    if !table.rows.is_empty() {
        document.heading(2, say!(words, "explain-actions"));
        document.paragraph(say!(words, "explain-actions-note"));
    }
    document.table(table);
}

fn shown_by(subject: Subject<'_>, action: &Action) -> Table {
    let words = subject.words;
    let columns = vec![
        (say!(words, "explain-column-capability"), ColumnKind::Text),
        (say!(words, "explain-column-at-level"), ColumnKind::Short),
        (say!(words, "reading-evidenced"), ColumnKind::Short),
        (say!(words, "explain-column-holds"), ColumnKind::Short),
        (say!(words, "reading-claimed"), ColumnKind::Short),
        (say!(words, "explain-column-holds"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "explain-shown-by-caption"), columns);
    for shown in &action.shown_by {
        let Some(capability) = subject.library.capability(&shown.capability.id) else { continue };
        let leaf = &subject.assessment.leaves[capability];
        table.row(vec![
            Cell::from(subject.capability(capability)),
            Cell::Text(subject.level(capability, shown.level)),
            Cell::Text(level_or_state(subject, capability, 0)),
            Cell::Text(whether(shows(leaf, shown.level, 0), words)),
            Cell::Text(level_or_state(subject, capability, 1)),
            Cell::Text(whether(shows(leaf, shown.level, 1), words)),
        ]);
    }
    table
}

/// What the status comes from: each capability with the level needed and the level found in the deciding reading.
fn why(subject: Subject<'_>, action: &Action) -> String {
    let words = subject.words;
    let status = action_status(subject, action);
    let reading = usize::from(status != ActionStatus::Documented && status != ActionStatus::Claimed);
    let items = action.shown_by.iter().filter_map(|shown| {
        let capability = subject.library.capability(&shown.capability.id)?;
        let leaf = &subject.assessment.leaves[capability];
        // Told are those that keep the action from the next better status; all of them where it has the best.
        let told = match status {
            ActionStatus::Documented => true,
            ActionStatus::NotAssessed => leaf.state == LeafState::NotAsked,
            ActionStatus::Claimed | ActionStatus::Open => !shows(leaf, shown.level, reading),
        };
        told.then(|| {
            say!(
                words,
                "explain-action-shown",
                capability = subject.capability(capability),
                needed = subject.level(capability, shown.level),
                found = level_or_state(subject, capability, reading)
            )
        })
    });
    let items = listed(&items.collect::<Vec<_>>(), words);
    match status {
        ActionStatus::Documented => say!(words, "explain-action-why-documented", items = items),
        ActionStatus::Claimed => say!(words, "explain-action-why-claimed", items = items),
        ActionStatus::Open => say!(words, "explain-action-why-open", items = items),
        ActionStatus::NotAssessed => say!(words, "explain-action-why-not-assessed", items = items),
    }
}

fn action_level(level: ActionLevel, words: &Words) -> String {
    match level {
        ActionLevel::National => say!(words, "explain-action-national"),
        ActionLevel::International => say!(words, "explain-action-international"),
    }
}

fn status_name(status: ActionStatus, words: &Words) -> String {
    match status {
        ActionStatus::Documented => say!(words, "explain-action-documented"),
        ActionStatus::Claimed => say!(words, "explain-action-claimed"),
        ActionStatus::Open => say!(words, "explain-action-open"),
        ActionStatus::NotAssessed => say!(words, "explain-action-not-assessed"),
    }
}

fn status_meaning(status: ActionStatus, words: &Words) -> String {
    match status {
        ActionStatus::Documented => say!(words, "explain-action-documented-means"),
        ActionStatus::Claimed => say!(words, "explain-action-claimed-means"),
        ActionStatus::Open => say!(words, "explain-action-open-means"),
        ActionStatus::NotAssessed => say!(words, "explain-action-not-assessed-means"),
    }
}
