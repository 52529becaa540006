//! The list of records whose source nobody has checked.

use crate::model::Source;
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::table;
use crate::report::document::{ColumnKind, Document};
use crate::say;

/// Every record whose source is not verified, by kind.
pub(super) fn unverified(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let mut list = Unverified { c, document, entries: 0 };
    for (title, records) in sourced(c) {
        list.kind(title, records.into_iter());
    }
    (say!(c.words, "catalogue-title-unverified"), list.entries)
}

/// Every record that names a source, by kind: its id and the source.
pub(in crate::report::catalogue) fn sourced(c: Catalogue<'_>) -> Vec<(String, Vec<(String, &Source)>)> {
    let library = c.library;
    let nodes = library.frameworks.iter().flat_map(|framework| {
        let path = |id: &str| [framework.id.as_str(), "/", id].concat();
        framework.nodes.iter().skip(1).filter_map(move |node| Some((path(node.id.as_str()), node.source.as_ref()?)))
    });
    vec![
        (say!(c.words, "catalogue-title-capabilities"), library.capabilities.iter().map(|r| (r.id.to_string(), &r.source)).collect()),
        (say!(c.words, "catalogue-title-frameworks"), library.frameworks.iter().map(|r| (r.id.to_string(), &r.source)).collect()),
        (say!(c.words, "catalogue-heading-nodes"), nodes.collect()),
        (say!(c.words, "catalogue-title-actions"), library.actions.iter().map(|r| (r.id.to_string(), &r.source)).collect()),
        (say!(c.words, "catalogue-title-principles"), library.principles.iter().map(|r| (r.id.clone(), &r.source)).collect()),
        (say!(c.words, "catalogue-heading-instruments"), library.instruments.iter().map(|r| (r.id.clone(), &r.source)).collect()),
        (say!(c.words, "catalogue-title-questionnaires"), library.questionnaires.iter().map(|r| (r.id.to_string(), &r.source)).collect()),
        (say!(c.words, "catalogue-title-interventions"), library.interventions.iter().map(|r| (r.id.to_string(), &r.source)).collect()),
    ]
}

/// The list in the making.
struct Unverified<'a> {
    c: Catalogue<'a>,
    document: &'a mut Document,
    entries: usize,
}

impl Unverified<'_> {
    /// Adds what is not verified among the records of one kind.
    fn kind<'s>(&mut self, title: String, records: impl Iterator<Item = (String, &'s Source)>) {
        let columns = [("catalogue-column-id", ColumnKind::Short), ("catalogue-column-source", ColumnKind::Text)];
        let mut rows = table(self.c, title.clone(), &columns);
        for (id, source) in records.filter(|(_, source)| !source.verified) {
            rows.row(vec![id.into(), self.c.source_text(source).into()]);
        }
        if rows.rows.is_empty() {
            return;
        }
        self.entries += rows.rows.len();
        self.document.heading(1, title);
        self.document.table(rows);
    }
}
