//! Answer files: what goes the short way comes out as it would the long way, whatever is done to a file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::batch::{Cells, Column, CsvCells, Head, Job, Prepared, Seen, Superseded, Table, Task, Worker, intake, work};
use capgap::diagnostic::{Diagnostic, Severity};
use capgap::library::{Definitions, Library, check_submission};
use capgap::model::{NotApplicable, Question, QuestionKind};
use capgap::read;
use capgap::score::{Sheet, Targets};
use capgap::text::SourceMap;
use common::random::Random;
use std::fmt::Write as _;

fn built_in() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let files = u32::try_from(sources.files().count()).unwrap();
    Library::build(definitions, files, "en").0
}

/// Writes down all that is known of a submission, and which way it went.
#[derive(Debug, Default)]
struct Everything;

impl Table for Everything {
    fn name(&self) -> &'static str {
        "everything"
    }

    fn columns(&self) -> &[Column] {
        &[]
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        let submission = seen.submission.expect("a file has one");
        cells.text(if submission.answers.is_empty() { "short" } else { "long" });
        written(&seen.head, submission.size, submission.marking, seen.sheet, cells);
    }
}

fn written(head: &Head<'_>, size: impl std::fmt::Debug, marking: impl std::fmt::Debug, sheet: &Sheet, cells: &mut dyn Cells) {
    cells.text(&format!("{head:?} {size:?} {marking:?} {:?}", sheet.cells));
    cells.end_row();
}

/// What came of a file: the row without the way it went, and whether somebody is warned; nothing where it was not taken.
type Outcome = Option<(String, bool)>;

/// The outcome of a batch, and whether the file went the short way.
fn in_batch(prepared: &Prepared<'_>, text: &str) -> (Outcome, bool) {
    let (table, superseded) = (Everything, Superseded::default());
    let tables: [&dyn Table; 1] = [&table];
    let read = |_: &std::path::Path| unreachable!("the bytes are there");
    let job = Job { prepared, tables: &tables, read: &read, superseded: &superseded, reports: None };
    let done = work(&job, &mut Worker::default(), Task::Bytes("a.toml".into(), text.as_bytes().to_vec()));
    let row = String::from_utf8(done.tables[0].clone()).unwrap();
    match row.split_once(',') {
        Some((way, row)) => (Some((row.to_owned(), done.with_warnings == 1)), way == "short"),
        None => (None, false),
    }
}

/// The outcome by the whole reader and the whole check.
fn by_hand(library: &Library, text: &str) -> Outcome {
    let taken = intake("a.toml", text.as_bytes(), library, &|_| None);
    let mut findings = taken.findings;
    let given = taken.given.into_iter().next()?;
    let submission = check_submission(library, given, &mut findings);
    let any = |severity| findings.iter().any(|finding: &Diagnostic| finding.severity() == severity);
    if any(Severity::Error) || submission.part.is_some() || library.questionnaire(&submission.questionnaire.id).is_none() {
        return None;
    }
    let assessed_on = submission.assessed_on.map(|date| date.to_string()).unwrap_or_default();
    let head = Head {
        input: "a.toml",
        state: &submission.state,
        code: &submission.code,
        assessed_on: &assessed_on,
        questionnaire: submission.questionnaire.id.as_str(),
        ..Head::default()
    };
    let mut cells = CsvCells::default();
    written(&head, submission.size, submission.marking, &Sheet::of(library, &submission), &mut cells);
    Some((String::from_utf8(cells.take()).unwrap(), any(Severity::Warning)))
}

fn one_of<'a>(random: &mut Random, among: &[&'a str]) -> &'a str {
    among[random.below(among.len())]
}

fn value(question: &Question, random: &mut Random) -> String {
    match &question.kind {
        QuestionKind::Level { top, .. } => random.below(usize::from(*top) + 1).to_string(),
        QuestionKind::YesNo { .. } => format!("{:?}", one_of(random, &["yes", "no", "yes", "no", "partly"])),
        QuestionKind::Number { .. } => format!("{}{}", random.below(90), one_of(random, &["", "", ".5", ".0"])),
        QuestionKind::Choice { options } => format!("{:?}", options[random.below(options.len())].id.as_str()),
        QuestionKind::Checklist { options } => {
            let chosen: Vec<&str> = options.iter().filter(|_| random.below(2) == 0).map(|option| option.id.as_str()).collect();
            format!("{chosen:?}")
        }
        QuestionKind::Text => "\"Some text, über alles.\"".to_owned(),
    }
}

/// An answer file over some questions of the library, as people write them.
fn drawn(library: &Library, random: &mut Random) -> String {
    let lines = random.below(3) == 0;
    let mut text = String::from("# A fictional State.\nformat = 1\n\n[submission]\nstate = \"Marevoa\"\ncode = \"XMR\"\n");
    let _ = writeln!(text, "size = \"{}\"\nquestionnaire = \"{}\"", one_of(random, &["small", "large"]), one_of(random, &["fcc", "rapid"]));
    let _ = writeln!(text, "assessed-on = 2026-0{}-11", 1 + random.below(9));
    if random.below(6) == 0 {
        text.push_str("status = \"reviewed\"\ncleared = { office = \"Office\", date = 2026-10-01 }\n");
    }
    text.push_str("\n[[respondent]]\nid = \"csirt\"\nname = \"CSIRT\"\n\n[[respondent]]\nid = \"ministry\"\nname = \"Ministry\"\n\n");
    let register = 1 + random.below(4);
    for entry in 0..register {
        let status = one_of(random, &["draft", "adopted", "in-operation", "exercised"]);
        let _ = writeln!(
            text,
            "[[evidence]]\nid = \"file-{entry}\"\ntitle = \"File\"\ndate = 202{}-01-31\nstatus = \"{status}\"",
            random.below(7)
        );
        if random.below(4) == 0 {
            text.push_str("supports = { level = 2, reason = \"Checked.\" }\n");
        }
        text.push('\n');
    }
    if lines {
        text.push_str("[answers]\n");
    }
    let start = random.below(library.questions.len() - 30);
    for question in &library.questions[start..start + 30] {
        if random.below(8) == 0 {
            continue;
        }
        let mut pairs = match random.below(12) {
            0 => vec!["state = \"unknown\"".to_owned()],
            1 => vec![format!("state = \"{}\"", one_of(random, &["withheld", "unanswered"]))],
            2 if question.not_applicable != NotApplicable::Forbidden => {
                vec!["state = \"not-applicable\"".to_owned(), "reason = \"No coast.\"".to_owned()]
            }
            3 => Vec::new(),
            _ => vec![format!("value = {}", value(question, random))],
        };
        if random.below(2) == 0 {
            let cited: Vec<String> = (0..register).filter(|_| random.below(2) == 0).map(|entry| format!("file-{entry}")).collect();
            pairs.push(format!("evidence = {cited:?}"));
        }
        if random.below(4) == 0 {
            pairs.push(format!("note = \"Seen in {}, € 5.\"", one_of(random, &["Łódź", "\\\"Łódź\\\"", "C:\\\\Łódź"])));
        }
        if random.below(2) == 0 {
            pairs.push(format!("by = \"{}\"", one_of(random, &["csirt", "ministry"])));
        }
        if random.below(5) == 0 {
            pairs.push("on = 2026-03-04".to_owned());
        }
        let _ = if lines {
            writeln!(text, "\"{}\" = {{ {} }}", question.id, pairs.join(", "))
        } else {
            writeln!(text, "[answers.\"{}\"]\n{}\n", question.id, pairs.join("\n"))
        };
    }
    text
}

/// What is put into files to spoil them, or not.
const PIECES: [&str; 42] = [
    "\"",
    "'",
    "\\",
    "\\\"",
    "\\u00e9",
    "\n",
    "\r\n",
    "#",
    " ",
    "\t",
    "=",
    ",",
    "[",
    "]",
    "{",
    "}",
    ".",
    "-",
    "0",
    "1",
    "e5",
    "_",
    "\u{7f}",
    "\u{1}",
    "é",
    "\"\"\"",
    "[answers]\n",
    "\n[answers.\"x\"]\n",
    "\n[[evidence]]\n",
    "\n[part]\n",
    "value = 1\n",
    "state = \"unknown\"\n",
    "true",
    "2026-02-30",
    "to-confirm = true\n",
    "reason = \" \"\n",
    "note = 5\n",
    "by = \"nobody\"\n",
    "evidence = [\"none\"]\n",
    "\u{feff}",
    "0x1",
    "inf",
];

/// The same file with something done to it.
fn spoiled(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut at = random.below(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match random.below(6) {
        0 => {
            let from = random.below(lines.len());
            lines.insert(random.below(lines.len()), lines[from]);
            lines.concat()
        }
        1 => {
            lines.remove(random.below(lines.len()));
            lines.concat()
        }
        2 => {
            let (one, other) = (random.below(lines.len()), random.below(lines.len()));
            lines.swap(one, other);
            lines.concat()
        }
        3 => text[..at].to_owned(),
        4 => {
            let after = text[at..].chars().next().map_or(0, char::len_utf8);
            [&text[..at], &text[at + after..]].concat()
        }
        _ => [&text[..at], one_of(random, &PIECES), &text[at..]].concat(),
    }
}

#[test]
fn both_ways_through_a_file_come_to_the_same() {
    let library = built_in();
    let default = library.target_profile(&"default".into());
    let prepared = Prepared::new(&library, Targets { default, chosen: default }, None);
    let mut random = Random::new(20_260_611);
    let (mut short, mut spoiled_short, mut refused, mut warned) = (0, 0, 0, 0);
    for round in 0..60 {
        let text = drawn(&library, &mut random);
        let (found, way) = in_batch(&prepared, &text);
        assert_eq!(found, by_hand(&library, &text), "{text}");
        short += usize::from(way);
        warned += usize::from(found.is_some_and(|(_, warns)| warns));
        for _ in 0..20 {
            let text = spoiled(&text, &mut random);
            let (found, way) = in_batch(&prepared, &text);
            assert_eq!(found, by_hand(&library, &text), "round {round}\n{text}");
            spoiled_short += usize::from(way);
            refused += usize::from(found.is_none());
        }
    }
    // The ways and the outcomes all occur; a number that falls to nothing means that the test holds nothing against anything.
    assert!(short > 40 && (8..60).contains(&warned), "{short} {warned}");
    assert!(spoiled_short > 200 && refused > 200, "{spoiled_short} {refused}");
}

#[test]
fn examples_go_the_short_way() {
    let library = built_in();
    let default = library.target_profile(&"default".into());
    let prepared = Prepared::new(&library, Targets { default, chosen: default }, None);
    for name in ["atlantis-2026", "atlantis-2028", "castellune-2026", "marevoa-2026"] {
        let text = std::fs::read_to_string(format!("{}/examples/{name}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let (found, short) = in_batch(&prepared, &text);
        assert_eq!(found, by_hand(&library, &text), "{name}");
        assert!(found.is_some() && short, "{name}");
    }
}
