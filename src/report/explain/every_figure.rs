//! The arithmetic of every capability and of every node, as each is explained alone, with the methods told once.

use super::{Setting, capability, node};
use crate::model::FrameworkKind;
use crate::report::document::Document;
use crate::report::figures::listed;
use crate::report::subject::Subject;
use crate::say;
use crate::score::{LeafState, NodeState};

/// The kinds of frameworks in the order in which the report shows them.
const KINDS: [FrameworkKind; 5] =
    [FrameworkKind::Norms, FrameworkKind::Pillars, FrameworkKind::Scenario, FrameworkKind::Lens, FrameworkKind::Index];

/// Adds the capabilities by pillar.
pub(in crate::report) fn capabilities(subject: Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let library = subject.library;
    document.paragraph(say!(words, "annex-capabilities-intro"));
    document.list(vec![
        say!(words, "annex-method-before-gate"),
        say!(words, "annex-method-gate"),
        say!(words, "annex-method-score"),
        say!(words, "annex-method-averaged"),
        say!(words, "annex-method-gap"),
    ]);
    for pillar in &library.pillars {
        let of_pillar = library.capabilities.iter().enumerate().filter(|(_, capability)| capability.pillar.id == pillar.id);
        let (asked, rest): (Vec<usize>, Vec<usize>) =
            of_pillar.map(|(at, _)| at).partition(|at| subject.assessment.leaves[*at].state != LeafState::NotAsked);
        if asked.is_empty() && rest.is_empty() {
            continue;
        }
        document.heading(2, pillar.title.clone());
        for at in asked {
            document.heading(3, say!(words, "explain-named", title = subject.capability(at), id = library.capabilities[at].id.as_str()));
            capability::among(document, subject, at);
        }
        if !rest.is_empty() {
            let names: Vec<String> = rest.iter().map(|at| subject.capability(*at).to_owned()).collect();
            document.paragraph(say!(words, "annex-capabilities-not-asked", list = listed(&names, words)));
        }
    }
}

/// Adds the nodes of every framework.
pub(in crate::report) fn views(subject: Subject<'_>, document: &mut Document) {
    let words = subject.words;
    document.paragraph(say!(words, "annex-views-intro"));
    let mut methods = vec![say!(words, "annex-method-value"), say!(words, "annex-method-cap")];
    if !subject.library.capabilities.is_empty() {
        methods.extend([say!(words, "explain-to-target-method"), say!(words, "explain-rating-method"), say!(words, "annex-method-short")]);
    }
    document.list(methods);
    for (at, framework) in KINDS.into_iter().flat_map(|kind| subject.library.frameworks_of(kind)) {
        document.heading(2, framework.root().title.clone());
        let scores = &subject.assessment.frameworks[at];
        let told = |position: &usize| !matches!(scores[*position].state, NodeState::NotAsked | NodeState::NotApplicable);
        let (told, rest): (Vec<usize>, Vec<usize>) = (0..framework.nodes.len()).partition(told);
        for position in told {
            let definition = &framework.nodes[position];
            document.heading(3, say!(words, "explain-named", title = &definition.title, id = definition.id.as_str()));
            node::arithmetic(document, subject, at, position, Setting::Among);
        }
        let names = |wanted: NodeState| -> Vec<String> {
            let these = rest.iter().filter(|position| scores[**position].state == wanted);
            these.map(|position| framework.nodes[*position].title.clone()).collect()
        };
        let (not_asked, not_applicable) = (names(NodeState::NotAsked), names(NodeState::NotApplicable));
        if !not_asked.is_empty() {
            document.paragraph(say!(words, "annex-nodes-not-asked", list = listed(&not_asked, words)));
        }
        if !not_applicable.is_empty() {
            document.paragraph(say!(words, "annex-nodes-not-applicable", list = listed(&not_applicable, words)));
        }
    }
}
