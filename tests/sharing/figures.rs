//! Figures in shared files are those that were scored, and no audience that gets less gets anything else.

use crate::common::random::Random;
use crate::common::sets;
use crate::made::{Made, audience, audiences, random_submission, read_shared};
use capgap::diagnostic::Diagnostic;
use capgap::library::{
    Definitions, Library, SharedQuestionState, SharedState, WithheldKind, check_submission, share_fields, shared_on_others,
};
use capgap::model::Marking;
use capgap::report::{SCORE_SCHEMA, SHARED_SCHEMA, score_json};
use capgap::score::{LeafState, NodeState, RatingOutcome, Readings, Sheet};
use serde_json::Value;

const SETS: u64 = 40;

fn sets_of_answers() -> impl Iterator<Item = Made> {
    (0..SETS).map(|seed| {
        let set = sets::make(Random::new(seed));
        let library = sets::library(&set.files());
        let submission = random_submission(&library, &set.asked, &mut Random::new(seed + 1000));
        Made::of(library, submission)
    })
}

#[test]
fn figures_are_those_of_the_score() {
    for made in sets_of_answers() {
        let wanted: Value = serde_json::from_str(&score_json(made.subject())).unwrap();
        for profile in audiences() {
            let found: Value = serde_json::from_str(&made.shared(&profile)).unwrap();
            for key in ["definitions", "profiles", "capabilities", "frameworks", "actions", "objective", "format", "engine"] {
                assert_eq!(found[key], wanted[key], "{key} for {}", profile.id);
            }
            let all = profile.shows("interventions");
            assert_eq!(found["ranking"], if all { wanted["ranking"].clone() } else { Value::Array(Vec::new()) });
            if profile.shows("question-scores") {
                assert_eq!(found["questions"], wanted["questions"]);
            }
        }
    }
}

#[test]
fn what_was_written_is_read() {
    for made in sets_of_answers() {
        for profile in audiences() {
            let text = made.shared(&profile);
            let (shared, findings) = read_shared(&text);
            let shared = shared.unwrap_or_else(|| panic!("{findings:?}\n{text}"));
            assert!(findings.is_empty());
            let redacted = made.redacted(&profile);
            assert_eq!(shared.audience.id, profile.id.as_str());
            assert_eq!(shared.audience.shows, profile.shows);
            assert_eq!(shared.audience.withheld, redacted.audience.withheld);
            assert_eq!(shared.given.head.marking, made.submission.marking);
            assert_eq!(shared.given.head.status, made.submission.status);
            assert_eq!(shared.given.head.cleared, redacted.submission.cleared);
            assert!(shared_on_others(&made.library, &shared).is_empty());
            same_figures(&made, &shared);
        }
    }
}

fn array(readings: Readings) -> [f64; 3] {
    readings.array()
}

fn same_figures(made: &Made, shared: &capgap::library::SharedAssessment) {
    assert_eq!(shared.capabilities.len(), made.library.capabilities.len());
    for (read, leaf) in shared.capabilities.iter().zip(&made.assessment.leaves) {
        let scored = leaf.state == LeafState::Scored;
        assert_eq!(read.state == SharedState::Scored, scored);
        assert_eq!(read.readings, scored.then(|| array(leaf.readings)));
        assert_eq!(read.levels, scored.then_some(leaf.levels));
        assert_eq!((read.coverage, read.target, read.gap), (leaf.coverage, leaf.targets[1], leaf.gap(1).map(array)));
    }
    assert_eq!(shared.frameworks.len(), made.library.frameworks.len());
    for (read, scores) in shared.frameworks.iter().zip(&made.assessment.frameworks) {
        assert_eq!(read.nodes.len(), scores.len());
        for (read, score) in read.nodes.iter().zip(scores) {
            let counts = matches!(score.state, NodeState::Scored | NodeState::Missing);
            assert_eq!(read.readings, counts.then(|| array(score.readings)));
            assert_eq!((read.coverage, read.asked, read.not_assessed), (score.coverage, score.asked, score.not_assessed));
            assert_eq!(read.to_target, score.to_target[1].map(array));
            assert_eq!(read.to_default_target, score.to_target[0].map(array));
            assert_eq!(read.essentials, [score.essentials, score.essentials_at_zero, score.essentials_below]);
            assert_eq!(read.rating.is_some(), matches!(score.rating, RatingOutcome::Rated { .. }));
        }
    }
    assert_eq!(shared.objective, made.ranking.today);
}

#[test]
fn a_partner_can_score_the_answers_again() {
    for made in sets_of_answers() {
        let (shared, _) = read_shared(&made.shared(&audience("partner")));
        let submission = check_submission(&made.library, shared.unwrap().given, &mut Vec::new());
        let scorer = crate::common::build::scorer_of(&made.library, &made.submission);
        let again = scorer.score(&Sheet::of(&made.library, &submission));
        // Free text counts nowhere, and is the only answer that a partner does not get.
        assert_eq!(again.leaves, made.assessment.leaves);
        assert_eq!(again.frameworks, made.assessment.frameworks);
    }
}

#[test]
fn the_public_gets_nothing_that_a_partner_does_not_get() {
    let (partner, public) = (audience("partner"), audience("public"));
    assert!(public.shows.iter().all(|name| partner.shows(name)));
    for made in sets_of_answers() {
        let parse = |text: String| -> Value { serde_json::from_str(&text).unwrap() };
        let (mut more, mut less) = (parse(made.shared(&partner)), parse(made.shared(&public)));
        for file in [&mut more, &mut less] {
            file.as_object_mut().unwrap().remove("audience");
        }
        for question in less["questions"].as_array_mut().unwrap() {
            if question["state"] == "not-shared" {
                question.as_object_mut().unwrap().remove("state");
            }
        }
        within(&less, &more, "$");
    }
}

/// Every value of one file stands in the other at the same place.
fn within(less: &Value, more: &Value, path: &str) {
    match less {
        Value::Null => {}
        Value::Object(entries) => entries.iter().for_each(|(key, value)| within(value, &more[key], &format!("{path}.{key}"))),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, item)| within(item, &more[at], &format!("{path}[{at}]"))),
        value => assert_eq!(value, more, "{path}"),
    }
}

#[test]
fn what_is_not_shared_is_not_what_a_state_withheld() {
    let mut both = (0, 0);
    for made in sets_of_answers() {
        let (partner, _) = read_shared(&made.shared(&audience("partner")));
        let (public, _) = read_shared(&made.shared(&audience("public")));
        for (partner, public) in partner.unwrap().questions.iter().zip(&public.unwrap().questions) {
            assert_eq!(partner.id, public.id);
            assert_ne!(partner.state, SharedQuestionState::NotShared);
            let asked = partner.state != SharedQuestionState::NotAsked;
            assert_eq!(public.state == SharedQuestionState::NotShared, asked);
            assert_eq!(public.readings, None);
            both.0 += usize::from(partner.state == SharedQuestionState::OpenWithheld);
            both.1 += usize::from(public.state == SharedQuestionState::NotShared);
        }
    }
    assert!(both.0 > 0 && both.1 > both.0);
}

#[test]
fn without_the_scores_of_questions_nothing_rests_on_one() {
    let mut gated = 0;
    for made in sets_of_answers() {
        let shown = made.redacted(&audience("public")).assessment;
        for (shown, full) in shown.leaves.iter().zip(&made.assessment.leaves) {
            // The level that was answered, where a lower one counts.
            gated += usize::from(full.ungated != full.levels);
            assert_eq!(shown.ungated, shown.levels);
        }
        assert!(shown.leaves[made.library.capabilities.len()..].iter().all(|leaf| leaf.readings == Readings::default()));
        assert!(shown.questions.iter().all(|question| question.readings == Readings::default() && !question.supported));
    }
    assert!(gated > 0);
}

#[test]
fn a_state_can_stay_unnamed() {
    let made = sets_of_answers().next().unwrap();
    let mut profile = audience("partner");
    profile.shows.retain(|name| name != "state" && name != "code");
    let text = made.shared(&profile);
    assert!(!text.contains("Atlantis") && !text.contains("XAT"), "{text}");
    let (shared, findings) = read_shared(&text);
    let shared = shared.unwrap_or_else(|| panic!("{findings:?}"));
    assert_eq!((shared.given.head.state.as_str(), shared.given.head.code.as_str()), ("", ""));
    assert_eq!(shared.audience.withheld.count(WithheldKind::State), 1);
    let redacted = made.redacted(&profile);
    let report = format!("{:?}", capgap::report::gap_report(redacted.subject(made.subject()), capgap::report::Depth::Full));
    assert!(!report.contains("Atlantis") && !report.contains("XAT"));
}

#[test]
fn markings_go_from_the_widest_to_the_strictest() {
    assert!(Marking::ALL.windows(2).all(|pair| pair[0].1 < pair[1].1));
    assert!(Marking::ALL.iter().all(|(label, marking)| marking.label() == *label));
    let strictest = |id: &str| audience(id).strictest;
    assert_eq!([strictest("minister"), strictest("partner"), strictest("public")], [Marking::Red, Marking::Amber, Marking::Clear]);
}

#[test]
fn both_schemas_say_the_same_of_figures() {
    let (score, shared): (Value, Value) = (serde_json::from_str(SCORE_SCHEMA).unwrap(), serde_json::from_str(SHARED_SCHEMA).unwrap());
    for (name, definition) in score["$defs"].as_object().unwrap() {
        assert_eq!(shared["$defs"][name], *definition, "{name}");
    }
    for (name, property) in score["properties"].as_object().unwrap() {
        if !["format", "audience"].contains(&name.as_str()) {
            assert_eq!(shared["properties"][name], *property, "{name}");
        }
    }
    let kinds = shared["$defs"]["audience"]["properties"]["withheld"]["required"].as_array().unwrap();
    assert!(kinds.iter().map(|kind| kind.as_str().unwrap()).eq(WithheldKind::ALL.iter().map(|(word, _)| *word)));
}

#[test]
fn a_profile_that_names_what_is_not_there_is_told_what_is_near() {
    let text = "[[audience]]\nid = \"a\"\ntitle = \"A\"\nstrictest-marking = \"TLP:RED\"\nshows = [\"answer.notes\"]\n";
    let (mut sources, mut definitions, mut findings) = (capgap::text::SourceMap::default(), Definitions::default(), Vec::new());
    let _ = capgap::read::text("own.toml", text, &mut sources, &mut definitions, &mut findings);
    let [Diagnostic { nearest, place: Some(place), .. }] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(nearest.as_deref(), Some("answer.note"));
    assert_eq!(&text[place.start as usize..place.end as usize], "\"answer.notes\"");
    assert!(share_fields().contains(&"answer.note"));
    let (library, _) = Library::build(definitions, 0, "en");
    assert!(library.audience("a").is_some_and(|profile| profile.shows.is_empty()));
}
