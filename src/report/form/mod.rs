//! Blank forms to be printed and filled by hand, for meetings without screens.
//!
//! `paper` puts the questions in the order in which they are printed and numbers them, `question` prints one,
//! `condition` says when one is to be answered.

mod condition;
mod paper;
mod question;

use super::document::{Block, Document, Layout};
use super::figures::listed;
use crate::library::{Library, SHORT};
use crate::model::{Date, Marking, QuestionnaireId, Respondent, Scale, SectionId};
use crate::say;
use crate::words::Words;
use paper::{Group, Paper};

/// Numbered entries for documents at the end of a form.
const DOCUMENTS: usize = 12;

/// What a blank form is of, and what of its head is known already.
#[derive(Debug, Clone, Copy)]
pub struct BlankForm<'a> {
    /// The definitions.
    pub library: &'a Library,
    /// The words of their reader.
    pub words: &'a Words,
    /// The questionnaire or view.
    pub questionnaire: &'a QuestionnaireId,
    /// The only sections that are printed; none where all of them are.
    pub sections: Option<&'a [SectionId]>,
    /// Name of the State; may be empty.
    pub state: &'a str,
    /// Its code; may be empty.
    pub code: &'a str,
    /// The day that the answers describe, where it is known.
    pub assessed_on: Option<Date>,
    /// The offices that answer, where they are known.
    pub offices: &'a [Respondent],
    /// The marking, where it is known; else it is to be written by hand.
    pub marking: Option<Marking>,
}

/// Makes a blank form with every question that the questionnaire or view asks, each with its id.
#[must_use]
pub fn form(form: BlankForm<'_>) -> Document {
    let words = form.words;
    let title = form.library.questionnaire_title(form.questionnaire);
    let paper = Paper::of(form);
    let mut document = Document {
        title: match (form.sections, form.offices) {
            (Some(_), [office]) => say!(words, "form-title-office", title = title, office = office.name.as_str()),
            _ => say!(words, "form-title", title = title),
        },
        marking: form.marking.map(|marking| marking.label().to_owned()).unwrap_or_default(),
        imprint: imprint(form),
        layout: Layout::Form,
        facts: facts(form, &paper),
        ..Document::default()
    };
    document.paragraph(summary(form));
    head(form, &mut document);
    how(form, &paper, &mut document);
    for (position, groups) in &paper.sections {
        let section = &form.library.sections[*position];
        document.heading(1, section.title.clone());
        document.paragraph(section.intro.clone());
        groups.iter().for_each(|group| print(&paper, group, &mut document));
    }
    end(form, &mut document);
    document
}

fn version(form: BlankForm<'_>) -> String {
    match &form.library.release {
        Some(release) if !release.version.is_empty() => release.version.clone(),
        _ => say!(form.words, "form-no-version"),
    }
}

fn imprint(form: BlankForm<'_>) -> String {
    let print = &form.library.fingerprints().questionnaire;
    let print = print.get(..SHORT).unwrap_or(print);
    say!(form.words, "form-imprint", questionnaire = form.questionnaire.as_str(), version = version(form), print = print)
}

fn summary(form: BlankForm<'_>) -> String {
    let view = form.library.view(form.questionnaire).map(|view| &view.summary);
    let summary = view.or_else(|| form.library.questionnaire(form.questionnaire).map(|questionnaire| &questionnaire.summary));
    summary.cloned().unwrap_or_default()
}

/// What is known already.
fn facts(form: BlankForm<'_>, paper: &Paper<'_>) -> Vec<(String, String)> {
    let words = form.words;
    let title = form.library.questionnaire_title(form.questionnaire);
    let questionnaire = say!(words, "form-named", title = title, id = form.questionnaire.as_str());
    let mut facts = vec![
        (say!(words, "form-fact-questionnaire"), questionnaire),
        (say!(words, "form-fact-definitions"), version(form)),
        (say!(words, "form-fact-questions"), paper.count().to_string()),
    ];
    if form.sections.is_some() {
        let titles: Vec<String> = paper.sections.iter().map(|(position, _)| form.library.sections[*position].title.clone()).collect();
        facts.push((say!(words, "form-fact-sections"), titles.join(&say!(words, "list-semicolon"))));
    }
    let known = [
        ("form-fact-state", form.state.to_owned()),
        ("form-fact-code", form.code.to_owned()),
        ("form-fact-day", form.assessed_on.map(|day| day.to_string()).unwrap_or_default()),
        ("form-fact-offices", form.offices.iter().map(|office| self::office(form, office)).collect::<Vec<_>>().join("\n")),
        ("form-fact-marking", form.marking.map(|marking| marking.label().to_owned()).unwrap_or_default()),
    ];
    facts.extend(known.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (say!(words, label), text)));
    facts
}

/// An office with the sections that it answers.
fn office(form: BlankForm<'_>, office: &Respondent) -> String {
    let held = office.sections.iter().filter_map(|section| form.library.section(&section.id));
    let titles: Vec<&str> = held.map(|position| form.library.sections[position].title.as_str()).collect();
    if titles.is_empty() || form.sections.is_some() {
        return office.name.clone();
    }
    say!(form.words, "form-named", title = office.name.as_str(), id = titles.join(&say!(form.words, "list-semicolon")))
}

/// Room for what is not known yet.
fn head(form: BlankForm<'_>, document: &mut Document) {
    let words = form.words;
    let markings = Marking::ALL.map(|(label, _)| label).join(&say!(words, "list-comma"));
    let open = [
        (form.state.is_empty(), say!(words, "form-space-state"), 1),
        (form.code.is_empty(), say!(words, "form-space-code"), 1),
        (form.assessed_on.is_none(), say!(words, "form-space-day"), 1),
        (form.offices.is_empty(), say!(words, "form-space-offices"), 3),
        (form.marking.is_none(), say!(words, "form-space-marking", markings = markings), 1),
    ];
    if open.iter().any(|(open, ..)| *open) {
        document.heading(1, say!(words, "form-heading-head"));
    }
    for (_, label, lines) in open.into_iter().filter(|(open, ..)| *open) {
        document.blocks.push(Block::Space { label, lines });
    }
}

fn how(form: BlankForm<'_>, paper: &Paper<'_>, document: &mut Document) {
    let words = form.words;
    let scale = paper.scale();
    let mut items = vec![say!(words, "form-how-one")];
    if scale.is_some() {
        items.push(say!(words, "form-how-level"));
    }
    items.push(say!(words, "form-how-unknown"));
    if paper.questions().any(|question| question.not_applicable != crate::model::NotApplicable::Forbidden) {
        items.push(say!(words, "form-how-not-applicable"));
    }
    if paper.questions().any(|question| !question.when.is_empty()) {
        items.push(say!(words, "form-how-when"));
    }
    items.push(say!(words, "form-how-evidence"));
    items.push(say!(words, "form-how-status"));
    if let Some(Scale { supports, .. }) = scale {
        let (adopted, operation, exercised) = (supports.adopted, supports.in_operation, supports.exercised);
        items.push(say!(words, "form-how-supports", adopted = adopted, operation = operation, exercised = exercised));
    }
    items.push(say!(words, "form-how-id"));
    document.heading(1, say!(words, "form-heading-how"));
    document.list(items);
}

/// A capability with its questions, or questions that belong to none.
fn print(paper: &Paper<'_>, group: &Group, document: &mut Document) {
    let library = paper.form.library;
    if let Some(capability) = group.capability.map(|position| &library.capabilities[position]) {
        document.heading(2, capability.title.clone());
        document.paragraph(capability.purpose.clone());
    }
    let level = if group.capability.is_some() { 3 } else { 2 };
    for position in &group.questions {
        question::print(paper, *position, level, document);
    }
}

/// The list of documents, who filled the form in, and how it gets into the computer.
fn end(form: BlankForm<'_>, document: &mut Document) {
    let words = form.words;
    document.heading(1, say!(words, "form-heading-documents"));
    document.paragraph(say!(words, "form-documents-explained"));
    for number in 1..=DOCUMENTS {
        document.blocks.push(Block::Space { label: say!(words, "form-document", number = number), lines: 2 });
    }
    document.heading(1, say!(words, "form-heading-end"));
    document.blocks.push(Block::Space { label: say!(words, "form-space-filled"), lines: 2 });
    document.paragraph(say!(words, "form-end-type", questionnaire = form.questionnaire.as_str()));
}

/// A list in which one of the items holds: "a", "a or b", "a, b or c".
fn one_of(items: &[String], words: &Words) -> String {
    match items {
        [] | [_] => listed(items, words),
        [first @ .., last] => say!(words, "form-or", first = first.join(&say!(words, "list-comma")), last = last.as_str()),
    }
}
