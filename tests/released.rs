//! Answer files that earlier versions wrote load for ever, and give the figures they gave while the definitions are the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::diagnostic::{Diagnostic, Severity};
use capgap::library::{Definitions, GivenSubmission, Library, check_submission, new_questions};
use capgap::model::{AnswerState, AnswerValue, Given, Submission, YesNo};
use capgap::read::{self, Content, Format};
use capgap::report::{Subject, score_json};
use capgap::score::Sheet;
use capgap::text::{SourceMap, decode};
use capgap::words::Words;
use capgap::write::{Guide, edited, toml};
use common::build::{library_of, scorer_of};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn built_in() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let files = u32::try_from(sources.files().count()).expect("few files");
    Library::build(definitions, files, "en").0
}

fn read_file(library: &Library, path: &Path) -> (Submission, Vec<Diagnostic>) {
    let text = decode(&fs::read(path).expect("readable")).expect("UTF-8");
    let ending = path.extension().expect("an ending").to_string_lossy().into_owned();
    read_text(library, &text, Format::of_ending(&ending).expect("a known ending"))
}

fn read_text(library: &Library, text: &str, format: Format) -> (Submission, Vec<Diagnostic>) {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let given: GivenSubmission = match format {
        Format::Json => read::json("a.json", text, &mut sources, &mut findings).expect("answers"),
        Format::Csv => read::csv("a.csv", text, &mut sources, &mut findings).remove(0),
        Format::Toml | Format::Workbook => match read::text("a.toml", text, &mut sources, &mut definitions, &mut findings) {
            Content::Answers(given) => *given,
            other => panic!("{other:?}"),
        },
    };
    (check_submission(library, given, &mut findings), findings)
}

fn content(submission: &Submission) -> String {
    toml(submission, &Guide::default())
}

#[test]
fn files_of_every_release_load_and_give_their_figures() {
    let library = built_in();
    let mut releases: Vec<PathBuf> =
        fs::read_dir(root().join("tests/released")).expect("releases").map(|entry| entry.expect("an entry").path()).collect();
    releases.retain(|path| path.is_dir());
    assert!(!releases.is_empty());
    for release in releases {
        let mut files: Vec<PathBuf> = fs::read_dir(&release).expect("files").map(|entry| entry.expect("an entry").path()).collect();
        files.retain(|path| path.file_name().is_some_and(|name| name != "figures.json"));
        files.sort();
        let mut first: Option<String> = None;
        for path in &files {
            let (submission, findings) = read_file(&library, path);
            let errors: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.severity() == Severity::Error).collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
            // Every format said the same then, so it says the same now.
            let content = content(&submission);
            assert_eq!(first.get_or_insert(content.clone()), &content, "{}", path.display());
            compare_figures(&library, &submission, &release.join("figures.json"));
        }
        assert!(files.len() >= 4, "{}", release.display());
    }
}

fn compare_figures(library: &Library, submission: &Submission, path: &Path) {
    let wanted: Value = serde_json::from_str(&fs::read_to_string(path).expect("figures")).expect("JSON");
    let today = |name: &str| library.fingerprints().named().find(|(known, _)| *known == name).map(|(_, print)| print.to_owned());
    let agrees = |name: &str| wanted["fingerprints"][name].as_str().map(str::to_owned) == today(name);
    if !agrees("questionnaire") || !agrees("profiles") {
        return;
    }
    let scorer = scorer_of(library, submission);
    let assessment = scorer.score(&Sheet::of(library, submission));
    let at_target = scorer.at_target(&assessment);
    let ranking = capgap::plan::rank(library, &assessment, None, submission.size);
    let words = Words::english();
    let subject = Subject {
        library,
        submission,
        assessment: &assessment,
        at_target: &at_target,
        ranking: &ranking,
        words: &words,
        targets: Some("default"),
        threats: None,
        baseline: None,
        audience: None,
    };
    let found: Value = serde_json::from_str(&score_json(subject)).expect("JSON");
    let mut compared = 0;
    let mut same = |id: &str, wanted: &Value, found: &Value, keys: &[&str]| {
        for (key, wanted) in keys.iter().zip(wanted.as_array().expect("figures")) {
            let close = match (wanted.as_f64(), found[key].as_f64()) {
                (Some(wanted), Some(found)) => (wanted - found).abs() < 1e-12,
                // Both have none, as where everything is not applicable.
                (wanted, found) => wanted == found,
            };
            assert!(close, "{id}, {key}: {wanted} is now {}", found[key]);
            compared += 1;
        }
    };
    for capability in found["capabilities"].as_array().expect("capabilities") {
        let id = capability["id"].as_str().expect("an id");
        if let Some(wanted) = wanted["capabilities"].get(id) {
            same(id, wanted, capability, &["evidenced", "claimed", "potential"]);
        }
    }
    for framework in found["frameworks"].as_array().expect("frameworks") {
        let name = framework["id"].as_str().expect("an id");
        for node in framework["nodes"].as_array().expect("nodes").iter().filter(|_| agrees(name)) {
            let id = format!("{name}/{}", node["id"].as_str().expect("an id"));
            if let Some(wanted) = wanted["nodes"].get(&id) {
                same(&id, wanted, node, &["evidenced", "claimed", "potential", "coverage"]);
            }
        }
    }
    assert!(compared > 20, "only {compared} figures compared");
}

/// The definitions of the fixtures, a year after the answers.
fn newer() -> Library {
    let text = fs::read_to_string(root().join("tests/fixtures/older-answers/definitions/newer.toml")).expect("definitions");
    let (library, findings) = library_of(&[("newer.toml", &text)]);
    assert!(findings.iter().all(|finding| finding.severity() != Severity::Error), "{findings:?}");
    library
}

#[test]
fn an_answer_follows_its_question_and_nothing_is_dropped() {
    let library = newer();
    let path = root().join("tests/fixtures/older-answers/c320-c321-moved-on.toml");
    let (submission, _) = read_file(&library, &path);
    let published = submission.answers.get(&"strategy.published".into()).expect("under its id of today");
    assert_eq!(published.state, AnswerState::Answered(AnswerValue::YesNo(YesNo::Yes)));
    assert_eq!(submission.moved.get(&"strategy.published".into()), Some(&"strategy.public".into()));
    assert!(!submission.answers.contains_key(&"strategy.public".into()));
    assert_eq!(submission.kept.get(&"strategy.pages".into()), Some(&Given::Number { number: 48.0, whole: true }));
    assert_eq!(submission.respondents[0].sections[0].id.as_str(), "policy-and-law");
    let new: Vec<&str> = new_questions(&library, &submission).into_iter().map(|at| library.questions[at].id.as_str()).collect();
    assert_eq!(new, ["strategy.owner-named"]);
    let removed = library.removed_question(&"strategy.pages".into()).expect("it was taken out");
    assert_eq!(removed.since, "1.1.0");
    // Written and read again it stays what it is, now under the ids of today.
    let (again, findings) = read_text(&library, &content(&submission), Format::Toml);
    assert_eq!(content(&again), content(&submission));
    assert!(again.moved.is_empty() && findings.iter().all(|finding| finding.severity() == Severity::Note), "{findings:?}");
    // Changed in place, the answer moves and everything else of the file stays.
    let before = fs::read_to_string(&path).expect("readable");
    let mut after = submission.clone();
    after.answers.get_mut(&"strategy.published".into()).expect("there").state = AnswerState::Unknown;
    let text = edited(&before, &submission, &after).expect("TOML");
    assert!(!text.contains("strategy.public\"") && text.contains("[answers.\"strategy.published\"]"), "{text}");
    let (reread, findings) = read_text(&library, &text, Format::Toml);
    assert_eq!(content(&reread), content(&after), "{findings:?}\n{text}");
}

#[test]
fn of_two_ids_of_one_question_the_one_of_today_counts() {
    let library = newer();
    let (submission, _) = read_file(&library, &root().join("tests/fixtures/older-answers/c324-both-ids.toml"));
    assert_eq!(submission.answers.len(), 1);
    assert_eq!(submission.answers[&"strategy.published".into()].state, AnswerState::Answered(AnswerValue::YesNo(YesNo::Yes)));
    assert!(submission.moved.is_empty());
}

#[test]
fn bookkeeping_of_versions_changes_no_fingerprint() {
    let text = fs::read_to_string(root().join("tests/fixtures/older-answers/definitions/newer.toml")).expect("definitions");
    let without: String = text.split("[[renamed]]").next().expect("a part").replace("since = \"1.2.0\"\n", "");
    let rest = text.split("[framework]").nth(1).expect("a framework");
    let (bare, findings) = library_of(&[("bare.toml", &[without.as_str(), "[framework]", rest].concat())]);
    assert!(findings.iter().all(|finding| finding.severity() != Severity::Error), "{findings:?}");
    assert_eq!(bare.fingerprints(), newer().fingerprints());
}
