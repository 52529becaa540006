//! Pillars with their capabilities.

use super::{Catalogue, facts, source};
use crate::model::{Capability, FrameworkKind, LevelDescriptor};
use crate::report::catalogue::phrases::level_name;
use crate::report::catalogue::show::capability::{KINDS, needs_first, needs_of, places};
use crate::report::catalogue::tables::{role, table};
use crate::report::document::{ColumnKind, Document, Table};
use crate::say;

pub(super) fn chapter(c: Catalogue<'_>, document: &mut Document) {
    super::chapter(document, say!(c.words, "catalogue-title-capabilities"), |document| {
        for pillar in &c.library.pillars {
            document.heading(2, c.named(&pillar.title, pillar.id.as_str()));
            document.paragraph(pillar.summary.clone());
            for capability in c.library.capabilities.iter().filter(|capability| capability.pillar.id == pillar.id) {
                one(c, capability, document);
            }
        }
    });
}

fn one(c: Catalogue<'_>, capability: &Capability, document: &mut Document) {
    document.heading(3, c.named(&capability.title, capability.id.as_str()));
    document.paragraph(capability.purpose.clone());
    document.table(levels(c, capability));
    document.table(needs_first(c, capability));
    let mut about = Vec::new();
    if capability.core {
        about.push(c.fact("catalogue-fact-core", c.yes_no(true)));
    }
    about.extend(KINDS.into_iter().filter_map(|kind| needed_by(c, capability, kind)));
    about.push(c.fact("catalogue-heading-required-by", required_by(c, capability).join("\n")));
    about.push(c.fact("catalogue-heading-raised-by", raised_by(c, capability).join("\n")));
    about.push(c.fact("catalogue-heading-crosswalk", joined(c, capability.crosswalk.iter().map(|head| head.id.clone()).collect())));
    about.push(c.fact("catalogue-fact-external", joined(c, capability.external_ref.clone())));
    about.push(source(c, &capability.source));
    facts(document, about);
}

/// Ids with commas between them; empty where there are none.
fn joined(c: Catalogue<'_>, ids: Vec<String>) -> String {
    if ids.is_empty() { String::new() } else { c.comma(&ids) }
}

/// The levels from 0, each with what has to be shown.
fn levels(c: Catalogue<'_>, capability: &Capability) -> Table {
    let columns = [("catalogue-column-level", ColumnKind::Short), ("codebook-column-descriptor", ColumnKind::Text)];
    let mut rows = table(c, say!(c.words, "codebook-caption-levels", capability = capability.title.as_str()), &columns);
    if let Some(lowest) = c.library.scale_of(capability).and_then(|scale| scale.levels.first()) {
        rows.row(vec![level_name(0, &lowest.name).into(), lowest.test.as_str().into()]);
    }
    for level in &capability.levels {
        rows.row_with_remark(vec![c.level(capability, level.level).into(), level.descriptor.as_str().into()], to_show(c, level));
    }
    rows
}

fn to_show(c: Catalogue<'_>, level: &LevelDescriptor) -> String {
    let mut lines = Vec::new();
    if !level.criteria.is_empty() {
        lines.push(say!(c.words, "catalogue-criteria"));
        lines.extend(level.criteria.iter().map(|criterion| say!(c.words, "codebook-item", text = criterion.as_str())));
    }
    if !level.evidence.is_empty() {
        let list = level.evidence.join(&say!(c.words, "list-semicolon"));
        lines.push(say!(c.words, "codebook-evidence", list = list));
    }
    lines.join("\n")
}

/// The nodes that need it, by kind of framework, with what it is to each. The view by pillar says nothing new.
fn needed_by(c: Catalogue<'_>, capability: &Capability, kind: FrameworkKind) -> Option<(String, String)> {
    if kind == FrameworkKind::Pillars {
        return None;
    }
    let mut nodes = Vec::new();
    for (_, framework) in c.library.frameworks_of(kind) {
        for (at, need) in needs_of(framework, &capability.id) {
            let own = framework.nodes[at].id.as_str();
            let id = if kind == FrameworkKind::Norms { own.to_owned() } else { [framework.id.as_str(), "/", own].concat() };
            nodes.push(say!(c.words, "codebook-need", id = id, role = role(c, need), weight = need.weight.to_string()));
        }
    }
    let label = say!(c.words, "codebook-needed-by", places = places(c, kind));
    (!nodes.is_empty()).then(|| (label, nodes.join(&say!(c.words, "list-semicolon"))))
}

/// The way back: levels of other capabilities that cannot be reached without this one.
fn required_by(c: Catalogue<'_>, capability: &Capability) -> Vec<String> {
    let mut waiting = Vec::new();
    for other in &c.library.capabilities {
        for required in other.requires.iter().filter(|required| required.capability.id == capability.id) {
            let (id, to) = (other.id.as_str(), required.to);
            waiting.push(say!(c.words, "codebook-waits", capability = id, to = to, level = required.level));
        }
    }
    waiting
}

fn raised_by(c: Catalogue<'_>, capability: &Capability) -> Vec<String> {
    let mut raising = Vec::new();
    for intervention in &c.library.interventions {
        for raise in intervention.raises.iter().filter(|raise| raise.capability.id == capability.id) {
            raising.push(say!(c.words, "catalogue-raise", capability = intervention.id.as_str(), from = raise.from, to = raise.to));
        }
    }
    raising
}
