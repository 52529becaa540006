//! What States, days, figures and differences are called.

use super::Comparing;
use crate::compare::{Certainty, FigureChange, Side, Split, Standing};
use crate::model::{Framework, SubmissionStatus};
use crate::report::figures::percent;
use crate::say;
use crate::score::{EQUAL, shown_percent};
use crate::words::Words;

/// The letters of States that are not named: A to Z, then AA.
pub(super) fn letter(at: usize) -> String {
    let letter = |at: usize| u8::try_from(at % 26).map_or('A', |at| char::from(b'A' + at));
    if at < 26 { letter(at).to_string() } else { [self::letter(at / 26 - 1), letter(at).to_string()].concat() }
}

impl Comparing<'_> {
    /// A State as readers know it: its name and code, or its letter.
    pub(super) fn state(&self, at: usize) -> String {
        let words = self.words;
        if self.anonymous {
            return say!(words, "compare-state-letter", letter = letter(at));
        }
        let Some(submission) = self.series(at).latest().map(|side| &side.handed.submission) else { return String::new() };
        match (submission.state.as_str(), submission.code.as_str()) {
            ("", "") => say!(words, "compare-state-unnamed", number = at + 1),
            (state, "") => state.to_owned(),
            ("", code) => code.to_owned(),
            (state, code) => say!(words, "report-state", state = state, code = code),
        }
    }

    /// The shortest that a State is known by.
    pub(super) fn short(&self, at: usize) -> String {
        let code = self.series(at).latest().map(|side| side.handed.submission.code.as_str()).unwrap_or_default();
        match (self.anonymous, code) {
            (true, _) => letter(at),
            (false, "") => say!(self.words, "compare-state-unnamed", number = at + 1),
            (false, code) => code.to_owned(),
        }
    }

    /// States in a list, by what they are known by for short.
    pub(super) fn states(&self, states: impl Iterator<Item = usize>) -> String {
        states.map(|at| self.short(at)).collect::<Vec<_>>().join(&say!(self.words, "list-comma"))
    }

    pub(super) fn day(&self, side: &Side) -> String {
        side.handed.submission.assessed_on.map_or_else(|| say!(self.words, "report-no-date"), |day| day.to_string())
    }

    /// An assessment in a few words: its day, questionnaire, status, and what is withheld or made with other definitions.
    pub(super) fn described(&self, side: &Side) -> String {
        let words = self.words;
        let submission = &side.handed.submission;
        let status = match submission.status {
            SubmissionStatus::Draft => say!(words, "report-status-draft"),
            SubmissionStatus::Reviewed => say!(words, "report-status-reviewed"),
            SubmissionStatus::Approved => say!(words, "report-status-approved"),
        };
        let title = self.library.questionnaire_title(&submission.questionnaire.id);
        let mut parts = vec![self.day(side), title.to_owned(), status];
        if side.handed.shared.is_some() {
            parts.push(if side.answers_withheld() { say!(words, "compare-shared-figures") } else { say!(words, "compare-shared") });
        }
        if !side.other_definitions().is_empty() {
            let version = submission.definitions.version.as_deref().unwrap_or("–");
            parts.push(say!(words, "compare-other-definitions", version = version));
        }
        parts.join(&say!(words, "list-comma"))
    }

    /// How sure a difference is, in a word or two; and that it is a small one, where it moved and is shown as nothing.
    pub(super) fn sure(&self, figure: &FigureChange) -> String {
        let certainty = self.certainty(figure.certainty);
        let (then, now) = (figure.then.claimed, figure.now.claimed);
        let is_hidden = (now - then).abs() > EQUAL && difference(then, now) == NOTHING;
        if is_hidden { say!(self.words, "compare-hidden", certainty = certainty) } else { certainty }
    }

    /// How sure a difference is, in a word or two.
    pub(super) fn certainty(&self, certainty: Certainty) -> String {
        let words = self.words;
        match certainty {
            Certainty::Unchanged => say!(words, "compare-unchanged"),
            Certainty::WithinUncertainty => say!(words, "compare-within"),
            Certainty::Clear => say!(words, "compare-clear"),
            Certainty::Evidenced => say!(words, "compare-evidenced"),
        }
    }

    /// Why there is no figure.
    pub(super) fn why_none(&self, standing: Standing) -> String {
        let words = self.words;
        match standing {
            Standing::Figure(_) => String::new(),
            Standing::NotApplicable => say!(words, "state-not-applicable"),
            Standing::NotAsked => say!(words, "state-not-asked"),
            Standing::NotComparable => say!(words, "compare-not-comparable"),
        }
    }
}

/// What a difference is shown as that is none, or too small to be seen.
const NOTHING: &str = "0.0";

/// A difference of two shares as their shown percentages have it, in points: "+5.8"; without a sign where nothing of it is to be seen.
pub(super) fn difference(then: f64, now: f64) -> String {
    signed(shown_percent(now) - shown_percent(then))
}

/// A part of a difference in points: "+0.4".
pub(super) fn part(share: f64) -> String {
    signed(rounded(share))
}

/// The parts of a difference in the claimed reading, in points as they are shown. What rounding leaves over goes to the greatest part,
/// so that the shown figures add up by hand.
pub(super) fn shown_parts(split: &Split) -> [String; 5] {
    let parts = split.parts().map(|part| part[1]);
    let mut points = parts.map(rounded);
    let whole = shown_percent(split.now[1]) - shown_percent(split.then[1]);
    let left = whole - points.iter().sum::<f64>();
    let greatest = (0..parts.len()).max_by(|a, b| parts[*a].abs().total_cmp(&parts[*b].abs()).then(b.cmp(a)));
    if let Some(greatest) = greatest.filter(|greatest| parts[*greatest].abs() > EQUAL) {
        points[greatest] += left;
    }
    points.map(signed)
}

/// Points to one decimal, half away from zero.
fn rounded(share: f64) -> f64 {
    if share < 0.0 { -shown_percent(-share) } else { shown_percent(share) }
}

fn signed(points: f64) -> String {
    let text = format!("{:.1}", points.abs());
    match text.as_str() {
        NOTHING => text,
        _ if points < 0.0 => ["−", &text].concat(),
        _ => ["+", &text].concat(),
    }
}

/// The parts of a difference in the claimed reading, in words, those that are nothing left out.
pub(super) fn parts(split: &Split, words: &Words) -> String {
    const NAMES: [&str; 5] =
        ["compare-part-definitions", "compare-part-newly", "compare-part-no-longer", "compare-part-differently", "compare-part-evidence"];
    let parts = split.parts();
    let told = NAMES.iter().zip(parts).zip(shown_parts(split)).filter(|((_, values), _)| values[1].abs() > EQUAL);
    let in_words = |part: f64, shown: String| match shown.as_str() {
        NOTHING if part < 0.0 => say!(words, "compare-slightly-down"),
        NOTHING => say!(words, "compare-slightly-up"),
        _ => shown,
    };
    let told: Vec<String> = told.map(|((name, values), shown)| words.say(name, &[("points", in_words(values[1], shown).into())])).collect();
    if told.is_empty() { say!(words, "compare-part-none") } else { told.join(&say!(words, "list-semicolon")) }
}

/// The nodes of a framework from its root down, each before what is under it, with how deep it lies.
pub(super) fn in_order(framework: &Framework) -> Vec<(usize, usize)> {
    let children = framework.children();
    let mut found = Vec::with_capacity(framework.nodes.len());
    let mut waiting = vec![(0, 0)];
    while let Some((node, depth)) = waiting.pop() {
        if node < framework.nodes.len() {
            found.push((node, depth));
            waiting.extend(children[node].iter().rev().map(|child| (*child, depth + 1)));
        }
    }
    found
}

/// A share as "42.3", or a dash.
pub(super) fn figure(share: Option<f64>, words: &Words) -> String {
    share.map_or_else(|| say!(words, "dash"), percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_have_their_sign_and_letters_go_on() {
        assert_eq!(difference(0.5, 0.5), "0.0");
        assert_eq!(difference(0.523, 0.581), "+5.8");
        assert_eq!(difference(0.581, 0.523), "−5.8");
        assert_eq!([difference(0.5, 0.500_01), difference(0.5, 0.499_99)], ["0.0", "0.0"]);
        assert_eq!([part(-0.0123), part(-0.000_01), part(0.0)], ["−1.2", "0.0", "0.0"]);
        // A part that is not to be seen is told in words, with its direction.
        let split =
            Split { then: [0.5; 3], newly_answered: [0.123; 3], no_longer_answered: [-0.000_1; 3], now: [0.622_9; 3], ..Split::default() };
        let told = parts(&split, &Words::english());
        assert!(told.contains("no longer answered (down by less than 0.1)") && !told.contains("0.0"), "{told}");
        let split = Split { then: [0.833_33; 3], answered_differently: [0.083_33; 3], now: [0.916_66; 3], ..Split::default() };
        assert_eq!(shown_parts(&split), ["0.0", "0.0", "0.0", "+8.4", "0.0"]);
        assert_eq!([0, 25, 26, 27, 51, 52].map(letter), ["A", "Z", "AA", "AB", "AZ", "BA"]);
    }
}
