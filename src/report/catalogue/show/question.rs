//! A question: what may be answered, what that is worth, when it is asked. And the rules between questions.

use super::begin;
use crate::model::{Condition, NeedOf, NotApplicable, Otherwise, Question, QuestionId, QuestionKind, Rule};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, table};
use crate::report::document::{Block, ColumnKind, Document};
use crate::say;

/// Shows a question by position.
pub(super) fn show(c: Catalogue<'_>, at: usize) -> Document {
    let question = &c.library.questions[at];
    let mut document = begin(c, &c.question_text(question), say!(c.words, "catalogue-kind-question"), question.id.as_str());
    document.facts.push(c.fact("catalogue-fact-question-kind", c.question_kind(&question.kind)));
    let section = &c.library.sections[c.library.section_of[at]];
    document.facts.push(c.fact("catalogue-fact-section", c.named(&section.title, section.id.as_str())));
    document.facts.push(c.fact("catalogue-fact-not-applicable", not_applicable(c, question.not_applicable)));
    document.paragraph(question.help.clone());
    answers(c, question, &mut document);
    measures(c, question, &mut document);
    when(c, question, &mut document);
    decides(c, question, &mut document);
    needed(c, &question.id, &mut document);
    asked_in(c, at, &mut document);
    document
}

fn not_applicable(c: Catalogue<'_>, rule: NotApplicable) -> String {
    match rule {
        NotApplicable::Forbidden => say!(c.words, "catalogue-not-applicable-forbidden"),
        NotApplicable::Allowed => say!(c.words, "catalogue-not-applicable-allowed"),
        NotApplicable::Zero => say!(c.words, "catalogue-not-applicable-zero"),
    }
}

fn answers(c: Catalogue<'_>, question: &Question, document: &mut Document) {
    let title = say!(c.words, "catalogue-heading-answers");
    let number = |value: f64| value.to_string();
    match &question.kind {
        QuestionKind::Level { top, labels } => {
            let facts = levels(c, question, *top, labels);
            chapter(document, 1, title, |document| document.blocks.push(Block::Facts(facts)));
        }
        QuestionKind::Choice { options } => {
            let rows = options.iter().map(|option| [option.id.to_string(), option.text.clone(), number(option.value)]);
            options_table(c, "catalogue-column-value", rows.collect(), title, document);
        }
        QuestionKind::Checklist { options } => {
            let rows = options.iter().map(|option| [option.id.to_string(), option.text.clone(), number(option.weight)]);
            options_table(c, "catalogue-column-weight", rows.collect(), title, document);
        }
        QuestionKind::YesNo { yes, partly, no } => {
            let mut facts = vec![c.fact("catalogue-answer-yes", number(*yes))];
            facts.extend(partly.map(|partly| c.fact("catalogue-answer-partly", number(partly))));
            facts.push(c.fact("catalogue-answer-no", number(*no)));
            chapter(document, 1, say!(c.words, "catalogue-heading-answer-values"), |document| document.blocks.push(Block::Facts(facts)));
        }
        QuestionKind::Number { .. } => {
            let facts = goalposts(c, &question.kind);
            chapter(document, 1, title, |document| document.blocks.push(Block::Facts(facts)));
        }
        QuestionKind::Text => document.paragraph(say!(c.words, "catalogue-text-scores-nothing")),
    }
}

/// The levels that can be answered, with what each looks like.
fn levels(c: Catalogue<'_>, question: &Question, top: u8, labels: &[String]) -> Vec<(String, String)> {
    let Some(capability) = question.measures.first().and_then(|measure| c.capability(&measure.capability.id)) else {
        return (0..=top).map(|level| (level.to_string(), labels.get(usize::from(level)).cloned().unwrap_or_default())).collect();
    };
    let lowest = c.library.scale_of(capability).and_then(|scale| scale.levels.first()).map_or("", |level| &level.test);
    let mut facts = vec![(c.level(capability, 0), lowest.to_owned())];
    facts.extend(capability.levels.iter().map(|level| (c.level(capability, level.level), level.descriptor.clone())));
    facts
}

fn options_table(c: Catalogue<'_>, worth: &str, options: Vec<[String; 3]>, title: String, document: &mut Document) {
    let columns = [("catalogue-column-id", ColumnKind::Short), ("catalogue-column-answer", ColumnKind::Text), (worth, ColumnKind::Number)];
    let mut rows = table(c, title.clone(), &columns);
    for option in options {
        rows.row(option.map(Into::into).into());
    }
    chapter(document, 1, title, |document| document.table(rows));
}

fn goalposts(c: Catalogue<'_>, kind: &QuestionKind) -> Vec<(String, String)> {
    let QuestionKind::Number { from, to, logarithm, unit, min, max } = kind else { return Vec::new() };
    let with_unit = |number: f64| {
        let number = number.to_string();
        if unit.is_empty() { number } else { say!(c.words, "catalogue-number-unit", number = number, unit = unit.as_str()) }
    };
    let mut facts = vec![c.fact("catalogue-fact-number-from", with_unit(*from)), c.fact("catalogue-fact-number-to", with_unit(*to))];
    facts.extend(min.map(|min| c.fact("catalogue-fact-number-min", with_unit(min))));
    facts.extend(max.map(|max| c.fact("catalogue-fact-number-max", with_unit(max))));
    facts.push(c.fact("catalogue-fact-logarithm", c.yes_no(*logarithm)));
    facts
}

fn measures(c: Catalogue<'_>, question: &Question, document: &mut Document) {
    let columns = [
        ("catalogue-column-capability", ColumnKind::Text),
        ("catalogue-column-weight", ColumnKind::Number),
        ("catalogue-column-not-reached-without", ColumnKind::Short),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-measures"), &columns);
    for measure in &question.measures {
        let id = &measure.capability.id;
        let at = measure.at.map_or(crate::report::document::Cell::None, |level| c.level_of(id, level).into());
        rows.row(vec![c.capability_name(id).into(), measure.weight.to_string().into(), at]);
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-measures"), |document| document.table(rows));
}

fn when(c: Catalogue<'_>, question: &Question, document: &mut Document) {
    let conditions: Vec<String> = question.when.iter().map(|condition| c.condition(condition)).collect();
    if conditions.is_empty() {
        return;
    }
    document.heading(1, say!(c.words, "catalogue-heading-when"));
    document.list(conditions);
    document.paragraph(match question.otherwise {
        Otherwise::Zero => say!(c.words, "catalogue-otherwise-zero"),
        Otherwise::Exclude => say!(c.words, "catalogue-otherwise-exclude"),
    });
}

/// Follow-ups and rules that look at the answer.
fn decides(c: Catalogue<'_>, question: &Question, document: &mut Document) {
    let looks = |conditions: &[Condition]| conditions.iter().any(|condition| condition.question.id == question.id);
    let follow_ups = c.library.questions.iter().filter(|other| looks(&other.when));
    let follow_ups = follow_ups.map(|other| c.named(&c.question_text(other), other.id.as_str())).collect();
    chapter(document, 1, say!(c.words, "catalogue-heading-follow-ups"), |document| document.list(follow_ups));
    let rules = c.library.rules.iter().filter(|rule| looks(&rule.when)).map(|rule| c.named(&rule.text, &rule.id)).collect();
    chapter(document, 1, say!(c.words, "catalogue-title-rules"), |document| document.list(rules));
}

/// Nodes on which the question hangs alone.
fn needed(c: Catalogue<'_>, id: &QuestionId, document: &mut Document) {
    let mut nodes = Vec::new();
    for framework in &c.library.frameworks {
        for (at, node) in framework.nodes.iter().enumerate() {
            if node.needs.iter().any(|need| matches!(&need.of, NeedOf::Question(of) if of == id)) {
                nodes.push(c.node_name(framework, at));
            }
        }
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-needed-by"), |document| document.list(nodes));
}

fn asked_in(c: Catalogue<'_>, at: usize, document: &mut Document) {
    let names = c.asked_in(|asked| asked.questions[at]);
    chapter(document, 1, say!(c.words, "catalogue-heading-asked-in"), |document| document.list(names));
}

/// Shows a rule.
pub(super) fn rule(c: Catalogue<'_>, rule: &Rule) -> Document {
    let mut document = begin(c, &rule.id, say!(c.words, "catalogue-kind-rule"), &rule.id);
    document.paragraph(rule.text.clone());
    let conditions = rule.when.iter().map(|condition| c.condition(condition)).collect();
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-rule-when"), |document| document.list(conditions));
    let position = |condition: &Condition| c.library.question(&condition.question.id);
    let asked = rule.when.iter().filter_map(position).map(|at| &c.library.questions[at]);
    let asked = asked.map(|question| c.named(&c.question_text(question), question.id.as_str())).collect();
    chapter(&mut document, 1, say!(c.words, "catalogue-title-questions"), |document| document.list(asked));
    document
}
