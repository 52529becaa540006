//! A node of a framework: an element, an area, a phase, or what somebody's own index has.

use super::{begin, external};
use crate::model::{Asks, Band, Cap, Framework, FrameworkKind, Missing, Node, NodeId};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, needs, table};
use crate::report::document::{ColumnKind, Document};
use crate::say;

/// Shows a node.
pub(super) fn show(c: Catalogue<'_>, framework: &Framework, at: usize) -> Document {
    let node = &framework.nodes[at];
    let path = [framework.id.as_str(), "/", node.id.as_str()].concat();
    let mut document = begin(c, &node.title, kind(c, framework, node), &path);
    document.facts.push(c.fact("catalogue-fact-framework", c.node_name(framework, 0)));
    if let Some(parent) = node.parent.filter(|parent| *parent > 0) {
        document.facts.push(c.fact("catalogue-fact-parent", c.node_name(framework, parent)));
    }
    document.facts.push(c.fact("catalogue-fact-weight", node.weight.to_string()));
    rules(c, node, &mut document);
    external(c, &mut document, &node.external_ref);
    match &node.source {
        Some(own) => document.facts.extend(c.source(own)),
        // Whether the framework's source was checked says nothing about a node that names none.
        None => document.facts.push(c.fact("catalogue-fact-source-of-framework", c.source_text(&framework.source))),
    }
    document.paragraph(node.summary.clone());
    children(c, framework, at, &mut document);
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-needs"), |document| document.table(needs(c, node)));
    if framework.kind == FrameworkKind::Norms {
        actions(c, &node.id, &mut document);
        principles(c, &node.id, &mut document);
        scenarios(c, &node.id, &mut document);
    }
    asked_by(c, framework, node, &mut document);
    document
}

/// What a node is called in the framework that it belongs to.
pub(in crate::report::catalogue) fn kind(c: Catalogue<'_>, framework: &Framework, node: &Node) -> String {
    match (framework.kind, node.needs.is_empty(), node.parent) {
        (FrameworkKind::Norms, false, _) => say!(c.words, "catalogue-kind-element"),
        (FrameworkKind::Norms, true, _) => say!(c.words, "catalogue-kind-area"),
        (FrameworkKind::Scenario, _, Some(0)) => say!(c.words, "catalogue-kind-phase"),
        _ => say!(c.words, "catalogue-kind-node"),
    }
}

/// Adds how the value of a node comes about; what is as usual is not told, except the rule itself.
pub(in crate::report::catalogue) fn rules(c: Catalogue<'_>, node: &Node, document: &mut Document) {
    let facts = &mut document.facts;
    facts.push(c.fact("catalogue-fact-aggregate", c.aggregate(node.aggregate)));
    if node.cap == Cap::WeakestEssential {
        facts.push(c.fact("catalogue-fact-cap", say!(c.words, "catalogue-cap-weakest-essential")));
    }
    if node.missing == Missing::Exclude {
        facts.push(c.fact("catalogue-fact-missing", say!(c.words, "catalogue-missing-exclude")));
    }
    if let Some(digits) = node.round {
        facts.push(c.fact("catalogue-fact-round", digits.to_string()));
    }
    if (node.scale - 1.0).abs() > f64::EPSILON {
        facts.push(c.fact("catalogue-fact-multiplied", node.scale.to_string()));
    }
    if !node.bands.is_empty() {
        let bands: Vec<String> = node.bands.iter().map(|stretch| band(c, stretch)).collect();
        facts.push(c.fact("catalogue-fact-bands", c.comma(&bands)));
    }
}

fn band(c: Catalogue<'_>, band: &Band) -> String {
    let name = band.name.as_str();
    match band.from {
        None => name.to_owned(),
        Some(from) if band.inclusive => say!(c.words, "catalogue-band-from", name = name, from = from.to_string()),
        Some(from) => say!(c.words, "catalogue-band-above", name = name, from = from.to_string()),
    }
}

fn children(c: Catalogue<'_>, framework: &Framework, at: usize, document: &mut Document) {
    let columns = [("catalogue-column-node", ColumnKind::Text), ("catalogue-column-weight", ColumnKind::Number)];
    let mut rows = table(c, say!(c.words, "catalogue-heading-children"), &columns);
    for (child, node) in framework.nodes.iter().enumerate().filter(|(_, node)| node.parent == Some(at)) {
        rows.row(vec![c.node_name(framework, child).into(), node.weight.to_string().into()]);
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-children"), |document| document.table(rows));
}

fn actions(c: Catalogue<'_>, element: &NodeId, document: &mut Document) {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-where", ColumnKind::Short),
        ("catalogue-column-action", ColumnKind::Text),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-title-actions"), &columns);
    for action in c.library.actions.iter().filter(|action| action.element.id == *element) {
        rows.row(vec![action.id.as_str().into(), c.action_level(action.level).into(), action.text.as_str().into()]);
    }
    chapter(document, 1, say!(c.words, "catalogue-title-actions"), |document| document.table(rows));
}

fn principles(c: Catalogue<'_>, element: &NodeId, document: &mut Document) {
    let own = c.library.principles.iter().filter(|principle| principle.element.id == *element);
    let items = own.map(|principle| c.named(&principle.text, &principle.id)).collect();
    chapter(document, 1, say!(c.words, "catalogue-title-principles"), |document| document.list(items));
}

fn scenarios(c: Catalogue<'_>, element: &NodeId, document: &mut Document) {
    let engages =
        |framework: &&Framework| framework.scenario.iter().flat_map(|scenario| &scenario.engages).any(|engaged| engaged.id == *element);
    let items = c.library.frameworks.iter().filter(engages).map(|framework| c.node_name(framework, 0)).collect();
    chapter(document, 1, say!(c.words, "catalogue-heading-engaged-by"), |document| document.list(items));
}

/// Views that ask what this very node needs.
fn asked_by(c: Catalogue<'_>, framework: &Framework, node: &Node, document: &mut Document) {
    let asks = |asks: &Asks| match asks {
        Asks::Framework(of, Some(below)) => of.id == framework.id && below.id == node.id,
        _ => false,
    };
    let views = c.library.views.iter().filter(|view| asks(&view.asks)).map(|view| c.named(&view.title, view.id.as_str())).collect();
    chapter(document, 1, say!(c.words, "catalogue-heading-asked-in"), |document| document.list(views));
}
