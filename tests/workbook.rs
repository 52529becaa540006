//! Workbooks: what is written is what is read, whatever people and programs do to it in between.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;
#[path = "workbook/fuzz.rs"]
mod fuzz;
#[path = "workbook/generate.rs"]
mod generate;
#[path = "workbook/people.rs"]
mod people;
#[path = "workbook/resaved.rs"]
mod resaved;
#[path = "workbook/zips.rs"]
mod zips;

use capgap::diagnostic::Diagnostic;
use capgap::library::{Definitions, Library, check_submission};
use capgap::model::Submission;
use capgap::read::{self, Content};
use capgap::text::SourceMap;
use capgap::words::Words;
use capgap::write::{Guide, toml, workbook};
use common::random::Random;
use common::sets;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// The shipped definitions.
pub(crate) fn built_in() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        read::built_in(&mut sources, &mut definitions, &mut findings);
        let files = u32::try_from(sources.files().count()).expect("few files");
        Library::build(definitions, files, "en").0
    })
}

/// What a text file says.
pub(crate) fn from_toml(library: &Library, text: &str) -> Submission {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let Content::Answers(given) = read::text("a.toml", text, &mut sources, &mut definitions, &mut findings) else {
        panic!("not answers: {findings:?}\n{text}")
    };
    check_submission(library, *given, &mut findings)
}

/// What a workbook says, with what was found and the addresses of the cells.
pub(crate) fn from_workbook(library: &Library, bytes: &[u8]) -> (Option<Submission>, Vec<Diagnostic>, SourceMap) {
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let given = read::workbook("a.xlsx", bytes, &mut sources, &mut findings);
    let submission = given.map(|given| check_submission(library, given, &mut findings));
    (submission, findings, sources)
}

/// The whole content of a submission, without places.
pub(crate) fn content(submission: &Submission) -> String {
    toml(submission, &Guide::default())
}

pub(crate) fn first_difference(a: &str, b: &str) -> String {
    let at = a.lines().zip(b.lines()).position(|(a, b)| a != b).unwrap_or_else(|| a.lines().count().min(b.lines().count()));
    let around = |text: &str| {
        let lines: Vec<String> = text.lines().skip(at.saturating_sub(4)).take(8).map(|line| line.chars().take(300).collect()).collect();
        lines.join("\n")
    };
    format!("line {at}\n--- was\n{}\n--- is\n{}", around(a), around(b))
}

/// A submission must come back from a workbook as it was.
fn comes_back(library: &Library, submission: &Submission, what: &str) {
    let bytes = workbook(library, submission, &Words::english()).expect("it can be written");
    let (again, findings, _) = from_workbook(library, &bytes);
    let (was, is) = (content(submission), again.as_ref().map(content).unwrap_or_default());
    assert!(was == is, "{what}: {}\n{:?}", first_difference(&was, &is), findings.first());
}

#[test]
fn examples_come_back() {
    let library = built_in();
    for name in ["atlantis-2026", "castellune-2026", "marevoa-2026"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).with_extension("toml");
        let submission = from_toml(library, &fs::read_to_string(path).expect("UTF-8"));
        comes_back(library, &submission, name);
    }
}

#[test]
fn every_submission_comes_back() {
    // More of them with CAPGAP_SEEDS=1000.
    let seeds = std::env::var("CAPGAP_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(60);
    for seed in 0..seeds {
        let mut random = Random::new(seed);
        let set = sets::make(random.clone());
        let library = sets::library(&set.files());
        let made = generate::submission(&library, &set.asked, &mut random);
        // What a text file makes of it is what can be asked for.
        let submission = from_toml(&library, &content(&made));
        comes_back(&library, &submission, &format!("seed {seed}"));
    }
}

#[test]
fn the_same_submission_gives_the_same_bytes() {
    let library = built_in();
    let mut random = Random::new(7);
    let submission = generate::submission(library, "rapid", &mut random);
    let bytes = || workbook(library, &submission, &Words::english()).expect("it can be written");
    assert!(bytes() == bytes());
}
