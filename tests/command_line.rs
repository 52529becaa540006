//! The program as somebody at a keyboard meets it: arguments in, both streams and the exit code out.
//!
//! Each file in `tests/fixtures/command-line/` begins with its command line and holds the whole outcome; the commands
//! run in `tests/fixtures/small/`. `CAPGAP_BLESS=1 cargo test --test command_line` writes them anew; read before keeping.

#![allow(clippy::expect_used, clippy::panic)] // tests

use capgap::report::ListKind;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The small definitions and their answers.
const SMALL: [&str; 3] = ["--without-built-in", "-d", "harbour.toml"];

struct Outcome {
    code: i32,
    output: String,
    errors: String,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_capgap"));
    command.current_dir(folder("small")).env_remove("NO_COLOR").env_remove("COLUMNS").env("TERM", "xterm");
    command
}

fn outcome(command: &mut Command, input: &[u8]) -> Outcome {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    // A program that does not read its input closes it; that is no failure of the test.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Outcome { code: output.status.code().expect("an exit code"), output: text(output.stdout), errors: text(output.stderr) }
}

fn run(arguments: &[&str]) -> Outcome {
    outcome(program().args(arguments), b"")
}

/// A command on the small definitions.
fn small(arguments: &[&str]) -> Outcome {
    run(&[&SMALL, arguments].concat())
}

/// A folder of its own for one test, emptied before.
fn scratch(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the temporary folder can be written");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn the_command_lines_on_file_come_out_as_they_are_on_file() {
    let bless = std::env::var_os("CAPGAP_BLESS").is_some_and(|value| value == "1");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder("command-line")).expect("a folder of cases").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(paths.len() > 30, "{} cases", paths.len());
    let mut differing = Vec::new();
    for path in paths {
        let wanted = fs::read_to_string(&path).expect("a case in UTF-8");
        let line = wanted.lines().next().and_then(|line| line.strip_prefix("$ capgap")).expect("a command line").trim();
        let found = run(&line.split_whitespace().collect::<Vec<_>>());
        let line = format!("capgap {line}");
        let found = format!("$ {}\nexit code {}\n--- stdout\n{}--- stderr\n{}", line.trim(), found.code, found.output, found.errors)
            // Names of programs and paths as they are on other systems.
            .replace("capgap.exe", "capgap")
            .replace("folder\\below\\", "folder/below/")
            .replace("folder\\", "folder/")
            .replace("team\\", "team/");
        if bless {
            fs::write(&path, found).expect("the case can be written");
        } else if wanted != found {
            differing.push(format!("{}\n=== on file\n{wanted}=== found\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{} differ\n{}", differing.len(), differing.join("\n"));
}

#[test]
fn a_file_that_is_not_there_is_input_that_cannot_be_read() {
    for arguments in
        [&["report", "missing.toml"][..], &["check", "missing.toml"], &["score", "missing.toml"], &["explain", "missing.toml", "x"]]
    {
        let found = small(arguments);
        assert_eq!(found.code, 3, "{arguments:?}");
        let told = if arguments[0] == "check" { &found.output } else { &found.errors };
        assert!(told.contains("error[C113]: \"missing.toml\" cannot be read: "), "{told}");
        assert!(arguments[0] == "check" || found.output.is_empty());
    }
    let found = run(&["list", "pillars", "-d", "missing.toml"]);
    assert_eq!((found.code, found.output.as_str()), (3, ""));
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let folder = scratch("large");
    let path = folder.join("large.toml");
    let file = File::create(&path).expect("a file in the temporary folder");
    // Sparse: nothing is written, and zeros would be no TOML.
    file.set_len(16 * 1024 * 1024 + 1).expect("a length");
    let found = small(&["report", text(&path)]);
    assert_eq!((found.code, found.output.as_str()), (3, ""));
    assert!(found.errors.contains("error[C110]") && found.errors.contains("17 MiB") && found.errors.contains("16 MiB"), "{}", found.errors);
    assert!(!found.errors.contains("C101"), "{}", found.errors);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn a_file_in_another_encoding_is_refused() {
    let folder = scratch("encoding");
    for (name, bytes) in
        [("latin-1.toml", &b"state = \"\xcele\""[..]), ("utf-16.toml", b"\xff\xfe[\0s\0u\0b\0"), ("zip.toml", b"PK\x03\x04\xff\xff")]
    {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("writable");
        let found = small(&["score", text(&path)]);
        assert_eq!((found.code, found.output.as_str()), (3, ""), "{name}");
        assert!(found.errors.contains("error[C109]"), "{name}: {}", found.errors);
    }
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn a_folder_with_one_answer_file_is_reported() {
    let folder = scratch("one");
    fs::copy(self::folder("small").join("answers.toml"), folder.join("answers.toml")).expect("copied");
    let found = small(&["score", "-q", "-f", "csv", text(&folder)]);
    assert_eq!((found.code, found.errors.as_str()), (0, ""));
    assert_eq!(found.output, small(&["score", "-f", "csv", "answers.toml"]).output);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn nothing_is_made_of_answers_with_errors() {
    let folder = scratch("errors");
    let target = folder.join("report.txt");
    fs::write(&target, "what stood there before").expect("writable");
    for command in ["report", "score"] {
        let found = small(&[command, "wrong-answers.toml", "-o", text(&target)]);
        assert_eq!((found.code, found.output.as_str()), (1, ""));
        assert_eq!(fs::read_to_string(&target).expect("readable"), "what stood there before");
    }
    let found = small(&["report", "wrong-answers.toml", "--keep-going", "-o", text(&target)]);
    assert_eq!((found.code, found.output.as_str()), (0, ""));
    assert!(fs::read_to_string(&target).expect("readable").contains("Atlantis"));
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn keep_going_reads_wrong_answers_as_unanswered() {
    let folder = scratch("keep-going");
    let answers = fs::read_to_string(self::folder("small").join("wrong-answers.toml")).expect("readable");
    let unanswered = answers.replace("value = \"two\"", "state = \"unanswered\"").replace("value = \"draught\"", "state = \"unanswered\"");
    assert!(unanswered != answers);
    let path = folder.join("unanswered.toml");
    fs::write(&path, unanswered).expect("writable");
    let kept = small(&["score", "wrong-answers.toml", "--keep-going"]);
    let clean = small(&["score", text(&path)]);
    assert_eq!((kept.code, clean.code), (0, 0), "{}{}", kept.errors, clean.errors);
    assert_eq!(kept.output, clean.output);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn keep_going_does_not_pass_over_definitions_and_syntax() {
    let folder = scratch("syntax");
    let path = folder.join("broken.toml");
    let answers = fs::read_to_string(self::folder("small").join("answers.toml")).expect("readable");
    fs::write(&path, format!("{answers}\nreason = \"open\n")).expect("writable");
    assert_eq!(small(&["score", text(&path), "--keep-going"]).code, 1);
    let found = small(&["score", "answers.toml", "--keep-going", "-d", "wrong.toml"]);
    assert_eq!((found.code, found.output.as_str()), (1, ""));
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn output_files_are_replaced_whole_or_not_at_all() {
    let folder = scratch("output");
    let target = folder.join("figures.csv");
    assert_eq!(small(&["score", "answers.toml", "-o", text(&target)]).code, 0);
    let printed = small(&["score", "answers.toml", "-f", "csv"]).output;
    assert_eq!(fs::read_to_string(&target).expect("readable"), printed);
    assert_eq!(small(&["score", "answers.toml", "-f", "json", "-o", text(&target)]).code, 0);
    assert!(fs::read_to_string(&target).expect("readable").starts_with('{'), "the format named goes before the ending");
    assert_eq!(fs::read_dir(&folder).expect("listable").count(), 1, "a temporary file is left");
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn output_into_a_folder_that_is_not_there_is_told() {
    let folder = scratch("nowhere");
    let target = folder.join("missing").join("report.txt");
    let found = small(&["report", "answers.toml", "-o", text(&target)]);
    assert_eq!((found.code, found.output.as_str()), (4, ""));
    assert!(found.errors.contains("cannot write "), "{}", found.errors);
    // A folder where the file should be; only a report can go into one.
    let found = small(&["score", "answers.toml", "-f", "json", "-o", text(&folder)]);
    assert_eq!(found.code, 4, "{}", found.errors);
    assert_eq!(fs::read_dir(&folder).expect("listable").count(), 0);
    let beside = fs::read_dir(folder.parent().expect("a parent")).expect("listable");
    let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
    let left = beside.filter_map(Result::ok).filter(|entry| entry.file_name().to_string_lossy().starts_with(&format!("{name}."))).count();
    assert_eq!(left, 0, "a temporary file is left");
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn an_ending_that_names_no_format_is_refused_before_reading() {
    for ending in ["pdf", "docx", "xls"] {
        let name = format!("x.{ending}");
        let found = small(&["report", "missing.toml", "-o", &name]);
        assert_eq!((found.code, found.output.as_str()), (2, ""), "{ending}");
        assert!(found.errors.contains(&format!("\".{ending}\"")), "{}", found.errors);
    }
}

#[test]
fn json_is_json() {
    for arguments in [
        &["score", "answers.toml"][..],
        &["score", "answers.toml", "-f", "json"],
        &["report", "answers.toml", "-f", "json"],
        &["schema"],
        &["schema", "score"],
    ] {
        let found = small(arguments);
        assert_eq!(found.code, 0, "{arguments:?}");
        let value: serde_json::Value = serde_json::from_str(&found.output).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
        assert!(value.is_object());
    }
}

#[test]
fn every_key_of_the_figures_is_in_the_schema() {
    let figures: serde_json::Value = serde_json::from_str(&small(&["score", "answers.toml"]).output).expect("JSON");
    let schema: serde_json::Value = serde_json::from_str(&run(&["schema"]).output).expect("JSON");
    let required: Vec<&str> = schema["required"].as_array().expect("a list").iter().filter_map(serde_json::Value::as_str).collect();
    let object = figures.as_object().expect("an object");
    for key in &required {
        assert!(object.contains_key(*key), "{key} is required and not written");
    }
    for key in object.keys() {
        assert!(schema["properties"].get(key).is_some(), "{key} is written and not in the schema");
    }
}

#[test]
fn answers_come_through_standard_input_too() {
    let answers = fs::read(folder("small").join("answers.toml")).expect("readable");
    let from_file = small(&["score", "-q", "answers.toml"]);
    let from_input = outcome(program().args(SMALL).args(["score", "-q", "-"]), &answers);
    assert_eq!((from_input.code, from_input.errors.as_str()), (0, ""));
    assert_eq!(from_input.output, from_file.output);
    let found = outcome(program().args(SMALL).args(["score", "-"]), b"\xff\xfe");
    assert_eq!((found.code, found.output.as_str()), (3, ""));
    let found = outcome(program().args(["check", "--short", "--without-built-in", "-"]), b"[[pillar]]\nid = \"p\"\n");
    assert_eq!(found.code, 1);
    assert!(found.output.starts_with("-:1:1: error[C103]"), "{}", found.output);
}

#[test]
fn line_ends_and_marks_change_nothing() {
    let folder = scratch("line-ends");
    let name = folder.join("answers.toml");
    let answers = fs::read_to_string(self::folder("small").join("answers.toml")).expect("readable");
    let definitions = fs::read_to_string(self::folder("small").join("harbour.toml")).expect("readable");
    let own = folder.join("harbour.toml");
    let mut outputs = Vec::new();
    for (ends, mark) in [("\n", ""), ("\r\n", ""), ("\n", "\u{feff}"), ("\r\n", "\u{feff}")] {
        fs::write(&name, format!("{mark}{}", answers.replace('\n', ends))).expect("writable");
        fs::write(&own, format!("{mark}{}", definitions.replace('\n', ends))).expect("writable");
        for command in [&["report"][..], &["score"], &["check", "--notes"]] {
            let mut arguments = command.to_vec();
            arguments.extend(["--without-built-in", "-d", text(&own), text(&name)]);
            let found = run(&arguments);
            outputs.push((command[0], found.output, found.errors));
        }
    }
    for at in 3..outputs.len() {
        assert_eq!(outputs[at], outputs[at - 3]);
    }
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn the_same_command_gives_the_same_bytes() {
    for arguments in
        [&["report", "answers.toml"][..], &["score", "answers.toml"], &["explain", "answers.toml", "duty-team"], &["list", "shares"]]
    {
        let (first, second) = (small(arguments), small(arguments));
        assert_eq!((first.code, &first.output, &first.errors), (second.code, &second.output, &second.errors), "{arguments:?}");
        assert_eq!(first.code, 0, "{arguments:?}: {}", first.errors);
    }
}

#[test]
fn every_kind_is_listed() {
    for (kind, _) in ListKind::ALL {
        for built_in in [&SMALL[..], &[]] {
            let found = run(&[built_in, &["list", kind]].concat());
            assert_eq!((found.code, found.errors.as_str()), (0, ""), "{kind}");
            assert!(!found.output.trim().is_empty(), "{kind}");
        }
    }
}

#[test]
fn what_is_listed_can_be_shown() {
    for id in ["duty-team", "mandate", "norms", "norm-g", "harbours", "team.level", "g.1", "start"] {
        let found = small(&["show", id]);
        assert_eq!((found.code, found.errors.as_str()), (0, ""), "{id}");
    }
}

#[test]
fn what_has_figures_can_be_explained() {
    for id in ["duty-team", "mandate", "norms", "norm-g", "team.level", "team.roster", "team.test", "law", "g.1", "start"] {
        let found = small(&["explain", "answers.toml", id]);
        assert_eq!((found.code, found.errors.as_str()), (0, ""), "{id}");
        assert!(found.output.contains("Atlantis"), "{id}");
    }
}

#[test]
fn every_code_is_explained() {
    for code in capgap::diagnostic::Code::ALL {
        let found = run(&["explain", code.label()]);
        assert_eq!((found.code, found.errors.as_str()), (0, ""), "{}", code.label());
        assert!(found.output.contains(code.label()), "{}", found.output);
        assert!(!found.output.contains("{$") && !found.output.contains('\u{2068}'), "{}", found.output);
    }
}

#[test]
fn examples_of_explanations_stand_apart() {
    let found = run(&["explain", "C201"]).output;
    assert!(found.contains("noticing.\n\n    capgap check answers.toml --definitions own-folder\n"), "{found}");
}

#[test]
fn colour_is_there_when_asked_for_and_only_then() {
    let check = ["check", "wrong.toml", "--without-built-in"];
    for arguments in [&["report", "answers.toml"][..], &check] {
        let on = |when: &[&str]| small(&[when, arguments].concat()).output;
        assert!(on(&["--color", "always"]).contains('\u{1b}'), "{arguments:?}");
        assert!(on(&["--colour", "always"]).contains('\u{1b}'), "{arguments:?}");
        for never in [&["--color", "never"][..], &["--color", "auto"], &[]] {
            assert!(!on(never).contains('\u{1b}'), "{arguments:?} {never:?}");
        }
        let quiet = outcome(program().env("NO_COLOR", "1").args(SMALL).args(arguments), b"").output;
        assert!(!quiet.contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let strip = |text: &str| {
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('\u{1b}') {
            plain.push_str(&rest[..at]);
            let end = rest[at..].find('m').expect("the end of an escape") + at + 1;
            rest = &rest[end..];
        }
        plain + rest
    };
    let coloured = small(&["report", "answers.toml", "--color", "always"]).output;
    assert_eq!(strip(&coloured), small(&["report", "answers.toml"]).output);
}

#[test]
fn a_report_in_a_file_has_no_colour() {
    let folder = scratch("colour");
    let target = folder.join("report.txt");
    assert_eq!(small(&["report", "answers.toml", "--color", "always", "-o", text(&target)]).code, 0);
    assert!(!fs::read_to_string(&target).expect("readable").contains('\u{1b}'));
    fs::remove_dir_all(folder).expect("removable");
}

/// Lines of tables, blocks and shades.
fn is_drawing(c: char) -> bool {
    ('\u{2500}'..='\u{25ff}').contains(&c)
}

#[test]
fn plain_output_draws_nothing() {
    for arguments in
        [&["report", "answers.toml"][..], &["explain", "answers.toml", "duty-team"], &["list", "capabilities"], &["show", "duty-team"]]
    {
        let plain = small(&[&["--plain"], arguments].concat()).output;
        let drawing: Vec<&str> = plain.lines().filter(|line| line.contains(is_drawing)).collect();
        assert!(drawing.is_empty(), "{arguments:?}: {drawing:?}");
        assert!(small(arguments).output.contains(is_drawing), "{arguments:?} draws nothing anyhow");
    }
}

#[test]
fn no_line_is_wider_than_asked() {
    let commands = [
        &["report", "answers.toml"][..],
        &["explain", "answers.toml", "duty-team"],
        &["explain", "answers.toml", "norm-g"],
        &["explain", "answers.toml", "start"],
        &["list", "questions"],
        &["list", "capabilities"],
        &["show", "duty-team"],
        &["explain", "C234"],
    ];
    for width in [60, 80, 120, 200] {
        // Linear text is meant for screen readers and is not wrapped from 200 columns on.
        let plainly: &[&[&str]] = if width < 200 { &[&[], &["--plain"]] } else { &[&[]] };
        for plain in plainly {
            for command in commands {
                let number = width.to_string();
                let found = small(&[&["--width", &number], *plain, command].concat());
                let wide: Vec<&str> = found.output.lines().filter(|line| line.chars().count() > width).collect();
                assert!(wide.is_empty(), "{command:?} at {width} {plain:?}: {wide:#?}");
            }
        }
    }
}

#[test]
fn no_line_of_the_shipped_set_is_wider_than_asked() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/marevoa-2026.toml");
    for width in [80, 120, 200] {
        for command in [&["report", text(&example)][..], &["list", "interventions"], &["show", "national-csirt"]] {
            let found = run(&[&["--width", &width.to_string()], command].concat());
            assert_eq!(found.code, 0, "{}", found.errors);
            let wide: Vec<&str> = found.output.lines().filter(|line| line.chars().count() > width).collect();
            assert!(wide.is_empty(), "{command:?} at {width}: {wide:#?}");
        }
    }
}

#[test]
fn definitions_of_the_same_id_take_the_place_of_the_shipped_ones() {
    let found = run(&["check", "--short", "--notes", "replaced-pillar.toml"]);
    assert_eq!(found.code, 0, "{}", found.errors);
    let note = "replaced-pillar.toml:1:1: note[C246]: this pillar replaces the built-in \"technology\" \
                (Give it an id of its own if the built-in one should stay.)";
    assert_eq!(found.output.lines().filter(|line| line.contains("[C246]")).collect::<Vec<_>>(), [note]);
    let found = run(&["list", "pillars", "-d", "replaced-pillar.toml"]);
    assert!(found.code == 0 && found.output.contains("Techniques") && !found.output.contains("Technology"), "{}", found.output);
    let found = run(&["check", "--short", "--notes", "-d", "replaced-pillar.toml", "replaced-pillar.toml"]);
    assert_eq!(found.code, 1, "a second record of one's own is a mistake: {}", found.output);
    assert!(found.output.contains("[C107]"));
}

#[test]
fn the_shipped_definitions_and_examples_pass_the_check() {
    let found = run(&["check", "--strict"]);
    assert_eq!((found.code, found.output.as_str()), (0, ""));
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for entry in fs::read_dir(examples).expect("a folder of examples") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let found = run(&["report", text(&path)]);
            assert_eq!(found.code, 0, "{}: {}", path.display(), found.errors);
        }
    }
}
