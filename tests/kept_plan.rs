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
