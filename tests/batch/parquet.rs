//! Tables as Parquet hold cell by cell what their CSV holds, each as what it is.

use crate::{Folder, answers, outcome, run, ten};
use capgap::batch::{Cells, CsvCells};
use capgap::cli::Environment;
use capgap::model::Date;
use capgap::text::guarded;
use parquet::basic::{LogicalType, Type};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use std::collections::BTreeMap;
use std::fs::File;
use std::process::Command;

/// Columns that hold yes or no, in whatever table.
const YES_NO: [&str; 4] = ["not_assessed", "capped", "only_unknown", "kept"];
/// Columns that hold whole numbers.
const COUNTS: [&str; 13] = [
    "row",
    "answered",
    "unknown",
    "withheld",
    "not_applicable",
    "level_evidenced",
    "level",
    "level_potential",
    "target",
    "top",
    "rank",
    "group",
    "of",
];
/// Columns of `long`, `gaps` and `interventions` that hold figures.
const FIGURES: [&str; 20] = [
    "evidenced",
    "claimed",
    "potential",
    "max",
    "coverage",
    "asked",
    "percent_evidenced",
    "percent_claimed",
    "percent_potential",
    "gap_evidenced",
    "gap",
    "gap_potential",
    "cost_low",
    "cost_high",
    "running_cost_low",
    "running_cost_high",
    "benefit",
    "benefit_up_to",
    "share",
    "whole",
];

/// The type that the documentation says a column has.
fn documented(column: &str) -> (Type, Option<LogicalType>) {
    match column {
        _ if COUNTS.contains(&column) => (Type::INT64, None),
        _ if YES_NO.contains(&column) => (Type::BOOLEAN, None),
        _ if FIGURES.contains(&column) || column.contains('.') => (Type::DOUBLE, None),
        "assessed_on" => (Type::INT32, Some(LogicalType::Date)),
        _ => (Type::BYTE_ARRAY, Some(LogicalType::String)),
    }
}

/// The cell of a CSV in which a value stands.
fn cell(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => {
            assert!(!text.is_empty(), "an empty text instead of nothing");
            guarded(text).into_owned()
        }
        Field::Bool(holds) => if *holds { "yes" } else { "no" }.to_owned(),
        Field::Long(number) => number.to_string(),
        Field::Double(figure) => {
            let mut cells = CsvCells::default();
            cells.figure(*figure);
            String::from_utf8(cells.take()).unwrap()
        }
        Field::Date(_) => field.to_string(),
        other => panic!("{other}"),
    }
}

/// Holds every table of a folder against its CSV, and says how many cells there are by table, empty ones apart.
fn compared(folder: &Folder, out: &str, types: impl Fn(&str) -> (Type, Option<LogicalType>)) -> BTreeMap<String, (usize, usize)> {
    let mut found = BTreeMap::new();
    let names: Vec<String> = folder.files(out).into_iter().map(|(name, _)| name).collect();
    for name in names.iter().filter_map(|name| name.strip_suffix(".csv")).filter(|name| !name.contains('/')) {
        let reader = SerializedFileReader::new(File::open(folder.0.join(out).join(format!("{name}.parquet"))).unwrap()).unwrap();
        let mut csv = csv::ReaderBuilder::new().from_path(folder.0.join(out).join(format!("{name}.csv"))).unwrap();
        let schema = reader.metadata().file_metadata().schema_descr();
        let columns: Vec<&str> = schema.columns().iter().map(|column| column.name()).collect();
        assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>(), columns, "{name}");
        for column in schema.columns() {
            let stored = (column.physical_type(), column.logical_type_ref().cloned());
            assert_eq!(stored, types(column.name()), "{name}: {}", column.name());
        }
        let (mut rows, mut filled, mut empty) = (reader.get_row_iter(None).unwrap(), 0, 0);
        for (number, record) in csv.records().enumerate() {
            let row = rows.next().unwrap_or_else(|| panic!("{name}: row {number} is missing")).unwrap();
            for ((wanted, (column, field)), at) in record.unwrap().iter().zip(row.get_column_iter()).zip(0..) {
                assert_eq!(cell(field), wanted, "{name}: row {number}, {column} ({at})");
                *(if wanted.is_empty() { &mut empty } else { &mut filled }) += 1;
            }
        }
        assert!(rows.next().is_none(), "{name}: a row too many");
        found.insert(name.to_owned(), (filled, empty));
    }
    found
}

#[test]
fn every_table_holds_the_cells_of_its_csv_with_types() {
    let folder = Folder::new("parquet");
    ten(&folder);
    folder.write("in/copy.toml", answers("XAA", "2026-05-01", 2, "draft"));
    // What a spreadsheet would take for a formula, what needs quotes, and what is not known.
    let odd = answers("XZZ", "2026-05-01", 1, "draft").replace("State XZZ", "=\\\"Zed\\\",\\nIsland");
    folder.write("in/odd.toml", odd.replace("value = \"partly\"", "state = \"unknown\"").replace("value = 1", "state = \"withheld\""));
    folder.write("in/undated.toml", answers("XZY", "2026-05-01", 1, "draft").replace("assessed-on = 2026-05-01\n", ""));
    let done = run(&folder, &["in", "-o", "out", "--parquet", "--interventions", "--reports", "csv"]);
    assert_eq!(done.code, 0, "{}", done.errors);
    let found = compared(&folder, "out", documented);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["duplicates", "gaps", "interventions", "long", "reports", "scores"]);
    assert!(found.values().all(|(filled, empty)| *filled > 10 && *empty > 0), "{found:?}");
    let summary = folder.json("out/summary.json");
    assert_eq!(summary["options"]["parquet"], true);
    let tables = summary["tables"].as_array().unwrap();
    let of = |ending: &str| {
        let of = tables.iter().filter_map(|table| Some((table["file"].as_str()?.strip_suffix(ending)?, &table["rows"], &table["columns"])));
        of.collect::<Vec<_>>()
    };
    assert!(of(".csv").len() == 6 && of(".csv") == of(".parquet"), "{tables:?}");
    // What it was made with stands in the file as in the summary.
    let reader = SerializedFileReader::new(File::open(folder.0.join("out/scores.parquet")).unwrap()).unwrap();
    let file = reader.metadata().file_metadata();
    assert_eq!(file.created_by(), Some(concat!("capgap version ", env!("CARGO_PKG_VERSION"))));
    let facts: BTreeMap<&str, &str> =
        file.key_value_metadata().unwrap().iter().map(|fact| (fact.key.as_str(), fact.value.as_deref().unwrap())).collect();
    assert_eq!(facts.keys().collect::<Vec<_>>(), [&"capgap.definitions", &"capgap.profiles", &"capgap.version"]);
    let json = |key: &str| serde_json::from_str::<serde_json::Value>(facts[key]).unwrap();
    assert_eq!([&json("capgap.definitions"), &json("capgap.profiles")], [&summary["definitions"], &summary["profiles"]]);
    assert_eq!(facts["capgap.version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_latest_alone_and_no_submission_at_all_are_tables_too() {
    let folder = Folder::new("parquet-latest");
    ten(&folder);
    folder.write("in/copy.toml", answers("XAA", "2026-05-01", 2, "draft"));
    assert_eq!(run(&folder, &["in", "-o", "out", "--parquet", "--latest"]).code, 0);
    let found = compared(&folder, "out", documented);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["duplicates", "gaps", "long", "scores"]);
    folder.write("broken.toml", "broken = [");
    assert_eq!(run(&folder, &["broken.toml", "-o", "none", "--parquet", "--interventions", "--reports", "csv"]).code, 1);
    let found = compared(&folder, "none", documented);
    assert!(found.len() == 6 && found.values().all(|cells| *cells == (0, 0)), "{found:?}");
}

#[test]
fn the_shipped_definitions_and_figures_as_they_are_told_come_through() {
    let folder = Folder::new("parquet-shipped");
    let example = |name: &str| format!("{}/examples/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let (one, other) = (example("atlantis-2026"), example("marevoa-2026"));
    let shared = ["share", &one, "--audience", "public", "-o", "public.json", "--loosen-marking", "--marking", "TLP:CLEAR"];
    assert_eq!(super::inputs::built_in(&folder, &shared).code, 0);
    let done = super::inputs::built_in(&folder, &["batch", &one, &other, "public.json", "-o", "out", "--parquet", "--interventions"]);
    assert_eq!(done.code, 0, "{}", done.errors);
    let found = compared(&folder, "out", documented);
    assert!(found["scores"].0 > 1_000 && found["long"].0 > 5_000 && found["long"].1 > 500 && found["gaps"].0 > 1_000, "{found:?}");
}

const MAPPING: &str = r#"
format = 1
[mapping]
questionnaire = "harbours"
id = "ref"
state = "country"
assessed-on = "when"
[words]
dk = "unknown"
[[question]]
id = "team.level"
column = "team"
"#;

const COLUMNS: &str = r#"
format = 1
[[column]]
name = "who"
holds = "state"
[[column]]
name = "assessed_on"
holds = "assessed-on"
[[column]]
name = "row"
holds = "row"
[[column]]
name = "whole"
holds = "claimed"
framework = "norms"
missing = "empty"
[[column]]
name = "share"
holds = "unknown"
share = true
[[column]]
name = "unknown"
holds = "unknown"
[[column]]
name = "worst"
holds = "largest-gaps"
framework = "norms"
"#;

#[test]
fn columns_of_ones_own_choice_have_types_and_years_alone_are_texts() {
    let folder = Folder::new("parquet-columns");
    folder.write("mapping.toml", MAPPING);
    folder.write("columns.toml", COLUMNS);
    folder.write("rows.csv", "ref,country,when,team,law\n1,A,2026,0,dk\n2,B,2026-05-01,2,draft\n3,C,,dk,in-force\n4,-D,2026,,\n");
    ten(&folder);
    // Whole dates alone: a day.
    assert_eq!(run(&folder, &["in", "-o", "own", "--parquet", "--columns", "columns.toml"]).code, 0);
    let found = compared(&folder, "own", documented);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["duplicates", "scores"]);
    let years = |column: &str| documented(if column == "assessed_on" { "who" } else { column });
    let arguments = ["rows.csv", "-o", "mapped", "--parquet", "--mapping", "mapping.toml"];
    assert_eq!(run(&folder, &arguments).code, 0);
    assert!(compared(&folder, "mapped", years)["long"].1 > 0);
    let done = run(&folder, &[&arguments[..], &["--columns", "columns.toml"]].concat());
    assert_eq!(done.code, 0, "{}", done.errors);
    let found = compared(&folder, "mapped", years);
    assert!(found.keys().eq(["duplicates", "scores"]) && found["scores"].1 > 1, "{found:?}");
    assert!(folder.text("mapped/scores.csv").contains("2026,2,0,"), "{}", folder.text("mapped/scores.csv"));
}

#[test]
fn bytes_come_again_with_any_number_of_threads_and_go_with_the_next_run() {
    let folder = Folder::new("parquet-again");
    ten(&folder);
    let tables = |out: &str| folder.files(out).into_iter().filter(|(name, _)| name.ends_with(".parquet")).collect::<Vec<_>>();
    for (out, threads) in [("one", "1"), ("two", "2"), ("many", "8")] {
        assert_eq!(run(&folder, &["in", "-o", out, "--parquet", "--threads", threads]).code, 0);
    }
    assert_eq!(tables("one").len(), 4);
    assert!(tables("one") == tables("two") && tables("one") == tables("many"));
    assert_eq!(run(&folder, &["in", "-o", "one"]).code, 0);
    assert!(tables("one").is_empty());
}

#[test]
fn a_table_that_may_not_be_replaced_leaves_all_as_it_was() {
    let folder = Folder::new("parquet-barred");
    ten(&folder);
    folder.write("out/gaps.parquet/inside", "mine");
    let before = folder.files("out");
    let done = run(&folder, &["in", "-o", "out", "--parquet"]);
    assert_eq!(done.code, 4, "{}", done.errors);
    assert_eq!(folder.files("out"), before);
}

/// The system refuses to let any file grow beyond so many blocks of 512 bytes, and the program is told of it instead of being ended.
#[cfg(unix)]
#[test]
fn a_disk_without_room_for_a_table_is_told_and_nothing_appears() {
    let folder = Folder::new("parquet-full");
    ten(&folder);
    let started = |more: &str| {
        let shell = format!(
            "trap '' XFSZ; ulimit -f 8; exec '{}' --without-built-in -d '{}/tests/fixtures/small/harbour.toml' batch in -o out{more}",
            env!("CARGO_BIN_EXE_capgap"),
            env!("CARGO_MANIFEST_DIR")
        );
        outcome(Command::new("sh").args(["-c", &shell]).current_dir(&folder.0).output().unwrap())
    };
    // There is room for the tables in CSV, but for no Parquet.
    let done = started("");
    assert_eq!(done.code, 0, "{}", done.errors);
    let before = folder.files("out");
    let done = started(" --parquet");
    assert_eq!(done.code, 4, "{}", done.errors);
    assert!(done.errors.contains("out cannot be written"), "{}", done.errors);
    assert!(folder.files("out") == before);
}

#[test]
fn what_is_to_be_shared_has_no_tables() {
    let folder = Folder::new("parquet-shared");
    ten(&folder);
    let done = run(&folder, &["in", "-o", "out", "--parquet", "--for-sharing"]);
    assert_eq!(done.code, 2, "{}", done.errors);
    // Nor do tables of a run at home lie beside it, whatever is left of that run.
    for table in ["scores", "long", "gaps", "interventions", "duplicates", "reports"] {
        for ending in ["csv", "parquet"] {
            let file = format!("{table}.{ending}");
            let out = format!("home-{file}");
            folder.write(&format!("{out}/{file}"), "");
            let done = run(&folder, &["in", "-o", &out, "--for-sharing"]);
            assert!(done.code == 2 && done.errors.contains(&format!("{out} holds {file}")), "{}", done.errors);
        }
    }
}

#[test]
fn how_far_it_is_is_told_on_a_terminal_and_nowhere_else() {
    let folder = Folder::new("parquet-progress");
    ten(&folder);
    let out = |name: &str| folder.0.join(name).into_os_string();
    let told = |name: &str, progress: Option<u16>, more: &[&str]| {
        let mut errors = Vec::new();
        let arguments = ["capgap", "--without-built-in", "-d", "tests/fixtures/small/harbour.toml", "batch"].iter().map(Into::into);
        let arguments = arguments.chain([out("in"), "--parquet".into(), "-o".into(), out(name)]).chain(more.iter().map(Into::into));
        capgap::cli::run(&mut Environment {
            arguments: arguments.collect(),
            input: &mut std::io::empty(),
            output: &mut std::io::sink(),
            errors: &mut errors,
            columns: None,
            progress,
            colour: false,
            colour_errors: false,
            terminal: None,
            interactive: false,
            today: Date { year: 2026, month: 6, day: 1 },
        });
        String::from_utf8(errors).unwrap()
    };
    let terminal = told("terminal", Some(100), &[]);
    let first = terminal.split('\r').find(|line| line.contains(".parquet")).unwrap_or_else(|| panic!("{terminal}"));
    assert!(first.starts_with("scores.parquet: 0 rows written, 0 % of all tables"), "{first}");
    // What follows begins where the line was.
    assert!(terminal.rsplit('\r').next().is_some_and(|last| last.contains("10")), "{terminal:?}");
    for (name, progress, more) in [("piped", None, &[][..]), ("quiet", Some(100), &["--quiet"])] {
        let errors = told(name, progress, more);
        assert!(!errors.contains(['\r', '%']), "{errors}");
    }
}
