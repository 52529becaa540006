//! Streams: the short way and the long way give the same figures, and a stream that comes to no good end spoils nothing before it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::batch::{Cells, Chosen, Column, Done, Job, Kind, Mapped, Opened, Prepared, Scores, Seen, Superseded, Table, Worker, open};
use capgap::diagnostic::{Code, Diagnostic};
use capgap::library::{Definitions, Library};
use capgap::model::{NotApplicable, QuestionKind, QuestionnaireId};
use capgap::read;
use capgap::score::Targets;
use capgap::text::SourceMap;
use common::random::Random;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;

fn built_in() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let files = u32::try_from(sources.files().count()).unwrap();
    Library::build(definitions, files, "en").0
}

fn small() -> Library {
    library(&[include_str!("fixtures/small/harbour.toml")])
}

fn library(texts: &[&str]) -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    for text in texts {
        read::text("definitions.toml", text, &mut sources, &mut definitions, &mut findings);
    }
    let (library, found) = Library::build(definitions, 0, "en");
    let errors = findings.iter().chain(&found).filter(|finding| finding.severity() == capgap::diagnostic::Severity::Error);
    assert_eq!(errors.count(), 0);
    library
}

/// Lets no row go the short way.
#[derive(Debug)]
struct Whole {
    columns: Vec<Column>,
}

impl Table for Whole {
    fn name(&self) -> &'static str {
        "whole"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn needs_submission(&self) -> bool {
        true
    }

    fn rows(&self, _: &Seen<'_>, _: &mut dyn Cells) {}
}

/// Says which rows went the short way.
#[derive(Debug)]
struct Ways {
    columns: Vec<Column>,
}

impl Table for Ways {
    fn name(&self) -> &'static str {
        "ways"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        cells.text(if seen.submission.is_some() { "long" } else { "short" });
        cells.end_row();
    }
}

fn columns() -> Vec<Column> {
    vec![Column::new("way", Kind::Text)]
}

/// Everything that came of a stream: the first table, the ways, and the rejected with their codes, by row.
#[derive(Debug, Default, PartialEq)]
struct Came {
    scores: String,
    short: usize,
    long: usize,
    rejected: Vec<(u64, Vec<Code>)>,
    said: Vec<String>,
}

fn taken(library: &Library, scores: &dyn Table, name: &str, bytes: &[u8], mapping: Option<&Arc<Mapped>>, long_way: bool) -> Came {
    read_all(library, scores, open(name, Box::new(Cursor::new(bytes.to_vec())), library, mapping), long_way)
}

fn read_all(library: &Library, scores: &dyn Table, opened: Result<Opened<'_>, Vec<Diagnostic>>, long_way: bool) -> Came {
    let default = library.target_profile(&"default".into());
    let prepared = Prepared::new(library, Targets { default, chosen: default }, None);
    let (ways, whole) = (Ways { columns: columns() }, Whole { columns: columns() });
    let mut tables: Vec<&dyn Table> = vec![scores, &ways];
    if long_way {
        tables.push(&whole);
    }
    let superseded = Superseded::default();
    let job = Job { prepared: &prepared, tables: &tables, read: &|_| panic!("no file"), superseded: &superseded, reports: None };
    let mut came = Came::default();
    let mut stream = match opened {
        Ok(Opened::Stream(stream)) => stream,
        Ok(Opened::Whole(..)) => panic!("no stream"),
        Err(findings) => {
            came.rejected.push((0, findings.iter().map(|finding| finding.code).collect()));
            return came;
        }
    };
    let mut worker = Worker::default();
    while let Some(block) = stream.next_block() {
        take(worker.work(&job, &block), &mut came);
    }
    came
}

fn take(done: Done, came: &mut Came) {
    came.scores.push_str(std::str::from_utf8(&done.tables[0]).unwrap());
    let ways = String::from_utf8(done.tables[1].clone()).unwrap();
    came.short += ways.matches("short").count();
    came.long += ways.matches("long").count();
    for rejected in done.rejected {
        let place = |finding: &Diagnostic| {
            let place = finding.place?;
            let file = done.sources.file(place.file)?.name.clone();
            let found = done.sources.line_column(place);
            Some(done.sources.address(place).map_or_else(|| format!("{file}:{}:{}", found.line, found.column), str::to_owned))
        };
        came.said.extend(rejected.findings.iter().filter_map(place));
        came.rejected.push((rejected.row, rejected.findings.iter().map(|finding| finding.code).collect()));
    }
}

/// What somebody writes in a cell under a question; most of it is right.
fn cell(random: &mut Random, kind: &QuestionKind, odd_row: bool) -> String {
    let odd = ["", " ", "x", "'=1", "\"", "2 ", " yes", "YES", "1,5", "3: Established", "unknown", "(none)", "-1", "9", "é", "\t", "true"];
    if odd_row && random.chance(2) {
        return random.pick(&odd).to_owned();
    }
    if random.chance(15) {
        return String::new();
    }
    match kind {
        QuestionKind::Level { top, .. } => random.below(usize::from(*top) + 1).to_string(),
        QuestionKind::YesNo { partly, .. } => random.pick(&["yes", "no", if partly.is_some() { "partly" } else { "no" }]).to_owned(),
        QuestionKind::Choice { options } => random.pick(options).id.to_string(),
        QuestionKind::Checklist { options } => {
            let chosen: Vec<String> = options.iter().filter(|_| random.chance(40)).map(|option| option.id.to_string()).collect();
            if chosen.is_empty() { "(none)".to_owned() } else { chosen.join(random.pick(&[" ", ",", "; "])) }
        }
        QuestionKind::Number { min, max, .. } => {
            let (low, high) = (min.unwrap_or(0.0), max.unwrap_or(1_000.0));
            random.pick(&[low, (low + high) / 2.0, high]).to_string()
        }
        QuestionKind::Text => random.pick(&["said in May", "x", "", "two, three"]).to_owned(),
    }
}

fn quoted(cell: &str, separator: char) -> String {
    if cell.contains([separator, '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A wide table of this program with so many rows.
fn wide(library: &Library, questionnaire: &str, rows: usize, separator: char, random: &mut Random) -> String {
    let asked = library.asked(&QuestionnaireId::from(questionnaire));
    let questions: Vec<_> =
        library.questions.iter().zip(&asked.questions).filter(|(_, asked)| **asked).map(|(question, _)| question).collect();
    let mut headings = vec!["state".to_owned(), "code".to_owned(), "questionnaire".to_owned(), "assessed-on".to_owned(), "size".to_owned()];
    for (at, question) in questions.iter().enumerate() {
        headings.push(question.id.to_string());
        if at % 4 == 0 {
            headings.extend(["state", "reason"].map(|part| format!("{}:{part}", question.id)));
        }
    }
    let mut text = headings.join(&separator.to_string()) + random.pick(&["\n", "\r\n"]);
    for row in 0..rows {
        let code = if random.chance(3) { "xa".to_owned() } else { format!("XA{}", char::from(b'A' + (row % 26) as u8)) };
        let last = if random.chance(5) { "2026-02-30" } else { "2025-12-31" };
        let date = random.pick(&["2026-05-01", "2026-02-28", "", "2026-05-01", last]);
        let mut cells =
            vec![random.pick(&["Atlantis", "Isles, Far", "République"]).to_owned(), code, questionnaire.to_owned(), date.to_owned()];
        cells.push(random.pick(&["", "small", "medium", "large"]).to_owned());
        let odd_row = random.chance(25);
        for (at, question) in questions.iter().enumerate() {
            if at % 4 == 0 {
                if random.chance(20) {
                    let allowed = odd_row || question.not_applicable != NotApplicable::Forbidden;
                    let state = random.pick(&["unknown", "withheld", if allowed { "not-applicable" } else { "withheld" }]);
                    let reason = if state == "not-applicable" && !(odd_row && random.chance(5)) { "has no ports" } else { "" };
                    cells.extend(["", state, reason].map(str::to_owned));
                } else {
                    cells.extend([cell(random, &question.kind, odd_row), String::new(), String::new()]);
                }
            } else {
                cells.push(cell(random, &question.kind, odd_row));
            }
        }
        if random.chance(2) {
            cells.truncate(random.between(1, cells.len()));
        }
        if random.chance(2) {
            cells = vec![String::new(); cells.len()];
        }
        let line: Vec<String> = cells.iter().map(|cell| quoted(cell, separator)).collect();
        text.push_str(&line.join(&separator.to_string()));
        text.push_str(random.pick(&["\n", "\n", "\r\n"]));
        if random.chance(3) {
            text.push('\n');
        }
    }
    text
}

#[test]
fn the_short_way_and_the_long_way_are_one() {
    let sets = [(small(), "harbours", 400), (built_in(), "fcc", 30)];
    for (library, questionnaire, rows) in &sets {
        let scores = Scores::new(library);
        let (mut short, mut long, mut rejected, mut first) = (0, 0, 0, Vec::new());
        for (seed, separator) in [(1, ','), (2, ';'), (3, '\t')] {
            let text = wide(library, questionnaire, *rows, separator, &mut Random::new(seed));
            let quick = taken(library, &scores, "table.csv", text.as_bytes(), None, false);
            let careful = taken(library, &scores, "table.csv", text.as_bytes(), None, true);
            assert_eq!(careful.short, 0);
            for (quick, careful) in quick.scores.lines().zip(careful.scores.lines()) {
                assert_eq!(quick, careful, "{questionnaire}, seed {seed}");
            }
            assert_eq!(quick.scores, careful.scores, "{questionnaire}, seed {seed}");
            assert_eq!((quick.rejected, quick.said), (careful.rejected.clone(), careful.said), "{questionnaire}, seed {seed}");
            first.extend(careful.rejected.first().cloned());
            (short, long, rejected) = (short + quick.short, long + quick.long, rejected + careful.rejected.len());
        }
        assert!(
            short > rows / 4 && short + long + rejected > rows * 2,
            "{questionnaire}: {short} short, {long} long, {rejected} rejected, {first:?}"
        );
    }
}

const MAPPING: &str = r#"
format = 1
[mapping]
questionnaire = "harbours"
id = "ref"
state = "country"
assessed-on = "year"
inside = "a"
reason = "The table says so."
ignore = ["remark"]
[words]
na = "not-applicable"
dk = "unknown"
"-" = "unanswered"
[[question]]
id = "team.level"
column = "Q1"
words = { none = 0, some = 1, "all of it" = 2 }
[[question]]
id = "team.roster"
column = "Q1"
words = { none = "no" }
other = "yes"
empty = "no"
[[question]]
id = "team.test"
column = "tests"
"#;

fn mapped(library: &Library, text: &str) -> (Option<Arc<Mapped>>, Vec<Diagnostic>) {
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let mapping = read::mapping("mapping.toml", text, &mut sources, &mut findings);
    let mapped = mapping.and_then(|mapping| Mapped::check(&mapping, library, &mut findings));
    (mapped.filter(|_| findings.is_empty()).map(Arc::new), findings)
}

/// Rows of somebody else's table, as CSV and as JSON Lines.
fn foreign(rows: usize, random: &mut Random) -> (String, String) {
    let (mut table, mut lines) = ("ref,country,year,Q1,tests,law,remark\n".to_owned(), String::new());
    for row in 0..rows {
        let odd = random.chance(8);
        let pick = |random: &mut Random, from: &[&str], odds: &[&str]| {
            let from = if odd && random.chance(30) { odds } else { from };
            random.pick(from).to_owned()
        };
        let cells = [
            format!("S{row:07}"),
            pick(random, &["Atlantis", "Isles"], &["Far, Isles", "", " x"]),
            pick(random, &["2024", "2025", "2026-05-01"], &["", "20x4", "24"]),
            pick(random, &["none", "some", "all of it", "dk", ""], &["0", "2", "3", "na", "some ", "\"x\""]),
            pick(
                random,
                &["call-out", "hand-over", "call-out hand-over", "na", "dk", "-", ""],
                &["x", "(none)", "call-out,hand-over", "call-out x"],
            ),
            pick(random, &["none", "draft", "in-force", "dk", ""], &["na", "DRAFT", "in-force: In force", "é"]),
            pick(random, &["", "seen"], &["\"a\",\nb"]),
        ];
        table.push_str(&(cells.iter().map(|cell| quoted(cell, ',')).collect::<Vec<_>>().join(",") + "\n"));
        let text = |cell: &String| serde_json::to_string(cell).unwrap();
        let year =
            if cells[2].len() == 4 && cells[2].bytes().all(|byte| byte.is_ascii_digit()) { cells[2].clone() } else { text(&cells[2]) };
        let blank = if random.chance(10) { " " } else { "" };
        let mut inner: Vec<String> = [("Q1", 3), ("tests", 4), ("law", 5), ("remark", 6)]
            .iter()
            .filter(|(_, at)| !cells[*at].is_empty())
            .map(|(key, at)| format!("{blank}\"{key}\"{blank}:{}", text(&cells[*at])))
            .collect();
        if random.chance(5) {
            random.shuffle(&mut inner);
        }
        let inner = inner.join(",");
        lines.push_str(&format!(
            "{{\"ref\":\"{}\",\"country\":{},\"year\":{year},{blank}\"a\":{{{inner}}}{blank}}}\n",
            cells[0],
            text(&cells[1])
        ));
    }
    (table, lines)
}

#[test]
fn a_mapping_reads_tables_and_lines_alike_by_both_ways() {
    let library = small();
    let (mapping, findings) = mapped(&library, MAPPING);
    assert!(findings.is_empty(), "{findings:?}");
    let scores = Scores::new(&library);
    let (table, lines) = foreign(600, &mut Random::new(5));
    // The name of the input, which is in the first column, and the number of the row are not the same.
    let figures = |came: &Came| {
        let rows = came.scores.lines().map(|line| line.splitn(3, ',').nth(2).unwrap().to_owned());
        rows.collect::<Vec<_>>()
    };
    let quick = taken(&library, &scores, "t.csv", table.as_bytes(), mapping.as_ref(), false);
    let careful = taken(&library, &scores, "t.csv", table.as_bytes(), mapping.as_ref(), true);
    assert_eq!((&quick.scores, &quick.rejected, &quick.said), (&careful.scores, &careful.rejected, &careful.said));
    assert!(quick.short > 450 && quick.long > 5 && quick.rejected.len() > 10, "{} {} {}", quick.short, quick.long, quick.rejected.len());
    let quick_lines = taken(&library, &scores, "t.jsonl", lines.as_bytes(), mapping.as_ref(), false);
    let careful_lines = taken(&library, &scores, "t.jsonl", lines.as_bytes(), mapping.as_ref(), true);
    assert_eq!(
        (&quick_lines.scores, &quick_lines.rejected, &quick_lines.said),
        (&careful_lines.scores, &careful_lines.rejected, &careful_lines.said)
    );
    assert!(quick_lines.short > 450, "{}", quick_lines.short);
    assert_eq!(figures(&quick), figures(&quick_lines));
}

#[test]
fn what_a_mapping_names_wrongly_is_told_all_at_once() {
    let library = small();
    let wrong = MAPPING
        .replace("harbours", "harbour")
        .replace("team.roster", "team.rooster")
        .replace("none = 0", "none = 7")
        .replace("tests\"", "tests\"\nother = \"x\"");
    let (mapping, findings) = mapped(&library, &wrong);
    assert!(mapping.is_none());
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::UnknownId, Code::AnswerRange, Code::UnknownId, Code::AnswerRange]);
    let (mapping, findings) = mapped(&library, &MAPPING.replace("reason = \"The table says so.\"", ""));
    assert!(mapping.is_none());
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::MissingKey]);
}

#[test]
fn a_column_without_a_meaning_refuses_the_table_unless_it_is_passed_over() {
    let library = small();
    let scores = Scores::new(&library);
    let table = "ref,country,year,Q1,tests,low,remark\nS1,Atlantis,2024,some,,none,x\n";
    let (mapping, _) = mapped(&library, MAPPING);
    let came = taken(&library, &scores, "t.csv", table.as_bytes(), mapping.as_ref(), false);
    assert_eq!(came.rejected, [(0, vec![Code::ColumnUnmapped])]);
    let (mapping, _) = mapped(&library, &MAPPING.replace("ignore = [\"remark\"]", "other-columns = \"ignore\""));
    assert_eq!(taken(&library, &scores, "t.csv", table.as_bytes(), mapping.as_ref(), false).short, 1);
    let came = taken(&library, &scores, "t.csv", b"ref,country,Q1\nS1,Atlantis,some\n", mapping.as_ref(), false);
    assert_eq!(came.rejected, [(0, vec![Code::ColumnMissing, Code::ColumnMissing])]);
}

/// Gives its bytes in pieces, and an error after them.
struct Broken(Cursor<Vec<u8>>);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = buffer.len().min(1_000);
        match self.0.read(&mut buffer[..length])? {
            0 => Err(std::io::Error::other("the cable was pulled")),
            read => Ok(read),
        }
    }
}

fn rows(count: usize) -> String {
    let row = |number: usize| format!("S{number},Atlantis,2024,some,call-out,draft,\n");
    "ref,country,year,Q1,tests,law,remark\n".to_owned() + &(0..count).map(row).collect::<String>()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn what_breaks_off_keeps_all_rows_before_it() {
    let library = small();
    let scores = Scores::new(&library);
    let (mapping, _) = mapped(&library, MAPPING);
    let mapping = mapping.as_ref();
    let came = |name: &str, bytes: &[u8]| taken(&library, &scores, name, bytes, mapping, false);
    let text = rows(30_000);
    let whole = came("t.csv", text.as_bytes());
    assert_eq!((whole.short, whole.rejected.len()), (30_000, 0), "more than one block");

    let cut = came("t.csv", &text.as_bytes()[..text.len() - 15]);
    assert_eq!((cut.short, &cut.rejected[..]), (29_999, &[(30_001, vec![Code::StreamBroken])][..]));
    let no_line_end = came("t.csv", &text.as_bytes()[..text.len() - 1]);
    assert_eq!((no_line_end.short + no_line_end.long, no_line_end.rejected.len()), (30_000, 0));

    let mut quote = rows(300);
    quote.push_str("S,\"Atlantis,2024,some,call-out,draft,\n");
    quote.push_str(&rows(5).lines().skip(1).map(|line| [line, "\n"].concat()).collect::<String>());
    let quote = came("t.csv", quote.as_bytes());
    assert_eq!((quote.short, &quote.rejected[..]), (300, &[(302, vec![Code::StreamBroken])][..]));

    let mut bad = rows(10).into_bytes();
    let at = bad.len() - 300;
    bad[at] = 0xff;
    let bad = came("t.csv", &bad);
    assert_eq!((bad.short + bad.long, bad.rejected.len(), bad.rejected[0].1[0]), (9, 1, Code::NotUtf8));

    let zipped = packed(text.as_bytes());
    assert_eq!(came("t.csv.gz", &zipped), whole_of(&whole, "t.csv", "t.csv.gz"));
    let members = [packed(&text.as_bytes()[..700_000]), packed(&text.as_bytes()[700_000..])].concat();
    assert_eq!(came("t.csv.gz", &members).scores.lines().count(), 30_000);
    let half = came("t.csv.gz", &zipped[..zipped.len() / 2]);
    assert!(
        half.short > 5_000 && half.rejected.len() == 1 && half.rejected[0].0 == half.short as u64 + 2,
        "{} {:?}",
        half.short,
        half.rejected
    );
    let mut damaged = zipped.clone();
    let at = damaged.len() * 3 / 4;
    damaged[at..at + 40].iter_mut().for_each(|byte| *byte ^= 0x55);
    let damaged = came("t.csv.gz", &damaged);
    assert!(damaged.short + damaged.long > 5_000 && !damaged.rejected.is_empty());

    let pulled = open("t.csv", Box::new(Broken(Cursor::new(text.clone().into_bytes()))), &library, mapping);
    let pulled = read_all(&library, &scores, pulled, false);
    assert_eq!((pulled.short, &pulled.rejected[..]), (30_000, &[(30_002, vec![Code::StreamBroken])][..]));
}

fn whole_of(came: &Came, name: &str, other: &str) -> Came {
    let Came { short, long, rejected, said, scores } = came;
    Came { scores: scores.replace(name, other), short: *short, long: *long, rejected: rejected.clone(), said: said.clone() }
}

#[test]
fn a_row_that_never_ends_is_passed_over() {
    let library = small();
    let scores = Scores::new(&library);
    let (mapping, _) = mapped(&library, MAPPING);
    let mut text = rows(3);
    text.push_str("S,");
    text.push_str(&"x".repeat(17 * 1024 * 1024));
    text.push('\n');
    text.push_str("S9,Atlantis,2024,some,call-out,draft,\n");
    let came = taken(&library, &scores, "t.csv", text.as_bytes(), mapping.as_ref(), false);
    assert_eq!((came.short, &came.rejected[..]), (4, &[(5, vec![Code::StreamBroken])][..]));
    assert!(came.scores.lines().last().unwrap().starts_with("t.csv,6,S9,"), "{}", came.scores);
}

#[test]
fn zstandard_is_read_in_one_frame_and_in_several() {
    let library = small();
    let scores = Scores::new(&library);
    let (mapping, _) = mapped(&library, MAPPING);
    let text = rows(50);
    let frame = |bytes: &[u8]| ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest);
    let several = [frame(&text.as_bytes()[..700]), b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(), frame(&text.as_bytes()[700..])].concat();
    for bytes in [frame(text.as_bytes()), several.clone()] {
        let came = taken(&library, &scores, "t.csv.zst", &bytes, mapping.as_ref(), false);
        assert_eq!((came.short, came.rejected.len()), (50, 0));
    }
    let cut = taken(&library, &scores, "t.csv.zst", &several[..several.len() - 9], mapping.as_ref(), false);
    assert_eq!(cut.rejected.iter().map(|(_, codes)| codes[0]).collect::<Vec<_>>(), [Code::StreamBroken]);
}

#[test]
fn lines_of_this_program_are_read_whole_or_rejected_alone() {
    let library = small();
    let scores = Scores::new(&library);
    let line = |value: &str| {
        let head = "{\"submission\":{\"state\":\"Atlantis\",\"code\":\"XAA\",\"questionnaire\":\"harbours\"},\"answers\":{\"team.level\":{\"value\":";
        format!("{head}{value}}}}}}}\n")
    };
    let text = [line("2"), line("9"), "\n".to_owned(), "{\"submission\":\n".to_owned(), line("1")].concat();
    let came = taken(&library, &scores, "t.jsonl", text.as_bytes(), None, false);
    assert_eq!(came.scores.lines().count(), 2);
    assert_eq!(came.rejected, [(2, vec![Code::AnswerRange]), (4, vec![Code::NotJson])]);
    assert!(came.said[0].starts_with("t.jsonl:2:"), "{:?}", came.said);
    assert!(came.scores.lines().last().unwrap().starts_with("t.jsonl,5,"));
}

const COLUMNS: &str = r#"
format = 1
[[column]]
name = "who"
holds = "id"
[[column]]
name = "law"
holds = "claimed"
framework = "norms"
node = "norm-g"
times = 100
digits = 1
missing = "empty"
[[column]]
name = "rating"
holds = "rating"
framework = "norms"
node = "norm-g"
[[column]]
name = "filled"
holds = "filled"
framework = "norms"
share = true
digits = 2
[[column]]
name = "drafts"
holds = "chosen"
option = "draft"
[[column]]
name = "unknown"
holds = "unknown"
[[column]]
name = "gaps"
holds = "largest-gaps"
framework = "norms"
most = 2
separator = " > "
"#;

#[test]
fn chosen_columns_hold_what_they_say() {
    let library = small();
    let (mapping, _) = mapped(&library, MAPPING);
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let columns = read::mapping("columns.toml", COLUMNS, &mut sources, &mut findings).unwrap();
    let chosen = Chosen::new(&library, &columns.columns, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    // Level 1 of 2, the roster "yes" and the test half done: 1 and half of what level 2 needs, (1 + (1 + 0.5) / 2 of the facts at 2) / 2
    // is held by the gate to (1 + 0.75) / 2 = 0.875; the law is a draft, 0.5. Norm g: (3 × 0.875 + 1 × 0.5) / 4 = 0.78125.
    let table = "ref,country,year,Q1,tests,law,remark\nS1,A,2024,some,call-out,draft,\nS2,A,2024,none,,dk,\nS3,A,2024,,,,\n";
    let came = taken(&library, &chosen, "t.csv", table.as_bytes(), mapping.as_ref(), false);
    assert_eq!(came.scores, "S1,78.1,L,1,1,0,mandate > duty-team\nS2,0,N,0.75,0,1,duty-team\nS3,0,N,0.25,0,0,duty-team\n");
    let wrong = COLUMNS.replace("\"norm-g\"", "\"norm-h\"").replace("\"draft\"", "\"daft\"");
    let columns = read::mapping("columns.toml", &wrong, &mut sources, &mut findings).unwrap();
    let _ = Chosen::new(&library, &columns.columns, &mut findings);
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::UnknownId, Code::UnknownId, Code::UnknownId]);
}
