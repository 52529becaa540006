//! `capgap new` and `capgap convert`, and answers in every format, as somebody at a keyboard meets them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

struct Outcome {
    code: i32,
    output: String,
    errors: String,
}

/// A folder of its own for one test, emptied before.
fn scratch(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-new-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the temporary folder can be written");
    path
}

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).to_str().expect("UTF-8").to_owned()
}

fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    run_with(folder, arguments, b"")
}

fn run_with(folder: &Path, arguments: &[&str], input: &[u8]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_capgap"));
    command.current_dir(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that does not read its input closes it; that is no failure of the test.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Outcome { code: output.status.code().expect("an exit code"), output: text(output.stdout), errors: text(output.stderr) }
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> Outcome {
    let found = run(folder, arguments);
    assert_eq!(found.code, 0, "{arguments:?}\n{}{}", found.output, found.errors);
    found
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_new_file_of_any_questionnaire_loads_clean_in_every_format() {
    let folder = scratch("clean");
    for (questionnaire, questions) in [("fcc", 519), ("threat-data-theft-government", 0)] {
        for name in ["a.toml", "a.json", "a.csv"] {
            let arguments = [
                "new",
                questionnaire,
                "-o",
                name,
                "--force",
                "--state",
                "Atlantis",
                "--code",
                "xat",
                "--size",
                "small",
                "--assessed-on",
                "2026-05-01",
            ];
            let made = done(&folder, &arguments);
            assert!(questions == 0 || made.errors.contains("519 questions"), "{}", made.errors);
            let checked = done(&folder, &["check", "--strict", "--notes", name]);
            assert_eq!((checked.output.as_str(), checked.errors.trim()), ("", "nothing found in 1 file"), "{name}");
        }
    }
    let guide = text(&folder, "a.toml");
    assert!(guide.lines().filter(|line| line.starts_with('#')).all(|line| line.chars().count() <= 100));
    assert!(guide.contains("code = \"XAT\"") && guide.contains("size = \"small\"") && guide.contains("assessed-on = 2026-05-01"));
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn a_new_file_without_a_state_says_what_is_missing_and_loads() {
    let folder = scratch("no-state");
    done(&folder, &["new", "rapid", "-o", "a.toml"]);
    let found = run(&folder, &["check", "a.toml", "--short"]);
    assert_eq!(found.code, 1);
    assert_eq!(found.output.lines().count(), 2);
    for key in ["\"state\" is empty", "\"code\" is empty"] {
        assert!(found.output.contains(key), "{}", found.output);
    }
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn a_blank_file_looks_as_it_should() {
    let folder = scratch("looks");
    let found = done(&folder, &["new", "rapid", "--state", "Atlantis", "--code", "XAT"]);
    let wanted = "#
# National ICT-security strategy: which level has been reached?
#   0 Absent: None of the descriptors of the capability applies.
#   1 Initial: The aims for ICT security are found only in a draft, in a chapter of another plan, or
#     in a strategy whose period has ended.
#       - A draft strategy, an expired strategy or a chapter of a digital or security plan sets out
#         aims for ICT security.
";
    assert!(found.output.contains(wanted), "{}", &found.output[..6_000]);
    let wanted = "# Answer: a whole number from 0 to 4.
[answers.\"national-strategy.level\"]

# Has the cabinet or the head of government approved the ICT-security strategy whose period includes
# today?
# Asked when national-strategy.level is at least 1.
#   yes
#   partly
#   no
[answers.\"national-strategy.approved\"]
";
    assert!(found.output.contains(wanted), "{}", &found.output[..9_000]);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn a_file_that_is_there_is_never_lost() {
    let folder = scratch("exists");
    fs::write(folder.join("a.toml"), "# six weeks of work\n").expect("writable");
    for arguments in [&["new", "rapid", "-o", "a.toml"][..], &["convert", &example("marevoa-2026.toml"), "-o", "a.toml"]] {
        let found = run(&folder, arguments);
        assert_eq!(found.code, 4);
        assert!(found.errors.contains("a.toml is there already and was left as it is"), "{}", found.errors);
        assert_eq!(text(&folder, "a.toml"), "# six weeks of work\n");
    }
    done(&folder, &["new", "rapid", "-o", "a.toml", "--force"]);
    assert!(text(&folder, "a.toml").contains("questionnaire = \"rapid\""));
    assert_eq!(text(&folder, "a.toml.previous"), "# six weeks of work\n");
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn what_cannot_be_made_is_told() {
    let folder = scratch("cannot");
    for (arguments, told) in [
        (&["new", "rapit"][..], "did you mean “rapid”? There are: fcc, rapid, threat-"),
        (&["new", "zzz"], "There is no questionnaire “zzz”. There are: fcc"),
        (&["new", "fcc", "-o", "a.doc"], "The ending “.doc” names no format that can be written here"),
        (&["new", "fcc", "--assessed-on", "2026-02-30"], "“2026-02-30” is not a day of the calendar"),
        (&["new", "fcc", "--size", "huge"], "[possible values: small, medium, large]"),
        (&["convert", &example("marevoa-2026.toml"), &example("atlantis-2026.toml"), "-o", "a.json"], "2 submissions go into one table"),
    ] {
        let found = run(&folder, arguments);
        assert_eq!((found.code, found.output.as_str()), (2, ""), "{arguments:?}");
        assert!(found.errors.contains(told), "{arguments:?}: {}", found.errors);
    }
    assert_eq!(fs::read_dir(&folder).expect("listable").count(), 0);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn last_years_answers_come_over_to_be_confirmed() {
    let folder = scratch("from");
    let old = example("atlantis-2026.toml");
    let answered = text(Path::new("/"), old.trim_start_matches('/')).matches("\n[answers.").count();
    for (at, from) in ["old.toml", "old.json", "old.csv"].iter().enumerate() {
        done(&folder, &["convert", &old, "-o", from]);
        let name = format!("new-{at}.toml");
        let made = done(&folder, &["new", "fcc", "--from", from, "-o", &name, "--assessed-on", "2027-05-01"]);
        assert!(made.errors.contains(&format!("{answered} answers were carried over")), "{answered}: {}", made.errors);
        assert!(made.errors.contains("questions have no earlier answer."), "{}", made.errors);
        let new = text(&folder, &name);
        assert_eq!(new.matches("\nto-confirm = true\n").count(), answered);
        assert!(new.contains("state = \"Atlantis\"") && new.contains("status = \"draft\"") && new.contains("assessed-on = 2027-05-01"));
        assert!(!new.contains("cleared = ") && !new.contains("\non = "));
        assert_eq!(new.matches("[[evidence]]\nid").count(), 48);
        let checked = run(&folder, &["check", "--notes", "--short", &name]);
        assert_eq!(checked.output.matches("note[C325]").count(), answered, "{}", checked.errors);
        assert!(!checked.output.contains("error["), "{}", checked.output);
    }
    assert_eq!(text(&folder, "new-0.toml"), text(&folder, "new-1.toml"));
    assert_eq!(text(&folder, "new-0.toml"), text(&folder, "new-2.toml"));
    // A view asks less, and an answer to nothing stays.
    fs::write(folder.join("own.toml"), text(&folder, "old.toml") + "\n[answers.\"our.own\"]\nvalue = 3\n").expect("writable");
    let made = done(&folder, &["new", "rapid", "--from", "own.toml", "-o", "rapid.toml"]);
    assert!(made.errors.contains("1 answer has no question any more. It was kept and counts nowhere."), "{}", made.errors);
    assert!(made.errors.contains("answers were left out, since this questionnaire does not ask for them."), "{}", made.errors);
    assert!(text(&folder, "rapid.toml").contains("[answers.\"our.own\"]\nvalue = 3\nto-confirm = true\n"));
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn several_files_become_one_table_and_a_table_becomes_files() {
    let folder = scratch("many");
    let inputs: Vec<String> =
        ["atlantis-2026.toml", "atlantis-2028.toml", "castellune-2026.toml", "marevoa-2026.toml"].map(example).to_vec();
    let mut arguments = vec!["convert"];
    arguments.extend(inputs.iter().map(String::as_str));
    arguments.extend(["-o", "all.csv"]);
    done(&folder, &arguments);
    assert_eq!(text(&folder, "all.csv").lines().next().map(|line| line.starts_with("format,state,code,size,")), Some(true));
    fs::create_dir(folder.join("each")).expect("a folder");
    let made = done(&folder, &["convert", "all.csv", "-o", "each", "--format", "toml"]);
    assert_eq!(made.errors.matches("wrote ").count(), 4, "{}", made.errors);
    let mut names: Vec<String> = fs::read_dir(folder.join("each"))
        .expect("listable")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    assert_eq!(names, ["XAT-2026-05-01.toml", "XAT-2028-05-02.toml", "XCL-2026-06-15.toml", "XMV-2026-03-20.toml"]);
    for (input, name) in inputs.iter().zip(&names) {
        done(&folder, &["convert", input, "-o", "one.toml", "--force"]);
        assert_eq!(text(&folder, "one.toml"), text(&folder.join("each"), name));
    }
    // A second time nothing is overwritten.
    let again = run(&folder, &["convert", "all.csv", "-o", "each"]);
    assert_eq!(again.code, 4);
    assert!(again.errors.contains("is there already"), "{}", again.errors);
    // The same State and day twice.
    fs::create_dir(folder.join("twice")).expect("a folder");
    done(&folder, &["convert", &inputs[0], &inputs[0], "-o", "twice"]);
    assert!(folder.join("twice/XAT-2026-05-01-2.toml").exists());
    // A command that takes one submission says so.
    let report = run(&folder, &["report", "all.csv"]);
    assert_eq!((report.code, report.output.as_str()), (2, ""));
    assert!(report.errors.contains("all.csv holds more than one submission"), "{}", report.errors);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn a_report_is_the_same_from_every_format() {
    let folder = scratch("report");
    let old = example("marevoa-2026.toml");
    let wanted = done(&folder, &["report", &old]).output;
    let sixteen: Vec<u8> = {
        done(&folder, &["convert", &old, "-o", "form.csv"]);
        text(&folder, "form.csv").encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    fs::write(folder.join("sixteen.csv"), sixteen).expect("writable");
    done(&folder, &["convert", &old, "-o", "a.json"]);
    done(&folder, &["convert", &old, "-o", "wide.csv", "--format", "csv-wide"]);
    fs::copy(folder.join("wide.csv"), folder.join("no-ending")).expect("a copy");
    fs::copy(folder.join("a.json"), folder.join("a.txt")).expect("a copy");
    fs::write(folder.join("excel.csv"), text(&folder, "wide.csv").replace('\n', "\r\n")).expect("writable");
    for name in ["form.csv", "sixteen.csv", "a.json", "wide.csv", "no-ending", "a.txt", "excel.csv"] {
        assert_eq!(done(&folder, &["report", name]).output, wanted, "{name}");
    }
    let piped = run_with(&folder, &["report", "-"], text(&folder, "wide.csv").as_bytes());
    assert_eq!((piped.code, piped.output), (0, wanted));
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn nothing_is_written_where_something_would_be_lost() {
    let folder = scratch("lost");
    let head = "[submission]\nstate = \"A\"\ncode = \"XAT\"\nquestionnaire = \"fcc\"\n";
    for (name, rest) in [
        ("key.toml", "stauts = \"draft\"\n"),
        ("both.toml", "[answers.\"national-strategy.level\"]\nvalue = 2\nstate = \"unknown\"\n"),
        ("reason.toml", "[answers.\"poc-directory-participation.ping-answers\"]\nstate = \"not-applicable\"\n"),
        ("syntax.toml", "assessed-on = \n"),
    ] {
        let before = [head, rest].concat();
        fs::write(folder.join(name), &before).expect("writable");
        let found = run(&folder, &["convert", name, "-o", "a.json"]);
        assert_eq!(found.code, 1, "{name}");
        assert!(found.errors.contains("Nothing was written, since something would have been lost"), "{}", found.errors);
        assert!(!folder.join("a.json").exists());
        assert_eq!(text(&folder, name), before);
        assert_eq!(run(&folder, &["new", "fcc", "--from", name, "-o", "b.toml"]).code, 1);
        assert!(!folder.join("b.toml").exists());
    }
    // What cannot be an answer but can be kept is no obstacle.
    let before = [head, "[answers.\"national-strategy.level\"]\nvalue = \"about 3\"\nevidence = [\"gone\"]\n"].concat();
    fs::write(folder.join("kept.toml"), &before).expect("writable");
    let found = done(&folder, &["convert", "kept.toml", "-o", "kept.csv"]);
    assert!(found.errors.contains("2 places that need a person were taken over as they are"), "{}", found.errors);
    done(&folder, &["convert", "kept.csv", "-o", "back.toml"]);
    assert!(text(&folder, "back.toml").ends_with("[answers.\"national-strategy.level\"]\nvalue = \"about 3\"\nevidence = [\"gone\"]\n"));
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn files_that_cannot_be_read_are_told_and_stay() {
    let folder = scratch("unreadable");
    fs::write(folder.join("old.csv"), b"record;id;value\nsubmission;state;\xc9tat\n").expect("writable");
    let found = run(&folder, &["report", "old.csv"]);
    assert_eq!((found.code, found.output.as_str()), (3, ""));
    assert!(found.errors.contains("error[C109]") && found.errors.contains("CSV UTF-8"), "{}", found.errors);
    fs::write(folder.join("book.xlsx"), b"not a workbook").expect("writable");
    assert_eq!(run(&folder, &["report", "book.xlsx"]).code, 3);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn a_blank_form_is_printed_for_a_meeting() {
    let folder = scratch("form");
    let made = done(&folder, &["new", "rapid", "-o", "form.html", "--state", "Portmark"]);
    assert!(made.errors.contains("It is no answer file."), "{}", made.errors);
    let html = text(&folder, "form.html");
    assert!(html.contains("[national-strategy.level]") && html.contains("Portmark") && !html.contains("TLP:AMBER+STRICT</strong>"));
    assert_eq!(run(&folder, &["new", "rapid", "-o", "form.html"]).code, 4, "a form that is there is left as it is");
    done(&folder, &["new", "rapid", "-o", "form.html", "--force", "-q"]);
    assert!(folder.join("form.html.previous").exists());
    for (name, format) in [("a.txt", "text"), ("a.md", "markdown"), ("a.HTM", "html")] {
        done(&folder, &["new", "rapid", "-o", name, "-q"]);
        assert_eq!(text(&folder, name), done(&folder, &["new", "rapid", "-f", format]).output, "{name}");
    }
    // Nothing reads a form back.
    assert_ne!(run(&folder, &["check", "form.html"]).code, 0);
}

#[test]
fn a_form_for_one_office_has_its_sections_alone() {
    let folder = scratch("office-form");
    let justice = "Ministry of Justice=strategy-and-law";
    let one = done(&folder, &["new", "fcc", "-f", "markdown", "--office", justice]).output;
    assert!(
        one.contains("(form for Ministry of Justice)")
            && one.contains("national-strategy.level")
            && !one.contains("backup-and-restoration.level")
    );
    let two = done(&folder, &["new", "fcc", "-f", "markdown", "--office", justice, "--office", "Coast Guard=technology"]).output;
    assert!(two.contains("Coast Guard") && two.contains("backup-and-restoration.level") && two.contains("national-strategy.level"));
    let from = done(&folder, &["new", "fcc", "-f", "text", "--from", &example("atlantis-2026.toml")]).output;
    assert!(from.starts_with("TLP:") || from.contains("TLP:AMBER"), "the marking of the earlier file holds");
    assert!(from.contains("Atlantis") && !from.contains("Name of the State"));
}

#[test]
fn everything_or_one_thing_is_shown() {
    let folder = scratch("book");
    assert_eq!(run(&folder, &["show"]).code, 2);
    assert_eq!(run(&folder, &["show", "--all", "norm-g"]).code, 2);
    done(&folder, &["show", "--all", "-o", "codebook.md"]);
    assert!(text(&folder, "codebook.md").contains("Protect own critical infrastructure (un-norms/norm-g)"));
}
