//! The interview as a state: what is put, what a move does, what can be undone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use capgap::ask::{Card, Interview, Move, Position, Put, Refusal, would_tell_most};
use capgap::library::{Definitions, Library, seal};
use capgap::model::{AnswerState, AnswerValue, Date, Place, Submission, YesNo};
use capgap::read;
use capgap::score::Targets;
use capgap::text::SourceMap;
use capgap::words::Words;

const TODAY: Date = Date { year: 2026, month: 5, day: 3 };

fn library() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let files = u32::try_from(sources.files().count()).expect("few files");
    Library::build(definitions, files, "en").0
}

fn blank() -> Submission {
    let mut submission = Submission::empty(Place::default());
    submission.questionnaire.id = "fcc".into();
    submission
}

fn interview(library: &Library) -> Interview<'_> {
    Interview::new(library, blank(), Targets { default: None, chosen: None }, None, TODAY, None)
}

fn at(library: &Library, id: &str) -> usize {
    library.question(&id.into()).expect("a question")
}

#[test]
fn follow_ups_come_and_go_with_the_answer_above() {
    let library = library();
    let mut asking = interview(&library);
    let (level, approved, published) =
        (at(&library, "national-strategy.level"), at(&library, "national-strategy.approved"), at(&library, "national-strategy.published"));
    assert_eq!(asking.position(), Position::Question(level));
    assert_eq!(asking.put(approved), Put::Waits(level));
    let done = asking.make(Move::Answer(AnswerValue::Level(1))).expect("a level");
    assert!(done.changed && done.appeared.contains(&approved), "{done:?}");
    assert_eq!(asking.put(published), Put::Waits(approved));
    asking.make(Move::Next).expect("more questions");
    assert_eq!(asking.position(), Position::Question(approved));
    let done = asking.make(Move::Answer(AnswerValue::YesNo(YesNo::No))).expect("yes or no");
    assert!(done.appeared.is_empty(), "{done:?}");
    assert_eq!(asking.put(published), Put::RuledOut(approved));
    let done = asking.make(Move::Answer(AnswerValue::YesNo(YesNo::Yes))).expect("yes or no");
    assert_eq!((done.appeared, done.gone), (vec![published], vec![]));
    asking.make(Move::Go(level)).expect("it is asked");
    let done = asking.make(Move::Unknown).expect("always possible");
    assert!(done.gone.contains(&approved) && done.gone.contains(&published), "{done:?}");
}

#[test]
fn everything_can_be_undone_to_the_last_answer() {
    let library = library();
    let mut asking = interview(&library);
    let before = seal(asking.submission());
    let moves = [
        Move::Answer(AnswerValue::Level(3)),
        Move::Note("As of May.".into()),
        Move::Withheld,
        Move::Next,
        Move::Answer(AnswerValue::YesNo(YesNo::Partly)),
        Move::Clear,
    ];
    for wanted in moves {
        asking.make(wanted).expect("a move");
    }
    assert_ne!(seal(asking.submission()), before);
    while asking.make(Move::Undo).is_ok() {}
    assert_eq!(seal(asking.submission()), before);
    assert_eq!(asking.make(Move::Undo), Err(Refusal::NothingToUndo));
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let library = library();
    let mut asking = interview(&library);
    let before = seal(asking.submission());
    assert_eq!(asking.make(Move::NotApplicable("no ports".into())), Err(Refusal::NotApplicableForbidden));
    assert_eq!(asking.make(Move::Confirm), Err(Refusal::NothingToConfirm));
    assert_eq!(asking.make(Move::Back), Err(Refusal::NoQuestion));
    assert_eq!(asking.make(Move::Cite(vec!["x".into()])), Err(Refusal::NotRegistered("x".into())));
    assert_eq!(asking.make(Move::Settle(0)), Err(Refusal::NoSuchSide));
    assert!(matches!(asking.make(Move::Typed(capgap::model::Given::Cell("9".into()))), Err(Refusal::Value(_))));
    assert_eq!(seal(asking.submission()), before);
    let done = asking.make(Move::Typed(capgap::model::Given::Cell("2: Defined".into()))).expect("a level as a list offers it");
    assert!(done.changed);
    let answer = asking.submission().answers.get(&"national-strategy.level".into()).expect("answered");
    assert_eq!((&answer.state, answer.on), (&AnswerState::Answered(AnswerValue::Level(2)), Some(TODAY)));
}

#[test]
fn the_way_through_meets_every_question_that_is_put_once() {
    let library = library();
    let mut asking = interview(&library);
    let mut seen = Vec::new();
    while let Position::Question(question) = asking.position() {
        assert_eq!(asking.put(question), Put::Yes);
        seen.push(question);
        let _ = asking
            .make(Move::Typed(capgap::model::Given::Cell("2".into())))
            .or_else(|_| asking.make(Move::Answer(AnswerValue::YesNo(YesNo::Yes))));
        asking.make(Move::NextLeft).expect("always possible");
        if seen.len() > 2_000 {
            break;
        }
    }
    let tally = asking.tally();
    let mut once = seen.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), seen.len());
    assert_eq!((tally.left, tally.waiting), (0, 0), "{tally:?}");
    assert!(tally.answered > 300, "{tally:?}");
    assert!((asking.answered_by_weight() - 1.0).abs() < 1e-9, "{}", asking.answered_by_weight());
    assert!(would_tell_most(&asking).is_empty());
}

#[test]
fn a_card_says_what_the_answer_means() {
    let (library, words) = (library(), Words::english());
    let mut asking = interview(&library);
    let card = Card::of(&asking, &words).expect("a question");
    assert_eq!(card.options.len(), 5);
    assert_eq!((card.number, card.answer.as_str()), ((1, 519), "not answered yet"));
    asking.make(Move::Answer(AnswerValue::Level(3))).expect("a level");
    let card = Card::of(&asking, &words).expect("a question");
    assert!(card.options[3].chosen && card.options[3].detail.len() > 3);
    // Its facts at 1 to 3 are still open, so the gate holds it.
    assert!(card.meaning.iter().any(|line| line.contains("held at")), "{:?}", card.meaning);
}
