//! Catalogues without a structure: everything raises anything, and much of it holds each other up in circles.

use crate::Instance;
use crate::random::Random;
use capgap::diagnostic::{Code, Diagnostic, Severity};
use capgap::library::{Asked, Definitions, Library};
use capgap::read;
use capgap::score::{Assessment, Cell, CellState, Scorer, Sheet, Targets};
use capgap::text::SourceMap;
use std::fmt::Write as _;

/// As many capabilities, elements and scenarios as the shipped definitions have, or nearly.
const CAPABILITIES: u64 = 66;
const ELEMENTS: u64 = 30;
const SCENARIOS: u64 = 12;

/// A budget between a twentieth and a third of what everything costs.
pub(crate) fn instance(size: u64, seed: u64) -> Instance {
    let library = library(size, &mut Random(seed * 1_000_003 + size));
    let assessment = assessment(&library, &mut Random(seed + 77));
    Instance { share: 0.05 + 0.28 * Random(seed + 5).share(), library, assessment }
}

/// Capabilities with a level each, elements and capped phases over them, and a catalogue like the shipped one: raises of one to three
/// levels, every other one on top of another.
fn library(size: u64, random: &mut Random) -> Library {
    let source = "source = { text = \"bench\" }\n";
    let mut records = "[[pillar]]\nid = \"p\"\ntitle = \"P\"\n".to_owned();
    let mut questions = format!("[questionnaire]\nid = \"all\"\ntitle = \"All\"\n{source}[[section]]\nid = \"s\"\ntitle = \"S\"\n");
    for at in 0..CAPABILITIES {
        let levels: String = (1..=4).map(|level| format!("{{ level = {level}, descriptor = \"L{level}\" }}, ")).collect();
        let _ = writeln!(
            records,
            "[[capability]]\nid = \"c{at}\"\npillar = \"p\"\ntitle = \"C\"\npurpose = \"P.\"\nlevel = [{levels}]\n{source}"
        );
        let _ = writeln!(questions, "[[section.question]]\nid = \"c{at}.level\"\nkind = \"level\"\ntext = \"L?\"\nmeasures = \"c{at}\"");
    }
    records.push_str("[[target-profile]]\nid = \"default\"\ntitle = \"T\"\ncore = 3\nother = 3\n");
    for at in 0..size {
        let mut raises = String::new();
        for _ in 0..1 + random.below(3) {
            let from = random.below(3);
            let _ = write!(
                raises,
                "{{ capability = \"c{}\", from = {from}, to = {} }}, ",
                random.below(CAPABILITIES),
                from + 1 + random.below(2)
            );
        }
        let after = if at > 0 && random.below(10) == 0 { format!("\"i{}\"", random.below(at)) } else { String::new() };
        let (low, high) = (10_000 * (2 + random.below(20)), 10_000 * (24 + random.below(40)));
        let _ = writeln!(
            records,
            "[[intervention]]\nid = \"i{at}\"\ntitle = \"I\"\nsummary = \"S.\"\nraises = [{raises}]\nafter = [{after}]\nmonths = 6\n\
             cost = {{ small = [1, 2], medium = [{low}, {high}], large = [1, 2] }}\ncurrency = \"USD\"\nprice-year = 2025\n{source}"
        );
    }
    let mut files = vec![records, questions, framework("norms", "kind = \"norms\"", ELEMENTS, "", random)];
    files.extend((0..SCENARIOS).map(|at| {
        framework(&format!("t{at}"), "kind = \"scenario\"\naggregate = \"minimum\"", 5, "cap = \"weakest-essential\"\n", random)
    }));
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    for (at, text) in files.iter().enumerate() {
        read::text(&format!("{at}.toml"), text, &mut sources, &mut definitions, &mut findings);
    }
    let (library, more) = Library::build(definitions, 0, "en");
    findings.extend(more);
    // That some of them can never start is part of the trial.
    let start = |finding: &&Diagnostic| finding.severity() == Severity::Error && finding.code != Code::NeverStarts;
    assert_eq!(findings.iter().find(start), None);
    library
}

fn framework(id: &str, keys: &str, nodes: u64, of_node: &str, random: &mut Random) -> String {
    let mut text = format!("[framework]\nid = \"{id}\"\ntitle = \"F\"\n{keys}\nsource = {{ text = \"bench\" }}\n");
    for at in 0..nodes {
        let mut needed: Vec<u64> = (0..4 + random.below(4)).map(|_| random.below(CAPABILITIES)).collect();
        needed.sort_unstable();
        needed.dedup();
        let needs: String = needed
            .iter()
            .enumerate()
            .map(|(place, capability)| {
                let (role, weight) = if place < 2 { ("essential", 3) } else { ("supporting", 1) };
                format!("{{ capability = \"c{capability}\", role = \"{role}\", weight = {weight} }}, ")
            })
            .collect();
        let _ = writeln!(text, "[[node]]\nid = \"{id}-{at}\"\ntitle = \"N\"\n{of_node}needs = [{needs}]");
    }
    text
}

/// Levels from 0 to 2, most of them low.
fn assessment(library: &Library, random: &mut Random) -> Assessment {
    let asked = Asked { capabilities: vec![true; library.capabilities.len()], questions: vec![true; library.questions.len()] };
    let default = library.target_profile(&"default".into());
    let scorer = Scorer::new(library, &asked, Targets { default, chosen: default });
    let mut sheet = Sheet::blank(library);
    for cell in &mut sheet.cells {
        let level = [0.0, 0.0, 1.0, 1.0, 2.0][usize::try_from(random.below(5)).unwrap()];
        *cell = Cell { state: CellState::Answered, number: level, evidenced: true, supported: 4, ..Cell::default() };
    }
    scorer.score(&sheet)
}
