//! An intervention: what it raises, what it waits for, what it costs.

use super::{begin, external};
use crate::model::{Intervention, StateSize};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, table};
use crate::report::catalogue::tags::{deliverer, deliveries, extent, theme};
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::report::figures;
use crate::say;

/// Shows an intervention.
pub(super) fn show(c: Catalogue<'_>, intervention: &Intervention) -> Document {
    let mut document = begin(c, &intervention.title, say!(c.words, "catalogue-kind-intervention"), intervention.id.as_str());
    plain_facts(c, intervention, &mut document);
    external(c, &mut document, &intervention.external_ref);
    document.facts.extend(c.source(&intervention.source));
    document.paragraph(intervention.summary.clone());
    raises(c, intervention, &mut document);
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-outputs"), |document| document.list(intervention.outputs.clone()));
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-indicator"), |document| document.paragraph(intervention.indicator.clone()));
    let alone = intervention.alone.as_ref().map(|alone| alone.how.clone()).unwrap_or_default();
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-alone"), |document| document.paragraph(alone));
    order(c, intervention, &mut document);
    costs(c, intervention, &mut document);
    principles(c, intervention, &mut document);
    document
}

pub(in crate::report::catalogue) fn plain_facts(c: Catalogue<'_>, intervention: &Intervention, document: &mut Document) {
    let facts = &mut document.facts;
    facts.push(c.fact("catalogue-fact-months", intervention.months.to_string()));
    if let Some(states) = intervention.regional {
        facts.push(c.fact("catalogue-fact-regional", say!(c.words, "catalogue-regional", count = states)));
    }
    if !intervention.delivery.is_empty() {
        facts.push(c.fact("catalogue-fact-delivery", deliveries(&intervention.delivery, c.words)));
    }
    if !intervention.delivered_by.is_empty() {
        let kinds: Vec<String> = intervention.delivered_by.iter().map(|kind| deliverer(*kind, c.words)).collect();
        facts.push(c.fact("catalogue-fact-delivered-by", kinds.join(&say!(c.words, "list-semicolon"))));
    }
    if let Some(alone) = &intervention.alone {
        facts.push(c.fact("catalogue-fact-alone", extent(alone.extent, c.words)));
    }
    if !intervention.theme.is_empty() {
        facts.push(c.fact("catalogue-fact-theme", theme(&intervention.theme, c.words)));
    }
    if !intervention.crs.is_empty() {
        facts.push(c.fact("catalogue-fact-crs", intervention.crs.as_str()));
    }
    if !intervention.sdg.is_empty() {
        facts.push(c.fact("catalogue-fact-sdg", c.comma(&intervention.sdg)));
    }
}

fn raises(c: Catalogue<'_>, intervention: &Intervention, document: &mut Document) {
    let rows = raised(c, intervention);
    chapter(document, 1, say!(c.words, "catalogue-heading-raises"), |document| document.table(rows));
}

/// The capabilities that it raises, from which level to which.
pub(in crate::report::catalogue) fn raised(c: Catalogue<'_>, intervention: &Intervention) -> Table {
    let columns = [
        ("catalogue-column-capability", ColumnKind::Text),
        ("catalogue-column-from", ColumnKind::Short),
        ("catalogue-column-to", ColumnKind::Short),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-raises"), &columns);
    for raise in &intervention.raises {
        let id = &raise.capability.id;
        rows.row(vec![c.capability_name(id).into(), c.level_of(id, raise.from).into(), c.level_of(id, raise.to).into()]);
    }
    rows
}

/// What it waits for, and what waits for it.
fn order(c: Catalogue<'_>, intervention: &Intervention, document: &mut Document) {
    let before = intervention.after.iter().map(|after| c.intervention_name(&after.id)).collect();
    chapter(document, 1, say!(c.words, "catalogue-heading-after"), |document| document.list(before));
    prerequisites(c, intervention, document);
    let waits = |other: &&Intervention| other.after.iter().any(|after| after.id == intervention.id);
    let next = c.library.interventions.iter().filter(waits).map(|other| c.named(&other.title, other.id.as_str())).collect();
    chapter(document, 1, say!(c.words, "catalogue-heading-before"), |document| document.list(next));
}

/// What other capabilities must have reached, unless the intervention brings it about itself.
fn prerequisites(c: Catalogue<'_>, intervention: &Intervention, document: &mut Document) {
    let columns = [
        ("catalogue-column-needs-capability", ColumnKind::Text),
        ("catalogue-column-at-level", ColumnKind::Short),
        ("catalogue-column-because-of", ColumnKind::Text),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-needs-first"), &columns);
    for raise in &intervention.raises {
        let Some(raised) = c.capability(&raise.capability.id) else { continue };
        for required in raised.requires.iter().filter(|required| required.to <= raise.to) {
            let id = &required.capability.id;
            if !intervention.raises.iter().any(|own| own.capability.id == *id && own.to >= required.level) {
                let because = say!(c.words, "catalogue-from-level", capability = raised.title.as_str(), level = required.to);
                rows.row(vec![c.capability_name(id).into(), c.level_of(id, required.level).into(), because.into()]);
            }
        }
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-needs-first"), |document| document.table(rows));
}

fn costs(c: Catalogue<'_>, intervention: &Intervention, document: &mut Document) {
    document.heading(1, say!(c.words, "catalogue-heading-cost"));
    let year = intervention.price_year.to_string();
    if intervention.planning_assumption {
        document.blocks.push(Block::Notice(say!(c.words, "catalogue-cost-assumed", year = year)));
    } else {
        document.paragraph(say!(c.words, "catalogue-cost-own", year = year));
    }
    document.table(cost_by_size(c, intervention));
    if !intervention.cost_driver.is_empty() {
        document.paragraph(say!(c.words, "catalogue-cost-driver", driver = intervention.cost_driver.as_str()));
    }
}

/// What it costs a State of each size.
pub(in crate::report::catalogue) fn cost_by_size(c: Catalogue<'_>, intervention: &Intervention) -> Table {
    let currency = intervention.currency.as_str();
    let columns = [
        ("catalogue-column-size", ColumnKind::Short),
        ("catalogue-column-cost", ColumnKind::Number),
        ("catalogue-column-running-cost", ColumnKind::Number),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-cost"), &columns);
    let sizes = [
        (say!(c.words, "catalogue-size-small"), StateSize::Small),
        (say!(c.words, "catalogue-size-medium"), StateSize::Medium),
        (say!(c.words, "catalogue-size-large"), StateSize::Large),
    ];
    for (name, size) in sizes {
        let cost = |range| figures::cost(range, currency, c.words);
        rows.row(vec![name.into(), cost(intervention.cost.of(size)).into(), cost(intervention.running_cost.of(size)).into()]);
    }
    rows
}

/// All principles, each with what the design says to it; a gap is a question to settle, so it is shown as well.
fn principles(c: Catalogue<'_>, intervention: &Intervention, document: &mut Document) {
    if intervention.principles.is_empty() {
        return;
    }
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-principle", ColumnKind::Text),
        ("catalogue-column-design", ColumnKind::Text),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-principles"), &columns);
    for principle in &c.library.principles {
        let how = match intervention.principles.iter().find(|note| note.principle.id == principle.id) {
            Some(note) => note.how.as_str().into(),
            None if principle.check.is_empty() => Cell::None,
            None => say!(c.words, "catalogue-to-settle", question = principle.check.as_str()).into(),
        };
        rows.row(vec![principle.id.as_str().into(), principle.text.as_str().into(), how]);
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-principles"), |document| {
        document.paragraph(say!(c.words, "catalogue-principles-explained"));
        document.table(rows);
    });
}
