//! Ids in alphabetical order, with title and kind.

use super::Catalogue;
use crate::model::FrameworkKind;
use crate::report::catalogue::lookup::{Thing, names, things};
use crate::report::catalogue::show::node;
use crate::report::catalogue::tables::table;
use crate::report::document::{ColumnKind, Document};
use crate::say;

pub(super) fn chapter(c: Catalogue<'_>, document: &mut Document) {
    let mut entries: Vec<[String; 3]> = things(c.library).into_iter().filter_map(|thing| entry(c, thing)).collect();
    entries.sort();
    let columns = [
        ("catalogue-column-id", ColumnKind::Text),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-kind", ColumnKind::Text),
    ];
    let mut rows = table(c, say!(c.words, "codebook-heading-index"), &columns);
    for entry in entries {
        rows.row(entry.map(Into::into).into());
    }
    super::chapter(document, say!(c.words, "codebook-heading-index"), |document| {
        if !rows.rows.is_empty() {
            document.paragraph(say!(c.words, "codebook-index-explained"));
        }
        document.table(rows);
    });
}

/// Id, title and kind; none for what has no title of its own, and for questions and heads, which stand in lists by id.
fn entry(c: Catalogue<'_>, thing: Thing) -> Option<[String; 3]> {
    let library = c.library;
    let (title, kind) = match thing {
        Thing::Question(_) | Thing::Head(..) | Thing::Action(_) | Thing::Principle(_) | Thing::Rule(_) => return None,
        Thing::Capability(at) => (library.capabilities[at].title.clone(), say!(c.words, "codebook-kind-capability")),
        Thing::Pillar(at) => (library.pillars[at].title.clone(), say!(c.words, "catalogue-kind-pillar")),
        Thing::Framework(at) => {
            let framework = &library.frameworks[at];
            (framework.root().title.clone(), c.framework_kind(framework.kind))
        }
        Thing::Node(framework, at) => {
            let framework = &library.frameworks[framework];
            (framework.nodes[at].title.clone(), node::kind(c, framework, &framework.nodes[at]))
        }
        Thing::Instrument(at) => (library.instruments[at].title.clone(), say!(c.words, "catalogue-kind-instrument")),
        Thing::Questionnaire(at) => (library.questionnaires[at].title.clone(), say!(c.words, "catalogue-kind-questionnaire")),
        Thing::View(at) => (library.views[at].title.clone(), say!(c.words, "catalogue-kind-view")),
        Thing::Section(at) => (library.sections[at].title.clone(), say!(c.words, "catalogue-kind-section")),
        Thing::Intervention(at) => (library.interventions[at].title.clone(), say!(c.words, "catalogue-kind-intervention")),
        Thing::TargetProfile(at) => (library.targets[at].title.clone(), say!(c.words, "catalogue-kind-target-profile")),
        Thing::ThreatProfile(at) => (library.threats[at].title.clone(), say!(c.words, "catalogue-kind-threat-profile")),
        Thing::Scale(at) => (library.scales[at].title.clone(), say!(c.words, "catalogue-kind-scale")),
    };
    let mut names = names(library, thing);
    // A node of a norms framework is called by its own id everywhere; others by framework and id.
    let name = match thing {
        Thing::Node(framework, _) if library.frameworks[framework].kind != FrameworkKind::Norms => names.into_iter().nth(2),
        _ => (!names.is_empty()).then(|| names.swap_remove(0)),
    };
    Some([name?, title, kind])
}
