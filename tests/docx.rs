//! Documents for word processors: whole and well formed, whatever somebody wrote into them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;
#[allow(dead_code)] // the other formats use the rest
#[path = "html/documents.rs"]
mod documents;
#[allow(dead_code)]
#[path = "html/markup.rs"]
mod markup;

use capgap::cli::{self, Environment};
use capgap::model::Date;
use capgap::report::{Block, Cell, Choice, ColumnKind, Document, Layout, Paper, Table, docx};
use capgap::words::Words;
use common::random::Random;
use markup::Markup;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::{DateTime, ZipArchive};

const DOCUMENTS: u64 = 25;
const TODAY: Date = Date { year: 2026, month: 6, day: 15 };
const LAYOUTS: [Layout; 5] = [Layout::Plain, Layout::OnePage, Layout::Report, Layout::Form, Layout::Book];

#[test]
fn every_part_is_sound_and_every_text_is_there() {
    let words = Words::english();
    for seed in 0..DOCUMENTS {
        let (document, paper) = sample(seed);
        let file = File::read(&docx(&document, paper, &words).bytes, seed);
        sound(&file, seed);
        let shown = file.shown();
        for text in documents::texts(&document) {
            assert!(shown.contains(&one_line(&text)), "seed {seed}: {text:?} is missing in\n{shown}");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_without_a_date() {
    let words = Words::english();
    for seed in 0..6 {
        let (document, paper) = sample(seed);
        let bytes = docx(&document, paper, &words).bytes;
        assert_eq!(bytes, docx(&document, paper, &words).bytes, "seed {seed}");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            assert_eq!(archive.by_index(at).unwrap().last_modified(), Some(DateTime::default()), "seed {seed}");
        }
    }
}

#[test]
fn tables_fit_the_line_and_repeat_their_heads() {
    let words = Words::english();
    for seed in 0..4 * DOCUMENTS {
        let (mut document, paper) = sample(seed);
        document.blocks.retain(|block| !matches!(block, Block::Chart(_)));
        let file = File::read(&docx(&document, paper, &words).bytes, seed);
        let text = &file.parts["word/document.xml"];
        let number = |at: usize, name: &str| text.elements[at].attributes[name].parse::<i64>().unwrap();
        let named = |name: &str| text.named(name).map(|(at, _)| at).collect::<Vec<_>>();
        let line = number(named("w:pgSz")[0], "w:w") - number(named("w:pgMar")[0], "w:left") - number(named("w:pgMar")[0], "w:right");
        let tables = named("w:tbl");
        for (order, table) in tables.iter().enumerate() {
            let end = tables.get(order + 1).copied().unwrap_or(text.elements.len());
            let inside = |name: &str| named(name).into_iter().filter(|at| (*table..end).contains(at)).collect::<Vec<_>>();
            let grid: Vec<i64> = inside("w:gridCol").into_iter().map(|at| number(at, "w:w")).collect();
            let total: i64 = grid.iter().sum();
            let few = i64::try_from(grid.len()).unwrap();
            assert!(total <= line + few, "seed {seed}: {total} on {line}");
            assert!(grid.iter().all(|width| *width > 0), "seed {seed}: {grid:?}");
            let rows = inside("w:tr");
            for (row, at) in rows.iter().enumerate() {
                let end = rows.get(row + 1).copied().unwrap_or(end);
                let cells: i64 = inside("w:tcW").into_iter().filter(|cell| (*at..end).contains(cell)).map(|cell| number(cell, "w:w")).sum();
                assert_eq!(cells, total, "seed {seed}");
            }
        }
        let drawn = document.blocks.iter().filter(|block| matches!(block, Block::Table(table) if !table.rows.is_empty())).count();
        assert_eq!(named("w:tblHeader").len(), drawn, "seed {seed}");
    }
}

#[test]
fn a_cover_and_contents_are_for_reports_and_books_alone() {
    let words = Words::english();
    for layout in LAYOUTS {
        let mut document = Document { title: "Title".into(), layout, ..Document::default() };
        for chapter in ["One", "Two", "Three"] {
            document.heading(1, chapter.into());
            document.heading(3, "Below".into());
            document.paragraph("Text".into());
        }
        let file = File::read(&docx(&document, Paper::A4, &words).bytes, 0);
        let text = &file.parts["word/document.xml"];
        let styles: Vec<&str> = text.named("w:pStyle").map(|(_, style)| style.attributes["w:val"].as_str()).collect();
        let covered = matches!(layout, Layout::Report | Layout::Book);
        assert_eq!(styles.contains(&"TOC1"), covered, "{layout:?}");
        assert_eq!(text.named("w:hyperlink").count(), if covered { 6 } else { 0 }, "{layout:?}");
        let headings: Vec<&str> = styles.into_iter().filter(|style| style.starts_with("Heading")).collect();
        assert_eq!(headings, ["Heading1", "Heading2"].repeat(3), "a level must not be left out");
        let chapters =
            file.parts["word/styles.xml"].named("w:pageBreakBefore").filter(|(_, found)| found.around.contains(&"w:style".into()));
        assert_eq!(chapters.count(), if layout == Layout::Book { 2 } else { 1 }, "{layout:?}");
    }
}

#[test]
fn forms_have_boxes_to_tick_and_frames_to_write_in() {
    let choice = |label: &str| Choice { label: label.into(), text: "What it means".into() };
    let options = vec![choice("Yes"), choice("No")];
    let several = options.clone();
    let blocks = vec![
        Block::Paragraph("A question?".into()),
        Block::Choices { options, several: false },
        Block::Choices { options: several, several: true },
        Block::Space { label: "A note".into(), lines: 3 },
        Block::Space { label: String::new(), lines: u8::MAX },
    ];
    let document = Document { layout: Layout::Form, blocks, ..Document::default() };
    let file = File::read(&docx(&document, Paper::Letter, &Words::english()).bytes, 0);
    let text = &file.parts["word/document.xml"];
    assert_eq!(text.named("w14:checkbox").count(), 4);
    assert_eq!(['○', '☐'].map(|sign| file.shown().matches(sign).count()), [2, 2], "one may be ticked of circles, several of boxes");
    let heights: Vec<i64> = text.named("w:trHeight").map(|(_, height)| height.attributes["w:val"].parse().unwrap()).collect();
    let (_, page) = text.named("w:pgSz").next().unwrap();
    assert_eq!([page.attributes["w:w"].as_str(), &page.attributes["w:h"]], ["12240", "15840"]);
    assert!(heights[0] >= 3 * 400 && heights[1] < 15_840, "{heights:?}");
}

#[test]
fn what_xml_forbids_is_left_out_and_nothing_else() {
    let forbidden: String = (0..0x20).chain([0x7f, 0x85, 0xfffe, 0xffff]).filter_map(char::from_u32).filter(|c| *c != '\n').collect();
    let text = format!("a{forbidden}b <&>\"' ]]> \u{1f600}\nc");
    let mut table = Table::new(text.clone(), vec![(text.clone(), ColumnKind::Text)]);
    table.row_with_remark(vec![Cell::Text(text.clone())], text.clone());
    let document = Document {
        title: text.clone(),
        marking: text.clone(),
        banner: text.clone(),
        imprint: text.clone(),
        author: text.clone(),
        layout: Layout::Report,
        facts: vec![(text.clone(), text.clone())],
        blocks: vec![
            Block::Heading { level: 1, text: text.clone() },
            Block::Paragraph(text.clone()),
            Block::Table(table),
            Block::Space { label: text.clone(), lines: 1 },
        ],
    };
    let file = File::read(&docx(&document, Paper::A4, &Words::english()).bytes, 0);
    sound(&file, 0);
    assert_eq!(file.shown().matches("ab <&>\"' ]]> \u{1f600} c").count(), 15);
}

#[test]
fn a_range_mark_is_a_picture_with_its_readings_as_text() {
    let file = File::read(&written(&["report", "examples/castellune-2026.toml", "-q", "-f", "docx"]), 0);
    let text = &file.parts["word/document.xml"];
    let described = text.named("wp:docPr").filter(|(_, picture)| picture.attributes["descr"].starts_with("claimed ")).count();
    assert!(described > 40, "{described}");
    assert!(text.named("wp:docPr").all(|(_, picture)| !picture.attributes["descr"].is_empty()));
    // Each different mark is kept once.
    assert!(file.pictures.len() < described + 15, "{} pictures", file.pictures.len());
}

#[test]
fn a_terminal_gets_no_bytes() {
    let arguments = ["list", "pillars", "-f", "docx"];
    let (exit, output, errors) = run(&arguments, Some(80));
    assert_eq!((exit, output.len()), (2, 0), "{errors}");
    assert!(errors.contains("--output"), "{errors}");
    let (exit, output, _) = run(&arguments, None);
    assert_eq!((exit, output.get(..2)), (0, Some(&b"PK"[..])));
    let path = std::env::temp_dir().join(format!("capgap-docx-{}.DOCX", std::process::id()));
    let (exit, none, _) = run(&["list", "pillars", "-o", path.to_str().unwrap()], Some(80));
    assert_eq!((exit, none.len()), (0, 0));
    assert_eq!(std::fs::read(&path).unwrap(), output);
    std::fs::remove_file(&path).unwrap();
}

/// Not a test: `.ci/docx` opens what this writes into the folder that `CAPGAP_DOCUMENTS` names.
#[test]
#[ignore = "writes files for .ci/docx"]
fn writes_odd_documents() {
    let folder = std::path::PathBuf::from(std::env::var_os("CAPGAP_DOCUMENTS").expect("the folder is named"));
    let words = Words::english();
    let write = |name: &str, document: &Document, paper| std::fs::write(folder.join(name), docx(document, paper, &words).bytes).unwrap();
    for seed in 0..10 {
        let (document, paper) = sample(seed);
        write(&format!("odd-{seed}.docx"), &document, paper);
    }
    write("odd-empty.docx", &Document::default(), Paper::A4);
    write("odd-long.docx", &long(Layout::Report), Paper::Letter);
    write("odd-one-page.docx", &long(Layout::OnePage), Paper::A4);
    write("odd-form.docx", &form(), Paper::A4);
}

/// Names of 120 characters and a note of 5,000 wherever they can stand.
fn long(layout: Layout) -> Document {
    let name = "Interministerial directorate for continuity of essential services ".repeat(2).trim().chars().take(120).collect::<String>();
    let unbroken = "x".repeat(120);
    let note = "The note says what was seen, by whom, and where the record of it is kept. ".repeat(68);
    let kinds = [ColumnKind::Short, ColumnKind::Text, ColumnKind::Number, ColumnKind::Range, ColumnKind::Text];
    let mut table = Table::new(name.clone(), kinds.map(|kind| (name.clone(), kind)).to_vec());
    let mut row = |cells: [&str; 4], remark: &str| {
        let [short, text, number, last] = cells.map(Cell::from);
        let readings = capgap::score::Readings::of([0.2, 0.5, 0.7]);
        table.row_with_remark(vec![short, text, number, Cell::Range(readings), last], remark.to_owned());
    };
    row(["a.1", "A need", "12.5", &note], &note);
    row([&unbroken, &unbroken, &unbroken, &unbroken], &unbroken);
    row([&name, &name, "1 200 000", "Text"], "");
    let mut document = Document {
        title: format!("Gap report: {name}"),
        marking: "TLP:AMBER+STRICT".into(),
        banner: name.clone(),
        imprint: [name.as_str(), &name, &name].join(" · "),
        layout,
        facts: vec![("State".into(), name.clone()), (name.clone(), note.clone())],
        ..Document::default()
    };
    for chapter in 0..3 {
        document.heading(1, name.clone());
        document.paragraph(note.clone());
        document.heading(2, unbroken.clone());
        document.list(vec![name.clone(), note.clone()]);
        document.blocks.push(Block::Notice(name.clone()));
        if chapter == 1 {
            document.table(table.clone());
        }
        document.blocks.push(Block::Chart(documents::chart(&mut Random::new(chapter))));
    }
    document
}

/// A form with a question of each kind on several pages.
fn form() -> Document {
    let mut document = Document {
        title: "Blank form: Foundational cyber capabilities".into(),
        marking: "TLP:CLEAR".into(),
        imprint: "Foundational cyber capabilities 1.0.0 (12f4525be445)".into(),
        layout: Layout::Form,
        facts: vec![("State".into(), String::new()), ("Filled in by".into(), String::new())],
        ..Document::default()
    };
    for section in 1..=3 {
        document.heading(1, format!("Section {section}"));
        for question in 1..=5 {
            document.heading(2, format!("{section}.{question} Is there a national strategy for the security of ICTs?"));
            document.paragraph("Approved by the government, with aims and responsibilities, and published where people find it.".into());
            let levels = ["0 Absent", "1 Initial", "2 Developing", "3 Established", "4 Sustained"];
            let means = "A document in force names aims, who is responsible for each of them, and by when; its review is recorded.";
            let options = levels.map(|label| Choice { label: label.into(), text: means.into() }).to_vec();
            document.blocks.push(Block::Choices { options, several: question == 2 });
            document.blocks.push(Block::Space { label: "Evidence: title, place, date".into(), lines: 2 });
            document.blocks.push(Block::Space { label: "Note".into(), lines: 3 });
        }
    }
    document
}

fn sample(seed: u64) -> (Document, Paper) {
    let mut document = documents::document(&mut Random::new(seed));
    let at = usize::try_from(seed).unwrap();
    document.layout = LAYOUTS[at % LAYOUTS.len()];
    (document, [Paper::A4, Paper::Letter][at % 2])
}

/// A file taken apart.
struct File {
    parts: BTreeMap<String, Markup>,
    pictures: BTreeMap<String, Vec<u8>>,
}

impl File {
    fn read(bytes: &[u8], seed: u64) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let (mut parts, mut pictures) = (BTreeMap::new(), BTreeMap::new());
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            if name.ends_with(".png") {
                pictures.insert(name, content);
                continue;
            }
            let text = String::from_utf8(content).unwrap();
            let markup = Markup::read_xml(&text).unwrap_or_else(|error| panic!("seed {seed}, {name}: {error}"));
            parts.insert(name, markup);
        }
        Self { parts, pictures }
    }

    /// What a reader sees or is told, a paragraph a line.
    fn shown(&self) -> String {
        let mut shown = String::new();
        for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
            let part = &self.parts[name];
            let mut texts: BTreeMap<usize, String> = BTreeMap::new();
            for (at, text) in &part.texts {
                texts.entry(*at).or_default().push_str(text);
            }
            let mut told = String::new();
            for (at, element) in part.elements.iter().enumerate() {
                match element.name.as_str() {
                    "w:p" => shown.push('\n'),
                    "w:br" | "w:tab" => shown.push(' '),
                    "w:t" => shown.push_str(texts.get(&at).map_or("", String::as_str)),
                    "wp:docPr" => told
                        .extend(["descr", "title"].iter().filter_map(|name| element.attributes.get(*name)).map(|said| format!("\n{said}"))),
                    _ => {}
                }
            }
            shown.push_str(&told);
        }
        shown.lines().map(one_line).collect::<Vec<_>>().join("\n")
    }
}

/// What must hold for every file: prefixes, names of parts, styles, lists and places that are referred to are there.
fn sound(file: &File, seed: u64) {
    for (name, part) in &file.parts {
        let root = &part.elements[0];
        let prefixes: BTreeSet<&str> = root.attributes.keys().filter_map(|key| key.strip_prefix("xmlns:")).chain(["xml"]).collect();
        for element in &part.elements {
            let used = element.attributes.keys().chain([&element.name]).filter(|name| !name.starts_with("xmlns"));
            for prefix in used.filter_map(|name| name.split_once(':')).map(|(prefix, _)| prefix) {
                assert!(prefixes.contains(prefix), "seed {seed}, {name}: {prefix} means nothing");
            }
        }
    }
    let values = |part: &str, element: &str, attribute: &str| -> Vec<String> {
        file.parts[part].named(element).filter_map(|(_, found)| found.attributes.get(attribute).cloned()).collect()
    };
    let text = "word/document.xml";
    let targets = values("word/_rels/document.xml.rels", "Relationship", "Target");
    for target in &targets {
        let name = format!("word/{target}");
        assert!(file.parts.contains_key(&name) || file.pictures.contains_key(&name), "seed {seed}: {name} is missing");
    }
    let known = |wanted: Vec<String>, known: Vec<String>, what: &str| {
        let known: BTreeSet<String> = known.into_iter().collect();
        for name in wanted {
            assert!(known.contains(&name), "seed {seed}: {what} {name:?} is not there");
        }
    };
    known(values(text, "a:blip", "r:embed"), values("word/_rels/document.xml.rels", "Relationship", "Id"), "picture");
    let styles = || values("word/styles.xml", "w:style", "w:styleId");
    for kind in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        known(values(text, kind, "w:val"), styles(), "style");
    }
    known(values("word/styles.xml", "w:basedOn", "w:val"), styles(), "style");
    known(values(text, "w:numId", "w:val"), values("word/numbering.xml", "w:num", "w:numId"), "list");
    known(values(text, "w:hyperlink", "w:anchor"), values(text, "w:bookmarkStart", "w:name"), "place");
    for (element, attribute) in [("w:bookmarkStart", "w:id"), ("wp:docPr", "id")] {
        let ids = values(text, element, attribute);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "seed {seed}: {element} twice");
    }
    for (name, picture) in &file.pictures {
        let mut reader = png::Decoder::new(Cursor::new(picture)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert!(pixels.iter().any(|pixel| *pixel != pixels[0]), "seed {seed}: {name} is empty");
    }
    assert!(!values("word/styles.xml", "w:sz", "w:val").iter().any(|size| size.contains('@')), "a measure was not filled in");
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn written(arguments: &[&str]) -> Vec<u8> {
    let (exit, output, errors) = run(arguments, None);
    assert_eq!(exit, 0, "{errors}");
    output
}

fn run(arguments: &[&str], columns: Option<u16>) -> (u8, Vec<u8>, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let exit = cli::run(&mut Environment {
        arguments: std::iter::once("capgap").chain(arguments.iter().copied()).map(Into::into).collect(),
        input: &mut std::io::empty(),
        output: &mut output,
        errors: &mut errors,
        columns,
        progress: None,
        colour: false,
        colour_errors: false,
        interactive: false,
        terminal: None,
        today: TODAY,
    });
    (exit.code(), output, String::from_utf8(errors).unwrap())
}
