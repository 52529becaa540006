//! The worked example of the method, with something of every kind beside it.

mod world;

use super::find::node_form;
use super::{ActionStatus, Unexplained, action_status, explain};
use world::{ANSWERS, World};

fn holds(text: &str, parts: &[&str]) {
    // A figure and its sign stand together on a line; here they are compared as they read.
    let text = &text.replace('\u{a0}', " ");
    for part in parts {
        assert!(text.contains(part), "lacks {part:?}:\n{text}");
    }
}

#[test]
fn an_element_is_told_to_the_last_figure() {
    let world = World::new(ANSWERS);
    let told = world.told("norms/x");
    holds(
        &told,
        &[
            "(2 × 0.250 + 1 × 0.500 + 1 × 0.000 + 1 × 0.375) ÷ 5 = 0.275",
            "claimed: 1 − 1.875 ÷ 3.250 = 42.3 %",
            "potential: 1 − 1.250 ÷ 3.250 = 61.5 %",
            "Rating: P, up to L.",
            "(2 × 1.000 + 1 × 1.000 + 1 × 0.000 + 1 × 0.667) ÷ 5 = 73.3 %",
            "(2 × 1.000 + 1 × 1.000 + 1 × 1.000 + 1 × 1.000 + 1 × 0.000) ÷ 6 = 83.3 %",
            "Capability e (e): not asked",
            "Capability a stands at 1, below its target 3",
            "Are there two? (d.two): unanswered",
            "x.N1 | Do it. | documented",
            "x.N2 | Do it again. | claimed",
            "x.N3 | Do more. | open",
            "x.N4 | Do the rest. | not assessed",
            "DRAFT",
            "TLP:AMBER",
        ],
    );
}

#[test]
fn another_profile_stands_beside_the_default_one() {
    let answers = ANSWERS.replace("marking =", "target-profile = \"own\"\nmarking =");
    let told = World::new(&answers).told("norms/x");
    // Own targets: 1, 1, 1/4, 1/4; gaps 0.75, 0.5, 0.25 and none.
    holds(&told, &["42.3 %", "Own (the chosen targets)", "claimed: 1 − 2.250 ÷ 3.500 = 35.7 %"]);
}

#[test]
fn capabilities_are_told_with_gate_and_score() {
    let world = World::new(ANSWERS);
    holds(
        &world.told("a"),
        &[
            "Claimed is level 3, but level 1 stands",
            "Is there a fact of A? Answer: no",
            "(1 + 0.000) ÷ 4 = 0.250",
            "Decree, Gazette 1, 2025-01-01 | in operation | the level answer up to level 3",
            "2 of 2 questions answered = 100.0 %",
            "Gap, claimed: 3 ÷ 4 − 0.250, at least 0 = 0.500",
            "Ministry of Examples | Since 2025.",
            "3 | Capability b | 3 | 2 | no",
            "Element X (norms/x) | essential | 2",
            "Criterion 2.",
            "the gap would go from 0.500 to 0.250; 0.250 would be closed",
            "Element X (norms/x) | 0.275 | 0.375 | +0.100 | 42.3 % to 57.7 %",
            "Change of the score 0.250 × weight 2 ÷ all weights 5 = +0.100",
        ],
    );
    holds(
        &world.told("d"),
        &[
            "facts of level 2, mean of 1.000, 0.000 = 0.500",
            "(1 + 0.500) ÷ 4 = 0.375",
            "2 of 3 questions answered = 66.7 %",
            "It covers one ministry.",
        ],
    );
    holds(&world.told("capability:c"), &["The level is open (unknown)", "0 of 1 questions answered"]);
    holds(&world.told("e"), &["This questionnaire asks nothing"]);
    holds(&world.told("capability:shared"), &["does not apply", "There is nothing to share."]);
    // 6 of 8 persons, weight 2; 3 of 4 in the list; the choice is ruled out.
    holds(&world.told("f"), &["claimed: (2 × 0.750 + 1 × 0.750 + 1 × 0.000) ÷ 4 = 0.563", "Level 2: the greatest level"]);
}

#[test]
fn scenarios_and_indices_are_told_with_their_own_rules() {
    let world = World::new(ANSWERS);
    holds(&world.told("threat/x"), &["Capability a 0.250 + one level 0.250 = 0.500, which lowers nothing", "Part"]);
    holds(&world.told("threat"), &["lowest of", "See threat/x."]);
    holds(&world.told("index"), &["exp((1 × ln 0.750 + 1 × ln 0.313) ÷ 2) = 0.484", "× 100 = 48.000"]);
    holds(&world.told("node:other"), &["0.500 × 0.625 = 0.313", "supporting, less is better"]);
}

#[test]
fn questions_are_told_with_value_and_conditions() {
    let world = World::new(ANSWERS);
    holds(&world.told("a.level"), &["3 ÷ 4 = 0.750", "Evidenced has the smaller of that and what the evidence of this answer supports: 3"]);
    holds(&world.told("a.fact"), &["reads 0 in all three readings", "Capability a (a): a fact; level 2 cannot be reached without it"]);
    holds(&world.told("f.share"), &["(6 − 0) ÷ (8 − 0) = 0.750", "6 persons", "Part (index/part)"]);
    holds(&world.told("f.list"), &["(3) ÷ (3 + 1) = 0.750", "Plan | 3 | yes"]);
    holds(&world.told("f.choice"), &["includes “Queue”", "A condition does not hold", "An answer was given (Much), but it does not count"]);
    holds(&world.told("question:shared"), &["There is nothing to share.", "leaves the sum"]);
    holds(&world.told("d.two"), &["unanswered", "1 in the potential reading"]);
    holds(&world.told("e.level"), &["does not ask it"]);
}

#[test]
fn actions_and_interventions_are_told() {
    let world = World::new(ANSWERS);
    holds(&world.told("x.N1"), &["Status: documented", "Capability a | 1 | 1 | yes | 1 | yes"]);
    holds(&world.told("x.N3"), &["Status: open", "Capability a (needed 2, found 1)"]);
    let statuses: Vec<ActionStatus> = world.library.actions.iter().map(|action| action_status(world.subject(), action)).collect();
    assert_eq!(statuses, [ActionStatus::Documented, ActionStatus::Claimed, ActionStatus::Open, ActionStatus::NotAssessed]);
    holds(
        &world.told("prepare"),
        &["It can start now.", "These costs are the user's own.", "part of what is funded at rank 1, with “Build A”"],
    );
    holds(
        &world.told("build-a"),
        &[
            "“Prepare B” has ended | no",
            "It cannot start yet: “Prepare B” has to end first.",
            "1 of 1",
            "Norms: weight 0.500",
            "Capability a 0.250 to 0.750 (weight 2 of 5)",
            "Phase X 0.350 to 0.700",
            "Sum |  |  |  | 30.000",
        ],
    );
    holds(&world.told("look"), &["worth looking up first", "Level of “Capability c” (c.level)"]);
}

#[test]
fn what_is_not_there_or_not_clear_is_said() {
    let world = World::new(ANSWERS);
    let why = |id: &str| explain(world.subject(), id).map(|document| document.title);
    assert_eq!(why("x"), Err(Unexplained::Ambiguous(vec!["norms/x".to_owned(), "threat/x".to_owned()])));
    assert_eq!(why("shared"), Err(Unexplained::Ambiguous(vec!["capability:shared".to_owned(), "question:shared".to_owned()])));
    assert_eq!(why("build-q"), Err(Unexplained::Unknown(Some("build-a".to_owned()))));
    assert_eq!(why("question:f.shar"), Err(Unexplained::Unknown(Some("f.share".to_owned()))));
    assert_eq!(why("zzzzzzzzzz"), Err(Unexplained::Unknown(None)));
    assert_eq!(why("norms"), Ok("Norms".to_owned()));
    assert_eq!(why("node:threat/x"), Ok("Phase X".to_owned()));
}

#[test]
fn everything_that_is_shipped_can_be_explained() {
    for answers in [
        include_str!("../../../examples/atlantis-2026.toml"),
        include_str!("../../../examples/castellune-2026.toml"),
        include_str!("../../../examples/marevoa-2026.toml"),
    ] {
        let world = World::shipped(answers);
        let library = &world.library;
        let nodes = library
            .frameworks
            .iter()
            .enumerate()
            .flat_map(|(at, framework)| (0..framework.nodes.len()).map(move |node| node_form(library, at, node)));
        let ids = nodes
            .chain(library.capabilities.iter().map(|capability| ["capability:", capability.id.as_str()].concat()))
            .chain(library.questions.iter().map(|question| ["question:", question.id.as_str()].concat()))
            .chain(library.interventions.iter().map(|intervention| ["intervention:", intervention.id.as_str()].concat()))
            .chain(library.actions.iter().map(|action| ["action:", action.id.as_str()].concat()));
        for id in ids {
            assert!(!world.told(&id).is_empty(), "{id}");
        }
    }
}
