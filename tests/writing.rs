//! What is written is what is read, and an edit touches nothing but what changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::diagnostic::Diagnostic;
use capgap::library::{Definitions, Library, check_submission, seal};
use capgap::model::{Answer, AnswerState, AnswerValue, Date, Evidence, EvidenceStatus, Place, Reference, Submission};
use capgap::read::{self, Content};
use capgap::text::SourceMap;
use capgap::write::{Guide, edited, toml};
use std::fs;
use std::path::Path;

fn library() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let files = u32::try_from(sources.files().count()).expect("few files");
    Library::build(definitions, files, "en").0
}

fn read_back(library: &Library, text: &str) -> (Submission, Vec<Diagnostic>) {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let Content::Answers(given) = read::text("a.toml", text, &mut sources, &mut definitions, &mut findings) else {
        panic!("not answers: {findings:?}\n{text}")
    };
    (check_submission(library, *given, &mut findings), findings)
}

fn examples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found: Vec<(String, String)> = fs::read_dir(folder)
        .expect("examples")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("UTF-8")))
        .collect();
    found.sort();
    assert!(found.len() >= 4);
    found
}

/// What can be compared of a submission: a file written from it, without places.
fn content(submission: &Submission) -> String {
    toml(submission, &Guide::default())
}

#[test]
fn a_written_file_reads_as_the_same_submission() {
    let library = library();
    for (name, text) in examples() {
        let (submission, _) = read_back(&library, &text);
        let guide = Guide {
            head: vec!["A file\nover two lines".into()],
            questions: library.questions.iter().map(|question| (question.id.clone(), vec![question.text.clone()])).collect(),
        };
        for guide in [Guide::default(), guide] {
            let (again, _) = read_back(&library, &toml(&submission, &guide));
            let with_empty = again.answers.iter().filter(|(_, answer)| !answer.is_empty()).count();
            assert_eq!(with_empty, submission.answers.len(), "{name}");
            assert_eq!(seal(&again), seal(&submission), "{name}");
            let trimmed = Submission { answers: again.answers.clone().into_iter().filter(|(_, a)| !a.is_empty()).collect(), ..again };
            assert_eq!(content(&trimmed), content(&submission), "{name}");
        }
    }
}

#[test]
fn an_edit_changes_only_its_own_lines() {
    let library = library();
    for (name, text) in examples() {
        let (before, _) = read_back(&library, &text);
        let mut after = before.clone();
        let question =
            before.answers.iter().find(|(_, a)| a.state == AnswerState::Answered(AnswerValue::Level(2))).expect("a level").0.clone();
        after.answers.get_mut(&question).expect("it is there").state = AnswerState::Answered(AnswerValue::Level(1));
        let new = edited(&text, &before, &after).expect("TOML");
        let differing: Vec<(&str, &str)> = text.lines().zip(new.lines()).filter(|(a, b)| a != b).collect();
        assert_eq!((text.lines().count(), differing.len()), (new.lines().count(), 1), "{name}: {differing:?}");
        assert_eq!(content(&read_back(&library, &new).0), content(&after), "{name}");
        assert_eq!(edited(&new, &after, &before).expect("TOML"), text, "{name}: taking it back gives the file of before");
    }
}

const COMMENTED: &str = r#"# At the top.
format = 1

[submission] # the head
state = "Atlantis"
code = "XAT"
questionnaire = "fcc"
status = "draft" # not yet

[answers."national-strategy.level"]
# We discussed this for an hour.
value = 3 # the third version
note = "…"

# Left for the ministry.
[answers."lead-authority.level"]
value = 2
"#;

#[test]
fn comments_outlive_every_change() {
    let library = library();
    let (before, _) = read_back(&library, COMMENTED);
    let mut after = before.clone();
    let strategy = after.answers.get_mut(&"national-strategy.level".into()).expect("answered");
    strategy.state = AnswerState::Unknown;
    strategy.note = String::new();
    after.answers.insert("lead-authority.level".into(), Answer::of(AnswerState::Unanswered));
    let new_answer = Answer {
        evidence: vec![Reference { id: "gazette".into(), place: Place::default() }],
        on: Some(Date { year: 2026, month: 5, day: 3 }),
        ..Answer::of(AnswerState::Answered(AnswerValue::Level(1)))
    };
    after.answers.insert("national-csirt.level".into(), new_answer);
    after.evidence.push(Evidence {
        id: "gazette".into(),
        title: "A \"title\"\nover two lines = 3".into(),
        reference: String::new(),
        date: None,
        status: EvidenceStatus::Adopted,
        supports: None,
        file: String::new(),
        sha256: String::new(),
        place: Place::default(),
    });
    let new = edited(COMMENTED, &before, &after).expect("TOML");
    for comment in
        ["# At the top.", "# the head", "# not yet", "# We discussed this for an hour.", "# the third version", "# Left for the ministry."]
    {
        assert_eq!(new.matches(comment).count(), 1, "{comment} in\n{new}");
    }
    let (again, findings) = read_back(&library, &new);
    assert_eq!(content(&again), content(&after), "{findings:?}\n{new}");
}
