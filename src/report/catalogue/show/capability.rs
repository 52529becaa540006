//! A capability: its levels, what it stands on, and everything that refers to it.

use super::{begin, external};
use crate::library::effective_shares;
use crate::model::{Capability, CapabilityId, Framework, FrameworkKind, LevelDescriptor, Need, NeedOf};
use crate::report::catalogue::phrases::{Catalogue, level_name};
use crate::report::catalogue::tables::{chapter, head_name, questions, role, table};
use crate::report::document::{Block, ColumnKind, Document, Table};
use crate::report::figures;
use crate::say;

/// The kinds of framework in the order in which a capability's places are told.
pub(in crate::report::catalogue) const KINDS: [FrameworkKind; 5] =
    [FrameworkKind::Norms, FrameworkKind::Scenario, FrameworkKind::Lens, FrameworkKind::Index, FrameworkKind::Pillars];

/// Shows a capability.
pub(super) fn show(c: Catalogue<'_>, capability: &Capability) -> Document {
    let mut document = begin(c, &capability.title, say!(c.words, "catalogue-kind-capability"), capability.id.as_str());
    let pillar = c.library.pillar(&capability.pillar.id).map_or(capability.pillar.id.as_str(), |pillar| &pillar.title);
    document.facts.push(c.fact("catalogue-fact-pillar", pillar));
    document.facts.push(c.fact("catalogue-fact-core", c.yes_no(capability.core)));
    document.facts.push(c.fact("catalogue-fact-scale", capability.scale.id.as_str()));
    external(c, &mut document, &capability.external_ref);
    document.facts.extend(c.source(&capability.source));
    document.paragraph(capability.purpose.clone());
    levels(c, capability, &mut document);
    prerequisites(c, capability, &mut document);
    asked(c, &capability.id, &mut document);
    needed(c, &capability.id, &mut document);
    shares(c, &capability.id, &mut document);
    actions(c, capability, &mut document);
    interventions(c, capability, &mut document);
    targets(c, capability, &mut document);
    crosswalk(c, capability, &mut document);
    document
}

fn levels(c: Catalogue<'_>, capability: &Capability, document: &mut Document) {
    document.heading(1, say!(c.words, "catalogue-heading-levels"));
    if let Some(lowest) = c.library.scale_of(capability).and_then(|scale| scale.levels.first()) {
        document.heading(2, level_name(0, &lowest.name));
        document.paragraph(lowest.test.clone());
    }
    for level in &capability.levels {
        document.heading(2, c.level(capability, level.level));
        one_level(c, level, document);
    }
}

fn one_level(c: Catalogue<'_>, level: &LevelDescriptor, document: &mut Document) {
    document.paragraph(level.descriptor.clone());
    if !level.criteria.is_empty() {
        document.paragraph(say!(c.words, "catalogue-criteria"));
        document.list(level.criteria.clone());
    }
    if !level.evidence.is_empty() {
        document.paragraph(say!(c.words, "catalogue-evidence"));
        document.list(level.evidence.clone());
    }
}

fn prerequisites(c: Catalogue<'_>, capability: &Capability, document: &mut Document) {
    let rows = needs_first(c, capability);
    chapter(document, 1, say!(c.words, "catalogue-heading-prerequisites"), |document| document.table(rows));
    required_by(c, capability, document);
}

/// What must stand before the capability reaches a level.
pub(in crate::report::catalogue) fn needs_first(c: Catalogue<'_>, capability: &Capability) -> Table {
    let columns = [
        ("catalogue-column-to-reach", ColumnKind::Short),
        ("catalogue-column-needs-capability", ColumnKind::Text),
        ("catalogue-column-at-level", ColumnKind::Short),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-prerequisites"), &columns);
    for required in &capability.requires {
        let id = &required.capability.id;
        let cells = vec![c.level(capability, required.to).into(), c.capability_name(id).into(), c.level_of(id, required.level).into()];
        rows.row_with_remark(cells, required.why.clone());
    }
    rows
}

/// The way back: capabilities that cannot reach a level without this one.
fn required_by(c: Catalogue<'_>, capability: &Capability, document: &mut Document) {
    let columns = [
        ("catalogue-column-capability", ColumnKind::Text),
        ("catalogue-column-to-reach", ColumnKind::Short),
        ("catalogue-column-needs-this-at", ColumnKind::Short),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-required-by"), &columns);
    for other in &c.library.capabilities {
        for required in other.requires.iter().filter(|required| required.capability.id == capability.id) {
            let name = c.named(&other.title, other.id.as_str());
            let cells = vec![name.into(), c.level(other, required.to).into(), c.level(capability, required.level).into()];
            rows.row_with_remark(cells, required.why.clone());
        }
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-required-by"), |document| document.table(rows));
}

fn asked(c: Catalogue<'_>, id: &CapabilityId, document: &mut Document) {
    let measuring = c.library.questions.iter().filter(|question| question.measures.iter().any(|measure| measure.capability.id == *id));
    let rows = questions(c, say!(c.words, "catalogue-heading-measured-by"), measuring);
    let position = c.library.capability(id);
    let asking = c.asked_in(|asked| position.is_some_and(|position| asked.capabilities[position]));
    chapter(document, 1, say!(c.words, "catalogue-heading-measured-by"), |document| document.table(rows));
    chapter(document, 1, say!(c.words, "catalogue-heading-asked-in"), |document| document.list(asking));
}

fn needed(c: Catalogue<'_>, id: &CapabilityId, document: &mut Document) {
    chapter(document, 1, say!(c.words, "catalogue-heading-needed-by"), |document| {
        for kind in KINDS {
            needed_by_kind(c, id, kind, document);
        }
    });
}

fn needed_by_kind(c: Catalogue<'_>, id: &CapabilityId, kind: FrameworkKind, document: &mut Document) {
    let columns = [
        ("catalogue-column-needed-by", ColumnKind::Text),
        ("catalogue-column-role", ColumnKind::Short),
        ("catalogue-column-weight", ColumnKind::Number),
    ];
    let title = places(c, kind);
    let mut rows = table(c, title.clone(), &columns);
    for (_, framework) in c.library.frameworks_of(kind) {
        for (node, need) in needs_of(framework, id) {
            let cells = vec![c.node_name(framework, node).into(), role(c, need).into(), need.weight.to_string().into()];
            rows.row_with_remark(cells, need.why.clone());
        }
    }
    chapter(document, 2, title, |document| document.table(rows));
}

/// What the nodes are called that need a capability.
pub(in crate::report::catalogue) fn places(c: Catalogue<'_>, kind: FrameworkKind) -> String {
    match kind {
        FrameworkKind::Norms => say!(c.words, "catalogue-title-elements"),
        FrameworkKind::Scenario => say!(c.words, "catalogue-title-scenarios"),
        FrameworkKind::Lens => say!(c.words, "catalogue-heading-lenses"),
        FrameworkKind::Index => say!(c.words, "catalogue-heading-indices"),
        FrameworkKind::Pillars => say!(c.words, "catalogue-title-pillars"),
    }
}

/// Every need of a framework that is of this capability, with the position of its node.
pub(in crate::report::catalogue) fn needs_of<'f>(
    framework: &'f Framework,
    id: &'f CapabilityId,
) -> impl Iterator<Item = (usize, &'f Need)> {
    let of_it = move |need: &&Need| matches!(&need.of, NeedOf::Capability(of) if of == id);
    framework.nodes.iter().enumerate().flat_map(move |(at, node)| node.needs.iter().filter(of_it).map(move |need| (at, need)))
}

fn shares(c: Catalogue<'_>, id: &CapabilityId, document: &mut Document) {
    let mut shares = Vec::new();
    for framework in &c.library.frameworks {
        let of_all = effective_shares(c.library, framework);
        let own = of_all.into_iter().find(|(position, _)| Some(*position) == c.library.capability(id)).map(|(_, share)| share);
        if let Some(share) = own.filter(|share| *share > 0.0) {
            let title = c.named(&framework.root().title, framework.id.as_str());
            shares.push((title, figures::percent_or_dash(Some(share), c.words)));
        }
    }
    if !shares.is_empty() {
        document.heading(1, say!(c.words, "catalogue-heading-shares"));
        document.paragraph(say!(c.words, "catalogue-shares-explained"));
        document.blocks.push(Block::Facts(shares));
    }
}

fn actions(c: Catalogue<'_>, capability: &Capability, document: &mut Document) {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-action", ColumnKind::Text),
        ("catalogue-column-shown-from", ColumnKind::Short),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-shows-actions"), &columns);
    for action in &c.library.actions {
        for shown in action.shown_by.iter().filter(|shown| shown.capability.id == capability.id) {
            rows.row(vec![action.id.as_str().into(), action.text.as_str().into(), c.level(capability, shown.level).into()]);
        }
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-shows-actions"), |document| document.table(rows));
}

fn interventions(c: Catalogue<'_>, capability: &Capability, document: &mut Document) {
    let columns = [
        ("catalogue-column-intervention", ColumnKind::Text),
        ("catalogue-column-from", ColumnKind::Number),
        ("catalogue-column-to", ColumnKind::Number),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-raised-by"), &columns);
    for intervention in &c.library.interventions {
        for raise in intervention.raises.iter().filter(|raise| raise.capability.id == capability.id) {
            let name = c.named(&intervention.title, intervention.id.as_str());
            rows.row(vec![name.into(), raise.from.to_string().into(), raise.to.to_string().into()]);
        }
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-raised-by"), |document| document.table(rows));
}

fn targets(c: Catalogue<'_>, capability: &Capability, document: &mut Document) {
    let target = |level: Option<u8>| level.map_or_else(|| say!(c.words, "catalogue-no-target"), |level| c.level(capability, level));
    let profiles = &c.library.targets;
    let facts: Vec<(String, String)> = profiles
        .iter()
        .map(|profile| (c.named(&profile.title, profile.id.as_str()), target(c.library.target(profile, capability))))
        .collect();
    if !facts.is_empty() {
        document.heading(1, say!(c.words, "catalogue-heading-targets"));
        document.blocks.push(Block::Facts(facts));
    }
}

fn crosswalk(c: Catalogue<'_>, capability: &Capability, document: &mut Document) {
    let columns = [
        ("catalogue-column-head", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-instrument", ColumnKind::Text),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-crosswalk"), &columns);
    for instrument in &c.library.instruments {
        for head in &instrument.heads {
            let name = head_name(instrument, head);
            if capability.crosswalk.iter().any(|entry| entry.id == name) {
                rows.row(vec![name.into(), head.title.as_str().into(), instrument.title.as_str().into()]);
            }
        }
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-crosswalk"), |document| document.table(rows));
}
