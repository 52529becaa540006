//! Words and abbreviations that a reader meets in the report.

use crate::report::document::{Block, Document};
use crate::report::subject::Subject;
use crate::say;

/// Those of every report, as term and meaning.
const ALWAYS: [(&str, &str); 5] = [
    ("glossary-term-claimed", "glossary-claimed"),
    ("glossary-term-coverage", "glossary-coverage"),
    ("glossary-term-evidenced", "glossary-evidenced"),
    ("glossary-term-potential", "glossary-potential"),
    ("glossary-term-tlp", "glossary-tlp"),
];
/// Those of a report on capabilities.
const OF_CAPABILITIES: [(&str, &str); 6] = [
    ("glossary-term-essential", "glossary-essential"),
    ("glossary-term-gap", "glossary-gap"),
    ("glossary-term-ratings", "glossary-ratings"),
    ("glossary-term-target", "glossary-target"),
    ("glossary-term-threat-profile", "glossary-threat-profile"),
    ("glossary-term-to-target", "glossary-to-target"),
];

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let further: &[(&str, &str)] = if subject.library.capabilities.is_empty() { &[] } else { &OF_CAPABILITIES };
    let told = |(term, meaning): &(&str, &str)| (words.say(term, &[]), words.say(meaning, &[]));
    let mut facts: Vec<(String, String)> = ALWAYS.iter().chain(further).map(told).collect();
    facts.sort();
    document.heading(1, say!(words, "glossary-heading"));
    document.blocks.push(Block::Facts(facts));
}
