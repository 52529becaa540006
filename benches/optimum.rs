//! The best plan within a budget on seeded catalogues of 80 and of 200 interventions, 50 of each, of two families.
//!
//! `cargo bench --bench optimum` prints a row for each: how long the optimum takes, how many are proven, how far the rest is from its bound,
//! how far below it the greedy list is, and how many steps the solver took. Words after `--` say what to try: a family and a size, and after
//! colons how many instances and how many steps the solver may take for one, such as `realistic:80:10:500`; `each` tells every instance too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // a bench ends where something is wrong, and prints

#[path = "optimum/hard.rs"]
mod hard;
#[path = "optimum/random.rs"]
mod random;
#[path = "optimum/realistic.rs"]
mod realistic;

use capgap::library::{Library, StartRules};
use capgap::plan::{Ask, Budgeted, Objective, Proof, Stop, best_within};
use capgap::score::Assessment;
use std::io::Write as _;
use std::time::Instant;

/// What is tried without a word: the family, the size, how many instances and the most steps for one. Fewer than `plan` gives the solver,
/// or a round would take hours where nothing can be proven.
const ALL: [&str; 4] = ["realistic:80:50:4000", "realistic:200:50:4000", "hard:80:50:4000", "hard:200:50:4000"];

/// What is asked for.
pub(crate) struct Instance {
    pub(crate) library: Library,
    pub(crate) assessment: Assessment,
    /// The budget as a share of what everything costs.
    pub(crate) share: f64,
}

fn main() {
    let mut wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let each = wanted.iter().position(|word| word == "each").map(|at| wanted.remove(at)).is_some();
    if wanted.is_empty() {
        wanted = ALL.map(str::to_owned).to_vec();
    }
    println!(
        "| family | interventions | instances | steps at most | median | worst | proven | gap to the bound, median | gap, worst \
         | greedy below, median | greedy below, worst | steps, median | steps, worst |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|"
    );
    for word in wanted {
        let parts: Vec<&str> = word.split(':').collect();
        let default = ALL.map(|word| word.split(':').collect::<Vec<_>>()).into_iter().find(|default| default[..2] == parts[..2]).unwrap();
        let number = |at: usize| parts.get(at).unwrap_or(&default[at]).parse::<u64>().unwrap();
        told(parts[0], number(1), number(2), number(3), each);
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

fn told(family: &str, size: u64, number: u64, most_steps: u64, each: bool) {
    let all: Vec<Came> = (0..number).map(|seed| came(family, size, seed, most_steps, each)).collect();
    let sorted = |of: fn(&Came) -> f64| {
        let mut values: Vec<f64> = all.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        [values[values.len() / 2], values[values.len() - 1]]
    };
    let [median, worst] = sorted(|came| came.milliseconds);
    let [gap, worst_gap] = sorted(|came| came.gap * 100.0);
    let [below, most_below] = sorted(|came| came.greedy_below * 100.0);
    let [steps, worst_steps] = sorted(|came| came.steps);
    let proven = all.iter().filter(|came| came.proven).count();
    println!(
        "| {family} | {size} | {number} | {most_steps} | {median:.0} ms | {worst:.0} ms | {proven} | {gap:.2} % | {worst_gap:.2} % \
         | {below:.1} % | {most_below:.1} % | {steps} | {worst_steps} |"
    );
    std::io::stdout().flush().unwrap();
}

fn came(family: &str, size: u64, seed: u64, most_steps: u64, each: bool) -> Came {
    let instance = if family == "hard" { hard::instance(size, seed) } else { realistic::instance(size, seed) };
    let (library, assessment) = (&instance.library, &instance.assessment);
    let objective = Objective::new(library, assessment, library.threat_profile(&"default".into()));
    let rules = StartRules::of(library);
    let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.medium.middle()).collect();
    let ask = |most_steps: u64| Ask {
        library,
        assessment,
        objective: &objective,
        rules: &rules,
        costs: &costs,
        budget: costs.iter().sum::<f64>() * instance.share,
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
    let greedy_below = (best.after - greedy.after) / added;
    if each {
        let (taken, below) = (best.order.len(), greedy_below * 100.0);
        println!(
            "  {seed}: {milliseconds:.0} ms, {} steps, {taken} taken, gap {:.3} %, greedy {below:.2} % below",
            best.steps,
            gap * 100.0
        );
        std::io::stdout().flush().unwrap();
    }
    Came {
        milliseconds,
        proven: best.proof == Proof::Optimal,
        gap,
        greedy_below,
        steps: f64::from(u32::try_from(best.steps).unwrap_or(u32::MAX)),
    }
}
