//! The house with floors: a room may use rooms on lower floors only, and name only its own crates.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms with their floor. Two rooms on one floor may not use each other.
const FLOORS: &[(&str, u32)] = &[
    ("model", 0),
    ("words", 1),
    ("text", 1),
    ("clock", 1),
    ("diagnostic", 2),
    ("screen", 2),
    ("disk", 3),
    ("library", 4),
    ("read", 5),
    ("write", 5),
    ("score", 6),
    ("plan", 7),
    ("ask", 8),
    ("team", 8),
    ("compare", 8),
    ("report", 9),
    ("batch", 10),
    ("cli", 11),
    ("main", 12),
];

/// Crates that a room may name besides the standard library. A folder inside a room may have a list of its own.
const CRATES: &[(&str, &[&str])] = &[
    ("model", &["serde"]),
    ("words", &["fluent_bundle", "memchr", "rustc_hash"]),
    ("text", &["strsim"]),
    ("clock", &["chrono"]),
    ("diagnostic", &["annotate_snippets"]),
    ("screen", &["ratatui"]),
    ("disk", &["thiserror"]),
    ("library", &["rustc_hash", "serde", "serde_json", "sha2"]),
    ("read", &["calamine", "csv", "jsonc_parser", "toml", "zip"]),
    ("write", &["csv", "rust_xlsxwriter", "serde", "serde_json", "thiserror", "toml_edit"]),
    ("score", &["libm", "serde"]),
    ("plan", &["rand_pcg"]),
    ("plan/budget", &["microlp"]),
    ("ask", &["ratatui"]),
    ("team", &["serde", "serde_json"]),
    ("batch", &["csv", "serde", "serde_json"]),
    ("compare", &[]),
    ("report", &["serde", "serde_json"]),
    ("report/fonts", &["harfrust", "unicode_bidi"]),
    ("report/pdf", &["flate2", "lopdf", "printpdf", "subsetter", "unicode_bidi", "unicode_linebreak"]),
    ("report/docx", &["png", "tiny_skia", "zip"]),
    ("report/terminal", &["comfy_table", "unicode_width"]),
    ("report/workbook", &["rust_xlsxwriter"]),
    ("cli", &["clap", "signal_hook"]),
    ("batch/stream", &["flate2", "memchr", "ruzstd"]),
    ("batch/parquet", &["bytes", "memchr", "parquet"]),
    ("main", &["capgap", "terminal_size"]),
    ("lib", &[]),
];

const ALL_CRATES: &[&str] = &[
    "annotate_snippets",
    "bytes",
    "calamine",
    "capgap",
    "chrono",
    "clap",
    "comfy_table",
    "csv",
    "flate2",
    "fluent_bundle",
    "harfrust",
    "jsonc_parser",
    "libm",
    "lopdf",
    "memchr",
    "parquet",
    "printpdf",
    "png",
    "microlp",
    "rand_pcg",
    "ratatui",
    "rust_xlsxwriter",
    "rustc_hash",
    "ruzstd",
    "serde",
    "serde_json",
    "sha2",
    "signal_hook",
    "strsim",
    "subsetter",
    "terminal_size",
    "thiserror",
    "tiny_skia",
    "toml",
    "toml_edit",
    "unicode_bidi",
    "unicode_linebreak",
    "unicode_width",
    "zip",
];

/// The most lines that a file may have.
const MOST_LINES: usize = 400;

#[test]
fn rooms_use_lower_floors_only() {
    let floors: BTreeMap<&str, u32> = FLOORS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        if room == "lib" {
            continue;
        }
        let floor = *floors.get(room.as_str()).unwrap_or_else(|| panic!("{} is in no room; give it a floor", path.display()));
        for (number, line) in code_lines(&text) {
            for (other, other_floor) in &floors {
                let named = line.contains(&format!("crate::{other}::")) || line.contains(&format!("capgap::{other}::"));
                if named && *other != room && *other_floor >= floor {
                    wrong.push(format!("{}:{number}: {room} (floor {floor}) uses {other} (floor {other_floor})", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn rooms_name_their_own_crates_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let inside = path.strip_prefix(root().join("src")).expect("every source is in src").to_string_lossy().replace('\\', "/");
        let of_folder = CRATES.iter().filter(|(place, _)| inside.starts_with(&format!("{place}/")) || inside == format!("{place}.rs"));
        let allowed: Vec<&str> = of_folder.flat_map(|(_, crates)| crates.iter().copied()).collect();
        for (number, line) in code_lines(&text) {
            for name in ALL_CRATES {
                let used = line
                    .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                    .any(|word| word.strip_prefix("::").unwrap_or(word).starts_with(&format!("{name}::")));
                if used && !allowed.contains(name) {
                    wrong.push(format!("{}:{number}: names the crate {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_the_edges_touch_files_terminal_time_and_environment() {
    let forbidden = ["std::fs", "std::env::", "std::time", "SystemTime", "Instant::", "println!", "eprintln!", "print!(", "std::process"];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        if room == "main" || room == "disk" || room == "clock" || path.ends_with("screen/real/mod.rs") {
            continue;
        }
        for (number, line) in code_lines(&text) {
            for word in forbidden {
                if line.contains(word) {
                    wrong.push(format!("{}:{number}: {word}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn files_are_short() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(path, text)| (path, text.split("#[cfg(test)]").next().unwrap_or_default().lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
    let main = fs::read_to_string(root().join("src/main.rs")).expect("main.rs is there");
    assert!(main.lines().count() <= 25, "main.rs has {} lines", main.lines().count());
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    walk(&root().join("src"), &mut found);
    assert!(found.len() > 50, "only {} sources found", found.len());
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("src can be listed").map(|entry| entry.expect("an entry of src").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            found.push((path, text));
        }
    }
}

/// The first folder below `src`, or the name of a file that stands there alone.
fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("every source is in src");
    let first = inside.components().next().expect("a source has a name");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Lines that are neither comments nor tests, with their numbers.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.lines().position(|line| line.trim() == "#[cfg(test)]").unwrap_or(usize::MAX);
    text.lines().enumerate().take(end).filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(number, line)| (number + 1, line))
}
