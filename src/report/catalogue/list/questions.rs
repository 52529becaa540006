//! Lists of questionnaires, questions and rules.

use crate::model::{Questionnaire, QuestionnaireId};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, count, question_cells, question_table, table};
use crate::report::document::{Cell, ColumnKind, Document};
use crate::say;

/// Questionnaires and views, with what each asks.
pub(in crate::report::catalogue) fn questionnaires(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let title = say!(c.words, "catalogue-title-questionnaires");
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-questions", ColumnKind::Number),
        ("catalogue-column-capabilities", ColumnKind::Number),
    ];
    let mut rows = table(c, title.clone(), &columns);
    for questionnaire in &c.library.questionnaires {
        let remark = if questionnaire.bank { say!(c.words, "catalogue-bank") } else { String::new() };
        rows.row_with_remark(asked_cells(c, &questionnaire.id, &questionnaire.title), remark);
        for view in c.library.views.iter().filter(|view| view.of.id == questionnaire.id) {
            let remark = say!(c.words, "catalogue-view-of", questionnaire = questionnaire.id.as_str(), asks = c.asks(&view.asks));
            rows.row_with_remark(asked_cells(c, &view.id, &view.title), remark);
        }
    }
    document.table(rows);
    (title, c.library.questionnaires.len() + c.library.views.len())
}

fn asked_cells(c: Catalogue<'_>, id: &QuestionnaireId, title: &str) -> Vec<Cell> {
    let asked = c.library.asked(id);
    let holds = |list: &[bool]| count(list.iter().filter(|asked| **asked).count());
    vec![id.as_str().into(), title.into(), holds(&asked.questions), holds(&asked.capabilities)]
}

/// Questions by section.
pub(super) fn questions(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    if !c.library.questions.is_empty() {
        document.paragraph(say!(c.words, "catalogue-at-explained"));
    }
    for questionnaire in &c.library.questionnaires {
        let title = c.named(&questionnaire.title, questionnaire.id.as_str());
        chapter(document, 1, title, |document| sections(c, questionnaire, document));
    }
    (say!(c.words, "catalogue-title-questions"), c.library.questions.len())
}

fn sections(c: Catalogue<'_>, questionnaire: &Questionnaire, document: &mut Document) {
    for (position, section) in c.library.sections.iter().enumerate().filter(|(_, section)| section.questionnaire.id == questionnaire.id) {
        let mut rows = question_table(c, say!(c.words, "catalogue-caption-section", section = section.title.as_str()));
        for (question, of) in c.library.questions.iter().zip(&c.library.section_of) {
            if *of == position {
                rows.row(question_cells(c, question));
            }
        }
        chapter(document, 2, c.named(&section.title, section.id.as_str()), |document| document.table(rows));
    }
}

/// Combinations of answers that contradict themselves.
pub(in crate::report::catalogue) fn rules(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let title = say!(c.words, "catalogue-title-rules");
    let columns = [("catalogue-column-id", ColumnKind::Short), ("catalogue-column-when", ColumnKind::Text)];
    let mut rows = table(c, title.clone(), &columns);
    for rule in &c.library.rules {
        let when: Vec<String> = rule.when.iter().map(|condition| c.condition(condition)).collect();
        let when = crate::report::figures::listed(&when, c.words);
        rows.row_with_remark(vec![rule.id.as_str().into(), when.into()], rule.text.clone());
    }
    document.table(rows);
    (title, c.library.rules.len())
}
