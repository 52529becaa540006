//! Several offices on one assessment: examples worked by hand, and the whole way with the program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::library::{Library, seal};
use capgap::model::{ConflictAbout, Date, Marking, PartBy, QuestionId, Says, Submission, SubmissionStatus};
use capgap::team::{
    Incoming, LogAbout, LogEntry, LogLine, Note, Splitting, Why, changes, find_side, merge, outside_changes, read_log, settle, split,
    status,
};
use capgap::write::{Guide, edited, toml};
use common::build::{sound_library, submission_of};
use common::random::Random;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const COAST: &str = include_str!("fixtures/small/team/coast.toml");
const ATLANTIS: &str = include_str!("fixtures/small/team/atlantis.toml");

fn library() -> Library {
    sound_library(&[("coast.toml", COAST)])
}

const HEAD: &str = r#"
[submission]
state = "Atlantis"
code = "XAT"
questionnaire = "coast"

[[respondent]]
id = "justice"
sections = ["law"]

[[respondent]]
id = "guard"
sections = ["law"]

[[evidence]]
id = "act"
title = "Act"
status = "adopted"

[[evidence]]
id = "case"
title = "Case"
status = "in-operation"

[[evidence]]
id = "gazette"
title = "Gazette"
status = "adopted"
"#;

/// A submission with one answer on `law.level`; nothing where the text is empty.
fn with(library: &Library, answer: &str) -> Submission {
    let heading = if answer.is_empty() { "" } else { "[answers.\"law.level\"]\n" };
    submission_of(library, &format!("{HEAD}\n{heading}{}\n", answer.replace("; ", "\n")))
}

/// The part of an office that began with the first answer and says the second.
fn part(library: &Library, office: &str, start: &str, says: &str) -> Incoming {
    let parts = split(library, &with(library, start), Splitting { by: PartBy::Office, whole_register: true });
    let part = parts.into_iter().find(|part| part.part.as_ref().unwrap().name == office).expect("a part of this office");
    let mut changed = with(library, says);
    // What a person who takes a value out leaves behind is an entry without one.
    if says.is_empty() {
        changed = with(library, "value = 0");
        changed.answers.values_mut().for_each(|answer| answer.state = capgap::model::AnswerState::Unanswered);
    }
    Incoming::new("file", Submission { answers: changed.answers, ..part })
}

/// What stands on `law.level` after a merge: the answer, then the sides of a conflict.
fn outcome(library: &Library, master: &str, parts: &[Incoming]) -> Vec<String> {
    let master = with(library, master);
    let merged = merge(&master, parts).expect("one State");
    let text = toml(&merged.submission, &Guide::default());
    let after = |marker: &str| {
        let found = text.match_indices(marker).map(|(at, _)| &text[at + marker.len()..]);
        found.map(|rest| rest.split("\n\n").next().unwrap().trim().replace('\n', "; ")).collect::<Vec<String>>()
    };
    let mut all = after("[answers.\"law.level\"]");
    if all.is_empty() {
        all.push(String::new());
    }
    all.extend(after("[[conflict.side]]"));
    all
}

#[test]
fn merges_as_worked_out_by_hand() {
    let library = library();
    let by = |office: &str, says: &str| part(&library, office, "value = 1; by = \"justice\"", says);
    let start = "value = 1; by = \"justice\"";
    // Nobody but one has changed it.
    assert_eq!(outcome(&library, start, &[by("guard", "value = 2; by = \"guard\"")]), ["value = 2; by = \"guard\""]);
    // An office that leaves the signature of another gives its own.
    assert_eq!(outcome(&library, start, &[by("guard", "value = 2; by = \"justice\"")]), ["value = 2; by = \"guard\""]);
    // The master has changed, the part has not.
    assert_eq!(outcome(&library, "value = 0", &[by("guard", start)]), ["value = 0"]);
    // Both have changed to the same; the later signature stays.
    let two = [by("guard", "value = 2; by = \"guard\"; on = 2026-05-02"), by("justice", "value = 2; by = \"justice\"; on = 2026-05-03")];
    assert_eq!(outcome(&library, start, &two), ["value = 2; by = \"justice\"; on = 2026-05-03"]);
    // Both have changed, differently: the answer goes back to the start.
    let two = [by("guard", "value = 2; by = \"guard\""), by("justice", "state = \"withheld\"; by = \"justice\"")];
    assert_eq!(
        outcome(&library, start, &two),
        [start, "from = \"guard\"; value = 2; by = \"guard\"", "from = \"justice\"; state = \"withheld\"; by = \"justice\""]
    );
    // One takes the answer out, the other changes it.
    let two = [by("guard", "value = 2; by = \"guard\""), by("justice", "")];
    assert_eq!(outcome(&library, start, &two), [start, "from = \"side-1\"; nothing = true", "from = \"guard\"; value = 2; by = \"guard\""]);
    // Alone, it is taken out.
    assert_eq!(outcome(&library, start, &[by("justice", "")]), [""]);
}

#[test]
fn evidence_and_notes_are_united_where_the_value_is_the_same() {
    let library = library();
    let start = "value = 1; evidence = [\"act\"]; note = \"n\"";
    let by = |office: &str, says: &str| part(&library, office, start, says);
    // One adds, the other takes away.
    let two = [by("guard", "value = 1; evidence = [\"act\", \"case\"]; note = \"n\""), by("justice", "value = 1; note = \"n\"")];
    assert_eq!(outcome(&library, start, &two), ["value = 1; evidence = [\"case\"]; note = \"n\""]);
    // Both add; what was there stays first.
    let two = [
        by("guard", "value = 1; evidence = [\"gazette\", \"act\"]; note = \"n\""),
        by("justice", "value = 1; evidence = [\"act\", \"case\"]; note = \"n\""),
    ];
    assert_eq!(outcome(&library, start, &two), ["value = 1; evidence = [\"act\", \"case\", \"gazette\"]; note = \"n\""]);
    // The changed note goes before the unchanged one.
    let two = [by("guard", "value = 1; evidence = [\"act\"]; note = \"better\""), by("justice", "value = 1; evidence = []; note = \"n\"")];
    assert_eq!(outcome(&library, start, &two), ["value = 1; note = \"better\""]);
    // Two changed notes are a conflict, also on the same value; the evidence belongs to the value.
    let two = [by("guard", "value = 1; note = \"a\""), by("justice", "value = 1; evidence = [\"act\", \"case\"]; note = \"b\"")];
    assert_eq!(
        outcome(&library, start, &two),
        [
            start,
            "from = \"side-1\"; value = 1; evidence = [\"case\"]; note = \"a\"",
            "from = \"side-2\"; value = 1; evidence = [\"case\"]; note = \"b\""
        ]
    );
    // Evidence for the old value is no evidence for a new one: somebody has to look.
    let two =
        [by("guard", "value = 2; evidence = [\"act\"]; note = \"n\""), by("justice", "value = 1; evidence = [\"case\"]; note = \"n\"")];
    assert_eq!(outcome(&library, start, &two).len(), 3);
}

#[test]
fn a_carried_over_answer_is_confirmed_by_either() {
    let library = library();
    let start = "value = 1; to-confirm = true";
    let by = |office: &str, says: &str| part(&library, office, start, says);
    let two = [by("guard", "value = 1; on = 2026-05-04"), by("justice", "value = 1; evidence = [\"act\"]; to-confirm = true")];
    assert_eq!(outcome(&library, start, &two), ["value = 1; evidence = [\"act\"]; by = \"guard\"; on = 2026-05-04"]);
}

#[test]
fn a_later_part_joins_or_settles_a_conflict() {
    let library = library();
    let start = "value = 1";
    let two = [part(&library, "guard", start, "value = 2"), part(&library, "justice", start, "value = 0")];
    let conflicted = merge(&with(&library, start), &two).unwrap().submission;
    assert_eq!(conflicted.conflicts[0].sides.len(), 2);
    // A file without a part that says what one side says changes nothing; one that says something else is a third side.
    let third = |says: &str| Incoming::new("third", with(&library, says));
    let same = merge(&conflicted, &[third("value = 2; by = \"guard\"")]).unwrap();
    assert!(!same.changed && same.notes.contains(&Note::NoStart("third".into())));
    assert_eq!(merge(&conflicted, &[third("state = \"unknown\"")]).unwrap().submission.conflicts[0].sides.len(), 3);
    // A part that began with what one side says and now says what the other says leaves one side, which holds.
    let mut later = part(&library, "guard", "value = 0; by = \"justice\"", "value = 2; by = \"guard\"");
    later.submission.part.as_mut().unwrap().of = "0".repeat(64);
    let settled = merge(&conflicted, &[later]).unwrap().submission;
    assert!(settled.conflicts.is_empty());
    assert!(toml(&settled, &Guide::default()).contains("[answers.\"law.level\"]\nvalue = 2\nby = \"guard\"\n"));
}

#[test]
fn entries_of_the_register_are_merged_one_by_one() {
    let library = library();
    let start = "value = 1; evidence = [\"act\"]";
    let edited = |office: &str, change: &dyn Fn(&mut Submission)| {
        let mut part = part(&library, office, start, start);
        change(&mut part.submission);
        part
    };
    let rename = |to: &'static str| move |part: &mut Submission| part.evidence[0].title = to.to_owned();
    let master = with(&library, start);
    let title = |submission: &Submission| submission.evidence.iter().find(|entry| entry.id.as_str() == "act").unwrap().title.clone();
    let one = merge(&master, &[edited("guard", &rename("Coast Act")), edited("justice", &|_| ())]).unwrap().submission;
    assert_eq!((title(&one).as_str(), one.conflicts.len()), ("Coast Act", 0));
    let two = merge(&master, &[edited("guard", &rename("Coast Act")), edited("justice", &rename("Act of 2026"))]).unwrap();
    assert_eq!(two.submission.conflicts[0].about, ConflictAbout::Evidence("act".into()));
    // The names of both files are known, although neither entry says whose it is.
    let heard: Vec<Vec<&str>> = two.heard.values().next().unwrap().iter().map(|names| names.iter().map(String::as_str).collect()).collect();
    assert_eq!(heard, [["justice"], ["guard"]]);
    // An entry that a part takes out may be cited by another office.
    let gone = merge(&master, &[edited("guard", &|part| part.evidence.clear())]).unwrap();
    assert!(!gone.changed);
    assert_eq!(gone.notes.len(), 3, "{:?}", gone.notes);
    assert_eq!(title(&gone.submission), "Act");
}

#[test]
fn marking_clearance_and_strangers() {
    let library = library();
    let start = "value = 1";
    let mut master = with(&library, start);
    master.status = SubmissionStatus::Approved;
    let mut stricter = part(&library, "guard", start, start);
    stricter.submission.marking = Marking::Red;
    let merged = merge(&master, &[stricter]).unwrap();
    assert_eq!((merged.submission.marking, merged.submission.status), (Marking::Red, SubmissionStatus::Draft));
    assert_eq!(merged.notes, [Note::Marking(Marking::Red), Note::Clearance]);
    for change in [|part: &mut Submission| part.code = "XMA".into(), |part: &mut Submission| part.questionnaire.id = "other".into()] {
        let mut stranger = part(&library, "guard", start, "value = 2");
        change(&mut stranger.submission);
        let findings = merge(&master, &[part(&library, "justice", start, "value = 2"), stranger]).unwrap_err();
        assert_eq!(findings.iter().map(|finding| finding.code.label()).collect::<Vec<_>>(), ["C327"]);
    }
}

#[test]
fn parts_hold_what_they_need_and_no_more() {
    let library = library();
    let whole = submission_of(&library, ATLANTIS);
    let parts = split(&library, &whole, Splitting { by: PartBy::Office, whole_register: false });
    let shape: Vec<(String, [Vec<&str>; 3])> = parts
        .iter()
        .map(|part| {
            let head = part.part.as_ref().unwrap();
            let questions = head.questions.iter().map(|question| question.as_str()).collect();
            let evidence = part.evidence.iter().map(|entry| entry.id.as_str()).collect();
            (head.name.clone(), [questions, evidence, part.respondents.iter().map(|office| office.id.as_str()).collect()])
        })
        .collect();
    assert_eq!(
        shape,
        [
            ("justice".into(), [vec!["law.level", "law.published"], vec!["act"], vec!["justice"]]),
            (
                "coast-guard".into(),
                [
                    vec!["law.level", "law.published", "team.level", "team.roster", "team.tests"],
                    vec!["act", "roster"],
                    vec!["justice", "coast-guard"]
                ]
            ),
            ("unassigned".into(), [vec!["context.ports"], vec![], vec![]]),
        ]
    );
    assert!(parts.iter().all(|part| part.part.as_ref().unwrap().of == seal(&whole) && part.status == SubmissionStatus::Draft));
    // The condition of a question of another section comes along.
    let by_section = split(&library, &whole, Splitting { by: PartBy::Section, whole_register: true });
    let names: Vec<&str> = by_section.iter().map(|part| part.part.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(names, ["law", "team", "context"]);
    assert!(by_section[1].part.as_ref().unwrap().questions.contains(&"law.level".into()));
    assert!(by_section.iter().all(|part| part.evidence.len() == 3));
    let by_pillar = split(&library, &whole, Splitting { by: PartBy::Pillar, whole_register: false });
    let names: Vec<&str> = by_pillar.iter().map(|part| part.part.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(names, ["law", "technology", "unassigned"]);
    // Each reads back as it was written, without a mistake, and asks what it is about.
    for part in parts.iter().chain(&by_section).chain(&by_pillar) {
        let again = submission_of(&library, &toml(part, &Guide::default()));
        assert_eq!(toml(&again, &Guide::default()), toml(part, &Guide::default()));
        let counted = status(&library, &again, Date { year: 2026, month: 5, day: 20 }).total.row;
        assert!(counted.asked + counted.waiting <= part.part.as_ref().unwrap().questions.len());
    }
}

#[test]
fn the_status_is_as_counted_by_hand() {
    let library = library();
    let whole = submission_of(&library, ATLANTIS);
    let on = |month, day| status(&library, &whole, Date { year: 2026, month, day });
    let found = on(5, 20);
    // law.level and team.level are answered, team.roster is unknown, law.published and context.ports are open; team.tests
    // waits for team.roster.
    let row = &found.total.row;
    assert_eq!((row.asked, row.answered, row.unknown, row.unanswered, row.waiting, row.without_evidence), (5, 2, 1, 2, 1, 1));
    // Mandate weighs 1 with 1 of 2 answered, the team 3 with 1 of 3: (0.5 + 1) / 4.
    assert!((row.by_weight.unwrap() - 0.375).abs() < 1e-12);
    let past: Vec<bool> = found.offices.iter().map(|office| office.past_due).collect();
    assert_eq!(past, [true, false]);
    assert!(!on(5, 10).offices[0].past_due, "the day itself has not passed");
    assert_eq!(found.unassigned.as_ref().unwrap().to_do, [QuestionId::from("context.ports")]);
    let ids = |ids: &[capgap::model::EvidenceId]| ids.iter().map(|id| id.0.clone()).collect::<Vec<_>>();
    assert_eq!((ids(&found.evidence.drafts), ids(&found.evidence.old)), (vec!["roster".to_owned()], vec!["act".to_owned()]));
    assert_eq!(ids(&found.evidence.not_cited), ["old-roster"]);
}

#[test]
fn settling_puts_the_side_in_its_place() {
    let library = library();
    let conflicted = || {
        let text = include_str!("fixtures/small/team/conflict.toml");
        let (mut sources, mut definitions, mut findings) = Default::default();
        let capgap::read::Content::Answers(given) = capgap::read::text("c.toml", text, &mut sources, &mut definitions, &mut findings)
        else {
            panic!("not answers")
        };
        capgap::library::check_submission(&library, *given, &mut findings)
    };
    let mut submission = conflicted();
    let about = submission.conflicts[0].about.clone();
    assert_eq!(find_side(&submission.conflicts[0], "justice"), Some(1));
    assert_eq!(find_side(&submission.conflicts[0], "1"), Some(0));
    assert_eq!((find_side(&submission.conflicts[0], "3"), find_side(&submission.conflicts[0], "0")), (None, None));
    let Says::Answer(first, _) = submission.conflicts[0].sides[0].says.clone() else { panic!("an answer") };
    assert!(!settle(&mut submission, &about, 9));
    assert!(settle(&mut submission, &about, 0));
    assert!(submission.answers[&"law.level".into()].same(&first));
    assert!(!settle(&mut submission, &about, 0), "it is settled");
    // Nothing, and an entry of the register.
    for (about, side) in [(ConflictAbout::Question("law.published".into()), 0), (ConflictAbout::Evidence("act".into()), 1)] {
        assert!(settle(&mut submission, &about, side));
    }
    assert!(submission.conflicts.is_empty() && !submission.answers.contains_key(&"law.published".into()));
    assert_eq!(submission.evidence[0].supports.as_ref().unwrap().0, 2);
    // The text of the file loses its conflicts and nothing else.
    let text = include_str!("fixtures/small/team/conflict.toml");
    let after = edited(text, &conflicted(), &submission).unwrap();
    assert!(!after.contains("conflict") && after.contains("to-confirm = true"));
}

const TODAY: Date = Date { year: 2026, month: 5, day: 6 };

#[test]
fn the_log_tells_what_changed_and_survives_its_file() {
    let library = library();
    let before = submission_of(&library, ATLANTIS);
    let mut after = before.clone();
    after.answers.get_mut(&"team.level".into()).unwrap().note = "two nights a week; \"mostly\"\nsince May".into();
    after.answers.remove(&"team.roster".into());
    after.evidence[1].title = "Duty roster 2026".into();
    after.respondents[0].due = None;
    after.status = SubmissionStatus::Draft;
    let found = changes(&before, &after, None, TODAY, &Why::Interview);
    let about: Vec<&str> = found.iter().map(|entry| entry.about.id()).collect();
    assert_eq!(about, ["status", "justice", "roster", "team.level", "team.roster"]);
    assert_eq!(found[3].office.as_deref(), Some("coast-guard"));
    assert!(changes(&after, &after, None, TODAY, &Why::Interview).is_empty());
    // Lines go there and back, whatever they hold.
    let text: String = found.iter().map(|entry| entry.to_line() + "\n").collect();
    assert_eq!(text.lines().count(), found.len());
    let back: Vec<LogLine> = found.iter().cloned().map(LogLine::Entry).collect();
    assert_eq!(read_log(&text), back);
    // The log agrees with the file that it was written for, and finds what was changed since.
    assert!(outside_changes(&found, &after, TODAY).is_empty());
    after.answers.get_mut(&"team.level".into()).unwrap().note.clear();
    after.answers.get_mut(&"law.level".into()).unwrap().note = "never logged, so nothing to compare with".into();
    let outside = outside_changes(&found, &after, TODAY);
    assert_eq!(outside.iter().map(|entry| (entry.about.id(), &entry.why)).collect::<Vec<_>>(), [("team.level", &Why::Outside)]);
}

#[test]
fn a_damaged_log_loses_the_damaged_lines_alone() {
    let entry = |at: u8| LogEntry {
        on: Date { day: at, ..TODAY },
        about: LogAbout::Question("law.level".into()),
        was: serde_json::json!(at),
        now: serde_json::json!({ "value": at }),
        office: at.is_multiple_of(2).then(|| "justice".into()),
        why: if at.is_multiple_of(3) { Why::Merge("a, b".into()) } else { Why::Other("some other reason".into()) },
    };
    for seed in 0..1_000 {
        let mut random = Random::new(seed);
        let mut lines: Vec<String> = (1..9).map(|at| entry(at).to_line()).collect();
        let damaged = random.below(lines.len());
        let line = &mut lines[damaged];
        match random.below(4) {
            0 => line.truncate(random.below(line.len())),
            1 => line.insert(random.below(line.len()), '\u{fffd}'),
            2 => *line = "<<<<<<< ours".into(),
            _ => {
                *line = random
                    .pick(&["{}", "[]", "null", "{\"on\":\"2026-02-30\",\"question\":\"a\"}", "{\"on\":7,\"head\":\"status\"}"])
                    .into()
            }
        }
        let read = read_log(&lines.join("\n"));
        let whole = read.iter().filter(|line| matches!(line, LogLine::Entry(entry) if entry.about.id() == "law.level")).count();
        assert!(whole >= 7, "seed {seed}: {lines:?}");
        for (at, line) in lines.iter().enumerate().filter(|(at, _)| *at != damaged) {
            let entry = LogEntry::from_line(line).unwrap();
            assert_eq!(entry.to_line(), *line, "seed {seed}");
            assert_eq!(usize::from(entry.on.day), at + 1);
        }
    }
}

struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("capgap-team-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        fs::write(path.join("coast.toml"), COAST).expect("writable");
        fs::write(path.join("atlantis.toml"), ATLANTIS).expect("writable");
        Self(path)
    }

    /// Exit code, standard output, standard error.
    fn run(&self, line: &str, input: &str) -> (i32, String, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_capgap"))
            .current_dir(&self.0)
            .args(["--without-built-in", "-d", "coast.toml"])
            .args(line.split_whitespace())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // A program that does not read its input closes it; that is no failure of the test.
        let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("the program ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        let at = text.find(from).unwrap_or_else(|| panic!("no {from} in {text}"));
        fs::write(self.0.join(name), [&text[..at], to, &text[at + from.len()..]].concat()).expect("writable");
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn three_offices_from_split_to_approval() {
    let desk = Desk::new("way");
    let (code, listed, told) = desk.run("split atlantis.toml", "");
    assert_eq!(code, 0, "{told}");
    assert_eq!(
        listed,
        "atlantis.justice.toml: 2 questions\natlantis.coast-guard.toml: 5 questions\natlantis.unassigned.toml: one question\n"
    );
    let (code, _, told) = desk.run("split atlantis.toml", "");
    assert_eq!(code, 4);
    assert!(told.contains("atlantis.justice.toml is there already"), "{told}");
    // Untouched parts change nothing, not even the date of the file.
    let parts = "atlantis.justice.toml atlantis.coast-guard.toml atlantis.unassigned.toml";
    let (code, _, told) = desk.run(&format!("merge atlantis.toml {parts}"), "");
    assert_eq!((code, desk.read("atlantis.toml").as_str()), (0, ATLANTIS), "{told}");
    assert!(!desk.names().iter().any(|name| name.ends_with(".jsonl") || name.ends_with(".previous")));

    desk.change("atlantis.justice.toml", "value = 1", "value = 2");
    desk.change("atlantis.justice.toml", "[answers.\"law.published\"]", "[answers.\"law.published\"]\nvalue = \"yes\"");
    desk.change("atlantis.coast-guard.toml", "value = 1", "value = 0");
    desk.change("atlantis.unassigned.toml", "[answers.\"context.ports\"]", "[answers.\"context.ports\"]\nvalue = 4");
    desk.change("atlantis.toml", "Nobody knew on the day.", "Nobody knew on the day; ask again.");
    let (code, listed, told) = desk.run(&format!("merge atlantis.toml {parts} --on 2026-05-06"), "");
    assert_eq!(code, 1, "{told}");
    assert!(listed.contains("coast-guard: Coast Guard") && listed.contains("0 Absent") && listed.contains("2 Done"), "{listed}");
    assert!(told.contains("no longer holds") && told.contains("3 answers") && told.contains("1 open"), "{told}");
    let merged = desk.read("atlantis.toml");
    for kept in ["# The assessment of Atlantis", "value = 1 # as in the act", "# Nobody knew on the day; ask again."] {
        assert!(merged.contains(kept), "{kept} is gone from\n{merged}");
    }
    assert!(merged.contains("status = \"draft\"") && !merged.contains("cleared"), "{merged}");
    let (code, _, told) = desk.run("report atlantis.toml", "");
    assert!(code == 1 && told.contains("error[C318]"), "{told}");
    let (code, _, told) = desk.run("status atlantis.toml --set reviewed --office Cabinet", "");
    assert!(code == 1 && told.contains("One conflict is open."), "{told}");
    assert_eq!(desk.read("atlantis.toml"), merged);

    // A wrong answer is asked again, the end of the input leaves the rest open.
    let (code, _, _) = desk.run("merge atlantis.toml --settle", "7\n");
    assert_eq!((code, desk.read("atlantis.toml")), (1, merged));
    let (code, _, told) = desk.run("merge atlantis.toml --settle --as justice --on 2026-05-07", "7\r\njustice\r\n");
    assert_eq!(code, 0, "{told}");
    let settled = desk.read("atlantis.toml");
    assert!(settled.contains("value = 2 # as in the act") && !settled.contains("conflict"), "{settled}");
    assert!(!desk.names().iter().any(|name| name.contains("lock")), "{:?}", desk.names());

    let (code, _, told) = desk.run("status atlantis.toml --set approved --office Cabinet --on 2026-05-08", "");
    assert_eq!(code, 0, "{told}");
    let (_, listed, _) = desk.run("status atlantis.toml", "");
    assert!(listed.contains("approved by Cabinet on 2026-05-08") && !listed.contains("DRAFT"), "{listed}");
    desk.change("atlantis.toml", "value = 4", "value = 5");
    let (_, listed, _) = desk.run("status atlantis.toml", "");
    assert!(listed.contains("draft: the answers have changed since it was approved") && listed.contains("DRAFT"), "{listed}");

    let (code, listed, told) = desk.run("log atlantis.toml law.level", "");
    assert_eq!((code, told.as_str()), (0, ""));
    let days: Vec<usize> = ["2026-05-06", "2026-05-07"].iter().map(|day| listed.find(day).expect("a day")).collect();
    assert!(days[0] < days[1] && listed.contains("settled for justice") && listed.contains("merge of coast-guard, justice"), "{listed}");
    let (_, listed, _) = desk.run("log atlantis.toml context.ports", "");
    assert!(listed.contains("nothing → 4") && listed.contains("4 → 5") && listed.contains("changed outside the program"), "{listed}");
}

#[test]
fn conflicts_are_settled_by_flags_and_another_file_can_be_written() {
    let desk = Desk::new("flags");
    desk.run("split atlantis.toml", "");
    desk.change("atlantis.justice.toml", "value = 1", "value = 2");
    desk.change("atlantis.coast-guard.toml", "value = 1", "value = 0");
    let parts = "atlantis.justice.toml atlantis.coast-guard.toml";
    for (flags, value) in [
        ("--prefer justice", "value = 2 # as"),
        ("--prefer coast-guard", "value = 0 # as"),
        ("--take law.level=justice", "value = 2 # as"),
        ("--take law.level=1", "value = 0 # as"),
    ] {
        let (code, _, told) = desk.run(&format!("merge atlantis.toml {parts} -o out.toml {flags}"), "");
        assert_eq!(code, 0, "{flags}: {told}");
        assert!(desk.read("out.toml").contains(value), "{flags}:\n{}", desk.read("out.toml"));
        assert_eq!(desk.read("atlantis.toml"), ATLANTIS, "the file itself is left as it is");
    }
    let (code, _, told) = desk.run(&format!("merge atlantis.toml {parts} -o open.toml --prefer navy"), "");
    assert!(code == 1 && told.contains("No conflict has a side that navy says."), "{told}");
    // The master is a side where it has changed itself.
    desk.change("atlantis.toml", "value = 1", "state = \"withheld\"");
    let (code, _, told) = desk.run("merge atlantis.toml atlantis.justice.toml -o out.toml --prefer master", "");
    assert_eq!(code, 0, "{told}");
    assert!(desk.read("out.toml").contains("state = \"withheld\""), "{}", desk.read("out.toml"));
}

#[test]
fn a_file_that_somebody_else_has_open_is_left_alone() {
    let desk = Desk::new("lock");
    desk.run("split atlantis.toml", "");
    desk.change("atlantis.justice.toml", "value = 1", "value = 2");
    let lock = capgap::disk::Disk::new().lock(&desk.0.join("atlantis.toml"), Some("coast-guard")).expect("free");
    for line in ["merge atlantis.toml atlantis.justice.toml", "status atlantis.toml --set draft"] {
        let (code, _, told) = desk.run(line, "");
        assert_eq!(code, 5, "{line}: {told}");
        assert!(told.contains("coast-guard"), "{told}");
    }
    assert_eq!(desk.run("status atlantis.toml", "").0, 0, "to read it no lock is needed");
    drop(lock);
    assert_eq!(desk.run("merge atlantis.toml atlantis.justice.toml", "").0, 0);
    assert_ne!(desk.read("atlantis.toml"), ATLANTIS);
    assert_eq!(desk.read("atlantis.toml.previous"), ATLANTIS);
}

#[test]
fn nothing_follows_from_a_part_that_cannot_be_read() {
    let desk = Desk::new("broken");
    desk.run("split atlantis.toml", "");
    for broken in ["value = 1\nstate = \"unknown\"", "value = ", "value = 1\nvlaue = 2"] {
        let whole = desk.read("atlantis.justice.toml");
        desk.change("atlantis.justice.toml", "value = 1", broken);
        let (code, _, told) = desk.run("merge atlantis.toml atlantis.justice.toml", "");
        assert!(code == 1 && told.contains("atlantis.justice.toml:") && told.contains("Nothing was done."), "{broken}: {told}");
        assert_eq!(desk.read("atlantis.toml"), ATLANTIS);
        fs::write(desk.0.join("atlantis.justice.toml"), whole).expect("writable");
    }
    // A value that is none is merged as it stands, and told.
    desk.change("atlantis.justice.toml", "value = 1", "value = \"two\"");
    let (code, _, told) = desk.run("merge atlantis.toml atlantis.justice.toml", "");
    assert!(code == 0 && told.contains("One place cannot be read"), "{told}");
    assert!(desk.read("atlantis.toml").contains("value = \"two\" # as in the act"));
}

#[test]
fn files_that_are_missing_are_listed() {
    let desk = Desk::new("files");
    desk.change("atlantis.toml", "title = \"Coast Act\"", "title = \"Coast Act\"\nfile = \"act.pdf\"");
    let (_, listed, _) = desk.run("status atlantis.toml", "");
    assert!(listed.contains("File not found") && listed.contains("1: act"), "{listed}");
    fs::write(desk.0.join("act.pdf"), b"%PDF").expect("writable");
    let (_, listed, _) = desk.run("status atlantis.toml", "");
    assert!(!listed.contains("File not found"), "{listed}");
    assert!(Path::new(&desk.0).exists());
}
