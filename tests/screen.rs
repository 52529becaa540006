//! The parts of the full-screen dialogue: whole frames, and random keys by the thousand.
//!
//! `CAPGAP_BLESS=1 cargo test --test screen` writes `tests/fixtures/screen/*.txt` anew; read each before it is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

#[path = "common/random.rs"]
#[allow(dead_code)] // shared with other tests
mod random;

use capgap::screen::{
    Choice, Confirm, Item, Key, Layout, MultiChoice, Outcome, Pager, Part, ScriptedTerminal, Step, Terminal, TextEntry, run,
};
use capgap::words::Words;
use random::Random;
use std::fs;
use std::path::PathBuf;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

const QUESTION: &str = "Which level describes best how your State keeps its list of the infrastructure that is critical?";

fn levels() -> Vec<Item> {
    let detail = |level: u32| {
        let criteria: Vec<String> = (1..=level)
            .map(|number| format!("- Criterion {number}: a document of the last twelve months names the sectors, the operators in each and the office that keeps the list, and it was sent to every operator."))
            .collect();
        format!(
            "A reviewer sees a list that was approved at level {level}.\n\nCriteria:\n{}\n\nEvidence: the list, the decree, the letters.",
            criteria.join("\n")
        )
    };
    let titles = [
        "None of these",
        "Informal",
        "Partly defined, in some of the sectors that the decree names and not yet in all of the others",
        "Approved and resourced",
        "Tested and reviewed",
    ];
    let mut items: Vec<Item> = titles
        .iter()
        .zip(0..)
        .map(|(title, level)| {
            Item::new(format!("level-{level}"), *title)
                .detail(detail(level))
                .shortcut(char::from_digit(level, 10).unwrap())
                .current(level == 3)
        })
        .collect();
    items.push(Item::new("unknown", "We do not know").detail("The answer counts as not given."));
    items.push(Item::new("withheld", "We do not say").disabled());
    items
}

/// Many items under headings, some of which cannot be chosen.
fn many() -> Vec<Item> {
    let mut items = Vec::new();
    for section in 1..=12 {
        items.push(Item::heading(format!("Section {section}")));
        for number in 1..=10 {
            let item = Item::new(format!("question-{section}-{number}"), format!("Question {number} of section {section}"))
                .right(format!("{number}/10"));
            items.push(if number % 7 == 0 { item.disabled() } else { item });
        }
    }
    items
}

/// Wide, combining, joined and hostile text.
fn scripts() -> Vec<Item> {
    vec![
        Item::new("zh", "国家网络安全战略与关键基础设施保护及其在各部门的实施情况和定期审查机制的说明文件目录列表").detail(
            "国家战略由政府批准，并指定牵头机构。每年审查一次；审查结果公开发表，各部门据此修订行动计划。\n- 批准文件\n- 年度审查报告",
        ),
        Item::new("combining", "Strate\u{301}gie nationale de cyberse\u{301}curite\u{301}").detail("De\u{301}cret n\u{b0} 2025/14"),
        Item::new("ar", "الاستراتيجية الوطنية").detail("وثيقة معتمدة"),
        Item::new("emoji", "A joined sign 👩‍👩‍👧 and a flag 🇫🇷 in a line").right("国"),
        Item::new("hostile", "Red \u{1b}[31m title \u{1b}]0;x\u{7} and \u{202e}reversed\u{202c}\ttab\nline")
            .detail("\u{1b}[2Jcleared\u{9b}31m"),
    ]
}

fn long_text() -> String {
    text_of(40)
}

fn text_of(parts: u32) -> String {
    let mut text = String::from("Malicious ICT activity against critical infrastructure\n\n");
    for part in 1..=parts {
        text.push_str(&format!("Part {part}\n- The office that leads has a written mandate, staff and a budget, and it meets the operators at least twice in every year.\n  1. Minutes of the meetings are kept.\n\n"));
    }
    text
}

fn layout() -> Layout {
    Layout::new("Atlantis: full questionnaire", "12 of 184 answered").notice("Saved.")
}

/// Plays a script on a part and returns the last frame, with the cursor where there is one, and what came of it.
fn play<P: Part>(part: &mut P, size: (u16, u16), steps: Vec<Step>) -> (String, Outcome<P::Value>) {
    let mut terminal = ScriptedTerminal::new(size, steps);
    let outcome = run(&mut terminal, &Words::english(), &layout(), part).expect("a scripted terminal does not fail");
    let mut frame = terminal.last_frame().to_owned();
    if let Some((column, row)) = terminal.cursor() {
        frame.push_str(&format!("[cursor in column {column}, row {row}]\n"));
    }
    (frame, outcome)
}

/// Compares the frames of a part at both sizes with the kept ones.
fn golden<P: Part>(name: &str, part: impl Fn() -> P, steps: &[Step]) {
    for size in SIZES {
        let (frame, _) = play(&mut part(), size, steps.to_vec());
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/screen/{name}-{}x{}.txt", size.0, size.1));
        if std::env::var_os("CAPGAP_BLESS").is_some_and(|value| value == "1") {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &frame).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display())).replace("\r\n", "\n");
        assert!(frame == kept, "{}:\n{frame}\nbut kept is:\n{kept}", path.display());
    }
}

fn keys(parts: &[&str]) -> Vec<Step> {
    let named = |part: &str| match part {
        "<down>" => vec![Key::Down],
        "<up>" => vec![Key::Up],
        "<left>" => vec![Key::Left],
        "<right>" => vec![Key::Right],
        "<page-down>" => vec![Key::PageDown],
        "<page-up>" => vec![Key::PageUp],
        "<home>" => vec![Key::Home],
        "<end>" => vec![Key::End],
        "<enter>" => vec![Key::Enter],
        "<escape>" => vec![Key::Escape],
        "<tab>" => vec![Key::Tab],
        "<back>" => vec![Key::Backspace],
        "<undo>" => vec![Key::Undo],
        "<finish>" => vec![Key::Finish],
        text => Key::typed(text),
    };
    parts.iter().flat_map(|part| named(part)).map(Step::Press).collect()
}

fn question() -> Choice {
    Choice::new(levels()).prompt(QUESTION).command('?', "help").command('n', "note").command(Key::Function(2), "evidence")
}

#[test]
fn a_choice_shows_list_and_pane() {
    golden("choice", question, &[]);
    golden("choice-scrolled-pane", question, &keys(&["4", "<page-down>"]));
    golden("choice-cut-label", question, &keys(&["2"]));
    golden("choice-filter", question, &keys(&["/", "kno"]));
    golden("choice-filter-nothing", question, &keys(&["/", "xyz"]));
    golden("choice-scripts", || Choice::new(scripts()), &[]);
    golden("choice-hostile", || Choice::new(scripts()), &keys(&["<end>"]));
    golden("choice-empty", || Choice::new(Vec::new()).prompt("Which file?"), &[]);
}

#[test]
fn a_long_list_scrolls() {
    golden("list-start", || Choice::new(many()), &[]);
    golden("list-middle", || Choice::new(many()), &keys(&["<page-down>", "<page-down>", "<page-down>", "<up>", "<up>"]));
    golden("list-end", || Choice::new(many()), &keys(&["<end>"]));
    golden("list-filter", || Choice::new(many()), &keys(&["/", "OF SECTION 3", "<down>", "<down>"]));
}

#[test]
fn a_choice_gives_ids_and_commands() {
    let outcome = |steps: &[&str]| play(&mut question(), (80, 24), keys(steps)).1;
    assert_eq!(outcome(&["<enter>"]), Outcome::Taken("level-3".to_owned()), "the current item comes first");
    assert_eq!(outcome(&["<home>", "<down>", "<enter>"]), Outcome::Taken("level-1".to_owned()));
    assert_eq!(outcome(&["<end>", "<enter>"]), Outcome::Taken("unknown".to_owned()), "disabled items are passed over");
    assert_eq!(outcome(&["2", "<enter>"]), Outcome::Taken("level-2".to_owned()));
    assert_eq!(outcome(&["/UNKNOWN", "<enter>"]), Outcome::Taken("unknown".to_owned()), "the id is searched too");
    assert_eq!(outcome(&["/xyz", "<enter>", "<escape>", "<escape>"]), Outcome::Left);
    assert_eq!(outcome(&["/n", "<down>", "n"]), Outcome::Command(Key::Char('n')), "letters are commands again below the filter");
    assert_eq!(outcome(&["/zz", "<back>", "<back>", "<back>", "<enter>"]), Outcome::Taken("level-0".to_owned()));
    assert_eq!(outcome(&["?"]), Outcome::Command(Key::Char('?')));
    assert_eq!(outcome(&["<escape>"]), Outcome::Left);
    assert_eq!(outcome(&[]), Outcome::Closed);
    assert_eq!(play(&mut question(), (80, 24), vec![Key::Interrupt.into()]).1, Outcome::Interrupted);
    assert_eq!(play(&mut question().shortcuts_take(true), (80, 24), keys(&["1"])).1, Outcome::Taken("level-1".to_owned()));
    assert_eq!(play(&mut Choice::new(Vec::new()), (80, 24), keys(&["<enter>", "<down>", "<escape>"])).1, Outcome::Left);
}

#[test]
fn a_multi_choice_ticks() {
    let part = || MultiChoice::new(levels()).prompt("Which of these hold?");
    golden("multi-choice", part, &keys(&["<home>", " ", "2", "<down>", " "]));
    let outcome = |steps: &[&str]| play(&mut part(), (80, 24), keys(steps)).1;
    let ids = |ids: &[&str]| Outcome::Taken(ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
    assert_eq!(outcome(&["2", "<home>", " ", "<enter>"]), ids(&["level-0", "level-2"]));
    assert_eq!(outcome(&["2", "2", "<enter>"]), ids(&[]));
    assert_eq!(outcome(&["/unknown", "<enter>", " ", "<escape>", "4", "<enter>"]), ids(&["level-4", "unknown"]));
}

#[test]
fn a_line_is_typed() {
    let part = || {
        let check = |text: &str| (text.len() < 3).then(|| "Please give at least three letters.".to_owned());
        TextEntry::line("").prompt("Name of the State").check(check)
    };
    golden("line", part, &keys(&["Atlantis"]));
    golden("line-error", part, &keys(&["At", "<enter>"]));
    golden("line-wide", || TextEntry::line("国家戦略 cafe\u{301} \u{202e}x"), &keys(&["<left>"]));
    let outcome = |steps: &[&str]| play(&mut part(), (80, 24), keys(steps)).1;
    assert_eq!(outcome(&["At", "<enter>", "lantis", "<enter>"]), Outcome::Taken("Atlantis".to_owned()));
    assert_eq!(outcome(&["Atlantis", "<escape>"]), Outcome::Left);
    let mut pasted = vec![Step::Press(Key::Paste("one\r\ntwo\u{1b}[31m".to_owned()))];
    pasted.extend(keys(&["<enter>"]));
    assert_eq!(play(&mut part(), (80, 24), pasted).1, Outcome::Taken("one two[31m".to_owned()));
}

#[test]
fn lines_are_typed() {
    let part = || TextEntry::lines("The list was approved in 2025.").prompt("Note");
    let sentence = "It names eleven sectors and, in each of them, the operators that the decree of the same year obliges to report.";
    golden("lines", part, &keys(&["<enter>", "<enter>", sentence]));
    golden("lines-done", part, &keys(&["<down>"]));
    golden("lines-leave", part, &keys(&["x", "<escape>"]));
    golden("lines-scrolled", || TextEntry::lines(&long_text()).prompt("Note"), &keys(&["<page-up>", "<up>", "<up>"]));
    let outcome = |steps: &[&str]| play(&mut part(), (80, 24), keys(steps)).1;
    let text = |text: &str| Outcome::Taken(format!("The list was approved in 2025.{text}"));
    assert_eq!(outcome(&["<enter>", "More.", "<tab>", "<enter>"]), text("\nMore."));
    assert_eq!(outcome(&["x", "<down>", "<enter>"]), text("x"));
    assert_eq!(outcome(&["x", "<tab>", "y", "<finish>"]), text("xy"));
    assert_eq!(outcome(&["xyz", "<undo>", "<finish>"]), text(""));
    assert_eq!(outcome(&["<escape>"]), Outcome::Left);
    assert_eq!(outcome(&["x", "<escape>", "<escape>"]), Outcome::Left);
    assert_eq!(outcome(&["x", "<escape>", "y", "<finish>"]), text("xy"), "any other key goes on");
    assert_eq!(outcome(&["x", "<tab>", "<tab>", "<enter>", "<enter>"]), Outcome::Left);
}

#[test]
fn a_pager_scrolls_and_searches() {
    let part = || Pager::new(long_text());
    golden("pager", part, &[]);
    golden("pager-end", part, &keys(&["<end>"]));
    golden("pager-typing", part, &keys(&["/", "part 3"]));
    golden("pager-found", part, &keys(&["/", "PART 3", "<enter>", "n"]));
    golden("pager-not-found", part, &keys(&["/", "nowhere", "<enter>"]));
    let outcome = |steps: &[&str]| play(&mut part(), (80, 24), keys(steps)).1;
    assert_eq!(outcome(&["q"]), Outcome::Left);
    assert_eq!(outcome(&["<page-down>", "<enter>"]), Outcome::Left);
    assert_eq!(outcome(&["/q", "<escape>", "<escape>"]), Outcome::Left);
    // At 80 columns these words stand on two lines.
    let mut pager = part();
    play(&mut pager, (80, 24), keys(&["/", "budget, and it meets", "<enter>"]));
    assert_eq!(pager.top(), 2);
}

#[test]
fn a_question_is_confirmed() {
    let words = Words::english();
    let part = || Confirm::new("Delete the evidence “strategy-2025”? Three answers cite it; they keep their values.", false, &words);
    golden("confirm", part, &[]);
    golden("confirm-yes", part, &keys(&["<up>"]));
    let outcome = |steps: &[&str]| play(&mut part(), (80, 24), keys(steps)).1;
    assert_eq!(outcome(&["<enter>"]), Outcome::Taken(false));
    assert_eq!(outcome(&["<left>", "<enter>"]), Outcome::Taken(true));
    assert_eq!(outcome(&["Y"]), Outcome::Taken(true));
    assert_eq!(outcome(&["x", "n"]), Outcome::Taken(false));
    assert_eq!(outcome(&["<escape>"]), Outcome::Left);
}

#[test]
fn small_windows_are_borne() {
    let frame = |size| play(&mut question(), size, Vec::new()).0;
    assert_eq!(frame((19, 24)), "window too small\n");
    assert_eq!(frame((10, 4)), "window too\nsmall\n");
    assert_eq!(frame((1, 1)), "w\n");
    assert_eq!(frame((20, 5)), "Atlan...  12 of 1...\nWhich level descr...\n  2 Partly define...\n>*3 Approved and...\nUp/Down move\n");
}

#[test]
fn a_resized_window_is_drawn_anew() {
    let steps = vec![Step::Resize(120, 40), Step::Resize(30, 8)];
    let (frame, _) = play(&mut question(), (80, 24), steps);
    assert_eq!(frame.lines().count(), 8);
    assert!(frame.lines().all(|line| line.chars().count() <= 30));
}

/// A key of any kind, those that matter more often than others.
fn any_key(random: &mut Random) -> Key {
    let characters = [
        'a',
        'n',
        'N',
        '/',
        ' ',
        '?',
        '3',
        '国',
        '\u{301}',
        'é',
        '\u{202e}',
        '\u{200d}',
        '👩',
        '\u{1b}',
        '\t',
        '\n',
        '\u{feff}',
        'İ',
        'ß',
        'ﾞ',
        '\u{1f1eb}',
        '\u{e31}',
    ];
    let named = [
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::PageUp,
        Key::PageDown,
        Key::Home,
        Key::End,
        Key::Enter,
        Key::Escape,
        Key::Backspace,
        Key::Delete,
        Key::Tab,
        Key::BackTab,
        Key::Undo,
        Key::Finish,
        Key::DeleteLine,
        Key::DeleteWord,
        Key::Resized,
        Key::Other,
        Key::Function(2),
    ];
    match random.below(10) {
        0..=4 => random.pick(&named),
        5..=8 => Key::Char(random.pick(&characters)),
        _ => {
            let length = random.below(40);
            Key::Paste((0..length).map(|_| random.pick(&characters)).collect())
        }
    }
}

/// Presses random keys at random sizes; after each the part is drawn and looked at.
fn hammer<P: Part>(seed: u64, mut part: impl FnMut(&mut Random) -> P, holds: impl Fn(&P)) {
    let words = Words::english();
    let mut random = Random::new(seed);
    for _ in 0..40 {
        let mut part = part(&mut random);
        let mut size = (80, 24);
        let mut terminal = ScriptedTerminal::new(size, Vec::<Step>::new());
        for _ in 0..60 {
            if random.chance(10) {
                size = match random.below(3) {
                    0 => (random.between(1, 8) as u16, random.between(1, 8) as u16),
                    1 => (random.between(20, 50) as u16, random.between(5, 16) as u16),
                    _ => (random.between(1, 140) as u16, random.between(1, 60) as u16),
                };
                terminal.press([Step::Resize(size.0, size.1)]);
                assert_eq!(terminal.next_key().unwrap(), Key::Resized);
            }
            // Parts must bear areas that the frame around them would not give.
            let bare = random.chance(30);
            terminal
                .draw(&mut |frame| {
                    let body = if bare { Some(frame.area()) } else { layout().draw(frame, &part.help(&words), &words) };
                    if let Some(body) = body {
                        part.draw(frame, body, &words);
                    }
                })
                .unwrap();
            let frame = terminal.last_frame();
            assert!(!frame.contains(|c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)), "{frame}");
            assert!(frame.lines().count() <= usize::from(size.1));
            for line in frame.lines() {
                assert!(capgap::screen::width(line) <= usize::from(size.0), "{line:?} at {size:?}");
            }
            if let Some((column, row)) = terminal.cursor() {
                assert!(column < size.0 && row < size.1, "cursor in column {column}, row {row} at {size:?}");
            }
            part.key(&any_key(&mut random));
            holds(&part);
        }
    }
}

fn some_items(random: &mut Random) -> Vec<Item> {
    match random.below(5) {
        0 => Vec::new(),
        1 => vec![Item::heading("Nothing here"), Item::new("x", "Not now").disabled()],
        2 => levels(),
        3 => scripts(),
        _ => many(),
    }
}

#[test]
fn random_keys_do_no_harm_to_lists() {
    let choosable = |item: Option<&Item>, items: &[Item]| {
        assert!(item.is_none_or(|item| item.is_choosable() && items.iter().any(|other| std::ptr::eq(other, item))));
    };
    hammer(
        1,
        |random| {
            Choice::new(some_items(random)).prompt(random.pick(&["", QUESTION])).command('n', "note").shortcuts_take(random.chance(50))
        },
        |choice| {
            choosable(choice.highlighted(), choice.items());
            let wanted = choice.filter().to_lowercase();
            let fits = |item: &&Item| item.is_choosable() && (item.label.to_lowercase().contains(&wanted) || item.id.contains(&wanted));
            assert_eq!(choice.highlighted().is_some(), choice.items().iter().any(|item| fits(&item)));
            assert!(choice.highlighted().is_none_or(|item| fits(&item)));
        },
    );
    hammer(
        2,
        |random| MultiChoice::new(some_items(random)).prompt(random.pick(&["", QUESTION])),
        |choice| {
            choosable(choice.highlighted(), choice.items());
            assert!(choice.items().iter().all(|item| item.is_choosable() || !item.ticked));
        },
    );
}

#[test]
fn random_keys_do_no_harm_to_texts() {
    let holds = |entry: &TextEntry<'_>, lines: bool| {
        let editor = entry.editor();
        assert!(editor.text().is_char_boundary(editor.cursor()));
        assert!(!editor.text().contains(|c: char| c.is_control() && !(lines && c == '\n')));
        // No character is cut in two: what stands before the cursor and behind it makes up the characters of the whole.
        let (before, behind) = editor.text().split_at(editor.cursor());
        let count = |text: &str| text.split('\n').map(|line| capgap::screen::characters(line).len() + 1).sum::<usize>() - 1;
        assert_eq!(count(before) + count(behind), count(editor.text()));
        for columns in [1, 7, 78] {
            let rows = editor.rows(columns);
            assert_eq!(rows.first().unwrap().start, 0);
            assert_eq!(rows.last().unwrap().end, editor.text().len());
            for pair in rows.windows(2) {
                let between = &editor.text()[pair[0].end..pair[1].start];
                assert!(between.is_empty() || between == "\n");
            }
        }
    };
    let start =
        |random: &mut Random| random.pick(&[String::new(), text_of(5), "国家戦略 cafe\u{301}".to_owned(), "\u{301}\u{202e}x".to_owned()]);
    hammer(3, |random| TextEntry::line(&start(random)).prompt(random.pick(&["", QUESTION])), |entry| holds(entry, false));
    let check = |text: &str| (text.len() % 2 == 1).then(|| QUESTION.to_owned());
    hammer(4, |random| TextEntry::lines(&start(random)).prompt(random.pick(&["", QUESTION])).check(check), |entry| holds(entry, true));
}

#[test]
fn random_keys_do_no_harm_to_the_rest() {
    let words = Words::english();
    let text = |random: &mut Random| random.pick(&[String::new(), text_of(15), "国家戦略\u{1b}[2J".repeat(50)]);
    hammer(5, |random| Pager::new(text(random)), |pager| assert!(pager.top() < pager.lines()));
    hammer(6, |random| Confirm::new(text(random), random.chance(50), &words), |_| {});
}
