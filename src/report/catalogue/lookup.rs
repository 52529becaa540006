//! From an id, as a person writes it, to the one thing that has it.

use crate::library::Library;
use crate::report::explain::Unexplained;
use crate::text::nearest;

/// Anything that can be shown, by position in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    Capability(usize),
    Pillar(usize),
    Framework(usize),
    /// Position of the framework, then of the node; never the root, which is the framework.
    Node(usize, usize),
    Action(usize),
    Principle(usize),
    Instrument(usize),
    /// Position of the instrument, then of the head.
    Head(usize, usize),
    Questionnaire(usize),
    View(usize),
    Section(usize),
    Question(usize),
    Rule(usize),
    Intervention(usize),
    TargetProfile(usize),
    ThreatProfile(usize),
    Audience(usize),
    Scale(usize),
}

/// The one thing that this id means.
pub(super) fn find(library: &Library, id: &str) -> Result<Thing, Unexplained> {
    let id = id.trim();
    match answering(library, id).as_slice() {
        [] => Err(Unexplained::Unknown(nearest_name(library, id))),
        [thing] => Ok(*thing),
        several => Err(Unexplained::Ambiguous(several.iter().map(|thing| in_full(library, *thing)).collect())),
    }
}

/// All that answers to a name.
fn answering(library: &Library, name: &str) -> Vec<Thing> {
    let mut all = things(library);
    // Every name ends in the thing's own id, which spares making all names of all things.
    all.retain(|thing| name.ends_with(own_id(library, *thing)) && names(library, *thing).iter().any(|own| own == name));
    all
}

fn nearest_name(library: &Library, id: &str) -> Option<String> {
    let all: Vec<String> = things(library).into_iter().flat_map(|thing| names(library, thing)).collect();
    nearest(id, all.iter().map(String::as_str)).map(str::to_owned)
}

/// The shortest name that nothing else answers to.
fn in_full(library: &Library, thing: Thing) -> String {
    let names = names(library, thing);
    let alone = names.iter().find(|name| answering(library, name).len() == 1);
    alone.or(names.last()).cloned().unwrap_or_default()
}

/// Everything that can be shown.
pub(super) fn things(library: &Library) -> Vec<Thing> {
    let mut all = Vec::new();
    all.extend((0..library.capabilities.len()).map(Thing::Capability));
    all.extend((0..library.pillars.len()).map(Thing::Pillar));
    for (position, framework) in library.frameworks.iter().enumerate() {
        all.push(Thing::Framework(position));
        all.extend((1..framework.nodes.len()).map(|node| Thing::Node(position, node)));
    }
    all.extend((0..library.actions.len()).map(Thing::Action));
    all.extend((0..library.principles.len()).map(Thing::Principle));
    for (position, instrument) in library.instruments.iter().enumerate() {
        all.push(Thing::Instrument(position));
        all.extend((0..instrument.heads.len()).map(|head| Thing::Head(position, head)));
    }
    all.extend((0..library.questionnaires.len()).map(Thing::Questionnaire));
    all.extend((0..library.views.len()).map(Thing::View));
    all.extend((0..library.sections.len()).map(Thing::Section));
    all.extend((0..library.questions.len()).map(Thing::Question));
    all.extend((0..library.rules.len()).map(Thing::Rule));
    all.extend((0..library.interventions.len()).map(Thing::Intervention));
    all.extend((0..library.targets.len()).map(Thing::TargetProfile));
    all.extend((0..library.threats.len()).map(Thing::ThreatProfile));
    all.extend((0..library.audiences.len()).map(Thing::Audience));
    all.extend((0..library.scales.len()).map(Thing::Scale));
    all
}

/// The id of a thing as its record gives it; of a head, its code.
fn own_id(library: &Library, thing: Thing) -> &str {
    match thing {
        Thing::Capability(at) => library.capabilities[at].id.as_str(),
        Thing::Pillar(at) => library.pillars[at].id.as_str(),
        Thing::Framework(at) => library.frameworks[at].id.as_str(),
        Thing::Node(framework, at) => library.frameworks[framework].nodes[at].id.as_str(),
        Thing::Action(at) => library.actions[at].id.as_str(),
        Thing::Principle(at) => &library.principles[at].id,
        Thing::Instrument(at) => &library.instruments[at].id,
        Thing::Head(instrument, at) => &library.instruments[instrument].heads[at].code,
        Thing::Questionnaire(at) => library.questionnaires[at].id.as_str(),
        Thing::View(at) => library.views[at].id.as_str(),
        Thing::Section(at) => library.sections[at].id.as_str(),
        Thing::Question(at) => library.questions[at].id.as_str(),
        Thing::Rule(at) => &library.rules[at].id,
        Thing::Intervention(at) => library.interventions[at].id.as_str(),
        Thing::TargetProfile(at) => library.targets[at].id.as_str(),
        Thing::ThreatProfile(at) => library.threats[at].id.as_str(),
        Thing::Audience(at) => library.audiences[at].id.as_str(),
        Thing::Scale(at) => library.scales[at].id.as_str(),
    }
}

/// The word before the colon that says what kind of thing is meant.
fn kind(thing: Thing) -> &'static str {
    match thing {
        Thing::Capability(_) => "capability",
        Thing::Pillar(_) => "pillar",
        Thing::Framework(_) => "framework",
        Thing::Node(..) => "node",
        Thing::Action(_) => "action",
        Thing::Principle(_) => "principle",
        Thing::Instrument(_) => "instrument",
        Thing::Head(..) => "head",
        Thing::Questionnaire(_) => "questionnaire",
        Thing::View(_) => "view",
        Thing::Section(_) => "section",
        Thing::Question(_) => "question",
        Thing::Rule(_) => "rule",
        Thing::Intervention(_) => "intervention",
        Thing::TargetProfile(_) => "target-profile",
        Thing::ThreatProfile(_) => "threat-profile",
        Thing::Audience(_) => "audience",
        Thing::Scale(_) => "scale",
    }
}

/// All that a thing answers to, from the shortest to the fullest.
pub(super) fn names(library: &Library, thing: Thing) -> Vec<String> {
    let id = own_id(library, thing);
    let with_kind = |id: &str| joined(kind(thing), ":", id);
    match thing {
        Thing::Framework(_) => {
            // The root of a tree has the id of its framework; whoever writes it as a node means the same.
            let as_node = joined(id, "/", id);
            vec![id.to_owned(), with_kind(id), as_node.clone(), joined("node", ":", id), joined("node", ":", &as_node)]
        }
        Thing::Node(framework, _) => {
            let path = joined(library.frameworks[framework].id.as_str(), "/", id);
            vec![id.to_owned(), with_kind(id), path.clone(), with_kind(&path)]
        }
        Thing::Head(instrument, _) => {
            let name = joined(&library.instruments[instrument].id, ":", id);
            vec![name.clone(), with_kind(&name)]
        }
        _ => vec![id.to_owned(), with_kind(id)],
    }
}

fn joined(before: &str, between: &str, after: &str) -> String {
    [before, between, after].concat()
}
