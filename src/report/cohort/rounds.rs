//! This round against an earlier one.

use super::summary::ChangeSummary;
use super::tell::{Tell, signed};
use crate::model::FrameworkKind;
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::say;

pub(super) fn chapter(tell: &Tell<'_>, document: &mut Document) {
    let (summary, words) = (tell.summary, tell.words);
    let Some(rounds) = &summary.rounds else { return };
    document.heading(1, say!(words, "cohort-rounds-heading"));
    document.paragraph(say!(words, "cohort-rounds-intro"));
    let listed = |count: u64, codes: &[String]| match codes {
        [] => count.to_string(),
        codes => say!(words, "cohort-named", count = count.to_string(), list = codes.join(&say!(words, "list-comma"))),
    };
    let number = |id: &str, count: Option<u64>| Some((words.say(id, &[]), tell.number(count?)));
    let some = |count: Option<u64>| count.filter(|count| *count > 0);
    let facts = [
        number("cohort-label-before", rounds.before),
        number("cohort-label-both", rounds.both),
        rounds.joined_count.map(|count| (say!(words, "cohort-label-joined"), listed(count, &rounds.joined))),
        rounds.left_count.map(|count| (say!(words, "cohort-label-left"), listed(count, &rounds.left))),
        number("cohort-label-other-questionnaire", some(rounds.other_questionnaire)),
        number("cohort-label-rejected-before", some(rounds.rejected)),
    ];
    document.blocks.push(Block::Facts(facts.into_iter().flatten().collect()));
    let (now, before) = (some(summary.other_definitions), some(rounds.other_definitions));
    if now.is_some() || before.is_some() {
        let text = |count: Option<u64>| count.unwrap_or(0).to_string();
        document.blocks.push(Block::Notice(say!(words, "cohort-differ", now = text(now), before = text(before))));
    }
    let mut columns =
        vec![(say!(words, "cohort-brief-column-what"), ColumnKind::Text), (say!(words, "cohort-column-compared"), ColumnKind::Number)];
    let titles = if tell.home() {
        let ids = [
            "cohort-column-fell",
            "cohort-column-same",
            "cohort-column-rose",
            "cohort-column-least",
            "cohort-column-median",
            "cohort-column-greatest",
            "cohort-column-rated-higher",
            "cohort-column-rated-lower",
        ];
        ids.map(|id| (words.say(id, &[]), ColumnKind::Number)).to_vec()
    } else {
        vec![(say!(words, "cohort-column-moved"), ColumnKind::Text)]
    };
    columns.extend(titles);
    let mut table = Table::new(say!(words, "cohort-rounds-caption"), columns);
    for change in &rounds.changes {
        // What has nothing but its name would only make the table longer.
        let some = change.compared.is_some_and(|count| count > 0) && (tell.home() || !change.moved.is_empty());
        if some && told(tell, change) {
            table.row_with_remark(row(tell, change), sure(tell, change));
        }
    }
    document.table(table);
}

/// Of a scenario only the whole is told here; the data formats have the phases.
fn told(tell: &Tell<'_>, change: &ChangeSummary) -> bool {
    let scenario =
        tell.summary.frameworks.iter().any(|framework| framework.id == change.framework && framework.kind == FrameworkKind::Scenario);
    !scenario || change.id == change.framework
}

/// How sure the change is, in words; nothing for sharing.
fn sure(tell: &Tell<'_>, change: &ChangeSummary) -> String {
    let words = tell.words;
    let Some(sure) = &change.certainty else { return String::new() };
    let mean = change.change.and_then(|spread| spread.mean).map(signed).unwrap_or_default();
    let key = match sure.mean {
        "unchanged" => "cohort-sure-unchanged",
        "within-uncertainty" => "cohort-sure-within",
        "clear" => "cohort-sure-clear",
        _ => "cohort-sure-evidenced",
    };
    let [least, greatest] = sure.mean_range.map(signed);
    let told = [
        words.say(key, &[("mean", mean.into()), ("least", least.into()), ("greatest", greatest.into())]),
        say!(
            words,
            "cohort-sure-states",
            higher = (sure.clearly_higher + sure.evidenced_higher).to_string(),
            lower = (sure.clearly_lower + sure.evidenced_lower).to_string(),
            within = sure.within_uncertainty.to_string(),
            unchanged = sure.unchanged.to_string()
        ),
    ];
    told.join(" ")
}

fn row(tell: &Tell<'_>, change: &ChangeSummary) -> Vec<Cell> {
    let words = tell.words;
    let mut cells: Vec<Cell> = vec![change.title.as_str().into(), tell.count(change.compared)];
    if !tell.home() {
        let name = |direction: &str| match direction {
            "lower" => say!(words, "cohort-direction-lower"),
            "same" => say!(words, "cohort-direction-same"),
            _ => say!(words, "cohort-direction-higher"),
        };
        cells.push(tell.bands(&change.moved, name));
        return cells;
    }
    let spread = change.change.unwrap_or_default();
    cells.extend(change.moved.iter().map(|band| Cell::from(band.count.to_string())));
    cells.extend([spread.minimum, spread.median, spread.maximum].map(|share| tell.change(share)));
    cells.extend([change.rated_higher, change.rated_lower].map(|count| tell.count(count)));
    cells
}
