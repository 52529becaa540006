//! `capgap answer`: the interview in lines, and the file that it keeps.
//!
//! `CAPGAP_BLESS=1 cargo test --test answering` writes the captures in `tests/fixtures/interview/` anew; read before keeping.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::ask::line::{self, Talk, Way};
use capgap::ask::{Card, Interview, Move, Saved, Saver};
use capgap::cli::{Environment, Exit, run};
use capgap::diagnostic::Severity;
use capgap::library::{Definitions, Library, check_submission, seal};
use capgap::model::{Answer, AnswerState, AnswerValue, Date, Place, QuestionKind, Submission, YesNo};
use capgap::read::{self, Content};
use capgap::score::Targets;
use capgap::team::{LogAbout, LogEntry, Why};
use capgap::text::SourceMap;
use capgap::words::Words;
use capgap::write::{Guide, edited, toml};
use common::random::Random;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TODAY: Date = Date { year: 2026, month: 5, day: 3 };

// --- helpers ---

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/interview").join(name)
}

/// A folder of its own for one test, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("capgap-answering-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Lines that are typed, and things that happen in between.
struct Script<'s> {
    steps: std::vec::IntoIter<Step<'s>>,
    bytes: Vec<u8>,
}

enum Step<'s> {
    Type(String),
    Do(Box<dyn FnOnce() + Send + 's>),
}

impl<'s> Script<'s> {
    fn of(steps: Vec<Step<'s>>) -> Self {
        Self { steps: steps.into_iter(), bytes: Vec::new() }
    }

    fn lines(text: &str) -> Self {
        Self::of(vec![Step::Type(text.to_owned())])
    }
}

impl Read for Script<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.bytes.is_empty() {
            match self.steps.next() {
                None => return Ok(0),
                Some(Step::Type(text)) => self.bytes = text.into_bytes(),
                Some(Step::Do(act)) => act(),
            }
        }
        let count = into.len().min(self.bytes.len());
        into[..count].copy_from_slice(&self.bytes[..count]);
        self.bytes.drain(..count);
        Ok(count)
    }
}

struct Outcome {
    exit: Exit,
    output: String,
    errors: String,
}

fn capgap(arguments: &[&str], mut input: Script<'_>, interactive: bool) -> Outcome {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut environment = Environment {
        arguments: std::iter::once("capgap").chain(arguments.iter().copied()).map(Into::into).collect(),
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
        columns: None,
        progress: None,
        colour: false,
        colour_errors: false,
        terminal: None,
        interactive,
        today: TODAY,
    };
    let exit = run(&mut environment);
    Outcome { exit, output: String::from_utf8(output).unwrap(), errors: String::from_utf8(errors).unwrap() }
}

/// The small questionnaire that has a question of every kind.
fn small<'a>(file: &'a Path, more: &[&'a str], script: Script<'_>) -> Outcome {
    let definitions = fixture("every-kind.toml");
    let arguments = ["--without-built-in", "-d", definitions.to_str().unwrap(), "answer", file.to_str().unwrap()];
    capgap(&[&arguments[..], more].concat(), script, false)
}

fn read_into(files: &[(&str, &str)], built_in: bool) -> (Library, Option<Submission>, bool) {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    if built_in {
        read::built_in(&mut sources, &mut definitions, &mut findings);
    }
    let number = u32::try_from(sources.files().count()).unwrap();
    let mut given = None;
    for (name, text) in files {
        if let Content::Answers(answers) = read::text(name, text, &mut sources, &mut definitions, &mut findings) {
            given = Some(answers);
        }
    }
    let (library, found) = Library::build(definitions, number, "en");
    findings.extend(found);
    let submission = given.map(|given| check_submission(&library, *given, &mut findings));
    let sound = findings.iter().all(|finding| finding.severity() != Severity::Error);
    (library, submission, sound)
}

fn every_kind() -> Library {
    read_into(&[("every-kind.toml", &fs::read_to_string(fixture("every-kind.toml")).unwrap())], false).0
}

fn answers_text() -> String {
    fs::read_to_string(fixture("answers.toml")).unwrap()
}

/// What a text of the small questionnaire says; it must be free of errors.
fn says(text: &str) -> Submission {
    let (_, submission, sound) =
        read_into(&[("every-kind.toml", &fs::read_to_string(fixture("every-kind.toml")).unwrap()), ("a.toml", text)], false);
    assert!(sound, "{text}");
    submission.expect("answers")
}

fn log(text: &str) -> Vec<LogEntry> {
    text.lines().map(|line| LogEntry::from_line(line).unwrap_or_else(|| panic!("{line}"))).collect()
}

fn hold(name: &str, found: &str) {
    let path = fixture(name);
    if std::env::var_os("CAPGAP_BLESS").is_some_and(|value| value == "1") {
        fs::write(&path, found).unwrap();
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    assert!(wanted == found, "{name} differs; found:\n{found}");
}

/// Keeps nothing; tells how often it was asked.
#[derive(Default)]
struct Nowhere(usize);

impl Saver for Nowhere {
    fn save(&mut self, _: &mut Interview<'_>) -> Saved {
        self.0 += 1;
        Saved::Kept
    }

    fn hash(&mut self, _: &str) -> Result<String, String> {
        Err("there are no files here".to_owned())
    }
}

fn blank(questionnaire: &str) -> Submission {
    let mut submission = Submission::empty(Place::default());
    submission.questionnaire.id = questionnaire.into();
    submission.state = "Atlantis".to_owned();
    submission.code = "XAT".to_owned();
    submission.assessed_on = Some(Date { year: 2026, month: 5, day: 1 });
    submission
}

fn interview(library: &Library, submission: Submission) -> Interview<'_> {
    Interview::new(library, submission, Targets { default: None, chosen: None }, None, TODAY, None)
}

// --- what is shown ---

#[test]
fn the_three_longest_questions_are_shown_whole_in_eighty_columns() {
    let (library, _, _) = read_into(&[], true);
    let words = Words::english();
    let mut asking = interview(&library, blank("fcc"));
    let mut sizes: Vec<(usize, usize)> = Vec::new();
    for question in asking.order().to_vec() {
        asking.make(Move::Go(question)).unwrap();
        let card = Card::of(&asking, &words).unwrap();
        let options: usize =
            card.options.iter().map(|option| option.label.len() + option.detail.iter().map(String::len).sum::<usize>()).sum();
        sizes.push((card.title.len() + card.help.len() + options, question));
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    for (rank, (_, question)) in sizes.iter().take(3).enumerate() {
        let id = library.questions[*question].id.to_string();
        let script = format!("go {id}\nmeaning\nquit\n");
        let (mut reader, mut written) = (BufReader::new(Script::lines(&script)), Vec::new());
        let mut asking = interview(&library, blank("fcc"));
        let mut talk = Talk::new(&mut reader, &mut written, &words, 80, true);
        line::run(&mut asking, &mut talk, &mut Nowhere::default(), Way::default(), "atlantis.toml").unwrap();
        let text = String::from_utf8(written).unwrap();
        let from = text.find("> go").unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        // Everything of the question is there, whatever the line breaks.
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let all = flat(&text[from..]);
        asking.make(Move::Go(*question)).unwrap();
        let card = Card::of(&asking, &words).unwrap();
        for part in card.options.iter().flat_map(|option| option.detail.iter().chain([&option.label])).chain([&card.title, &card.help]) {
            assert!(all.contains(&flat(part)), "{id}: {part}");
        }
        hold(&format!("longest-{}.txt", rank + 1), &text[from..]);
    }
}

#[test]
fn every_command_does_what_it_says() {
    let folder = Folder::new("commands");
    let file = folder.put("atlantis.toml", &answers_text());
    fs::write(folder.0.join("roster.txt"), "abc").unwrap();
    let script = fs::read_to_string(fixture("commands.txt")).unwrap();
    let found = small(&file, &[], Script::lines(&script));
    assert_eq!((found.exit, found.errors.as_str()), (Exit::Done, ""), "{}", found.output);
    let path = folder.0.display().to_string();
    let shown = joined(&unbroken(&found.output, &path)).replace(&path, "folder").replace('\\', "/");
    hold("commands-shown.txt", &shown);
    hold("commands-file.toml", &folder.text("atlantis.toml"));
    let words: Vec<&str> =
        found.output.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(" (:")).map(|(word, _)| word).collect();
    assert!(words.len() > 25, "{words:?}");
    for word in words {
        let typed = |line: &str| line == word || line.starts_with(&format!("{word} "));
        assert!(script.lines().any(typed), "nobody types {word}");
    }
    assert_eq!(seal(&says(&folder.text("atlantis.toml"))).len(), 64);
    assert_eq!(folder.names(), ["atlantis.log.jsonl", "atlantis.toml", "atlantis.toml.previous", "roster.txt"]);
}

/// A text where a path that is longer than a line is whole again: it may be broken at any of its hyphens.
fn unbroken(text: &str, path: &str) -> String {
    let hyphens = path.match_indices('-').map(|(at, _)| at + 1);
    hyphens.fold(text.to_owned(), |text, at| text.replace(&format!("{}\n{}", &path[..at], &path[at..]), path))
}

/// Paragraphs with the name of a folder in them on one line, for its length decides where they break.
fn joined(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut within = false;
    for line in text.lines() {
        within = within && !line.is_empty() && !["Type ", "Which file "].iter().any(|start| line.starts_with(start));
        match lines.last_mut() {
            Some(last) if within => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
        within |= ["How it goes on", "Everything is saved in"].iter().any(|start| line.starts_with(start))
            || (line.contains("no-such-file.pdf") && !line.starts_with("> "));
    }
    lines.join("\n") + "\n"
}

#[test]
fn a_line_that_cannot_be_an_answer_is_told_and_asked_again() {
    let library = every_kind();
    let words = Words::english();
    let run = |typed: &[u8]| {
        let (mut reader, mut written) = (typed, Vec::new());
        let mut asking = interview(&library, blank("harbours"));
        let mut talk = Talk::new(&mut reader, &mut written, &words, 80, false);
        let mut saver = Nowhere::default();
        line::run(&mut asking, &mut talk, &mut saver, Way::default(), "a.toml").unwrap();
        (String::from_utf8(written).unwrap(), saver.0, asking.submission().answers.len())
    };
    let (shown, saves, answers) = run(b"\xff\xfe\nthree\n7\n2");
    assert_eq!((saves, answers), (1, 1), "the last line needs no end");
    assert!(shown.contains("not UTF-8") && shown.contains("“three” is not an answer") && shown.contains("“7” is not"), "{shown}");
    let mut long = vec![b'1'; 200_000];
    long.extend_from_slice(b"\n1\n");
    let (shown, saves, _) = run(&long);
    assert!(shown.contains("longer than 65536 bytes") && saves == 1, "{shown}");
    let (shown, saves, _) = run(b"note \x1b[31mred\x07\n");
    assert!(!shown.contains('\u{1b}') && saves == 1);
    let (shown, saves, _) = run(b"statsu\nunknwon\n");
    assert!(shown.contains("Did you mean the command “status”?") && shown.contains("“unknown”?") && saves == 0, "{shown}");
}

// --- a whole interview ---

/// What is typed to each question, and the answer that is then given.
fn answer_to(library: &Library, question: usize) -> (String, AnswerValue) {
    match &library.questions[question].kind {
        QuestionKind::Level { top, .. } => (top.to_string(), AnswerValue::Level(*top)),
        QuestionKind::YesNo { .. } => ("Y".into(), AnswerValue::YesNo(YesNo::Yes)),
        QuestionKind::Choice { options } => ("a".into(), AnswerValue::Option(options[0].id.clone())),
        QuestionKind::Checklist { options } => {
            let letters: Vec<String> = (b'a'..).take(options.len()).map(|letter| char::from(letter).to_string()).collect();
            (letters.join(" "), AnswerValue::Options(options.iter().map(|option| option.id.clone()).collect()))
        }
        QuestionKind::Number { min, .. } => (min.unwrap_or(1.0).to_string(), AnswerValue::Number(min.unwrap_or(1.0))),
        QuestionKind::Text => ("Text.".into(), AnswerValue::Text("Text.".into())),
    }
}

#[test]
fn a_whole_interview_gives_the_file_that_one_writes_by_hand() {
    let (library, _, _) = read_into(&[], true);
    let mut by_hand = blank("fcc");
    let order = interview(&library, by_hand.clone()).order().to_vec();
    assert_eq!(order.len(), 519);
    let mut script = String::new();
    for question in &order {
        let (typed, value) = answer_to(&library, *question);
        // With the highest answers every follow-up is asked, each after the question above it.
        script.push_str(&typed);
        script.push('\n');
        let answer = Answer { on: Some(TODAY), ..Answer::of(AnswerState::Answered(value)) };
        by_hand.answers.insert(library.questions[*question].id.clone(), answer);
    }
    let head = toml(&blank("fcc"), &Guide::default());
    let folder = Folder::new("whole");
    let file = folder.put("asked.toml", &format!("# A comment.\n{head}"));
    let found = capgap(&["answer", file.to_str().unwrap(), "-q"], Script::lines(&script), false);
    assert_eq!((found.exit, found.errors.as_str()), (Exit::Done, ""));
    assert!(found.output.contains("In all: 519 of 519 answered"), "{}", &found.output[found.output.len().saturating_sub(600)..]);
    let hand = folder.put("hand.toml", &toml(&by_hand, &Guide::default()));
    assert!(folder.text("asked.toml").starts_with("# A comment.\n"));
    let score = |file: &Path, format: &str| {
        let found = capgap(&["score", file.to_str().unwrap(), "-f", format], Script::lines(""), false);
        assert_eq!(found.exit, Exit::Done, "{}", found.errors);
        found.output
    };
    for format in ["csv", "json"] {
        assert_eq!(score(&file, format), score(&hand, format));
    }
    let entries = log(&folder.text("asked.log.jsonl"));
    assert_eq!(entries.len(), 519);
    assert!(entries.iter().all(|entry| entry.why == Why::Interview && entry.was.is_null() && entry.on == TODAY));
}

// --- the file ---

#[test]
fn undo_to_the_start_gives_the_original_file_byte_for_byte() {
    let plain = answers_text();
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    for (name, text) in [("plain", plain), ("windows", windows)] {
        let folder = Folder::new(name);
        let file = folder.put("atlantis.toml", &text);
        let script = "1\np\nback\nback\nnote A note\nevidence new\nRoster\n\n\n2\n\n\nwithheld\n12,5\n=Two ports.\ngo law\nc\nundo\nc\n";
        let found = small(&file, &[], Script::lines(&format!("{script}{}quit\n", "undo\n".repeat(20))));
        assert_eq!(found.exit, Exit::Done);
        assert!(found.output.contains("Nothing has been changed yet that could be taken back."), "{}", found.output);
        assert_eq!(folder.text("atlantis.toml"), text);
        let found = small(&file, &[], Script::lines("1\n"));
        assert_eq!(found.exit, Exit::Done);
        let now = folder.text("atlantis.toml");
        assert_eq!((now.starts_with('\u{feff}'), now.contains("\r\n")), (name == "windows", name == "windows"));
        assert!(now.contains("# third reading") && now.contains("# The law is not yet in the gazette."));
        assert_eq!(now.matches('\n').count() == now.matches("\r\n").count(), name == "windows");
    }
}

#[test]
fn an_interview_goes_on_where_it_stopped_and_in_the_sections_of_the_office() {
    let folder = Folder::new("resumes");
    let file = folder.put("atlantis.toml", &answers_text());
    let found = small(&file, &[], Script::lines("go team.roster\nn\n"));
    assert_eq!(found.exit, Exit::Done);
    let found = small(&file, &[], Script::lines(""));
    assert!(found.output.contains("Question 4 of 6: harbour.count"), "{}", found.output);
    // The office has the other section; all of it is asked before the rest.
    let found = small(&file, &["--as", "transport", "--on", "2026-05-07"], Script::lines("12\nThe ports are small.\n\n"));
    assert_eq!(found.exit, Exit::Done, "{}", found.errors);
    let order = ["Question 4 of 6: harbour.count", "Question 5 of 6: harbour.notes", "Review:", "Question 1 of 6: team.level"];
    let at: Vec<usize> = order.iter().map(|text| found.output.find(text).unwrap_or_else(|| panic!("{text}: {}", found.output))).collect();
    assert!(at.windows(2).all(|pair| pair[0] < pair[1]), "{at:?}");
    assert!(found.output.contains("(yours)"));
    let text = folder.text("atlantis.toml");
    assert!(text.contains("value = 12\nby = \"transport\"\non = 2026-05-07"), "{text}");
    let found = small(&file, &["--section", "team"], Script::lines("2\n"));
    assert!(found.output.contains("Question 1 of 6: team.level") && found.output.contains("Review:"), "{}", found.output);
}

#[test]
fn what_a_file_does_not_say_about_itself_is_asked_first() {
    let folder = Folder::new("head");
    let file = folder.put("new.toml", "format = 1\n\n[submission]\nstate = \"\" # ours\nquestionnaire = \"harbours\"\n");
    let found = small(&file, &[], Script::lines("Atlantis\nxa1\nxat\n2026-02-30\n\n2\nquit\n"));
    assert_eq!(found.exit, Exit::Done, "{}", found.errors);
    let submission = says(&folder.text("new.toml"));
    assert_eq!((submission.state.as_str(), submission.code.as_str(), submission.assessed_on), ("Atlantis", "XAT", Some(TODAY)));
    assert_eq!(submission.answers.len(), 1);
    assert!(folder.text("new.toml").contains("state = \"Atlantis\" # ours"), "{}", folder.text("new.toml"));
    let found = small(&file, &[], Script::lines("quit\n"));
    assert!(!found.output.contains("What is the name of the State?"));
    // Nothing is compulsory.
    let file = folder.put("other.toml", "format = 1\n\n[submission]\nquestionnaire = \"harbours\"\n");
    let found = small(&file, &[], Script::lines("\n\n\n1\n"));
    assert!(folder.text("other.toml").contains("[answers.\"team.level\"]\nvalue = 1"), "{}{}", found.output, found.errors);
}

#[test]
fn answers_that_cannot_be_read_are_shown_kept_and_can_be_mended() {
    let folder = Folder::new("unreadable");
    let text = format!("{}\n[answers.\"team.level\"]\nvalue = \"many\" # whose?\n", answers_text());
    let file = folder.put("atlantis.toml", &text);
    let found = small(&file, &[], Script::lines("go team.level\n"));
    assert_eq!(found.exit, Exit::Done);
    assert!(found.errors.contains("One answer in the file cannot be read"), "{}", found.errors);
    assert!(found.output.contains("“many”, which is no answer to this question"), "{}", found.output);
    assert_eq!(folder.text("atlantis.toml"), text);
    small(&file, &[], Script::lines("go law\na\n"));
    assert!(folder.text("atlantis.toml").contains("value = \"many\" # whose?"));
    small(&file, &[], Script::lines("go team.level\n1\n"));
    assert!(folder.text("atlantis.toml").contains("value = 1 # whose?"));
}

#[test]
fn a_carried_over_answer_waits_until_somebody_confirms_it() {
    let folder = Folder::new("confirm");
    let text = answers_text().replace("value = \"draft\" # third reading", "value = \"draft\"\nto-confirm = true")
        + "\n[answers.\"harbour.count\"]\nvalue = 12\nto-confirm = true\n";
    let file = folder.put("atlantis.toml", &text);
    let found = small(&file, &["--only", "to-confirm"], Script::lines("confirm\nto-confirm\nc\nto-confirm\nquit\n"));
    assert_eq!(found.exit, Exit::Done);
    assert!(found.output.contains("Answer carried over, to be confirmed: 12 harbours"), "{}", found.output);
    assert!(found.output.contains("One carried-over answer waits to be confirmed:"), "{}", found.output);
    assert!(found.output.contains("No answer waits to be confirmed."), "{}", found.output);
    let submission = says(&folder.text("atlantis.toml"));
    assert!(submission.answers.values().all(|answer| !answer.to_confirm));
    assert!(!folder.text("atlantis.toml").contains("to-confirm"));
    let entries = log(&folder.text("atlantis.log.jsonl"));
    assert_eq!(entries.len(), 2);
    assert_eq!((&entries[0].was["to-confirm"], &entries[0].now["to-confirm"]), (&true.into(), &serde_json::Value::Null));
}

const CONFLICTS: &str = r#"
[[evidence]]
id = "roster"
title = "Roster"
status = "draft"

[[conflict]]
question = "team.level"
[[conflict.side]]
from = "digital"
value = 2
note = "Two shifts."
[[conflict.side]]
from = "transport"
state = "unknown"

[[conflict]]
question = "law"
[[conflict.side]]
from = "digital"
value = "none"
[[conflict.side]]
from = "transport"
value = "in-force"

[[conflict]]
evidence = "roster"
[[conflict.side]]
from = "digital"
title = "Roster"
status = "in-operation"
[[conflict.side]]
from = "transport"
title = "Roster of the harbours"
status = "adopted"
"#;

#[test]
fn conflicts_are_settled_in_the_interview() {
    let folder = Folder::new("conflicts");
    let text = answers_text().replace("# The law", &format!("{CONFLICTS}\n# The law"));
    let file = folder.put("atlantis.toml", &text);
    let script = "go team.level\nsettle 3\nsettle 1\nreview\nsettle roster 2\nsettle ghost 1\ngo law\nb\nreview\nquit\n";
    let found = small(&file, &[], Script::lines(script));
    assert_eq!(found.exit, Exit::Done, "{}", found.errors);
    assert!(found.output.contains("1. digital: 2 Done; evidence: none; note: Two shifts.;"), "{}", found.output);
    assert!(found.output.contains("2 disagreements are to be settled:"), "{}", found.output);
    let now = folder.text("atlantis.toml");
    assert!(!now.contains("conflict"), "{now}");
    let submission = says(&now);
    let level = &submission.answers[&"team.level".into()];
    assert_eq!((&level.state, level.note.as_str()), (&AnswerState::Answered(AnswerValue::Level(2)), "Two shifts."));
    assert_eq!(submission.evidence[0].title, "Roster of the harbours");
    let entries = log(&folder.text("atlantis.log.jsonl"));
    let why = |id: &str| entries.iter().find(|entry| entry.about.id() == id).map(|entry| entry.why.clone());
    assert_eq!(why("team.level"), Some(Why::Settled("digital".into())));
    assert_eq!(why("roster"), Some(Why::Settled("transport".into())));
    // Answered anew, which is for no side.
    assert_eq!(why("law"), Some(Why::Interview));
}

#[test]
fn the_log_tells_what_was_there_before_who_changed_it_and_why() {
    let folder = Folder::new("log");
    let file = folder.put("atlantis.toml", &answers_text());
    let found = small(&file, &["--as", "transport"], Script::lines("go law\nbecause The gazette of 2 May.\nc\ngo law\nundo\n"));
    assert_eq!(found.exit, Exit::Done);
    let entries = log(&folder.text("atlantis.log.jsonl"));
    let first = &entries[0];
    assert_eq!((&first.about, first.on), (&LogAbout::Question("law".into()), TODAY));
    assert_eq!((first.was["value"].as_str(), first.now["value"].as_str()), (Some("draft"), Some("in-force")));
    assert_eq!((first.office.as_deref(), &first.why), (Some("transport"), &Why::Other("The gazette of 2 May.".into())));
    assert_eq!((entries.len(), entries[1].now["value"].as_str(), &entries[1].why), (2, Some("draft"), &Why::Interview));
    // Somebody edits the file without the program; the log catches up when it is opened.
    let text = folder.text("atlantis.toml").replace("value = \"draft\"", "value = \"none\"");
    folder.put("atlantis.toml", &text);
    small(&file, &[], Script::lines("quit\n"));
    let entries = log(&folder.text("atlantis.log.jsonl"));
    assert_eq!((entries.len(), entries[2].now["value"].as_str(), &entries[2].why), (3, Some("none"), &Why::Outside));
    small(&file, &[], Script::lines("quit\n"));
    assert_eq!(log(&folder.text("atlantis.log.jsonl")).len(), 3);
}

// --- what others do meanwhile ---

#[test]
fn what_somebody_else_writes_meanwhile_is_kept() {
    let folder = Folder::new("meanwhile");
    let file = folder.put("atlantis.toml", &answers_text());
    let edit = |from: &'static str, to: &'static str| {
        let path = file.clone();
        Step::Do(Box::new(move || {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{text}");
            fs::write(&path, text.replace(from, to)).unwrap();
        }))
    };
    let typed = |text: &str| Step::Type(text.to_owned());
    let script = Script::of(vec![
        typed("1\n"),
        edit("value = \"draft\" # third reading", "value = \"in-force\" # signed on 2 May"),
        typed("n\n"),
        edit("# Kept by", "# Looked after by"),
        typed("12\ngo team.level\n"),
        edit("value = 1\n", "value = 0\n"),
        typed("2\ngo law\nquit\n"),
    ]);
    let found = small(&file, &[], script);
    assert_eq!(found.exit, Exit::Done, "{}", found.errors);
    let now = folder.text("atlantis.toml");
    assert!(now.contains("# Looked after by") && now.contains("value = \"in-force\" # signed on 2 May"), "{now}");
    let submission = says(&now);
    let state = |id: &str| submission.answers[&id.into()].state.clone();
    assert_eq!(state("team.level"), AnswerState::Answered(AnswerValue::Level(2)), "{}", found.output);
    assert_eq!(state("team.roster"), AnswerState::Answered(AnswerValue::YesNo(YesNo::No)));
    assert_eq!(state("harbour.count"), AnswerState::Answered(AnswerValue::Number(12.0)));
    let shown = found.output.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("one change was taken over"), "{shown}");
    assert!(shown.contains("not in what it says"), "{shown}");
    assert!(shown.contains("what was answered here stands: team.level."), "{shown}");
    // The interview has taken it over.
    assert!(shown.contains("c (the answer so far): In force"), "{shown}");
    let outside: Vec<LogEntry> = log(&folder.text("atlantis.log.jsonl")).into_iter().filter(|entry| entry.why == Why::Outside).collect();
    assert_eq!(outside.iter().map(|entry| entry.about.id()).collect::<Vec<_>>(), ["law", "team.level"]);
}

#[test]
fn a_file_that_others_break_or_take_away_loses_no_answer() {
    let folder = Folder::new("broken");
    let file = folder.put("atlantis.toml", &answers_text());
    let write = |path: PathBuf, text: &'static str| Step::Do(Box::new(move || fs::write(path, text).unwrap()));
    let typed = |text: &str| Step::Type(text.to_owned());
    folder.put("atlantis.rescued.toml", "# From another day.\n");
    let script = Script::of(vec![typed("1\n"), write(file.clone(), "this is [not TOML\n"), typed("n\n"), typed("12\n")]);
    let found = small(&file, &[], script);
    assert_eq!(found.exit, Exit::Output);
    assert_eq!(folder.text("atlantis.toml"), "this is [not TOML\n", "left as it is");
    assert_eq!(folder.text("atlantis.rescued.toml"), "# From another day.\n");
    let rescued = says(&folder.text("atlantis.rescued-2.toml"));
    assert_eq!(rescued.answers.len(), 4);
    assert!(found.errors.contains("atlantis.rescued-2.toml"), "{}", found.errors);
    // It is mended while the interview runs: everything goes into it again.
    let folder = Folder::new("mended");
    let file = folder.put("atlantis.toml", &answers_text());
    let before = folder.0.join("before.toml");
    let keep = {
        let (from, to) = (file.clone(), before.clone());
        Step::Do(Box::new(move || assert!(fs::copy(from, to).unwrap() > 0)) as Box<dyn FnOnce() + Send>)
    };
    let mend = {
        let (from, to) = (before, file.clone());
        Step::Do(Box::new(move || assert!(fs::copy(from, to).unwrap() > 0)) as Box<dyn FnOnce() + Send>)
    };
    let script = Script::of(vec![typed("1\n"), keep, write(file.clone(), "[answers"), typed("n\n"), mend, typed("12\n")]);
    let found = small(&file, &[], script);
    assert_eq!(found.exit, Exit::Done, "{}", found.errors);
    assert_eq!(says(&folder.text("atlantis.toml")).answers.len(), 4);
    // It is taken away.
    let folder = Folder::new("gone");
    let file = folder.put("atlantis.toml", &answers_text());
    let path = file.clone();
    let gone = Step::Do(Box::new(move || fs::remove_file(path).unwrap()) as Box<dyn FnOnce() + Send>);
    let found = small(&file, &[], Script::of(vec![typed("1\n"), gone, typed("n\n")]));
    assert!(found.output.split_whitespace().collect::<Vec<_>>().join(" ").contains("had been taken away"), "{}", found.output);
    assert_eq!(says(&folder.text("atlantis.toml")).answers.len(), 3);
}

#[test]
fn a_file_in_use_is_left_to_whoever_has_it() {
    let folder = Folder::new("in-use");
    let file = folder.put("atlantis.toml", &answers_text());
    let definitions = fixture("every-kind.toml");
    let mut first = Command::new(env!("CARGO_BIN_EXE_capgap"))
        .args(["--without-built-in", "-d", definitions.to_str().unwrap(), "answer", file.to_str().unwrap(), "--as", "transport"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut shown = BufReader::new(first.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("an empty line skips.") {
        line.clear();
        assert!(shown.read_line(&mut line).unwrap() > 0, "the first one ended");
    }
    let second = small(&file, &[], Script::lines("1\n"));
    assert_eq!(second.exit, Exit::InUse);
    assert_eq!(second.exit.code(), 5);
    assert!(second.errors.contains("“transport” has it open") && second.output.is_empty(), "{}", second.errors);
    assert_eq!(folder.text("atlantis.toml"), answers_text());
    first.stdin.take().unwrap().write_all(b"12\nquit\n").unwrap();
    io::copy(&mut shown, &mut io::sink()).unwrap();
    assert_eq!(first.wait().unwrap().code(), Some(0));
    assert_eq!(small(&file, &[], Script::lines("1\n")).exit, Exit::Done);
    assert_eq!(says(&folder.text("atlantis.toml")).answers.len(), 3);
}

// --- what cannot be opened ---

#[test]
fn what_cannot_be_answered_is_told_at_once_and_left_as_it_is() {
    let folder = Folder::new("refused");
    let missing = folder.0.join("missing.toml");
    let found = small(&missing, &[], Script::lines("1\n"));
    assert_eq!(found.exit, Exit::Input);
    assert!(found.errors.contains("capgap new fcc -o"), "{}", found.errors);
    let found = small(&folder.0.join("no-folder/missing.toml"), &[], Script::lines(""));
    assert_eq!(found.exit, Exit::Input);
    for (name, text, told) in [
        ("syntax.toml", "format = 1\n[submission\n", "C101"),
        ("unknown-key.toml", &answers_text().replace("value = \"draft\"", "noet = \"x\"\nvalue = \"draft\""), "C102"),
        ("no-questionnaire.toml", &answers_text().replace("\"harbours\"\nassessed", "\"ports\"\nassessed"), "C201"),
    ] {
        let file = folder.put(name, text);
        let found = small(&file, &[], Script::lines("1\n"));
        assert_eq!(found.exit, Exit::Findings, "{name}: {}", found.errors);
        assert!(found.errors.contains(told), "{name}: {}", found.errors);
        assert_eq!((folder.text(name).as_str(), found.output.as_str()), (text, ""));
    }
    let found = small(&folder.put("answers.csv", "id,value\n"), &[], Script::lines(""));
    assert_eq!(found.exit, Exit::Usage);
    assert!(found.errors.contains("capgap convert") && found.errors.contains("answers.toml"), "{}", found.errors);
    let file = folder.put("atlantis.toml", &answers_text());
    for (flags, told) in [
        (["--as", "digital"], "it names: transport"),
        (["--section", "teem"], "Did you mean “team”?"),
        (["--on", "tomorrow"], "YYYY-MM-DD"),
        (["--on", "2026-02-30"], "YYYY-MM-DD"),
    ] {
        let found = small(&file, &flags, Script::lines("1\n"));
        assert_eq!(found.exit, Exit::Usage, "{flags:?}");
        assert!(found.errors.contains(told), "{}", found.errors);
    }
    assert_eq!(folder.text("atlantis.toml"), answers_text());
    assert!(folder.names().iter().all(|name| !name.contains("lock") && !name.contains("previous")), "{:?}", folder.names());
}

#[test]
fn a_file_for_reading_only_is_told_at_the_start() {
    let folder = Folder::new("read-only");
    let file = folder.put("atlantis.toml", &answers_text());
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions.clone()).unwrap();
    let found = small(&file, &[], Script::lines("1\n"));
    assert_eq!((found.exit, found.output.as_str()), (Exit::Output, ""));
    assert!(found.errors.contains("may only be read"), "{}", found.errors);
    // Windows removes no file that may only be read.
    #[allow(clippy::permissions_set_readonly_false)]
    permissions.set_readonly(false);
    fs::set_permissions(&file, permissions).unwrap();
}

#[test]
fn on_a_terminal_an_unknown_office_can_be_entered() {
    let folder = Folder::new("office");
    let file = folder.put("atlantis.toml", &answers_text());
    let definitions = fixture("every-kind.toml");
    let arguments = ["--without-built-in", "-d", definitions.to_str().unwrap(), "answer", file.to_str().unwrap(), "--line"];
    let with = |more: &[&str], script: &str| capgap(&[&arguments[..], more].concat(), Script::lines(script), true);
    let found = with(&["--as", "digital"], "\n");
    assert_eq!((found.exit, folder.text("atlantis.toml")), (Exit::Usage, answers_text()));
    let found = with(&["--as", "digital"], "Digital Ministry\n1\nquit\n");
    assert_eq!(found.exit, Exit::Done, "{}", found.errors);
    let submission = says(&folder.text("atlantis.toml"));
    assert_eq!((submission.respondents.len(), submission.respondents[1].name.as_str()), (2, "Digital Ministry"));
    assert_eq!(submission.answers[&"team.level".into()].by.as_ref().map(|by| by.id.as_str()), Some("digital"));
    assert_eq!(with(&["--as", "two words"], "Name\n").exit, Exit::Usage);
}

// --- hostile input ---

const PIECES: [&str; 64] = [
    "0",
    "1",
    "2",
    "3",
    "y",
    "n",
    "p",
    "a",
    "b",
    "a b",
    "a,b",
    "none",
    "12",
    "12,5",
    "-3",
    "1e300",
    "NaN",
    "skip",
    "back",
    "next",
    "unknown",
    "withheld",
    "na",
    "na Never",
    "note",
    "note Text",
    "note -",
    "evidence",
    "evidence new",
    "new",
    "evidence 1",
    "+1",
    "-1",
    "confirm",
    "clear",
    "undo",
    "undo",
    "settle 1",
    "settle roster 2",
    "because Why",
    "again",
    "full",
    "short",
    "meaning",
    "why",
    "go 3",
    "go law",
    "go",
    "section 2",
    "section",
    "find har",
    "left all",
    "to-confirm",
    "telling",
    "status",
    "review",
    "help",
    "",
    "",
    "= text",
    ":x",
    "cancel",
    "“é” \u{202e}国\u{1b}[2J",
    "2026-03-31",
];

fn hostile_line(random: &mut Random) -> String {
    match random.below(12) {
        0 => (0..random.below(30)).filter_map(|_| char::from_u32(u32::try_from(random.below(0x3000)).unwrap())).collect(),
        1 => format!("{} {}", random.pick(&PIECES), random.pick(&PIECES)),
        2 => format!(":{}", random.pick(&PIECES)),
        3 => random
            .pick(&["\"\"\"", "'''", "[answers]", "value = 1", "\\", "# x", "{ }", "\\u0000", "a\u{0}b", "𝕏\u{fe0f}\u{200d}"])
            .to_owned(),
        _ => random.pick(&PIECES).to_owned(),
    }
}

/// Writes into a text in memory and reads that again after every change.
struct Memory<'l> {
    library: &'l Library,
    definitions: String,
    base: (String, Submission),
    saves: usize,
}

impl Saver for Memory<'_> {
    fn save(&mut self, interview: &mut Interview<'_>) -> Saved {
        let text = edited(&self.base.0, &self.base.1, interview.submission()).expect("TOML");
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        let Content::Answers(given) = read::text("a.toml", &text, &mut sources, &mut definitions, &mut findings) else { panic!("{text}") };
        assert!(findings.is_empty(), "{findings:?}\n{text}");
        let said = check_submission(self.library, *given, &mut findings);
        assert_eq!(seal(&said), seal(interview.submission()), "{text}");
        assert_eq!(said.conflicts.len(), interview.submission().conflicts.len());
        assert!(!self.definitions.is_empty());
        self.saves += 1;
        if self.saves.is_multiple_of(7) { Saved::Failed("no room".into()) } else { Saved::Kept }
    }

    fn hash(&mut self, file: &str) -> Result<String, String> {
        if file.contains('e') { Ok("a".repeat(64)) } else { Err("not there".into()) }
    }
}

#[test]
fn whatever_is_typed_the_file_says_what_the_interview_says() {
    let library = every_kind();
    let words = Words::english();
    let definitions = fs::read_to_string(fixture("every-kind.toml")).unwrap();
    let mut saves = 0;
    for seed in 0..20 {
        let mut random = Random::new(seed);
        let text = answers_text().replace("# The law", &format!("{CONFLICTS}\n# The law"));
        let (_, submission, _) = read_into(&[("k.toml", &definitions), ("a.toml", &text)], false);
        let submission = submission.unwrap();
        let lines: Vec<String> = (0..400).map(|_| hostile_line(&mut random).replace('\n', " ")).collect();
        let input = lines.join("\n") + "\ncancel\n\n" + &"\nundo".repeat(1_000);
        let (mut reader, mut written) = (input.as_bytes(), Vec::new());
        let mut memory = Memory { library: &library, definitions: definitions.clone(), base: (text.clone(), submission.clone()), saves: 0 };
        let mut asking = interview(&library, submission.clone());
        let mut talk = Talk::new(&mut reader, &mut written, &words, 80, true);
        line::run(&mut asking, &mut talk, &mut memory, Way::default(), "a.toml").unwrap();
        saves += memory.saves;
        assert!(!written.contains(&0x1b));
        assert_eq!(asking.undoable(), 0, "seed {seed}");
        assert_eq!(edited(&text, &submission, asking.submission()).unwrap(), text, "seed {seed}");
    }
    assert!(saves > 700, "{saves}");
}

#[test]
fn whatever_is_typed_the_keeper_keeps_the_file_whole() {
    for seed in 0..3 {
        let mut random = Random::new(1_000 + seed);
        let folder = Folder::new(&format!("hostile-{seed}"));
        let text = answers_text();
        let file = folder.put("atlantis.toml", &text);
        let lines: Vec<String> = (0..150).map(|_| hostile_line(&mut random).replace('\n', " ")).collect();
        let found = small(&file, &[], Script::lines(&(lines.join("\n") + "\n")));
        assert_eq!(found.exit, Exit::Done, "{}", found.errors);
        let now = folder.text("atlantis.toml");
        says(&now);
        assert!(now.starts_with("# Kept by the working group."));
        assert!(log(&folder.text("atlantis.log.jsonl")).len() > 5, "{}", found.output);
        // The same lines again and everything taken back: the very file.
        folder.put("atlantis.toml", &text);
        fs::remove_file(folder.0.join("atlantis.log.jsonl")).unwrap();
        let found = small(&file, &[], Script::lines(&(lines.join("\n") + "\ncancel\n\n" + &"undo\n".repeat(400))));
        assert_eq!((found.exit, folder.text("atlantis.toml")), (Exit::Done, text));
    }
}

#[test]
fn a_save_that_fails_is_told_and_tried_again() {
    let library = every_kind();
    let words = Words::english();
    struct Full(usize);
    impl Saver for Full {
        fn save(&mut self, _: &mut Interview<'_>) -> Saved {
            self.0 += 1;
            if self.0 == 1 { Saved::Failed("There is no room left on the disk.".into()) } else { Saved::Kept }
        }
        fn hash(&mut self, _: &str) -> Result<String, String> {
            Err(String::new())
        }
    }
    let run = |typed: &str| {
        let (mut reader, mut written) = (typed.as_bytes(), Vec::new());
        let mut asking = interview(&library, blank("harbours"));
        let mut talk = Talk::new(&mut reader, &mut written, &words, 80, false);
        let ended = line::run(&mut asking, &mut talk, &mut Full(0), Way::default(), "a.toml").unwrap();
        (ended, String::from_utf8(written).unwrap())
    };
    let (ended, shown) = run("1\n");
    assert_eq!(ended, line::Ended::NotSaved);
    assert!(shown.contains("NOT SAVED: There is no room left on the disk."), "{shown}");
    assert_eq!(run("1\nn\n").0, line::Ended::Left);
}
