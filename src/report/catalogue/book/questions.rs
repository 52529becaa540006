//! Questionnaires with their sections and questions, in short.

use super::{Catalogue, facts, moved};
use crate::library::Library;
use crate::model::{Condition, FactsAsked, NotApplicable, Question, QuestionKind, Questionnaire, Test};
use crate::report::catalogue::list::questions::questionnaires;
use crate::report::catalogue::show;
use crate::report::catalogue::tables::{question_cells, question_table};
use crate::report::document::Document;
use crate::report::figures;
use crate::say;

pub(super) fn chapter(c: Catalogue<'_>, document: &mut Document) {
    let mut overview = Document::default();
    let (title, _) = questionnaires(c, &mut overview);
    super::chapter(document, title, |document| {
        moved(document, 1, overview);
        for questionnaire in &c.library.questionnaires {
            one(c, questionnaire, document);
        }
    });
}

fn one(c: Catalogue<'_>, questionnaire: &Questionnaire, document: &mut Document) {
    document.heading(2, c.named(&questionnaire.title, questionnaire.id.as_str()));
    document.paragraph(questionnaire.summary.clone());
    let about = show::questionnaire::questionnaire(c, questionnaire).facts;
    facts(document, about.into_iter().skip(2).collect());
    document.paragraph([say!(c.words, "catalogue-at-explained"), say!(c.words, "codebook-yes-no")].join(" "));
    for (position, section) in c.library.sections.iter().enumerate().filter(|(_, section)| section.questionnaire.id == questionnaire.id) {
        document.heading(3, c.named(&section.title, section.id.as_str()));
        document.paragraph(section.intro.clone());
        let mut rows = question_table(c, say!(c.words, "catalogue-caption-section", section = section.title.as_str()));
        let own = c.library.questions.iter().zip(&c.library.section_of).filter(|(_, of)| **of == position);
        for (question, _) in own {
            rows.row_with_remark(question_cells(c, question), in_short(c, questionnaire, question));
        }
        document.table(rows);
    }
}

/// What is asked, what can be answered and what that is worth, when it is asked.
fn in_short(c: Catalogue<'_>, questionnaire: &Questionnaire, question: &Question) -> String {
    let mut lines = vec![c.question_text(question), question.help.clone(), answers(c, &question.kind)];
    let from_one_below = questionnaire.facts_asked == FactsAsked::FromOneBelow;
    let conditions = question.when.iter().filter(|condition| !(from_one_below && is_of_level(c.library, question, condition)));
    let conditions: Vec<String> = conditions.map(|condition| c.condition(condition)).collect();
    if !conditions.is_empty() {
        lines.push(say!(c.words, "codebook-asked-when", conditions = figures::listed(&conditions, c.words)));
    }
    if question.not_applicable != NotApplicable::Forbidden {
        lines.push(say!(c.words, "codebook-not-applicable"));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Whether a condition only says what the questionnaire says of all its facts.
fn is_of_level(library: &Library, question: &Question, condition: &Condition) -> bool {
    question.measures.iter().any(|measure| {
        let level = library.level_question(&measure.capability.id).map(|position| &library.questions[position].id);
        let below = measure.at.map(|level| f64::from(level) - 1.0);
        level == Some(&condition.question.id) && below.is_some_and(|below| condition.test == Test::AtLeast(below))
    })
}

fn answers(c: Catalogue<'_>, kind: &QuestionKind) -> String {
    let worth = |answer: String, value: f64| say!(c.words, "codebook-worth", answer = answer, value = value.to_string());
    let list: Vec<String> = match kind {
        QuestionKind::Level { labels, .. } => labels.iter().zip(0u8..).map(|(label, level)| numbered(level, label)).collect(),
        QuestionKind::Choice { options } => options.iter().map(|option| worth(option.text.clone(), option.value)).collect(),
        QuestionKind::Checklist { options } => options.iter().map(|option| worth(option.text.clone(), option.weight)).collect(),
        QuestionKind::YesNo { yes, partly, no } => {
            let near = |value: f64, usual: f64| (value - usual).abs() < f64::EPSILON;
            if near(*yes, 1.0) && near(*no, 0.0) && partly.is_some_and(|partly| near(partly, 0.5)) {
                return String::new();
            }
            let mut list = vec![worth(say!(c.words, "catalogue-answer-yes"), *yes)];
            list.extend(partly.map(|partly| worth(say!(c.words, "catalogue-answer-partly"), partly)));
            list.push(worth(say!(c.words, "catalogue-answer-no"), *no));
            list
        }
        QuestionKind::Number { from, to, unit, .. } => {
            let (from, to) = (from.to_string(), to.to_string());
            let unit = if unit.is_empty() { say!(c.words, "codebook-no-unit") } else { unit.clone() };
            return say!(c.words, "codebook-goalposts", from = from, to = to, unit = unit);
        }
        QuestionKind::Text => Vec::new(),
    };
    if list.is_empty() { String::new() } else { say!(c.words, "codebook-answers", list = list.join(&say!(c.words, "list-semicolon"))) }
}

fn numbered(level: u8, label: &str) -> String {
    [level.to_string().as_str(), " ", label].concat()
}
