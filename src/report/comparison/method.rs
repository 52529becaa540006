//! What the figures rest on: what must not be overlooked, and how a comparison is reckoned.

use super::Comparing;
use crate::compare::MadeWith;
use crate::report::document::Document;
use crate::say;

/// What must not be overlooked: other definitions, other questionnaires, withheld answers.
pub(super) fn notices(comparing: &Comparing<'_>) -> Vec<String> {
    let words = comparing.words;
    let comma = say!(words, "list-comma");
    let mut notices = Vec::new();
    let named = |wanted: &dyn Fn(&crate::compare::Side) -> bool| -> Vec<String> {
        let states = comparing.comparison.states.iter().enumerate();
        let found = states.flat_map(|(at, series)| series.sides.iter().filter(|side| wanted(side)).map(move |side| (at, side)));
        found.map(|(at, side)| say!(words, "compare-of-day", state = comparing.short(at), date = comparing.day(side))).collect()
    };
    let mut parts: Vec<&str> = comparing.all_sides().flat_map(|side| side.other_definitions()).map(String::as_str).collect();
    parts.sort_unstable();
    parts.dedup();
    if !parts.is_empty() {
        let sides = named(&|side| matches!(side.made_with, MadeWith::Others(_)));
        notices.push(say!(words, "compare-notice-definitions", list = sides.join(&comma), parts = parts.join(&comma)));
        let unknown = named(&|side| !side.reported_as_made);
        if !unknown.is_empty() {
            notices.push(say!(words, "compare-notice-not-as-made", list = unknown.join(&comma)));
        }
    }
    if comparing.comparison.narrowed {
        let count = comparing.comparison.asked.questions.iter().filter(|asked| **asked).count();
        notices.push(say!(words, "compare-notice-narrowed", count = count));
    }
    let withheld = named(&|side| side.answers_withheld());
    if !withheld.is_empty() {
        notices.push(say!(words, "compare-notice-withheld", list = withheld.join(&comma)));
    }
    notices
}

pub(super) fn chapter(comparing: &Comparing<'_>, document: &mut Document) {
    let words = comparing.words;
    document.heading(1, say!(words, "compare-method-heading"));
    document.paragraph(say!(words, "compare-method-basis"));
    if comparing.comparison.states.iter().any(|series| series.whole.is_some()) {
        document.paragraph(say!(words, "compare-method-certainty"));
        document.paragraph(say!(words, "compare-method-parts"));
    }
    if comparing.comparison.across.is_some() {
        document.paragraph(say!(words, "compare-method-across"));
    }
    document.paragraph(say!(words, "notice-use"));
}
