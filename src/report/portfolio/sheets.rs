//! What the workbook takes from here: chapters for its sheets of text, and the same words as the report.

use super::{Pooled, brief, method, notices, opening, others};
use crate::model::{Marking, StateSize};
use crate::plan::{Delivery, PortfolioRung, Proof};
use crate::report::document::Document;

pub(in crate::report) fn head(pooled: &Pooled<'_>) -> Document {
    opening(pooled)
}

/// What has to be known first, and the chapter in brief.
pub(in crate::report) fn in_brief(pooled: &Pooled<'_>) -> Document {
    let mut document = Document::default();
    notices(pooled, &mut document);
    brief::chapter(pooled, &mut document);
    document
}

/// The chapter on how it was made alone.
pub(in crate::report) fn made(pooled: &Pooled<'_>) -> Document {
    let mut document = Document::default();
    method(pooled, &mut document);
    document
}

pub(in crate::report) fn marking(pooled: &Pooled<'_>) -> Marking {
    pooled.marking()
}

pub(in crate::report) fn threats(pooled: &Pooled<'_>) -> Option<String> {
    pooled.threats()
}

pub(in crate::report) fn name(pooled: &Pooled<'_>, state: usize) -> String {
    pooled.name(state)
}

pub(in crate::report) fn code(pooled: &Pooled<'_>, state: usize) -> String {
    pooled.code(state)
}

pub(in crate::report) fn size(pooled: &Pooled<'_>, state: usize) -> StateSize {
    pooled.size(state)
}

/// The word for the size of a State.
pub(in crate::report) fn size_word(pooled: &Pooled<'_>, state: usize) -> String {
    pooled.size_word(state)
}

pub(in crate::report) fn delivery<'a>(pooled: &Pooled<'a>, state: usize, intervention: usize) -> Option<(usize, &'a Delivery)> {
    pooled.delivery(state, intervention)
}

/// How sure a choice with this benefit is.
pub(in crate::report) fn proof(pooled: &Pooled<'_>, proof: Proof, benefit: f64) -> String {
    pooled.proof(proof, benefit)
}

/// What another choice has that this one has not, and the other way round; one a line.
pub(in crate::report) fn changes(pooled: &Pooled<'_>, rung: &PortfolioRung) -> [String; 2] {
    [&rung.joins, &rung.leaves].map(|pairs| others::pairs(pooled, pairs).join("\n"))
}
