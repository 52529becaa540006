//! What the workbook takes from here: chapters for its sheets of text, and the same words as the report.

use super::{Comparing, brief, method};
use crate::compare::{AnswerChange, Certainty, GapChange, ItemEffect, Outcome, Side, Standing};
use crate::report::document::Document;
use crate::say;
use crate::score::RatingOutcome;

pub(in crate::report) fn opening(comparing: &Comparing<'_>) -> Document {
    super::opening(comparing)
}

/// The chapter in brief alone.
pub(in crate::report) fn brief(comparing: &Comparing<'_>) -> Document {
    let mut document = Document::default();
    brief::chapter(comparing, &mut document);
    document
}

/// The chapter on how it is reckoned alone.
pub(in crate::report) fn method(comparing: &Comparing<'_>) -> Document {
    let mut document = Document::default();
    method::chapter(comparing, &mut document);
    document
}

pub(in crate::report) fn short(comparing: &Comparing<'_>, state: usize) -> String {
    comparing.short(state)
}

pub(in crate::report) fn states(comparing: &Comparing<'_>, states: &[usize]) -> String {
    comparing.states(states.iter().copied())
}

pub(in crate::report) fn why_none(comparing: &Comparing<'_>, standing: Standing) -> String {
    comparing.why_none(standing)
}

pub(in crate::report) fn certainty(comparing: &Comparing<'_>, certainty: Certainty) -> String {
    comparing.certainty(certainty)
}

pub(in crate::report) fn rating(outcome: RatingOutcome) -> Option<&'static str> {
    super::data::rating(outcome)
}

pub(in crate::report) fn gap_word(gap: GapChange) -> &'static str {
    super::data::gap_word(gap)
}

pub(in crate::report) fn said(comparing: &Comparing<'_>, side: &Side, question: usize) -> String {
    comparing.said(side, question)
}

pub(in crate::report) fn how(comparing: &Comparing<'_>, answer: &AnswerChange) -> String {
    comparing.how(answer)
}

pub(in crate::report) fn outcome(comparing: &Comparing<'_>, outcome: Outcome) -> String {
    super::effect::outcome(comparing, outcome)
}

pub(in crate::report) fn status(comparing: &Comparing<'_>, item: &ItemEffect) -> String {
    let words = comparing.words;
    if item.done { say!(words, "compare-status-done") } else { say!(words, "compare-status-under-way") }
}
