//! Interventions that are never worth choosing, because another one does at least as much and asks for no more.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Library, RaiseAt, StartRules};
use crate::model::{CostBySize, Intervention, StateSize};

pub(super) fn advice(library: &Library, findings: &mut Vec<Diagnostic>) {
    let rules = StartRules::of(library);
    let mut raising = vec![Vec::new(); library.capabilities.len()];
    for at in 0..rules.len() {
        for raise in rules.raises(at) {
            raising[raise.capability].push(at);
        }
    }
    for (at, intervention) in library.interventions.iter().enumerate() {
        let Some(first) = rules.raises(at).first() else { continue };
        // Whatever is better raises the first capability too.
        let better = raising[first.capability].iter().find(|other| {
            **other != at && at_least_as_good(library, &rules, **other, at) && !at_least_as_good(library, &rules, at, **other)
        });
        if let Some(better) = better {
            let better = &library.interventions[*better];
            findings.push(
                Diagnostic::new(Code::Dominated, intervention.place)
                    .with("id", intervention.id.as_str())
                    .with("by", better.id.as_str())
                    .related(better.place),
            );
        }
    }
}

/// Whether the first one is at least as good as the second wherever the second could do anything.
fn at_least_as_good(library: &Library, rules: &StartRules, one: usize, other: usize) -> bool {
    let (ones, others) = (rules.raises(one), rules.raises(other));
    costs_no_more(&library.interventions[one], &library.interventions[other])
        && rules.after(one).iter().all(|after| rules.after(other).contains(after))
        && others.iter().all(|raise| ones.iter().any(|own| raises_at_least(own, raise)))
        && ones.iter().all(|own| asks_no_more(own, others))
}

fn raises_at_least(one: &RaiseAt, other: &RaiseAt) -> bool {
    one.capability == other.capability && one.to >= other.to && one.from <= other.from
}

/// Whether everything that the raise asks for is sure to stand wherever an intervention with the other raises can start and
/// still has something to raise.
fn asks_no_more(own: &RaiseAt, others: &[RaiseAt]) -> bool {
    let sure_to_stand = |capability: usize, level: u8| {
        let asks = |raise: &RaiseAt| raise.asks().any(|(asked, least)| asked == capability && least >= level);
        let needed_from_the_start = others.iter().any(|raise| raise.capability == capability && raise.from >= level);
        // Beyond its `to` a raise asks for nothing, and the other intervention might start for the sake of the rest.
        let asked_as_long = others.iter().any(|raise| raise.capability == own.capability && raise.to >= own.to && asks(raise));
        needed_from_the_start || asked_as_long || others.iter().all(asks)
    };
    (own.from == 0 || sure_to_stand(own.capability, own.from)) && own.asks().all(|(capability, level)| sure_to_stand(capability, level))
}

fn costs_no_more(one: &Intervention, other: &Intervention) -> bool {
    let no_more = |one: &CostBySize, other: &CostBySize| {
        [StateSize::Small, StateSize::Medium, StateSize::Large]
            .into_iter()
            .all(|size| one.of(size).low <= other.of(size).low && one.of(size).high <= other.of(size).high)
    };
    let serves_as_many = other.regional.is_none_or(|states| one.regional.is_some_and(|own| own >= states));
    serves_as_many && one.months <= other.months && no_more(&one.cost, &other.cost) && no_more(&one.running_cost, &other.running_cost)
}
