//! Every word that a user reads stands in `src/words/`, and every message there is used.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Literals with several words that are no text for users, each with its reason.
const ALLOWED: &[(&str, &str)] = &[
    ("&L{}&C& Arial,Bold {}&R{}", "codes of a page header in a workbook, as the format has them"),
    ("date1904= true ", "an attribute inside a workbook"),
    ("(standard input)", "the name of an input in tables that programs read"),
];

#[test]
fn no_sentence_stands_outside_words() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src", "rs") {
        if path.starts_with(root().join("src/words")) {
            continue;
        }
        let markup_room = ["html", "docx", "iati"].iter().any(|room| path.starts_with(root().join("src/report").join(room)));
        for (number, literal) in literals(&text) {
            // Tags, attributes, styles and policies of HTML and XML are no words for readers; what a reader sees has none of these signs.
            if markup_room && literal.contains(['<', '>', '=', ':', '\'']) {
                continue;
            }
            let bare = without_placeholders(&literal);
            let words = bare.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
            if words > 1 && !ALLOWED.iter().any(|(allowed, _)| *allowed == literal) {
                wrong.push(format!("{}:{number}: \"{literal}\"", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "put these into src/words/en/*.ftl:\n{}", wrong.join("\n"));
}

#[test]
fn every_message_exists_and_is_used() {
    let defined = message_ids();
    assert!(defined.len() > 300, "only {} messages found", defined.len());
    let mut literals_in_code = BTreeSet::new();
    for (_, text) in sources("src", "rs") {
        literals_in_code.extend(literals(&text).into_iter().map(|(_, literal)| literal));
    }
    let messages: String = sources("src/words/en", "ftl").into_iter().map(|(_, text)| text).collect();
    let codes: BTreeSet<String> = capgap::diagnostic::Code::ALL.iter().map(|code| code.label().to_owned()).collect();
    let unused: Vec<&String> = defined
        .iter()
        .filter(|id| !literals_in_code.contains(*id) && !codes.contains(*id))
        // A message may also be used by another one.
        .filter(|id| !messages.contains(&format!("{{ {id} ")) && !messages.contains(&format!("{{ {id}.")))
        .collect();
    assert!(unused.is_empty(), "nobody uses {unused:?}");
}

#[test]
fn every_message_that_code_asks_for_exists() {
    let defined = message_ids();
    let mut missing = Vec::new();
    for (path, text) in sources("src", "rs") {
        if path.starts_with(root().join("src/words")) {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for marker in ["say!(words, \"", "say!(subject.words, \"", "words.say(\"", "say!(self.words, \"", "say!(\n", "#[error(\""] {
            for (at, _) in code.match_indices(marker) {
                let rest = &code[at..];
                let Some(id) = rest.split('"').nth(1) else { continue };
                if !id.contains(char::is_whitespace) && !defined.contains(id) && !id.starts_with("disk-") {
                    missing.push(format!("{}: {id}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn every_code_has_its_words() {
    let words = capgap::words::Words::english();
    let mut labels = BTreeSet::new();
    for code in capgap::diagnostic::Code::ALL {
        let label = code.label();
        assert!(labels.insert(label), "{label} is used twice");
        for part in ["", ".label", ".explain"] {
            let id = format!("{label}{part}");
            let text = words.try_say(&id, &[]);
            assert!(text.is_some_and(|text| !text.trim().is_empty()), "{id} has no words");
        }
        assert_eq!(capgap::diagnostic::Code::from_label(&label.to_lowercase()), Some(*code));
    }
    assert!(labels.windows_sorted());
}

trait Sorted {
    fn windows_sorted(&self) -> bool;
}

impl Sorted for BTreeSet<&str> {
    fn windows_sorted(&self) -> bool {
        let order: Vec<&str> = capgap::diagnostic::Code::ALL.iter().map(|code| code.label()).collect();
        self.iter().copied().collect::<Vec<_>>() == order
    }
}

#[test]
fn the_shipped_messages_are_whole() {
    // A Fluent file with a mistake loses the message with the mistake; every line that opens one must have come through.
    let words = capgap::words::Words::english();
    for id in message_ids() {
        assert!(words.try_say(&id, &[]).is_some(), "{id} cannot be read");
    }
}

fn message_ids() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (path, text) in sources("src/words/en", "ftl") {
        for line in text.lines() {
            let Some((id, _)) = line.split_once(" =") else { continue };
            let fine = !id.is_empty() && id.starts_with(|c: char| c.is_ascii_alphabetic());
            if fine && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
                assert!(ids.insert(id.to_owned()), "{}: {id} is defined twice", path.display());
            }
        }
    }
    ids
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found
}

fn walk(folder: &Path, ending: &str, found: &mut Vec<(PathBuf, String)>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder can be listed").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "tests") {
                walk(&path, ending, found);
            }
        } else if path.file_stem().is_some_and(|name| name == "tests") {
            // Tests may say what they like.
        } else if path.extension().is_some_and(|found| found == ending) {
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            found.push((path, text));
        }
    }
}

/// A format string without what stands in braces.
fn without_placeholders(literal: &str) -> String {
    let mut depth = 0u32;
    let mut bare = String::new();
    for c in literal.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

/// String literals of the code, tests and attributes left out, with the line on which each starts.
fn literals(text: &str) -> Vec<(usize, String)> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut line = 1;
    let mut characters = code.chars().peekable();
    let mut attribute = false;
    while let Some(c) = characters.next() {
        match c {
            '\n' => {
                line += 1;
                attribute = false;
            }
            '#' if characters.peek() == Some(&'[') => attribute = true,
            '/' if characters.peek() == Some(&'/') => {
                while characters.peek().is_some_and(|c| *c != '\n') {
                    characters.next();
                }
            }
            '\'' => {
                // A character literal or a lifetime; neither holds words.
                let escaped = characters.peek() == Some(&'\\');
                if escaped || characters.clone().nth(1) == Some('\'') {
                    characters.next();
                    characters.next();
                }
            }
            '"' => {
                let start = line;
                let mut literal = String::new();
                while let Some(c) = characters.next() {
                    match c {
                        '\\' => {
                            if characters.next() == Some('\n') {
                                line += 1;
                            } else {
                                literal.push(' ');
                            }
                        }
                        '"' => break,
                        c => {
                            line += usize::from(c == '\n');
                            literal.push(c);
                        }
                    }
                }
                if !attribute {
                    found.push((start, literal));
                }
            }
            _ => {}
        }
    }
    found
}
