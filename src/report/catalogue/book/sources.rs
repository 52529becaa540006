//! Every source once, with whether it was verified and how many records name it.

use super::Catalogue;
use crate::model::Source;
use crate::report::catalogue::list::sources::sourced;
use crate::report::catalogue::tables::{count, table};
use crate::report::document::{ColumnKind, Document};
use crate::say;
use std::collections::BTreeMap;

pub(super) fn chapter(c: Catalogue<'_>, document: &mut Document) {
    super::chapter(document, say!(c.words, "codebook-heading-sources"), |document| {
        for (title, records) in sourced(c) {
            let mut named: BTreeMap<(&str, bool), usize> = BTreeMap::new();
            for (_, source) in &records {
                *named.entry((source.text.as_str(), source.verified)).or_default() += 1;
            }
            let columns = [
                ("catalogue-column-source", ColumnKind::Text),
                ("codebook-column-verified", ColumnKind::Short),
                ("codebook-column-records", ColumnKind::Number),
            ];
            let mut rows = table(c, say!(c.words, "codebook-caption-sources", kind = title.as_str()), &columns);
            for ((text, verified), records) in named {
                rows.row(vec![text_or_none(c, text).into(), c.yes_no(verified).into(), count(records)]);
            }
            super::super::tables::chapter(document, 2, title, |document| document.table(rows));
        }
        if !document.blocks.is_empty() {
            document.blocks.insert(0, crate::report::document::Block::Paragraph(verified(c)));
        }
    });
}

/// How many records of all name a source that was checked.
fn verified(c: Catalogue<'_>) -> String {
    let all: Vec<&Source> = sourced(c).into_iter().flat_map(|(_, records)| records).map(|(_, source)| source).collect();
    let checked = all.iter().filter(|source| source.verified).count();
    say!(c.words, "codebook-sources-explained", records = all.len(), verified = checked)
}

fn text_or_none(c: Catalogue<'_>, text: &str) -> String {
    if text.is_empty() { say!(c.words, "catalogue-no-source") } else { text.to_owned() }
}
