//! A plan, held against what the later assessment shows.

use super::Comparing;
use crate::compare::{Outcome, PlanEffect, RaiseEffect, Seen};
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::points;
use crate::say;

pub(super) fn chapter(comparing: &Comparing<'_>, state: usize, effect: &PlanEffect, document: &mut Document) {
    let words = comparing.words;
    let sides = &comparing.series(state).sides;
    comparing.heading(document, 1, state, say!(words, "compare-plan-heading"));
    let (from, to) = (comparing.day(&sides[effect.from]), comparing.day(&sides[effect.to]));
    document.paragraph(say!(words, "compare-plan-intro", from = from, to = to, others = effect.others));
    if !effect.unknown.is_empty() && !comparing.anonymous {
        let list: Vec<&str> = effect.unknown.iter().map(|id| id.as_str()).collect();
        comparing.notice(document, say!(words, "compare-plan-unknown", list = list.join(&say!(words, "list-comma"))));
    }
    if effect.items.is_empty() {
        document.paragraph(say!(words, "compare-plan-nothing"));
        return;
    }
    let mut table = Table::new(
        say!(words, "compare-plan-caption"),
        vec![
            (say!(words, "column-intervention"), ColumnKind::Text),
            (say!(words, "compare-column-status"), ColumnKind::Short),
            (say!(words, "compare-column-outcome"), ColumnKind::Text),
            (say!(words, "compare-column-promised"), ColumnKind::Number),
            (say!(words, "compare-column-seen"), ColumnKind::Number),
            (say!(words, "compare-column-seen-evidenced"), ColumnKind::Number),
        ],
    );
    table.shorten(5, [say!(words, "compare-column-seen-evidenced-short")]);
    for item in &effect.items {
        let told = |value: Option<f64>| value.map_or_else(|| say!(words, "dash"), |value| points(value / 100.0));
        let status = super::sheets::status(comparing, item);
        let raises: Vec<String> = item.raises.iter().map(|raise| told_raise(comparing, raise)).collect();
        table.row_with_remark(
            vec![
                comparing.library.interventions[item.intervention].title.as_str().into(),
                status.into(),
                outcome(comparing, item.outcome).into(),
                told(item.promised).into(),
                told(item.seen.map(|seen| seen[0])).into(),
                told(item.seen.map(|seen| seen[1])).into(),
            ],
            raises.join(&say!(words, "list-semicolon")),
        );
    }
    document.table(table);
    // Only where every promise and every effect is known do sums say something.
    let promised: Option<f64> = effect.items.iter().map(|item| item.promised).sum();
    let seen: Option<Vec<[f64; 2]>> = effect.items.iter().map(|item| item.seen).collect();
    if let (Some(promised), Some(seen)) = (promised, seen) {
        let [claimed, evidenced] = [0, 1].map(|at: usize| points(seen.iter().map(|seen| seen[at]).sum::<f64>() / 100.0));
        let promised = points(promised / 100.0);
        document.paragraph(say!(words, "compare-plan-sums", promised = promised, claimed = claimed, evidenced = evidenced));
    }
    document.paragraph(say!(words, "compare-plan-method"));
}

/// The plan in a sentence.
pub(super) fn in_brief(comparing: &Comparing<'_>, effect: &PlanEffect) -> String {
    let count = |wanted: fn(&Outcome) -> bool| effect.items.iter().filter(|item| wanted(&item.outcome)).count();
    say!(
        comparing.words,
        "compare-brief-plan",
        count = effect.items.len(),
        reached = count(|outcome| matches!(outcome, Outcome::Reached(_))),
        evidenced = count(|outcome| *outcome == Outcome::Reached(Seen::Evidenced)),
        partly = count(|outcome| matches!(outcome, Outcome::Partly(_))),
        notseen = count(|outcome| *outcome == Outcome::NotSeen),
        open = count(|outcome| *outcome == Outcome::CannotBeTold),
        before = count(|outcome| *outcome == Outcome::StoodBefore)
    )
}

fn told_raise(comparing: &Comparing<'_>, raise: &RaiseEffect) -> String {
    let words = comparing.words;
    let level = |level: Option<u8>| level.map_or_else(|| say!(words, "dash"), |level| level.to_string());
    let [then, now] = raise.levels.map(level);
    say!(
        words,
        "compare-raise",
        capability = comparing.library.capabilities[raise.capability].title.as_str(),
        to = raise.to.to_string(),
        then = then,
        now = now,
        outcome = outcome(comparing, raise.outcome)
    )
}

pub(super) fn outcome(comparing: &Comparing<'_>, outcome: Outcome) -> String {
    let words = comparing.words;
    match outcome {
        Outcome::StoodBefore => say!(words, "compare-outcome-before"),
        Outcome::Reached(Seen::Evidenced) => say!(words, "compare-outcome-reached-evidenced"),
        Outcome::Reached(Seen::Claimed) => say!(words, "compare-outcome-reached-claimed"),
        Outcome::Partly(Seen::Evidenced) => say!(words, "compare-outcome-partly-evidenced"),
        Outcome::Partly(Seen::Claimed) => say!(words, "compare-outcome-partly-claimed"),
        Outcome::NotSeen => say!(words, "compare-outcome-not-seen"),
        Outcome::CannotBeTold => say!(words, "compare-outcome-open"),
    }
}
