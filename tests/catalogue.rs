//! What `check` says of a catalogue of interventions, against brute force on small ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

use capgap::diagnostic::{Code, Diagnostic};
use capgap::library::{Library, StartRules, advice};
use capgap::model::{CostBySize, Intervention};
use capgap::words::Argument;
use common::build::{errors, library_of};
use common::random::Random;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const WORLDS: u64 = 900;
const CAPABILITIES: usize = 3;

/// A catalogue of up to six interventions on three capabilities, some of them core, some resting on others.
fn world(random: &mut Random) -> String {
    let mut text = String::from("[[pillar]]\nid = \"p\"\ntitle = \"P\"\n");
    for at in 0..CAPABILITIES {
        let core = random.below(2) == 0;
        write!(text, "[[capability]]\nid = \"c{at}\"\npillar = \"p\"\ntitle = \"C\"\npurpose = \"For.\"\ncore = {core}\nsource = {{ text = \"-\" }}\nlevel = [").unwrap();
        (1..=4).for_each(|level| write!(text, "{{ level = {level}, descriptor = \"L{level}\" }}, ").unwrap());
        text.push_str("]\n");
        if at > 0 && random.below(2) == 0 {
            let (to, other, level) = (1 + random.below(4), random.below(at), 1 + random.below(3));
            writeln!(text, "requires = [{{ to = {to}, capability = \"c{other}\", level = {level} }}]").unwrap();
        }
    }
    for at in 0..1 + random.below(6) {
        let mut raises = String::new();
        let mut taken = BTreeSet::new();
        for _ in 0..1 + random.below(2) {
            let (capability, from) = (random.below(CAPABILITIES), if random.below(2) == 0 { 0 } else { random.below(3) });
            let to = from + 1 + random.below(4 - from);
            if taken.insert(capability) {
                write!(raises, "{{ capability = \"c{capability}\", from = {from}, to = {to} }}, ").unwrap();
            }
        }
        let after = if at > 0 && random.below(5) == 0 { format!("\"i{}\"", random.below(at)) } else { String::new() };
        let (low, high, running, months) = (1 + random.below(3), 3 + random.below(2), random.below(2), 6 + random.below(2));
        let sizes = |range: String| format!("{{ small = {range}, medium = {range}, large = {range} }}");
        let (cost, running) = (sizes(format!("[{low}, {high}]")), sizes(format!("[{running}, {running}]")));
        write!(text, "[[intervention]]\nid = \"i{at}\"\ntitle = \"I\"\nsummary = \"It.\"\nraises = [{raises}]\nafter = [{after}]\nmonths = {months}\n").unwrap();
        write!(text, "cost = {cost}\nrunning-cost = {running}\ncurrency = \"USD\"\nprice-year = 2026\nsource = {{ text = \"-\" }}\n")
            .unwrap();
    }
    text
}

/// The greatest level of each capability over all sets that can end one after the other.
fn reached(rules: &StartRules, without: Option<usize>) -> Vec<u8> {
    let mut best = vec![0; CAPABILITIES];
    let mut seen = BTreeSet::from([0u32]);
    let mut open = vec![(0u32, vec![Some(0); CAPABILITIES])];
    while let Some((set, levels)) = open.pop() {
        (0..CAPABILITIES).for_each(|at| best[at] = best[at].max(levels[at].unwrap()));
        let ended: Vec<bool> = (0..rules.len()).map(|at| set >> at & 1 == 1).collect();
        for next in (0..rules.len()).filter(|at| !ended[*at] && Some(*at) != without) {
            if rules.obstacle(next, &levels, &ended).is_none() && seen.insert(set | 1 << next) {
                let (mut levels, mut ended) = (levels.clone(), ended.clone());
                rules.end(next, &mut levels, &mut ended);
                open.push((set | 1 << next, levels));
            }
        }
    }
    best
}

/// Whether the first does at least as much as the second for no more, in every situation that there can be.
fn at_least_as_good(library: &Library, rules: &StartRules, one: usize, other: usize) -> bool {
    let (a, b) = (&library.interventions[one], &library.interventions[other]);
    let situations = (0..5usize.pow(CAPABILITIES as u32)).flat_map(|code| (0..1u32 << rules.len()).map(move |set| (code, set)));
    ranges(a).iter().zip(ranges(b)).all(|(a, b)| *a <= b)
        && a.months <= b.months
        && situations.filter(|(_, set)| set >> other & 1 == 0).all(|(code, set)| {
            let mut levels: Vec<Option<u8>> = (0..CAPABILITIES).map(|at| Some((code / 5usize.pow(at as u32) % 5) as u8)).collect();
            let mut ended: Vec<bool> = (0..rules.len()).map(|at| set >> at & 1 == 1).collect();
            if ended[one] {
                rules.end(one, &mut levels, &mut ended);
            }
            let after = |at: usize| {
                let (mut levels, mut ended) = (levels.clone(), ended.clone());
                rules.end(at, &mut levels, &mut ended);
                levels
            };
            rules.obstacle(other, &levels, &ended).is_some()
                || after(other) == levels
                || (!ended[one]
                    && rules.obstacle(one, &levels, &ended).is_none()
                    && after(one).iter().zip(after(other)).all(|(a, b)| *a >= b))
        })
}

fn ranges(intervention: &Intervention) -> Vec<f64> {
    let of = |cost: &CostBySize| [cost.small, cost.medium, cost.large].map(|range| [range.low, range.high]).concat();
    [of(&intervention.cost), of(&intervention.running_cost)].concat()
}

/// What is said under a code, by id.
fn said<'d>(findings: &'d [Diagnostic], code: Code, argument: &str) -> BTreeMap<&'d str, &'d str> {
    let text = |finding: &'d Diagnostic, name: &str| {
        finding.arguments.iter().find(|(found, _)| *found == name).map(|(_, value)| match value {
            Argument::Text(text) => text.as_str(),
            Argument::Number(_) => "",
        })
    };
    findings
        .iter()
        .filter(|finding| finding.code == code)
        .map(|f| (text(f, "id").unwrap(), text(f, argument).unwrap_or_default()))
        .collect()
}

#[test]
fn reach_ways_and_dominance_are_those_of_brute_force() {
    let (mut out_of_reach, mut one_way, mut two_ways, mut dominated) = (0, 0, 0, 0);
    for seed in 0..WORLDS {
        let text = world(&mut Random::new(seed));
        let (library, findings) = library_of(&[("world.toml", &text)]);
        if !errors(&findings).is_empty() {
            assert!(errors(&findings).iter().all(|finding| finding.code == Code::NeverStarts), "seed {seed}: {findings:#?}\n{text}");
            continue;
        }
        let rules = StartRules::of(&library);
        let found = advice(&library);
        let whole = reached(&rules, None);
        let (far, ways) = (said(&found, Code::OutOfReach, "goal"), said(&found, Code::OneWayOnly, "without"));
        for (at, capability) in library.capabilities.iter().enumerate() {
            let id = capability.id.as_str();
            let raised = library.interventions.iter().flat_map(|i| &i.raises).any(|raise| raise.capability.id == capability.id);
            assert_eq!(far.contains_key(id), whole[at] < 3 && (raised || !capability.core), "seed {seed}: {id}\n{text}");
            let needed: Vec<&str> = (0..rules.len())
                .filter(|without| capability.core && whole[at] >= 3 && reached(&rules, Some(*without))[at] < 3)
                .map(|without| library.interventions[without].id.as_str())
                .collect();
            let told: BTreeSet<&str> = ways.get(id).map(|without| without.split(", ").collect()).unwrap_or_default();
            assert_eq!(told, needed.iter().copied().collect(), "seed {seed}: {id}\n{text}");
            out_of_reach += usize::from(far.contains_key(id));
            one_way += usize::from(!needed.is_empty());
            two_ways += usize::from(capability.core && whole[at] >= 3 && needed.is_empty());
        }
        let worse = said(&found, Code::Dominated, "by");
        for (at, intervention) in library.interventions.iter().enumerate() {
            let better: Vec<&str> = (0..rules.len())
                .filter(|other| {
                    *other != at && at_least_as_good(&library, &rules, *other, at) && !at_least_as_good(&library, &rules, at, *other)
                })
                .map(|other| library.interventions[other].id.as_str())
                .collect();
            match worse.get(intervention.id.as_str()) {
                Some(by) => assert!(better.contains(by), "seed {seed}: {} by {by}, not {better:?}\n{text}", intervention.id),
                None => assert!(better.is_empty(), "seed {seed}: {} by {better:?}\n{text}", intervention.id),
            }
            dominated += usize::from(!better.is_empty());
        }
    }
    // A test in which something never occurs would prove nothing about it.
    assert!(out_of_reach > 50 && one_way > 50 && two_ways > 50 && dominated > 50, "{out_of_reach}, {one_way}, {two_ways}, {dominated}");
}
