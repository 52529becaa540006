//! What is made of a plan: data with their schemas, the workbook, and the folder of all formats.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[path = "common/schema.rs"]
mod described;

use described::{differs, fits};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn capgap(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_capgap")).current_dir(folder).args(arguments).output().expect("the program runs")
}

/// A plan of a few capabilities, which takes no time.
fn small(folder: &Path, more: &[&str]) -> Output {
    let of = |name: &str| root().join("tests/fixtures/small").join(name).display().to_string();
    let (answers, definitions) = (of("answers.toml"), of("harbour.toml"));
    capgap(folder, &[&["plan", &answers, "--without-built-in", "-d", &definitions, "--must", "start", "-q"], more].concat())
}

fn example() -> String {
    root().join("examples/marevoa-2026.toml").display().to_string()
}

fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-outputs-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the temporary folder can be written");
    path
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn schema(name: &str) -> Value {
    json(&capgap(root(), &["schema", name]))
}

fn of_toml(item: &toml_edit::Item) -> Value {
    if let Some(table) = item.as_table_like() {
        return Value::Object(table.iter().map(|(key, item)| (key.to_owned(), of_toml(item))).collect());
    }
    if let Some(tables) = item.as_array_of_tables() {
        return Value::Array(tables.iter().map(|table| of_toml(&toml_edit::Item::Table(table.clone()))).collect());
    }
    match item.as_value().expect("a value") {
        toml_edit::Value::String(text) => Value::from(text.value().as_str()),
        toml_edit::Value::Integer(number) => Value::from(*number.value()),
        toml_edit::Value::Float(number) => Value::from(*number.value()),
        other => panic!("{other}"),
    }
}

#[test]
fn data_of_plans_are_as_their_schemas_describe_them() {
    let folder = folder("schemas");
    let (plan, kept) = (schema("plan"), schema("kept-plan"));
    assert!(plan["properties"].as_object().is_some_and(|keys| keys.len() > 30) && kept["properties"].is_object());
    // With everything there is, and with as little as can be.
    let full = ["--budget", "1000,200,5000", "--start", "2027-01", "--yearly", "500", "--deadline", "40", "--draws", "3", "-f", "json"];
    fits(&plan, &json(&small(&folder, &full)));
    fits(&plan, &json(&small(&folder, &["--draws", "0", "-f", "json", "--currency", "EUR", "--rate", "0.9"])));
    assert!(small(&folder, &["--budget", "1000", "--start", "2027-01", "--draws", "0", "-o", "plan.toml"]).status.success());
    let text = fs::read_to_string(folder.join("plan.toml")).expect("the plan");
    let document: toml_edit::DocumentMut = text.parse().expect("TOML");
    fits(&kept, &of_toml(document.as_item()));
    fs::write(folder.join("plan.toml"), text.replace("\"proposed\"", "\"under-way\"")).expect("written");
    let again = json(&small(&folder, &["--plan", "plan.toml", "--draws", "2", "-f", "json"]));
    fits(&plan, &again);
    assert_eq!(again["kept"][0]["status"], "under-way");
    let supposed = json(&small(&folder, &["--assume", "mandate=2", "--draws", "3", "--thorough", "--budget", "1000", "-f", "json"]));
    fits(&plan, &supposed);
    assert!(supposed["what_if"]["note"].is_string() && supposed["exact_draws"]["number"] == 3 && supposed["weights"].is_object());
    let stuck = json(&small(&folder, &["--do", "start", "--assume", "duty-team=0", "--draws", "0", "-f", "json"]));
    fits(&plan, &stuck);
    assert_eq!((&stuck["what_if"]["done"][0]["id"], &stuck["done"]), (&Value::from("start"), &Value::Array(Vec::new())));
    let real = capgap(&folder, &["plan", &example(), "--budget", "150k,300k", "--start", "2027-01", "--draws", "3", "-q", "-f", "json"]);
    let real = json(&real);
    fits(&plan, &real);
    // The schema would tell: what is taken out, put in or changed is found.
    for (key, value) in [("currency", Value::Null), ("parallel", Value::from(0)), ("strange", Value::from(1)), ("plan", Value::from(2))] {
        let mut other = real.clone();
        other[key] = value;
        let mut found = Vec::new();
        differs(&plan, &plan, &other, "$", &mut found);
        assert!(!found.is_empty(), "{key}");
    }
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn json_csv_and_workbook_tell_the_same_with_all_tags() {
    let folder = folder("same");
    let answers = example();
    let plan = ["plan", answers.as_str(), "--budget", "150k,300k", "--start", "2027-01", "--yearly", "90k", "--draws", "5", "-q"];
    let made = capgap(&folder, &[&plan[..], &["-o", "all/"]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let read = |ending: &str| fs::read(folder.join("all").join(["marevoa-2026-plan.", ending].concat())).expect("a file of each format");
    let data: Value = serde_json::from_slice(&read("json")).expect("JSON");
    let items = data["items"].as_array().expect("a list");
    assert!(items.len() > 1);
    let mut table = csv::Reader::from_reader(Cursor::new(read("csv")));
    let head = table.headers().expect("a head").clone();
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), items.len());
    let words =
        |value: &Value| value.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ");
    for (row, item) in rows.iter().zip(items) {
        let cell = |name: &str| &row[head.iter().position(|known| known == name).unwrap_or_else(|| panic!("no column {name}"))];
        for (column, key) in [("id", "id"), ("status", "status"), ("gfce_theme", "gfce_theme"), ("crs", "crs"), ("indicator", "indicator")]
        {
            assert_eq!(item[key], cell(column), "{column}");
        }
        assert_eq!((cell("sdg"), cell("delivery")), (words(&item["sdg"]).as_str(), words(&item["delivery"]).as_str()));
        assert_eq!(cell("delivered_by"), words(&item["delivered_by"]));
        assert_eq!(item["alone"]["extent"], cell("alone"));
        let principles: Vec<&str> = item["principles"].as_array().unwrap().iter().map(|note| note["principle"].as_str().unwrap()).collect();
        assert_eq!(cell("principles"), principles.join(" "));
        assert_eq!(
            (item["cost"]["middle"].as_f64(), item["cost_driver"].as_str()),
            (cell("cost_middle").parse().ok(), Some(cell("cost_driver")))
        );
        assert!(!cell("crs").is_empty() && !cell("sdg").is_empty() && !cell("alone").is_empty() && !cell("principles").is_empty());
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(read("xlsx"))).expect("a workbook");
    let sheet = book.worksheet_range("Interventions").expect("the sheet");
    let at = |title: &str| sheet.rows().nth(5).unwrap().iter().position(|cell| *cell == Data::String(title.to_owned())).expect("a column");
    for (row, item) in sheet.rows().skip(6).zip(items) {
        assert_eq!(row[at("ID")], Data::String(item["id"].as_str().unwrap().to_owned()));
        // A workbook holds sixteen digits.
        let same = |title: &str, figure: f64| {
            assert!(matches!(row[at(title)], Data::Float(found) if (found - figure).abs() < 1e-12 * figure.abs().max(1.0)), "{title}");
        };
        same("Cost, middle", item["cost"]["middle"].as_f64().unwrap());
        same("Benefit, certain", item["benefit"].as_f64().unwrap());
        same("Benefit, if low", item["benefit_claimed"].as_f64().unwrap());
        same("Chosen, % of draws", item["chosen_in_draws"].as_f64().unwrap() / 5.0);
    }
    months(&book.worksheet_range("Months").expect("the sheet"), &data);
    let years = book.worksheet_range("Years").expect("the sheet");
    let spent: Vec<f64> = years.rows().skip(6).filter_map(|row| if let Data::Float(spent) = row[3] { Some(spent) } else { None }).collect();
    let told: Vec<f64> = data["spending_by_year"].as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    assert!(spent.len() == told.len() && spent.iter().zip(&told).all(|(spent, told)| (spent - told).abs() < 1e-6), "{spent:?} {told:?}");
    let choices = book.worksheet_range("Other choices").expect("the sheet");
    assert_eq!(choices.rows().skip(6).filter(|row| row[1] == Data::Float(300_000.0)).count(), 1);
    for name in ["Summary", "Moves", "Texts", "Intervals", "Draws", "Elements", "Capabilities", "Notice"] {
        assert!(book.worksheet_range(name).is_ok_and(|sheet| sheet.rows().count() > 5), "{name}");
    }
    // The same plan gives the same bytes.
    let again = capgap(&folder, &[&plan[..], &["-o", "again.xlsx"]].concat());
    assert!(again.status.success() && fs::read(folder.join("again.xlsx")).expect("a workbook") == read("xlsx"));
    fs::remove_dir_all(folder).expect("removable");
}

/// Every month in which something runs has a sign, and no other.
fn months(sheet: &calamine::Range<Data>, data: &Value) {
    let rows: Vec<&[Data]> = sheet.rows().skip(6).collect();
    let slots = data["schedule"].as_array().expect("a list");
    assert_eq!(rows.len(), slots.len());
    for (row, slot) in rows.iter().zip(slots) {
        let (start, end) = (slot["start"].as_u64().unwrap(), slot["end"].as_u64().unwrap());
        let signs: Vec<u64> = (0u64..).zip(&row[5..]).filter(|(_, cell)| **cell != Data::Empty).map(|(month, _)| month).collect();
        assert_eq!(signs, (start..end).collect::<Vec<u64>>());
    }
}

#[test]
fn a_folder_takes_all_formats_and_spares_what_people_wrote() {
    let folder = folder("folder");
    let of = |name: &str| root().join("tests/fixtures/small").join(name);
    fs::copy(of("answers.toml"), folder.join("answers.toml")).expect("copied");
    let definitions = of("harbour.toml").display().to_string();
    let plan = |more: &[&str]| {
        let flags =
            ["plan", "answers.toml", "--without-built-in", "-d", &definitions, "--must", "start", "--draws", "0", "--budget", "1000"];
        capgap(&folder, &[&flags[..], more].concat())
    };
    let names = |path: &str| {
        let entries = fs::read_dir(folder.join(path)).expect("a folder");
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<BTreeSet<String>>()
    };
    assert_eq!(plan(&["-o", "made/"]).status.code(), Some(0));
    let endings = ["csv", "docx", "html", "json", "md", "pdf", "txt", "xlsx"];
    assert_eq!(names("made"), endings.iter().map(|ending| ["answers-plan.", ending].concat()).collect());
    // With a publisher there are activities too; some formats alone are named.
    let publisher = ["--reporting-org", "XM-T", "--reporting-org-name", "T", "--reporting-org-type", "10", "--recipient", "XA"];
    assert_eq!(plan(&[&["-o", "more/", "--start", "2027-01"], &publisher[..]].concat()).status.code(), Some(0));
    assert_eq!(names("more").len(), endings.len() + 1);
    assert_eq!(plan(&["-o", "some/", "-f", "csv", "-f", "json"]).status.code(), Some(0));
    assert_eq!(names("some").len(), 2);
    // Results of before are written over; answers and kept plans are not.
    assert_eq!(plan(&["-o", "made/", "-q"]).status.code(), Some(0));
    let answers =
        capgap(&folder, &["convert", "answers.toml", "--without-built-in", "-d", &definitions, "-o", "made/answers-plan.json", "--force"]);
    let converted = fs::read(folder.join("made/answers-plan.json")).expect("a file");
    if answers.status.success() && converted.starts_with(b"{") {
        let refused = plan(&["-o", "made/"]);
        assert_eq!(refused.status.code(), Some(2), "{}", String::from_utf8_lossy(&refused.stderr));
        assert_eq!(fs::read(folder.join("made/answers-plan.json")).expect("a file"), converted);
        assert_eq!(plan(&["-o", "made/answers-plan.json"]).status.code(), Some(2));
    } else {
        panic!("no answers as JSON: {}", String::from_utf8_lossy(&answers.stderr));
    }
    assert_eq!(plan(&["-o", "answers.toml"]).status.code(), Some(2));
    assert_eq!(plan(&["-o", "kept.toml", "--start", "2027-01"]).status.code(), Some(0));
    let kept = fs::read(folder.join("kept.toml")).expect("a plan");
    assert_eq!(plan(&["--plan", "kept.toml", "-f", "json", "-o", "kept.toml"]).status.code(), Some(2));
    assert_eq!(fs::read(folder.join("kept.toml")).expect("a plan"), kept);
    assert_eq!(plan(&["-f", "csv", "-f", "json"]).status.code(), Some(2));
    assert_eq!(plan(&["-o", "x.xyz"]).status.code(), Some(2));
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn the_workbook_of_a_what_if_has_all_that_moves() {
    let folder = folder("what-if");
    let answers = example();
    let asked = ["plan", answers.as_str(), "--assume", "provider-cooperation=4", "--budget", "100k", "--draws", "0", "-q"];
    let data = json(&capgap(&folder, &[&asked[..], &["-f", "json"]].concat()));
    let told = &data["what_if"];
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(capgap(&folder, &[&asked[..], &["-f", "xlsx"]].concat()).stdout)).expect("a workbook");
    let mut table = |name: &str| -> Vec<Vec<Data>> {
        let (_, range) = book.defined_names().iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).clone();
        let sheet = range.split('!').next().unwrap().trim_start_matches('=').trim_matches('\'');
        book.worksheet_range(sheet).expect("the sheet").rows().skip(6).map(<[Data]>::to_vec).collect()
    };
    let near = |cell: &Data, value: &Value| match value.as_f64() {
        Some(value) => assert!(matches!(cell, Data::Float(found) if (found - value).abs() < 1e-12), "{cell:?} is not {value}"),
        None => assert!(matches!(cell, Data::Empty) || *cell == Data::String(String::new()), "{cell:?} where nothing is told"),
    };
    let (rows, nodes) = (table("capgap_what_if_elements"), told["nodes"].as_array().unwrap());
    assert!(!nodes.is_empty() && rows.len() == nodes.len(), "{} rows, {} nodes", rows.len(), nodes.len());
    for (row, node) in rows.iter().zip(nodes) {
        assert_eq!(
            (row[0].to_string(), row[1].to_string()),
            (node["framework"].as_str().unwrap().into(), node["node"].as_str().unwrap().into())
        );
        for (at, (when, reading)) in ["evidenced", "claimed", "potential"].iter().flat_map(|of| [("before", of), ("after", of)]).enumerate()
        {
            near(&row[3 + at], &node["shares"][when][reading]);
        }
        // The rating begins with the letter that the data have.
        for (at, when) in [(10, "before"), (11, "after")] {
            assert!(row[at].to_string().starts_with(node["rating"][when].as_str().unwrap_or_default()), "{row:?}");
        }
    }
    assert!(rows.iter().any(|row| row[12] == Data::String("yes".into())), "no rating moves");
    let (rows, capabilities) = (table("capgap_what_if_capabilities"), told["capabilities"].as_array().unwrap());
    assert_eq!(rows.len(), capabilities.len());
    for (row, capability) in rows.iter().zip(capabilities) {
        assert_eq!(row[0].to_string(), capability["id"].as_str().unwrap());
        near(&row[2], &capability["levels"]["before"][1]);
        near(&row[3], &capability["levels"]["after"][1]);
        near(&row[7], &capability["readings"]["after"]["claimed"]);
    }
    let scenarios = told["weakest_phases"].as_array().unwrap();
    assert!(!scenarios.is_empty());
    assert_eq!(table("capgap_what_if_scenarios").len(), scenarios.len());
    // A plan of what is there has none of these sheets.
    let plain = ["plan", answers.as_str(), "--budget", "100k", "--draws", "0", "-q", "-f", "xlsx"];
    let book: Xlsx<_> = Xlsx::new(Cursor::new(capgap(&folder, &plain).stdout)).expect("a workbook");
    assert!(book.sheet_names().iter().all(|name| !name.starts_with("What if")));
    fs::remove_dir_all(folder).expect("removable");
}
