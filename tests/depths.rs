//! The three depths of the gap report: the same figures, and no answer that is neither shown nor counted as left out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::library::{Definitions, Library, check_submission};
use capgap::model::{
    Answer, AnswerState, AnswerValue, Conflict, ConflictAbout, Date, Evidence, EvidenceStatus, Given, Place, Question, QuestionId,
    QuestionKind, Reference, Says, Side, Submission, YesNo,
};
use capgap::plan::rank;
use capgap::read::{self, Content};
use capgap::report::{Block, Cell, Depth, Document, Layout, Subject, Table, gap_report};
use capgap::score::{QuestionState, Sheet};
use capgap::text::SourceMap;
use capgap::words::Words;
use common::build::{scorer_of, sound_library};
use common::random::Random;

const EXAMPLES: [&str; 4] = [
    include_str!("../examples/atlantis-2026.toml"),
    include_str!("../examples/atlantis-2028.toml"),
    include_str!("../examples/castellune-2026.toml"),
    include_str!("../examples/marevoa-2026.toml"),
];

/// Submissions that are made up.
const ROUNDS: u64 = 8;

/// More words than these do not fit one page in type that can be read.
const WORDS_OF_A_PAGE: usize = 480;

fn shipped() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    Library::build(definitions, 0, "en").0
}

fn submission(library: &Library, text: &str) -> Submission {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let Content::Answers(given) = read::text("answers.toml", text, &mut sources, &mut definitions, &mut findings) else {
        panic!("not read as answers: {findings:?}");
    };
    check_submission(library, *given, &mut findings)
}

/// The report at each depth, with the state of every question.
fn reports(library: &Library, submission: &Submission) -> ([Document; 3], Vec<QuestionState>) {
    let words = Words::english();
    let scorer = scorer_of(library, submission);
    let assessment = scorer.score(&Sheet::of(library, submission));
    let ranking = rank(library, &assessment, library.threat_profile(&"default".into()), submission.size);
    let subject = Subject {
        library,
        submission,
        assessment: &assessment,
        at_target: &scorer.at_target(&assessment),
        ranking: &ranking,
        words: &words,
        targets: Some("default"),
        threats: Some("default"),
        baseline: None,
        audience: None,
    };
    let states = assessment.questions.iter().map(|question| question.state).collect();
    (Depth::ALL.map(|(_, depth)| gap_report(subject, depth)), states)
}

/// Everything that a document says, a line each.
fn texts(document: &Document) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Notice(text) | Block::Space { label: text, .. } => {
                lines.push(text)
            }
            Block::List(items) | Block::Steps(items) => lines.extend(items.iter().map(String::as_str)),
            Block::Facts(facts) => lines.extend(facts.iter().flat_map(|(label, text)| [label.as_str(), text])),
            Block::Table(table) => lines.extend(table.rows.iter().flat_map(|row| {
                let cells = row.cells.iter().filter_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None });
                cells.chain([row.remark.as_str()])
            })),
            Block::Chart(chart) => lines.extend([chart.title.as_str(), &chart.description]),
            Block::Choices { .. } => panic!("a report has nothing to tick"),
        }
    }
    lines.join("\n")
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// The rows that tell of a question: what its first cell ends in is its id, or its first cell is the id.
fn rows(annex: &Document, id: &str) -> Vec<String> {
    let named = format!("({id})");
    let of_answers = tables(annex).filter(|table| table.columns.len() == 3 && table.columns[2].title.contains('/'));
    let told = of_answers.flat_map(|table| &table.rows).filter_map(|row| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| if let Cell::Text(text) = cell { text.as_str() } else { "" }).collect();
        (cells[0].ends_with(&named) || cells[0] == id).then(|| [cells.join("\n"), row.remark.clone()].join("\n"))
    });
    told.collect()
}

/// What must stand in the row of an answer.
fn must_be_told(library: &Library, submission: &Submission, id: &QuestionId, answer: &Answer) -> Vec<String> {
    let question = library.question(id).map(|position| &library.questions[position]);
    let option = |wanted: &str| match question.map(|question| &question.kind) {
        Some(QuestionKind::Choice { options }) => options.iter().find(|option| option.id.as_str() == wanted).unwrap().text.clone(),
        Some(QuestionKind::Checklist { options }) => options.iter().find(|option| option.id.as_str() == wanted).unwrap().text.clone(),
        _ => wanted.to_owned(),
    };
    let mut told = match &answer.state {
        AnswerState::Answered(AnswerValue::Level(level)) => vec![level.to_string()],
        AnswerState::Answered(AnswerValue::Option(id)) => vec![option(id.as_str())],
        AnswerState::Answered(AnswerValue::Options(ids)) => ids.iter().map(|id| option(id.as_str())).collect(),
        AnswerState::Answered(AnswerValue::YesNo(YesNo::Yes)) => vec!["yes".to_owned()],
        AnswerState::Answered(AnswerValue::YesNo(YesNo::Partly)) => vec!["partly".to_owned()],
        AnswerState::Answered(AnswerValue::YesNo(YesNo::No)) => vec!["no".to_owned()],
        AnswerState::Answered(AnswerValue::Number(number)) => vec![number.to_string()],
        AnswerState::Answered(AnswerValue::Text(text)) => vec![text.clone()],
        AnswerState::Unknown => vec!["unknown".to_owned()],
        AnswerState::Withheld => vec!["withheld".to_owned()],
        AnswerState::NotApplicable(reason) => vec![reason.clone()],
        AnswerState::Unanswered => Vec::new(),
    };
    told.push(answer.note.clone());
    told.extend(answer.on.map(|on| on.to_string()));
    told.extend(answer.by.as_ref().map(|by| {
        let office = submission.respondents.iter().find(|office| office.id == by.id);
        office.map_or_else(|| by.id.to_string(), |office| office.name.clone())
    }));
    told.extend(answer.evidence.iter().map(|cited| {
        let entry = submission.evidence.iter().find(|entry| entry.id == cited.id);
        entry.map_or_else(|| cited.id.to_string(), |entry| entry.title.clone())
    }));
    told
}

#[track_caller]
fn nothing_is_lost(library: &Library, submission: &Submission) {
    let ([brief, full, annex], states) = reports(library, submission);
    for (id, answer) in &submission.answers {
        let rows = rows(&annex, id.as_str());
        assert_eq!(rows.len(), 1, "{id} is told {} times", rows.len());
        for told in must_be_told(library, submission, id, answer) {
            assert!(rows[0].contains(&told), "{id} lacks {told:?}:\n{}", rows[0]);
        }
    }
    for (id, written) in &submission.kept {
        let Given::Text(written) = written else { panic!("made up as text") };
        let rows = rows(&annex, id.as_str());
        assert!(rows.len() == 1 && rows[0].contains(written), "{id} lacks {written:?}:\n{rows:?}");
    }
    let mut not_asked = 0;
    for (question, state) in library.questions.iter().zip(states) {
        let given = submission.answers.contains_key(&question.id) || submission.kept.contains_key(&question.id);
        if state == QuestionState::NotAsked && !given {
            not_asked += 1;
        } else {
            assert_eq!(rows(&annex, question.id.as_str()).len(), 1, "{}", question.id);
        }
    }
    let all = texts(&annex);
    if not_asked > 1 {
        assert!(all.contains(&format!("{not_asked} questions are not put by this questionnaire")), "{not_asked} are left out in silence");
    }
    for entry in &submission.evidence {
        for told in [entry.id.as_str(), &entry.title, &entry.reference, &entry.file, &entry.sha256] {
            assert!(all.contains(told), "the register lacks {told:?}");
        }
    }
    let answers =
        submission.answers.iter().filter(|(id, answer)| answer.state != AnswerState::Unanswered && !submission.kept.contains_key(*id));
    let answers = answers.count() + submission.kept.len();
    let notes = submission.answers.values().filter(|answer| !answer.note.is_empty()).count();
    let counted = |count: usize, one: &str, several: &str| if count == 1 { format!("one {one}") } else { format!("{count} {several}") };
    for document in [&brief, &full] {
        let said = texts(document);
        let left_out = said.lines().find(|line| line.contains("--depth annex")).expect("what is left out is said");
        for part in [
            counted(answers, "answer", "answers"),
            counted(notes, "note", "notes"),
            counted(submission.evidence.len(), "document", "documents"),
        ] {
            assert!(left_out.contains(&part), "{part} are not counted: {left_out}");
        }
    }
    assert!(!all.contains("--depth annex"));
}

#[test]
fn every_answer_of_the_examples_is_told() {
    let library = shipped();
    for text in EXAMPLES {
        nothing_is_lost(&library, &submission(&library, text));
    }
}

#[test]
fn every_answer_of_made_up_submissions_is_told() {
    let library = shipped();
    for seed in 0..ROUNDS {
        let mut random = Random::new(seed);
        nothing_is_lost(&library, &made_up(&library, &mut random));
    }
}

#[test]
fn answers_to_an_index_of_numbers_are_told() {
    let library = sound_library(&[("index.toml", include_str!("../examples/foreign-index/human-development-index.toml"))]);
    for text in
        [include_str!("../examples/foreign-index/answers/gorvan.toml"), include_str!("../examples/foreign-index/answers/dunmere.toml")]
    {
        nothing_is_lost(&library, &submission(&library, text));
    }
}

#[test]
fn nothing_at_all_is_told_without_a_claim() {
    let library = shipped();
    let mut nothing = Submission::empty(Place::default());
    nothing.questionnaire.id = "fcc".into();
    let ([brief, full, annex], _) = reports(&library, &nothing);
    assert!([&brief, &full].iter().all(|document| !texts(document).contains("--depth annex")), "nothing is left out");
    assert!(texts(&annex).contains("The register is empty."));
}

#[test]
fn all_depths_have_the_same_figures() {
    let library = shipped();
    for text in EXAMPLES {
        let ([brief, full, annex], _) = reports(&library, &submission(&library, text));
        let of_full: Vec<&Block> = full.blocks.iter().filter(|block| !is_left_out(block)).collect();
        let of_annex: Vec<&Block> = annex.blocks.iter().take(of_full.len()).collect();
        assert!(of_full == of_annex, "the annex does not begin with the full report");
        assert!(annex.blocks.len() > 1_000);
        let known = texts(&full);
        let known: Vec<&str> = figures(&known).collect();
        let page = texts(&brief);
        for figure in figures(&page) {
            assert!(known.contains(&figure), "{figure} stands on the page in brief alone");
        }
        // Every row on the page but its areas' counts stands in a table of the full report with the same cells.
        for row in tables(&brief).skip(1).flat_map(|table| &table.rows) {
            let first = row.cells.iter().find_map(|cell| if let Cell::Text(text) = cell { Some(text) } else { None });
            let numbered = first.is_some_and(|text| text.parse::<usize>().is_ok());
            let all = tables(&full).flat_map(|table| &table.rows);
            let cells = if numbered { &row.cells[2..3] } else { &row.cells[..] };
            assert!(all.into_iter().any(|of_full| cells.iter().all(|cell| of_full.cells.contains(cell))), "{row:?}");
        }
    }
}

fn is_left_out(block: &Block) -> bool {
    matches!(block, Block::Paragraph(text) if text.contains("--depth annex"))
}

/// Numbers with a decimal point, which are figures and no counts.
fn figures(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|char: char| !(char.is_ascii_digit() || char == '.'));
    words.map(|word| word.trim_matches('.')).filter(|word| word.contains('.'))
}

#[test]
fn the_page_in_brief_fits_a_page() {
    let library = shipped();
    for text in EXAMPLES {
        let ([brief, full, annex], _) = reports(&library, &submission(&library, text));
        assert_eq!([brief.layout, full.layout, annex.layout], [Layout::OnePage, Layout::Report, Layout::Report]);
        let words = texts(&brief).split_whitespace().count();
        assert!(words <= WORDS_OF_A_PAGE, "{words} words");
        for wanted in ["Where the State stands", "The gaps that matter most", "What to do first", "What is not known", "Clearance"] {
            assert!(brief.blocks.iter().any(|block| matches!(block, Block::Heading { text, .. } if text == wanted)), "lacks {wanted}");
        }
    }
}

#[test]
fn every_depth_says_what_it_was_made_with() {
    let library = shipped();
    let (documents, _) = reports(&library, &submission(&library, EXAMPLES[2]));
    for document in &documents {
        let prints = library.fingerprints();
        for part in [&prints.questionnaire[..8], "un-norms", "targets: default", "threat profile: default", env!("CARGO_PKG_VERSION")] {
            assert!(document.imprint.contains(part), "{} lacks {part}", document.imprint);
        }
        assert!(document.imprint.chars().count() <= 160, "too long for the foot of a page: {}", document.imprint);
        assert!(!document.author.is_empty() && !document.banner.is_empty() && document.marking.starts_with("TLP:"));
        let to_sign = document.blocks.iter().filter(|block| matches!(block, Block::Space { .. })).count();
        assert_eq!(to_sign, 2, "a draft is still to be signed");
    }
}

#[test]
fn what_is_cleared_is_not_to_be_signed_again() {
    let library = shipped();
    let mut approved = submission(&library, EXAMPLES[0]);
    approved.status = capgap::model::SubmissionStatus::Approved;
    let print = "0123456789abcdef".repeat(4);
    let date = Date { year: 2026, month: 6, day: 1 };
    approved.cleared = Some(capgap::model::Clearance { office: "Cabinet Office".to_owned(), date, fingerprint: Some(print.clone()) });
    let ([brief, full, annex], _) = reports(&library, &approved);
    for (document, print) in [(&brief, &print[..12]), (&full, &print), (&annex, &print)] {
        let cleared = document.blocks.iter().filter_map(|block| if let Block::Facts(facts) = block { Some(facts) } else { None });
        let cleared = cleared.flatten().map(|(_, text)| text.as_str()).collect::<Vec<_>>();
        for wanted in ["Cabinet Office", "2026-06-01", print] {
            assert!(cleared.contains(&wanted), "{wanted}: {cleared:?}");
        }
        assert!(document.banner.is_empty() && document.author == "Cabinet Office");
        assert!(!document.blocks.iter().any(|block| matches!(block, Block::Space { .. })));
    }
}

#[test]
fn both_sides_of_a_conflict_are_told() {
    let library = shipped();
    let mut disputed = submission(&library, EXAMPLES[2]);
    let side = |from: &str, level: u8, note: &str| {
        let answer = Answer { note: note.to_owned(), ..Answer::of(AnswerState::Answered(AnswerValue::Level(level))) };
        Side { from: from.to_owned(), says: Says::Answer(Box::new(answer), None) }
    };
    let sides = vec![side("coast", 1, "Only the coast."), side("capital", 3, "The whole State.")];
    let about = ConflictAbout::Question("national-strategy.level".into());
    disputed.conflicts.push(Conflict { about, sides, place: Place::default() });
    let ([brief, full, annex], _) = reports(&library, &disputed);
    let told = texts(&annex);
    for wanted in ["coast", "1 Initial", "Only the coast.", "capital", "3 Established", "The whole State."] {
        assert!(told.contains(wanted), "{wanted}");
    }
    for document in [&brief, &full] {
        assert!(texts(document).contains("One answer is in conflict between offices"));
    }
}

#[test]
fn a_report_without_notes_offices_and_evidence_is_whole() {
    let library = shipped();
    let mut shared = submission(&library, EXAMPLES[2]);
    shared.respondents.clear();
    shared.evidence.clear();
    for answer in shared.answers.values_mut() {
        (answer.note, answer.by, answer.on) = (String::new(), None, None);
        answer.evidence.clear();
    }
    nothing_is_lost(&library, &shared);
}

/// A submission with something of every kind, some of it to questions that are not asked or do not exist.
fn made_up(library: &Library, random: &mut Random) -> Submission {
    let mut made = Submission::empty(Place::default());
    made.state = "Testland".to_owned();
    made.questionnaire.id = random.pick(&["fcc", "rapid"]).into();
    made.assessed_on = Some(Date { year: 2026, month: 5, day: 1 });
    for at in 0..random.between(0, 9) {
        made.evidence.push(Evidence {
            id: format!("entry-{at}").as_str().into(),
            title: awkward(random),
            reference: if random.chance(50) { awkward(random) } else { String::new() },
            date: random.chance(50).then_some(Date { year: 2015, month: 2, day: 3 }),
            status: random.pick(&[EvidenceStatus::Draft, EvidenceStatus::Adopted, EvidenceStatus::InOperation, EvidenceStatus::Exercised]),
            supports: random.chance(20).then(|| (1, awkward(random))),
            file: if random.chance(20) { "papers/a b.pdf".to_owned() } else { String::new() },
            sha256: if random.chance(20) { "ab".repeat(32) } else { String::new() },
            place: Place::default(),
        });
    }
    for question in &library.questions {
        if random.chance(20) {
            continue;
        }
        let state = state(question, random);
        let unread = random.chance(3);
        if unread {
            made.kept.insert(question.id.clone(), Given::Text(awkward(random)));
        }
        made.answers.insert(question.id.clone(), answer(if unread { AnswerState::Unanswered } else { state }, random));
    }
    for at in 0..random.below(3) {
        let id: QuestionId = format!("gone-{at}").as_str().into();
        made.answers.insert(id.clone(), answer(AnswerState::Unanswered, random));
        made.kept.insert(id, Given::Text(awkward(random)));
    }
    made
}

fn answer(state: AnswerState, random: &mut Random) -> Answer {
    let mut answer = Answer::of(state);
    if random.chance(30) {
        answer.note = awkward(random);
    }
    if random.chance(30) {
        let place = Place::default();
        answer.evidence = (0..random.between(1, 3))
            .map(|_| format!("entry-{}", random.below(10)))
            .map(|id| Reference { id: id.as_str().into(), place })
            .collect();
        answer.by = Some(Reference { id: "some-office".into(), place });
        answer.on = random.chance(50).then_some(Date { year: 2026, month: 4, day: 2 });
    }
    answer.to_confirm = random.chance(3);
    answer
}

fn state(question: &Question, random: &mut Random) -> AnswerState {
    match random.below(10) {
        0 => AnswerState::Unknown,
        1 => AnswerState::Withheld,
        2 => AnswerState::NotApplicable(awkward(random)),
        3 => AnswerState::Unanswered,
        _ => AnswerState::Answered(match &question.kind {
            QuestionKind::Level { top, .. } => AnswerValue::Level(u8::try_from(random.between(0, usize::from(*top))).unwrap()),
            QuestionKind::Choice { options } => AnswerValue::Option(random.pick(options).id),
            QuestionKind::YesNo { .. } => AnswerValue::YesNo(random.pick(&[YesNo::Yes, YesNo::Partly, YesNo::No])),
            QuestionKind::Checklist { options } => {
                AnswerValue::Options(options.iter().filter(|_| random.chance(50)).map(|option| option.id.clone()).collect())
            }
            QuestionKind::Number { .. } => AnswerValue::Number(f64::from(u8::try_from(random.below(100)).unwrap())),
            QuestionKind::Text => AnswerValue::Text(awkward(random)),
        }),
    }
}

/// Text of the kind that gets lost: marks of other languages, several lines, words that look like code.
fn awkward(random: &mut Random) -> String {
    const PARTS: [&str; 8] =
        ["{ $note }", "line one\nline two", "<b>bold</b>", "a | b", "Ñandú Ελλάς Україна", "“quoted”", "100 %", "*star* _under_"];
    let mark = random.below(1_000_000).to_string();
    [random.pick(&PARTS), " ", &mark].concat()
}
