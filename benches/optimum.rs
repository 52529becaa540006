//! The best plan within a budget on seeded catalogues of 80 and of 200 interventions, 50 of each.
//!
//! `cargo bench --bench optimum` prints for each size how long the optimum takes, whether it is proven, how far it is from the
//! bound where it is not, how far below it the greedy list is, and how many steps the solver took. Numbers after `--` are the sizes
//! to try, and after colons how many instances of each and how many steps the solver may take for one: `80:10:500`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // a bench ends where something is wrong, and prints

use capgap::diagnostic::{Diagnostic, Severity};
use capgap::library::{Asked, Definitions, Library, StartRules};
use capgap::plan::{Ask, Budgeted, Objective, Proof, Stop, best_within};
use capgap::read;
use capgap::score::{Assessment, Cell, CellState, Scorer, Sheet, Targets};
use capgap::text::SourceMap;
use std::fmt::Write as _;
use std::time::Instant;

/// What the solver may take for one plan: far less than `plan` gives it, or a round would take hours where nothing can be proven.
const MOST_STEPS: u64 = 1_000;
/// As many capabilities, elements and scenarios as the shipped definitions have, or nearly.
const CAPABILITIES: u64 = 66;
const ELEMENTS: u64 = 30;
const SCENARIOS: u64 = 12;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = if wanted.is_empty() { vec!["80".to_owned(), "200".to_owned()] } else { wanted };
    println!(
        "| interventions | instances | median | worst | proven | gap to the bound, worst | greedy below, median | greedy below, worst | steps, median | steps, worst |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for word in wanted {
        let mut numbers = word.split(':').map(|number| number.parse::<u64>().unwrap());
        told(numbers.next().unwrap(), numbers.next().unwrap_or(50), numbers.next().unwrap_or(MOST_STEPS));
    }
}

/// What one instance came to.
struct Came {
    milliseconds: f64,
    proven: bool,
    /// How far J may be from the best, as a share of what the plan adds.
    gap: f64,
    greedy_below: f64,
    steps: f64,
}

fn told(size: u64, number: u64, most_steps: u64) {
    let all: Vec<Came> = (0..number).map(|seed| came(size, seed, most_steps)).collect();
    let sorted = |of: fn(&Came) -> f64| {
        let mut values: Vec<f64> = all.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        [values[values.len() / 2], values[values.len() - 1]]
    };
    let [median, worst] = sorted(|came| came.milliseconds);
    let [_, gap] = sorted(|came| came.gap);
    let [below, most_below] = sorted(|came| came.greedy_below);
    let [steps, worst_steps] = sorted(|came| came.steps);
    let proven = all.iter().filter(|came| came.proven).count();
    println!(
        "| {size} | {number} | {median:.0} ms | {worst:.0} ms | {proven} | {:.2} % | {:.1} % | {:.1} % | {steps} | {worst_steps} |",
        gap * 100.0,
        below * 100.0,
        most_below * 100.0
    );
}

fn came(size: u64, seed: u64, most_steps: u64) -> Came {
    let library = library(size, &mut Random(seed * 1_000_003 + size));
    let assessment = assessment(&library, &mut Random(seed + 77));
    let objective = Objective::new(&library, &assessment, None);
    let rules = StartRules::of(&library);
    let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.medium.middle()).collect();
    // Between a twentieth and a third of what everything costs.
    let budget = costs.iter().sum::<f64>() * (0.05 + 0.28 * Random(seed + 5).share());
    let ask = |most_steps: u64| Ask {
        library: &library,
        assessment: &assessment,
        objective: &objective,
        rules: &rules,
        costs: &costs,
        budget,
        mandatory: Vec::new(),
        excluded: Vec::new(),
        ended: Vec::new(),
        most_steps,
        stop: Stop::NEVER,
    };
    let plan = |most_steps: u64| -> Budgeted { best_within(&ask(most_steps)).expect("nothing is asked for") };
    let start = Instant::now();
    let best = plan(most_steps);
    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
    let (greedy, added) = (plan(0), (best.after - best.before).max(1e-12));
    let gap = match best.proof {
        Proof::Optimal => 0.0,
        Proof::AtMost(bound) => (bound - (best.after - best.before)) / added,
        Proof::Unproven => f64::INFINITY,
    };
    Came {
        milliseconds,
        proven: best.proof == Proof::Optimal,
        gap,
        greedy_below: (best.after - greedy.after) / added,
        steps: f64::from(u32::try_from(best.steps).unwrap_or(u32::MAX)),
    }
}

/// Splitmix64: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap()) / f64::from(u32::MAX)
    }
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
    let start = |finding: &&Diagnostic| finding.severity() == Severity::Error && finding.code != capgap::diagnostic::Code::NeverStarts;
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
