//! What the engine takes for its smallest pieces of work: scoring a sheet, reading the definitions, ranking, the optimum.
//!
//! `cargo bench --bench engine` prints a line for each; a word after `--` keeps the lines that hold it. The least of many rounds is
//! printed beside the median, since whatever else runs on the machine can only add to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // a bench ends where something is wrong, and prints

use capgap::diagnostic::{Diagnostic, Severity};
use capgap::library::{Asked, Definitions, Library, check_submission};
use capgap::model::StateSize;
use capgap::plan::{Wishes, fund, rank};
use capgap::read::{self, Content};
use capgap::score::{Assessment, Cell, CellState, Scorer, Scratch, Sheet, Targets, Wanted};
use capgap::text::SourceMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

/// Does a piece of work that goes by this name, and prints what it takes.
type Job = fn(&str);

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let jobs: [(&str, Job); 8] = [
        ("scoring 100 questions", |name| scoring(name, false, Wanted::Everything)),
        ("scoring 100 questions, figures only", |name| scoring(name, false, Wanted::Figures)),
        ("scoring 100 questions twice over", |name| scoring(name, true, Wanted::Everything)),
        ("scoring 100 questions twice over, figures only", |name| scoring(name, true, Wanted::Figures)),
        ("scoring the shipped definitions", scoring_shipped),
        ("reading the shipped definitions", |name| told(name, 200, 1, || drop(black_box(shipped())))),
        ("ranking the shipped catalogue", ranking),
        ("optimum of the shipped catalogue", optimum),
    ];
    for (name, job) in jobs {
        if wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())) {
            job(name);
        }
    }
}

/// Runs a piece of work over and over and prints what one takes.
fn told(name: &str, rounds: usize, each: u32, mut work: impl FnMut()) {
    let mut times: Vec<f64> = Vec::with_capacity(rounds);
    work();
    for _ in 0..rounds {
        let start = Instant::now();
        work();
        times.push(start.elapsed().as_secs_f64() / f64::from(each) * 1e6);
    }
    times.sort_by(f64::total_cmp);
    println!("{name:46} {:12.2} µs at least {:12.2} µs median", times[0], times[rounds / 2]);
}

const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number below `end` that depends on the two others alone.
fn drawn(seed: u64, at: u64, end: u64) -> u64 {
    let mut mixed = (seed.wrapping_mul(SPREAD) ^ at).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^= mixed >> 29;
    mixed = mixed.wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ mixed >> 32) % end
}

/// 100 choice questions, each the only one of a capability, under 20 domains, 5 dimensions and a root; all weighted means.
fn hundred(with_flat: bool) -> Library {
    let mut records = "[[pillar]]\nid = \"p\"\ntitle = \"P\"\n".to_owned();
    let source = "source = { text = \"bench\" }\n";
    let mut questions = format!("[questionnaire]\nid = \"all\"\ntitle = \"All\"\n{source}[[section]]\nid = \"s\"\ntitle = \"S\"\n");
    let mut tree = format!("[framework]\nid = \"index\"\ntitle = \"Index\"\nmissing = \"exclude\"\n{source}");
    let mut flat =
        format!("[framework]\nid = \"flat\"\ntitle = \"Flat\"\n{source}[[node]]\nid = \"all-needs\"\ntitle = \"All\"\nneeds = [");
    for dimension in 0..5 {
        let _ = write!(
            tree,
            "[[node]]\nid = \"dim{dimension}\"\ntitle = \"D\"\nweight = {}\nmissing = \"exclude\"\n",
            1 + drawn(1, dimension, 3)
        );
        for domain in dimension * 4..dimension * 4 + 4 {
            let weight = 1 + drawn(2, domain, 4);
            let _ = write!(
                tree,
                "[[node]]\nid = \"dom{domain}\"\nparent = \"dim{dimension}\"\ntitle = \"D\"\nweight = {weight}\nmissing = \"exclude\"\nneeds = ["
            );
            for at in domain * 5..domain * 5 + 5 {
                let need = format!("{{ capability = \"c{at}\", role = \"essential\", weight = {} }}, ", 1 + drawn(3, at, 5));
                tree.push_str(&need);
                flat.push_str(&need);
                let _ = write!(records, "[[capability]]\nid = \"c{at}\"\npillar = \"p\"\ntitle = \"C\"\npurpose = \"P.\"\nlevel = [");
                (1..=4).for_each(|level| records.push_str(&format!("{{ level = {level}, descriptor = \"L{level}\" }}, ")));
                let _ = write!(records, "]\n{source}");
                let _ = write!(
                    questions,
                    "[[section.question]]\nid = \"q{at}\"\nkind = \"choice\"\ntext = \"Q?\"\nmeasures = \"c{at}\"\nnot-applicable = \"allowed\"\noptions = ["
                );
                (0..=4).for_each(|level| {
                    questions.push_str(&format!("{{ id = \"o{level}\", text = \"O\", value = {:?} }}, ", f64::from(level) / 4.0))
                });
                questions.push_str("]\n");
            }
            tree.push_str("]\n");
        }
    }
    flat.push_str("]\n");
    let profile = "[[target-profile]]\nid = \"default\"\ntitle = \"T\"\ncore = 3\nother = 3\n";
    let mut files = vec![("records", records), ("questions", questions), ("tree", tree), ("profile", profile.to_owned())];
    if with_flat {
        files.push(("flat", flat));
    }
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    for (name, text) in files {
        read::text(name, &text, &mut sources, &mut definitions, &mut findings);
    }
    sound(definitions, 0, findings)
}

fn sound(definitions: Definitions, built_in: u32, mut findings: Vec<Diagnostic>) -> Library {
    let (library, more) = Library::build(definitions, built_in, "en");
    findings.extend(more);
    let errors: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    library
}

fn targets(library: &Library) -> Targets<'_> {
    let default = library.target_profile(&"default".into());
    Targets { default, chosen: default }
}

fn scoring(name: &str, with_flat: bool, wanted: Wanted) {
    let library = hundred(with_flat);
    let asked = Asked { capabilities: vec![true; library.capabilities.len()], questions: vec![true; library.questions.len()] };
    let scorer = Scorer::new(&library, &asked, targets(&library));
    let sheets: Vec<Sheet> = (0..256).map(|seed| drawn_sheet(&library, seed, &[0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5, 6, 7])).collect();
    let (mut assessment, mut scratch) = (Assessment::default(), Scratch::default());
    let mut one = |sheet: &Sheet| scorer.score_with(black_box(sheet), wanted, black_box(&mut assessment), &mut scratch);
    told(name, 300, 256, || sheets.iter().for_each(&mut one));
}

/// Answers at random: an option by its number, then not applicable, unknown and nothing.
fn drawn_sheet(library: &Library, seed: u64, from: &[u8]) -> Sheet {
    let mut sheet = Sheet::blank(library);
    for (at, cell) in sheet.cells.iter_mut().enumerate() {
        let answer = from[usize::try_from(drawn(seed + 10, at as u64, from.len() as u64)).unwrap()];
        *cell = match answer {
            5 => Cell { state: CellState::NotApplicable, ..Cell::default() },
            6 => Cell { state: CellState::Unknown, ..Cell::default() },
            7 => Cell::default(),
            number => Cell {
                state: CellState::Answered,
                number: f64::from(number),
                chosen: u64::from(number),
                evidenced: seed.is_multiple_of(2),
                supported: 4,
            },
        };
    }
    sheet
}

fn scoring_shipped(name: &str) {
    let library = shipped();
    let scorer = Scorer::new(&library, &library.asked(&"fcc".into()), targets(&library));
    let sheets: Vec<Sheet> = (0..16).map(|seed| drawn_sheet(&library, seed, &[0, 1, 1, 2, 2, 6, 7])).collect();
    let mut assessment = Assessment::default();
    told(name, 100, 16, || sheets.iter().for_each(|sheet| scorer.score_into(black_box(sheet), black_box(&mut assessment))));
}

fn shipped() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    sound(definitions, u32::try_from(sources.files().count()).unwrap(), findings)
}

/// The figures of an example, with its definitions.
fn example(name: &str) -> (Library, Assessment, StateSize) {
    let library = shipped();
    let text = std::fs::read_to_string(format!("{}/examples/{name}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let Content::Answers(given) = read::text(name, &text, &mut sources, &mut definitions, &mut findings) else { unreachable!() };
    let submission = check_submission(&library, *given, &mut findings);
    let scorer = Scorer::new(&library, &library.asked(&submission.questionnaire.id), targets(&library));
    let assessment = scorer.score(&Sheet::of(&library, &submission));
    (library, assessment, submission.size)
}

fn ranking(name: &str) {
    for of in ["castellune-2026", "marevoa-2026"] {
        let (library, assessment, size) = example(of);
        let profile = library.threat_profile(&"default".into());
        told(&format!("{name}, {of}"), 100, 1, || drop(black_box(rank(&library, &assessment, profile, size))));
    }
}

fn optimum(name: &str) {
    let (library, assessment, size) = example("marevoa-2026");
    let profile = library.threat_profile(&"default".into());
    let wishes = Wishes { budget: 2e6, parallel: 3, most_steps: 20_000, ..Wishes::default() };
    told(name, 5, 1, || drop(black_box(fund(&library, &assessment, profile, size, &wishes))));
}
