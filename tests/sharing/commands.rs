//! The flags and the command as somebody at a keyboard meets them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ANSWERS: &str = "examples/castellune-2026.toml";

struct Outcome {
    code: i32,
    output: String,
    errors: String,
}

fn run(arguments: &[&str]) -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_capgap"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Outcome { code: output.status.code().expect("an exit code"), output: text(output.stdout), errors: text(output.stderr) }
}

/// A folder of its own for one test, emptied before.
fn scratch(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-sharing-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the temporary folder can be written");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn a_shared_file_is_written_checked_and_replaced() {
    let folder = scratch("written");
    let file = folder.join("c.assessment.json");
    let share = |marking: &[&str]| run(&[&["share", ANSWERS, "--audience", "partner", "-o", text(&file)], marking].concat());
    let made = share(&["--marking", "TLP:AMBER", "--loosen-marking"]);
    assert_eq!((made.code, made.output.as_str()), (0, ""), "{}", made.errors);
    assert!(made.errors.contains("“Donors and partners”") && made.errors.contains("marked TLP:AMBER."), "{}", made.errors);
    assert!(!made.errors.contains("Warning"), "{}", made.errors);
    let first = fs::read_to_string(&file).unwrap();
    assert!(first.contains("\"marking\": \"TLP:AMBER\""));

    let checked = run(&["check", text(&file)]);
    assert_eq!(checked.code, 0, "{}", checked.output);
    assert!(checked.errors.contains("is a shared assessment for “Donors and partners”, marked TLP:AMBER."), "{}", checked.errors);

    assert_eq!(share(&[]).code, 0, "a shared assessment may be replaced");
    let second = fs::read_to_string(&file).unwrap();
    assert!(second.contains("\"marking\": \"TLP:AMBER+STRICT\"") && second != first);
    assert_eq!(run(&["share", ANSWERS, "--audience", "partner", "-q"]).output, second, "the same to standard output");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing else is left there");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn nothing_but_a_shared_assessment_is_replaced() {
    let folder = scratch("kept");
    let answers = folder.join("answers.json");
    fs::write(&answers, "{\"submission\": {\"state\": \"Atlantis\"}}").unwrap();
    let refused = run(&["share", ANSWERS, "--audience", "partner", "-o", text(&answers)]);
    assert_eq!(refused.code, 4);
    assert!(refused.errors.contains("is no shared assessment. It stays as it is"), "{}", refused.errors);
    assert_eq!(fs::read_to_string(&answers).unwrap(), "{\"submission\": {\"state\": \"Atlantis\"}}");
    let other = run(&["share", ANSWERS, "--audience", "partner", "-o", text(&folder.join("x.toml"))]);
    assert_eq!(other.code, 2);
    assert!(other.errors.contains("A shared assessment is JSON"), "{}", other.errors);
    let without = run(&["share", ANSWERS]);
    assert_eq!(without.code, 2);
    assert!(without.errors.contains("--audience"), "{}", without.errors);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn other_commands_say_what_a_shared_file_is() {
    let folder = scratch("told");
    let file = folder.join("c.assessment.json");
    assert_eq!(run(&["share", ANSWERS, "--audience", "public", "-q", "-o", text(&file)]).code, 0);
    let before = fs::read_to_string(&file).unwrap();
    let file = text(&file);
    let whole = folder.join("whole.toml");
    fs::copy(ANSWERS, &whole).unwrap();
    for arguments in [
        &["report", file][..],
        &["score", file],
        &["explain", file, "norm-g"],
        &["status", file],
        &["split", file, "--by", "section", "-o", text(&folder)],
        &["merge", text(&whole), file],
        &["convert", file, "-o", text(&folder.join("x.toml"))],
        &["new", "fcc", "--from", file, "-o", text(&folder.join("y.toml"))],
        &["answer", file, "--line"],
        &["share", file, "--audience", "public"],
    ] {
        let told = run(arguments);
        assert_eq!(told.code, 2, "{arguments:?}: {}", told.errors);
        assert!(told.errors.contains("is a shared assessment: figures for one audience, not answers."), "{arguments:?}: {}", told.errors);
        assert_eq!(told.output, "", "{arguments:?}");
    }
    assert_eq!(fs::read_to_string(file).unwrap(), before);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_marking_is_loosened_on_demand_alone() {
    let refused = run(&["report", ANSWERS, "--marking", "TLP:CLEAR"]);
    assert_eq!((refused.code, refused.output.as_str()), (2, ""));
    assert!(refused.errors.contains("looser than TLP:AMBER+STRICT") && refused.errors.contains("--loosen-marking"), "{}", refused.errors);
    let shared = run(&["share", ANSWERS, "--audience", "public", "--marking", "TLP:GREEN"]);
    assert_eq!((shared.code, shared.output.as_str()), (2, ""));
    for arguments in [&["--marking", "TLP:RED"][..], &["--marking", "TLP:CLEAR", "--loosen-marking"]] {
        for format in ["text", "html", "markdown", "json"] {
            let made = run(&[&["report", ANSWERS, "-q", "-f", format], arguments].concat());
            assert_eq!(made.code, 0, "{}", made.errors);
            assert!(made.output.contains(arguments[1]) && !made.output.contains("TLP:AMBER"), "{format}");
        }
    }
    let explained = run(&["explain", ANSWERS, "norm-g", "--marking", "TLP:RED"]);
    assert!(explained.output.contains("TLP:RED") && !explained.output.contains("TLP:AMBER"));
}

#[test]
fn a_stricter_baseline_makes_the_report_stricter() {
    let folder = scratch("baseline");
    let earlier = folder.join("earlier.toml");
    let answers = fs::read_to_string("examples/atlantis-2026.toml").unwrap();
    fs::write(&earlier, answers.replacen("TLP:AMBER+STRICT", "TLP:RED", 1)).unwrap();
    let base = ["report", "examples/atlantis-2028.toml", "-q", "--baseline", text(&earlier)];
    let made = run(&base);
    assert!(made.output.contains("TLP:RED") && !made.output.contains("TLP:AMBER"), "{}", made.errors);
    let refused = run(&[&base[..], &["--marking", "TLP:AMBER+STRICT"]].concat());
    assert_eq!(refused.code, 2);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn too_strict_a_marking_for_an_audience_is_told() {
    let told = run(&["score", ANSWERS, "--audience", "public"]);
    assert_eq!(told.code, 0);
    assert!(told.errors.contains("--marking TLP:CLEAR --loosen-marking"), "{}", told.errors);
    let fine = run(&["score", ANSWERS, "--audience", "minister"]);
    assert!(!fine.errors.contains("--loosen-marking"), "{}", fine.errors);
    let clear = run(&["score", ANSWERS, "--audience", "public", "--marking", "TLP:CLEAR", "--loosen-marking"]);
    assert!(!clear.errors.contains("Warning"), "{}", clear.errors);
}

#[test]
fn an_audience_that_is_not_there_is_told_with_those_that_are() {
    let near = run(&["report", ANSWERS, "--audience", "partners"]);
    assert_eq!((near.code, near.output.as_str()), (2, ""));
    assert!(near.errors.contains("did you mean \"partner\"?") && near.errors.contains("minister, partner, public"), "{}", near.errors);
    let far = run(&["report", ANSWERS, "--audience", "qqqqqqqqqqq"]);
    assert!(far.errors.contains("There are: minister, partner, public"), "{}", far.errors);
}

#[test]
fn an_explanation_is_for_those_who_see_answers() {
    let refused = run(&["explain", ANSWERS, "norm-g", "--audience", "public", "-q"]);
    assert_eq!((refused.code, refused.output.as_str()), (2, ""));
    assert!(refused.errors.contains("gets to see no answers"), "{}", refused.errors);
    let shown = run(&["explain", ANSWERS, "norm-g", "--audience", "partner", "-q"]);
    assert_eq!(shown.code, 0, "{}", shown.errors);
    assert!(shown.output.contains("Donors and partners"));
}

#[test]
fn own_audiences_take_the_place_of_shipped_ones() {
    let folder = scratch("own");
    let own = folder.join("own.toml");
    fs::write(&own, "[[audience]]\nid = \"public\"\ntitle = \"Own public\"\nstrictest-marking = \"TLP:RED\"\nshows = []\n").unwrap();
    let made = run(&["score", ANSWERS, "-d", text(&own), "--audience", "public", "-q"]);
    assert_eq!(made.code, 0, "{}", made.errors);
    assert!(made.output.contains("\"Own public\"") && made.output.contains("\"state\": null") && !made.output.contains("Castellune"));
    let shown = run(&["show", "audience:public", "-d", text(&own)]);
    assert!(shown.output.contains("Own public") && shown.output.contains("What is withheld from it"), "{}", shown.output);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_clearance_stays_one_and_a_draft_stays_a_draft() {
    let folder = scratch("cleared");
    let answers = fs::read_to_string("examples/atlantis-2026.toml").unwrap();
    assert!(answers.contains("status = \"reviewed\""));
    let approved = folder.join("approved.toml");
    fs::write(&approved, answers.replacen("status = \"reviewed\"", "status = \"approved\"", 1)).unwrap();
    let report = |audience: &str| run(&["report", text(&approved), "-q", "--audience", audience]).output;
    let office = answers.lines().find(|line| line.starts_with("cleared")).and_then(|line| line.split('"').nth(1)).expect("an office");
    assert!(report("partner").contains(office) && !report("partner").contains("DRAFT"));
    assert!(
        !report("public").contains(office) && !report("public").contains("DRAFT") && report("public").contains("approved on 2026-05-20")
    );
    let draft = run(&["report", ANSWERS, "-q", "--audience", "public"]).output;
    assert!(draft.contains("DRAFT"));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn answers_with_mistakes_are_not_shared() {
    let folder = scratch("wrong");
    let answers = fs::read_to_string(ANSWERS).unwrap();
    let wrong = folder.join("wrong.toml");
    let at = answers.find("\nvalue = ").unwrap();
    fs::write(&wrong, [&answers[..at], "\nvalue = [1.5] #", &answers[at + 1..]].concat()).unwrap();
    let target = folder.join("x.assessment.json");
    let refused = run(&["share", text(&wrong), "--audience", "partner", "-o", text(&target)]);
    assert_eq!(refused.code, 1, "{}", refused.errors);
    assert!(!target.exists());
    fs::remove_dir_all(&folder).unwrap();
}
