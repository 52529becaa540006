//! Many submissions together: how their figures are spread, what most lack, and what would serve most.
//!
//! Built from a [`Summary`], in which only stands what may be told; the chapters arrange it, and no format can tell more.

mod brief;
mod common;
mod coverage;
mod csv;
mod elements;
mod rounds;
mod scenarios;
mod summary;
mod tell;

pub use self::csv::{cohort_csv, cohort_rows};
pub use summary::{
    Band, COHORT_FORMAT, CapabilitySummary, ChangeCertainty, ChangeSummary, Counted, DIRECTIONS, FrameworkSummary, InterventionSummary,
    Made, NodeSummary, RATINGS, Rounds, STRETCHES, Spread, StateNamed, Summary,
};

use super::document::{Document, Layout};
use crate::say;
use crate::words::Words;
use tell::Tell;

/// Digits of a fingerprint at the foot of a page.
const DIGITS: usize = 8;

/// JSON Schema of what [`cohort_json`] writes.
pub const COHORT_SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/cohort.schema.json"));

/// The summary as JSON, with a line end.
#[must_use]
pub fn cohort_json(summary: &Summary) -> String {
    // A summary holds texts and finite numbers alone, which JSON can always say.
    serde_json::to_string_pretty(summary).unwrap_or_default() + "\n"
}

/// Builds the summary as a document: one page for who runs the programme, then a chapter each for the rest.
#[must_use]
pub fn cohort_report(summary: &Summary, words: &Words) -> Document {
    let tell = Tell { summary, words };
    let mut document = Document {
        title: title(&tell),
        marking: summary.marking.unwrap_or_default().to_owned(),
        imprint: imprint(&tell),
        layout: Layout::Plain,
        facts: facts(&tell),
        ..Document::default()
    };
    let Some(_) = summary.submissions.filter(|count| *count > 0) else {
        if let Some(least) = summary.at_least {
            document.paragraph(say!(words, "cohort-too-few-told", least = least.to_string()));
        }
        return document;
    };
    brief::chapter(&tell, &mut document);
    elements::chapter(&tell, &mut document);
    scenarios::chapter(&tell, &mut document);
    common::gaps(&tell, &mut document);
    common::holds(&tell, &mut document);
    common::serves(&tell, &mut document);
    coverage::chapter(&tell, &mut document);
    rounds::chapter(&tell, &mut document);
    if !summary.states.is_empty() {
        document.heading(1, say!(words, "cohort-states-heading"));
        let named = summary.states.iter().map(|state| say!(words, "cohort-state", code = &state.code, name = &state.name));
        document.list(named.collect());
    }
    document.heading(1, say!(words, "cohort-method-heading"));
    document.paragraph(say!(words, "cohort-method"));
    if let Some(least) = summary.at_least {
        let (two, four) = ((2 * least).to_string(), (4 * least).to_string());
        document.paragraph(say!(words, "cohort-method-shared", least = least.to_string(), two = two, four = four));
    }
    document.paragraph(say!(words, "notice-use"));
    document
}

fn title(tell: &Tell<'_>) -> String {
    let (summary, words) = (tell.summary, tell.words);
    match (summary.at_least, summary.submissions) {
        (None, count) => say!(words, "cohort-title", count = usize::try_from(count.unwrap_or(0)).unwrap_or(usize::MAX)),
        (Some(_), Some(count)) => say!(words, "cohort-title-shared", count = count.to_string()),
        (Some(least), None) => say!(words, "cohort-title-few", least = least.to_string()),
    }
}

fn imprint(tell: &Tell<'_>) -> String {
    let (summary, words) = (tell.summary, tell.words);
    let leading = summary.definitions.fingerprints.iter().filter(|(name, _)| matches!(name.as_str(), "questionnaire" | "profiles"));
    let prints: Vec<String> =
        leading.map(|(name, print)| say!(words, "report-fingerprint", name = name, print = &print[..DIGITS.min(print.len())])).collect();
    say!(
        words,
        "cohort-imprint",
        version = summary.definitions.version.as_deref().unwrap_or("–"),
        prints = prints.join(&say!(words, "list-comma")),
        engine = summary.engine,
        targets = summary.targets.as_deref().unwrap_or("–")
    )
}

fn facts(tell: &Tell<'_>) -> Vec<(String, String)> {
    let (summary, words) = (tell.summary, tell.words);
    let mut facts = Vec::new();
    if let Some(count) = summary.submissions {
        facts.push((say!(words, "cohort-label-submissions"), tell.number(count)));
    }
    let above_none = |count: Option<u64>| count.filter(|count| *count > 0);
    if let Some(count) = summary.rejected {
        facts.push((say!(words, "cohort-label-rejected"), count.to_string()));
    }
    if let Some(count) = above_none(summary.superseded) {
        facts.push((say!(words, "cohort-label-superseded"), count.to_string()));
    }
    if let Some([first, last]) = &summary.days {
        let days = if first == last { first.clone() } else { say!(words, "cohort-days", first = first, last = last) };
        facts.push((say!(words, "cohort-label-days"), days));
    }
    let questionnaires = summary.questionnaires.iter().map(|counted| match counted.count {
        Some(count) => say!(words, "cohort-questionnaire", title = &counted.title, count = count.to_string()),
        None => counted.title.clone(),
    });
    let questionnaires: Vec<String> = questionnaires.collect();
    if !questionnaires.is_empty() {
        facts.push((say!(words, "cohort-label-questionnaire"), questionnaires.join(&say!(words, "list-comma"))));
    }
    if let Some(count) = above_none(summary.other_definitions) {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        facts.push((say!(words, "cohort-label-other-definitions"), say!(words, "cohort-other-definitions", count = count)));
    }
    if let Some(least) = summary.at_least {
        facts.push((say!(words, "cohort-label-sharing"), say!(words, "cohort-sharing", least = least.to_string())));
    }
    facts
}
