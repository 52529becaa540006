//! The shipped definitions and examples: all there, all sound, and as many as the method says.

#![allow(clippy::expect_used, clippy::panic)] // tests

use capgap::diagnostic::{Code, Diagnostic, RenderOptions, Severity, render, sort};
use capgap::library::{Definitions, Library, advice, check_submission};
use capgap::model::{CostRange, Delivery, FrameworkKind, NeedOf, QuestionKind, Role};
use capgap::read::{self, Content};
use capgap::score::run_worked_tests;
use capgap::text::SourceMap;
use capgap::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

struct Shipped {
    library: Library,
    sources: SourceMap,
    findings: Vec<Diagnostic>,
}

fn shipped() -> Shipped {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let count = u32::try_from(read::BUILT_IN.len()).expect("few files");
    let (library, more) = Library::build(definitions, count, "en");
    findings.extend(more);
    Shipped { library, sources, findings }
}

/// Every finding from warnings upwards, in words.
fn told(findings: &[Diagnostic], sources: &SourceMap, from: Severity) -> Vec<String> {
    let words = Words::english();
    let options = RenderOptions { width: 120, colour: false, short: true };
    findings.iter().filter(|finding| finding.severity() >= from).map(|finding| render(finding, sources, &words, options)).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn toml_files(folder: &str) -> Vec<PathBuf> {
    capgap::disk::toml_files(&root().join(folder)).expect("a folder of the repository")
}

#[test]
fn the_list_of_built_in_files_is_what_is_in_the_folders() {
    let on_disk: BTreeSet<String> = ["frameworks", "questionnaires"]
        .into_iter()
        .flat_map(toml_files)
        .map(|path| path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/"))
        .collect();
    let listed: BTreeSet<String> = read::BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed.len(), read::BUILT_IN.len(), "a file is listed twice");
    assert_eq!(on_disk, listed);
}

#[test]
fn the_built_in_texts_are_those_of_the_files() {
    for (name, text) in read::BUILT_IN {
        let on_disk = fs::read_to_string(root().join(name)).expect("a file of the list");
        assert_eq!(on_disk, *text, "{name}");
        assert!(!text.contains('\r') && !text.starts_with('\u{feff}') && text.ends_with('\n'), "{name}: line ends or mark");
    }
}

#[test]
fn the_definitions_have_no_errors_and_no_warnings() {
    let mut shipped = shipped();
    assert_eq!(told(&shipped.findings, &shipped.sources, Severity::Error), Vec::<String>::new());
    shipped.findings.extend(run_worked_tests(&shipped.library));
    shipped.findings.extend(advice(&shipped.library));
    sort(&mut shipped.findings);
    assert_eq!(told(&shipped.findings, &shipped.sources, Severity::Warning), Vec::<String>::new());
}

#[test]
fn each_file_alone_is_read_without_errors() {
    for (name, text) in read::BUILT_IN {
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        let content = read::text(name, text, &mut sources, &mut definitions, &mut findings);
        assert!(matches!(content, Content::Definitions), "{name}");
        assert_eq!(told(&findings, &sources, Severity::Note), Vec::<String>::new());
    }
}

/// Reads one answer file and holds it against a library.
fn answers_have_no_errors(path: &Path, library: &Library) -> usize {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let text = capgap::disk::read_text(path).expect("a readable example");
    let name = path.display().to_string();
    let Content::Answers(answers) = read::text(&name, &text, &mut sources, &mut definitions, &mut findings) else {
        panic!("{name} holds no answers");
    };
    let submission = check_submission(library, *answers, &mut findings);
    // Places in definitions cannot be shown here; errors of answers stand in the answers.
    assert_eq!(told(&findings, &sources, Severity::Error), Vec::<String>::new(), "{name}");
    assert!(submission.code.starts_with('X'), "{name}: examples are of fictional States");
    submission.answers.len()
}

#[test]
fn the_examples_have_no_errors() {
    let Shipped { library, .. } = shipped();
    let mut number = 0;
    for entry in fs::read_dir(root().join("examples")).expect("a folder of examples") {
        let path = entry.expect("an entry of the folder").path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            number += 1;
            let answers = answers_have_no_errors(&path, &library);
            assert!(answers > 50, "{} has {answers} answers", path.display());
        }
    }
    assert!(number >= 4, "{number} examples");
}

/// The region is tables alone, one row a State.
#[test]
fn the_region_has_no_errors() {
    let Shipped { library, .. } = shipped();
    for name in ["2024.csv", "2026.csv"] {
        let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
        let text = fs::read_to_string(root().join("examples/region").join(name)).expect("a table of the region");
        let given = read::csv(name, &text, &mut sources, &mut findings);
        assert!(given.len() > 9, "{name} has {} States", given.len());
        for given in given {
            let submission = check_submission(&library, given, &mut findings);
            assert!(submission.code.starts_with('X'), "{name}: examples are of fictional States");
        }
        assert_eq!(told(&findings, &sources, Severity::Error), Vec::<String>::new(), "{name}");
    }
}

/// Another folder below `examples/` holds definitions of its own, and answers to them in `answers/`.
#[test]
fn the_examples_with_definitions_of_their_own_have_no_errors() {
    for entry in fs::read_dir(root().join("examples")).expect("a folder of examples") {
        let folder = entry.expect("an entry of the folder").path();
        if !folder.is_dir() || folder.ends_with("region") {
            continue;
        }
        let (answers, own): (Vec<PathBuf>, Vec<PathBuf>) = capgap::disk::toml_files(&folder)
            .expect("a folder of the repository")
            .into_iter()
            .partition(|path| path.parent().is_some_and(|parent| parent.ends_with("answers")));
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        for path in &own {
            let text = capgap::disk::read_text(path).expect("a readable example");
            read::text(&path.display().to_string(), &text, &mut sources, &mut definitions, &mut findings);
        }
        let (library, more) = Library::build(definitions, 0, "en");
        findings.extend(more);
        assert_eq!(told(&findings, &sources, Severity::Error), Vec::<String>::new());
        findings.extend(run_worked_tests(&library));
        findings.extend(advice(&library));
        assert_eq!(told(&findings, &sources, Severity::Warning), Vec::<String>::new());
        assert!(!answers.is_empty(), "{} has no answers", folder.display());
        for path in answers {
            assert!(answers_have_no_errors(&path, &library) > 0);
        }
    }
}

#[test]
fn the_counts_are_those_of_the_method() {
    let Shipped { library, .. } = shipped();
    assert_eq!(library.pillars.len(), 5);
    assert_eq!(library.capabilities.len(), 109);
    let core = library.capabilities.iter().filter(|capability| capability.core).count();
    assert!((30..=40).contains(&core), "{core} core capabilities");
    assert_eq!(library.actions.len(), 70);
    assert!(library.interventions.len() >= 29, "{} interventions", library.interventions.len());
    let facts = library.questions.iter().filter(|question| question.measures.iter().any(|measure| measure.at.is_some())).count();
    assert!(facts >= 100, "{facts} facts");
    assert!(library.target_profile(&"default".into()).is_some(), "ratings rest on the profile default");
}

#[test]
fn the_norms_framework_has_eleven_norms_and_eight_measures() {
    let Shipped { library, .. } = shipped();
    let norms: Vec<_> = library.frameworks_of(FrameworkKind::Norms).collect();
    assert_eq!(norms.len(), 1);
    let ids: Vec<&str> = norms[0].1.nodes.iter().filter(|node| !node.needs.is_empty()).map(|node| node.id.as_str()).collect();
    let letters: BTreeSet<&str> = ids.iter().copied().filter(|id| id.starts_with("norm-")).collect();
    let wanted: BTreeSet<String> = ('a'..='k').map(|letter| format!("norm-{letter}")).collect();
    assert_eq!(letters.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), wanted, "the norms 13 (a) to (k) of A/70/174");
    let measures: Vec<&str> = ids.iter().copied().filter(|id| id.strip_prefix("cbm-").is_some_and(|rest| rest.len() == 1)).collect();
    let wanted: Vec<String> = (1..=8).map(|number| format!("cbm-{number}")).collect();
    assert_eq!(measures, wanted, "the eight global confidence-building measures");
}

#[test]
fn each_scenario_has_four_phases() {
    let Shipped { library, .. } = shipped();
    let scenarios: Vec<_> = library.frameworks_of(FrameworkKind::Scenario).map(|(_, framework)| framework).collect();
    assert_eq!(scenarios.len(), 12);
    for scenario in scenarios {
        let phases = scenario.nodes.iter().filter(|node| node.parent == Some(0)).count();
        assert_eq!((phases, scenario.nodes.len()), (4, 5), "{}", scenario.id);
        assert!(scenario.scenario.as_ref().is_some_and(|facts| !facts.engages.is_empty()), "{} engages no norm", scenario.id);
    }
}

#[test]
fn every_capability_has_one_level_question_and_core_ones_facts_at_two_and_three() {
    let Shipped { library, .. } = shipped();
    let mut levels: BTreeMap<&str, usize> = BTreeMap::new();
    let mut facts: BTreeSet<(&str, u8)> = BTreeSet::new();
    for question in &library.questions {
        for measure in &question.measures {
            let id = measure.capability.id.as_str();
            match (&question.kind, measure.at) {
                (QuestionKind::Level { .. }, _) => *levels.entry(id).or_default() += 1,
                (_, Some(at)) => {
                    facts.insert((id, at));
                }
                _ => {}
            }
        }
    }
    for capability in &library.capabilities {
        let id = capability.id.as_str();
        assert_eq!(levels.get(id), Some(&1), "level questions of {id}");
        if capability.core {
            assert!(facts.contains(&(id, 2)) && facts.contains(&(id, 3)), "{id} has facts at {facts:?}");
        }
    }
}

#[test]
fn every_capability_describes_four_levels() {
    let Shipped { library, .. } = shipped();
    for capability in &library.capabilities {
        let levels: Vec<u8> = capability.levels.iter().map(|level| level.level).collect();
        assert_eq!(levels, [1, 2, 3, 4], "{}", capability.id);
        for level in &capability.levels {
            assert!(!level.descriptor.trim().is_empty() && !level.criteria.is_empty(), "{} {}", capability.id, level.level);
        }
        let pillar = library.pillars.iter().any(|pillar| pillar.id == capability.pillar.id);
        assert!(pillar, "{} stands in no pillar", capability.id);
    }
}

#[test]
fn no_criterion_stands_twice() {
    let Shipped { library, .. } = shipped();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for capability in &library.capabilities {
        for level in &capability.levels {
            for criterion in &level.criteria {
                let plain = criterion.trim().trim_end_matches('.').to_lowercase();
                let here = format!("{} {}", capability.id, level.level);
                let before = seen.insert(plain, here.clone());
                assert!(before.is_none(), "{criterion:?} stands at {here} and at {}", before.unwrap_or_default());
            }
        }
    }
}

#[test]
fn elements_and_phases_rest_on_two_needs_with_one_to_five_or_seven_essential() {
    let Shipped { library, .. } = shipped();
    for framework in &library.frameworks {
        let most = match framework.kind {
            FrameworkKind::Norms | FrameworkKind::Lens => 5,
            FrameworkKind::Scenario => 7,
            FrameworkKind::Pillars | FrameworkKind::Index => continue,
        };
        for node in framework.nodes.iter().filter(|node| !node.needs.is_empty()) {
            let essential = node.needs.iter().filter(|need| need.role == Role::Essential).count();
            assert!(node.needs.len() >= 2, "{}/{} has {} needs", framework.id, node.id, node.needs.len());
            assert!((1..=most).contains(&essential), "{}/{} has {essential} essential needs", framework.id, node.id);
            assert!(node.needs.iter().all(|need| need.weight > 0.0), "{}/{}", framework.id, node.id);
        }
    }
}

#[test]
fn every_node_ends_in_capabilities_that_exist() {
    let Shipped { library, .. } = shipped();
    let known: BTreeSet<&str> = library.capabilities.iter().map(|capability| capability.id.as_str()).collect();
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    for framework in &library.frameworks {
        for (position, node) in framework.nodes.iter().enumerate() {
            let children = framework.nodes.iter().any(|other| other.parent == Some(position));
            assert!(children == node.needs.is_empty(), "{}/{} has both or neither", framework.id, node.id);
            for need in &node.needs {
                let NeedOf::Capability(id) = &need.of else { panic!("{}/{} needs a question", framework.id, node.id) };
                assert!(known.contains(id.as_str()), "{id}");
                if framework.kind == FrameworkKind::Norms {
                    needed.insert(id.as_str());
                }
            }
        }
    }
    let lacking: Vec<&&str> = known.difference(&needed).collect();
    assert!(lacking.len() < known.len() / 4, "the norms framework leaves out {lacking:?}");
}

#[test]
fn actions_interventions_and_crosswalk_lead_somewhere() {
    let Shipped { library, .. } = shipped();
    let top: BTreeMap<&str, u8> = library.capabilities.iter().map(|c| (c.id.as_str(), c.levels.len() as u8)).collect();
    for action in &library.actions {
        assert!(!action.shown_by.is_empty(), "{}", action.id);
        for shown in &action.shown_by {
            assert!((1..=top[shown.capability.id.as_str()]).contains(&shown.level), "{}", action.id);
        }
    }
    let currencies: BTreeSet<&str> = library.interventions.iter().map(|i| i.currency.as_str()).collect();
    assert_eq!(currencies.len(), 1, "{currencies:?}");
    for intervention in &library.interventions {
        assert!(intervention.planning_assumption, "{}", intervention.id);
        assert!(!intervention.raises.is_empty() && !intervention.outputs.is_empty(), "{}", intervention.id);
        for raise in &intervention.raises {
            assert!(raise.from < raise.to && raise.to <= top[raise.capability.id.as_str()], "{}", intervention.id);
        }
        for cost in [&intervention.cost.small, &intervention.cost.medium, &intervention.cost.large] {
            assert!(0.0 < cost.low && cost.low <= cost.high, "{}", intervention.id);
        }
    }
    let heads: BTreeSet<String> = library
        .instruments
        .iter()
        .flat_map(|instrument| instrument.heads.iter().map(move |head| format!("{}:{}", instrument.id, head.code)))
        .collect();
    for capability in &library.capabilities {
        for entry in &capability.crosswalk {
            assert!(heads.contains(&entry.id), "{}: {}", capability.id, entry.id);
        }
    }
}

#[test]
fn every_capability_is_within_reach_and_every_core_one_by_two_ways() {
    let Shipped { library, .. } = shipped();
    let doubts = [Code::NoIntervention, Code::OutOfReach, Code::OneWayOnly, Code::Dominated];
    let found: Vec<_> = advice(&library).into_iter().filter(|finding| doubts.contains(&finding.code)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_catalogue_covers_all_themes_and_modes_and_leaves_nothing_open() {
    let Shipped { library, .. } = shipped();
    let all = &library.interventions;
    assert!(all.len() >= 80, "{}", all.len());
    for theme in ["A", "B", "C", "D", "E"] {
        assert!(all.iter().filter(|i| i.theme == theme).count() >= 8, "{theme}");
    }
    for (mode, delivery) in Delivery::ALL {
        assert!(all.iter().filter(|i| i.delivery.contains(&delivery)).count() >= 4, "{mode}");
    }
    let mut titles = BTreeSet::new();
    for i in all {
        assert!(titles.insert(i.title.as_str()), "{} has the title of another one", i.id);
        assert!(!i.delivery.is_empty() && !i.delivered_by.is_empty() && i.alone.is_some(), "{}", i.id);
        assert!(!i.theme.is_empty() && !i.crs.is_empty() && !i.sdg.is_empty(), "{}", i.id);
        assert!(!i.indicator.is_empty() && !i.cost_driver.is_empty() && !i.outputs.is_empty(), "{}", i.id);
        let principles: BTreeSet<&str> = i.principles.iter().map(|note| note.principle.id.as_str()).collect();
        assert!(principles.len() >= 2 && principles.len() == i.principles.len(), "{} names {principles:?}", i.id);
        // A larger State never pays less.
        for costs in [&i.cost, &i.running_cost] {
            let middles = [costs.small, costs.medium, costs.large].map(CostRange::middle);
            assert!(middles.is_sorted(), "{}: {middles:?}", i.id);
        }
        assert!(i.cost.medium.high <= 4.0 * i.cost.medium.low, "{}", i.id);
    }
    assert!(library.principles.iter().all(|principle| !principle.check.is_empty()));
}

#[test]
fn profiles_name_every_scenario_once() {
    let Shipped { library, .. } = shipped();
    let scenarios: BTreeSet<&str> = library.frameworks_of(FrameworkKind::Scenario).map(|(_, f)| f.id.as_str()).collect();
    for profile in &library.threats {
        let named: Vec<&str> = profile.threats.iter().map(|threat| threat.scenario.id.as_str()).collect();
        let once: BTreeSet<&str> = named.iter().copied().collect();
        assert_eq!(once.len(), named.len(), "{} names a scenario twice", profile.id);
        assert!(once.is_subset(&scenarios), "{} names something else than scenarios", profile.id);
    }
}

#[test]
fn ids_do_not_differ_by_case_alone() {
    let Shipped { library, .. } = shipped();
    let all = library.capabilities.iter().map(|c| c.id.as_str()).chain(library.questions.iter().map(|q| q.id.as_str()));
    let mut seen = BTreeSet::new();
    for id in all {
        assert!(seen.insert(id.to_lowercase()), "{id}");
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.'), "{id}");
    }
}
