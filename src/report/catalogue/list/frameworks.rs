//! Lists of frameworks, elements, actions and scenarios.

use crate::model::{Action, Framework, FrameworkKind, NeedOf, Node, NodeId, Role};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, count, table};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::say;

/// Frameworks of every kind.
pub(super) fn frameworks(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let title = say!(c.words, "catalogue-title-frameworks");
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-version", ColumnKind::Short),
        ("catalogue-column-kind", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-nodes", ColumnKind::Number),
    ];
    let mut rows = table(c, title.clone(), &columns);
    for framework in &c.library.frameworks {
        rows.row(vec![
            framework.id.as_str().into(),
            framework.version.as_str().into(),
            c.framework_kind(framework.kind).into(),
            framework.root().title.as_str().into(),
            count(framework.nodes.len()),
        ]);
    }
    document.table(rows);
    (title, c.library.frameworks.len())
}

/// Elements of the norms framework by area.
pub(super) fn elements(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let mut entries = 0;
    for (_, framework) in c.library.frameworks_of(FrameworkKind::Norms) {
        chapter(document, 1, c.node_name(framework, 0), |document| {
            for area in 0..framework.nodes.len() {
                let elements = elements_of(framework, area);
                entries += elements.len();
                elements_table(c, framework, area, &elements, document);
            }
        });
    }
    (say!(c.words, "catalogue-title-elements"), entries)
}

/// The children of a node that need something, and the root where it needs something itself.
fn elements_of(framework: &Framework, area: usize) -> Vec<&Node> {
    let of_area = |at: usize, node: &Node| node.parent == Some(area) || (at == 0 && area == 0);
    framework.nodes.iter().enumerate().filter(|(at, node)| of_area(*at, node) && !node.needs.is_empty()).map(|(_, node)| node).collect()
}

fn elements_table(c: Catalogue<'_>, framework: &Framework, area: usize, elements: &[&Node], document: &mut Document) {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-essential", ColumnKind::Text),
        ("catalogue-column-actions", ColumnKind::Number),
    ];
    let title = framework.nodes[area].title.as_str();
    let mut rows = table(c, say!(c.words, "catalogue-caption-area", area = title), &columns);
    for element in elements {
        rows.row(vec![
            element.id.as_str().into(),
            element.title.as_str().into(),
            c.comma(&essential(element)).into(),
            count(actions_of(c, &element.id).count()),
        ]);
    }
    chapter(document, 2, c.named(title, framework.nodes[area].id.as_str()), |document| document.table(rows));
}

/// Ids of what a node cannot be practised without.
fn essential(node: &Node) -> Vec<String> {
    let id = |of: &NeedOf| match of {
        NeedOf::Capability(id) => id.to_string(),
        NeedOf::Question(id) => id.to_string(),
    };
    node.needs.iter().filter(|need| need.role == Role::Essential).map(|need| id(&need.of)).collect()
}

fn actions_of<'a>(c: Catalogue<'a>, element: &'a NodeId) -> impl Iterator<Item = &'a Action> {
    c.library.actions.iter().filter(move |action| action.element.id == *element)
}

/// Practical actions by element, with the capabilities that show each.
pub(super) fn actions(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let mut seen: Vec<&NodeId> = Vec::new();
    for action in &c.library.actions {
        let element = &action.element.id;
        if seen.contains(&element) {
            continue;
        }
        seen.push(element);
        document.heading(1, c.element_name(element));
        document.table(actions_table(c, element));
    }
    (say!(c.words, "catalogue-title-actions"), c.library.actions.len())
}

/// The actions of an element, each with what shows it.
pub(in crate::report::catalogue) fn actions_table(c: Catalogue<'_>, element: &NodeId) -> Table {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-where", ColumnKind::Short),
        ("catalogue-column-action", ColumnKind::Text),
        ("catalogue-column-shown-by", ColumnKind::Text),
    ];
    let name = c.element_name(element);
    let mut rows = table(c, say!(c.words, "catalogue-caption-actions", element = name.as_str()), &columns);
    actions_of(c, element).for_each(|action| rows.row(action_cells(c, action)));
    rows
}

fn action_cells(c: Catalogue<'_>, action: &Action) -> Vec<Cell> {
    let shown_by: Vec<String> = action
        .shown_by
        .iter()
        .map(|shown| say!(c.words, "catalogue-from-level", capability = shown.capability.id.as_str(), level = shown.level))
        .collect();
    vec![action.id.as_str().into(), c.action_level(action.level).into(), action.text.as_str().into(), c.comma(&shown_by).into()]
}

/// Threat scenarios with the elements that they engage.
pub(super) fn scenarios(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let title = say!(c.words, "catalogue-title-scenarios");
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-phases", ColumnKind::Number),
        ("catalogue-column-engages", ColumnKind::Text),
    ];
    let mut rows: Table = table(c, title.clone(), &columns);
    for (_, framework) in c.library.frameworks_of(FrameworkKind::Scenario) {
        let phases = framework.nodes.iter().filter(|node| node.parent == Some(0)).count();
        let engages: Vec<String> =
            framework.scenario.iter().flat_map(|scenario| &scenario.engages).map(|element| element.id.to_string()).collect();
        let root = framework.root();
        let cells = vec![framework.id.as_str().into(), root.title.as_str().into(), count(phases), c.comma(&engages).into()];
        rows.row_with_remark(cells, root.summary.clone());
    }
    let entries = rows.rows.len();
    document.table(rows);
    (title, entries)
}
