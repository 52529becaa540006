//! The report as a workbook: every figure is the one that `capgap score` gives, every answer is there, nothing is a formula; and
//! all formats go into a folder together.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use calamine::{Data, DataType, Reader, Xlsx};
use capgap::cli::{Environment, Exit};
use capgap::model::Date;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

type Book = Xlsx<Cursor<Vec<u8>>>;

const STATES: [&str; 4] = ["atlantis-2026", "atlantis-2028", "castellune-2026", "marevoa-2026"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn example(state: &str) -> String {
    root().join("examples").join([state, ".toml"].concat()).to_string_lossy().into_owned()
}

/// A folder of its own for one test, emptied before.
fn scratch(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn run(arguments: &[&str]) -> (i32, Vec<u8>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_capgap")).args(arguments).output().expect("the program starts");
    (output.status.code().unwrap(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

fn bytes(arguments: &[&str]) -> Vec<u8> {
    let (code, output, errors) = run(arguments);
    assert_eq!(code, 0, "{arguments:?}: {errors}");
    output
}

fn opened(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

/// A table by its defined name: rows of cells by heading.
fn table(book: &mut Book, name: &str) -> Vec<BTreeMap<String, Data>> {
    let (_, range) = book.defined_names().iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}")).clone();
    let (sheet, area) = range.split_once('!').expect("a sheet and an area");
    let first: u32 = area.split(':').next().unwrap().rsplit('$').next().unwrap().parse().expect("a row");
    let range = book.worksheet_range(sheet.trim_matches('\'')).expect("the sheet is there");
    let mut rows = range.rows().skip(first as usize - 1);
    let headings: Vec<String> = rows.next().expect("headings").iter().map(ToString::to_string).collect();
    assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), headings.len(), "two columns alike in {name}");
    rows.map(|row| headings.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

/// A cell is the value of the record at this path.
fn same(cell: &Data, record: &Value, path: &str) {
    let value = path.split('.').fold(record, |value, key| &value[key]);
    let fine = match (value, cell) {
        (Value::Null, Data::Empty) => true,
        // The reader of JSON in this test is one that may miss the last binary digit.
        (Value::Number(number), Data::Float(found)) => number.as_f64().is_some_and(|number| (number - found).abs() <= number.abs() * 3e-16),
        (Value::Bool(flag), Data::String(found)) => found == if *flag { "yes" } else { "no" },
        (Value::String(text), Data::String(found)) => text == found,
        (Value::Array(items), Data::String(found)) => *found == items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        _ => false,
    };
    assert!(fine, "{path}: {value} became {cell:?}");
}

fn all_same(row: &BTreeMap<String, Data>, record: &Value, columns: &[(&str, &str)]) {
    for (heading, path) in columns {
        same(row.get(*heading).unwrap_or_else(|| panic!("no column {heading}")), record, path);
    }
}

const NODE: &[(&str, &str)] = &[
    ("ID", "id"),
    ("Part of", "parent"),
    ("Title", "title"),
    ("How it counts", "state"),
    ("Evidenced value", "evidenced"),
    ("Claimed value", "claimed"),
    ("Potential value", "potential"),
    ("Claimed without limits", "uncapped_claimed"),
    ("Highest value", "max"),
    ("Value at targets", "at_target"),
    ("Band", "band"),
    ("Answered, %", "coverage"),
    ("Asked, % of weight", "asked"),
    ("Not assessed", "not_assessed"),
    ("Evidenced, % to target", "percent_to_target.evidenced"),
    ("Claimed, % to target", "percent_to_target.claimed"),
    ("Potential, % to target", "percent_to_target.potential"),
    ("Evidenced, % to default target", "percent_to_default_target.evidenced"),
    ("Claimed, % to default target", "percent_to_default_target.claimed"),
    ("Potential, % to default target", "percent_to_default_target.potential"),
    ("Rating outcome", "rating.outcome"),
    ("Rating, evidenced", "rating.evidenced"),
    ("Rating, claimed", "rating.claimed"),
    ("Rating, potential", "rating.potential"),
    ("Held by", "rating.held"),
    ("Essentials", "essentials"),
    ("Essentials absent", "essentials_at_zero"),
    ("Essentials below target", "essentials_below_target"),
    ("Limited", "capped"),
];

const ELEMENT: &[&str] = &[
    "ID",
    "Answered, %",
    "Asked, % of weight",
    "Evidenced, % to target",
    "Claimed, % to target",
    "Potential, % to target",
    "Rating, evidenced",
    "Rating, claimed",
    "Rating, potential",
    "Essentials",
    "Essentials absent",
    "Essentials below target",
    "How it counts",
];

const CAPABILITY: &[(&str, &str)] = &[
    ("ID", "id"),
    ("Capability", "title"),
    ("Core", "core"),
    ("How it counts", "state"),
    ("Level, evidenced", "level_evidenced"),
    ("Level, claimed", "level"),
    ("Level, potential", "level_potential"),
    ("Target level", "target"),
    ("Highest level", "top"),
    ("Evidenced, % of top", "evidenced"),
    ("Claimed, % of top", "claimed"),
    ("Potential, % of top", "potential"),
    ("Gap, evidenced", "gap.evidenced"),
    ("Gap, claimed", "gap.claimed"),
    ("Gap, potential", "gap.potential"),
    ("Answered, %", "coverage"),
    ("Next level met, not claimed", "not_yet_claimed"),
];

const RANK: &[(&str, &str)] = &[
    ("No.", "position"),
    ("ID", "intervention"),
    ("Cost, from", "cost_range.low"),
    ("Cost, middle", "cost"),
    ("Cost, to", "cost_range.high"),
    ("Running cost a year, from", "running_cost_a_year.low"),
    ("Running cost a year, to", "running_cost_a_year.high"),
    ("Currency", "currency"),
    ("Benefit, certain", "benefit"),
    ("Benefit, up to", "benefit_claimed"),
    ("Funded together, IDs", "closure"),
];

#[test]
fn every_figure_is_the_one_that_score_gives() {
    for state in STATES {
        let file = example(state);
        let scores: Value = serde_json::from_slice(&bytes(&["score", &file, "-q"])).unwrap();
        let mut book = opened(bytes(&["report", &file, "-q", "-f", "xlsx"]));

        let figures = table(&mut book, "capgap_figures");
        let nodes: Vec<&Value> =
            scores["frameworks"].as_array().unwrap().iter().flat_map(|framework| framework["nodes"].as_array().unwrap()).collect();
        assert_eq!(figures.len(), nodes.len(), "{state}");
        for (row, node) in figures.iter().zip(&nodes) {
            all_same(row, node, NODE);
        }

        for row in table(&mut book, "capgap_elements") {
            let node = nodes.iter().find(|node| node["id"].as_str() == row["ID"].as_string().as_deref()).expect("an element");
            let columns: Vec<(&str, &str)> = NODE.iter().copied().filter(|(heading, _)| ELEMENT.contains(heading)).collect();
            assert_eq!(columns.len(), ELEMENT.len());
            all_same(&row, node, &columns);
        }

        let capabilities = table(&mut book, "capgap_capabilities");
        let records = scores["capabilities"].as_array().unwrap();
        assert_eq!(capabilities.len(), records.len(), "{state}");
        capabilities.iter().zip(records).for_each(|(row, record)| all_same(row, record, CAPABILITY));
        let gaps = records.iter().filter(|record| record["gap"]["claimed"].as_f64().is_some_and(|gap| gap > 1e-9)).count();
        assert_eq!(table(&mut book, "capgap_gaps").len(), gaps, "{state}");

        let interventions = table(&mut book, "capgap_interventions");
        let ranking = scores["ranking"].as_array().unwrap();
        interventions.iter().zip(ranking).for_each(|(row, record)| all_same(row, record, RANK));
        let named: BTreeSet<String> = interventions.iter().filter_map(|row| row["ID"].as_string()).collect();
        assert_eq!(named.len(), interventions.len());
        assert!(scores["look_first"].as_array().unwrap().iter().all(|id| named.contains(id.as_str().unwrap())));
        let moves = ranking.iter().flat_map(|rank| rank["moves"].as_array().unwrap());
        let rows = table(&mut book, "capgap_moves");
        assert_eq!(rows.len(), moves.clone().count());
        let columns = [
            ("Framework", "framework"),
            ("Element or phase", "node"),
            ("Before", "before"),
            ("After", "after"),
            ("Adds to benefit", "contribution"),
        ];
        rows.iter().zip(moves).for_each(|(row, record)| all_same(row, record, &columns));

        let answers: BTreeMap<String, BTreeMap<String, Data>> =
            table(&mut book, "capgap_answers").into_iter().map(|row| (row["ID"].to_string(), row)).collect();
        for question in scores["questions"].as_array().unwrap() {
            let Some(row) = answers.get(question["id"].as_str().unwrap()) else {
                assert_eq!(question["state"], "not-asked", "{question} is left out");
                continue;
            };
            let columns = [
                ("How it counts", "state"),
                ("Evidenced value", "evidenced"),
                ("Claimed value", "claimed"),
                ("Potential value", "potential"),
            ];
            all_same(row, question, &columns);
        }
        let actions = table(&mut book, "capgap_actions");
        let columns = [("ID", "id"), ("Element ID", "element"), ("Status", "status")];
        assert_eq!(actions.len(), scores["actions"].as_array().unwrap().len());
        actions.iter().zip(scores["actions"].as_array().unwrap()).for_each(|(row, record)| all_same(row, record, &columns));
    }
}

#[test]
fn shares_are_those_of_the_table_and_percentages_those_of_the_report() {
    let file = example("marevoa-2026");
    let mut book = opened(bytes(&["report", &file, "-q", "-f", "xlsx"]));
    let nodes = String::from_utf8(bytes(&["score", &file, "-q", "-f", "csv"])).unwrap();
    let figures = table(&mut book, "capgap_figures");
    assert_eq!(figures.len(), nodes.lines().count() - 1);
    for (row, line) in figures.iter().zip(nodes.lines().skip(1)) {
        let share = line.rsplit(',').next().unwrap();
        let found = row["Claimed, % of highest"].as_f64().map(|share| share.to_string()).unwrap_or_default();
        assert_eq!(found, share, "{line}");
    }
    let report = String::from_utf8(bytes(&["report", &file, "-q", "-f", "markdown"])).unwrap();
    let shown =
        |cell: &Data| cell.as_f64().map_or("–".to_owned(), |share| format!("{:.1}", (share * 1000.0 + 0.5 + 1e-9).floor() / 10.0));
    for row in table(&mut book, "capgap_elements") {
        let title = row["Element"].to_string();
        let line =
            report.lines().find(|line| line.starts_with(&format!("| {title}"))).unwrap_or_else(|| panic!("{title} is not in the report"));
        for heading in ["Evidenced, % to target", "Claimed, % to target", "Potential, % to target"] {
            let figure = shown(&row[heading]);
            assert!(row[heading].is_empty() || line.contains(&figure), "{heading} {figure}: {line}");
        }
    }
}

/// Answers that a workbook must not take for anything else, and one to a question that there is not.
fn hostile(folder: &Path) -> (PathBuf, String) {
    let long = "é😀 wide ".repeat(9_000);
    let text = fs::read_to_string(example("castellune-2026")).unwrap();
    let text = text.replacen("state = \"Castellune\"", "state = \"=HYPERLINK(1)&P & <b>\"", 1);
    let more = format!(
        "\n[answers.\"no-such.question\"]\nvalue = 3\nnote = \"=1+1\"\n\n[[evidence]]\nid = \"odd\"\ntitle = \"+1-1\\u0007\\u202E\"\nreference = \"@x\"\nstatus = \"draft\"\nfile = \"\"\n\n[[evidence]]\nid = \"long\"\ntitle = \"Long\"\nstatus = \"draft\"\nreference = \"{long}\"\n"
    );
    let path = folder.join("hostile.toml");
    fs::write(&path, text + &more).unwrap();
    (path, long)
}

#[test]
fn every_answer_is_there_and_every_text_stays_a_text() {
    let folder = scratch("hostile-workbook");
    let (path, long) = hostile(&folder);
    let path = path.to_string_lossy();
    let (code, output, errors) = run(&["report", &path, "-q", "-f", "xlsx", "--keep-going"]);
    assert_eq!(code, 0, "{errors}");
    let mut book = opened(output);
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "a formula in {sheet}");
        let range = book.worksheet_range(&sheet).unwrap();
        let errors = range.used_cells().filter(|(.., cell)| matches!(cell, Data::Error(_))).count();
        assert_eq!(errors, 0, "{sheet}");
        assert!(range.get_value((1, 0)).unwrap().to_string().starts_with("TLP:"), "{sheet} has no marking");
        assert!(range.get_value((2, 0)).unwrap().to_string().contains("DRAFT"), "{sheet} has no banner");
    }
    let answers = table(&mut book, "capgap_answers");
    let find = |id: &str| answers.iter().find(|row| row["ID"] == *id).unwrap_or_else(|| panic!("{id} is not there"));
    let written: toml_edit::DocumentMut = fs::read_to_string(&*path).unwrap().parse().unwrap();
    let written = written["answers"].as_table_like().unwrap();
    assert!(written.len() > 50);
    for (id, answer) in written.iter() {
        let row = find(id);
        assert!(!row["Answer"].is_empty(), "{id}");
        if let Some(note) = answer.get("note").and_then(toml_edit::Item::as_str) {
            assert_eq!(row["Note"].to_string(), note.replace("\r\n", "\n"), "{id}");
        }
    }
    let unknown = find("no-such.question");
    assert!(unknown["Left out of the figures"].to_string().contains("no such question"));
    assert_eq!((unknown["Answer"].to_string().contains('3'), unknown["Note"].to_string().as_str()), (true, "=1+1"));

    let evidence = table(&mut book, "capgap_evidence");
    let entry = |id: &str| evidence.iter().find(|row| row["ID"] == *id).expect("an entry");
    assert_eq!(entry("odd")["Title"].to_string(), "+1-1");
    assert_eq!(entry("odd")["Reference"].to_string(), "@x");
    let cell = entry("long")["Reference"].to_string();
    let (first, told) = cell.split_once(" … [goes on in the sheet “Long texts”, row ").expect("the cell says that it goes on");
    let rest: String = table(&mut book, "capgap_long_texts").iter().map(|row| row["Text"].to_string()).collect();
    assert_eq!([first, rest.as_str()].concat(), long);
    assert_eq!(told, "7]");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let file = example("atlantis-2028");
    let earlier = example("atlantis-2026");
    let arguments = ["report", &file, "--baseline", &earlier, "-q", "-f", "xlsx"];
    let once = bytes(&arguments);
    assert!(once == bytes(&arguments));
    let mut book = opened(once);
    let progress = table(&mut book, "capgap_progress");
    assert!(progress.len() > 40 && progress.iter().all(|row| row["Then"].as_f64().is_some() && row["Now"].as_f64().is_some()));
    let summary = book.worksheet_range("Summary").unwrap();
    let links = summary.rows().filter(|row| row[0].as_string().is_some_and(|name| book.sheet_names().contains(&name))).count();
    assert_eq!(links + 1, book.sheet_names().len(), "the summary names every other sheet");
}

#[test]
fn an_empty_assessment_and_a_foreign_index_have_workbooks_too() {
    let folder = scratch("small-workbooks");
    let empty = folder.join("empty.toml");
    bytes(&["new", "fcc", "-o", empty.to_str().unwrap(), "-q"]);
    let text = fs::read_to_string(&empty).unwrap();
    let text = text.replacen("state = \"\"", "state = \"Atlantis\"", 1).replacen("code = \"\"", "code = \"XAT\"", 1);
    fs::write(&empty, text).unwrap();
    let (code, output, errors) = run(&["report", empty.to_str().unwrap(), "-q", "-f", "xlsx", "--keep-going"]);
    assert_eq!(code, 0, "{errors}");
    assert!(table(&mut opened(output), "capgap_answers").len() > 400);
    let root = root().join("examples/foreign-index");
    let (definitions, answers) = (root.join("human-development-index.toml"), root.join("answers/gorvan.toml"));
    let arguments = ["report", answers.to_str().unwrap(), "-d", definitions.to_str().unwrap(), "--without-built-in", "-q", "-f", "xlsx"];
    assert!(!table(&mut opened(bytes(&arguments)), "capgap_figures").is_empty());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn no_bytes_of_a_workbook_go_to_a_terminal() {
    for (columns, wanted) in [(Some(80), Exit::Usage), (None, Exit::Done)] {
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let exit = capgap::cli::run(&mut Environment {
            arguments: ["capgap", "report", &example("castellune-2026"), "-q", "-f", "xlsx"].map(Into::into).to_vec(),
            input: &mut std::io::empty(),
            output: &mut output,
            errors: &mut errors,
            columns,
            progress: None,
            colour: false,
            colour_errors: false,
            terminal: None,
            interactive: false,
            today: Date { year: 2026, month: 6, day: 1 },
        });
        assert_eq!((exit, output.starts_with(b"PK")), (wanted, columns.is_none()));
        assert_eq!(String::from_utf8_lossy(&errors).contains("cannot be shown on a terminal"), columns.is_some());
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

const ALL: [&str; 8] = ["csv", "docx", "html", "json", "md", "pdf", "txt", "xlsx"];

#[test]
fn a_folder_gets_all_formats_or_those_that_are_named() {
    let folder = scratch("all-formats");
    let file = example("castellune-2026");
    let deep = folder.join("of").join("reports");
    let (code, output, errors) = run(&["report", &file, "-o", &format!("{}/", deep.display())]);
    assert_eq!((code, output.len()), (0, 0), "{errors}");
    assert!(errors.contains("8 reports in "), "{errors}");
    assert_eq!(names(&deep), ALL.map(|ending| format!("castellune-2026-report.{ending}")));
    for ending in ALL {
        let format = match ending {
            "txt" => "text",
            "md" => "markdown",
            ending => ending,
        };
        let single = folder.join(format!("single.{ending}"));
        bytes(&["report", &file, "-q", "-f", format, "-o", single.to_str().unwrap()]);
        assert!(fs::read(&single).unwrap() == fs::read(deep.join(format!("castellune-2026-report.{ending}"))).unwrap(), "{ending}");
    }
    // A folder that is there needs no mark at its end; what was made before is replaced, and nothing is told.
    let some = folder.join("some");
    fs::create_dir(&some).unwrap();
    fs::write(some.join("castellune-2026-report.html"), "old").unwrap();
    for _ in 0..2 {
        let (code, _, errors) = run(&["report", &file, "-q", "-f", "html", "-f", "csv", "-o", some.to_str().unwrap()]);
        assert_eq!((code, errors.as_str()), (0, ""));
        assert_eq!(names(&some), ["castellune-2026-report.csv", "castellune-2026-report.html"]);
    }
    assert!(fs::read_to_string(some.join("castellune-2026-report.html")).unwrap().starts_with("<!"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_folder_that_cannot_take_all_gets_none() {
    let folder = scratch("half");
    let file = example("castellune-2026");
    fs::create_dir(folder.join("castellune-2026-report.json")).unwrap();
    fs::write(folder.join("castellune-2026-report.txt"), "old").unwrap();
    let (code, _, errors) = run(&["report", &file, "-q", "-o", folder.to_str().unwrap()]);
    assert_eq!(code, 4, "{errors}");
    assert!(errors.contains("Nothing was written") && errors.contains("castellune-2026-report.xlsx"), "{errors}");
    assert_eq!(names(&folder), ["castellune-2026-report.json", "castellune-2026-report.txt"]);
    assert_eq!(fs::read_to_string(folder.join("castellune-2026-report.txt")).unwrap(), "old");
    let (code, _, errors) = run(&["report", &file, "-o", folder.join("castellune-2026-report.txt/").to_str().unwrap()]);
    assert_eq!(code, 2, "{errors}");
    for arguments in
        [&["-f", "html", "-f", "csv"][..], &["-f", "html", "-f", "csv", "-o", "x.html"], &["-f", "html", "-f", "csv", "-o", "-"]]
    {
        let (code, output, errors) = run(&[&["report", file.as_str()], arguments].concat());
        assert_eq!((code, output.len()), (2, 0));
        assert!(errors.contains("2 formats go into a folder"), "{errors}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn no_report_replaces_its_own_answers() {
    let folder = scratch("own-answers");
    let answers = folder.join("answers.json");
    bytes(&["convert", &example("castellune-2026"), "-o", answers.to_str().unwrap(), "-q"]);
    let before = fs::read(&answers).unwrap();
    let (code, _, errors) = run(&["report", answers.to_str().unwrap(), "-o", answers.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(errors.contains("holds the answers that the report is made of"), "{errors}");
    bytes(&["report", answers.to_str().unwrap(), "-q", "-o", folder.to_str().unwrap()]);
    assert!(before == fs::read(&answers).unwrap());
    assert_eq!(names(&folder).len(), 1 + ALL.len());
    fs::remove_dir_all(folder).unwrap();
}
