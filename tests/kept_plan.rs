//! The kept plan: written, edited by hand, read back and made anew around what was decided.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn plan(folder: &Path, more: &[&str]) -> Output {
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    let (answers, definitions) = (small.join("answers.toml"), small.join("harbour.toml"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_capgap"));
    command.current_dir(folder).arg("plan").arg(answers).arg("--without-built-in").arg("-d").arg(definitions).args(["--draws", "0"]);
    command.args(more).output().expect("the program runs")
}

fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-kept-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the temporary folder can be written");
    path
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn decisions_and_comments_stay_when_the_plan_is_made_anew() {
    let folder = folder("stay");
    let file = folder.join("plan.toml");
    let first = plan(&folder, &["--must", "start", "--budget", "1000", "--start", "2027-01", "-o", "plan.toml"]);
    assert_eq!(first.status.code(), Some(0), "{}", errors(&first));
    let text = fs::read_to_string(&file).expect("the plan");
    assert!(text.contains("id = \"start\"\nstatus = \"proposed\"") && text.contains("end = \"2027-12\"\ncost = 300"), "{text}");
    // Without --plan the file is not written over.
    let refused = plan(&folder, &["--start", "2027-01", "-o", "plan.toml"]);
    assert_eq!((refused.status.code(), fs::read_to_string(&file).expect("the plan")), (Some(2), text.clone()));
    // A proposal that is not chosen again goes; one that is agreed stays, as people wrote it.
    let edited = text.replace("\"proposed\"", "\"agreed\" # by the committee").replace("owner = \"\"", "owner = \"Harbour office\"");
    fs::write(&file, &edited).expect("written");
    let again = plan(&folder, &["--plan", "plan.toml", "-o", "plan.toml"]);
    assert_eq!(again.status.code(), Some(0), "{}", errors(&again));
    assert_eq!(fs::read_to_string(&file).expect("the plan"), edited);
    fs::write(&file, &text).expect("written");
    let without = plan(&folder, &["--plan", "plan.toml", "-o", "plan.toml"]);
    assert!(errors(&without).contains("No longer proposed: start."), "{}", errors(&without));
    assert!(!fs::read_to_string(&file).expect("the plan").contains("[[item]]"));
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn what_is_wrong_in_a_plan_is_told_with_its_place() {
    let folder = folder("wrong");
    let file = folder.join("plan.toml");
    let head = "format = 1\n[plan]\ncode = \"XAT\"\ncurrency = \"USD\"\nstart = \"2027-01\"\n";
    for (text, wanted) in [
        ("", "C103"),
        ("format = 1\n[plan]\ncurrency = \"USD\"\nstart = \"2027-1\"\n", "expected a month such as \"2027-01\""),
        (&[head, "[[item]]\nid = \"start\"\nstatus = \"agred\"\n"].concat(), "agreed"),
        (&[head, "[[item]]\nid = \"start\"\nstatus = \"agreed\"\ncost = -1\n"].concat(), "C106"),
        (&[head, "[[item]]\nid = \"start\"\nstatus = \"agreed\"\nownr = \"A\"\n"].concat(), "owner"),
        (&[head, "[[item]]\nid = \"other\"\nstatus = \"agreed\"\n"].concat(), "names the intervention “other”"),
    ] {
        fs::write(&file, text).expect("written");
        let found = plan(&folder, &["--plan", "plan.toml"]);
        assert_eq!(found.status.code(), Some(1), "{text}: {}", errors(&found));
        assert!(errors(&found).contains(wanted), "{text}: {}", errors(&found));
    }
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn what_runs_since_before_the_plan_keeps_its_months() {
    let folder = folder("before");
    let file = folder.join("plan.toml");
    let text = "format = 1\n[plan]\ncode = \"XAT\"\ncurrency = \"USD\"\nstart = \"2027-01\"\n\
                [[item]]\nid = \"start\"\nstatus = \"under-way\"\nstart = \"2026-07\"\ncost = 300\n";
    fs::write(&file, text).expect("written");
    let shown = plan(&folder, &["--plan", "plan.toml", "-f", "json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).expect("JSON");
    let slot = &shown["schedule"][0];
    assert_eq!((slot["from"].as_str(), slot["to"].as_str(), slot["start"].as_i64()), (Some("2026-07"), Some("2027-06"), Some(-6)));
    // It is paid for, so no year of the plan has its money.
    assert!(shown["spending_by_year"].as_array().is_some_and(|years| years.iter().all(|year| year.as_f64() == Some(0.0))));
    let report = plan(&folder, &["--plan", "plan.toml", "-f", "markdown"]);
    let report = String::from_utf8(report.stdout).expect("UTF-8");
    assert!(report.contains("2026-07") && report.contains("Start of a team (under way)"), "{report}");
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn what_is_assumed_never_comes_into_a_kept_plan() {
    let folder = folder("assumed");
    for flags in [["--assume", "duty-team=1"], ["--do", "start"]] {
        let refused = plan(&folder, &[&flags[..], &["--start", "2027-01", "-o", "plan.toml"]].concat());
        assert_eq!(refused.status.code(), Some(2), "{}", errors(&refused));
        assert!(errors(&refused).contains("--assume") && !folder.join("plan.toml").exists());
    }
    // A kept plan is read with assumptions all the same, and stays as it is.
    let made = plan(&folder, &["--must", "start", "--budget", "1000", "--start", "2027-01", "-o", "plan.toml"]);
    assert_eq!(made.status.code(), Some(0), "{}", errors(&made));
    let text = fs::read_to_string(folder.join("plan.toml")).expect("the plan");
    let supposed = plan(&folder, &["--plan", "plan.toml", "--do", "start"]);
    assert_eq!(supposed.status.code(), Some(0), "{}", errors(&supposed));
    assert_eq!(fs::read_to_string(folder.join("plan.toml")).expect("the plan"), text);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn all_that_is_wrong_about_an_assumption_is_told_at_once() {
    let folder = folder("wrong-assumption");
    let found = plan(&folder, &["--assume", "duty-taem=1,mandate=Finished,duty-team", "--assume", "mandate=1,mandate=2", "--do", "strat"]);
    assert_eq!(found.status.code(), Some(2));
    let told = errors(&found);
    for wanted in [
        "Did you mean “duty-team”",
        "“Finished” is no level of “mandate”",
        "“duty-team” is no assumption",
        "“mandate” is assumed at two",
        "Did you mean “start”",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    let clash = plan(&folder, &["--do", "start", "--done", "start"]);
    assert!(errors(&clash).contains("--do, and also by --done"), "{}", errors(&clash));
    // A word does as well as a number, in either case of letters.
    for level in ["duty-team=1", "duty-team=started", "duty-team=Started"] {
        let fine = plan(&folder, &["--assume", level, "-f", "csv"]);
        let table = String::from_utf8(fine.stdout).expect("UTF-8");
        assert!(table.lines().skip(1).all(|line| line.starts_with("yes,")) && table.contains("yes,assumed,,duty-team"), "{table}");
    }
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn every_format_says_that_it_is_not_what_the_state_has_answered() {
    let folder = folder("formats");
    for format in ["text", "markdown", "html", "json", "csv"] {
        let shown = plan(&folder, &["--assume", "mandate=2", "-f", format]);
        let text = String::from_utf8(shown.stdout).expect("UTF-8");
        let wanted = match format {
            "json" => "no assessment of the State",
            "csv" => "what_if",
            _ => "WHAT IF",
        };
        assert!(text.contains(wanted), "{format}: {text}");
    }
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn a_limit_of_time_is_said_where_it_struck() {
    let folder = folder("limit");
    let started = ["--draws", "1000000", "--time-limit", "1"];
    // The helper asks for no draws first; the last one counts.
    let found = {
        let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
        let mut command = Command::new(env!("CARGO_BIN_EXE_capgap"));
        command
            .current_dir(&folder)
            .arg("plan")
            .arg(small.join("answers.toml"))
            .arg("--without-built-in")
            .arg("-d")
            .arg(small.join("harbour.toml"));
        command.args(started).output().expect("the program runs")
    };
    let text = String::from_utf8(found.stdout.clone()).expect("UTF-8");
    assert_eq!(found.status.code(), Some(0), "{}", errors(&found));
    assert!(text.contains("The limit of 1 s was reached") && text.contains("Of 1000000 draws"), "{text}");
    fs::remove_dir_all(folder).expect("removable");
}
