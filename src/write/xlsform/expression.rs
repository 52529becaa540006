//! Conditions as expressions of a form, in XPath.

use crate::library::{
    FormField, HeadField, Library, NONE_CHOICE, NOT_APPLICABLE_CHOICE, QuestionField, UNKNOWN_CHOICE, WITHHELD_CHOICE, choice_name,
};
use crate::model::{Condition, NotApplicable, Question, QuestionId, QuestionKind, QuestionnaireId, Test};

/// The value of a field.
pub(super) fn of(field: &FormField) -> String {
    ["${", field.name().as_str(), "}"].concat()
}

/// The value of a field of a question.
pub(super) fn of_question(question: &QuestionId, field: QuestionField) -> String {
    of(&FormField::Question(question.clone(), field))
}

/// When a question is asked; empty where it is asked always.
///
/// A question that is itself not asked meets no condition, and not every tool forgets its answer at once: so what it waits for
/// is asked for again.
pub(super) fn asked(library: &Library, question: &Question) -> String {
    let mut tests = Vec::new();
    let mut seen = vec![&question.id];
    let mut waiting: Vec<&Question> = vec![question];
    while let Some(next) = waiting.pop() {
        for condition in &next.when {
            let test = holds(library, condition);
            if !tests.contains(&test) {
                tests.push(test);
            }
            if let Some(above) = library.question(&condition.question.id).map(|position| &library.questions[position])
                && !seen.contains(&&above.id)
            {
                seen.push(&above.id);
                waiting.push(above);
            }
        }
    }
    all(&tests)
}

/// That all of these hold; those that are empty do.
pub(super) fn all(tests: &[String]) -> String {
    joined(tests, " and ")
}

/// That any of these holds.
pub(super) fn any(tests: &[String]) -> String {
    joined(tests, " or ")
}

fn joined(tests: &[String], word: &str) -> String {
    let mut different: Vec<&str> = Vec::new();
    for test in tests.iter().map(String::as_str).filter(|test| !test.is_empty()) {
        if !different.contains(&test) {
            different.push(test);
        }
    }
    match different.as_slice() {
        [only] => (*only).to_owned(),
        several => several.iter().map(|test| ["(", test, ")"].concat()).collect::<Vec<_>>().join(word),
    }
}

/// That an answer meets a test. What is no number compares as false with any, so that "unknown" meets nothing.
fn holds(library: &Library, condition: &Condition) -> String {
    let value = of_question(&condition.question.id, QuestionField::Answer);
    match &condition.test {
        Test::AtLeast(least) => format!("{value} >= {least}"),
        // An empty answer must not pass for 0.
        Test::AtMost(most) => format!("{value} != '' and {value} <= {most}"),
        Test::Is(words) => {
            let level = library
                .question(&condition.question.id)
                .is_some_and(|position| matches!(library.questions[position].kind, QuestionKind::Level { .. }));
            let one = |word: &String| {
                let name = if level { word.clone() } else { choice_name(word) };
                format!("{value} = {}", literal(&name))
            };
            words.iter().map(one).collect::<Vec<_>>().join(" or ")
        }
        Test::Includes(option) => format!("selected({value}, {})", literal(&choice_name(option))),
    }
}

/// That a field has an answer.
pub(super) fn filled(question: &Question) -> String {
    let answer = of_question(&question.id, QuestionField::Answer);
    if is_choice(question) {
        return format!("{answer} != ''");
    }
    format!("{answer} != '' or {} != ''", of_question(&question.id, QuestionField::State))
}

/// That a question was answered "not applicable".
pub(super) fn not_applicable(question: &Question) -> String {
    let chosen = literal(NOT_APPLICABLE_CHOICE);
    match &question.kind {
        QuestionKind::Checklist { .. } => format!("selected({}, {chosen})", of_question(&question.id, QuestionField::Answer)),
        _ if is_choice(question) => format!("{} = {chosen}", of_question(&question.id, QuestionField::Answer)),
        _ => format!("{} = {chosen}", of_question(&question.id, QuestionField::State)),
    }
}

/// That what stands alone in a checklist does.
pub(super) fn stands_alone(question: &Question) -> String {
    let alone = [NONE_CHOICE, UNKNOWN_CHOICE, WITHHELD_CHOICE]
        .into_iter()
        .chain((question.not_applicable != NotApplicable::Forbidden).then_some(NOT_APPLICABLE_CHOICE));
    let chosen: Vec<String> = alone.map(|choice| format!("selected(., {})", literal(choice))).collect();
    any(&["count-selected(.) <= 1".to_owned(), format!("not({})", chosen.join(" or "))])
}

/// That a number lies within its limits; empty where it has none.
pub(super) fn within(min: Option<f64>, max: Option<f64>) -> String {
    all(&[min.map(|min| format!(". >= {min}")).unwrap_or_default(), max.map(|max| format!(". <= {max}")).unwrap_or_default()])
}

/// That a text is of this pattern.
pub(super) fn matches(pattern: &str) -> String {
    format!("regex(., {})", literal(pattern))
}

/// Whether the answer is a choice, so that a state can be one of the choices too.
pub(super) fn is_choice(question: &Question) -> bool {
    !matches!(question.kind, QuestionKind::Number { .. } | QuestionKind::Text)
}

/// What a filled form is called in the list of an office.
pub(super) fn instance_name(questionnaire: &QuestionnaireId) -> String {
    let head = |field| of(&FormField::Head(field));
    format!("concat({}, ' ', {}, ' ', {})", head(HeadField::Code), literal(questionnaire.as_str()), head(HeadField::Office))
}

/// A text in an expression. XPath has no escape for quotes, and `${` would be taken for a field.
pub(super) fn literal(text: &str) -> String {
    if !text.contains('\'') && !text.contains("${") {
        return format!("'{text}'");
    }
    let mut parts = Vec::new();
    for (at, stretch) in text.split('\'').enumerate() {
        if at > 0 {
            parts.push("\"'\"".to_owned());
        }
        for (at, piece) in stretch.split("${").enumerate() {
            if at > 0 {
                parts.push("'$'".to_owned());
                parts.push("'{'".to_owned());
            }
            parts.push(format!("'{piece}'"));
        }
    }
    format!("concat({})", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_goes_into_an_expression() {
        assert_eq!(literal("in-force"), "'in-force'");
        assert_eq!(literal("State's"), "concat('State', \"'\", 's')");
        assert_eq!(literal("${x}"), "concat('', '$', '{', 'x}')");
    }

    #[test]
    fn joins_what_must_hold() {
        assert_eq!(all(&[]), "");
        assert_eq!(all(&["a".into(), String::new()]), "a");
        assert_eq!(all(&["a".into(), "b or c".into()]), "(a) and (b or c)");
        assert_eq!(within(Some(0.0), None), ". >= 0");
        assert_eq!(within(Some(-1.5), Some(1e21)), "(. >= -1.5) and (. <= 1000000000000000000000)");
    }
}
