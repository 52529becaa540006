//! PDF of any document: whole, in order, within its margins, and the same bytes every time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;
#[path = "html/documents.rs"]
#[allow(dead_code)] // shared with the test of HTML, which uses all of it
mod documents;
#[path = "pdf/reader.rs"]
mod reader;

use capgap::report::{Block, Choice, ColumnKind, Document, Layout, Paper, Table, pdf};
use capgap::words::Words;
use common::random::Random;
use reader::Read;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const DOCUMENTS: u64 = 25;
const LAYOUTS: [Layout; 5] = [Layout::Plain, Layout::OnePage, Layout::Report, Layout::Form, Layout::Book];

fn random(seed: u64) -> (Document, Paper) {
    let mut random = Random::new(seed);
    let mut document = documents::document(&mut random);
    document.layout = random.pick(&LAYOUTS);
    // Several of its kind, so that pages are filled.
    for _ in 0..random.between(0, 3) {
        document.blocks.extend(documents::document(&mut random).blocks);
    }
    (document, random.pick(&[Paper::A4, Paper::Letter]))
}

fn read(document: &Document) -> Read {
    Read::of(&pdf(document, Paper::A4, &Words::english()).bytes)
}

/// A text as it comes out again: without spaces, which stand for the ends of lines too, and with a replacement for what no font has.
fn bare(text: &str, missing: &[char]) -> String {
    let clean = text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{ad}'));
    clean.map(|c| if missing.contains(&c) { '\u{fffd}' } else { c }).collect()
}

#[test]
fn holds_every_text_in_order_and_within_the_margins() {
    let words = Words::english();
    for seed in 0..DOCUMENTS {
        let (document, paper) = random(seed);
        let made = pdf(&document, paper, &words);
        let (width, height) = if paper == Paper::A4 { (595.3, 841.9) } else { (612.0, 792.0) };
        let read = Read::of(&made.bytes);
        assert_eq!(read.pages.len(), made.pages, "seed {seed}");
        for (at, page) in read.pages.iter().enumerate() {
            let roles = read.roles(at);
            for shown in page {
                let fits = shown.left >= 44.0 && shown.right <= width - 44.0 && shown.base >= 21.0 && shown.base <= height - 27.0;
                assert!(fits, "seed {seed}, page {}: {shown:?} lies outside the margins", at + 1);
                // A picture of more than a page is made smaller as a whole.
                let picture = shown.number.is_some_and(|number| roles[usize::try_from(number).unwrap()] == "Figure");
                assert!(picture || shown.size >= 6.9, "seed {seed}, page {}: {shown:?} is too small to be read", at + 1);
            }
            assert!(page.iter().any(|shown| shown.margin && shown.text == format!("Page {} of {}", at + 1, made.pages)), "seed {seed}");
        }
        let order = bare(&read.in_order(), &made.missing);
        let mut from = 0;
        for text in wanted(&document) {
            let text = bare(&text, &made.missing);
            match order[from..].find(&text) {
                Some(at) => from += at + text.len(),
                None => panic!("seed {seed}: {text:?} is missing in {:?}", order[from..].chars().take(300).collect::<String>()),
            }
        }
    }
}

/// The texts outside charts in the order in which they are read; those of the margins are not among them.
fn wanted(document: &Document) -> Vec<String> {
    let margins = Document { facts: Vec::new(), blocks: Vec::new(), ..document.clone() };
    let before = documents::texts(&margins).len();
    let mut texts: Vec<String> = Vec::new();
    let alone = |block: &Block| documents::texts(&Document { blocks: vec![block.clone()], ..Document::default() });
    texts.extend(documents::texts(&Document { blocks: Vec::new(), ..document.clone() }).into_iter().skip(before));
    for block in &document.blocks {
        match block {
            // The words of a chart belong to its picture.
            Block::Chart(_) => {}
            Block::Table(table) if !table.rows.is_empty() => {
                texts.push(table.caption.clone());
                texts.extend(table.columns.iter().map(|column| column.title.clone()));
                for row in &table.rows {
                    let cells = Table { rows: vec![row.clone()], ..table.clone() };
                    let all = alone(&Block::Table(Table { columns: Vec::new(), caption: String::new(), ..cells }));
                    let remarks = usize::from(!row.remark.trim().is_empty());
                    // A remark stands below its row.
                    texts.extend(all.iter().skip(remarks).cloned());
                    texts.extend(all.into_iter().take(remarks));
                }
            }
            block => texts.extend(alone(block)),
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

#[test]
fn the_same_document_gives_the_same_bytes_in_every_thread() {
    let words = Words::english();
    for seed in 0..10 {
        let (document, paper) = random(seed);
        let first = pdf(&document, paper, &words);
        std::thread::scope(|scope| {
            let again = [0, 1].map(|_| scope.spawn(|| pdf(&document, paper, &words)));
            for thread in again {
                assert!(first == thread.join().unwrap(), "seed {seed}");
            }
        });
    }
}

#[test]
fn no_heading_is_left_alone_at_the_foot_of_a_page() {
    for seed in 0..DOCUMENTS {
        let (document, paper) = random(seed);
        let read = Read::of(&pdf(&document, paper, &Words::english()).bytes);
        let cover = usize::from(matches!(document.layout, Layout::Report | Layout::Book));
        for at in cover..read.pages.len().saturating_sub(1) {
            let roles = read.roles(at);
            let last = read.pages[at].iter().filter_map(|shown| shown.number).max();
            // Where nothing but headings and empty blocks follow, a heading may be the last.
            let rest = (at + 1..read.pages.len()).flat_map(|at| read.roles(at)).next();
            if let (Some(last), Some(rest)) = (last, rest) {
                let role = &roles[usize::try_from(last).unwrap()];
                // Below a heading at the upper edge there may be too little room even so.
                let alone = roles.iter().all(|role| role.starts_with('H'));
                assert!(
                    alone || !role.starts_with('H') || rest.starts_with('H'),
                    "seed {seed}, page {}: {:?}",
                    at + 1,
                    read.page(at).chars().rev().take(300).collect::<Vec<_>>().into_iter().rev().collect::<String>()
                );
            }
        }
    }
}

fn long_table() -> Table {
    let columns = vec![
        ("Element".into(), ColumnKind::Text),
        ("Rating".into(), ColumnKind::Short),
        ("Cost in USD".into(), ColumnKind::Number),
        ("Why".into(), ColumnKind::Text),
    ];
    let mut table = Table::new("What there is".into(), columns);
    for at in 0..120 {
        let cost = format!("1\u{a0}234\u{a0}{at:03}");
        let cells =
            vec![format!("element {at}").into(), "P, up to L".into(), cost.into(), "because of what was said ".repeat(at % 7).into()];
        table.row_with_remark(cells, if at % 3 == 0 { format!("remark {at} of this row") } else { String::new() });
    }
    table
}

#[test]
fn a_long_table_has_its_headings_on_every_page() {
    let document = Document { title: "Table".into(), blocks: vec![Block::Table(long_table())], ..Document::default() };
    let read = read(&document);
    assert!(read.pages.len() > 3, "{} pages", read.pages.len());
    for (at, page) in read.pages.iter().enumerate() {
        let texts: Vec<&str> = page.iter().map(|shown| shown.text.trim()).collect();
        assert!(texts.contains(&"Element") && texts.contains(&"Why"), "page {}: {texts:?}", at + 1);
        // A row and its remark stay together, and so do the figures of a cell, at the right edge of their column.
        for shown in page.iter().filter(|shown| shown.text.contains("234")) {
            assert!(shown.text.starts_with('1') && shown.text.chars().count() == 9, "{shown:?}");
        }
        let edges: Vec<f64> = page.iter().filter(|shown| shown.text.contains("234")).map(|shown| shown.right).collect();
        assert!(edges.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.1), "{edges:?}");
    }
    let heading = read.in_order().matches("Element").count();
    assert_eq!(heading, 1, "who hears the table hears its headings once");
}

#[test]
fn a_row_that_is_higher_than_a_page_goes_on() {
    let mut table = Table::new("Notes".into(), vec![("Question".into(), ColumnKind::Short), ("Note".into(), ColumnKind::Text)]);
    let note: String = (0..2_000).map(|at| format!("w{at} ")).collect();
    table.row_with_remark(vec!["q".into(), note.as_str().into()], note.replace('w', "r"));
    table.row(vec!["next".into(), "short".into()]);
    let document = Document { blocks: vec![Block::Table(table), Block::Notice(note.replace('w', "n"))], ..Document::default() };
    let read = read(&document);
    let order = read.in_order();
    let found: Vec<&str> =
        order.split_whitespace().filter(|word| *word == "next" || word.ends_with(|c: char| c.is_ascii_digit())).collect();
    let words = |stem: &str| (0..2_000).map(|at| format!("{stem}{at}")).collect::<Vec<_>>();
    let expected: Vec<String> = [words("w"), words("r"), vec!["next".into()], words("n")].concat();
    let different = found.iter().zip(&expected).find(|(found, expected)| found != expected);
    assert!(found.len() == expected.len() && different.is_none(), "{} of {}: {different:?}", found.len(), expected.len());
}

#[test]
fn one_page_is_one_page() {
    let blocks = (0..9).flat_map(|at| {
        let text = "A sentence of about a line that says how things stand in this State. ".repeat(3);
        [Block::Heading { level: 2, text: format!("Part {at}") }, Block::Paragraph(text)]
    });
    let document = Document { title: "In brief".into(), layout: Layout::OnePage, blocks: blocks.collect(), ..Document::default() };
    let tight = read(&document);
    assert_eq!(tight.pages.len(), 1);
    assert!(tight.pages[0].iter().filter(|shown| !shown.margin).all(|shown| shown.size >= 7.99));
    // What cannot fit is not lost.
    let blocks = document.blocks.iter().cycle().take(4 * document.blocks.len()).cloned().collect();
    let more = Document { blocks, ..document };
    assert!(read(&more).pages.len() > 1);
}

#[test]
fn the_report_in_brief_of_each_example_is_one_page_of_either_size() {
    let examples = ["atlantis-2026", "atlantis-2028", "castellune-2026", "marevoa-2026"];
    let cases = examples.iter().map(|name| (*name, "own")).chain([("atlantis-2026", "public")]);
    let mut long = Vec::new();
    for (name, audience) in cases {
        for paper in ["a4", "letter"] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_capgap"));
            command.current_dir(root()).args(["report", &format!("examples/{name}.toml"), "-q", "--depth", "brief", "-f", "pdf"]);
            command.args(["--paper", paper]);
            if audience != "own" {
                command.args(["--audience", audience]);
            }
            let made = command.output().unwrap();
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
            let pages = Read::of(&made.stdout).pages.len();
            if pages != 1 {
                long.push(format!("{name} ({audience}) on {paper}: {pages} pages"));
            }
        }
    }
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn a_question_of_a_form_is_not_broken_over_pages() {
    let question = |at: usize| {
        let option =
            |level: usize| Choice { label: format!("{level} Level"), text: format!("What is seen at level {level}, in a few words.") };
        [
            Block::Heading { level: 3, text: format!("Question {at}") },
            Block::Paragraph("Which of these describes the State best?".into()),
            Block::Choices { options: (0..5).map(option).collect(), several: false },
            Block::Space { label: "Evidence".into(), lines: 2 },
        ]
    };
    let document = Document { layout: Layout::Form, blocks: (0..40).flat_map(question).collect(), ..Document::default() };
    let read = read(&document);
    for at in 0..read.pages.len() {
        let page = read.page(at);
        assert_eq!(page.matches("Question").count(), page.matches("Evidence").count(), "page {}: {page}", at + 1);
    }
}

#[test]
fn a_report_has_cover_contents_and_outline_that_agree() {
    let mut document = Document { title: "Report".into(), layout: Layout::Report, author: "Ministry".into(), ..Document::default() };
    document.facts.push(("State".into(), "Atlantis".into()));
    for chapter in 0..30 {
        document.heading(1, format!("Chapter {chapter}"));
        document.paragraph("text ".repeat(200));
        document.heading(2, format!("Section {chapter}"));
        document.paragraph("more ".repeat(300));
    }
    let read = read(&document);
    assert!(read.pages[0].iter().any(|shown| shown.text == "Report" && shown.size > 20.0));
    let contents: Vec<&str> =
        read.pages[1].iter().chain(&read.pages[2]).filter(|shown| !shown.margin).map(|shown| shown.text.as_str()).collect();
    let outline = read.outline();
    let mut compared = 0;
    for line in outline.lines() {
        let (title, page) = line.trim().rsplit_once(' ').unwrap();
        let at = contents.iter().position(|text| *text == title).unwrap_or_else(|| panic!("{title} is not in the contents"));
        assert_eq!(contents[at + 1], page, "{title}");
        assert!(read.page(page.parse::<usize>().unwrap() - 1).lines().any(|line| line == title), "{title} is not on page {page}");
        compared += 1;
    }
    assert_eq!(compared, 60);
    assert!(outline.starts_with("Chapter 0 4\n  Section 0 4\nChapter 1 "), "{outline}");
    let catalogue = read.file.catalog().unwrap();
    assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    let info = read.file.get_dictionary(read.file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(lopdf::decode_text_string(info.get(b"Author").unwrap()).unwrap(), "Ministry");
    assert_eq!(lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap(), "Report");
    assert!(!info.has(b"CreationDate") && !info.has(b"ModDate"));
}

#[test]
fn chapters_of_a_book_begin_on_new_pages() {
    let mut document = Document { title: "Book".into(), layout: Layout::Book, ..Document::default() };
    for chapter in 0..4 {
        document.heading(1, format!("Chapter {chapter}"));
        document.paragraph("A line.".into());
    }
    let read = read(&document);
    assert_eq!(read.pages.len(), 6);
    for chapter in 0..4 {
        assert!(read.page(chapter + 2).starts_with(&format!("Chapter {chapter}")));
    }
}

/// Facts about files that were looked at before they were accepted: text by page, outline and structure.
///
/// `CAPGAP_BLESS=1 cargo test --test pdf` writes them anew; look at the difference before committing it.
#[test]
fn files_say_what_was_accepted() {
    for (name, arguments) in [
        ("explain-norm-g.pdf.txt", ["explain", "examples/atlantis-2026.toml", "norm-g"].as_slice()),
        ("show-national-csirt.pdf.txt", ["show", "national-csirt"].as_slice()),
    ] {
        let made = Command::new(env!("CARGO_BIN_EXE_capgap")).args(arguments).args(["-f", "pdf"]).current_dir(root()).output().unwrap();
        assert!(made.status.success() && made.stderr.is_empty(), "{}", String::from_utf8_lossy(&made.stderr));
        let read = Read::of(&made.stdout);
        let pages: String = (0..read.pages.len()).map(|at| format!("--- page {}\n{}\n", at + 1, read.page(at))).collect();
        let facts = format!("--- outline\n{}--- structure\n{}{pages}", read.outline(), read.tree());
        let facts = facts.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n";
        let path = root().join("tests/golden").join(name);
        if std::env::var_os("CAPGAP_BLESS").is_some() {
            fs::write(&path, &facts).unwrap();
        }
        let accepted = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        let line = accepted.lines().zip(facts.lines()).position(|(one, other)| one != other).unwrap_or(0);
        assert!(accepted == facts, "{name}, line {}: {:?}", line + 1, facts.lines().nth(line));
    }
}

#[test]
fn the_program_writes_the_paper_that_is_asked_for() {
    let run = |paper: &[&str]| {
        let made = Command::new(env!("CARGO_BIN_EXE_capgap")).args(["list", "pillars", "-f", "pdf"]).args(paper).output().unwrap();
        assert!(made.status.success());
        let read = Read::of(&made.stdout);
        let page = read.file.get_dictionary(read.file.page_iter().next().unwrap()).unwrap();
        let edges = page.get(b"MediaBox").unwrap().as_array().unwrap();
        (edges[2].as_float().unwrap().round(), edges[3].as_float().unwrap().round())
    };
    assert_eq!(run(&[]), (595.0, 842.0));
    assert_eq!(run(&["--paper", "letter"]), (612.0, 792.0));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn characters_without_a_font_are_told_and_seen() {
    let document = Document { title: "国 and 家 and 国".into(), ..Document::default() };
    let made = pdf(&document, Paper::A4, &Words::english());
    assert_eq!(made.missing, ['国', '家']);
    assert!(Read::of(&made.bytes).page(0).starts_with("\u{fffd} and \u{fffd} and \u{fffd}"));
}

#[test]
fn the_program_names_characters_without_a_font_by_a_code() {
    let answers = fs::read_to_string(root().join("examples/marevoa-2026.toml")).unwrap();
    let answers = answers.replace("state = \"Marevoa\"", "state = \"Marevoa 国家\"");
    let folder = std::env::temp_dir().join(format!("capgap-pdf-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("answers.toml");
    fs::write(&path, answers).unwrap();
    let run = |format: &str| {
        let made = Command::new(env!("CARGO_BIN_EXE_capgap"))
            .arg("report")
            .arg(&path)
            .args(["-q", "--depth", "brief", "-f", format])
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        String::from_utf8(made.stderr).unwrap()
    };
    let told = run("pdf");
    assert!(told.contains("C401") && told.contains("国 (U+56FD), 家 (U+5BB6)"), "{told}");
    assert_eq!(told.matches("C401").count(), 1);
    assert_eq!(run("html"), "");
    fs::remove_dir_all(&folder).unwrap();
}
