//! Questionnaires, views, sections, questions and rules.

use super::frameworks::weight;
use super::required_source;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Definitions;
use crate::model::{
    Asks, ChecklistOption, ChoiceOption, Condition, FactsAsked, Measure, NotApplicable, Otherwise, Place, Question, QuestionKind,
    Questionnaire, QuestionnaireId, Reference, Rule, Section, Test, View,
};
use crate::read::record::{Findings, Record, list_of, number_of, text_of, wrong_type};
use crate::read::tree::{Data, Value};

/// Reads `[questionnaire]`, `[[view]]`, `[[section]]` and `[[rule]]` of a file.
pub(super) fn read(file: &mut Record<'_>, definitions: &mut Definitions, findings: &mut Findings) {
    let own = file.record("questionnaire", findings).map(|record| questionnaire(record, findings));
    let own_id = own.as_ref().map(|questionnaire| questionnaire.id.clone());
    definitions.questionnaires.extend(own);
    for record in file.records("view", findings) {
        definitions.views.extend(view(record, findings));
    }
    for record in file.records("section", findings) {
        definitions.sections.extend(section(record, own_id.as_ref(), findings));
    }
    for record in file.records("rule", findings) {
        definitions.rules.push(rule(record, findings));
    }
}

fn questionnaire(mut record: Record<'_>, findings: &mut Findings) -> Questionnaire {
    let id = record.id(findings);
    let facts = [("always", FactsAsked::Always), ("from-one-below", FactsAsked::FromOneBelow)];
    let questionnaire = Questionnaire {
        id: id.id,
        version: record.text("version", findings).unwrap_or_default(),
        title: record.required_text("title", findings),
        summary: record.text("summary", findings).unwrap_or_default(),
        facts_asked: record.word("facts-asked", &facts, findings).unwrap_or_default(),
        bank: record.boolean("bank", findings).unwrap_or(false),
        sections: record.references("sections", findings),
        source: required_source(&mut record, findings),
        place: id.place,
    };
    record.finish(findings);
    questionnaire
}

fn view(mut record: Record<'_>, findings: &mut Findings) -> Option<View> {
    let id = record.id(findings);
    let of = record.required_reference("of", findings);
    let title = record.required_text("title", findings);
    let summary = record.text("summary", findings).unwrap_or_default();
    if !record.has("asks") {
        record.tell_missing("asks", findings);
    }
    let asks = record.record("asks", findings).and_then(|asks| self::asks(asks, findings));
    record.finish(findings);
    Some(View { id: id.id, of, title, summary, asks: asks?, place: id.place })
}

fn asks(mut record: Record<'_>, findings: &mut Findings) -> Option<Asks> {
    let core = record.boolean("core", findings).unwrap_or(false);
    let pillar = record.reference("pillar", findings);
    let framework = record.reference("framework", findings);
    let node = record.reference("node", findings);
    let capabilities = record.references("capabilities", findings);
    let selectors = [core, pillar.is_some(), framework.is_some(), !capabilities.is_empty()];
    if selectors.iter().filter(|given| **given).count() > 1 || (node.is_some() && framework.is_none()) {
        findings.push(Diagnostic::new(Code::OneSelector, record.place));
    }
    let asks = if core {
        Some(Asks::Core)
    } else if let Some(pillar) = pillar {
        Some(Asks::Pillar(pillar))
    } else if let Some(framework) = framework {
        Some(Asks::Framework(framework, node))
    } else if capabilities.is_empty() {
        record.tell_missing("core", findings);
        None
    } else {
        Some(Asks::Capabilities(capabilities))
    };
    record.finish(findings);
    asks
}

fn section(mut record: Record<'_>, own: Option<&QuestionnaireId>, findings: &mut Findings) -> Option<Section> {
    let id = record.id(findings);
    let questionnaire =
        record.reference("questionnaire", findings).or_else(|| own.map(|own| Reference { id: own.clone(), place: id.place }));
    if questionnaire.is_none() {
        record.tell_missing("questionnaire", findings);
    }
    let title = record.required_text("title", findings);
    let intro = record.text("intro", findings).unwrap_or_default();
    let questions = record.records("question", findings).into_iter().filter_map(|q| question(q, findings)).collect();
    record.finish(findings);
    Some(Section { id: id.id, questionnaire: questionnaire?, title, intro, questions, place: id.place })
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Level,
    Choice,
    YesNo,
    Checklist,
    Number,
    Text,
}

fn question(mut record: Record<'_>, findings: &mut Findings) -> Option<Question> {
    let kinds = [
        ("level", Kind::Level),
        ("choice", Kind::Choice),
        ("yes-no", Kind::YesNo),
        ("checklist", Kind::Checklist),
        ("number", Kind::Number),
        ("text", Kind::Text),
    ];
    let id: Reference<crate::model::QuestionId> = record.id(findings);
    let kind = record.required_word("kind", &kinds, findings);
    let measures = measures(&mut record, findings);
    let from_capability = kind == Some(Kind::Level) && !measures.is_empty();
    let text = if from_capability { record.text("text", findings).unwrap_or_default() } else { record.required_text("text", findings) };
    let help = record.text("help", findings).unwrap_or_default();
    let when = when(&mut record, findings);
    let otherwise = record.word("otherwise", &[("zero", Otherwise::Zero), ("exclude", Otherwise::Exclude)], findings).unwrap_or_default();
    let states = [("forbidden", NotApplicable::Forbidden), ("allowed", NotApplicable::Allowed), ("zero", NotApplicable::Zero)];
    let not_applicable = record.word("not-applicable", &states, findings).unwrap_or_default();
    let since = record.text("since", findings).unwrap_or_default();
    let place = id.place;
    let kind = match kind {
        Some(Kind::Level) => Some(level(&mut record, from_capability, findings)),
        Some(Kind::Choice) => Some(QuestionKind::Choice { options: choice_options(&mut record, findings) }),
        Some(Kind::YesNo) => Some(yes_no(&mut record, findings)),
        Some(Kind::Checklist) => Some(QuestionKind::Checklist { options: checklist_options(&mut record, findings) }),
        Some(Kind::Number) => Some(number(&mut record, findings)),
        Some(Kind::Text) => Some(QuestionKind::Text),
        None => {
            // What belongs to an unknown kind cannot be judged.
            let _ = record.rest();
            None
        }
    };
    record.finish(findings);
    Some(Question { id: id.id, text, help, kind: kind?, measures, when, otherwise, not_applicable, since, place })
}

fn measures(record: &mut Record<'_>, findings: &mut Findings) -> Vec<Measure> {
    let alone = record.has("at") || record.has("weight");
    let at = record.level("at", findings).map(|(level, _)| level);
    let weight = weight(record, findings);
    let Some(value) = record.take("measures") else {
        if alone {
            findings.push(Diagnostic::new(Code::WeightWithoutMeasure, record.place));
        }
        return Vec::new();
    };
    match value.data {
        Data::Text(text) => {
            vec![Measure { capability: Reference { id: text.as_ref().into(), place: value.place }, weight, at }]
        }
        Data::List(list) => list.into_iter().filter_map(|item| measure(item, weight, at, findings)).collect(),
        other => {
            findings.push(wrong_type("measures", "text", &other, value.place));
            Vec::new()
        }
    }
}

fn measure(item: Value<'_>, general: f64, at: Option<u8>, findings: &mut Findings) -> Option<Measure> {
    if let Data::Text(text) = &item.data {
        return Some(Measure { capability: Reference { id: text.as_ref().into(), place: item.place }, weight: general, at });
    }
    let mut record = Record::from_value("measures", item, findings)?;
    let capability = record.required_reference("capability", findings);
    let own = if record.has("weight") { weight(&mut record, findings) } else { general };
    let at = record.level("at", findings).map(|(level, _)| level).or(at);
    record.finish(findings);
    Some(Measure { capability, weight: own, at })
}

fn level(record: &mut Record<'_>, from_capability: bool, findings: &mut Findings) -> QuestionKind {
    if from_capability {
        return QuestionKind::Level { top: 0, labels: Vec::new() };
    }
    let labels = record.plain_texts("levels", findings);
    let top = match record.whole("top", 1, 255, findings) {
        Some((top, place)) => {
            if !labels.is_empty() && labels.len() != usize::from(top) + 1 {
                findings.push(
                    Diagnostic::new(Code::OutOfRange, place)
                        .with("key", "top")
                        .with("found", top.to_string())
                        .with("min", (labels.len() - 1).to_string())
                        .with("max", (labels.len() - 1).to_string()),
                );
            }
            u8::try_from(top).unwrap_or(u8::MAX)
        }
        None if labels.len() > 1 => u8::try_from(labels.len() - 1).unwrap_or(u8::MAX),
        None => {
            record.tell_missing("top", findings);
            1
        }
    };
    QuestionKind::Level { top, labels }
}

fn value_in_unit(key: &'static str, value: f64, place: Place, findings: &mut Findings) -> f64 {
    if (0.0..=1.0).contains(&value) {
        return value;
    }
    findings.push(Diagnostic::new(Code::OptionValue, place).with("key", key).with("found", value.to_string()));
    0.0
}

fn yes_no(record: &mut Record<'_>, findings: &mut Findings) -> QuestionKind {
    let mut kind = (1.0, Some(0.5), 0.0);
    if let Some(mut values) = record.record("values", findings) {
        let mut own = |key| values.number(key, findings).map(|(value, place)| value_in_unit(key, value, place, findings));
        let yes = own("yes");
        let partly = own("partly");
        let no = own("no");
        kind = (yes.unwrap_or(1.0), partly, no.unwrap_or(0.0));
        values.finish(findings);
    }
    QuestionKind::YesNo { yes: kind.0, partly: kind.1, no: kind.2 }
}

fn choice_options(record: &mut Record<'_>, findings: &mut Findings) -> Vec<ChoiceOption> {
    let mut options = Vec::new();
    let place = record.place;
    for mut option in record.records("options", findings) {
        let id = option.id(findings).id;
        let text = option.required_text("text", findings);
        let value = option.required_number("value", findings).map_or(0.0, |(value, place)| value_in_unit("value", value, place, findings));
        option.finish(findings);
        options.push(ChoiceOption { id, text, value });
    }
    told_of_options(options.iter().map(|option| option.id.as_str()), place, findings);
    options
}

/// The most options that a checklist can have: an answer is kept as one bit each.
const MOST_OPTIONS: usize = 64;

fn checklist_options(record: &mut Record<'_>, findings: &mut Findings) -> Vec<ChecklistOption> {
    let mut options = Vec::new();
    let place = record.place;
    for mut option in record.records("options", findings) {
        let id = option.id(findings).id;
        let text = option.required_text("text", findings);
        let weight = match option.number("weight", findings) {
            Some((weight, place)) if weight < 0.0 => {
                findings.push(Diagnostic::new(Code::BadWeight, place).with("found", weight.to_string()).with("what", "weight"));
                1.0
            }
            Some((weight, _)) => weight,
            None => 1.0,
        };
        option.finish(findings);
        options.push(ChecklistOption { id, text, weight });
    }
    told_of_options(options.iter().map(|option| option.id.as_str()), place, findings);
    if options.len() > MOST_OPTIONS {
        findings.push(Diagnostic::new(Code::TooManyOptions, place).with("found", options.len()).with("most", MOST_OPTIONS));
        options.truncate(MOST_OPTIONS);
    }
    if !options.is_empty() && options.iter().map(|option| option.weight).sum::<f64>() <= 0.0 {
        findings.push(Diagnostic::new(Code::BadWeight, place).with("found", "0").with("what", "sum"));
    }
    options
}

fn told_of_options<'a>(ids: impl Iterator<Item = &'a str>, place: Place, findings: &mut Findings) {
    let mut seen = std::collections::BTreeSet::new();
    let mut any = false;
    for id in ids {
        any = true;
        if !seen.insert(id) {
            findings.push(Diagnostic::new(Code::DuplicateId, place).with("id", id).with("what", "option"));
        }
    }
    if !any {
        findings.push(Diagnostic::new(Code::NoOptions, place));
    }
}

/// Goalposts further from 0 than this would lose figures in the arithmetic.
const FURTHEST: f64 = 1e300;

fn number(record: &mut Record<'_>, findings: &mut Findings) -> QuestionKind {
    let place = record.place;
    let unit = record.text("unit", findings).unwrap_or_default();
    let min = record.number("min", findings).map(|(min, _)| min);
    let max = record.number("max", findings).map(|(max, _)| max);
    let from = record.required_number("from", findings);
    let to = record.required_number("to", findings);
    let logarithm = record.word("transform", &[("none", false), ("ln", true)], findings).unwrap_or(false);
    let (Some((from, from_place)), Some((to, to_place))) = (from, to) else {
        return QuestionKind::Number { from: 0.0, to: 1.0, logarithm: false, unit, min, max };
    };
    for (key, goalpost, place) in [("from", from, from_place), ("to", to, to_place)] {
        if goalpost.abs() > FURTHEST {
            findings.push(
                Diagnostic::new(Code::OutOfRange, place)
                    .with("key", key)
                    .with("found", goalpost.to_string())
                    .with("min", (-FURTHEST).to_string())
                    .with("max", FURTHEST.to_string()),
            );
            return QuestionKind::Number { from: 0.0, to: 1.0, logarithm: false, unit, min, max };
        }
    }
    let (near, far) = if logarithm && from > 0.0 && to > 0.0 { (from.ln(), to.ln()) } else { (from, to) };
    if (near - far).abs() < f64::EPSILON * near.abs().max(far.abs()).max(1.0) {
        findings.push(Diagnostic::new(Code::SameGoalposts, to_place).with("found", to.to_string()));
        return QuestionKind::Number { from: 0.0, to: 1.0, logarithm: false, unit, min, max };
    }
    if logarithm {
        for (goalpost, place) in [(from, from_place), (to, to_place)] {
            if goalpost <= 0.0 {
                findings.push(Diagnostic::new(Code::LogarithmGoalposts, place).with("found", goalpost.to_string()));
                return QuestionKind::Number { from: 0.0, to: 1.0, logarithm: false, unit, min, max };
            }
        }
    }
    if let (Some(least), Some(greatest)) = (min, max)
        && least > greatest
    {
        findings.push(
            Diagnostic::new(Code::OutOfRange, place)
                .with("key", "min")
                .with("found", least.to_string())
                .with("min", "…")
                .with("max", greatest.to_string()),
        );
    }
    QuestionKind::Number { from, to, logarithm, unit, min, max }
}

/// `when`: one condition or a list of them.
pub(super) fn when(record: &mut Record<'_>, findings: &mut Findings) -> Vec<Condition> {
    let Some(value) = record.take("when") else { return Vec::new() };
    let list = match value.data {
        Data::List(list) => list,
        data => vec![Value { place: value.place, data }],
    };
    list.into_iter().filter_map(|item| condition(item, findings)).collect()
}

fn condition(item: Value<'_>, findings: &mut Findings) -> Option<Condition> {
    let mut record = Record::from_value("when", item, findings)?;
    let question = record.required_reference("question", findings);
    let at_least = record.take("at-least").and_then(|value| number_of("at-least", &value, findings)).map(Test::AtLeast);
    let at_most = record.take("at-most").and_then(|value| number_of("at-most", &value, findings)).map(Test::AtMost);
    let is = record.take("is").map(|value| Test::Is(words_of("is", value, findings)));
    let includes = record.text("includes", findings).map(Test::Includes);
    let mut tests: Vec<Test> = [at_least, at_most, is, includes].into_iter().flatten().collect();
    if tests.len() != 1 {
        record.tell_missing("at-least", findings);
    }
    record.finish(findings);
    (tests.len() == 1).then(|| Condition { question, test: tests.remove(0) })
}

fn words_of(key: &'static str, value: Value<'_>, findings: &mut Findings) -> Vec<String> {
    match value.data {
        Data::List(_) => {
            list_of(key, value, findings).into_iter().filter_map(|item| text_of(key, item, findings)).map(|(text, _)| text).collect()
        }
        Data::Integer(number) => vec![number.to_string()],
        Data::Boolean(truth) => vec![if truth { "yes" } else { "no" }.to_owned()],
        _ => text_of(key, value, findings).map(|(text, _)| text).into_iter().collect(),
    }
}

fn rule(mut record: Record<'_>, findings: &mut Findings) -> Rule {
    let id: Reference<String> = record.id(findings);
    let text = record.required_text("text", findings);
    let when = when(&mut record, findings);
    if when.len() < 2 {
        record.tell_missing("when", findings);
    }
    record.finish(findings);
    Rule { id: id.id, text, when, place: id.place }
}
