//! A framework as a tree, and the facts of a threat scenario.

use super::{begin, external};
use crate::model::{Asks, Framework, Role, ScenarioFacts};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, count, needs, table};
use crate::report::document::{Block, ColumnKind, Document};
use crate::say;

/// Shows a framework.
pub(super) fn show(c: Catalogue<'_>, framework: &Framework) -> Document {
    let root = framework.root();
    let mut document = begin(c, &root.title, c.framework_kind(framework.kind), framework.id.as_str());
    if !framework.version.is_empty() {
        document.facts.push(c.fact("catalogue-fact-version", framework.version.as_str()));
    }
    super::node::rules(c, root, &mut document);
    external(c, &mut document, &root.external_ref);
    document.facts.extend(c.source(&framework.source));
    document.paragraph(root.summary.clone());
    if let Some(scenario) = &framework.scenario {
        scenario_facts(c, scenario, &mut document);
    }
    tree(c, framework, &mut document);
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-needs"), |document| document.table(needs(c, root)));
    asked_by(c, framework, &mut document);
    threat_profiles(c, framework, &mut document);
    document
}

fn scenario_facts(c: Catalogue<'_>, scenario: &ScenarioFacts, document: &mut Document) {
    document.heading(1, say!(c.words, "catalogue-heading-scenario"));
    document.blocks.push(Block::Facts(threat(c, scenario)));
    let engaged = scenario.engages.iter().map(|element| c.element_name(&element.id)).collect();
    chapter(document, 2, say!(c.words, "catalogue-heading-engages"), |document| document.list(engaged));
}

/// What the threat is, as pairs of label and text.
pub(in crate::report::catalogue) fn threat(c: Catalogue<'_>, scenario: &ScenarioFacts) -> Vec<(String, String)> {
    let named = [
        ("catalogue-fact-perpetrators", &scenario.perpetrators),
        ("catalogue-fact-vectors", &scenario.vectors),
        ("catalogue-fact-targets", &scenario.targets),
        ("catalogue-fact-victims", &scenario.victims),
        ("catalogue-fact-effects", &scenario.effects),
        ("catalogue-fact-layers", &scenario.layers),
    ];
    named.iter().filter(|(_, items)| !items.is_empty()).map(|(label, items)| c.fact(label, c.comma(items))).collect()
}

fn tree(c: Catalogue<'_>, framework: &Framework, document: &mut Document) {
    let columns = [
        ("catalogue-column-node", ColumnKind::Text),
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-weight", ColumnKind::Number),
        ("catalogue-column-essential-count", ColumnKind::Number),
        ("catalogue-column-supporting-count", ColumnKind::Number),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-tree"), &columns);
    for (at, node) in framework.nodes.iter().enumerate().skip(1) {
        let of_role = |role: Role| count(node.needs.iter().filter(|need| need.role == role).count());
        let step = "· ".repeat(depth(framework, at).saturating_sub(1));
        rows.row(vec![
            [step.as_str(), &node.title].concat().into(),
            node.id.as_str().into(),
            node.weight.to_string().into(),
            of_role(Role::Essential),
            of_role(Role::Supporting),
        ]);
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-tree"), |document| {
        document.paragraph(say!(c.words, "catalogue-tree-explained", framework = framework.id.as_str()));
        document.table(rows);
    });
}

/// Steps from the root down to a node.
fn depth(framework: &Framework, node: usize) -> usize {
    // Parents stand before their children, so the way up ends.
    std::iter::successors(framework.nodes[node].parent, |above| framework.nodes[*above].parent).count()
}

/// Views that ask what this framework needs.
fn asked_by(c: Catalogue<'_>, framework: &Framework, document: &mut Document) {
    let asks = |asks: &Asks| matches!(asks, Asks::Framework(of, _) if of.id == framework.id);
    let views = c.library.views.iter().filter(|view| asks(&view.asks)).map(|view| c.named(&view.title, view.id.as_str())).collect();
    chapter(document, 1, say!(c.words, "catalogue-heading-asked-in"), |document| document.list(views));
}

/// What threat profiles say of a scenario.
fn threat_profiles(c: Catalogue<'_>, framework: &Framework, document: &mut Document) {
    let columns = [
        ("catalogue-column-profile", ColumnKind::Text),
        ("catalogue-column-likelihood", ColumnKind::Number),
        ("catalogue-column-impact", ColumnKind::Number),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-threat-profiles"), &columns);
    for profile in &c.library.threats {
        for threat in profile.threats.iter().filter(|threat| threat.scenario.id == framework.id) {
            let name = c.named(&profile.title, profile.id.as_str());
            rows.row_with_remark(
                vec![name.into(), threat.likelihood.to_string().into(), threat.impact.to_string().into()],
                threat.why.clone(),
            );
        }
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-threat-profiles"), |document| document.table(rows));
}
