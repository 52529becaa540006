//! The shipped definitions with the shipped example answers.

use crate::common::build::{errors, scorer_of};
use capgap::diagnostic::Diagnostic;
use capgap::library::{Definitions, Library, StartRules, check_submission};
use capgap::model::Submission;
use capgap::plan::{Objective, Position, Ranking, rank};
use capgap::read::{self, Content};
use capgap::score::{Assessment, LeafState, Reading, Sheet};
use capgap::text::SourceMap;
use std::collections::BTreeSet;

struct Example {
    name: String,
    submission: Submission,
    assessment: Assessment,
}

/// The library, and every example that is an answer file for it.
fn shipped() -> (Library, Vec<Example>) {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let built_in = u32::try_from(sources.files().count()).unwrap();
    let (library, more) = Library::build(definitions, built_in, "en");
    findings.extend(more);
    assert_sound("the shipped definitions", &findings);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut examples = Vec::new();
    for path in paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(&path).unwrap();
        let (mut unused, mut findings) = (Definitions::default(), Vec::new());
        let Content::Answers(given) = read::text(&name, &text, &mut sources, &mut unused, &mut findings) else { continue };
        let submission = check_submission(&library, *given, &mut findings);
        assert_sound(&name, &findings);
        let assessment = scorer_of(&library, &submission).score(&Sheet::of(&library, &submission));
        examples.push(Example { name, submission, assessment });
    }
    assert!(!examples.is_empty(), "no example answer files");
    (library, examples)
}

fn assert_sound(name: &str, findings: &[Diagnostic]) {
    let wrong = errors(findings);
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
}

fn ranked(library: &Library, example: &Example) -> Ranking {
    let profile = example.submission.threat_profile.as_ref().and_then(|profile| library.threat_profile(&profile.id));
    rank(library, &example.assessment, profile, example.submission.size)
}

#[test]
fn ranks_of_the_examples() {
    let (library, examples) = shipped();
    let rules = StartRules::of(&library);
    for example in &examples {
        let name = &example.name;
        let ranking = ranked(&library, example);
        assert!(!ranking.ranks.is_empty(), "{name}: nothing is worth funding");
        let mut done = vec![false; rules.len()];
        let mut levels: Vec<Option<u8>> = example.assessment.leaves[..library.capabilities.len()]
            .iter()
            .map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level()))
            .collect();
        let mut position = Position::of(&example.assessment, Reading::Potential);
        for rank in &ranking.ranks {
            assert!(rank.benefit > 0.0 && rank.benefit_claimed >= -1e-12, "{name}: {} and {}", rank.benefit, rank.benefit_claimed);
            assert!(rank.cost.low <= rank.cost.high && rank.closure.contains(&rank.intervention), "{name}");
            for member in &rank.closure {
                assert!(!done[*member], "{name}: ranked twice");
                assert_eq!(rules.obstacle(*member, &levels, &done), None, "{name}: {}", library.interventions[*member].id);
                rules.end(*member, &mut levels, &mut done);
                for raise in &library.interventions[*member].raises {
                    let at = library.capability(&raise.capability.id).unwrap();
                    let leaf = &example.assessment.leaves[at];
                    if leaf.state == LeafState::Scored {
                        position.values[at] = position.values[at].max(f64::from(raise.to) / f64::from(leaf.top));
                    }
                }
            }
        }
        let profile = example.submission.threat_profile.as_ref().and_then(|profile| library.threat_profile(&profile.id));
        let objective = Objective::new(&library, &example.assessment, profile);
        let sum: f64 = ranking.ranks.iter().map(|rank| rank.benefit).sum();
        let gained = objective.value(&position) - ranking.today[0];
        assert!((sum - gained).abs() < 1e-9, "{name}: benefits add up to {sum}, J moves by {gained}");
        assert!((0.0..=1.0).contains(&ranking.today[0]) && ranking.today[1] <= ranking.today[0] + 1e-12, "{name}: {:?}", ranking.today);
        // Every intervention is told of once.
        let mut told: Vec<usize> = (0..done.len()).filter(|at| done[*at]).collect();
        told.extend(ranking.look_first.iter().map(|look| look.intervention));
        told.extend(ranking.nothing_to_add.iter().chain(&ranking.cannot_start));
        assert_eq!(told.len(), rules.len(), "{name}");
        assert_eq!(told.into_iter().collect::<BTreeSet<usize>>().len(), rules.len(), "{name}");
    }
}

#[test]
fn two_runs_from_the_files_on_are_alike() {
    let ((first, ones), (second, others)) = (shipped(), shipped());
    assert_eq!(first.fingerprints(), second.fingerprints());
    for (one, other) in ones.iter().zip(&others) {
        assert_eq!(one.assessment, other.assessment, "{}", one.name);
        assert_eq!(format!("{:?}", ranked(&first, one)), format!("{:?}", ranked(&second, other)), "{}", one.name);
    }
}
