//! Several submissions of one State code and date.

use crate::{Folder, answers, cell, run, table};

fn filled(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("in/1.toml", answers("XAA", "2026-05-01", 0, "none"));
    folder.write("in/2.toml", answers("XAB", "2026-05-01", 1, "draft"));
    folder.write("in/3.toml", answers("XAA", "2026-05-01", 1, "draft"));
    folder.write("in/4.toml", answers("XAA", "2025-05-01", 1, "draft"));
    folder.write("in/5.toml", answers("XAA", "2026-05-01", 2, "in-force"));
    folder.write("in/6.toml", answers("XAA", "2026-05-01", 9, "in-force"));
    folder
}

fn inputs(folder: &Folder, name: &str) -> Vec<String> {
    table(folder, name).iter().map(|row| cell(row, "input").to_owned()).collect()
}

#[test]
fn all_are_listed_and_all_are_scored() {
    let folder = filled("listed");
    let done = run(&folder, &["in", "-o", "out"]);
    assert_eq!(done.code, 1);
    assert!(done.errors.contains("One State code and date stands on several submissions (3 in all); every one of them was scored."));
    assert_eq!(inputs(&folder, "out/scores.csv"), ["in/1.toml", "in/2.toml", "in/3.toml", "in/4.toml", "in/5.toml"]);
    let listed = table(&folder, "out/duplicates.csv");
    let of = |column: &str| listed.iter().map(|row| cell(row, column).to_owned()).collect::<Vec<_>>();
    assert_eq!(of("input"), ["in/1.toml", "in/3.toml", "in/5.toml"]);
    assert_eq!(of("group"), ["1", "1", "1"]);
    assert_eq!(of("of"), ["3", "3", "3"]);
    assert_eq!(of("kept"), ["yes", "yes", "yes"]);
}

#[test]
fn the_latest_is_kept_alone_and_a_broken_one_takes_no_place() {
    let folder = filled("latest");
    let done = run(&folder, &["in", "-o", "out", "--latest", "--interventions", "--reports", "csv"]);
    assert_eq!(done.code, 1);
    assert!(done.errors.contains("the last one of each was scored, and 2 earlier ones were left out"), "{}", done.errors);
    // The last one in the order of inputs is 5: 6 cannot be taken.
    assert_eq!(inputs(&folder, "out/scores.csv"), ["in/2.toml", "in/4.toml", "in/5.toml"]);
    assert_eq!(inputs(&folder, "out/reports.csv"), ["in/2.toml", "in/4.toml", "in/5.toml"]);
    let listed = table(&folder, "out/duplicates.csv");
    let of = |column: &str| listed.iter().map(|row| cell(row, column).to_owned()).collect::<Vec<_>>();
    assert_eq!(of("input"), ["in/1.toml", "in/3.toml", "in/5.toml"]);
    assert_eq!(of("kept"), ["no", "no", "yes"]);
    let summary = folder.json("out/summary.json");
    assert_eq!(summary["submissions"]["taken"], 3);
    assert_eq!(summary["submissions"]["superseded"], 2);
    assert_eq!(summary["submissions"]["rejected"], 1);
    assert_eq!(summary["duplicates"], serde_json::json!({ "groups": 1, "submissions": 3 }));
    assert_eq!(folder.text("out/rejected.jsonl").lines().count(), 1);
    assert!(!folder.0.join("out/heads.csv").exists());
}

#[test]
fn the_order_is_that_in_which_inputs_are_named() {
    let folder = filled("order");
    assert_eq!(run(&folder, &["in/5.toml", "in/3.toml", "in/1.toml", "-o", "out", "--latest"]).code, 0);
    assert_eq!(inputs(&folder, "out/scores.csv"), ["in/1.toml"]);
}

#[test]
fn what_is_kept_is_the_same_as_if_the_others_had_not_been_there() {
    let folder = filled("same");
    assert_eq!(run(&folder, &["in", "-o", "out", "--latest"]).code, 1);
    assert_eq!(run(&folder, &["in/2.toml", "in/4.toml", "in/5.toml", "-o", "alone"]).code, 0);
    for name in ["scores.csv", "long.csv", "gaps.csv"] {
        assert_eq!(folder.text(&format!("out/{name}")), folder.text(&format!("alone/{name}")));
    }
}

#[test]
fn a_file_named_twice_is_taken_once() {
    let folder = filled("twice");
    assert_eq!(run(&folder, &["in/1.toml", "in", "in/1.toml", "-o", "out"]).code, 1);
    assert_eq!(inputs(&folder, "out/scores.csv"), ["in/1.toml", "in/2.toml", "in/3.toml", "in/4.toml", "in/5.toml"]);
}
