//! The fictional region of `examples/region`, in every format of text, as somebody at a keyboard makes it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const HOME: [&str; 4] = ["examples/region/2026.csv", "--baseline", "examples/region/2024.csv", "--names"];
const SHARED: [&str; 4] = ["examples/region/2026.csv", "--baseline", "examples/region/2024.csv", "--for-sharing"];

/// A folder of its own for one test, emptied before.
fn scratch(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-cohort-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    path
}

fn batch(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_capgap"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("NO_COLOR").arg("batch").args(arguments).arg("-o").arg(folder);
    command.output().expect("the program starts")
}

fn golden(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("CAPGAP_BLESS").is_some() {
        fs::write(&path, made).expect("the golden file can be written");
        return;
    }
    let accepted = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let line = accepted.lines().zip(made.lines()).position(|(a, b)| a != b).unwrap_or(0);
    assert!(accepted == made, "{name} differs, first in line {}: {:?}", line + 1, made.lines().nth(line));
}

#[test]
fn the_region_is_told_as_it_was_accepted() {
    let folder = scratch("golden");
    for (name, arguments, width) in
        [("region-80.txt", &HOME[..], "80"), ("region-120.txt", &HOME, "120"), ("region-shared-80.txt", &SHARED, "80")]
    {
        let output = batch(&folder.join(name), &[arguments, &["--summary", "terminal", "--width", width, "-q"]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        golden(name, &String::from_utf8(output.stdout).expect("UTF-8"));
    }
    for (name, arguments) in [("region-shared", &SHARED[..]), ("region", &HOME)] {
        let folder = folder.join(name);
        let output = batch(&folder, &[arguments, &["--summary", "markdown,json", "-q"]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let read = |ending: &str| fs::read_to_string(folder.join(["cohort.", ending].concat())).expect("it was written");
        golden(&[name, ".md"].concat(), &read("md"));
        if name == "region-shared" {
            golden(&[name, ".json"].concat(), &read("json"));
        }
    }
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn threads_change_nothing() {
    let made = |threads: &str| {
        let folder = scratch(threads);
        let output = batch(&folder, &[&HOME[..], &["--summary", "json,csv,html,xlsx", "-q", "--threads", threads]].concat());
        assert!(output.status.success());
        let bytes =
            ["json", "csv", "html", "xlsx"].map(|ending| fs::read(folder.join(["cohort.", ending].concat())).expect("it was written"));
        let _ = fs::remove_dir_all(folder);
        bytes
    };
    let one = made("1");
    assert!(one == made("2") && one == made("7"));
}

#[test]
fn for_sharing_writes_the_summary_alone_and_names_nobody() {
    let folder = scratch("alone");
    let output = batch(&folder, &[&SHARED[..], &["--summary", "html,markdown,csv,json,docx"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut names: Vec<String> =
        fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["cohort.csv", "cohort.docx", "cohort.html", "cohort.json", "cohort.md"]);
    for name in ["cohort.csv", "cohort.html", "cohort.json", "cohort.md"] {
        let text = fs::read_to_string(folder.join(name)).expect("UTF-8");
        for secret in ["XRA", "XRM", "Almora", "Ostmere", "2026.csv", "2026-01-15", "TLP:"] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
    }
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn mistakes_on_the_command_line_are_told() {
    let folder = scratch("mistakes");
    let told = |arguments: &[&str]| {
        let output = batch(&folder, &[&["examples/region/2026.csv"], arguments].concat());
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    assert_eq!(told(&["--at-least", "9"]), (Some(2), "--at-least needs --for-sharing.\n".to_owned()));
    assert_eq!(told(&["--names", "--for-sharing"]).0, Some(2));
    assert_eq!(told(&["--at-least", "1", "--for-sharing"]).0, Some(2));
    let (code, text) = told(&["--baseline", "no-such-folder", "--for-sharing"]);
    assert_eq!((code, text.starts_with("no-such-folder cannot be read")), (Some(3), true), "{text}");
    assert!(!folder.exists());
    // Beside figures of single States nothing is made for sharing.
    assert_eq!(told(&["-q"]).0, Some(0));
    let (code, text) = told(&["--for-sharing"]);
    assert_eq!((code, text.contains("scores.csv")), (Some(2), true), "{text}");
    // Too few: the summary says so and nothing else.
    let output = batch(&folder.join("few"), &["examples/region/2026.csv", "--for-sharing", "--at-least", "14", "--summary", "terminal"]);
    let shown = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(shown.contains("Fewer than 14 States") && !shown.contains('%'), "{shown}");
    let _ = fs::remove_dir_all(folder);
}
