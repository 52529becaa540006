//! Turning what somebody wrote as an answer into a checked value.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AnswerValue, Given, OptionId, Place, Question, QuestionKind, YesNo};
use crate::text::nearest;

/// What was written, as a reader may be shown it.
#[must_use]
pub fn shown(given: &Given) -> String {
    match given {
        Given::Text(text) | Given::Cell(text) => text.clone(),
        Given::Number { number, .. } => number.to_string(),
        Given::Boolean(truth) => truth.to_string(),
        Given::List(list) => list.join(", "),
    }
}

/// The checked value of an answer to a question.
///
/// # Errors
/// A finding at `place` where the value is of another kind than the question takes, or outside its range.
pub fn answer_value(question: &Question, given: &Given, place: Place) -> Result<AnswerValue, Diagnostic> {
    let wrong_kind = |expected: &'static str| {
        Diagnostic::new(Code::AnswerKind, place)
            .with("question", question.id.as_str())
            .with("found", shown(given))
            .with("expected", expected)
    };
    let out_of_range = |min: String, max: String| {
        Diagnostic::new(Code::AnswerRange, place)
            .with("question", question.id.as_str())
            .with("found", shown(given))
            .with("range", "numbers")
            .with("min", min)
            .with("max", max)
    };
    let unknown_option = |found: &str, options: &[&str]| {
        Diagnostic::new(Code::AnswerRange, place)
            .with("question", question.id.as_str())
            .with("found", found)
            .with("range", "options")
            .with("options", options.join(", "))
            .nearest(nearest(found, options.iter().copied()))
    };
    match (&question.kind, given) {
        (_, Given::Cell(text)) => answer_value(question, &of_cell(question, text), place),
        (QuestionKind::Level { top, .. }, Given::Number { number, whole: true }) => {
            if *number < 0.0 || *number > f64::from(*top) {
                return Err(out_of_range("0".to_owned(), top.to_string()));
            }
            // proof: checked above to lie between 0 and a u8, and whole
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Ok(AnswerValue::Level(*number as u8))
        }
        (QuestionKind::Level { .. }, _) => Err(wrong_kind("level")),
        (QuestionKind::Choice { options }, Given::Text(text)) => {
            if options.iter().any(|option| option.id.as_str() == text) {
                return Ok(AnswerValue::Option(OptionId(text.clone())));
            }
            let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
            Err(unknown_option(text, &ids))
        }
        (QuestionKind::Choice { options }, Given::Number { number, whole: true }) => {
            // Options such as "0" to "4" are often written without quotes.
            answer_value(question, &Given::Text(number.to_string()), place).map_err(|_| {
                let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
                unknown_option(&shown(given), &ids)
            })
        }
        (QuestionKind::Choice { .. }, _) => Err(wrong_kind("choice")),
        (QuestionKind::YesNo { partly, .. }, Given::Text(text)) => match text.as_str() {
            "yes" => Ok(AnswerValue::YesNo(YesNo::Yes)),
            "partly" if partly.is_some() => Ok(AnswerValue::YesNo(YesNo::Partly)),
            "no" => Ok(AnswerValue::YesNo(YesNo::No)),
            _ if partly.is_some() => Err(unknown_option(text, &["yes", "partly", "no"])),
            _ => Err(unknown_option(text, &["yes", "no"])),
        },
        (QuestionKind::YesNo { .. }, Given::Boolean(truth)) => Ok(AnswerValue::YesNo(if *truth { YesNo::Yes } else { YesNo::No })),
        (QuestionKind::YesNo { .. }, _) => Err(wrong_kind("yes-no")),
        (QuestionKind::Checklist { options }, Given::List(list)) => {
            let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
            match list.iter().find(|chosen| !ids.contains(&chosen.as_str())) {
                Some(unknown) => Err(unknown_option(unknown, &ids)),
                None => Ok(AnswerValue::Options(
                    // In the order of the question, each once, so that the order of ticking means nothing.
                    options.iter().filter(|option| list.contains(&option.id.0)).map(|option| option.id.clone()).collect(),
                )),
            }
        }
        (QuestionKind::Checklist { .. }, _) => Err(wrong_kind("checklist")),
        (QuestionKind::Number { min, max, .. }, Given::Number { number, .. }) => {
            if min.is_some_and(|min| *number < min) || max.is_some_and(|max| *number > max) {
                let bound = |bound: Option<f64>| bound.map_or("…".to_owned(), |bound| bound.to_string());
                return Err(out_of_range(bound(*min), bound(*max)));
            }
            Ok(AnswerValue::Number(*number))
        }
        (QuestionKind::Number { .. }, _) => Err(wrong_kind("number")),
        (QuestionKind::Text, Given::Text(text)) => Ok(AnswerValue::Text(text.clone())),
        (QuestionKind::Text, _) => Err(wrong_kind("text")),
    }
}

/// What the text of a cell says as an answer to a question. A list offers levels and options as `3: Established`; the part
/// before the colon is the answer.
fn of_cell(question: &Question, written: &str) -> Given {
    let text = written.trim();
    let first = text.split_once(':').map_or(text, |(first, _)| first).trim();
    match &question.kind {
        QuestionKind::Level { .. } => number(first).unwrap_or_else(|| Given::Text(text.to_owned())),
        QuestionKind::Number { .. } => number(text).unwrap_or_else(|| Given::Text(text.to_owned())),
        QuestionKind::Choice { options } => {
            let known = |id: &str| options.iter().any(|option| option.id.as_str() == id);
            Given::Text(if known(text) { text } else { first }.to_owned())
        }
        QuestionKind::YesNo { .. } => Given::Text(match first.to_lowercase().as_str() {
            "true" => "yes".to_owned(),
            "false" => "no".to_owned(),
            other => other.to_owned(),
        }),
        // "None of these" is an answer too and has to be told from a cell that nobody filled.
        QuestionKind::Checklist { .. } if text == NONE_OF_THESE => Given::List(Vec::new()),
        QuestionKind::Checklist { .. } => {
            Given::List(text.split([' ', ',', ';', '\n']).filter(|id| !id.is_empty()).map(str::to_owned).collect())
        }
        QuestionKind::Text => Given::Text(written.to_owned()),
    }
}

/// How a cell says that none of the options of a checklist holds.
pub const NONE_OF_THESE: &str = "(none)";

/// A number as people write it in a cell: with a point, or a comma where that can only be a decimal one.
fn number(text: &str) -> Option<Given> {
    let number: f64 = text.parse().ok().or_else(|| match text.split_once(',') {
        Some((whole, decimals)) if decimals.len() != 3 && !decimals.contains([',', '.']) => format!("{whole}.{decimals}").parse().ok(),
        _ => None,
    })?;
    number.is_finite().then_some(Given::Number { number, whole: number.fract() == 0.0 })
}
