//! What the catalogue of interventions can bring about, from a State with every capability at level 0.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Library, StartRules};
use std::collections::BTreeSet;

/// The level that every capability should reach, on scales that go so far.
const REACH: u8 = 3;

pub(super) fn advice(library: &Library, findings: &mut Vec<Diagnostic>) {
    if library.interventions.is_empty() {
        return;
    }
    let goals: Vec<u8> = library.capabilities.iter().map(|capability| library.top_of(capability).min(REACH)).collect();
    let rules = StartRules::of(library);
    let all: Vec<usize> = (0..rules.len()).collect();
    let whole = carry_out(&rules, &all, goals.len());
    out_of_reach(library, &goals, &whole, findings);
    one_way_only(library, &goals, &rules, &whole, findings);
}

fn out_of_reach(library: &Library, goals: &[u8], whole: &Outcome, findings: &mut Vec<Diagnostic>) {
    for (at, capability) in library.capabilities.iter().enumerate() {
        let raised = library.interventions.iter().flat_map(|i| &i.raises).any(|raise| raise.capability.id == capability.id);
        // A core capability that nothing raises has a finding of its own.
        if whole.levels[at] < goals[at] && (raised || !capability.core) {
            findings.push(
                Diagnostic::new(Code::OutOfReach, capability.place)
                    .with("id", capability.id.as_str())
                    .with("goal", goals[at])
                    .with("reached", whole.levels[at]),
            );
        }
    }
}

/// A core capability has two ways where none of the interventions stands on all of them.
fn one_way_only(library: &Library, goals: &[u8], rules: &StartRules, whole: &Outcome, findings: &mut Vec<Diagnostic>) {
    let named: BTreeSet<usize> = (0..rules.len()).flat_map(|at| rules.after(at)).copied().collect();
    let mut missed = vec![Vec::new(); goals.len()];
    // Without one that raised nothing and that nothing waits for, the rest goes as before.
    for without in whole.order.iter().filter(|at| whole.raised.contains(at) || named.contains(at)) {
        let rest: Vec<usize> = whole.order.iter().copied().filter(|at| at != without).collect();
        let levels = carry_out(rules, &rest, goals.len()).levels;
        for (at, capability) in library.capabilities.iter().enumerate() {
            if capability.core && levels[at] < goals[at] && goals[at] <= whole.levels[at] {
                missed[at].push(library.interventions[*without].id.as_str());
            }
        }
    }
    for (at, without) in missed.iter().enumerate().filter(|(_, without)| !without.is_empty()) {
        let capability = &library.capabilities[at];
        findings.push(
            Diagnostic::new(Code::OneWayOnly, capability.place)
                .with("id", capability.id.as_str())
                .with("goal", goals[at])
                .with("without", without.join(", ")),
        );
    }
}

/// What carrying out everything that can be carried out leads to.
struct Outcome {
    levels: Vec<u8>,
    /// Those that ended, in an order in which each could start.
    order: Vec<usize>,
    /// Those whose end raised something.
    raised: BTreeSet<usize>,
}

/// Nothing that ends takes anything away from another, so that one order is as good as any.
fn carry_out(rules: &StartRules, interventions: &[usize], capabilities: usize) -> Outcome {
    let mut levels = vec![Some(0); capabilities];
    let mut ended = vec![false; rules.len()];
    let (mut order, mut raised) = (Vec::new(), BTreeSet::new());
    let mut waiting = interventions.to_vec();
    loop {
        let before = waiting.len();
        waiting.retain(|at| {
            if rules.obstacle(*at, &levels, &ended).is_some() {
                return true;
            }
            if rules.raises(*at).iter().any(|raise| levels[raise.capability].is_some_and(|level| level < raise.to)) {
                raised.insert(*at);
            }
            rules.end(*at, &mut levels, &mut ended);
            order.push(*at);
            false
        });
        if waiting.len() == before {
            break;
        }
    }
    Outcome { levels: levels.into_iter().map(|level| level.unwrap_or(0)).collect(), order, raised }
}
