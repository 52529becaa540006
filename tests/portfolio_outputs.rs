//! What is made of a portfolio: the data against their schema, and the workbook against the data.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

#[path = "common/schema.rs"]
mod described;

use calamine::{Data, DataType, Reader, Xlsx};
use described::fits;
use serde_json::Value;
use std::io::Cursor;
use std::process::{Command, Output, Stdio};

fn capgap(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_capgap")).current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().expect("the program runs")
}

/// A portfolio of the three States of the coast.
fn coast(more: &[&str]) -> Output {
    const COMMON: &[&str] = &["portfolio", "--without-built-in", "-d", "tests/fixtures/portfolio/coast.toml", "-q"];
    capgap(&[COMMON, more].concat())
}

fn json(arguments: &[&str]) -> Value {
    let output = coast(&[arguments, &["-f", "json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn data_of_portfolios_are_as_their_schema_describes_them() {
    let printed = capgap(&["schema", "portfolio"]);
    assert_eq!(String::from_utf8(printed.stdout.clone()).unwrap(), std::fs::read_to_string("docs/schema/portfolio.schema.json").unwrap());
    let schema: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let answers = "tests/fixtures/portfolio/answers";
    let wrong = "tests/fixtures/portfolio/wrong/xad.toml";
    for more in [
        &["--budget", "225k,200k,1m"][..],
        &["--budget", "180k", "--floor", "50", "--anonymous"],
        // The floor needs 150: the ladder's 120 cannot keep it, and says so.
        &["--budget", "180k,120k", "--each-at-least", "50k", "--without", "joint-drill"],
        &["--budget", "1", "--rounds", "1", "--steps", "1"],
    ] {
        let made = json(&[&[answers][..], more].concat());
        fits(&schema, &made);
        assert!(made["stopped"].is_null(), "{made:#}");
    }
    let left_out = json(&[answers, wrong, "--keep-going", "--budget", "90k"]);
    fits(&schema, &left_out);
    assert_eq!(left_out["left_out"], 1);
    let floored = json(&[answers, "--budget", "180k,120k", "--each-at-least", "50k"]);
    assert_eq!(floored["not_made"], serde_json::json!([{"budget": 120_000.0, "why": "floor-too-high"}]), "{floored:#}");
    let told = String::from_utf8(coast(&[answers, "--budget", "180k,120k", "--each-at-least", "50k", "--width", "200"]).stdout).unwrap();
    assert!(told.contains("not that much money for each State within them: USD 120\u{a0}000."), "{told}");
}

/// The rows of a table by its defined name, without the headings.
fn table(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<Vec<Data>> {
    let (_, range) = book.defined_names().iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}")).clone();
    let (sheet, area) = range.split_once('!').expect("a sheet and an area");
    let first: usize = area.split(':').next().unwrap().rsplit('$').next().unwrap().parse().expect("a row");
    let range = book.worksheet_range(sheet.trim_matches('\'')).expect("the sheet is there");
    range.rows().skip(first).map(<[Data]>::to_vec).collect()
}

#[test]
fn the_workbook_has_the_figures_of_the_data() {
    let arguments = ["tests/fixtures/portfolio/answers", "--budget", "225k,200k", "--floor", "60"];
    let made = json(&arguments);
    let bytes = coast(&[&arguments[..], &["-f", "xlsx"]].concat()).stdout;
    assert_eq!(bytes, coast(&[&arguments[..], &["-f", "xlsx", "--threads", "3"]].concat()).stdout, "the same bytes");
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let number = |cell: &Data| cell.as_f64().unwrap_or_else(|| panic!("{cell:?} is no number"));
    let near = |cell: &Data, value: &Value| assert!((number(cell) - value.as_f64().unwrap()).abs() < 1e-9, "{cell:?} is not {value}");
    let states = table(&mut book, "capgap_states");
    let of_states = made["states"].as_array().unwrap();
    assert_eq!(states.len(), of_states.len());
    for (row, state) in states.iter().zip(of_states) {
        assert_eq!(
            (row[0].to_string(), row[1].to_string()),
            (state["state"].as_str().unwrap().into(), state["code"].as_str().unwrap().into())
        );
        for (at, key) in [(4, "before"), (5, "after"), (6, "benefit"), (9, "benefit_alone"), (10, "floor"), (11, "money")] {
            near(&row[at], &state[key]);
        }
    }
    let deliveries = table(&mut book, "capgap_deliveries");
    assert_eq!(deliveries.len(), made["deliveries"].as_array().unwrap().len());
    for (row, delivery) in deliveries.iter().zip(made["deliveries"].as_array().unwrap()) {
        assert_eq!(row[1].to_string(), delivery["id"].as_str().unwrap());
        near(&row[0], &delivery["number"]);
        near(&row[7], &delivery["cost"]["middle"]);
        near(&row[9], &delivery["cost_a_state"]);
        near(&row[10], &delivery["one_by_one"]);
    }
    // All rows of the States together are the money and the benefit of the whole.
    let items = table(&mut book, "capgap_items");
    let sum = |at: usize| items.iter().map(|row| number(&row[at])).sum::<f64>();
    assert!((sum(7) - made["cost"]["middle"].as_f64().unwrap()).abs() < 1e-6);
    assert!((sum(14) / 3.0 - made["benefit"].as_f64().unwrap()).abs() < 1e-9);
    // Where a number stands, that delivery serves that State.
    for row in table(&mut book, "capgap_where") {
        for (at, cell) in row[1..].iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let delivery = &made["deliveries"][cell.to_string().parse::<usize>().unwrap() - 1];
            assert_eq!(delivery["title"].as_str().unwrap(), row[0].to_string());
            assert!(delivery["states"].as_array().unwrap().contains(&of_states[at]["code"]), "{cell:?}");
        }
    }
    let choices = table(&mut book, "capgap_choices");
    near(&choices[0][4], &made["benefit"]);
    near(&choices[1][4], &made["ladder"][0]["benefit"]);
    assert_eq!(choices.last().unwrap()[0].to_string(), "without the floor");
    assert!(!table(&mut book, "capgap_moves").is_empty());
    assert!(book.sheet_names().iter().any(|name| name == "Charts"));
}

#[test]
fn no_workbook_names_a_state_that_is_not_to_be_named() {
    let output = coast(&["tests/fixtures/portfolio/answers", "--budget", "120k", "--anonymous", "-f", "xlsx"]);
    let mut book = Xlsx::new(Cursor::new(output.stdout)).expect("a workbook");
    for name in book.sheet_names() {
        for cell in book.worksheet_range(&name).unwrap().cells().map(|(.., cell)| cell.to_string()) {
            assert!(!["Arvenna", "Belmora", "Corvale", "XAA", "XAB", "XAC"].iter().any(|state| cell.contains(state)), "{name}: {cell}");
        }
    }
}

/// A folder is searched to its end, and standard input is one of the inputs.
#[test]
fn folders_below_folders_and_standard_input_are_read() {
    let folder = std::env::temp_dir().join(format!("capgap-portfolio-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("north/coast")).unwrap();
    std::fs::copy("tests/fixtures/portfolio/answers/xaa.toml", folder.join("north/coast/xaa.toml")).unwrap();
    std::fs::copy("tests/fixtures/portfolio/answers/xab.toml", folder.join("north/xab.toml")).unwrap();
    // What is no answer file is passed over.
    std::fs::copy("tests/fixtures/portfolio/coast.toml", folder.join("coast.toml")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_capgap"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["portfolio", "--without-built-in", "-d", "tests/fixtures/portfolio/coast.toml", "-q", "--budget", "225k", "-f", "json"])
        .args([folder.to_str().unwrap(), "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let third = std::fs::read("tests/fixtures/portfolio/answers/xac.toml").unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), &third).unwrap();
    let output = child.wait_with_output().unwrap();
    let made: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(made, json(&["tests/fixtures/portfolio/answers", "--budget", "225k"]));
    std::fs::remove_dir_all(&folder).unwrap();
}
