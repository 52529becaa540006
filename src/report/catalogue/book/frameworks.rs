//! Frameworks with all their nodes: norms, further views, threat scenarios.

use super::{Catalogue, OTHERS, facts, source};
use crate::model::{Aggregate, Framework, FrameworkKind, Node};
use crate::report::catalogue::list::frameworks::actions_table;
use crate::report::catalogue::show::framework::threat;
use crate::report::catalogue::show::node::rules;
use crate::report::catalogue::tables::needs;
use crate::report::document::Document;
use crate::say;

/// A chapter for each norms framework.
pub(super) fn norms(c: Catalogue<'_>, document: &mut Document) {
    for (_, framework) in c.library.frameworks_of(FrameworkKind::Norms) {
        document.heading(1, c.node_name(framework, 0));
        whole(c, framework, document);
        nodes(c, framework, 2, document);
    }
}

/// Views, lenses and indices.
pub(super) fn others(c: Catalogue<'_>, document: &mut Document) {
    several(c, say!(c.words, "codebook-heading-views"), &OTHERS, document);
}

/// Threat scenarios by phase.
pub(super) fn scenarios(c: Catalogue<'_>, document: &mut Document) {
    several(c, say!(c.words, "catalogue-title-scenarios"), &[FrameworkKind::Scenario], document);
}

fn several(c: Catalogue<'_>, title: String, kinds: &[FrameworkKind], document: &mut Document) {
    super::chapter(document, title, |document| {
        for framework in c.library.frameworks.iter().filter(|framework| kinds.contains(&framework.kind)) {
            document.heading(2, c.node_name(framework, 0));
            whole(c, framework, document);
            nodes(c, framework, 3, document);
        }
    });
}

/// What is said of the framework as a whole.
fn whole(c: Catalogue<'_>, framework: &Framework, document: &mut Document) {
    let root = framework.root();
    document.paragraph(root.summary.clone());
    let mut about = Vec::new();
    if OTHERS.contains(&framework.kind) {
        about.push(c.fact("catalogue-fact-kind", c.framework_kind(framework.kind)));
    }
    about.push(c.fact("catalogue-fact-version", framework.version.as_str()));
    if let Some(scenario) = &framework.scenario {
        about.extend(threat(c, scenario));
        let engaged: Vec<String> = scenario.engages.iter().map(|element| c.element_name(&element.id)).collect();
        about.push(c.fact("catalogue-heading-engages", engaged.join("\n")));
    }
    about.extend(reckoned(c, root));
    about.push(source(c, &framework.source));
    facts(document, about);
    needed(c, root, document);
}

/// The nodes below the root, each before what is below it.
fn nodes(c: Catalogue<'_>, framework: &Framework, level: u8, document: &mut Document) {
    let children = framework.children();
    let mut waiting: Vec<(usize, u8)> = children.first().into_iter().flatten().rev().map(|child| (*child, level)).collect();
    while let Some((at, level)) = waiting.pop() {
        node(c, framework, at, level, document);
        let below = children.get(at).into_iter().flatten().rev();
        waiting.extend(below.map(|child| (*child, level.saturating_add(1).min(3))));
    }
}

fn node(c: Catalogue<'_>, framework: &Framework, at: usize, level: u8, document: &mut Document) {
    let node = &framework.nodes[at];
    document.heading(level, c.node_name(framework, at));
    document.paragraph(node.summary.clone());
    needed(c, node, document);
    let norms = framework.kind == FrameworkKind::Norms;
    if norms {
        document.table(actions_table(c, &node.id));
    }
    let mut about = Vec::new();
    if (node.weight - 1.0).abs() > f64::EPSILON {
        about.push(c.fact("catalogue-fact-weight", node.weight.to_string()));
    }
    about.extend(reckoned(c, node));
    if norms {
        about.push(c.fact("catalogue-heading-engaged-by", engaging(c, node).join("\n")));
    }
    if !node.external_ref.is_empty() {
        about.push(c.fact("catalogue-fact-external", c.comma(&node.external_ref)));
    }
    // Where a node names no source, that of its framework stands above.
    about.extend(node.source.iter().map(|own| source(c, own)));
    facts(document, about);
}

fn needed(c: Catalogue<'_>, node: &Node, document: &mut Document) {
    match &node.pillar {
        Some(pillar) => document.paragraph(say!(c.words, "codebook-needs-pillar", pillar = pillar.id.as_str())),
        None => document.table(needs(c, node)),
    }
}

/// How the value of a node comes about, where that is not as usual.
fn reckoned(c: Catalogue<'_>, node: &Node) -> Vec<(String, String)> {
    let mut rule = Document::default();
    rules(c, node, &mut rule);
    // The first of them is the aggregate.
    rule.facts.split_off(usize::from(node.aggregate == Aggregate::Mean))
}

/// Scenarios that engage an element.
fn engaging(c: Catalogue<'_>, node: &Node) -> Vec<String> {
    let engages = |framework: &&Framework| framework.scenario.iter().flat_map(|facts| &facts.engages).any(|engaged| engaged.id == node.id);
    c.library.frameworks.iter().filter(engages).map(|framework| c.node_name(framework, 0)).collect()
}
