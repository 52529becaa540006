//! The interview on a full screen: captures of its screens, a whole interview by keys, and random keys by the ten thousand.
//!
//! `CAPGAP_BLESS=1 cargo test --test terminal_front` writes `tests/fixtures/terminal/*.txt` anew; read each before it is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

#[path = "common/random.rs"]
#[allow(dead_code)] // shared with other tests
mod random;

use capgap::ask::terminal::{Ended, run};
use capgap::ask::{Card, Interview, Move, Position, Saved, Saver};
use capgap::library::{Definitions, Library, check_submission, seal};
use capgap::model::{
    Answer, AnswerState, AnswerValue, Conflict, ConflictAbout, Date, Evidence, EvidenceStatus, Given, Place, QuestionKind, Reference,
    Respondent, Says, Side, Submission, YesNo,
};
use capgap::read::{self, Content};
use capgap::score::Targets;
use capgap::screen::{Key, ScriptedTerminal, Step};
use capgap::text::SourceMap;
use capgap::words::Words;
use random::Random;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

const TODAY: Date = Date { year: 2026, month: 5, day: 3 };
const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);

/// Keeps the fingerprint of every state that it was given.
#[derive(Default)]
struct Kept {
    seals: Vec<String>,
    /// How many of the next attempts fail.
    failing: usize,
}

impl Saver for Kept {
    fn save(&mut self, interview: &mut Interview<'_>) -> Saved {
        if self.failing > 0 {
            self.failing -= 1;
            return Saved::Failed("The disk is full.".to_owned());
        }
        self.seals.push(seal(interview.submission()));
        Saved::Kept
    }

    fn hash(&mut self, file: &str) -> Result<String, String> {
        if file == "strategy.pdf" { Ok("ab".repeat(32)) } else { Err(format!("{file} cannot be read.")) }
    }
}

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        read::built_in(&mut sources, &mut definitions, &mut findings);
        let files = u32::try_from(sources.files().count()).expect("few files");
        Library::build(definitions, files, "en").0
    })
}

fn blank() -> Submission {
    let mut submission = Submission::empty(Place::default());
    submission.questionnaire.id = "fcc".into();
    submission.state = "Atlantis".to_owned();
    submission.code = "XAT".to_owned();
    submission
}

/// The example of one State, with offices that differ and answers that were carried over.
fn busy() -> Submission {
    let text = fs::read_to_string(root().join("examples/atlantis-2026.toml")).unwrap();
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let Content::Answers(given) = read::text("a.toml", &text, &mut sources, &mut definitions, &mut findings) else { panic!("answers") };
    let mut submission = check_submission(library(), *given, &mut findings);
    for (number, answer) in submission.answers.values_mut().enumerate() {
        answer.to_confirm = number % 25 == 0;
    }
    let side = |from: &str, level: u8, cited: &str| {
        let mut answer = Answer::of(AnswerState::Answered(AnswerValue::Level(level)));
        answer.evidence = vec![Reference { id: cited.into(), place: Place::default() }];
        answer.note = "As of May.".to_owned();
        answer.on = Some(TODAY);
        Side { from: from.to_owned(), says: Says::Answer(Box::new(answer), None) }
    };
    let cited = submission.evidence[0].id.clone();
    submission.conflicts = vec![
        Conflict {
            about: ConflictAbout::Question("national-strategy.level".into()),
            sides: vec![side("digital-ministry", 3, cited.as_str()), side("interior-ministry", 1, cited.as_str())],
            place: Place::default(),
        },
        Conflict {
            about: ConflictAbout::Evidence(cited),
            sides: vec![
                Side { from: "digital-ministry".to_owned(), says: Says::Evidence(Box::new(submission.evidence[0].clone())) },
                Side { from: "interior-ministry".to_owned(), says: Says::Nothing },
            ],
            place: Place::default(),
        },
    ];
    submission.respondents.push(Respondent { id: "digital-ministry".into(), name: String::new(), sections: Vec::new(), due: None });
    submission
}

fn start(submission: Submission) -> Interview<'static> {
    Interview::new(library(), submission, Targets { default: None, chosen: None }, Some("digital-ministry".into()), TODAY, None)
}

/// Plays keys and gives back the terminal with all its frames, what was saved, and how it ended.
fn play(interview: &mut Interview<'_>, size: (u16, u16), keys: Vec<Key>) -> (ScriptedTerminal, Kept, Ended) {
    play_with(interview, size, keys, Kept::default())
}

fn play_with(interview: &mut Interview<'_>, size: (u16, u16), keys: Vec<Key>, mut kept: Kept) -> (ScriptedTerminal, Kept, Ended) {
    let mut terminal = ScriptedTerminal::new(size, keys);
    let ended = run(interview, &mut terminal, &mut kept, &Words::english()).unwrap();
    (terminal, kept, ended)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn golden(name: &str, frame: &str) {
    let path = root().join("tests/fixtures/terminal").join(format!("{name}.txt"));
    if std::env::var_os("CAPGAP_BLESS").is_some() {
        fs::write(&path, frame).unwrap();
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    assert!(frame == wanted, "{name} is now\n{frame}");
}

fn at(id: &str) -> usize {
    library().question(&id.into()).unwrap_or_else(|| panic!("no question {id}"))
}

/// The last frame after these keys at a question.
fn frame_at(submission: Submission, question: usize, size: (u16, u16), keys: &[Key]) -> String {
    let mut interview = start(submission);
    interview.make(Move::Go(question)).unwrap();
    play(&mut interview, size, keys.to_vec()).0.last_frame().to_owned()
}

fn typed(text: &str) -> Vec<Key> {
    Key::typed(text)
}

/// The three questions with most to say.
fn longest() -> Vec<usize> {
    let words = Words::english();
    let mut interview = start(blank());
    let mut lengths: Vec<(usize, usize)> = Vec::new();
    for question in interview.order().to_vec() {
        interview.make(Move::Go(question)).unwrap();
        let card = Card::of(&interview, &words).unwrap();
        let options: usize = card.options.iter().map(|option| option.label.len() + option.detail.join("\n").len()).sum();
        lengths.push((card.title.len() + card.help.len() + options, question));
    }
    lengths.sort_by(|a, b| b.cmp(a));
    lengths.into_iter().take(3).map(|(_, question)| question).collect()
}

#[test]
fn the_three_longest_questions_fit() {
    for (number, question) in longest().into_iter().enumerate() {
        let fourth = [Key::Down, Key::Down, Key::Down];
        golden(&format!("longest-{}-80x24", number + 1), &frame_at(blank(), question, SMALL, &fourth));
        golden(&format!("longest-{}-120x40", number + 1), &frame_at(blank(), question, LARGE, &fourth));
        golden(&format!("longest-{}-explained", number + 1), &frame_at(blank(), question, (80, 200), &typed("?")));
    }
}

#[test]
fn each_kind_of_question_has_its_screen() {
    type Wanted = fn(&QuestionKind) -> bool;
    let kinds: [(&str, Wanted); 3] = [
        ("checklist", |kind| matches!(kind, QuestionKind::Checklist { .. })),
        ("number", |kind| matches!(kind, QuestionKind::Number { .. })),
        ("yes-no", |kind| matches!(kind, QuestionKind::YesNo { .. })),
    ];
    for (name, wanted) in kinds {
        let question = (0..library().questions.len()).find(|question| wanted(&library().questions[*question].kind)).unwrap();
        golden(&format!("kind-{name}"), &frame_at(busy(), question, SMALL, &[]));
    }
    let number = (0..library().questions.len())
        .find(|question| matches!(&library().questions[*question].kind, QuestionKind::Number { max: Some(_), .. }))
        .unwrap();
    golden("entry-number", &frame_at(busy(), number, SMALL, &typed("99999999")));
}

#[test]
fn each_special_screen_is_as_it_was_looked_at() {
    let level = at("national-strategy.level");
    let screens: [(&str, Vec<Key>); 15] = [
        ("conflict-and-answer", vec![]),
        ("more", vec![Key::Tab]),
        ("keys", vec![Key::Function(1)]),
        ("sections", typed("g")),
        ("search", typed("/exercise law")),
        ("telling", typed("v")),
        ("to-confirm", typed("l")),
        ("conflicts", typed("k")),
        ("settle", typed("d")),
        ("evidence", typed("e")),
        ("document-status", [typed("ea"), typed("Cyber law\n"), typed("Gazette 3\n"), typed("2025-02-01\n")].concat()),
        (
            "document-form",
            [typed("ea"), typed("Cyber law\n"), typed("Gazette 3\n"), typed("2025-02-01\n"), vec![Key::Down, Key::Down, Key::Enter]]
                .concat(),
        ),
        ("note", typed("tFirst line\nsecond line")),
        ("summary", typed("i")),
        ("review", typed("r")),
    ];
    for (name, keys) in screens {
        golden(&format!("screen-{name}"), &frame_at(busy(), level, SMALL, &keys));
    }
    golden("screen-summary-120x40", &frame_at(busy(), level, LARGE, &typed("i")));
    golden("screen-not-applicable-refused", &frame_at(busy(), level, SMALL, &typed("x")));
    let optional = (0..library().questions.len())
        .find(|question| library().questions[*question].not_applicable != capgap::model::NotApplicable::Forbidden)
        .unwrap();
    golden("screen-not-applicable", &frame_at(busy(), optional, SMALL, &typed("xNo ports")));
    golden("screen-answered", &frame_at(blank(), level, SMALL, &typed("3")));
    let mut interview = start(blank());
    let (terminal, ..) = play_with(&mut interview, SMALL, typed("3"), Kept { failing: 9, ..Kept::default() });
    golden("screen-not-saved", terminal.last_frame());
    let (terminal, ..) = play_with(&mut start(blank()), SMALL, typed("3q"), Kept { failing: 9, ..Kept::default() });
    golden("screen-leave-unsaved", terminal.last_frame());
}

/// Keys that give an answer, and the moves that they stand for.
fn answer_by_keys(random: &mut Random, question: usize) -> (Vec<Key>, Vec<Move>) {
    let record = &library().questions[question];
    if random.chance(3) {
        return (typed("u"), vec![Move::Unknown]);
    }
    if random.chance(3) {
        return (typed("W"), vec![Move::Withheld]);
    }
    if record.not_applicable != capgap::model::NotApplicable::Forbidden && random.chance(20) {
        return (typed("xno ports here\n"), vec![Move::NotApplicable("no ports here".to_owned())]);
    }
    match &record.kind {
        QuestionKind::Level { top, .. } => {
            let level = random.between(0, usize::from(*top));
            // A level is chosen by its digit, or by moving from the first to it.
            let keys = if random.chance(50) {
                typed(&level.to_string())
            } else {
                [vec![Key::Home], vec![Key::Down; level], vec![Key::Enter]].concat()
            };
            (keys, vec![Move::Answer(AnswerValue::Level(u8::try_from(level).unwrap()))])
        }
        QuestionKind::YesNo { partly, .. } => {
            let all = if partly.is_some() {
                vec![('y', YesNo::Yes), ('p', YesNo::Partly), ('n', YesNo::No)]
            } else {
                vec![('y', YesNo::Yes), ('n', YesNo::No)]
            };
            let (key, value) = random.pick(&all);
            (vec![Key::Char(key)], vec![Move::Answer(AnswerValue::YesNo(value))])
        }
        QuestionKind::Choice { options } => {
            let at = random.below(options.len());
            let keys = [vec![Key::Home], vec![Key::Down; at], vec![Key::Enter]].concat();
            (keys, vec![Move::Answer(AnswerValue::Option(options[at].id.clone()))])
        }
        QuestionKind::Checklist { options } => {
            let mut keys = vec![Key::Home];
            let mut chosen = Vec::new();
            for (at, option) in options.iter().enumerate() {
                if random.chance(40) {
                    keys.push(Key::Char(' '));
                    chosen.push(option.id.clone());
                }
                if at + 1 < options.len() {
                    keys.push(Key::Down);
                }
            }
            keys.push(Key::Enter);
            if chosen.is_empty() {
                keys.push(Key::Char('y'));
            }
            (keys, vec![Move::Answer(AnswerValue::Options(chosen))])
        }
        QuestionKind::Number { min, max, .. } => {
            let (low, high) = (min.unwrap_or(0.0), max.unwrap_or(50.0));
            let number = (low + (high - low) * random.share()).floor();
            let text = number.to_string();
            // The first digit opens the entry.
            (typed(&format!("{text}\n")), vec![Move::Typed(Given::Cell(text))])
        }
        QuestionKind::Text => {
            ([vec![Key::Enter], typed("Two words"), vec![Key::Finish]].concat(), vec![Move::Typed(Given::Text("Two words".to_owned()))])
        }
    }
}

#[test]
fn a_whole_interview_by_keys_gives_what_the_moves_give() {
    let mut random = Random::new(7);
    let mut by_moves = start(blank());
    let mut keys = Vec::new();
    let mut changes = 0;
    let document = |title: &str, id: &str| Evidence {
        id: id.into(),
        title: title.to_owned(),
        reference: "Gazette 3".to_owned(),
        date: Some(Date { year: 2025, month: 2, day: 1 }),
        status: EvidenceStatus::InOperation,
        supports: None,
        file: String::new(),
        sha256: String::new(),
        place: Place::default(),
    };
    let mut entered = 0;
    while let Position::Question(question) = by_moves.position() {
        if random.chance(4) {
            keys.extend([typed("t"), typed("As of May.\nTwo lines."), vec![Key::Finish]].concat());
            by_moves.make(Move::Note("As of May.\nTwo lines.".to_owned())).unwrap();
            changes += 1;
        }
        if random.chance(4) {
            let (title, id) = (format!("Law {entered}"), format!("law-{entered}"));
            let open = if entered == 0 { "e" } else { "ea" };
            keys.extend(
                [typed(&format!("{open}{title}\nGazette 3\n2025-02-01\n")), vec![Key::Down, Key::Down, Key::Enter, Key::Enter]].concat(),
            );
            by_moves.make(Move::Register(document(&title, &id))).unwrap();
            entered += 1;
            changes += 1;
        }
        let (pressed, moves) = answer_by_keys(&mut random, question);
        keys.extend(pressed);
        for wanted in moves {
            by_moves.make(wanted).unwrap();
            changes += 1;
        }
        by_moves.make(Move::Next).unwrap();
    }
    let wanted = by_moves.submission().clone();
    assert!(wanted.answers.len() > 200 && entered > 5 && by_moves.tally().left == 0, "{:?}", by_moves.tally());
    let count = keys.len();
    keys.push(Key::Char('q'));
    let mut by_keys = start(blank());
    let began = std::time::Instant::now();
    let (terminal, kept, ended) = play(&mut by_keys, SMALL, keys);
    println!("{} answers, {count} keys, {:?} a key", wanted.answers.len(), began.elapsed() / u32::try_from(count).unwrap());
    assert_eq!((ended, terminal.steps_left()), (Ended::Left, 0), "{}", terminal.last_frame());
    assert_eq!(by_keys.submission(), &wanted);
    assert_eq!(kept.seals.last(), Some(&seal(&wanted)));
    assert_eq!(kept.seals.len(), changes);
}

/// Any key; those that do something more often than others.
fn any_key(random: &mut Random) -> Key {
    let special = [
        Key::Enter,
        Key::Enter,
        Key::Enter,
        Key::Escape,
        Key::Up,
        Key::Down,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::PageUp,
        Key::PageDown,
        Key::Home,
        Key::End,
        Key::Backspace,
        Key::Delete,
        Key::Tab,
        Key::BackTab,
        Key::Function(1),
        Key::Undo,
        Key::Finish,
        Key::DeleteLine,
        Key::DeleteWord,
        Key::Resized,
        Key::Other,
        Key::Paste("2025-01-31\n\u{1b}[31m".to_owned()),
        Key::Char('\u{301}'),
        Key::Char('国'),
    ];
    if random.chance(40) {
        random.pick(&special)
    } else {
        Key::Char(char::from(random.pick(b"0123456789 ypnuwxctdezglkvirsm/?!-abfhjoqQYZ.,")))
    }
}

#[test]
fn random_keys_never_break_it_and_every_change_is_saved() {
    for seed in 0..10 {
        let mut random = Random::new(seed);
        // The rapid questionnaire is quicker to draw; the keys do the same in it.
        let mut before = if seed < 2 { busy() } else { blank() };
        before.questionnaire.id = if seed < 2 { "fcc" } else { "rapid" }.into();
        let start_seal = seal(&before);
        let mut interview = start(before);
        let size = random.pick(&[SMALL, LARGE, (40, 12), (21, 6), (10, 3)]);
        let mut kept = Kept::default();
        let (mut left, mut synced) = (1_000, true);
        while left > 0 {
            let count = left.min(200);
            let mut steps: Vec<Step> = (0..count).map(|_| Step::Press(any_key(&mut random))).collect();
            if random.chance(30) {
                steps.push(Step::Resize(random.pick(&[5, 20, 80, 120]), random.pick(&[1, 5, 24, 40])));
            }
            let mut terminal = ScriptedTerminal::new(size, steps);
            let failing = if random.chance(20) { 3 } else { 0 };
            kept.failing = failing;
            let saved = kept.seals.len();
            run(&mut interview, &mut terminal, &mut kept, &Words::english()).unwrap();
            left -= count - terminal.steps_left().min(count - 1);
            let last = kept.seals.last().unwrap_or(&start_seal);
            let equal = *last == seal(interview.submission());
            // Where saving fails to the end, the next change saves all.
            synced = if failing > 0 { equal } else { synced || kept.seals.len() > saved };
            assert_eq!(equal, synced, "seed {seed}");
        }
        while interview.make(Move::Undo).is_ok() {}
        if kept.seals.len() < 900 {
            assert_eq!(seal(interview.submission()), start_seal, "seed {seed}");
        }
    }
}

#[test]
fn ctrl_c_ends_it_wherever_it_stands_and_nothing_is_lost() {
    for keys in ["3", "3?", "3e", "3tnote", "3g", "3/x", "3r", "3m", "3l"] {
        let mut interview = start(busy());
        interview.make(Move::Go(at("national-strategy.level"))).unwrap();
        let (_, kept, ended) = play(&mut interview, SMALL, [typed(keys), vec![Key::Interrupt]].concat());
        assert_eq!(ended, Ended::Interrupted, "{keys}");
        assert_eq!(kept.seals.last(), Some(&seal(interview.submission())), "{keys}");
    }
}

#[test]
fn ticks_are_not_lost_on_the_way() {
    let checklist =
        (0..library().questions.len()).find(|at| matches!(library().questions[*at].kind, QuestionKind::Checklist { .. })).unwrap();
    let QuestionKind::Checklist { options } = &library().questions[checklist].kind else { panic!("a checklist") };
    let wanted = AnswerState::Answered(AnswerValue::Options(vec![options[0].id.clone(), options[1].id.clone()]));
    // Looking something up keeps them on the screen; leaving the question makes them the answer.
    for keys in ["12?q\n", "1?q2tnote"] {
        let mut interview = start(blank());
        interview.make(Move::Go(checklist)).unwrap();
        let more = if keys.ends_with("note") { vec![Key::Finish, Key::Right] } else { vec![] };
        play(&mut interview, SMALL, [typed(keys), more].concat());
        assert_eq!(interview.answer(checklist).map(|answer| &answer.state), Some(&wanted), "{keys}");
    }
}

#[test]
fn a_document_with_a_file_is_looked_at_and_its_fingerprint_kept() {
    let mut interview = start(blank());
    let open = typed("eStrategy\n\n\n");
    let form =
        [vec![Key::Down, Key::Enter, Key::Up, Key::Enter], typed("\"absent.pdf\"\n"), vec![Key::DeleteLine], typed("strategy.pdf\n")];
    let supports =
        [vec![Key::Home, Key::Down, Key::Down, Key::Down, Key::Down, Key::Enter], typed("3"), vec![Key::Enter], typed("\nUsed.\n\n")];
    let (terminal, ..) = play(&mut interview, SMALL, [open, form.concat(), supports.concat()].concat());
    let entry = interview.submission().evidence.first().unwrap_or_else(|| panic!("{}", terminal.last_frame()));
    assert_eq!(
        (entry.id.as_str(), entry.title.as_str(), entry.date, entry.status),
        ("strategy", "Strategy", None, EvidenceStatus::Adopted)
    );
    assert_eq!((entry.file.as_str(), entry.sha256.as_str()), ("strategy.pdf", "ab".repeat(32).as_str()));
    assert_eq!(entry.supports, Some((3, "Used.".to_owned())));
    let cited = &interview.submission().answers[&"national-strategy.level".into()].evidence;
    assert_eq!(cited.len(), 1);
}

#[test]
fn a_failed_save_is_tried_again_and_leaving_asks() {
    let mut interview = start(blank());
    let (terminal, kept, ended) = play_with(&mut interview, SMALL, typed("3q"), Kept { failing: 2, ..Kept::default() });
    assert!(terminal.last_frame().contains("Leave all the same?"));
    assert_eq!((ended, kept.seals.len()), (Ended::Closed, 1));
    let (_, kept, ended) = play_with(&mut start(blank()), SMALL, typed("3qy"), Kept { failing: 9, ..Kept::default() });
    assert_eq!((ended, kept.seals.len()), (Ended::NotSaved, 0));
    let mut interview = start(blank());
    let (terminal, kept, ended) = play_with(&mut interview, SMALL, typed("3!q"), Kept { failing: 1, ..Kept::default() });
    assert!(!terminal.last_frame().contains("NOT SAVED") && terminal.frames()[1].contains("NOT SAVED"), "{}", terminal.last_frame());
    assert_eq!((ended, kept.seals.len()), (Ended::Left, 1));
}
