//! The practical actions: documented, claimed or open.

use crate::model::{ActionLevel, FrameworkKind};
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::explain::{ActionStatus, action_status};
use crate::report::subject::Subject;
use crate::say;

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let library = subject.library;
    if library.actions.is_empty() {
        return;
    }
    document.heading(1, say!(words, "actions-heading"));
    let statuses: Vec<ActionStatus> = library.actions.iter().map(|action| action_status(*subject, action)).collect();
    let count = |wanted: ActionStatus| statuses.iter().filter(|status| **status == wanted).count();
    document.paragraph(say!(
        words,
        "actions-intro",
        all = statuses.len(),
        documented = count(ActionStatus::Documented),
        claimed = count(ActionStatus::Claimed),
        open = count(ActionStatus::Open),
        rest = count(ActionStatus::NotAssessed)
    ));
    for (_, framework) in library.frameworks_of(FrameworkKind::Norms) {
        for node in &framework.nodes {
            let mut table = Table::new(
                say!(words, "actions-caption", title = &node.title),
                vec![
                    (say!(words, "column-action"), ColumnKind::Short),
                    (say!(words, "column-what"), ColumnKind::Text),
                    (say!(words, "column-where"), ColumnKind::Short),
                    (say!(words, "column-status"), ColumnKind::Short),
                ],
            );
            for (action, status) in library.actions.iter().zip(&statuses).filter(|(action, _)| action.element.id == node.id) {
                table.row(vec![
                    action.id.as_str().into(),
                    action.text.as_str().into(),
                    words.say(if action.level == ActionLevel::National { "action-national" } else { "action-international" }, &[]).into(),
                    status_word(subject, *status).into(),
                ]);
            }
            if !table.rows.is_empty() {
                document.heading(2, node.title.clone());
                document.table(table);
            }
        }
    }
}

fn status_word(subject: &Subject<'_>, status: ActionStatus) -> String {
    subject.words.say(
        match status {
            ActionStatus::Documented => "action-documented",
            ActionStatus::Claimed => "action-claimed",
            ActionStatus::Open => "action-open",
            ActionStatus::NotAssessed => "action-not-assessed",
        },
        &[],
    )
}
