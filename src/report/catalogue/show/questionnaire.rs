//! Questionnaires, views of them, and their sections.

use super::begin;
use crate::model::{FactsAsked, Questionnaire, QuestionnaireId, View};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, count, questions, table};
use crate::report::document::{ColumnKind, Document};
use crate::say;

/// Shows a questionnaire.
pub(in crate::report::catalogue) fn questionnaire(c: Catalogue<'_>, questionnaire: &Questionnaire) -> Document {
    let mut document = begin(c, &questionnaire.title, say!(c.words, "catalogue-kind-questionnaire"), questionnaire.id.as_str());
    if !questionnaire.version.is_empty() {
        document.facts.push(c.fact("catalogue-fact-version", questionnaire.version.as_str()));
    }
    asked_facts(c, &questionnaire.id, &mut document);
    let facts_asked = match questionnaire.facts_asked {
        FactsAsked::Always => say!(c.words, "catalogue-facts-asked-always"),
        FactsAsked::FromOneBelow => say!(c.words, "catalogue-facts-asked-from-one-below"),
    };
    document.facts.push(c.fact("catalogue-fact-facts-asked", facts_asked));
    document.facts.extend(c.source(&questionnaire.source));
    document.paragraph(questionnaire.summary.clone());
    if questionnaire.bank {
        document.paragraph(say!(c.words, "catalogue-bank"));
    }
    sections(c, questionnaire, &mut document);
    let views = c.library.views.iter().filter(|view| view.of.id == questionnaire.id);
    let views = views.map(|view| c.named(&view.title, view.id.as_str())).collect();
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-views"), |document| document.list(views));
    document
}

/// Adds how much is asked.
fn asked_facts(c: Catalogue<'_>, id: &QuestionnaireId, document: &mut Document) {
    let asked = c.library.asked(id);
    let holds = |list: &[bool]| list.iter().filter(|asked| **asked).count().to_string();
    document.facts.push(c.fact("catalogue-fact-questions", holds(&asked.questions)));
    document.facts.push(c.fact("catalogue-fact-capabilities", holds(&asked.capabilities)));
}

fn sections(c: Catalogue<'_>, questionnaire: &Questionnaire, document: &mut Document) {
    let columns = [("catalogue-column-section", ColumnKind::Text), ("catalogue-column-questions", ColumnKind::Number)];
    let mut rows = table(c, say!(c.words, "catalogue-heading-sections"), &columns);
    for (position, section) in c.library.sections.iter().enumerate().filter(|(_, section)| section.questionnaire.id == questionnaire.id) {
        let held = c.library.section_of.iter().filter(|of| **of == position).count();
        rows.row_with_remark(vec![c.named(&section.title, section.id.as_str()).into(), count(held)], section.intro.clone());
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-sections"), |document| document.table(rows));
}

/// Shows a view.
pub(super) fn view(c: Catalogue<'_>, view: &View) -> Document {
    let mut document = begin(c, &view.title, say!(c.words, "catalogue-kind-view"), view.id.as_str());
    let of = c.named(c.library.questionnaire_title(&view.of.id), view.of.id.as_str());
    document.facts.push(c.fact("catalogue-fact-view-of", of));
    document.facts.push(c.fact("catalogue-fact-asks", c.asks(&view.asks)));
    asked_facts(c, &view.id, &mut document);
    document.paragraph(view.summary.clone());
    let asked = c.library.asked(&view.id);
    let capabilities = c.library.capabilities.iter().zip(&asked.capabilities).filter(|(_, asked)| **asked);
    let names = capabilities.map(|(capability, _)| c.named(&capability.title, capability.id.as_str())).collect();
    chapter(&mut document, 1, say!(c.words, "catalogue-title-capabilities"), |document| document.list(names));
    document
}

/// Shows a section by position.
pub(super) fn section(c: Catalogue<'_>, at: usize) -> Document {
    let section = &c.library.sections[at];
    let mut document = begin(c, &section.title, say!(c.words, "catalogue-kind-section"), section.id.as_str());
    let of = &section.questionnaire.id;
    document.facts.push(c.fact("catalogue-fact-questionnaire", c.named(c.library.questionnaire_title(of), of.as_str())));
    document.paragraph(section.intro.clone());
    let own = c.library.questions.iter().zip(&c.library.section_of).filter(|(_, of)| **of == at).map(|(question, _)| question);
    let rows = questions(c, say!(c.words, "catalogue-caption-section", section = section.title.as_str()), own);
    chapter(&mut document, 1, say!(c.words, "catalogue-title-questions"), |document| {
        document.paragraph(say!(c.words, "catalogue-at-explained"));
        document.table(rows);
    });
    document
}
