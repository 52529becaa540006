//! Questions: what they measure, at which level, and when they are asked.

use super::{Check, rings};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Condition, Otherwise, Question, QuestionKind, Test};
use crate::text::nearest;
use std::collections::BTreeMap;

pub(super) fn check(check: &mut Check<'_>) {
    measures(check);
    conditions(check);
    let library = check.library;
    for rule in &library.rules {
        for condition in &rule.when {
            one_condition(check, condition);
        }
    }
    let found = rings(library.questions.len(), |at| {
        library.questions[at].when.iter().filter_map(|condition| library.question(&condition.question.id)).collect()
    });
    for members in found {
        let names: Vec<&str> = members.iter().map(|member| library.questions[*member].id.as_str()).collect();
        let first = &library.questions[members[0]];
        check.push(Diagnostic::new(Code::ConditionCycle, first.place).with("members", names.join(" → ")));
    }
}

fn measures(check: &mut Check<'_>) {
    let library = check.library;
    let mut level_question: BTreeMap<&str, &Question> = BTreeMap::new();
    for question in &library.questions {
        let is_level = matches!(question.kind, QuestionKind::Level { .. });
        if is_level && question.measures.len() > 1 {
            check.push(Diagnostic::new(Code::LevelMeasuresMany, question.place).with("id", question.id.as_str()));
        }
        for measure in &question.measures {
            let exists = library.capability(&measure.capability.id).is_some();
            check.known("capability", &measure.capability, exists, library.capabilities.iter().map(|c| c.id.as_str()));
            if is_level && let Some(before) = level_question.insert(measure.capability.id.as_str(), question) {
                check.push(
                    Diagnostic::new(Code::TwoLevelQuestions, question.place)
                        .with("id", measure.capability.id.as_str())
                        .related(before.place),
                );
            }
        }
    }
    for question in &library.questions {
        if matches!(question.kind, QuestionKind::Level { .. }) {
            if question.measures.iter().any(|measure| measure.at.is_some()) {
                check.push(Diagnostic::new(Code::LevelQuestionWithAt, question.place).with("id", question.id.as_str()));
            }
            continue;
        }
        for measure in &question.measures {
            let has_level = library.level_question(&measure.capability.id).is_some();
            let top = library.capability(&measure.capability.id).map_or(u8::MAX, |c| library.top_of(&library.capabilities[c]));
            match measure.at {
                Some(_) if !has_level => check.push(
                    Diagnostic::new(Code::LevelWithoutLevelQuestion, question.place)
                        .with("id", question.id.as_str())
                        .with("capability", measure.capability.id.as_str()),
                ),
                Some(at) if at == 0 || at > top => {
                    check.push(
                        Diagnostic::new(Code::FactLevel, question.place).with("id", question.id.as_str()).with("at", at).with("top", top),
                    );
                }
                None if has_level => check.push(
                    Diagnostic::new(Code::FactIsContext, question.place)
                        .with("id", question.id.as_str())
                        .with("capability", measure.capability.id.as_str()),
                ),
                _ => {}
            }
        }
    }
}

fn conditions(check: &mut Check<'_>) {
    let library = check.library;
    for question in &library.questions {
        for condition in &question.when {
            one_condition(check, condition);
            let Some(above) = library.question(&condition.question.id).map(|position| &library.questions[position]) else { continue };
            if question.otherwise == Otherwise::Exclude && scores(check, above) {
                check.push(
                    Diagnostic::new(Code::ExcludeOnScoring, question.place)
                        .with("id", question.id.as_str())
                        .with("above", above.id.as_str())
                        .related(above.place),
                );
            }
            for measure in &question.measures {
                let same = above.measures.iter().any(|other| other.capability.id == measure.capability.id);
                let is_level = matches!(above.kind, QuestionKind::Level { .. });
                if let (true, true, Some(at), Test::AtLeast(least)) = (same, is_level, measure.at, &condition.test)
                    && *least > f64::from(at)
                {
                    check.push(
                        Diagnostic::new(Code::FactAskedTooLate, question.place)
                            .with("id", question.id.as_str())
                            .with("at", at)
                            .with("asked", least.to_string()),
                    );
                }
            }
        }
    }
}

/// Whether a question enters a score by itself: through a capability, or as a leaf of a tree.
pub(super) fn scores(check: &Check<'_>, question: &Question) -> bool {
    let library = check.library;
    if matches!(question.kind, QuestionKind::Text) {
        return false;
    }
    let through_capability = question.measures.iter().any(|measure| {
        let is_level = matches!(question.kind, QuestionKind::Level { .. });
        is_level || measure.at.is_some() || library.level_question(&measure.capability.id).is_none()
    });
    through_capability || is_leaf(check, question)
}

pub(super) fn is_leaf(check: &Check<'_>, question: &Question) -> bool {
    check
        .library
        .frameworks
        .iter()
        .flat_map(|framework| &framework.nodes)
        .flat_map(|node| &node.needs)
        .any(|need| matches!(&need.of, crate::model::NeedOf::Question(id) if *id == question.id))
}

/// A condition must name a question, and some answer of it must be able to meet it.
fn one_condition(check: &mut Check<'_>, condition: &Condition) {
    let library = check.library;
    let Some(above) = library.question(&condition.question.id).map(|position| &library.questions[position]) else {
        check.known("question", &condition.question, false, library.questions.iter().map(|q| q.id.as_str()));
        return;
    };
    let never = |near: Option<&str>| {
        Diagnostic::new(Code::ConditionNeverHolds, condition.question.place).with("id", above.id.as_str()).nearest(near)
    };
    let words = |allowed: &[&str], given: &[String]| -> Option<Diagnostic> {
        if given.is_empty() {
            return Some(never(None));
        }
        let unknown = given.iter().find(|word| !allowed.contains(&word.as_str()))?;
        Some(never(nearest(unknown, allowed.iter().copied())))
    };
    let finding = match (&above.kind, &condition.test) {
        (QuestionKind::Level { top, .. }, Test::AtLeast(least)) => (*least > f64::from(*top)).then(|| never(None)),
        (QuestionKind::Level { .. }, Test::AtMost(most)) => (*most < 0.0).then(|| never(None)),
        (QuestionKind::Level { top, .. }, Test::Is(given)) => {
            let levels: Vec<String> = (0..=*top).map(|level| level.to_string()).collect();
            words(&levels.iter().map(String::as_str).collect::<Vec<_>>(), given)
        }
        (QuestionKind::Number { max, .. }, Test::AtLeast(least)) => max.is_some_and(|max| *least > max).then(|| never(None)),
        (QuestionKind::Number { min, .. }, Test::AtMost(most)) => min.is_some_and(|min| *most < min).then(|| never(None)),
        (QuestionKind::YesNo { partly, .. }, Test::Is(given)) => {
            words(if partly.is_some() { &["yes", "partly", "no"] } else { &["yes", "no"] }, given)
        }
        (QuestionKind::Choice { options }, Test::Is(given)) => {
            words(&options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>(), given)
        }
        (QuestionKind::Checklist { options }, Test::Includes(given)) => {
            words(&options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>(), std::slice::from_ref(given))
        }
        _ => Some(never(None)),
    };
    check.findings.extend(finding);
}
