//! Which nodes need a capability or a question.

use super::find::node_form;
use super::phrase::plain;
use crate::model::{Need, NeedOf, Role};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::subject::Subject;
use crate::say;
use crate::words::Words;

/// Every place where something is needed: framework, node, position of the need.
pub(in crate::report) fn places(subject: Subject<'_>, of: &NeedOf) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    for (at, framework) in subject.library.frameworks.iter().enumerate() {
        for (node, definition) in framework.nodes.iter().enumerate() {
            let needs = definition.needs.iter().enumerate().filter(|(_, need)| need.of == *of);
            found.extend(needs.map(|(need, _)| (at, node, need)));
        }
    }
    found
}

/// Adds the table of everything that needs it.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, of: &NeedOf) {
    let words = subject.words;
    document.heading(2, say!(words, "explain-used-by"));
    let columns = vec![
        (say!(words, "explain-column-view"), ColumnKind::Text),
        (say!(words, "explain-column-node"), ColumnKind::Text),
        (say!(words, "explain-column-role"), ColumnKind::Short),
        (say!(words, "explain-column-weight"), ColumnKind::Number),
    ];
    let mut table = Table::new(say!(words, "explain-used-by-caption"), columns);
    for (framework, node, at) in places(subject, of) {
        let definition = &subject.library.frameworks[framework];
        let need = &definition.nodes[node].needs[at];
        let id = node_form(subject.library, framework, node);
        table.row_with_remark(
            vec![
                Cell::from(definition.root().title.as_str()),
                Cell::Text(say!(words, "explain-named", title = definition.nodes[node].title.as_str(), id = id)),
                Cell::Text(role(need, words)),
                Cell::Text(plain(need.weight)),
            ],
            need.why.clone(),
        );
    }
    if table.rows.is_empty() {
        document.paragraph(say!(words, "explain-used-by-none"));
    }
    document.table(table);
}

/// The word for the role of a need.
pub(super) fn role(need: &Need, words: &Words) -> String {
    match (need.role, need.reverse) {
        (Role::Essential, false) => say!(words, "role-essential"),
        (Role::Supporting, false) => say!(words, "role-supporting"),
        (Role::Essential, true) => say!(words, "explain-role-essential-reverse"),
        (Role::Supporting, true) => say!(words, "explain-role-supporting-reverse"),
    }
}
