//! One definition in full, with what refers to it.

pub(super) mod capability;
pub(super) mod framework;
pub(super) mod intervention;
pub(super) mod node;
pub(super) mod others;
pub(super) mod profile;
pub(super) mod question;
pub(super) mod questionnaire;

use super::lookup::Thing;
use super::phrases::Catalogue;
use crate::report::document::Document;

/// Shows one thing.
pub(super) fn show(c: Catalogue<'_>, thing: Thing) -> Document {
    let library = c.library;
    match thing {
        Thing::Capability(at) => capability::show(c, &library.capabilities[at]),
        Thing::Pillar(at) => others::pillar(c, &library.pillars[at]),
        Thing::Framework(at) => framework::show(c, &library.frameworks[at]),
        Thing::Node(framework, at) => node::show(c, &library.frameworks[framework], at),
        Thing::Action(at) => others::action(c, &library.actions[at]),
        Thing::Principle(at) => others::principle(c, &library.principles[at]),
        Thing::Instrument(at) => others::instrument(c, &library.instruments[at]),
        Thing::Head(instrument, at) => others::head(c, &library.instruments[instrument], at),
        Thing::Questionnaire(at) => questionnaire::questionnaire(c, &library.questionnaires[at]),
        Thing::View(at) => questionnaire::view(c, &library.views[at]),
        Thing::Section(at) => questionnaire::section(c, at),
        Thing::Question(at) => question::show(c, at),
        Thing::Rule(at) => question::rule(c, &library.rules[at]),
        Thing::Intervention(at) => intervention::show(c, &library.interventions[at]),
        Thing::TargetProfile(at) => profile::target(c, &library.targets[at]),
        Thing::ThreatProfile(at) => profile::threat(c, &library.threats[at]),
        Thing::Scale(at) => others::scale(c, &library.scales[at]),
    }
}

/// A document about one thing: its title, what kind of thing it is, and its id.
fn begin(c: Catalogue<'_>, title: &str, kind: String, id: &str) -> Document {
    let facts = vec![c.fact("catalogue-fact-kind", kind), c.fact("catalogue-fact-id", id)];
    Document { title: title.to_owned(), facts, ..Document::default() }
}

/// Adds the labels that other catalogues give a thing, where there are any.
fn external(c: Catalogue<'_>, document: &mut Document, labels: &[String]) {
    if !labels.is_empty() {
        document.facts.push(c.fact("catalogue-fact-external", c.comma(labels)));
    }
}
