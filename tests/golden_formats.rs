//! Whole reports as HTML and Markdown, compared byte for byte with files that were looked at before they were accepted.
//!
//! `CAPGAP_BLESS=1 cargo test --test golden_formats` writes them anew; look at the difference before committing it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

#[path = "common/golden.rs"]
mod golden;

use golden::run;
use std::fs;

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
    golden::are_as_accepted(REPORTS);
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
