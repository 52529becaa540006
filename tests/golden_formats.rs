//! Whole reports as HTML and Markdown, compared byte for byte with files that were looked at before they were accepted.
//!
//! `CAPGAP_BLESS=1 cargo test --test golden_formats` writes them anew; look at the difference before committing it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Name of the golden file and the arguments that make it.
const REPORTS: &[(&str, &[&str])] = &[
    ("castellune-2026.html", &["report", "examples/castellune-2026.toml", "-q", "-f", "html"]),
    ("castellune-2026.md", &["report", "examples/castellune-2026.toml", "-q", "-f", "markdown"]),
    (
        "foreign-index.html",
        &[
            "report",
            "examples/foreign-index/answers/gorvan.toml",
            "-d",
            "examples/foreign-index/human-development-index.toml",
            "--without-built-in",
            "-f",
            "html",
        ],
    ),
    ("castellune-2026-brief.md", &["report", "examples/castellune-2026.toml", "-q", "--depth", "brief", "-f", "markdown"]),
    ("small-annex.md", SMALL_ANNEX),
    ("explain-norm-g.html", &["explain", "examples/atlantis-2026.toml", "norm-g", "-f", "html"]),
    (
        "compare-harland.md",
        &[
            "compare",
            "tests/fixtures/compare/harland-2026.toml",
            "tests/fixtures/compare/harland-2028.toml",
            "-d",
            "tests/fixtures/small/harbour.toml",
            "--without-built-in",
            "-q",
            "-f",
            "markdown",
        ],
    ),
    (
        "compare-harbours.html",
        &[
            "compare",
            "tests/fixtures/compare/quayle-2027.toml",
            "tests/fixtures/compare/harland-2030.toml",
            "tests/fixtures/compare/harland-2028.toml",
            "tests/fixtures/compare/harland-2026.toml",
            "-d",
            "tests/fixtures/small/harbour.toml",
            "--without-built-in",
            "-q",
            "-f",
            "html",
        ],
    ),
    ("show-national-csirt.md", &["show", "national-csirt", "-f", "markdown"]),
    ("form-harbour.html", &["new", "harbour-questions", "-d", "tests/fixtures/seeds/harbour.toml", "--without-built-in", "-f", "html"]),
    (
        "codebook-foreign-index.md",
        &["show", "--all", "-d", "examples/foreign-index/human-development-index.toml", "--without-built-in", "-f", "markdown"],
    ),
    ("list-pillars.md", &["list", "pillars", "-f", "markdown"]),
];

/// A few capabilities and questions of every kind, with all annexes.
const SMALL_ANNEX: &[&str] = &[
    "report",
    "tests/fixtures/small/answers.toml",
    "-d",
    "tests/fixtures/small/harbour.toml",
    "--without-built-in",
    "-q",
    "--depth",
    "annex",
    "-f",
    "markdown",
];

#[test]
fn files_are_as_they_were_accepted() {
    let bless = std::env::var_os("CAPGAP_BLESS").is_some();
    let mut different = Vec::new();
    for (name, arguments) in REPORTS.iter().copied() {
        let made = run(arguments);
        let path = root().join("tests/golden").join(name);
        if bless {
            fs::write(&path, &made).expect("the golden file can be written");
            continue;
        }
        let accepted = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if accepted != made {
            let line = accepted.lines().zip(made.lines()).position(|(a, b)| a != b).unwrap_or(0);
            different.push(format!(
                "{name}, line {}:\n  accepted {:?}\n  made     {:?}",
                line + 1,
                accepted.lines().nth(line).unwrap_or_default(),
                made.lines().nth(line).unwrap_or_default()
            ));
        }
    }
    assert!(different.is_empty(), "\n{}", different.join("\n"));
}

#[test]
fn the_ending_of_the_file_chooses_the_format() {
    let folder = std::env::temp_dir().join(format!("capgap-formats-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder can be written");
    for (ending, format) in [("html", "html"), ("HTM", "html"), ("md", "markdown"), ("markdown", "markdown"), ("txt", "text")] {
        let path = folder.join(format!("x.{ending}"));
        let name = path.to_str().expect("a path in UTF-8");
        assert_eq!(run(&["list", "pillars", "-o", name]), "", "{ending}");
        let written = fs::read_to_string(&path).expect("the file was written");
        assert_eq!(written, run(&["list", "pillars", "-f", format]), "{ending}");
    }
    fs::remove_dir_all(&folder).expect("removable");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_capgap"))
        .args(arguments)
        .current_dir(root())
        .env_remove("NO_COLOR")
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("reports are UTF-8")
}
