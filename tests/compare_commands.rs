//! `capgap compare` from the command line: what it writes, what it refuses, and what it does not tell.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const THEN: &str = "tests/fixtures/compare/harland-2026.toml";
const NOW: &str = "tests/fixtures/compare/harland-2028.toml";
const LATER: &str = "tests/fixtures/compare/harland-2030.toml";
const OTHER: &str = "tests/fixtures/compare/quayle-2027.toml";
const DEFINITIONS: [&str; 3] = ["-d", "tests/fixtures/small/harbour.toml", "--without-built-in"];

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_capgap")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("the program starts")
}

/// `capgap compare` over the harbour definitions.
fn compare(arguments: &[&str]) -> Output {
    run(&[&["compare"], arguments, &DEFINITIONS].concat())
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", told(output));
    String::from_utf8(output.stdout.clone()).expect("reports are UTF-8")
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(&text(output)).expect("it is JSON")
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compare").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn the_order_of_files_does_not_matter() {
    for format in ["text", "markdown", "html", "json", "csv"] {
        let one = text(&compare(&[THEN, NOW, LATER, OTHER, "-q", "-f", format]));
        assert_eq!(one, text(&compare(&[OTHER, LATER, THEN, NOW, "-q", "-f", format])), "{format}");
        assert!(!one.is_empty());
    }
}

#[test]
fn nothing_names_a_state_that_is_not_to_be_named() {
    let folder = folder("anonymous");
    let target = format!("{}/", folder.display());
    let output = compare(&[THEN, NOW, OTHER, "--anonymous", "-q", "-o", &target]);
    assert!(output.status.success(), "{}", told(&output));
    let mut seen = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let named = path.file_name().unwrap().to_string_lossy().into_owned();
        for (part, text) in parts(&named, &bytes) {
            for secret in ["Harland", "harland", "Quayle", "quayle", "XHA", "XQU", "Port Office", "parliament", "fixtures", "roster of"] {
                assert!(!text.contains(secret), "{named} {part} has {secret}");
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} texts were looked at");
    // The same with names has them, so that the search above would have found them.
    assert!(text(&compare(&[THEN, NOW, OTHER, "-q", "-f", "json"])).contains("Harland"));
}

/// The texts in a file: itself, or the parts of an archive; the text of a PDF is looked at by another program in `.ci/pdf`.
fn parts(name: &str, bytes: &[u8]) -> Vec<(String, String)> {
    if !name.ends_with(".docx") && !name.ends_with(".xlsx") {
        return vec![(String::new(), String::from_utf8_lossy(bytes).into_owned())];
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let name = file.name().unwrap().into_owned();
        if !name.ends_with(".png") {
            found.push((name, String::from_utf8_lossy(&content).into_owned()));
        }
    }
    found
}

#[test]
fn what_cannot_be_compared_is_refused_with_what_is_needed() {
    let one = compare(&[THEN]);
    assert_eq!((one.status.code(), told(&one).contains("only one assessment")), (Some(2), true), "{}", told(&one));
    let folder = folder("refused");
    let twin = folder.join("twin.toml");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(THEN), &twin).unwrap();
    let twice = compare(&[THEN, twin.to_str().unwrap()]);
    assert_eq!(twice.status.code(), Some(2));
    for wanted in ["XHA", "2026-05-01", "harland-2026.toml", "twin.toml", "assessed-on"] {
        assert!(told(&twice).contains(wanted), "{wanted} in {}", told(&twice));
    }
    let undated = folder.join("undated.toml");
    fs::write(&undated, fs::read_to_string(THEN).unwrap().replace("assessed-on = 2026-05-01\n", "")).unwrap();
    let without = compare(&[undated.to_str().unwrap(), NOW]);
    assert_eq!((without.status.code(), told(&without).contains("undated.toml")), (Some(2), true), "{}", told(&without));
    let over = compare(&[THEN, NOW, "-o", twin.to_str().unwrap(), "-f", "json"]);
    assert_eq!(over.status.code(), Some(2), "{}", told(&over));
    let over = compare(&[THEN, undated.to_str().unwrap(), OTHER, "-o", undated.to_str().unwrap(), "-f", "json"]);
    assert_eq!(over.status.code(), Some(2), "{}", told(&over));
    assert!(fs::read_to_string(&undated).unwrap().contains("[submission]"));
    let unknown = compare(&[THEN, NOW, "--targets", "nobody"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn what_is_wrong_in_any_file_is_told_at_once() {
    let folder = folder("wrong");
    let (bad, worse) = (folder.join("bad.toml"), folder.join("worse.toml"));
    fs::write(&bad, fs::read_to_string(THEN).unwrap().replace("value = \"draft\"", "value = \"signed\"")).unwrap();
    fs::write(&worse, fs::read_to_string(OTHER).unwrap().replace("value = 0", "value = 9")).unwrap();
    let (bad, worse) = (bad.to_str().unwrap(), worse.to_str().unwrap());
    let output = compare(&[bad, worse, "no-such-file.toml"]);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    for wanted in ["bad.toml", "worse.toml", "no-such-file.toml"] {
        assert!(told(&output).contains(wanted), "{wanted} in {}", told(&output));
    }
    let output = compare(&[bad, worse]);
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true), "{}", told(&output));
    // With the flag those answers count as unanswered.
    let going = compare(&[bad, worse, "--keep-going", "-f", "json"]);
    assert!(going.status.success(), "{}", told(&going));
    let standing = &json(&going)["states"][0]["assessments"][0]["capabilities"][1];
    assert_eq!((standing["id"].as_str(), standing["potential"].as_f64()), (Some("mandate"), Some(1.0)));
    // A file that cannot be read at all stays one.
    assert_eq!(compare(&[bad, "no-such-file.toml", "--keep-going"]).status.code(), Some(3));
}

/// The definitions of tests with the law counting double, so that they have another fingerprint.
fn other_definitions(folder: &Path) -> PathBuf {
    let path = folder.join("harbour.toml");
    let text = fs::read_to_string("tests/fixtures/small/harbour.toml").unwrap();
    let changed = text.replace("{ capability = \"mandate\" }", "{ capability = \"mandate\", weight = 3 }");
    assert_ne!(changed, text);
    fs::write(&path, changed).unwrap();
    path
}

fn shared(folder: &Path, audience: &str) -> PathBuf {
    let path = folder.join(format!("{audience}.assessment.json"));
    let arguments = ["share", THEN, "--audience", audience, "-q", "-d", "frameworks/profiles/audiences.toml", "-o", path.to_str().unwrap()];
    let output = run(&[&arguments[..], &DEFINITIONS].concat());
    assert!(output.status.success(), "{}", told(&output));
    path
}

fn of_element(document: &serde_json::Value) -> serde_json::Value {
    let change = &document["states"][0]["changes"][0];
    let nodes = change["frameworks"][0]["nodes"].as_array().cloned().unwrap_or_default();
    nodes.into_iter().find(|node| node["id"] == "norm-g").unwrap_or_default()
}

#[test]
fn changed_definitions_are_told_apart_from_changed_answers() {
    let folder = folder("definitions");
    let definitions = other_definitions(&folder);
    let then = shared(&folder, "partner");
    let with = |file: &str| {
        let arguments = ["compare", file, NOW, "-d", definitions.to_str().unwrap(), "--without-built-in", "-q", "-f"];
        (run(&[&arguments[..], &["json"]].concat()), run(&[&arguments[..], &["text"]].concat()))
    };
    // The shared file has the figures of its own report, so what the definitions did is known.
    let (data, report) = with(then.to_str().unwrap());
    let data = json(&data);
    assert_eq!(data["states"][0]["assessments"][0]["made_with"], "others");
    assert_eq!(data["states"][0]["changes"][0]["definitions_known"], true);
    let parts = &of_element(&data)["parts"];
    let claimed = |part: &str| parts[part]["claimed"].as_f64().unwrap();
    // Then 3 × 0.625 + 0.5 of 4; today's weights give 3 × 0.625 + 3 × 0.5 of 6; with the answers of now 3 × 1 + 3 × 0.5 of 6.
    for (part, wanted) in
        [("reported_then", 0.593_75), ("definitions", 0.5625 - 0.593_75), ("answered_differently", 0.1875), ("reported_now", 0.75)]
    {
        assert!((claimed(part) - wanted).abs() < 1e-9, "{part}: {} and not {wanted}", claimed(part));
    }
    let report = text(&report);
    assert!(report.contains("Not all were made with the definitions in use"), "{report}");
    // Answers alone do not say what their report said.
    let named = folder.join("named.toml");
    let print = "definitions = { version = \"0.9.0\", fingerprints = { norms = \"000000000000\" } }";
    fs::write(&named, fs::read_to_string(THEN).unwrap().replace("marking =", &format!("{print}\nmarking ="))).unwrap();
    let (data, report) = with(named.to_str().unwrap());
    let data = json(&data);
    assert_eq!(data["states"][0]["changes"][0]["definitions_known"], false);
    assert_eq!(of_element(&data)["parts"]["definitions"]["claimed"].as_f64(), Some(0.0));
    assert!(text(&report).contains("not known for"));
    // With the definitions of then at hand they do.
    let print = data["definitions"]["fingerprints"]["questionnaire"].as_str().unwrap().to_owned();
    let norms = json(&compare(&[THEN, NOW, "-q", "-f", "json"]))["definitions"]["fingerprints"]["norms"].as_str().unwrap().to_owned();
    let print = format!("definitions = {{ version = \"1.0.0\", fingerprints = {{ questionnaire = \"{print}\", norms = \"{norms}\" }} }}");
    fs::write(&named, fs::read_to_string(THEN).unwrap().replace("marking =", &format!("{print}\nmarking ="))).unwrap();
    let arguments = ["compare", named.to_str().unwrap(), NOW, "-d", definitions.to_str().unwrap(), "--without-built-in", "-q"];
    let then = ["--definitions-then", DEFINITIONS[1], "-f", "json"];
    let data = json(&run(&[&arguments[..], &then].concat()));
    assert_eq!(data["states"][0]["changes"][0]["definitions_known"], true);
    let parts = &of_element(&data)["parts"];
    let claimed = |part: &str| parts[part]["claimed"].as_f64().unwrap();
    for (part, wanted) in [("reported_then", 0.593_75), ("definitions", 0.5625 - 0.593_75), ("reported_now", 0.75)] {
        assert!((claimed(part) - wanted).abs() < 1e-9, "{part}: {} and not {wanted}", claimed(part));
    }
    // Others again are of no use.
    let then = ["--definitions-then", definitions.to_str().unwrap(), "-f", "json"];
    let data = json(&run(&[&arguments[..], &then].concat()));
    assert_eq!(data["states"][0]["changes"][0]["definitions_known"], false);
}

#[test]
fn what_an_audience_does_not_see_is_withheld_and_not_zero() {
    let folder = folder("withheld");
    let then = shared(&folder, "public");
    let data = json(&compare(&[then.to_str().unwrap(), NOW, "-q", "-f", "json"]));
    let change = &data["states"][0]["changes"][0];
    assert!(change["answers"].is_null());
    let element = of_element(&data);
    assert_eq!(element["then"]["claimed"].as_f64(), Some(0.593_75));
    assert!(element["parts"].is_null());
    let report = text(&compare(&[then.to_str().unwrap(), NOW, "-q"]));
    assert!(report.contains("withheld"), "{report}");
    // With other definitions its figures cannot be compared, and there are no answers to score again.
    let definitions = other_definitions(&folder);
    let arguments = ["compare", then.to_str().unwrap(), NOW, "-d", definitions.to_str().unwrap(), "--without-built-in", "-q", "-f", "json"];
    let data = json(&run(&arguments));
    assert!(of_element(&data).is_null());
    let node = &data["states"][0]["assessments"][0]["frameworks"][0]["nodes"][1];
    assert_eq!((node["standing"].as_str(), node["claimed"].is_null()), (Some("not-comparable"), true));
}

#[test]
fn a_plan_is_held_against_what_is_there() {
    let folder = folder("plan");
    let plan = folder.join("plan.toml");
    let kept = |code: &str, status: &str| {
        let head = format!("format = 1\n[plan]\ncode = \"{code}\"\ncurrency = \"USD\"\nstart = \"2027-01\"\n");
        format!("{head}[[item]]\nid = \"start\"\nstatus = \"{status}\"\npromised = 4.5\n")
    };
    let (path, files) = (plan.to_str().unwrap().to_owned(), [THEN, NOW]);
    let with = |text: String, files: &[&str]| {
        fs::write(&plan, text).unwrap();
        compare(&[files, &["--plan", &path, "-q", "-f", "json"]].concat())
    };
    // The team stood at level 1 before, which is all that the intervention raises it to.
    let data = json(&with(kept("XHA", "done"), &files));
    let item = &data["plan"]["items"][0];
    assert_eq!((item["outcome"].as_str(), item["promised_points"].as_f64()), (Some("stood-before"), Some(4.5)));
    assert_eq!(item["seen_points_claimed"].as_f64(), Some(0.0));
    // What has not begun is counted alone.
    let data = json(&with(kept("XHA", "agreed"), &files));
    assert_eq!((data["plan"]["items"].as_array().map(Vec::len), data["plan"]["others"].as_u64()), (Some(0), Some(1)));
    // Quayle stood at 0 and has only one date; nobody has this code.
    assert_eq!(with(kept("XQU", "done"), &[THEN, NOW, OTHER]).status.code(), Some(2));
    assert_eq!(with(kept("XZZ", "done"), &files).status.code(), Some(2));
    // From 0 to 2: reached, with evidence of operation that upholds level 2.
    let before = folder.join("before.toml");
    fs::write(&before, fs::read_to_string(OTHER).unwrap().replace("XQU", "XHA").replace("Quayle", "Harland")).unwrap();
    let data = json(&with(kept("XHA", "done"), &[before.to_str().unwrap(), NOW]));
    let item = &data["plan"]["items"][0];
    assert_eq!((item["outcome"].as_str(), item["raises"][0]["level_then"].as_u64()), (Some("reached-evidenced"), Some(0)));
    let seen = item["seen_points_evidenced"].as_f64().unwrap();
    // Level 1 of 2 where the target is 2: 0.5 × 3 of 4 in the one lens, in points of 100.
    assert!((seen - 37.5).abs() < 1e-9, "{seen}");
}

#[test]
fn the_schema_is_printed() {
    let printed = text(&run(&["schema", "comparison"]));
    assert_eq!(printed, fs::read_to_string("docs/schema/comparison.schema.json").unwrap());
    let schema: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let data = json(&compare(&[THEN, NOW, OTHER, "-q", "-f", "json"]));
    let keys: Vec<&String> = data.as_object().unwrap().keys().collect();
    let described: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(keys, described);
}
