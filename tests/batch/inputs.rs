//! What goes in.

use crate::{Folder, answers, cell, command, outcome, run, table, ten};
use std::io::Write;
use std::process::{Command, Stdio};

fn inputs(folder: &Folder) -> Vec<String> {
    table(folder, "out/scores.csv").iter().map(|row| cell(row, "input").to_owned()).collect()
}

fn rejected(folder: &Folder) -> Vec<(String, String)> {
    let lines = folder.text("out/rejected.jsonl");
    let parsed = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    parsed.map(|line| (line["input"].as_str().unwrap().to_owned(), line["findings"][0]["code"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn folders_are_looked_through_and_what_is_no_submission_is_passed_over_or_told() {
    let folder = Folder::new("folders");
    let good = answers("XAA", "2026-05-01", 1, "draft");
    for name in ["in/b/deep/er/a.toml", "in/a.toml", "in/.hidden.toml", "in/.git/a.toml", "in/~$a.xlsx", "in/notes.txt"] {
        folder.write(name, &good);
    }
    folder.write("in/definitions.toml", std::fs::read_to_string(crate::small()).unwrap());
    folder.write("in/plan.toml", "format = 1\n\n[plan]\nstate = \"Atlantis\"\ncurrency = \"USD\"\nstart = \"2026-01\"\n");
    folder.write("in/neither.toml", "[tool]\nname = 1\n");
    assert_eq!(run(&folder, &["in", "-o", "in/out"]).code, 1);
    // What a run has written is no input of the next one, neither where it stands nor elsewhere.
    std::fs::create_dir(folder.0.join("in/old")).unwrap();
    for (name, bytes) in folder.files("in/out").into_iter().filter(|(name, _)| !name.contains('/')) {
        folder.write(&format!("in/old/{name}"), bytes);
    }
    let done = run(&folder, &["in", "-o", "in/out"]);
    assert_eq!(done.code, 1, "{}", done.errors);
    std::fs::rename(folder.0.join("in/out"), folder.0.join("out")).unwrap();
    assert_eq!(inputs(&folder), ["in/a.toml", "in/b/deep/er/a.toml"]);
    assert_eq!(rejected(&folder), [("in/neither.toml".to_owned(), "C111".to_owned())]);
    let summary = folder.json("out/summary.json");
    let holding = summary["inputs"]["holding"].as_array().unwrap();
    let holds: Vec<_> = holding.iter().map(|one| (one["input"].as_str().unwrap(), one["holds"].as_str().unwrap())).collect();
    let results = ["duplicates.csv", "gaps.csv", "long.csv", "scores.csv", "summary.json"].map(|name| format!("in/old/{name}"));
    let expected = [("in/definitions.toml", "definitions")].into_iter();
    let expected: Vec<_> =
        expected.chain(results.iter().map(|name| (name.as_str(), "results"))).chain([("in/plan.toml", "plan")]).collect();
    assert_eq!(holds, expected);
}

#[test]
fn the_same_answers_give_the_same_rows_in_every_format() {
    let folder = Folder::new("formats-in");
    folder.write("one.toml", answers("XAA", "2026-05-01", 1, "draft"));
    for name in ["one.json", "one.csv", "one.xlsx"] {
        let small = crate::small();
        let convert = ["--without-built-in", "-d", &small, "convert", "one.toml", "-o", name];
        let done = Command::new(env!("CARGO_BIN_EXE_capgap")).current_dir(&folder.0).args(convert).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let done = run(&folder, &[".", "-o", "out"]);
    assert_eq!(done.code, 0, "{}", done.errors);
    assert_eq!(inputs(&folder), ["./one.csv", "./one.json", "./one.toml", "./one.xlsx"]);
    let rows = table(&folder, "out/scores.csv");
    assert!(rows.iter().all(|row| row[2..] == rows[0][2..]), "{rows:#?}");
}

#[test]
fn standard_input_is_one_of_the_inputs() {
    let folder = Folder::new("standard");
    ten(&folder);
    let mut child =
        command(&folder, &["in/XAB.toml", "-", "in/XAA.toml", "-o", "out"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(answers("XZZ", "2026-05-01", 1, "draft").as_bytes()).unwrap();
    assert_eq!(outcome(child.wait_with_output().unwrap()).code, 0);
    assert_eq!(inputs(&folder), ["in/XAB.toml", "(standard input)", "in/XAA.toml"]);
}

#[test]
fn several_submissions_of_one_file_stand_each_for_itself() {
    let folder = Folder::new("several");
    folder.write(
        "in/wide.csv",
        "state,code,questionnaire,assessed-on,team.level,law\nA,XAA,harbours,2026-05-01,1,draft\nB,XAB,harbours,2026-05-01,9,draft\n\
         C,XAC,harbours,2026-05-01,2,none\n",
    );
    let done = run(&folder, &["in", "-o", "out"]);
    assert_eq!(done.code, 1, "{}", done.errors);
    let rows = table(&folder, "out/scores.csv");
    assert_eq!(rows.iter().map(|row| (cell(row, "row"), cell(row, "code"))).collect::<Vec<_>>(), [("2", "XAA"), ("4", "XAC")]);
    let line: serde_json::Value = serde_json::from_str(folder.text("out/rejected.jsonl").trim_end()).unwrap();
    assert_eq!((line["row"].as_u64(), line["code"].as_str()), (Some(3), Some("XAB")));
    assert_eq!(line["findings"].as_array().unwrap().len(), 1, "{line:#}");
    assert_eq!(line["findings"][0]["cell"], "E3 (team.level)");
    assert_eq!(line["findings"][0]["found"], "9");
    assert_eq!(line["findings"][0]["expected"], "0..2");
}

#[test]
fn a_part_is_told_and_not_scored_as_a_whole() {
    let folder = Folder::new("part");
    let good = answers("XAA", "2026-05-01", 1, "draft");
    folder.write("in/whole.toml", &good);
    folder.write("in/part.toml", [&good, "\n[part]\nname = \"law\"\nby = \"section\"\nof = \"0000\"\nquestions = [\"law\"]\n"].concat());
    assert_eq!(run(&folder, &["in", "-o", "out"]).code, 1);
    assert_eq!(inputs(&folder), ["in/whole.toml"]);
    let lines = folder.text("out/rejected.jsonl");
    assert!(lines.contains("\"code\":\"C143\""), "{lines}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_go_on() {
    let folder = Folder::new("unreadable");
    ten(&folder);
    folder.write("in/large.toml", vec![b'#'; 16 * 1024 * 1024 + 1]);
    folder.write("in/empty.toml", "");
    folder.write("in/latin.toml", b"format = 1\n# \xe9\n");
    folder.write("in/rows.csv", "state,code,questionnaire\n");
    folder.write("in/cut.xlsx", b"PK\x03\x04 cut");
    let done = run(&folder, &["in", "missing", "-o", "out"]);
    assert_eq!(done.code, 1, "{}", done.errors);
    assert_eq!(inputs(&folder).len(), 10);
    let codes = rejected(&folder);
    let expected = [
        ("in/cut.xlsx", "C117"),
        ("in/empty.toml", "C111"),
        ("in/large.toml", "C110"),
        ("in/latin.toml", "C109"),
        ("in/rows.csv", "C142"),
        ("missing", "C113"),
    ];
    assert_eq!(codes.iter().map(|(input, code)| (input.as_str(), code.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn nothing_is_written_where_nothing_can_be_read() {
    let folder = Folder::new("nothing");
    std::fs::create_dir(folder.0.join("empty")).unwrap();
    for input in ["missing.toml", "empty"] {
        let done = run(&folder, &[input, "-o", "out"]);
        assert_eq!(done.code, 3, "{}", done.errors);
        assert!(done.errors.contains("No input could be read. Nothing was written."), "{}", done.errors);
        assert!(folder.files("out").is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_back_to_itself_is_looked_through_once() {
    let folder = Folder::new("circle");
    ten(&folder);
    std::os::unix::fs::symlink(folder.0.join("in"), folder.0.join("in/again")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.0.join("in/lost.toml")).unwrap();
    assert_eq!(run(&folder, &["in", "-o", "out"]).code, 1);
    assert_eq!(inputs(&folder).len(), 10);
    assert_eq!(rejected(&folder), [("in/lost.toml".to_owned(), "C113".to_owned())]);
}

/// The program on the built-in definitions, started in a folder.
pub(crate) fn built_in(folder: &Folder, arguments: &[&str]) -> crate::Outcome {
    outcome(Command::new(env!("CARGO_BIN_EXE_capgap")).current_dir(&folder.0).args(arguments).output().unwrap())
}

#[test]
fn shared_assessments_are_scored_again_or_taken_as_they_are_told() {
    let folder = Folder::new("shared");
    let example = format!("{}/examples/atlantis-2026.toml", env!("CARGO_MANIFEST_DIR"));
    for audience in ["minister", "partner", "public"] {
        let name = format!("{audience}.json");
        let done =
            built_in(&folder, &["share", &example, "--audience", audience, "-o", &name, "--loosen-marking", "--marking", "TLP:CLEAR"]);
        assert_eq!(done.code, 0, "{}", done.errors);
    }
    // The same with figures of other norms.
    let public = folder.text("public.json");
    let at = public.find("\"un-norms\": \"").expect("a fingerprint") + "\"un-norms\": \"".len();
    let other = if public[at..].starts_with('0') { "1" } else { "0" };
    folder.write("other.json", [&public[..at], other, &public[at + 1..]].concat());
    let done = built_in(
        &folder,
        &["batch", &example, "minister.json", "partner.json", "public.json", "other.json", "-o", "out", "--interventions"],
    );
    assert_eq!(done.code, 1, "{}", done.errors);
    let rows = table(&folder, "out/scores.csv");
    assert_eq!(rows.len(), 4);
    let figures = |row: &[(String, String)]| row.iter().filter(|(name, _)| name.contains('.')).cloned().collect::<Vec<_>>();
    assert!(rows.iter().all(|row| figures(row) == figures(&rows[0])), "figures differ");
    let of = |column: &str| rows.iter().map(|row| cell(row, column).to_owned()).collect::<Vec<_>>();
    assert_eq!(of("answered")[1], of("answered")[0]);
    // Gaps are the same too, whoever sees the answers behind them.
    let gaps = |input: &str| {
        let rows = table(&folder, "out/gaps.csv").into_iter().filter(|row| cell(row, "input") == input);
        rows.map(|row| ["capability", "level", "gap", "gap_potential"].map(|column| cell(&row, column).to_owned())).collect::<Vec<_>>()
    };
    assert!(gaps("public.json").len() > 10);
    assert_eq!(gaps("public.json"), gaps(&example));
    assert_eq!(rejected(&folder), [("other.json".to_owned(), "C145".to_owned())]);
    let shared = &folder.json("out/summary.json")["shared"];
    let told = shared["named"].as_array().unwrap().iter();
    let told: Vec<_> = told.map(|one| (one["audience"].as_str().unwrap(), one["scored_again"].as_bool().unwrap())).collect();
    assert_eq!(told.iter().map(|(audience, _)| *audience).collect::<Vec<_>>(), ["minister", "partner", "public"]);
    assert!(told[0].1 && !told[2].1, "{told:?}");
    assert!(shared["named"][2]["withheld"].as_object().is_some_and(|kinds| !kinds.is_empty()));
}
