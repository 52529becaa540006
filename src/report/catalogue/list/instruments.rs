//! Lists of what others have laid down: heads of instruments, capacity-building principles.

use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{covered_heads, head_name, heads, table};
use crate::report::document::{ColumnKind, Document};
use crate::say;

/// Heads counted by what covers them.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    heads: usize,
    covered: usize,
    excluded: usize,
}

/// Every head of every instrument, with the capabilities that cover it or why none does.
pub(in crate::report::catalogue) fn crosswalk(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let covered = covered_heads(c);
    let mut all = Tally::default();
    if !c.library.instruments.is_empty() {
        document.paragraph(say!(c.words, "catalogue-crosswalk-explained"));
    }
    for instrument in &c.library.instruments {
        document.heading(1, c.named(&instrument.title, &instrument.id));
        document.table(heads(c, instrument, &covered));
        let mut own = Tally { heads: instrument.heads.len(), ..Tally::default() };
        for head in &instrument.heads {
            if covered.contains_key(head_name(instrument, head).as_str()) {
                own.covered += 1;
            } else if head.excluded.is_some() {
                own.excluded += 1;
            }
        }
        document.paragraph(counted(c, own));
        all = Tally { heads: all.heads + own.heads, covered: all.covered + own.covered, excluded: all.excluded + own.excluded };
    }
    if c.library.instruments.len() > 1 {
        document.heading(1, say!(c.words, "catalogue-heading-together"));
        document.paragraph(counted(c, all));
    }
    (say!(c.words, "catalogue-title-crosswalk"), all.heads)
}

fn counted(c: Catalogue<'_>, tally: Tally) -> String {
    let open = tally.heads.saturating_sub(tally.covered + tally.excluded);
    say!(c.words, "catalogue-heads-counted", heads = tally.heads, covered = tally.covered, excluded = tally.excluded, open = open)
}

/// Capacity-building principles by group.
pub(in crate::report::catalogue) fn principles(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-principle", ColumnKind::Text),
        ("catalogue-column-element", ColumnKind::Short),
    ];
    let mut seen: Vec<&str> = Vec::new();
    for group in c.library.principles.iter().map(|principle| principle.group.as_str()) {
        if seen.contains(&group) {
            continue;
        }
        seen.push(group);
        let mut rows = table(c, say!(c.words, "catalogue-caption-principles", group = group), &columns);
        for principle in c.library.principles.iter().filter(|principle| principle.group == group) {
            let element = principle.element.id.as_str();
            rows.row(vec![principle.id.as_str().into(), principle.text.as_str().into(), element.into()]);
        }
        if !group.is_empty() {
            document.heading(1, group.to_owned());
        }
        document.table(rows);
    }
    (say!(c.words, "catalogue-title-principles"), c.library.principles.len())
}
