//! What is printed to be read or filled without a screen holds everything: the blank form every question, the codebook every record.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::library::{Definitions, Library};
use capgap::model::{NotApplicable, Question, QuestionKind, QuestionnaireId, SectionId};
use capgap::read;
use capgap::report::{BlankForm, Block, Cell, Choice, Document, Layout, codebook, form};
use capgap::text::SourceMap;
use capgap::words::Words;
use common::random::Random;
use std::fs;
use std::path::Path;

fn shipped() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let files = u32::try_from(sources.files().count()).expect("few files");
    Library::build(definitions, files, "en").0
}

fn foreign() -> Library {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/foreign-index/human-development-index.toml");
    let text = fs::read_to_string(path).expect("readable");
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let _ = read::text("hdi.toml", &text, &mut sources, &mut definitions, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    Library::build(definitions, 0, "en").0
}

fn questionnaires(library: &Library) -> Vec<QuestionnaireId> {
    let whole = library.questionnaires.iter().map(|questionnaire| questionnaire.id.clone());
    whole.chain(library.views.iter().map(|view| view.id.clone())).collect()
}

fn blank<'a>(library: &'a Library, words: &'a Words, questionnaire: &'a QuestionnaireId) -> BlankForm<'a> {
    BlankForm { library, words, questionnaire, sections: None, state: "", code: "", assessed_on: None, offices: &[], marking: None }
}

/// The blocks below the heading of each question, in order.
fn printed(document: &Document) -> Vec<(String, &[Block])> {
    let heading = |block: &Block| matches!(block, Block::Heading { text, .. } if text.ends_with(']'));
    let mut parts = Vec::new();
    for (at, block) in document.blocks.iter().enumerate().filter(|(_, block)| heading(block)) {
        let Block::Heading { text, .. } = block else { continue };
        let id = text.rsplit_once('[').expect("an id in brackets").1.trim_end_matches(']').to_owned();
        let below = &document.blocks[at + 1..];
        let end = below.iter().position(|block| matches!(block, Block::Heading { .. })).unwrap_or(below.len());
        parts.push((id, &below[..end]));
    }
    parts
}

fn choices(blocks: &[Block], many: bool) -> Vec<&Choice> {
    let mut found = Vec::new();
    for block in blocks {
        if let Block::Choices { options, several } = block
            && *several == many
        {
            found.extend(options);
        }
    }
    found
}

fn holds_the_question(library: &Library, question: &Question, blocks: &[Block]) {
    let (one, many) = (choices(blocks, false), choices(blocks, true));
    let id = &question.id;
    let labelled = |list: &[&Choice], label: &str| list.iter().any(|choice| choice.label == label);
    match &question.kind {
        QuestionKind::Level { top, labels } => {
            let capability = question.measures.first().and_then(|measure| library.capability(&measure.capability.id));
            for level in 0..=*top {
                let starts = |choice: &&&Choice| choice.label.split(' ').next() == Some(level.to_string().as_str());
                let choice = one.iter().find(starts).unwrap_or_else(|| panic!("{id}: no box for level {level}"));
                if let Some(label) = labels.get(usize::from(level)) {
                    assert!(choice.label.ends_with(label), "{id}");
                }
                let described = capability.and_then(|at| library.capabilities[at].levels.iter().find(|held| held.level == level));
                for text in
                    described.into_iter().flat_map(|held| [&held.descriptor].into_iter().chain(&held.criteria).chain(&held.evidence))
                {
                    assert!(choice.text.contains(text.as_str()), "{id}, level {level}: {text}");
                }
            }
        }
        QuestionKind::Choice { options } => options.iter().for_each(|option| assert!(labelled(&one, &option.text), "{id}: {}", option.id)),
        QuestionKind::Checklist { options } => {
            options.iter().for_each(|option| assert!(labelled(&many, &option.text), "{id}: {}", option.id));
            assert!(labelled(&one, "None of these"), "{id}");
        }
        QuestionKind::YesNo { partly, .. } => {
            assert!(labelled(&one, "Yes") && labelled(&one, "No"), "{id}");
            assert_eq!(labelled(&one, "Partly"), partly.is_some(), "{id}");
        }
        QuestionKind::Number { unit, .. } => {
            let room = blocks.iter().any(|block| matches!(block, Block::Space { label, .. } if label.contains(unit.as_str())));
            assert!(room, "{id}");
        }
        QuestionKind::Text => assert!(blocks.iter().filter(|block| matches!(block, Block::Space { .. })).count() > 1, "{id}"),
    }
    assert!(labelled(&one, "Unknown") && labelled(&one, "Withheld"), "{id}");
    let inapplicable = one.iter().any(|choice| choice.label.starts_with("Not applicable"));
    assert_eq!(inapplicable, question.not_applicable != NotApplicable::Forbidden, "{id}");
    let told = blocks.iter().any(|block| matches!(block, Block::Paragraph(text) if text.starts_with("Only if")));
    assert_eq!(told, !question.when.is_empty(), "{id}");
    assert!(!format!("{blocks:?}").contains("form-"), "{id}: a message is missing");
    let helped = blocks.iter().any(|block| matches!(block, Block::Paragraph(text) if text.ends_with(&question.help)));
    assert!(question.help.is_empty() || helped, "{id}");
}

/// Prints the form and looks for everything that is asked; says how many questions there are.
fn complete(library: &Library, questionnaire: &QuestionnaireId) -> usize {
    let words = Words::english();
    let document = form(blank(library, &words, questionnaire));
    assert_eq!(document.layout, Layout::Form);
    assert!(document.imprint.contains(questionnaire.as_str()));
    let parts = printed(&document);
    let asked = library.asked(questionnaire).questions;
    let asked: Vec<&Question> = library.questions.iter().zip(asked).filter(|(_, asked)| *asked).map(|(question, _)| question).collect();
    assert_eq!(parts.len(), asked.len(), "{questionnaire}");
    for question in &asked {
        let own: Vec<_> = parts.iter().filter(|(id, _)| *id == question.id.0).collect();
        assert_eq!(own.len(), 1, "{}", question.id);
        holds_the_question(library, question, own[0].1);
    }
    asked.len()
}

#[test]
fn forms_hold_every_question_of_every_shipped_questionnaire() {
    let library = shipped();
    let questions: Vec<usize> = questionnaires(&library).iter().map(|id| complete(&library, id)).collect();
    assert_eq!(questions.first(), Some(&library.questions.len()));
    assert!(questions.len() > 10 && questions.iter().all(|count| *count > 50), "{questions:?}");
}

#[test]
fn forms_hold_every_question_of_other_definitions() {
    assert_eq!(complete(&foreign(), &"hdi-data".into()), 4);
    for seed in 0..60 {
        let set = common::sets::make(Random::new(seed));
        let library = common::sets::library(&set.files());
        complete(&library, &set.asked.as_str().into());
    }
}

#[test]
fn a_form_for_some_sections_asks_these_alone() {
    let (library, words) = (shipped(), Words::english());
    let (id, only) = (QuestionnaireId::from("fcc"), [SectionId::from("technology"), SectionId::from("people-and-skills")]);
    let document = form(BlankForm { sections: Some(&only), ..blank(&library, &words, &id) });
    let mut sections: Vec<&str> = Vec::new();
    for (id, _) in printed(&document) {
        let at = library.question(&id.as_str().into()).expect("a question");
        sections.push(library.sections[library.section_of[at]].id.as_str());
    }
    sections.dedup();
    assert_eq!(sections, ["people-and-skills", "technology"]);
}

/// All rows of all tables, each as its texts with the remark last.
fn rows(document: &Document) -> Vec<Vec<&str>> {
    let tables = document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables
        .flat_map(|table| &table.rows)
        .map(|row| {
            let cells = row.cells.iter().map(|cell| if let Cell::Text(text) = cell { text.as_str() } else { "" });
            cells.chain([row.remark.as_str()]).collect()
        })
        .collect()
}

fn book_is_complete(library: &Library) {
    let words = Words::english();
    let document = codebook(library, &words);
    assert_eq!(document.layout, Layout::Book);
    let headings: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Heading { text, .. } = block { Some(text.as_str()) } else { None })
        .collect();
    let deepest =
        document.blocks.iter().filter_map(|block| if let Block::Heading { level, .. } = block { Some(*level) } else { None }).max();
    assert!(deepest <= Some(3));
    let rows = rows(&document);
    let headed = |title: &str, id: &str| {
        let wanted = format!("{title} ({id})");
        assert!(headings.iter().any(|heading| heading.ends_with(&wanted)), "no entry {wanted}");
    };
    let listed = |id: &str, title: &str| {
        let found = rows.iter().any(|row| row.contains(&id) && row.iter().any(|text| text.contains(title)));
        assert!(found, "no row for {id}: {title}");
    };
    library.pillars.iter().for_each(|record| headed(&record.title, record.id.as_str()));
    library.capabilities.iter().for_each(|record| headed(&record.title, record.id.as_str()));
    library.interventions.iter().for_each(|record| headed(&record.title, record.id.as_str()));
    library.instruments.iter().for_each(|record| headed(&record.title, &record.id));
    library.questionnaires.iter().for_each(|record| headed(&record.title, record.id.as_str()));
    library.sections.iter().for_each(|record| headed(&record.title, record.id.as_str()));
    library.threats.iter().for_each(|record| headed(&record.title, record.id.as_str()));
    for framework in &library.frameworks {
        headed(&framework.root().title, framework.id.as_str());
        for node in framework.nodes.iter().skip(1) {
            headed(&node.title, &format!("{}/{}", framework.id, node.id));
            listed_in_index(&rows, framework.id.as_str(), node.id.as_str(), &node.title);
        }
    }
    library.scales.iter().for_each(|record| listed(record.id.as_str(), &record.title));
    library.targets.iter().for_each(|record| listed(record.id.as_str(), &record.title));
    library.views.iter().for_each(|record| listed(record.id.as_str(), &record.title));
    library.actions.iter().for_each(|record| listed(record.id.as_str(), &record.text));
    library.principles.iter().for_each(|record| listed(&record.id, &record.text));
    library.rules.iter().for_each(|record| listed(&record.id, &record.text));
    library.questions.iter().for_each(|record| listed(record.id.as_str(), &record.text));
    library.instruments.iter().flat_map(|record| &record.heads).for_each(|record| listed(&record.code, &record.title));
    let text = format!("{document:?}");
    assert!(!text.contains("codebook-") && !text.contains("catalogue-"), "a message is missing");
    for level in library.capabilities.iter().flat_map(|capability| &capability.levels) {
        for said in [&level.descriptor].into_iter().chain(&level.criteria).chain(&level.evidence) {
            let quoted = format!("{said:?}");
            assert!(text.contains(&quoted[1..quoted.len() - 1]), "{said}");
        }
    }
}

fn listed_in_index(rows: &[Vec<&str>], framework: &str, node: &str, title: &str) {
    let path = format!("{framework}/{node}");
    let found = rows.iter().any(|row| (row[0] == node || row[0] == path) && row.get(1) == Some(&title));
    assert!(found, "{path} is not in the index");
}

#[test]
fn the_codebook_holds_every_record() {
    book_is_complete(&shipped());
    book_is_complete(&foreign());
}

#[test]
fn the_codebook_of_nothing_is_a_short_one() {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let _ = read::text("own.toml", "[definitions]\nversion = \"1\"\n", &mut sources, &mut definitions, &mut findings);
    let library = Library::build(definitions, 0, "en").0;
    let document = codebook(&library, &Words::english());
    let headings = document.blocks.iter().filter(|block| matches!(block, Block::Heading { level: 1, .. })).count();
    assert!(headings <= 2, "{document:?}");
}
