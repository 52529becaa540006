//! Lists of one kind of definition each.

pub(super) mod capabilities;
pub(super) mod frameworks;
pub(super) mod instruments;
pub(super) mod plans;
pub(super) mod questions;
pub(super) mod sources;

use super::ListKind;
use super::phrases::Catalogue;
use crate::report::document::Document;
use crate::say;

/// Lists one kind of definition.
pub(super) fn list(c: Catalogue<'_>, kind: ListKind) -> Document {
    let mut document = Document::default();
    let (title, entries) = match kind {
        ListKind::Capabilities => capabilities::capabilities(c, &mut document),
        ListKind::Pillars => capabilities::pillars(c, &mut document),
        ListKind::Frameworks => frameworks::frameworks(c, &mut document),
        ListKind::Elements => frameworks::elements(c, &mut document),
        ListKind::Actions => frameworks::actions(c, &mut document),
        ListKind::Scenarios => frameworks::scenarios(c, &mut document),
        ListKind::Questionnaires => questions::questionnaires(c, &mut document),
        ListKind::Questions => questions::questions(c, &mut document),
        ListKind::Interventions => plans::interventions(c, &mut document),
        ListKind::Profiles => plans::profiles(c, &mut document),
        ListKind::Crosswalk => instruments::crosswalk(c, &mut document),
        ListKind::Rules => questions::rules(c, &mut document),
        ListKind::Principles => instruments::principles(c, &mut document),
        ListKind::Scales => capabilities::scales(c, &mut document),
        ListKind::Shares => capabilities::shares(c, &mut document),
        ListKind::Unverified => sources::unverified(c, &mut document),
    };
    document.title = title;
    if let Some(release) = &c.library.release {
        document.facts.push(c.fact("catalogue-fact-definitions", release.version.as_str()));
    }
    document.facts.push(c.fact("catalogue-fact-entries", entries.to_string()));
    if document.blocks.is_empty() {
        document.paragraph(say!(c.words, "catalogue-nothing"));
    }
    document
}
