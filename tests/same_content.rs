//! One report in every format: each format holds every text and every figure of the document, so none loses a table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;
#[path = "html/documents.rs"]
#[allow(dead_code)] // shared with the test of HTML, which uses all of it
mod documents;
#[path = "html/markup.rs"]
#[allow(dead_code)] // shared with the test of HTML, which uses all of it
mod markup;
#[path = "pdf/reader.rs"]
#[allow(dead_code)] // shared with the test of PDF, which uses all of it
mod reader;

use capgap::library::{Definitions, Library, check_submission};
use capgap::plan::rank;
use capgap::read::{self, Content};
use capgap::report::{Block, Depth, Document, Paper, Subject, TerminalOptions, docx, gap_report, html, markdown, pdf, render};
use capgap::score::Sheet;
use capgap::text::SourceMap;
use capgap::words::Words;
use common::build::scorer_of;
use markup::Markup;
use reader::Read as ReadPdf;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The example with answers of every kind, offices and evidence.
const EXAMPLE: &str = include_str!("../examples/atlantis-2026.toml");

#[test]
fn every_format_holds_every_text_and_every_figure() {
    let words = Words::english();
    let document = besides_charts(report(&words));
    let wanted = documents::texts(&document);
    let lines = wanted.join("\n");
    let figures = counted(&lines);
    assert!(wanted.len() > 1000 && figures.len() > 100, "{} texts with {} figures are no report", wanted.len(), figures.len());
    for (format, shown) in formats(&document, &words) {
        let letters = letters(&shown);
        for text in &wanted {
            assert!(letters.contains(&self::letters(text)), "{format} has lost {text:?}");
        }
        let found = counted(&shown);
        for (figure, times) in &figures {
            let there = found.get(figure).copied().unwrap_or(0);
            assert!(there >= *times, "{format} shows {figure} {there} times instead of {times}");
        }
    }
}

/// The gap report of the example in full.
fn report(words: &Words) -> Document {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let library = Library::build(definitions, 0, "en").0;
    let Content::Answers(given) = read::text("answers.toml", EXAMPLE, &mut sources, &mut Definitions::default(), &mut findings) else {
        panic!("not read as answers: {findings:?}");
    };
    let submission = check_submission(&library, *given, &mut findings);
    let scorer = scorer_of(&library, &submission);
    let assessment = scorer.score(&Sheet::of(&library, &submission));
    let ranking = rank(&library, &assessment, library.threat_profile(&"default".into()), submission.size);
    let subject = Subject {
        library: &library,
        submission: &submission,
        assessment: &assessment,
        at_target: &scorer.at_target(&assessment),
        ranking: &ranking,
        words,
        targets: Some("default"),
        threats: Some("default"),
        baseline: None,
        audience: None,
    };
    gap_report(subject, Depth::Full)
}

/// Charts are pictures in some formats and signs in others, so they cannot be compared as text.
fn besides_charts(document: Document) -> Document {
    let blocks = document.blocks.into_iter().filter(|block| !matches!(block, Block::Chart(_))).collect();
    Document { blocks, ..document }
}

/// What a reader finds in each format.
fn formats(document: &Document, words: &Words) -> [(&'static str, String); 5] {
    let text = TerminalOptions { width: 400, colour: false, plain: true };
    let page = Markup::read(&html(document, words)).expect("HTML can be read");
    let file = docx(document, Paper::A4, words);
    let pages = ReadPdf::of(&pdf(document, Paper::A4, words).bytes);
    let margins: Vec<&str> = pages.pages.iter().flatten().filter(|shown| shown.margin).map(|shown| shown.text.as_str()).collect();
    [
        ("text", render(document, text, words)),
        ("HTML", page.texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")),
        ("Markdown", without_escapes(&markdown(document, words))),
        ("DOCX", of_docx(&file.bytes)),
        ("PDF", [pages.in_order(), margins.join("\n")].join("\n")),
    ]
}

/// What stands in the text and in the margins of a document for word processors.
fn of_docx(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = ["word/document.xml", "word/header1.xml", "word/footer1.xml"].map(|name| {
        let mut xml = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        let part = Markup::read_xml(&xml).expect("XML can be read");
        part.texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
    });
    parts.join("\n")
}

/// Markdown as it is read: entities are characters again, and backslashes are gone.
fn without_escapes(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.replace("<br>", " ").replace('\\', "")
}

/// Letters and digits alone, whatever lines, cells and signs part them.
fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).collect()
}

/// How often each number with a decimal point stands in a text.
fn counted(text: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    let numbers = text.split(|char: char| !(char.is_ascii_digit() || char == '.')).map(|word| word.trim_matches('.'));
    for figure in numbers.filter(|word| word.contains('.')) {
        *counts.entry(figure).or_default() += 1;
    }
    counts
}
