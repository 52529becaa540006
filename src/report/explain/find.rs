//! From an id to what it names.

use super::Unexplained;
use crate::library::Library;
use crate::text::nearest;

/// Something that can be explained, by position in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Capability(usize),
    /// Framework and node.
    Node(usize, usize),
    Question(usize),
    Intervention(usize),
    Action(usize),
}

/// The words that an id can begin with, so that only one kind is meant.
const KINDS: [&str; 5] = ["capability", "node", "question", "intervention", "action"];

/// Finds what an id names.
pub(super) fn find(library: &Library, id: &str) -> Result<Target, Unexplained> {
    let (kind, bare) = match id.split_once(':') {
        Some((kind, bare)) if KINDS.contains(&kind) => (Some(kind), bare),
        _ => (None, id),
    };
    let mut found = of_this_id(library, bare);
    found.retain(|(_, target)| kind.is_none_or(|kind| kind == kind_of(*target)));
    match found.as_slice() {
        [] => Err(Unexplained::Unknown(nearest(bare, all_ids(library).iter().map(String::as_str)).map(str::to_owned))),
        [(_, target)] => Ok(*target),
        several => Err(Unexplained::Ambiguous(several.iter().map(|(form, _)| form.clone()).collect())),
    }
}

/// The form in which a node can always be asked for.
pub(super) fn node_form(library: &Library, framework: usize, node: usize) -> String {
    let framework = &library.frameworks[framework];
    [framework.id.as_str(), "/", framework.nodes[node].id.as_str()].concat()
}

/// Everything that has this id, each with the form that names it alone.
fn of_this_id(library: &Library, id: &str) -> Vec<(String, Target)> {
    let mut found: Vec<Target> = Vec::new();
    found.extend(library.capabilities.iter().position(|capability| capability.id.as_str() == id).map(Target::Capability));
    found.extend(nodes(library, id));
    found.extend(library.questions.iter().position(|question| question.id.as_str() == id).map(Target::Question));
    found.extend(library.interventions.iter().position(|intervention| intervention.id.as_str() == id).map(Target::Intervention));
    found.extend(library.actions.iter().position(|action| action.id.as_str() == id).map(Target::Action));
    let several_nodes = found.iter().filter(|target| kind_of(**target) == kind_of(Target::Node(0, 0))).count() > 1;
    let form = |target: &Target| match target {
        Target::Node(framework, node) if several_nodes => node_form(library, *framework, *node),
        target => [kind_of(*target), ":", id].concat(),
    };
    found.iter().map(|target| (form(target), *target)).collect()
}

fn nodes(library: &Library, id: &str) -> Vec<Target> {
    let (within, id) = match id.split_once('/') {
        Some((framework, node)) => (Some(framework), node),
        None => (None, id),
    };
    let frameworks = library.frameworks.iter().enumerate();
    frameworks
        .filter(|(_, framework)| within.is_none_or(|within| within == framework.id.as_str()))
        .filter_map(|(at, framework)| {
            let node = framework.nodes.iter().position(|node| node.id.as_str() == id)?;
            Some(Target::Node(at, node))
        })
        .collect()
}

fn kind_of(target: Target) -> &'static str {
    match target {
        Target::Capability(_) => "capability",
        Target::Node(..) => "node",
        Target::Question(_) => "question",
        Target::Intervention(_) => "intervention",
        Target::Action(_) => "action",
    }
}

fn all_ids(library: &Library) -> Vec<String> {
    let mut ids: Vec<String> = library.capabilities.iter().map(|capability| capability.id.to_string()).collect();
    for (at, framework) in library.frameworks.iter().enumerate() {
        ids.extend(framework.nodes.iter().map(|node| node.id.to_string()));
        ids.extend((0..framework.nodes.len()).map(|node| node_form(library, at, node)));
    }
    ids.extend(library.questions.iter().map(|question| question.id.to_string()));
    ids.extend(library.interventions.iter().map(|intervention| intervention.id.to_string()));
    ids.extend(library.actions.iter().map(|action| action.id.to_string()));
    ids
}
