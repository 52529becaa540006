//! Figures as readers see them.

use crate::model::CostRange;
use crate::say;
use crate::score::{EQUAL, NodeScore, Rating, RatingOutcome, Readings, shown_percent};
use crate::words::Words;

/// A share as "42.3".
pub(super) fn percent(share: f64) -> String {
    format!("{:.1}", shown_percent(share))
}

/// A round share as "25 %".
pub(super) fn percent_in_full(share: f64, words: &Words) -> String {
    say!(words, "percent", figure = format!("{:.0}", share * 100.0))
}

/// A share as "42.3 %", or a dash where there is none.
pub(super) fn percent_or_dash(share: Option<f64>, words: &Words) -> String {
    share.map_or_else(|| say!(words, "dash"), |share| say!(words, "percent", figure = percent(share)))
}

/// Money with thin groups of three digits: "1 250 000".
pub(super) fn money(amount: f64) -> String {
    // proof: costs are checked to be finite and not negative, and far below 2^63
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let digits = (amount.round() as u64).to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// J and its changes are told in points of a hundred.
pub(super) fn points(value: f64) -> String {
    format!("{:.2}", (value * 10_000.0 + 0.5 + EQUAL).floor() / 100.0)
}

/// A range of money with its currency; one figure where both ends are the same.
pub(super) fn cost(range: CostRange, currency: &str, words: &Words) -> String {
    let (low, high) = (money(range.low), money(range.high));
    if low == high {
        say!(words, "cost-one", amount = low, currency = currency)
    } else {
        say!(words, "cost-range", low = low, high = high, currency = currency)
    }
}

/// The rating of an element: "P", "P, up to L", or why there is none.
pub(super) fn rating(outcome: RatingOutcome, words: &Words) -> String {
    match outcome {
        RatingOutcome::NoElement => String::new(),
        RatingOutcome::NotApplicable => say!(words, "rating-not-applicable"),
        RatingOutcome::NotAssessed => say!(words, "rating-not-assessed"),
        RatingOutcome::NotAsked => say!(words, "rating-not-asked"),
        RatingOutcome::NoTarget => say!(words, "dash"),
        RatingOutcome::Rated { claimed, potential, .. } if potential > claimed => {
            say!(words, "rating-up-to", rating = letter(claimed), potential = letter(potential))
        }
        RatingOutcome::Rated { claimed, .. } => letter(claimed).to_owned(),
    }
}

/// The letter of a rating.
pub(super) fn letter(rating: Rating) -> &'static str {
    match rating {
        Rating::N => "N",
        Rating::P => "P",
        Rating::L => "L",
        Rating::F => "F",
    }
}

/// The readings of a node as shares of its maximum.
pub(super) fn shares(score: &NodeScore) -> Readings {
    if score.max <= 0.0 {
        return Readings::default();
    }
    Readings::of(score.readings.array().map(|value| (value / score.max).clamp(0.0, 1.0)))
}

/// A list in words: "a", "a and b", "a, b and c".
pub(super) fn listed(items: &[String], words: &Words) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => say!(words, "list-and", first = first.join(&say!(words, "list-comma")), last = last.as_str()),
    }
}
