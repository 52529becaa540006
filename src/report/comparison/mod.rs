//! Assessments beside each other, as a report: what moved, where from, and what several States have in common.
//!
//! Each file builds one chapter, or one format of figures. Nothing is computed here that `compare` has not computed.

mod across;
mod answers;
mod brief;
mod charts;
mod csv;
mod data;
mod effect;
mod elements;
mod gaps;
mod method;
mod names;
pub(in crate::report) mod sheets;
mod trend;

pub use self::csv::comparison_csv;
pub use data::{COMPARISON_FORMAT, COMPARISON_SCHEMA, comparison_json};

use super::document::{Block, Document, Layout};
use super::imprint;
use crate::compare::{Comparison, PlanEffect, Series};
use crate::library::{Library, SHORT};
use crate::model::FrameworkKind;
use crate::say;
use crate::words::Words;

/// What a report of a comparison is made from.
#[derive(Debug, Clone, Copy)]
pub struct Comparing<'a> {
    /// The definitions.
    pub library: &'a Library,
    /// The comparison.
    pub comparison: &'a Comparison,
    /// The words.
    pub words: &'a Words,
    /// Id of the target profile that all are measured against; none where there is none.
    pub targets: Option<&'a str>,
    /// Id of the threat profile that interventions are ranked with; none where each State's own counts.
    pub threats: Option<&'a str>,
    /// A plan, with the position of its State.
    pub plan: Option<(usize, &'a PlanEffect)>,
    /// Whether States are told as A, B, C, and nothing is told that names one.
    pub anonymous: bool,
}

/// Builds the report of a comparison.
#[must_use]
pub fn comparison_report(comparing: Comparing<'_>) -> Document {
    let mut document = opening(&comparing);
    brief::chapter(&comparing, &mut document);
    for (at, series) in comparing.comparison.states.iter().enumerate() {
        if let Some(change) = &series.whole {
            elements::chapters(&comparing, at, change, &mut document);
            trend::chapter(&comparing, at, &mut document);
            gaps::chapter(&comparing, at, change, &mut document);
            answers::chapter(&comparing, at, change, &mut document);
        }
        if let Some((_, effect)) = comparing.plan.filter(|(of, _)| *of == at) {
            effect::chapter(&comparing, at, effect, &mut document);
        }
    }
    across::chapters(&comparing, &mut document);
    method::chapter(&comparing, &mut document);
    document
}

/// Title, what stands on every page, what takes part, and what must not be overlooked.
pub(super) fn opening(comparing: &Comparing<'_>) -> Document {
    let words = comparing.words;
    let library = comparing.library;
    let profile = |id: Option<&str>, title: Option<&String>, none: &str| match (id, title) {
        (Some(id), Some(title)) => say!(words, "report-profile", title = title, id = id),
        _ => words.say(none, &[]),
    };
    let targets = comparing.targets.and_then(|id| library.target_profile(&id.into())).map(|profile| &profile.title);
    let threats = comparing.threats.and_then(|id| library.threat_profile(&id.into())).map(|profile| &profile.title);
    let version = library.release.as_ref().map_or("–", |release| release.version.as_str());
    let prints = library.fingerprints().named().filter(|(name, _)| {
        let kind = library.framework(&(*name).into()).map(|position| library.frameworks[position].kind);
        !matches!(kind, Some(FrameworkKind::Scenario | FrameworkKind::Lens))
    });
    let prints: Vec<String> =
        prints.map(|(name, print)| say!(words, "report-fingerprint", name = name, print = &print[..SHORT.min(print.len())])).collect();
    let prints = prints.join(&say!(words, "list-comma"));
    let mut facts = Vec::new();
    for (at, series) in comparing.comparison.states.iter().enumerate() {
        let sides: Vec<String> = series.sides.iter().map(|side| comparing.described(side)).collect();
        facts.push((comparing.state(at), sides.join(&say!(words, "list-semicolon"))));
    }
    let engine = env!("CARGO_PKG_VERSION");
    let none = say!(words, "imprint-none");
    let own = say!(words, "compare-imprint-own-threats");
    facts.extend([
        (say!(words, "report-label-marking"), comparing.marking().to_owned()),
        (say!(words, "report-label-targets"), profile(comparing.targets, targets, "report-no-targets")),
        (say!(words, "report-label-threats"), profile(comparing.threats, threats, "compare-own-threats")),
        (say!(words, "report-label-definitions"), say!(words, "report-definitions", version = version, engine = engine)),
        (say!(words, "report-label-fingerprints"), prints.clone()),
    ]);
    Document {
        title: comparing.title(),
        marking: comparing.full_marking(),
        banner: comparing.banner(),
        imprint: say!(
            words,
            "imprint",
            version = version,
            prints = prints,
            engine = engine,
            targets = comparing.targets.unwrap_or(&none),
            threats = comparing.threats.unwrap_or(&own)
        ),
        layout: Layout::Report,
        facts,
        ..Document::default()
    }
}

impl Comparing<'_> {
    fn all_sides(&self) -> impl Iterator<Item = &crate::compare::Side> {
        self.comparison.states.iter().flat_map(|series| &series.sides)
    }

    /// The strictest marking of all.
    pub(super) fn marking(&self) -> &'static str {
        self.strictest().label()
    }

    pub(super) fn strictest(&self) -> crate::model::Marking {
        // proof: a comparison has two sides or more
        self.all_sides().map(|side| side.handed.submission.marking).max().unwrap_or(crate::model::Marking::AmberStrict)
    }

    /// The same with the national classifications, which may name a State.
    fn full_marking(&self) -> String {
        let mut national: Vec<&str> = self.all_sides().map(|side| side.handed.submission.classification.as_str()).collect();
        national.sort_unstable();
        national.dedup();
        national.retain(|text| !text.is_empty() && !self.anonymous);
        match national.as_slice() {
            [] => self.marking().to_owned(),
            several => {
                say!(self.words, "imprint-marking", marking = self.marking(), national = several.join(&say!(self.words, "list-semicolon")))
            }
        }
    }

    /// The word for what nobody has approved, where any of them is that.
    fn banner(&self) -> String {
        self.all_sides()
            .map(|side| imprint::banner(&side.handed.submission, self.words))
            .find(|banner| !banner.is_empty())
            .unwrap_or_default()
    }

    fn title(&self) -> String {
        let words = self.words;
        match self.comparison.states.as_slice() {
            [one] => say!(
                words,
                "compare-title-one",
                state = self.state(0),
                from = one.sides.first().map(|side| self.day(side)).unwrap_or_default(),
                to = one.latest().map(|side| self.day(side)).unwrap_or_default()
            ),
            several => say!(words, "compare-title-several", count = several.len()),
        }
    }

    /// Heading of a chapter; where there are several States it names the one that it is about.
    fn heading(&self, document: &mut Document, level: u8, state: usize, text: String) {
        let text = match self.comparison.states.len() {
            1 => text,
            _ => say!(self.words, "compare-heading-of", state = self.short(state), text = text),
        };
        document.heading(level, text);
    }

    fn notice(&self, document: &mut Document, text: String) {
        if !text.is_empty() {
            document.blocks.push(Block::Notice(text));
        }
    }

    fn series(&self, state: usize) -> &Series {
        &self.comparison.states[state]
    }
}
