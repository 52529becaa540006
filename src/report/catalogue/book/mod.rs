//! The whole set of definitions as a book: every record once, each with what is told of it by `show` and `list`.
//!
//! Tables stand here where a single definition has a chapter, so that the book stays short enough to be read.

mod capabilities;
mod frameworks;
mod front;
mod index;
mod plans;
mod questions;
mod sources;

use super::list;
use super::phrases::Catalogue;
use super::show;
use crate::library::SHORT;
use crate::model::{FrameworkKind, Scale, Source};
use crate::report::document::{Block, Document, Layout};
use crate::say;

/// Makes the book.
pub(super) fn book(c: Catalogue<'_>) -> Document {
    let version = c.library.release.as_ref().map_or("", |release| &release.version);
    let title =
        if version.is_empty() { say!(c.words, "codebook-title") } else { say!(c.words, "codebook-title-version", version = version) };
    let mut document = Document { title, imprint: imprint(c), layout: Layout::Book, facts: front::facts(c), ..Document::default() };
    front::introduction(c, &mut document);
    chapter(&mut document, say!(c.words, "catalogue-title-scales"), |document| {
        let told = |scale: &&Scale| scale.levels.iter().any(|level| !level.test.is_empty());
        for scale in c.library.scales.iter().filter(told) {
            shown(document, c.named(&scale.title, scale.id.as_str()), show::others::scale(c, scale));
        }
    });
    capabilities::chapter(c, &mut document);
    frameworks::norms(c, &mut document);
    frameworks::others(c, &mut document);
    frameworks::scenarios(c, &mut document);
    plans::interventions(c, &mut document);
    plans::profiles(c, &mut document);
    questions::chapter(c, &mut document);
    let lists = [listed(c, list::questions::rules), listed(c, list::instruments::crosswalk), listed(c, list::instruments::principles)];
    for (title, list) in lists {
        chapter(&mut document, title, |document| moved(document, 1, list));
    }
    sources::chapter(c, &mut document);
    index::chapter(c, &mut document);
    document
}

fn imprint(c: Catalogue<'_>) -> String {
    let print = &c.library.fingerprints().questionnaire;
    let print = print.get(..SHORT).unwrap_or(print);
    match &c.library.release {
        Some(release) => say!(c.words, "codebook-imprint", version = release.version.as_str(), print = print),
        None => say!(c.words, "codebook-imprint-bare", print = print),
    }
}

/// Adds a chapter, unless there is nothing in it.
fn chapter(document: &mut Document, title: String, fill: impl FnOnce(&mut Document)) {
    super::tables::chapter(document, 1, title, fill);
}

/// A list with its title.
fn listed<'a>(c: Catalogue<'a>, list: fn(Catalogue<'a>, &mut Document) -> (String, usize)) -> (String, Document) {
    let mut document = Document::default();
    let (title, _) = list(c, &mut document);
    (title, document)
}

/// Adds one thing as it is shown alone, below a heading of level 2 that says its kind and id.
fn shown(document: &mut Document, title: String, mut shown: Document) {
    document.heading(2, title);
    // Kind and id, which every definition begins with, are said by chapter and heading.
    let facts = shown.facts.split_off(shown.facts.len().min(2));
    self::facts(document, facts);
    moved(document, 2, shown);
}

/// Adds blocks with their headings that many levels further down.
fn moved(document: &mut Document, levels: u8, below: Document) {
    document.blocks.extend(below.blocks.into_iter().map(|block| match block {
        Block::Heading { level, text } => Block::Heading { level: level.saturating_add(levels), text },
        block => block,
    }));
}

/// Adds pairs of label and text, unless there are none or their text is empty.
fn facts(document: &mut Document, mut facts: Vec<(String, String)>) {
    facts.retain(|(_, text)| !text.is_empty());
    if !facts.is_empty() {
        document.blocks.push(Block::Facts(facts));
    }
}

/// Where an entry comes from and how sure that is, on one line.
fn source(c: Catalogue<'_>, source: &Source) -> (String, String) {
    let [_, (_, kind), _] = c.source(source);
    let (text, verified) = (c.source_text(source), c.yes_no(source.verified));
    c.fact("catalogue-fact-source", say!(c.words, "codebook-source", source = text, kind = kind, verified = verified))
}

/// The kinds of framework that have a chapter together, besides norms and scenarios.
const OTHERS: [FrameworkKind; 3] = [FrameworkKind::Pillars, FrameworkKind::Lens, FrameworkKind::Index];
