//! Worked tests inside definition files: answers in, expected figures out.

use super::EQUAL;
use super::assessment::{LeafScore, NodeScore};
use super::prepare::{Scorer, Targets};
use super::rating::RatingOutcome;
use super::sheet::{Cell, CellState, Sheet, fill, supported_level, supports_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Asked, Expectation, Library, TestGiven, WorkedTest, answer_value};
use crate::model::{EvidenceStatus, ProfileId};

/// Runs all worked tests of the library and tells of every figure that comes out otherwise.
#[must_use]
pub fn run_worked_tests(library: &Library) -> Vec<Diagnostic> {
    library.tests.iter().flat_map(|test| run(library, test)).collect()
}

fn run(library: &Library, test: &WorkedTest) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut sheet = Sheet::blank(library);
    for answer in &test.answers {
        let Some(position) = library.question(&answer.question.id) else { continue };
        let question = &library.questions[position];
        let cell: &mut Cell = &mut sheet.cells[position];
        cell.state = match &answer.given {
            TestGiven::Unknown => CellState::Unknown,
            TestGiven::Withheld => CellState::Withheld,
            TestGiven::NotApplicable => CellState::NotApplicable,
            TestGiven::Value(given, place) => match answer_value(question, given, *place) {
                Ok(value) => {
                    fill(cell, question, &value);
                    CellState::Answered
                }
                Err(finding) => {
                    findings.push(finding);
                    continue;
                }
            },
        };
        cell.evidenced = answer.evidence.is_some_and(|status| status != EvidenceStatus::Draft);
        cell.supported = answer.evidence.map_or(0, |status| supported_level(supports_of(library, question), status));
    }
    let Some(framework) = library.framework(&test.framework.id) else { return findings };
    let profile = |id: &ProfileId| library.target_profile(id);
    let default = profile(&ProfileId::from("default"));
    let chosen = test.targets.as_ref().map_or(default, |targets| profile(&targets.id));
    let scorer = Scorer::new(library, &asked(library, test), Targets { default, chosen });
    let assessment = scorer.score(&sheet);
    for expected in &test.expect {
        let id = expected.of.id.as_str();
        let node = library.frameworks[framework].nodes.iter().position(|node| node.id.as_str() == id);
        let found: Box<Figure> = match (node, library.capability(&id.into())) {
            (Some(node), _) => {
                let score = assessment.frameworks[framework][node];
                Box::new(move |name| node_figure(&score, name))
            }
            (None, Some(capability)) => {
                let score = assessment.leaves[capability];
                Box::new(move |name| leaf_figure(&score, name))
            }
            (None, None) => continue,
        };
        figures(test, expected, &*found, &mut findings);
        for (name, word) in &expected.words {
            let text = node.map_or(String::new(), |node| {
                let score = &assessment.frameworks[framework][node];
                match *name {
                    "rating" => rating_word(score.rating),
                    _ => band(&library.frameworks[framework].nodes[node], score).to_owned(),
                }
            });
            if text != *word {
                findings.push(failed(test, expected, name, word.clone(), text));
            }
        }
    }
    findings
}

/// A figure by its name; none where there is no such figure.
type Figure = dyn Fn(&str) -> Option<f64>;

/// The questionnaire of a test; everything where it names none.
fn asked(library: &Library, test: &WorkedTest) -> Asked {
    match &test.questionnaire {
        Some(questionnaire) => library.asked(&questionnaire.id),
        None => Asked { capabilities: vec![true; library.capabilities.len()], questions: vec![true; library.questions.len()] },
    }
}

fn figures(test: &WorkedTest, expected: &Expectation, found: &Figure, findings: &mut Vec<Diagnostic>) {
    for (name, wanted) in &expected.figures {
        let figure = found(name);
        if figure.is_none_or(|figure| (figure - wanted).abs() > EQUAL) {
            let shown = figure.map_or("–".to_owned(), |figure| figure.to_string());
            findings.push(failed(test, expected, name, wanted.to_string(), shown));
        }
    }
}

fn failed(test: &WorkedTest, expected: &Expectation, name: &str, wanted: String, found: String) -> Diagnostic {
    Diagnostic::new(Code::TestFailed, expected.of.place)
        .with("test", test.id.as_str())
        .with("of", expected.of.id.as_str())
        .with("figure", name)
        .with("wanted", wanted)
        .with("found", found)
}

fn node_figure(score: &NodeScore, name: &str) -> Option<f64> {
    match name {
        "evidenced" => Some(score.readings.evidenced),
        "claimed" => Some(score.readings.claimed),
        "potential" => Some(score.readings.potential),
        "coverage" => score.coverage,
        "asked" => Some(score.asked),
        "percent-to-target" => score.to_target[1].map(|share| share.claimed),
        _ => None,
    }
}

fn leaf_figure(score: &LeafScore, name: &str) -> Option<f64> {
    match name {
        "evidenced" => Some(score.readings.evidenced),
        "claimed" => Some(score.readings.claimed),
        "potential" => Some(score.readings.potential),
        "coverage" => score.coverage,
        "level" => Some(f64::from(score.level())),
        "gap" => score.gap(1).map(|gap| gap.claimed),
        _ => None,
    }
}

fn rating_word(outcome: RatingOutcome) -> String {
    match outcome {
        RatingOutcome::Rated { claimed, .. } => format!("{claimed:?}"),
        _ => "–".to_owned(),
    }
}

/// The name of the band that the claimed value of a node falls into; empty where there is none.
#[must_use]
pub fn band<'n>(node: &'n crate::model::Node, score: &NodeScore) -> &'n str {
    let value = score.readings.claimed;
    let reached = |band: &&crate::model::Band| match band.from {
        None => true,
        Some(from) if band.inclusive => value >= from - EQUAL,
        Some(from) => value > from + EQUAL,
    };
    node.bands.iter().rev().find(reached).map_or("", |band| band.name.as_str())
}
