//! One question on paper: its words, boxes for what can be answered, room for documents and a note.

use super::paper::Paper;
use crate::library::Library;
use crate::model::{Capability, LevelDescriptor, NotApplicable, Question, QuestionKind};
use crate::report::document::{Block, Choice, Document};
use crate::report::said;
use crate::say;
use crate::words::Words;

/// Prints a question by position, below a heading of this level.
pub(super) fn print(paper: &Paper<'_>, position: usize, level: u8, document: &mut Document) {
    let (library, words) = (paper.form.library, paper.form.words);
    let question = &library.questions[position];
    let text = match question.kind {
        // The heading above names the capability.
        QuestionKind::Level { .. } if question.text.is_empty() => say!(words, "form-level-question"),
        _ => said::question_text(library, &question.id, words),
    };
    let number = paper.number(position).unwrap_or_default();
    document.heading(level, say!(words, "form-question", number = number, text = text, id = question.id.as_str()));
    let above: Vec<String> = [paper.when(question), question.help.clone()].into_iter().filter(|text| !text.is_empty()).collect();
    document.paragraph(above.join(" "));
    let mut one = Vec::new();
    match &question.kind {
        QuestionKind::Level { top, .. } => one.extend(levels(library, question, *top, words)),
        QuestionKind::Choice { options } => one.extend(options.iter().map(|option| bare(option.text.clone()))),
        QuestionKind::YesNo { partly, .. } => {
            one.push(bare(say!(words, "form-yes")));
            one.extend(partly.map(|_| bare(say!(words, "form-partly"))));
            one.push(bare(say!(words, "form-no")));
        }
        QuestionKind::Checklist { options } => {
            let options = options.iter().map(|option| bare(option.text.clone())).collect();
            document.blocks.push(Block::Choices { options, several: true });
            one.push(bare(say!(words, "form-none-of-these")));
        }
        QuestionKind::Number { .. } => {
            document.paragraph(counts(&question.kind, words));
            document.blocks.push(Block::Space { label: number_label(&question.kind, words), lines: 1 });
        }
        QuestionKind::Text => document.blocks.push(Block::Space { label: say!(words, "form-text"), lines: 4 }),
    }
    one.push(bare(say!(words, "form-unknown")));
    one.push(bare(say!(words, "form-withheld")));
    let applicable = question.not_applicable == NotApplicable::Forbidden;
    if !applicable {
        one.push(bare(say!(words, "form-not-applicable")));
    }
    document.blocks.push(Block::Choices { options: one, several: false });
    let label = if applicable { say!(words, "form-space-note") } else { say!(words, "form-space-note-reason") };
    document.blocks.push(Block::Space { label, lines: if matches!(question.kind, QuestionKind::Level { .. }) { 3 } else { 1 } });
}

fn bare(label: String) -> Choice {
    Choice { label, text: String::new() }
}

/// The levels from 0 upwards, with what each looks like where a capability says so.
fn levels(library: &Library, question: &Question, top: u8, words: &Words) -> Vec<Choice> {
    let capability = question.measures.first().and_then(|measure| library.capability(&measure.capability.id));
    match capability.map(|position| &library.capabilities[position]) {
        Some(capability) => {
            let label = |level: u8| said::level(library, Some(question), level);
            let lowest = Choice { label: label(0), text: lowest(library, capability) };
            let above = capability.levels.iter().map(|level| Choice { label: label(level.level), text: described(level, words) });
            std::iter::once(lowest).chain(above).collect()
        }
        None => (0..=top).map(|level| bare(said::level(library, Some(question), level))).collect(),
    }
}

fn lowest(library: &Library, capability: &Capability) -> String {
    library.scale_of(capability).and_then(|scale| scale.levels.first()).map(|level| level.test.clone()).unwrap_or_default()
}

/// Descriptor, what has to be shown, and examples of evidence, in lines.
fn described(level: &LevelDescriptor, words: &Words) -> String {
    let mut lines = vec![level.descriptor.clone()];
    if !level.criteria.is_empty() {
        lines.push(say!(words, "form-criteria"));
        lines.extend(level.criteria.iter().map(|criterion| say!(words, "form-criterion", text = criterion.as_str())));
    }
    if !level.evidence.is_empty() {
        let list = level.evidence.join(&say!(words, "list-semicolon"));
        lines.push(say!(words, "form-evidence-examples", list = list));
    }
    lines.join("\n")
}

fn number_label(kind: &QuestionKind, words: &Words) -> String {
    let QuestionKind::Number { unit, min, max, .. } = kind else { return String::new() };
    let number = if unit.is_empty() { say!(words, "form-number") } else { say!(words, "form-number-unit", unit = unit.as_str()) };
    match (min, max) {
        (Some(min), Some(max)) => say!(words, "form-number-between", number = number, min = min.to_string(), max = max.to_string()),
        (Some(min), None) => say!(words, "form-number-from", number = number, min = min.to_string()),
        (None, Some(max)) => say!(words, "form-number-up-to", number = number, max = max.to_string()),
        (None, None) => number,
    }
}

/// The goalposts.
fn counts(kind: &QuestionKind, words: &Words) -> String {
    let QuestionKind::Number { from, to, logarithm, .. } = kind else { return String::new() };
    let (from, to) = (from.to_string(), to.to_string());
    if *logarithm {
        say!(words, "form-number-counts-logarithm", from = from, to = to)
    } else {
        say!(words, "form-number-counts", from = from, to = to)
    }
}
