//! What the book is, and how to read it.

use super::Catalogue;
use crate::library::SHORT;
use crate::report::document::{Block, Document};
use crate::say;

/// What is on the title page.
pub(super) fn facts(c: Catalogue<'_>) -> Vec<(String, String)> {
    let library = c.library;
    let heads: usize = library.instruments.iter().map(|instrument| instrument.heads.len()).sum();
    let mut facts = Vec::new();
    if let Some(release) = &library.release {
        facts.push(c.fact("codebook-fact-version", release.version.as_str()));
        facts.push(c.fact("codebook-fact-licence", release.licence.as_str()));
    }
    let counts = [
        ("catalogue-title-capabilities", library.capabilities.len()),
        ("catalogue-title-frameworks", library.frameworks.len()),
        ("catalogue-title-actions", library.actions.len()),
        ("catalogue-title-questions", library.questions.len()),
        ("catalogue-title-interventions", library.interventions.len()),
        ("codebook-fact-heads", heads),
    ];
    facts.extend(counts.iter().filter(|(_, count)| *count > 0).map(|(label, count)| c.fact(label, count.to_string())));
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

pub(super) fn introduction(c: Catalogue<'_>, document: &mut Document) {
    document.heading(1, say!(c.words, "codebook-heading-introduction"));
    document.paragraph(say!(c.words, "codebook-what"));
    if let Some(release) = &c.library.release {
        document.paragraph(release.notice.clone());
    }
    document.heading(2, say!(c.words, "codebook-heading-reading"));
    let mut items = vec![say!(c.words, "codebook-reading-ids"), say!(c.words, "codebook-reading-sources")];
    if !c.library.capabilities.is_empty() {
        items.push(say!(c.words, "codebook-reading-levels"));
        items.push(say!(c.words, "codebook-reading-needs"));
    }
    if c.library.frameworks_of(crate::model::FrameworkKind::Norms).next().is_some() {
        items.push(say!(c.words, "codebook-reading-norms"));
    }
    if c.library.interventions.iter().any(|intervention| intervention.planning_assumption) {
        items.push(say!(c.words, "catalogue-costs-assumed"));
    }
    document.list(items);
    document.heading(2, say!(c.words, "codebook-heading-fingerprints"));
    document.paragraph(say!(c.words, "codebook-fingerprints-explained"));
    let short = |print: &str| print.get(..SHORT).unwrap_or(print).to_owned();
    let prints = c.library.fingerprints().named().map(|(name, print)| (name.to_owned(), short(print)));
    document.blocks.push(Block::Facts(prints.collect()));
}
