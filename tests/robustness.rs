//! Hostile files: whatever stands in them, the program tells what is wrong, or gives figures that are figures.
//!
//! A seeded generator damages small sets of definitions and answers in every way that editors, spreadsheets, mail and
//! ill will know of. Everything runs in process; a panic is caught and told with its seed.
//! `CAPGAP_SEED=123 cargo test --test robustness` runs one round alone.

#![allow(clippy::expect_used, clippy::panic)] // tests

mod common;

use capgap::diagnostic::{Diagnostic, RenderOptions, Severity, render, sort, summary_line};
use capgap::disk;
use capgap::library::{Definitions, GivenSubmission, Library, advice, check_submission};
use capgap::plan::rank;
use capgap::read::{self, Content};
use capgap::report::{self, Baseline, Depth, ListKind, Subject, TerminalOptions, explain, gap_report, list, nodes_csv, score_json, show};
use capgap::score::{Assessment, Readings, Scorer, Sheet, Targets, run_worked_tests};
use capgap::text::SourceMap;
use capgap::words::Words;
use common::random::Random;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Rounds of the large test.
const ROUNDS: u64 = 4_000;

/// A set of definition files with an answer file.
struct Seed {
    definitions: &'static [&'static str],
    answers: &'static str,
}

/// The small set is read fastest and comes most often.
const SEEDS: [Seed; 3] = [
    Seed { definitions: &[include_str!("fixtures/small/harbour.toml")], answers: include_str!("fixtures/small/answers.toml") },
    Seed {
        definitions: &[
            include_str!("fixtures/seeds/ports.toml"),
            include_str!("fixtures/seeds/ports-norms.toml"),
            include_str!("fixtures/seeds/ports-standstill.toml"),
            include_str!("fixtures/seeds/ports-lens.toml"),
        ],
        answers: include_str!("fixtures/seeds/atlantis.toml"),
    },
    Seed { definitions: &[include_str!("fixtures/seeds/harbour.toml")], answers: include_str!("fixtures/seeds/portmark.toml") },
];

/// Shipped files, read alone: most of their references then lead nowhere.
const SHIPPED: [&str; 4] = [
    "frameworks/threats/ransomware-essential-service.toml",
    "frameworks/interventions/cybercrime.toml",
    "frameworks/profiles/threats.toml",
    "questionnaires/rapid.toml",
];

/// What a round came to, so that the test can tell whether it tests anything.
#[derive(Default, Debug)]
struct Tally {
    refused: usize,
    with_errors: usize,
    scored: usize,
    findings: usize,
}

#[test]
fn damaged_files_never_make_it_panic() {
    let words = Words::english();
    let mut tally = Tally::default();
    let mut failures = Vec::new();
    let only: Option<u64> = std::env::var("CAPGAP_SEED").ok().and_then(|seed| seed.parse().ok());
    for seed in only.map_or(0..ROUNDS, |seed| seed..seed + 1) {
        let round = catch_unwind(AssertUnwindSafe(|| round(seed, &words, &mut tally)));
        failures.extend(round.err().map(|panic| format!("seed {seed}: {}", message(&*panic))));
    }
    assert!(failures.is_empty(), "{} rounds failed\n{}", failures.len(), failures.join("\n"));
    if only.is_none() {
        let rounds = usize::try_from(ROUNDS).expect("a small number");
        assert!(tally.scored > rounds / 10 && tally.with_errors > rounds / 3, "the mixture is off: {tally:?}");
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no message").chars().take(400).collect()
}

fn round(seed: u64, words: &Words, tally: &mut Tally) {
    let mut random = Random::new(seed);
    let chosen = &SEEDS[random.below(10).saturating_sub(7)];
    let mut files: Vec<Vec<u8>> = chosen.definitions.iter().chain([&chosen.answers]).map(|text| text.as_bytes().to_vec()).collect();
    if random.below(10) == 0 {
        let name = SHIPPED[random.below(SHIPPED.len())];
        let (_, text) = read::BUILT_IN.iter().find(|(known, _)| *known == name).expect("a shipped file");
        files.push(text.as_bytes().to_vec());
    }
    for _ in 0..random.between(1, 3) {
        let at = random.below(files.len());
        files[at] = damage(std::mem::take(&mut files[at]), &mut random);
    }
    run(&files, words, &mut random, tally);
}

/// Everything that the program does with files, in the order in which it does it.
fn run(files: &[Vec<u8>], words: &Words, random: &mut Random, tally: &mut Tally) {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let mut submissions: Vec<GivenSubmission> = Vec::new();
    let mut of_answers: Vec<u32> = Vec::new();
    for (number, bytes) in files.iter().enumerate() {
        match disk::read_text_from(&bytes[..]) {
            Ok(text) => {
                let name = format!("file-{number}.toml");
                if let Content::Answers(given) = read::text(&name, &text, &mut sources, &mut definitions, &mut findings) {
                    submissions.push(*given);
                    of_answers.push(u32::try_from(sources.files().count() - 1).expect("few files"));
                }
            }
            Err(_) => tally.refused += 1,
        }
    }
    let language = if random.below(4) == 0 { "fr" } else { "en" };
    let (library, more) = Library::build(definitions, 0, language);
    findings.extend(more);
    let sound = !findings.iter().any(|finding| finding.severity() == Severity::Error && of_definitions(finding, &of_answers));
    if sound {
        findings.extend(run_worked_tests(&library));
        findings.extend(advice(&library));
        tally.scored += 1;
    } else {
        tally.with_errors += 1;
    }
    for given in submissions {
        let submission = check_submission(&library, given, &mut findings);
        if sound {
            figures(&library, &submission, words, random);
        }
    }
    sort(&mut findings);
    tally.findings += findings.len();
    told(&findings, &sources, words, random);
}

/// Whether a finding stands elsewhere than in the answers.
fn of_definitions(finding: &Diagnostic, of_answers: &[u32]) -> bool {
    !finding.place.is_some_and(|place| of_answers.contains(&place.file))
}

/// Every finding in words: never empty, never without its code, never with a hole where a value belongs.
fn told(findings: &[Diagnostic], sources: &SourceMap, words: &Words, random: &mut Random) {
    let short = random.below(2) == 0;
    let options = RenderOptions { width: random.between(60, 200), colour: random.below(2) == 0, short };
    for (number, finding) in findings.iter().enumerate() {
        // Excerpts take long; where there are very many findings, the first ones show what they look like.
        let text = render(finding, sources, words, RenderOptions { short: short || number >= 10, ..options });
        assert!(text.contains(finding.code.label()) && text.ends_with('\n'), "{text}");
        assert!(!text.contains("{$") && !text.contains('\u{2068}'), "a hole in the words: {text}");
    }
    assert!(!summary_line(findings, sources.files().count(), words).is_empty());
}

/// All figures of a submission and everything that is made of them.
fn figures(library: &Library, submission: &capgap::model::Submission, words: &Words, random: &mut Random) {
    let default = library.target_profile(&"default".into());
    let chosen = submission.target_profile.as_ref().and_then(|profile| library.target_profile(&profile.id));
    let scorer = Scorer::new(library, &library.asked(&submission.questionnaire.id), Targets { default, chosen: chosen.or(default) });
    let assessment = scorer.score(&Sheet::of(library, submission));
    are_figures(library, &assessment);
    let at_target = scorer.at_target(&assessment);
    let threats = submission.threat_profile.as_ref().and_then(|profile| library.threat_profile(&profile.id));
    let ranking = rank(library, &assessment, threats, submission.size);
    let subject = Subject {
        library,
        submission,
        assessment: &assessment,
        at_target: &at_target,
        ranking: &ranking,
        words,
        targets: chosen.map(|profile| profile.id.as_str()),
        threats: threats.map(|profile| profile.id.as_str()),
        baseline: None,
        audience: None,
    };
    let subject = Subject { baseline: (random.below(2) == 0).then_some(Baseline { submission, assessment: &assessment }), ..subject };
    let json = score_json(subject);
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "not JSON: {json}");
    assert!(nodes_csv(subject).lines().count() > library.frameworks.len());
    if random.below(3) > 0 {
        // Reports take longer than figures and depend on them alone.
        return;
    }
    let width = random.between(60, 200);
    let options = TerminalOptions { width, colour: random.below(2) == 0, plain: random.below(3) == 0 };
    let (_, depth) = Depth::ALL[random.below(Depth::ALL.len())];
    assert!(!report::render(&gap_report(subject, depth), options, words).is_empty());
    for id in ids(library, random) {
        for document in [explain(subject, &id), show(library, &id, words)].into_iter().flatten() {
            assert!(!report::render(&document, options, words).is_empty());
        }
    }
    let (_, kind) = ListKind::ALL[random.below(ListKind::ALL.len())];
    let _ = report::render(&list(library, kind, words), options, words);
}

/// A few ids of every kind, and one that is none.
fn ids(library: &Library, random: &mut Random) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(library.capabilities.iter().map(|record| record.id.to_string()));
    ids.extend(library.frameworks.iter().flat_map(|framework| framework.nodes.iter().map(|node| node.id.to_string())));
    ids.extend(library.questions.iter().map(|record| record.id.to_string()));
    ids.extend(library.actions.iter().map(|record| record.id.to_string()));
    ids.extend(library.interventions.iter().map(|record| record.id.to_string()));
    let mut some: Vec<String> = (0..4).filter(|_| !ids.is_empty()).map(|_| ids[random.below(ids.len())].clone()).collect();
    some.push("nothing/of-this-name".to_owned());
    some
}

/// Figures are numbers, and the three readings stand in their order.
fn are_figures(library: &Library, assessment: &Assessment) {
    let fine = |readings: &Readings, what: &dyn Fn() -> String| {
        let [evidenced, claimed, potential] = readings.array();
        assert!([evidenced, claimed, potential].iter().all(|figure| figure.is_finite()), "{} of {}", show_readings(readings), what());
        let close = 1e-9 * (1.0 + potential.abs());
        assert!(evidenced <= claimed + close && claimed <= potential + close, "{} of {}", show_readings(readings), what());
    };
    for (position, leaf) in assessment.leaves.iter().enumerate() {
        fine(&leaf.readings, &|| format!("leaf {position}"));
        assert!((-1e-9..=1.0 + 1e-9).contains(&leaf.readings.claimed), "{} of leaf {position}", show_readings(&leaf.readings));
    }
    for (framework, nodes) in library.frameworks.iter().zip(&assessment.frameworks) {
        for (node, score) in framework.nodes.iter().zip(nodes) {
            fine(&score.readings, &|| format!("node {}/{}", framework.id, node.id));
        }
    }
}

fn show_readings(readings: &Readings) -> String {
    format!("{:?}", readings.array())
}

/// One way of damaging a file.
fn damage(bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    match random.below(10) {
        0 => damaged_bytes(bytes, random),
        1 => whole_file(bytes, random),
        2..=4 => damaged_lines(&text_of(&bytes), random).into_bytes(),
        _ => damaged_values(&text_of(&bytes), random).into_bytes(),
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Cuts, swaps, doubles, bytes that are never UTF-8, NUL.
fn damaged_bytes(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    if bytes.is_empty() {
        return bytes;
    }
    let from = random.below(bytes.len());
    let to = (from + random.between(1, 60)).min(bytes.len());
    match random.below(7) {
        0 => drop(bytes.drain(from..to)),
        1 => bytes[from..to].reverse(),
        2 => {
            let twice = bytes[from..to].to_vec();
            bytes.splice(from..from, twice);
        }
        3 => bytes[from] = 0xff,
        4 => bytes[from] = 0,
        5 => bytes[from] ^= 1 << random.below(8),
        _ => bytes.truncate(from),
    }
    bytes
}

/// Another encoding, other line ends, marks, repetition, nothing at all.
fn whole_file(bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    let text = text_of(&bytes);
    match random.below(9) {
        0 => Vec::new(),
        1 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => text.replace('\n', "\r\n").into_bytes(),
        3 => text.replace('\n', "\r").into_bytes(),
        4 => format!("\u{feff}{text}").into_bytes(),
        5 => format!("\u{feff}\u{feff}{text}").into_bytes(),
        6 => format!("{text}\n{text}").into_bytes(),
        7 => text.chars().map(|c| c as u8).collect(),
        _ => (0..120).fold(text, |text, number| format!("{text}\nunknown-{number} = {number}")).into_bytes(),
    }
}

/// Lines removed, repeated, moved; long keys; deep nests.
fn damaged_lines(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return String::new();
    }
    let (at, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(12) {
        0..=2 => drop(lines.remove(at)),
        3 | 4 => lines.insert(other, lines[at].clone()),
        5 => lines.swap(at, other),
        6 => {
            let block: Vec<String> = lines[at..].iter().take_while(|line| !line.is_empty()).cloned().collect();
            lines.splice(other..other, block);
        }
        7 => {
            let end = lines[at..].iter().position(String::is_empty).map_or(lines.len(), |length| at + length);
            lines.drain(at..end);
        }
        8 => lines[at] = format!("{} = {}1{}", "k".repeat(random.between(1, 4_000)), "[".repeat(3), "]".repeat(3)),
        9 => lines[at] = deep(random, 1_000),
        10 => lines[at].push_str(["\"", "'", "]", "}", "#", "\\", "\"\"\"", " = ", ",,", "\t\u{7}"][random.below(10)]),
        _ => lines[at] = lines[at].chars().rev().collect(),
    }
    lines.join("\n")
}

fn deep(random: &mut Random, depth: usize) -> String {
    match random.below(5) {
        0 => format!("deep = {}1{}", "[".repeat(depth), "]".repeat(depth)),
        1 => format!("deep = {}1{}", "{a=".repeat(depth), "}".repeat(depth)),
        2 => format!("{} = 1", vec!["a"; depth].join(".")),
        3 => format!("[{}]", vec!["answers"; depth].join(".")),
        _ => format!("[[{}]]", vec!["node"; depth].join(".")),
    }
}

/// What stands in place of a number.
const NUMBERS: [&str; 24] = [
    "1e400",
    "-1e400",
    "99999999999999999999",
    "-99999999999999999999",
    "-0",
    "-0.0",
    "nan",
    "-nan",
    "inf",
    "-inf",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "255",
    "256",
    "-1",
    "0.1",
    "1e-300",
    "9223372036854775807",
    "0xffffffffffffffffff",
    "1_000",
];

/// What stands in place of a text.
const TEXTS: [&str; 16] = [
    "",
    " ",
    "\\u0000",
    "\\u202e",
    "技術 🛡",
    "{ $id }",
    "a/b",
    "../..",
    "%s%n",
    "yes",
    "2026-02-30",
    "\\n\\n\\n",
    "\\u001b[31m",
    "–",
    "e\\u0301\\u0301\\u0301",
    "1.5",
];

/// A number, a text or a word replaced; often by another of the same file, so that ids meet themselves.
fn damaged_values(text: &str, random: &mut Random) -> String {
    let (numbers, texts) = tokens(text);
    match random.below(8) {
        0 | 1 if !numbers.is_empty() => {
            let new = NUMBERS[random.below(NUMBERS.len())];
            replaced(text, numbers[random.below(numbers.len())], new)
        }
        2..=4 if texts.len() > 1 => {
            let (from, to) = texts[random.below(texts.len())];
            let new = text[from..to].to_owned();
            replaced(text, texts[random.below(texts.len())], &new)
        }
        5 if !texts.is_empty() => {
            let new = format!("\"{}\"", TEXTS[random.below(TEXTS.len())]);
            replaced(text, texts[random.below(texts.len())], &new)
        }
        6 if !texts.is_empty() => {
            let new = ["1", "true", "[]", "{}", "[\"a\", 1]", "2026-05-01", "2026-05-01T00:00:00Z", "12:00:00", "{ x = {} }"];
            replaced(text, texts[random.below(texts.len())], new[random.below(new.len())])
        }
        7 if !texts.is_empty() => {
            let new = format!("\"{}\"", ["é", "x", "long ", "-"][random.below(4)].repeat(random.between(1, 300)));
            replaced(text, texts[random.below(texts.len())], &new)
        }
        _ => damaged_lines(text, random),
    }
}

fn replaced(text: &str, (from, to): (usize, usize), new: &str) -> String {
    [&text[..from], new, &text[to..]].concat()
}

/// Where numbers and quoted texts stand.
type Spans = Vec<(usize, usize)>;

fn tokens(text: &str) -> (Spans, Spans) {
    let (mut numbers, mut texts) = (Vec::new(), Vec::new());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' && bytes[at] != b'\n' {
                    at += 1;
                }
                at = (at + 1).min(bytes.len());
                if text.is_char_boundary(at) {
                    texts.push((start, at));
                }
            }
            b'0'..=b'9' if start > 0 && [b' ', b'[', b'='].contains(&bytes[start - 1]) => {
                while at < bytes.len() && (bytes[at].is_ascii_digit() || [b'.', b'_'].contains(&bytes[at])) {
                    at += 1;
                }
                numbers.push((start, at));
            }
            _ => at += 1,
        }
    }
    (numbers, texts)
}

/// Runs one set of files; panics speak for themselves.
fn one(files: &[&str]) -> Tally {
    let mut tally = Tally::default();
    let files: Vec<Vec<u8>> = files.iter().map(|text| text.as_bytes().to_vec()).collect();
    run(&files, &Words::english(), &mut Random::new(1), &mut tally);
    tally
}

#[test]
fn the_seeds_are_sound() {
    for seed in &SEEDS {
        let files: Vec<&str> = seed.definitions.iter().copied().chain([seed.answers]).collect();
        let tally = one(&files);
        assert_eq!((tally.scored, tally.with_errors), (1, 0));
    }
}

#[test]
fn the_seeds_use_every_key_of_the_documentation() {
    let documentation = include_str!("../docs/formats.md");
    // Plan files are no definitions and no answers; tests/kept_plan breaks those.
    let (documentation, _) = documentation.split_once("\n## Plan files\n").expect("a chapter on plan files, the last one");
    // Shared assessments are written by the program alone; tests/sharing breaks those.
    let (before, rest) = documentation.split_once("\n## Shared assessments\n").expect("a chapter on shared assessments");
    let documentation = [before, rest.split_once("\n## ").expect("a chapter behind it").1].concat();
    // Mappings are no definitions and no answers either; tests/stream breaks those.
    let (before, _) = documentation.split_once("\n## Tables of others\n").expect("a chapter on tables of others, the last but one");
    let documentation = before.to_owned();
    let seeds: String = SEEDS.iter().flat_map(|seed| seed.definitions.iter().chain([&seed.answers])).copied().collect();
    // Of `asks.core` the last part; the tables of keys begin their lines with the key in backticks.
    let keys = documentation.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(key, _)| key);
    let words_of_values = ["general-knowledge", "pillars"];
    let key = |key: &str| key.starts_with(char::is_alphabetic) && key.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '.');
    let keys: Vec<&str> = keys.filter(|name| key(name) && !words_of_values.contains(name)).collect();
    assert!(keys.len() > 100, "{} keys", keys.len());
    let words: std::collections::BTreeSet<&str> = seeds.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).collect();
    let lacking: Vec<&&str> = keys.iter().filter(|key| !words.contains(key.rsplit('.').next().unwrap_or_default())).collect();
    assert_eq!(lacking, Vec::<&&str>::new());
}

#[test]
fn deep_nests_are_told_and_not_followed() {
    for kind in 0..5 {
        // The kind is drawn; these seeds draw the five in some order, and the loop below makes sure of it.
        let mut random = Random::new(kind);
        let tally = one(&[&deep(&mut random, 10_000)]);
        assert!(tally.findings > 0);
    }
    for text in [
        format!("node = {}1{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("node = {}1{}", "{a=".repeat(10_000), "}".repeat(10_000)),
        format!("{} = 1", vec!["node"; 10_000].join(".")),
        format!("[{}]", vec!["answers"; 10_000].join(".")),
        format!("[[{}]]", vec!["node"; 10_000].join(".")),
        format!("[submission]\n{} = 1", vec!["definitions"; 10_000].join(".")),
    ] {
        assert!(one(&[&text]).findings > 0);
    }
}

/// A framework, a questionnaire, a section; the head of every small set below.
const HEAD: &str = "[framework]\nid = \"f\"\ntitle = \"F\"\nsource = { text = \"t\" }\n\
    [questionnaire]\nid = \"q\"\ntitle = \"Q\"\nsource = { text = \"t\" }\n[[section]]\nid = \"s\"\ntitle = \"S\"\n";

fn answers(lines: &str) -> String {
    format!("[submission]\nstate = \"A\"\ncode = \"XAA\"\nquestionnaire = \"q\"\n{lines}")
}

#[test]
fn long_chains_are_walked_without_recursion() {
    let yes_no = |id: &str| format!("[[section.question]]\nid = \"{id}\"\nkind = \"yes-no\"\ntext = \"?\"\n");
    let mut nodes = format!("{HEAD}{}", yes_no("x"));
    let mut conditions = format!("{HEAD}{}[[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{{ question = \"x0\" }}]\n", yes_no("x0"));
    conditions = conditions.replace("text = \"?\"\n[[node]]", "text = \"?\"\nwhen = { question = \"x1\", is = \"yes\" }\n[[node]]");
    conditions.push_str("[[section]]\nid = \"more\"\ntitle = \"More\"\n");
    let length = 400;
    for number in 0..length {
        let parent = if number == 0 { String::new() } else { format!("parent = \"n{}\"\n", number - 1) };
        nodes.push_str(&format!("[[node]]\nid = \"n{number}\"\ntitle = \"N\"\n{parent}"));
        conditions.push_str(&yes_no(&format!("x{}", number + 1)));
        if number + 1 < length {
            conditions.push_str(&format!("when = {{ question = \"x{}\", is = \"yes\" }}\n", number + 2));
        }
    }
    nodes.push_str("needs = [{ question = \"x\" }]\n");
    for (definitions, id) in [(nodes, "x".to_owned()), (conditions, format!("x{length}"))] {
        let tally = one(&[&definitions, &answers(&format!("[answers.{id}]\nvalue = \"yes\"\n"))]);
        assert_eq!((tally.scored, tally.with_errors), (1, 0));
    }
}

#[test]
fn numbers_at_the_edge_of_what_numbers_hold_give_figures() {
    let number = |from: &str, to: &str, more: &str| {
        format!(
            "{HEAD}[[section.question]]\nid = \"x\"\nkind = \"number\"\ntext = \"?\"\nfrom = {from}\nto = {to}\n{more}\
             [[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{{ question = \"x\" }}]\n"
        )
    };
    let cases = [
        (number("0", "1e300", ""), "1e308"),
        (number("1e-300", "1e300", "transform = \"ln\"\n"), "1e-308"),
        (number("-1e300", "1e300", ""), "9223372036854775807"),
        (number("1", "0", ""), "-1e308"),
    ];
    for (definitions, value) in cases {
        let tally = one(&[&definitions, &answers(&format!("[answers.x]\nvalue = {value}\n"))]);
        assert_eq!((tally.scored, tally.with_errors), (1, 0), "{definitions}");
    }
}

#[test]
fn numbers_whose_sum_overflows_give_figures() {
    let questions = "[[section.question]]\nid = \"x\"\nkind = \"yes-no\"\ntext = \"?\"\n\
        [[section.question]]\nid = \"y\"\nkind = \"number\"\ntext = \"?\"\nfrom = 0\nto = 1\n";
    let node = |id: &str, question: &str| {
        format!("[[node]]\nid = \"{id}\"\ntitle = \"N\"\nweight = 1e308\nneeds = [{{ question = \"{question}\", weight = 1e308 }}]\n")
    };
    let definitions = format!("{HEAD}{questions}{}{}", node("m", "x"), node("n", "y"));
    let goalposts = definitions.replace("from = 0\nto = 1", "from = -1e308\nto = 1e308").replace("weight = 1e308", "weight = 1");
    let near = definitions.replace("from = 0\nto = 1", "from = 1e15\nto = 1000000000000000.1\ntransform = \"ln\"").replace("1e308", "1");
    for definitions in [definitions, goalposts, near] {
        one(&[&definitions, &answers("[answers.x]\nvalue = \"yes\"\n[answers.y]\nvalue = 1e308\n")]);
    }
}

#[test]
fn a_scale_of_256_levels_has_no_overflow() {
    let levels: String = (0..=255).map(|level| format!("{{ name = \"{level}\" }}, ")).collect();
    let described: String = (1..=255).map(|level| format!("{{ level = {level}, descriptor = \"{level}\" }}, ")).collect();
    let definitions = format!(
        "{HEAD}[[section.question]]\nid = \"x\"\nkind = \"level\"\nmeasures = \"c\"\n\
         [[section.question]]\nid = \"y\"\nkind = \"yes-no\"\ntext = \"?\"\nmeasures = \"c\"\nat = 255\n\
         [[scale]]\nid = \"long\"\ntitle = \"Long\"\nlevel = [{levels}]\n[[pillar]]\nid = \"p\"\ntitle = \"P\"\n\
         [[capability]]\nid = \"c\"\npillar = \"p\"\nscale = \"long\"\ntitle = \"C\"\npurpose = \"?\"\nsource = {{ text = \"t\" }}\n\
         level = [{described}]\n[[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{{ capability = \"c\" }}]\n"
    );
    for level in [0, 1, 254, 255] {
        let tally = one(&[&definitions, &answers(&format!("[answers.x]\nvalue = {level}\n[answers.y]\nvalue = \"yes\"\n"))]);
        assert_eq!((tally.scored, tally.with_errors), (1, 0));
    }
    let longer = definitions.replace("{ name = \"0\" }, ", &"{ name = \"0\" }, ".repeat(100));
    one(&[&longer, &answers("[answers.x]\nvalue = 255\n")]);
}

#[test]
fn ids_that_name_themselves_are_told() {
    let question = "[[section.question]]\nid = \"x\"\nkind = \"yes-no\"\ntext = \"?\"\n";
    let itself = [
        format!("{HEAD}{question}[[node]]\nid = \"n\"\nparent = \"n\"\ntitle = \"N\"\nneeds = [{{ question = \"x\" }}]\n"),
        format!("{HEAD}{question}when = {{ question = \"x\", is = \"yes\" }}\n"),
        format!("{HEAD}{question}[[node]]\nid = \"f\"\nparent = \"f\"\ntitle = \"N\"\nneeds = [{{ question = \"x\" }}]\n"),
        format!("{HEAD}{question}[[view]]\nid = \"v\"\nof = \"v\"\ntitle = \"V\"\nasks = {{ core = true }}\n"),
        format!("{HEAD}{question}[[view]]\nid = \"q\"\nof = \"q\"\ntitle = \"V\"\nasks = {{ core = true }}\n"),
    ];
    for definitions in itself {
        assert!(one(&[&definitions, &answers("[answers.x]\nvalue = \"yes\"\n")]).findings > 0, "{definitions}");
    }
}

#[test]
fn very_many_findings_are_all_told() {
    let unknown: String = (0..500).map(|number| format!("[[pillar]]\nid = \"p{number}\"\ntitel = \"P\"\n")).collect();
    assert_eq!(one(&[&unknown]).findings, 1_000);
    let text: String = (0..300).map(|number| format!("[answers.x{number}]\nvalue = {number}\n")).collect();
    assert!(one(&[&answers(&text)]).findings > 300);
}

#[test]
fn the_whole_set_with_one_damaged_file_never_makes_it_panic() {
    let words = Words::english();
    let mut failures = Vec::new();
    for seed in 0..12 {
        let round = catch_unwind(AssertUnwindSafe(|| {
            let mut random = Random::new(0xC0FFEE ^ seed);
            let mut files: Vec<Vec<u8>> = read::BUILT_IN.iter().map(|(_, text)| text.as_bytes().to_vec()).collect();
            let at = random.below(files.len());
            files[at] = damage(std::mem::take(&mut files[at]), &mut random);
            files.push(damage(include_bytes!("../examples/marevoa-2026.toml").to_vec(), &mut random));
            run(&files, &words, &mut random, &mut Tally::default());
        }));
        failures.extend(round.err().map(|panic| format!("seed {seed}: {}", message(&*panic))));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
