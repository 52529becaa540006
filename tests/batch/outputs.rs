//! What comes out.

use crate::{Folder, answers, cell, run, table, ten};
use capgap::batch::BATCH_SCHEMA;
use std::collections::BTreeSet;

#[test]
fn a_worked_example_fills_every_table() {
    let folder = Folder::new("worked");
    // Level 2 claimed; its fact at 2 is "partly": the gate holds at 1, half of the way to 2 is met by the fact (0.5) and the rest unanswered.
    folder.write("in/one.toml", answers("XAA", "2026-05-01", 2, "draft"));
    let done = run(&folder, &["in", "-o", "out", "--interventions"]);
    assert_eq!((done.code, done.output.as_str()), (0, ""), "{}", done.errors);
    let scores = table(&folder, "out/scores.csv");
    assert_eq!(scores.len(), 1);
    let score = |column: &str| cell(&scores[0], column).to_owned();
    assert_eq!([score("input"), score("row"), score("code"), score("assessed_on")], ["in/one.toml", "", "XAA", "2026-05-01"]);
    assert_eq!([score("answered"), score("unknown")], ["3", "0"]);
    // The team: the roster is "partly", so the follow-up counts as answered with 0; facts at 2: (0.5 + 0) / 2 = 0.25; (1 + 0.25) / 2 = 0.625.
    // The mandate: 0.5. Norm G: (3 × 0.625 + 0.5) / 4 = 0.59375; cap 0.625 + 0.5.
    assert_eq!(score("norms.norm-g.claimed"), "0.59375");
    assert_eq!(score("norms.norm-g.evidenced"), "0");
    assert_eq!(score("norms.norm-g.coverage"), "1");
    let long = table(&folder, "out/long.csv");
    assert_eq!(long.iter().map(|row| cell(row, "node")).collect::<Vec<_>>(), ["norms", "norm-g"]);
    assert_eq!([cell(&long[1], "claimed"), cell(&long[1], "max"), cell(&long[1], "asked")], ["0.59375", "1", "1"]);
    // Percent to target: 1 − (3 × 0.375 + 0.5) / 4 = 0.59375: L of itself, so nothing holds it down.
    assert_eq!([cell(&long[1], "percent_claimed"), cell(&long[1], "rating"), cell(&long[1], "held_by")], ["0.59375", "L", ""]);
    let gaps = table(&folder, "out/gaps.csv");
    let gap = |row: usize, column: &str| cell(&gaps[row], column).to_owned();
    assert_eq!([gap(0, "capability"), gap(0, "level"), gap(0, "target"), gap(0, "gap")], ["duty-team", "1", "2", "0.375"]);
    assert_eq!([gap(0, "only_unknown"), gap(0, "essential_for")], ["no", "norms.norm-g"]);
    assert_eq!([gap(1, "capability"), gap(1, "gap"), gap(1, "essential_for")], ["mandate", "0.5", ""]);
    // The only intervention raises to level 1, where the team stands already.
    assert!(table(&folder, "out/interventions.csv").is_empty());
    assert!(table(&folder, "out/duplicates.csv").is_empty());
    assert_eq!(folder.text("out/rejected.jsonl"), "");
}

#[test]
fn ranked_interventions_have_their_benefit_and_reasons() {
    let folder = Folder::new("ranked");
    folder.write("in/one.toml", answers("XAA", "2026-05-01", 0, "in-force"));
    assert_eq!(run(&folder, &["in", "-o", "out", "--interventions", "1"]).code, 0);
    let ranked = table(&folder, "out/interventions.csv");
    assert_eq!(ranked.len(), 1);
    let row = |column: &str| cell(&ranked[0], column).to_owned();
    assert_eq!([row("rank"), row("intervention"), row("together_with"), row("currency")], ["1", "start", "", "USD"]);
    assert_eq!([row("cost_low"), row("cost_high")], ["200", "400"]);
    // The team at 0 with nothing towards 1, then at 1/2 of 2 levels: 0 → 0.5. Before: 0.25, capped at 0.5; after: (3 × 0.5 + 1) / 4 = 0.625.
    assert_eq!([row("benefit"), row("moves")], ["0.375", "norms.norm-g 0.25>0.625"]);
}

#[test]
fn the_first_ranks_are_those_of_the_whole_ranking() {
    let folder = Folder::new("first-ranks");
    let example = |name: &str| format!("{}/examples/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let (one, other) = (example("atlantis-2026"), example("marevoa-2026"));
    for (count, out) in [("3", "few"), ("1000", "all")] {
        let done = super::inputs::built_in(&folder, &["batch", &one, &other, "-o", out, "--interventions", count]);
        assert_eq!(done.code, 0, "{}", done.errors);
    }
    let (few, all) = (table(&folder, "few/interventions.csv"), table(&folder, "all/interventions.csv"));
    assert!(few.len() == 6 && all.len() > 30, "{} and {}", few.len(), all.len());
    let first: Vec<_> = all.iter().filter(|row| ["1", "2", "3"].contains(&cell(row, "rank"))).cloned().collect();
    assert_eq!(few, first);
}

#[test]
fn results_do_not_depend_on_threads_and_come_again() {
    let folder = Folder::new("threads");
    ten(&folder);
    for number in 0..40 {
        folder.write(&format!("in/bad/{number}.toml"), format!("broken = [{number}"));
        folder.write(&format!("in/more/{number}.toml"), answers("XZZ", "2026-01-02", 1, "draft"));
    }
    let mut results = Vec::new();
    for (at, threads) in ["1", "2", "3", "8", "2"].into_iter().enumerate() {
        let out = format!("out-{at}");
        let done = run(&folder, &["in", "-o", &out, "--threads", threads, "--interventions", "3", "--reports", "json"]);
        assert_eq!(done.code, 1, "{}", done.errors);
        results.push((folder.files(&out), done.errors.replace(&out, "out")));
    }
    assert!(results.windows(2).all(|two| two[0] == two[1]));
    assert_eq!(results[0].0.iter().filter(|(name, _)| name.starts_with("rejected/")).count(), 40);
}

#[test]
fn the_summary_says_what_came_of_it_and_keeps_to_its_schema() {
    let folder = Folder::new("summary");
    ten(&folder);
    folder.write("in/copy.toml", answers("XAA", "2026-05-01", 2, "draft"));
    folder.write("in/broken.toml", "broken = [");
    folder.write("in/wrong.toml", answers("XAB", "2026-05-01", 7, "none"));
    folder.write("in/readme.pdf", "no submission");
    let done = run(&folder, &["in", "missing.toml", "-o", "out", "--reports", "csv"]);
    assert_eq!(done.code, 1, "{}", done.errors);
    let summary = folder.json("out/summary.json");
    assert_eq!(summary["submissions"]["taken"], 11);
    assert_eq!(summary["submissions"]["rejected"], 3);
    assert_eq!(summary["submissions"]["rejected_by_code"], serde_json::json!({ "C101": 1, "C113": 1, "C303": 1 }));
    assert_eq!(summary["inputs"]["read"], 13);
    assert_eq!(summary["inputs"]["unreadable"], 1);
    assert_eq!(summary["inputs"]["passed_over"], 1);
    assert_eq!(summary["duplicates"], serde_json::json!({ "groups": 1, "submissions": 2 }));
    assert_eq!(summary["reports"], serde_json::json!({ "made": 11, "there_already": 0 }));
    let schema: serde_json::Value = serde_json::from_str(BATCH_SCHEMA).unwrap();
    same_keys(&schema, &summary, "");
}

/// Every key of a value is in the schema, and every one that must be there is there.
fn same_keys(schema: &serde_json::Value, value: &serde_json::Value, path: &str) {
    if let (Some(known), Some(object)) = (schema["properties"].as_object(), value.as_object()) {
        let keys: BTreeSet<&String> = object.keys().collect();
        assert_eq!(keys, known.keys().collect(), "{path}");
        for (key, inner) in object {
            same_keys(&known[key], inner, &format!("{path}.{key}"));
        }
    }
    for inner in value.as_array().into_iter().flatten() {
        same_keys(&schema["items"], inner, &format!("{path}[]"));
    }
}

#[test]
fn an_earlier_run_is_replaced_and_what_is_not_of_it_stays() {
    let folder = Folder::new("again");
    ten(&folder);
    folder.write("in/broken.toml", "broken = [");
    folder.write("out/notes.txt", "mine");
    folder.write("out/rejected/mine.txt", "mine");
    assert_eq!(run(&folder, &["in", "-o", "out", "--interventions"]).code, 1);
    assert!(folder.0.join("out/rejected/broken.html").is_file() && folder.0.join("out/interventions.csv").is_file());
    std::fs::remove_file(folder.0.join("in/broken.toml")).unwrap();
    let done = run(&folder, &["in", "-o", "out"]);
    assert_eq!(done.code, 0, "{}", done.errors);
    let names: Vec<String> = folder.files("out").into_iter().map(|(name, _)| name).collect();
    let expected =
        ["duplicates.csv", "gaps.csv", "long.csv", "notes.txt", "rejected.jsonl", "rejected/mine.txt", "scores.csv", "summary.json"];
    assert_eq!(names, expected);
}

#[test]
fn a_report_is_made_once_and_never_taken_for_that_of_another_state() {
    let folder = Folder::new("reports");
    folder.write("in/a.toml", answers("XAA", "2026-05-01", 2, "draft"));
    // The same file sent twice under one name, with another answer in it, and one of another State with the same answers.
    folder.write("in/b/a.toml", answers("XAA", "2026-05-01", 1, "draft"));
    folder.write("in/c/a.toml", answers("XAB", "2026-05-01", 2, "draft"));
    let reports = |folder: &Folder| table(folder, "out/reports.csv").iter().map(|row| cell(row, "report").to_owned()).collect::<Vec<_>>();
    assert_eq!(run(&folder, &["in", "-o", "out", "--reports", "markdown"]).code, 0);
    let first = reports(&folder);
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), 3, "{first:?}");
    assert!(first[0].starts_with("XAA-2026-05-01-") && first[2].starts_with("XAB-2026-05-01-"), "{first:?}");
    for (at, state) in ["State XAA", "State XAA", "State XAB"].into_iter().enumerate() {
        assert!(folder.text(&format!("out/reports/{}", first[at])).contains(state));
    }
    // What is there is not made again; what has changed is.
    let marked = format!("out/reports/{}", first[1]);
    folder.write(&marked, "kept");
    folder.write("in/a.toml", answers("XAA", "2026-05-01", 0, "draft"));
    let done = run(&folder, &["in", "-o", "out", "--reports", "markdown"]);
    assert_eq!(done.code, 0, "{}", done.errors);
    assert!(done.errors.contains("Reports: 1 made, 2 there already."), "{}", done.errors);
    let second = reports(&folder);
    assert!(second[0] != first[0] && second[1..] == first[1..]);
    assert_eq!(folder.text(&marked), "kept");
    // Another depth is another report.
    assert!(run(&folder, &["in", "-o", "out", "--reports", "markdown", "--depth", "brief"]).errors.contains("Reports: 3 made"));
}

#[test]
fn every_format_of_reports_can_be_made() {
    let folder = Folder::new("formats");
    folder.write("in/a.toml", answers("XAA", "2026-05-01", 2, "draft"));
    let starts: [(&str, &[u8]); 8] = [
        ("text", b"DRAFT"),
        ("html", b"<!doctype html>"),
        ("markdown", b"# Gap report"),
        ("pdf", b"%PDF"),
        ("docx", b"PK"),
        ("json", b"{"),
        ("csv", b"framework,node"),
        ("xlsx", b"PK"),
    ];
    for (format, start) in starts {
        let out = format!("out-{format}");
        let done = run(&folder, &["in", "-o", &out, "--reports", format]);
        assert_eq!(done.code, 0, "{}", done.errors);
        let name = format!("{out}/reports");
        let made = folder.files(&name);
        assert_eq!(made.len(), 1);
        let text = String::from_utf8_lossy(&made[0].1[..made[0].1.len().min(400)]).into_owned();
        assert!(made[0].1.starts_with(start) || text.contains(&*String::from_utf8_lossy(start)), "{format}: {text}");
    }
}
