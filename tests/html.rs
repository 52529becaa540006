//! HTML and Markdown of any document: whole, well formed, and harmless whatever somebody wrote into it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;
#[path = "html/documents.rs"]
mod documents;
#[path = "html/markup.rs"]
mod markup;

use capgap::library::sha256;
use capgap::report::{Block, Document, html, markdown};
use capgap::words::Words;
use common::random::Random;
use markup::Markup;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENTS: u64 = 150;

#[test]
fn html_holds_every_text_and_is_sound() {
    let words = Words::english();
    for seed in 0..DOCUMENTS {
        let document = documents::document(&mut Random::new(seed));
        let file = html(&document, &words);
        assert_eq!(file, html(&document, &words), "seed {seed}");
        let markup = Markup::read(&file).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        sound(&markup, &format!("seed {seed}"));
        let texts: BTreeSet<&str> = markup.texts.iter().map(|(_, text)| text.trim()).collect();
        for text in documents::texts(&document) {
            assert!(texts.contains(text.trim()), "seed {seed}: {text:?} is missing");
        }
    }
}

#[test]
fn charts_hold_every_label_at_both_widths() {
    let words = Words::english();
    for seed in 0..DOCUMENTS {
        let chart = documents::chart(&mut Random::new(seed));
        let wanted = documents::chart_texts(&chart);
        let document = Document { blocks: vec![Block::Chart(chart)], ..Document::default() };
        let markup = Markup::read(&html(&document, &words)).unwrap();
        for width in ["wide", "narrow"] {
            let mut drawn = String::from(" ");
            for (at, element) in markup.named("text") {
                let picture = markup.elements[..at].iter().rfind(|element| element.name == "svg").unwrap();
                if picture.attributes["class"] == width {
                    let size: f64 = element.attributes["font-size"].parse().unwrap();
                    assert!(size >= 8.0, "seed {seed}: a text of {size} points");
                    drawn.push_str(&markup.text_of(at));
                    drawn.push(' ');
                }
            }
            for text in &wanted {
                assert!(drawn.contains(&format!(" {text} ")) || drawn.contains(&format!(" {text} (")), "seed {seed}, {width}: {text:?}");
            }
        }
    }
}

#[test]
fn nothing_is_drawn_outside_of_its_picture() {
    let words = Words::english();
    for seed in 0..DOCUMENTS {
        let mut random = Random::new(seed);
        let mut document = documents::document(&mut random);
        document.blocks.push(Block::Chart(documents::chart(&mut random)));
        let markup = Markup::read(&html(&document, &words)).unwrap();
        let mut size = (0.0, 0.0);
        for element in &markup.elements {
            let number = |name: &str| element.attributes.get(name).map(|value| value.parse::<f64>().unwrap());
            if let Some(view) = element.attributes.get("viewBox") {
                let numbers: Vec<f64> = view.split(' ').map(|part| part.parse().unwrap()).collect();
                size = (numbers[2], numbers[3]);
            }
            let mut places: Vec<(f64, f64)> = Vec::new();
            if let (Some(x), Some(y)) = (number("x").or(number("cx")), number("y").or(number("cy"))) {
                let radius = number("r").unwrap_or(0.0);
                places.extend([(x - radius, y - radius), (x + number("width").unwrap_or(radius), y + number("height").unwrap_or(radius))]);
            }
            for list in ["points", "d"].iter().filter_map(|name| element.attributes.get(*name)) {
                let numbers: Vec<f64> = list.split(['M', 'L', ' ']).filter(|part| !part.is_empty()).map(|n| n.parse().unwrap()).collect();
                places.extend(numbers.chunks(2).map(|pair| (pair[0], pair[1])));
            }
            for (x, y) in places {
                let inside = x >= -2.0 && x <= size.0 + 6.0 && y >= -2.5 && y <= size.1 + 2.5;
                assert!(inside, "seed {seed}: ({x}, {y}) is outside of {size:?}: {element:?}");
            }
        }
    }
}

#[test]
fn markdown_holds_every_text_and_no_markup_of_its_own() {
    let words = Words::english();
    for seed in 0..DOCUMENTS {
        let document = documents::document(&mut Random::new(seed));
        let file = markdown(&document, &words);
        let mut read = String::new();
        for event in Parser::new_ext(&file, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH) {
            match event {
                Event::Text(text) => read.push_str(&text),
                Event::InlineHtml(tag) if *tag == *"<br>" => read.push(' '),
                // Holds back addresses of electronic mail.
                Event::InlineHtml(tag) if *tag == *"<!-- -->" => {}
                Event::InlineHtml(tag) | Event::Html(tag) => panic!("seed {seed}: markup {tag:?}"),
                Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => panic!("seed {seed}: code {code:?}"),
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::Strikethrough | Tag::HtmlBlock) => {
                    panic!("seed {seed}: {event:?}")
                }
                Event::SoftBreak | Event::HardBreak | Event::Start(_) | Event::End(_) => {
                    // Emphasis stands within a line.
                    read.push(' ');
                }
                _ => {}
            }
        }
        let read = one_line(&read);
        for text in documents::texts(&document) {
            assert!(read.contains(&one_line(&text)), "seed {seed}: {text:?} is missing in\n{file}");
        }
        assert!(!file.contains("http:/") && !file.to_lowercase().contains("www."), "seed {seed}: an address that becomes a link");
    }
}

#[test]
fn the_policy_allows_the_style_and_the_script_of_the_file_and_nothing_else() {
    let file = html(&documents::document(&mut Random::new(1)), &Words::english());
    let markup = Markup::read(&file).unwrap();
    let policy = markup.named("meta").find_map(|(_, meta)| {
        (meta.attributes.get("http-equiv").map(String::as_str) == Some("Content-Security-Policy"))
            .then(|| meta.attributes["content"].clone())
    });
    let policy = policy.expect("a policy");
    let print = |name: &str| {
        let (at, _) = markup.named(name).next().expect("it is there");
        sha256(markup.text_of(at).as_bytes()).unwrap()
    };
    let parts: Vec<&str> = policy.split("; ").collect();
    assert_eq!(parts.len(), 5);
    assert_eq!([parts[0], parts[3], parts[4]], ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]);
    for (part, name, element) in [(parts[1], "style-src", "style"), (parts[2], "script-src", "script")] {
        let digest = part.strip_prefix(&format!("{name} 'sha256-")).and_then(|rest| rest.strip_suffix('\'')).expect("a fingerprint");
        assert_eq!(hexadecimal(digest), print(element), "{name}");
    }
}

#[test]
fn a_hostile_file_stays_text() {
    let folder = std::env::temp_dir().join(format!("capgap-hostile-{}", std::process::id()));
    let payload = fs::read_to_string(root().join("tests/fixtures/hostile-payload.txt")).unwrap();
    let payload = payload.trim_end_matches('\n');
    for part in ["frameworks", "questionnaires", "examples/atlantis-2026.toml"] {
        spoil(&root().join(part), &folder.join(part), payload);
    }
    let path = |part: &str| folder.join(part).to_str().unwrap().to_owned();
    let (frameworks, questionnaires, answers) = (path("frameworks"), path("questionnaires"), path("examples/atlantis-2026.toml"));
    let common = ["--without-built-in", "-q", "-d", &frameworks, "-d", &questionnaires];
    let file = run(&[&["report", &answers, "-f", "html"][..], &common].concat());
    assert!(file.matches("&lt;script&gt;alert(1)").count() > 500, "the payload did not get in");
    let markup = Markup::read(&file).unwrap_or_else(|error| panic!("{error}"));
    sound(&markup, "hostile");
    let file = run(&[&["report", &answers, "-f", "markdown"][..], &common].concat());
    for event in Parser::new_ext(&file, Options::ENABLE_TABLES) {
        match event {
            Event::InlineHtml(tag) | Event::Html(tag) => assert!(*tag == *"<br>" || *tag == *"<!-- -->", "{tag:?}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock) | Event::Code(_) => panic!("{event:?}"),
            _ => {}
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// What holds for every file: nothing that runs or loads, ids that are there once, links that lead somewhere, headings
/// without gaps, tables and pictures with names.
fn sound(markup: &Markup, name: &str) {
    const ELEMENTS: &str = "html head meta title style body a header p strong h1 h2 h3 h4 h5 h6 dl div dt dd nav ol ul li main section \
                            figure figcaption svg desc rect path polygon circle text table caption thead tbody tr th td footer script \
                            label input textarea b span";
    let known: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
    let mut ids = BTreeSet::new();
    let mut links = Vec::new();
    let mut level = 0;
    for (at, element) in markup.elements.iter().enumerate() {
        assert!(known.contains(element.name.as_str()), "{name}: <{}>", element.name);
        for (attribute, value) in &element.attributes {
            assert!(
                !attribute.starts_with("on") && !["style", "src", "action"].contains(&attribute.as_str()),
                "{name}: {attribute}={value}"
            );
            match attribute.as_str() {
                "id" => assert!(ids.insert(value.clone()), "{name}: the id {value} is there twice"),
                "href" => links.push(value.strip_prefix('#').unwrap_or_else(|| panic!("{name}: a link to {value}")).to_owned()),
                "for" => links.push(value.clone()),
                "aria-labelledby" => links.extend(value.split(' ').map(str::to_owned)),
                _ => {}
            }
        }
        if let Some(found) = element.name.strip_prefix('h').and_then(|digit| digit.parse::<u32>().ok()) {
            // The heading of the contents stands beside the others.
            if !element.around.iter().any(|name| name == "nav") {
                assert!(found <= level.max(1) + 1, "{name}: a heading of level {found} after one of level {level}");
                level = found;
            }
        }
        match element.name.as_str() {
            "th" => assert!(element.attributes.contains_key("scope"), "{name}: a heading of a table without scope"),
            "svg" => {
                let hidden = element.attributes.contains_key("aria-hidden");
                let titled = markup.elements.get(at + 1).is_some_and(|next| next.name == "title");
                assert!(hidden || titled, "{name}: a picture without a name");
            }
            _ => {}
        }
    }
    for link in links {
        assert!(ids.contains(&link), "{name}: nothing has the id {link}");
    }
    for single in ["h1", "main", "script", "style", "title"] {
        let count = markup.named(single).filter(|(_, element)| !element.around.iter().any(|name| name == "svg")).count();
        assert!(count == 1, "{name}: {count} <{single}>");
    }
}

/// The same file or folder elsewhere, with the payload before every text that people write.
fn spoil(from: &Path, to: &Path, payload: &str) {
    const KEYS: [&str; 14] = [
        "title",
        "text",
        "why",
        "descriptor",
        "summary",
        "purpose",
        "help",
        "name",
        "intro",
        "note",
        "reason",
        "notice",
        "reference",
        "office",
    ];
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            spoil(&entry.path(), &to.join(entry.file_name()), payload);
        }
        return;
    }
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    let mut text = fs::read_to_string(from).unwrap();
    for key in KEYS {
        for before in ['\n', ' ', '{'] {
            text = text.replace(&format!("{before}{key} = \""), &format!("{before}{key} = \"{payload}"));
        }
    }
    fs::write(to, text).unwrap();
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hexadecimal(base64: &str) -> String {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String = base64.trim_end_matches('=').chars().map(|c| format!("{:06b}", DIGITS.find(c).unwrap())).collect();
    let bytes = bits.as_bytes().chunks_exact(8).map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap());
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_capgap")).args(arguments).current_dir(root()).output().expect("the program starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("reports are UTF-8")
}
