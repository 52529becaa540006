//! Pillars, actions, principles, instruments with their heads, and scales.

use super::begin;
use crate::model::{Action, CapabilityId, Instrument, Pillar, Principle, Scale};
use crate::report::catalogue::phrases::{Catalogue, level_name};
use crate::report::catalogue::tables::{chapter, covered_heads, head_name, heads, table};
use crate::report::document::{ColumnKind, Document};
use crate::say;

/// Shows a pillar with its capabilities.
pub(super) fn pillar(c: Catalogue<'_>, pillar: &Pillar) -> Document {
    let mut document = begin(c, &pillar.title, say!(c.words, "catalogue-kind-pillar"), pillar.id.as_str());
    document.paragraph(pillar.summary.clone());
    let held = c.library.capabilities.iter().filter(|capability| capability.pillar.id == pillar.id);
    let names = held.map(|capability| c.named(&capability.title, capability.id.as_str())).collect();
    chapter(&mut document, 1, say!(c.words, "catalogue-title-capabilities"), |document| document.list(names));
    document
}

/// Shows an action with what shows it.
pub(super) fn action(c: Catalogue<'_>, action: &Action) -> Document {
    let mut document = begin(c, action.id.as_str(), say!(c.words, "catalogue-kind-action"), action.id.as_str());
    document.facts.push(c.fact("catalogue-fact-element", c.element_name(&action.element.id)));
    document.facts.push(c.fact("catalogue-fact-action-level", c.action_level(action.level)));
    document.facts.extend(c.source(&action.source));
    document.paragraph(action.text.clone());
    let columns = [("catalogue-column-capability", ColumnKind::Text), ("catalogue-column-shown-from", ColumnKind::Short)];
    let mut rows = table(c, say!(c.words, "catalogue-heading-shown-by"), &columns);
    for shown in &action.shown_by {
        let id = &shown.capability.id;
        rows.row(vec![c.capability_name(id).into(), c.level_of(id, shown.level).into()]);
    }
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-shown-by"), |document| {
        document.paragraph(say!(c.words, "catalogue-shown-by-explained"));
        document.table(rows);
    });
    document
}

/// Shows a principle.
pub(super) fn principle(c: Catalogue<'_>, principle: &Principle) -> Document {
    let mut document = begin(c, &principle.id, say!(c.words, "catalogue-kind-principle"), &principle.id);
    if !principle.group.is_empty() {
        document.facts.push(c.fact("catalogue-fact-group", principle.group.as_str()));
    }
    document.facts.push(c.fact("catalogue-fact-element", c.element_name(&principle.element.id)));
    document.facts.extend(c.source(&principle.source));
    document.paragraph(principle.text.clone());
    if !principle.check.is_empty() {
        document.paragraph(say!(c.words, "catalogue-to-settle", question = principle.check.as_str()));
    }
    document
}

/// Shows an instrument with all its heads.
pub(super) fn instrument(c: Catalogue<'_>, instrument: &Instrument) -> Document {
    let mut document = begin(c, &instrument.title, say!(c.words, "catalogue-kind-instrument"), &instrument.id);
    document.facts.extend(c.source(&instrument.source));
    let rows = heads(c, instrument, &covered_heads(c));
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-heads"), |document| document.table(rows));
    document
}

/// Shows one head of an instrument.
pub(super) fn head(c: Catalogue<'_>, instrument: &Instrument, at: usize) -> Document {
    let head = &instrument.heads[at];
    let name = head_name(instrument, head);
    let mut document = begin(c, &head.title, say!(c.words, "catalogue-kind-head"), &name);
    document.facts.push(c.fact("catalogue-fact-instrument", c.named(&instrument.title, &instrument.id)));
    document.facts.extend(c.source(&instrument.source));
    let covered = covered_heads(c);
    let by: &[&CapabilityId] = covered.get(name.as_str()).map_or(&[], Vec::as_slice);
    if let Some(reason) = &head.excluded {
        document.paragraph(say!(c.words, "catalogue-head-excluded", reason = reason.as_str()));
    } else if by.is_empty() {
        document.paragraph(say!(c.words, "catalogue-head-open"));
    }
    let names = by.iter().map(|id| c.capability_name(id)).collect();
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-covered-by"), |document| document.list(names));
    document.paragraph(say!(c.words, "catalogue-crosswalk-explained"));
    document
}

/// Shows a scale with its levels and what evidence supports.
pub(in crate::report::catalogue) fn scale(c: Catalogue<'_>, scale: &Scale) -> Document {
    let mut document = begin(c, &scale.title, say!(c.words, "catalogue-kind-scale"), scale.id.as_str());
    let on_it = c.library.capabilities.iter().filter(|capability| capability.scale.id == scale.id).count();
    document.facts.push(c.fact("catalogue-fact-capabilities", on_it.to_string()));
    let columns = [("catalogue-column-level", ColumnKind::Short), ("catalogue-column-test", ColumnKind::Text)];
    let mut rows = table(c, say!(c.words, "catalogue-heading-levels"), &columns);
    for (number, level) in (0u8..).zip(&scale.levels) {
        rows.row(vec![level_name(number, &level.name).into(), level.test.as_str().into()]);
    }
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-levels"), |document| document.table(rows));
    supports(c, scale, &mut document);
    document
}

fn supports(c: Catalogue<'_>, scale: &Scale, document: &mut Document) {
    let columns = [("catalogue-column-evidence", ColumnKind::Text), ("catalogue-column-supports", ColumnKind::Short)];
    let mut rows = table(c, say!(c.words, "catalogue-heading-supports"), &columns);
    let statuses = [
        (say!(c.words, "catalogue-evidence-adopted"), scale.supports.adopted),
        (say!(c.words, "catalogue-evidence-in-operation"), scale.supports.in_operation),
        (say!(c.words, "catalogue-evidence-exercised"), scale.supports.exercised),
    ];
    for (status, level) in statuses {
        let name = scale.levels.get(usize::from(level)).map_or("", |level| &level.name);
        rows.row(vec![status.into(), level_name(level, name).into()]);
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-supports"), |document| document.table(rows));
}
