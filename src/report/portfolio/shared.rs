//! Deliveries that several States share: who joins, and what that saves.

use super::Pooled;
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::listed;
use crate::say;

pub(super) fn chapter(pooled: &Pooled<'_>, document: &mut Document) {
    let words = pooled.words;
    let shared: Vec<_> = pooled.portfolio.deliveries.iter().filter(|delivery| delivery.states.len() > 1).collect();
    if pooled.states.len() < 2 {
        return;
    }
    document.heading(1, say!(words, "portfolio-shared-heading"));
    if shared.is_empty() {
        document.paragraph(say!(words, "portfolio-shared-none"));
        return;
    }
    document.paragraph(say!(words, "portfolio-shared-intro"));
    let mut table = Table::new(
        say!(words, "portfolio-shared-caption"),
        vec![
            (say!(words, "column-intervention"), ColumnKind::Text),
            (say!(words, "portfolio-column-cost"), ColumnKind::Number),
            (say!(words, "portfolio-column-part"), ColumnKind::Number),
            (say!(words, "portfolio-column-one-by-one"), ColumnKind::Number),
            (say!(words, "portfolio-column-saved"), ColumnKind::Number),
        ],
    );
    for delivery in shared {
        let states: Vec<String> = delivery.states.iter().map(|state| pooled.name(*state)).collect();
        let most = pooled.library.interventions[delivery.intervention].regional.unwrap_or(1);
        let cells = vec![
            pooled.title(delivery.intervention).into(),
            pooled.money(delivery.cost.middle()).into(),
            pooled.money(delivery.cost_a_state()).into(),
            pooled.money(delivery.one_by_one).into(),
            pooled.money(delivery.one_by_one - delivery.cost.middle()).into(),
        ];
        let joins = say!(words, "portfolio-shared-joins", states = listed(&states, words), count = states.len(), most = most);
        table.row_with_remark(cells, joins);
    }
    document.table(table);
}
