//! The start menu: every entry, from an empty folder to a report, on a full screen and in lines.
//!
//! `CAPGAP_BLESS=1 cargo test --test menu` writes `tests/fixtures/terminal/menu-*.txt` anew; read each before it is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

#[path = "common/random.rs"]
#[allow(dead_code)] // shared with other tests
mod random;

use capgap::cli::{Environment, Exit, OpenTerminal, run};
use capgap::model::Date;
use capgap::screen::{Frame, Key, ScriptedTerminal, Terminal};
use random::Random;
use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

const TODAY: Date = Date { year: 2026, month: 5, day: 3 };

/// A terminal that is taken several times and goes on where it was.
struct Shared(Rc<RefCell<ScriptedTerminal>>);

impl Terminal for Shared {
    fn size(&self) -> (u16, u16) {
        self.0.borrow().size()
    }

    fn draw(&mut self, draw: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        self.0.borrow_mut().draw(draw)
    }

    fn next_key(&mut self) -> io::Result<Key> {
        self.0.borrow_mut().next_key()
    }
}

/// What came of a run.
struct Seen {
    exit: Exit,
    frames: Vec<String>,
    output: String,
    errors: String,
    left: usize,
}

impl Seen {
    #[track_caller]
    fn saw(&self, text: &str) -> &Self {
        let last = self.frames.last().map_or("", String::as_str);
        assert!(
            self.frames.iter().any(|frame| frame.contains(text)),
            "never saw {text:?}; at last\n{last}\n{}\n{}",
            self.output,
            self.errors
        );
        self
    }
}

/// How the program is run.
struct Run<'r> {
    arguments: Vec<OsString>,
    keys: Vec<Key>,
    input: &'r str,
    size: (u16, u16),
    opens: bool,
}

impl Run<'_> {
    fn on(folder: &Path, keys: Vec<Key>) -> Self {
        Run { arguments: vec![folder.into()], keys, input: "", size: (80, 24), opens: true }
    }

    fn run(self) -> Seen {
        let terminal = Rc::new(RefCell::new(ScriptedTerminal::new(self.size, self.keys)));
        let (mut output, mut errors, mut input) = (Vec::new(), Vec::new(), self.input.as_bytes());
        let open: &mut OpenTerminal<'_> = &mut |_| match self.opens {
            true => Ok(Box::new(Shared(Rc::clone(&terminal)))),
            false => Err(io::ErrorKind::Unsupported.into()),
        };
        let exit = run(&mut Environment {
            arguments: std::iter::once("capgap".into()).chain(self.arguments).collect(),
            input: &mut input,
            output: &mut output,
            errors: &mut errors,
            columns: Some(self.size.0),
            progress: None,
            colour: false,
            colour_errors: false,
            interactive: true,
            terminal: Some(open),
            today: TODAY,
        });
        let terminal = terminal.borrow();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Seen { exit, frames: terminal.frames().to_vec(), output: text(output), errors: text(errors), left: terminal.steps_left() }
    }
}

fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-menu-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn typed(text: &str) -> Vec<Key> {
    Key::typed(text)
}

/// A folder with files of each sort.
fn full_folder(name: &str) -> PathBuf {
    let path = folder(name);
    for example in ["atlantis-2026.toml", "marevoa-2026.toml"] {
        fs::copy(root().join("examples").join(example), path.join(example)).unwrap();
    }
    fs::write(path.join("broken.toml"), "[submission]\nstate = \"Atlantis\ncode = 1\n").unwrap();
    fs::write(path.join("definitions.toml"), "format = 1\n[[pillar]]\nid = \"x-pillar\"\ntitle = \"X\"\nsummary = \"Y.\"\n").unwrap();
    fs::write(path.join("notes.txt"), "not an answer file").unwrap();
    fs::write(path.join("table.xlsx"), "PK no workbook").unwrap();
    path
}

#[track_caller]
fn golden(name: &str, frame: &str) {
    // The folder at the right end of the title bar is another one each time.
    let (title, rest) = frame.split_once('\n').unwrap();
    let path = root().join("tests/fixtures/terminal").join(format!("menu-{name}.txt"));
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    let mut title = title.split("  ").next().unwrap();
    if let Some((whole, _)) =
        wanted.split_once('\n').filter(|(whole, _)| title.strip_suffix("...").is_some_and(|cut| whole.starts_with(cut)))
    {
        // A long name of the folder leaves less room for what stands before it.
        title = whole;
    }
    let frame = format!("{title}\n{rest}");
    let blessed = std::env::var_os("CAPGAP_BLESS").is_some();
    if blessed {
        fs::write(&path, &frame).unwrap();
    }
    assert!(frame == wanted || blessed, "{name} is now\n{frame}");
}

/// The keys that make a file of the rapid questionnaire with two offices.
fn making() -> Vec<Key> {
    let mut keys = typed("n");
    keys.extend([Key::Down, Key::Enter]);
    keys.extend(typed("Atlantis\nxat\n"));
    keys.extend([Key::Home, Key::Enter, Key::Enter]);
    keys.extend(typed("Ministry of Digital Affairs; National CERT\n"));
    // The first office answers the first section, the other one the third.
    keys.extend([Key::Char(' '), Key::Enter, Key::Down, Key::Down, Key::Char(' '), Key::Enter]);
    keys.push(Key::Enter);
    keys
}

#[test]
fn from_an_empty_folder_to_a_report() {
    let folder = folder("whole-way");
    let mut keys = making();
    // Answers as the first office: a level, a yes, evidence for the third question.
    keys.extend(typed("a\n3ye"));
    keys.extend(typed("Strategy\nGazette 3\n2025-02-01\n"));
    keys.extend([Key::Down, Key::Enter, Key::Enter]);
    keys.extend(typed("yq"));
    // Back in the menu: status, check, report, log; back, quit.
    keys.extend(typed("sqcqrm"));
    keys.extend([Key::Escape]);
    keys.extend(typed("lqbq"));
    let seen = Run::on(&folder, keys).run();
    seen.saw("There are none yet").saw("Which questions should be asked?").saw("Who answers?").saw("Question 1 of 230");
    seen.saw("Saved: 3 Established.")
        .saw("Back from the questions")
        .saw("Status: Atlantis (XAT)")
        .saw("Make it now")
        .saw("Written to")
        .saw("Atlantis, draft");
    assert_eq!((seen.exit, seen.left), (Exit::Done, 0), "{}", seen.frames.last().unwrap());
    let file = fs::read_to_string(folder.join("atlantis-2026.toml")).unwrap();
    for part in [
        "state = \"Atlantis\"",
        "code = \"XAT\"",
        "size = \"small\"",
        "assessed-on = 2026-05-03",
        "name = \"National CERT\"",
        "by = \"ministry-of-digital-affairs\"",
        "value = 3",
    ] {
        assert!(file.contains(part), "{part} is not in\n{file}");
    }
    assert!(fs::read(folder.join("atlantis-2026-report.pdf")).unwrap().starts_with(b"%PDF"));
}

#[test]
fn the_same_way_in_lines() {
    for opens in [false, true] {
        let folder = folder(if opens { "lines-plain" } else { "lines-unable" });
        let input =
            "1\n2\nAtlantis\nxat\n1\n\nMinistry of Digital Affairs; National CERT\n1\n3\n\n1\n1\n3\nyes\nquit\n2\n\n4\n1\n\n-\n-\nq\n";
        let mut arguments: Vec<OsString> = vec![folder.clone().into()];
        if opens {
            arguments.push("--plain".into());
        }
        let seen = Run { arguments, keys: Vec::new(), input, size: (80, 24), opens }.run();
        assert_eq!(seen.exit, Exit::Done, "{}\n{}", seen.output, seen.errors);
        assert!(seen.frames.is_empty());
        let file = fs::read_to_string(folder.join("atlantis-2026.toml")).unwrap_or_else(|_| panic!("{}", seen.output));
        assert!(file.contains("by = \"ministry-of-digital-affairs\"") && file.contains("value = 3"), "{}", seen.output);
        assert!(folder.join("atlantis-2026-report.pdf").exists(), "{}", seen.output);
    }
}

#[test]
fn a_plan_is_made_and_kept_beside_the_answers() {
    let folder = folder("plan");
    let small = root().join("tests/fixtures/small");
    fs::copy(small.join("answers.toml"), folder.join("harbour.toml")).unwrap();
    let arguments = |more: &[&str]| {
        let flags = ["--without-built-in", "-d"].map(OsString::from).into_iter().chain([small.join("harbour.toml").into()]);
        flags.chain(more.iter().map(OsString::from)).chain([OsString::from(&folder)]).collect::<Vec<OsString>>()
    };
    // A budget that is none is asked for again; a month is suggested.
    let mut keys = typed("\ngu2,000\n");
    keys.extend([const { Key::Backspace }; 5]);
    keys.extend(typed("1k\nt\nm"));
    keys.extend(typed("k"));
    keys.push(Key::Escape);
    keys.extend(typed("s"));
    keys.extend([Key::Escape, Key::Escape, Key::Escape, Key::Escape]);
    keys.extend(typed("y"));
    let seen = Run { arguments: arguments(&[]), keys, input: "", size: (100, 30), opens: true }.run();
    seen.saw("is no amount").saw("2026-06").saw("harbour-plan.pdf").saw("Written to").saw("kept; made anew").saw("Plan: Atlantis");
    assert_eq!(seen.exit, Exit::Done, "{}", seen.frames.last().unwrap());
    assert!(fs::read(folder.join("harbour-plan.pdf")).unwrap().starts_with(b"%PDF"));
    let kept = fs::read_to_string(folder.join("harbour-plan.toml")).unwrap();
    assert!(kept.contains("start = \"2026-06\"") && kept.contains("budget = 1000"), "{kept}");
    // The same in lines: the kept plan is no answer file, so there is one file to choose.
    let input = "1\n5\n1\n2m\n3\n\n-\n-\nq\n";
    let seen = Run { arguments: arguments(&["--plain"]), keys: Vec::new(), input, size: (80, 24), opens: true }.run();
    assert_eq!(seen.exit, Exit::Done, "{}\n{}", seen.output, seen.errors);
    assert!(seen.output.contains("harbour-plan.pdf") && !seen.output.contains("harbour-plan.toml\n"), "{}", seen.output);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_entry_is_reached() {
    let folder = full_folder("entries");
    let entries: [(&str, &str); 17] = [
        ("h", "With this program a State assesses"),
        ("o", "Which file? Type its name"),
        ("n", "Which questions should be asked?"),
        ("\n", "Answer the questions"),
        ("\na", "For which office do you answer?"),
        ("\ns", "Status: "),
        ("\nc", "Check: "),
        ("\nr", "Make it now"),
        ("\nrs", "Report: "),
        ("\ng", "Say what may be spent"),
        ("\nf", "Who gets the file?"),
        ("f", "Which questions should be asked?"),
        ("f\n", "fcc-form.pdf"),
        ("\np", "What should each part hold?"),
        ("\nm", "No part of this assessment was found"),
        ("\nl", "Log of changes: "),
        ("\nb", "Answer files in this folder"),
    ];
    for (keys, text) in entries {
        let seen = Run::on(&folder, typed(keys)).run();
        let last = seen.frames.last().unwrap();
        assert!(last.contains(text), "after {keys:?}\n{last}");
        // The end of the keys is the end of the input.
        assert_eq!(seen.exit, Exit::Done);
    }
}

#[test]
fn several_states_share_a_budget_and_all_submissions_become_tables() {
    let folder = folder("several");
    for example in ["atlantis-2026.toml", "marevoa-2026.toml"] {
        fs::copy(root().join("examples").join(example), folder.join(example)).unwrap();
    }
    // All are ticked; the budget; where to. Then the tables, into the folder that is suggested. Each is read with q.
    let keys = [typed("p\n"), typed("60k\npool.json\n"), typed("qt\n"), typed("qq")].concat();
    let seen = Run::on(&folder, keys).run();
    seen.saw("Which States share the budget?").saw("Written to pool.json.").saw("Folder to write the tables to").saw("Written to tables.");
    assert_eq!((seen.exit, seen.left), (Exit::Done, 0), "{}", seen.frames.last().unwrap());
    let made: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("pool.json")).unwrap()).unwrap();
    assert_eq!(
        (made["portfolio"].as_u64(), made["states"].as_array().map(Vec::len), made["budget"].as_f64()),
        (Some(1), Some(2), Some(6e4))
    );
    assert!(folder.join("tables/summary.json").is_file() && folder.join("tables/cohort.html").is_file());
    // Nothing is made without a budget, or for one State alone.
    let keys = [typed("p\n\n"), typed("p"), vec![Key::Char(' '), Key::Enter], typed("q")].concat();
    let seen = Run::on(&folder, keys).run();
    seen.saw("A portfolio needs a budget.").saw("Two States or more share a budget.");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn pages_are_as_they_were_looked_at() {
    let folder = full_folder("pages");
    let pages: [(&str, &str); 10] = [
        ("folder", ""),
        ("questionnaires", "n"),
        ("from", "n\n"),
        ("office", "\na"),
        ("split", "\np"),
        ("file", "\n"),
        ("report", "\nr"),
        ("formats", "\nrf"),
        ("form", "f\n"),
        ("plan", "\ng"),
    ];
    for (name, keys) in pages {
        golden(name, Run::on(&folder, typed(keys)).run().frames.last().unwrap());
    }
    let seen = Run { size: (120, 40), ..Run::on(&folder, vec![]) }.run();
    golden("folder-120x40", seen.frames.last().unwrap());
}

/// Runs the menu on one file of a folder that holds only that; `keys` follow once it is open.
fn on_file(folder: &Path, keys: Vec<Key>) -> Seen {
    let file = folder.join("atlantis-2026.toml");
    if !file.exists() {
        fs::copy(root().join("examples/atlantis-2026.toml"), &file).unwrap();
    }
    Run { arguments: vec![file.into()], ..Run::on(folder, keys) }.run()
}

#[test]
fn a_report_is_made_as_it_was_wished() {
    let folder = folder("wishes");
    // One page, as plain text, for the public.
    let keys = [typed("rd"), vec![Key::Home, Key::Enter], typed("f"), vec![Key::End, Key::Up, Key::Enter], typed("w")].concat();
    let seen = on_file(&folder, [keys, vec![Key::End, Key::Enter, Key::Enter]].concat());
    seen.saw("atlantis-2026-report-brief-public.txt").saw("Written to");
    let text = fs::read_to_string(folder.join("atlantis-2026-report-brief-public.txt")).unwrap();
    let by_command = {
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let arguments = ["capgap", "report", "--depth", "brief", "--audience", "public", "-q", "--width", "80"];
        let exit = run(&mut Environment {
            arguments: arguments.iter().map(OsString::from).chain([folder.join("atlantis-2026.toml").into()]).collect(),
            input: &mut io::empty(),
            output: &mut output,
            errors: &mut errors,
            columns: None,
            progress: None,
            colour: false,
            colour_errors: false,
            interactive: false,
            terminal: None,
            today: TODAY,
        });
        assert_eq!(exit, Exit::Done);
        String::from_utf8(output).unwrap()
    };
    assert!(text == by_command, "the menu makes another report than the command");
}

#[test]
fn all_formats_go_into_a_folder() {
    let folder = folder("all-formats");
    let seen = on_file(&folder, [typed("rd"), vec![Key::Home, Key::Enter], typed("f"), vec![Key::End, Key::Enter, Key::Enter]].concat());
    seen.saw("atlantis-2026-report-brief/");
    for ending in ["pdf", "docx", "html", "xlsx", "txt"] {
        assert!(folder.join(format!("atlantis-2026-report-brief/atlantis-2026-report.{ending}")).exists(), "no {ending}");
    }
}

#[test]
fn answers_are_never_replaced() {
    let folder = folder("no-loss");
    let table = folder.join("answers.xlsx");
    let arguments = ["convert", "-o"].map(OsString::from).into_iter().chain([table.clone().into()]);
    let arguments = arguments.chain([root().join("examples/atlantis-2026.toml").into()]).collect();
    assert_eq!(Run { arguments, ..Run::on(&folder, vec![]) }.run().exit, Exit::Done);
    let before = fs::read(&table).unwrap();
    // The workbook is the third format from below; the name of the answers is typed over the suggested one.
    let mut keys = [typed("rf"), vec![Key::End, Key::Up, Key::Up, Key::Enter], typed("o")].concat();
    keys.extend(std::iter::repeat_n(Key::Backspace, 60));
    keys.extend(typed("answers.xlsx\n"));
    on_file(&folder, keys).saw("holds answers, which nothing may replace");
    assert!(fs::read(&table).unwrap() == before);
    // A file that is none of the menu's own is replaced only on demand.
    fs::write(folder.join("mine.pdf"), "mine").unwrap();
    let mut keys = typed("ro");
    keys.extend(std::iter::repeat_n(Key::Backspace, 60));
    keys.extend(typed("mine\nm"));
    on_file(&folder, keys).saw("Replace it?");
    assert_eq!(fs::read_to_string(folder.join("mine.pdf")).unwrap(), "mine");
}

#[test]
fn forms_and_files_to_share_are_made_and_not_listed_as_broken() {
    let folder = folder("handing-out");
    let seen = on_file(&folder, typed("f\n\n"));
    seen.saw("Who gets the file?").saw("Written to");
    assert!(folder.join("atlantis-2026-minister.assessment.json").exists());
    let seen = on_file(&folder, [typed("rf"), vec![Key::End, Key::Up, Key::Up, Key::Enter, Key::Enter]].concat());
    seen.saw("Written to");
    assert!(folder.join("atlantis-2026-report.xlsx").exists());
    let seen = Run::on(&folder, [typed("f"), vec![Key::Down, Key::Enter, Key::Enter]].concat()).run();
    seen.saw("rapid-form.pdf").saw("Written to");
    assert!(fs::read(folder.join("rapid-form.pdf")).unwrap().starts_with(b"%PDF"));
    assert!(!seen.frames[0].contains("cannot be read"), "{}", seen.frames[0]);
}

#[test]
fn a_broken_file_is_listed_and_says_what_is_wrong() {
    let folder = full_folder("broken");
    let seen = Run::on(&folder, [vec![Key::Down], typed("\n")].concat()).run();
    seen.saw("broken.toml").saw("cannot be read").saw("table.xlsx");
    let last = seen.frames.last().unwrap();
    assert!(last.contains("Nothing was changed in it") && last.contains("- s Status") || last.contains("-  s"), "{last}");
    assert!(!seen.frames[0].contains("notes.txt") && !seen.frames[0].contains("definitions.toml"), "{}", seen.frames[0]);
}

#[test]
fn parts_are_written_answered_and_merged() {
    let folder = folder("parts");
    let mut keys = making();
    keys.extend(typed("p\n"));
    keys.extend(typed("qb"));
    let seen = Run::on(&folder, keys).run();
    seen.saw("The parts stand beside the file");
    let part = folder.join("atlantis-2026.ministry-of-digital-affairs.toml");
    assert!(part.exists(), "{:?}", fs::read_dir(&folder).unwrap().collect::<Vec<_>>());
    // A part is answered by its office without asking who it is.
    let seen = Run { arguments: vec![part.into()], ..Run::on(&folder, typed("a2qb")) }.run();
    seen.saw("part, draft").saw("Saved: 2");
    let whole = folder.join("atlantis-2026.toml");
    let seen = Run { arguments: vec![whole.clone().into()], ..Run::on(&folder, typed("m\n")) }.run();
    seen.saw("These parts were found").saw("Merged into");
    assert!(fs::read_to_string(whole).unwrap().contains("value = 2"));
}

#[test]
fn a_dropped_file_opens_and_a_missing_one_waits() {
    let folder = full_folder("dropped");
    let file = folder.join("atlantis-2026.toml");
    let seen = Run { arguments: vec![file.clone().into()], ..Run::on(&folder, typed("bq")) }.run();
    assert!(seen.frames[0].contains("Answer the questions"), "{}", seen.frames[0]);
    seen.saw("Answer files in this folder");
    let seen = Run { arguments: vec![file.into(), "absent.toml".into()], input: "\n", ..Run::on(&folder, vec![]) }.run();
    assert_eq!(seen.exit, Exit::Usage);
    assert!(
        seen.output.contains("Press Enter") && seen.errors.contains("absent.toml") || seen.errors.contains("unrecognized"),
        "{}{}",
        seen.output,
        seen.errors
    );
}

#[test]
fn definitions_that_cannot_be_read_stay_on_the_screen() {
    let folder = full_folder("definitions");
    let arguments = vec!["-d".into(), folder.join("broken.toml").into()];
    let seen = Run { arguments, ..Run::on(&folder, typed("q")) }.run();
    seen.saw("That did not work").saw("definitions cannot be read");
    assert_eq!((seen.exit, seen.left), (Exit::Findings, 0));
}

#[test]
fn ctrl_c_ends_it_everywhere() {
    let folder = full_folder("interrupted");
    for keys in ["", "n", "o", "h", "\n", "\ns", "\na\n", "\na\n3?"] {
        let seen = Run::on(&folder, [typed(keys), vec![Key::Interrupt]].concat()).run();
        assert_eq!((seen.exit, seen.left), (Exit::Interrupted, 0), "{keys:?}");
    }
}

#[test]
fn random_keys_never_break_it() {
    let folder = full_folder("random");
    let keys =
        [Key::Enter, Key::Enter, Key::Escape, Key::Up, Key::Down, Key::Down, Key::Tab, Key::Home, Key::End, Key::Backspace, Key::Resized];
    for seed in 0..4 {
        let mut random = Random::new(seed);
        let steps = (0..150)
            .map(|_| if random.chance(50) { random.pick(&keys) } else { Key::Char(char::from(random.pick(b"nohacpb 123yt?/"))) })
            .collect();
        let seen = Run { size: random.pick(&[(80, 24), (120, 40), (30, 8)]), ..Run::on(&folder, steps) }.run();
        assert!(matches!(seen.exit, Exit::Done | Exit::Interrupted), "{:?}", seen.exit);
    }
}
