//! Gaps that closed, opened, narrowed and widened.

use super::Comparing;
use super::names::difference;
use crate::compare::{Change, GapChange};
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::percent;
use crate::say;

const CHANGES: [(GapChange, &str); 4] = [
    (GapChange::Closed, "compare-gaps-closed"),
    (GapChange::Opened, "compare-gaps-opened"),
    (GapChange::Narrowed, "compare-gaps-narrowed"),
    (GapChange::Widened, "compare-gaps-widened"),
];

pub(super) fn chapter(comparing: &Comparing<'_>, state: usize, change: &Change, document: &mut Document) {
    let words = comparing.words;
    comparing.heading(document, 1, state, say!(words, "compare-gaps-heading"));
    document.paragraph(say!(words, "compare-gaps-intro"));
    for (kind, heading) in CHANGES {
        let mut table = Table::new(
            words.say(heading, &[]),
            vec![
                (say!(words, "column-capability"), ColumnKind::Text),
                (say!(words, "compare-column-level"), ColumnKind::Short),
                (say!(words, "compare-column-gap-then"), ColumnKind::Number),
                (say!(words, "compare-column-gap-now"), ColumnKind::Number),
                (say!(words, "compare-column-difference"), ColumnKind::Number),
                (say!(words, "compare-column-certainty"), ColumnKind::Short),
                (say!(words, "compare-column-answers"), ColumnKind::Number),
            ],
        );
        table.shorten(
            2,
            ["compare-column-gap-then-short", "compare-column-gap-now-short", "compare-column-difference-short"]
                .map(|key| words.say(key, &[])),
        );
        table.columns[6].short = say!(words, "compare-column-answers-short");
        for (capability, found) in change.gaps(kind) {
            let Some([then, now]) = found.gaps else { continue };
            let answers = match &change.answers {
                Some(_) => found.answers.len().to_string(),
                None => say!(words, "state-withheld"),
            };
            table.row(vec![
                comparing.library.capabilities[capability].title.as_str().into(),
                say!(words, "compare-from-to", then = found.levels[0].to_string(), now = found.levels[1].to_string()).into(),
                percent(then).into(),
                percent(now).into(),
                difference(found.figure.then.claimed, found.figure.now.claimed).into(),
                comparing.sure(&found.figure).into(),
                answers.into(),
            ]);
        }
        document.heading(2, words.say(heading, &[]));
        if table.rows.is_empty() {
            document.paragraph(say!(words, "compare-none"));
        }
        document.table(table);
    }
}
